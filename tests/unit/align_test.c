/* Bags and background, the words two texts share, and links between reports
 * that were written for this test. */
#include "test.h"

#include "align/features.h"
#include "nianlun/report.h"
#include "text/text.h"

/* ------------------------------------------------------------ background */

static void rare_runs_are_more_telling(void **state)
{
    (void)state;
    float common = nian_background_idf(NIAN_STR("发展"));
    float rare = nian_background_idf(NIAN_STR("航母"));
    assert_true(common > 0 && common < 4);
    assert_true(rare > common + 3);
    assert_true(nian_background_idf(NIAN_STR("的")) < 3);
    assert_true(nian_background_idf(NIAN_STR("龘龘")) > 10);
    assert_true(nian_background_idf(NIAN_STR("")) == 0);
}

static void grams_keep_their_ids(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_grams grams = {0};
    for (uint32_t round = 0; round < 2; round++)
        for (uint32_t i = 0; i < 30000; i++)
            assert_int_equal(
                nian_gram_put(&grams, &arena, 0x4E00 + i / 200, i % 200), i);
    assert_int_equal(grams.keys.count, 30000);
    nian_arena_free(&arena);
}

static nian_bag bag_of(nian_arena *arena, const uint32_t *grams, size_t count)
{
    nian_terms terms = {0};
    for (size_t i = 0; i < count; i++)
        vec_push(arena, &terms, ((nian_term){grams[i], 1}));
    return nian_bag_make(&terms);
}

static void bags_are_sorted_and_summed(void **state)
{
    (void)state;
    nian_arena arena = {0};
    const uint32_t many[] = {5, 1, 5, 9, 1, 5};
    nian_bag bag = bag_of(&arena, many, 6);
    assert_int_equal(bag.count, 3);
    assert_int_equal(bag.terms[0].gram, 1);
    assert_true(bag.terms[0].value == 2);
    assert_true(bag.terms[1].value == 3);
    const uint32_t few[] = {9, 5};
    assert_true(nian_bag_dot(bag, bag_of(&arena, few, 2)) == 4);
    float weight[10] = {0, 2, 0, 0, 0, 1, 0, 0, 0, 3};
    nian_bag unit = nian_bag_unit(&arena, bag, weight);
    assert_float_equal(nian_bag_dot(unit, unit), 1, 1e-5);
    nian_arena_free(&arena);
}

/* ----------------------------------------------------------------- sense */

static nian_meaning sense_of(uint32_t first, uint32_t second)
{
    nian_meaning sense;
    assert_true(nian_meaning_look_up(&sense, first, second));
    nian_meaning_norm(&sense);
    return sense;
}

static void words_of_one_field_lie_close(void **state)
{
    (void)state;
    /* 复议 and 应诉, 民营 and 非公. */
    nian_meaning review = sense_of(0x590D, 0x8BAE);
    nian_meaning lawsuit = sense_of(0x5E94, 0x8BC9);
    nian_meaning private = sense_of(0x6C11, 0x8425);
    nian_meaning nonpublic = sense_of(0x975E, 0x516C);
    assert_true(nian_meaning_dot(&review, &lawsuit) > 0.4F);
    assert_true(nian_meaning_dot(&private, &nonpublic) > 0.4F);
    assert_true(nian_meaning_dot(&review, &private) < 0.3F);
    assert_float_equal(nian_meaning_dot(&review, &review), 1, 1e-4);
    nian_meaning unknown;
    assert_false(nian_meaning_look_up(&unknown, 0x9F98, 0x9F98));
}

/* ----------------------------------------------------------------- terms */

static void check_terms(const char *before, const char *after,
                        const char *const *expected, size_t count)
{
    nian_arena arena = {0};
    nian_strs terms;
    nian_shared_terms(&terms, &arena, nian_str_from(before),
                      nian_str_from(after), count ? count : 3);
    assert_int_equal(terms.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_str(terms.items[i], expected[i]);
        assert_true(nian_str_has(nian_str_from(before), terms.items[i]));
    }
    nian_arena_free(&arena);
}

