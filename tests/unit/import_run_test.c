/* A run as a whole: names that one run makes one, its end before its time, and
 * what is told of each file. */
#include "place.h"

#include "report/names.h"

#define DEEDS                                                                                         \
    "\n\n一、主要工作\n\n开展行政执法培训七场，办理行政复议案件三十件，" \
    "群众满意率超过九成。\n"

typedef struct told {
    nian_arena arena;
    nian_strs issuers, remarks;
    nian_import_status status[16];
    size_t count, stop_at, notes;
    nian_str media_type;
} told;

static void note_result(void *context, const nian_import_result *result)
{
    told *t = context;
    t->status[t->count++] = result->status;
    vec_push(&t->arena, &t->issuers,
             nian_str_copy(&t->arena, result->meta.issuer));
    vec_push(&t->arena, &t->remarks, nian_str_copy(&t->arena, result->reason));
    t->media_type = nian_str_copy(&t->arena, result->media_type);
    t->notes = result->note_count;
}

static bool stop_early(void *context)
{
    told *t = context;
    return t->stop_at && --t->stop_at == 0;
}

static nian_import_file named(test_place *place, const char *issuer, int year)
{
    nian_str name = nian_str_format(&place->arena, "%d%s.txt", year, issuer);
    nian_import_file file = {.path =
                                 under(place, nian_cstr(&place->arena, name))};
    write_file(file.path,
               nian_str_format(&place->arena,
                               "%s%d年法治政府建设年度报告\n\n%d年，各项"
                               "工作取得进展。" DEEDS,
                               issuer, year, year));
    return file;
}

static told run(const char *path, const nian_import_file *files, size_t count,
                size_t stop_at, nian_import_counts *counts)
{
    told t = {.stop_at = stop_at};
    nian_error err = {0};
    nian_corpus *corpus;
    nian_import_options how = {.tell = note_result, .stop = stop_early};
    if (!nian_corpus_open(&corpus, path, &err))
        fail_msg("%s", err.message);
    how.context = &t;
    if (!nian_corpus_add(counts, corpus, files, count, &how, &err))
        fail_msg("%s", err.message);
    nian_corpus_free(corpus);
    return t;
}

/* Whatever comes first, three years of one district are one series. */
static void test_any_order(void **state)
{
    test_place *place = *state;
    static const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    nian_import_file all[] = {named(place, "青汀区", 2030),
                              named(place, "云澜市青汀区", 2031),
                              named(place, "青汀区", 2032)};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        nian_import_file files[3];
        nian_import_counts counts;
        const char *path =
            under(place, nian_cstr(&place->arena,
                                   nian_str_format(&place->arena, "%zu", i)));
        nian_corpus_free(make_corpus(path));
        for (size_t k = 0; k < 3; k++)
            files[k] = all[orders[i][k]];
        told t = run(path, files, 3, 0, &counts);
        assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 3);
        for (size_t k = 0; k < 3; k++) {
            bool brief = orders[i][k] != 1;
            assert_str(t.issuers.items[k], "云澜市青汀区");
            assert_str(t.remarks.items[k],
                       brief ? "青汀区 by its short name" : "");
        }
        nian_arena_free(&t.arena);
    }
}

/* Of two cities that have such a district neither is taken; a person's word
 * stands. */
static void test_two_places(void **state)
{
    test_place *place = *state;
    nian_import_counts counts;
    nian_corpus_free(make_corpus(place->corpus));
    nian_import_file files[] = {named(place, "青汀区", 2030),
                                named(place, "云澜市青汀区", 2031),
                                named(place, "白石市青汀区", 2032)};
    told t = run(place->corpus, files, 3, 0, &counts);
    assert_str(t.issuers.items[0], "青汀区");
    assert_true(nian_str_has(t.remarks.items[0], NIAN_STR("--issuer")));
    nian_arena_free(&t.arena);
    files[0].given.issuer = NIAN_STR("白石市青汀区");
    t = run(place->corpus, files, 1, 0, &counts);
    assert_str(t.issuers.items[0], "白石市青汀区");
    nian_arena_free(&t.arena);
}

