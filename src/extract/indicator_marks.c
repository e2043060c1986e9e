/* The marks that part a statement, and small looks at its ends. */
#include <string.h>

#include "extract/indicator.h"
#include "text/text.h"

static const nian_word MARKS[] = {
    NIAN_WORD("!", NIAN_MARK_STOP),     NIAN_WORD("(", NIAN_MARK_OPEN),
    NIAN_WORD(")", NIAN_MARK_CLOSE),    NIAN_WORD(",", NIAN_MARK_STOP),
    NIAN_WORD(":", NIAN_MARK_STOP),     NIAN_WORD(";", NIAN_MARK_STOP),
    NIAN_WORD("?", NIAN_MARK_STOP),     NIAN_WORD("[", NIAN_MARK_OPEN),
    NIAN_WORD("]", NIAN_MARK_CLOSE),    NIAN_WORD("“", NIAN_MARK_QUOTE),
    NIAN_WORD("”", NIAN_MARK_UNQUOTE),  NIAN_WORD("、", NIAN_MARK_PAUSE),
    NIAN_WORD("。", NIAN_MARK_STOP),    NIAN_WORD("《", NIAN_MARK_BOOK),
    NIAN_WORD("》", NIAN_MARK_UNBOOK),  NIAN_WORD("「", NIAN_MARK_QUOTE),
    NIAN_WORD("」", NIAN_MARK_UNQUOTE), NIAN_WORD("【", NIAN_MARK_OPEN),
    NIAN_WORD("】", NIAN_MARK_CLOSE),   NIAN_WORD("！", NIAN_MARK_STOP),
    NIAN_WORD("（", NIAN_MARK_OPEN),    NIAN_WORD("）", NIAN_MARK_CLOSE),
    NIAN_WORD("，", NIAN_MARK_STOP),    NIAN_WORD("：", NIAN_MARK_STOP),
    NIAN_WORD("；", NIAN_MARK_STOP),    NIAN_WORD("？", NIAN_MARK_STOP),
};
static const nian_lexicon MARK_LEXICON = NIAN_LEXICON(MARKS);

/* Lead bytes that a mark may have; all else is passed over. */
static bool may_be_mark(unsigned char byte)
{
    return byte == 0xE2 || byte == 0xE3 || byte == 0xEF ||
           (byte < 0x60 && byte != ' ' && strchr("!(),:;?[]", (int)byte));
}

/* 45,914, 12:30: between digits they part nothing. */
static bool within_number(nian_str text, size_t at)
{
    size_t len;
    return (text.ptr[at] == ',' || text.ptr[at] == ':') && at > 0 &&
           nian_number_digit(text, at - 1, &len) >= 0 &&
           nian_number_digit(text, at + 1, &len) >= 0;
}

void nian_marks_find(nian_marks *out, nian_arena *arena, nian_str text)
{
    uint32_t depth = 0;
    for (size_t at = 0; at < text.len; at++) {
        unsigned char byte = (unsigned char)text.ptr[at];
        if (!byte || !may_be_mark(byte) || within_number(text, at))
            continue;
        const nian_word *word =
            nian_lexicon_start(&MARK_LEXICON, nian_str_after(text, at));
        if (!word)
            continue;
        nian_mark mark = {(uint32_t)at, (uint32_t)(at + word->text.len),
                          (nian_mark_kind)word->tag, depth};
        if (mark.kind == NIAN_MARK_CLOSE)
            mark.depth = depth ? depth - 1 : 0;
        depth = mark.kind == NIAN_MARK_OPEN ? depth + 1 : depth;
        depth = mark.kind == NIAN_MARK_CLOSE ? mark.depth : depth;
        vec_push(arena, out, mark);
        at += word->text.len - 1;
    }
}

uint32_t nian_marks_depth(const nian_marks *marks, size_t at)
{
    uint32_t depth = 0;
    for (size_t i = 0; i < marks->count && marks->items[i].begin < at; i++) {
        const nian_mark *mark = &marks->items[i];
        if (mark->kind == NIAN_MARK_OPEN)
            depth = mark->depth + 1;
        else if (mark->kind == NIAN_MARK_CLOSE)
            depth = mark->depth;
    }
    return depth;
}

nian_str nian_span_text(nian_str text, nian_span span)
{
    return nian_str_slice(text, span.begin, span.end);
}

/* The next of the words that '|' parts; false at the end. */
static bool next_word(const char **words, nian_str *word)
{
    if (!**words)
        return false;
    const char *end = strchr(*words, '|');
    size_t len = end ? (size_t)(end - *words) : strlen(*words);
    *word = (nian_str){*words, len};
    *words += end ? len + 1 : len;
    return true;
}

size_t nian_any_start(nian_str s, const char *words)
{
    for (nian_str word; next_word(&words, &word);)
        if (nian_str_starts(s, word))
            return word.len;
    return 0;
}

size_t nian_any_end(nian_str s, const char *words)
{
    for (nian_str word; next_word(&words, &word);)
        if (nian_str_ends(s, word))
            return word.len;
    return 0;
}

ptrdiff_t nian_any_find(nian_str s, const char *words)
{
    ptrdiff_t last = NIAN_STR_NONE;
    for (nian_str word; next_word(&words, &word);) {
        ptrdiff_t at = nian_str_find_last(s, word);
        last = at > last ? at : last;
    }
    return last;
}

nian_str nian_head(nian_str s, size_t count)
{
    size_t at = 0;
    while (count-- && at < s.len) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
    }
    return nian_str_slice(s, 0, at);
}

nian_str nian_tail(nian_str s, size_t count)
{
    size_t at = s.len;
    while (count-- && at > 0)
        at = nian_char_before(s, at);
    return nian_str_after(s, at);
}

ptrdiff_t nian_any_first(nian_str s, const char *words)
{
    ptrdiff_t first = NIAN_STR_NONE;
    for (nian_str word; next_word(&words, &word);) {
        ptrdiff_t at = nian_str_find(s, word);
        if (at >= 0 && (first < 0 || at < first))
            first = at;
    }
    return first;
}
