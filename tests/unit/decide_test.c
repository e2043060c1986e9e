/* What a person decided about two statements: how they are named, and that
 * threads and searches obey. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "history/history.h"
#include "report/report.h"

enum {
    YEARS = 7,
    FIRST = 2015
};

/* Years of an invented county.  What each says beside a plain sentence. */
static const char *const said[YEARS] = {
    "将开办老年食堂六处。\n",
    "开办老年食堂六处，新增床位一百张。\n",
    "老年食堂增加到十处，新增床位二百张。\n",
    "修复湿地三百亩。\n",
    "新建水文站两座。\n",
    "引进种猪五百头。\n",
    "长者餐桌进入全部村庄。\n",
};

typedef struct county {
    nian_report *reports[YEARS];
    nian_history *history;
} county;

static void make(county *out)
{
    for (int i = 0; i < YEARS; i++) {
        char text[1024];
        snprintf(text, sizeof text,
                 "云溪县%d年法治政府建设年度报告\n\n一、主要工作\n"
                 "办理行政复议案件%d件。\n%s",
                 FIRST + i, 40 + i * 7, said[i]);
        nian_report_read(&out->reports[i], nian_str_from(text), NULL);
        assert_int_equal(out->reports[i]->meta.year, FIRST + i);
        assert_int_equal(out->reports[i]->statement_count, 2);
    }
    nian_trace(&out->history, (const nian_report *const *)out->reports, YEARS);
}

static void release(county *c)
{
    nian_history_free(c->history);
    for (size_t i = 0; i < YEARS; i++)
        nian_report_free(c->reports[i]);
}

/* Years whose second statement is in the log, as bits; fails when any first
 * statement is. */
static unsigned years_of(const nian_log *log)
{
    unsigned years = 0;
    for (size_t i = 0; i < log->entry_count; i++) {
        assert_int_equal(log->entries[i].statement, 1);
        years |= 1U << log->entries[i].report;
    }
    return years;
}

static unsigned years_found(const county *c, const char *query)
{
    nian_log *log;
    nian_log_find(&log, c->history, nian_str_from(query));
    unsigned years = years_of(log);
    nian_log_free(log);
    return years;
}

static void a_thread_without_decisions(void **state)
{
    (void)state;
    county c;
    make(&c);
    assert_int_equal(years_found(&c, "2015-002"), 1 | 2 | 4);
    assert_int_equal(years_found(&c, "2021-002"), 64);
    release(&c);
}

/* Words alone would have brought it in. */
static void what_is_not_the_same_leaves_the_thread(void **state)
{
    (void)state;
    const nian_decision apart[] = {
        {.before = NIAN_STR("2015-002"), .after = NIAN_STR("2016-002")},
        {.before = NIAN_STR("2015-002"), .after = NIAN_STR("2017-002")},
    };
    county c;
    make(&c);
    nian_history_decide(c.history, apart, 2, NULL, 0);
    assert_int_equal(years_found(&c, "2015-002"), 1);
    assert_int_equal(years_found(&c, "2016-002"), 2 | 4);
    assert_int_equal(years_found(&c, "2017-002"), 2 | 4);
    release(&c);
}

/* No word and no link would, and the gap is longer than a thread may be
 * silent. */
static void what_is_the_same_joins_the_thread(void **state)
{
    (void)state;
    const nian_decision same = {
        .same = true,
        .before = NIAN_STR("老年食堂增加到十处，新增床位二百张。"),
        .after = NIAN_STR("2021-002 长者餐桌进入…")};
    county c;
    make(&c);
    nian_history_decide(c.history, &same, 1, NULL, 0);
    assert_int_equal(years_found(&c, "2015-002"), 1 | 2 | 4 | 64);
    assert_int_equal(years_found(&c, "2021-002"), 1 | 2 | 4 | 64);
    assert_int_equal(years_found(&c, "长者餐桌"), 4 | 64);
    nian_log *log;
    nian_log_find(&log, c.history, NIAN_STR("2021-002"));
    const nian_entry *last = &log->entries[log->entry_count - 1];
    assert_true(last->flags & NIAN_FLAG_PERSON && last->revived);
    assert_int_equal(log->entries[last->from].report, 2);
    assert_int_equal(log->entries[1].flags & NIAN_FLAG_PERSON, 0);
    assert_str(log->thread, "2015-002");
    nian_log_free(log);
    release(&c);
}

