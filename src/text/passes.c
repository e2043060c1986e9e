/* Rewrites of a text, and composition as one. */
#include "text/passes.h"

#include <stdlib.h>

#include <utf8proc.h>

enum {
    MARKS_MAX = 128
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
