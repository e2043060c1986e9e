/* What a file was goes with the report: into its notes, its front matter, the
 * corpus and out again. */
#include "place.h"

#include "bytes.h"
#include "document/frontmatter.h"

#define GB18030 NIAN_ROOT "/corpus/formats/bulletin.gb18030.txt"

static void test_front(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_text text;
    nian_document document;
    nian_buf out = {0};
    nian_frontmatter front;
    nian_provenance source = {NIAN_STR("00ff"), NIAN_STR("application/pdf"),
                              NIAN_STR("Big5"), true};
    nian_normalise(&text, &arena, NIAN_STR("修订办法三件。\n"));
    nian_parse(&document, &arena, &text, NULL);
    nian_document_write(&out, &document, &source);
    nian_frontmatter_read(&front, &arena, nian_buf_str(&out));
    assert_str(front.source.sha256, "00ff");
    assert_str(front.source.media_type, "application/pdf");
    assert_str(front.source.encoding, "Big5");
    assert_true(front.source.ocr);

    /* UTF-8 and no pictures are not worth a word. */
    source.encoding = NIAN_STR("UTF-8");
    source.ocr = false;
    nian_buf_free(&out);
    nian_document_write(&out, &document, &source);
    assert_false(nian_str_has(nian_buf_str(&out), NIAN_STR("encoding")));
    assert_false(nian_str_has(nian_buf_str(&out), NIAN_STR("ocr")));
    nian_buf_free(&out);
    nian_arena_free(&arena);
}

static void add_file(nian_corpus *corpus, const char *path,
                     const nian_import_options *how)
{
    nian_error err = {0};
    nian_import_counts counts;
    nian_import_file file = {.path = path};
    if (!nian_corpus_add(&counts, corpus, &file, 1, how, &err))
        fail_msg("%s", err.message);
    assert_int_equal(counts.by_status[NIAN_IMPORT_REFUSED], 0);
}

static const nian_entry_key key = {NIAN_STR_INIT("云澜市青汀区统计局"),
                                   NIAN_STR_INIT("国民经济和社会发展统计公报"),
                                   2023};

static void read_front(nian_frontmatter *out, nian_arena *arena,
                       nian_corpus *corpus)
{
    nian_str bytes, blob;
    assert_true(nian_corpus_read(&bytes, &blob, arena, corpus,
                                 nian_path_report(arena, &key), NULL));
    nian_frontmatter_read(out, arena, bytes);
}

/* The source is the file to the byte; what was done to read it is told by the
 * report as long as it is kept, and by what a person brings back. */
static void test_corpus(void **state)
{
    test_place *place = *state;
    nian_arena arena = {0};
    nian_buf bytes = {0};
    nian_frontmatter front, again;
    nian_report *report;
    nian_str stored, blob;
    nian_verification *found;
    nian_corpus *corpus = make_corpus(place->corpus);
    add_file(corpus, GB18030, NULL);
    read_front(&front, &arena, corpus);
    assert_str(front.source.encoding, "GB18030");
    assert_str(front.source.media_type, "text/plain");

    assert_true(read_bytes(&bytes, GB18030));
    nian_str path = nian_str_format(
        &arena, "%.*s/bulletin.gb18030.txt",
        NIAN_STR_ARG(nian_path_source(&arena, front.source.sha256)));
    assert_true(nian_corpus_read(&stored, &blob, &arena, corpus, path, NULL));
    assert_true(nian_str_equal(stored, nian_buf_str(&bytes)));
    nian_buf_free(&bytes);

    assert_true(nian_corpus_load(&report, corpus, &key, NULL));
    assert_int_equal(report->note_count, 1);
    assert_str(report->notes[0].text, "read as GB18030");
    nian_report_free(report);

    /* A person takes it out, mends it and brings it back. */
    assert_true(nian_corpus_read(&stored, &blob, &arena, corpus,
                                 nian_path_report(&arena, &key), NULL));
    const char *mended = under(place, "mended.md");
    write_file(mended, nian_str_concat(&arena, stored, NIAN_STR("\n修桥。\n")));
    add_file(corpus, mended, NULL);
    read_front(&again, &arena, corpus);
    assert_str(again.source.encoding, "GB18030");
    assert_true(nian_str_equal(again.source.sha256, front.source.sha256));

    assert_true(nian_corpus_verify(&found, corpus, false, NULL));
    assert_int_equal(found->broken, 0);
    nian_verification_free(found);
    nian_corpus_free(corpus);
    nian_arena_free(&arena);
}

/* What a person says of an encoding holds for all files of a run. */
static void test_wanted(void **state)
{
    test_place *place = *state;
    nian_import_options how = {.encoding = NIAN_STR("gbk"), .dry_run = true};
    nian_import_options other = {.encoding = NIAN_STR("utf-8"),
                                 .dry_run = true};
    nian_import_file file = {.path = GB18030};
    nian_import_counts counts;
    nian_corpus *corpus = make_corpus(place->corpus);
    add_file(corpus, GB18030, &how);
    assert_true(nian_corpus_add(&counts, corpus, &file, 1, &other, NULL));
    assert_int_equal(counts.by_status[NIAN_IMPORT_REFUSED], 1);
    nian_corpus_free(corpus);
}

/* A text that was made of a file is held to what texts are held to. */
static void test_bounds(void **state)
{
    (void)state;
    nian_report *report;
    nian_error err = {0};
    nian_buf wide = {0};
    for (int i = 0; i < 1 << 20; i++)
        nian_buf_add(&wide, NIAN_STR("\xC8\xAB")); /* 全 in GB18030 */
    assert_false(nian_report_read_bytes(&report, nian_buf_str(&wide), "a.txt",
                                        NULL, &err));
    assert_non_null(strstr(err.message, "line 1 has 3072 kB"));
    nian_buf_free(&wide);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_front),
        PLACE_TEST(test_corpus),
        PLACE_TEST(test_wanted),
        cmocka_unit_test(test_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
