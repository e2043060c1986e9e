/* Series of figures over the work reports of an invented city. */
#include "test.h"

#include "base/decimal.h"
#include "city.h"
#include "history/series.h"

enum {
    YEARS = 4
};

static const char *const TEXTS[YEARS] = {
    "# 一、2019年工作回顾\n\n"
    "2019年，全市地区生产总值突破800亿元，达到812亿元，增长6.1%；"
    "粮食产量12亿斤。\n\n"
    "# 二、2020年工作安排\n\n"
    "今年的主要预期目标是：地区生产总值增长6%—6.5%；"
    "新增城镇就业3万人。\n",
    "# 一、2020年工作回顾\n\n"
    "全年实现生产总值831亿元，比上年增长2.3%。粮食总产量61万吨。"
    "城镇新增就业2.9万人。\n\n"
    "# 二、2021年工作安排\n\n"
    "今年经济社会发展的主要预期目标为：经济增长6%左右，"
    "城镇新增就业3.1万人以上。\n",
    "# 一、2021年工作回顾\n\n"
    "地区生产总值增长8.2%，人均地区生产总值增长7.5%。粮食产量62万吨。"
    "城镇新增就业人数3.2万人。\n\n"
    "# 二、2022年工作安排\n\n"
    "预期目标建议为：地区生产总值增长5.5%，城镇新增就业3万人。\n",
    "# 一、过去五年工作回顾\n\n"
    "过去五年，地区生产总值年均增长6%，累计城镇新增就业15万人。"
    "2022年，地区生产总值增长3.4%。\n\n"
    "民生不断改善。城镇新增就业2.7万人。2021年，粮食产量63万吨。\n\n"
    "# 二、2023年工作安排\n\n"
    "预期目标是：地区生产总值增长5%。\n",
};

static int make_city(void **state)
{
    static city made;
    make_reports(&made, TEXTS, YEARS, 2020);
    *state = &made;
    return 0;
}

static nian_trend *find(void **state, const char *query,
                        nian_series_status status)
{
    nian_trend_options options = {.status = status};
    nian_trend *trend = find_trend(*state, query, &options);
    assert_true(trend->series_count > 0);
    return trend;
}

/* "2019 6.1, 2020 2.3": the points of the best series. */
static void check_points(const nian_trend *trend, const char *want)
{
    nian_buf out = {0};
    const nian_series *series = &trend->series[0];
    for (size_t i = 0; i < series->point_count; i++) {
        const nian_point *point = &series->points[i];
        nian_buf_format(&out, "%s%d ", i ? ", " : "", point->year);
        nian_decimal_write(&out, point->has_value ? point->value : point->low);
        if (point->has_high)
            nian_buf_add_byte(&out, '~');
        if (point->has_high)
            nian_decimal_write(&out, point->high);
    }
    assert_str(nian_buf_str(&out), want);
    nian_buf_free(&out);
}

static void test_growth(void **state)
{
    nian_trend *trend = find(state, "地区生产总值增长", NIAN_SERIES_ACTUAL);
    assert_int_equal(trend->series[0].measure, NIAN_MEASURE_GROWTH);
    assert_str(trend->series[0].unit, "%");
    assert_str(trend->series[0].id, "gdp/%/growth/actual");
    check_points(trend, "2019 6.1, 2020 2.3, 2021 8.2, 2022 3.4");
    nian_trend_free(trend);
}

static void test_targets(void **state)
{
    nian_trend *trend = find(state, "地区生产总值增长", NIAN_SERIES_TARGET);
    assert_true(trend->series[0].target);
    check_points(trend, "2020 6~6.5, 2021 6, 2022 5.5, 2023 5");
    nian_trend_free(trend);
}

static void test_units_meet(void **state)
{
    nian_trend *trend = find(state, "粮食产量", NIAN_SERIES_ACTUAL);
    assert_str(trend->series[0].unit, "吨");
    check_points(trend, "2019 600000, 2020 610000, 2021 630000");
    /* The later report corrects the earlier, whose figure is kept beside. */
    assert_int_equal(trend->series[0].variant_count, 1);
    assert_int_equal(trend->series[0].variants[0].year, 2021);
    nian_trend_free(trend);
}

