/* What a chart is about: which series belong in it, whether they go together,
 * and the sentence that says what it shows. */
#include "plot/plot.h"

#include <inttypes.h>
#include <math.h>

#include "base/decimal.h"
#include "base/error.h"

enum {
    TIMES_FROM = 3, /* from here on a multiple says more than a percentage */
    GAPS_NAMED = 5  /* more missing years than this are not named */
};

/* Of the best score. */
#define OTHER_SIDE_SHARE 0.95
#define SAME_HEAD_SHARE 0.7

/* Beyond any quantity that is counted; a mistake in a report must not make
 * the axis overflow. */
static bool is_chartable(nian_decimal value)
{
    return value.exponent > -30 && value.exponent < 30;
}

bool nian_point_drawn(const nian_point *point)
{
    if (point->has_value)
        return is_chartable(point->value);
    return (point->has_low || point->has_high) &&
           (!point->has_low || is_chartable(point->low)) &&
           (!point->has_high || is_chartable(point->high));
}

const nian_point *nian_series_last(const nian_series *series)
{
    for (size_t i = series->point_count; i-- > 0;)
        if (nian_point_drawn(&series->points[i]))
            return &series->points[i];
    return NULL;
}

const nian_point *nian_series_first(const nian_series *series)
{
    for (size_t i = 0; i < series->point_count; i++)
        if (nian_point_drawn(&series->points[i]))
            return &series->points[i];
    return NULL;
}

static bool same_quantity(const nian_series *series, const nian_series *other)
{
    bool partners = series->target != other->target && series->partner.len &&
                    nian_str_equal(series->partner, other->id);
    return series->measure == other->measure &&
           (partners || nian_str_equal(series->name, other->name)) &&
           nian_str_equal(series->unit, other->unit);
}

size_t nian_chart_quantity(const nian_chart *chart, size_t series)
{
    size_t quantity = 0;
    for (size_t i = 0; i <= series; i++) {
        size_t first = 0;
        while (!same_quantity(&chart->series[first], &chart->series[i]))
            first++;
        if (same_quantity(&chart->series[i], &chart->series[series]))
            return quantity;
        quantity += first == i;
    }
    return quantity;
}

size_t nian_chart_quantity_count(const nian_chart *chart)
{
    size_t count = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        size_t quantity = nian_chart_quantity(chart, i);
        if (quantity >= count)
            count = quantity + 1;
    }
    return count;
}

bool nian_chart_about_one(const nian_chart *chart)
{
    const nian_series *first = NULL, *second = NULL;
    for (size_t i = 0; i < chart->series_count; i++) {
        const nian_series *series = &chart->series[i];
        if (series->definition.len)
            continue;
        if (second)
            return false;
        second = first ? series : NULL;
        first = first ? first : series;
    }
    return first && (!second || second->target != first->target);
}

/* Reports call what they plan by another name than what they report: a longer
 * one (负责人出庭应诉率 and 出庭应诉率, heads stand last), or one that answers
 * the query as well (经济增长 and 国内生产总值). */
static bool is_other_side(const nian_series *best, const nian_series *other)
{
    if (best->target == other->target || best->measure != other->measure ||
        !nian_str_equal(best->unit, other->unit))
        return false;
    bool same_head = nian_str_ends(best->name, other->name) ||
                     nian_str_ends(other->name, best->name);
    return other->score >=
           best->score * (same_head ? SAME_HEAD_SHARE : OTHER_SIDE_SHARE);
}

/* What is counted by another definition, the longest. */
static const nian_series *find_aside(const nian_trend *trend)
{
    const nian_series *best = &trend->series[0];
    const nian_series *found = NULL;
    for (size_t i = 1; i < trend->series_count; i++) {
        const nian_series *series = &trend->series[i];
        if (series->definition.len && series->measure == best->measure &&
            nian_str_equal(series->unit, best->unit) &&
            (!found || series->point_count > found->point_count))
            found = series;
    }
    return found;
}

