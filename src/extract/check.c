/* Figures that cannot all be right, over a whole report; what one statement
 * contradicts in itself is check_change.c.  Rounding explains most
 * differences, and another scope many more: both are no note. */
#include "extract/check.h"

#include <math.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "extract/check_inner.h"
#include "extract/indicator_name.h"
#include "extract/plain.h"

double nian_check_last_digit(nian_decimal value)
{
    return pow(10, value.exponent);
}

nian_interval nian_check_around(nian_decimal value)
{
    double middle = fabs(nian_decimal_double(value));
    double half = nian_check_last_digit(value) / 2;
    return (nian_interval){middle - half, middle + half};
}

bool nian_check_apart(nian_interval have, nian_interval want, double slack)
{
    return have.high < want.low - slack || have.low > want.high + slack;
}

bool nian_check_together(const nian_checker *c, size_t left, size_t right)
{
    const nian_indicator *items = c->report->indicators;
    return right < c->report->indicator_count &&
           items[left].statement == items[right].statement &&
           !items[left].tabular && !items[right].tabular;
}

bool nian_check_exact(const nian_indicator *indicator)
{
    return indicator->has_value && !indicator->qualifier.len &&
           !indicator->target;
}

bool nian_check_same_unit(const nian_indicator *left,
                          const nian_indicator *right)
{
    return nian_str_equal(left->unit, right->unit);
}

bool nian_check_ranked(const nian_indicator *indicator)
{
    return indicator->measure == NIAN_MEASURE_RANK ||
           nian_any_start(indicator->unit, "位|名") > 0;
}

nian_str nian_check_text(const nian_checker *c, const nian_indicator *indicator)
{
    return c->report->statements[indicator->statement].text;
}

static bool has(nian_str s, const char *words)
{
    return nian_any_find(s, words) >= 0;
}

/* --- above the whole --- */

static bool part_of_whole(nian_str name)
{
    static const char parts[] =
        "满意率|满意度|合格率|办结率|出庭率|出庭应诉率|就业率|优良率|达标率|"
        "森林覆盖率|城镇化率|城市化率|成活率|巩固率|公开率|优良天数比例|占比|"
        "比重|处理率|及格率|入户率|参合率|参保率|绿化覆盖率|履约率|成功率|"
        "化解率|回应率|答复率|破案率|普及率|自给率|知晓率|升学率|利用率|"
        "覆盖率|纠错率|败诉率|胜诉率|配备率|持证率|公示率|审结率|执结率";
    return nian_any_end(name, parts) > 0 &&
           !has(name, "电话|移动|互联网|毛入学|拨备|担保|准备金|容积|产能|"
                      "用户|手机|宽带");
}

static void check_share(const nian_checker *c, const nian_indicator *share)
{
    static const nian_decimal whole = {100, 0};
    if (share->measure != NIAN_MEASURE_SHARE || !share->has_value ||
        !nian_str_equal(share->unit, NIAN_STR("%")) ||
        nian_decimal_compare(share->value, whole) <= 0 ||
        !part_of_whole(share->name))
        return;
    nian_note note = {.line = share->line, .count = 1};
    note.text =
        nian_str_format(c->arena, "%.*s “%.*s”: more than the whole",
                        NIAN_STR_ARG(share->name), NIAN_STR_ARG(share->text));
    vec_push(c->arena, c->notes, note);
}

/* --- two figures for one thing --- */

/* In the order of their names, then of the text. */
static int by_name(const void *first, const void *second)
{
    const nian_indicator *const *left = first;
    const nian_indicator *const *right = second;
    int order = nian_str_compare((*left)->name, (*right)->name);
    if (order)
        return order;
    return *left < *right ? -1 : *left > *right;
}

static bool same_thing(const nian_indicator *left, const nian_indicator *right)
{
    return nian_check_same_unit(left, right) &&
           left->measure == right->measure &&
           left->period.from == right->period.from &&
           left->period.to == right->period.to &&
           left->period.basis == right->period.basis;
}

static bool comparable(const nian_indicator *indicator)
{
    enum {
        NAME_LEAST = 4 /* characters */
    };
    return nian_check_exact(indicator) && !indicator->base &&
           !indicator->tabular && indicator->unit.len &&
           indicator->period.from && !nian_check_ranked(indicator) &&
           nian_utf8_count(indicator->name) >= NAME_LEAST;
}

/* Far apart two figures are of two things, whatever they are called. */
static bool near(nian_decimal first, nian_decimal second)
{
    double left = fabs(nian_decimal_double(first));
    double right = fabs(nian_decimal_double(second));
    return fmax(left, right) < 2 * fmin(left, right);
}

static bool opens_paragraph(const nian_report *report, uint32_t index)
{
    return index == 0 || report->statements[index - 1].paragraph !=
                             report->statements[index].paragraph;
}

/* Sums of money are told of many parts of a whole: what stands before them in
 * the paragraph may say which. */
