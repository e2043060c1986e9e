/* Roles and types of statements. */
#include "test.h"

#include "extract/verbs.h"
#include "extract/words.h"
#include "report/report.h"

static nian_report *read_text(const char *text)
{
    nian_report *report;
    nian_report_read(&report, nian_str_from(text), NULL);
    return report;
}

typedef struct expectation {
    const char *words; /* of the statement */
    nian_type type;
} expectation;

static void check(const char *source, const expectation *want, size_t count)
{
    nian_report *report = read_text(source);
    for (size_t i = 0; i < count; i++) {
        const nian_statement *found = NULL;
        for (size_t k = 0; k < report->statement_count && !found; k++)
            if (nian_str_has(report->statements[k].text,
                             nian_str_from(want[i].words)))
                found = &report->statements[k];
        if (!found)
            fail_msg("no statement with %s", want[i].words);
        if (found->type != want[i].type)
            fail_msg("%s is %s", want[i].words, nian_type_name(found->type));
    }
    nian_report_free(report);
}

/* A heading for each part; the gaps stand at the end of the review. */
static void test_work_report(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"各位代表！", NIAN_TYPE_CONTEXT},
        {"修建堤防", NIAN_TYPE_ACTION},
        {"粮食产量", NIAN_TYPE_RESULT},
        {"县城面貌", NIAN_TYPE_RESULT},
        {"清醒地看到", NIAN_TYPE_SHORTFALL},
        {"物流成本", NIAN_TYPE_SHORTFALL},
        {"高度重视", NIAN_TYPE_CONTEXT},
        {"承前启后", NIAN_TYPE_CONTEXT},
        {"预期目标", NIAN_TYPE_PLAN},
        {"改造老旧管网", NIAN_TYPE_PLAN},
        {"水是山城的命脉", NIAN_TYPE_CONTEXT},
    };
    check("云溪县政府工作报告\n——2032年1月9日在云溪县第三届人民代表大会第二次"
          "会议上\n\n一、2031年工作回顾\n\n"
          "修建堤防二十公里，加固水库三座。粮食产量达到十二万吨，比上年增长3%。"
          "县城面貌焕然一新。各位代表！\n\n"
          "我们也清醒地看到，发展还存在不少问题：龙头企业偏少。物流成本偏高。"
          "对此，我们要高度重视，采取有力措施加以解决。\n\n"
          "二、2032年工作安排\n\n"
          "2032年是承前启后的一年。主要预期目标是：地区生产总值增长6%左右。"
          "改造老旧管网四十公里。水是山城的命脉。\n",
          want, sizeof want / sizeof *want);
}

/* No heading tells where the plan begins; the sentences do. */
static void test_turn_without_heading(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"新建校舍三栋", NIAN_TYPE_ACTION},
        {"年均增长", NIAN_TYPE_RESULT},
        {"扩建医院", NIAN_TYPE_PLAN},
        {"打造民宿集群", NIAN_TYPE_PLAN},
    };
    check("云溪县政府工作报告\n——2032年1月9日在云溪县第三届人民代表大会第二次"
          "会议上\n\n各位代表：\n\n过去一年，我们办成了几件大事。"
          "去年新建校舍三栋，群众拍手称快。居民收入年均增长6%。"
          "成功举办了山货节。累计接待游客八万人次。\n\n"
          "今年是规划实施的第二年。今年要扩建医院，鼓励社会办医。"
          "打造民宿集群，力争游客突破十万人次。继续办好山货节。\n",
          want, sizeof want / sizeof *want);
}

/* Items that name gaps, then advice. */
static void test_opinion(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"窗口人员偏少", NIAN_TYPE_SHORTFALL},
        {"执法标准不一", NIAN_TYPE_SHORTFALL},
        {"充实窗口力量", NIAN_TYPE_PLAN},
    };
    check("关于云溪县2031年度法治政府建设情况报告的审议意见\n\n县政府：\n\n"
          "会议听取了报告。\n\n会议指出，还存在一些问题，主要有：一是服务有待"
          "优化。窗口人员偏少。二是执法有待规范。执法标准不一。"
          "对此，会议建议：\n\n"
          "**一、优化服务。**一是充实窗口力量，缩短群众等候的时间。\n",
          want, sizeof want / sizeof *want);
}

