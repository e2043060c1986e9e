/** Which characters a text holds, roughly: most words of a long list are not
 *  in a text, and their first character says so without a look at the text.
 *
 *      nian_chars chars;
 *      nian_chars_of(&chars, text);
 *      if (nian_chars_may_hold(&chars, "力争"))  ... it may, and may not
 */
#ifndef NIAN_TEXT_CHARS_H
#define NIAN_TEXT_CHARS_H

#include "base/str.h"

typedef struct nian_chars {
    uint64_t bits[4];
} nian_chars;

/* The last two bytes of a Han character tell it from most others; a byte that
 * starts none of three bytes stands for itself. */
static inline unsigned nian_chars_slot(const unsigned char *at)
{
    if (at[0] < 0xE0)
        return at[0];
    return ((unsigned)at[1] << 5 ^ at[2] ^ (unsigned)at[0] << 6) & 0xFF;
}

void nian_chars_of(nian_chars *out, nian_str s);

/** Whether the first character of `word` may stand in the text. */
static inline bool nian_chars_may_hold(const nian_chars *chars,
                                       const char *word)
{
    unsigned slot = nian_chars_slot((const unsigned char *)word);
    return chars->bits[slot >> 6] >> (slot & 63) & 1;
}

#endif
