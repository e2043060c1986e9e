/* One number in digits: 3773.41, 45,914, 45 914, ４５９１４, 18．2.  What
 * stands around it (scale, unit, qualifier) belongs to the scanner. */
#include "text/number.h"

enum {
    DIGITS_MAX = 18,
    TOO_MANY = DIGITS_MAX + 1 /* no need to look at the rest of a long row */
};

size_t nian_number_blanks(nian_str s, size_t at)
{
    size_t begin = at;
    while (at < s.len) {
        nian_str rest = nian_str_after(s, at);
        if (s.ptr[at] == ' ' || s.ptr[at] == '\t')
            at += 1;
        else if (nian_str_starts(rest, NIAN_STR("\xC2\xA0")))
            at += 2;
        else if (nian_str_starts(rest, NIAN_STR("\xE3\x80\x80")))
            at += 3;
        else
            break;
    }
    return at - begin;
}

int nian_number_digit(nian_str s, size_t at, size_t *len)
{
    if (at >= s.len)
        return -1;
    unsigned char byte = (unsigned char)s.ptr[at];
    *len = 1;
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    *len = 3;
    if (byte != 0xEF || s.len - at < 3 || (unsigned char)s.ptr[at + 1] != 0xBC)
        return -1;
    unsigned char last = (unsigned char)s.ptr[at + 2];
    return last >= 0x90 && last <= 0x99 ? last - 0x90 : -1;
}

bool nian_number_add(nian_decimal *out, nian_decimal left, nian_decimal right)
{
    right.mantissa = -right.mantissa;
    return nian_decimal_subtract(out, left, right);
}

typedef struct run {
    nian_str text;
    size_t at;
    int64_t mantissa;
    int total; /* digits so far; leading zeros count */
} run;

/* Takes digits, at most `limit`; returns how many. */
static int take_digits(run *state, int limit)
{
    int count = 0;
    size_t len;
    int digit;
    while (count < limit &&
           (digit = nian_number_digit(state->text, state->at, &len)) >= 0) {
        if (++state->total <= DIGITS_MAX)
            state->mantissa = state->mantissa * 10 + digit;
        state->at += len;
        count++;
    }
    return count;
}

/* 5，712亿吨公里: what stands behind three narrow digits tells thousands from
 * two clauses. */
static bool counts_behind(nian_str s, size_t at)
{
    nian_str rest = nian_str_after(s, at);
    rest = nian_str_after(rest, nian_number_blanks(rest, 0));
    return nian_unit_read(rest).len > 0 ||
           nian_lexicon_start(&nian_scale_lexicon, rest) != NULL ||
           nian_str_starts(rest, NIAN_STR("多")) ||
           nian_str_starts(rest, NIAN_STR("余")) ||
           nian_str_starts(rest, NIAN_STR("，"));
}

/* Bytes of a mark that parts thousands: the comma of either width, or a
 * single space.  A wide comma parts clauses more often. */
static size_t separator(nian_str s, size_t at)
{
    nian_str rest = nian_str_after(s, at);
    if (rest.len && (rest.ptr[0] == ',' || rest.ptr[0] == ' '))
        return 1;
    size_t len = 0;
    if (nian_str_starts(rest, NIAN_STR("，")) &&
        nian_number_digit(rest, 3, &len) >= 0 &&
        (len == 3 || counts_behind(rest, 6)))
        return 3;
    return 0;
}

/* ",123" and no more run after it. */
static bool take_group(run *state, nian_str *mark)
{
    size_t len = separator(state->text, state->at);
    nian_str found = nian_str_slice(state->text, state->at, state->at + len);
    if (!len || (mark->len && !nian_str_equal(*mark, found)))
        return false;
    run after = *state;
    after.at += len;
    size_t ignored;
    if (take_digits(&after, 3) != 3 ||
        nian_number_digit(after.text, after.at, &ignored) >= 0)
        return false;
    *state = after;
    *mark = found;
    return true;
}

/* 19. 2％: a typist's blank behind the point.  What follows the digits must
 * tell a figure from the number of a list: 1. 5名… */
static size_t spaced_point(nian_str s, size_t at)
{
    static const char *const behind[] = {"%",  "％", "‰",       "倍",
                                         "亿", "万", "个百分点"};
    size_t end = at + 2;
    size_t len;
    if (!nian_str_starts(nian_str_after(s, at), NIAN_STR(". ")))
        return 0;
    while (end < at + 4 && nian_number_digit(s, end, &len) >= 0 && len == 1)
        end++;
    for (size_t i = 0; end > at + 2 && i < sizeof behind / sizeof *behind; i++)
        if (nian_str_starts(nian_str_after(s, end), nian_str_from(behind[i])))
            return 2;
    return 0;
}

static size_t decimal_point(nian_str s, size_t at)
{
    static const nian_str points[] = {
        NIAN_STR_INIT("."),
        NIAN_STR_INIT("．"),
    };
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        size_t len = points[i].len;
        size_t ignored;
        if (nian_str_starts(nian_str_after(s, at), points[i]) &&
            nian_number_digit(s, at + len, &ignored) >= 0)
            return len;
    }
    return spaced_point(s, at);
}

nian_number nian_number_arabic(nian_str s)
{
    nian_number number = {0};
    run state = {.text = s};
    int first = take_digits(&state, TOO_MANY);
    if (first == 0)
        return number;
    nian_str mark = {NULL, 0};
    while (first <= 3 && take_group(&state, &mark))
        continue;
    size_t point = decimal_point(s, state.at);
    if (point) {
        state.at += point;
        number.value.exponent = -take_digits(&state, TOO_MANY);
    }
    if (state.total > DIGITS_MAX)
        return (nian_number){0};
    number.value.mantissa = state.mantissa;
    number.low = number.value;
    number.len = state.at;
    return number;
}
