/* The simple types of OFD: numbers in lists, boxes, places in the package. */
#include "ingest/ofd.h"

enum {
    NUMBER_MAX = 100000000, /* no page is so large: what is beyond is that */
    EXPONENT_MAX = 12
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',';
}

static bool is_figure(char c)
{
    return c >= '0' && c <= '9';
}

static bool take_byte(nian_str *s, char c)
{
    if (!s->len || s->ptr[0] != c)
        return false;
    *s = nian_str_after(*s, 1);
    return true;
}

/* Figures with a value per place; returns how many there are. */
static size_t take_figures(nian_str *s, double *value, bool fraction)
{
    size_t count = 0;
    double place = 1;
    for (; s->len && is_figure(s->ptr[0]); count++) {
        double figure = s->ptr[0] - '0';
        place /= 10;
        if (fraction)
            *value += figure * place;
        else if (*value < NUMBER_MAX)
            *value = *value * 10 + figure;
        *s = nian_str_after(*s, 1);
    }
    return count;
}

/* 1e-3; a letter that no figures follow is not taken. */
static void take_exponent(nian_str *s, double *value)
{
    nian_str rest = *s;
    if (!take_byte(&rest, 'e') && !take_byte(&rest, 'E'))
        return;
    bool minus = take_byte(&rest, '-');
    if (!minus)
        take_byte(&rest, '+');
    double exponent = 0;
    if (!take_figures(&rest, &exponent, false))
        return;
    for (int i = 0; i < EXPONENT_MAX && i < exponent; i++)
        *value = minus ? *value / 10 : *value * 10;
    *s = rest;
}

bool nian_ofd_number(nian_str *rest, double *out)
{
    nian_str s = *rest;
    while (s.len && is_blank(s.ptr[0]))
        s = nian_str_after(s, 1);
    bool minus = take_byte(&s, '-');
    if (!minus)
        take_byte(&s, '+');
    double value = 0;
    size_t figures = take_figures(&s, &value, false);
    if (take_byte(&s, '.'))
        figures += take_figures(&s, &value, true);
    if (!figures)
        return false;
    take_exponent(&s, &value);
    if (value > NUMBER_MAX)
        value = NUMBER_MAX;
    *out = minus ? -value : value;
    *rest = s;
    return true;
}

size_t nian_ofd_numbers(double *out, size_t count, nian_str s)
{
    size_t found = 0;
    while (found < count && nian_ofd_number(&s, &out[found]))
        found++;
    return found;
}

nian_ofd_box nian_ofd_box_read(nian_str s)
{
    double n[4];
    if (nian_ofd_numbers(n, 4, s) != 4)
        return (nian_ofd_box){0};
    return (nian_ofd_box){n[0], n[1], n[2], n[3]};
}

/* Adds a step of a path; `..` goes back one, and nowhere at the root. */
static void add_step(nian_buf *path, nian_str step)
{
    if (step.len == 0 || nian_str_equal(step, NIAN_STR(".")))
        return;
    if (nian_str_equal(step, NIAN_STR(".."))) {
        ptrdiff_t at = nian_str_find_last(nian_buf_str(path), NIAN_STR("/"));
        path->len = at < 0 ? 0 : (size_t)at;
        return;
    }
    if (path->len)
        nian_buf_add_byte(path, '/');
    nian_buf_add(path, step);
}

static void add_steps(nian_buf *path, nian_str steps)
{
    size_t begin = 0;
    for (size_t i = 0; i <= steps.len; i++) {
        if (i < steps.len && steps.ptr[i] != '/' && steps.ptr[i] != '\\')
            continue;
        add_step(path, nian_str_slice(steps, begin, i));
        begin = i + 1;
    }
}

nian_str nian_ofd_path(nian_arena *arena, nian_str from, nian_str location)
{
    location = nian_str_trim(location);
    nian_buf path = {0};
    if (!location.len || (location.ptr[0] != '/' && location.ptr[0] != '\\')) {
        add_steps(&path, from);
        add_step(&path, NIAN_STR(".."));
    }
    add_steps(&path, location);
    nian_str made = nian_str_copy(arena, nian_buf_str(&path));
    nian_buf_free(&path);
    return made;
}
