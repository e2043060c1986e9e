/* Cuts a text into the words that an edit takes or leaves.  A figure with its
 * unit is one word, so that 5.5% becomes 6% and never 5.5% a 6; Chinese is
 * cut into characters, for no dictionary would please every reader, and the
 * tidy-up puts them together again. */
#include "diff/diff.h"

#include "nianlun/quantity.h"
#include "text/text.h"

static nian_word_kind kind_of(uint32_t code)
{
    if (nian_is_han(code))
        return NIAN_WORD_HAN;
    if (nian_is_latin(code))
        return NIAN_WORD_LATIN;
    if (nian_is_digit(code))
        return NIAN_WORD_NUMBER;
    bool blank = code == ' ' || (code >= '\t' && code <= '\r') ||
                 code == 0xA0 || code == 0x3000;
    return blank ? NIAN_WORD_BLANK : NIAN_WORD_MARK;
}

/* Han characters and marks stand alone; all else makes runs. */
static size_t run_length(nian_str text, nian_word_kind *kind)
{
    uint32_t code;
    size_t len = nian_utf8_next(text, &code);
    *kind = kind_of(code);
    if (*kind == NIAN_WORD_HAN || *kind == NIAN_WORD_MARK)
        return len;
    while (len < text.len) {
        size_t more = nian_utf8_next(nian_str_after(text, len), &code);
        if (kind_of(code) != *kind)
            break;
        len += more;
    }
    return len;
}

/* Cuts what lies between two figures. */
static void cut_between(nian_word_list *out, nian_arena *arena, nian_str text)
{
    while (text.len) {
        nian_word word;
        size_t len = run_length(text, &word.kind);
        word.text = nian_str_slice(text, 0, len);
        vec_push(arena, out, word);
        text = nian_str_after(text, len);
    }
}

void nian_words_cut(nian_word_list *out, nian_arena *arena, nian_str text)
{
    *out = (nian_word_list){0};
    nian_quantities *found;
    nian_quantities_scan(&found, text);
    size_t at = 0;
    for (size_t i = 0; i < found->count; i++) {
        nian_span figure = found->items[i].figure;
        cut_between(out, arena, nian_str_slice(text, at, figure.begin));
        nian_str whole = nian_str_slice(text, figure.begin, figure.end);
        if (whole.len)
            vec_push(arena, out, ((nian_word){NIAN_WORD_NUMBER, whole}));
        at = figure.end;
    }
    cut_between(out, arena, nian_str_after(text, at));
    nian_quantities_free(found);
}
