/* Pages of words become text: each rule on a small page of its own. */
#include "sheet.h"

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
    double y = set(s, 160, PARAGRAPH);
    put(s, LEFT, y + 40, "粮食产量（吨）…………………………450");
    nian_ingested taken = written(s);
    assert_str(taken.text, PARAGRAPH "\n\n粮食产量（吨）…………………………450\n");
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
        CASE(test_two_columns),
        CASE(test_red_head_and_title),
        CASE(test_footnotes_stand_at_end),
        CASE(test_contents_go),
        CASE(test_turned_page),
        CASE(test_any_table_is_read),
        CASE(test_damaged_file),
        CASE(test_locked_file),
        CASE(test_file_without_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
