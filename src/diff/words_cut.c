/* Cuts a text into the words that an edit takes or leaves.  A figure with its
 * unit is one word, so that 5.5% becomes 6% and never 5.5% a 6; Chinese is
 * cut into characters, for no dictionary would please every reader, and the
 * tidy-up puts them together again. */
#include "diff/diff.h"

#include "text/text.h"

/* Written after digits, in any number. */
static const nian_str scales[] = {
    NIAN_STR_INIT("百"),
    NIAN_STR_INIT("千"),
    NIAN_STR_INIT("万"),
    NIAN_STR_INIT("亿"),
};

/* At most one of these ends the figure; longer ones stand first. */
static const nian_str units[] = {
    NIAN_STR_INIT("个百分点"), NIAN_STR_INIT("平方公里"),
    NIAN_STR_INIT("平方米"),   NIAN_STR_INIT("立方米"),
    NIAN_STR_INIT("千瓦时"),   NIAN_STR_INIT("公里"),
    NIAN_STR_INIT("公顷"),     NIAN_STR_INIT("千瓦"),
    NIAN_STR_INIT("人次"),     NIAN_STR_INIT("美元"),
    NIAN_STR_INIT("个"),       NIAN_STR_INIT("元"),
    NIAN_STR_INIT("亩"),       NIAN_STR_INIT("人"),
    NIAN_STR_INIT("户"),       NIAN_STR_INIT("项"),
    NIAN_STR_INIT("件"),       NIAN_STR_INIT("家"),
    NIAN_STR_INIT("所"),       NIAN_STR_INIT("张"),
    NIAN_STR_INIT("座"),       NIAN_STR_INIT("名"),
    NIAN_STR_INIT("次"),       NIAN_STR_INIT("倍"),
    NIAN_STR_INIT("吨"),       NIAN_STR_INIT("年"),
    NIAN_STR_INIT("月"),       NIAN_STR_INIT("日"),
    NIAN_STR_INIT("岁"),       NIAN_STR_INIT("%"),
    NIAN_STR_INIT("％"),       NIAN_STR_INIT("‰"),
};

static bool cut_any(nian_str *rest, const nian_str *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_cut_start(rest, table[i]))
            return true;
    return false;
}

/* Takes the digits at the start of `rest`; false when there are none. */
static bool cut_digits(nian_str *rest)
{
    bool any = false;
    while (rest->len) {
        uint32_t code;
        size_t len = nian_utf8_next(*rest, &code);
        if (!nian_is_digit(code))
            break;
        *rest = nian_str_after(*rest, len);
        any = true;
    }
    return any;
}

/* The length of the figure at the start of `text`, 0 when there is none. */
static size_t figure_length(nian_str text)
{
    nian_str rest = text;
    if (!cut_digits(&rest))
        return 0;
    while (rest.len && (rest.ptr[0] == '.' || rest.ptr[0] == ',')) {
        nian_str beyond = nian_str_after(rest, 1);
        if (!cut_digits(&beyond))
            break;
        rest = beyond;
    }
    while (cut_any(&rest, scales, sizeof scales / sizeof *scales))
        continue;
    cut_any(&rest, units, sizeof units / sizeof *units);
    return text.len - rest.len;
}

static nian_word_kind kind_of(uint32_t code)
{
    if (nian_is_han(code))
        return NIAN_WORD_HAN;
    if (nian_is_latin(code))
        return NIAN_WORD_LATIN;
    bool blank = code == ' ' || (code >= '\t' && code <= '\r') ||
                 code == 0xA0 || code == 0x3000;
    return blank ? NIAN_WORD_BLANK : NIAN_WORD_MARK;
}

/* Han characters and marks stand alone; letters and blanks make runs. */
static size_t run_length(nian_str text, nian_word_kind *kind)
{
    uint32_t code;
    size_t len = nian_utf8_next(text, &code);
    *kind = kind_of(code);
    if (*kind != NIAN_WORD_LATIN && *kind != NIAN_WORD_BLANK)
        return len;
    while (len < text.len) {
        size_t more = nian_utf8_next(nian_str_after(text, len), &code);
        if (kind_of(code) != *kind)
            break;
        len += more;
    }
    return len;
}

void nian_words_cut(nian_word_list *out, nian_arena *arena, nian_str text)
{
    *out = (nian_word_list){0};
    while (text.len) {
        nian_word word = {.kind = NIAN_WORD_NUMBER};
        size_t len = figure_length(text);
        if (!len)
            len = run_length(text, &word.kind);
        word.text = nian_str_slice(text, 0, len);
        vec_push(arena, out, word);
        text = nian_str_after(text, len);
    }
}
