/* The letters of a page: text objects with the places of their letters, as
 * producers write them: an object a line, a run of one font, or a letter. */
#include "ingest/ofd.h"

#include <math.h>

/* Millimetres, of text that does not say. */
#define USUAL_SIZE 4

typedef struct matrix {
    double a, b, c, d, e, f;
} matrix;

typedef struct object {
    nian_ofd_box box;
    matrix matrix;
    double size;
    double scale; /* of the widths of letters */
    int direction;
} object;

typedef struct reader {
    nian_ofd_sheet *out;
    nian_arena *arena;
    object object;
    bool in_object;
    bool in_code;
    int pattern;     /* inside so many patterns, which fill areas */
    double x, y;     /* of the first letter of a text code */
    nian_str dx, dy; /* from letter to letter */
    nian_buf text;
} reader;

/* --- steps --- */

/* The lists of steps, read one at a time: 5.6 5.6 2.8, or g 2 5.6 2.8. */
typedef struct steps {
    nian_str rest;
    size_t repeats; /* of `value`, still to come */
    double value;
} steps;

static bool take_group(steps *s)
{
    nian_str rest = nian_str_trim(s->rest);
    if (!rest.len || (rest.ptr[0] != 'g' && rest.ptr[0] != 'G'))
        return false;
    rest = nian_str_after(rest, 1);
    double count;
    if (!nian_ofd_number(&rest, &count) || !nian_ofd_number(&rest, &s->value))
        return false;
    s->repeats = count > 0 ? (size_t)count : 0;
    s->rest = rest;
    return true;
}

static bool next_step(steps *s, double *step)
{
    while (!s->repeats && take_group(s))
        continue;
    if (s->repeats) {
        s->repeats--;
        *step = s->value;
        return true;
    }
    return nian_ofd_number(&s->rest, step);
}

/* --- widths --- */

static bool is_square(uint32_t code)
{
    return code >= 0x2E80 || (code >= 0x2014 && code <= 0x2026) ||
           (code >= 0x2460 && code <= 0x25FF);
}

/* Of a letter whose font is not looked at, in parts of its size. */
static double usual_width(uint32_t code)
{
    if (is_square(code))
        return 1;
    if (code == 'm' || code == 'w' || code == 'M' || code == 'W')
        return 0.8;
    if (code >= 'A' && code <= 'Z')
        return 0.65;
    return 0.5;
}

/* A step may hold the blank behind a letter as well. */
static double widest(uint32_t code)
{
    return code < 0x80 ? usual_width(code) * 1.5 : 1;
}

/* The last letter fills what is left of the box, where that is as much as a
 * letter takes: ± and · are as wide as Han in many fonts. */
static double last_width(const reader *r, uint32_t code, double usual)
{
    const object *o = &r->object;
    const matrix *m = &o->matrix;
    double size = o->size * o->scale;
    if (is_square(code) || m->a <= 0 || m->b != 0)
        return usual;
    double left = (o->box.width - m->a * r->x - m->e) / m->a;
    return left < size * 0.2 || left > size * 1.1 ? usual : left;
}

/* --- text --- */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Blanks at the ends count as letters, unless a line break among them tells
 * that they only make the XML pretty. */
static nian_str text_of(nian_str s)
{
    size_t begin = 0;
    size_t end = s.len;
    bool broken = false;
    for (; begin < end && is_space(s.ptr[begin]); begin++)
        broken |= s.ptr[begin] == '\n';
    if (!broken)
        begin = 0;
    broken = false;
    for (; end > begin && is_space(s.ptr[end - 1]); end--)
        broken |= s.ptr[end - 1] == '\n';
    return nian_str_slice(s, begin, broken ? end : s.len);
}

