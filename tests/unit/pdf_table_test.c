/* Tables of pages, and pages that were pictures. */
#include "sheet.h"

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

/* Boxes of ink, in pixels: words of a scan stand apart, and a dash looks like
 * the figure one in Han. */
static void test_words_of_a_scan(void **state)
{
    static const char *const lines[] = {
        "今年 全区 继 续 推 进法治建设，完善 依法决 策的 各项制 度，",
        "健全 机制，压 实各部 门的责 任，提 升行政 执法质 量和效", "能。"};
    sheet *s = *state;
    nian_pages pages = {0};
    nian_ingested taken = {0};
    nian_buf_add(&s->table, NIAN_STR("1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1"
                                     "\t\n"));
    for (int i = 0; i < 3; i++) {
        int x = i ? 300 : 400;
        nian_buf_add(&s->table,
                     NIAN_STR("4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n"));
        for (nian_str rest = nian_str_from(lines[i]); rest.len;) {
            ptrdiff_t at = nian_str_find(rest, NIAN_STR(" "));
            nian_str word =
                nian_str_slice(rest, 0, at < 0 ? rest.len : (size_t)at);
            int wide = (int)nian_utf8_count(word) * 50;
            nian_buf_format(&s->table,
                            "5\t1\t1\t1\t1\t1\t%d\t%d\t%d\t45\t90.5"
                            "\t%.*s\n",
                            x, 300 + 80 * i, wide, NIAN_STR_ARG(word));
            x += wide + 8;
            rest = nian_str_after(rest, word.len + 1);
        }
    }
    nian_buf_add(&s->table, NIAN_STR("4\t1\t1\t1\t2\t0\t0\t0\t9\t9\t-1\t\n"
                                     "5\t1\t1\t1\t2\t1\t1200\t3300\t99\t40"
                                     "\t40\t一1一\n"));
    nian_pages_read(&pages, &s->arena, nian_buf_str(&s->table),
                    NIAN_PAGES_PIXELS);
    nian_pages_write(&taken, &s->arena, &pages);
    assert_str(taken.text, "今年全区继续推进法治建设，完善依法决策的各项制度，"
                           "健全机制，压实各部门的责任，提升行政执法质量和效"
                           "能。\n");
    nian_page_sure sure = nian_page_sureness(&pages.items[0]);
    assert_int_equal(sure.sum / sure.characters, 87);
}

/* Characters of private use, and marks where words should be. */
static void test_hidden_characters_are_counted(void **state)
{
    sheet *s = *state;
    nian_pages pages = {0};
    new_page(s);
    put(s, LEFT, 100, "\xEE\x80\x81\xEE\x80\x82年");
    new_page(s);
    put(s, LEFT, 100, "!\"#$%&'()");
    new_page(s);
    put(s, LEFT, 100, "一、综合……（GDP）12.5%");
    nian_pages_read(&pages, &s->arena, nian_buf_str(&s->table),
                    NIAN_PAGES_POINTS);
    assert_int_equal(nian_page_counted(&pages.items[0]).hidden, 2);
    assert_int_equal(nian_page_counted(&pages.items[0]).characters, 3);
    assert_int_equal(nian_page_counted(&pages.items[1]).hidden, 9);
    assert_int_equal(nian_page_counted(&pages.items[2]).hidden, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_table),
        CASE(test_wrapped_cell),
        CASE(test_table_over_pages),
        CASE(test_row_over_pages),
        CASE(test_words_of_a_scan),
        CASE(test_hidden_characters_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
