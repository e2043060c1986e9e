/* What comes into a corpus: lists of files, decisions, reports that a person
 * mended, names that nobody should follow, and a disk that is full. */
#include "place.h"

#include <signal.h>
#include <sys/resource.h>

#include "report/manifest.h"

static void read_csv(nian_import_files *out, nian_arena *arena, nian_str csv)
{
    nian_error err = {0};
    if (!nian_manifest_read(out, arena, csv, "list.csv", &err))
        fail_msg("%s", err.message);
}

static void test_manifest(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_import_files files = {0};
    read_csv(&files, &arena,
             NIAN_STR("\xEF\xBB\xBFtitle,path,year,issuer\r\n"
                      "\"一,\"\"二\"\"\n三\", a.md ,2021,青禾县\r\n"
                      "\r\n"
                      ",/b.md,,\r\n"
                      ",c.md"));
    assert_int_equal(files.count, 3);
    assert_string_equal(files.items[0].path, "a.md");
    assert_str(files.items[0].given.title, "一,\"二\"\n三");
    assert_int_equal(files.items[0].given.year, 2021);
    assert_str(files.items[0].given.issuer, "青禾县");
    assert_string_equal(files.items[1].path, "/b.md");
    assert_int_equal(files.items[1].given.year, 0);
    assert_string_equal(files.items[2].path, "c.md");
    nian_arena_free(&arena);
}

