/* Paragraphs of styled text, and the columns of tables. */
#include "render/terminal.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/decimal.h"
#include "text/text.h"

void nian_paragraph_add(nian_paragraph *p, nian_style style, nian_str text)
{
    nian_piece piece = {text, style};
    if (text.len)
        vec_push(&p->arena, &p->pieces, piece);
}

void nian_paragraph_format(nian_paragraph *p, nian_style style,
                           const char *format, ...)
{
    va_list args;
    va_start(args, format);
    nian_paragraph_add(p, style, nian_str_vformat(&p->arena, format, args));
    va_end(args);
}

/* Controls could speak to the terminal, and marks of direction could make a
 * line read differently from what it says. */
static bool harmful(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) ||
           (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

static nian_str harmless(nian_arena *arena, nian_str text)
{
    char *kept = nian_new_array(arena, char, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t code;
        size_t size = nian_utf8_next(nian_str_after(text, i), &code);
        if (!harmful(code))
            for (size_t k = 0; k < size; k++)
                kept[len++] = text.ptr[i + k];
        i += size;
    }
    return (nian_str){kept, len};
}

static void switch_style(const nian_view *view, nian_style style)
{
    static const char *const codes[] = {
        [NIAN_STYLE_PLAIN] = "",  [NIAN_STYLE_STRONG] = "1",
        [NIAN_STYLE_FAINT] = "2", [NIAN_STYLE_OLD] = "31;9",
        [NIAN_STYLE_NEW] = "32",  [NIAN_STYLE_GONE] = "31",
        [NIAN_STYLE_MARK] = "36",
    };
    if (view->color)
        nian_buf_format(view->out, "\033[%sm", codes[style]);
}

/* Writes bytes begin..end of the joined pieces. */
static void write_range(const nian_view *view, const nian_pieces *pieces,
                        size_t begin, size_t end)
{
    size_t at = 0;
    nian_style style = NIAN_STYLE_PLAIN;
    for (size_t i = 0; i < pieces->count; i++) {
        nian_str text = pieces->items[i].text;
        size_t from = begin > at ? begin - at : 0;
        size_t to = end > at ? end - at : 0;
        nian_str part = nian_str_slice(text, from, to);
        at += text.len;
        if (part.len == 0)
            continue;
        nian_style next = pieces->items[i].style;
        if (next != style && style != NIAN_STYLE_PLAIN)
            switch_style(view, NIAN_STYLE_PLAIN);
        if (next != style && next != NIAN_STYLE_PLAIN)
            switch_style(view, next);
        style = next;
        nian_buf_add(view->out, part);
    }
    if (style != NIAN_STYLE_PLAIN)
        switch_style(view, NIAN_STYLE_PLAIN);
}

static void blanks(nian_buf *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        nian_buf_add_byte(out, ' ');
}

static size_t room(const nian_view *view, size_t indent)
{
    return view->width > indent + 2 ? view->width - indent : 2;
}

/* The end of what fits in `columns`; a number is not cut in two, for half of
 * one reads as another. */
static size_t cut(nian_str text, size_t begin, size_t columns)
{
    size_t used = 0;
    size_t at = begin;
    while (at < text.len) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(text, at), &code);
        used += nian_columns(nian_str_slice(text, at, at + len));
        if (used > columns)
            break;
        at += len;
    }
    size_t whole = at;
    while (whole > begin &&
           nian_str_has(NIAN_STR("0123456789.,-"),
                        nian_str_slice(text, whole - 1, whole)))
        whole--;
    return whole > begin ? whole : at;
}

void nian_paragraph_end(nian_paragraph *p, const nian_view *view, size_t first,
                        size_t rest)
{
    nian_buf flat = {0};
    for (size_t i = 0; i < p->pieces.count; i++) {
        nian_piece *piece = &p->pieces.items[i];
        piece->text = harmless(&p->arena, piece->text);
        nian_buf_add(&flat, piece->text);
    }
    nian_str text = nian_buf_str(&flat);
    nian_breaks breaks = {0};
    nian_lines(&breaks, &p->arena, text, room(view, first), room(view, rest));
    size_t begin = 0;
    size_t count = breaks.count;
    if (p->lines && count > p->lines)
        count = p->lines;
    for (size_t i = 0; i < count; i++) {
        size_t end = breaks.items[i];
        size_t shown = end;
        bool last = i + 1 == count && count < breaks.count;
        if (last)
            shown = cut(text, begin, room(view, i == 0 ? first : rest) - 2);
        while (shown > begin && text.ptr[shown - 1] == ' ')
            shown--;
        blanks(view->out, i == 0 ? first : rest);
        write_range(view, &p->pieces, begin, shown);
        if (last)
            nian_buf_add(view->out, NIAN_STR("…"));
        nian_buf_add_byte(view->out, '\n');
        begin = end;
    }
    nian_buf_free(&flat);
    nian_arena_free(&p->arena);
    *p = (nian_paragraph){0};
}

