/* From a query to series: figures whose names answer it, parted by status and
 * measure, one a year. */
#include <math.h>
#include <stdlib.h>

#include "history/series_finder.h"

static const double THRESHOLD = .50;
static const double THRESHOLD_SURE = .57; /* where enough are sure */

static void learn_names(nian_finder *search)
{
    nian_map distinct = {0};
    for (size_t r = 0; r < search->report_count; r++) {
        const nian_report *report = search->reports[r];
        for (size_t i = 0; i < report->indicator_count; i++) {
            bool added;
            uint32_t *slot = nian_map_put(&search->names, search->arena,
                                          report->indicators[i].name, &added);
            if (!added)
                continue;
            *slot = (uint32_t)search->canons.count;
            nian_str canon =
                nian_series_canon(search->arena, report->indicators[i].name);
            vec_push(search->arena, &search->canons, canon);
            nian_map_put(&distinct, search->arena, canon, &added);
            if (added)
                nian_likeness_learn(&search->likenesses, canon);
        }
    }
    for (size_t i = 0; i < search->canons.count; i++)
        vec_push(search->arena, &search->likeness,
                 nian_likeness_score(&search->likenesses, search->query,
                                     search->canons.items[i]));
}

/* One year's value, told as such; 累计 within one year is that year's too. */
bool nian_series_annual(const nian_indicator *indicator)
{
    bool one = indicator->period.basis == NIAN_BASIS_ANNUAL ||
               (indicator->period.basis == NIAN_BASIS_CUMULATIVE &&
                !indicator->inherited);
    return one && !indicator->base && indicator->period.from &&
           indicator->period.to &&
           (indicator->period.from == indicator->period.to);
}

/* An inherited span may be one year's figure after all: 城镇新增就业1269万人
 * in five years' review.  Its neighbours decide. */
static bool may_be_annual(const nian_indicator *indicator)
{
    return indicator->inherited && !indicator->base &&
           indicator->period.basis == NIAN_BASIS_CUMULATIVE;
}

static bool relative(nian_str unit)
{
    static const nian_str units[] = {NIAN_STR_INIT("%"), NIAN_STR_INIT("‰"),
                                     NIAN_STR_INIT("倍")};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (nian_str_equal(unit, units[i]))
            return true;
    return false;
}

/* 由上年的71.4%上升到82.6%: where a figure starts from tells a year too. */
static bool starts_last_year(const nian_report *report,
                             const nian_indicator *indicator)
{
    nian_str before =
        nian_str_slice(report->statements[indicator->statement].text, 0,
                       indicator->span.begin);
    nian_str_cut_end(&before, NIAN_STR("的"));
    return indicator->base && indicator->period.from == indicator->period.to &&
           (nian_str_ends(before, NIAN_STR("上年")) ||
            nian_str_ends(before, NIAN_STR("去年")));
}

bool nian_series_drawable(const nian_indicator *indicator)
{
    return indicator->measure != NIAN_MEASURE_GROWTH ||
           relative(indicator->unit);
}

size_t nian_series_group(const nian_indicator *indicator)
{
    return indicator->measure + (indicator->target ? NIAN_MEASURES : 0);
}

nian_reading nian_series_read(const nian_finder *search, size_t r, size_t i,
                              double likeness)
{
    const nian_report *report = search->reports[r];
    const nian_indicator *indicator = &report->indicators[i];
    uint32_t canon = *nian_map_get(&search->names, indicator->name);
    nian_reading reading = {.report = (uint32_t)r,
                            .indicator = (uint32_t)i,
                            .year = indicator->period.to,
                            .likeness = likeness,
                            .doubt = !nian_series_annual(indicator)
                                         ? NIAN_DOUBT_YEARS
                                     : indicator->inherited ? NIAN_DOUBT_YEAR
                                                            : NIAN_DOUBT_NONE,
                            .name = search->canons.items[canon],
                            .scale = nian_series_scale(indicator->unit)};
    reading.score =
        nian_reading_score(report, indicator, likeness, search->query);
    return reading;
}

static void gather(nian_finder *search)
{
    static const double not_own = .25; /* that year's report says it better */
    for (size_t r = 0; r < search->report_count; r++) {
        const nian_report *report = search->reports[r];
        for (size_t i = 0; i < report->indicator_count; i++) {
            const nian_indicator *indicator = &report->indicators[i];
            uint32_t name = *nian_map_get(&search->names, indicator->name);
            double likeness = search->likeness.items[name];
            bool last = starts_last_year(report, indicator);
            if (likeness < THRESHOLD || !nian_series_drawable(indicator) ||
                (!last && !nian_series_annual(indicator) &&
                 !may_be_annual(indicator)))
                continue;
            nian_reading reading = nian_series_read(search, r, i, likeness);
            if (last) {
                reading.year--;
                reading.score -= not_own;
                reading.doubt = NIAN_DOUBT_NONE;
            }
            vec_push(search->arena,
                     &search->groups[nian_series_group(indicator)], reading);
        }
    }
}

