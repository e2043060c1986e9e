/* links.yaml: what is read, how it is changed without losing what a person
 * wrote, and the commits that come of it. */
#include "place.h"

#include "base/error.h"
#include "report/links.h"

/* ---------------------------------------------------------------- edits */

typedef struct edit_case {
    const char *before;
    int gone; /* index, or -1 */
    const char *list, *first, *second;
    const char *after; /* NULL: refused */
} edit_case;

static const edit_case edits[] = {
    {"", -1, "right", "2021-001 甲", "2022-002 乙",
     "right:\n  - before: \"2021-001 甲\"\n    after: \"2022-002 乙\"\n"},
    /* Behind the last of its list, in the way that it is set. */
    {"# 甲\nwrong:\n- before: a\n  after: b # c\n\n# 乙\nnames:\n", -1, "wrong",
     "c", "d",
     "# 甲\nwrong:\n- before: a\n  after: b # c\n- before: \"c\"\n"
     "  after: \"d\"\n\n# 乙\nnames:\n"},
    {"right:\n  # 一\n  - before: a\n    after: b\n    # 二\n  # 三\n", -1,
     "right", "c", "d",
     "right:\n  # 一\n  - before: a\n    after: b\n  - before: \"c\"\n"
     "    after: \"d\"\n    # 二\n  # 三\n"},
    /* An empty list, a key without a list, no line's end at the end. */
    {"right: [] # 空\n", -1, "right", "c", "d",
     "right:  # 空\n  - before: \"c\"\n    after: \"d\"\n"},
    {"names:\nright:", -1, "right", "c", "d",
     "names:\nright:\n  - before: \"c\"\n    after: \"d\"\n"},
    {"wrong:\n  - {before: a, after: b}", -1, "names", "c", "d",
     "wrong:\n  - {before: a, after: b}\nnames:\n  - name: \"c\"\n"
     "    means: \"d\"\n"},
    /* One goes, its comment stays; the last one takes its key with it. */
    {"right:\n  # 一\n  - before: a\n    after: b\n  - before: c\n"
     "    after: d\n",
     0, NULL, NULL, NULL, "right:\n  # 一\n  - before: c\n    after: d\n"},
    {"right:\n  - before: a\n    after: b\n", 0, "wrong", "a", "b",
     "wrong:\n  - before: \"a\"\n    after: \"b\"\n"},
    {"right: # 甲\n  - before: a\n    after: >\n      b\n      b\n# 乙\n", 0,
     NULL, NULL, NULL, "right: # 甲\n# 乙\n"},
    {"names:\n  - name: a\n    means: b\n", 0, "names", "b", "c",
     "names:\n  - name: \"b\"\n    means: \"c\"\n"},
    {"names:\n  - name: a\n    means: \"b\\n\\\"c\"\n", -1, "names", "\"", "\\",
     "names:\n  - name: a\n    means: \"b\\n\\\"c\"\n  - name: \"\\\"\"\n"
     "    means: \"\\\\\"\n"},
    /* Ways of writing that only a person can change. */
    {"right: [{before: a, after: b}]\n", -1, "right", "c", "d", NULL},
    {"right: [{before: a, after: b}]\n", 0, NULL, NULL, NULL, NULL},
    {"right:\n  -\n    before: a\n    after: b\n", 0, NULL, NULL, NULL, NULL},
    {"{right: [], wrong: []}\n", -1, "names", "c", "d", NULL},
    {"right:\n  - before: a\n    after: b\n...\n", -1, "wrong", "c", "d", NULL},
    {"right:\n  - &x {before: a, after: b}\nwrong:\n  - *x\n", 0, NULL, NULL,
     NULL, NULL},
    {"right:\r- before: a\r  after: b\r", -1, "wrong", "c", "d", NULL},
    {"right: [\n", -1, "names", "c", "d", NULL},
};

static void test_edits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        const edit_case *c = &edits[i];
        bool gone[4] = {false};
        nian_links_item more = {.list = nian_str_from(c->list),
                                .first = nian_str_from(c->first),
                                .second = nian_str_from(c->second)};
        nian_buf out = {0};
        nian_error err = {0};
        if (c->gone >= 0)
            gone[c->gone] = true;
        bool fine = nian_links_edit(&out, nian_str_from(c->before), gone,
                                    c->list ? &more : NULL, "links.yaml", &err);
        if (fine != (c->after != NULL))
            fail_msg("case %zu: %s", i, fine ? "not refused" : err.message);
        if (fine)
            assert_str(nian_buf_str(&out), c->after);
        else
            assert_non_null(strstr(err.message, "links.yaml: line "));
        nian_buf_free(&out);
    }
}