static void terms_stand_in_both_and_are_rare(void **state)
{
    (void)state;
    const char *const one[] = {"负责人出庭应诉"};
    check_terms("全面推进行政机关负责人出庭应诉工作。",
                "抓好负责人出庭应诉，出庭率达到九成。", one, 1);
    /* 化 belongs to the word before it. */
    const char *const two[] = {"河道清淤"};
    check_terms("深化河道清淤", "强化河道清淤", two, 1);
    check_terms("继续做好各项工作。", "全力做好重点工作。", NULL, 0);
    check_terms("", "修复湿地", NULL, 0);
}

static void terms_are_whole_words(void **state)
{
    (void)state;
    /* Neither 个部门 nor 个村: a figure that differs leaves no unit behind. */
    const char *const office[] = {"机关部门"};
    check_terms("组织12个机关部门包村。", "组织15个机关部门。", office, 1);
    const char *const road[] = {"农村公路"};
    check_terms("新改建农村公路三百公里。", "农村公路养护到村。", road, 1);
    const char *const beds[] = {"医疗床位"};
    check_terms("新增医疗床位4500多张。", "医疗床位增加3400多张。", beds, 1);
    /* 流域 of two rivers, not 河流域. */
    const char *const basin[] = {"水污染防治"};
    check_terms("抓好青汀河水污染防治。", "加强白鹭江水污染防治。", basin, 1);
}

static void terms_name_what_is_in_quotes(void **state)
{
    (void)state;
    const char *const code[] = {"“1+3+63+N”", "基层治理"};
    check_terms("建立“1+3+63+N”基层治理体系。", "基层治理以“1+3+63+N”为骨架。",
                code, 2);
    const char *const book[] = {"《湿地保护办法》"};
    check_terms("制定《湿地保护办法》。", "《湿地保护办法》已出台。", book, 1);
}

static void check_words(const char *text, const char *expected)
{
    nian_arena arena = {0};
    uint32_t codes[64];
    size_t at[65];
    size_t count = 0;
    nian_str whole = nian_str_from(text);
    for (size_t i = 0; i < whole.len; count++) {
        at[count] = i;
        i += nian_utf8_next(nian_str_after(whole, i), &codes[count]);
    }
    bool *begins = nian_new_array(&arena, bool, count + 1);
    nian_words_begin(begins, &arena, codes, count);
    nian_str cut = {0};
    for (size_t i = 0; i < count; i++) {
        if (i && begins[i])
            cut = nian_str_concat(&arena, cut, NIAN_STR("/"));
        size_t end = i + 1 < count ? at[i + 1] : whole.len;
        cut = nian_str_concat(&arena, cut, nian_str_slice(whole, at[i], end));
    }
    assert_str(cut, expected);
    nian_arena_free(&arena);
}

static void words_end_where_they_mostly_do(void **state)
{
    (void)state;
    check_words("农民外出务工收入", "农民/外出/务工/收入");
    check_words("新改建农村公路18.5公里", "新/改建/农村/公路/18.5/公里");
    check_words("公立医院的5G网络", "公立/医院/的/5/G/网络");
    check_words("", "");
    check_words("𠀀，", "𠀀/，");
}

/* ----------------------------------------------------------------- links */

static const char old_text[] = "某县2021年政府工作报告\n\n一、2021年工作回顾\n"
                               "（一）生态环境持续改善\n"
                               "实施白鹭湖湿地修复二期工程，新增湿地三千亩。"
                               "关停沿江砖瓦窑十二座。\n"
                               "（二）民生福祉不断增进\n"
                               "为九十岁以上老人发放长寿津贴。"
                               "改造农村户厕八千座。\n"
                               "二、2022年工作安排\n"
                               "新建全县首座抽水蓄能电站。"
                               "启动古城墙保护立法。\n";

