/* Numbers stand alone on a line, behind 文号： or before 签发人：. */
#include "document/number.h"

#include "text/text.h"

enum {
    CODE_MOST = 16, /* characters before the bracket */
    FIRST_YEAR = 1900,
    LAST_YEAR = 2199
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const nian_str empty = {NULL, 0};

static const nian_str opens[] = {
    NIAN_STR_INIT("〔"), NIAN_STR_INIT("﹝"), NIAN_STR_INIT("["),
    NIAN_STR_INIT("【"), NIAN_STR_INIT("［"), NIAN_STR_INIT("（"),
    NIAN_STR_INIT("("),  NIAN_STR_INIT("〖"), NIAN_STR_INIT("{"),
};
static const nian_str closes[] = {
    NIAN_STR_INIT("〕"), NIAN_STR_INIT("﹞"), NIAN_STR_INIT("]"),
    NIAN_STR_INIT("】"), NIAN_STR_INIT("］"), NIAN_STR_INIT("）"),
    NIAN_STR_INIT(")"),  NIAN_STR_INIT("〗"), NIAN_STR_INIT("}"),
};

static bool cut_any(nian_str *s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_cut_start(s, words[i]))
            return true;
    return false;
}

/* Digits of either width, blanks before them passed over; 0 when none. */
static int read_digits(nian_str *s, int most)
{
    int value = 0;
    int digits = 0;
    *s = nian_str_trim(*s);
    while (s->len && digits < most) {
        uint32_t code;
        size_t len = nian_utf8_next(*s, &code);
        if (!nian_is_digit(code))
            break;
        value = value * 10 + (int)(code >= 0xFF10 ? code - 0xFF10 : code - '0');
        *s = nian_str_after(*s, len);
        digits++;
    }
    *s = nian_str_trim(*s);
    return value;
}

typedef struct tail {
    int year, ordinal;
    bool ordered; /* 第41号 */
} tail;

/* 2023〕41号 behind the opening bracket. */
static bool read_tail(tail *out, nian_str *s)
{
    out->year = read_digits(s, 4);
    if (out->year < FIRST_YEAR || out->year > LAST_YEAR)
        return false;
    nian_str_cut_start(s, NIAN_STR("年"));
    if (!cut_any(s, closes, COUNT(closes)))
        return false;
    *s = nian_str_trim(*s);
    out->ordered = nian_str_cut_start(s, NIAN_STR("第"));
    out->ordinal = read_digits(s, 6);
    return out->ordinal > 0 && nian_str_cut_start(s, NIAN_STR("号"));
}

/* The letters of the office before the bracket: 江海委. */
static nian_str read_code(nian_str before)
{
    static const nian_str colons[] = {NIAN_STR_INIT("："), NIAN_STR_INIT(":")};
    for (size_t i = 0; i < COUNT(colons); i++) {
        ptrdiff_t at = nian_str_find_last(before, colons[i]);
        if (at != NIAN_STR_NONE)
            before = nian_str_after(before, (size_t)at + colons[i].len);
    }
    before = nian_str_trim(before);
    for (size_t at = 0; at < before.len;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(before, at), &code);
        if (!nian_is_han(code) && !nian_is_latin(code))
            return empty;
    }
    return nian_utf8_longer(before, CODE_MOST) ? empty : before;
}

static bool ends_number(nian_str rest)
{
    rest = nian_str_trim(rest);
    return rest.len == 0 || nian_str_starts(rest, NIAN_STR("签发"));
}

/* 第41号, the number of an order. */
static nian_str read_order(nian_arena *arena, nian_str line)
{
    nian_str rest = nian_str_trim(line);
    if (!nian_str_cut_start(&rest, NIAN_STR("第")))
        return empty;
    int ordinal = read_digits(&rest, 6);
    return ordinal && nian_str_equal(rest, NIAN_STR("号"))
               ? nian_str_format(arena, "第%d号", ordinal)
               : empty;
}

nian_str nian_number_read(nian_arena *arena, nian_str line, float *sure)
{
    const float by_form = 0.97F;
    const float by_order = 0.6F;
    for (size_t i = 0; i < COUNT(opens); i++) {
        ptrdiff_t at = nian_str_find(line, opens[i]);
        tail end;
        if (at <= 0)
            continue;
        nian_str code = read_code(nian_str_slice(line, 0, (size_t)at));
        nian_str rest = nian_str_after(line, (size_t)at + opens[i].len);
        if (code.len && read_tail(&end, &rest) && ends_number(rest)) {
            *sure = by_form;
            return nian_str_format(arena, "%.*s〔%d〕%s%d号",
                                   NIAN_STR_ARG(code), end.year,
                                   end.ordered ? "第" : "", end.ordinal);
        }
    }
    nian_str order = read_order(arena, line);
    *sure = order.len ? by_order : 0;
    return order;
}
