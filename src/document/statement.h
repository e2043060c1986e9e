/** Cutting a paragraph into sentences and parts that end in ；.
 *
 *      for (nian_str rest = paragraph, s; nian_sentence_next(&rest, &s);)
 *          use(s);
 */
#ifndef NIAN_DOCUMENT_STATEMENT_H
#define NIAN_DOCUMENT_STATEMENT_H

#include "base/str.h"

/** Never cuts inside brackets, 《》 or a short quotation; what closes after
 *  the end (” ）) stays with the sentence.  Blanks at both ends are not part
 *  of it.  False when nothing but blanks is left. */
bool nian_sentence_next(nian_str *rest, nian_str *sentence);

/** True when `s` ends as a sentence or a part of one does: 。！？；：or the
 *  same before what closes. */
bool nian_ends_sentence(nian_str s);

/** True when it ends in 。 or ！. */
bool nian_ends_full(nian_str s);

/** A clause with a figure tells what was reached; 2023年 is no such figure. */
bool nian_has_figure(nian_str s);

/** `s` without 。！？；：… at its end. */
nian_str nian_without_end(nian_str s);

/** The last character; 0 when empty. */
uint32_t nian_last_char(nian_str s);

#endif
