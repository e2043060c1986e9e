/* A chart as gnuplot's language.  Pure: no file, no clock, no process.
 *
 * gnuplot runs commands from backticks, from quotes that end early, from
 * macros and from what follows a datablock, so no foreign byte stands in a
 * command: texts are lines of the datablock $L and are used as $L[n], which
 * is never looked at again.  Numbers are written by us. */
#include "plot/plot.h"

#include <math.h>

#include "base/decimal.h"

#define FONT "Noto Sans CJK SC"
#define NO_ROW " NaN NaN NaN NaN NaN\n"

/* The same points in all three: PNG has two pixels a point, PDF is 8 inches
 * wide.  cairo draws diamonds smaller beside circles than SVG does. */
typedef struct terminal {
    const char *options;
    double diamond;
} terminal;

static const terminal terminals[] = {
    [NIAN_PLOT_SVG] = {"svg size 800,450 dynamic", 1.35},
    [NIAN_PLOT_PNG] = {"pngcairo size 1600,900 fontscale 1.5 linewidth 2"
                       " pointscale 2.9",
                       1.85},
    [NIAN_PLOT_PDF] = {"pdfcairo size 8in,4.5in fontscale 0.54"
                       " linewidth 1.4 pointscale 1",
                       1.85},
};

typedef struct writer {
    const nian_chart *chart;
    nian_plot_format format;
    nian_layout layout;
    nian_arena arena;
    nian_strs texts; /* of $L */
    nian_buf body;   /* commands, written behind the datablocks */
    nian_str terminator;
    size_t clauses; /* of the plot command */
} writer;

typedef struct style {
    const char *colour; /* six hexadecimal digits */
    int filled, open;   /* gnuplot's point types */
} style;

/* Okabe and Ito's colours, "Color universal design", 2008, one or two of
 * them darkened: told apart with any colour vision; each has a mark of its
 * own for print in grey. */
static style find_look(const writer *script, size_t series)
{
    static const style looks[NIAN_PLOT_QUANTITIES] = {
        {"0072b2", 7, 6},   {"d55e00", 5, 4},   {"009e73", 9, 8},
        {"aa4499", 13, 12}, {"56a0d9", 11, 10}, {"444444", 15, 14},
    };
    static const style target = {"d55e00", 13, 12};
    const nian_chart *chart = script->chart;
    /* A target alone, or beside what came of it, whatever that is called. */
    if (chart->series[series].target &&
        (!script->layout.many ||
         (chart->series_count == 2 && !chart->series[1 - series].target)))
        return target;
    return looks[nian_chart_quantity(script->chart, series)];
}

/* A share of the screen or a size. */
static void add_number(nian_buf *out, double value)
{
    nian_decimal_write(out, (nian_decimal){llround(value * 1e6), -6});
}

/* A value of an axis, which may be of any size. */
static void add_value(nian_buf *out, double value)
{
    int power = fabs(value) <= 0 ? 0 : (int)floor(log10(fabs(value))) - 8;
    nian_decimal_write(out,
                       (nian_decimal){llround(value / pow(10, power)), power});
}

/* A place in points from the upper left, as gnuplot's share of the screen. */
static void add_place(nian_buf *out, double x, double y)
{
    nian_buf_add(out, NIAN_STR("screen "));
    add_number(out, x / NIAN_PLOT_WIDTH);
    nian_buf_add(out, NIAN_STR(", screen "));
    add_number(out, 1 - y / NIAN_PLOT_HEIGHT);
}

typedef struct font {
    int size;
    const char *weight;
    const char *colour;
} font;

static void add_text(writer *script, nian_str text, double x, double y,
                     font lettering)
{
    if (text.len == 0)
        return;
    double room = NIAN_PLOT_WIDTH - 4 - x;
    vec_push(&script->arena, &script->texts,
             nian_label_fit(&script->arena, text, room / lettering.size));
    nian_buf_format(&script->body, "set label $L[%zu] at ",
                    script->texts.count);
    add_place(&script->body, x, y);
    nian_buf_format(&script->body,
                    " left noenhanced font \"" FONT "%s,%d\""
                    " textcolor rgb \"#%s\"\n",
                    lettering.weight, lettering.size, lettering.colour);
}