/* Joined and parted: each with the other one. */
static void both_at_once(void **state)
{
    (void)state;
    const nian_decision decisions[] = {
        {.before = NIAN_STR("2016-002"), .after = NIAN_STR("2017-002")},
        {.before = NIAN_STR("2015-002"), .after = NIAN_STR("2017-002")},
        {.same = true,
         .before = NIAN_STR("2016-002"),
         .after = NIAN_STR("2018-002")},
    };
    county c;
    make(&c);
    nian_history_decide(c.history, decisions, 3, NULL, 0);
    assert_int_equal(years_found(&c, "2015-002"), 1 | 2 | 8);
    assert_int_equal(years_found(&c, "2018-002"), 1 | 2 | 8);
    assert_int_equal(years_found(&c, "2017-002"), 4);
    release(&c);
}

/* ---------------------------------------------------------------- names */

/* Years of another county, with names of three origins. */
static const char *const called[] = {
    "筹建公租房二百套。\n新增高企十家。\n",
    "公共租赁住房交付。\n高新技术企业达到五十家。\n提高企业效益。\n",
    "夜校开到各镇。\n实施乡村渡口更新计划（以下简称“渡新计划”）。\n",
    "法治讲堂十二场。\n渡新计划收官。\n办法治讲座，设讲堂。\n",
};

enum {
    CALLED = sizeof called / sizeof *called
};

/* The texts that a query finds, between bars. */
static nian_str found_by(nian_arena *arena, const char *query,
                         const nian_renaming *names, size_t count)
{
    nian_report *reports[CALLED];
    nian_str out = {NULL, 0};
    for (int i = 0; i < CALLED; i++) {
        nian_str text =
            nian_str_format(arena,
                            "云溪县%d年法治政府建设年度报告\n\n一、主要工作\n"
                            "修复湿地三百亩。\n%s",
                            FIRST + i, called[i]);
        nian_report_read(&reports[i], text, NULL);
    }
    nian_history *history;
    nian_trace(&history, (const nian_report *const *)reports, CALLED);
    nian_history_decide(history, NULL, 0, names, count);
    nian_log *log;
    nian_log_find(&log, history, nian_str_from(query));
    for (size_t i = 0; i < log->entry_count; i++) {
        const nian_entry *entry = &log->entries[i];
        nian_str text =
            reports[entry->report]->statements[entry->statement].text;
        out = nian_str_format(arena, "%.*s%s%.*s", NIAN_STR_ARG(out),
                              i ? "|" : "", NIAN_STR_ARG(text));
    }
    nian_log_free(log);
    nian_history_free(history);
    for (size_t i = 0; i < CALLED; i++)
        nian_report_free(reports[i]);
    return out;
}

