/* Pages of words become text: each rule on a small page of its own. */
#include "test.h"

#include <stdlib.h>

#include "base/buf.h"
#include "ingest/pdf.h"

enum {
    LEFT = 80, /* points; 36 characters fill a line */
    PITCH = 20,
    SIZE = 12
};

/* A table of words, as pdftotext writes it. */
typedef struct sheet {
    nian_arena arena;
    nian_buf table;
    int page;
    int line;
} sheet;

static int setup(void **state)
{
    *state = nian_xcalloc(1, sizeof(sheet));
    return 0;
}

static int teardown(void **state)
{
    sheet *s = *state;
    nian_buf_free(&s->table);
    nian_arena_free(&s->arena);
    free(s);
    return 0;
}

static void new_page(sheet *s)
{
    nian_buf_format(&s->table,
                    "1\t%d\t0\t0\t0\t0\t0.000000\t0.000000\t595.30\t841.89\t-1"
                    "\t###PAGE###\n",
                    ++s->page);
}

static double width_of(nian_str word, double size)
{
    double width = 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(word, at), &code);
        width += code < 0x2000 ? size / 2 : size;
    }
    return width;
}

/* Words of one line; a blank in `text` is as wide as half a character. */
static void put_sized(sheet *s, double x, double y, double size,
                      const char *text)
{
    s->line++;
    nian_buf_format(&s->table,
                    "4\t%d\t0\t0\t%d\t0\t%.2f\t%.2f\t1.00\t1.00\t-1"
                    "\t###LINE###\n",
                    s->page, s->line, x, y);
    for (nian_str rest = nian_str_from(text); rest.len;) {
        ptrdiff_t blank = nian_str_find(rest, NIAN_STR(" "));
        size_t len = blank < 0 ? rest.len : (size_t)blank;
        nian_str word = nian_str_slice(rest, 0, len);
        if (len)
            nian_buf_format(&s->table,
                            "5\t%d\t0\t0\t0\t0\t%.2f\t%.2f\t%.2f\t%.2f\t100"
                            "\t%.*s\n",
                            s->page, x, y, width_of(word, size), size,
                            NIAN_STR_ARG(word));
        x += width_of(word, size) + size / 2;
        rest = nian_str_after(rest, len + 1);
    }
}

static void put(sheet *s, double x, double y, const char *text)
{
    put_sized(s, x, y, SIZE, text);
}

/* Sets Han characters as lines of `wide`, the first indented by `indent`;
 * returns where the next line stands. */
static double set_lines(sheet *s, double x, double y, size_t wide,
                        size_t indent, const char *text)
{
    nian_str rest = nian_str_from(text);
    for (size_t room = wide - indent; rest.len; room = wide, y += PITCH) {
        nian_str line = nian_str_slice(rest, 0, 3 * room);
        put(s, x + (double)(SIZE * (wide - room)), y,
            nian_cstr(&s->arena, line));
        rest = nian_str_after(rest, line.len);
    }
    return y;
}

/* A paragraph as wide as a page. */
static double set(sheet *s, double y, const char *text)
{
    return set_lines(s, LEFT, y, 36, 2, text);
}

#define TEN "甲乙丙丁戊己庚辛壬癸"
/* 155 characters: four full lines and a short one. */
#define PARAGRAPH                                                              \
    "今年" TEN TEN TEN TEN TEN "，" TEN TEN TEN TEN TEN                        \
    "，" TEN TEN TEN TEN TEN "。"

/* 106 characters, which leave no line short. */
#define FULL_LINES TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "天地玄黄宇宙"

static nian_ingested written(sheet *s)
{
    nian_pages pages = {0};
    nian_ingested taken = {0};
    nian_pages_read(&pages, &s->arena, nian_buf_str(&s->table),
                    NIAN_PAGES_POINTS);
    nian_pages_write(&taken, &s->arena, &pages);
    return taken;
}

static void assert_has(nian_str text, const char *words)
{
    if (!nian_str_has(text, nian_str_from(words)))
        fail_msg("no \"%s\" in \"%.*s\"", words, NIAN_STR_ARG(text));
}

