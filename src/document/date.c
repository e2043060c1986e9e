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

/* Without brackets around it and blanks in it: （二 〇 二 三 年）. */
static nian_str squeeze(char *room, size_t size, nian_str s)
{
    size_t len = 0;
    s = nian_str_trim(s);
    if (nian_str_cut_start(&s, NIAN_STR("（")))
        nian_str_cut_end(&s, NIAN_STR("）"));
    else if (nian_str_cut_start(&s, NIAN_STR("(")))
        nian_str_cut_end(&s, NIAN_STR(")"));
    while (s.len) {
        uint32_t code;
        size_t step = nian_utf8_next(s, &code);
        bool blank =
            code == ' ' || code == 0x3000 || code == '\t' || code == 0xA0;
        if (!blank && len + step > size)
            return (nian_str){NULL, 0};
        if (!blank) {
            memcpy(room + len, s.ptr, step);
            len += step;
        }
        s = nian_str_after(s, step);
    }
    return (nian_str){room, len};
}

static bool is_day(nian_date date)
{
    return date.year >= 1900 && date.year <= 2199 && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 && date.day <= 31;
}

/* 2023-12-23, 2023.12.23, 2023/12/23 at the start of `s`; its length. */
static size_t read_figures(nian_date *out, nian_str s)
{
    int parts[3] = {0};
    size_t at = 0;
    char mark = 0;
    for (int i = 0; i < 3; i++) {
        size_t first = at;
        size_t most = i == 0 ? 4 : 2;
        while (at < s.len && at - first < most && s.ptr[at] >= '0' &&
               s.ptr[at] <= '9')
            at++;
        if (at == first || (i == 0 && at - first != 4) ||
            !nian_str_to_int(nian_str_slice(s, first, at), &parts[i]))
            return 0;
        if (i == 2)
            break;
        if (at >= s.len || !strchr("-./", s.ptr[at]) ||
            (mark && mark != s.ptr[at]))
            return 0;
        mark = s.ptr[at++];
    }
    *out = (nian_date){parts[0], parts[1], parts[2]};
    return is_day(*out) ? at : 0;
}

bool nian_date_line(nian_date *out, nian_str line)
{
    char room[64];
    nian_str s = squeeze(room, sizeof room, line);
    size_t len = nian_date_read(out, s);
    if (len == 0)
        len = read_figures(out, s);
    return len > 0 && len == s.len;
}

bool nian_date_in_name(nian_date *out, nian_str name)
{
    for (size_t at = 0; at < name.len; at++) {
        nian_str rest = nian_str_after(name, at);
        bool inside = at && name.ptr[at - 1] >= '0' && name.ptr[at - 1] <= '9';
        int figures;
        if (inside)
            continue;
        if (read_figures(out, rest) || (nian_date_read(out, rest) && out->day))
            return true;
        nian_str eight = nian_str_slice(rest, 0, 8);
        bool more = rest.len > 8 && rest.ptr[8] >= '0' && rest.ptr[8] <= '9';
        if (!more && eight.len == 8 && nian_str_to_int(eight, &figures)) {
            *out = (nian_date){figures / 10000, figures / 100 % 100,
                               figures % 100};
            if (is_day(*out))
                return true;
        }
    }
    *out = (nian_date){0};
    return false;
}