/* An annual report reviews in bare verbs; only its end looks ahead. */
static void test_annual_report(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"完善听证", NIAN_TYPE_ACTION},
        {"深化执法", NIAN_TYPE_ACTION},
        {"有待加强", NIAN_TYPE_SHORTFALL},
        {"推行包容", NIAN_TYPE_PLAN},
    };
    check("云溪县2031年法治政府建设年度报告\n\n2031年，云溪县依法行政。\n\n"
          "一、健全制度\n\n完善听证规则，推进公开。加快清理文件。\n\n"
          "二、严格执法\n\n深化执法改革，支持基层办案。\n\n"
          "基层力量有待加强。\n\n2032年，云溪县将推行包容审慎监管。\n",
          want, sizeof want / sizeof *want);
}

/* In a plan goals and duties may open with a thing; what is only said about
 * things is no plan. */
static void test_goals(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"群众收入", NIAN_TYPE_PLAN},
        {"各级干部", NIAN_TYPE_PLAN},
        {"未经论证的项目", NIAN_TYPE_PLAN},
        {"山区通信", NIAN_TYPE_PLAN},
        {"教育是", NIAN_TYPE_CONTEXT},
        {"从国际看", NIAN_TYPE_CONTEXT},
        {"这既是", NIAN_TYPE_CONTEXT},
        {"窗口作风", NIAN_TYPE_SHORTFALL},
        {"二是守牢", NIAN_TYPE_PLAN},
        {"走航运是关键的道路", NIAN_TYPE_PLAN},
        {"还面临不少困难", NIAN_TYPE_SHORTFALL},
        {"渡口设施薄弱", NIAN_TYPE_SHORTFALL},
        {"修缮渡口", NIAN_TYPE_PLAN},
        {"我们坚信", NIAN_TYPE_CONTEXT},
        {"决不让来之不易的渡口", NIAN_TYPE_PLAN},
    };
    check("云溪县政府工作报告\n——2032年1月9日在云溪县第三届人民代表大会第二次"
          "会议上\n\n一、2031年工作回顾\n\n去年新建校舍三栋。\n\n"
          "二、2032年工作安排\n\n教育是山城振兴的基石。群众收入进一步提高。"
          "各级干部都要带头下乡。未经论证的项目一律不上。山区通信实现全覆盖。"
          "从国际看，各地竞争加剧。这既是难得的机会。窗口作风有待转变。\n\n"
          "一是修好渡口。二是守牢河堤。\n\n"
          "要贯彻“航运就是命脉”的要求，走航运是关键的道路，走出兴航之路。"
          "守住航道，决不让来之不易的渡口荒废。\n\n"
          "实现目标，我们还面临不少困难。渡口设施薄弱。修缮渡口三处。"
          "我们坚信，船运一定能够兴旺。\n",
          want, sizeof want / sizeof *want);
}

/* The plan for five years is one, whatever grows in its goals; the one that
 * ended is reviewed, and its basis too. */
static void test_five_years(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"公路里程", NIAN_TYPE_RESULT}, {"修通环山公路", NIAN_TYPE_ACTION},
        {"生产总值", NIAN_TYPE_PLAN},   {"粮食产量", NIAN_TYPE_PLAN},
        {"人均收入", NIAN_TYPE_PLAN},   {"经济结构更加", NIAN_TYPE_PLAN},
    };
    check("云溪县政府工作报告\n——2006年1月9日在云溪县第三届人民代表大会第二次"
          "会议上\n\n一、“十五”计划完成，为今后发展打下基础\n\n"
          "公路里程达到千公里。修通环山公路。\n\n"
          "二、迈向“十一五”新的高度\n\n“十一五”的主要目标建议为："
          "生产总值年均增长8%；粮食产量增长2%；人均收入增长7%。"
          "经济结构更加合理。\n",
          want, sizeof want / sizeof *want);
}

