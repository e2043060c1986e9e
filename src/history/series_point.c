/* Which figure tells a year best. */
#include <stdlib.h>

#include "history/series.h"
#include "text/text.h"

enum {
    NEIGHBOURS = 4,    /* years around one that a figure is held against */
    NEIGHBOURHOOD = 12 /* the same, where only its scale is in question */
};

int nian_report_own_year(const nian_report *report, bool target)
{
    bool delivered = nian_str_has(report->meta.kind, NIAN_STR("工作报告"));
    int review = delivered ? report->meta.year - 1 : report->meta.year;
    return target ? review + 1 : review;
}

static bool any(nian_str s, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_has(s, nian_str_from(words[i])))
            return true;
    return false;
}

#define ANY(s, words) any((s), (words), sizeof(words) / sizeof *(words))

/* 园区, 山区: the figure is of a part of the issuer's land. */
static bool of_a_region(nian_str before, nian_str query)
{
    static const char *const words[] = {
        "园区",   "山区",     "两翼",     "珠三角",   "开发区",
        "县域",   "高新区",   "粤东",     "贫困地区", "新区",
        "试验区", "经济带",   "城市群",   "经济圈",   "自贸",
        "季度",   "民族地区", "革命老区", "各市",     "沿海地区",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        nian_str word = nian_str_from(words[i]);
        if (nian_str_has(before, word) && !nian_str_has(query, word))
            return true;
    }
    return false;
}

/* 全市 in a province's report. */
static bool of_a_city(nian_str before, const nian_report *report)
{
    static const char *const words[] = {"全市", "全县", "全州"};
    return nian_str_ends(report->meta.issuer, NIAN_STR("省")) &&
           ANY(before, words);
}

static bool states_aims(nian_str text)
{
    static const char *const words[] = {"预期目标", "主要目标", "调控目标",
                                        "发展目标"};
    return ANY(text, words);
}

static nian_str text_before(nian_str text, size_t at)
{
    enum {
        REACH = 180 /* bytes: some 60 characters */
    };
    return nian_str_slice(text, at > REACH ? at - REACH : 0, at);
}

/* 突破2600亿元, 迈上2600亿元台阶: the exact figure stands beside it. */
static bool milestone(nian_str text, const nian_indicator *indicator)
{
    static const char *const marks[] = {"台阶", "大关", "关口", "门槛"};
    nian_str after = nian_str_after(text, indicator->span.end);
    nian_str_cut_start(&after, NIAN_STR("的"));
    nian_str_cut_start(&after, NIAN_STR("新"));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (nian_str_starts(after, nian_str_from(marks[i])))
            return true;
    return nian_str_equal(indicator->qualifier, NIAN_STR("超"));
}

/* 稳定在1300亿斤以上, where the exact figure may stand elsewhere. */
static bool rounded(const nian_indicator *indicator)
{
    static const nian_str words[] = {NIAN_STR_INIT("以上"),
                                     NIAN_STR_INIT("至少"), NIAN_STR_INIT("超"),
                                     NIAN_STR_INIT("近")};
    return nian_str_is_any(indicator->qualifier, words,
                           sizeof words / sizeof *words);
}

double nian_reading_score(const nian_report *report,
                          const nian_indicator *indicator, double likeness,
                          nian_str query)
{
    nian_str text = report->statements[indicator->statement].text;
    nian_str before = text_before(text, indicator->span.begin);
    double place =
        (double)indicator->statement / (double)(report->statement_count + 1);
    double score = likeness;
    if (indicator->period.to != nian_report_own_year(report, indicator->target))
        score -= .25;
    if (!indicator->target)
        score -= .10 * place;
    else if (states_aims(text))
        score += .10;
    score -= indicator->carried ? .03 : 0;
    score -= milestone(text, indicator) ? .12 : 0;
    score -= rounded(indicator) && !indicator->target ? .10 : 0;
    nian_str heading =
        report->sections[report->statements[indicator->statement].section]
            .heading;
    score -= of_a_region(before, query) ? .20 : 0;
    score -= nian_str_has(heading, NIAN_STR("兵团")) ? .30 : 0;
    score -= of_a_city(before, report) ? .30 : 0;
    bool several = indicator->period.from != indicator->period.to;
    score -= indicator->inherited && several ? .30 : 0;
    return score;
}

