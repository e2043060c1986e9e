/** Clauses, and whether they open with what somebody does.
 *
 *      const nian_verbs *verbs = nian_verbs_make(&arena);
 *      for (nian_str rest = text, clause; nian_clause_next(&rest, &clause);)
 *          verbal |= nian_is_verbal(verbs, clause);
 */
#ifndef NIAN_EXTRACT_VERBS_H
#define NIAN_EXTRACT_VERBS_H

#include "base/str.h"

/** The next piece between ，。；：！？ that is not empty. */
bool nian_clause_next(nian_str *rest, nian_str *clause);

/** The words by their first character. */
typedef struct nian_verbs nian_verbs;

/** Lies in the arena; making it costs what a few sentences cost. */
const nian_verbs *nian_verbs_make(nian_arena *arena);

/** Without 一是, （二）, —— at its start. */
nian_str nian_without_label(nian_str clause);

/** 大力推进…, 我们将完善…: true; 结构持续优化: false. */
bool nian_is_verbal(const nian_verbs *verbs, nian_str clause);

/** The bytes of 要, 将, 必须 … at the start of `s`, or 0. */
size_t nian_modal_length(nian_str s);

#endif
