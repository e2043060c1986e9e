/* Dates in figures and in Chinese numerals.  Years lie between 1900 and 2199:
 * no report is older, and figures such as 1250年 are none. */
#include "document/date.h"

#include "document/heading.h"
#include "text/text.h"

/* What stands for 0 in 二〇二三, look-alikes of other scripts included. */
static int digit_of_code(uint32_t code)
{
    switch (code) {
    case 0x3007: /* 〇 */
    case 0x25CB: /* ○ */
    case 0x25EF: /* ◯ */
    case 0x96F6: /* 零 */
    case 0xFF2F: /* Ｏ */
    case 'O':
    case 0x43E: /* Cyrillic */
    case 0x41E:
        return 0;
    case 0x4E00:
        return 1;
    case 0x4E8C:
        return 2;
    case 0x4E09:
        return 3;
    case 0x56DB:
        return 4;
    case 0x4E94:
        return 5;
    case 0x516D:
        return 6;
    case 0x4E03:
        return 7;
    case 0x516B:
        return 8;
    case 0x4E5D:
        return 9;
    default:
        return -1;
    }
}

static int digit_of(nian_str s, size_t *len)
{
    uint32_t code = 0;
    if (s.len == 0)
        return -1;
    *len = nian_utf8_next(s, &code);
    if (nian_is_digit(code))
        return (int)(code >= 0xFF10 ? code - 0xFF10 : code - '0');
    return digit_of_code(code);
}

static size_t read_year(nian_str s, int *year)
{
    size_t at = 0;
    *year = 0;
    for (int i = 0; i < 4; i++) {
        size_t len = 0;
        int digit = digit_of(nian_str_after(s, at), &len);
        if (digit < 0)
            return 0;
        *year = *year * 10 + digit;
        at += len;
    }
    if (*year < 1900 || *year > 2199)
        return 0;
    nian_str rest = nian_str_after(s, at);
    nian_str trimmed = nian_str_trim(rest);
    if (!nian_str_starts(trimmed, NIAN_STR("年")))
        return 0;
    return at + (size_t)(trimmed.ptr - rest.ptr) + 3;
}

/* A month or day, in figures or in words up to 三十一. */
static size_t read_part(nian_str s, nian_str unit, int most, int *value)
{
    nian_str trimmed = nian_str_trim(s);
    size_t at = trimmed.ptr ? (size_t)(trimmed.ptr - s.ptr) : 0;
    size_t words = nian_han_number(trimmed, value);
    if (words == 0) {
        *value = 0;
        for (int i = 0; i < 2; i++) {
            size_t len = 0;
            int digit = digit_of(nian_str_after(trimmed, words), &len);
            if (digit < 0)
                break;
            *value = *value * 10 + digit;
            words += len;
        }
    }
    nian_str rest = nian_str_after(trimmed, words);
    nian_str behind = nian_str_trim(rest);
    if (words == 0 || *value < 1 || *value > most ||
        !nian_str_starts(behind, unit))
        return 0;
    return at + words + (size_t)(behind.ptr - rest.ptr) + unit.len;
}

size_t nian_date_read(nian_date *out, nian_str s)
{
    *out = (nian_date){0};
    size_t at = read_year(s, &out->year);
    if (at == 0)
        return 0;
    int value;
    size_t len = read_part(nian_str_after(s, at), NIAN_STR("月"), 12, &value);
    if (len == 0)
        return at;
    out->month = value;
    at += len;
    len = read_part(nian_str_after(s, at), NIAN_STR("日"), 31, &value);
    if (len) {
        out->day = value;
        at += len;
    }
    return at;
}

ptrdiff_t nian_date_find(nian_date *out, nian_str s, size_t *len)
{
    bool dated = nian_str_has(s, NIAN_STR("年"));
    for (size_t at = 0; dated && at < s.len;) {
        size_t taken = nian_date_read(out, nian_str_after(s, at));
        if (taken) {
            if (len)
                *len = taken;
            return (ptrdiff_t)at;
        }
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
    }
    *out = (nian_date){0};
    return NIAN_STR_NONE;
}

nian_str nian_date_format(nian_arena *arena, nian_date date)
{
    if (date.year == 0)
        return (nian_str){NULL, 0};
    if (date.month == 0)
        return nian_str_format(arena, "%04d", date.year);
    if (date.day == 0)
        return nian_str_format(arena, "%04d-%02d", date.year, date.month);
    return nian_str_format(arena, "%04d-%02d-%02d", date.year, date.month,
                           date.day);
}
