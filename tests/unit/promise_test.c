/* Targets against results, indices, quotients, lists, and what is never
 * joined; over the reports of an invented city. */
#include "test.h"

#include "base/decimal.h"
#include "city.h"
#include "history/series.h"

enum {
    YEARS = 5
};

static const char *const TEXTS[YEARS] = {
    "# 一、2018年工作回顾\n\n"
    "全市生产总值600亿元，增长7%。年末常住人口200万人。"
    "城镇登记失业率3.1%。农民人均纯收入9000元。财政收入稳居全省第三位。\n\n"
    "# 二、2019年工作安排\n\n"
    "主要预期目标是：地区生产总值增长7%左右；居民消费价格涨幅控制在3%左右；"
    "城镇登记失业率控制在3.5%以内；城镇新增就业2万人以上；"
    "单位地区生产总值能耗下降3%。\n",
    "# 一、2019年工作回顾\n\n"
    "全市生产总值历史性迈上600亿元台阶，达到640亿元，增长6.4%。"
    "居民消费价格上涨3.4%。年末常住人口210万人。"
    "城镇登记失业率3.2%。城镇新增就业1.9万人。"
    "单位地区生产总值能耗下降3.4%。农村居民人均可支配收入9800元。"
    "国有企业户籍改革推进。户籍人口城镇化率41%。常住人口城镇化率52%。\n\n"
    "# 二、2020年工作安排\n\n"
    "主要预期目标是：地区生产总值增长6%—6.5%；居民消费价格涨幅3.5%；"
    "城镇新增就业2万人左右。\n",
    "# 一、2020年工作回顾\n\n"
    "全市生产总值660亿元，增长2.1%。居民消费价格上涨2.8%。"
    "城镇调查失业率5.6%。城镇新增就业1.85万人。常住人口城镇化率53%。"
    "粮食总产稳定在10亿斤以上。全年粮食总产10.8亿斤。\n\n"
    "# 二、2021年工作安排\n\n"
    "主要预期目标是：地区生产总值增长6%以上；城镇调查失业率5.5%左右。\n",
    "# 一、2021年工作回顾\n\n"
    "全市生产总值720亿元，增长8.1%。年末常住人口214万人。"
    "东部新区龙头作用显现，实现生产总值增长14%。"
    "城镇调查失业率5.4%。常住人口城镇化率54%。"
    "进出口总额80亿元，出口50亿元。\n\n"
    "# 二、2022年工作安排\n\n"
    "主要预期目标是：地区生产总值增长6%左右。\n",
    "# 一、2022年工作回顾\n\n"
    "全市生产总值750亿元，增长3.4%。城镇调查失业率5.5%。"
    "常住人口城镇化率55%。出口60亿元。\n\n"
    "# 二、2023年工作安排\n\n"
    "主要预期目标是：地区生产总值增长5%。\n",
};

static int make_city(void **state)
{
    static city made;
    make_reports(&made, TEXTS, YEARS, 2019);
    *state = &made;
    return 0;
}

static nian_trend *find(void **state, const char *query,
                        nian_trend_options options)
{
    return find_trend(*state, query, &options);
}

static void say_points(nian_buf *out, const nian_series *series)
{
    static const char *const marks[] = {"", " met", " missed"};
    for (size_t i = 0; i < series->point_count; i++) {
        const nian_point *point = &series->points[i];
        nian_buf_format(out, "%s%d ", i ? ", " : "", point->year);
        nian_decimal_write(out, point->has_value ? point->value : point->low);
        nian_buf_format(out, "%s", marks[point->verdict]);
    }
}

static void check_points(const nian_series *series, const char *want)
{
    nian_buf out = {0};
    say_points(&out, series);
    assert_str(nian_buf_str(&out), want);
    nian_buf_free(&out);
}

static void check(void **state, const char *query, nian_trend_options options,
                  const char *want)
{
    nian_trend *trend = find(state, query, options);
    assert_true(trend->series_count > 0);
    check_points(&trend->series[0], want);
    nian_trend_free(trend);
}

