/* Lines, edits and amounts on a terminal; tables; JSON that parses. */
#include "test.h"

#include <jansson.h>
#include <string.h>

#include "render/terminal.h"
#include "text/text.h"

static nian_str lines_of(nian_buf *out, const char *text, size_t width)
{
    nian_view view = {.out = out, .width = width};
    nian_paragraph p = {0};
    nian_paragraph_add(&p, NIAN_STYLE_PLAIN, nian_str_from(text));
    nian_paragraph_end(&p, &view, 0, 0);
    return nian_buf_str(out);
}

static void check_lines(const char *text, size_t width, const char *want)
{
    nian_buf out = {0};
    assert_str(lines_of(&out, text, width), want);
    nian_buf_free(&out);
}

static void test_lines(void **state)
{
    (void)state;
    check_lines("推进城市更新行动", 8, "推进城市\n更新行动\n");
    check_lines("推进城市，更新行动", 8, "推进城\n市，更新\n行动\n");
    check_lines("印发《办法》", 6, "印发\n《办\n法》\n");
    check_lines("达到3773.41亿元", 10, "达到\n3773.41亿\n元\n");
    check_lines("增长6.5%左右", 7, "增长\n6.5%左\n右\n");
    check_lines("abcdefghijkl", 5, "abcde\nfghij\nkl\n");
    check_lines("the rule of law", 8, "the rule\nof law\n");
    check_lines("", 8, "");
}

/* No line is wider than it may be, whatever the text is made of. */
static void test_width(void **state)
{
    (void)state;
    static const char text[] =
        "全面推行“双随机、一公开”（含跨部门）监管——覆盖率达到98.7%；办理12345"
        "热线诉求1.2万件，《办法》施行后，Internet plus政务服务……继续推进。";
    for (size_t width = 8; width < 90; width++) {
        nian_buf out = {0};
        nian_str rest = lines_of(&out, text, width);
        for (nian_str line; nian_str_line(&rest, &line);) {
            assert_true(nian_columns(line) <= width);
            assert_false(nian_str_starts(line, NIAN_STR("，")));
            assert_false(nian_str_starts(line, NIAN_STR("；")));
            assert_false(nian_str_ends(line, NIAN_STR("《")));
            assert_false(nian_str_ends(line, NIAN_STR(" ")));
        }
        nian_buf_free(&out);
    }
}

static void test_controls_stay_out(void **state)
{
    (void)state;
    check_lines("一\033[31m二\a三\xE2\x80\xAE四", 40, "一[31m二三四\n");
}

static void check_edits(bool color, const char *want)
{
    static const nian_edit edits[] = {
        {'=', NIAN_STR_INIT("增长")}, {'-', NIAN_STR_INIT("6%")},
        {'+', NIAN_STR_INIT("7%")},   {'=', NIAN_STR_INIT("以上，")},
        {'-', NIAN_STR_INIT("力争")}, {'=', NIAN_STR_INIT("排前列")},
        {'+', NIAN_STR_INIT("两位")},
    };
    nian_buf out = {0};
    nian_view view = {.out = &out, .width = 80, .color = color};
    nian_paragraph p = {0};
    nian_paragraph_edits(&p, &view, edits, sizeof edits / sizeof *edits);
    nian_paragraph_end(&p, &view, 2, 2);
    assert_str(nian_buf_str(&out), want);
    nian_buf_free(&out);
}

static void test_edits(void **state)
{
    (void)state;
    check_edits(false, "  增长[6%→7%]以上，[-力争-]排前列[+两位+]\n");
    check_edits(true, "  增长\033[31;9m6%\033[m\033[32m7%\033[m以上，"
                      "\033[31;9m力争\033[m排前列\033[32m两位\033[m\n");
}

static void check_cell(const char *text, size_t columns, const char *want)
{
    nian_buf out = {0};
    nian_cell(&out, nian_str_from(text), columns);
    assert_str(nian_buf_str(&out), want);
    nian_buf_free(&out);
}

