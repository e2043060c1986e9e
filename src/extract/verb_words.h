/** The words that open a clause which says that somebody does something.
 *
 *      nian_words adverbs = nian_adverbs();
 */
#ifndef NIAN_EXTRACT_VERB_WORDS_H
#define NIAN_EXTRACT_VERB_WORDS_H

#include "base/str.h"

/** A table that lasts; each word starts with a Han character. */
typedef struct nian_words {
    const nian_str *words;
    size_t count;
} nian_words;

/** Verbs of two characters: a row is a first one and all that may follow. */
nian_words nian_verb_rows(void);

/** Verbs of three. */
nian_words nian_longer_verbs(void);

/** Verbs that name what is done as often as they say it: 发展, 建设. */
nian_words nian_verb_names(void);

/** 大力, 集中力量 */
nian_words nian_adverbs(void);

/** 我们, 全省, 五年来 */
nian_words nian_subjects(void);

#endif
