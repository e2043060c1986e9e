/* Notes on figures that cannot all be right, and none on those that can. */
#include "test.h"

#include "base/buf.h"
#include "nianlun/report.h"

/* The notes on a report whose review holds these lines, joined by '|'. */
static void read_notes(nian_buf *out, const char *lines)
{
    nian_buf text = {0};
    nian_report *report;
    nian_buf_add(&text, NIAN_STR("# 云澜市青汀区2023年法治政府建设年度报告\n\n"
                                 "## 一、主要工作\n\n"));
    nian_buf_add(&text, nian_str_from(lines));
    nian_report_read(&report, nian_buf_str(&text), NULL);
    for (size_t i = 0; i < report->note_count; i++)
        nian_buf_format(out, "%s%u %.*s", i ? "|" : "", report->notes[i].line,
                        NIAN_STR_ARG(report->notes[i].text));
    nian_report_free(report);
    nian_buf_free(&text);
}

static void check(const char *lines, const char *want)
{
    nian_buf out = {0};
    read_notes(&out, lines);
    if (!nian_str_equal(nian_buf_str(&out), nian_str_from(want)))
        fail_msg("in \"%s\":\n got %.*s\nwant %s", lines,
                 NIAN_STR_ARG(nian_buf_str(&out)), want);
    nian_buf_free(&out);
}

static void test_growth(void **state)
{
    (void)state;
    check("行政复议案件由85件增加到105件，增长38.2%。\n",
          "5 “85件增加到105件，增长38.2%”: that makes 23.5%");
    check("行政复议案件由85件增加到105件，增长23.5%。\n", "");
    check("受理复议案件105件，比上年增加20件，增长38.2%。\n",
          "5 “105件，比上年增加20件，增长38.2%”: that makes 23.5%");
    check("公开信息量由1.2万条增加到1.9万条，增长60%。\n", "");
    check("专利授权量由100件增加到300件，增长3.5倍。\n",
          "5 “100件增加到300件，增长3.5倍”: that makes 3.00 times");
    check("专利授权量由100件增加到300件，增长2倍。\n", "");
    check("抽检合格率由92.1%提高到95.5%，提高4.4个百分点。\n",
          "5 “92.1%提高到95.5%，提高4.4个百分点”: the difference is 3.4");
    check("财政投入由2018年的10亿元增长到2023年的15亿元，年均增长12.5%。\n",
          "5 “10亿元增长到2023年的15亿元，年均增长12.5%”: that makes 8.45%");
    check("财政投入由2018年的10亿元增长到2023年的15亿元，年均增长8.4%。\n", "");
}

static void test_direction(void **state)
{
    (void)state;
    check("办理时限由30天压缩到42天。\n",
          "5 “30天压缩到42天”: it rises, and the words say that it falls");
    check("办理时限由42天压缩到30天，综合排名由第8位上升到第3位。\n", "");
}

/* Real growth does not follow from money; 约 says that it need not fit. */
static void test_other_bases(void **state)
{
    (void)state;
    check("地区生产总值由100亿元增加到130亿元，增长21%。\n", "");
    check("居民收入由2万元增加到2.6万元，实际增长21%。\n", "");
    check("办件量由约80万件增加到105万件，增长38%。\n", "");
    check("办件量由85万件增加到105万件，其中网办量增长38%。\n", "");
}

static void test_rates(void **state)
{
    (void)state;
    check("受理投诉举报120件，办结110件，办结率95%。\n",
          "5 “120件，办结110件，办结率95%”: that makes 91.7%");
    check("受理投诉举报120件，办结110件，办结率91.7%。\n", "");
    check("群众对窗口服务满意率102%。\n",
          "5 群众对窗口服务满意率 “102%”: more than the whole");
    check("年度任务完成率102%，收入预算完成率108%。\n", "");
}

static void test_two_figures(void **state)
{
    (void)state;
    check("全年共办理行政复议案件105件。\n\n全年共办理行政复议案件98件。\n",
          "5 办理行政复议案件 “105件”: line 7 says “98件”");
    check("行政机关负责人出庭应诉率100%。\n\n行政机关负责人出庭应诉率100%。\n",
          "");
    check("全区新增城镇就业1.2万人。\n\n全区新增城镇就业12043人。\n", "");
    check("公共法律服务支出5.2亿元。\n\n其中，公共法律服务支出3.1亿元。\n", "");
    check("2022年办理民生实事85件。\n\n2023年办理民生实事105件，增长50%。\n",
          "7 办理民生实事 “50%”, “85件” in line 5: that makes 23.5%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_growth),      cmocka_unit_test(test_direction),
        cmocka_unit_test(test_other_bases), cmocka_unit_test(test_rates),
        cmocka_unit_test(test_two_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
