/* Comparisons: what must hold of any two reports, and what a reader expects
 * of these. */
#include "test.h"

#include "base/buf.h"
#include "comparison.h"

static nian_report *read(const char *text)
{
    nian_report *report;
    nian_report_read(&report, nian_str_from(text), NULL);
    return report;
}

/* ------------------------------------------------------------ properties */

static void check_same(const nian_comparison *one, const nian_comparison *two)
{
    assert_int_equal(one->change_count, two->change_count);
    for (size_t i = 0; i < one->change_count; i++) {
        const nian_change *a = &one->changes[i];
        const nian_change *b = &two->changes[i];
        assert_int_equal(a->status, b->status);
        assert_int_equal(a->flags, b->flags);
        assert_true(a->score == b->score);
        assert_int_equal(a->before_count, b->before_count);
        assert_int_equal(a->after_count, b->after_count);
        assert_memory_equal(a->before, b->before,
                            a->before_count * sizeof *a->before);
        assert_memory_equal(a->after, b->after,
                            a->after_count * sizeof *a->after);
        assert_int_equal(a->why_count, b->why_count);
        assert_int_equal(a->edit_count, b->edit_count);
    }
    assert_int_equal(one->section_count, two->section_count);
    assert_int_equal(one->indicator_count, two->indicator_count);
}

static void check_pair(const nian_report *before, const nian_report *after)
{
    nian_comparison *one;
    nian_comparison *two;
    nian_compare(&one, before, after, NULL);
    nian_compare_options options = {.workers = 3};
    nian_compare(&two, before, after, &options);
    check_comparison(one);
    check_same(one, two);
    nian_comparison_free(two);
    nian_comparison_free(one);
    check_self(before);
    check_self(after);
}

static bool check_files(const char *before_path, const char *after_path)
{
    nian_report *before;
    nian_report *after;
    if (!nian_report_read_file(&before, before_path, NULL, NULL))
        return false;
    bool found = nian_report_read_file(&after, after_path, NULL, NULL);
    if (found) {
        check_pair(before, after);
        nian_report_free(after);
    }
    nian_report_free(before);
    return found;
}

