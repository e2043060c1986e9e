/** The number of a document: 江海委〔2023〕41号.
 *
 *      float sure;
 *      nian_str number = nian_number_read(&arena, line, &sure);
 *
 *  Brackets become 〔〕, as the standard for documents has them, and blanks go.
 */
#ifndef NIAN_DOCUMENT_NUMBER_H
#define NIAN_DOCUMENT_NUMBER_H

#include "base/str.h"

/** Of a line of the head; empty when it holds none.  第41号 alone, the number
 *  of an order, is less sure. */
nian_str nian_number_read(nian_arena *arena, nian_str line, float *sure);

#endif
