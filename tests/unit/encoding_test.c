/* Every sample in every encoding gives the same report; what is left open,
 * damaged or of another kind is refused with a line that says what to do. */
#include "test.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "bytes.h"
#include "ingest/convert.h"
#include "ingest/encoding.h"
#include "nianlun/report.h"

#define CORPUS NIAN_ROOT "/corpus/"

static const char *const samples[] = {
    CORPUS "云澜市/政府工作报告/2022.md",
    CORPUS "云澜市/政府工作报告/2023.txt",
    CORPUS "云澜市/政府工作报告/2024.md",
    CORPUS "青汀区/法治政府建设年度报告/2019.txt",
    CORPUS "青汀区/法治政府建设年度报告/2020.md",
    CORPUS "青汀区/法治政府建设年度报告/2021.txt",
    CORPUS "青汀区/法治政府建设年度报告/2022.md",
    CORPUS "青汀区/法治政府建设年度报告/2023.txt",
    CORPUS "青汀区/法治政府建设年度报告/2024.md",
};

static void encode(nian_buf *out, const char *encoding, nian_str text)
{
    iconv_t library = iconv_open(encoding, "UTF-8");
    assert_true(library != (iconv_t)-1);
    size_t room = text.len * 4 + 16, left = text.len;
    char *bytes = nian_xmalloc(room);
    char *to = bytes;
    char *from = (char *)(uintptr_t)text.ptr;
    size_t rest = room;
    assert_int_equal(iconv(library, &from, &left, &to, &rest), 0);
    nian_buf_add(out, (nian_str){bytes, room - rest});
    iconv_close(library);
    free(bytes);
}

static bool decode(nian_ingested *out, nian_arena *arena, nian_str bytes,
                   nian_error *err)
{
    nian_decoding how = {.page = false};
    *out = (nian_ingested){.ocr = false};
    return nian_decode(out, arena, bytes, &how, err);
}

typedef struct encoding_row {
    const char *library;
    const char *mark;
    size_t mark_len;
    const char *name; /* that is found */
} encoding_row;

static const encoding_row encodings[] = {
    {"UTF-8", "", 0, "UTF-8"},
    {"UTF-8", "\xEF\xBB\xBF", 3, "UTF-8"},
    {"UTF-16LE", "", 0, "UTF-16LE"},
    {"UTF-16BE", "", 0, "UTF-16BE"},
    {"UTF-16LE", "\xFF\xFE", 2, "UTF-16LE"},
    {"UTF-16BE", "\xFE\xFF", 2, "UTF-16BE"},
    {"UTF-32LE", "\xFF\xFE\0\0", 4, "UTF-32LE"},
    {"GB18030", "", 0, "GB18030"},
};

static void same_statements(const nian_report *got, const nian_report *want)
{
    assert_int_equal(got->statement_count, want->statement_count);
    assert_int_equal(got->indicator_count, want->indicator_count);
    assert_int_equal(got->meta.year, want->meta.year);
    for (size_t i = 0; i < want->statement_count; i++) {
        assert_true(
            nian_str_equal(got->statements[i].text, want->statements[i].text));
        assert_int_equal(got->statements[i].line, want->statements[i].line);
    }
}

static void check_sample(nian_str text, const nian_report *want,
                         const encoding_row *row)
{
    nian_arena arena = {0};
    nian_buf bytes = {0};
    nian_ingested taken;
    nian_error err = {0};
    nian_buf_add(&bytes, (nian_str){row->mark, row->mark_len});
    encode(&bytes, row->library, text);
    if (!decode(&taken, &arena, nian_buf_str(&bytes), &err))
        fail_msg("%s: %s", row->library, err.message);
    assert_str(taken.encoding, row->name);
    nian_report *got;
    nian_report_read(&got, taken.text, NULL);
    same_statements(got, want);
    nian_report_free(got);
    nian_buf_free(&bytes);
    nian_arena_free(&arena);
}

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        nian_buf text = {0};
        nian_report *want;
        assert_true(read_bytes(&text, samples[i]));
        nian_report_read(&want, nian_buf_str(&text), NULL);
        for (size_t k = 0; k < sizeof encodings / sizeof *encodings; k++)
            check_sample(nian_buf_str(&text), want, &encodings[k]);
        nian_report_free(want);
        nian_buf_free(&text);
    }
}

static const char traditional[] =
    "雲瀾市2031年政府工作報告\n\n一、過去一年的工作\n\n"
    "我們堅持穩中求進，全年地區生產總值增長百分之六，新建學校十二所，"
    "城鄉居民人均可支配收入穩步提高。\n";

