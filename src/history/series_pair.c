/* What was promised held against what was achieved. */
#include "history/series_finder.h"

static const int TENTH = -1; /* of a target of about a value */

static bool any(nian_str s, const nian_str *words, size_t count)
{
    return nian_str_has_any(s, words, count);
}

#define ANY(s, words) any((s), (words), sizeof(words) / sizeof *(words))

/* Whether less of it is better: by its name, by what is said of it, or since
 * it is to fall. */
static bool less_is_better(const nian_series *series, const nian_point *point)
{
    static const nian_str names[] = {
        NIAN_STR_INIT("价格"),     NIAN_STR_INIT("物价"),
        NIAN_STR_INIT("CPI"),      NIAN_STR_INIT("失业率"),
        NIAN_STR_INIT("能耗"),     NIAN_STR_INIT("水耗"),
        NIAN_STR_INIT("电耗"),     NIAN_STR_INIT("消耗"),
        NIAN_STR_INIT("排放"),     NIAN_STR_INIT("浓度"),
        NIAN_STR_INIT("PM2.5"),    NIAN_STR_INIT("PM10"),
        NIAN_STR_INIT("用水量"),   NIAN_STR_INIT("赤字"),
        NIAN_STR_INIT("死亡"),     NIAN_STR_INIT("事故"),
        NIAN_STR_INIT("发案"),     NIAN_STR_INIT("债务"),
        NIAN_STR_INIT("负债率"),   NIAN_STR_INIT("不良"),
        NIAN_STR_INIT("发病率"),   NIAN_STR_INIT("人口自然增长率"),
        NIAN_STR_INIT("贫困人口"), NIAN_STR_INIT("败诉率"),
        NIAN_STR_INIT("文盲率"),   NIAN_STR_INIT("漏损率"),
        NIAN_STR_INIT("时限"),     NIAN_STR_INIT("办理时间"),
    };
    static const nian_str held[] = {
        NIAN_STR_INIT("控制在"), NIAN_STR_INIT("不超过"),
        NIAN_STR_INIT("不高于"), NIAN_STR_INIT("压减"),
        NIAN_STR_INIT("压缩"),
    };
    const nian_decimal *value = point->has_value ? &point->value : &point->low;
    return series->measure == NIAN_MEASURE_RANK || ANY(series->name, names) ||
           ANY(point->text, held) ||
           (series->measure == NIAN_MEASURE_GROWTH &&
            (point->has_value || point->has_low) && value->mantissa < 0);
}

/* Where a target is met: at the bound or beyond it. */
typedef struct bound {
    nian_decimal value;
    bool most; /* else least */
} bound;

static nian_decimal slacken(nian_decimal value, bool most)
{
    nian_decimal tenth = nian_decimal_scale(value, TENTH);
    nian_decimal slack = {-tenth.mantissa, tenth.exponent};
    if ((value.mantissa < 0) == most)
        slack.mantissa = tenth.mantissa;
    nian_decimal moved;
    return nian_decimal_subtract(&moved, value, slack) ? moved : value;
}

static bool find_bound(bound *out, const nian_series *series,
                       const nian_point *target)
{
    static const nian_str about[] = {NIAN_STR_INIT("左右"), NIAN_STR_INIT("约"),
                                     NIAN_STR_INIT("近")};
    static const nian_str least[] = {NIAN_STR_INIT("以上"),
                                     NIAN_STR_INIT("至少"), NIAN_STR_INIT("超"),
                                     NIAN_STR_INIT("余")};
    static const nian_str most_words[] = {
        NIAN_STR_INIT("以下"),   NIAN_STR_INIT("以内"), NIAN_STR_INIT("不超过"),
        NIAN_STR_INIT("不高于"), NIAN_STR_INIT("低于"),
    };
    bool most = less_is_better(series, target);
    if (!target->has_value) {
        /* 3.5%以下 leaves its other end open, 6%—6.5% has two. */
        most = target->has_low ? most && target->has_high : true;
        *out = (bound){most ? target->high : target->low, most};
        return target->has_low || target->has_high;
    }
    *out = (bound){target->value, most};
    if (nian_str_is_any(target->qualifier, about, 3))
        out->value = slacken(target->value, most);
    /* 下降3%以上 is to fall at least so much. */
    else if (nian_str_is_any(target->qualifier, least, 4))
        out->most = target->value.mantissa < 0;
    else if (ANY(target->qualifier, most_words))
        out->most = target->value.mantissa >= 0;
    return true;
}

