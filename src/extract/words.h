/** Whether any of a table's words stands in a text.
 *
 *      static const nian_str words[] = {NIAN_STR_INIT("力争"), …};
 *      if (nian_has_any(s, words, COUNT(words))) ...
 */
#ifndef NIAN_EXTRACT_WORDS_H
#define NIAN_EXTRACT_WORDS_H

#include "base/str.h"
#include "text/chars.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

bool nian_has_any(nian_str s, const nian_str *words, size_t count);

/** Whether `word` stands in `s`, of which `chars` are the characters. */
bool nian_has_word(const nian_chars *chars, nian_str s, nian_str word);

#endif
