/* What a statement contradicts in itself: 由A增加到B，增长x%; B，比上年增加C，
 * 增长x%; A年均增长x%到B; 受理A件，办结B件，办结率x%. */
#include <math.h>

#include "base/decimal.h"
#include "extract/check_inner.h"
#include "extract/indicator_time.h"

enum {
    REACH = 24 /* characters between figures that belong together */
};

static bool has(nian_str s, const char *words)
{
    return nian_any_find(s, words) >= 0;
}

/* Between two figures of a statement. */
static nian_str gap(const nian_checker *c, const nian_indicator *first,
                    const nian_indicator *second)
{
    return nian_str_slice(nian_check_text(c, first), first->span.end,
                          second->span.begin);
}

static bool plain(const nian_indicator *indicator)
{
    return indicator->has_value && !indicator->qualifier.len;
}

static bool is_percent(const nian_indicator *indicator)
{
    return nian_str_equal(indicator->unit, NIAN_STR("%"));
}

/* "105件，增长38%": `what`.  `first` may stand in another statement. */
static void note(const nian_checker *c, const nian_indicator *first,
                 const nian_indicator *last, nian_str what)
{
    nian_note made = {.line = c->report->statements[last->statement].line,
                      .count = 1};
    if (first->statement == last->statement)
        made.text = nian_str_format(
            c->arena, "“%.*s”: %.*s",
            NIAN_STR_ARG(nian_str_trim(nian_str_slice(
                nian_check_text(c, first), first->span.begin, last->span.end))),
            NIAN_STR_ARG(what));
    else
        made.text = nian_str_format(
            c->arena, "%.*s “%.*s”, “%.*s” in line %u: %.*s",
            NIAN_STR_ARG(first->name), NIAN_STR_ARG(last->text),
            NIAN_STR_ARG(first->text),
            c->report->statements[first->statement].line, NIAN_STR_ARG(what));
    vec_push(c->arena, c->notes, made);
}

static void note_percent(const nian_checker *c, const nian_indicator *first,
                         const nian_indicator *last, double percent)
{
    note(c, first, last,
         nian_str_format(c->arena, "that makes %.*f%%",
                         fabs(percent) < 10 ? 2 : 1, fabs(percent)));
}

/* --- which way it went --- */

static bool rises(nian_str s)
{
    return has(s, "增加到|提高到|上升到|增长到|扩大到|提升到|升至|增至|升到|"
                  "提高至|提升至|增加至|增长至|上升至|扩大至|上涨到");
}

static bool falls(nian_str s)
{
    return has(s, "下降到|减少到|降低到|降至|降到|减至|下降至|减少至|降低至|"
                  "压缩到|压减到|压缩至|压减至|缩短到|缩短至|缩减到|回落到|"
                  "回落至|缩小到|缩小至|精简到|精简至");
}

static void check_direction(const nian_checker *c, const nian_indicator *base,
                            const nian_indicator *reached)
{
    nian_str between = gap(c, base, reached);
    int order = nian_decimal_compare(base->value, reached->value);
    bool up = rises(between);
    bool down = falls(between);
    if (up == down || order == 0 || (order < 0) == up ||
        has(nian_check_text(c, base), "美元兑|汇率"))
        return;
    note(c, base, reached,
         order < 0 ? NIAN_STR("it rises, and the words say that it falls")
                   : NIAN_STR("it falls, and the words say that it rises"));
}

/* --- by how much --- */

/* Real growth, and growth on another basis, need not follow from levels. */
static bool other_basis(const nian_checker *c, const nian_indicator *indicator)
{
    return has(nian_check_text(c, indicator),
               "可比|不变价|实际增长|同口径|扣除|现价|名义|因素|口径") ||
           (nian_unit_read(indicator->unit).class == NIAN_UNIT_MONEY &&
            has(indicator->name, "生产总值|增加值|总产值|GDP|产值|国民收入|"
                                 "国民生产"));
}

