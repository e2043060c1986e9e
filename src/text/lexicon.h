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
    unsigned tag;   /**< what the word means to its table */
    uint32_t first; /**< its first character, and its last one backwards, as */
    uint32_t last;  /**< the search compares them; NIAN_WORD fills them in */
} nian_word;

typedef struct nian_lexicon {
    const nian_word *words;
    size_t count;
} nian_lexicon;

/* Bytes of a literal from its start and from its end; 0 beyond. */
#define NIAN_WORD_BYTE(literal, at)                                            \
    (sizeof(literal) - 1 > (at) ? (uint32_t)(unsigned char)(literal)           \
                                      [sizeof(literal) - 1 > (at) ? (at) : 0]  \
                                : 0)
#define NIAN_WORD_BACK(literal, at)                                            \
    NIAN_WORD_BYTE(literal, sizeof(literal) - 2 - (at))
/* What is three bytes long stands as a whole, else its byte alone; from the
 * end a character of two bytes stands behind the others that end alike. */
#define NIAN_WORD_FIRST(literal)                                               \
    (NIAN_WORD_BYTE(literal, 0) << 16 |                                        \
     (NIAN_WORD_BYTE(literal, 0) < 0xE0                                        \
          ? 0                                                                  \
          : NIAN_WORD_BYTE(literal, 1) << 8 | NIAN_WORD_BYTE(literal, 2)))
#define NIAN_WORD_LAST(literal)                                                \
    (NIAN_WORD_BACK(literal, 0) << 16 |                                        \
     ((NIAN_WORD_BACK(literal, 0) & 0xC0) != 0x80 ? 0                          \
      : (NIAN_WORD_BACK(literal, 1) & 0xC0) != 0x80                            \
          ? 0xFFFF                                                             \
          : NIAN_WORD_BACK(literal, 1) << 8 | NIAN_WORD_BACK(literal, 2)))

#define NIAN_WORD(literal, tag)                                                \
    {                                                                          \
        {(literal), sizeof(literal) - 1}, (tag), NIAN_WORD_FIRST(literal),     \
            NIAN_WORD_LAST(literal)                                            \
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
