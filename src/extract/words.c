/* One look at the characters of a text spares the search for most words. */
#include "extract/words.h"

nian_passage nian_passage_of(nian_str text)
{
    nian_passage passage = {.text = text};
    nian_chars_of(&passage.chars, text);
    return passage;
}

nian_passage nian_passage_start(const nian_passage *passage, size_t len)
{
    nian_passage start = *passage;
    start.text = nian_str_slice(passage->text, 0, len);
    return start;
}

bool nian_has_word(const nian_passage *passage, nian_str word)
{
    return nian_chars_may_hold(&passage->chars, word) &&
           nian_str_has(passage->text, word);
}

bool nian_has_any(const nian_passage *passage, const nian_str *words,
                  size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_has_word(passage, words[i]))
            return true;
    return false;
}