void nian_chart_pick(nian_chart *chart, nian_arena *arena,
                     const nian_trend *trend)
{
    chart->series = NULL;
    chart->series_count = 0;
    if (trend->series_count == 0)
        return;
    const nian_series *best = &trend->series[0];
    nian_series *picked =
        nian_new_array(arena, nian_series, trend->series_count + 1);
    const nian_series *partner = NULL, *named = NULL, *alike = NULL;
    for (size_t i = 1; i < trend->series_count; i++) {
        const nian_series *series = &trend->series[i];
        if (!partner && best->partner.len &&
            nian_str_equal(series->id, best->partner))
            partner = series;
        if (!named && series->target != best->target &&
            same_quantity(best, series))
            named = series;
        if (!alike && is_other_side(best, series))
            alike = series;
    }
    const nian_series *other = partner ? partner : named ? named : alike;
    picked[chart->series_count++] = *best;
    if (other)
        picked[chart->series_count++] = *other;
    const nian_series *aside = find_aside(trend);
    if (aside)
        picked[chart->series_count++] = *aside;
    chart->series = picked;
}

bool nian_chart_check(const nian_chart *chart, nian_error *err)
{
    bool filled = false;
    for (size_t i = 0; i < chart->series_count; i++) {
        const nian_series *series = &chart->series[i];
        filled |= nian_series_first(series) != NULL;
        if (!nian_str_equal(series->unit, chart->series[0].unit))
            return nian_fail(err, NIAN_EINPUT,
                             "draw chart: the units %.*s and %.*s do not go "
                             "into one chart: narrow the query",
                             NIAN_STR_ARG(chart->series[0].unit),
                             NIAN_STR_ARG(series->unit));
    }
    if (!filled)
        return nian_fail(err, NIAN_EINPUT,
                         "draw chart: no year has a value: ask for another "
                         "figure");
    if (nian_chart_quantity_count(chart) > NIAN_PLOT_QUANTITIES)
        return nian_fail(err, NIAN_EINPUT,
                         "draw chart: %zu quantities are too many for one "
                         "chart, it has room for %d: narrow the query",
                         nian_chart_quantity_count(chart),
                         NIAN_PLOT_QUANTITIES);
    return true;
}

bool nian_figure_check(const nian_figure *figure, nian_error *err)
{
    for (size_t i = 0; i < figure->panel_count; i++)
        if (!nian_chart_check(&figure->panels[i], err))
            return false;
    if (figure->panel_count == 0 || figure->panel_count > NIAN_PLOT_PANELS)
        return nian_fail(err, NIAN_EINPUT,
                         "draw chart: %zu figures do not go into one file, it "
                         "has room for %d: name fewer",
                         figure->panel_count, NIAN_PLOT_PANELS);
    return true;
}

/* A target of 5%以上 is a bound; what was achieved is a value all the same. */
static nian_point bound_point(nian_point point)
{
    static const nian_str upwards[] = {
        NIAN_STR_INIT("以上"),
        NIAN_STR_INIT("至少"),
        NIAN_STR_INIT("超"),
    };
    if (!point.has_value)
        return point;
    bool upward = nian_str_is_any(point.qualifier, upwards,
                                  sizeof upwards / sizeof *upwards);
    bool downward = nian_str_equal(point.qualifier, NIAN_STR("以下"));
    /* 下降5%以上 is a fall of 5% or a larger one. */
    bool falls = point.value.mantissa < 0;
    point.low = point.high = point.value;
    point.has_low = falls ? downward : upward;
    point.has_high = falls ? upward : downward;
    point.has_value = !upward && !downward;
    return point;
}

nian_chart nian_chart_bound(nian_arena *arena, const nian_chart *chart)
{
    nian_chart bound = *chart;
    nian_series *serieses =
        nian_new_array(arena, nian_series, chart->series_count);
    for (size_t i = 0; i < chart->series_count; i++) {
        serieses[i] = chart->series[i];
        if (!serieses[i].target)
            continue;
        nian_point *points =
            nian_new_array(arena, nian_point, serieses[i].point_count);
        for (size_t k = 0; k < serieses[i].point_count; k++)
            points[k] = bound_point(serieses[i].points[k]);
        serieses[i].points = points;
    }
    bound.series = serieses;
    return bound;
}

static void say_point(nian_buf *out, const nian_point *point,
                      const nian_series *series, nian_scale scale)
{
    nian_buf_format(out, "%d年", point->year);
    nian_point_write(out, point, series->unit, scale);
    nian_buf_add(out, scale.word);
    if (!nian_str_equal(series->unit, NIAN_STR("%")))
        nian_buf_add(out, series->unit);
}