/* Big5 has no simplified characters, so the sample is a traditional one. */
static void test_big5(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_buf bytes = {0};
    nian_ingested taken;
    encode(&bytes, "BIG5", nian_str_from(traditional));
    assert_true(decode(&taken, &arena, nian_buf_str(&bytes), NULL));
    assert_str(taken.encoding, "Big5");
    assert_str(taken.text, traditional);
    assert_int_equal(taken.notes.count, 1);
    assert_str(taken.notes.items[0].text, "read as Big5");
    nian_buf_free(&bytes);

    /* 邨 and 啲 are characters of Hong Kong alone. */
    nian_buf wider = {0};
    nian_str text = nian_str_concat(&arena, nian_str_from(traditional),
                                    NIAN_STR("啲屋邨已經完成改造。\n"));
    encode(&wider, "BIG5-HKSCS", text);
    assert_true(decode(&taken, &arena, nian_buf_str(&wider), NULL));
    assert_str(taken.encoding, "Big5-HKSCS");
    assert_true(nian_str_equal(taken.text, text));
    nian_buf_free(&wider);
    nian_arena_free(&arena);
}

/* A few words are enough, and fewer are a question. */
static void test_short(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_ingested taken;
    nian_error err = {0};
    /* 年度报告。 and 云 in GB18030 */
    assert_true(decode(&taken, &arena,
                       NIAN_STR("\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6\xA1\xA3"),
                       NULL));
    assert_str(taken.text, "年度报告。");
    assert_false(decode(&taken, &arena, NIAN_STR("\xD4\xC6\n"), &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_non_null(strstr(err.message, "GB18030 would read 云"));
    assert_non_null(strstr(err.message, "--encoding"));
    nian_arena_free(&arena);
}

static void refuse(nian_str bytes, nian_error_code code, const char *words)
{
    nian_arena arena = {0};
    nian_ingested taken;
    nian_error err = {0};
    assert_false(decode(&taken, &arena, bytes, &err));
    assert_int_equal(err.code, code);
    if (!strstr(err.message, words))
        fail_msg("%s", err.message);
    nian_arena_free(&arena);
}

static void test_refusals(void **state)
{
    (void)state;
    refuse(NIAN_STR("caf\xE9 na\xEFve \xE0 l'\xE9t\xE9"), NIAN_EINPUT,
           "convert it with iconv");
    refuse(NIAN_STR("一年\0二年"), NIAN_EINPUT, "binary");
    refuse(NIAN_STR("\x7F\0\1\2\3\0\0\0"), NIAN_EINPUT, "binary");
    refuse(NIAN_STR("一年一年一年\n二\xE5\xB9"), NIAN_EINPUT,
           "line 2, byte 22");
    refuse(NIAN_STR("\x1B$)A\x0E"
                    "DjHU\x0F\n"),
           NIAN_EUNSUPPORTED, "ISO-2022-CN");
    refuse(NIAN_STR("~{DjHU~} and ~{R;~}\n"), NIAN_EUNSUPPORTED, "HZ");
}

/* UTF-8 in which two bytes make a letter is UTF-8 all the same. */
static void test_letters(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_ingested taken;
    nian_str text = NIAN_STR("r\xC3\xA9sum\xC3\xA9, \xC3\xA0 la fin de l'ann"
                             "\xC3\xA9"
                             "e ~{ \n");
    assert_true(decode(&taken, &arena, text, NULL));
    assert_str(taken.encoding, "UTF-8");
    assert_ptr_equal(taken.text.ptr, text.ptr);
    assert_int_equal(taken.notes.count, 0);
    nian_arena_free(&arena);
}

/* A report of many lines in GB18030 in which `damaged` pairs are broken. */
static void make_damaged(nian_buf *out, size_t lines, size_t damaged)
{
    nian_buf line = {0};
    encode(&line, "GB18030", NIAN_STR("全市新建改建农村公路三百公里。\n"));
    for (size_t i = 0; i < lines; i++)
        nian_buf_add(out, nian_buf_str(&line));
    for (size_t i = 0; i < damaged; i++)
        out->ptr[line.len * (6 + i) + 3] = (char)0xFF;
    nian_buf_free(&line);
}

static void test_damage(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_buf bytes = {0};
    nian_ingested taken;
    nian_error err = {0};
    make_damaged(&bytes, 1000, 2);
    assert_true(decode(&taken, &arena, nian_buf_str(&bytes), NULL));
    assert_int_equal(taken.notes.count, 2);
    assert_str(taken.notes.items[1].text, "bytes that are no GB18030 replaced");
    assert_int_equal(taken.notes.items[1].line, 7);
    assert_true(nian_utf8_valid(taken.text, NULL));
    nian_buf_free(&bytes);
    nian_buf few = {0};
    make_damaged(&few, 30, 2);
    assert_false(decode(&taken, &arena, nian_buf_str(&few), &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_non_null(strstr(err.message, "the first on line 7"));
    nian_buf_free(&few);
    nian_arena_free(&arena);
}

/* A line that lost a byte reads on as nonsense; it is read right from the next
 * character on. */
static void check_lost(nian_str text, size_t at)
{
    nian_arena arena = {0};
    nian_buf bytes = {0};
    nian_ingested taken;
    nian_error err = {0};
    for (int i = 0; i < 60; i++)
        encode(&bytes, "GB18030", text);
    size_t line = bytes.len / 60;
    memmove(bytes.ptr + 9 * line + at, bytes.ptr + 9 * line + at + 1,
            bytes.len - 9 * line - at - 1);
    bytes.len--;
    if (!decode(&taken, &arena, nian_buf_str(&bytes), &err))
        fail_msg("%s", err.message);
    size_t number = 0;
    for (nian_str rest = taken.text, got; nian_str_line(&rest, &got);) {
        nian_str want = nian_str_slice(text, 0, text.len - 1);
        number++;
        if (number != 10)
            assert_true(nian_str_equal(got, want));
        else if (!nian_str_has(got, NIAN_STR("\xEF\xBF\xBD")) ||
                 got.len + 3 < want.len)
            fail_msg("%zu: %.*s", at, NIAN_STR_ARG(got));
        else /* four characters at most are not the same */
            assert_true(
                nian_str_equal(nian_str_slice(got, 0, at / 2 * 3 - 3),
                               nian_str_slice(want, 0, at / 2 * 3 - 3)) &&
                nian_str_ends(got, nian_str_after(want, at / 2 * 3 + 9)));
    }
    assert_int_equal(number, 60);
    assert_int_equal(taken.notes.items[1].line, 10);
    nian_buf_free(&bytes);
    nian_arena_free(&arena);
}

static void test_lost(void **state)
{
    (void)state;
    for (size_t at = 4; at < 40; at++) {
        check_lost(NIAN_STR("全市新建改建农村公路三百公里，完成危桥改造工程，"
                            "群众出行条件进一步改善。\n"),
                   at);
    }
}

/* A page may be cut in its description, and may say what it is in. */
static void test_page(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_buf page = {0};
    nian_decoding how = {.page = true};
    nian_ingested taken = {.ocr = false};
    nian_buf_add(&page, NIAN_STR("<meta content=\"年度报\xE5\x91\"><p>"));
    for (int i = 0; i < 100; i++)
        nian_buf_add(&page, NIAN_STR("全市新建改建农村公路三百公里。"));
    assert_true(nian_decode(&taken, &arena, nian_buf_str(&page), &how, NULL));
    assert_int_equal(taken.notes.count, 1);
    assert_str(taken.notes.items[0].text, "bytes that are no UTF-8 replaced");
    nian_buf_free(&page);
    how.declared = NIAN_STR("gb2312");
    assert_true(
        nian_decode(&taken, &arena, NIAN_STR("<p>\xD4\xC6</p>"), &how, NULL));
    assert_str(taken.text, "<p>云</p>");
    nian_arena_free(&arena);
}

static void test_wanted(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_error err = {0};
    nian_decoding how = {.wanted = NIAN_STR("gb2312")};
    nian_ingested taken = {.ocr = false};
    assert_true(
        nian_decode(&taken, &arena, NIAN_STR("\xD4\xC6\n"), &how, NULL));
    assert_str(taken.text, "云\n");
    assert_str(taken.encoding, "GB18030");
    how.wanted = NIAN_STR("KOI8-R");
    assert_false(nian_decode(&taken, &arena, NIAN_STR("a"), &how, &err));
    assert_non_null(strstr(err.message, "known are UTF-8, GB18030"));
    how.wanted = NIAN_STR("big5");
    assert_false(
        nian_decode(&taken, &arena, NIAN_STR("a\xFF\xFF"), &how, &err));
    nian_arena_free(&arena);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"utf8", "UTF-8"},           {"UTF_16LE", "UTF-16LE"},
        {"GBK", "GB18030"},          {"gb-2312", "GB18030"},
        {"CP936", "GB18030"},        {"big5", "Big5"},
        {"big5hkscs", "Big5-HKSCS"}, {"cp950", "Big5"},
        {"UTF-16", "UTF-16LE"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_str(nian_encoding_find(nian_str_from(names[i][0]))->name,
                   names[i][1]);
    assert_null(nian_encoding_find(NIAN_STR("")));
    assert_null(nian_encoding_find(NIAN_STR("latin1")));
    assert_null(nian_encoding_find(
        NIAN_STR("a name that is longer than any encoding has")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples), cmocka_unit_test(test_big5),
        cmocka_unit_test(test_short),   cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_letters), cmocka_unit_test(test_damage),
        cmocka_unit_test(test_lost),    cmocka_unit_test(test_page),
        cmocka_unit_test(test_wanted),  cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