static void assert_lacks(nian_str text, const char *words)
{
    if (nian_str_has(text, nian_str_from(words)))
        fail_msg("\"%s\" in \"%.*s\"", words, NIAN_STR_ARG(text));
}

static void assert_note(const nian_ingested *taken, uint32_t count,
                        const char *words)
{
    for (size_t i = 0; i < taken->notes.count; i++)
        if (nian_str_has(taken->notes.items[i].text, nian_str_from(words))) {
            assert_int_equal(taken->notes.items[i].count, count);
            return;
        }
    fail_msg("no note of \"%s\"", words);
}

/* --- paragraphs --- */

static void test_lines_are_joined(void **state)
{
    sheet *s = *state;
    new_page(s);
    double y = set(s, 100, PARAGRAPH);
    y = set(s, y, "二、优化政务服务");
    set(s, y, PARAGRAPH);
    assert_str(written(s).text,
               PARAGRAPH "\n\n二、优化政务服务\n\n" PARAGRAPH "\n");
}

/* “ may not end a line, and leaves it short; · is no letter. */
static void test_marks_at_the_ends_of_lines(void **state)
{
    sheet *s = *state;
    new_page(s);
    double y = set(s, 100, PARAGRAPH);
    put(s, LEFT + 2 * SIZE, y, TEN TEN TEN "天地玄");
    put(s, LEFT, y + PITCH, "“宇宙”，" TEN TEN TEN "3·");
    put(s, LEFT, y + 2 * PITCH, "15，" TEN "。");
    assert_str(written(s).text,
               PARAGRAPH "\n\n" TEN TEN TEN "天地玄“宇宙”，" TEN TEN TEN
                         "3·15，" TEN "。\n");
}

static void test_paragraph_runs_over_page(void **state)
{
    sheet *s = *state;
    new_page(s);
    set(s, 100, FULL_LINES);
    new_page(s);
    double y = set_lines(s, LEFT, 100, 36, 0, PARAGRAPH);
    set(s, y, PARAGRAPH);
    assert_str(written(s).text, FULL_LINES PARAGRAPH "\n\n" PARAGRAPH "\n");
}

static void test_heading_of_two_lines(void **state)
{
    sheet *s = *state;
    new_page(s);
    double y = set(s, 100, PARAGRAPH);
    y = set(s, y, "三、坚持" TEN TEN TEN "，推动工作落实");
    set(s, y, PARAGRAPH);
    assert_has(written(s).text,
               "。\n\n三、坚持" TEN TEN TEN "，推动工作落实\n\n今年");
}

/* An item whose mark hangs out before a block of its words. */
static void test_hanging_items(void **state)
{
    sheet *s = *state;
    new_page(s);
    double y = set(s, 100, PARAGRAPH);
    put(s, LEFT, y, "●");
    set_lines(s, LEFT + 24, y, 34, 0, TEN TEN TEN "，甲乙丙丁戊己。");
    put(s, LEFT, y + 40, "●");
    set_lines(s, LEFT + 24, y + 40, 34, 0, TEN TEN TEN "，甲乙丙丁戊己。");
    assert_has(written(s).text,
               "\n\n●" TEN TEN TEN "，甲乙丙丁戊己。\n\n●" TEN TEN TEN
               "，甲乙丙丁戊己。\n");
}

/* A title that fills its line, and a word that did not fit. */
static void test_full_title(void **state)
{
    sheet *s = *state;
    new_page(s);
    put_sized(s, LEFT, 60, 18, TEN TEN "年公报表");
    put_sized(s, 287, 90, 18, "书");
    double y = set(s, 150, PARAGRAPH);
    set(s, y, PARAGRAPH);
    assert_has(written(s).text, TEN TEN "年公报表书\n\n今年");
}

static void test_latin_words(void **state)
{
    sheet *s = *state;
    new_page(s);
    set(s, 100, PARAGRAPH);
    put(s, LEFT + 24, 300,
        "the government of the district will go on to "
        "develop the econ-");
    put(s, LEFT, 320,
        "omy and all that belongs to it, and many other things "
        "of that kind of");
    put(s, LEFT, 340, "work.");
    assert_has(written(s).text, "develop the economy and all");
    assert_has(written(s).text, "kind of work.");
}

