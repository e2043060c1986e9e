/** What stands on the pages of a PDF, from words to rows.
 *
 *      layout_pages → runs → (edges go) → columns → rows → (tables) → text
 *
 *  For the files of this folder that begin with pdf_.
 */
#ifndef NIAN_INGEST_PDF_LAYOUT_H
#define NIAN_INGEST_PDF_LAYOUT_H

#include "ingest/pdf.h"

/** Words of one line without a wide gap: part of a line of text, or of a cell
 *  of a table. */
typedef struct nian_run {
    nian_str text;
    int left;
    int top;
    int right;
    int bottom;
    int size;      /**< of its font: the width of a Han character */
    uint32_t page; /**< 0-based */
    bool gone;     /**< left out: repeats at the edge of pages */
    bool raised;   /**< a mark of a footnote */
} nian_run;

vec_type(nian_runs, nian_run);

/** Runs that stand side by side, from left to right. */
typedef struct nian_row {
    const nian_run *items;
    size_t count;
    int left;
    int top;
    int right;
    int bottom;
    int size;
    uint32_t page;
    uint32_t column; /**< counts on over all columns of all pages */
} nian_row;

vec_type(nian_rows, nian_row);

/** How the text of a file is set. */
typedef struct nian_measures {
    int size;  /**< of most characters */
    int pitch; /**< from one line of a paragraph to the next */
} nian_measures;

/** The runs of a page, from top to bottom and from left to right; text that
 *  stands upright on a page is turned before. */
void nian_runs_find(nian_runs *out, nian_arena *arena, const nian_page *page,
                    uint32_t number, bool *turned);

/** Words joined as they are read: no blank beside a Han character. */
nian_str nian_runs_text(nian_arena *arena, const nian_run *runs, size_t count);

/** Marks what repeats at the upper and lower edges as gone; returns how many
 *  lines. */
uint32_t nian_edges_find(nian_runs *runs, const nian_pages *pages);

/** What is known from the pages before; all zero at first. */
typedef struct nian_reading {
    uint32_t column; /**< of the next row */
    int gutter;      /**< between two columns of text; 0: there are none */
} nian_reading;

/** What is left of a page, in the order of reading. */
void nian_rows_find(nian_rows *out, nian_arena *arena, const nian_runs *page,
                    nian_reading *state);

/** A table: lines of cells between bars. */
typedef struct nian_page_table {
    size_t first; /**< of the rows */
    size_t count;
    nian_strs lines;
} nian_page_table;

vec_type(nian_page_tables, nian_page_table);

/** Tables among the rows, in order. */
void nian_tables_find(nian_page_tables *out, nian_arena *arena,
                      const nian_rows *rows, const nian_measures *measures);

#endif
