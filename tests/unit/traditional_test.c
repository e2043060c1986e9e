/* A report in traditional script is understood as its twin in simplified
 * script is, and keeps its own words. */
#include "test.h"

#include <stdlib.h>

#include "nianlun/compare.h"
#include "nianlun/report.h"
#include "text/text.h"

static const char simplified[] =
    "青汀区法治政府建设2023年度报告\n\n一、主要工作\n\n"
    "（一）全面加强公共法律服务\n\n"
    "2023年，全区着力推进公共法律服务体系建设，建成法律服务站12个，"
    "办理法律援助案件1.6万件，同比增长8.5%。完成青汀大桥后续工程，"
    "总投资达3.2亿元。建立行政复议 繁简分流机制（以下简称“分流机制”）。\n\n"
    "二、存在的问题\n\n基层执法力量仍然不足。\n\n"
    "三、下一步计划\n\n二〇二四年确保负责人出庭应诉率达到98%以上，力争新建"
    "综合服务中心3个。\n\n"
    "| 项目 | 单位 | 数量 | 比上年增长% |\n|---|---|---|---|\n"
    "| 税收 | 亿元 | 45.9 | 8.3 |\n";
static const char traditional[] =
    "青汀區法治政府建設2023年度報告\n\n一、主要工作\n\n"
    "（一）全面加強公共法律服務\n\n"
    "2023年，全區著力推進公共法律服務體系建設，建成法律服務站12個，"
    "辦理法律援助案件1.6萬件，同比增長8.5%。完成青汀大橋後續工程，"
    "總投資達3.2億元。建立行政複議 繁簡分流機制（以下簡稱“分流機制”）。\n\n"
    "二、存在的問題\n\n基層執法力量仍然不足。\n\n"
    "三、下一步計劃\n\n二○二四年確保負責人出庭應訴率達到98%以上，力爭新建"
    "綜合服務中心3個。\n\n"
    "| 項目 | 單位 | 數量 | 比上年增長% |\n|---|---|---|---|\n"
    "| 稅收 | 億元 | 45.9 | 8.3 |\n";

typedef struct twins {
    nian_report *plain, *report;
    nian_arena arena;
} twins;

static int read_twins(void **state)
{
    twins *t = nian_xcalloc(1, sizeof *t);
    nian_report_read(&t->plain, nian_str_from(simplified), NULL);
    nian_report_read(&t->report, nian_str_from(traditional), NULL);
    *state = t;
    return 0;
}

static int free_twins(void **state)
{
    twins *t = *state;
    nian_report_free(t->plain);
    nian_report_free(t->report);
    nian_arena_free(&t->arena);
    free(t);
    return 0;
}

/* The same but for script. */
static void assert_twin(twins *t, nian_str words, nian_str plain)
{
    nian_str folded = nian_fold(&t->arena, words, NULL);
    nian_str want = nian_fold(&t->arena, plain, NULL);
    if (!nian_str_equal(folded, want))
        fail_msg("\"%.*s\" is not \"%.*s\"", NIAN_STR_ARG(words),
                 NIAN_STR_ARG(plain));
}

static void test_structure(void **state)
{
    twins *t = *state;
    assert_false(t->plain->traditional);
    assert_true(t->report->traditional);
    assert_int_equal(t->report->section_count, t->plain->section_count);
    for (size_t i = 1; i < t->plain->section_count; i++) {
        const nian_section *want = &t->plain->sections[i];
        const nian_section *got = &t->report->sections[i];
        assert_twin(t, got->label, want->label);
        assert_twin(t, got->heading, want->heading);
        assert_int_equal(got->level, want->level);
    }
    assert_str(t->report->sections[4].heading, "下一步計劃");
    assert_str(t->report->meta.title, "青汀區法治政府建設2023年度報告");
    assert_str(t->report->meta.issuer, "青汀区");
    assert_str(t->report->meta.kind, "法治政府建设年度报告");
}