static void test_cell(void **state)
{
    (void)state;
    check_cell("总值", 6, "总值  ");
    check_cell("地区生产总值", 8, "地区生…");
    check_cell("地区生产", 8, "地区生产");
    check_cell("", 2, "  ");
}

static void check_amount(int64_t mantissa, int exponent, const char *unit,
                         const char *want)
{
    nian_buf out = {0};
    nian_decimal value = {mantissa, exponent};
    nian_write_amount(&out, value, nian_str_from(unit));
    assert_str(nian_buf_str(&out), want);
    nian_buf_free(&out);
}

static void test_amount(void **state)
{
    (void)state;
    check_amount(126, 10, "元", "1.26万亿元");
    check_amount(-377341, 6, "元", "-3773.41亿元");
    check_amount(459000, 0, "户", "45.9万户");
    check_amount(-42, -1, "%", "-4.2%");
    check_amount(9999, 0, "件", "9999件");
}

/* A report by hand: two statements and a figure. */
static const nian_section sections[] = {
    {.parent = 0, .level = 0},
    {.parent = 0,
     .level = 1,
     .label = NIAN_STR_INIT("一、"),
     .heading = NIAN_STR_INIT("重点\"工作\""),
     .line = 3},
};
static const nian_statement statements[] = {
    {.section = 1,
     .type = NIAN_TYPE_PLAN,
     .text = NIAN_STR_INIT("新建公园3个，\"一园一策\"。"),
     .line = 4},
    {.section = 1,
     .type = NIAN_TYPE_ACTION,
     .text = NIAN_STR_INIT("=SUM(A1)"),
     .line = 5},
};
static const nian_indicator indicators[] = {
    {.statement = 0,
     .name = NIAN_STR_INIT("新建公园"),
     .has_value = true,
     .value = {3, 0},
     .unit = NIAN_STR_INIT("个"),
     .target = true,
     .text = NIAN_STR_INIT("3个")},
};
static const nian_report sample = {
    .meta = {.issuer = NIAN_STR_INIT("某市"), .year = 2023},
    .name = NIAN_STR_INIT("a.md"),
    .sections = sections,
    .section_count = 2,
    .statements = statements,
    .statement_count = 2,
    .indicators = indicators,
    .indicator_count = 1,
};

static void show(nian_buf *out, const char *format, unsigned flags)
{
    nian_view view = {.out = out, .show = flags, .width = 80};
    nian_renderer_find(nian_str_from(format))->report(&view, &sample);
}

static void test_csv(void **state)
{
    (void)state;
    nian_buf out = {0};
    show(&out, "csv", 0);
    assert_str(nian_buf_str(&out),
               "id,section,heading,type,text,line\n"
               "2023-001,s1,\"重点\"\"工作\"\"\",plan,"
               "\"新建公园3个，\"\"一园一策\"\"。\",4\n"
               "2023-002,s1,\"重点\"\"工作\"\"\",action,\"'=SUM(A1)\",5\n");
    nian_buf_free(&out);
}

static const char *string_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void test_json(void **state)
{
    (void)state;
    nian_buf out = {0};
    show(&out, "json", 0);
    json_t *root = json_loadb(out.ptr, out.len, 0, NULL);
    assert_non_null(root);
    assert_string_equal(string_at(root, "schema"), "nianlun.report/1");
    assert_string_equal(string_at(root, "report"), "a.md");
    assert_true(json_is_null(json_object_get(root, "kind")));
    json_t *first = json_array_get(json_object_get(root, "statements"), 0);
    assert_string_equal(string_at(first, "id"), "2023-001");
    assert_string_equal(string_at(first, "type"), "plan");
    json_t *figure = json_array_get(json_object_get(root, "indicators"), 0);
    assert_int_equal(json_integer_value(json_object_get(figure, "value")), 3);
    assert_true(json_is_null(json_object_get(figure, "low")));
    assert_string_equal(string_at(figure, "status"), "target");
    json_decref(root);
    nian_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_controls_stay_out),
        cmocka_unit_test(test_edits),
        cmocka_unit_test(test_cell),
        cmocka_unit_test(test_amount),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
