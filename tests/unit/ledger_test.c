/* The ledger of a year's plans, on reports made by hand. */
#include "test.h"

#include "nianlun/history.h"

static nian_indicator figure(uint32_t statement, const char *name, int value,
                             bool target)
{
    return (nian_indicator){
        .statement = statement,
        .name = nian_str_from(name),
        .has_value = true,
        .value = {value, 0},
        .unit = NIAN_STR("个"),
        .target = target,
        .text = target ? NIAN_STR("promised") : NIAN_STR("told"),
    };
}

/* One statement on each side; `after` may be NULL. */
static nian_change row_of(nian_status status, double score,
                          const uint32_t *before, const uint32_t *after)
{
    return (nian_change){.status = status,
                         .score = score,
                         .before = before,
                         .before_count = 1,
                         .after = after,
                         .after_count = after != NULL};
}

static void test_ledger_claims_no_more_than_the_words(void **state)
{
    (void)state;
    const nian_statement plans[] = {
        {.type = NIAN_TYPE_PLAN, .text = NIAN_STR("建成公共厕所20个")},
        {.type = NIAN_TYPE_ACTION, .text = NIAN_STR("办好运动会")},
        {.type = NIAN_TYPE_PLAN, .text = NIAN_STR("新建充电站30个")},
        {.type = NIAN_TYPE_PLAN, .text = NIAN_STR("出台水价办法")},
        {.type = NIAN_TYPE_PLAN, .text = NIAN_STR("修订养犬条例")},
    };
    const nian_statement answers[] = {
        {.type = NIAN_TYPE_ACTION, .text = NIAN_STR("建成公共厕所21个")},
        {.type = NIAN_TYPE_ACTION, .text = NIAN_STR("新建充电站18个")},
        {.type = NIAN_TYPE_PLAN, .text = NIAN_STR("抓紧出台水价办法")},
    };
    const nian_indicator promised[] = {
        figure(0, "公共厕所", 20, true),
        figure(2, "新建充电站", 30, true),
    };
    const nian_indicator told[] = {
        figure(0, "公共厕所", 21, false),
        figure(1, "新建充电站", 18, false),
    };
    const nian_report before = {.statements = plans,
                                .statement_count = 5,
                                .indicators = promised,
                                .indicator_count = 2};
    const nian_report after = {.statements = answers,
                               .statement_count = 3,
                               .indicators = told,
                               .indicator_count = 2};
    const uint32_t old_ids[] = {0, 2, 3, 4}, new_ids[] = {0, 1, 2};
    const nian_change changes[] = {
        row_of(NIAN_STATUS_FULFILLED, 0.9, &old_ids[0], &new_ids[0]),
        row_of(NIAN_STATUS_FULFILLED, 0.8, &old_ids[1], &new_ids[1]),
        row_of(NIAN_STATUS_REWORDED, 0.7, &old_ids[2], &new_ids[2]),
        row_of(NIAN_STATUS_DROPPED, 1, &old_ids[3], NULL),
    };
    const nian_comparison comparison = {.before = &before,
                                        .after = &after,
                                        .changes = changes,
                                        .change_count = 4};
    nian_ledger *ledger;
    nian_ledger_make(&ledger, &comparison);
    assert_int_equal(ledger->row_count, 4);
    static const nian_outcome outcomes[] = {
        NIAN_OUTCOME_SILENT, NIAN_OUTCOME_REPEATED, NIAN_OUTCOME_PARTLY,
        NIAN_OUTCOME_FULFILLED};
    static const uint32_t order[] = {4, 3, 2, 0};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(ledger->rows[i].outcome, outcomes[i]);
        assert_int_equal(ledger->rows[i].plan, order[i]);
        assert_int_equal(ledger->counts[i], 1);
    }
    assert_int_equal(ledger->rows[0].evidence_count, 0);
    assert_int_equal(ledger->rows[2].evidence[0], 1);
    assert_str(ledger->rows[2].why[0], "promised");
    nian_ledger_free(ledger);
}

/* What becomes of one plan with one figure. */
static nian_outcome answer(nian_indicator promised, nian_indicator told,
                           const char *text)
{
    const nian_statement plan = {.type = NIAN_TYPE_PLAN,
                                 .text = NIAN_STR("做好供水")};
    const nian_statement done = {.type = NIAN_TYPE_ACTION,
                                 .text = nian_str_from(text)};
    const nian_report before = {.meta.year = 2021,
                                .statements = &plan,
                                .statement_count = 1,
                                .indicators = &promised,
                                .indicator_count = 1};
    const nian_report after = {.meta.year = 2022,
                               .statements = &done,
                               .statement_count = 1,
                               .indicators = &told,
                               .indicator_count = 1};
    const uint32_t first = 0;
    const nian_change change = {.status = NIAN_STATUS_FULFILLED,
                                .score = 0.9,
                                .before = &first,
                                .before_count = 1,
                                .after = &first,
                                .after_count = 1};
    const nian_comparison comparison = {.before = &before,
                                        .after = &after,
                                        .changes = &change,
                                        .change_count = 1};
    nian_ledger *ledger;
    nian_ledger_make(&ledger, &comparison);
    nian_outcome outcome = ledger->rows[0].outcome;
    nian_ledger_free(ledger);
    return outcome;
}