/* -------------------------------------------------------------- commits */

#define SERIES "reports/青禾县/法治政府建设年度报告"

typedef struct county {
    nian_corpus *corpus;
    nian_report *reports[3];
} county;

static nian_report *load(nian_corpus *corpus, int year)
{
    nian_entry_key key = {NIAN_STR("青禾县"), NIAN_STR("法治政府建设年度报告"),
                          year};
    nian_report *report;
    nian_error err = {0};
    if (!nian_corpus_load(&report, corpus, &key, &err))
        fail_msg("%s", err.message);
    report->name = NIAN_STR("青禾县");
    return report;
}

static void make(county *out, test_place *place)
{
    static const char *const names[] = {"a.txt", "b.txt", "c.txt"};
    static const char *const said[] = {"开办夜校三所。", "组织普法讲座十场。",
                                       "修订规章两件。"};
    nian_import_file files[3];
    for (int i = 0; i < 3; i++)
        files[i] = sample(place, names[i], 2020 + i, said[i]);
    out->corpus = make_corpus(place->corpus);
    add(out->corpus, files, 3);
    for (int i = 0; i < 3; i++)
        out->reports[i] = load(out->corpus, 2020 + i);
    setenv("GIT_AUTHOR_NAME", "周<某>", 1);
    setenv("GIT_AUTHOR_EMAIL", "zhou@example.org", 1);
    setenv("GIT_AUTHOR_DATE", "2024-05-01T12:30:00+0800", 1);
}

static void release(county *c)
{
    for (size_t i = 0; i < 3; i++)
        nian_report_free(c->reports[i]);
    nian_corpus_free(c->corpus);
}

static nian_decided decide(const county *c, int older, int newer, bool same,
                           const char *note)
{
    nian_decided out;
    nian_error err = {0};
    nian_decide_options how = {.note = nian_str_from(note)};
    if (!nian_corpus_decide(&out, c->corpus, c->reports[older], 1,
                            c->reports[newer], 1, same, &how, &err))
        fail_msg("%s", err.message);
    return out;
}

static nian_decided call(const county *c, const char *name, const char *means,
                         bool same)
{
    nian_decided out;
    nian_error err = {0};
    nian_entry_key key = {c->reports[0]->meta.issuer, c->reports[0]->meta.kind,
                          0};
    if (!nian_corpus_rename(&out, c->corpus, &key, nian_str_from(name),
                            nian_str_from(means), same, NULL, &err))
        fail_msg("%s", err.message);
    return out;
}

static nian_str file_of(test_place *place)
{
    return GIT(place, "-C", place->corpus, "show",
               "main:" SERIES "/links.yaml");
}

static nian_str commits(test_place *place)
{
    return GIT(place, "-C", place->corpus, "rev-list", "--count", "main");
}

static void test_commits(void **state)
{
    test_place *place = *state;
    county c;
    make(&c, place);
    assert_int_equal(decide(&c, 0, 1, true, "同一夜校"), NIAN_DECIDED_ADDED);
    assert_str(GIT(place, "-C", place->corpus, "log", "-1",
                   "--format=%an|%ae|%aI|%cI|%B", "main"),
               "周某|zhou@example.org|2024-05-01T12:30:00+08:00|"
               "2022-12-20T12:00:00+00:00|"
               "link 青禾县 2020-002 and 2021-002\n\n"
               "2020-002 开办夜校三所。\n2021-002 组织普法讲座十场。\n\n"
               "同一夜校");
    assert_true(nian_str_ends(
        file_of(place), NIAN_STR("\nright:\n"
                                 "  - before: \"2020-002 开办夜校三所。\"\n"
                                 "    after: \"2021-002 组织普法讲座十场。"
                                 "\"\n    note: \"同一夜校\"")));
    assert_str(commits(place), "2");
    /* Saying it again changes nothing, the opposite takes its place. */
    assert_int_equal(decide(&c, 0, 1, true, NULL), NIAN_DECIDED_ALREADY);
    assert_str(commits(place), "2");
    assert_int_equal(decide(&c, 0, 1, false, NULL), NIAN_DECIDED_REPLACED);
    assert_false(nian_str_has(file_of(place), NIAN_STR("right:")));
    assert_int_equal(decide(&c, 1, 2, false, NULL), NIAN_DECIDED_ADDED);
    assert_int_equal(decide(&c, 1, 2, false, NULL), NIAN_DECIDED_ALREADY);
    assert_str(commits(place), "4");
    assert_str(GIT(place, "-C", place->corpus, "fsck", "--strict", "--full"),
               "");
    nian_verification *found;
    assert_true(nian_corpus_verify(&found, c.corpus, false, NULL));
    assert_int_equal(found->finding_count, 0);
    nian_verification_free(found);
    release(&c);
}