static int by_year(const void *left, const void *right)
{
    const nian_reading *first = left;
    const nian_reading *second = right;
    if (first->year != second->year)
        return first->year < second->year ? -1 : 1;
    if (first->score < second->score || first->score > second->score)
        return first->score > second->score ? -1 : 1;
    if (first->report != second->report)
        return first->report < second->report ? -1 : 1;
    return first->indicator < second->indicator ? -1 : 1;
}

static double value_of(const nian_reading *reading,
                       const nian_report *const *reports)
{
    const nian_indicator *indicator =
        &reports[reading->report]->indicators[reading->indicator];
    nian_decimal value = indicator->has_value ? indicator->value
                         : indicator->has_low ? indicator->low
                                              : indicator->high;
    nian_decimal scaled = value;
    if (!nian_decimal_multiply(&scaled, value, reading->scale.factor))
        scaled = value;
    return nian_decimal_double(scaled);
}

static int by_value(const void *left, const void *right)
{
    double first = *(const double *)left;
    double second = *(const double *)right;
    return (first > second) - (first < second);
}

/* The middle of the values around `year`, not counting inherited ones. */
static bool middle(double *out, const nian_readings *chosen, int year,
                   int reach, const nian_report *const *reports)
{
    double values[2 * NEIGHBOURHOOD + 1];
    size_t count = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        const nian_reading *reading = &chosen->items[i];
        int distance = abs(reading->year - year);
        if (distance && distance <= reach &&
            reading->doubt == NIAN_DOUBT_NONE &&
            count < sizeof values / sizeof *values)
            values[count++] = value_of(reading, reports);
    }
    if (!count)
        return false;
    qsort(values, count, sizeof *values, by_value);
    *out = values[count / 2];
    return true;
}

/* A unit that was lost in writing: 4091吨 among 4000万吨, 43524万吨 among
 * rates. */
static bool out_of_scale(const nian_readings *chosen,
                         const nian_reading *reading,
                         const nian_report *const *reports)
{
    static const double far = 15;
    static const double points = 300;
    double typical;
    const nian_indicator *indicator =
        &reports[reading->report]->indicators[reading->indicator];
    double value = value_of(reading, reports);
    if (!middle(&typical, chosen, reading->year, NEIGHBOURHOOD, reports))
        return false;
    if (indicator->measure != NIAN_MEASURE_LEVEL)
        return value > typical + points || value < typical - points;
    return typical > 0 && (value > far * typical || value * far < typical);
}

/* Twice all that the years before and after say is no year's amount: the sum
 * of several, which nothing in its section told. */
static bool is_spike(const nian_readings *chosen, const nian_reading *reading,
                     const nian_report *const *reports)
{
    static const double most = 2;
    size_t below[2] = {0, 0};
    double value = value_of(reading, reports);
    if (reports[reading->report]->indicators[reading->indicator].measure !=
        NIAN_MEASURE_LEVEL)
        return false;
    for (size_t i = 0; i < chosen->count; i++) {
        const nian_reading *other = &chosen->items[i];
        int distance = other->year - reading->year;
        if (!distance || abs(distance) > NEIGHBOURS)
            continue;
        if (value <= most * value_of(other, reports))
            return false;
        below[distance > 0]++;
    }
    return below[0] > 1 && below[1] > 1;
}

/* A figure of five years that was taken for one year's stands out. */
static bool fits_neighbours(const nian_readings *chosen,
                            const nian_reading *reading,
                            const nian_report *const *reports)
{
    static const double least = .45;
    static const double most = 2.2;
    static const double points = 8;
    static const double least_apart = 1;
    static const double part = .6;
    static const double wide = 4; /* it is one year's, and may grow */
    double typical;
    const nian_indicator *indicator =
        &reports[reading->report]->indicators[reading->indicator];
    if (!middle(&typical, chosen, reading->year, NEIGHBOURS, reports))
        return reading->doubt != NIAN_DOUBT_YEARS;
    if (out_of_scale(chosen, reading, reports))
        return false;
    double value = value_of(reading, reports);
    /* What grows by 4% a year does not grow by 8%. */
    double apart = least_apart + part * (typical < 0 ? -typical : typical);
    apart = apart < points ? apart : points;
    /* A rate of one year may be far below its neighbours; what several years
     * grew in sum lies above. */
    if (indicator->measure == NIAN_MEASURE_GROWTH)
        return reading->doubt == NIAN_DOUBT_NONE ||
               (reading->doubt == NIAN_DOUBT_YEAR &&
                value < typical + 2 * points) ||
               (value > typical - apart && value < typical + apart);
    if (reading->doubt == NIAN_DOUBT_NAME)
        return value > typical / wide && value < typical * wide &&
               !is_spike(chosen, reading, reports);
    if (reading->doubt != NIAN_DOUBT_NONE)
        return value > least * typical && value < most * typical;
    return indicator->measure != NIAN_MEASURE_LEVEL || value <= 2.5 * typical ||
           typical <= 0;
}

