/** How pieces of text go together: Han characters without a blank, Latin
 *  words with one.
 *
 *      nian_join_line(&text, NIAN_STR("develop-"));
 *      nian_join_line(&text, NIAN_STR("ment of"));    → development of
 */
#ifndef NIAN_INGEST_PDF_JOIN_H
#define NIAN_INGEST_PDF_JOIN_H

#include "base/buf.h"
#include "text/text.h"

/** What stands apart on one line. */
void nian_join_apart(nian_buf *text, nian_str next);
/** What goes on in the next line. */
void nian_join_line(nian_buf *text, nian_str next);
/** Whether a Latin word was cut by a hyphen before `next`. */
bool nian_is_cut_word(nian_str text, uint32_t next);
/** How wide the first word is that may not be parted, in halves of a Han
 *  character: a Latin word, a number, a character with the mark behind it. */
int nian_first_token(nian_str s);
/** The first and the last character; 0 of nothing. */
uint32_t nian_first_code(nian_str s);
uint32_t nian_last_code(nian_str s);

#endif