/* Nothing but 比上年 and a verb of change: the growth is of this level. */
static bool filler_only(nian_str between)
{
    static const char words[] =
        "，|、|比上年末|比上年底|比上年|比去年|比年初|较上年|较去年|较年初|"
        "同比|比上年同期|较上年同期|比去年同期|增长了|增加了|下降了|减少了|"
        "提高了|降低了|上升了|增长|增加|下降|减少|增幅达|增幅为|增幅|降幅达|"
        "降幅为|降幅|提高|降低|上升|净增|净增加|增长率为|年均|年平均|又| |(|（";
    while (between.len) {
        size_t len = nian_any_start(between, words);
        if (!len)
            return false;
        between = nian_str_after(between, len);
    }
    return true;
}

static bool grows_from(const nian_checker *c, const nian_indicator *level,
                       const nian_indicator *growth)
{
    return plain(growth) && growth->measure == NIAN_MEASURE_GROWTH &&
           filler_only(gap(c, level, growth));
}

static nian_interval upright(nian_interval interval)
{
    if (interval.low + interval.high < 0)
        return (nian_interval){-interval.high, -interval.low};
    return interval;
}

static void check_percent(const nian_checker *c, const nian_indicator *before,
                          const nian_indicator *reached,
                          const nian_indicator *growth, double years)
{
    nian_interval from = nian_check_around(before->value);
    nian_interval to = nian_check_around(reached->value);
    double least = (pow(to.low / from.high, 1 / years) - 1) * 100;
    double most = (pow(to.high / from.low, 1 / years) - 1) * 100;
    double middle = fabs(nian_decimal_double(reached->value)) /
                    fabs(nian_decimal_double(before->value));
    /* Many cut digits off instead of rounding. */
    double slack = nian_check_last_digit(growth->value) / 2 + .05;
    if (nian_check_apart(upright((nian_interval){least, most}),
                         nian_check_around(growth->value), slack))
        note_percent(c, before, growth, (pow(middle, 1 / years) - 1) * 100);
}

static void check_difference(const nian_checker *c,
                             const nian_indicator *before,
                             const nian_indicator *reached,
                             const nian_indicator *growth)
{
    nian_interval from = nian_check_around(before->value);
    nian_interval to = nian_check_around(reached->value);
    nian_interval step =
        upright((nian_interval){to.low - from.high, to.high - from.low});
    nian_decimal difference;
    if (!nian_check_apart(step, nian_check_around(growth->value),
                          nian_check_last_digit(growth->value) / 2) ||
        !nian_decimal_subtract(&difference, reached->value, before->value))
        return;
    if (difference.mantissa < 0)
        difference.mantissa = -difference.mantissa;
    nian_buf what = {0};
    nian_buf_add(&what, NIAN_STR("the difference is "));
    nian_decimal_write(&what, difference);
    note(c, before, growth, nian_buf_str(&what));
    nian_buf_free(&what);
}

/* 增长1.5倍 is of the growth for some, of the level reached for others. */
static void check_times(const nian_checker *c, const nian_indicator *before,
                        const nian_indicator *reached,
                        const nian_indicator *growth)
{
    nian_interval from = nian_check_around(before->value);
    nian_interval to = nian_check_around(reached->value);
    nian_interval stated = nian_check_around(growth->value);
    nian_interval made = {to.low / from.high, to.high / from.low};
    nian_interval more = {made.low - 1, made.high - 1};
    double slack = nian_check_last_digit(growth->value) / 2 + .05;
    if (nian_check_apart(made, stated, slack) &&
        nian_check_apart(more, stated, slack))
        note(c, before, growth,
             nian_str_format(c->arena, "that makes %.2f times",
                             nian_decimal_double(reached->value) /
                                 nian_decimal_double(before->value)));
}

