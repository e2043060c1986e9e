/* A figure as gnuplot's language.  Pure: no file, no clock, no process.
 *
 * gnuplot runs commands from backticks, from quotes that end early, from
 * macros and from what follows a datablock, so no foreign byte stands in a
 * command: texts are lines of the datablock $L and are used as $L[n], which
 * is never looked at again.  Numbers are written by us. */
#include "plot/script.h"

#include <math.h>

#include "base/decimal.h"

#define FONT NIAN_PLOT_FONT

enum {
    ASIDE = NIAN_PLOT_QUANTITIES - 1 /* grey, for another definition */
};

nian_look nian_script_look(const nian_script *script, size_t series)
{
    static const int marks[NIAN_PLOT_QUANTITIES][2] = {
        {7, 6}, {5, 4}, {9, 8}, {13, 12}, {11, 10}, {15, 14}};
    const nian_chart *chart = script->chart;
    if (chart->series[series].definition.len)
        return (nian_look){script->theme->looks[ASIDE], marks[ASIDE][0],
                           marks[ASIDE][1]};
    /* A target alone, or beside what came of it. */
    if (chart->series[series].target && nian_chart_about_one(chart))
        return (nian_look){script->theme->looks[1], 13, 12};
    size_t quantity = nian_chart_quantity(script->chart, series);
    return (nian_look){script->theme->looks[quantity], marks[quantity][0],
                       marks[quantity][1]};
}

void nian_script_number(nian_buf *out, double value)
{
    nian_decimal_write(out, (nian_decimal){llround(value * 1e6), -6});
}

void nian_script_value(nian_buf *out, double value)
{
    int power = fabs(value) <= 0 ? 0 : (int)floor(log10(fabs(value))) - 8;
    nian_decimal_write(out,
                       (nian_decimal){llround(value / pow(10, power)), power});
}

/* A place in points from the upper left, as gnuplot's share of the screen. */
static void add_place(const nian_script *script, nian_buf *out, double x,
                      double y)
{
    nian_buf_add(out, NIAN_STR("screen "));
    nian_script_number(out, x / script->page->width);
    nian_buf_add(out, NIAN_STR(", screen "));
    nian_script_number(out, 1 - y / script->page->height);
}

typedef struct font {
    int size;
    const char *weight;
    const char *colour;
} font;

static void add_text(nian_script *script, nian_plot_line line, font lettering)
{
    if (line.text.len == 0)
        return;
    double room = script->page->width - 4 - line.left;
    vec_push(&script->arena, &script->texts,
             nian_label_fit(&script->arena, line.text, room / lettering.size));
    nian_buf_format(&script->body, "set label $L[%zu] at ",
                    script->texts.count);
    add_place(script, &script->body, line.left, line.place);
    nian_buf_format(&script->body,
                    " left noenhanced font \"" FONT "%s,%d\""
                    " textcolor rgb \"#%s\"\n",
                    lettering.weight, lettering.size, lettering.colour);
}

static void add_heads(nian_script *script)
{
    const nian_page *page = script->page;
    const nian_theme *theme = script->theme;
    const font title = {NIAN_PLOT_TITLE_SIZE, ":Bold", theme->title};
    const font source = {NIAN_PLOT_SOURCE_SIZE, "", theme->source};
    add_text(script, page->title[0], title);
    add_text(script, page->title[1], title);
    for (size_t i = 0; i < page->panel_count; i++)
        add_text(
            script, page->names[i],
            (font){NIAN_PLOT_SUBTITLE_SIZE,
                   page->panel_count > 1 ? ":Bold" : "",
                   page->panel_count > 1 ? theme->title : theme->subtitle});
    add_text(script, page->note[0], source);
    add_text(script, page->note[1], source);
    add_text(script, page->source, source);
}

