/* Where lines may end.  The rules are those of clause 6.1 of "Requirements for
 * Chinese Text Layout" (W3C): closing marks do not begin a line and opening
 * marks do not end one; two dashes or ellipses stay together. */
#include "render/terminal.h"

#include "text/text.h"

typedef struct glyph {
    uint32_t code;
    uint32_t end; /* byte offset */
    uint32_t columns;
} glyph;

vec_type(glyphs, glyph);

static bool among(uint32_t code, nian_str marks)
{
    for (size_t i = 0; i < marks.len;) {
        uint32_t mark;
        i += nian_utf8_next(nian_str_after(marks, i), &mark);
        if (mark == code)
            return true;
    }
    return false;
}

static bool begins_no_line(uint32_t code)
{
    return among(code, NIAN_STR("，。、；：！？）》〉」』】〕〗”’·…—～％‰℃"
                                ",.;:!?)]}>%→"));
}

static bool ends_no_line(uint32_t code)
{
    return among(code, NIAN_STR("（《〈「『【〔〖“‘([{<→"));
}

/* Latin words and numbers, with the marks that stand inside them. */
static bool word_like(uint32_t code)
{
    return nian_is_latin(code) || nian_is_digit(code) ||
           among(code, NIAN_STR(".,%-+/_@&'"));
}

static bool may_break(const glyph *before, const glyph *after)
{
    if (after->code == ' ')
        return false;
    if (before->code == ' ')
        return true;
    if (ends_no_line(before->code) || begins_no_line(after->code))
        return false;
    return !(word_like(before->code) && word_like(after->code));
}

static void split(glyphs *out, nian_arena *arena, nian_str text)
{
    vec_reserve(arena, out, text.len);
    for (size_t i = 0; i < text.len;) {
        glyph next;
        size_t len = nian_utf8_next(nian_str_after(text, i), &next.code);
        next.columns = (uint32_t)nian_columns(nian_str_slice(text, i, i + len));
        i += len;
        next.end = (uint32_t)i;
        vec_push(arena, out, next);
    }
}

/* The place after the last glyph of a line that begins at `begin`. */
static size_t line_end(const glyphs *all, size_t begin, size_t width)
{
    size_t used = 0;
    size_t best = begin;
    size_t at = begin;
    for (; at < all->count; at++) {
        if (at > begin && may_break(&all->items[at - 1], &all->items[at]))
            best = at;
        used += all->items[at].columns;
        bool blank = all->items[at].code == ' ';
        if (used > width && !blank)
            break;
    }
    if (at == all->count)
        return at;
    if (best > begin)
        return best;
    return at > begin ? at : begin + 1;
}

void nian_lines(nian_breaks *out, nian_arena *arena, nian_str text,
                size_t first, size_t rest)
{
    nian_arena scratch = {0};
    glyphs all = {0};
    split(&all, &scratch, text);
    for (size_t at = 0; at < all.count;) {
        at = line_end(&all, at, at == 0 ? first : rest);
        vec_push(arena, out, all.items[at - 1].end);
    }
    nian_arena_free(&scratch);
}