/* Gaps are gaps under a heading that asks to solve them, in items of a list
 * of their own, and no further than they are told. */
static void test_gaps(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"对37个难点进行梳理", NIAN_TYPE_ACTION},
        {"三是推进放权", NIAN_TYPE_ACTION},
        {"开通渡船", NIAN_TYPE_ACTION},
        {"清醒地看到", NIAN_TYPE_SHORTFALL},
        {"二是渡口陈旧", NIAN_TYPE_SHORTFALL},
        {"船只偏少", NIAN_TYPE_SHORTFALL},
        {"道路狭窄", NIAN_TYPE_SHORTFALL},
    };
    check("云溪县政府工作报告\n——2032年1月9日在云溪县第三届人民代表大会第二次"
          "会议上\n\n一、2031年工作回顾\n\n一是狠抓项目。新建校舍三栋。"
          "二是优化服务。修建堤防两段。针对建设中存在的突出问题，对37个难点"
          "进行梳理。三是推进放权。开通渡船两条。\n\n"
          "我们也清醒地看到，工作中还存在不少问题。一是收费偏高。群众有怨言。"
          "二是渡口陈旧。船只偏少。\n\n"
          "二、2032年工作安排\n\n今年要修好渡口。建设码头。支持航运。\n\n"
          "三、今后需要着力解决的问题\n\n道路狭窄。\n",
          want, sizeof want / sizeof *want);
}

/* Gaps told in a list of paragraphs, and a plan whose heading says nothing:
 * the gaps before it do. */
static void test_listed_gaps(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"渡口依然薄弱", NIAN_TYPE_SHORTFALL},
        {"检验还不适应", NIAN_TYPE_SHORTFALL},
        {"船工收入较低", NIAN_TYPE_SHORTFALL},
        {"做好今年工作", NIAN_TYPE_CONTEXT},
        {"生产总值", NIAN_TYPE_PLAN},
        {"水运货物", NIAN_TYPE_PLAN},
        {"建设码头", NIAN_TYPE_PLAN},
    };
    check("云溪县政府工作报告\n——2032年1月9日在云溪县第三届人民代表大会第二次"
          "会议上\n\n一、推进“十五五”，航运迈出新步伐\n\n修建堤防两段。"
          "新建校舍三栋。完成清淤。\n\n"
          "总结工作，我们清醒地看到，还面临不少困难。\n\n"
          "——渡口依然薄弱。检验还不适应航运的需要。\n\n"
          "——船工收入较低。\n\n"
          "二、再开新局\n\n做好今年工作，意义重大。生产总值增长6%以上。"
          "水运货物增长8%。建设码头两座。支持造船。鼓励养殖。完善航标。"
          "培育船队。今年要做好救生。\n",
          want, sizeof want / sizeof *want);
}

/* What the years were and taught, and how things stand before the plan. */
static void test_outlook(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"是山城爬坡的五年", NIAN_TYPE_CONTEXT},
        {"投入最多的一年", NIAN_TYPE_RESULT},
        {"必须坚持修路", NIAN_TYPE_CONTEXT},
        {"船工短缺", NIAN_TYPE_SHORTFALL},
        {"当前，各地", NIAN_TYPE_CONTEXT},
        {"航运是山城", NIAN_TYPE_CONTEXT},
        {"新渡口迎来了", NIAN_TYPE_CONTEXT},
        {"去年疏浚", NIAN_TYPE_ACTION},
        {"积累了经验", NIAN_TYPE_PLAN},
        {"建设码头", NIAN_TYPE_PLAN},
    };
    check("云溪县政府工作报告\n——2032年1月9日在云溪县第三届人民代表大会第二次"
          "会议上\n\n一、2031年工作回顾\n\n这五年，是山城爬坡的五年。"
          "民生支出9亿元，是投入最多的一年。新建校舍三栋。必须坚持修路先行。"
          "\n\n我们也清醒地看到，航运还存在不少困难。船工短缺。\n\n"
          "当前，各地竞相发展，机会难得。\n\n"
          "二、振兴航运，再开新局\n\n航运是山城的命脉。新渡口迎来了满堂宾客。"
          "去年疏浚河道12公里。鼓励积累了经验的船工返乡。今年要修好渡口。"
          "建设码头两座。支持造船。鼓励养殖。完善航标。培育船队。做好救生。\n",
          want, sizeof want / sizeof *want);
}

