/* The marks that part a statement, and small looks at its ends. */
#include <string.h>

#include "extract/indicator.h"
#include "text/chars.h"
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
    if (byte >= 0x80)
        return byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
    return byte < 0x60 && byte > ' ' && strchr("!(),:;?[]", (int)byte);
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
        if (!may_be_mark(byte) || within_number(text, at))
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

/* Bytes of the character at `at`, which is no NUL. */
static size_t step(const char *at)
{
    unsigned char byte = (unsigned char)*at;
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* Bytes of the word that a list starts with, up to '|' or its end. */
static size_t word_length(const char *words)
{
    size_t len = 0;
    while (words[len] && words[len] != '|')
        len += step(words + len);
    return len;
}

static const char *next_word(const char *words, size_t len)
{
    return words[len] ? words + len + 1 : words + len;
}

/* A list is asked for the last byte of the first character, which few of its
 * words share, rather than walked word by word. */
size_t nian_any_start(nian_str s, const char *words)
{
    size_t first = s.len ? step(s.ptr) : 0;
    if (!first || first > s.len || !*s.ptr || *s.ptr == '|')
        return 0;
    const char *at = words;
    while ((at = strchr(at, s.ptr[first - 1])) != NULL) {
        size_t begin = (size_t)(++at - words);
        if (begin < first)
            continue;
        const char *word = words + (begin - first);
        if ((word > words && word[-1] != '|') ||
            memcmp(word, s.ptr, first) != 0)
            continue;
        size_t len = first;
        while (len < s.len && word[len] == s.ptr[len] && word[len] != '|')
            len++;
        if (!word[len] || word[len] == '|')
            return len;
    }
    return 0;
}

/* The same from the end. */
size_t nian_any_end(nian_str s, const char *words)
{
    if (!s.len || !s.ptr[s.len - 1] || s.ptr[s.len - 1] == '|')
        return 0;
    const char *at = words;
    while ((at = strchr(at, s.ptr[s.len - 1])) != NULL) {
        const char *end = ++at;
        if (*end && *end != '|')
            continue;
        size_t len = 1;
        while (len < s.len && end - len > words &&
               end[-1 - (ptrdiff_t)len] != '|' &&
               end[-1 - (ptrdiff_t)len] == s.ptr[s.len - 1 - len])
            len++;
        if (end - len == words || end[-1 - (ptrdiff_t)len] == '|')
            return len;
    }
    return 0;
}

/* The last (first) place of any of the words.  Most lists have no word in
 * most texts: the characters tell. */
static ptrdiff_t find_any(nian_str s, const char *words, bool last)
{
    ptrdiff_t best = NIAN_STR_NONE;
    nian_chars chars;
    nian_chars_of(&chars, s);
    for (size_t len; *words; words = next_word(words, len)) {
        len = word_length(words);
        nian_str word = {words, len};
        if (!len || !nian_chars_may_hold(&chars, word))
            continue;
        ptrdiff_t at =
            last ? nian_str_find_last(s, word) : nian_str_find(s, word);
        if (at >= 0 && (best < 0 || (last ? at > best : at < best)))
            best = at;
    }
    return best;
}

ptrdiff_t nian_any_find(nian_str s, const char *words)
{
    return find_any(s, words, true);
}

ptrdiff_t nian_any_first(nian_str s, const char *words)
{
    return find_any(s, words, false);
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
