/* From a chart to a script: the goldens are what a person can review; accept
 * with NIAN_ACCEPT=1 build/dev/tests/plot_test. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "charts.h"
#include "goldens.h"

#define TERMINATOR "ENDabc"

static nian_str script_of(nian_arena *arena, const nian_chart *chart)
{
    nian_buf out = {0};
    assert_true(nian_chart_check(chart, NULL));
    nian_plot_script(&out, chart, NIAN_PLOT_SVG, NIAN_STR(TERMINATOR));
    nian_str copy = nian_str_copy(arena, nian_buf_str(&out));
    nian_buf_free(&out);
    return copy;
}

static void check_golden(nian_arena *arena, const char *name,
                         const nian_series *series, size_t count)
{
    nian_chart chart = make_chart(series, count);
    nian_str script = script_of(arena, &chart);
    check_script(arena, name, script);
}

static void test_golden_actual(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series =
        make_series(&arena, "地区生产总值", "元", false,
                    "2019=314664000000 2020=320095000000 2021=360128000000");
    check_golden(&arena, "actual", &series, 1);
    nian_arena_free(&arena);
}

static void test_golden_target(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series[] = {
        make_series(&arena, "增长", "%", false, "2019=6.1 2020=2.2 2021=8.4"),
        make_series(&arena, "增长", "%", true, "2020=6 2021=8 2022=5.50"),
    };
    check_golden(&arena, "target", series, 2);
    nian_arena_free(&arena);
}

static void test_golden_names(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series[] = {
        make_series(&arena, "生产总值", "%", false, "2020=2.2 2021=8.4"),
        make_series(&arena, "经济增长", "%", true, "2020=6 2021=8"),
    };
    series[0].measure = series[1].measure = NIAN_MEASURE_GROWTH;
    check_golden(&arena, "names", series, 2);
    nian_arena_free(&arena);
}

static void test_golden_range(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series[] = {
        make_series(&arena, "增长", "%", false, "2019=6.1 2020=2.2"),
        make_series(&arena, "增长", "%", true,
                    "2019=6..6.5 2020=>6 2021=<3.5 2022=5..5.5"),
    };
    check_golden(&arena, "range", series, 2);
    nian_arena_free(&arena);
}

static void test_golden_gaps(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series =
        make_series(&arena, "受理案件", "件", false,
                    "2010=812 2011=790 2014=1203 2016=1350 2017=1284");
    check_golden(&arena, "gaps", &series, 1);
    nian_arena_free(&arena);
}

static void test_golden_negative(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series = make_series(&arena, "收入增长", "%", false,
                                     "2018=-3.4 2019=-11.2 2020=0.5 2021=14.9");
    check_golden(&arena, "negative", &series, 1);
    nian_arena_free(&arena);
}

static void test_golden_many(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series[] = {
        make_series(&arena, "第一产业", "元", false,
                    "2020=27300000000 2021=29800000000"),
        make_series(&arena, "第二产业", "元", false,
                    "2020=133900000000 2021=163800000000"),
        make_series(&arena, "第二产业", "元", true, "2021=160000000000"),
    };
    check_golden(&arena, "many", series, 3);
    nian_arena_free(&arena);
}

/* The script without what stands in datablocks. */
static nian_str commands_of(nian_arena *arena, nian_str script)
{
    nian_buf commands = {0};
    bool data = false;
    for (nian_str line; nian_str_line(&script, &line);) {
        bool ends = nian_str_ends(line, NIAN_STR(TERMINATOR));
        if (!data && !ends) {
            nian_buf_add(&commands, line);
            nian_buf_add_byte(&commands, '\n');
        }
        data = ends ? !data : data;
    }
    assert_false(data);
    nian_str copy = nian_str_copy(arena, nian_buf_str(&commands));
    nian_buf_free(&commands);
    return copy;
}

/* No byte of a text stands in a command: the commands are the same whatever
 * the texts are. */