static void add_heads(writer *script)
{
    const nian_layout *layout = &script->layout;
    add_text(script, layout->title, NIAN_PLOT_EDGE, 34,
             (font){NIAN_PLOT_TITLE_SIZE, ":Bold", "222222"});
    add_text(script, layout->subtitle, NIAN_PLOT_EDGE, 60,
             (font){NIAN_PLOT_SUBTITLE_SIZE, "", "555555"});
    add_text(script, layout->source, NIAN_PLOT_EDGE, NIAN_PLOT_HEIGHT - 16,
             (font){NIAN_PLOT_SOURCE_SIZE, "", "777777"});
}

static void add_mark(writer *script, int mark, double size)
{
    bool diamond = mark == 12 || mark == 13;
    nian_buf_format(&script->body, "pt %d ps ", mark);
    add_number(&script->body,
               diamond ? size * terminals[script->format].diamond : size);
}

static void add_label_mark(writer *script, const nian_plot_label *label,
                           style look)
{
    const nian_series *series = &script->chart->series[label->series];
    const nian_point *last = nian_series_last(series);
    bool range = !last->has_value && last->has_low && last->has_high;
    int mark = series->target ? look.open : look.filled;
    nian_buf_add(&script->body, NIAN_STR("set label \"\" at "));
    add_place(&script->body, script->layout.beside + 4, label->place);
    nian_buf_add(&script->body, NIAN_STR(" point "));
    add_mark(script, range ? 5 : mark, 0.8);
    nian_buf_format(&script->body, " lw 1.5 lc rgb \"#%s%s\"\n",
                    range ? "80" : "", look.colour);
}

/* Marks tell series apart; one alone needs none. */
static void add_label(writer *script, const nian_plot_label *label)
{
    style look = find_look(script, label->series);
    double x = script->layout.beside;
    if (script->layout.label_count > 1) {
        add_label_mark(script, label, look);
        x += NIAN_PLOT_LABEL_INDENT;
    }
    add_text(script, label->text, x, label->place,
             (font){NIAN_PLOT_LABEL_SIZE, ":Bold", look.colour});
}

static void add_axis(nian_buf *out, char name, const nian_axis *axis)
{
    nian_buf_format(out, "set %crange [", name);
    add_value(out, axis->from);
    nian_buf_add_byte(out, ':');
    add_value(out, axis->to);
    nian_buf_format(out, "]\nset %ctics (", name);
    for (int64_t i = axis->first; i <= axis->last; i++) {
        nian_decimal tick = {axis->step.mantissa * i, axis->step.exponent};
        nian_buf_add(out, i > axis->first ? NIAN_STR(", \"") : NIAN_STR("\""));
        nian_decimal_write(out, tick);
        nian_buf_add(out, NIAN_STR("\" "));
        nian_decimal_write(out, tick);
    }
    nian_buf_format(out, ") font \"" FONT ",%d\" textcolor rgb \"#555555\"\n",
                    NIAN_PLOT_TICK_SIZE);
}

static void add_margin(nian_buf *out, const char *side, double share)
{
    nian_buf_format(out, "set %smargin at screen ", side);
    add_number(out, share);
    nian_buf_add_byte(out, '\n');
}

