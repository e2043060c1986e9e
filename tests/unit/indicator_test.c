/* Figures with their names, on sentences made up for it.  A report is made of
 * each text, so that the whole way from bytes is tried. */
#include "test.h"

#include "base/buf.h"
#include "base/decimal.h"
#include "extract/indicator.h"
#include "nianlun/report.h"

static void write_indicator(nian_buf *out, const nian_indicator *indicator)
{
    nian_buf_add(out, indicator->name);
    nian_buf_add_byte(out, '|');
    if (indicator->has_value)
        nian_decimal_write(out, indicator->value);
    if (indicator->has_low) {
        nian_decimal_write(out, indicator->low);
        nian_buf_add(out, NIAN_STR(".."));
        nian_decimal_write(out, indicator->high);
    }
    nian_buf_format(out, "|%.*s", NIAN_STR_ARG(indicator->unit));
}

/* "name|value|unit", one line an indicator. */
static void check(const char *text, const char *want)
{
    nian_report *report;
    nian_buf out = {0};
    nian_report_read(&report, nian_str_from(text), NULL);
    for (size_t i = 0; i < report->indicator_count; i++) {
        if (i)
            nian_buf_add_byte(&out, '\n');
        write_indicator(&out, &report->indicators[i]);
    }
    nian_str got = nian_buf_str(&out);
    if (!nian_str_equal(got, nian_str_from(want)))
        fail_msg("in \"%s\":\n got %.*s\nwant %s", text, NIAN_STR_ARG(got),
                 want);
    nian_buf_free(&out);
    nian_report_free(report);
}

static void test_named_before(void **state)
{
    (void)state;
    check("全市工业投资达到880亿元，增长19.2%。",
          "工业投资|88000000000|元\n工业投资|19.2|%");
    check("预计全年居民消费价格上涨0.2%。", "居民消费价格|0.2|%");
    check("信访总量同比下降14.04%。", "信访总量|-14.04|%");
    check("粮食产量屡创新高，去年达到99万吨。", "粮食产量|990000|吨");
    check("经济增长预期目标为5%左右。", "经济增长|5|%");
}

static void test_named_behind(void **state)
{
    (void)state;
    check("新增6家上市企业、28家孵化器。",
          "新增上市企业|6|家\n新增孵化器|28|家");
    check("开工改造65个老旧小区，完成加装电梯237台。",
          "开工改造老旧小区|65|个\n完成加装电梯|237|台");
    check("取消43.8%的审批事项。", "取消审批事项|43.8|%");
}

static void test_carried(void **state)
{
    (void)state;
    check("民生支出350亿元，占一般公共预算支出的77.3%。",
          "民生支出|35000000000|元\n民生支出占一般公共预算支出|77.3|%");
    check("办理代表建议169件，满意率达100%。",
          "办理代表建议|169|件\n办理代表建议满意率|100|%");
}

static void test_lists(void **state)
{
    (void)state;
    check("投资、出口和财政收入分别增长3%、4%和5%。",
          "投资|3|%\n出口|4|%\n财政收入|5|%");
    check("草原植被盖度和湿地保护率均达到50%。",
          "草原植被盖度|50|%\n湿地保护率|50|%");
    check("研发强度由2.1%提高到2.5%以上。", "研发强度|2.1|%\n研发强度|2.5|%");
}

/* The owner, the deed and the purpose that stand behind a figure. */
static void test_owners_and_deeds(void **state)
{
    (void)state;
    check("总投资200亿元的东湖电池项目落户。",
          "东湖电池项目总投资|20000000000|元");
    check("人才总量9300人，新增14人入选省级计划。",
          "人才总量|9300|人\n新增入选省级计划|14|人");
    check("省财政安排3亿元支持企业转型。",
          "省财政安排支持企业转型|300000000|元");
    check("累计创建3个国家级、5个省级产业园。",
          "创建国家级产业园|3|个\n创建省级产业园|5|个");
}

static void test_siblings_and_parts(void **state)
{
    (void)state;
    check("规模以上工业增加值87亿元，利税9亿元、增长13.5%。",
          "规模以上工业增加值|8700000000|元\n规模以上工业利税|900000000|元\n"
          "规模以上工业利税|13.5|%");
    check("城乡居民收入分别增长8.1%、9.3%。",
          "城镇居民收入|8.1|%\n农村居民收入|9.3|%");
    check("机电产品进出口5亿美元，其中出口3亿美元。",
          "机电产品进出口|500000000|美元\n机电产品出口|300000000|美元");
}

