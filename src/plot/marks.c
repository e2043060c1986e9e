/* The series of a chart in gnuplot's language: data and how they are drawn. */
#include "plot/script.h"

#include <math.h>

#include "base/decimal.h"

#define NO_ROW " NaN NaN NaN NaN NaN"
#define HEAD 7.2  /* points of an arrow's head */
#define LENGTH 20 /* of an arrow, at most this share of the plot's height */
#define LENGTH_SHARE 0.09
#define HOLLOW 0.55 /* of a mark: its middle */

/* Datablocks: a row a year: value, low, high, least, most.  A row of nothing
 * in a gap breaks the line. */

static void add_cell(nian_script *script, nian_buf *out, bool present,
                     nian_decimal value)
{
    nian_buf_add_byte(out, ' ');
    if (present)
        nian_decimal_write(
            out, nian_decimal_scale(value, -script->layout->scale.power));
    else
        nian_buf_add(out, NIAN_STR("NaN"));
}

static void add_row(nian_script *script, nian_buf *out, const nian_point *point)
{
    bool low = !point->has_value && point->has_low;
    bool high = !point->has_value && point->has_high;
    nian_buf_format(out, "%d", point->year);
    add_cell(script, out, point->has_value, point->value);
    add_cell(script, out, low && high, point->low);
    add_cell(script, out, low && high, point->high);
    add_cell(script, out, low && !high, point->low);
    add_cell(script, out, high && !low, point->high);
}

/* What fell short of its target is drawn hollow. */
static bool is_missed(const nian_series *series, const nian_point *point)
{
    return !series->target && point->has_value &&
           point->verdict == NIAN_VERDICT_MISSED;
}

/* Which of the columns of a series hold anything. */
typedef struct contents {
    size_t values, ranges, least, most, missed;
} contents;

static contents count_contents(const nian_series *series)
{
    contents found = {0};
    for (size_t i = 0; i < series->point_count; i++) {
        const nian_point *point = &series->points[i];
        if (!nian_point_drawn(point))
            continue;
        found.values += point->has_value;
        found.missed += is_missed(series, point);
        if (point->has_value)
            continue;
        found.ranges += point->has_low && point->has_high;
        found.least += point->has_low && !point->has_high;
        found.most += point->has_high && !point->has_low;
    }
    return found;
}

void nian_script_data(nian_script *script, nian_buf *out, size_t index)
{
    const nian_series *series = &script->chart->series[index];
    const nian_point *before = NULL;
    bool misses = count_contents(series).missed > 0;
    nian_buf_format(out, "$S%zu << %.*s\n", script->first + index + 1,
                    NIAN_STR_ARG(script->terminator));
    for (size_t i = 0; i < series->point_count; i++) {
        const nian_point *point = &series->points[i];
        if (!nian_point_drawn(point))
            continue;
        if (before && point->year > before->year + 1)
            nian_buf_format(out, "%d" NO_ROW "%s\n", before->year + 1,
                            misses ? " NaN" : "");
        add_row(script, out, point);
        if (misses)
            add_cell(script, out, is_missed(series, point), point->value);
        nian_buf_add_byte(out, '\n');
        before = point;
    }
    nian_buf_format(out, "%.*s\n", NIAN_STR_ARG(script->terminator));
}

static void open_clause(nian_script *script, size_t series)
{
    nian_buf_format(&script->body, "%s $S%zu using ",
                    script->clauses++ ? ", \\\n    " : "plot",
                    script->first + series + 1);
}

static double year_room(const nian_script *script)
{
    const nian_layout *layout = script->layout;
    return (layout->right - layout->left) /
           (layout->years.to - layout->years.from);
}

/* Marks of neighbouring years keep apart. */
static double mark_size(const nian_script *script)
{
    double room = year_room(script);
    return room < 7 ? 0.4 : room < 11 ? 0.55 : room < 18 ? 0.7 : 0.9;
}

static void add_bars(nian_script *script, size_t series)
{
    nian_buf half = {0};
    nian_script_number(&half, fmin(0.3, 3.5 / year_room(script)));
    nian_str width = nian_buf_str(&half);
    open_clause(script, series);
    nian_buf_format(&script->body,
                    "1:(0.5*($3+$4)):($1-%.*s):($1+%.*s):3:4"
                    " with boxxyerror lw 1 lc rgb \"#%s\"",
                    NIAN_STR_ARG(width), NIAN_STR_ARG(width),
                    nian_script_look(script, series).colour);
    nian_buf_free(&half);
}

static void add_line(nian_script *script, size_t series)
{
    open_clause(script, series);
    nian_buf_format(&script->body, "1:2 with lines lt 1 lw 2.4 lc rgb \"#%s\"",
                    nian_script_look(script, series).colour);
}

/* An arrow from a bound to where the value may lie. */
static void add_arrows(nian_script *script, size_t series, int column, int sign)
{
    const nian_layout *layout = script->layout;
    double point = (layout->values.to - layout->values.from) /
                   (layout->bottom - layout->top);
    open_clause(script, series);
    nian_buf_format(&script->body, "1:%d:(0):(", column);
    double length = fmin(LENGTH, (layout->bottom - layout->top) * LENGTH_SHARE);
    nian_script_value(&script->body, sign * length * point);
    nian_buf_add(&script->body,
                 NIAN_STR(") with vectors head filled size screen "));
    nian_script_number(&script->body,
                       HEAD * length / LENGTH / script->page->width);
    nian_buf_format(&script->body, ",22 lt 1 lw 1.5 lc rgb \"#%s\"",
                    nian_script_look(script, series).colour);
}

static void add_points(nian_script *script, size_t series, int column, int mark,
                       const char *colour)
{
    open_clause(script, series);
    nian_buf_format(&script->body, "1:%d with points ", column);
    nian_script_mark(script, mark, mark_size(script));
    nian_buf_format(&script->body, " lw 1.5 lc rgb \"#%s\"", colour);
}

/* Open marks hide the line behind them. */
static void add_marks(nian_script *script, size_t series, int column)
{
    nian_look look = nian_script_look(script, series);
    bool target = script->chart->series[series].target;
    add_points(script, series, column, look.filled,
               target ? script->theme->ground : look.colour);
    if (target)
        add_points(script, series, column, look.open, look.colour);
}

/* The middle of a mark is taken out again. */
static void add_missed(nian_script *script, size_t series)
{
    nian_look look = nian_script_look(script, series);
    open_clause(script, series);
    nian_buf_add(&script->body, NIAN_STR("1:7 with points "));
    nian_script_mark(script, look.filled, mark_size(script) * HOLLOW);
    nian_buf_format(&script->body, " lw 1 lc rgb \"#%s\"",
                    script->theme->ground);
}

static void add_series(nian_script *script, size_t series)
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
    if (found.missed && nian_chart_about_one(script->chart))
        add_missed(script, series);
    if (found.least)
        add_marks(script, series, 5);
    if (found.most)
        add_marks(script, series, 6);
}

/* Bars lie behind all else; what was achieved lies on its target, whose mark
 * is larger and shows around it. */
void nian_script_plot(nian_script *script)
{
    const nian_chart *chart = script->chart;
    script->clauses = 0;
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
