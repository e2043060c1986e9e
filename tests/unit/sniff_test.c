/* What a file is taken for, by its bytes; and that no bytes lead the reader of
 * ZIP names out of bounds. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "ingest/sniff.h"

#define ZIP_END "PK\5\6\0\0\0\0"

/* A member that is stored: local header, name, bytes. */
static void add_local(nian_buf *out, const char *name, const char *content)
{
    char head[30] = "PK\3\4\x14";
    head[18] = head[22] = (char)strlen(content);
    head[26] = (char)strlen(name);
    nian_buf_add(out, (nian_str){head, sizeof head});
    nian_buf_add(out, nian_str_from(name));
    nian_buf_add(out, nian_str_from(content));
}

static void add_entry(nian_buf *out, const char *name)
{
    char head[46] = "PK\1\2\x14";
    head[28] = (char)strlen(name);
    nian_buf_add(out, (nian_str){head, sizeof head});
    nian_buf_add(out, nian_str_from(name));
}

static void add_end(nian_buf *out, size_t begin)
{
    char end[22] = ZIP_END;
    end[12] = (char)(out->len - begin);
    nian_buf_add(out, (nian_str){end, sizeof end});
}

/* A ZIP of two members. */
static void make_zip(nian_buf *out, const char *first, const char *content,
                     const char *second)
{
    add_local(out, first, content);
    add_local(out, second, "");
    size_t begin = out->len;
    add_entry(out, first);
    add_entry(out, second);
    add_end(out, begin);
}

typedef struct zip_row {
    const char *first, *content, *second;
    nian_format format;
    const char *what; /* of what is not read */
} zip_row;

static const zip_row zips[] = {
    {"[Content_Types].xml", "<x/>", "word/document.xml", NIAN_FORMAT_DOCX, ""},
    {"mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
     NIAN_FORMAT_ODT, ""},
    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet",
     "content.xml", NIAN_FORMAT_UNKNOWN, "an OpenDocument sheet or drawing"},
    {"mimetype", "application/epub+zip", "META-INF/container.xml",
     NIAN_FORMAT_UNKNOWN, "an EPUB book"},
    {"Doc_0/Document.xml", "", "OFD.xml", NIAN_FORMAT_OFD, ""},
    {"[Content_Types].xml", "", "xl/workbook.xml", NIAN_FORMAT_UNKNOWN,
     "an Excel sheet (.xlsx)"},
    {"[Content_Types].xml", "", "ppt/slides.xml", NIAN_FORMAT_UNKNOWN,
     "a PowerPoint file (.pptx)"},
    {"2022.docx", "", "2023.txt", NIAN_FORMAT_ZIP, ""},
};

static void check_zip(const zip_row *row, nian_str bytes)
{
    nian_sniffed found;
    nian_sniff_closely(&found, bytes);
    assert_int_equal(found.format, row->format);
    assert_str(nian_str_from(found.what), row->what);
    assert_true((found.what == NULL) == (found.advice == NULL));
}

static void test_zips(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof zips / sizeof *zips; i++) {
        nian_buf bytes = {0};
        make_zip(&bytes, zips[i].first, zips[i].content, zips[i].second);
        check_zip(&zips[i], nian_buf_str(&bytes));
        nian_buf_free(&bytes);
    }
}

/* Without its directory a ZIP shows its names in local headers. */
static void test_cut_off(void **state)
{
    (void)state;
    nian_buf bytes = {0};
    add_local(&bytes, "[Content_Types].xml", "");
    add_local(&bytes, "word/document.xml", "<w:document>");
    assert_int_equal(nian_sniff(nian_buf_str(&bytes)), NIAN_FORMAT_DOCX);
    nian_buf_free(&bytes);
}

/* Each byte of a ZIP set to values that reach far, and each of its cuts: the
 * sanitizers watch. */
static void test_bounds(void **state)
{
    (void)state;
    nian_buf bytes = {0};
    make_zip(&bytes, "mimetype", "application/vnd.oasis.opendocument.text",
             "content.xml");
    for (size_t i = 4; i < bytes.len; i++) {
        char kept = bytes.ptr[i];
        bytes.ptr[i] = (char)0xFF;
        assert_true(nian_sniff(nian_buf_str(&bytes)) <= NIAN_FORMAT_UNKNOWN);
        bytes.ptr[i] = (char)(kept + 1);
        assert_true(nian_sniff(nian_buf_str(&bytes)) <= NIAN_FORMAT_UNKNOWN);
        bytes.ptr[i] = kept;
        char *cut = nian_xmalloc(i);
        memcpy(cut, bytes.ptr, i);
        assert_int_not_equal(nian_sniff((nian_str){cut, i}), NIAN_FORMAT_TEXT);
        free(cut);
    }
    nian_buf_free(&bytes);
}