static void add_frame(writer *script)
{
    const nian_layout *layout = &script->layout;
    nian_buf *out = &script->body;
    add_margin(out, "l", layout->left / NIAN_PLOT_WIDTH);
    add_margin(out, "r", layout->right / NIAN_PLOT_WIDTH);
    add_margin(out, "t", 1 - layout->top / NIAN_PLOT_HEIGHT);
    add_margin(out, "b", 1 - layout->bottom / NIAN_PLOT_HEIGHT);
    nian_buf_add(out,
                 NIAN_STR("unset key\n"
                          "set border 1 lw 1 lc rgb \"#999999\"\n"
                          "set tics nomirror out\n"
                          "set xtics scale 0.5\n"
                          "set ytics scale 0\n"
                          "set grid ytics back lt 1 lw 0.8 lc rgb \"#e2e2e2\"\n"
                          "set style fill transparent solid 0.3 border\n"));
    add_axis(out, 'x', &layout->years);
    add_axis(out, 'y', &layout->values);
    if (layout->values.from < 0 && layout->values.to > 0)
        nian_buf_add(out, NIAN_STR("set xzeroaxis lt 1 lw 1"
                                   " lc rgb \"#999999\"\n"));
}

/* Datablocks: a row a year: value, low, high, least, most.  A row of nothing
 * in a gap breaks the line. */

static void add_cell(writer *script, nian_buf *out, bool present,
                     nian_decimal value)
{
    nian_buf_add_byte(out, ' ');
    if (present)
        nian_decimal_write(
            out, nian_decimal_scale(value, -script->layout.scale.power));
    else
        nian_buf_add(out, NIAN_STR("NaN"));
}

static void add_row(writer *script, nian_buf *out, const nian_point *point)
{
    bool low = !point->has_value && point->has_low;
    bool high = !point->has_value && point->has_high;
    nian_buf_format(out, "%d", point->year);
    add_cell(script, out, point->has_value, point->value);
    add_cell(script, out, low && high, point->low);
    add_cell(script, out, low && high, point->high);
    add_cell(script, out, low && !high, point->low);
    add_cell(script, out, high && !low, point->high);
    nian_buf_add_byte(out, '\n');
}

static void add_data(writer *script, nian_buf *out, size_t index)
{
    const nian_series *series = &script->chart->series[index];
    const nian_point *before = NULL;
    nian_buf_format(out, "$S%zu << %.*s\n", index + 1,
                    NIAN_STR_ARG(script->terminator));
    for (size_t i = 0; i < series->point_count; i++) {
        const nian_point *point = &series->points[i];
        if (!nian_point_drawn(point))
            continue;
        if (before && point->year > before->year + 1)
            nian_buf_format(out, "%d" NO_ROW, before->year + 1);
        add_row(script, out, point);
        before = point;
    }
    nian_buf_format(out, "%.*s\n", NIAN_STR_ARG(script->terminator));
}

/* Which of the columns of a series hold anything. */
typedef struct contents {
    size_t values, ranges, least, most;
} contents;

static contents count_contents(const nian_series *series)
{
    contents found = {0};
    for (size_t i = 0; i < series->point_count; i++) {
        const nian_point *point = &series->points[i];
        if (!nian_point_drawn(point))
            continue;
        found.values += point->has_value;
        if (point->has_value)
            continue;
        found.ranges += point->has_low && point->has_high;
        found.least += point->has_low && !point->has_high;
        found.most += point->has_high && !point->has_low;
    }
    return found;
}

static void open_clause(writer *script, size_t series)
{
    nian_buf_format(&script->body, "%s $S%zu using ",
                    script->clauses++ ? ", \\\n    " : "plot", series + 1);
}

static double year_room(const writer *script)
{
    const nian_layout *layout = &script->layout;
    return (layout->right - layout->left) /
           (layout->years.to - layout->years.from);
}

static void add_bars(writer *script, size_t series)
{
    nian_buf half = {0};
    add_number(&half, fmin(0.3, 3.5 / year_room(script)));
    nian_str width = nian_buf_str(&half);
    open_clause(script, series);
    nian_buf_format(&script->body,
                    "1:(0.5*($3+$4)):($1-%.*s):($1+%.*s):3:4"
                    " with boxxyerror lw 1 lc rgb \"#%s\"",
                    NIAN_STR_ARG(width), NIAN_STR_ARG(width),
                    find_look(script, series).colour);
    nian_buf_free(&half);
}

static void add_line(writer *script, size_t series)
{
    open_clause(script, series);
    nian_buf_format(&script->body, "1:2 with lines lt 1 lw 2.4 lc rgb \"#%s\"",
                    find_look(script, series).colour);
}

