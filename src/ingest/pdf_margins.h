/** How the text of a file is set: its size, its lines, its columns.
 *
 *      nian_margins margins = {0};
 *      nian_margins_find(&margins, &arena, &rows, size);
 *      margins.items[row->column].left;
 */
#ifndef NIAN_INGEST_PDF_MARGINS_H
#define NIAN_INGEST_PDF_MARGINS_H

#include "ingest/pdf_layout.h"

typedef struct nian_margin {
    int left;
    int right;   /**< where full lines end */
    size_t rows; /**< that were measured */
    size_t full; /**< of them, that end there */
} nian_margin;

/** One for each column of text, by nian_row.column. */
vec_type(nian_margins, nian_margin);

void nian_margins_find(nian_margins *out, nian_arena *arena,
                       const nian_rows *rows, int size);

nian_measures nian_measures_find(nian_arena *arena, const nian_rows *rows);

#endif