/* The standard writes blanks, and what XML does not allow, as \0020. */
static size_t next_code(nian_str s, uint32_t *code)
{
    uint32_t value = 0;
    size_t figures = 0;
    for (; figures < 4 && figures + 1 < s.len && s.ptr[0] == '\\'; figures++) {
        char c = s.ptr[figures + 1];
        if (c >= '0' && c <= '9')
            value = value * 16 + (uint32_t)(c - '0');
        else if ((c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'))
            value = value * 16 + (uint32_t)((c | 0x20) - 'a') + 10;
        else
            break;
    }
    if (figures < 4 || (value >= 0xD800 && value < 0xE000))
        return nian_utf8_next(s, code);
    *code = value;
    return 5;
}

/* --- letters --- */

static matrix identity(void)
{
    return (matrix){1, 0, 0, 1, 0, 0};
}

/* Quarters that a line is turned by, or -1 where it runs aslant. */
static int turns_of(const matrix *m)
{
    double x = fabs(m->a);
    double y = fabs(m->b);
    if (y <= x * 0.1)
        return m->a >= 0 ? 0 : 2;
    if (x <= y * 0.1)
        return m->b >= 0 ? 1 : 3;
    return -1;
}

static void place(nian_ofd_letter *letter, double x, double y)
{
    double along[] = {x, y, -x, -y};
    double across[] = {y, -x, -y, x};
    letter->along = along[letter->turns];
    letter->across = across[letter->turns];
}

static void add_letter(reader *r, uint32_t code, double x, double y,
                       double width)
{
    const object *o = &r->object;
    const matrix *m = &o->matrix;
    int turns = turns_of(m);
    if (turns < 0) {
        r->out->tilted++;
        return;
    }
    if (code <= ' ' || code == 0xA0 || code == 0x3000 || code == 0xFEFF ||
        r->out->letters.count >= NIAN_OFD_LETTERS_MAX)
        return;
    nian_ofd_letter letter = {.code = code, .turns = (uint8_t)turns};
    place(&letter, m->a * x + m->c * y + m->e + o->box.x,
          m->b * x + m->d * y + m->f + o->box.y);
    letter.width = width * hypot(m->a, m->b);
    letter.size = o->size * hypot(m->c, m->d);
    vec_push(r->arena, &r->out->letters, letter);
}

/* Where lists of steps end early, letters go on by their usual widths in the
 * direction of reading. */
static void add_letters(reader *r)
{
    const object *o = &r->object;
    steps dx = {.rest = r->dx};
    steps dy = {.rest = r->dy};
    bool down = o->direction % 180 != 0;
    int sign = o->direction >= 180 ? -1 : 1;
    nian_str text = text_of(nian_buf_str(&r->text));
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        at += next_code(nian_str_after(text, at), &code);
        if (code == '\n' || code == '\r' || code == '\t')
            continue;
        double usual = usual_width(code) * o->size * o->scale;
        double step_x = 0;
        double step_y = 0;
        bool known = next_step(&dx, &step_x);
        known |= next_step(&dy, &step_y);
        double width = usual;
        if (known && step_x > 0)
            width = fmin(step_x, widest(code) * o->size * o->scale);
        else if (!known && at == text.len)
            width = last_width(r, code, usual);
        if (!known)
            *(down ? &step_y : &step_x) = sign * usual;
        add_letter(r, code, r->x, r->y, width);
        r->x += step_x;
        r->y += step_y;
    }
}

/* --- elements --- */

static nian_str value_of(const nian_xml_tag *tag, const char *name)
{
    return nian_str_trim(nian_xml_value(tag, NIAN_XML_NONE, name));
}

static double number_of(const nian_xml_tag *tag, const char *name,
                        double missing)
{
    nian_str s = value_of(tag, name);
    double number;
    return nian_ofd_number(&s, &number) ? number : missing;
}

static void open_object(reader *r, const nian_xml_tag *tag)
{
    object *o = &r->object;
    double m[6];
    *o = (object){.box = nian_ofd_box_read(value_of(tag, "Boundary")),
                  .matrix = identity(),
                  .size = number_of(tag, "Size", 0),
                  .scale = number_of(tag, "HScale", 1),
                  .direction = (int)number_of(tag, "ReadDirection", 0)};
    if (o->size <= 0)
        o->size = o->box.height > 0 ? o->box.height : USUAL_SIZE;
    if (nian_ofd_numbers(m, 6, value_of(tag, "CTM")) == 6)
        o->matrix = (matrix){m[0], m[1], m[2], m[3], m[4], m[5]};
    r->in_object = !r->pattern &&
                   !nian_str_equal(value_of(tag, "Visible"), NIAN_STR("false"));
    r->x = r->y = 0;
}

static void open_code(reader *r, const nian_xml_tag *tag)
{
    r->in_code = true;
    r->x = number_of(tag, "X", r->x);
    r->y = number_of(tag, "Y", r->y);
    r->dx = nian_str_copy(r->arena, value_of(tag, "DeltaX"));
    r->dy = nian_str_copy(r->arena, value_of(tag, "DeltaY"));
    r->text.len = 0;
}

static void on_open(void *context, const nian_xml_tag *tag)
{
    reader *r = context;
    nian_str name = tag->name.local;
    if (nian_str_equal(name, NIAN_STR("TextObject"))) {
        open_object(r, tag);
    } else if (nian_str_equal(name, NIAN_STR("TextCode")) && r->in_object) {
        open_code(r, tag);
    } else if (nian_str_equal(name, NIAN_STR("Template"))) {
        nian_str id = nian_str_copy(r->arena, value_of(tag, "TemplateID"));
        if (id.len && r->out->templates.count < NIAN_OFD_TEMPLATES_MAX)
            vec_push(r->arena, &r->out->templates, id);
    } else if (nian_str_equal(name, NIAN_STR("PhysicalBox"))) {
        r->text.len = 0;
    }
    r->pattern += nian_str_equal(name, NIAN_STR("Pattern"));
    r->out->pictures += nian_str_equal(name, NIAN_STR("ImageObject"));
    r->out->composed += nian_str_equal(name, NIAN_STR("CompositeObject"));
}

static void on_close(void *context, nian_xml_name name)
{
    reader *r = context;
    if (nian_str_equal(name.local, NIAN_STR("TextCode")) && r->in_code) {
        /* the first letter of the next one stands where this one began, as
         * long as it does not say otherwise */
        double x = r->x;
        double y = r->y;
        add_letters(r);
        r->x = x;
        r->y = y;
        r->in_code = false;
    } else if (nian_str_equal(name.local, NIAN_STR("TextObject"))) {
        r->in_object = false;
    } else if (nian_str_equal(name.local, NIAN_STR("PhysicalBox"))) {
        r->out->area = nian_ofd_box_read(nian_buf_str(&r->text));
    } else if (nian_str_equal(name.local, NIAN_STR("Pattern"))) {
        r->pattern--;
    }
}

static void on_text(void *context, nian_str text)
{
    reader *r = context;
    nian_buf_add(&r->text, text);
}

bool nian_ofd_sheet_read(nian_ofd_sheet *out, nian_arena *arena, nian_str bytes,
                         nian_str path, nian_error *err)
{
    static const nian_xml_handlers handlers = {on_open, on_close, on_text};
    reader r = {.out = out, .arena = arena};
    bool fine = nian_xml_read(bytes, path, &handlers, &r, err);
    nian_buf_free(&r.text);
    return fine;
}