static const nian_trend_options ACTUAL = {.status = NIAN_SERIES_ACTUAL};
static const nian_trend_options TARGET = {.status = NIAN_SERIES_TARGET};

/* 左右 gives a tenth, a range its lower end, 以上 nothing. */
static void test_more_is_better(void **state)
{
    check(state, "GDP增速", ACTUAL,
          "2018 7, 2019 6.4 met, 2020 2.1 missed, 2021 8.1 met, "
          "2022 3.4 missed");
    check(state, "新增就业", TARGET, "2019 20000 missed, 2020 20000 met");
}

/* 控制在 …, and what is to fall. */
static void test_less_is_better(void **state)
{
    check(state, "CPI", TARGET, "2019 3 missed, 2020 3.5 met");
    check(state, "城镇登记失业率", TARGET, "2019 3.5 met");
    check(state, "单位GDP能耗", TARGET, "2019 -3 met");
    check(state, "城镇调查失业率", TARGET, "2021 5.5 met");
}

static void test_promises_lead_to_series(void **state)
{
    nian_trend *trend = find(state, "GDP增速", (nian_trend_options){0});
    assert_true(trend->promise_count > 0);
    const nian_promise *promise = &trend->promises[0];
    assert_true(trend->series[promise->target].target);
    assert_false(trend->series[promise->actual].target);
    assert_int_equal(promise->met, 2);
    assert_int_equal(promise->missed, 2);
    assert_str(trend->series[promise->target].partner, "gdp/%/growth/actual");
    nian_trend_free(trend);
}

/* One definition is asked for or wins; the other stands beside it. */
static void test_definitions_stay_apart(void **state)
{
    nian_trend *trend = find(state, "失业率", ACTUAL);
    assert_int_equal(trend->series_count, 2);
    check_points(&trend->series[0], "2020 5.6, 2021 5.4 met, 2022 5.5");
    assert_int_equal(trend->series[0].definition.len, 0);
    assert_str(trend->series[1].definition, "登记");
    check_points(&trend->series[1], "2018 3.1, 2019 3.2 met");
    nian_trend_free(trend);
    check(state, "城镇登记失业率", ACTUAL, "2018 3.1, 2019 3.2 met");
    check(state, "城镇化率", ACTUAL, "2019 52, 2020 53, 2021 54, 2022 55");
    check(state, "户籍人口城镇化率", ACTUAL, "2019 41");
    check(state, "农村居民人均可支配收入", ACTUAL, "2019 9800");
}

static void test_parts_are_not_the_whole(void **state)
{
    check(state, "进出口总额", ACTUAL, "2021 8000000000");
    check(state, "出口", ACTUAL, "2021 5000000000, 2022 6000000000");
}

/* 稳定在10亿斤以上 says less than 10.8亿斤, and does not gainsay it. */
static void test_exact_before_rounded(void **state)
{
    nian_trend *trend = find(state, "粮食产量", ACTUAL);
    check_points(&trend->series[0], "2020 1080000000");
    assert_int_equal(trend->series[0].variant_count, 0);
    nian_trend_free(trend);
}

static const char *const FARM[] = {
    "# 一、2021年工作\n\n粮食生产获得较好收成，总产量达到22万吨。"
    "社会消费品零售总额增长12%。新能源汽车产量3万辆。汽车产量9万辆。"
    "全县生产总值历史性迈上百亿元台阶，达到101亿元，增长7.1%。"
    "新建袖珍公园12个。公路通车里程4300公里。高速公路通车里程210公里。\n",
    "# 一、2022年工作\n\n粮食播种面积扩大，单产提高，总产23万吨。"
    "棉花总产1万吨。全县生产总值达到110亿元、稳居全市前三强、增长6.4%。"
    "社会消费品零售总额增长9%。新能源汽车产量5万辆。"
    "新添袖珍公园9个。高速铁路运营里程80公里。公路总里程4400公里。\n",
    "# 一、2023年工作\n\n粮食总产量23.5万吨。生产总值增长6.2%。"
    "出口比金融风波前2019年增长8%。旅游人数达到2019年的113%。"
    "社会消费品零售总额增长5.9%。"
    "建成袖珍公园7个。高铁营业里程96公里。高速公路总里程230公里。\n",
};

