/* gnuplot's SVG made ours.  gnuplot names the picture after itself, leaves
 * `>` in texts as it is (so that `]]>` breaks the file), knows no weight of a
 * font, and names one font that other systems do not have. */
#include "plot/plot.h"

#define FAMILY "Noto Sans CJK SC"

static void add_escaped(nian_buf *out, nian_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        if (byte == '<')
            nian_buf_add(out, NIAN_STR("&lt;"));
        else if (byte == '>')
            nian_buf_add(out, NIAN_STR("&gt;"));
        else if (byte == '&')
            nian_buf_add(out, NIAN_STR("&amp;"));
        else
            nian_buf_add_byte(out, byte);
    }
}

/* Between tags: `<` and `&` are escaped already. */
static void add_content(nian_buf *out, nian_str content)
{
    for (size_t i = 0; i < content.len; i++) {
        if (content.ptr[i] == '>')
            nian_buf_add(out, NIAN_STR("&gt;"));
        else
            nian_buf_add_byte(out, content.ptr[i]);
    }
}

/* Up to and with `mark`, or all there is. */
static nian_str take_through(nian_str *rest, nian_str mark)
{
    ptrdiff_t at = nian_str_find(*rest, mark);
    size_t len = at < 0 ? rest->len : (size_t)at + mark.len;
    nian_str taken = nian_str_slice(*rest, 0, len);
    *rest = nian_str_after(*rest, len);
    return taken;
}

static void add_tag(nian_buf *out, nian_str tag)
{
    static const nian_str attribute = NIAN_STR_INIT(" font-family=\"" FAMILY);
    ptrdiff_t at = nian_str_find(tag, attribute);
    if (at < 0) {
        nian_buf_add(out, tag);
        return;
    }
    nian_str rest = nian_str_after(tag, (size_t)at + attribute.len);
    nian_str style = take_through(&rest, NIAN_STR("\""));
    nian_buf_add(out, nian_str_slice(tag, 0, (size_t)at));
    nian_buf_add(out,
                 NIAN_STR(" font-family=\"" FAMILY
                          ", Noto Sans SC, Source Han Sans SC, PingFang SC,"
                          " Microsoft YaHei, sans-serif\""));
    if (nian_str_has(style, NIAN_STR("Bold")))
        nian_buf_add(out, NIAN_STR(" font-weight=\"bold\""));
    nian_buf_add(out, rest);
}

static int hexadecimal(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

/* The ways in which gnuplot writes one colour. */
static void add_selectors(nian_buf *out, const char *property,
                          const char *colour)
{
    int parts[3];
    for (int i = 0; i < 3; i++)
        parts[i] =
            16 * hexadecimal(colour[2 * i]) + hexadecimal(colour[2 * i + 1]);
    nian_buf_format(out, "[%s=\"rgb(%3d, %3d, %3d)\"],", property, parts[0],
                    parts[1], parts[2]);
    nian_buf_format(out, "[%s=\"rgb(%d,%d,%d)\"],", property, parts[0],
                    parts[1], parts[2]);
    nian_buf_format(out, "[%s=\"#%s\"]", property, colour);
}

/* On dark ground each colour becomes its fellow of the dark theme. */
static void add_style(nian_buf *out)
{
    static const char *const properties[] = {"fill", "stroke", "color"};
    const nian_theme *light = nian_theme_of(false);
    const nian_theme *dark = nian_theme_of(true);
    nian_buf_add(out, NIAN_STR("<style>@media (prefers-color-scheme: dark) {"));
    for (size_t i = 0; i < NIAN_THEME_COLOURS; i++)
        for (size_t k = 0; k < 3; k++) {
            nian_buf_add_byte(out, '\n');
            add_selectors(out, properties[k], nian_theme_colour(light, i));
            nian_buf_format(out, "{%s:#%s}", properties[k],
                            nian_theme_colour(dark, i));
        }
    nian_buf_add(out, NIAN_STR("\n}</style>\n"));
}

static void add_names(nian_buf *out, nian_str title, nian_str description)
{
    nian_buf_add(out, NIAN_STR("\n<title>"));
    add_escaped(out, title);
    nian_buf_add(out, NIAN_STR("</title>\n<desc>"));
    add_escaped(out, description);
    nian_buf_add(out, NIAN_STR("</desc>\n"));
}

void nian_svg_finish(nian_buf *out, nian_str svg, nian_str title,
                     nian_str description, bool dark)
{
    nian_str rest = svg;
    while (rest.len) {
        ptrdiff_t open = nian_str_find(rest, NIAN_STR("<"));
        size_t len = open < 0 ? rest.len : (size_t)open;
        add_content(out, nian_str_slice(rest, 0, len));
        rest = nian_str_after(rest, len);
        nian_str tag = take_through(&rest, NIAN_STR(">"));
        if (nian_str_starts(tag, NIAN_STR("<title"))) {
            take_through(&rest, NIAN_STR("</title>"));
        } else if (nian_str_starts(tag, NIAN_STR("<desc"))) {
            take_through(&rest, NIAN_STR("</desc>"));
        } else {
            add_tag(out, tag);
            if (!nian_str_starts(tag, NIAN_STR("<svg")))
                continue;
            add_names(out, title, description);
            if (!dark)
                add_style(out);
        }
    }
}