void nian_check_growth(const nian_checker *c, const nian_indicator *before,
                       const nian_indicator *reached,
                       const nian_indicator *growth)
{
    bool shares = is_percent(before);
    if (!grows_from(c, reached, growth) ||
        growth->period.basis == NIAN_BASIS_AVERAGE ||
        nian_check_around(before->value).low <= 0)
        return;
    /* A share's growth in percent is mostly that of the part itself. */
    if (other_basis(c, reached))
        return;
    if (is_percent(growth) && !shares)
        check_percent(c, before, reached, growth, 1);
    else if (nian_str_equal(growth->unit, NIAN_STR("倍")))
        check_times(c, before, reached, growth);
    else if ((nian_check_same_unit(before, growth) && !shares) ||
             (shares && has(growth->unit, "百分点")))
        check_difference(c, before, reached, growth);
}

/* --- 由A增加到B --- */

/* The year that is written last before `end`: 2018 of 由2018年的3家. */
static int year_before(nian_str text, size_t end)
{
    nian_str before = nian_tail(nian_str_slice(text, 0, end), 10);
    for (size_t at = 0; at < before.len; at++) {
        size_t len;
        bool digit = before.ptr[at] >= '0' && before.ptr[at] <= '9';
        int year = digit ? nian_year_read(before, at, &len) : 0;
        if (year)
            return year;
    }
    return 0;
}

static void check_average(const nian_checker *c, const nian_indicator *base,
                          const nian_indicator *reached,
                          const nian_indicator *growth)
{
    nian_str text = nian_check_text(c, base);
    int from = year_before(text, base->span.begin);
    int to = year_before(text, reached->span.begin);
    /* The first of a list says from when to when. */
    enum {
        FAR = 24
    };
    const nian_indicator *first = c->report->indicators;
    if (base - first > FAR)
        first = base - FAR;
    for (const nian_indicator *i = base;
         !from && i > first && i[-1].statement == base->statement; i--) {
        from = i[-1].base ? year_before(text, i[-1].span.begin) : 0;
        if (from && !to)
            to = year_before(text, i->span.begin);
    }
    if (!from || to <= from || growth->period.basis != NIAN_BASIS_AVERAGE ||
        !is_percent(growth) || is_percent(base) || other_basis(c, reached) ||
        !grows_from(c, reached, growth) ||
        nian_check_around(base->value).low <= 0 ||
        nian_check_around(reached->value).low <= 0)
        return;
    check_percent(c, base, reached, growth, to - from);
}

static bool listed(const nian_checker *c, size_t i)
{
    const nian_indicator *items = c->report->indicators;
    return nian_check_together(c, i, i + 1) &&
           nian_check_same_unit(&items[i], &items[i + 1]) &&
           nian_any_start(gap(c, &items[i], &items[i + 1]), "、|和|及|与") > 0;
}

static bool change_stands(const nian_checker *c, size_t i)
{
    const nian_indicator *base = &c->report->indicators[i];
    const nian_indicator *reached = base + 1;
    bool several = (i && nian_check_together(c, i - 1, i) && base[-1].base) ||
                   listed(c, i + 1);
    if (!base->base || several || reached->base ||
        !nian_check_same_unit(base, reached) || !base->has_value ||
        !reached->has_value || nian_check_ranked(base) ||
        nian_check_ranked(reached))
        return false;
    nian_str between = gap(c, base, reached);
    return nian_utf8_count(between) <= REACH && !has(between, "，|。|；|、");
}

static void check_change(const nian_checker *c, size_t i)
{
    const nian_indicator *base = &c->report->indicators[i];
    if (!change_stands(c, i))
        return;
    check_direction(c, base, base + 1);
    if (!nian_check_together(c, i, i + 2) || !plain(base) || !plain(base + 1))
        return;
    nian_check_growth(c, base, base + 1, base + 2);
    check_average(c, base, base + 1, base + 2);
}

/* --- B，比上年增加C，增长x% --- */