static void test_ledger_weighs_figures(void **state)
{
    (void)state;
    nian_indicator promised = figure(0, "新增供水户数", 100, true);
    nian_indicator told = figure(0, "新增供水户数", 97, false);
    assert_int_equal(answer(promised, told, "供水"), NIAN_OUTCOME_PARTLY);
    promised.qualifier = NIAN_STR("左右");
    assert_int_equal(answer(promised, told, "供水"), NIAN_OUTCOME_FULFILLED);
    told.value.mantissa = 80;
    assert_int_equal(answer(promised, told, "供水"), NIAN_OUTCOME_PARTLY);
    promised.period.to = 2025;
    assert_int_equal(answer(promised, told, "供水"), NIAN_OUTCOME_FULFILLED);
    promised.period.to = 0;
    promised.qualifier = NIAN_STR("以内");
    assert_int_equal(answer(promised, told, "供水"), NIAN_OUTCOME_FULFILLED);
    told.value.mantissa = 101;
    assert_int_equal(answer(promised, told, "供水"), NIAN_OUTCOME_PARTLY);
    told.unit = NIAN_STR("%");
    assert_int_equal(answer(promised, told, "供水"), NIAN_OUTCOME_FULFILLED);
    assert_int_equal(answer(promised, told, "供水推迟到明年"),
                     NIAN_OUTCOME_PARTLY);
    /* 下降3% is kept by more of a fall. */
    promised = figure(0, "漏损率", -3, true);
    told = figure(0, "漏损率", -4, false);
    assert_int_equal(answer(promised, told, "供水"), NIAN_OUTCOME_FULFILLED);
    told.value.mantissa = -1;
    assert_int_equal(answer(promised, told, "供水"), NIAN_OUTCOME_PARTLY);
}

/* A plan with two figures of which one is told of. */
static void test_ledger_sees_what_is_left_out(void **state)
{
    (void)state;
    const nian_statement plan = {.type = NIAN_TYPE_PLAN,
                                 .text = NIAN_STR("新建渡口3个，补种柳树80棵")};
    const nian_statement done = {.type = NIAN_TYPE_ACTION,
                                 .text = NIAN_STR("新建渡口3个")};
    const nian_indicator promised[] = {
        figure(0, "新建渡口", 3, true),
        figure(0, "补种柳树", 80, true),
    };
    const nian_indicator told = figure(0, "新建渡口", 3, false);
    const nian_report before = {.statements = &plan,
                                .statement_count = 1,
                                .indicators = promised,
                                .indicator_count = 2};
    const nian_report after = {.statements = &done,
                               .statement_count = 1,
                               .indicators = &told,
                               .indicator_count = 1};
    const uint32_t first = 0;
    const nian_change change = {.status = NIAN_STATUS_FULFILLED,
                                .before = &first,
                                .before_count = 1,
                                .after = &first,
                                .after_count = 1};
    const nian_comparison comparison = {.before = &before,
                                        .after = &after,
                                        .changes = &change,
                                        .change_count = 1};
    nian_ledger *ledger;
    nian_ledger_make(&ledger, &comparison);
    assert_int_equal(ledger->rows[0].outcome, NIAN_OUTCOME_PARTLY);
    assert_str(ledger->rows[0].why[0], "补种柳树");
    nian_ledger_free(ledger);
}

/* The ledger of the plans in one text against another. */
static nian_ledger *hold(nian_report *reports[2], nian_comparison **comparison,
                         const char *before, const char *after)
{
    const char *texts[] = {before, after};
    for (size_t i = 0; i < 2; i++) {
        nian_hints hints = {.meta.year = 2021 + (int)i,
                            .meta.kind = NIAN_STR("政府工作报告"),
                            .meta.issuer = NIAN_STR("栖霞洲")};
        nian_report_read(&reports[i], nian_str_from(texts[i]), &hints);
    }
    nian_ledger *ledger;
    nian_compare(comparison, reports[0], reports[1], NULL);
    nian_ledger_make(&ledger, *comparison);
    return ledger;
}

static nian_str plan_of(const nian_ledger *ledger, size_t row)
{
    return ledger->report->statements[ledger->rows[row].plan].text;
}

/* The growth that was aimed at is told of under another name, far from the
 * aims of the new year; a document and a work are nowhere mentioned. */