static void test_statements(void **state)
{
    twins *t = *state;
    nian_str all = nian_str_from(traditional);
    assert_int_equal(t->report->statement_count, t->plain->statement_count);
    for (size_t i = 0; i < t->plain->statement_count; i++) {
        const nian_statement *want = &t->plain->statements[i];
        const nian_statement *got = &t->report->statements[i];
        assert_twin(t, got->text, want->text);
        assert_int_equal(got->type, want->type);
        assert_int_equal(got->role, want->role);
        assert_int_equal(got->bytes.begin, want->bytes.begin);
        assert_int_equal(got->bytes.end, want->bytes.end);
        nian_str first = nian_str_slice(got->text, 0, 3);
        assert_true(
            nian_str_starts(nian_str_after(all, got->bytes.begin), first));
    }
    assert_str(t->report->statements[2].text,
               "建立行政複議繁簡分流機制（以下簡稱“分流機制”）。");
}

static void test_indicators(void **state)
{
    twins *t = *state;
    assert_true(t->plain->indicator_count > 6);
    assert_int_equal(t->report->indicator_count, t->plain->indicator_count);
    bool tabular = false;
    for (size_t i = 0; i < t->plain->indicator_count; i++) {
        const nian_indicator *want = &t->plain->indicators[i];
        const nian_indicator *got = &t->report->indicators[i];
        assert_twin(t, got->name, want->name);
        assert_twin(t, got->text, want->text);
        assert_twin(t, got->clause, want->clause);
        assert_twin(t, got->unit, want->unit);
        assert_int_equal(got->period.from, want->period.from);
        assert_int_equal(got->target, want->target);
        assert_int_equal(got->span.begin, want->span.begin);
        tabular |= got->tabular && nian_str_has(got->name, NIAN_STR("稅收"));
    }
    assert_true(tabular);
    assert_str(t->report->indicators[0].text, "12個");
    assert_str(t->report->indicators[3].name, "青汀大橋後續工程總投資");
}

static void test_aliases(void **state)
{
    twins *t = *state;
    assert_int_equal(t->report->alias_count, 1);
    assert_str(t->report->aliases[0].name, "分流機制");
}

static void test_compared(void **state)
{
    twins *t = *state;
    nian_comparison *c;
    nian_compare(&c, t->plain, t->report, NULL);
    assert_int_equal(c->counts[NIAN_STATUS_NEW], 0);
    assert_int_equal(c->counts[NIAN_STATUS_DROPPED], 0);
    assert_int_equal(c->counts[NIAN_STATUS_REWORDED], 0);
    for (size_t i = 0; i < c->change_count; i++)
        for (size_t k = 0; k < c->changes[i].edit_count; k++)
            assert_int_equal(c->changes[i].edits[k].op, '=');
    nian_comparison_free(c);
}

static void check_plain(const char *words, const char *plain)
{
    nian_arena arena = {0};
    assert_str(nian_simplify(&arena, nian_str_from(words)), plain);
    assert_str(nian_fold(&arena, nian_str_from(words), NULL), plain);
    nian_arena_free(&arena);
}

static void test_characters_beside_others(void **state)
{
    (void)state;
    check_plain("著力顯著著名", "着力显著著名");
    check_plain("瞭解瞭望臺", "了解瞭望台");
    check_plain("答覆覆蓋", "答复覆盖");
    check_plain("資金鍊鍛鍊煉鋼", "资金链锻炼炼钢");
    check_plain("座標座位", "坐标座位");
    check_plain("乾坤乾燥", "乾坤干燥");
    check_plain("傢俱俱樂部", "家具俱乐部");
    check_plain("後裏裡臺檯羣群衞衛", "后里里台台群群卫卫");
    check_plain("二○二三年○一", "二〇二三年〇一");
    check_plain("○項目", "○项目");
}

static void test_glyphs(void **state)
{
    (void)state;
    nian_arena arena = {0};
    assert_str(
        nian_fold(&arena, NIAN_STR("葛\xF3\xA0\x84\x80城\xEF\xB8\x81"), NULL),
        "葛城");
    nian_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_structure),
        cmocka_unit_test(test_statements),
        cmocka_unit_test(test_indicators),
        cmocka_unit_test(test_aliases),
        cmocka_unit_test(test_compared),
        cmocka_unit_test(test_characters_beside_others),
        cmocka_unit_test(test_glyphs),
    };
    return cmocka_run_group_tests(tests, read_twins, free_twins);
}