static void a_query_knows_other_names(void **state)
{
    (void)state;
    nian_arena arena = {0};
    const nian_renaming school = {.name = NIAN_STR("夜校"),
                                  .means = NIAN_STR("法治讲堂")};
    static const struct {
        const char *query, *found;
    } rows[] = {
        {"高企", "新增高企十家。|高新技术企业达到五十家。"},
        {"高新技术企业", "新增高企十家。|高新技术企业达到五十家。"},
        {"公租房", "筹建公租房二百套。|公共租赁住房交付。"},
        {"公租房交付", "筹建公租房二百套。|公共租赁住房交付。"},
        {"渡新计划",
         "实施乡村渡口更新计划（以下简称“渡新计划”）。|渡新计划收官。"},
        {"乡村渡口更新计划",
         "实施乡村渡口更新计划（以下简称“渡新计划”）。|渡新计划收官。"},
        {"夜校", "夜校开到各镇。|法治讲堂十二场。"},
        {"法治讲堂十二场", "法治讲堂十二场。"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(found_by(&arena, rows[i].query, &school, 1), rows[i].found);
    assert_str(found_by(&arena, "夜校", NULL, 0), "夜校开到各镇。");
    const nian_renaming apart = {.name = NIAN_STR("高企"),
                                 .means = NIAN_STR("高新技术企业"),
                                 .apart = true};
    assert_str(found_by(&arena, "高新技术企业", &apart, 1),
               "高新技术企业达到五十家。");
    nian_arena_free(&arena);
}

static size_t points_of(const char *query, const nian_trend_options *options)
{
    static const char *const told[] = {
        "高企数量达到120家。\n夜校数量达到12所。\n",
        "高新技术企业数量达到150家。\n法治讲堂数量达到15所。\n",
    };
    nian_report *reports[2];
    for (int i = 0; i < 2; i++) {
        char text[1024];
        snprintf(text, sizeof text,
                 "云溪县%d年法治政府建设年度报告\n\n一、%d年主要工作\n%s",
                 FIRST + i, FIRST + i, told[i]);
        nian_report_read(&reports[i], nian_str_from(text), NULL);
    }
    nian_trend *trend;
    nian_trend_find(&trend, (const nian_report *const *)reports, 2,
                    nian_str_from(query), options);
    size_t points = trend->series_count ? trend->series[0].point_count : 0;
    nian_trend_free(trend);
    nian_report_free(reports[1]);
    nian_report_free(reports[0]);
    return points;
}

static void a_series_knows_other_names(void **state)
{
    (void)state;
    const nian_renaming school = {.name = NIAN_STR("夜校"),
                                  .means = NIAN_STR("法治讲堂")};
    const nian_trend_options named = {.renamings = &school,
                                      .renaming_count = 1};
    assert_int_equal(points_of("高企数量", NULL), 2);
    assert_int_equal(points_of("高新技术企业数量", NULL), 2);
    const nian_renaming apart = {.name = NIAN_STR("高新技术企业"),
                                 .means = NIAN_STR("高企"),
                                 .apart = true};
    const nian_trend_options parted = {.renamings = &apart,
                                       .renaming_count = 1};
    assert_int_equal(points_of("高企数量", &parted), 1);
    assert_int_equal(points_of("夜校数量", NULL), 1);
    assert_int_equal(points_of("夜校数量", &named), 2);
    assert_int_equal(points_of("法治讲堂数量", &named), 2);
}

static ptrdiff_t find(const nian_report *report, const char *name)
{
    uint32_t found;
    return nian_statement_find(&found, report, nian_str_from(name))
               ? (ptrdiff_t)found
               : -1;
}

static void a_name_finds_its_statement_again(void **state)
{
    (void)state;
    nian_report *report;
    nian_report_read(&report,
                     NIAN_STR("云溪县2020年法治政府建设年度报告\n\n"
                              "一、主要工作\n开放河湖公园四处。\n"
                              "新改建农村公路一百二十公里，惠及十六个村。\n"
                              "办理复议案件30件。\n开放河湖公园四处。\n"),
                     NULL);
    assert_int_equal(report->statement_count, 4);
    assert_int_equal(find(report, "2020-002"), 1);
    assert_int_equal(find(report, "2020-005"), -1);
    assert_int_equal(find(report, "2020-000"), -1);
    assert_int_equal(find(report, "2019-002"), -1);
    assert_int_equal(find(report, ""), -1);
    assert_int_equal(find(report, "2020-002 。"), -1);
    /* The words win over the id, the nearest of equal ones over others. */
    assert_int_equal(find(report, "2020-001 办理复议案件30件。"), 2);
    assert_int_equal(find(report, "2020-003 开放河湖公园四处。"), 3);
    assert_int_equal(find(report, "2020-001 开放河湖公园四处。"), 0);
    assert_int_equal(find(report, "2019-001 开放河湖公园四处。"), -1);
    /* A beginning; a figure that was mended since; something else. */
    assert_int_equal(find(report, "2020-009 新改建农村公路…"), 1);
    assert_int_equal(find(report, "2020-002 新改建农村公路"), -1);
    assert_int_equal(
        find(report, "2020-001 新改建农村公路一百三十公里，惠及十六个村。"), 1);
    assert_int_equal(find(report, "2020-002 扩建机场航站楼。"), -1);
    /* Without an id only the words themselves will do. */
    assert_int_equal(find(report, "开放“河湖公园”四处"), 0);
    assert_int_equal(find(report, "开放河湖公园五处。"), -1);
    nian_report_free(report);
}

static void a_name_is_an_id_and_the_first_words(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_report *report;
    nian_report_read(&report,
                     NIAN_STR("云溪县2020年法治政府建设年度报告\n\n"
                              "一、主要工作\n办理复议案件30件。\n"
                              "完善重大行政决策目录管理、公众参与、专家论证、"
                              "风险评估、合法性审查和集体讨论决定等各项程序的"
                              "具体办法和责任清单。\n"),
                     NULL);
    for (uint32_t i = 0; i < 2; i++) {
        nian_str name = nian_statement_name_make(&arena, report, i);
        uint32_t found;
        assert_true(nian_statement_find(&found, report, name));
        assert_int_equal(found, i);
        assert_int_equal(nian_str_ends(name, NIAN_STR("…")), i == 1);
    }
    assert_str(nian_statement_name_make(&arena, report, 0),
               "2020-001 办理复议案件30件。");
    nian_arena_free(&arena);
    nian_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thread_without_decisions),
        cmocka_unit_test(what_is_not_the_same_leaves_the_thread),
        cmocka_unit_test(what_is_the_same_joins_the_thread),
        cmocka_unit_test(both_at_once),
        cmocka_unit_test(a_query_knows_other_names),
        cmocka_unit_test(a_series_knows_other_names),
        cmocka_unit_test(a_name_finds_its_statement_again),
        cmocka_unit_test(a_name_is_an_id_and_the_first_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