nian_verdict nian_series_verdict(const nian_series *series,
                                 const nian_point *target,
                                 const nian_point *actual)
{
    bound at;
    if (!find_bound(&at, series, target) ||
        (!actual->has_value && !actual->has_low && !actual->has_high))
        return NIAN_VERDICT_NONE;
    nian_decimal reached = actual->has_value ? actual->value
                           : actual->has_low ? actual->low
                                             : actual->high;
    int order = nian_decimal_compare(reached, at.value);
    bool met = at.most ? order <= 0 : order >= 0;
    return met ? NIAN_VERDICT_MET : NIAN_VERDICT_MISSED;
}

/* Names that mean one quantity: the same, or one is the other's end. */
static bool same_quantity(const nian_series *target, const nian_series *actual,
                          nian_arena *arena, const nian_likeness *likenesses)
{
    static const double alike = .6;
    if (target->measure != actual->measure ||
        !nian_str_equal(target->definition, actual->definition) ||
        !nian_str_equal(nian_series_scale(target->unit).base,
                        nian_series_scale(actual->unit).base))
        return false;
    nian_str promised = nian_series_canon(arena, target->name);
    nian_str told = nian_series_canon(arena, actual->name);
    return nian_str_ends(promised, told) || nian_str_ends(told, promised) ||
           nian_likeness_score(likenesses, promised, told) >= alike ||
           nian_likeness_score(likenesses, told, promised) >= alike;
}

static nian_decimal scaled(nian_decimal value, nian_decimal factor)
{
    nian_decimal product;
    return nian_decimal_multiply(&product, value, factor) ? product : value;
}

static nian_point *scale_points(nian_arena *arena, const nian_point *points,
                                size_t count, nian_decimal factor)
{
    nian_point *out = nian_new_array(arena, nian_point, count);
    for (size_t i = 0; i < count; i++) {
        out[i] = points[i];
        out[i].value = scaled(points[i].value, factor);
        out[i].low = scaled(points[i].low, factor);
        out[i].high = scaled(points[i].high, factor);
    }
    return out;
}

/* Targets in 斤 and a yield in 吨 are told in 吨. */
static void rescale(nian_series *series, nian_arena *arena)
{
    nian_scale scale = nian_series_scale(series->unit);
    series->points =
        scale_points(arena, series->points, series->point_count, scale.factor);
    series->variants = scale_points(arena, series->variants,
                                    series->variant_count, scale.factor);
    series->unit = scale.base;
}

static void judge_years(nian_series *target, nian_series *actual,
                        nian_arena *arena)
{
    const nian_decimal same = {1, 0};
    nian_point *promised =
        scale_points(arena, target->points, target->point_count, same);
    nian_point *told =
        scale_points(arena, actual->points, actual->point_count, same);
    for (size_t i = 0; i < target->point_count; i++)
        for (size_t k = 0; k < actual->point_count; k++) {
            if (promised[i].year != told[k].year)
                continue;
            promised[i].verdict =
                nian_series_verdict(target, &promised[i], &told[k]);
            told[k].verdict = promised[i].verdict;
        }
    target->points = promised;
    actual->points = told;
}

void nian_series_judge(nian_series *series, size_t count, nian_arena *arena,
                       const nian_likeness *likenesses)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            nian_series *target = &series[i];
            nian_series *actual = &series[k];
            if (!target->target || actual->target || target->partner.len ||
                actual->partner.len ||
                !same_quantity(target, actual, arena, likenesses))
                continue;
            if (!nian_str_equal(target->unit, actual->unit)) {
                rescale(target, arena);
                rescale(actual, arena);
            }
            target->partner = actual->id;
            actual->partner = target->id;
            judge_years(target, actual, arena);
        }
}

void nian_series_promises(nian_trend *trend, nian_arena *arena)
{
    nian_promise *promises =
        nian_new_array(arena, nian_promise, trend->series_count);
    for (size_t i = 0; i < trend->series_count; i++)
        for (size_t k = i + 1; k < trend->series_count; k++) {
            const nian_series *first = &trend->series[i];
            const nian_series *second = &trend->series[k];
            if (!nian_str_equal(first->partner, second->id) ||
                !nian_str_equal(second->partner, first->id))
                continue;
            nian_promise *promise = &promises[trend->promise_count++];
            *promise = (nian_promise){.target = first->target ? i : k,
                                      .actual = first->target ? k : i};
            const nian_series *target = &trend->series[promise->target];
            for (size_t p = 0; p < target->point_count; p++) {
                promise->met += target->points[p].verdict == NIAN_VERDICT_MET;
                promise->missed +=
                    target->points[p].verdict == NIAN_VERDICT_MISSED;
            }
        }
    trend->promises = promises;
}
