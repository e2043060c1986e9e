/* Names, days, and which report a person means. */
#include "place.h"

static void test_resolve(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file files[] = {
        sample(place, "a.txt", 2021, ""), sample(place, "b.txt", 2021, ""),
        sample(place, "c.txt", 2022, ""), sample(place, "d.txt", 2022, "")};
    files[1].given.issuer = NIAN_STR("青禾县河口镇");
    files[2].given.issuer = NIAN_STR("白石市");
    files[3].given.issuer = NIAN_STR("白石市");
    files[3].given.kind = NIAN_STR("审议意见");
    add(corpus, files, 4);
    nian_entry_key key;
    nian_str any = {NULL, 0};
    /* The exact name wins over one that it is a part of. */
    assert_true(
        nian_corpus_resolve(&key, corpus, NIAN_STR("青禾县"), any, 2021, &err));
    assert_str(key.issuer, "青禾县");
    assert_true(
        nian_corpus_resolve(&key, corpus, NIAN_STR("河口"), any, 0, &err));
    assert_str(key.issuer, "青禾县河口镇");
    assert_str(key.kind, "法治政府建设年度报告");
    assert_false(
        nian_corpus_resolve(&key, corpus, NIAN_STR("青禾"), any, 0, &err));
    assert_int_equal(err.code, NIAN_EAMBIGUOUS);
    assert_non_null(strstr(err.message, "青禾县, 青禾县河口镇"));
    assert_false(
        nian_corpus_resolve(&key, corpus, NIAN_STR("白石"), any, 2022, &err));
    assert_int_equal(err.code, NIAN_EAMBIGUOUS);
    assert_true(nian_corpus_resolve(&key, corpus, NIAN_STR("白石"),
                                    NIAN_STR("审议"), 2022, &err));
    assert_str(key.kind, "审议意见");
    assert_false(
        nian_corpus_resolve(&key, corpus, NIAN_STR("青禾县"), any, 1999, &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    assert_non_null(strstr(err.message, "2021"));
    assert_false(
        nian_corpus_resolve(&key, corpus, NIAN_STR("黑土"), any, 0, &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    nian_corpus_free(corpus);
}

static void check_refused(const char *name, size_t len)
{
    nian_arena arena = {0};
    nian_error err = {0};
    nian_str out;
    if (nian_name_clean(&out, &arena, (nian_str){name, len}, "issuer", &err))
        fail_msg("taken: %s", name);
    assert_int_equal(err.code, NIAN_EINPUT);
    nian_arena_free(&arena);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",         "a/b",   "..",   ".git",     "-rf", "a\nb",
        "a\x1b[1m", "a\\b",  "con",  "COM1.txt", "a:b", ".g\u200Cit",
        "\u202Ex",  "git~1", "abc.", "a\u00ADb",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        check_refused(bad[i], strlen(bad[i]));
    char longer[201];
    memset(longer, 'x', sizeof longer);
    check_refused(longer, sizeof longer);
    nian_arena arena = {0};
    nian_str out;
    /* e and an accent become one character. */
    assert_true(nian_name_clean(&out, &arena, NIAN_STR(" Cafe\u0301 county "),
                                "issuer", NULL));
    assert_str(out, "Caf\u00E9 county");
    assert_str(
        nian_path_timeline(&arena, NIAN_STR("a b~c.lock"), NIAN_STR("x..y@{")),
        "refs/heads/timeline/a%20b%7Ec%2Elock/x.%2Ey@%7B");
    assert_int_equal(nian_path_year(NIAN_STR("2023.md")), 2023);
    assert_int_equal(nian_path_year(NIAN_STR("02023.md")), 0);
    assert_int_equal(nian_path_year(NIAN_STR("links.yaml")), 0);
    nian_arena_free(&arena);
}

static void test_times(void **state)
{
    (void)state;
    int year, month, day;
    assert_int_equal(nian_stamp_time(2023, 12, 23), 1703332800);
    assert_int_equal(nian_stamp_time(2000, 2, 29), 951825600);
    assert_int_equal(nian_stamp_time(1949, 10, 1), 129600);
    assert_int_equal(nian_stamp_time(9999, 1, 1), nian_stamp_time(2100, 1, 1));
    assert_true(nian_stamp_read(NIAN_STR("2023-12"), &year, &month, &day));
    assert_int_equal(month, 12);
    assert_int_equal(day, 0);
    assert_false(nian_stamp_read(NIAN_STR("2023-13"), &year, &month, &day));
    assert_false(nian_stamp_read(NIAN_STR("2023/12"), &year, &month, &day));
    assert_false(nian_stamp_read(NIAN_STR(""), &year, &month, &day));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(test_resolve),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
