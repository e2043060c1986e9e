/** Which characters a text holds, roughly: most words of a long list are not
 *  in a text, and their first characters say so without a look at the text.
 *
 *      nian_chars chars;
 *      nian_chars_of(&chars, text);
 *      if (nian_chars_may_hold(&chars, NIAN_STR("力争")))  ... it may, and may
 * not
 */
#ifndef NIAN_TEXT_CHARS_H
#define NIAN_TEXT_CHARS_H

#include "base/str.h"

enum {
    NIAN_CHARS_SLOTS = 256
};

typedef struct nian_chars {
    uint64_t bits[NIAN_CHARS_SLOTS / 64];
} nian_chars;

/** Of the character at `at`.  The last two bytes of a Han character tell it
 *  from most others; a byte that starts none of three stands for itself. */
static inline unsigned nian_chars_slot(const unsigned char *at)
{
    if (at[0] < 0xE0)
        return at[0];
    return ((unsigned)at[1] << 5 ^ at[2] ^ (unsigned)at[0] << 6) & 0xFF;
}

void nian_chars_of(nian_chars *out, nian_str s);

/** Whether the first two characters of `word` may stand in the text. */
static inline bool nian_chars_may_hold(const nian_chars *chars, nian_str word)
{
    const unsigned char *at = (const unsigned char *)word.ptr;
    unsigned slot = nian_chars_slot(at);
    if (!(chars->bits[slot >> 6] >> (slot & 63) & 1))
        return false;
    if (word.len < 6 || at[0] < 0xE0 || at[3] < 0xE0)
        return true;
    slot = nian_chars_slot(at + 3);
    return chars->bits[slot >> 6] >> (slot & 63) & 1;
}

#endif