static void test_sums_are_no_years(void **state)
{
    nian_trend *trend = find(state, "城镇新增就业", NIAN_SERIES_ACTUAL);
    check_points(trend, "2020 29000, 2021 32000, 2022 27000");
    nian_trend_free(trend);
}

static void test_nothing_found(void **state)
{
    const city *made = *state;
    nian_trend *trend;
    nian_trend_find(&trend, (const nian_report *const *)made->reports, YEARS,
                    NIAN_STR("海洋捕捞吨位"), NULL);
    assert_int_equal(trend->series_count, 0);
    nian_trend_free(trend);
    nian_trend_find(&trend, NULL, 0, NIAN_STR(""), NULL);
    assert_int_equal(trend->series_count, 0);
    nian_trend_free(trend);
}

static void check_canon(const char *name, const char *want)
{
    nian_arena arena = {0};
    assert_str(nian_series_canon(&arena, nian_str_from(name)), want);
    nian_arena_free(&arena);
}

static void test_canon(void **state)
{
    (void)state;
    check_canon("预计全市地区生产总值增长目标", "gdp");
    check_canon("经济增长", "gdp");
    check_canon("粮食总产", "粮食产量");
    check_canon("新增城镇就业人数", "城镇新增就业");
    check_canon("研究与试验发展（R&D）经费支出", "研发经费");
    check_canon("全社会研发投入占地区生产总值的比重", "研发强度");
    check_canon("R&D经费投入强度", "研发强度");
}

static void test_tables_are_in_order(void **state)
{
    (void)state;
    const nian_lexicon *const by_start[] = {
        &nian_series_synonyms, &nian_series_openings, &nian_series_near,
        &nian_series_compounds, &nian_series_light};
    for (size_t i = 0; i < sizeof by_start / sizeof *by_start; i++)
        assert_int_equal(nian_lexicon_disorder(by_start[i], false),
                         by_start[i]->count);
    assert_int_equal(nian_lexicon_disorder(&nian_series_growths, true),
                     nian_series_growths.count);
}

static const char *const COURT[] = {
    "# 一、2019年工作\n\n全年行政诉讼开庭40件，败诉4件，败诉率为10.0%。"
    "实有市场主体2.1万户。年末民宿120家。"
    "按时办结率由上年的80.5%上升到88.0%。"
    "地区生产总值迈上20亿元台阶，达到20.3亿元。\n",
    "# 一、2020年工作\n\n行政诉讼败诉率降至9.5%。市场主体2.3万户。"
    "鱼塘养殖户120家。\n",
    "# 一、2021年工作\n\n法院审结行政诉讼案件35件，败诉率9.1%。"
    "经营主体发展到2.5万户，全年新增市场主体4000户。\n",
};

/* Years that word one figure in their own ways. */
static void test_words_beside(void **state)
{
    (void)state;
    enum {
        COUNT = sizeof COURT / sizeof *COURT
    };
    nian_report *reports[COUNT];
    for (int i = 0; i < COUNT; i++) {
        nian_hints hints = {0};
        hints.meta.issuer = NIAN_STR("柳溪县");
        hints.meta.kind = NIAN_STR("法治政府建设年度报告");
        hints.meta.year = 2019 + i;
        nian_report_read(&reports[i], nian_str_from(COURT[i]), &hints);
    }
    static const char *const want[][2] = {
        {"行政诉讼败诉率", "2019 10, 2020 9.5, 2021 9.1"},
        {"市场主体", "2019 21000, 2020 23000, 2021 25000"},
        {"民宿", "2019 120"},
        {"按时办结率", "2018 80.5, 2019 88"},
        {"地区生产总值", "2019 2030000000"},
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        nian_trend *trend;
        nian_trend_find(&trend, (const nian_report *const *)reports, COUNT,
                        nian_str_from(want[i][0]), NULL);
        assert_true(trend->series_count > 0);
        check_points(trend, want[i][1]);
        nian_trend_free(trend);
    }
    for (int i = 0; i < COUNT; i++)
        nian_report_free(reports[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_are_in_order),
        cmocka_unit_test(test_canon),
        cmocka_unit_test(test_growth),
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_units_meet),
        cmocka_unit_test(test_sums_are_no_years),
        cmocka_unit_test(test_nothing_found),
        cmocka_unit_test(test_words_beside),
    };
    return cmocka_run_group_tests(tests, make_city, free_city);
}
