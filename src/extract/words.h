/** Whether any of a table's words stands in a text, in one pass over it.
 *
 *      static const nian_str words[] = {NIAN_STR_INIT("力争"), …};
 *      if (nian_has_any(s, words, COUNT(words))) ...
 */
#ifndef NIAN_EXTRACT_WORDS_H
#define NIAN_EXTRACT_WORDS_H

#include "base/str.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum {
    NIAN_WORDS_MAX = 128 /* of one table */
};

bool nian_has_any(nian_str s, const nian_str *words, size_t count);

/** Words by the last byte of their first character: what may start here. */
typedef struct nian_wordset {
    const nian_str *words;
    uint8_t head[64]; /**< index + 1 of the first; 0: none */
    uint8_t next[NIAN_WORDS_MAX];
} nian_wordset;

/** All words start with a character of three bytes; at most
 *  NIAN_WORDS_MAX. */
void nian_wordset_make(nian_wordset *out, const nian_str *words, size_t count);

/** The next place at or behind `*at` where a word stands, and which; false
 *  when there is none.  Go on with *at + 1. */
bool nian_wordset_next(const nian_wordset *set, nian_str s, size_t *at,
                       size_t *word);

#endif
