/* Whether a plan says more or less than the year before: in its figures, in
 * how far it reaches, how firmly and until when.  Words are held against each
 * other only in clauses about the same thing: an 确保 for one half of a
 * sentence does not make its other half stronger.  Figures only where both are
 * targets of the same quantity.  Signs that disagree say nothing. */
#include "diff/compare.h"

#include "base/decimal.h"
#include "extract/plain.h"

/* A smaller figure is the harder promise: by what stands around it … */
static const nian_str ceilings[] = {
    NIAN_STR_INIT("以内"),   NIAN_STR_INIT("以下"),   NIAN_STR_INIT("不超过"),
    NIAN_STR_INIT("不高于"), NIAN_STR_INIT("控制在"), NIAN_STR_INIT("压减到"),
    NIAN_STR_INIT("压减至"), NIAN_STR_INIT("压缩到"), NIAN_STR_INIT("压缩至"),
    NIAN_STR_INIT("缩短到"), NIAN_STR_INIT("缩短至"), NIAN_STR_INIT("下降到"),
    NIAN_STR_INIT("下降至"), NIAN_STR_INIT("降低到"), NIAN_STR_INIT("降低至"),
    NIAN_STR_INIT("减少到"), NIAN_STR_INIT("减少至"), NIAN_STR_INIT("降到"),
    NIAN_STR_INIT("降至"),   NIAN_STR_INIT("低于"),
};
/* … or by what it measures. */
static const nian_str burdens[] = {
    NIAN_STR_INIT("失业率"), NIAN_STR_INIT("能耗"),   NIAN_STR_INIT("水耗"),
    NIAN_STR_INIT("排放"),   NIAN_STR_INIT("浓度"),   NIAN_STR_INIT("死亡"),
    NIAN_STR_INIT("事故"),   NIAN_STR_INIT("时限"),   NIAN_STR_INIT("时间"),
    NIAN_STR_INIT("辍学率"), NIAN_STR_INIT("发生率"), NIAN_STR_INIT("发案"),
    NIAN_STR_INIT("负债率"), NIAN_STR_INIT("不良率"), NIAN_STR_INIT("用水量"),
    NIAN_STR_INIT("拥堵"),
};
/* Neither more nor less of it is a promise. */
static const nian_str neutral[] = {
    NIAN_STR_INIT("价格"), NIAN_STR_INIT("物价"), NIAN_STR_INIT("CPI"),
    NIAN_STR_INIT("赤字"), NIAN_STR_INIT("国债"), NIAN_STR_INIT("债券"),
};

#define HAS_ANY(text, table)                                                   \
    nian_str_has_any(text, table, sizeof(table) / sizeof *(table))

static bool stands_in(const nian_indicator *indicator,
                      const uint32_t *statements, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (indicator->statement == statements[i])
            return indicator->target;
    return false;
}

/* Where a range stands, its lower end is what is promised. */
static bool promise_of(nian_decimal *out, const nian_indicator *indicator)
{
    *out = indicator->has_value ? indicator->value
           : indicator->has_low ? indicator->low
                                : indicator->high;
    return indicator->has_value || indicator->has_low || indicator->has_high;
}

static bool is_fall(const nian_indicator *indicator, nian_decimal promise)
{
    return indicator->measure == NIAN_MEASURE_GROWTH &&
           nian_decimal_compare(promise, (nian_decimal){0, 0}) < 0;
}

/* 1: more is the harder promise, -1: less is, 0: neither, or both. */
static int sense_of(const nian_indicator *indicator, nian_decimal promise)
{
    if (HAS_ANY(indicator->name, neutral))
        return 0;
    bool less = HAS_ANY(indicator->clause, ceilings) ||
                HAS_ANY(indicator->name, burdens) ||
                is_fall(indicator, promise);
    return less ? -1 : 1;
}

/* 5%以上 is firmer than 5%左右. */
static int bound_of(const nian_indicator *indicator)
{
    if (nian_str_equal(indicator->qualifier, NIAN_STR("以上")))
        return 1;
    return nian_str_equal(indicator->qualifier, NIAN_STR("左右")) ? -1 : 0;
}

static int compare_pair(const nian_indicator *old, const nian_indicator *new)
{
    nian_decimal from, to, difference;
    if (!promise_of(&from, old) || !promise_of(&to, new) ||
        !nian_decimal_subtract(&difference, to, from))
        return 0;
    int sense = sense_of(old, from);
    if (sense != sense_of(new, to))
        return 0;
    int sign = nian_decimal_compare(difference, (nian_decimal){0, 0});
    int bounds = bound_of(new) * bound_of(old) < 0 ? bound_of(new) : 0;
    return sign ? sign * sense : sense > 0 ? bounds : 0;
}

/* The first pair of figures whose new one stands in `statement` or later. */
static size_t first_figure(const nian_comparing *c, uint32_t statement)
{
    size_t low = 0;
    size_t high = c->figures.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t indicator = c->figures.items[middle].after;
        if (c->after->indicators[indicator].statement < statement)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Sets up and down. */
static void compare_figures(const nian_comparing *c, const nian_change *change,
                            bool *up, bool *down)
{
    nian_arena scratch = {0};
    size_t begin = first_figure(c, change->after[0]);
    size_t end = first_figure(c, change->after[change->after_count - 1] + 1);
    for (size_t i = begin; i < end; i++) {
        nian_pair pair = c->figures.items[i];
        nian_indicator old =
            nian_plain_indicator(c->before, pair.before, &scratch);
        nian_indicator new =
            nian_plain_indicator(c->after, pair.after, &scratch);
        if (!stands_in(&old, change->before, change->before_count) ||
            !stands_in(&new, change->after, change->after_count))
            continue;
        int sign = compare_pair(&old, &new);
        *up |= sign > 0;
        *down |= sign < 0;
    }
    nian_arena_free(&scratch);
}

static bool are_plans(const nian_comparing *c, const nian_change *change)
{
    for (size_t i = 0; i < change->before_count; i++)
        if (c->before->statements[change->before[i]].type != NIAN_TYPE_PLAN)
            return false;
    for (size_t i = 0; i < change->after_count; i++)
        if (c->after->statements[change->after[i]].type != NIAN_TYPE_PLAN)
            return false;
    return true;
}

unsigned nian_compare_strength(const nian_comparing *c,
                               const nian_change *change, nian_str before,
                               nian_str after)
{
    if (!are_plans(c, change))
        return 0;
    bool up = false;
    bool down = false;
    compare_figures(c, change, &up, &down);
    int words = nian_compare_wording(before, c->before->meta.year, after,
                                     c->after->meta.year);
    up |= words > 0;
    down |= words < 0;
    if (up == down)
        return 0;
    return up ? NIAN_FLAG_STRONGER : NIAN_FLAG_WEAKER;
}
