/* What stands in a ZIP of reports, whoever wrote it; and a ZIP on its way into
 * a corpus. */
#include "place.h"

#include "ingest/archive.h"
#include "zip.h"

#define YUNXI "云溪县2031年法治政府建设年度报告\n\n一、工作\n\n"
#define DEEDS                                                                                                   \
    "修订办法三件。新建学校两所。全面推行执法公示。开展培训六次。办结案件九" \
    "件。\n"

/* Takes the mark away that says names are UTF-8. */
static void unmark_names(nian_buf *zip)
{
    for (size_t i = 0; i + 10 < zip->len; i++) {
        nian_str here = {zip->ptr + i, 4};
        if (nian_str_equal(here, NIAN_STR("PK\3\4")))
            zip->ptr[i + 7] = 0;
        if (nian_str_equal(here, NIAN_STR("PK\1\2")))
            zip->ptr[i + 9] = 0;
    }
}

static bool unpack(nian_packed_files *out, nian_arena *arena, nian_buf *zip,
                   nian_error *err)
{
    zip_end(zip);
    bool fine = nian_archive_read(out, arena, nian_buf_str(zip), NULL, err);
    nian_buf_free(zip);
    return fine;
}

static void test_files(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_buf zip = {0};
    nian_packed_files files;
    nian_error err = {0};
    zip_add(&zip, "报告/2030.md", "甲");
    zip_add(&zip, "__MACOSX/报告/._2030.md", "x");
    zip_add(&zip, ".DS_Store", "x");
    zip_add(&zip, "报告/~$2030.docx", "x");
    zip_add(&zip, "Thumbs.db", "x");
    zip_add(&zip, "empty.txt", "");
    zip_add(&zip, "/../../etc/passwd", "乙");
    zip_add(&zip, "C:\\a\\.\\b.md", "丙");
    zip_add(&zip, "报告/2030.md", "丁");
    zip_add(&zip, "a\nb.md", "戊");
    if (!unpack(&files, &arena, &zip, &err))
        fail_msg("%s", err.message);
    assert_int_equal(files.count, 5);
    assert_str(files.items[0].name, "报告/2030.md");
    assert_str(files.items[0].bytes, "甲");
    assert_str(files.items[1].name, "etc/passwd");
    assert_str(files.items[2].name, "a/b.md");
    assert_str(files.items[3].name, "2/报告/2030.md");
    assert_str(files.items[3].bytes, "丁");
    assert_str(files.items[4].name, "a_b.md");
    nian_arena_free(&arena);
}

/* 云溪县2031年报告.txt and 修订.txt as a Chinese Windows writes them. */
static void test_names(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_buf zip = {0};
    nian_packed_files files;
    nian_error err = {0};
    zip_add(&zip,
            "\xD4\xC6\xCF\xAA\xCF\xD8"
            "2031\xC4\xEA\xB1\xA8\xB8\xE6.txt",
            "甲");
    zip_add(&zip, "\xD0\xDE\xB6\xA9.txt", "乙");
    zip_end(&zip);
    unmark_names(&zip);
    if (!nian_archive_read(&files, &arena, nian_buf_str(&zip), NULL, &err))
        fail_msg("%s", err.message);
    nian_buf_free(&zip);
    assert_int_equal(files.count, 2);
    assert_str(files.items[0].name, "云溪县2031年报告.txt");
    assert_str(files.items[1].name, "修订.txt");
    nian_arena_free(&arena);
}

static void refuse(nian_buf *zip, const char *words)
{
    nian_arena arena = {0};
    nian_ingested taken;
    nian_error err = {0};
    zip_end(zip);
    assert_false(
        nian_ingest(&taken, &arena, nian_buf_str(zip), "r.zip", NULL, &err));
    if (!strstr(err.message, words))
        fail_msg("%s", err.message);
    nian_buf_free(zip);
    nian_arena_free(&arena);
}