static void sample_reports_keep_the_rules(void **state)
{
    (void)state;
    assert_true(
        check_files(NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/2020.md",
                    NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/2021.txt"));
    assert_true(check_files(NIAN_ROOT "/corpus/云澜市/政府工作报告/2023.txt",
                            NIAN_ROOT "/corpus/云澜市/政府工作报告/2024.md"));
}

static void real_reports_keep_the_rules(void **state)
{
    (void)state;
    if (!check_files(NIAN_ROOT "/../shared/reports/江门市/江门市-2022.md",
                     NIAN_ROOT "/../shared/reports/江门市/江门市-2023.md"))
        print_message("skipped: no ../shared\n");
}

/* -------------------------------------------------------------- examples */

static const char old_text[] = "某县2021年政府工作报告\n\n一、2021年工作回顾\n"
                               "（一）生态环境持续改善\n"
                               "实施白鹭湖湿地修复二期工程，新增湿地三千亩。"
                               "关停沿江砖瓦窑十二座。\n"
                               "（二）民生福祉不断增进\n"
                               "为九十岁以上老人发放长寿津贴。"
                               "改造农村户厕八千座。\n"
                               "二、2022年工作安排\n"
                               "新建全县首座抽水蓄能电站。"
                               "在两个镇开展垃圾分类积分制试点。"
                               "启动古城墙保护立法。\n";

static const char new_text[] = "某县2022年政府工作报告\n\n一、2022年工作回顾\n"
                               "（一）民生保障更加有力\n"
                               "农村户厕改造扫尾，五百座全部完工。"
                               "为九十岁以上老人发放长寿津贴。\n"
                               "（二）生态环境质量提升\n"
                               "白鹭湖湿地修复三期开工。"
                               "抽水蓄能电站完成选址并开工建设。\n"
                               "二、2023年工作安排\n"
                               "全面推行垃圾分类积分制。"
                               "引进两家冷链物流企业。\n";

static const nian_change *row_with(const nian_comparison *c, const char *words)
{
    nian_str wanted = nian_str_from(words);
    for (size_t i = 0; i < c->change_count; i++) {
        const nian_change *change = &c->changes[i];
        for (size_t k = 0; k < change->before_count; k++)
            if (nian_str_has(c->before->statements[change->before[k]].text,
                             wanted))
                return change;
        for (size_t k = 0; k < change->after_count; k++)
            if (nian_str_has(c->after->statements[change->after[k]].text,
                             wanted))
                return change;
    }
    fail_msg("no row with %s", words);
    return NULL;
}

static void rows_say_what_became_of_each(void **state)
{
    (void)state;
    nian_report *before = read(old_text);
    nian_report *after = read(new_text);
    nian_comparison *c;
    nian_compare(&c, before, after, NULL);
    check_comparison(c);
    assert_int_equal(row_with(c, "长寿津贴")->status, NIAN_STATUS_KEPT);
    assert_int_equal(row_with(c, "户厕")->status, NIAN_STATUS_REWORDED);
    assert_int_equal(row_with(c, "抽水蓄能")->status, NIAN_STATUS_FULFILLED);
    assert_int_equal(row_with(c, "古城墙")->status, NIAN_STATUS_DROPPED);
    assert_int_equal(row_with(c, "冷链")->status, NIAN_STATUS_NEW);
    assert_int_equal(row_with(c, "积分制")->status, NIAN_STATUS_REWORDED);
    assert_true(row_with(c, "积分制")->flags & NIAN_FLAG_STRONGER);
    assert_int_equal(row_with(c, "户厕")->flags & NIAN_FLAG_MOVED, 0);
    nian_comparison_free(c);
    nian_report_free(after);
    nian_report_free(before);
}

static void a_person_has_the_last_word(void **state)
{
    (void)state;
    nian_report *before = read(old_text);
    nian_report *after = read(new_text);
    const nian_decision decisions[] = {
        {.same = true,
         .before = NIAN_STR("启动古城墙保护立法。"),
         .after = NIAN_STR("引进两家冷链物流企业。")},
        {.before = NIAN_STR("为九十岁以上老人发放长寿津贴。"),
         .after = NIAN_STR("为九十岁以上老人发放长寿津贴。")},
        {.same = true,
         .before = NIAN_STR("不在报告里。"),
         .after = NIAN_STR("也不在。")},
    };
    const nian_compare_options options = {.decisions = decisions,
                                          .decision_count = 3};
    nian_comparison *c;
    nian_compare(&c, before, after, &options);
    check_comparison(c);
    const nian_change *row = row_with(c, "古城墙");
    assert_int_equal(row->status, NIAN_STATUS_REWORDED);
    assert_true(row->flags & NIAN_FLAG_PERSON);
    assert_true(row->score == 1);
    assert_ptr_equal(row, row_with(c, "冷链"));
    row = row_with(c, "长寿津贴");
    assert_true(!row->before_count || !row->after_count);
    nian_comparison_free(c);
    nian_report_free(after);
    nian_report_free(before);
}

static void a_decision_may_name_statements_by_id(void **state)
{
    (void)state;
    nian_report *before = read(old_text);
    nian_report *after = read(new_text);
    nian_arena arena = {0};
    uint32_t x = (uint32_t)before->statement_count - 1;
    uint32_t y = (uint32_t)after->statement_count - 1;
    const nian_decision decision = {
        .same = true,
        .before = nian_statement_id(&arena, before, x),
        .after = nian_statement_id(&arena, after, y)};
    const nian_compare_options options = {.decisions = &decision,
                                          .decision_count = 1};
    nian_comparison *c;
    nian_compare(&c, before, after, &options);
    assert_true(row_with(c, "古城墙")->flags & NIAN_FLAG_PERSON);
    nian_comparison_free(c);
    nian_arena_free(&arena);
    nian_report_free(after);
    nian_report_free(before);
}

/* Long lists of like lines are all a little like each other. */
static void doubts_are_few_of_each(void **state)
{
    (void)state;
    nian_buf old = {0};
    nian_buf new = {0};
    nian_buf_add(&old, NIAN_STR("青汀区2022年政府工作报告\n\n一、工作回顾\n"));
    nian_buf_add(&new, NIAN_STR("青汀区2023年政府工作报告\n\n一、工作回顾\n"));
    for (int i = 0; i < 120; i++) {
        nian_buf_add(&old, NIAN_STR("改造老旧小区，惠及居民。\n"));
        nian_buf_add(&new, NIAN_STR("改造老旧小区，居民受益。\n"));
    }
    nian_report *before;
    nian_report *after;
    nian_report_read(&before, nian_buf_str(&old), NULL);
    nian_report_read(&after, nian_buf_str(&new), NULL);
    const nian_compare_options options = {.threshold = 1};
    nian_comparison *c;
    nian_compare(&c, before, after, &options);
    check_comparison(c);
    assert_true(c->unsure_count > 0);
    assert_true(c->unsure_count <= 3 * before->statement_count);
    assert_true(c->unsure_left_out > 0);
    nian_comparison_free(c);
    nian_report_free(after);
    nian_report_free(before);
    nian_buf_free(&new);
    nian_buf_free(&old);
}

static void marks_and_particles_change_nothing(void **state)
{
    (void)state;
    assert_true(nian_same_words(NIAN_STR("建成“一张网”，"),
                                NIAN_STR("建成了一张网。")));
    assert_true(nian_same_words(NIAN_STR("ＡＩ　中心"), NIAN_STR("ai中心")));
    assert_false(nian_same_words(NIAN_STR("建成3座"), NIAN_STR("建成5座")));
    assert_false(nian_same_words(NIAN_STR("建成"), NIAN_STR("建成桥")));
    assert_true(nian_same_words(NIAN_STR(""), NIAN_STR("。")));
}

/* A sentence of 8000 bytes is longer than what shared words are looked for
 * in. */
static void long_rows_keep_the_rules(void **state)
{
    (void)state;
    nian_buf texts[2] = {{0}};
    nian_report *reports[2];
    for (int year = 0; year < 2; year++) {
        nian_buf *text = &texts[year];
        nian_buf_format(text, "某县%d年政府工作报告\n\n一、主要工作\n新建",
                        2021 + year);
        for (int i = 0; i < 600; i++)
            nian_buf_format(text, "%s公路、", i % 7 > year ? "桥" : "农村");
        nian_buf_add(text, NIAN_STR("湿地公园。\n"));
        nian_report_read(&reports[year], nian_buf_str(text), NULL);
    }
    nian_comparison *c;
    nian_compare(&c, reports[0], reports[1], NULL);
    check_comparison(c);
    assert_int_equal(c->change_count, 1);
    assert_int_equal(c->changes[0].status, NIAN_STATUS_REWORDED);
    assert_true(reports[0]->statements[c->changes[0].before[0]].text.len >
                6000);
    nian_comparison_free(c);
    for (int year = 0; year < 2; year++) {
        nian_report_free(reports[year]);
        nian_buf_free(&texts[year]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sample_reports_keep_the_rules),
        cmocka_unit_test(real_reports_keep_the_rules),
        cmocka_unit_test(rows_say_what_became_of_each),
        cmocka_unit_test(a_person_has_the_last_word),
        cmocka_unit_test(a_decision_may_name_statements_by_id),
        cmocka_unit_test(doubts_are_few_of_each),
        cmocka_unit_test(marks_and_particles_change_nothing),
        cmocka_unit_test(long_rows_keep_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