static void test_hostile_texts_are_data(void **state)
{
    (void)state;
    nian_arena arena = {0};
    const char *points = "2019=12 2020=-3";
    nian_series tame = make_series(&arena, "指标", "件", false, points);
    nian_series wild = make_series(&arena, HOSTILE, HOSTILE, false, points);
    nian_chart chart = make_chart(&tame, 1);
    chart.subtitle = NIAN_STR("注");
    /* As long as the other: a title may take two lines. */
    chart.title = NIAN_STR("一个很长的标题，一个很长的标题，一个很长的标题，"
                           "一个很长的标题，一个很长的标题，一个很长的标题");
    nian_str expected = commands_of(&arena, script_of(&arena, &chart));
    nian_chart hostile = {
        .title = NIAN_STR(HOSTILE),
        .subtitle = NIAN_STR(HOSTILE),
        .source = NIAN_STR(HOSTILE),
        .series = &wild,
        .series_count = 1,
    };
    nian_str script = script_of(&arena, &hostile);
    assert_true(nian_str_equal(commands_of(&arena, script), expected));
    assert_true(nian_str_has(script, NIAN_STR("`touch PWNED`")));
    for (size_t i = 0; i < script.len; i++)
        assert_true(script.ptr[i] == '\n' ||
                    (unsigned char)script.ptr[i] >= ' ');
    nian_arena_free(&arena);
}

static void test_long_texts_are_cut(void **state)
{
    (void)state;
    nian_arena arena = {0};
    char title[10000];
    memset(title, 'x', sizeof title);
    nian_series series = make_series(&arena, "指标", "件", false, "2019=12");
    nian_chart chart = make_chart(&series, 1);
    chart.title = (nian_str){title, sizeof title};
    nian_str script = script_of(&arena, &chart);
    assert_true(script.len < 3000);
    assert_true(nian_str_has(script, NIAN_STR("xxx…\n")));
    assert_str(nian_label_fit(&arena, NIAN_STR("年轮年轮"), 3), "年轮…");
    assert_str(nian_label_fit(&arena, NIAN_STR("年轮年轮"), 4), "年轮年轮");
    assert_str(nian_label_clean(&arena, NIAN_STR(" a\r\nb\xFF ")),
               "a  b\xEF\xBF\xBD");
    nian_arena_free(&arena);
}

static void test_targets_are_bounds(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_point points[] = {
        {.year = 2019, .has_value = true, .value = {60, 0}},
        {.year = 2020, .has_value = true, .value = {70, 0}},
    };
    points[0].qualifier = NIAN_STR("以下");
    points[1].qualifier = NIAN_STR("以上");
    nian_series series = {.name = NIAN_STR("率"),
                          .unit = NIAN_STR("%"),
                          .target = true,
                          .points = points,
                          .point_count = 2};
    nian_chart chart = make_chart(&series, 1);
    nian_str script = script_of(&arena, &chart);
    assert_true(nian_str_has(script, NIAN_STR("\n目标 ≥70%\n")));
    assert_true(nian_str_has(script, NIAN_STR("2019 NaN NaN NaN NaN 60\n")));
    assert_true(nian_str_has(script, NIAN_STR("2020 NaN NaN NaN 70 NaN\n")));
    series.target = false;
    assert_true(nian_str_has(script_of(&arena, &chart),
                             NIAN_STR("2020 70 NaN NaN NaN NaN\n")));
    nian_arena_free(&arena);
}

