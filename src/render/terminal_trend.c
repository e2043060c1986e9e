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

/* The years and values that sparklines of one quantity share. */
typedef struct span {
    int first, last;
    double low, high;
} span;

static void widen(span *over, const nian_series *series)
{
    if (!series || series->point_count == 0)
        return;
    int first = series->points[0].year;
    int last = series->points[series->point_count - 1].year;
    bool empty = over->last == 0;
    over->first = empty || first < over->first ? first : over->first;
    over->last = empty || last > over->last ? last : over->last;
    if (over->last - over->first >= YEARS_DRAWN)
        over->first = over->last - YEARS_DRAWN + 1;
    for (size_t i = 0; i < series->point_count; i++) {
        double at = height(&series->points[i]);
        over->low = empty || at < over->low ? at : over->low;
        over->high = empty || at > over->high ? at : over->high;
        empty = false;
    }
}

/* A year without a value is a blank. */
static void sparkline(nian_buf *out, const nian_series *series,
                      const span *over)
{
    static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇"};
    const int top = (int)(sizeof bars / sizeof *bars) - 1;
    for (int year = over->first; year <= over->last; year++) {
        const nian_point *point = point_of(series, year);
        double share =
            point && over->high > over->low
                ? (height(point) - over->low) / (over->high - over->low)
                : 0.5;
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

static void figure_cell(const nian_view *view, const nian_series *series,
                        const nian_point *point)
{
    nian_buf figure = {0};
    if (point)
        nian_write_point(&figure, series, point);
    else
        nian_buf_add(&figure, NIAN_STR(WORDS_NO_VALUE));
    nian_cell(view->out, nian_buf_str(&figure), VALUE_COLUMNS);
    nian_buf_add(view->out, NIAN_STR("  "));
    nian_buf_free(&figure);
}

/* The rest of the line; a cell that is cut, without blanks behind it. */
static void end_line(const nian_view *view, nian_str text, size_t used)
{
    nian_buf cell = {0};
    size_t room = view->width > used ? view->width - used : 1;
    nian_cell(&cell, text, room);
    nian_buf_add(view->out, nian_str_trim(nian_buf_str(&cell)));
    nian_buf_add_byte(view->out, '\n');
    nian_buf_free(&cell);
}

static void line(const nian_view *view, nian_reports reports,
                 const nian_series *series, const nian_point *point,
                 bool variant)
{
    nian_arena arena = {0};
    if (variant)
        nian_buf_add(view->out, NIAN_STR("        "));
    else
        nian_buf_format(view->out, "  %d  ", point->year);
    figure_cell(view, series, point);
    nian_str text = clause(point->text);
    if (variant) {
        const nian_report *report = reports.items[point->report];
        nian_str lead =
            nian_str_format(&arena, WORDS_VARIANT, report->meta.year);
        text = nian_str_concat(&arena, lead, text);
    }
    end_line(view, text, 8 + VALUE_COLUMNS + 2);
    nian_arena_free(&arena);
}

static void variants(const nian_view *view, nian_reports reports,
                     const nian_series *series, int year)
{
    for (size_t i = 0; i < series->variant_count; i++)
        if (series->variants[i].year == year)
            line(view, reports, series, &series->variants[i], true);
}

static void title(const nian_view *view, const nian_series *series,
                  const char *status)
{
    nian_paragraph p = {0};
    nian_paragraph_add(&p, NIAN_STYLE_STRONG, series->name);
    nian_paragraph_format(
        &p, NIAN_STYLE_PLAIN, "（%s%s%s%s%.*s",
        nian_measure_word(series->measure), *status ? "，" : "", status,
        series->unit.len ? "，" : "", NIAN_STR_ARG(series->unit));
    if (series->per.len)
        nian_paragraph_format(&p, NIAN_STYLE_PLAIN, WORDS_PER,
                              NIAN_STR_ARG(series->per));
    if (series->index_year)
        nian_paragraph_format(&p, NIAN_STYLE_PLAIN, WORDS_INDEX,
                              series->index_year);
    nian_paragraph_add(&p, NIAN_STYLE_PLAIN, NIAN_STR("）"));
    nian_paragraph_end(&p, view, 0, 0);
}

/* 实绩  ▆▅▃  2019—2023 年，4 个值 */
static void summary(const nian_view *view, const nian_series *series,
                    const span *over, const char *word)
{
    nian_buf_format(view->out, "  %s%s", word, *word ? "  " : "");
    sparkline(view->out, series, over);
    nian_buf_add(view->out, NIAN_STR("  "));
    nian_buf_format(view->out, WORDS_POINT_COUNT, series->points[0].year,
                    series->points[series->point_count - 1].year,
                    series->point_count);
    nian_buf_add_byte(view->out, '\n');
}

static void show(const nian_view *view, nian_reports reports,
                 const nian_series *series)
{
    span over = {0};
    widen(&over, series);
    title(view, series, series->target ? WORDS_TARGET : WORDS_ACTUAL);
    if (series->point_count == 0)
        return;
    summary(view, series, &over, "");
    for (size_t i = 0; i < series->point_count; i++) {
        line(view, reports, series, &series->points[i], false);
        variants(view, reports, series, series->points[i].year);
    }
}

/* A year of both sides: what was aimed at, what was reached, and whether. */
static void pair_line(const nian_view *view, nian_reports reports,
                      const nian_series *target, const nian_series *actual,
                      int year)
{
    const nian_point *aim = point_of(target, year);
    const nian_point *told = point_of(actual, year);
    if (!aim && !told)
        return;
    nian_verdict verdict = told ? told->verdict : NIAN_VERDICT_NONE;
    nian_buf_format(view->out, "  %d  ", year);
    figure_cell(view, target, aim);
    figure_cell(view, actual, told);
    nian_cell(view->out, nian_str_from(nian_verdict_word(verdict)), 6);
    end_line(view, clause(told ? told->text : aim->text),
             8 + 2 * (VALUE_COLUMNS + 2) + 6);
    variants(view, reports, target, year);
    variants(view, reports, actual, year);
}

static void show_pair(const nian_view *view, nian_reports reports,
                      const nian_trend *trend, const nian_promise *promise)
{
    const nian_series *target = &trend->series[promise->target];
    const nian_series *actual = &trend->series[promise->actual];
    span over = {0};
    widen(&over, target);
    widen(&over, actual);
    title(view, promise->target < promise->actual ? target : actual, "");
    summary(view, target, &over, WORDS_TARGET);
    summary(view, actual, &over, WORDS_ACTUAL);
    size_t judged = promise->met + promise->missed;
    if (judged)
        nian_buf_format(view->out, "  " WORDS_PROMISES WORDS_TOLERANCE "\n",
                        judged, promise->met, promise->missed);
    nian_buf_add(view->out, NIAN_STR("  " WORDS_YEAR "  "));
    nian_cell(view->out, NIAN_STR(WORDS_TARGET), VALUE_COLUMNS + 2);
    nian_cell(view->out, NIAN_STR(WORDS_ACTUAL), VALUE_COLUMNS + 2);
    nian_cell(view->out, NIAN_STR(WORDS_VERDICT), 6);
    nian_buf_add(view->out, NIAN_STR(WORDS_TEXT "\n"));
    /* Years before the span of the sparkline are rows all the same. */
    int first = target->points[0].year < actual->points[0].year
                    ? target->points[0].year
                    : actual->points[0].year;
    for (int year = first; year <= over.last; year++)
        pair_line(view, reports, target, actual, year);
}

/* One line each: they are not joined with what stands above. */
static void definitions(const nian_view *view, const nian_trend *trend)
{
    for (size_t i = 0; i < trend->series_count; i++) {
        const nian_series *series = &trend->series[i];
        if (!series->definition.len || (view->show & NIAN_SHOW_ALL))
            continue;
        nian_paragraph p = {0};
        nian_buf_add_byte(view->out, '\n');
        nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR(WORDS_DEFINITION));
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, series->name);
        nian_paragraph_format(&p, NIAN_STYLE_PLAIN, "（%s，%s）",
                              nian_measure_word(series->measure),
                              series->target ? WORDS_TARGET : WORDS_ACTUAL);
        nian_paragraph_end(&p, view, 0, 2);
        span over = {0};
        widen(&over, series);
        summary(view, series, &over, "");
    }
}

