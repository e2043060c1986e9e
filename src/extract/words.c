/* One look at the characters of a text spares the search for most words. */
#include "extract/words.h"

bool nian_has_word(const nian_chars *chars, nian_str s, nian_str word)
{
    return nian_chars_may_hold(chars, word.ptr) && nian_str_has(s, word);
}

bool nian_has_any(nian_str s, const nian_str *words, size_t count)
{
    nian_chars chars;
    nian_chars_of(&chars, s);
    for (size_t i = 0; i < count; i++)
        if (nian_has_word(&chars, s, words[i]))
            return true;
    return false;
}
