/* A corpus that something happened to: other writers, crashes, damage, the
 * hands of a person. */
#include "place.h"

#include <fcntl.h>
#include <sys/file.h>

/* Another process that writes makes us wait a little, then say so. */
static void test_one_writer(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_import_counts counts;
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file file = sample(place, "a.txt", 2021, "");
    int ready[2];
    int done[2];
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(done), 0);
    pid_t child = fork();
    if (child == 0) {
        int fd = open(under(place, "corpus.git/nianlun.lock"), O_RDWR | O_CREAT,
                      0666);
        char byte = (char)(flock(fd, LOCK_EX) == 0);
        close(done[1]);
        if (write(ready[1], &byte, 1) == 1 && read(done[0], &byte, 1) >= 0)
            _exit(0);
        _exit(1);
    }
    char byte = 0;
    close(done[0]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_false(nian_corpus_add(&counts, corpus, &file, 1, NULL, &err));
    assert_int_equal(err.code, NIAN_ELOCKED);
    close(done[1]);
    waitpid(child, NULL, 0);
    close(ready[0]);
    close(ready[1]);
    counts = add(corpus, &file, 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 1);
    nian_corpus_free(corpus);
}

static void check_findings(nian_corpus *corpus, bool repair, size_t broken,
                           const char *text)
{
    nian_error err = {0};
    nian_verification *found = NULL;
    if (!nian_corpus_verify(&found, corpus, repair, &err))
        fail_msg("%s", err.message);
    assert_int_equal(found->broken, broken);
    bool seen = text == NULL;
    for (size_t i = 0; i < found->finding_count && !seen; i++)
        seen = nian_str_has(found->findings[i].text, nian_str_from(text));
    assert_true(seen);
    if (!text && !repair)
        assert_int_equal(found->finding_count, 0);
    nian_verification_free(found);
}

static void test_check(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_import_counts counts;
    nian_import_file files[] = {sample(place, "a.txt", 2021, "一。"),
                                sample(place, "b.txt", 2022, "二。")};
    nian_corpus *corpus = make_corpus(place->corpus);
    check_findings(corpus, false, 0, NULL);
    add(corpus, files, 2);
    check_findings(corpus, false, 0, NULL);
    /* A crash left a lock: nobody can write until it is removed. */
    const char *lock = under(place, "corpus.git/refs/heads/main.lock");
    write_file(lock, NIAN_STR(""));
    files[1] = sample(place, "b.txt", 2022, "三。");
    assert_false(nian_corpus_add(&counts, corpus, files, 2, NULL, &err));
    assert_int_equal(err.code, NIAN_ELOCKED);
    assert_non_null(strstr(err.message, "check --repair"));
    check_findings(corpus, false, 1, "lock");
    check_findings(corpus, true, 0, "lock");
    assert_int_not_equal(access(lock, F_OK), 0);
    counts = add(corpus, files, 2);
    assert_int_equal(counts.by_status[NIAN_IMPORT_REPLACED], 1);
    /* Timelines are derived again, strays removed. */
    nian_str wanted = id_of(place, place->corpus, TIMELINE);
    GIT(place, "-C", place->corpus, "update-ref", "refs/heads/" TIMELINE,
        "main");
    GIT(place, "-C", place->corpus, "update-ref",
        "refs/heads/timeline/nobody/nothing", "main");
    check_findings(corpus, false, 2, "not what the reports");
    check_findings(corpus, true, 0, "no reports of this timeline");
    assert_true(nian_str_equal(wanted, id_of(place, place->corpus, TIMELINE)));
    check_findings(corpus, false, 0, NULL);
    nian_corpus_free(corpus);
}

static void test_check_finds_damage(void **state)
{
    test_place *place = *state;
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file file = sample(place, "a.txt", 2021, "一。");
    add(corpus, &file, 1);
    nian_corpus_free(corpus);
    nian_str id = id_of(place, place->corpus,
                        "main:reports/青禾县/法治政府建设年度报告/2021.md");
    nian_str path =
        nian_str_format(&place->arena, "corpus.git/objects/%.*s/%.*s", 2,
                        id.ptr, (int)id.len - 2, id.ptr + 2);
    assert_int_equal(unlink(under(place, nian_cstr(&place->arena, path))), 0);
    nian_error err = {0};
    assert_true(nian_corpus_open(&corpus, place->corpus, &err));
    /* The object, and the timeline that cannot be derived without it. */
    check_findings(corpus, false, 2, "missing");
    nian_corpus_free(corpus);
}

/* A person mends a report with an editor and git. */
static void test_mended_by_hand(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file file = sample(place, "a.txt", 2021, "一。");
    add(corpus, &file, 1);
    const char *clone = under(place, "clone");
    GIT(place, "clone", "-q", place->corpus, clone);
    const char *report =
        under(place, "clone/reports/青禾县/法治政府建设年度报告/2021.md");
    nian_str bytes;
    nian_str blob;
    assert_true(nian_corpus_read(
        &bytes, &blob, &place->arena, corpus,
        NIAN_STR("reports/青禾县/法治政府建设年度报告/2021.md"), &err));
    bytes = nian_str_concat(&place->arena, bytes, NIAN_STR("补记一句。\n"));
    write_file(report, bytes);
    write_file(
        under(place, "clone/reports/青禾县/法治政府建设年度报告/links.yaml"),
        NIAN_STR("right:\n  - {before: 2020-001, after: 2021-002}\n"
                 "names:\n  - {name: 出庭率, means: 出庭应诉率}\n"));
    GIT(place, "-C", clone, "add", ".");
    GIT(place, "-C", clone, "-c", "user.name=x", "-c", "user.email=x@x",
        "commit", "-qm", "mend");
    GIT(place, "-C", clone, "push", "-q", "origin", "main");
    nian_corpus_free(corpus);
    assert_true(nian_corpus_open(&corpus, place->corpus, &err));
    check_findings(corpus, false, 1, "not what the reports");
    /* Adding the source again keeps what was mended, and the timeline sees
     * it. */
    nian_import_counts counts = add(corpus, &file, 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_UNCHANGED], 1);
    check_findings(corpus, false, 0, "line 2: no report of 2020");
    nian_links *links;
    nian_entry_key key = {file.given.issuer, file.given.kind, 0};
    assert_true(nian_corpus_links(&links, corpus, &key, &err));
    assert_int_equal(links->decision_count, 1);
    assert_true(links->decisions[0].same);
    assert_str(links->decisions[0].after, "2021-002");
    assert_int_equal(links->renaming_count, 1);
    assert_str(links->renamings[0].means, "出庭应诉率");
    nian_links_free(links);
    nian_corpus_free(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(test_one_writer),
        PLACE_TEST(test_check),
        PLACE_TEST(test_check_finds_damage),
        PLACE_TEST(test_mended_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
