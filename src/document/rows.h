/** Lines that are no sentences: rows of a table without rules, numbers of
 *  pages.
 */
#ifndef NIAN_DOCUMENT_ROWS_H
#define NIAN_DOCUMENT_ROWS_H

#include "document/lines.h"

/** Runs of lines whose cells stand apart by blanks and end in figures become
 *  rows with their cells between |; so do their heads and captions. */
void nian_lines_find_rows(nian_lines *lines);

/** - 3 -, — 3 —, 第3页 */
bool nian_is_page_number(nian_str s);

/** Takes out what a printer puts under a page; noted. */
void nian_lines_drop_pages(nian_lines *lines, nian_notes *notes);

#endif
