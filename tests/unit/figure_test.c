/* Figures of several charts, themes, verdicts, and texts in lines; accept
 * goldens with NIAN_ACCEPT=1, and say in the commit why they moved. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "charts.h"
#include "goldens.h"

static void check_golden(nian_arena *arena, const char *name,
                         const nian_figure *figure)
{
    nian_buf script = {0};
    nian_error err = {0};
    assert_true(nian_figure_check(figure, &err));
    nian_figure_script(&script, figure, NIAN_PLOT_SVG, NIAN_STR("ENDabc"));
    check_script(arena, name, nian_buf_str(&script));
    nian_buf_free(&script);
}

static void judge(nian_series *series, const nian_verdict *verdicts)
{
    for (size_t i = 0; i < series->point_count; i++)
        ((nian_point *)(uintptr_t)series->points)[i].verdict = verdicts[i];
}

static void make_pair(nian_series pair[2], nian_arena *arena)
{
    static const nian_verdict verdicts[] = {
        NIAN_VERDICT_NONE, NIAN_VERDICT_MISSED, NIAN_VERDICT_MET};
    pair[0] = make_series(arena, "生产总值", "%", false,
                          "2019=6.1 2020=2.2 2022=8.4");
    pair[1] =
        make_series(arena, "经济", "%", true, "2020=6 2022=>5.5 2023=5..5.5");
    pair[0].id = NIAN_STR("gdp/actual");
    pair[1].id = NIAN_STR("gdp/target");
    pair[0].partner = pair[1].id;
    pair[1].partner = pair[0].id;
    pair[0].measure = pair[1].measure = NIAN_MEASURE_GROWTH;
    judge(&pair[0], verdicts);
}

static nian_figure about(const nian_chart *charts, size_t count)
{
    return (nian_figure){.panels = charts,
                         .panel_count = count,
                         .title = NIAN_STR("云溪县：几个指标"),
                         .source = NIAN_STR("来源：云溪县政府工作报告"),
                         .note = NIAN_STR("注：空心标记为目标")};
}

/* A year that fell short is hollow; partners are one quantity. */
static void test_golden_missed(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series pair[2];
    make_pair(pair, &arena);
    nian_chart chart = make_chart(pair, 2);
    chart.note = NIAN_STR("注：中空的圆点为未达目标的年份");
    nian_figure figure = about(&chart, 1);
    check_golden(&arena, "missed", &figure);
    nian_arena_free(&arena);
}

static void test_golden_dark(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series pair[2];
    make_pair(pair, &arena);
    nian_chart chart = make_chart(pair, 2);
    nian_figure figure = about(&chart, 1);
    figure.dark = true;
    check_golden(&arena, "dark", &figure);
    nian_arena_free(&arena);
}

static void test_golden_index(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series = make_series(&arena, "生产总值", "", false,
                                     "2019=100 2020=106.7 2021=110");
    series.index_year = 2019;
    nian_chart chart = make_chart(&series, 1);
    chart.subtitle = NIAN_STR("指数，2019年=100");
    nian_figure figure = about(&chart, 1);
    check_golden(&arena, "index", &figure);
    nian_arena_free(&arena);
}

static void test_golden_per(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series = make_series(&arena, "生产总值", "元/人", false,
                                     "2019=30476.2 2021=33644.9");
    series.per = NIAN_STR("常住人口");
    nian_chart chart = make_chart(&series, 1);
    chart.subtitle = NIAN_STR("除以常住人口");
    nian_figure figure = about(&chart, 1);
    check_golden(&arena, "per", &figure);
    nian_arena_free(&arena);
}

/* Another definition stands beside in grey, with its name. */
static void test_golden_definition(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series[] = {
        make_series(&arena, "登记失业率", "%", false, "2018=3.1 2019=3.2"),
        make_series(&arena, "登记失业率", "%", true, "2019=<3.5"),
        make_series(&arena, "调查失业率", "%", false, "2020=5.6 2021=5.4"),
    };
    series[2].definition = NIAN_STR("调查");
    nian_chart chart = make_chart(series, 3);
    nian_figure figure = about(&chart, 1);
    check_golden(&arena, "definition", &figure);
    nian_arena_free(&arena);
}

enum {
    FEW = 2,
    MANY = 5
};

/* Two below one another; five in two columns.  All have the same years, and
 * write them at the foot of each column. */
static void make_charts(nian_chart charts[MANY], nian_series series[MANY],
                        nian_arena *arena)
{
    static const char *const units[MANY] = {"%", "元", "人", "吨", "%"};
    static const char *const points[MANY] = {
        "2019=6.1 2020=-2.2 2021=8.4", "2018=60000000000 2021=72000000000",
        "2019=20000", "2020=540000 2022=560000", "2019=52 2023=55.5"};
    for (int i = 0; i < MANY; i++) {
        series[i] = make_series(arena, "一个指标", units[i], i == 4, points[i]);
        charts[i] = (nian_chart){.subtitle = NIAN_STR("一个指标"),
                                 .series = &series[i],
                                 .series_count = 1};
    }
}

static void test_golden_panels(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_chart charts[MANY];
    nian_series series[MANY];
    make_charts(charts, series, &arena);
    nian_figure figure = about(charts, FEW);
    check_golden(&arena, "panels", &figure);
    figure.panel_count = MANY;
    check_golden(&arena, "columns", &figure);
    figure.width = 400;
    check_golden(&arena, "narrow", &figure);
    nian_arena_free(&arena);
}

