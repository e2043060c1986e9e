/* One pass over the text for a whole table: a text is looked through some
 * twenty times, and searching word by word took most of a report's time. */
#include "extract/words.h"

#include <assert.h>

enum {
    CHAR_LEN = 3 /* bytes of a Han character */
};

static size_t bucket(const char *at)
{
    return (unsigned char)at[CHAR_LEN - 1] & 0x3F;
}

void nian_wordset_make(nian_wordset *out, const nian_str *words, size_t count)
{
    assert(count < NIAN_WORDS_MAX);
    *out = (nian_wordset){.words = words};
    for (size_t i = count; i-- > 0;) {
        size_t b = bucket(words[i].ptr);
        out->next[i] = out->head[b];
        out->head[b] = (uint8_t)(i + 1);
    }
}

bool nian_wordset_next(const nian_wordset *set, nian_str s, size_t *at,
                       size_t *word)
{
    for (size_t i = *at; i + CHAR_LEN <= s.len; i++) {
        if ((unsigned char)s.ptr[i] < 0xE0)
            continue;
        for (size_t w = set->head[bucket(s.ptr + i)]; w; w = set->next[w - 1]) {
            nian_str one = set->words[w - 1];
            if (one.ptr[1] == s.ptr[i + 1] && one.ptr[0] == s.ptr[i] &&
                nian_str_starts(nian_str_after(s, i), one)) {
                *at = i;
                *word = w - 1;
                return true;
            }
        }
    }
    return false;
}

bool nian_has_any(nian_str s, const nian_str *words, size_t count)
{
    nian_wordset set;
    size_t at = 0;
    size_t word;
    nian_wordset_make(&set, words, count);
    return nian_wordset_next(&set, s, &at, &word);
}