static void test_manifest_refuses(void **state)
{
    (void)state;
    static const struct {
        const char *csv;
        const char *why;
    } rows[] = {
        {"", "it is empty"},
        {"issuer\nx\n", "no column path"},
        {"path,name\n", "unknown column \"name\""},
        {"path,year\na,20\n,2021\n", "line 3: path is empty"},
        {"path,year\na,MMXX\n", "line 2: MMXX is not a year"},
        {"path,date\n\na,3 May\n", "line 3: date 3 May"},
        {"path\n\"a", "line 2: a quote is not closed"},
        {"path\n\"a\"b\n", "line 2: something follows"},
        {"path\n\"a\nb\"\n\"c", "line 4: a quote"},
        {"path\n\xFF\n", "neither UTF-8 nor"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        nian_arena arena = {0};
        nian_import_files files = {0};
        nian_error err = {0};
        assert_false(nian_manifest_read(
            &files, &arena, nian_str_from(rows[i].csv), "list.csv", &err));
        assert_int_equal(err.code, NIAN_EINPUT);
        if (!strstr(err.message, rows[i].why))
            fail_msg("%s", err.message);
        nian_arena_free(&arena);
    }
}

/* In the order of names, folders opened; what no person put there is skipped
 * and counted, and links that go round end. */
static void test_folder(void **state)
{
    test_place *place = *state;
    nian_import_files files = {0};
    nian_skips skipped = {0};
    assert_int_equal(mkdir(under(place, "in"), 0777), 0);
    assert_int_equal(mkdir(under(place, "in/b"), 0777), 0);
    write_file(under(place, "in/c.md"), NIAN_STR("c"));
    write_file(under(place, "in/a.md"), NIAN_STR("a"));
    write_file(under(place, "in/.DS_Store"), NIAN_STR("h"));
    write_file(under(place, "in/~$a.docx"), NIAN_STR("h"));
    write_file(under(place, "in/b/x.md"), NIAN_STR("x"));
    write_file(under(place, "in/b/Thumbs.db"), NIAN_STR("x"));
    assert_int_equal(symlink("..", under(place, "in/b/up")), 0);
    assert_int_equal(symlink("../c.md", under(place, "in/b/y.md")), 0);
    assert_int_equal(mkfifo(under(place, "in/b/z"), 0600), 0);
    nian_folder_read(&files, &skipped, &place->arena, under(place, "in/"));
    assert_int_equal(files.count, 4);
    assert_string_equal(files.items[0].path, under(place, "in/a.md"));
    assert_string_equal(files.items[1].path, under(place, "in/b/x.md"));
    assert_string_equal(files.items[2].path, under(place, "in/b/y.md"));
    assert_string_equal(files.items[3].path, under(place, "in/c.md"));
    assert_int_equal(skipped.count, 5);
    assert_string_equal(skipped.items[0].path, under(place, "in/.DS_Store"));
    assert_string_equal(skipped.items[0].why, "hidden");
    assert_string_equal(skipped.items[2].why,
                        "a link back to a folder above it");
    /* What a person names is taken. */
    nian_folder_read(&files, &skipped, &place->arena,
                     under(place, "in/.DS_Store"));
    assert_int_equal(files.count, 5);
}

/* Spreadsheets write GB18030 with CRLF. */
static void test_manifest_of_a_spreadsheet(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_import_files files = {0};
    read_csv(&files, &arena,
             NIAN_STR("path,issuer,kind\r\n"
                      "a.md,\"\xD4\xC6\xC0\xBD\xCA\xD0\","
                      "\xB7\xA8\xD6\xCE\xD5\xFE\xB8\xAE\xBD\xA8\xC9\xE8"
                      "\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6\r\n"));
    assert_int_equal(files.count, 1);
    assert_str(files.items[0].given.issuer, "云澜市");
    assert_str(files.items[0].given.kind, "法治政府建设年度报告");
    nian_arena_free(&arena);
}

static void test_links(void **state)
{
    (void)state;
    nian_links *links;
    nian_error err = {0};
    assert_true(
        nian_links_read(&links,
                        NIAN_STR("right:\n"
                                 "  - before: 2022-017\n"
                                 "    after: 2023-009\n"
                                 "wrong:\n"
                                 "  - {before: 全文如此。, after: 2023-011}\n"
                                 "  - {before: 2022-018}\n"
                                 "names:\n"
                                 "  - {name: 出庭率, means: 负责人出庭应诉率}\n"
                                 "wrnog: []\n"
                                 "right: 3\n"),
                        "links.yaml", &err));
    assert_int_equal(links->decision_count, 2);
    assert_true(links->decisions[0].same);
    assert_str(links->decisions[0].before, "2022-017");
    assert_false(links->decisions[1].same);
    assert_str(links->decisions[1].before, "全文如此。");
    assert_int_equal(links->renaming_count, 1);
    assert_str(links->renamings[0].name, "出庭率");
    assert_int_equal(links->note_count, 3);
    assert_int_equal(links->notes[0].line, 6);
    assert_int_equal(links->notes[1].line, 9);
    nian_links_free(links);
    assert_true(nian_links_read(&links, NIAN_STR(""), "links.yaml", &err));
    assert_int_equal(links->decision_count, 0);
    nian_links_free(links);
    assert_false(nian_links_read(&links, NIAN_STR("right:\n  - {before: ["),
                                 "links.yaml", &err));
    assert_int_equal(err.code, NIAN_ECORRUPT);
    assert_non_null(strstr(err.message, "links.yaml: line "));
}

/* A report out of a corpus is brought back: it stays what it was, and where
 * it came from stays known. */
static void test_stored_form_comes_back(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_str bytes;
    nian_str blob;
    nian_str path = NIAN_STR("reports/青禾县/法治政府建设年度报告/2021.md");
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file file = sample(place, "a.txt", 2021, "清理文件12件。");
    add(corpus, &file, 1);
    assert_true(
        nian_corpus_read(&bytes, &blob, &place->arena, corpus, path, &err));
    nian_import_file back = {.path = under(place, "back.md")};
    write_file(back.path, bytes);
    nian_import_counts counts = add(corpus, &back, 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_UNCHANGED], 1);
    nian_str mended =
        nian_str_concat(&place->arena, bytes, NIAN_STR("\n补记一句。\n"));
    write_file(back.path, mended);
    counts = add(corpus, &back, 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_REPLACED], 1);
    nian_str now;
    assert_true(
        nian_corpus_read(&now, &blob, &place->arena, corpus, path, &err));
    assert_true(nian_str_has(now, NIAN_STR("补记一句。")));
    ptrdiff_t at = nian_str_find(bytes, NIAN_STR("sha256:"));
    assert_true(at > 0);
    assert_true(
        nian_str_has(now, nian_str_slice(bytes, (size_t)at, (size_t)at + 70)));
    /* The source is the report's still: it changes nothing. */
    counts = add(corpus, &file, 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_UNCHANGED], 1);
    nian_corpus_free(corpus);
}

