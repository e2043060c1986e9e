/* Reports from bytes and files: what is let in, what is refused, and that
 * nothing a text may hold upsets the reader. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "report/report.h"

typedef struct place {
    char folder[64];
    char path[96];
} place;

static void write_file(place *out, nian_str bytes)
{
    strncpy(out->folder, "/tmp/nianlun-report-XXXXXX", sizeof out->folder);
    assert_non_null(mkdtemp(out->folder));
    snprintf(out->path, sizeof out->path, "%s/r.txt", out->folder);
    FILE *file = fopen(out->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
}

static void remove_file(const place *p)
{
    unlink(p->path);
    rmdir(p->folder);
}

static void refuse(nian_str bytes, nian_error_code code, const char *words)
{
    place p;
    nian_report *report;
    nian_error err = {0};
    write_file(&p, bytes);
    assert_false(nian_report_read_file(&report, p.path, NULL, &err));
    remove_file(&p);
    assert_int_equal(err.code, code);
    if (!strstr(err.message, words))
        fail_msg("%s", err.message);
    assert_null(strchr(err.message, '\n'));
}

static void test_refusals(void **state)
{
    (void)state;
    refuse(NIAN_STR(""), NIAN_EINPUT, "empty");
    refuse(NIAN_STR(" \n\t"), NIAN_EINPUT, "empty");
    refuse(NIAN_STR("Rar!\x1A\x07"), NIAN_EUNSUPPORTED, "RAR");
    refuse(NIAN_STR("{\\rtf1"), NIAN_EUNSUPPORTED, "RTF");
    refuse(NIAN_STR("一年\0二年"), NIAN_EINPUT, "binary");
    /* 年度报告。 in GB18030, which is read, and is no report */
    refuse(NIAN_STR("\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6\xA1\xA3\n"), NIAN_EINPUT,
           "no report");
    refuse(NIAN_STR("caf\xE9 na\xEFve \xE0 l'\xE9t\xE9"), NIAN_EINPUT, "UTF-8");
}

static void test_missing(void **state)
{
    (void)state;
    nian_report *report;
    nian_error err = {0};
    assert_false(
        nian_report_read_file(&report, "/tmp/no/such/file", NULL, &err));
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    assert_false(nian_report_read_file(&report, "/tmp", NULL, &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_false(nian_report_read_file(&report, "/tmp", NULL, NULL));
}

static void test_file(void **state)
{
    (void)state;
    place p;
    nian_report *report;
    write_file(&p, NIAN_STR("云溪县2031年法治政府建设年度报告\r\n\r\n"
                            "一、工作\r\n\r\n修订办法\xE2\x80\x8B三件。\r\n"));
    nian_error err = {0};
    if (!nian_report_read_file(&report, p.path, NULL, &err))
        fail_msg("%s", err.message);
    remove_file(&p);
    assert_str(report->meta.issuer, "云溪县");
    assert_int_equal(report->meta.year, 2031);
    assert_int_equal(report->statements[0].line, 5);
    nian_arena arena = {0};
    assert_str(nian_statement_id(&arena, report, 0), "2031-001");
    assert_str(nian_section_id(&arena, 1), "s1");
    assert_int_equal(report->note_count, 1);
    nian_arena_free(&arena);
    nian_report_free(report);
    nian_report_free(NULL);
}

static void test_plausible(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool plausible;
    } rows[] = {
        {"", false},
        {"a,b,c", false},
        {"各位代表！", false},
        {"修订办法三件，公布结果。\n", false},
        {"2031年总结\n\n一、工作\n\n2031年修订办法三件。\n", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        nian_report *report;
        nian_str why;
        nian_report_read(&report, nian_str_from(rows[i].text), NULL);
        assert_int_equal(nian_report_plausible(report, &why),
                         rows[i].plausible);
        nian_report_free(report);
    }
}

/* Reads `unit` written `count` times; returns the seconds it took. */
static double read_many(const char *unit, size_t count)
{
    nian_buf bytes = {0};
    for (size_t i = 0; i < count; i++)
        nian_buf_add(&bytes, nian_str_from(unit));
    struct timespec begin, end;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
    nian_report *report;
    nian_report_read(&report, nian_buf_str(&bytes), NULL);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    for (size_t i = 0; i < report->section_count; i++)
        assert_true(report->sections[i].level <= 8);
    nian_report_free(report);
    nian_buf_free(&bytes);
    return (double)(end.tv_sec - begin.tv_sec) +
           (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
}

/* What takes twice the text takes about twice the time, whatever it is. */
static void test_linear(void **state)
{
    (void)state;
    static const char *const units[] = {
        "推动修路架桥",
        "一是",
        "（",
        "公共租赁住房（公租房）",
        "“",
        "**",
        "# 标题\n",
        "（一）标题\n",
        "一、标题。\n正文。\n",
        "1 2\n",
        "2031年",
        "存在问题；",
        "#\n##\n###\n####\n#####\n######\n#######\n########\n#########\n",
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        double brief = read_many(units[i], 2500);
        double longer = read_many(units[i], 10000);
        if (longer > 0.05 && longer > brief * 12)
            fail_msg("%s: %.3f s, four times as much %.3f s", units[i], brief,
                     longer);
    }
}

/* What was read in a wrong encoding may have sentences all the same. */
static void test_garbled(void **state)
{
    (void)state;
    static const char bytes[] =
        "鍏ㄩ潰鎺ㄨ繘娉曟不鏀垮簻寤鸿锛屽姞寮哄叕鍏辨湇鍔★紝瀹炴柦鍗佸ぇ宸ョ▼"
        "锛屾敼鍠勫叕鍏辨湇鍔★紝淇濋殰浜烘皯銆。鍏ㄩ潰鎺ㄨ繘2023年12月。";
    nian_report *report;
    nian_str why = {NULL, 0};
    nian_report_read(&report, nian_str_from(bytes), NULL);
    assert_false(nian_report_plausible(report, &why));
    assert_true(nian_str_has(why, NIAN_STR("read as GBK; convert it back")));
    nian_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refusals), cmocka_unit_test(test_missing),
        cmocka_unit_test(test_file),     cmocka_unit_test(test_plausible),
        cmocka_unit_test(test_garbled),  cmocka_unit_test(test_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
