/* What the clauses of candidates tell, on sentences written for this test. */
#include "test.h"

#include "align/features.h"
#include "nianlun/report.h"

static const char old_text[] =
    "某县2021年政府工作报告\n\n一、2021年工作回顾\n"
    "新建社区食堂十二家，扩建县图书馆，推行家庭医生签约服务。"
    "改造老旧供水管网九十公里，治理黑臭水体六条，拆除燃煤锅炉四十台。"
    "为九十岁以上老人发放长寿津贴。\n";

static const char new_text[] =
    "某县2022年政府工作报告\n\n一、2022年工作回顾\n"
    "建成县体育中心，组织全民健步走，家庭医生签约服务覆盖全部行政村，"
    "开放学校操场二十所。"
    "燃煤锅炉全部拆除，城区道路改造提速，县医院新院区竣工。"
    "为九十岁以上老人发放长寿津贴。\n";

typedef struct setting {
    nian_arena arena;
    nian_report *before, *after;
    nian_candidates candidates;
} setting;

static void set(setting *s)
{
    *s = (setting){0};
    nian_report_read(&s->before, nian_str_from(old_text), NULL);
    nian_report_read(&s->after, nian_str_from(new_text), NULL);
    nian_pairing pairing;
    nian_pairing_make(&pairing, &s->arena, s->before, s->after, NULL);
    nian_score(&s->candidates, &pairing);
}

static void unset(setting *s)
{
    nian_arena_free(&s->arena);
    nian_report_free(s->after);
    nian_report_free(s->before);
}

static bool has(const nian_report *report, uint32_t statement, nian_str words)
{
    return nian_str_has(report->statements[statement].text, words);
}

/* The candidate whose statements both hold the words. */
static const float *inputs_of(const setting *s, nian_str words)
{
    for (size_t i = 0; i < s->candidates.count; i++) {
        const nian_candidate *c = &s->candidates.items[i];
        if (has(s->before, c->before, words) && has(s->after, c->after, words))
            return c->inputs;
    }
    fail_msg("no candidate");
    return NULL;
}

static void one_item_answers_out_of_many(void **state)
{
    (void)state;
    setting s;
    set(&s);
    static const nian_str items[] = {NIAN_STR_INIT("家庭医生签约"),
                                     NIAN_STR_INIT("燃煤锅炉")};
    for (size_t i = 0; i < 2; i++) {
        const float *right = inputs_of(&s, items[i]);
        assert_true(right[NIAN_X_MUTUAL] > 0.95F);
        assert_true(right[NIAN_X_EXPLAINED] > 0.3F);
        for (size_t k = 0; k < s.candidates.count; k++) {
            const nian_candidate *c = &s.candidates.items[k];
            if (c->inputs == right || !has(s.before, c->before, items[i]))
                continue;
            assert_true(c->inputs[NIAN_X_MUTUAL] < right[NIAN_X_MUTUAL]);
        }
    }
    unset(&s);
}

static void the_same_words_explain_all(void **state)
{
    (void)state;
    setting s;
    set(&s);
    const float *same = inputs_of(&s, NIAN_STR("长寿津贴"));
    assert_float_equal(same[NIAN_X_CLAUSE], 1, 1e-4);
    assert_float_equal(same[NIAN_X_MUTUAL], 1, 1e-4);
    assert_float_equal(same[NIAN_X_EXPLAINED], 2, 1e-3);
    assert_float_equal(same[NIAN_X_PLACE], 1, 1e-4);
    assert_float_equal(same[NIAN_X_PLACE_RANK], 0, 1e-6);
    unset(&s);
}

static void inputs_keep_their_scale(void **state)
{
    (void)state;
    setting s;
    set(&s);
    assert_true(s.candidates.count > 0);
    for (size_t i = 0; i < s.candidates.count; i++) {
        const float *x = s.candidates.items[i].inputs;
        assert_true(x[NIAN_X_MUTUAL] >= 0 && x[NIAN_X_MUTUAL] < 1.001F);
        assert_true(x[NIAN_X_EXPLAINED] >= 0 && x[NIAN_X_EXPLAINED] < 2.001F);
        assert_true(x[NIAN_X_PLACE] < 1.001F);
        assert_true(x[NIAN_X_PLACE_RANK] >= 0);
    }
    unset(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_item_answers_out_of_many),
        cmocka_unit_test(the_same_words_explain_all),
        cmocka_unit_test(inputs_keep_their_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
