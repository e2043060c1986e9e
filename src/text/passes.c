/* Composition and the repair of pronunciations, as rewrites of a text. */
#include "text/passes.h"

#include <stdlib.h>

#include <utf8proc.h>

enum {
    MARKS_MAX = 128,
    SYLLABLE_MAX = 7 /* letters of the longest syllable: zhuang, and one */
};

void nian_rewrite_keep(nian_rewrite *rewrite, size_t begin, size_t end)
{
    if (begin >= end)
        return;
    nian_offsets_splice(&rewrite->offsets, rewrite->arena,
                        &rewrite->from->offsets, (uint32_t)rewrite->out.len,
                        (uint32_t)begin, (uint32_t)(end - begin));
    nian_buf_add(&rewrite->out,
                 nian_str_slice(rewrite->from->bytes, begin, end));
}

void nian_rewrite_put(nian_rewrite *rewrite, nian_str s, size_t at)
{
    uint32_t in = nian_offsets_map(&rewrite->from->offsets, (uint32_t)at);
    nian_offsets_add(&rewrite->offsets, rewrite->arena,
                     (uint32_t)rewrite->out.len, in);
    nian_buf_add(&rewrite->out, s);
}

void nian_rewrite_end(nian_rewrite *rewrite, nian_text *text, size_t at)
{
    nian_rewrite_keep(rewrite, at, text->bytes.len);
    uint32_t end = nian_offsets_map(&text->offsets, (uint32_t)text->bytes.len);
    nian_offsets_add(&rewrite->offsets, rewrite->arena,
                     (uint32_t)rewrite->out.len, end);
    text->bytes = nian_str_copy(rewrite->arena, nian_buf_str(&rewrite->out));
    text->offsets = rewrite->offsets;
    nian_buf_free(&rewrite->out);
}

uint32_t nian_line_of(nian_str text, size_t at)
{
    uint32_t line = 1;
    for (size_t i = 0; i < at && i < text.len; i++)
        line += text.ptr[i] == '\n';
    return line;
}

static size_t char_before(nian_str s, size_t at)
{
    while (at > 0 && ((unsigned char)s.ptr[--at] & 0xC0) == 0x80)
        continue;
    return at;
}

/* Where the run of characters that are perhaps not composed ends. */
static size_t run_end(nian_str s, size_t at, size_t *marks)
{
    for (*marks = 0; at < s.len; ++*marks) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, at), &code);
        if (nian_is_composed(code))
            break;
        at += len;
    }
    return at;
}

/* True when the characters of [begin, end) were put as something else. */
static bool put_composed(nian_rewrite *rewrite, size_t begin, size_t end)
{
    nian_str s = nian_str_slice(rewrite->from->bytes, begin, end);
    utf8proc_uint8_t *made = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)s.ptr, (utf8proc_ssize_t)s.len,
                     &made, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    bool changed = false;
    if (len >= 0) {
        nian_str composed = {(const char *)made, (size_t)len};
        changed = !nian_str_equal(composed, s);
        if (changed)
            nian_rewrite_put(rewrite, composed, begin);
    }
    free(made);
    return changed;
}

void nian_compose(nian_text *text, nian_arena *arena)
{
    nian_rewrite rewrite = {.arena = arena, .from = text};
    nian_str s = text->bytes;
    size_t done = 0;
    uint32_t count = 0;
    size_t first = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, at), &code);
        if (nian_is_composed(code)) {
            at += len;
            continue;
        }
        size_t marks;
        size_t end = run_end(s, at, &marks);
        size_t begin = at > done ? char_before(s, at) : at;
        nian_rewrite_keep(&rewrite, done, begin);
        bool changed = marks <= MARKS_MAX && put_composed(&rewrite, begin, end);
        if (!changed)
            nian_rewrite_keep(&rewrite, begin, end);
        else if (count++ == 0)
            first = at;
        done = at = end;
    }
    nian_rewrite_end(&rewrite, text, done);
    if (count)
        nian_notes_add(&text->notes, arena, nian_line_of(s, first), count,
                       NIAN_STR("characters brought to nfc"));
}

bool nian_is_tone(uint32_t code)
{
    static const uint16_t vowels[] = {
        0xE0,  0xE1,  0xE8,  0xE9,  0xEC,  0xED,  0xF2,  0xF3,  0xF9,
        0xFA,  0x101, 0x113, 0x11B, 0x12B, 0x14D, 0x16B, 0x1CE, 0x1D0,
        0x1D2, 0x1D4, 0x1D6, 0x1D8, 0x1DA, 0x1DC, 0x251, 0x261,
    };
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (vowels[i] == code)
            return true;
    return false;
}

/* The length of "(shè)" at the start of `s`, or 0. */
static size_t pinyin_length(nian_str s)
{
    if (!nian_str_starts(s, NIAN_STR("(")))
        return 0;
    bool tone = false;
    size_t at = 1;
    for (int letters = 0; at < s.len; letters++) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        if (code == ')')
            return tone ? at : 0;
        bool marked = nian_is_tone(code);
        bool plain = (code >= 'a' && code <= 'z') || code == 0xFC;
        if (letters == SYLLABLE_MAX || (!marked && !plain))
            return 0;
        tone |= marked;
    }
    return 0;
}

void nian_drop_pinyin(nian_text *text, nian_arena *arena)
{
    nian_rewrite rewrite = {.arena = arena, .from = text};
    nian_str s = text->bytes;
    size_t done = 0;
    uint32_t count = 0;
    size_t first = 0;
    uint32_t before = 0;
    for (size_t at = 0; at < s.len;) {
        nian_str rest = nian_str_after(s, at);
        size_t len = nian_is_han(before) ? pinyin_length(rest) : 0;
        if (len == 0) {
            at += nian_utf8_next(rest, &before);
            continue;
        }
        if (count++ == 0)
            first = at;
        nian_rewrite_keep(&rewrite, done, at);
        done = at += len;
    }
    if (count == 0) {
        nian_buf_free(&rewrite.out);
        return;
    }
    nian_rewrite_end(&rewrite, text, done);
    nian_notes_add(&text->notes, arena, nian_line_of(s, first), count,
                   NIAN_STR("pronunciation in brackets taken out"));
}
