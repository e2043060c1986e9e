/* Tables in plain text, and page numbers.  Each line is judged with its
 * neighbours: one line of words and figures may be a sentence's rest, several
 * in a row are a table. */
#include "document/rows.h"

#include <string.h>

#include "document/heading.h"
#include "document/statement.h"

enum {
    ROW_MAX = 90,     /* characters */
    CAPTION_MAX = 60, /* characters */
    CELLS_MAX = 24
};

/* The next run of bytes without a blank. */
static bool next_cell(nian_str *rest, nian_str *cell)
{
    *rest = nian_str_trim(*rest);
    size_t at = 0;
    while (at < rest->len) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(*rest, at), &code);
        if (code == ' ' || code == '\t' || code == 0x3000 || code == 0xA0)
            break;
        at += len;
    }
    *cell = nian_str_slice(*rest, 0, at);
    *rest = nian_str_after(*rest, at);
    return at > 0;
}

/* 5．1, -1,234.5%, —: what stands in a column of figures. */
static bool is_figure(nian_str cell)
{
    bool digit = false;
    for (size_t at = 0; at < cell.len;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(cell, at), &code);
        digit |= nian_is_digit(code);
        bool mark = code < 0x80 ? strchr("+-.,%*", (int)code) != NULL
                                : code == 0xFF0E || code == 0xFF0C ||
                                      code == 0xFF0D || code == 0x2212 ||
                                      code == 0xFF05 || code == 0x2014;
        if (!nian_is_digit(code) && !mark)
            return false;
    }
    return digit;
}

/* 指标（%） is no sentence, though it ends in a bracket. */
static bool stays_open(nian_str s)
{
    return nian_without_end(s).len == nian_str_trim(s).len;
}

static bool is_short_line(const nian_line *line)
{
    return line->kind == NIAN_LINE_TEXT && line->hashes == 0 &&
           line->raw.len <= ROW_MAX * 4 &&
           !nian_utf8_longer(line->raw, ROW_MAX) && stays_open(line->text) &&
           !nian_str_has(line->text, NIAN_STR("。"));
}

/* Words, then cells of which the last is a figure. */
static bool looks_like_row(const nian_line *line)
{
    if (!is_short_line(line))
        return false;
    nian_str rest = line->raw;
    nian_str cell;
    size_t cells = 0;
    bool figure = false;
    for (; next_cell(&rest, &cell); cells++)
        figure = is_figure(cell);
    nian_label label;
    bool numbered = nian_label_read(line->text, &label) &&
                    label.mark <= NIAN_MARK_HAN_BRACKET;
    return cells >= 2 && figure && !numbered;
}

static void put(char *out, size_t *len, nian_str s)
{
    memcpy(out + *len, s.ptr, s.len);
    *len += s.len;
}

/* "| a | b |": two bytes before each cell, two behind the last. */
static size_t row_length(nian_str raw)
{
    size_t len = 2;
    for (nian_str cell; next_cell(&raw, &cell);)
        len += cell.len + 3;
    return len;
}

static void make_row(nian_lines *lines, size_t index)
{
    nian_line *line = &lines->items[index];
    char *out = nian_arena_alloc(lines->arena, row_length(line->raw), 1);
    size_t len = 0;
    nian_str cell;
    put(out, &len, NIAN_STR("|"));
    for (nian_str rest = line->raw; next_cell(&rest, &cell);) {
        while (nian_str_cut_start(&cell, NIAN_STR("**")) ||
               nian_str_cut_end(&cell, NIAN_STR("**")))
            continue;
        put(out, &len, NIAN_STR(" "));
        put(out, &len, cell);
        put(out, &len, NIAN_STR(" |"));
    }
    line->kind = NIAN_LINE_TABLE;
    line->text = (nian_str){out, len};
    line->offsets = (nian_offsets){0};
    nian_offset whole[2] = {
        {0, (uint32_t)line->base},
        {(uint32_t)len, (uint32_t)(line->base + line->raw.len)}};
    vec_reserve(lines->scratch, &line->offsets, 2);
    vec_push(lines->scratch, &line->offsets, whole[0]);
    vec_push(lines->scratch, &line->offsets, whole[1]);
}