/* A name that is a part of its sentence, a year that is only compared with. */
static void test_names_in_sentences(void **state)
{
    (void)state;
    enum {
        COUNT = sizeof FARM / sizeof *FARM
    };
    static const char *const want[][2] = {
        {"粮食产量", "2021 220000, 2022 230000, 2023 235000"},
        {"GDP增速", "2021 7.1, 2022 6.4, 2023 6.2"},
        {"社会消费品零售总额增长", "2021 12, 2022 9, 2023 5.9"},
        {"汽车产量", "2021 90000"},
        {"新能源汽车产量", "2021 30000, 2022 50000"},
        {"袖珍公园", "2021 12, 2022 9, 2023 7"},
        {"高铁里程", "2022 80, 2023 96"},
        {"高速公路里程", "2021 210, 2023 230"},
    };
    nian_report *reports[COUNT];
    for (int i = 0; i < COUNT; i++) {
        nian_hints hints = {0};
        hints.meta.issuer = NIAN_STR("柳溪县");
        hints.meta.kind = NIAN_STR("国民经济和社会发展统计公报");
        hints.meta.year = 2021 + i;
        nian_report_read(&reports[i], nian_str_from(FARM[i]), &hints);
    }
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        nian_trend *trend;
        nian_trend_find(&trend, (const nian_report *const *)reports, COUNT,
                        nian_str_from(want[i][0]), &ACTUAL);
        assert_true(trend->series_count > 0);
        check_points(&trend->series[0], want[i][1]);
        nian_trend_free(trend);
    }
    for (int i = 0; i < COUNT; i++)
        nian_report_free(reports[i]);
}

static void test_index(void **state)
{
    nian_trend_options options = {.status = NIAN_SERIES_ACTUAL,
                                  .has_measure = true,
                                  .measure = NIAN_MEASURE_LEVEL,
                                  .index = true};
    nian_trend *trend = find(state, "GDP", options);
    check_points(&trend->series[0],
                 "2018 100, 2019 106.7, 2020 110, 2021 120, 2022 125");
    assert_int_equal(trend->series[0].index_year, 2018);
    assert_int_equal(trend->series[0].unit.len, 0);
    nian_trend_free(trend);
    options.measure = NIAN_MEASURE_GROWTH;
    trend = find(state, "GDP", options);
    check_points(&trend->series[0],
                 "2018 107, 2019 113.8, 2020 116.2, 2021 125.7, 2022 129.9");
    assert_int_equal(trend->series[0].index_year, 2017);
    nian_trend_free(trend);
}

static void test_per(void **state)
{
    nian_trend_options options = {.status = NIAN_SERIES_ACTUAL,
                                  .per = NIAN_STR("常住人口")};
    nian_trend *trend = find(state, "GDP", options);
    assert_int_equal(trend->series_count, 1);
    assert_str(trend->series[0].unit, "元/人");
    check_points(&trend->series[0], "2018 30000, 2019 30476.2, 2021 33644.9");
    assert_true(trend->series[0].points[2].divided);
    assert_int_equal(trend->series[0].points[2].per_report, 3);
    nian_trend_free(trend);
    options.per = NIAN_STR("海洋捕捞吨位");
    trend = find(state, "GDP", options);
    assert_int_equal(trend->series_count, 0);
    assert_int_equal(trend->per.len, 0);
    nian_trend_free(trend);
}

/* The id of the first years stands when later years come, and asks for the
 * same series again. */
