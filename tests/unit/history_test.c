/* Threads, logs and ledgers, on the sample corpus and on reports made by
 * hand. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "history/history.h"
#include "report/report.h"

enum {
    YEARS_MAX = 8
};

typedef struct series {
    const nian_report *reports[YEARS_MAX];
    size_t count;
} series;

static const char *const district[] = {
    "2019.txt", "2020.md", "2021.txt", "2022.md", "2023.txt", "2024.md",
};

/* The first `count` years of the sample district. */
static void load_district(series *out, size_t count)
{
    out->count = 0;
    for (size_t i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path,
                 NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/%s",
                 district[i]);
        nian_hints hints = {.meta.year = 2019 + (int)i};
        nian_report *report;
        nian_error err = {0};
        if (!nian_report_read_file(&report, path, &hints, &err))
            fail_msg("%s", err.message);
        out->reports[out->count++] = report;
    }
}

static void free_series(series *s)
{
    for (size_t i = 0; i < s->count; i++)
        nian_report_free((nian_report *)s->reports[i]);
}

static bool has_year(const series *s, const nian_log *log, int year)
{
    for (size_t i = 0; i < log->entry_count; i++)
        if (s->reports[log->entries[i].report]->meta.year == year)
            return true;
    return false;
}

static nian_str text_of(const series *s, const nian_entry *entry)
{
    return s->reports[entry->report]->statements[entry->statement].text;
}

/* What must hold of every log. */
static void check_log(const series *s, const nian_log *log)
{
    for (size_t i = 0; i < log->entry_count; i++) {
        const nian_entry *entry = &log->entries[i];
        assert_true(entry->score > 0 && entry->score <= 1);
        assert_true(entry->from <= i);
        assert_int_equal(entry->from == i, entry->status == NIAN_STATUS_NEW);
        assert_true(entry->status == NIAN_STATUS_NEW || entry->edit_count > 0);
        if (i == 0)
            continue;
        const nian_entry *last = entry - 1;
        assert_true(last->report < entry->report ||
                    (last->report == entry->report &&
                     last->statement < entry->statement));
    }
    for (size_t i = 0; i < log->silent_count; i++)
        assert_false(has_year(s, log, log->silent[i]));
}

static void test_log_finds_what_came_back(void **state)
{
    (void)state;
    series s;
    load_district(&s, 6);
    nian_history *history;
    nian_trace(&history, s.reports, s.count);
    nian_log *log;
    nian_log_find(&log, history, NIAN_STR("法治副校长"));
    check_log(&s, log);
    assert_true(has_year(&s, log, 2019) && has_year(&s, log, 2020));
    assert_false(has_year(&s, log, 2021) || has_year(&s, log, 2022));
    bool revived = false;
    for (size_t i = 0; i < log->entry_count; i++) {
        const nian_entry *entry = &log->entries[i];
        assert_true(nian_str_has(text_of(&s, entry), NIAN_STR("法治副校长")));
        revived |=
            entry->revived && s.reports[entry->report]->meta.year == 2023;
    }
    assert_true(revived);
    assert_int_equal(log->silent_count, 0);
    nian_log_free(log);
    nian_history_free(history);
    free_series(&s);
}

static void test_log_tells_of_silence(void **state)
{
    (void)state;
    series s;
    load_district(&s, 6);
    nian_history *history;
    nian_trace(&history, s.reports, s.count);
    nian_log *log;
    nian_log_find(&log, history, NIAN_STR("法治政府建设白皮书"));
    check_log(&s, log);
    assert_true(log->entry_count > 0);
    assert_true(log->silent_count > 0);
    assert_int_equal(log->silent[log->silent_count - 1], 2024);
    nian_log_free(log);
    nian_log_find(&log, history, NIAN_STR("月球基地"));
    assert_int_equal(log->entry_count, 0);
    assert_int_equal(log->thread.len, 0);
    nian_log_free(log);
    nian_log_find(&log, history, NIAN_STR(""));
    assert_int_equal(log->entry_count, 0);
    nian_log_free(log);
    nian_log_find(&log, history, NIAN_STR("2019-999"));
    assert_int_equal(log->entry_count, 0);
    nian_log_free(log);
    nian_history_free(history);
    free_series(&s);
}

/* Every statement of the first four years keeps the name of its thread when
 * two more years arrive. */