static void test_blanks_of_justified_lines(void **state)
{
    sheet *s = *state;
    new_page(s);
    set(s, 100, PARAGRAPH);
    put(s, LEFT + 24, 300, "总 值 比 重 为 7.1% ， 第 二 产 业 增 加 值");
    assert_has(written(s).text, "\n总值比重为7.1%，第二产业增加值\n");
}

/* --- edges --- */

static void test_running_heads_go(void **state)
{
    sheet *s = *state;
    for (int i = 1; i <= 4; i++) {
        new_page(s);
        put_sized(s, 200, 40, 9, "青汀区法治政府建设年度报告");
        set(s, 140, PARAGRAPH);
        put(s, 280, 780, nian_str_format(&s->arena, "— %d —", i).ptr);
    }
    nian_ingested taken = written(s);
    assert_lacks(taken.text, "青汀区");
    assert_lacks(taken.text, "—");
    assert_note(&taken, 8, "running head");
}

static void test_page_numbers_of_many_forms(void **state)
{
    static const char *const forms[] = {"- 1 -", "第 1 页 共 9 页", "1/9", "1"};
    sheet *s = *state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        s->table.len = 0;
        s->page = 0;
        new_page(s);
        set(s, 100, PARAGRAPH);
        put(s, 280, 790, forms[i]);
        assert_str(written(s).text, PARAGRAPH "\n");
    }
}

/* Words of a page's foot are no foot in the text. */
static void test_words_alone_prove_nothing(void **state)
{
    sheet *s = *state;
    for (int i = 1; i <= 4; i++) {
        new_page(s);
        double y = set(s, 140, PARAGRAPH);
        set(s, y + 20.0 * i, "详见第3页的附表和说明。");
    }
    assert_has(written(s).text, "详见第3页的附表和说明。");
}

/* --- tables --- */

static void put_row(sheet *s, double y, const char *label, const char *value,
                    const char *growth)
{
    put(s, LEFT, y, label);
    if (value)
        put(s, 250, y, value);
    if (growth)
        put(s, 400, y, growth);
}

static void test_table(void **state)
{
    sheet *s = *state;
    new_page(s);
    double y = set(s, 100, PARAGRAPH);
    put(s, 230, y, "表1主要产品产量");
    put_row(s, y + 20, "产品", "产量（万吨）", "增长（%）");
    put_row(s, y + 40, "粮食", "45.9", "-2.1");
    put_row(s, y + 60, "其中：早稻", "12.3", "4.0");
    set(s, y + 90, PARAGRAPH);
    assert_has(written(s).text, "。\n\n表1主要产品产量\n\n"
                                "| 产品 | 产量（万吨） | 增长（%） |\n"
                                "| --- | --- | --- |\n"
                                "| 粮食 | 45.9 | -2.1 |\n"
                                "| 其中：早稻 | 12.3 | 4.0 |\n\n今年");
}

/* A label of two lines, with its figures beside their middle. */
static void test_wrapped_cell(void **state)
{
    sheet *s = *state;
    new_page(s);
    double y = set(s, 100, PARAGRAPH);
    put_row(s, y + 20, "指标", "数量", "增长");
    put_row(s, y + 46, "规模以上工业", NULL, NULL);
    put_row(s, y + 54, "", "45.9", "-2.1");
    put_row(s, y + 62, "企业增加值", NULL, NULL);
    put_row(s, y + 88, "粮食产量", "12.3", "4.0");
    assert_has(written(s).text, "| 规模以上工业企业增加值 | 45.9 | -2.1 |\n"
                                "| 粮食产量 | 12.3 | 4.0 |\n");
}

