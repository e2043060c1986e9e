/* Blanks that a printer or converter put within words go; those between names
 * and columns stay.  So it is with paragraphs that it wrote twice. */
#include "test.h"

#include "document/document.h"

/* The lines of a text, cleaned, each with / behind it. */
static void check(const char *source, const char *wanted)
{
    nian_arena arena = {0};
    nian_text text;
    nian_document document;
    nian_buf out = {0};
    nian_normalise(&text, &arena, nian_str_from(source));
    nian_parse(&document, &arena, &text, NULL);
    for (size_t i = 0; i < document.blocks.count; i++)
        nian_buf_format(&out, "%.*s/",
                        NIAN_STR_ARG(document.blocks.items[i].text));
    assert_str(nian_buf_str(&out), wanted);
    nian_buf_free(&out);
    nian_arena_free(&arena);
}

static void test_within_words(void **state)
{
    (void)state;
    check("全区 编制 2023 年规划 12 项，建 成步道。",
          "全区编制2023年规划12项，建成步道。/");
    check("法 治 政 府 建 设\n", "法治政府建设/");
    check("二 〇 二 三 年 工 作 报 告\n", "二〇二三年工作报告/");
    check("2 0 2 3 年 工 作 报 告\n", "2023年工作报告/");
    check("政　府　工　作　报　告\n", "政府工作报告/");
    check("目　录\n", "目录/");
    check("一、　总体情况\n\n全区建成步道两公里。",
          "一、总体情况/全区建成步道两公里。/");
    check("推广5G 应用和 LED 屏。", "推广5G 应用和 LED 屏。/");
}

static void test_between_names(void **state)
{
    (void)state;
    check("全区建成步道两公里。\n\n张三 李四 王小五\n",
          "全区建成步道两公里。/张三 李四 王小五/");
    check("青汀区区长　赵某某\n\n全区建成步道两公里。",
          "青汀区区长 赵某某/全区建成步道两公里。/");
    check("青汀区区长　李　某\n\n全区建成步道两公里。",
          "青汀区区长 李某/全区建成步道两公里。/");
    check("（2023年1月26日 赵某某）\n\n全区建成步道两公里。",
          "（2023年1月26日 赵某某）/全区建成步道两公里。/");
    check("教育 医疗 养老 就业\n\n全区建成步道两公里。",
          "教育 医疗 养老 就业/全区建成步道两公里。/");
}

static void test_text_cut_into_words(void **state)
{
    (void)state;
    check("全区 建成 步道 两公里， 新建 公园 三个， 推进 依法 行政。\n\n"
          "推进 依法 行政\n",
          "全区建成步道两公里，新建公园三个，推进依法行政。/推进依法行政/");
}

static void test_noted(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_text text;
    nian_document d;
    nian_normalise(&text, &arena,
                   NIAN_STR("建成步道。\n编制 2023 年规划。\n新 建桥梁。\n\n"
                            "指标 2022年 2023年\n税收 120 132\n罚款 20 18\n"));
    nian_parse(&d, &arena, &text, NULL);
    assert_int_equal(d.notes.count, 1);
    assert_str(d.notes.items[0].text, "blank between characters taken out");
    assert_int_equal(d.notes.items[0].count, 3);
    assert_int_equal(d.notes.items[0].line, 2);
    nian_arena_free(&arena);
}

static void check_statements(const char *source, size_t count)
{
    nian_arena arena = {0};
    nian_text text;
    nian_document d;
    nian_normalise(&text, &arena, nian_str_from(source));
    nian_parse(&d, &arena, &text, NULL);
    assert_int_equal(d.statements.count, count);
    nian_arena_free(&arena);
}

static void test_paragraphs_written_twice(void **state)
{
    (void)state;
    check_statements(
        "全区新建城市步道两公里，改造老旧管网十二公里，方便居民。\n\n"
        "全区新建城市步道两公里，改造老旧管网十二公里，方便居民。\n",
        1);
    check_statements("全区新建步道。\n\n全区新建步道。\n", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_within_words),
        cmocka_unit_test(test_between_names),
        cmocka_unit_test(test_text_cut_into_words),
        cmocka_unit_test(test_noted),
        cmocka_unit_test(test_paragraphs_written_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
