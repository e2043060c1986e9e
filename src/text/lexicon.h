/** Tables of words: which of them starts, or ends, a text.
 *
 *      static const nian_word WORDS[] = {
 *          NIAN_WORD("增加", 1),
 *          NIAN_WORD("增长", 2),
 *      };
 *      static const nian_lexicon VERBS = NIAN_LEXICON(WORDS);
 *      const nian_word *verb = nian_lexicon_start(&VERBS, clause);
 *
 *  A table stands in the order of its bytes, one that is asked for endings in
 *  the order of its bytes from the end: then it can be walked like a trie,
 *  without being built.  A test holds every table to its order.
 */
#ifndef NIAN_TEXT_LEXICON_H
#define NIAN_TEXT_LEXICON_H

#include "base/str.h"

typedef struct nian_word {
    nian_str text;
    unsigned tag; /**< what the word means to its table */
} nian_word;

typedef struct nian_lexicon {
    const nian_word *words;
    size_t count;
} nian_lexicon;

#define NIAN_WORD(literal, tag)                                                \
    {                                                                          \
        {(literal), sizeof(literal) - 1}, (tag)                                \
    }

#define NIAN_LEXICON(table)                                                    \
    {                                                                          \
        (table), sizeof(table) / sizeof *(table)                               \
    }

/** The longest word that `s` starts with, or NULL. */
const nian_word *nian_lexicon_start(const nian_lexicon *lexicon, nian_str s);

/** The longest word that `s` ends with, or NULL. */
const nian_word *nian_lexicon_end(const nian_lexicon *lexicon, nian_str s);

/** The first word that stands anywhere in `s`, or NULL; `at` (may be NULL)
 *  gets its place.  For a table in the order of its bytes. */
const nian_word *nian_lexicon_find(const nian_lexicon *lexicon, nian_str s,
                                   size_t *at);

/** The first row out of order, or `count`. */
size_t nian_lexicon_disorder(const nian_lexicon *lexicon, bool from_end);

#endif
