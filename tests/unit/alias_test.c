/* Two names of one thing: where they come from, and where they act. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "align/align.h"
#include "report/report.h"

static nian_report *read_said(int year, const char *said)
{
    char text[2048];
    nian_report *report;
    snprintf(text, sizeof text,
             "云溪县%d年政府工作报告\n\n一、%d年工作回顾\n"
             "粮食总产四十万吨。\n修缮古桥三座。\n%s",
             year, year - 1, said);
    nian_report_read(&report, nian_str_from(text), NULL);
    assert_int_equal(report->meta.year, year);
    return report;
}

typedef struct both {
    nian_report *before, *after;
    nian_arena arena;
    nian_alignment alignment;
} both;

static void align(both *out, const char *before, const char *after,
                  const nian_renaming *person)
{
    const nian_names names = {person, person ? 1 : 0};
    *out = (both){.before = read_said(2021, before)};
    out->after = read_said(2022, after);
    nian_align_named(&out->alignment, &out->arena, out->before, out->after,
                     &names);
}

static void release(both *b)
{
    nian_arena_free(&b->arena);
    nian_report_free(b->after);
    nian_report_free(b->before);
}

/* The score of the last statement of one with the last of the other. */
static float score_of_last(const both *b)
{
    for (size_t i = 0; i < b->alignment.links.count; i++) {
        nian_pair link = b->alignment.links.items[i];
        if (link.before + 1 == b->before->statement_count &&
            link.after + 1 == b->after->statement_count)
            return link.score;
    }
    return 0;
}

static void assert_names(const both *b, const char *name, const char *means)
{
    assert_int_equal(b->alignment.names.count, 1);
    assert_str(b->alignment.names.items[0].name, name);
    assert_str(b->alignment.names.items[0].means, means);
}

static void general_use(void **state)
{
    (void)state;
    both b;
    align(&b, "筹建公租房。\n", "公共租赁住房交付。\n", NULL);
    assert_names(&b, "公租房", "公共租赁住房");
    float named = score_of_last(&b);
    assert_true((double)named >= NIAN_LINK_THRESHOLD);
    release(&b);
    /* One name alone, on one side or on both, is nobody's other name. */
    align(&b, "筹建公租房。\n", "公租房交付。\n", NULL);
    assert_int_equal(b.alignment.names.count, 0);
    release(&b);
    align(&b, "筹建公租房和公共租赁住房。\n", "道路通车。\n", NULL);
    assert_int_equal(b.alignment.names.count, 0);
    release(&b);
}

/* 提高企业 holds the letters of 高企, and 人大 is in everybody's mouth. */
static void letters_are_no_name(void **state)
{
    (void)state;
    both b;
    align(&b, "提高企业效益。\n", "高新技术企业增加。\n", NULL);
    assert_int_equal(b.alignment.names.count, 0);
    release(&b);
    align(&b, "高企增加。\n", "高新技术企业增加。\n", NULL);
    assert_names(&b, "高企", "高新技术企业");
    release(&b);
    align(&b, "接受人大监督。\n", "接受人民代表大会监督。\n", NULL);
    assert_int_equal(b.alignment.names.count, 0);
    release(&b);
    assert_false(nian_word_ends(0x63D0, 0x9AD8)); /* 提, 高 */
    assert_true(nian_name_is_rare(NIAN_STR("公租房")));
    assert_false(nian_name_is_rare(NIAN_STR("办法")));
    assert_false(nian_name_is_rare(NIAN_STR("")));
}

/* What a report says of its own words, in three ways. */
static void own_words(void **state)
{
    (void)state;
    static const char *const said[] = {
        "实施乡村渡口更新改造行动计划（以下简称“渡改计划”）。\n渡改计划启动。"
        "\n",
        "实施乡村渡口更新改造行动计划（渡改计划）。\n渡改计划启动。\n",
        "渡改计划启动。\n\n附件\n\n名词解释\n\n1.渡改计划：指乡村渡口更新改造"
        "行动计划。\n\n2.口袋公园：小型绿地。\n",
    };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        both b;
        align(&b, said[i], "乡村渡口更新改造行动计划收官。\n", NULL);
        assert_true(b.before->alias_count > 0);
        assert_str(b.before->aliases[0].name, "渡改计划");
        assert_int_equal(b.alignment.names.count, 1);
        assert_str(b.alignment.names.items[0].name, "渡改计划");
        assert_true(nian_str_ends(b.alignment.names.items[0].means,
                                  NIAN_STR("渡口更新改造行动计划")));
        assert_true((double)score_of_last(&b) >= NIAN_LINK_THRESHOLD);
        release(&b);
    }
}