static void test_names(void **state)
{
    test_place *place = *state;
    county c;
    make(&c, place);
    assert_int_equal(call(&c, "司法站", " 法律服务站 ", true),
                     NIAN_DECIDED_ADDED);
    assert_int_equal(call(&c, "法律服务站", "司法站", true),
                     NIAN_DECIDED_ALREADY);
    assert_true(
        nian_str_ends(file_of(place), NIAN_STR("names:\n  - name: \"司法站\"\n"
                                               "    means: \"法律服务站\"")));
    assert_int_equal(call(&c, "法律服务站", "司法站", false),
                     NIAN_DECIDED_REPLACED);
    assert_true(nian_str_ends(file_of(place),
                              NIAN_STR("names:\n  - name: \"法律服务站\"\n"
                                       "    not: \"司法站\"")));
    assert_int_equal(call(&c, "司法站", "法律服务站", false),
                     NIAN_DECIDED_ALREADY);
    assert_str(
        GIT(place, "-C", place->corpus, "log", "-2", "--format=%s", "main"),
        "unlink 青禾县 names 法律服务站 and 司法站\n"
        "link 青禾县 names 司法站 and 法律服务站");
    release(&c);
}

static void test_refuses(void **state)
{
    test_place *place = *state;
    county c;
    make(&c, place);
    nian_report *stray;
    nian_report_read(&stray, NIAN_STR("某县2019年政府工作报告\n甲。\n"), NULL);
    stray->name = NIAN_STR("stray.md");
    const struct {
        const nian_report *before, *after;
        const char *why;
    } rows[] = {
        {c.reports[1], c.reports[0], "name the older statement first"},
        {c.reports[1], c.reports[1], "both statements are of 2021"},
        {stray, c.reports[1], "stray.md: it is no report of the corpus"},
        {c.reports[1], stray, "stray.md: it is no report of the corpus"},
    };
    nian_decided decided;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        nian_error err = {0};
        assert_false(nian_corpus_decide(&decided, c.corpus, rows[i].before, 0,
                                        rows[i].after, 0, true, NULL, &err));
        if (!strstr(err.message, rows[i].why))
            fail_msg("%s", err.message);
    }
    nian_error err = {0};
    setenv("GIT_AUTHOR_DATE", "yesterday", 1);
    assert_false(nian_corpus_decide(&decided, c.corpus, c.reports[0], 0,
                                    c.reports[1], 0, true, NULL, &err));
    assert_non_null(strstr(err.message, "GIT_AUTHOR_DATE: yesterday"));
    const nian_decide_options dry = {.dry_run = true};
    assert_true(nian_corpus_decide(&decided, c.corpus, c.reports[0], 0,
                                   c.reports[1], 0, true, &dry, &err));
    assert_int_equal(decided, NIAN_DECIDED_ADDED);
    assert_str(commits(place), "1");
    nian_report_free(stray);
    release(&c);
}

/* What a correction left behind is told of, what only moved is found. */
static void test_stale(void **state)
{
    test_place *place = *state;
    county c;
    make(&c, place);
    decide(&c, 0, 1, true, NULL);
    decide(&c, 1, 2, false, NULL);
    nian_import_file files[] = {
        sample(place, "a.txt", 2020, "先说一句。开办夜校三所。"),
        sample(place, "c.txt", 2022, "引进企业四家。"),
    };
    add(c.corpus, files, 2);
    nian_entry_key key = {c.reports[0]->meta.issuer, c.reports[0]->meta.kind,
                          0};
    nian_links *links;
    nian_report *now = load(c.corpus, 2020);
    uint32_t found;
    assert_true(nian_corpus_links(&links, c.corpus, &key, NULL));
    assert_true(nian_statement_find(&found, now, links->decisions[0].before));
    assert_int_equal(found, 2);
    nian_report_free(now);
    nian_verification *checked;
    assert_true(nian_corpus_verify(&checked, c.corpus, false, NULL));
    assert_int_equal(checked->broken, 0);
    assert_int_equal(checked->finding_count, 1);
    assert_str(checked->findings[0].text,
               "line 7: no statement “2022-002 修订规章两件。” in "
               "青禾县@2022; mend or remove it");
    nian_verification_free(checked);
    nian_links_free(links);
    release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits), PLACE_TEST(test_commits),
        PLACE_TEST(test_names),       PLACE_TEST(test_refuses),
        PLACE_TEST(test_stale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
