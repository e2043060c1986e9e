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

static nian_str root_of(const nian_history *history, nian_arena *arena,
                        const nian_report *report, uint32_t statement)
{
    nian_log *log;
    nian_log_find(&log, history, nian_statement_id(arena, report, statement));
    nian_str root = nian_str_copy(arena, log->thread);
    nian_log_free(log);
    return root;
}

/* A year that is missing between hardly ever changes what a thread is called,
 * unless it began in that year. */
static void test_thread_names_outlive_a_missing_year(void **state)
{
    (void)state;
    enum {
        MISSING = 2
    };
    series s, holed = {.count = 0};
    load_district(&s, 6);
    for (size_t i = 0; i < s.count; i++)
        if (i != MISSING)
            holed.reports[holed.count++] = s.reports[i];
    nian_history *whole, *less;
    nian_trace(&whole, s.reports, s.count);
    nian_trace(&less, holed.reports, holed.count);
    nian_arena arena = {0};
    size_t same = 0, all = 0;
    for (size_t i = MISSING + 1; i < s.count; i++)
        for (uint32_t j = 0; j < s.reports[i]->statement_count; j++) {
            nian_str before = root_of(whole, &arena, s.reports[i], j);
            nian_str after = root_of(less, &arena, s.reports[i], j);
            if (nian_str_starts(before, NIAN_STR("2021")))
                continue;
            all++;
            same += nian_str_equal(before, after);
        }
    assert_true(same * 100 >= all * 90);
    nian_arena_free(&arena);
    nian_history_free(whole);
    nian_history_free(less);
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

static void test_nothing_found_names_what_is_near(void **state)
{
    (void)state;
    series s;
    load_district(&s, 2);
    nian_history *history;
    nian_trace(&history, s.reports, s.count);
    nian_log *log;
    nian_log_find(&log, history, NIAN_STR("星际复议"));
    assert_int_equal(log->entry_count, 0);
    assert_true(log->near_count > 0);
    for (size_t i = 0; i < log->near_count; i++)
        assert_true(nian_str_has(log->near[i], NIAN_STR("复议")));
    nian_log_free(log);
    nian_log_find(&log, history, NIAN_STR("xyz"));
    assert_int_equal(log->entry_count + log->near_count, 0);
    nian_log_free(log);
    nian_history_free(history);
    free_series(&s);
}

/* 湖心观鸟岛 is a name from the year on that uses it; before, its words speak
 * of other things. */
static void test_name_begins_where_it_is_first_used(void **state)
{
    (void)state;
#define OTHERS                                                                                   \
    "修缮渡口。培训船工。开办夜校。清理河道。发放种苗。疏通水渠。" \
    "巡查堤坝。检修电站。慰问老人。整治街巷。"
    static const char *const texts[] = {
        "岛上开通湖心航线，鸟类繁多。" OTHERS,
        "建设湖心观鸟岛。宣传湖心观鸟岛。湖心观鸟岛开放。" OTHERS,
        "湖心观鸟岛接待三万人。扩建湖心观鸟岛。管好湖心观鸟岛。" OTHERS,
    };
#undef OTHERS
    series s = {.count = 3};
    for (size_t i = 0; i < s.count; i++) {
        nian_hints hints = {.meta.year = 2019 + (int)i};
        nian_report *report;
        nian_report_read(&report, nian_str_from(texts[i]), &hints);
        s.reports[i] = report;
    }
    nian_history *history;
    nian_trace(&history, s.reports, s.count);
    nian_log *log;
    nian_log_find(&log, history, NIAN_STR("湖心观鸟岛建设"));
    assert_true(log->entry_count >= 6);
    assert_false(has_year(&s, log, 2019));
    nian_log_free(log);
    nian_history_free(history);
    free_series(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_log_finds_what_came_back),
        cmocka_unit_test(test_log_tells_of_silence),
        cmocka_unit_test(test_log_follows_a_new_name),
        cmocka_unit_test(test_thread_names_are_stable),
        cmocka_unit_test(test_thread_names_outlive_a_missing_year),
        cmocka_unit_test(test_log_of_an_id_holds_it),
        cmocka_unit_test(test_log_agrees_with_a_comparison),
        cmocka_unit_test(test_persons_win),
        cmocka_unit_test(test_nothing_found_names_what_is_near),
        cmocka_unit_test(test_name_begins_where_it_is_first_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