static void test_thread_names_are_stable(void **state)
{
    (void)state;
    series s;
    load_district(&s, 6);
    nian_history *shorter, *longer;
    nian_trace(&shorter, s.reports, 4);
    nian_trace(&longer, s.reports, 6);
    nian_arena arena = {0};
    for (uint32_t i = 0; i < 4; i++)
        for (uint32_t j = 0; j < s.reports[i]->statement_count; j += 5) {
            nian_thread before, after;
            nian_place place = {i, j};
            nian_thread_follow(&before, &arena, shorter, place);
            nian_thread_follow(&after, &arena, longer, place);
            assert_true(after.count >= before.count);
            assert_memory_equal(&before.items[0].place, &after.items[0].place,
                                sizeof place);
        }
    nian_arena_free(&arena);
    nian_history_free(shorter);
    nian_history_free(longer);
    free_series(&s);
}

static void test_log_of_an_id_holds_it(void **state)
{
    (void)state;
    series s;
    load_district(&s, 6);
    nian_history *history;
    nian_trace(&history, s.reports, s.count);
    for (uint32_t i = 0; i < s.reports[2]->statement_count; i += 7) {
        nian_arena arena = {0};
        nian_log *log;
        nian_log_find(&log, history,
                      nian_statement_id(&arena, s.reports[2], i));
        check_log(&s, log);
        bool held = false;
        for (size_t j = 0; j < log->entry_count; j++)
            held |=
                log->entries[j].report == 2 && log->entries[j].statement == i;
        assert_true(held);
        nian_log_free(log);
        nian_arena_free(&arena);
    }
    nian_history_free(history);
    free_series(&s);
}

/* “综合查一次” was made 亮码检查 in 2023: either name tells of both. */
static void test_log_follows_a_new_name(void **state)
{
    (void)state;
    series s;
    load_district(&s, 6);
    nian_history *history;
    nian_trace(&history, s.reports, s.count);
    static const char *const names[] = {"亮码检查", "综合查一次"};
    for (size_t i = 0; i < 2; i++) {
        nian_log *log;
        nian_log_find(&log, history, nian_str_from(names[i]));
        check_log(&s, log);
        assert_true(has_year(&s, log, 2022));
        assert_true(has_year(&s, log, 2023));
        assert_true(has_year(&s, log, 2024));
        nian_log_free(log);
    }
    nian_history_free(history);
    free_series(&s);
}

/* What a comparison of the two reports says of the pair; NULL: no fact. */
static const nian_change *find_change(const nian_comparison *comparison,
                                      uint32_t before, uint32_t after)
{
    for (size_t i = 0; i < comparison->change_count; i++) {
        const nian_change *change = &comparison->changes[i];
        bool old = false, new = false;
        for (size_t j = 0; j < change->before_count; j++)
            old |= change->before[j] == before;
        for (size_t j = 0; j < change->after_count; j++)
            new |= change->after[j] == after;
        if (old && new)
            return change;
    }
    return NULL;
}

static void check_change(const nian_entry *entry, const nian_change *change)
{
    if (!change) {
        assert_int_equal(entry->flags, NIAN_FLAG_UNSURE);
        return;
    }
    assert_int_equal(entry->flags, change->flags);
    assert_int_equal(entry->status, change->status);
    if (change->before_count + change->after_count > 2)
        return;
    assert_int_equal(entry->edit_count, change->edit_count);
    for (size_t i = 0; i < change->edit_count; i++)
        assert_true(
            nian_str_equal(entry->edits[i].text, change->edits[i].text));
}

/* An entry has the status and the flags that a diff of the two years gives
 * it, and the edits where the row has but these two statements. */
static void test_log_agrees_with_a_comparison(void **state)
{
    (void)state;
    series s;
    load_district(&s, 6);
    nian_history *history;
    nian_trace(&history, s.reports, s.count);
    nian_log *log;
    nian_log_find(&log, history, NIAN_STR("执法"));
    size_t facts = 0, flagged = 0;
    for (size_t year = 1; year < s.count; year++) {
        nian_comparison *comparison;
        nian_compare(&comparison, s.reports[year - 1], s.reports[year], NULL);
        for (size_t i = 0; i < log->entry_count; i++) {
            const nian_entry *entry = &log->entries[i];
            const nian_entry *from = &log->entries[entry->from];
            if (entry->report != year || from->report != year - 1)
                continue;
            const nian_change *change =
                find_change(comparison, from->statement, entry->statement);
            facts += change != NULL;
            flagged += change && change->flags;
            check_change(entry, change);
        }
        nian_comparison_free(comparison);
    }
    assert_true(facts > 10 && flagged > 1);
    nian_log_free(log);
    nian_history_free(history);
    free_series(&s);
}