static void test_refusals(void **state)
{
    (void)state;
    nian_buf several = {0}, inner = {0}, outer = {0}, empty = {0}, bad = {0};
    zip_add(&several, "a.md", "甲");
    zip_add(&several, "b.md", "乙");
    refuse(&several, "read r.zip: the archive holds 2 files");
    zip_add(&inner, "a.md", "甲");
    zip_end(&inner);
    zip_add_str(&outer, NIAN_STR("inner.zip"), nian_buf_str(&inner));
    nian_buf_free(&inner);
    refuse(&outer, "the archive holds another one");
    zip_add(&empty, "a.md", "");
    refuse(&empty, "the archive holds no file");
    zip_add(&bad, "a.rtf", "{\\rtf1");
    refuse(&bad, "read r.zip: a.rtf: an RTF file is not read");
}

/* One report in a ZIP is read as if it had come alone. */
static void test_one(void **state)
{
    test_place *place = *state;
    nian_buf zip = {0};
    nian_report *report;
    nian_error err = {0};
    zip_add(&zip, "云溪县/法治政府建设年度报告.md", "一、工作\n\n" DEEDS);
    zip_end(&zip);
    const char *path = under(place, "2031.zip");
    write_file(path, nian_buf_str(&zip));
    nian_buf_free(&zip);
    if (!nian_report_read_file(&report, path, NULL, &err))
        fail_msg("%s", err.message);
    assert_int_equal(report->statement_count, 5);
    assert_str(report->meta.issuer, "云溪县");
    nian_report_free(report);
}

typedef struct told {
    size_t count;
    nian_import_status status[8];
    bool right;
} told;

static void note_result(void *context, const nian_import_result *result)
{
    told *t = context;
    t->status[t->count++] = result->status;
    bool alone = nian_str_ends(result->path, NIAN_STR("alone.md"));
    t->right &= result->member == !alone;
    t->right &= alone || nian_str_has(result->path, NIAN_STR("r.zip/"));
}

static void make_archive(const char *path)
{
    nian_buf zip = {0};
    zip_add(&zip, "2031.md", YUNXI DEEDS);
    zip_add(&zip, "again.md", YUNXI DEEDS);
    zip_add(&zip, "a.rtf", "{\\rtf1");
    zip_end(&zip);
    write_file(path, nian_buf_str(&zip));
    nian_buf_free(&zip);
}

/* The bytes of a member are its source, and its name stands beside that of
 * the archive; files before and after go on. */
static void test_import(void **state)
{
    test_place *place = *state;
    nian_error err = {0};
    nian_import_counts counts;
    told t = {.right = true};
    nian_import_options how = {.tell = note_result, .context = &t};
    nian_corpus *corpus = make_corpus(place->corpus);
    const char *alone = under(place, "alone.md");
    const char *zip = under(place, "r.zip");
    write_file(alone, NIAN_STR("云溪县2030年法治政府建设年度报告\n\n" DEEDS));
    make_archive(zip);
    nian_import_file files[] = {{.path = zip}, {.path = alone}, {.path = zip}};
    files[2].given.year = 2032;
    if (!nian_corpus_add(&counts, corpus, files, 3, &how, &err))
        fail_msg("%s", err.message);
    assert_int_equal(t.count, 5);
    assert_int_equal(t.status[0], NIAN_IMPORT_ADDED);
    assert_int_equal(t.status[1], NIAN_IMPORT_UNCHANGED);
    assert_int_equal(t.status[2], NIAN_IMPORT_REFUSED);
    assert_int_equal(t.status[3], NIAN_IMPORT_ADDED);
    assert_int_equal(t.status[4], NIAN_IMPORT_REFUSED);
    assert_int_equal(counts.by_status[NIAN_IMPORT_ADDED], 2);
    nian_corpus_free(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),    cmocka_unit_test(test_names),
        cmocka_unit_test(test_refusals), PLACE_TEST(test_one),
        PLACE_TEST(test_import),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
