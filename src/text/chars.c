/* A set of 256 slots: some fifty characters of a sentence fill a fifth. */
#include "text/chars.h"

void nian_chars_of(nian_chars *out, nian_str s)
{
    *out = (nian_chars){{0}};
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (size_t at = 0; at < s.len;) {
        size_t len = p[at] < 0xE0 ? 1 : 3;
        if (s.len - at < len)
            break;
        unsigned slot = nian_chars_slot(p + at);
        out->bits[slot >> 6] |= UINT64_C(1) << (slot & 63);
        at += len;
    }
}