/* 表3 …, 图2 …, 单位：亿元 */
static bool is_caption(const nian_line *line)
{
    nian_str s = line->text;
    if (line->kind != NIAN_LINE_TEXT || nian_utf8_longer(s, CAPTION_MAX) ||
        nian_str_has(s, NIAN_STR("。")))
        return false;
    if (nian_str_starts(s, NIAN_STR("单位：")))
        return true;
    if (!nian_str_cut_start(&s, NIAN_STR("表")) &&
        !nian_str_cut_start(&s, NIAN_STR("图")))
        return false;
    int number;
    s = nian_str_trim(s);
    uint32_t code = 0;
    if (s.len)
        nian_utf8_next(s, &code);
    return (nian_is_digit(code) || nian_han_number(s, &number)) &&
           stays_open(s);
}

/* Heads of columns, above the first row without a gap. */
static void take_heads(nian_lines *lines, size_t first)
{
    for (size_t i = first; i-- > 0 && !lines->items[i + 1].gap;) {
        if (!is_short_line(&lines->items[i]))
            break;
        make_row(lines, i);
    }
}

/* Short lines within or right below a table. */
static size_t take_rows(nian_lines *lines, size_t first)
{
    size_t end = first;
    while (end < lines->count) {
        const nian_line *line = &lines->items[end];
        bool close = end > first && !line->gap && is_short_line(line);
        if (!close && !looks_like_row(line))
            break;
        make_row(lines, end++);
    }
    return end;
}

void nian_lines_find_rows(nian_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (is_caption(&lines->items[i]))
            make_row(lines, i);
        if (i + 1 >= lines->count || !looks_like_row(&lines->items[i]) ||
            !looks_like_row(&lines->items[i + 1]))
            continue;
        size_t end = take_rows(lines, i);
        take_heads(lines, i);
        i = end - 1;
    }
}

/* "- 3 -", "— 3 —", 第3页: what a printer puts under a page. */
bool nian_is_page_number(nian_str s)
{
    static const nian_str around[] = {
        NIAN_STR_INIT("—"), NIAN_STR_INIT("－"), NIAN_STR_INIT("-"),
        NIAN_STR_INIT("–"), NIAN_STR_INIT("·"),
    };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        nian_str inner = s;
        while (nian_str_cut_start(&inner, around[i]))
            continue;
        bool open = inner.len < s.len;
        size_t before = inner.len;
        while (nian_str_cut_end(&inner, around[i]))
            continue;
        int page;
        if (open && inner.len < before &&
            nian_str_to_int(nian_str_trim(inner), &page) && page < 1000)
            return true;
    }
    nian_str inner = s;
    int page;
    return nian_str_cut_start(&inner, NIAN_STR("第")) &&
           nian_str_cut_end(&inner, NIAN_STR("页")) &&
           nian_str_to_int(nian_str_trim(inner), &page);
}

/* A bare number; -1 for anything else. */
static int bare_number(const nian_line *line)
{
    int number;
    return line->kind == NIAN_LINE_TEXT && line->text.len <= 3 &&
                   nian_str_to_int(line->text, &number)
               ? number
               : -1;
}

/* Bare numbers are pages only when they count up one by one; others are
 * figures that a converter set apart. */
static bool counts_pages(const nian_lines *lines)
{
    int before = -1;
    size_t steps = 0;
    size_t numbers = 0;
    for (size_t i = 0; i < lines->count; i++) {
        int number = bare_number(&lines->items[i]);
        if (number < 0)
            continue;
        steps += before >= 0 && number == before + 1;
        before = number;
        numbers++;
    }
    return steps >= 2 && steps * 4 >= (numbers - 1) * 3;
}

void nian_lines_drop_pages(nian_lines *lines, nian_notes *notes)
{
    bool counted = counts_pages(lines);
    size_t kept = 0;
    bool gap = false;
    for (size_t i = 0; i < lines->count; i++) {
        nian_line line = lines->items[i];
        bool page = line.kind != NIAN_LINE_TABLE &&
                    (nian_is_page_number(line.text) ||
                     (counted && bare_number(&line) >= 0));
        if (page) {
            gap = true;
            nian_notes_add(notes, lines->arena, line.number, 1,
                           NIAN_STR("page number left out"));
            continue;
        }
        line.gap |= gap;
        gap = false;
        lines->items[kept++] = line;
    }
    lines->count = kept;
}