static const char new_text[] = "某县2022年政府工作报告\n\n一、2022年工作回顾\n"
                               "（一）民生保障更加有力\n"
                               "农村户厕改造扫尾，五百座全部完工。"
                               "长寿津贴发放对象放宽到八十岁以上老人。\n"
                               "（二）生态环境质量提升\n"
                               "白鹭湖湿地修复三期开工。"
                               "抽水蓄能电站完成选址并开工建设。\n"
                               "二、2023年工作安排\n"
                               "引进两家冷链物流企业。\n";

static nian_report *read(const char *text)
{
    nian_report *report;
    nian_report_read(&report, nian_str_from(text), NULL);
    return report;
}

static uint32_t find(const nian_report *report, const char *words)
{
    for (uint32_t i = 0; i < report->statement_count; i++)
        if (nian_str_has(report->statements[i].text, nian_str_from(words)))
            return i;
    fail_msg("no statement with %s", words);
    return 0;
}

static float score_of(const nian_alignment *alignment,
                      const nian_report *before, const nian_report *after,
                      const char *words)
{
    uint32_t x = find(before, words);
    uint32_t y = find(after, words);
    for (size_t i = 0; i < alignment->links.count; i++)
        if (alignment->links.items[i].before == x &&
            alignment->links.items[i].after == y)
            return alignment->links.items[i].score;
    return 0;
}

static void links_follow_the_subject(void **state)
{
    (void)state;
    nian_report *before = read(old_text);
    nian_report *after = read(new_text);
    nian_arena arena = {0};
    nian_alignment alignment;
    nian_align(&alignment, &arena, before, after);
    static const char *const subjects[] = {"湿地修复", "户厕", "长寿津贴",
                                           "抽水蓄能"};
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
        assert_true((double)score_of(&alignment, before, after, subjects[i]) >=
                    NIAN_LINK_THRESHOLD);
    uint32_t gone = find(before, "古城墙");
    uint32_t come = find(after, "冷链");
    for (size_t i = 0; i < alignment.links.count; i++) {
        nian_pair link = alignment.links.items[i];
        assert_true(link.score > 0 && link.score < 1);
        if (link.before == gone || link.after == come)
            assert_true((double)link.score < NIAN_LINK_THRESHOLD);
        if (i) {
            nian_pair last = alignment.links.items[i - 1];
            assert_true(
                last.before < link.before ||
                (last.before == link.before && last.after < link.after));
        }
    }
    nian_arena_free(&arena);
    nian_report_free(after);
    nian_report_free(before);
}

/* Lines of a list of figures are all alike, and each answers its own. */
static void figures_answer_their_own_subject(void **state)
{
    (void)state;
    nian_report *before = read("某县2021年统计公报\n\n一、农业\n"
                               "小麦播种面积23.5万亩，减少0.4万亩；\n"
                               "玉米播种面积44.7万亩，增加5.2万亩；\n"
                               "棉花播种面积2.8万亩，增加0.5万亩。\n");
    nian_report *after = read("某县2022年统计公报\n\n一、农业\n"
                              "其中，小麦播种面积23.6万亩，增加0.1万亩；\n"
                              "玉米播种面积44.9万亩，增加0.2万亩；\n"
                              "棉花播种面积2.9万亩，比上年增加0.1万亩。\n");
    nian_arena arena = {0};
    nian_alignment alignment;
    nian_align(&alignment, &arena, before, after);
    size_t facts = 0;
    for (size_t i = 0; i < alignment.links.count; i++) {
        nian_pair link = alignment.links.items[i];
        bool fact = (double)link.score >= NIAN_LINK_THRESHOLD;
        facts += fact;
        assert_true(!fact || link.before == link.after);
    }
    assert_int_equal(facts, 3);
    nian_arena_free(&arena);
    nian_report_free(after);
    nian_report_free(before);
}