static void test_panels_share_years(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_chart charts[MANY];
    nian_series series[MANY];
    make_charts(charts, series, &arena);
    nian_figure figure = about(charts, MANY);
    nian_page page;
    nian_page_make(&page, &arena, &figure, charts);
    assert_int_equal(page.panel_count, MANY);
    for (size_t i = 0; i < MANY; i++) {
        const nian_layout *panel = &page.panels[i];
        assert_float_equal(panel->years.from, page.panels[0].years.from, 1e-9);
        assert_float_equal(panel->years.to, page.panels[0].years.to, 1e-9);
        assert_int_equal(panel->last, i == 2 || i == 4);
        assert_true(panel->right < page.width);
        assert_true(panel->bottom + 40 < page.height);
    }
    assert_float_equal(page.panels[0].left, page.panels[1].left, 1e-9);
    assert_float_equal(page.panels[0].top, page.panels[3].top, 1e-9);
    nian_arena_free(&arena);
}

static void test_check(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_error err = {0};
    nian_chart charts[NIAN_PLOT_PANELS + 1];
    nian_series series = make_series(&arena, "总值", "元", false, "2019=1");
    for (size_t i = 0; i <= NIAN_PLOT_PANELS; i++)
        charts[i] = make_chart(&series, 1);
    nian_figure figure = about(charts, NIAN_PLOT_PANELS);
    assert_true(nian_figure_check(&figure, &err));
    figure.panel_count++;
    assert_false(nian_figure_check(&figure, &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_non_null(strstr(err.message, "name fewer"));
    figure.panel_count = 0;
    assert_false(nian_figure_check(&figure, &err));
    nian_arena_free(&arena);
}

static void test_describe_verdicts(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series pair[2];
    make_pair(pair, &arena);
    nian_chart chart = make_chart(pair, 2);
    nian_figure figure = about(&chart, 1);
    nian_buf words = {0};
    nian_figure_describe(&words, &figure);
    assert_true(nian_str_starts(
        nian_buf_str(&words),
        NIAN_STR("生产总值（实际）：2019年6.1%，2022年8.4%，升2.3个百分点，"
                 "缺2021年，2年有目标可比，达到1年，未达1年。")));
    nian_buf_free(&words);
    nian_arena_free(&arena);
}

static void check_lines(const char *text, double ems, const char *first,
                        const char *second)
{
    nian_arena arena = {0};
    nian_str lines[2];
    nian_label_wrap(lines, 2, &arena, nian_str_from(text), ems);
    assert_str(lines[0], first);
    assert_str(lines[1], second);
    nian_arena_free(&arena);
}

/* No line begins with a closing mark, nor is a number cut; a mark near the
 * end of a line ends it. */
static void test_wrap(void **state)
{
    (void)state;
    check_lines("一二三", 3, "一二三", "");
    check_lines("一二三四五", 3, "一二三", "四五");
    check_lines("一二三四，五六", 4, "一二三", "四，五六");
    check_lines("一二2023年", 4, "一二", "2023年");
    check_lines("云溪县：粮食、就业、物价", 10.5, "云溪县：粮食、就业、",
                "物价");
    check_lines("一二三四五六七八", 3, "一二三", "四五…");
    check_lines("", 3, "", "");
}

/* 下降5%以上 is bounded from above. */
static void test_falls_are_bounded_upwards(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_series series =
        make_series(&arena, "能耗", "%", true, "2019=-3 2020=-4");
    nian_point *points = (nian_point *)(uintptr_t)series.points;
    points[0].qualifier = NIAN_STR("以上");
    points[1].qualifier = NIAN_STR("以下");
    nian_chart chart = make_chart(&series, 1);
    nian_chart bound = nian_chart_bound(&arena, &chart);
    assert_true(bound.series[0].points[0].has_high);
    assert_false(bound.series[0].points[0].has_low);
    assert_true(bound.series[0].points[1].has_low);
    nian_arena_free(&arena);
}

/* Every colour of the light theme turns into its fellow. */
static void test_svg_follows_its_reader(void **state)
{
    (void)state;
    nian_buf out = {0};
    nian_svg_finish(&out, NIAN_STR("<svg>\n</svg>\n"), NIAN_STR("t"),
                    NIAN_STR("d"), false);
    nian_str svg = nian_buf_str(&out);
    assert_true(nian_str_has(svg, NIAN_STR("prefers-color-scheme: dark")));
    for (size_t i = 0; i < NIAN_THEME_COLOURS; i++) {
        nian_arena arena = {0};
        nian_str rule =
            nian_str_format(&arena, "[fill=\"#%s\"]{fill:#%s}",
                            nian_theme_colour(nian_theme_of(false), i),
                            nian_theme_colour(nian_theme_of(true), i));
        assert_true(nian_str_has(svg, rule));
        nian_arena_free(&arena);
    }
    out.len = 0;
    nian_svg_finish(&out, NIAN_STR("<svg>\n</svg>\n"), NIAN_STR("t"),
                    NIAN_STR("d"), true);
    assert_false(nian_str_has(nian_buf_str(&out), NIAN_STR("<style>")));
    nian_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_missed),
        cmocka_unit_test(test_golden_dark),
        cmocka_unit_test(test_golden_index),
        cmocka_unit_test(test_golden_per),
        cmocka_unit_test(test_golden_definition),
        cmocka_unit_test(test_golden_panels),
        cmocka_unit_test(test_panels_share_years),
        cmocka_unit_test(test_check),
        cmocka_unit_test(test_describe_verdicts),
        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_falls_are_bounded_upwards),
        cmocka_unit_test(test_svg_follows_its_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