static void test_table_over_pages(void **state)
{
    sheet *s = *state;
    new_page(s);
    double y = set(s, 100, PARAGRAPH);
    put_row(s, y + 20, "产品", "产量（万吨）", "增长（%）");
    put_row(s, y + 40, "粮食", "45.9", "-2.1");
    put_row(s, y + 60, "棉花", "12.3", "4.0");
    new_page(s);
    put_row(s, 100, "产品", "产量（万吨）", "增长（%）");
    put_row(s, 120, "油料", "7.5", "0.3");
    set(s, 160, PARAGRAPH);
    assert_has(written(s).text,
               "| 棉花 | 12.3 | 4.0 |\n| 油料 | 7.5 | 0.3 |\n\n今年");
}

/* A row whose label goes on at the head of the next page. */
static void test_row_over_pages(void **state)
{
    sheet *s = *state;
    new_page(s);
    double y = set(s, 100, PARAGRAPH);
    put_row(s, y + 20, "产品", "产量（万吨）", "增长（%）");
    put_row(s, y + 40, "粮食", "45.9", "-2.1");
    put_row(s, y + 60, "居民服务、修理", "12.3", "4.0");
    new_page(s);
    put(s, LEFT, 100, "和其他服务业");
    put_row(s, 130, "油料", "7.5", "0.3");
    set(s, 170, PARAGRAPH);
    assert_has(written(s).text, "| 居民服务、修理和其他服务业 | 12.3 | 4.0 |\n"
                                "| 油料 | 7.5 | 0.3 |\n\n今年");
}

/* --- pages --- */

static void test_two_columns(void **state)
{
    sheet *s = *state;
    new_page(s);
    put(s, 220, 60, "全区工作情况报告书的题目");
    double y = set_lines(s, 60, 100, 18, 2, PARAGRAPH);
    set_lines(s, 60, y, 18, 2, "左栏末段。" PARAGRAPH);
    y = set_lines(s, 310, 100, 18, 2, "右栏首段。" PARAGRAPH);
    set_lines(s, 310, y, 18, 2, PARAGRAPH);
    nian_str text = written(s).text;
    assert_has(text, "题目\n\n" PARAGRAPH "\n\n左栏末段。" PARAGRAPH
                     "\n\n右栏首段。" PARAGRAPH "\n\n" PARAGRAPH "\n");
    assert_lacks(text, "|");
}

static void test_red_head_and_title(void **state)
{
    sheet *s = *state;
    new_page(s);
    put_sized(s, 120, 60, 24, "中共青汀区委员会文件");
    put(s, LEFT, 110, "青委〔2023〕41号");
    put(s, 420, 110, "签发人：某某");
    put_sized(s, 166, 160, 20, "中共青汀区委青汀区人民政府");
    put_sized(s, 186, 190, 20, "关于2023年法治政府建设");
    put_sized(s, 226, 220, 20, "年度情况的报告");
    put(s, LEFT, 270, "市委、市政府：");
    double y = set(s, 290, PARAGRAPH);
    set(s, y, PARAGRAPH);
    assert_has(written(s).text,
               "中共青汀区委员会文件\n\n青委〔2023〕41号\n\n签发人：某某\n\n"
               "中共青汀区委青汀区人民政府关于2023年法治政府建设年度情况的报告"
               "\n\n市委、市政府：\n\n今年");
}

static void test_footnotes_stand_at_end(void **state)
{
    sheet *s = *state;
    new_page(s);
    double y = set(s, 100, PARAGRAPH);
    put(s, LEFT + 24, y, "全面推行河长制");
    put_sized(s, LEFT + 108, y - 1, 6, "1");
    put(s, LEFT + 111, y, "，成效明显。");
    put_sized(s, LEFT, 700, 9, "1 河长制：指由负责人担任河长的制度。");
    new_page(s);
    set(s, 100, PARAGRAPH);
    nian_ingested taken = written(s);
    assert_has(taken.text, "全面推行河长制[^1]，成效明显。\n\n今年");
    assert_has(taken.text,
               "。\n\n注释\n\n[^1]: 河长制：指由负责人担任河长的制度。\n");
    assert_note(&taken, 1, "footnotes");
}