/* Of the last indicator: "from-to basis status". */
static void check_time(const char *sentence, const char *want)
{
    nian_arena arena = {0};
    nian_report *report;
    nian_hints hints = {0};
    hints.meta.kind = NIAN_STR("政府工作报告");
    hints.meta.year = 2018;
    nian_report_read(&report, nian_str_from(sentence), &hints);
    assert_true(report->indicator_count > 0);
    const nian_indicator *last =
        &report->indicators[report->indicator_count - 1];
    nian_str got = nian_str_format(&arena, "%d-%d %d %s", last->period.from,
                                   last->period.to, (int)last->period.basis,
                                   last->target ? "target" : "actual");
    assert_str(got, want);
    nian_report_free(report);
    nian_arena_free(&arena);
}

static void test_periods(void **state)
{
    (void)state;
    check_time("# 一、2017年工作回顾\n\n全年财政收入增长5%。\n",
               "2017-2017 0 actual");
    check_time("# 一、过去五年工作回顾\n\n新增学位3万个。\n",
               "2013-2017 1 actual");
    check_time("# 一、过去五年工作回顾\n\n五年来，绿地面积达到3万亩。\n",
               "2017-2017 0 actual");
    check_time("# 一、过去五年工作回顾\n\n财政收入年均增长9%。\n",
               "2013-2017 2 actual");
    check_time("# 二、今年工作安排\n\n全年财政收入增长5%。\n",
               "2018-2018 0 target");
    check_time("# 一、2017年工作回顾\n\n公路里程比2010年增长40%。\n",
               "2011-2017 1 actual");
    check_time("# 一、2017年工作回顾\n\n"
               "利税和利润分别比2010年增长40%和15%。\n",
               "2011-2017 1 actual");
    check_time("# 一、过去五年工作回顾\n\n"
               "财政收入、居民收入年均分别增长9%、8%。\n",
               "2013-2017 2 actual");
    check_time("# 一、2017年工作回顾\n\n"
               "争取到2018年全国会展承办权。新建展馆3万平方米。\n",
               "2017-2017 0 actual");
    check_time("# 一、2017年工作回顾\n\n"
               "综合效益指数为1992年编制以来最好水平。利润增长18%。\n",
               "2017-2017 0 actual");
    check_time("# 二、今年工作安排\n\n公开选拔引进了30名专业人才。\n",
               "2017-2017 0 actual");
    check_time("# 一、2017年工作回顾\n\n上半年财政收入增长4%。\n",
               "2017-2017 3 actual");
}

/* A report in traditional script is read as others are, and names and quotes
 * in its own words; units are the same in all. */
static void test_traditional(void **state)
{
    (void)state;
    check("年末實有經營主體5.68萬戶，比上年末增長9.0%。",
          "實有經營主體|56800|户\n實有經營主體|9|%");
    nian_report *report;
    nian_report_read(&report, NIAN_STR("糧食產量約6.1萬噸。"), NULL);
    assert_int_equal(report->indicator_count, 1);
    assert_str(report->indicators[0].text, "約6.1萬噸");
    assert_str(report->indicators[0].qualifier, "约");
    nian_report_free(report);
    check("菜薹品牌达到28个。种粮大户达到9户。菜农达到7户。",
          "菜薹品牌|28|个\n种粮大户|9|户\n菜农|7|户");
}

/* What is a quantity and no indicator. */
static void test_left_out(void **state)
{
    (void)state;
    check("2023年12月23日，坚持三项制度，开放24小时自助服务。", "");
    check("落实《条例》第12条，实施“5111工程”，推进“1+6+3”格局。", "");
    check("壮大百亿元产业集群，实施10亿元以上项目。", "");
    check("第一产业稳定，在第三次会议上作报告。", "");
    check("推进年产30万吨乙烯项目，打通最后一公里。", "");
    check("解决30户以上的自然村通路问题。", "");
}

static void test_tables_are_in_order(void **state)
{
    (void)state;
    const nian_lexicon *const by_start[] = {
        &nian_naming_leads, &nian_generic_names, &nian_verbal_names,
        &nian_naming_verbs};
    const nian_lexicon *const by_end[] = {
        &nian_naming_trails, &nian_change_lexicon, &nian_naming_heads};
    for (size_t i = 0; i < sizeof by_start / sizeof *by_start; i++)
        assert_int_equal(nian_lexicon_disorder(by_start[i], false),
                         by_start[i]->count);
    for (size_t i = 0; i < sizeof by_end / sizeof *by_end; i++)
        assert_int_equal(nian_lexicon_disorder(by_end[i], true),
                         by_end[i]->count);
}