/* Nothing but marks: no one wants to be told of a comma. */
static bool is_marks(nian_str text)
{
    while (text.len) {
        uint32_t code;
        text = nian_str_after(text, nian_utf8_next(text, &code));
        if (nian_is_han(code) || nian_is_latin(code) || nian_is_digit(code) ||
            code == '%')
            return false;
    }
    return true;
}

void nian_paragraph_edits(nian_paragraph *p, const nian_view *view,
                          const nian_edit *edits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nian_str text = edits[i].text;
        nian_style style = edits[i].op == '-'   ? NIAN_STYLE_OLD
                           : edits[i].op == '+' ? NIAN_STYLE_NEW
                                                : NIAN_STYLE_PLAIN;
        bool follows =
            i + 1 < count && edits[i].op == '-' && edits[i + 1].op == '+';
        if (follows && is_marks(text) && is_marks(edits[i + 1].text)) {
            nian_paragraph_add(p, NIAN_STYLE_PLAIN, edits[++i].text);
        } else if (edits[i].op == '=' || view->color) {
            nian_paragraph_add(p, style, text);
        } else if (follows) {
            nian_str after = edits[++i].text;
            nian_paragraph_format(p, style, "[%.*s→%.*s]", NIAN_STR_ARG(text),
                                  NIAN_STR_ARG(after));
        } else {
            nian_paragraph_format(p, style, "[%c%.*s%c]", edits[i].op,
                                  NIAN_STR_ARG(text), edits[i].op);
        }
    }
}

void nian_cell(nian_buf *out, nian_str text, size_t columns)
{
    nian_arena arena = {0};
    text = harmless(&arena, text);
    size_t wide = nian_columns(text);
    if (wide > columns) {
        size_t len = 0;
        wide = 0;
        for (;;) {
            uint32_t code;
            size_t size = nian_utf8_next(nian_str_after(text, len), &code);
            size_t more = nian_columns(nian_str_slice(text, len, len + size));
            if (wide + more + 2 > columns)
                break;
            wide += more;
            len += size;
        }
        nian_buf_add(out, nian_str_slice(text, 0, len));
        nian_buf_add(out, NIAN_STR("…"));
        wide += 2;
    } else {
        nian_buf_add(out, text);
    }
    blanks(out, columns > wide ? columns - wide : 0);
    nian_arena_free(&arena);
}

void nian_write_amount(nian_buf *out, nian_decimal value, nian_str unit)
{
    static const struct {
        int power;
        const char *name;
    } scales[] = {{12, "万亿"}, {8, "亿"}, {4, "万"}};
    double size = nian_decimal_double(value);
    if (size < 0)
        size = -size;
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        nian_decimal one = {1, scales[i].power};
        if (size < nian_decimal_double(one))
            continue;
        nian_decimal_write(out, nian_decimal_scale(value, -one.exponent));
        nian_buf_format(out, "%s%.*s", scales[i].name, NIAN_STR_ARG(unit));
        return;
    }
    nian_decimal_write(out, value);
    nian_buf_add(out, unit);
}

/* 5.5%左右, but 超3500亿元. */
static bool stands_behind(nian_str qualifier)
{
    static const nian_str behind[] = {
        NIAN_STR_INIT("左右"), NIAN_STR_INIT("以上"), NIAN_STR_INIT("以下"),
        NIAN_STR_INIT("以内"), NIAN_STR_INIT("余"),
    };
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (nian_str_equal(behind[i], qualifier))
            return true;
    return false;
}

static void write_figure(nian_buf *out, const nian_series *series,
                         const nian_point *point)
{
    nian_str none = {NULL, 0};
    if (point->has_value) {
        nian_write_amount(out, point->value, series->unit);
        return;
    }
    if (point->has_low)
        nian_write_amount(out, point->low,
                          point->has_high ? none : series->unit);
    if (point->has_low && point->has_high)
        nian_buf_add(out, NIAN_STR("—"));
    if (point->has_high)
        nian_write_amount(out, point->high, series->unit);
}

void nian_write_point(nian_buf *out, const nian_series *series,
                      const nian_point *point)
{
    bool behind = stands_behind(point->qualifier);
    if (!behind)
        nian_buf_add(out, point->qualifier);
    write_figure(out, series, point);
    if (behind)
        nian_buf_add(out, point->qualifier);
}