/* Somebody may push what we would have refused. */
static void test_pushed_names(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file file = sample(place, "a.txt", 2021, "清理文件12件。");
    add(corpus, &file, 1);
    nian_corpus_free(corpus);
    const char *clone = under(place, "clone");
    GIT(place, "clone", "-q", place->corpus, clone);
    assert_int_equal(mkdir(under(place, "clone/reports/-x\x1b[2J"), 0777), 0);
    assert_int_equal(mkdir(under(place, "clone/reports/-x\x1b[2J/k"), 0777), 0);
    write_file(under(place, "clone/reports/-x\x1b[2J/k/2021.md"),
               NIAN_STR("x\n"));
    assert_int_equal(
        symlink("/etc/passwd", under(place, "clone/reports/青禾县/"
                                            "法治政府建设年度报告/2022.md")),
        0);
    GIT(place, "-C", clone, "add", ".");
    GIT(place, "-C", clone, "-c", "user.name=x", "-c", "user.email=x@x",
        "commit", "-qm", "odd");
    GIT(place, "-C", clone, "push", "-q", "origin", "main");
    assert_true(nian_corpus_open(&corpus, place->corpus, &err));
    nian_listing *listing;
    assert_true(nian_corpus_list(&listing, corpus, &err));
    assert_int_equal(listing->count, 1);
    nian_listing_free(listing);
    nian_verification *found;
    assert_true(nian_corpus_verify(&found, corpus, false, &err));
    assert_true(found->broken > 0);
    for (size_t i = 0; i < found->finding_count; i++)
        assert_false(nian_str_has(found->findings[i].place, NIAN_STR("\x1b")));
    nian_verification_free(found);
    nian_corpus_free(corpus);
}

/* Files may not grow beyond 2 KiB, as on a disk that is full. */
static int add_to_full_disk(const char *path, const nian_import_file *file)
{
    struct rlimit limit = {2048, 2048};
    nian_error err = {0};
    nian_import_counts counts;
    nian_corpus *corpus;
    signal(SIGXFSZ, SIG_IGN);
    if (!nian_corpus_open(&corpus, path, &err) ||
        setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 1;
    bool added = nian_corpus_add(&counts, corpus, file, 1, NULL, &err);
    nian_corpus_free(corpus);
    if (added)
        return 2;
    return err.code == NIAN_EIO && strstr(err.message, "ulimit") ? 0 : 3;
}

static void test_full_disk(void **state)
{
    test_place *place = *state;
    nian_corpus *corpus = make_corpus(place->corpus);
    nian_import_file file = sample(place, "a.txt", 2021, "清理文件12件。");
    add(corpus, &file, 1);
    nian_str before = id_of(place, place->corpus, "main");
    nian_buf large = {0};
    for (int i = 0; i < 4000; i++)
        nian_buf_format(&large, "第%d项工作完成%d件。", i, i * 7919 % 10007);
    file = sample(place, "b.txt", 2022,
                  nian_cstr(&place->arena, nian_buf_str(&large)));
    nian_buf_free(&large);
    pid_t child = fork();
    if (child == 0)
        _exit(add_to_full_disk(place->corpus, &file));
    int status = 0;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(nian_str_equal(before, id_of(place, place->corpus, "main")));
    GIT(place, "-C", place->corpus, "fsck", "--strict");
    nian_import_counts counts = add(corpus, &file, 1);
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 1);
    nian_corpus_free(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_manifest),
        cmocka_unit_test(test_manifest_of_a_spreadsheet),
        cmocka_unit_test(test_manifest_refuses),
        PLACE_TEST(test_folder),
        cmocka_unit_test(test_links),
        PLACE_TEST(test_stored_form_comes_back),
        PLACE_TEST(test_pushed_names),
        PLACE_TEST(test_full_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