static void check_step(const nian_checker *c, size_t i)
{
    const nian_indicator *level = &c->report->indicators[i];
    const nian_indicator *step = level + 1;
    const nian_indicator *growth = level + 2;
    if (!nian_check_together(c, i, i + 2) || level->base ||
        level->measure != NIAN_MEASURE_LEVEL || !is_percent(growth) ||
        !nian_check_same_unit(level, step) || !plain(level) ||
        !grows_from(c, level, step) || !grows_from(c, step, growth) ||
        step->period.basis == NIAN_BASIS_AVERAGE ||
        growth->period.basis == NIAN_BASIS_AVERAGE || other_basis(c, level))
        return;
    nian_indicator before = *level;
    if (!nian_decimal_subtract(&before.value, level->value, step->value))
        return;
    nian_interval base = nian_check_around(before.value);
    nian_interval change = nian_check_around(step->value);
    double error = nian_check_last_digit(level->value) / 2;
    if (base.low - error <= 0)
        return;
    nian_interval stated = nian_check_around(growth->value);
    nian_interval made = {change.low / (base.high + error) * 100,
                          change.high / (base.low - error) * 100};
    double slack = nian_check_last_digit(growth->value) / 2 + .05;
    if (nian_check_apart(made, stated, slack))
        note_percent(c, level, growth,
                     nian_decimal_double(step->value) /
                         nian_decimal_double(before.value) * 100);
}

/* --- 受理A件，办结B件，办结率x% --- */

/* 办结 of 办结率 stands before the part, too. */
static bool rate_of(const nian_checker *c, const nian_indicator *part,
                    const nian_indicator *share)
{
    nian_str between = gap(c, part, share);
    nian_str_cut_end(&between, NIAN_STR("达到"));
    nian_str_cut_end(&between, NIAN_STR("达"));
    nian_str_cut_end(&between, NIAN_STR("为"));
    if (!nian_str_cut_start(&between, NIAN_STR("，")) &&
        !nian_str_cut_start(&between, NIAN_STR("、")))
        return false;
    if (nian_str_equal(between, NIAN_STR("占")))
        return true;
    if (!nian_str_cut_end(&between, NIAN_STR("率")) || between.len == 0 ||
        nian_utf8_count(between) > 4)
        return false;
    nian_str before =
        nian_str_slice(nian_check_text(c, part), 0, part->span.begin);
    return nian_str_ends(before, between);
}

static void check_rate(const nian_checker *c, size_t i)
{
    const nian_indicator *whole = &c->report->indicators[i];
    const nian_indicator *part = whole + 1;
    const nian_indicator *share = whole + 2;
    if (!nian_check_together(c, i, i + 2) || !is_percent(share) ||
        whole->measure != NIAN_MEASURE_LEVEL ||
        part->measure != NIAN_MEASURE_LEVEL || whole->base || part->base ||
        !plain(whole) || !plain(part) || !plain(share) ||
        !nian_check_same_unit(whole, part) ||
        nian_decimal_compare(part->value, whole->value) > 0 ||
        nian_check_around(whole->value).low <= 0 ||
        nian_utf8_count(gap(c, whole, part)) > REACH ||
        has(gap(c, whole, part), "。|；|、|和") || !rate_of(c, part, share))
        return;
    nian_interval all = nian_check_around(whole->value);
    nian_interval some = nian_check_around(part->value);
    nian_interval made = {some.low / all.high * 100, some.high / all.low * 100};
    if (nian_check_apart(made, nian_check_around(share->value),
                         nian_check_last_digit(share->value) / 2 + .05))
        note_percent(c, whole, share,
                     nian_decimal_double(part->value) /
                         nian_decimal_double(whole->value) * 100);
}

void nian_check_statement(const nian_checker *c, size_t i)
{
    check_change(c, i);
    check_step(c, i);
    check_rate(c, i);
}
