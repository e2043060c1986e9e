/** Invented charts for the tests of the plot stage.
 *
 *      nian_series series = make_series(&arena, "出庭应诉率", "%", false,
 *                                       "2019=91 2020=95..97 2021=>98");
 *
 *  A point is YEAR=VALUE, YEAR=LOW..HIGH, YEAR=>LOW or YEAR=<HIGH.
 */
#ifndef NIAN_TESTS_CHARTS_H
#define NIAN_TESTS_CHARTS_H

#include "base/decimal.h"
#include "plot/plot.h"

static inline nian_decimal read_value(nian_str text)
{
    nian_decimal value;
    assert_true(nian_decimal_parse(&value, text));
    return value;
}

static inline nian_point read_point(nian_str text)
{
    nian_point point = {0};
    ptrdiff_t at = nian_str_find(text, NIAN_STR("="));
    assert_true(at > 0);
    nian_str year = nian_str_slice(text, 0, (size_t)at);
    assert_true(nian_str_to_int(year, &point.year));
    nian_str rest = nian_str_after(text, (size_t)at + 1);
    ptrdiff_t dots = nian_str_find(rest, NIAN_STR(".."));
    if (dots > 0) {
        point.has_low = point.has_high = true;
        point.low = read_value(nian_str_slice(rest, 0, (size_t)dots));
        point.high = read_value(nian_str_after(rest, (size_t)dots + 2));
    } else if (nian_str_cut_start(&rest, NIAN_STR(">"))) {
        point.has_low = true;
        point.low = read_value(rest);
    } else if (nian_str_cut_start(&rest, NIAN_STR("<"))) {
        point.has_high = true;
        point.high = read_value(rest);
    } else {
        point.has_value = true;
        point.value = read_value(rest);
    }
    return point;
}

static inline nian_series make_series(nian_arena *arena, const char *name,
                                      const char *unit, bool target,
                                      const char *points)
{
    vec(nian_point) read = {0};
    nian_str rest = nian_str_from(points);
    while (rest.len) {
        ptrdiff_t blank = nian_str_find(rest, NIAN_STR(" "));
        size_t len = blank < 0 ? rest.len : (size_t)blank;
        vec_push(arena, &read, read_point(nian_str_slice(rest, 0, len)));
        rest = nian_str_after(rest, len + 1);
    }
    return (nian_series){
        .name = nian_str_from(name),
        .unit = nian_str_from(unit),
        .target = target,
        .points = read.items,
        .point_count = read.count,
    };
}

static inline nian_chart make_chart(const nian_series *series, size_t count)
{
    return (nian_chart){
        .title = NIAN_STR("云溪县：一个指标"),
        .source = NIAN_STR("来源：云溪县政府工作报告"),
        .series = series,
        .series_count = count,
    };
}

/** Everything that has ever broken a script, an XML file or a shell. */
#define HOSTILE                                                                \
    "]]> <b>&amp; `touch PWNED` \"x\" 'y' @m $V $(touch PWNED)\n"              \
    "END\n!touch PWNED\r\nset output '|touch PWNED'\\n \\\n"                   \
    "system('touch PWNED') {/Bold x}_2^3 %d%s \x01\x1B[31m\xFF\xFE # ; e\n"

#endif