static void test_check(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_error err;
    nian_series series[] = {
        make_series(&arena, "甲", "元", false, "2019=1"),
        make_series(&arena, "乙", "%", false, "2019=1"),
        make_series(&arena, "丙", "元", false, ""),
    };
    nian_chart chart = make_chart(series, 2);
    assert_false(nian_chart_check(&chart, &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_non_null(strstr(err.message, "元 and % do not go into one chart"));
    chart = make_chart(series + 2, 1);
    assert_false(nian_chart_check(&chart, &err));
    assert_string_equal(err.message, "draw chart: no year has a value: ask for "
                                     "another figure");
    chart = make_chart(NULL, 0);
    assert_false(nian_chart_check(&chart, NULL));
    nian_series many[NIAN_PLOT_QUANTITIES + 1];
    for (size_t i = 0; i <= NIAN_PLOT_QUANTITIES; i++)
        many[i] = make_series(&arena, &"abcdefghi"[i], "%", false, "2019=1");
    chart = make_chart(many, NIAN_PLOT_QUANTITIES + 1);
    assert_false(nian_chart_check(&chart, &err));
    assert_non_null(strstr(err.message, "7 quantities are too many"));
    chart.series_count--;
    assert_true(nian_chart_check(&chart, NULL));
    nian_arena_free(&arena);
}

static void check_words(const char *unit, const char *points,
                        const char *expected)
{
    nian_arena arena = {0};
    nian_buf out = {0};
    nian_series series = make_series(&arena, "指标", unit, false, points);
    nian_chart chart = make_chart(&series, 1);
    nian_chart_describe(&out, &chart);
    assert_str(nian_buf_str(&out), expected);
    nian_buf_free(&out);
    nian_arena_free(&arena);
}

static void test_describe(void **state)
{
    (void)state;
    check_words("元", "2019=314664000000 2021=360128000000 2022=402225000000",
                "指标（实际）：2019年3146.64亿元，2022年4022.25亿元，升27.8%"
                "，缺2020年。");
    check_words("%", "2019=6.1 2020=2.20",
                "指标（实际）：2019年6.1%，2020年2.2%，降3.9个百分点。");
    check_words("%", "2019=100 2020=100.0",
                "指标（实际）：2019年100%，2020年100%，持平。");
    check_words("件", "2000=12 2010=150",
                "指标（实际）：2000年12件，2010年150件，为2000年的12.5倍"
                "，其间缺9年。");
    check_words("户", "2000=459000", "指标（实际）：2000年45.9万户。");
    check_words("元", "2019=-5 2020=5",
                "指标（实际）：2019年-5元，2020年5元。");
    check_words("%", "2000=1..2 2010=>3",
                "指标（实际）：2000年1–2%，2010年≥3%，其间缺9年。");
    check_words("", "2019=1260000000000 2020=1300000000000.5",
                "指标（实际）：2019年1.26万亿，2020年1.3万亿，升3.2%。");
}

static void check_axis(const char *unit, const char *points, const char *step,
                       int first, int last)
{
    nian_arena arena = {0};
    nian_series series = make_series(&arena, "指标", unit, false, points);
    nian_chart chart = make_chart(&series, 1);
    nian_axis axis = nian_chart_values(&chart, nian_chart_scale(&chart));
    nian_buf text = {0};
    nian_decimal_write(&text, axis.step);
    assert_str(nian_buf_str(&text), step);
    assert_int_equal(axis.first, first);
    assert_int_equal(axis.last, last);
    nian_buf_free(&text);
    nian_arena_free(&arena);
}

static void test_axis(void **state)
{
    (void)state;
    check_axis("件", "2019=3 2020=9", "2", 0, 5);
    check_axis("件", "2019=0 2020=0", "0.2", 0, 5);
    check_axis("件", "2019=97 2020=98.5", "0.5", 193, 197);
    check_axis("%", "2019=-11.2 2020=14.9", "10", -2, 2);
    check_axis("%", "2019=-8 2020=-9", "0.2", -46, -40);
    check_axis("元", "2019=12000 2020=38000", "10000", 0, 4);
    check_axis("元", "2019=120000000 2020=480000000", "1", 0, 5);
}

static void test_share_ends_at_hundred(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series =
        make_series(&arena, "率", "%", false, "2019=100 2020=100");
    nian_chart chart = make_chart(&series, 1);
    nian_scale plain = {0};
    assert_true(nian_chart_values(&chart, plain).to > 100);
    series.measure = NIAN_MEASURE_SHARE;
    assert_true(nian_chart_values(&chart, plain).to <= 100);
    nian_arena_free(&arena);
}

static void test_years(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series =
        make_series(&arena, "率", "%", false, "1978=1 2000=2 2025=3");
    nian_chart chart = make_chart(&series, 1);
    nian_axis axis = nian_chart_years(&chart, 600);
    assert_int_equal(axis.step.mantissa, 5);
    assert_int_equal(axis.first, 396);
    assert_int_equal(axis.last, 405);
    series = make_series(&arena, "率", "%", false, "1=1 999999999=3");
    axis = nian_chart_years(&chart, 600);
    assert_true(axis.last - axis.first < 20);
    nian_arena_free(&arena);
}

static void test_pick(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series[] = {
        make_series(&arena, "总值", "元", false, "2019=1"),
        make_series(&arena, "总值", "%", false, "2019=1"),
        make_series(&arena, "总值", "元", true, "2019=1"),
        make_series(&arena, "收入", "元", false, "2019=1"),
    };
    nian_trend trend = {.series = series, .series_count = 4};
    nian_chart chart = {0};
    nian_chart_pick(&chart, &arena, &trend);
    assert_int_equal(chart.series_count, 2);
    assert_true(chart.series[1].target);
    assert_str(chart.series[1].name, "总值");
    /* By another name, when it answers the query as well. */
    series[2].name = NIAN_STR("经济总量");
    series[0].score = 1;
    series[2].score = 0.97;
    nian_chart_pick(&chart, &arena, &trend);
    assert_int_equal(chart.series_count, 2);
    assert_str(chart.series[1].name, "经济总量");
    /* By a longer name of the same head. */
    series[2].name = NIAN_STR("全市生产总值");
    series[0].name = NIAN_STR("生产总值");
    series[2].score = 0.8;
    nian_chart_pick(&chart, &arena, &trend);
    assert_int_equal(chart.series_count, 2);
    series[2].score = 0.5;
    nian_chart_pick(&chart, &arena, &trend);
    assert_int_equal(chart.series_count, 1);
    trend.series_count = 0;
    nian_chart_pick(&chart, &arena, &trend);
    assert_int_equal(chart.series_count, 0);
    nian_arena_free(&arena);
}

static void test_svg_finish(void **state)
{
    (void)state;
    nian_buf out = {0};
    nian_svg_finish(
        &out,
        NIAN_STR("<?xml version=\"1.0\"?>\n<svg \n width=\"8\">\n"
                 "<title>Gnuplot</title>\n<desc>by a > b</desc>\n"
                 "<g font-family=\"Noto Sans CJK SC:Bold\" font-size=\"2\">"
                 "<text>]]> &lt; \"</text></g>"
                 "<g ><title>gnuplot_plot_1</title></g></svg>\n"),
        NIAN_STR("a<b>&\""), NIAN_STR("]]>"), true);
    assert_str(nian_buf_str(&out),
               "<?xml version=\"1.0\"?>\n<svg \n width=\"8\">"
               "\n<title>a&lt;b&gt;&amp;\"</title>\n"
               "<desc>]]&gt;</desc>\n\n\n\n"
               "<g font-family=\"Noto Sans CJK SC, Noto Sans SC, Source Han "
               "Sans SC, PingFang SC, Microsoft YaHei, sans-serif\""
               " font-weight=\"bold\" font-size=\"2\">"
               "<text>]]&gt; &lt; \"</text></g><g ></g></svg>\n");
    nian_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_actual),
        cmocka_unit_test(test_golden_target),
        cmocka_unit_test(test_golden_names),
        cmocka_unit_test(test_golden_range),
        cmocka_unit_test(test_golden_gaps),
        cmocka_unit_test(test_golden_negative),
        cmocka_unit_test(test_golden_many),
        cmocka_unit_test(test_hostile_texts_are_data),
        cmocka_unit_test(test_long_texts_are_cut),
        cmocka_unit_test(test_targets_are_bounds),
        cmocka_unit_test(test_check),
        cmocka_unit_test(test_describe),
        cmocka_unit_test(test_axis),
        cmocka_unit_test(test_share_ends_at_hundred),
        cmocka_unit_test(test_years),
        cmocka_unit_test(test_pick),
        cmocka_unit_test(test_svg_finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