/* What a corpus holds under the short name is told of, and joins the long one
 * when it comes again. */
static void test_over_runs(void **state)
{
    test_place *place = *state;
    nian_import_counts counts;
    nian_corpus_free(make_corpus(place->corpus));
    nian_import_file first = named(place, "青汀区", 2030);
    nian_import_file second = named(place, "云澜市青汀区", 2031);
    told t = run(place->corpus, &first, 1, 0, &counts);
    assert_str(t.issuers.items[0], "青汀区");
    nian_arena_free(&t.arena);
    t = run(place->corpus, &second, 1, 0, &counts);
    assert_true(nian_str_has(t.remarks.items[0], NIAN_STR("青汀区, too")));
    nian_arena_free(&t.arena);
    t = run(place->corpus, &first, 1, 0, &counts);
    assert_str(t.issuers.items[0], "云澜市青汀区");
    nian_arena_free(&t.arena);
}

/* Held back for its name, an earlier file still gives way to a later one. */
static void test_later_wins(void **state)
{
    test_place *place = *state;
    nian_import_counts counts;
    nian_corpus_free(make_corpus(place->corpus));
    nian_import_file files[] = {named(place, "青汀区", 2031),
                                named(place, "云澜市青汀区", 2031)};
    told t = run(place->corpus, files, 2, 0, &counts);
    assert_int_equal(t.status[0], NIAN_IMPORT_SUPERSEDED);
    assert_int_equal(t.status[1], NIAN_IMPORT_ADDED);
    nian_arena_free(&t.arena);
}

/* What was read until then is in, the rest is counted. */
static void test_stop(void **state)
{
    test_place *place = *state;
    nian_import_counts counts;
    nian_corpus_free(make_corpus(place->corpus));
    nian_import_file files[6];
    for (int i = 0; i < 6; i++)
        files[i] = named(place, "云澜市", 2030 + i);
    told t = run(place->corpus, files, 6, 3, &counts);
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 2);
    assert_int_equal(counts.left, 4);
    nian_arena_free(&t.arena);
    t = run(place->corpus, files, 6, 0, &counts);
    assert_int_equal(counts.by_status[NIAN_IMPORT_UNCHANGED], 2);
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 4);
    assert_int_equal(counts.left, 0);
    nian_arena_free(&t.arena);
}

static void test_what_is_told(void **state)
{
    test_place *place = *state;
    nian_import_counts counts;
    nian_corpus_free(make_corpus(place->corpus));
    nian_import_file file = {.path = under(place, "1999-云澜市.txt")};
    write_file(file.path, NIAN_STR("云澜市2031年法治政府建设年度报告\n\n2031年"
                                   "，各项工作取得进展。" DEEDS));
    told t = run(place->corpus, &file, 1, 0, &counts);
    assert_str(t.media_type, "text/plain");
    assert_int_equal(t.notes, 1);
    nian_arena_free(&t.arena);
}

static void test_names(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_issuers known = {.arena = &arena};
    nian_str full, rival;
    nian_issuers_add(&known, NIAN_STR("澄江省云澜市青汀区司法局"));
    nian_issuers_add(&known, NIAN_STR("云澜市青汀区"));
    assert_true(
        nian_issuers_complete(&full, &rival, &known, NIAN_STR("中共青汀区委")));
    assert_str(full, "中共云澜市青汀区委");
    assert_false(
        nian_issuers_complete(&full, &rival, &known, NIAN_STR("汀区")));
    assert_false(
        nian_issuers_complete(&full, &rival, &known, NIAN_STR("白石县")));
    assert_int_equal(rival.len, 0);
    assert_str(nian_issuers_shorter(&known, NIAN_STR("澄江省云澜市青汀区")),
               "云澜市青汀区");
    nian_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(test_any_order),   PLACE_TEST(test_two_places),
        PLACE_TEST(test_over_runs),   PLACE_TEST(test_later_wins),
        PLACE_TEST(test_stop),        PLACE_TEST(test_what_is_told),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
