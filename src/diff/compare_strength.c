/* Whether a plan says more or less than the year before: its words, its
 * figures, its deadline.  A table of words on two scales; figures only where
 * both are targets of the same quantity.  Signs that disagree say nothing. */
#include "diff/compare.h"

#include "base/decimal.h"
#include "text/text.h"

typedef struct scale_word {
    nian_str word;
    int degree;
} scale_word;

/* How far it reaches. */
static const scale_word reach[] = {
    {NIAN_STR_INIT("试点"), 1},     {NIAN_STR_INIT("先行先试"), 1},
    {NIAN_STR_INIT("探索"), 1},     {NIAN_STR_INIT("试行"), 1},
    {NIAN_STR_INIT("全面推广"), 2}, {NIAN_STR_INIT("全面推行"), 2},
    {NIAN_STR_INIT("全面铺开"), 2}, {NIAN_STR_INIT("全面推开"), 2},
    {NIAN_STR_INIT("全面实施"), 2}, {NIAN_STR_INIT("全面实行"), 2},
    {NIAN_STR_INIT("全面建立"), 2}, {NIAN_STR_INIT("全覆盖"), 2},
    {NIAN_STR_INIT("复制推广"), 2}, {NIAN_STR_INIT("普遍实行"), 2},
};

/* How firmly it is promised. */
static const scale_word firmness[] = {
    {NIAN_STR_INIT("研究"), 1}, {NIAN_STR_INIT("鼓励"), 1},
    {NIAN_STR_INIT("引导"), 1}, {NIAN_STR_INIT("力争"), 2},
    {NIAN_STR_INIT("争取"), 2}, {NIAN_STR_INIT("努力"), 2},
    {NIAN_STR_INIT("确保"), 3}, {NIAN_STR_INIT("必须"), 3},
    {NIAN_STR_INIT("一律"), 3}, {NIAN_STR_INIT("坚决"), 3},
};

/* A smaller figure is the harder promise. */
static const nian_str ceilings[] = {
    NIAN_STR_INIT("以内"),   NIAN_STR_INIT("以下"),   NIAN_STR_INIT("不超过"),
    NIAN_STR_INIT("不高于"), NIAN_STR_INIT("控制在"), NIAN_STR_INIT("压减到"),
    NIAN_STR_INIT("压缩到"), NIAN_STR_INIT("缩短"),   NIAN_STR_INIT("降至"),
    NIAN_STR_INIT("降到"),
};

/* The one degree of a text on a scale; 0: none, or several. */
static int degree_of(nian_str text, const scale_word *words, size_t count)
{
    int degree = 0;
    for (size_t i = 0; i < count; i++) {
        if (!nian_str_has(text, words[i].word))
            continue;
        if (degree && degree != words[i].degree)
            return 0;
        degree = words[i].degree;
    }
    return degree;
}

static int compare_degrees(nian_str before, nian_str after,
                           const scale_word *words, size_t count)
{
    int old = degree_of(before, words, count);
    int new = degree_of(after, words, count);
    return old && new ? (new > old) - (new < old) : 0;
}

/* The year of 2025年底前, 到2025年; 0 when the text has none or several. */
static int deadline_of(nian_str text)
{
    nian_arena scratch = {0};
    nian_str s = nian_fold(&scratch, text, NULL);
    int found = 0;
    for (size_t at = 0; at + 7 <= s.len; at++) {
        int year;
        nian_str rest = nian_str_after(s, at);
        if (!nian_str_to_int(nian_str_slice(rest, 0, 4), &year) ||
            year < 1978 || year > 2100)
            continue;
        nian_str_cut_start(&rest, nian_str_slice(rest, 0, 4));
        bool bound = nian_str_starts(rest, NIAN_STR("年底前")) ||
                     nian_str_starts(rest, NIAN_STR("年前")) ||
                     (nian_str_starts(rest, NIAN_STR("年")) &&
                      nian_str_ends(nian_str_slice(s, 0, at), NIAN_STR("到")));
        if (bound && found && found != year) {
            found = 0;
            break;
        }
        found = bound ? year : found;
    }
    nian_arena_free(&scratch);
    return found;
}

static int compare_deadlines(nian_str before, nian_str after)
{
    int old = deadline_of(before);
    int new = deadline_of(after);
    return old && new ? (new < old) - (new > old) : 0;
}

/* -------------------------------------------------------------- figures */

static bool stands_in(const nian_indicator *indicator,
                      const uint32_t *statements, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (indicator->statement == statements[i])
            return indicator->target;
    return false;
}

static bool is_ceiling(const nian_indicator *indicator)
{
    for (size_t i = 0; i < sizeof ceilings / sizeof *ceilings; i++)
        if (nian_str_has(indicator->clause, ceilings[i]))
            return true;
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

static int compare_figures(const nian_comparing *c, const nian_change *change)
{
    int sign = 0;
    size_t begin = first_figure(c, change->after[0]);
    size_t end = first_figure(c, change->after[change->after_count - 1] + 1);
    for (size_t i = begin; i < end; i++) {
        const nian_indicator *old =
            &c->before->indicators[c->figures.items[i].before];
        const nian_indicator *new =
            &c->after->indicators[c->figures.items[i].after];
        nian_decimal from, to, difference;
        if (!stands_in(old, change->before, change->before_count) ||
            !stands_in(new, change->after, change->after_count) ||
            is_ceiling(old) != is_ceiling(new) || !promise_of(&from, old) ||
            !promise_of(&to, new) ||
            !nian_decimal_subtract(&difference, to, from))
            continue;
        int here = nian_decimal_compare(difference, (nian_decimal){0, 0});
        here = is_ceiling(new) ? -here : here;
        if (here && sign && here != sign)
            return 0;
        sign = here ? here : sign;
    }
    return sign;
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
    int signs[] = {
        compare_degrees(before, after, reach, sizeof reach / sizeof *reach),
        compare_degrees(before, after, firmness,
                        sizeof firmness / sizeof *firmness),
        compare_deadlines(before, after),
        compare_figures(c, change),
    };
    bool up = false;
    bool down = false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        up |= signs[i] > 0;
        down |= signs[i] < 0;
    }
    if (up == down)
        return 0;
    return up ? NIAN_FLAG_STRONGER : NIAN_FLAG_WEAKER;
}