void nian_script_mark(nian_script *script, int mark, double size)
{
    static const double diamonds[] = {
        [NIAN_PLOT_SVG] = 1.35, [NIAN_PLOT_PNG] = 1.85, [NIAN_PLOT_PDF] = 1.85};
    bool diamond = mark == 12 || mark == 13;
    nian_buf_format(&script->body, "pt %d ps ", mark);
    nian_script_number(&script->body,
                       diamond ? size * diamonds[script->format] : size);
}

static void add_label_mark(nian_script *script, const nian_plot_label *label,
                           nian_look look)
{
    const nian_series *series = &script->chart->series[label->series];
    const nian_point *last = nian_series_last(series);
    bool range = !last->has_value && last->has_low && last->has_high;
    int mark = series->target ? look.open : look.filled;
    nian_buf_add(&script->body, NIAN_STR("set label \"\" at "));
    add_place(script, &script->body, script->layout->beside + 4, label->place);
    nian_buf_add(&script->body, NIAN_STR(" point "));
    nian_script_mark(script, range ? 5 : mark, 0.8);
    nian_buf_format(&script->body, " lw 1.5 lc rgb \"#%s%s\"\n",
                    range ? "80" : "", look.colour);
}

/* Marks tell series apart; one alone needs none. */
static void add_label(nian_script *script, const nian_plot_label *label)
{
    nian_look look = nian_script_look(script, label->series);
    double x = script->layout->beside;
    if (script->layout->label_count > 1) {
        add_label_mark(script, label, look);
        x += NIAN_PLOT_LABEL_INDENT;
    }
    add_text(script, (nian_plot_line){label->text, x, label->place},
             (font){NIAN_PLOT_LABEL_SIZE, ":Bold", look.colour});
}

static void add_axis(nian_script *script, char name, const nian_axis *axis,
                     bool written)
{
    nian_buf *out = &script->body;
    nian_buf_format(out, "set %crange [", name);
    nian_script_value(out, axis->from);
    nian_buf_add_byte(out, ':');
    nian_script_value(out, axis->to);
    nian_buf_format(out, "]\nset %ctics (", name);
    for (int64_t i = axis->first; i <= axis->last; i++) {
        nian_decimal tick = {axis->step.mantissa * i, axis->step.exponent};
        nian_buf_add(out, i > axis->first ? NIAN_STR(", \"") : NIAN_STR("\""));
        if (written)
            nian_decimal_write(out, tick);
        nian_buf_add(out, NIAN_STR("\" "));
        nian_decimal_write(out, tick);
    }
    nian_buf_format(out, ") font \"" FONT ",%d\" textcolor rgb \"#%s\"\n",
                    NIAN_PLOT_TICK_SIZE, script->theme->tick);
}

static void add_margin(nian_buf *out, const char *side, double share)
{
    nian_buf_format(out, "set %smargin at screen ", side);
    nian_script_number(out, share);
    nian_buf_add_byte(out, '\n');
}

static void add_frame(nian_script *script)
{
    const nian_layout *layout = script->layout;
    const nian_page *page = script->page;
    const nian_theme *theme = script->theme;
    nian_buf *out = &script->body;
    add_margin(out, "l", layout->left / page->width);
    add_margin(out, "r", layout->right / page->width);
    add_margin(out, "t", 1 - layout->top / page->height);
    add_margin(out, "b", 1 - layout->bottom / page->height);
    nian_buf_format(out,
                    "unset key\n"
                    "set border 1 lw 1 lc rgb \"#%s\"\n"
                    "set tics nomirror out\n"
                    "set xtics scale 0.5\n"
                    "set ytics scale 0\n"
                    "set grid ytics back lt 1 lw 0.8 lc rgb \"#%s\"\n"
                    "set style fill transparent solid 0.3 border\n",
                    theme->axis, theme->grid);
    add_axis(script, 'x', &layout->years, layout->last);
    add_axis(script, 'y', &layout->values, true);
    if (layout->values.from < 0 && layout->values.to > 0)
        nian_buf_format(out, "set xzeroaxis lt 1 lw 1 lc rgb \"#%s\"\n",
                        theme->axis);
}