static void test_ledger_finds_figures_and_names(void **state)
{
    (void)state;
    nian_report *reports[2];
    nian_comparison *comparison;
    nian_ledger *ledger =
        hold(reports, &comparison,
             "# 栖霞洲政府工作报告\n## 一、2020年工作回顾\n"
             "修好渡口三处。\n## 二、2021年工作安排\n"
             "主要预期目标是：地区生产总值增长6%左右。\n"
             "实施“栖霞灯塔”工程，修缮航标灯塔。\n"
             "修订《芦苇采收管理办法》，规范芦苇采收秩序。\n",
             "# 栖霞洲政府工作报告\n## 一、2021年工作回顾\n"
             "全洲生产总值达到35亿元，增长4.1%。\n"
             "航标灯塔修缮一新。\n规范芦苇采收秩序，查处滥采8起。\n"
             "## 二、2022年工作安排\n"
             "主要预期目标是：地区生产总值增长5%左右。\n");
    size_t growth = 0, parts = 0;
    for (size_t i = 0; i < ledger->row_count; i++) {
        const nian_ledger_row *row = &ledger->rows[i];
        if (nian_str_has(plan_of(ledger, i), NIAN_STR("6%左右"))) {
            growth++;
            assert_int_equal(row->outcome, NIAN_OUTCOME_PARTLY);
            assert_int_equal(row->reasons, NIAN_PARTLY_SHORT);
            assert_int_equal(row->figure_count, 1);
            assert_true(row->figures[0].told && !row->figures[0].met);
            assert_str(ledger->next->indicators[row->figures[0].actual].text,
                       "4.1%");
        } else if (row->outcome == NIAN_OUTCOME_PARTLY) {
            parts++;
            assert_int_equal(row->reasons, NIAN_PARTLY_PART);
            assert_int_equal(row->unmentioned_count, 1);
        }
    }
    assert_int_equal(growth, 1);
    assert_int_equal(parts, 2);
    nian_ledger_free(ledger);
    nian_comparison_free(comparison);
    nian_report_free(reports[1]);
    nian_report_free(reports[0]);
}

/* Silence names what comes nearest, and never calls it evidence. */
static void test_ledger_shows_what_is_near_silence(void **state)
{
    (void)state;
    const nian_statement plans[] = {
        {.type = NIAN_TYPE_PLAN, .text = NIAN_STR("建设候鸟观测站。")},
        {.type = NIAN_TYPE_PLAN, .text = NIAN_STR("开展芦苇画传习。")},
    };
    const nian_statement told = {
        .type = NIAN_TYPE_ACTION,
        .text = NIAN_STR("另请专家为拟议的候鸟观测站选址。"),
    };
    const nian_report before = {.statements = plans, .statement_count = 2};
    const nian_report after = {.statements = &told, .statement_count = 1};
    const uint32_t ids[] = {0, 1};
    const nian_change changes[] = {
        row_of(NIAN_STATUS_DROPPED, 1, &ids[0], NULL),
        row_of(NIAN_STATUS_DROPPED, 1, &ids[1], NULL),
    };
    const nian_comparison comparison = {.before = &before,
                                        .after = &after,
                                        .changes = changes,
                                        .change_count = 2};
    nian_ledger *ledger;
    nian_ledger_make(&ledger, &comparison);
    assert_int_equal(ledger->counts[NIAN_OUTCOME_SILENT], 2);
    assert_int_equal(ledger->rows[0].evidence_count, 0);
    assert_true(ledger->rows[0].has_nearest);
    assert_true(ledger->rows[0].nearest_score < 1);
    assert_false(ledger->rows[1].has_nearest);
    nian_ledger_free(ledger);
}

/* A heading that stands as a sentence too is no plan of its own. */
static void test_ledger_passes_over_headings(void **state)
{
    (void)state;
    const nian_section sections[] = {
        {.heading = NIAN_STR("")},
        {.heading = NIAN_STR("在渡口上提质效"), .level = 1},
    };
    const nian_statement plans[] = {
        {.type = NIAN_TYPE_PLAN,
         .section = 1,
         .text = NIAN_STR("三是在渡口上提质效。")},
        {.type = NIAN_TYPE_PLAN,
         .section = 1,
         .text = NIAN_STR("渡口全部换装护栏。")},
    };
    const nian_report before = {.sections = sections,
                                .section_count = 2,
                                .statements = plans,
                                .statement_count = 2};
    const nian_report after = {.statement_count = 0};
    const nian_comparison comparison = {.before = &before, .after = &after};
    nian_ledger *ledger;
    nian_ledger_make(&ledger, &comparison);
    assert_int_equal(ledger->row_count, 1);
    assert_int_equal(ledger->rows[0].plan, 1);
    nian_ledger_free(ledger);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ledger_claims_no_more_than_the_words),
        cmocka_unit_test(test_ledger_weighs_figures),
        cmocka_unit_test(test_ledger_sees_what_is_left_out),
        cmocka_unit_test(test_ledger_finds_figures_and_names),
        cmocka_unit_test(test_ledger_shows_what_is_near_silence),
        cmocka_unit_test(test_ledger_passes_over_headings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
