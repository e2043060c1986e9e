/* A report in traditional script is read in simplified script, since all that
 * knows words knows them so; what it says stays in its own. */
#include "document/lines.h"

#include <string.h>

enum {
    REACH = 4096 /* bytes that a line leaves out between two characters */
};

/* Where the character `one` stands in `text` from `at` on, or NIAN_STR_NONE. */
static ptrdiff_t find_next(nian_str text, size_t at, nian_str one)
{
    nian_str near = nian_str_slice(text, at, at + REACH);
    ptrdiff_t found = nian_str_find(near, one);
    return found < 0 ? NIAN_STR_NONE : found + (ptrdiff_t)at;
}

/* Lines leave out marks and blanks of the text that was read and put in some,
 * but no ideographs: in order, each is found again. */
static nian_str copy_words(nian_arena *arena, const nian_line *line,
                           nian_str read, nian_str written)
{
    nian_str s = line->text;
    char *out = nian_arena_alloc(arena, s.len, 1);
    size_t from = nian_line_map(line, 0);
    memcpy(out, s.ptr, s.len);
    for (size_t at = 0, len; at < s.len; at += len) {
        uint32_t code;
        len = nian_utf8_next(nian_str_after(s, at), &code);
        if (!nian_is_han(code))
            continue;
        ptrdiff_t found =
            find_next(read, from, nian_str_slice(s, at, at + len));
        if (found == NIAN_STR_NONE)
            continue;
        memcpy(out + at, written.ptr + found, len);
        from = (size_t)found + len;
    }
    return (nian_str){out, s.len};
}

void nian_lines_find_words(nian_lines *lines, nian_str read, nian_str written)
{
    for (size_t i = 0; i < lines->count; i++) {
        nian_line *line = &lines->items[i];
        bool whole =
            line->text.ptr >= read.ptr && line->text.ptr <= read.ptr + read.len;
        if (read.ptr == written.ptr)
            line->words = line->text;
        else if (whole)
            line->words = (nian_str){written.ptr + (line->text.ptr - read.ptr),
                                     line->text.len};
        else
            line->words = copy_words(lines->arena, line, read, written);
    }
}

nian_str nian_line_words(const nian_line *line, nian_str part)
{
    if (part.ptr < line->text.ptr || part.ptr > line->text.ptr + line->text.len)
        return part;
    return (nian_str){line->words.ptr + (part.ptr - line->text.ptr), part.len};
}
