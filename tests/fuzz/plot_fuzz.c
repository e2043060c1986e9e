/* No byte of a text stands in a command of gnuplot, and our SVG holds no
 * markup that a text brought along. */
#include "fuzz.h"

#include "plot/plot.h"
#include "text/text.h"

#define TERMINATOR "ENDe3b0c44298fc1c149afbf4c8996fb924"

/* Commands are ours: ASCII, and no sign by which gnuplot runs anything. */
static void check_command(nian_str line)
{
    for (size_t i = 0; i < line.len; i++) {
        unsigned char byte = (unsigned char)line.ptr[i];
        require(byte >= ' ' && byte < 0x7F);
        require(byte != '`' && byte != '@' && byte != '!' && byte != '\'');
    }
}

static void check_script(nian_str script)
{
    bool data = false;
    for (nian_str line; nian_str_line(&script, &line);) {
        bool ends = nian_str_ends(line, NIAN_STR(TERMINATOR));
        if (!data && !ends)
            check_command(line);
        data = ends ? !data : data;
    }
    require(!data);
}

static void check_svg(nian_str title, nian_str description)
{
    nian_buf out = {0};
    nian_svg_finish(&out, NIAN_STR("<svg ></svg>"), title, description, true);
    size_t tags = 0;
    for (size_t i = 0; i < out.len; i++)
        tags += out.ptr[i] == '<';
    require(tags == 6);
    require(!nian_str_has(nian_buf_str(&out), NIAN_STR("]]>")));
    nian_buf_free(&out);
}

static nian_decimal make_value(nian_str text)
{
    int64_t mantissa = (int64_t)(nian_str_hash(text) >> 5);
    return (nian_decimal){mantissa % 1000000000000,
                          (int32_t)(text.len % 15) - 10};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_str rest = {(const char *)data, size};
    nian_str parts[5];
    if (nian_str_has(rest, NIAN_STR(TERMINATOR)))
        return 0; /* nian_plot_file draws another one then */
    for (size_t i = 0; i < 5; i++)
        parts[i] = take_part(&rest);
    nian_point points[] = {
        {.year = 2019, .has_value = true, .value = make_value(parts[0])},
        {.year = 2021, .has_low = true, .low = make_value(parts[1])},
    };
    nian_series series[] = {
        {.name = parts[3], .unit = parts[4], .points = points, 1},
        {.name = parts[2], .unit = parts[4], .points = points, 2},
    };
    nian_chart chart = {.title = parts[0],
                        .subtitle = parts[1],
                        .source = parts[2],
                        .note = parts[3],
                        .series = series,
                        .series_count = 2};
    nian_buf script = {0};
    require(nian_chart_check(&chart, NULL));
    nian_plot_script(&script, &chart, NIAN_PLOT_SVG, NIAN_STR(TERMINATOR));
    check_script(nian_buf_str(&script));
    nian_figure figure = {.panels = (nian_chart[]){chart, chart, chart},
                          .panel_count = 3,
                          .title = parts[2],
                          .width = 360,
                          .dark = true};
    script.len = 0;
    nian_figure_script(&script, &figure, NIAN_PLOT_PDF, NIAN_STR(TERMINATOR));
    check_script(nian_buf_str(&script));
    nian_str clean = nian_label_clean(&arena, parts[0]);
    require(nian_utf8_valid(clean, NULL));
    check_svg(clean, nian_label_clean(&arena, parts[1]));
    nian_buf_free(&script);
    nian_arena_free(&arena);
    return 0;
}