/* --- one group --- */

/* Where three years are sure, a name that is merely near is left out. */
static void drop_doubtful(nian_readings *group)
{
    size_t sure = nian_series_sure_years(group);
    size_t kept = 0;
    for (size_t i = 0; i < group->count; i++)
        if (sure < 3 || group->items[i].likeness >= THRESHOLD_SURE)
            group->items[kept++] = group->items[i];
    group->count = kept;
}

static double votes(const nian_readings *group, nian_str base)
{
    double sum = 0;
    for (size_t i = 0; i < group->count; i++)
        if (nian_str_equal(group->items[i].scale.base, base))
            sum += pow(group->items[i].likeness, 3);
    return sum;
}

/* The unit that most of the likeness is told in. */
void nian_series_keep_unit(nian_readings *group)
{
    nian_str best = {NULL, 0};
    double most = -1;
    for (size_t i = 0; i < group->count; i++) {
        double sum = votes(group, group->items[i].scale.base);
        if (sum > most + 1e-9) {
            most = sum;
            best = group->items[i].scale.base;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < group->count; i++)
        if (nian_str_equal(group->items[i].scale.base, best))
            group->items[kept++] = group->items[i];
    group->count = kept;
}

/* Units of one kind that are all the same stay as they are written. */
static void keep_written_unit(const nian_finder *search, nian_readings *group,
                              nian_str *unit)
{
    nian_str written = {NULL, 0};
    for (size_t i = 0; i < group->count; i++) {
        const nian_reading *reading = &group->items[i];
        nian_str own = search->reports[reading->report]
                           ->indicators[reading->indicator]
                           .unit;
        if (i && !nian_str_equal(written, own)) {
            *unit = group->items[0].scale.base;
            return;
        }
        written = own;
    }
    for (size_t i = 0; i < group->count; i++)
        group->items[i].scale.factor = (nian_decimal){1, 0};
    *unit = written;
}

static nian_decimal scaled(nian_decimal value, nian_decimal factor)
{
    nian_decimal product;
    return nian_decimal_multiply(&product, value, factor) ? product : value;
}

static nian_point make_point(const nian_finder *search,
                             const nian_reading *reading)
{
    const nian_indicator *indicator =
        &search->reports[reading->report]->indicators[reading->indicator];
    nian_decimal factor = reading->scale.factor;
    return (nian_point){.year = reading->year,
                        .has_value = indicator->has_value,
                        .has_low = indicator->has_low,
                        .has_high = indicator->has_high,
                        .value = scaled(indicator->value, factor),
                        .low = scaled(indicator->low, factor),
                        .high = scaled(indicator->high, factor),
                        .qualifier = indicator->qualifier,
                        .text = indicator->clause,
                        .report = reading->report,
                        .indicator = reading->indicator};
}

static bool same_value(const nian_point *left, const nian_point *right)
{
    if (left->has_value != right->has_value)
        return false;
    if (left->has_value)
        return nian_decimal_compare(left->value, right->value) == 0;
    return nian_decimal_compare(left->low, right->low) == 0 &&
           nian_decimal_compare(left->high, right->high) == 0;
}

typedef vec(nian_point) point_list;

/* A rival is a figure whose name is about as like the query as the best name
 * of the series: a look-alike (败诉率 beside 应诉率) is none. */
static double rival_likeness(const nian_readings *chosen)
{
    double best = 0;
    for (size_t i = 0; i < chosen->count; i++)
        if (chosen->items[i].likeness > best)
            best = chosen->items[i].likeness;
    return best * 0.9;
}

/* What others say of the years that the series has, each value once. */
static void add_variants(point_list *out, const nian_finder *search,
                         const nian_readings *others, const point_list *points,
                         double least)
{
    for (size_t i = 0; i < others->count; i++) {
        nian_point point = make_point(search, &others->items[i]);
        bool known = others->items[i].doubt == NIAN_DOUBT_YEARS ||
                     others->items[i].likeness < least;
        bool year = false;
        for (size_t k = 0; k < points->count; k++) {
            year |= points->items[k].year == point.year;
            known |= points->items[k].year == point.year &&
                     same_value(&points->items[k], &point);
        }
        for (size_t k = 0; k < out->count; k++)
            known |= out->items[k].year == point.year &&
                     same_value(&out->items[k], &point);
        if (year && !known)
            vec_push(search->arena, out, point);
    }
}

/* The name that answers best; of equals the one that comes last, as names
 * are called now. */
static nian_str series_name(const nian_finder *search,
                            const nian_readings *chosen, double *mean)
{
    const nian_reading *best = NULL;
    *mean = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        const nian_reading *reading = &chosen->items[i];
        *mean += reading->likeness;
        if (!best || reading->likeness >= best->likeness)
            best = reading;
    }
    *mean /= (double)chosen->count;
    return search->reports[best->report]->indicators[best->indicator].name;
}

