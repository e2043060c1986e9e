/** Pieces that several pages show alike: a statement with its address, word
 *  edits, where a sentence comes from.
 *
 *      nian_part part = {&html, &arena, series};
 *      nian_part_statement(&part, report, 16);
 */
#ifndef NIAN_SITE_PARTS_H
#define NIAN_SITE_PARTS_H

#include "site/pages.h"

/** Where parts go. */
typedef struct nian_part {
    nian_html *html;
    nian_arena *arena;
    const nian_site_series *series;
} nian_part;

/** `<a href="PATH.html">text</a>`; `path` without its ending. */
void nian_part_link(const nian_part *part, nian_str path, nian_str text);
/** A section's label and heading, or the title where it stands in none. */
void nian_part_heading(const nian_part *part, size_t report, uint32_t section);
/** The key of a type's word. */
const char *nian_part_type_key(nian_type type);
/** The id of a statement as a link to it in its report, and its type. */
void nian_part_origin(const nian_part *part, size_t report, uint32_t statement);
/** Some statements of a report, each with its origin; with edits, what only
 *  this side has is marked: `<del>` where `old`, else `<ins>`.  `edits` may
 *  be NULL. */
void nian_part_statements(const nian_part *part, size_t report, bool old,
                          const uint32_t *statements, size_t count,
                          const nian_edit *edits, size_t edit_count);
/** One text with both its edits, as a redline. */
void nian_part_redline(const nian_part *part, const nian_edit *edits,
                       size_t count);
/** moved, merged … as words; nothing where there is no flag. */
void nian_part_flags(const nian_part *part, unsigned flags);
/** Class names: ` moved unsure`. */
void nian_part_flag_classes(const nian_part *part, unsigned flags);
/** How sure, and the words in common, behind a fold. */
void nian_part_why(const nian_part *part, double score, const nian_str *why,
                   size_t count);
/** The text, or its first `most` characters and an ellipsis. */
nian_str nian_part_cut(nian_arena *arena, nian_str text, size_t most);

/** A table that may be wider than the page: a region that scrolls by itself
 *  and is named by the element `label`. */
void nian_part_table_open(const nian_part *part, const char *label);
void nian_part_table_close(const nian_part *part);
/** Opens a section with a heading h2, both called `id`. */
void nian_part_section_open(const nian_part *part, const char *id,
                            const char *key);

#endif
