/* SHA-1 as FIPS 180-4 has it, for git's names of objects and the end of a
 * pack; no secret depends on it. */
#include "corpus/sha1.h"

#include <string.h>

enum {
    LENGTH_AT = 56 /* the last 8 bytes of the last block count bits */
};

static uint32_t turn(uint32_t value, int by)
{
    return value << by | value >> (32 - by);
}

static uint32_t mix(int round, uint32_t b, uint32_t c, uint32_t d)
{
    if (round < 20)
        return ((b & c) | (~b & d)) + 0x5a827999;
    if (round < 40)
        return (b ^ c ^ d) + 0x6ed9eba1;
    if (round < 60)
        return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    return (b ^ c ^ d) + 0xca62c1d6;
}

/* The names of the five words are the standard's. */
static void take_block(uint32_t state[5], const unsigned char *block)
{
    uint32_t words[80];
    for (int i = 0; i < 16; i++)
        words[i] = (uint32_t)block[4 * i] << 24 |
                   (uint32_t)block[4 * i + 1] << 16 |
                   (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 80; i++)
        words[i] = turn(
            words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4];
    for (int i = 0; i < 80; i++) {
        uint32_t next = turn(a, 5) + mix(i, b, c, d) + e + words[i];
        e = d;
        d = c;
        c = turn(b, 30);
        b = a;
        a = next;
    }
    const uint32_t ended[5] = {a, b, c, d, e};
    for (int i = 0; i < 5; i++)
        state[i] += ended[i];
}

void nian_sha1_start(nian_sha1 *sum)
{
    *sum = (nian_sha1){
        .state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}};
}

void nian_sha1_add(nian_sha1 *sum, nian_str bytes)
{
    size_t held = sum->len % NIAN_SHA1_BLOCK;
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    size_t left = bytes.len;
    sum->len += bytes.len;
    while (left) {
        size_t part =
            NIAN_SHA1_BLOCK - held < left ? NIAN_SHA1_BLOCK - held : left;
        if (part == NIAN_SHA1_BLOCK) {
            take_block(sum->state, at);
        } else {
            memcpy(sum->block + held, at, part);
            held += part;
            if (held == NIAN_SHA1_BLOCK)
                take_block(sum->state, sum->block);
        }
        held %= NIAN_SHA1_BLOCK;
        at += part;
        left -= part;
    }
}

void nian_sha1_end(nian_sha1 *sum, unsigned char out[NIAN_SHA1_BYTES])
{
    static const char padding[NIAN_SHA1_BLOCK] = {(char)0x80};
    uint64_t bits = sum->len * 8;
    size_t held = sum->len % NIAN_SHA1_BLOCK;
    size_t pad = (held < LENGTH_AT ? LENGTH_AT : LENGTH_AT + NIAN_SHA1_BLOCK);
    char length[8];
    for (int i = 0; i < 8; i++)
        length[i] = (char)(bits >> (56 - 8 * i) & 0xFF);
    nian_sha1_add(sum, (nian_str){padding, pad - held});
    nian_sha1_add(sum, (nian_str){length, sizeof length});
    for (int i = 0; i < NIAN_SHA1_BYTES; i++)
        out[i] = (unsigned char)(sum->state[i / 4] >> (24 - i % 4 * 8));
}
