/* A whole site of an invented county: the same corpus gives the same bytes, a
 * later year touches its own series alone and changes no address; threads as
 * the pages chain them. */
#include "place.h"

#include "history/chains.h"
#include "site/output.h"
#include "site/site.h"

static const char *const years[] = {
    "# 甲水县2020年法治政府建设年度报告\n\n## 一、主要工作\n\n"
    "开展养老机构消防安全检查三十次。修缮城西古桥三座，方便两岸群众出行。\n\n"
    "## 二、明年打算\n\n2021年将新建社区食堂五家。继续修缮古桥。\n",
    "# 甲水县2021年法治政府建设年度报告\n\n## 一、主要工作\n\n"
    "开展养老机构消防安全检查四十次。新建社区食堂五家。修缮城西古桥两座，方便两"
    "岸群众出行。\n\n"
    "## 二、明年打算\n\n2022年将新建社区食堂八家。\n",
    "# 甲水县2022年法治政府建设年度报告\n\n## 一、主要工作\n\n"
    "开展养老机构消防安全检查五十次。新建社区食堂八家。\n\n"
    "## 二、明年打算\n\n2023年将新建社区食堂两家。\n",
    "# 甲水县2023年法治政府建设年度报告\n\n## 一、主要工作\n\n"
    "开展养老机构消防安全检查六十次。修缮城西古桥四座，方便两岸群众出行。\n\n"
    "## 二、明年打算\n\n完善行政复议答辩机制，规范档案移交。\n",
};

static void add_year(test_place *place, nian_corpus *corpus, int index,
                     const char *issuer)
{
    nian_str name = nian_str_format(&place->arena, "%s-%d.md", issuer, index);
    nian_import_file file = {.path =
                                 under(place, nian_cstr(&place->arena, name))};
    write_file(file.path, nian_str_from(years[index]));
    file.given.issuer = nian_str_from(issuer);
    file.given.kind = NIAN_STR("法治政府建设年度报告");
    file.given.year = 2020 + index;
    nian_import_counts counts = add(corpus, &file, 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 1);
}

static nian_corpus *make_county(test_place *place)
{
    nian_corpus *corpus = make_corpus(place->corpus);
    for (int i = 0; i < 3; i++)
        add_year(place, corpus, i, "甲水县");
    for (int i = 0; i < 2; i++)
        add_year(place, corpus, i, "乙山县");
    return corpus;
}

static nian_site_counts write_site(nian_corpus *corpus, const char *folder,
                                   const char *language)
{
    nian_error err = {0};
    nian_site_counts counts;
    nian_site_options options = {.language = nian_str_from(language)};
    if (!nian_site_write(&counts, corpus, folder, &options, &err))
        fail_msg("%s", err.message);
    return counts;
}

static bool there(test_place *place, const char *path)
{
    return access(under(place, path), F_OK) == 0;
}

static void test_site(void **state)
{
    test_place *place = *state;
    nian_corpus *corpus = make_county(place);
    const char *pages = under(place, "pages");
    nian_site_counts first = write_site(corpus, pages, "zh");
    assert_int_equal(first.series, 2);
    assert_int_equal(first.reports, 5);
    assert_true(there(place, "pages/甲水县/法治政府建设年度报告/2021.html"));
    assert_true(
        there(place, "pages/甲水县/法治政府建设年度报告/2020-2021.html"));
    assert_true(
        there(place, "pages/甲水县/法治政府建设年度报告/2021-ledger.json"));

    nian_site_counts again = write_site(corpus, pages, "zh");
    assert_int_equal(again.written, 0);
    assert_int_equal(again.unchanged, first.written);

    /* In another folder, from nothing: the same bytes. */
    nian_str left = nian_str_format(&place->arena, "%s/twice", place->root);
    write_site(corpus, nian_cstr(&place->arena, left), "zh");
    GIT(place, "diff", "--no-index", "--exit-code", "--quiet", pages,
        nian_cstr(&place->arena, left));
    nian_corpus_free(corpus);
}

/* What a later year leaves alone: the other series, and every address. */
static void test_later_year(void **state)
{
    test_place *place = *state;
    nian_corpus *corpus = make_county(place);
    const char *pages = under(place, "pages");
    nian_site_counts before = write_site(corpus, pages, "zh");
    add_year(place, corpus, 3, "甲水县");
    nian_site_counts after = write_site(corpus, pages, "zh");
    assert_int_equal(after.removed, 0);
    assert_true(after.written > 0);
    assert_true(after.unchanged * 2 > before.written);
    assert_true(
        there(place, "pages/甲水县/法治政府建设年度报告/2022-2023.html"));
    nian_corpus_free(corpus);
}

static void test_language(void **state)
{
    test_place *place = *state;
    nian_corpus *corpus = make_county(place);
    nian_error err = {0};
    nian_site_counts counts;
    nian_site_options options = {.language = NIAN_STR("fr")};
    write_site(corpus, under(place, "pages"), "en");
    assert_false(nian_site_write(&counts, corpus, under(place, "other"),
                                 &options, &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    nian_corpus_free(corpus);
}

/* ---------------------------------------------------------------- threads */

enum {
    COUNT = sizeof years / sizeof *years
};

static uint32_t find_statement(const nian_report *report, const char *words)
{
    for (uint32_t i = 0; i < report->statement_count; i++)
        if (nian_str_has(report->statements[i].text, nian_str_from(words)))
            return i;
    fail_msg("no statement with %s", words);
    return 0;
}

static void test_chains(void **state)
{
    (void)state;
    nian_report *reports[COUNT];
    nian_comparison *pairs[COUNT] = {NULL};
    nian_arena arena = {0};
    nian_chains chains;
    for (size_t i = 0; i < COUNT; i++)
        nian_report_read(&reports[i], nian_str_from(years[i]), NULL);
    for (size_t i = 0; i + 1 < COUNT; i++)
        nian_compare(&pairs[i], reports[i], reports[i + 1], NULL);
    nian_chains_make(&chains, &arena, pairs, COUNT);

    const nian_chain *checks =
        nian_chains_of(&chains, 0, find_statement(reports[0], "消防"));
    assert_non_null(checks);
    assert_int_equal(checks->years, 4);
    /* 2022 says nothing of bridges, 2023 does again. */
    const nian_chain *bridges =
        nian_chains_of(&chains, 1, find_statement(reports[1], "古桥"));
    assert_non_null(bridges);
    const nian_chain_member *last = &bridges->members[bridges->count - 1];
    assert_int_equal(last->place.report, 3);
    assert_true(last->revived);
    assert_null(
        nian_chains_of(&chains, 3, find_statement(reports[3], "行政复议")));

    nian_arena_free(&arena);
    for (size_t i = 0; i + 1 < COUNT; i++)
        nian_comparison_free(pairs[i]);
    for (size_t i = 0; i < COUNT; i++)
        nian_report_free(reports[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(test_site),
        PLACE_TEST(test_later_year),
        PLACE_TEST(test_language),
        cmocka_unit_test(test_chains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