/* An arrow from a bound to where the value may lie. */
static void add_arrows(writer *script, size_t series, int column, int sign)
{
    const nian_layout *layout = &script->layout;
    double point = (layout->values.to - layout->values.from) /
                   (layout->bottom - layout->top);
    open_clause(script, series);
    nian_buf_format(&script->body, "1:%d:(0):(", column);
    add_value(&script->body, sign * 20 * point);
    nian_buf_format(&script->body,
                    ") with vectors head filled size screen 0.009,22"
                    " lt 1 lw 1.5 lc rgb \"#%s\"",
                    find_look(script, series).colour);
}

static void add_points(writer *script, size_t series, int column, int mark,
                       const char *colour)
{
    open_clause(script, series);
    nian_buf_format(&script->body, "1:%d with points ", column);
    add_mark(script, mark, year_room(script) < 18 ? 0.7 : 0.9);
    nian_buf_format(&script->body, " lw 1.5 lc rgb \"#%s\"", colour);
}

/* Open marks hide the line behind them. */
static void add_marks(writer *script, size_t series, int column)
{
    style look = find_look(script, series);
    bool target = script->chart->series[series].target;
    add_points(script, series, column, look.filled,
               target ? "ffffff" : look.colour);
    if (target)
        add_points(script, series, column, look.open, look.colour);
}

static void add_series(writer *script, size_t series)
{
    contents found = count_contents(&script->chart->series[series]);
    if (found.least)
        add_arrows(script, series, 5, 1);
    if (found.most)
        add_arrows(script, series, 6, -1);
    if (found.values && !script->chart->series[series].target)
        add_line(script, series);
    if (found.values)
        add_marks(script, series, 2);
    if (found.least)
        add_marks(script, series, 5);
    if (found.most)
        add_marks(script, series, 6);
}

/* Bars lie behind all else; what was achieved lies on its target, whose mark
 * is larger and shows around it. */
static void add_plot(writer *script)
{
    const nian_chart *chart = script->chart;
    for (size_t i = 0; i < chart->series_count; i++)
        if (count_contents(&chart->series[i]).ranges)
            add_bars(script, i);
    for (size_t i = 0; i < chart->series_count; i++)
        if (chart->series[i].target)
            add_series(script, i);
    for (size_t i = 0; i < chart->series_count; i++)
        if (!chart->series[i].target)
            add_series(script, i);
    nian_buf_add_byte(&script->body, '\n');
}

static void add_texts(const writer *script, nian_buf *out)
{
    nian_buf_format(out, "$L << %.*s\n", NIAN_STR_ARG(script->terminator));
    for (size_t i = 0; i < script->texts.count; i++) {
        nian_buf_add(out, script->texts.items[i]);
        nian_buf_add_byte(out, '\n');
    }
    nian_buf_format(out, "%.*s\n", NIAN_STR_ARG(script->terminator));
}

void nian_plot_script(nian_buf *out, const nian_chart *chart,
                      nian_plot_format format, nian_str terminator)
{
    nian_chart bound;
    writer script = {
        .chart = &bound, .format = format, .terminator = terminator};
    bound = nian_chart_bound(&script.arena, chart);
    nian_layout_make(&script.layout, &script.arena, &bound);
    add_heads(&script);
    for (size_t i = 0; i < script.layout.label_count; i++)
        add_label(&script, &script.layout.labels[i]);
    add_frame(&script);
    add_plot(&script);
    nian_buf_format(out,
                    "set encoding utf8\nset terminal %s noenhanced"
                    " font \"" FONT ",12\" background \"#ffffff\"\n",
                    terminals[format].options);
    add_texts(&script, out);
    for (size_t i = 0; i < chart->series_count; i++)
        add_data(&script, out, i);
    nian_buf_add(out, nian_buf_str(&script.body));
    nian_buf_free(&script.body);
    nian_arena_free(&script.arena);
}
