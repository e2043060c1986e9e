/* The form that is compared.  Nothing of it is stored. */
#include "text/text.h"

#include "text/simplified.h"

typedef struct pair {
    uint16_t from, to;
} pair;

/* Marks that are written in several ways; ascending. */
static const pair marks[] = {
    {0x2010, '-'},  {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2018, '\''},
    {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'}, {0x2212, '-'}, {0x3001, ','},
    {0x3002, '.'},  {0x300C, '"'}, {0x300D, '"'}, {0x300E, '"'}, {0x300F, '"'},
    {0x3010, '['},  {0x3011, ']'}, {0x3014, '['}, {0x3015, ']'},
};

bool nian_is_blank(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 ||
           code == 0x3000 || (code >= 0x2000 && code <= 0x200B) ||
           code == 0x202F || code == 0x205F;
}

bool nian_is_variant(uint32_t code)
{
    return (code >= 0xFE00 && code <= 0xFE0F) ||
           (code >= 0xE0100 && code <= 0xE01EF);
}

static uint32_t unify(uint32_t before, uint32_t code, nian_str after)
{
    if (code >= 0x25CB)
        code = nian_simplified(before, code, after);
    if (code >= 0xFF01 && code <= 0xFF5E)
        code -= 0xFEE0;
    if (code >= 'A' && code <= 'Z')
        return code + ('a' - 'A');
    if (code < 0x2010)
        return code;
    if (code >= 0x3400)
        return code;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].from == code)
            return marks[i].to;
    return code;
}

nian_str nian_fold(nian_arena *arena, nian_str s, nian_offsets *offsets)
{
    /* No character grows: a narrow form is never longer than a wide one. */
    char *out = nian_arena_alloc(arena, s.len, 1);
    size_t len = 0;
    uint32_t before = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        size_t taken = nian_utf8_next(nian_str_after(s, at), &code);
        if (code == 0xFFFD && taken == 1)
            code = '?';
        if (!nian_is_blank(code) && !nian_is_variant(code)) {
            if (offsets)
                nian_offsets_add(offsets, arena, (uint32_t)len, (uint32_t)at);
            nian_str after = nian_str_after(s, at + taken);
            len += nian_utf8_put(out + len, unify(before, code, after));
            before = code;
        }
        at += taken;
    }
    if (offsets)
        nian_offsets_add(offsets, arena, (uint32_t)len, (uint32_t)s.len);
    return (nian_str){out, len};
}

nian_str nian_simplify(nian_arena *arena, nian_str s)
{
    if (!nian_is_traditional(s))
        return s;
    char *out = nian_arena_alloc(arena, s.len, 1);
    size_t len = 0;
    uint32_t before = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        size_t taken = nian_utf8_next(nian_str_after(s, at), &code);
        if (code == 0xFFFD && taken == 1)
            code = '?';
        at += taken;
        len += nian_utf8_put(
            out + len, nian_simplified(before, code, nian_str_after(s, at)));
        before = code;
    }
    return (nian_str){out, len};
}
