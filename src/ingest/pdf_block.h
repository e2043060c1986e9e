/** Which rows are one paragraph.
 *
 *      nian_setting setting = {&measures, &margins};
 *      while (!nian_paragraph_begins(&setting, arena, &rows, first, end))
 *          end++;
 */
#ifndef NIAN_INGEST_PDF_BLOCK_H
#define NIAN_INGEST_PDF_BLOCK_H

#include "ingest/pdf_margins.h"

typedef struct nian_setting {
    const nian_measures *measures;
    const nian_margins *margins;
} nian_setting;

/** Whether `next` opens a paragraph, when the one before began at `first`. */
bool nian_paragraph_begins(const nian_setting *setting, nian_arena *arena,
                           const nian_rows *rows, size_t first, size_t next);

/** The words of a row. */
nian_str nian_row_text(nian_arena *arena, const nian_row *row);

#endif
