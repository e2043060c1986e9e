/* The series of an indicator on a terminal: a sparkline and a small table. */
#include "render/terminal.h"

#include "base/decimal.h"
#include "text/text.h"

enum {
    SERIES_SHOWN = 2,
    OTHERS_SHOWN = 8,
    YEARS_DRAWN = 60,
    VALUE_COLUMNS = 16
};

/* The place of a point; the middle of a range. */
static double height(const nian_point *point)
{
    if (point->has_value)
        return nian_decimal_double(point->value);
    if (point->has_low && point->has_high)
        return (nian_decimal_double(point->low) +
                nian_decimal_double(point->high)) /
               2;
    return nian_decimal_double(point->has_low ? point->low : point->high);
}

static const nian_point *point_of(const nian_series *series, int year)
{
    for (size_t i = 0; i < series->point_count; i++)
        if (series->points[i].year == year)
            return &series->points[i];
    return NULL;
}

/* A year without a value is a blank. */
static void sparkline(nian_buf *out, const nian_series *series)
{
    static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇"};
    const int top = (int)(sizeof bars / sizeof *bars) - 1;
    int last = series->points[series->point_count - 1].year;
    int first = series->points[0].year;
    if (last - first >= YEARS_DRAWN)
        first = last - YEARS_DRAWN + 1;
    double low = height(&series->points[series->point_count - 1]);
    double high = low;
    for (size_t i = 0; i < series->point_count; i++) {
        double at = height(&series->points[i]);
        if (series->points[i].year < first)
            continue;
        low = at < low ? at : low;
        high = at > high ? at : high;
    }
    for (int year = first; year <= last; year++) {
        const nian_point *point = point_of(series, year);
        double share =
            point && high > low ? (height(point) - low) / (high - low) : 0.5;
        nian_buf_add(out, point ? nian_str_from(bars[(int)(share * top + 0.5)])
                                : NIAN_STR(" "));
    }
}

/* A clause may bring along the mark that parted it from the one before. */
static nian_str clause(nian_str text)
{
    while (nian_str_cut_start(&text, NIAN_STR("、")) ||
           nian_str_cut_start(&text, NIAN_STR("，")) ||
           nian_str_cut_start(&text, NIAN_STR("；")))
        continue;
    return text;
}

static void line(const nian_view *view, nian_reports reports,
                 const nian_series *series, const nian_point *point,
                 bool variant)
{
    nian_arena arena = {0};
    nian_buf figure = {0};
    nian_write_point(&figure, series, point);
    if (variant)
        nian_buf_add(view->out, NIAN_STR("        "));
    else
        nian_buf_format(view->out, "  %d  ", point->year);
    nian_cell(view->out, nian_buf_str(&figure), VALUE_COLUMNS);
    nian_buf_add(view->out, NIAN_STR("  "));
    nian_str text = clause(point->text);
    if (variant) {
        const nian_report *report = reports.items[point->report];
        nian_str lead =
            nian_str_format(&arena, WORDS_VARIANT, report->meta.year);
        text = nian_str_concat(&arena, lead, text);
    }
    nian_buf cell = {0};
    nian_cell(&cell, text, view->width - 8 - VALUE_COLUMNS - 2);
    nian_str shown = nian_str_trim(nian_buf_str(&cell));
    nian_buf_add(view->out, shown);
    nian_buf_add_byte(view->out, '\n');
    nian_buf_free(&cell);
    nian_buf_free(&figure);
    nian_arena_free(&arena);
}

static void show(const nian_view *view, nian_reports reports,
                 const nian_series *series)
{
    nian_paragraph p = {0};
    nian_paragraph_add(&p, NIAN_STYLE_STRONG, series->name);
    nian_paragraph_format(&p, NIAN_STYLE_PLAIN, "（%s，%s%s%.*s）",
                          nian_measure_word(series->measure),
                          series->target ? WORDS_TARGET : WORDS_ACTUAL,
                          series->unit.len ? "，" : "",
                          NIAN_STR_ARG(series->unit));
    nian_paragraph_end(&p, view, 0, 0);
    if (series->point_count == 0)
        return;
    nian_buf spark = {0};
    sparkline(&spark, series);
    nian_buf_format(view->out, "  %.*s  ", NIAN_STR_ARG(nian_buf_str(&spark)));
    nian_buf_format(view->out, WORDS_POINT_COUNT, series->points[0].year,
                    series->points[series->point_count - 1].year,
                    series->point_count);
    nian_buf_add_byte(view->out, '\n');
    nian_buf_free(&spark);
    for (size_t i = 0; i < series->point_count; i++) {
        line(view, reports, series, &series->points[i], false);
        for (size_t j = 0; j < series->variant_count; j++)
            if (series->variants[j].year == series->points[i].year)
                line(view, reports, series, &series->variants[j], true);
    }
}

static void others(const nian_view *view, const nian_trend *trend, size_t first)
{
    nian_paragraph p = {0};
    nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_OTHERS,
                          trend->series_count - first);
    for (size_t i = first; i < trend->series_count; i++) {
        if (i - first == OTHERS_SHOWN) {
            nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR("…"));
            break;
        }
        if (i > first)
            nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR("；"));
        const nian_series *series = &trend->series[i];
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, "%.*s（%s，%s）",
                              NIAN_STR_ARG(series->name),
                              nian_measure_word(series->measure),
                              series->target ? WORDS_TARGET : WORDS_ACTUAL);
    }
    nian_buf_add_byte(view->out, '\n');
    nian_paragraph_end(&p, view, 0, 2);
}

void nian_text_show_trend(const nian_view *view, nian_reports reports,
                          const nian_trend *trend)
{
    size_t count = trend->series_count;
    if (!(view->show & NIAN_SHOW_ALL) && count > SERIES_SHOWN)
        count = SERIES_SHOWN;
    for (size_t i = 0; i < count; i++) {
        if (i)
            nian_buf_add_byte(view->out, '\n');
        show(view, reports, &trend->series[i]);
    }
    if (count < trend->series_count)
        others(view, trend, count);
}
