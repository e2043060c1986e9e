/** The rows that a comparison, a ledger and a log share on a terminal.
 *
 *      nian_rows_place place = {0};
 *      nian_rows_section(view, report, statement, &place);
 */
#ifndef NIAN_RENDER_ROWS_H
#define NIAN_RENDER_ROWS_H

#include "render/terminal.h"

/** Which section was named last, so that each is named once. */
typedef struct nian_rows_place {
    const nian_report *report;
    uint32_t section;
} nian_rows_place;

/** An empty line and the title of a list with its count. */
void nian_rows_title(const nian_view *view, const char *title, size_t count);
/** Names the section of a statement when it is another than the last. */
void nian_rows_section(const nian_view *view, const nian_report *report,
                       uint32_t statement, nian_rows_place *place);
/** A statement as a row: mark, id, type, flags, text. */
typedef struct nian_shown_row {
    char mark; /**< + new, - gone, ~ reworded, > what became of it, = kept */
    const nian_report *report;
    uint32_t statement;
    const char *label; /**< stands before the flags; may be NULL */
    unsigned flags;
    nian_str wanted;        /**< made to stand out in the text; may be empty */
    const nian_edit *edits; /**< shown in place of the text, if any */
    size_t edit_count;
    size_t lines; /**< 0: the whole text */
} nian_shown_row;

/** A row that may be shown, and how much it says. */
typedef struct nian_ranked {
    uint32_t row;
    unsigned weight;
} nian_ranked;

/** Brings the heaviest `shown` rows to the front, in their own order. */
void nian_rows_choose(nian_ranked *rows, size_t count, size_t shown);
/** Figures say more than names, names more than topics. */
unsigned nian_rows_weight(const nian_statement *statement);
bool nian_rows_digits(nian_str text);

void nian_rows_show(const nian_view *view, const nian_shown_row *row);
/** How many lines a text may take: 0 with --all. */
size_t nian_rows_lines(const nian_view *view);
/** One row of a comparison, with edits where they read well. */
void nian_rows_change(const nian_view *view, const nian_comparison *comparison,
                      const nian_change *change, nian_rows_place *place);
/** The edits read better than the two texts side by side: most stays. */
bool nian_rows_alike(const nian_edit *edits, size_t count);
/** The row is shown as one text with its edits. */
bool nian_rows_inline(const nian_change *change);
void nian_rows_why(const nian_view *view, double score, const nian_str *why,
                   size_t count);

/** Sections that came, went or moved, in a few lines. */
void nian_rows_sections(const nian_view *view,
                        const nian_comparison *comparison);
/** By how much a figure moved: +38万人（+3.2%）, -0.3个百分点. */
void nian_write_difference(nian_buf *out, const nian_indicator_change *change,
                           const nian_indicator *after);
/** 国务院 政府工作报告 2023 → 2024, or both names. */
nian_str nian_rows_headline(nian_arena *arena,
                            const nian_comparison *comparison);
/** The figures that moved, as a table. */
void nian_rows_indicators(const nian_view *view,
                          const nian_comparison *comparison);

#endif
