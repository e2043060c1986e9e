/** Cells of a table out of its runs.
 *
 *      nian_grid grid;
 *      nian_grid_find(&grid, arena, rows, count, size);
 *      nian_grid_lines(&lines, arena, &grid);
 */
#ifndef NIAN_INGEST_PDF_GRID_H
#define NIAN_INGEST_PDF_GRID_H

#include "ingest/pdf_layout.h"

/** An upright strip. */
typedef struct nian_strip {
    int left;
    int right;
} nian_strip;

vec_type(nian_strips, nian_strip);

/** Strips without text that part columns, from left to right: one fewer than
 *  columns.  A heading that spans columns does not close the strip below. */
void nian_gutters_find(nian_strips *out, nian_arena *arena,
                       const nian_row *rows, size_t count, int size);

/** The rows of the table, each with a cell for each column; cells that were
 *  wrapped are whole again.  `gutters` are not changed. */
void nian_cells_find(nian_strs *out, nian_arena *arena, const nian_row *rows,
                     size_t count, const nian_strips *gutters, int size);

/** Joins the cells of `more` to those of `line`. */
void nian_cells_extend(nian_str *line, nian_arena *arena, nian_str more);

/** Whether a table has a cell that is a figure. */
bool nian_cells_hold_figures(const nian_strs *lines);

/** 12.5, -3, 45%, —: what a column of figures holds. */
bool nian_is_figure_cell(nian_str s);

#endif
