/** How a report's metadata are found: the parts that metadata.c puts together,
 *  each a file of its own.  Private to document/.
 *
 *      finder f = …;
 *      nian_find_title(&f);
 *      nian_find_issuer(&f);
 *
 *  Every part takes the lines around the text, hears its witnesses, and fills
 *  its fields of `meta` with how sure they are.
 */
#ifndef NIAN_DOCUMENT_FINDER_H
#define NIAN_DOCUMENT_FINDER_H

#include "document/belief.h"
#include "document/date.h"
#include "document/document.h"
#include "document/frontmatter.h"

/* How sure a witness makes: a session's line, a title, an office, a file's
 * name, words in running text. */
#define NIAN_BY_SESSION 0.98F
#define NIAN_BY_TITLE 0.95F
#define NIAN_BY_OFFICE 0.85F
#define NIAN_BY_PATH 0.6F
#define NIAN_BY_WORDS 0.4F
/** Below this a value is a guess, and others may be shown beside it. */
#define NIAN_BY_MUCH 0.9F

typedef struct nian_finder {
    nian_document *document;
    nian_arena *arena;
    const nian_frontmatter *front;
    nian_str path;
    nian_metadata said; /* by the file's own properties */
    nian_strs head;     /* lines before the text */
    nian_strs tail;     /* lines of its frame behind it */
    nian_str lead;      /* how the text begins */
    nian_str place;     /* of the session, empty or 国务院 */
    nian_date session;
    nian_date head_date; /* the first of the head */
    nian_arena scratch;  /* until all is found */
    nian_str text;       /* folded, made when first wanted */
    nian_metadata *meta;
} nian_finder;

/** A note on the whole report. */
void nian_finder_note(nian_finder *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** The folded text; for reports whose head says too little. */
nian_str nian_finder_text(nian_finder *f);
/** The file's name without its folder, and the name of its folder. */
nian_str nian_path_name(nian_str path);
nian_str nian_path_folder(nian_str path);

/** finder_title.c: title, number, session, kind. */
void nian_find_title(nian_finder *f);
void nian_find_session(nian_finder *f);
void nian_find_kind(nian_finder *f);
/** "某市政府工作报告（2014年1月22日 某某）" without its end. */
nian_str nian_title_bare(nian_str s);

/** finder_issuer.c; wants the kind. */
void nian_find_issuer(nian_finder *f);
/** finder_year.c; wants title, kind and session. */
void nian_find_date(nian_finder *f);
void nian_find_year(nian_finder *f);
/** Notes a file that is named by another year than the one found. */
void nian_year_compare(nian_finder *f);

#endif