static void test_contents_go(void **state)
{
    sheet *s = *state;
    new_page(s);
    put(s, 270, 80, "目 录");
    put(s, LEFT, 100, "一、工作回顾…………………………1");
    put(s, LEFT, 120, "二、工作安排…………………………9");
    set(s, 160, PARAGRAPH);
    nian_ingested taken = written(s);
    assert_str(taken.text, PARAGRAPH "\n");
    assert_note(&taken, 3, "table of contents");
}

static void test_turned_page(void **state)
{
    sheet *s = *state;
    new_page(s);
    for (int i = 0; i < 3; i++) /* runs down; the next line is further left */
        nian_buf_format(&s->table,
                        "4\t1\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t###LINE###\n"
                        "5\t1\t0\t0\t0\t0\t%d.00\t80.00\t12.00\t432.00\t100"
                        "\t" TEN TEN TEN "宇宙洪荒日%s\n",
                        500 - 20 * i, i == 2 ? "。" : "月");
    nian_ingested taken = written(s);
    assert_str(taken.text,
               TEN TEN TEN "宇宙洪荒日月" TEN TEN TEN "宇宙洪荒日月" TEN TEN TEN
                           "宇宙洪荒日。\n");
    assert_note(&taken, 1, "turned");
}

static void test_any_table_is_read(void **state)
{
    sheet *s = *state;
    nian_buf_add(&s->table, NIAN_STR("5\t1\n1\t9\tx\n\xFF\t\t\t\n4\n"));
    assert_str(written(s).text, "");
    new_page(s);
    nian_buf_add(&s->table,
                 NIAN_STR("5\t1\t0\t0\t0\t0\t-5.00\t1e9\t99999999999\t7\t1\ta\n"
                          "5\t1\t0\t0\t0\t0\t-5.00\t3.0\t9.1\t7\t1\tb\n"));
    assert_str(written(s).text, "b\n");
}

/* --- whole files --- */

static void assert_refused(const char *bytes, const char *words)
{
    nian_arena arena = {0};
    nian_ingested taken = {0};
    nian_error err = {0};
    static const nian_ingest_options options = {.no_jail = true};
    assert_false(
        nian_pdf_read(&taken, &arena, nian_str_from(bytes), &options, &err));
    if (!strstr(err.message, words))
        fail_msg("\"%s\" does not say \"%s\"", err.message, words);
    nian_arena_free(&arena);
}

static void test_damaged_file(void **state)
{
    (void)state;
    assert_refused("%PDF-1.4\nnothing more", "damaged");
}

/* No password opens what these two strings lock. */
static void test_locked_file(void **state)
{
    (void)state;
    assert_refused("%PDF-1.4\n"
                   "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                   "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                   "3 0 obj<</Filter/Standard/V 1/R 2/P -4"
                   "/O(01234567890123456789012345678901)"
                   "/U(01234567890123456789012345678901)>>endobj\n"
                   "trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(ab)(ab)]>>\n",
                   "password");
}

static void test_file_without_text(void **state)
{
    (void)state;
    assert_refused("%PDF-1.4\n"
                   "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                   "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                   "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
                   "endobj\ntrailer<</Root 1 0 R>>\n",
                   "--ocr");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        CASE(test_lines_are_joined),
        CASE(test_marks_at_the_ends_of_lines),
        CASE(test_paragraph_runs_over_page),
        CASE(test_heading_of_two_lines),
        CASE(test_hanging_items),
        CASE(test_full_title),
        CASE(test_latin_words),
        CASE(test_blanks_of_justified_lines),
        CASE(test_running_heads_go),
        CASE(test_page_numbers_of_many_forms),
        CASE(test_words_alone_prove_nothing),
        CASE(test_table),
        CASE(test_wrapped_cell),
        CASE(test_table_over_pages),
        CASE(test_row_over_pages),
        CASE(test_two_columns),
        CASE(test_red_head_and_title),
        CASE(test_footnotes_stand_at_end),
        CASE(test_contents_go),
        CASE(test_turned_page),
        CASE(test_any_table_is_read),
        CASE(test_damaged_file),
        CASE(test_locked_file),
        CASE(test_file_without_text),
#undef CASE
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