static bool make_series(nian_series *out, nian_finder *search,
                        nian_readings *group, size_t index)
{
    static const char *const measures[] = {"level", "growth", "share", "rank"};
    drop_doubtful(group);
    nian_series_keep_unit(group);
    nian_series_look_beside(search, index);
    if (!group->count)
        return false;
    keep_written_unit(search, group, &out->unit);
    nian_readings chosen = {0};
    nian_readings others = {0};
    nian_readings_choose(&chosen, &others, search->arena, group,
                         search->reports);
    if (!chosen.count)
        return false;
    point_list points = {0};
    for (size_t i = 0; i < chosen.count; i++)
        vec_push(search->arena, &points, make_point(search, &chosen.items[i]));
    point_list variants = {0};
    add_variants(&variants, search, &others, &points, rival_likeness(&chosen));
    out->measure = (nian_measure)(index % NIAN_MEASURES);
    out->target = index >= NIAN_MEASURES;
    out->name = series_name(search, &chosen, &out->score);
    out->id = nian_str_format(
        search->arena, "%.*s/%.*s/%s/%s",
        NIAN_STR_ARG(nian_series_canon(search->arena, out->name)),
        NIAN_STR_ARG(out->unit), measures[out->measure],
        out->target ? "target" : "actual");
    out->points = points.items;
    out->point_count = points.count;
    out->variants = variants.items;
    out->variant_count = variants.count;
    return true;
}

static bool wanted(const nian_trend_options *options, size_t group)
{
    bool target = group >= NIAN_MEASURES;
    if (!options)
        return true;
    if (options->status == NIAN_SERIES_ACTUAL && target)
        return false;
    if (options->status == NIAN_SERIES_TARGET && !target)
        return false;
    return !options->has_measure || options->measure == group % NIAN_MEASURES;
}

/* Likeness, weighed by how many years it covers; the measure that the words
 * of the query ask for comes first. */
static void rate(nian_series *series, size_t count, nian_str query)
{
    size_t longest = 1;
    nian_measure asked = NIAN_MEASURE_LEVEL;
    bool asks = nian_series_asks(&asked, query);
    for (size_t i = 0; i < count; i++)
        if (series[i].point_count > longest)
            longest = series[i].point_count;
    for (size_t i = 0; i < count; i++) {
        double cover = (double)series[i].point_count / (double)longest;
        double fit = asks && series[i].measure != asked ? .5 : 1;
        series[i].score *= fit * (.6 + .4 * sqrt(cover));
    }
}

static int best_first(const void *left, const void *right)
{
    const nian_series *first = left;
    const nian_series *second = right;
    if (first->score < second->score || first->score > second->score)
        return first->score > second->score ? -1 : 1;
    if (first->target != second->target)
        return first->target ? 1 : -1;
    return (int)first->measure - (int)second->measure;
}

struct owned {
    nian_trend trend;
    nian_arena arena;
};

void nian_trend_find(nian_trend **out, const nian_report *const *reports,
                     size_t report_count, nian_str query,
                     const nian_trend_options *options)
{
    struct owned *owned = nian_xcalloc(1, sizeof *owned);
    nian_arena *arena = &owned->arena;
    nian_finder search = {.arena = arena,
                          .reports = reports,
                          .report_count = report_count,
                          .likenesses = {.arena = arena}};
    search.query = nian_series_canon(arena, query);
    nian_series *series =
        nian_new_array(arena, nian_series, NIAN_SERIES_GROUPS);
    size_t count = 0;
    if (search.query.len) {
        learn_names(&search);
        gather(&search);
        for (size_t i = 0; i < NIAN_SERIES_GROUPS; i++)
            count += wanted(options, i) &&
                     make_series(&series[count], &search, &search.groups[i], i);
    }
    rate(series, count, query);
    qsort(series, count, sizeof *series, best_first);
    owned->trend.query = nian_str_copy(arena, query);
    owned->trend.series = series;
    owned->trend.series_count = count;
    *out = &owned->trend;
}

void nian_trend_free(nian_trend *trend)
{
    if (!trend)
        return;
    struct owned *owned = (struct owned *)trend;
    nian_arena_free(&owned->arena);
    free(owned);
}