static size_t count_figures(const char *before_text, const char *after_text)
{
    nian_arena arena = {0};
    static const char frame[] = "青汀区%d年政府工作报告\n\n"
                                "一、%d年工作回顾\n%s\n";
    nian_report *before;
    nian_report *after;
    nian_report_read(
        &before, nian_str_format(&arena, frame, 2022, 2021, before_text), NULL);
    nian_report_read(
        &after, nian_str_format(&arena, frame, 2023, 2022, after_text), NULL);
    nian_pairs pairs;
    nian_indicators_align(&pairs, &arena, before, after);
    size_t count = pairs.count;
    nian_report_free(after);
    nian_report_free(before);
    nian_arena_free(&arena);
    return count;
}

static void figures_pair_when_they_measure_one_thing(void **state)
{
    (void)state;
    assert_int_equal(count_figures("规模以上工业增加值增长6.1%。",
                                   "规模以上工业增加值增长9.2%。"),
                     1);
    assert_int_equal(count_figures("规模以上工业增加值增长6.1%。",
                                   "规模以上工业利润增长9.2%。"),
                     0);
    assert_int_equal(count_figures("农村公路通车里程1200公里。",
                                   "农村铁路通车里程1300公里。"),
                     0);
    /* What was added is no part of a series of all there is. */
    assert_int_equal(
        count_figures("市场主体达到5.2万户。", "新增市场主体3000户。"), 0);
    assert_int_equal(
        count_figures("市场主体达到5.2万户。", "市场主体达到5.5万户。"), 1);
}

static uint32_t find_section(const nian_report *report, const char *words)
{
    for (uint32_t i = 0; i < report->section_count; i++)
        if (nian_str_has(report->sections[i].heading, nian_str_from(words)))
            return i;
    fail_msg("no section with %s", words);
    return 0;
}

static void sections_follow_their_statements(void **state)
{
    (void)state;
    nian_report *before = read(old_text);
    nian_report *after = read(new_text);
    nian_arena arena = {0};
    nian_alignment alignment;
    nian_align(&alignment, &arena, before, after);
    uint32_t x = find_section(before, "生态环境");
    uint32_t y = find_section(after, "生态环境");
    float score = 0;
    for (size_t i = 0; i < alignment.sections.count; i++) {
        nian_pair pair = alignment.sections.items[i];
        assert_true(pair.before && pair.after);
        if (pair.before == x && pair.after == y)
            score = pair.score;
    }
    assert_true((double)score >= NIAN_SECTION_THRESHOLD);
    nian_arena_free(&arena);
    nian_report_free(after);
    nian_report_free(before);
}

static void nothing_aligns_with_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "。", "# 一", "甲", old_text};
    for (size_t i = 0; i < 5; i++) {
        for (size_t k = 0; k < 5; k++) {
            nian_report *before = read(texts[i]);
            nian_report *after = read(texts[k]);
            nian_arena arena = {0};
            nian_alignment alignment;
            nian_align(&alignment, &arena, before, after);
            if (i != k)
                assert_int_equal(alignment.links.count, 0);
            nian_arena_free(&arena);
            nian_report_free(after);
            nian_report_free(before);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rare_runs_are_more_telling),
        cmocka_unit_test(grams_keep_their_ids),
        cmocka_unit_test(bags_are_sorted_and_summed),
        cmocka_unit_test(words_of_one_field_lie_close),
        cmocka_unit_test(terms_stand_in_both_and_are_rare),
        cmocka_unit_test(terms_are_whole_words),
        cmocka_unit_test(terms_name_what_is_in_quotes),
        cmocka_unit_test(words_end_where_they_mostly_do),
        cmocka_unit_test(links_follow_the_subject),
        cmocka_unit_test(figures_answer_their_own_subject),
        cmocka_unit_test(figures_pair_when_they_measure_one_thing),
        cmocka_unit_test(sections_follow_their_statements),
        cmocka_unit_test(nothing_aligns_with_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
