/* Where everything goes.  All places are reckoned here, in points, so that
 * no chart depends on what gnuplot makes of a font. */
#include "plot/plot.h"

#include <math.h>
#include <stdlib.h>

#include "base/decimal.h"

enum {
    LABEL_STEP = 18, /* least distance of two labels */
    LABEL_GAP = 8,
    LABEL_NAME = 9,  /* ems of a quantity's name in a label */
    RIGHT_LEAST = 48 /* room right of the plot */
};

static double value_place(const nian_layout *layout, nian_decimal value)
{
    double scaled =
        nian_decimal_double(nian_decimal_scale(value, -layout->scale.power));
    const nian_axis *axis = &layout->values;
    return layout->bottom - (scaled - axis->from) / (axis->to - axis->from) *
                                (layout->bottom - layout->top);
}

static double point_place(const nian_layout *layout, const nian_point *point)
{
    if (point->has_value)
        return value_place(layout, point->value);
    if (!point->has_low || !point->has_high)
        return value_place(layout, point->has_low ? point->low : point->high);
    return (value_place(layout, point->low) +
            value_place(layout, point->high)) /
           2;
}

static nian_str label_text(const nian_layout *layout, nian_arena *arena,
                           const nian_series *series, int last_year)
{
    const nian_point *last = nian_series_last(series);
    nian_buf text = {0};
    if (layout->many && !layout->compact) {
        nian_str name = nian_label_clean(arena, series->name);
        nian_buf_add(&text, nian_label_fit(arena, name, LABEL_NAME));
        nian_buf_add_byte(&text, ' ');
    }
    if (series->target && !layout->compact)
        nian_buf_add(&text, NIAN_STR("目标 "));
    else if (layout->both && !layout->compact)
        nian_buf_add(&text, NIAN_STR("实际 "));
    nian_point_write(&text, last, series->unit, layout->scale);
    if (last->year < last_year && !layout->compact)
        nian_buf_format(&text, "（%d）", last->year);
    nian_str copy = nian_str_copy(arena, nian_buf_str(&text));
    nian_buf_free(&text);
    return copy;
}

static void collect_labels(nian_layout *layout, nian_arena *arena,
                           const nian_chart *chart)
{
    bool filled = false;
    int last_year = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        const nian_point *last = nian_series_last(&chart->series[i]);
        if (last && (!filled || last->year > last_year))
            last_year = last->year;
        filled |= last != NULL;
        layout->both |= chart->series[i].target && last;
    }
    layout->labels =
        nian_new_array(arena, nian_plot_label, chart->series_count);
    for (size_t i = 0; i < chart->series_count; i++)
        if (nian_series_last(&chart->series[i]))
            layout->labels[layout->label_count++] = (nian_plot_label){
                i, 0, label_text(layout, arena, &chart->series[i], last_year)};
}

static int by_place(const void *left, const void *right)
{
    const nian_plot_label *before = left;
    const nian_plot_label *after = right;
    if (before->place < after->place || before->place > after->place)
        return before->place < after->place ? -1 : 1;
    return before->series < after->series ? -1 : 1;
}

/* Moves labels apart: downwards first, then up again from the lower edge. */
void nian_layout_labels(nian_layout *layout, const nian_chart *chart)
{
    nian_plot_label *labels = layout->labels;
    size_t count = layout->label_count;
    layout->beside = layout->right + LABEL_GAP;
    /* A year alone stands in the middle, and so does what belongs to it. */
    if (layout->one_year)
        layout->beside = (layout->left + layout->right) / 2 + 2 * LABEL_GAP;
    for (size_t i = 0; i < count; i++)
        labels[i].place = point_place(
            layout, nian_series_last(&chart->series[labels[i].series]));
    qsort(labels, count, sizeof *labels, by_place);
    for (size_t i = 1; i < count; i++)
        labels[i].place =
            fmax(labels[i].place, labels[i - 1].place + LABEL_STEP);
    double limit = layout->bottom;
    for (size_t i = count; i-- > 0; limit -= LABEL_STEP)
        labels[i].place = fmin(labels[i].place, limit);
}

/* For a caller who says nothing; a share is named by its name. */
static nian_str measure_word(const nian_chart *chart)
{
    for (size_t i = 1; i < chart->series_count; i++)
        if (chart->series[i].measure != chart->series[0].measure)
            return (nian_str){NULL, 0};
    if (chart->series[0].measure == NIAN_MEASURE_GROWTH)
        return NIAN_STR("增长");
    if (chart->series[0].measure == NIAN_MEASURE_RANK)
        return NIAN_STR("位次");
    return (nian_str){NULL, 0};
}

/* What the numbers of the axis count, behind what the caller has to say. */
static nian_str make_subtitle(const nian_layout *layout, nian_arena *arena,
                              const nian_chart *chart)
{
    nian_str given = nian_label_clean(arena, chart->subtitle);
    if (given.len == 0)
        given = measure_word(chart);
    nian_str unit = nian_label_clean(arena, chart->series[0].unit);
    nian_str word = layout->scale.word;
    if (unit.len == 0 && word.len == 0)
        return given;
    if (layout->compact && given.len)
        return nian_str_format(arena, "%.*s（%.*s%.*s）", NIAN_STR_ARG(given),
                               NIAN_STR_ARG(word), NIAN_STR_ARG(unit));
    return nian_str_format(arena, "%.*s%s单位：%.*s%.*s", NIAN_STR_ARG(given),
                           given.len ? "　" : "", NIAN_STR_ARG(word),
                           NIAN_STR_ARG(unit));
}

static double tick_room(const nian_axis *axis)
{
    double widest = 0;
    for (int64_t i = axis->first; i <= axis->last; i++) {
        nian_buf text = {0};
        nian_decimal tick = {axis->step.mantissa * i, axis->step.exponent};
        nian_decimal_write(&text, tick);
        widest = fmax(widest, nian_label_ems(nian_buf_str(&text)));
        nian_buf_free(&text);
    }
    return widest * NIAN_PLOT_TICK_SIZE;
}

static double label_room(const nian_layout *layout)
{
    double widest = 0;
    for (size_t i = 0; i < layout->label_count; i++)
        widest = fmax(widest, nian_label_ems(layout->labels[i].text));
    double room = widest * NIAN_PLOT_LABEL_SIZE + LABEL_GAP + 12;
    if (layout->label_count > 1)
        room += NIAN_PLOT_LABEL_INDENT;
    return fmax(room, RIGHT_LEAST);
}

void nian_layout_measure(nian_layout *out, nian_arena *arena,
                         const nian_chart *chart, bool compact, double *left,
                         double *right)
{
    *out = (nian_layout){
        .scale = nian_chart_scale(chart),
        .many = nian_chart_quantity_count(chart) > 1,
        .compact = compact,
    };
    out->values = nian_chart_values(chart, out->scale);
    out->subtitle = make_subtitle(out, arena, chart);
    collect_labels(out, arena, chart);
    *left = tick_room(&out->values) + 10;
    *right = label_room(out);
}
