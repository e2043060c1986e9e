/* Series made of series: an index, a quotient. */
#include "history/series_finder.h"

enum {
    PLACES = -1,  /* of an index: 127.4 */
    CHAINED = -6, /* while rates are chained */
    DIGITS = 17,  /* of an index before it is rounded */
    QUOTIENT = 6  /* significant digits of a quotient */
};

static const nian_decimal HUNDRED = {100, 0};

static void strip(nian_series *series)
{
    series->variants = NULL;
    series->variant_count = 0;
    series->partner = (nian_str){NULL, 0};
}

static nian_point plain(const nian_point *from, nian_decimal value)
{
    nian_point point = *from;
    point.has_value = true;
    point.has_low = point.has_high = false;
    point.value = value;
    point.verdict = NIAN_VERDICT_NONE;
    return point;
}

/* 100 × (1 + rate) × …; the year before the first rate is 100, and a year
 * that is missing breaks the chain. */
static size_t chain(nian_point *out, const nian_series *series)
{
    nian_decimal level = HUNDRED;
    size_t count = 0;
    for (size_t i = 0; i < series->point_count; i++) {
        const nian_point *point = &series->points[i];
        nian_decimal grown, factor;
        if (!point->has_value ||
            (i > 0 && point->year != series->points[i - 1].year + 1))
            break;
        nian_decimal fall = {-point->value.mantissa, point->value.exponent};
        if (!nian_decimal_subtract(&factor, HUNDRED, fall) ||
            !nian_decimal_multiply(&grown, level, factor))
            break;
        level = nian_decimal_round(nian_decimal_scale(grown, -2), CHAINED);
        out[count++] = plain(point, nian_decimal_round(level, PLACES));
    }
    return count;
}

static size_t relate(nian_point *out, const nian_series *series)
{
    const nian_point *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < series->point_count; i++) {
        const nian_point *point = &series->points[i];
        nian_decimal share;
        if (!point->has_value)
            continue;
        if (!first && point->value.mantissa)
            first = point;
        if (first &&
            nian_decimal_divide(&share, point->value, first->value, DIGITS))
            out[count++] =
                plain(point,
                      nian_decimal_round(nian_decimal_scale(share, 2), PLACES));
    }
    return count;
}

void nian_series_index(nian_series *series, nian_arena *arena)
{
    nian_point *points =
        nian_new_array(arena, nian_point, series->point_count + 1);
    bool growth = series->measure == NIAN_MEASURE_GROWTH;
    size_t count = growth ? chain(points, series) : relate(points, series);
    strip(series);
    series->points = points;
    series->point_count = count;
    series->unit = (nian_str){NULL, 0};
    if (count)
        series->index_year = points[0].year - growth;
}

bool nian_series_change(nian_decimal *absolute, nian_decimal *relative,
                        const nian_series *series)
{
    if (series->point_count < 2)
        return false;
    const nian_point *last = &series->points[series->point_count - 1];
    const nian_point *before = last - 1;
    *relative = (nian_decimal){0, 0};
    if (!last->has_value || !before->has_value ||
        !nian_decimal_subtract(absolute, last->value, before->value))
        return false;
    nian_decimal size = before->value;
    size.mantissa = size.mantissa < 0 ? -size.mantissa : size.mantissa;
    nian_decimal_divide(relative, *absolute, size, QUOTIENT);
    return true;
}

static const nian_point *of_year(const nian_series *series, int year)
{
    for (size_t i = 0; i < series->point_count; i++)
        if (series->points[i].year == year)
            return &series->points[i];
    return NULL;
}

bool nian_series_divide(nian_series *series, nian_arena *arena,
                        const nian_series *per)
{
    nian_point *points = nian_new_array(arena, nian_point, series->point_count);
    size_t count = 0;
    if (series->measure != NIAN_MEASURE_LEVEL)
        return false;
    for (size_t i = 0; i < series->point_count; i++) {
        const nian_point *by = of_year(per, series->points[i].year);
        nian_decimal quotient;
        if (!by || !by->has_value || !series->points[i].has_value ||
            !nian_decimal_divide(&quotient, series->points[i].value, by->value,
                                 QUOTIENT))
            continue;
        nian_point *point = &points[count++];
        *point = plain(&series->points[i], quotient);
        point->divided = true;
        point->per_report = by->report;
        point->per_indicator = by->indicator;
    }
    strip(series);
    series->points = points;
    series->point_count = count;
    series->per = per->name;
    series->unit =
        nian_str_format(arena, "%.*s/%.*s", NIAN_STR_ARG(series->unit),
                        NIAN_STR_ARG(per->unit));
    return count > 0;
}
