/* Reports in git: what is written, that it is written once and the same, and
 * that git agrees. */
#include "place.h"

static void test_init(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_listing *listing;
    assert_true(nian_corpus_list(&listing, corpus, &err));
    assert_int_equal(listing->count, 0);
    nian_listing_free(listing);
    nian_corpus_free(corpus);
    assert_false(nian_corpus_init(place->corpus, &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_non_null(strstr(err.message, "already"));
    /* A folder with something in it is nobody's new corpus. */
    assert_int_equal(mkdir(under(place, "full"), 0777), 0);
    write_file(under(place, "full/a.txt"), NIAN_STR("a"));
    assert_false(nian_corpus_init(under(place, "full"), &err));
    assert_non_null(strstr(err.message, "not empty"));
    assert_false(nian_corpus_open(&corpus, under(place, "full"), &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
}

static void test_no_foreign_repository(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus;
    const char *path = under(place, "source-code");
    GIT(place, "init", "-q", path);
    assert_false(nian_corpus_open(&corpus, path, &err));
    assert_non_null(strstr(err.message, "no corpus"));
}

static void test_newer_format(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_corpus_free(corpus);
    GIT(place, "-C", place->corpus, "config", "nianlun.format", "99");
    assert_false(nian_corpus_open(&corpus, place->corpus, &err));
    assert_int_equal(err.code, NIAN_EUNSUPPORTED);
}

/* A day stands for the reports that were out by then. */
static void test_as_of_a_day(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file files[] = {
        sample(place, "a.txt", 2021, "清理文件12件。"),
        sample(place, "b.txt", 2022, "清理文件15件。"),
    };
    add(corpus, &files[0], 1);
    add(corpus, &files[1], 1);
    nian_listing *listing;
    assert_true(nian_corpus_at(corpus, NIAN_STR("2022-12-20"), &err));
    assert_true(nian_corpus_list(&listing, corpus, &err));
    assert_int_equal(listing->count, 2);
    nian_listing_free(listing);
    assert_true(nian_corpus_at(corpus, NIAN_STR("2022-12-19"), &err));
    assert_true(nian_corpus_list(&listing, corpus, &err));
    assert_int_equal(listing->count, 1);
    nian_listing_free(listing);
    assert_false(nian_corpus_at(corpus, NIAN_STR("2020-01-01"), &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    /* Forward again: days are looked for from main. */
    assert_true(nian_corpus_at(corpus, NIAN_STR("2023-01-01"), &err));
    assert_true(nian_corpus_list(&listing, corpus, &err));
    assert_int_equal(listing->count, 2);
    nian_listing_free(listing);
    nian_corpus_free(corpus);
}

static void test_add_is_idempotent(void **state)
{
    test_place *place = *state;
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file files[] = {
        sample(place, "a.txt", 2021, "清理文件12件。"),
        sample(place, "b.txt", 2022, "清理文件15件。"),
    };
    nian_import_counts counts = add(corpus, files, 2);
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 2);
    nian_str first = id_of(place, place->corpus, "main");
    counts = add(corpus, files, 2);
    assert_int_equal(counts.by_status[NIAN_IMPORT_UNCHANGED], 2);
    nian_str again = id_of(place, place->corpus, "main");
    assert_true(nian_str_equal(first, again));
    assert_str(GIT(place, "-C", place->corpus, "rev-list", "--count", "main"),
               "1");
    nian_str tree = GIT(place, "-C", place->corpus, "-c", "core.quotepath=off",
                        "ls-tree", "-r", "--name-only", "main");
    assert_true(nian_str_has(
        tree, NIAN_STR("reports/青禾县/法治政府建设年度报告/2021.md")));
    assert_true(nian_str_has(tree, NIAN_STR("/a.txt")));
    nian_corpus_free(corpus);
}

static void test_corrected_report(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file file = sample(place, "a.txt", 2021, "清理文件12件。");
    add(corpus, &file, 1);
    file = sample(place, "a.txt", 2021, "清理文件21件。");
    nian_import_counts counts = add(corpus, &file, 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_REPLACED], 1);
    nian_entry_key key = {file.given.issuer, file.given.kind, 2021};
    nian_report *report;
    assert_true(nian_corpus_load(&report, corpus, &key, &err));
    assert_true(nian_str_has(report->text, NIAN_STR("清理文件21件")));
    assert_int_equal(report->commit.len, 40);
    assert_str(id_of(place, place->corpus,
                     "main:reports/青禾县/法治政府建设年度报告/2021.md"),
               nian_cstr(&place->arena, report->blob));
    nian_report_free(report);
    /* The earlier text stays readable. */
    assert_true(nian_corpus_at(corpus, NIAN_STR("main~1"), &err));
    assert_true(nian_corpus_load(&report, corpus, &key, &err));
    assert_true(nian_str_has(report->text, NIAN_STR("清理文件12件")));
    nian_report_free(report);
    assert_false(nian_corpus_at(corpus, NIAN_STR("no-such"), &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    nian_corpus_free(corpus);
    assert_str(GIT(place, "-C", place->corpus, "rev-list", "--count", TIMELINE),
               "1");
}

/* Late middle years, other orders, corrections on the way: the timeline knows
 * only what the reports are in the end. */
static void test_timeline_is_a_function_of_reports(void **state)
{
    test_place *place = *state;
    nian_import_file files[] = {
        sample(place, "a.txt", 2020, "清理文件12件。"),
        sample(place, "b.txt", 2021, "清理文件15件。"),
        sample(place, "c.txt", 2022, "清理文件18件。"),
    };
    nian_corpus *corpus = make_corpus(place->corpus);
    add(corpus, files, 3);
    nian_corpus_free(corpus);
    const char *other = under(place, "other.git");
    corpus = make_corpus(other);
    add(corpus, &files[2], 1);
    nian_import_file draft = sample(place, "draft.txt", 2020, "草稿。");
    add(corpus, &draft, 1);
    add(corpus, &files[0], 1);
    nian_str before = id_of(place, other, TIMELINE);
    add(corpus, &files[1], 1);
    nian_corpus_free(corpus);
    nian_str ids[] = {id_of(place, place->corpus, TIMELINE),
                      id_of(place, other, TIMELINE)};
    assert_true(nian_str_equal(ids[0], ids[1]));
    assert_false(nian_str_equal(before, ids[1]));
    assert_str(GIT(place, "-C", other, "log", "--format=%ad", "--date=short",
                   "--reverse", TIMELINE),
               "2020-12-20\n2021-12-20\n2022-12-20");
    assert_str(GIT(place, "-C", other, "ls-tree", "--name-only", TIMELINE),
               "report.md");
}

static void test_same_inputs_same_commits(void **state)
{
    test_place *place = *state;
    nian_import_file files[] = {
        sample(place, "a.txt", 2020, "清理文件12件。"),
        sample(place, "b.txt", 2021, "清理文件15件。"),
    };
    nian_str ids[2];
    const char *const paths[] = {place->corpus, under(place, "other.git")};
    for (int i = 0; i < 2; i++) {
        nian_corpus *corpus = make_corpus(paths[i]);
        add(corpus, &files[0], 1);
        add(corpus, &files[1], 1);
        nian_corpus_free(corpus);
        ids[i] = id_of(place, paths[i], "main");
    }
    assert_true(nian_str_equal(ids[0], ids[1]));
}

static void test_before_1970(void **state)
{
    test_place *place = *state;
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file file = sample(place, "old.txt", 1953, "");
    file.given.date = NIAN_STR("1953-12-20");
    add(corpus, &file, 1);
    nian_corpus_free(corpus);
    assert_str(GIT(place, "-C", place->corpus, "log", "--format=%as", TIMELINE),
               "1970-01-02");
    assert_true(nian_str_has(
        GIT(place, "-C", place->corpus, "log", "--format=%B", TIMELINE),
        NIAN_STR("Report-Date: 1953-12-20")));
    GIT(place, "-C", place->corpus, "fsck", "--strict", "--no-dangling");
}

/* Plain git answers simple questions: clone, log -p, blame, fsck. */
static void test_git_agrees(void **state)
{
    test_place *place = *state;
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file files[] = {
        sample(place, "a.txt", 2021, "清理文件12件。"),
        sample(place, "b.txt", 2022, "清理文件15件。"),
    };
    add(corpus, files, 2);
    nian_corpus_free(corpus);
    assert_str(GIT(place, "-C", place->corpus, "fsck", "--strict", "--full"),
               "");
    const char *clone = under(place, "clone");
    GIT(place, "clone", "-q", "-b", TIMELINE, place->corpus, clone);
    nian_str log = GIT(place, "-C", clone, "log", "-p");
    assert_true(nian_str_has(log, NIAN_STR("+清理文件15件。")));
    assert_true(nian_str_has(log, NIAN_STR("-清理文件12件。")));
    nian_str blame = GIT(place, "-C", clone, "blame", "-s", "report.md");
    assert_true(nian_str_has(blame, NIAN_STR("将继续完善行政执法公示制度。")));
    /* A clone with files is read, and not written. */
    GIT(place, "-C", clone, "checkout", "-q", "main");
    nian_error err = {0};
    nian_import_counts counts;
    assert_true(nian_corpus_open(&corpus, clone, &err));
    assert_false(nian_corpus_add(&counts, corpus, files, 2, NULL, &err));
    assert_non_null(strstr(err.message, "checked out"));
    nian_corpus_free(corpus);
}

static void test_many_make_one_pack(void **state)
{
    test_place *place = *state;
    enum {
        COUNT = 60
    };
    nian_import_file files[COUNT];
    for (int i = 0; i < COUNT; i++) {
        char name[32];
        snprintf(name, sizeof name, "%d.txt", i);
        files[i] = sample(place, name, 1960 + i, "组织培训。");
    }
    nian_corpus *corpus = make_corpus(place->corpus);
    add(corpus, files, COUNT);
    nian_corpus_free(corpus);
    nian_str counts = GIT(place, "-C", place->corpus, "count-objects", "-v");
    assert_true(nian_str_starts(counts, NIAN_STR("count: 0\n")));
    assert_true(nian_str_has(counts, NIAN_STR("packs: 1\n")));
    GIT(place, "-C", place->corpus, "fsck", "--strict", "--full");
    assert_str(GIT(place, "-C", place->corpus, "rev-list", "--count", TIMELINE),
               "60");
}

static void keep_status(void *context, const nian_import_result *result)
{
    nian_import_status *status = context;
    *status = result->status;
}

static void test_refusals_stop_nobody(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file files[] = {
        {.path = under(place, "missing.txt")},
        sample(place, "a.txt", 2021, "清理文件12件。"),
        sample(place, "b.txt", 2022, "清理文件12件。"),
        sample(place, "c.txt", 2023, "清理文件12件。"),
    };
    files[2].given.issuer = NIAN_STR("../../etc");
    nian_import_counts counts = add(corpus, files, 4);
    assert_int_equal(counts.by_status[NIAN_IMPORT_REFUSED], 2);
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 2);
    nian_import_status told = NIAN_IMPORT_REFUSED;
    nian_import_options dry = {
        .dry_run = true, .tell = keep_status, .context = &told};
    files[3].given.year = 2024;
    assert_true(nian_corpus_add(&counts, corpus, &files[3], 1, &dry, &err));
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 1);
    assert_int_equal(told, NIAN_IMPORT_ADDED);
    nian_listing *listing;
    assert_true(nian_corpus_list(&listing, corpus, &err));
    assert_int_equal(listing->count, 2);
    nian_listing_free(listing);
    nian_corpus_free(corpus);
}

/* The later is taken; both again change nothing. */
static void test_two_of_a_year_in_one_run(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file files[] = {
        sample(place, "a.txt", 2021, "清理文件12件。"),
        sample(place, "b.txt", 2021, "清理文件13件。"),
        sample(place, "c.txt", 2021, "清理文件13件。"),
    };
    nian_import_counts counts = add(corpus, files, 3);
    assert_int_equal(counts.by_status[NIAN_IMPORT_SUPERSEDED], 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_UNCHANGED], 1);
    nian_entry_key key = {files[0].given.issuer, files[0].given.kind, 2021};
    nian_report *report;
    assert_true(nian_corpus_load(&report, corpus, &key, &err));
    assert_true(nian_str_has(report->text, NIAN_STR("清理文件13件")));
    nian_report_free(report);
    nian_str before = id_of(place, place->corpus, "main");
    counts = add(corpus, files, 3);
    assert_int_equal(counts.by_status[NIAN_IMPORT_SUPERSEDED], 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_UNCHANGED], 2);
    assert_true(nian_str_equal(before, id_of(place, place->corpus, "main")));
    nian_corpus_free(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(test_init),
        PLACE_TEST(test_no_foreign_repository),
        PLACE_TEST(test_newer_format),
        PLACE_TEST(test_as_of_a_day),
        PLACE_TEST(test_add_is_idempotent),
        PLACE_TEST(test_corrected_report),
        PLACE_TEST(test_timeline_is_a_function_of_reports),
        PLACE_TEST(test_same_inputs_same_commits),
        PLACE_TEST(test_before_1970),
        PLACE_TEST(test_git_agrees),
        PLACE_TEST(test_many_make_one_pack),
        PLACE_TEST(test_refusals_stop_nobody),
        PLACE_TEST(test_two_of_a_year_in_one_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