/* Series that are not shown, by name. */
static void others(const nian_view *view, const nian_trend *trend,
                   const bool *shown)
{
    nian_paragraph p = {0};
    size_t count = 0;
    for (size_t i = 0; i < trend->series_count; i++)
        count += !shown[i] && !trend->series[i].definition.len;
    if (!count)
        return;
    nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_OTHERS, count);
    size_t named = 0;
    for (size_t i = 0; i < trend->series_count; i++) {
        const nian_series *series = &trend->series[i];
        if (shown[i] || series->definition.len)
            continue;
        if (named++ == OTHERS_SHOWN) {
            nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR("…"));
            break;
        }
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, "%s%.*s（%s，%s）",
                              named > 1 ? "；" : "", NIAN_STR_ARG(series->name),
                              nian_measure_word(series->measure),
                              series->target ? WORDS_TARGET : WORDS_ACTUAL);
    }
    nian_buf_add_byte(view->out, '\n');
    nian_paragraph_end(&p, view, 0, 2);
}

static const nian_promise *promise_of(const nian_trend *trend, size_t series)
{
    for (size_t i = 0; i < trend->promise_count; i++)
        if (trend->promises[i].target == series ||
            trend->promises[i].actual == series)
            return &trend->promises[i];
    return NULL;
}

void nian_text_show_trend(const nian_view *view, nian_reports reports,
                          const nian_trend *trend)
{
    nian_arena arena = {0};
    bool *shown = nian_new_array(&arena, bool, trend->series_count + 1);
    size_t count = 0;
    bool all = view->show & NIAN_SHOW_ALL;
    for (size_t i = 0; i < trend->series_count; i++) {
        const nian_promise *promise = promise_of(trend, i);
        size_t wanted = promise ? 2 : 1;
        if (shown[i] || (trend->series[i].definition.len && !all) ||
            (count && !all && count + wanted > SERIES_SHOWN))
            continue;
        if (count)
            nian_buf_add_byte(view->out, '\n');
        shown[i] = true;
        count += wanted;
        if (promise) {
            shown[promise->target] = shown[promise->actual] = true;
            show_pair(view, reports, trend, promise);
        } else
            show(view, reports, &trend->series[i]);
    }
    definitions(view, trend);
    others(view, trend, shown);
    nian_arena_free(&arena);
}