static bool narrowed(const nian_checker *c, const nian_indicator *indicator)
{
    return nian_unit_read(indicator->unit).class == NIAN_UNIT_MONEY &&
           (nian_naming_verb(indicator->name) ||
            !opens_paragraph(c->report, indicator->statement));
}

/* Named at the start of a sentence, no other clause narrows it. */
static bool stands_plain(const nian_checker *c, const nian_indicator *indicator)
{
    enum {
        TIME_MAX = 8 /* characters of 2023年 and the like */
    };
    nian_str text = nian_check_text(c, indicator);
    nian_str before = nian_str_slice(text, 0, indicator->span.begin);
    nian_role role = c->report->statements[indicator->statement].role;
    ptrdiff_t stop = nian_any_first(before, "，|：|；|。");
    if (stop >= 0) {
        nian_str opening = nian_str_slice(before, 0, (size_t)stop);
        before = nian_str_after(before, (size_t)stop + 3);
        if (nian_utf8_count(opening) > TIME_MAX || !has(opening, "年|末|底"))
            return false;
    }
    return role == NIAN_ROLE_DONE && !narrowed(c, indicator) &&
           !has(before, "，|；|。|：|、|其中") &&
           indicator->measure != NIAN_MEASURE_GROWTH && !indicator->carried &&
           nian_str_has(before, indicator->name) &&
           (nian_naming_measurable(indicator->name) ||
            has(before, "全年|全区|全市|全省|全县|全国|共|年"));
}

static void compare_pair(const nian_checker *c, const nian_indicator *first,
                         const nian_indicator *second)
{
    double slack = (nian_check_last_digit(first->value) +
                    nian_check_last_digit(second->value)) /
                   2;
    const nian_statement *statements = c->report->statements;
    if (statements[first->statement].paragraph ==
            statements[second->statement].paragraph ||
        !same_thing(first, second) ||
        !nian_check_apart(nian_check_around(first->value),
                          nian_check_around(second->value), slack) ||
        !near(first->value, second->value) || !stands_plain(c, first) ||
        !stands_plain(c, second))
        return;
    nian_note note = {.count = 1};
    note.line = c->report->statements[first->statement].line;
    uint32_t line = c->report->statements[second->statement].line;
    note.text = nian_str_format(
        c->arena, "%.*s “%.*s”: line %u says “%.*s”", NIAN_STR_ARG(first->name),
        NIAN_STR_ARG(first->text), line, NIAN_STR_ARG(second->text));
    vec_push(c->arena, c->notes, note);
}

/* --- the level now, the level before, and the growth between --- */

static bool level_of(const nian_indicator *indicator, int year)
{
    return nian_check_exact(indicator) && !indicator->base &&
           indicator->measure == NIAN_MEASURE_LEVEL &&
           indicator->period.from == year && indicator->period.to == year &&
           indicator->period.basis == NIAN_BASIS_ANNUAL;
}

static void compare_levels(const nian_checker *c, const nian_indicator *now,
                           const nian_indicator *before)
{
    size_t at = (size_t)(now - c->report->indicators);
    if (now != before && nian_check_together(c, at, at + 1) &&
        level_of(now, now->period.to) && level_of(before, now->period.to - 1) &&
        nian_check_same_unit(now, before))
        nian_check_growth(c, before, now, now + 1);
}

/* `items` bear one name; a name that many bear says little. */
static void compare_all(const nian_checker *c,
                        const nian_indicator *const *items, size_t count)
{
    enum {
        MANY = 40
    };
    if (count > MANY)
        return;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            compare_levels(c, items[i], items[k]);
            if (i < k)
                compare_pair(c, items[i], items[k]);
        }
}

static void check_names(const nian_checker *c)
{
    nian_arena scratch = {0};
    const nian_indicator **items = nian_new_array(
        &scratch, const nian_indicator *, c->report->indicator_count);
    size_t count = 0;
    for (size_t i = 0; i < c->report->indicator_count; i++)
        if (comparable(&c->report->indicators[i]))
            items[count++] = &c->report->indicators[i];
    if (count)
        qsort(items, count, sizeof *items, by_name);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1;
             end < count && nian_str_equal(items[i]->name, items[end]->name);)
            end++;
        compare_all(c, items + i, end - i);
    }
    nian_arena_free(&scratch);
}

void nian_figures_check(const nian_report *report, nian_arena *arena,
                        nian_notes *notes)
{
    nian_arena scratch = {0};
    nian_report plain;
    nian_plain_make(&plain, report, &scratch);
    report = &plain;
    nian_checker c = {report, arena, notes};
    for (size_t i = 0; i < report->indicator_count; i++) {
        check_share(&c, &report->indicators[i]);
        if (nian_check_together(&c, i, i + 1))
            nian_check_statement(&c, i);
    }
    check_names(&c);
    nian_arena_free(&scratch);
}
