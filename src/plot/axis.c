/* Scales and axes: what to divide by, where ticks stand. */
#include "plot/plot.h"

#include <math.h>

#include "base/decimal.h"

enum {
    VALUE_TICKS = 5,
    YEAR_ROOM = 46 /* points that one year's number needs with its gap */
};

bool nian_unit_is_ratio(nian_str unit)
{
    static const nian_str ratios[] = {
        NIAN_STR_INIT("%"),
        NIAN_STR_INIT("‰"),
        NIAN_STR_INIT("个百分点"),
        NIAN_STR_INIT("百分点"),
    };
    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++)
        if (nian_str_equal(unit, ratios[i]))
            return true;
    return false;
}

typedef struct extent {
    double low, high;
    bool filled;
} extent;

static void widen(extent *range, bool present, nian_decimal value)
{
    if (!present)
        return;
    double place = nian_decimal_double(value);
    if (!range->filled || place < range->low)
        range->low = place;
    if (!range->filled || place > range->high)
        range->high = place;
    range->filled = true;
}

static extent find_extent(const nian_chart *chart, int power)
{
    extent range = {0};
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t k = 0; k < chart->series[i].point_count; k++) {
            const nian_point *point = &chart->series[i].points[k];
            if (!nian_point_drawn(point))
                continue;
            widen(&range, point->has_value,
                  nian_decimal_scale(point->value, -power));
            if (point->has_value)
                continue;
            widen(&range, point->has_low,
                  nian_decimal_scale(point->low, -power));
            widen(&range, point->has_high,
                  nian_decimal_scale(point->high, -power));
        }
    return range;
}

nian_scale nian_chart_scale(const nian_chart *chart)
{
    /* 38000元 is read more easily than 3.8万元. */
    static const struct {
        double least;
        nian_scale scale;
    } scales[] = {
        {1e12, {12, NIAN_STR_INIT("万亿")}},
        {1e8, {8, NIAN_STR_INIT("亿")}},
        {1e5, {4, NIAN_STR_INIT("万")}},
    };
    nian_scale plain = {0, {NULL, 0}};
    if (chart->series_count == 0 || nian_unit_is_ratio(chart->series[0].unit))
        return plain;
    extent range = find_extent(chart, 0);
    double size = fmax(fabs(range.low), fabs(range.high));
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (size >= scales[i].least)
            return scales[i].scale;
    return plain;
}

/* The least of 1, 2, 2.5, 5 × 10^n that is not below `least`. */
static nian_decimal round_step(double least)
{
    static const nian_decimal steps[] = {{1, 0}, {2, 0}, {25, -1}, {5, 0}};
    int power = (int)floor(log10(least));
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        nian_decimal step = nian_decimal_scale(steps[i], power);
        if (nian_decimal_double(step) >= least * (1 - 1e-9))
            return step;
    }
    return (nian_decimal){1, power + 1};
}

/* Zero belongs to the axis unless it would press the values together; values
 * that are all alike stand in the middle. */
static extent make_room(extent range)
{
    if (range.low >= 0 && range.low <= range.high * 2 / 3)
        range.low = 0;
    if (range.high <= 0 && range.high >= range.low * 2 / 3)
        range.high = 0;
    double size = fabs(range.high);
    if (range.low == 0 && range.high == 0)
        range.high = 1;
    else if (range.high - range.low < size / 100) {
        range.low -= size / 20;
        range.high += size / 20;
    }
    return range;
}

static bool is_share(const nian_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++)
        if (chart->series[i].measure != NIAN_MEASURE_SHARE)
            return false;
    return nian_str_equal(chart->series[0].unit, NIAN_STR("%"));
}

nian_axis nian_chart_values(const nian_chart *chart, nian_scale scale)
{
    extent exact = find_extent(chart, scale.power);
    extent range = make_room(exact);
    /* No share is above 100 % unless a report says so. */
    bool full = is_share(chart) && exact.high <= 100;
    if (full && range.high > 100)
        range.high = 100;
    nian_axis axis = {
        .step = round_step((range.high - range.low) / VALUE_TICKS),
    };
    double step = nian_decimal_double(axis.step);
    axis.first = (int64_t)floor(range.low / step + 1e-9);
    axis.last = (int64_t)ceil(range.high / step - 1e-9);
    /* No value lies on the lower edge, unless that is zero. */
    if (axis.first != 0 && exact.low - (double)axis.first * step < step / 8)
        axis.first--;
    axis.from = (double)axis.first * step;
    axis.to = (double)axis.last * step;
    return axis;
}

nian_axis nian_chart_years(const nian_chart *chart, double width)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    bool filled = false;
    int first = 0, last = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        const nian_point *begin = nian_series_first(&chart->series[i]);
        const nian_point *end = nian_series_last(&chart->series[i]);
        if (!begin)
            continue;
        first = !filled || begin->year < first ? begin->year : first;
        last = !filled || end->year > last ? end->year : last;
        filled = true;
    }
    double span = (double)last - first;
    double pad = span > 0 ? fmax(span * 0.025, 0.25) : 1;
    nian_axis axis = {.from = first - pad, .to = last + pad};
    double room = (span + 2 * pad) * YEAR_ROOM / width;
    axis.step = round_step(fmax(room, 1));
    for (size_t i = sizeof steps / sizeof *steps; i-- > 0;)
        if (steps[i] >= room)
            axis.step = (nian_decimal){steps[i], 0};
    double step = nian_decimal_double(axis.step);
    axis.first = (int64_t)ceil(first / step);
    axis.last = (int64_t)floor(last / step);
    return axis;
}