static void add_texts(const nian_script *script, nian_buf *out)
{
    nian_buf_format(out, "$L << %.*s\n", NIAN_STR_ARG(script->terminator));
    for (size_t i = 0; i < script->texts.count; i++) {
        nian_buf_add(out, script->texts.items[i]);
        nian_buf_add_byte(out, '\n');
    }
    nian_buf_format(out, "%.*s\n", NIAN_STR_ARG(script->terminator));
}

/* The same points in all three: PNG has two pixels a point, PDF an inch for
 * a hundred. */
static void add_terminal(const nian_script *script, nian_buf *out)
{
    double width = script->page->width;
    double height = script->page->height;
    nian_buf_add(out, NIAN_STR("set encoding utf8\nset terminal "));
    if (script->format == NIAN_PLOT_SVG)
        nian_buf_format(out, "svg size %.0f,%.0f dynamic", width, height);
    else if (script->format == NIAN_PLOT_PNG)
        nian_buf_format(out,
                        "pngcairo size %.0f,%.0f fontscale 1.5 linewidth 2"
                        " pointscale 2.9",
                        2 * width, 2 * height);
    else {
        nian_buf_add(out, NIAN_STR("pdfcairo size "));
        nian_script_number(out, width / 100);
        nian_buf_add(out, NIAN_STR("in,"));
        nian_script_number(out, height / 100);
        nian_buf_add(out, NIAN_STR("in fontscale 0.54 linewidth 1.4"
                                   " pointscale 1"));
    }
    nian_buf_format(out,
                    " noenhanced font \"" FONT ",12\" background \"#%s\"\n",
                    script->theme->ground);
}

/* Labels of the page are drawn with the first chart, and not again. */
static void add_chart(nian_script *script, const nian_chart *chart, size_t at)
{
    if (at > 0)
        nian_buf_add(&script->body, NIAN_STR("unset label\n"));
    if (at > 0 && script->layout->values.from < 0)
        nian_buf_add(&script->body, NIAN_STR("unset xzeroaxis\n"));
    script->chart = chart;
    script->layout = &script->page->panels[at];
    for (size_t i = 0; i < script->layout->label_count; i++)
        add_label(script, &script->layout->labels[i]);
    add_frame(script);
    nian_script_plot(script);
}

static void add_charts(nian_script *script, nian_buf *data,
                       const nian_chart *charts)
{
    size_t count = script->page->panel_count;
    if (count > 1)
        nian_buf_add(&script->body, NIAN_STR("set multiplot\n"));
    add_heads(script);
    for (size_t i = 0; i < count; i++) {
        add_chart(script, &charts[i], i);
        for (size_t k = 0; k < charts[i].series_count; k++)
            nian_script_data(script, data, k);
        script->first += charts[i].series_count;
    }
    if (count > 1)
        nian_buf_add(&script->body, NIAN_STR("unset multiplot\n"));
}

void nian_figure_script(nian_buf *out, const nian_figure *figure,
                        nian_plot_format format, nian_str terminator)
{
    nian_page page;
    nian_script script = {.page = &page,
                          .theme = nian_theme_of(figure->dark),
                          .format = format,
                          .terminator = terminator};
    nian_buf data = {0};
    nian_chart *charts =
        nian_new_array(&script.arena, nian_chart, figure->panel_count);
    for (size_t i = 0; i < figure->panel_count; i++)
        charts[i] = nian_chart_bound(&script.arena, &figure->panels[i]);
    nian_page_make(&page, &script.arena, figure, charts);
    add_charts(&script, &data, charts);
    add_terminal(&script, out);
    add_texts(&script, out);
    nian_buf_add(out, nian_buf_str(&data));
    nian_buf_add(out, nian_buf_str(&script.body));
    nian_buf_free(&data);
    nian_buf_free(&script.body);
    nian_arena_free(&script.arena);
}

void nian_plot_script(nian_buf *out, const nian_chart *chart,
                      nian_plot_format format, nian_str terminator)
{
    nian_figure_script(out, &(nian_figure){.panels = chart, .panel_count = 1},
                       format, terminator);
}
