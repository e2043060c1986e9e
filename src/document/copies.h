/** Passages that a file holds twice.
 *
 *      nian_lines_find_copies(&lines, &notes);
 */
#ifndef NIAN_DOCUMENT_COPIES_H
#define NIAN_DOCUMENT_COPIES_H

#include "document/lines.h"

/** Marks the lines of a passage that repeats an earlier one to the letter, and
 *  notes it.  Short passages are left: 各位代表！ comes again by right. */
void nian_lines_find_copies(nian_lines *lines, nian_notes *notes);

#endif
