/* Characters in and out of UTF-8, and the few classes of characters that the
 * stages ask about.  Knows nothing of lines or notes. */
#include "text/text.h"

enum {
    REPLACEMENT = 0xFFFD
};

static bool continues(nian_str s, size_t at)
{
    return at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80;
}

static uint32_t tail(nian_str s, size_t at)
{
    return (unsigned char)s.ptr[at] & 0x3FU;
}

/* The length of the valid character that `s` starts with, or 0.  Refuses
 * overlong forms, surrogates and what lies beyond U+10FFFF (RFC 3629). */
static size_t decode(nian_str s, uint32_t *code)
{
    uint32_t lead = (unsigned char)s.ptr[0];
    *code = lead;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4 || !continues(s, 1))
        return 0;
    if (lead < 0xE0) {
        *code = (lead & 0x1F) << 6 | tail(s, 1);
        return 2;
    }
    if (!continues(s, 2))
        return 0;
    if (lead < 0xF0) {
        *code = (lead & 0x0F) << 12 | tail(s, 1) << 6 | tail(s, 2);
        bool surrogate = *code >= 0xD800 && *code <= 0xDFFF;
        return *code < 0x800 || surrogate ? 0 : 3;
    }
    if (!continues(s, 3))
        return 0;
    *code =
        (lead & 0x07) << 18 | tail(s, 1) << 12 | tail(s, 2) << 6 | tail(s, 3);
    return *code < 0x10000 || *code > 0x10FFFF ? 0 : 4;
}

size_t nian_utf8_decode(nian_str s, uint32_t *code)
{
    size_t len = decode(s, code);
    if (len == 0) {
        *code = REPLACEMENT;
        return 1;
    }
    return len;
}

size_t nian_utf8_put(char out[4], uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

bool nian_utf8_longer(nian_str s, size_t count)
{
    return s.len > count && (s.len > 4 * count || nian_utf8_count(s) > count);
}

size_t nian_utf8_count(nian_str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return count;
}

bool nian_utf8_has(nian_str s, uint32_t code)
{
    while (s.len) {
        uint32_t one;
        s = nian_str_after(s, nian_utf8_next(s, &one));
        if (one == code)
            return true;
    }
    return false;
}

bool nian_utf8_valid(nian_str s, size_t *bad)
{
    size_t at = 0;
    while (at < s.len) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, at), &code);
        if (code == REPLACEMENT && decode(nian_str_after(s, at), &code) == 0)
            break;
        at += len;
    }
    if (bad)
        *bad = at;
    return at == s.len;
}

bool nian_is_han(uint32_t code)
{
    return (code >= 0x4E00 && code <= 0x9FFF) ||
           (code >= 0x3400 && code <= 0x4DBF) || code == 0x3005 ||
           code == 0x3007 || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x20000 && code <= 0x323AF);
}

bool nian_is_digit(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

bool nian_is_latin(uint32_t code)
{
    uint32_t narrow = code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
    narrow |= 0x20;
    return narrow >= 'a' && narrow <= 'z';
}

/* Combining marks and what takes no room. */
static bool is_zero_wide(uint32_t code)
{
    return (code >= 0x300 && code <= 0x36F) ||
           (code >= 0x200B && code <= 0x200F) ||
           (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
           (code >= 0x20D0 && code <= 0x20FF);
}

static bool is_wide(uint32_t code)
{
    switch (code) {
    case 0x2014: /* — */
    case 0x2026: /* … */
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
        return true;
    default:
        return (code >= 0x1100 && code <= 0x115F) ||
               (code >= 0x2E80 && code <= 0xA4CF && code != 0x303F) ||
               (code >= 0xAC00 && code <= 0xD7A3) ||
               (code >= 0xF900 && code <= 0xFAFF) ||
               (code >= 0xFE30 && code <= 0xFE4F) ||
               (code >= 0xFF01 && code <= 0xFF60) ||
               (code >= 0xFFE0 && code <= 0xFFE6) ||
               (code >= 0x1F300 && code <= 0x1F64F) ||
               (code >= 0x20000 && code <= 0x3FFFD);
    }
}

size_t nian_columns(nian_str s)
{
    return nian_columns_up_to(s, SIZE_MAX);
}

size_t nian_columns_up_to(nian_str s, size_t most)
{
    size_t columns = 0;
    for (size_t at = 0; at < s.len && columns <= most;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        if (nian_is_han(code))
            columns += 2;
        else if (code >= 0x20 && code != 0x7F && !is_zero_wide(code))
            columns += is_wide(code) ? 2 : 1;
    }
    return columns;
}