static void say_change(nian_buf *out, nian_decimal change, nian_str unit)
{
    int order = nian_decimal_compare(change, (nian_decimal){0, 0});
    if (order == 0) {
        nian_buf_add(out, NIAN_STR("，持平"));
        return;
    }
    nian_buf_add(out, order > 0 ? NIAN_STR("，升") : NIAN_STR("，降"));
    change.mantissa = order > 0 ? change.mantissa : -change.mantissa;
    nian_decimal_write(out, change);
    nian_buf_add(out, unit);
}

/* Ratios by difference, amounts by percent or multiple when both are above
 * zero; a percentage of anything else tells a reader nothing. */
static void compare_points(nian_buf *out, const nian_point *first,
                           const nian_point *last, nian_str unit)
{
    nian_decimal change;
    if (first == last || !first->has_value || !last->has_value)
        return;
    if (nian_unit_is_ratio(unit)) {
        if (nian_decimal_subtract(&change, last->value, first->value))
            say_change(out, change,
                       nian_str_equal(unit, NIAN_STR("%"))
                           ? NIAN_STR("个百分点")
                           : unit);
        return;
    }
    if (first->value.mantissa <= 0 || last->value.mantissa <= 0)
        return;
    double ratio =
        nian_decimal_double(last->value) / nian_decimal_double(first->value);
    if (ratio >= TIMES_FROM && ratio < 1e6) {
        nian_buf_format(out, "，为%d年的", first->year);
        nian_decimal_write(out, (nian_decimal){llround(ratio * 10), -1});
        nian_buf_add(out, NIAN_STR("倍"));
    } else if (ratio < TIMES_FROM)
        say_change(out, (nian_decimal){llround((ratio - 1) * 1000), -1},
                   NIAN_STR("%"));
}

static void say_gaps(nian_buf *out, const nian_series *series)
{
    const nian_point *last = nian_series_last(series);
    const nian_point *before = nian_series_first(series);
    nian_buf names = {0};
    int64_t missing = 0;
    for (const nian_point *point = before; point <= last; point++) {
        if (!nian_point_drawn(point))
            continue;
        int64_t gap = (int64_t)point->year - before->year - 1;
        for (int64_t i = 0; i < gap && missing + i < GAPS_NAMED; i++)
            nian_buf_format(&names, "%s%" PRId64, missing + i ? "、" : "",
                            before->year + 1 + i);
        missing += gap > 0 ? gap : 0;
        before = point;
    }
    if (missing > GAPS_NAMED)
        nian_buf_format(out, "，其间缺%" PRId64 "年", missing);
    else if (missing)
        nian_buf_format(out, "，缺%.*s年", NIAN_STR_ARG(nian_buf_str(&names)));
    nian_buf_free(&names);
}

/* How often the aims were reached. */
static void say_verdicts(nian_buf *out, const nian_series *series)
{
    size_t met = 0;
    size_t missed = 0;
    for (size_t i = 0; i < series->point_count; i++) {
        met += series->points[i].verdict == NIAN_VERDICT_MET;
        missed += series->points[i].verdict == NIAN_VERDICT_MISSED;
    }
    if (!series->target && met + missed)
        nian_buf_format(out, "，%zu年有目标可比，达到%zu年，未达%zu年",
                        met + missed, met, missed);
}

static void describe_series(nian_buf *out, const nian_series *series,
                            nian_scale scale)
{
    const nian_point *first = nian_series_first(series);
    const nian_point *last = nian_series_last(series);
    if (!first)
        return;
    nian_buf_add(out, series->name);
    nian_buf_add(out, series->target ? NIAN_STR("（目标）：")
                                     : NIAN_STR("（实际）："));
    say_point(out, first, series, scale);
    if (first != last) {
        nian_buf_add(out, NIAN_STR("，"));
        say_point(out, last, series, scale);
    }
    compare_points(out, first, last, series->unit);
    say_gaps(out, series);
    say_verdicts(out, series);
    nian_buf_add(out, NIAN_STR("。"));
}

void nian_chart_describe(nian_buf *out, const nian_chart *chart)
{
    nian_arena arena = {0};
    nian_chart bound = nian_chart_bound(&arena, chart);
    for (size_t i = 0; i < bound.series_count; i++)
        describe_series(out, &bound.series[i], nian_chart_scale(&bound));
    nian_arena_free(&arena);
}

void nian_figure_describe(nian_buf *out, const nian_figure *figure)
{
    for (size_t i = 0; i < figure->panel_count; i++)
        nian_chart_describe(out, &figure->panels[i]);
}