/* A report that only reviews, in the verbs of plans. */
static void test_only_review(void **state)
{
    (void)state;
    static const expectation want[] = {
        {"加快清理", NIAN_TYPE_ACTION},
        {"支持基层", NIAN_TYPE_ACTION},
        {"做好普法", NIAN_TYPE_ACTION},
    };
    check("云溪县政府工作报告\n——2032年1月9日在云溪县第三届人民代表大会第二次"
          "会议上\n\n一、2031年工作回顾\n\n加快清理文件，健全制度。"
          "支持基层办案，强化培训。\n\n做好普法工作，鼓励群众参与。\n",
          want, sizeof want / sizeof *want);
}

static void test_verbs(void **state)
{
    (void)state;
    static const struct {
        const char *clause;
        bool verbal;
    } rows[] = {
        {"大力推进林长制", true},
        {"我们将完善社区食堂", true},
        {"三是加强河道巡查", true},
        {"在两个乡开展试点", true},
        {"为老人发放津贴", true},
        {"县城面貌焕然一新", false},
        {"结构持续优化", false},
        {"在各项政策的推动下", false},
        {"居民收入稳步增长", false},
        {"十二是扩大绿地", true},
        {"四要优化窗口", true},
        {"——扛牢保供责任", true},
        {"严防山火", true},
        {"集中力量修好渡口", true},
        {"有步骤地放开牌照", true},
        {"着力稳就业", true},
        {"发展环境更加宽松", false},
        {"创新能力增强", false},
        {"改革开放取得进展", false},
        {"建设开放平台", true},
        {"创新管理机制", true},
        {"保护环境", true},
        {"对外开放取得进展", false},
        {"发展方式加快转变", false},
        {"全年保险赔付两亿元", false},
    };
    nian_arena arena = {0};
    const nian_verbs *verbs = nian_verbs_make(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        nian_str clause = nian_str_from(rows[i].clause);
        if (nian_is_verbal(verbs, clause) != rows[i].verbal)
            fail_msg("%s", rows[i].clause);
    }
    nian_arena_free(&arena);
}

/* The search that asks the characters first against the plain one. */
static void test_words(void **state)
{
    (void)state;
    static const nian_str words[] = {
        NIAN_STR_INIT("修路"), NIAN_STR_INIT("修桥"), NIAN_STR_INIT("治水"),
        NIAN_STR_INIT("水"),   NIAN_STR_INIT("“五"),
    };
    static const char *const texts[] = {
        "",         "a",        "修",       "整修路面", "桥修好",
        "兴修水利", "“四”“五”", "\xE4\xBF", "a“五",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        nian_str s = nian_str_from(texts[i]);
        bool plain = false;
        for (size_t k = 0; k < COUNT(words); k++)
            plain |= nian_str_has(s, words[k]);
        nian_passage passage = nian_passage_of(s);
        assert_int_equal(nian_has_any(&passage, words, COUNT(words)), plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_work_report),
        cmocka_unit_test(test_turn_without_heading),
        cmocka_unit_test(test_opinion),
        cmocka_unit_test(test_annual_report),
        cmocka_unit_test(test_goals),
        cmocka_unit_test(test_five_years),
        cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_listed_gaps),
        cmocka_unit_test(test_outlook),
        cmocka_unit_test(test_only_review),
        cmocka_unit_test(test_verbs),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