static const struct {
    nian_str bytes;
    nian_format format;
} rows[] = {
    {NIAN_STR_INIT("云溪县2031年工作总结\n"), NIAN_FORMAT_TEXT},
    {NIAN_STR_INIT("# 总结\n"), NIAN_FORMAT_MARKDOWN},
    {NIAN_STR_INIT("---\ntitle: 总结\n---\n"), NIAN_FORMAT_MARKDOWN},
    {NIAN_STR_INIT("<!-- 录入：办公室 -->\n# 总结\n修桥。\n"),
     NIAN_FORMAT_MARKDOWN},
    {NIAN_STR_INIT("<center>总结</center>\n\n修桥三座。\n\n铺路两里。\n"),
     NIAN_FORMAT_TEXT},
    {NIAN_STR_INIT("满意度<95%的单位，p<0.05，<html标签除外。\n"),
     NIAN_FORMAT_TEXT},
    {NIAN_STR_INIT("云溪县2031年政府工作报告\n\n修桥三座，铺路两里。\n\n<html>"
                   "<body><table><tr><td>桥</td></tr></table></body></html>"),
     NIAN_FORMAT_TEXT},
    {NIAN_STR_INIT("# 2031\n<html><body><table></table></body></html>\n"),
     NIAN_FORMAT_MARKDOWN},
    {NIAN_STR_INIT("总结\n<script>a</script>\n<html>\n"), NIAN_FORMAT_HTML},
    {NIAN_STR_INIT("%PDF-1.7\n%"), NIAN_FORMAT_PDF},
    {NIAN_STR_INIT("\r\nHTTP/1.1 200\r\n\r\n%PDF-1.4\n"), NIAN_FORMAT_PDF},
    {NIAN_STR_INIT("%PDF 是一种格式。\n"), NIAN_FORMAT_TEXT},
    {NIAN_STR_INIT("<!DOCTYPE html><html>"), NIAN_FORMAT_HTML},
    {NIAN_STR_INIT("\xEF\xBB\xBF<HTML>"), NIAN_FORMAT_HTML},
    {NIAN_STR_INIT("<!-- <p> -->\n<!-- 2 -->\n<Html lang=zh>"),
     NIAN_FORMAT_HTML},
    {NIAN_STR_INIT("<?xml version='1.0'?>\n<html xmlns='x'>"),
     NIAN_FORMAT_HTML},
    {NIAN_STR_INIT("\xFF\xFE<\0h\0t\0m\0l\0>\0"), NIAN_FORMAT_HTML},
    {NIAN_STR_INIT("\0<\0B\0o\0d\0y\0>"), NIAN_FORMAT_HTML},
    {NIAN_STR_INIT("<div class=a>\n<p>修桥。</p>\n<p>铺路。</p>\n</div>"),
     NIAN_FORMAT_HTML},
    /* 总结 in GB18030 */
    {NIAN_STR_INIT("<title>\xD7\xDC\xBD\xE1</title><p>"), NIAN_FORMAT_HTML},
    {NIAN_STR_INIT("{\\rtf1\\ansi"), NIAN_FORMAT_UNKNOWN},
    {NIAN_STR_INIT("7z\xBC\xAF\x27\x1C"), NIAN_FORMAT_UNKNOWN},
    {NIAN_STR_INIT("\x89PNG\r\n\x1A\n"), NIAN_FORMAT_UNKNOWN},
    {NIAN_STR_INIT("<?xml version='1.0'?>\n<?mso-application "
                   "progid=\"Word.Document\"?>"),
     NIAN_FORMAT_UNKNOWN},
    {NIAN_STR_INIT("<?xml version='1.0'?>\n<office:document office:mimetype="
                   "\"application/vnd.oasis.opendocument.text\">"),
     NIAN_FORMAT_ODT},
    {NIAN_STR_INIT("<?xml version='1.0'?>\n<office:document office:mimetype="
                   "\"application/vnd.oasis.opendocument.spreadsheet\">"),
     NIAN_FORMAT_UNKNOWN},
    {NIAN_STR_INIT("MIME-Version: 1.0\nContent-Type: multipart/related;"),
     NIAN_FORMAT_HTML},
    {NIAN_STR_INIT(""), NIAN_FORMAT_TEXT},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (nian_sniff(rows[i].bytes) != rows[i].format)
            fail_msg("row %zu is taken for format %d", i,
                     (int)nian_sniff(rows[i].bytes));
}

static void test_litter(void **state)
{
    (void)state;
    static const char *const litter[] = {
        ".DS_Store",
        "a/.x",
        "Thumbs.db",
        "a\\~$2023.docx",
        "a/",
        "__MACOSX/a/2023.docx",
        "x/__MACOSX/2023.docx",
    };
    static const char *const files[] = {"2023.docx", "a/2023.md", "a~$.txt"};
    for (size_t i = 0; i < sizeof litter / sizeof *litter; i++)
        assert_true(nian_is_litter(nian_str_from(litter[i])));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_false(nian_is_litter(nian_str_from(files[i])));
}

#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static void test_compound(void **state)
{
    (void)state;
    nian_sniffed found;
    nian_sniff_closely(
        &found, NIAN_STR(OLE "\0\0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0\0\0"));
    assert_str(nian_str_from(found.what),
               "an old Word or WPS file (.doc, .wps)");
    nian_sniff_closely(&found, NIAN_STR(OLE "\0\0E\0n\0c\0r\0y\0p\0t\0e\0d\0"
                                            "P\0a\0c\0k\0a\0g\0e\0\0\0"));
    assert_str(nian_str_from(found.what), "an encrypted Office file");
    nian_sniff_closely(&found, NIAN_STR(OLE));
    assert_str(nian_str_from(found.what), "an old Office file");
}

/* A refusal is one line that names the file, what it is and what to do. */
static void test_refusal(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_ingested taken;
    nian_error err = {0};
    assert_false(
        nian_ingest(&taken, &arena, NIAN_STR("{\\rtf1"), "a.doc", NULL, &err));
    assert_int_equal(err.code, NIAN_EUNSUPPORTED);
    assert_str(nian_str_from(err.message),
               "read a.doc: an RTF file is not read, save it as .docx");
    nian_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zips),    cmocka_unit_test(test_cut_off),
        cmocka_unit_test(test_bounds),  cmocka_unit_test(test_rows),
        cmocka_unit_test(test_litter),  cmocka_unit_test(test_compound),
        cmocka_unit_test(test_refusal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
