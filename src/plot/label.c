/* Texts of a chart: made harmless, measured, cut, and values as words. */
#include "plot/plot.h"

#include "base/decimal.h"
#include "text/text.h"

enum {
    SHOWN_BELOW = 1000000 /* digits of a value that has a fraction */
};

/* Line breaks end a line of the datablock; XML has no control characters and
 * neither U+FFFE nor U+FFFF. */
static bool is_blank(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
           code == 0x2029 || code == 0xFFFE || code == 0xFFFF;
}

nian_str nian_label_clean(nian_arena *arena, nian_str text)
{
    nian_buf clean = {0};
    text = nian_str_trim(text);
    while (text.len) {
        uint32_t code;
        char bytes[4];
        size_t len = nian_utf8_next(text, &code);
        size_t put = nian_utf8_put(bytes, is_blank(code) ? ' ' : code);
        nian_buf_add(&clean, (nian_str){bytes, put});
        text = nian_str_after(text, len);
    }
    nian_str copy = nian_str_copy(arena, nian_buf_str(&clean));
    nian_buf_free(&clean);
    return copy;
}

/* Digits of Noto Sans CJK are .56 em wide, capitals up to .7. */
static double char_ems(nian_str one)
{
    return nian_columns(one) == 2 ? 1 : 0.58;
}

double nian_label_ems(nian_str text)
{
    double ems = 0;
    while (text.len) {
        uint32_t code;
        size_t len = nian_utf8_next(text, &code);
        ems += char_ems(nian_str_slice(text, 0, len));
        text = nian_str_after(text, len);
    }
    return ems;
}

nian_str nian_label_fit(nian_arena *arena, nian_str text, double ems)
{
    double used = 0;
    size_t fits = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(text, at), &code);
        used += char_ems(nian_str_slice(text, at, at + len));
        at += len;
        if (used + 1 <= ems)
            fits = at;
        if (used > ems)
            return nian_str_concat(arena, nian_str_slice(text, 0, fits),
                                   NIAN_STR("…"));
    }
    return text;
}

static bool closes(nian_str one)
{
    static const nian_str marks[] = {
        NIAN_STR_INIT("，"), NIAN_STR_INIT("。"), NIAN_STR_INIT("、"),
        NIAN_STR_INIT("；"), NIAN_STR_INIT("："), NIAN_STR_INIT("）"),
        NIAN_STR_INIT("”"),  NIAN_STR_INIT("》"), NIAN_STR_INIT("—"),
        NIAN_STR_INIT("%"),  NIAN_STR_INIT("　")};
    return nian_str_is_any(one, marks, sizeof marks / sizeof *marks);
}

static bool opens(nian_str one)
{
    static const nian_str marks[] = {NIAN_STR_INIT("（"), NIAN_STR_INIT("“"),
                                     NIAN_STR_INIT("《")};
    return nian_str_is_any(one, marks, sizeof marks / sizeof *marks);
}

/* Bytes of the first line of `text`. */
static size_t line_length(nian_str text, double ems)
{
    static const double full = .6; /* of a line, so that it may end early */
    double used = 0;
    size_t fits = 0;
    size_t after_mark = 0;
    nian_str before = {NULL, 0};
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(text, at), &code);
        nian_str one = nian_str_slice(text, at, at + len);
        bool inside = before.len == 1 && len == 1 && *before.ptr != ' ';
        if (at && !inside && !closes(one) && !opens(before))
            fits = at;
        if (fits == at && used > full * ems && closes(before))
            after_mark = at;
        used += char_ems(one);
        if (used > ems)
            return after_mark ? after_mark : fits ? fits : at;
        before = one;
        at += len;
    }
    return text.len;
}

void nian_label_wrap(nian_str *lines, size_t most, nian_arena *arena,
                     nian_str text, double ems)
{
    for (size_t i = 0; i < most; i++) {
        size_t len = i + 1 < most ? line_length(text, ems) : text.len;
        lines[i] = nian_str_trim(nian_str_slice(text, 0, len));
        text = nian_str_after(text, len);
    }
    lines[most - 1] = nian_label_fit(arena, lines[most - 1], ems);
}

/* Rounds half away from zero; digits before the point are never lost. */
static nian_decimal shorten(nian_decimal value)
{
    int64_t size = value.mantissa < 0 ? -value.mantissa : value.mantissa;
    int64_t unit = 1;
    while (value.exponent < 0 && size / unit >= SHOWN_BELOW) {
        unit *= 10;
        value.exponent++;
    }
    size = (size + unit / 2) / unit;
    value.mantissa = value.mantissa < 0 ? -size : size;
    return value;
}

static void write_value(nian_buf *out, nian_decimal value, nian_scale scale)
{
    nian_decimal_write(out, shorten(nian_decimal_scale(value, -scale.power)));
}

static void write_range(nian_buf *out, const nian_point *point,
                        nian_scale scale)
{
    if (!point->has_low)
        nian_buf_add(out, NIAN_STR("≤"));
    else if (!point->has_high)
        nian_buf_add(out, NIAN_STR("≥"));
    if (point->has_low)
        write_value(out, point->low, scale);
    if (point->has_low && point->has_high)
        nian_buf_add(out, NIAN_STR("–"));
    if (point->has_high)
        write_value(out, point->high, scale);
}

void nian_point_write(nian_buf *out, const nian_point *point, nian_str unit,
                      nian_scale scale)
{
    if (point->has_value)
        write_value(out, point->value, scale);
    else
        write_range(out, point, scale);
    if (nian_str_equal(unit, NIAN_STR("%")))
        nian_buf_add(out, unit);
}