/* A person joins two statements that no word joins, parts two that are one,
 * and says what a name means. */
static void test_persons_win(void **state)
{
    (void)state;
    series s;
    load_district(&s, 3);
    nian_history *history;
    nian_trace(&history, s.reports, s.count);
    const nian_decision decisions[] = {
        {.same = true,
         .before = NIAN_STR("2020-010"),
         .after = NIAN_STR("2021-003")},
        {.before = s.reports[0]->statements[0].text,
         .after = s.reports[1]->statements[1].text},
    };
    const nian_renaming renaming = {.name = NIAN_STR("镇街小法庭"),
                                    .means = NIAN_STR("行政复议")};
    nian_history_decide(history, decisions, 2, &renaming, 1);
    nian_bonds bonds = nian_history_bonds(history, (nian_place){1, 9}, 2);
    assert_int_equal(bonds.items[0].statement, 2);
    assert_true(bonds.items[0].score >= 1);
    bonds = nian_history_bonds(history, (nian_place){0, 0}, 1);
    for (size_t i = 0; i < bonds.count; i++)
        assert_int_not_equal(bonds.items[i].statement, 1);
    nian_log *log;
    nian_log_find(&log, history, NIAN_STR("镇街小法庭"));
    check_log(&s, log);
    assert_true(log->entry_count > 2);
    nian_log_free(log);
    nian_history_free(history);
    free_series(&s);
}

/* ---------------------------------------------------------------- query */

/* How much of the query the statement holds, in a series of which one
 * statement is known. */
static float rate(const char *query, const char *known, const char *statement)
{
    enum {
        TEXTS = 60
    };
    nian_arena arena = {0};
    nian_letters texts[TEXTS], letters;
    nian_query read;
    for (size_t i = 0; i < TEXTS; i++)
        nian_letters_read(&texts[i], &arena,
                          i ? NIAN_STR("扎实做好各项事情")
                            : nian_str_from(known));
    nian_letters_read(&letters, &arena, nian_str_from(statement));
    nian_query_read(&read, &arena, nian_str_from(query), texts, TEXTS);
    float out = nian_query_rate(&read, letters);
    nian_arena_free(&arena);
    return out;
}

static void assert_about(float actual, float expected)
{
    assert_true(actual > expected - 0.001F && actual < expected + 0.001F);
}

static void test_query_reads_names_and_parts(void **state)
{
    (void)state;
    assert_about(rate("河道清淤", "", "全面完成河道清淤任务"), 1);
    assert_about(rate("河道清淤（水系连通）", "", "水系连通工程开工"), 1);
    assert_about(rate("河道清淤 / 水系连通", "", "水系连通工程开工"), 1);
    assert_about(rate("河道 清淤", "", "清淤的河道"), 1);
    assert_true(rate("河道清淤", "", "清淤的河道") < 1);
    assert_about(rate("托育服务", "", "推广电子证照"), 0);
    assert_about(rate("渡口（码头）修缮", "", "渡口码头修缮"), 1);
    /* What every second statement says is no hint. */
    assert_true(rate("事情清淤", "", "办好事情") < 0.1F);
    /* Each part of a joined query will do, completed from the other. */
    assert_about(
        rate("乡村道路养护和桥梁加固", "乡村桥梁加固", "启动乡村桥梁加固"), 1);
    assert_true(rate("乡村道路养护和桥梁加固", "乡村桥梁加固", "桥梁加固") < 1);
    /* A joined phrase that the series writes so is one thing. */
    assert_true(rate("生态修复和绿色发展", "推进生态修复和绿色发展",
                     "坚持绿色发展") < 0.7F);
}

/* --------------------------------------------------------------- ledger */

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_log_finds_what_came_back),
        cmocka_unit_test(test_log_tells_of_silence),
        cmocka_unit_test(test_log_follows_a_new_name),
        cmocka_unit_test(test_thread_names_are_stable),
        cmocka_unit_test(test_log_of_an_id_holds_it),
        cmocka_unit_test(test_log_agrees_with_a_comparison),
        cmocka_unit_test(test_persons_win),
        cmocka_unit_test(test_query_reads_names_and_parts),
        cmocka_unit_test(test_ledger_claims_no_more_than_the_words),
        cmocka_unit_test(test_ledger_weighs_figures),
        cmocka_unit_test(test_ledger_sees_what_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
