/* The library as others use it: each public function is called once, by its
 * public header alone. */
#include <nianlun/nianlun.h>

#include "place.h"

static const char plan[] = "某县2021年政府工作报告\n\n一、2020年工作回顾\n"
                           "新建农村公路四公里。\n\n二、2021年工作安排\n"
                           "将新建滨河步道两公里。\n将修缮古桥三座。\n"
                           "粮食总产量达到20万吨以上。\n";
static const char done[] = "某县2022年政府工作报告\n\n一、2021年工作回顾\n"
                           "新建滨河步道两公里，市民反映良好。\n"
                           "粮食总产量达到21.5万吨。\n";

static nian_report *read_text(const char *text)
{
    nian_report *report = NULL;
    nian_report_read(&report, (nian_str){text, strlen(text)}, NULL);
    assert_non_null(report);
    assert_true(report->statement_count > 0 && report->section_count > 0);
    return report;
}

static void test_reads_a_file(void **state)
{
    test_place *place = *state;
    const char *path = under(place, "2021.md");
    nian_report *report = NULL;
    nian_error err = {0};
    assert_false(nian_report_read_file(&report, path, NULL, &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    assert_null(report);
    assert_false(nian_report_read_file(&report, path, NULL, NULL));
    write_file(path, NIAN_STR(plan));
    assert_true(nian_report_read_file(&report, path, NULL, &err));
    assert_int_equal(report->meta.year, 2021);
    nian_report_free(report);
}

static void test_reads_bytes(void **state)
{
    (void)state;
    nian_report *report = NULL;
    nian_error err = {0};
    nian_hints hints = {.encoding = NIAN_STR("UTF-8")};
    assert_false(
        nian_report_read_bytes(&report, NIAN_STR(" "), "a", NULL, &err));
    assert_string_equal(err.message, "read a: the file is empty");
    assert_null(report);
    assert_true(nian_report_read_bytes(&report, NIAN_STR(plan), "2021.md",
                                       &hints, &err));
    assert_int_equal(report->meta.year, 2021);
    nian_report_free(report);
}

static void test_finds_quantities(void **state)
{
    (void)state;
    nian_quantities *found;
    nian_quantities_scan(&found, NIAN_STR("增长5.5%左右"));
    assert_int_equal(found->count, 1);
    assert_true(found->items[0].has_value);
    assert_int_equal(found->items[0].value.mantissa, 55);
    assert_int_equal(found->items[0].value.exponent, -1);
    assert_str(found->items[0].qualifier, "左右");
    nian_quantities_free(found);
}

static void test_compares_and_keeps_the_ledger(void **state)
{
    (void)state;
    nian_report *before = read_text(plan);
    nian_report *after = read_text(done);
    nian_comparison *comparison;
    nian_compare(&comparison, before, after, NULL);
    assert_ptr_equal(comparison->before, before);
    assert_ptr_equal(comparison->after, after);
    assert_true(comparison->counts[NIAN_STATUS_FULFILLED] > 0);
    nian_ledger *ledger;
    nian_ledger_make(&ledger, comparison);
    assert_ptr_equal(ledger->report, before);
    assert_true(ledger->row_count >= 2);
    size_t rows = 0;
    for (size_t i = 0; i < 4; i++)
        rows += ledger->counts[i];
    assert_int_equal(rows, ledger->row_count);
    nian_ledger_free(ledger);
    nian_comparison_free(comparison);
    nian_report_free(after);
    nian_report_free(before);
}

static void test_traces_years(void **state)
{
    (void)state;
    const nian_report *reports[] = {read_text(plan), read_text(done)};
    nian_history *history;
    nian_trace(&history, reports, 2);
    nian_log *log;
    nian_log_find(&log, history, NIAN_STR("滨河步道"));
    assert_int_equal(log->entry_count, 2);
    nian_log_free(log);
    nian_history_free(history);
    const nian_decision same = {.same = true,
                                .before = reports[0]->statements[2].text,
                                .after = reports[1]->statements[0].text};
    nian_trace(&history, reports, 2);
    nian_history_decide(history, &same, 1, NULL, 0);
    nian_log_find(&log, history, same.before);
    assert_true(log->entry_count > 0);
    assert_int_equal(log->entries[0].report, 0);
    assert_int_equal(log->entries[0].statement, 2);
    nian_log_free(log);
    nian_history_free(history);
    nian_trend *trend;
    nian_trend_find(&trend, reports, 2, NIAN_STR("粮食总产量"), NULL);
    assert_true(trend->series_count > 0);
    nian_trend_free(trend);
    nian_trend_list(&trend, reports, 2, NULL, 0, 1, NULL);
    assert_true(trend->series_count > 0);
    nian_decimal absolute, relative;
    for (size_t i = 0; i < trend->series_count; i++)
        nian_series_change(&absolute, &relative, &trend->series[i]);
    nian_trend_free(trend);
    for (size_t i = 0; i < 2; i++)
        nian_report_free((nian_report *)(uintptr_t)reports[i]);
}

static nian_corpus *fill_corpus(test_place *place)
{
    nian_error err = {0};
    nian_corpus *corpus = NULL;
    nian_import_counts counts;
    assert_false(nian_corpus_open(&corpus, place->corpus, &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    assert_null(corpus);
    assert_true(nian_corpus_init(place->corpus, &err));
    assert_false(nian_corpus_init(place->corpus, &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_true(nian_corpus_open(&corpus, place->corpus, &err));
    nian_import_file file = sample(place, "a.md", 2023, "");
    assert_true(nian_corpus_add(&counts, corpus, &file, 1, NULL, &err));
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 1);
    return corpus;
}

/* What is handed out of a corpus outlives it, but for the strings of a key. */
static void test_keeps_a_corpus(void **state)
{
    nian_corpus *corpus = fill_corpus(*state);
    nian_error err = {0};
    nian_str none = {NULL, 0};
    nian_entry_key key;
    assert_false(
        nian_corpus_resolve(&key, corpus, NIAN_STR("月球"), none, 0, &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    assert_true(
        nian_corpus_resolve(&key, corpus, NIAN_STR("青禾"), none, 2023, &err));
    nian_listing *listing;
    nian_report *report;
    nian_links *links;
    nian_verification *verification;
    assert_true(nian_corpus_list(&listing, corpus, &err));
    assert_true(nian_corpus_load(&report, corpus, &key, &err));
    assert_true(nian_corpus_links(&links, corpus, &key, &err));
    assert_true(nian_corpus_verify(&verification, corpus, false, &err));
    assert_false(nian_corpus_at(corpus, NIAN_STR("no such state"), &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    assert_true(nian_corpus_at(corpus, NIAN_STR("main"), &err));
    nian_corpus_free(corpus);
    assert_int_equal(listing->count, 1);
    assert_str(listing->entries[0].issuer, "青禾县");
    assert_int_equal(report->meta.year, 2023);
    assert_int_equal(report->commit.len, 40);
    assert_int_equal(links->decision_count, 0);
    assert_int_equal(verification->broken, 0);
    assert_int_equal(verification->reports, 1);
    nian_listing_free(listing);
    nian_report_free(report);
    nian_links_free(links);
    nian_verification_free(verification);
}

/* A decision wants two years; names want one report of the series. */
static void test_takes_decisions(void **state)
{
    nian_corpus *corpus = fill_corpus(*state);
    nian_error err = {0};
    nian_str none = {NULL, 0};
    nian_entry_key key;
    nian_report *report;
    nian_decided decided;
    nian_links *links;
    assert_true(
        nian_corpus_resolve(&key, corpus, NIAN_STR("青禾"), none, 2023, &err));
    assert_true(nian_corpus_load(&report, corpus, &key, &err));
    assert_false(nian_corpus_decide(&decided, corpus, report, 0, report, 1,
                                    true, NULL, &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_true(nian_corpus_rename(&decided, corpus, &key, NIAN_STR("大数据局"),
                                   NIAN_STR("数据资源局"), true, NULL, &err));
    assert_int_equal(decided, NIAN_DECIDED_ADDED);
    assert_true(nian_corpus_links(&links, corpus, &key, &err));
    assert_int_equal(links->renaming_count, 1);
    nian_links_free(links);
    nian_report_free(report);
    nian_corpus_free(corpus);
}

static void test_frees_nothing(void **state)
{
    (void)state;
    nian_report_free(NULL);
    nian_quantities_free(NULL);
    nian_comparison_free(NULL);
    nian_ledger_free(NULL);
    nian_log_free(NULL);
    nian_history_free(NULL);
    nian_trend_free(NULL);
    nian_corpus_free(NULL);
    nian_listing_free(NULL);
    nian_links_free(NULL);
    nian_verification_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(test_reads_a_file),
        cmocka_unit_test(test_reads_bytes),
        cmocka_unit_test(test_finds_quantities),
        cmocka_unit_test(test_compares_and_keeps_the_ledger),
        cmocka_unit_test(test_traces_years),
        PLACE_TEST(test_keeps_a_corpus),
        PLACE_TEST(test_takes_decisions),
        cmocka_unit_test(test_frees_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
