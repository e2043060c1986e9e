/* What stands around digits and makes them a name or gives them a sign. */
#include <string.h>

#include "text/number.h"
#include "text/text.h"

static bool starts_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_starts(nian_str_after(s, at), nian_str_from(literal));
}

static bool ends_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_ends(nian_str_slice(s, 0, at), nian_str_from(literal));
}

size_t nian_char_before(nian_str s, size_t at)
{
    size_t begin = at;
    while (begin > 0 && at - begin < 4) {
        begin--;
        if (((unsigned char)s.ptr[begin] & 0xC0) != 0x80)
            break;
    }
    return begin;
}

static bool word_char(nian_str s, size_t at)
{
    uint32_t code = 0;
    if (at >= s.len)
        return false;
    nian_utf8_next(nian_str_after(s, at), &code);
    return nian_is_latin(code) || nian_is_digit(code);
}

bool nian_han_or_word(nian_str s, size_t at)
{
    uint32_t code = 0;
    if (at >= s.len)
        return false;
    nian_utf8_next(nian_str_after(s, at), &code);
    return nian_is_latin(code) || nian_is_digit(code) || nian_is_han(code);
}

/* C919, PM2.5, 1+6+3: what stands before the digits makes them a name. */
bool nian_code_before(nian_str text, size_t at, size_t taken)
{
    if (at == 0)
        return false;
    size_t last = nian_char_before(text, at);
    uint32_t code;
    nian_utf8_next(nian_str_after(text, last), &code);
    if (nian_is_latin(code))
        return true;
    if (code == '+')
        return nian_sign_before(text, at, taken) == at;
    if (code == '*' || code == 0xD7)
        return true;
    bool glue = code == '.' || code == '-' || code == '/' || code == '_';
    return glue && last >= taken && last > 0 &&
           word_char(text, nian_char_before(text, last));
}

bool nian_code_after(nian_str s, size_t at)
{
    if (at >= s.len)
        return false;
    uint32_t code;
    size_t len = nian_utf8_next(nian_str_after(s, at), &code);
    if (nian_is_latin(code) || code == '+' || code == '*' || code == 0xD7)
        return true;
    bool glue = code == '.' || code == '-' || code == '/' || code == '_';
    return glue && word_char(s, at + len);
}

/* 12:30 is a time of the day. */
bool nian_clock_time(nian_str s, size_t at)
{
    size_t mark = starts_at(s, at, ":") ? 1 : starts_at(s, at, "：") ? 3 : 0;
    size_t first;
    size_t second;
    size_t third;
    return mark && nian_number_digit(s, at + mark, &first) >= 0 &&
           nian_number_digit(s, at + mark + first, &second) >= 0 &&
           nian_number_digit(s, at + mark + first + second, &third) < 0;
}

size_t nian_code_skip(nian_str s, size_t at)
{
    while (at < s.len) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, at), &code);
        bool glue = code < 0x80 && code && strchr(".-/:+*_", (int)code);
        if (!nian_is_latin(code) && !nian_is_digit(code) && code != 0xD7 &&
            !(glue && word_char(s, at + len)))
            break;
        at += len;
    }
    return at;
}

/* 环比+0.2% */
static bool rises(nian_str text, size_t sign)
{
    size_t at = sign + (text.ptr[sign] == '+' ? 1 : 3);
    nian_number number = nian_number_arabic(nian_str_after(text, at));
    nian_unit unit = nian_unit_read(nian_str_after(text, at + number.len));
    return number.len &&
           (number.value.exponent < 0 || unit.class == NIAN_UNIT_PERCENT);
}

/* 担负3项, 减负5%, 互联网+5: no sign. */
static bool sign_of_a_word(nian_str text, size_t sign, bool mark)
{
    /* What a negative number may follow; elsewhere 负 is part of a word. */
    static const char *const words[] = {"为", "是", "得", "到", "至", "于",
                                        "由", "从", "长", "速", "率", "达",
                                        "约", "近", "加", "乘", "和", "值"};
    if (sign == 0)
        return false;
    size_t before = nian_char_before(text, sign);
    bool word = nian_han_or_word(text, before);
    if (mark)
        return word_char(text, before) || (word && !rises(text, sign));
    for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
        word = !ends_at(text, sign, words[i]);
    return word;
}

/* 负, 零下, and a mark that no digit or letter stands before. */
size_t nian_sign_before(nian_str text, size_t at, size_t taken)
{
    static const char *const words[] = {"负", "負", "零下", "-",
                                        "－", "−",  "+",    "＋"};
    enum {
        WORDS = 2, /* 零下 is none of them */
        MARKS = 3,
        PLUS = 6
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = nian_str_from(words[i]).len;
        if (at < len || at - len < taken || !ends_at(text, at, words[i]))
            continue;
        size_t sign = at - len;
        bool minus = i >= MARKS && i < PLUS && sign &&
                     word_char(text, nian_char_before(text, sign));
        if (minus || (i < WORDS && sign_of_a_word(text, sign, false)) ||
            (i >= PLUS && sign_of_a_word(text, sign, true)))
            return at;
        return sign;
    }
    return at;
}

bool nian_sign_plus(nian_str text, size_t sign)
{
    return starts_at(text, sign, "+") || starts_at(text, sign, "＋");
}

size_t nian_sign_here(nian_str s, size_t at)
{
    static const char *const words[] = {"负", "負", "零下", "-", "－", "−"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts_at(s, at, words[i]))
            return nian_str_from(words[i]).len;
    return 0;
}