bool nian_reading_fits(const nian_readings *chosen, const nian_reading *reading,
                       const nian_report *const *reports)
{
    static const double points = 15;
    double typical;
    const nian_indicator *indicator =
        &reports[reading->report]->indicators[reading->indicator];
    if (indicator->measure == NIAN_MEASURE_GROWTH &&
        middle(&typical, chosen, reading->year, NEIGHBOURS, reports)) {
        double apart = value_of(reading, reports) - typical;
        return apart < points && apart > -points;
    }
    return fits_neighbours(chosen, reading, reports);
}

/* A correction lies near what it corrects; all else is another quantity. */
static bool near_enough(const nian_reading *told, const nian_reading *again,
                        const nian_report *const *reports)
{
    static const double points = 2;
    static const double part = .2;
    const nian_indicator *indicator =
        &reports[told->report]->indicators[told->indicator];
    double before = value_of(told, reports);
    double change = value_of(again, reports) - before;
    double most = indicator->measure == NIAN_MEASURE_LEVEL
                      ? part * (before < 0 ? -before : before)
                      : points;
    return change <= most && -change <= most;
}

/* A later report that tells the same year again, in so many words, corrects
 * the earlier one. */
static size_t corrected(const nian_readings *sorted, size_t best, size_t end,
                        const nian_readings *chosen,
                        const nian_report *const *reports)
{
    static const double other_year = .25; /* what its score lost for it */
    static const double place = .1;       /* and for standing further on */
    const nian_reading *told = &sorted->items[best];
    size_t found = best;
    for (size_t k = best + 1; k < end; k++) {
        const nian_reading *again = &sorted->items[k];
        if (again->report > sorted->items[found].report &&
            again->doubt == NIAN_DOUBT_NONE &&
            again->likeness >= told->likeness &&
            again->score + other_year >= told->score - place &&
            near_enough(told, again, reports) &&
            fits_neighbours(chosen, again, reports))
            found = k;
    }
    return found;
}

void nian_readings_choose(nian_readings *chosen, nian_readings *others,
                          nian_arena *arena, const nian_readings *all,
                          const nian_report *const *reports)
{
    nian_readings sorted = {0};
    for (size_t i = 0; i < all->count; i++)
        vec_push(arena, &sorted, all->items[i]);
    if (!sorted.count)
        return;
    qsort(sorted.items, sorted.count, sizeof *sorted.items, by_year);
    nian_readings first = {0};
    for (size_t i = 0; i < sorted.count; i++)
        if (!i || sorted.items[i].year != sorted.items[i - 1].year)
            vec_push(arena, &first, sorted.items[i]);
    for (size_t i = 0; i < sorted.count;) {
        size_t end = i;
        size_t best = SIZE_MAX;
        for (; end < sorted.count &&
               sorted.items[end].year == sorted.items[i].year;
             end++)
            if (best == SIZE_MAX &&
                fits_neighbours(&first, &sorted.items[end], reports))
                best = end;
        if (best == SIZE_MAX && sorted.items[i].doubt == NIAN_DOUBT_NONE &&
            !out_of_scale(&first, &sorted.items[i], reports) &&
            !is_spike(&first, &sorted.items[i], reports))
            best = i;
        if (best != SIZE_MAX)
            best = corrected(&sorted, best, end, &first, reports);
        for (size_t k = i; k < end; k++) {
            if (k == best)
                vec_push(arena, chosen, sorted.items[k]);
            else
                vec_push(arena, others, sorted.items[k]);
        }
        i = end;
    }
}