static void test_id_is_stable(void **state)
{
    const city *made = *state;
    static const char *const queries[] = {"GDP增速", "城镇化率", "CPI",
                                          "新增就业", "失业率"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        nian_str first = {NULL, 0};
        nian_arena arena = {0};
        for (size_t years = 2; years <= YEARS; years++) {
            nian_trend *trend;
            nian_trend_options target = TARGET;
            nian_trend_find(&trend, (const nian_report *const *)made->reports,
                            years, nian_str_from(queries[i]),
                            i == 1 || i == 4 ? &ACTUAL : &target);
            /* Which definition of 失业率 comes first depends on how many years
             * have it. */
            bool known = false;
            assert_true(trend->series_count > 0);
            if (years == 2)
                first = nian_str_format(&arena, "%.*s",
                                        NIAN_STR_ARG(trend->series[0].id));
            for (size_t k = 0; k < trend->series_count; k++)
                known |= nian_str_equal(trend->series[k].id, first);
            assert_true(known);
            nian_trend_free(trend);
        }
        nian_trend *again = find(state, first.ptr, (nian_trend_options){0});
        assert_true(again->series_count > 0);
        assert_true(nian_str_equal(again->series[0].id, first));
        nian_trend_free(again);
        nian_arena_free(&arena);
    }
}

static void test_list(void **state)
{
    const city *made = *state;
    nian_trend *list;
    nian_trend_list(&list, (const nian_report *const *)made->reports, YEARS,
                    NULL, 0, 2, NULL);
    assert_true(list->series_count >= 6);
    for (size_t i = 1; i < list->series_count; i++)
        assert_true(list->series[i - 1].point_count >=
                    list->series[i].point_count);
    assert_int_equal(list->series[0].point_count, 5);
    nian_trend_free(list);
    nian_str word = NIAN_STR("就业");
    nian_trend_options level = {.has_measure = true,
                                .measure = NIAN_MEASURE_LEVEL};
    nian_trend_list(&list, (const nian_report *const *)made->reports, YEARS,
                    &word, 1, 2, &level);
    assert_int_equal(list->series_count, 2);
    assert_str(list->series[0].name, "城镇新增就业");
    nian_decimal absolute, relative;
    assert_true(nian_series_change(&absolute, &relative, &list->series[0]) ||
                list->series[0].target);
    nian_trend_free(list);
}

static void check_quotient(const char *left, const char *right, int digits,
                           const char *want)
{
    nian_decimal over, under, quotient;
    nian_buf out = {0};
    assert_true(nian_decimal_parse(&over, nian_str_from(left)));
    assert_true(nian_decimal_parse(&under, nian_str_from(right)));
    assert_true(nian_decimal_divide(&quotient, over, under, digits));
    nian_decimal_write(&out, quotient);
    assert_str(nian_buf_str(&out), want);
    nian_buf_free(&out);
}

static void test_divide(void **state)
{
    (void)state;
    check_quotient("1", "3", 6, "0.333333");
    check_quotient("2", "3", 6, "0.666667");
    check_quotient("-2", "3", 6, "-0.666667");
    check_quotient("72000000000", "2140000", 6, "33644.9");
    check_quotient("1", "8", 2, "0.13");
    check_quotient("12", "4", 6, "3");
    check_quotient("0", "7", 6, "0");
    check_quotient("123456789", "1", 3, "123000000");
    check_quotient("999999999999999999", "0.7", 17, "1428571428571428600");
    nian_decimal none;
    assert_false(nian_decimal_divide(&none, (nian_decimal){1, 0},
                                     (nian_decimal){0, 0}, 6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_more_is_better),
        cmocka_unit_test(test_less_is_better),
        cmocka_unit_test(test_promises_lead_to_series),
        cmocka_unit_test(test_definitions_stay_apart),
        cmocka_unit_test(test_parts_are_not_the_whole),
        cmocka_unit_test(test_exact_before_rounded),
        cmocka_unit_test(test_names_in_sentences),
        cmocka_unit_test(test_index),
        cmocka_unit_test(test_per),
        cmocka_unit_test(test_id_is_stable),
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_divide),
    };
    return cmocka_run_group_tests(tests, make_city, free_city);
}
