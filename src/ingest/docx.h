/** The parts of a DOCX, for docx*.c alone.
 *
 *      nian_docx_package_open(&package, &arena, bytes, err);
 *      nian_docx_styles_read(&styles, &package, err);
 *      nian_docx_numbering_read(&numbering, &package, err);
 *      nian_docx_story_read(&story, package.document, err);
 *
 *  A story is a part with paragraphs: the document, its notes, a header.
 */
#ifndef NIAN_INGEST_DOCX_H
#define NIAN_INGEST_DOCX_H

#include "base/map.h"
#include "ingest/container.h"
#include "ingest/numeral.h"
#include "ingest/outline.h"
#include "ingest/xml.h"
#include "text/text.h"

enum {
    NIAN_DOCX_LEVELS = 9,
    NIAN_DOCX_UNSAID = -1
};

/** Where the parts are; a name is empty for what is not there. */
typedef struct nian_docx_package {
    nian_container box;
    nian_str document;
    nian_str styles;
    nian_str numbering;
    nian_str footnotes;
    nian_str endnotes;
    nian_str core; /**< docProps/core.xml */
    nian_str app;  /**< docProps/app.xml */
    nian_strs headers;
    bool macros;
} nian_docx_package;

bool nian_docx_package_open(nian_docx_package *out, nian_arena *arena,
                            nian_str bytes, nian_error *err);

/** What a paragraph or its style says; numbers are NIAN_DOCX_UNSAID until
 *  something does. */
typedef struct nian_docx_style {
    nian_str id;
    nian_str name;
    nian_str based_on;
    int level;  /**< of the outline: 0 the highest, 9 none */
    int number; /**< numId; 0: not numbered */
    int number_level;
    int hidden;  /**< 0, 1 */
    int centred; /**< 0, 1 */
    int bold;    /**< 0, 1 */
    bool title;
    bool contents; /**< of a table of contents */
    bool settled;  /**< has taken what its base says */
} nian_docx_style;

typedef struct nian_docx_styles {
    vec(nian_docx_style) items;
    nian_map by_id;
    nian_docx_style usual; /**< of a paragraph that names no style */
} nian_docx_styles;

bool nian_docx_styles_read(nian_docx_styles *out, nian_docx_package *package,
                           nian_error *err);
/** The usual one where `id` is not known. */
const nian_docx_style *nian_docx_style_find(const nian_docx_styles *styles,
                                            nian_str id);
/** w:val="0", "false" and "off" turn a property off; it is on without. */
int nian_docx_toggle(const nian_xml_tag *tag);
/** The attribute w:val as a number, `otherwise` where it is none. */
int nian_docx_number(const nian_xml_tag *tag, int otherwise);

typedef struct nian_docx_level {
    bool said;
    int start;
    nian_numeral script;
    nian_str text; /**< 第%1章 */
    int restart;   /**< the level, from 1, that restarts it; 0: none does */
    bool plain;    /**< all counts in Arabic figures */
    bool apart;    /**< a tab or blank follows */
    bool hidden;
    nian_str style; /**< that is numbered by it */
} nian_docx_level;

typedef struct nian_docx_list {
    nian_docx_level levels[NIAN_DOCX_LEVELS];
    nian_str style; /**< its levels are those of this style's list */
    int count[NIAN_DOCX_LEVELS];
    bool begun[NIAN_DOCX_LEVELS];
} nian_docx_list;

typedef struct nian_docx_num {
    nian_str list;                            /**< id of its abstract list */
    nian_docx_level levels[NIAN_DOCX_LEVELS]; /**< that override it */
    int start[NIAN_DOCX_LEVELS];              /**< or UNSAID */
    bool applied[NIAN_DOCX_LEVELS];
} nian_docx_num;

typedef struct nian_docx_numbering {
    nian_arena *arena;
    const nian_docx_styles *styles;
    vec(nian_docx_list *) lists;
    vec(nian_docx_num *) nums;
    nian_map list_ids;
    nian_map num_ids;
} nian_docx_numbering;

bool nian_docx_numbering_read(nian_docx_numbering *out,
                              nian_docx_package *package,
                              const nian_docx_styles *styles, nian_error *err);

/** Counts a paragraph and says what Word writes before it: 一、, or nothing.
 *  `level` may be unsaid; `style` is the id of the paragraph's style. */
nian_str nian_docx_numbering_next(nian_docx_numbering *numbering, int number,
                                  int level, nian_str style, bool *apart);

/** What was left out or decided, to be told once each. */
typedef struct nian_docx_counts {
    uint32_t changes, comments, hidden, contents, ruby, symbols, embedded,
        pictures, numbers;
} nian_docx_counts;

/** Notes by their id: "f2" of a footnote, "e2" of an endnote. */
typedef struct nian_docx_notes {
    nian_map by_id;
    nian_strs texts;
} nian_docx_notes;

typedef struct nian_docx_story {
    nian_docx_package *package;
    const nian_docx_styles *styles;
    nian_docx_numbering *numbering;
    nian_docx_notes *notes;
    nian_outline *outline;
    nian_docx_counts *counts;
} nian_docx_story;

/** Reads a part into the story's outline.  Of a part of notes, each goes to
 *  `notes` under `mark` and its id. */
bool nian_docx_story_read(nian_docx_story *story, nian_str part, char mark,
                          nian_error *err);

/** EQ \o\ac(○,1) is ①; of a fraction 1/2; of what stands over a word, the
 *  word.  Empty for another field. */
nian_str nian_docx_equation(nian_arena *arena, nian_str instruction);
/** A character of a font of symbols (w:sym), 0 when it has no other name. */
uint32_t nian_docx_symbol(nian_str font, nian_str hex);

#endif
