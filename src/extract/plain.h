/** Reports in traditional script are understood in simplified script, since
 *  all rules know words so; what is found keeps the words of the report.
 *
 *      nian_report plain;
 *      nian_plain_make(&plain, report, &arena);
 *      ... rules on `plain` ...
 *      words = nian_plain_words(&arena, twins, indicator->statement, name);
 */
#ifndef NIAN_EXTRACT_PLAIN_H
#define NIAN_EXTRACT_PLAIN_H

#include "nianlun/report.h"
#include "text/text.h"

/** A copy of a report with the texts of its sections, statements and
 *  indicators in simplified script, byte for byte in the same places.  The
 *  report itself when nothing of it is traditional. */
void nian_plain_make(nian_report *out, const nian_report *report,
                     nian_arena *arena);

/** The same of one indicator. */
nian_indicator nian_plain_indicator(const nian_report *report, size_t index,
                                    nian_arena *arena);

/** Two texts that differ in script alone. */
typedef struct nian_twin {
    nian_str plain, words;
} nian_twin;

/** What a report writes for `found`, which is a part of a twin's plain text,
 *  or put together of that of twins[near] and some before it. */
nian_str nian_plain_words(nian_arena *arena, const nian_twin *twins,
                          size_t near, nian_str found);

#endif
