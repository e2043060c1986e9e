/* Where sentences end.  Knows marks of punctuation, no words. */
#include "document/statement.h"

#include "text/repair.h"
#include "text/text.h"

enum {
    BRACKET_MAX = 600, /* bytes in which a bracket must close to count */
    QUOTE_MAX = 360
};

static const struct {
    uint32_t open, close;
    size_t reach;
} pairs[] = {
    {'(', ')', BRACKET_MAX},       {0xFF08, 0xFF09, BRACKET_MAX},
    {0x300A, 0x300B, BRACKET_MAX}, {0x3008, 0x3009, BRACKET_MAX},
    {0x3010, 0x3011, BRACKET_MAX}, {0x201C, 0x201D, QUOTE_MAX},
    {0x300C, 0x300D, QUOTE_MAX},   {0x300E, 0x300F, QUOTE_MAX},
};

enum {
    PAIRS = sizeof pairs / sizeof *pairs
};

static bool is_end(uint32_t code)
{
    return code == 0x3002 || code == 0xFF01 || code == 0xFF1F ||
           code == 0xFF1B || code == 0xFF61;
}

/* Half-width marks end a sentence unless a letter or figure follows at once:
 * &amp;x, a?b. */
static bool is_narrow_end(uint32_t code, nian_str after)
{
    if (code != ';' && code != '!' && code != '?')
        return false;
    return after.len == 0 || (unsigned char)after.ptr[0] >= 0x80 ||
           after.ptr[0] == ' ' || after.ptr[0] == '"';
}

static bool is_close(uint32_t code)
{
    for (size_t i = 0; i < PAIRS; i++)
        if (pairs[i].close == code)
            return true;
    return code == 0x2019;
}

/* The bytes up to and with the partner of the opening mark at the start of
 * `s`, or 0 when it does not come soon. */
static size_t closed_length(nian_str s, size_t pair)
{
    int depth = 0;
    for (size_t at = 0; at < s.len && at < pairs[pair].reach;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        depth += code == pairs[pair].open;
        depth -= code == pairs[pair].close;
        if (depth == 0)
            return at;
    }
    return 0;
}

uint32_t nian_last_char(nian_str s)
{
    size_t at = s.len;
    while (at > 0 && ((unsigned char)s.ptr[--at] & 0xC0) == 0x80)
        continue;
    uint32_t code = 0;
    if (s.len)
        nian_utf8_next(nian_str_after(s, at), &code);
    return code;
}

/* “……。” ends a sentence when nothing goes on behind it. */
static bool ends_in_quote(nian_str quoted, nian_str after)
{
    uint32_t close = nian_last_char(quoted);
    if (close != 0x201D && close != 0x300D && close != 0x300F)
        return false;
    char bytes[4];
    nian_str inside =
        nian_str_slice(quoted, 0, quoted.len - nian_utf8_put(bytes, close));
    uint32_t last = nian_last_char(inside);
    if (last != 0x3002 && last != 0xFF01 && last != 0xFF1F)
        return false;
    uint32_t next = 0;
    if (after.len)
        nian_utf8_next(after, &next);
    return nian_is_han(next) && next != 0x7684; /* 的 */
}

/* Goes over one character, or over a bracket and all in it; true when a
 * sentence ends behind it. */
static bool step(nian_str s, size_t *at)
{
    nian_str here = nian_str_after(s, *at);
    uint32_t code;
    size_t len = nian_utf8_next(here, &code);
    for (size_t i = 0; i < PAIRS; i++) {
        if (pairs[i].open != code)
            continue;
        size_t closed = closed_length(here, i);
        *at += closed ? closed : len;
        return closed && ends_in_quote(nian_str_slice(here, 0, closed),
                                       nian_str_after(here, closed));
    }
    bool lost = code == '?' && nian_is_lost_mark(s, *at);
    *at += len;
    return !lost &&
           (is_end(code) || is_narrow_end(code, nian_str_after(here, len)));
}

/* Han characters end nothing and open nothing. */
static size_t skip_han(nian_str s, size_t at)
{
    while (at < s.len && (unsigned char)s.ptr[at] >= 0xE4 &&
           (unsigned char)s.ptr[at] <= 0xE9) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
    }
    return at;
}

/* Marks that belong to the sentence that just ended, blanks before them or
 * not. */
static void take_tail(nian_str s, size_t *at)
{
    while (*at < s.len) {
        nian_str here = nian_str_trim(nian_str_after(s, *at));
        uint32_t code = 0;
        size_t len = here.len ? nian_utf8_next(here, &code) : 0;
        if (!is_close(code) && !is_end(code))
            break;
        *at = (size_t)(here.ptr - s.ptr) + len;
    }
}

bool nian_sentence_next(nian_str *rest, nian_str *sentence)
{
    nian_str s = nian_str_trim(*rest);
    *rest = (nian_str){NULL, 0};
    if (s.len == 0)
        return false;
    size_t at = 0;
    while ((at = skip_han(s, at)) < s.len)
        if (step(s, &at))
            break;
    take_tail(s, &at);
    *sentence = nian_str_trim(nian_str_slice(s, 0, at));
    *rest = nian_str_after(s, at);
    return true;
}

static bool is_stop(uint32_t code)
{
    return is_end(code) || code == 0xFF1A || code == ':' || code == ';' ||
           code == '!' || code == '?' || code == 0x2026;
}

nian_str nian_without_end(nian_str s)
{
    s = nian_str_trim(s);
    for (uint32_t last; (last = nian_last_char(s)) != 0;) {
        if (!is_stop(last))
            break;
        char bytes[4];
        s = nian_str_trim(
            nian_str_slice(s, 0, s.len - nian_utf8_put(bytes, last)));
    }
    return s;
}

bool nian_ends_sentence(nian_str s)
{
    for (uint32_t last; (last = nian_last_char(s)) != 0;) {
        if (is_stop(last))
            return true;
        if (!is_close(last) && last != '"')
            return false;
        if (last == 0xFF09 || last == ')')
            return true;
        char bytes[4];
        s = nian_str_slice(s, 0, s.len - nian_utf8_put(bytes, last));
    }
    return false;
}

bool nian_ends_full(nian_str s)
{
    uint32_t last = nian_last_char(s);
    return last == 0x3002 || last == 0xFF01 || last == '!';
}

bool nian_has_figure(nian_str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, at), &code);
        size_t end = at;
        while (nian_is_digit(code) && (end += len) < s.len)
            len = nian_utf8_next(nian_str_after(s, end), &code);
        if (end > at &&
            !nian_str_starts(nian_str_after(s, end), NIAN_STR("年")))
            return true;
        at = end > at ? end : at + len;
    }
    return false;
}