/* What is taken out of an entry, and what is none. */
static void entries_are_cleaned(void **state)
{
    (void)state;
    static const struct {
        const char *said, *name, *means; /* name NULL: none */
    } rows[] = {
        {"审议了《云溪县渡口管理总体方案》（以下简称《渡管方案》）。\n",
         "渡管方案", "云溪县渡口管理总体方案"},
        {"办好了全县特色产业示范带（下文简称“特产带”）。\n", "特产带",
         "办好了全县特色产业示范带"},
        {"推进公共租赁住房（公租房）分配。\n", "公租房", "公共租赁住房"},
        {"清理村级小微权力清单（权力清单）。\n", NULL, NULL},
        {"建成特色街区（城南）。\n", NULL, NULL},
        {"建成特色街区（3条）。\n", NULL, NULL},
        {"收官。\n\n名词解释\n\n［1］“两山两河”：指东山、西山和南河、北河的"
         "统称。\n\n［2］“一窗”：一个窗口，是便民之举。\n",
         "两山两河", "东山、西山和南河、北河"},
        {"口袋公园建成三处\n\n[^1]: 口袋公园：是指小型绿地。\n", "口袋公园",
         "小型绿地"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        nian_report *report = read_said(2021, rows[i].said);
        assert_int_equal(report->alias_count > 0, rows[i].name != NULL);
        if (rows[i].name) {
            assert_str(report->aliases[0].name, rows[i].name);
            assert_str(report->aliases[0].meaning, rows[i].means);
        }
        nian_report_free(report);
    }
}

static void persons_say_more(void **state)
{
    (void)state;
    both b;
    const nian_renaming names = {.name = NIAN_STR("夜校"),
                                 .means = NIAN_STR("法治讲堂")};
    align(&b, "夜校开到各镇。\n", "法治讲堂十二场。\n", NULL);
    float alone = score_of_last(&b);
    assert_int_equal(b.alignment.names.count, 0);
    release(&b);
    align(&b, "夜校开到各镇。\n", "法治讲堂十二场。\n", &names);
    assert_names(&b, "夜校", "法治讲堂");
    assert_true(score_of_last(&b) > alone);
    assert_true(nian_names_join(&names, NIAN_STR("办夜校"),
                                NIAN_STR("法治讲堂十二场")));
    assert_true(nian_names_join(&names, NIAN_STR("法治讲堂十二场"),
                                NIAN_STR("办夜校")));
    assert_false(
        nian_names_join(&names, NIAN_STR("办夜校"), NIAN_STR("办夜校")));
    assert_false(nian_names_join(&names, NIAN_STR(""), NIAN_STR("办夜校")));
    release(&b);
}

/* What a person parts stays parted, whoever joined it. */
static void persons_say_less(void **state)
{
    (void)state;
    both b;
    const nian_renaming apart = {.name = NIAN_STR("公租房"),
                                 .means = NIAN_STR("公共租赁住房"),
                                 .apart = true};
    const nian_renaming turned = {
        .name = apart.means, .means = apart.name, .apart = true};
    const nian_names names = {&apart, 1};
    align(&b, "筹建公租房。\n", "公共租赁住房交付。\n", &apart);
    assert_int_equal(b.alignment.names.count, 0);
    release(&b);
    align(&b, "筹建公租房。\n", "公共租赁住房交付。\n", &turned);
    assert_int_equal(b.alignment.names.count, 0);
    release(&b);
    assert_false(
        nian_names_apart(&names, NIAN_STR("公租房"), NIAN_STR("廉租房")));
    assert_false(nian_names_apart(NULL, apart.name, apart.means));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(general_use),
        cmocka_unit_test(letters_are_no_name),
        cmocka_unit_test(own_words),
        cmocka_unit_test(entries_are_cleaned),
        cmocka_unit_test(persons_say_more),
        cmocka_unit_test(persons_say_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
