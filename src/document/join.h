/** Lines that a page or a column cut in two become one again. */
#ifndef NIAN_DOCUMENT_JOIN_H
#define NIAN_DOCUMENT_JOIN_H

#include "document/lines.h"

void nian_lines_join(nian_lines *lines, nian_notes *notes);

/** True for running text, which is never a heading or a signature: it holds
 *  the end of a sentence, or is long. */
bool nian_is_prose(nian_str s);

#endif