static void test_words_kept_whole(void **state)
{
    (void)state;
    check("为经营主体减负600多亿元。", "经营主体减负|60000000000|元");
    check("对日本出口450万美元。", "日本出口|4500000|美元");
    check("实际使用外资7亿元（折1亿美元）。",
          "实际使用外资|700000000|元\n实际使用外资|100000000|美元");
}

static void test_owners_of_parts(void **state)
{
    (void)state;
    check("民营经济主营业务收入增长30%，增加值占生产总值的比重达到50%。",
          "民营经济主营业务收入|30|%\n"
          "民营经济增加值占生产总值的比重|50|%");
    check("新增高速公路400公里，通车总里程达到2250公里。",
          "新增高速公路|400|公里\n高速公路通车总里程|2250|公里");
    check("完成公路投资312亿元，其中高速公路206亿元。",
          "完成公路投资|31200000000|元\n高速公路投资|20600000000|元");
    check("零售总额137亿元，增长10.2%，略低于年初预定增长10.5%的目标。",
          "零售总额|13700000000|元\n零售总额|10.2|%\n零售总额|10.5|%");
    check("企业养老金提高到月人均3018元，增速高于上年2个百分点。",
          "企业养老金|3018|元\n企业养老金增速高于上年|2|个百分点");
    check("城镇居民人均可支配收入4万元，农村居民2万元。",
          "城镇居民人均可支配收入|40000|元\n农村居民人均可支配收入|20000|元");
    check("预算收入120亿元，其中税收收入占70%，同比提高2个百分点。",
          "预算收入|12000000000|元\n税收收入占比|70|%\n"
          "税收收入占比|2|个百分点");
    check(
        "城镇居民收入4万元，农村居民收入2万元，扣除物价因素后分别增长3%和5%。",
        "城镇居民收入|40000|元\n农村居民收入|20000|元\n"
        "城镇居民收入|3|%\n农村居民收入|5|%");
    check("商品零售额25亿元。扣除物价上涨因素实际增长10%。",
          "商品零售额|2500000000|元\n商品零售额|10|%");
    check("举办300场以上的文化惠民活动。", "举办文化惠民活动|300|场");
    check("投入3亿元，新建公办学校12所。",
          "投入新建公办学校|300000000|元\n新建公办学校|12|所");
}

/* Header and row label name a cell; without a unit it is no figure. */
static void test_tables(void **state)
{
    (void)state;
    check("云澜市2023年统计公报\n\n全年工业生产平稳。\n\n"
          "| 产品名称 | 单位 | 产量 | 比上年增长% |\n"
          "|---|---|---|---|\n"
          "| 甲酸 | 万吨 | 45.9 | 8.3 |\n"
          "| 其中：乙酸[1] | 吨 | 1,200 | -5.5 |\n",
          "甲酸产量|459000|吨\n甲酸产量|8.3|%\n"
          "乙酸产量|1200|吨\n乙酸产量|-5.5|%");
    check("云澜市2023年统计公报\n\n全年运输平稳。\n\n"
          "| 指标 | 单位 | 绝对数 | | 比上年增长% | |\n"
          "|---|---|---|---|---|---|\n"
          "| 旅客周转量 | 亿人公里 | 9.5 | | | 3.1 |\n"
          "| 铁路 | 亿人公里 | 4.5 | | | 2.0 |\n",
          "旅客周转量|950000000|人公里\n旅客周转量|3.1|%\n"
          "旅客周转量铁路|450000000|人公里\n旅客周转量铁路|2|%");
    check("云澜市2023年统计公报\n\n全年办案平稳。\n\n"
          "| 指标 | 2022年 | 2023年 |\n"
          "|---|---|---|\n"
          "| 复议案件（件） | 85 | 105 |\n"
          "| 备注 | 12 | — |\n"
          "| 出庭率 | 98% | 100% |\n",
          "复议案件|85|件\n复议案件|105|件\n出庭率|98|%\n出庭率|100|%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_are_in_order),
        cmocka_unit_test(test_words_kept_whole),
        cmocka_unit_test(test_owners_of_parts),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_named_before),
        cmocka_unit_test(test_named_behind),
        cmocka_unit_test(test_carried),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_owners_and_deeds),
        cmocka_unit_test(test_siblings_and_parts),
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_traditional),
        cmocka_unit_test(test_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
