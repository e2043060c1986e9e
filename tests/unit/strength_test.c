/* Stronger and weaker: what a plan promises more or less than the year
 * before, in its figures, its reach, its firmness and its deadlines. */
#include "test.h"

#include "diff/compare.h"
#include "report/report.h"

static int wording(const char *before, const char *after)
{
    return nian_compare_wording(nian_str_from(before), 2022,
                                nian_str_from(after), 2023);
}

static void reach_is_told_by_its_words(void **state)
{
    (void)state;
    assert_int_equal(
        wording("开展垃圾分类积分制试点。", "全面推行垃圾分类积分制。"), 1);
    assert_int_equal(
        wording("全面推行垃圾分类积分制。", "探索垃圾分类积分制。"), -1);
    assert_int_equal(
        wording("基本完成土地确权登记颁证。", "全面完成土地确权登记颁证。"), 1);
    assert_int_equal(
        wording("把部分收支纳入预算管理。", "把收支全部纳入预算管理。"), 1);
    /* 基本 of 基本医疗 is no degree. */
    assert_int_equal(
        wording("完善基本医疗保险制度。", "全面推行大病医疗保险制度。"), 0);
}

static void firmness_is_told_in_clauses_of_one_thing(void **state)
{
    (void)state;
    assert_int_equal(
        wording("力争环湖步道年内贯通。", "确保环湖步道年内贯通。"), 1);
    assert_int_equal(
        wording("确保环湖步道年内贯通。", "争取环湖步道年内贯通。"), -1);
    assert_int_equal(wording("鼓励企业上市融资，力争环湖步道贯通。",
                             "支持企业上市融资，确保粮食安全生产。"),
                     0);
    assert_int_equal(wording("加强河湖管护。", "确保河湖管护到位。"), 0);
}

static void deadlines_come_nearer_or_slip(void **state)
{
    (void)state;
    assert_int_equal(
        wording("到2025年青汀大桥建成通车。", "到2024年青汀大桥建成通车。"), 1);
    assert_int_equal(
        wording("青汀大桥2024年底前建成通车。", "青汀大桥2025年底前建成通车。"),
        -1);
    assert_int_equal(
        wording("青汀大桥上半年建成通车。", "青汀大桥年底前建成通车。"), -1);
    /* Each year has its own 年底. */
    assert_int_equal(
        wording("年底前清理完拖欠账款。", "年底前清理完拖欠账款。"), 0);
    assert_int_equal(
        wording("2022年底前清理完拖欠账款。", "2023年底前清理完拖欠账款。"), 0);
    assert_int_equal(
        wording("到2025年青汀大桥建成通车。", "到2024年农村厕所改造完成。"), 0);
}

/* The flag of the one row that two plans make. */
static unsigned figures(const char *before, const char *after)
{
    static const char frame[] =
        "青汀区%d年政府工作报告\n\n一、%d年下一步工作计划\n"
        "力争%s\n";
    nian_arena arena = {0};
    nian_report *old;
    nian_report *new;
    nian_comparison *c;
    nian_report_read(&old, nian_str_format(&arena, frame, 2022, 2022, before),
                     NULL);
    nian_report_read(&new, nian_str_format(&arena, frame, 2023, 2023, after),
                     NULL);
    nian_compare(&c, old, new, NULL);
    assert_int_equal(c->change_count, 1);
    assert_int_equal(c->changes[0].status, NIAN_STATUS_REWORDED);
    unsigned flags = c->changes[0].flags;
    nian_comparison_free(c);
    nian_report_free(new);
    nian_report_free(old);
    nian_arena_free(&arena);
    return flags & (NIAN_FLAG_STRONGER | NIAN_FLAG_WEAKER);
}

static void figures_say_more_or_less(void **state)
{
    (void)state;
    assert_int_equal(
        figures("行政复议案件办结率达到95%。", "行政复议案件办结率达到98%。"),
        NIAN_FLAG_STRONGER);
    assert_int_equal(
        figures("地区生产总值增长7%左右。", "地区生产总值增长6%左右。"),
        NIAN_FLAG_WEAKER);
    assert_int_equal(
        figures("地区生产总值增长6%左右。", "地区生产总值增长6%以上。"),
        NIAN_FLAG_STRONGER);
    /* One up, one down. */
    assert_int_equal(figures("新建公园12个，新建步道30公里。",
                             "新建公园15个，新建步道20公里。"),
                     0);
}

static void less_may_be_the_harder_promise(void **state)
{
    (void)state;
    assert_int_equal(figures("城镇调查失业率控制在5.5%以内。",
                             "城镇调查失业率控制在5%以内。"),
                     NIAN_FLAG_STRONGER);
    assert_int_equal(
        figures("单位地区生产总值能耗下降3%。", "单位地区生产总值能耗下降2%。"),
        NIAN_FLAG_WEAKER);
    assert_int_equal(figures("不动产登记时限压缩到3个工作日。",
                             "不动产登记时限压缩到2个工作日。"),
                     NIAN_FLAG_STRONGER);
    /* Neither dearer nor cheaper is a promise. */
    assert_int_equal(
        figures("居民消费价格上涨3%左右。", "居民消费价格上涨2%左右。"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reach_is_told_by_its_words),
        cmocka_unit_test(firmness_is_told_in_clauses_of_one_thing),
        cmocka_unit_test(deadlines_come_nearer_or_slip),
        cmocka_unit_test(figures_say_more_or_less),
        cmocka_unit_test(less_may_be_the_harder_promise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
