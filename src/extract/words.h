/** Whether any of a table's words stands in a passage, which is looked at once
 *  for all tables.
 *
 *      static const nian_str words[] = {NIAN_STR_INIT("力争"), …};
 *      nian_passage passage = nian_passage_of(statement->text);
 *      if (nian_has_any(&passage, words, COUNT(words))) ...
 */
#ifndef NIAN_EXTRACT_WORDS_H
#define NIAN_EXTRACT_WORDS_H

#include "text/chars.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct nian_passage {
    nian_str text;
    nian_chars chars; /**< of the text, or of a longer one that it is from */
} nian_passage;

nian_passage nian_passage_of(nian_str text);
/** Its first `len` bytes. */
nian_passage nian_passage_start(const nian_passage *passage, size_t len);

bool nian_has_word(const nian_passage *passage, nian_str word);
bool nian_has_any(const nian_passage *passage, const nian_str *words,
                  size_t count);

#endif
