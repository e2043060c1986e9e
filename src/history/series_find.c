/* From a query to series: figures whose names answer it, parted by status and
 * measure, one a year. */
#include <math.h>
#include <stdlib.h>

#include "history/series_finder.h"

static const double THRESHOLD = NIAN_SERIES_LIKE;
static const double THRESHOLD_FAINT = .33; /* where nothing is better */

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
    nian_reading reading = {.report = (uint32_t)r,
                            .indicator = (uint32_t)i,
                            .year = indicator->period.to,
                            .likeness = likeness,
                            .doubt = !nian_series_annual(indicator)
                                         ? NIAN_DOUBT_YEARS
                                     : indicator->inherited ? NIAN_DOUBT_YEAR
                                                            : NIAN_DOUBT_NONE,
                            .name = nian_finder_canon(search, r, i),
                            .scale = nian_series_scale(indicator->unit)};
    reading.score =
        nian_reading_score(report, indicator, likeness, search->query);
    return reading;
}

void nian_series_put_aside(nian_finder *search, const nian_reading *reading,
                           size_t group, nian_str definition)
{
    nian_aside *aside = NULL;
    for (size_t i = 0; i < search->asides.count; i++)
        if (search->asides.items[i].group == group &&
            nian_str_equal(search->asides.items[i].definition, definition))
            aside = &search->asides.items[i];
    if (!aside) {
        vec_push(search->arena, &search->asides,
                 ((nian_aside){group, definition, {0}}));
        aside = vec_last(&search->asides);
    }
    vec_push(search->arena, &aside->readings, *reading);
}

/* What counts the same by another definition than the query. */
static bool gather_aside(nian_finder *search, const nian_reading *reading,
                         size_t group)
{
    bool definition = false;
    nian_str word =
        nian_series_conflict(search->query, reading->name, &definition);
    if (definition && reading->likeness >= THRESHOLD * NIAN_SERIES_CONFLICT)
        nian_series_put_aside(search, reading, group, word);
    return word.len > 0;
}

/* A reading of a figure that can be a point: of one year. */
static bool read_point(nian_reading *out, const nian_finder *search, size_t r,
                       size_t i)
{
    static const double not_own = .25; /* that year's report says it better */
    const nian_report *report = search->reports[r];
    const nian_indicator *indicator = &report->indicators[i];
    double likeness = search->likeness.items[search->named[r][i]];
    bool last = starts_last_year(report, indicator);
    if (likeness < THRESHOLD * NIAN_SERIES_CONFLICT ||
        !nian_series_drawable(indicator) ||
        (!last && !nian_series_annual(indicator) && !may_be_annual(indicator)))
        return false;
    *out = nian_series_read(search, r, i, likeness);
    if (last) {
        out->year--;
        out->score -= not_own;
        out->doubt = NIAN_DOUBT_NONE;
    }
    return true;
}

/* The place where a report tells a quantity first is where it sums the year
 * up; what follows is often of a part (长株潭 after 全省). */
static void prefer_first(nian_finder *search, nian_readings *group,
                         nian_reading *reading)
{
    static const double again = .05;
    for (size_t i = group->count; i-- > 0;) {
        const nian_reading *other = &group->items[i];
        if (other->report != reading->report)
            break;
        if (other->year == reading->year &&
            nian_str_equal(other->name, reading->name) &&
            nian_str_equal(other->scale.base, reading->scale.base)) {
            reading->score -= again;
            break;
        }
    }
    vec_push(search->arena, group, *reading);
}

static void gather(nian_finder *search)
{
    for (size_t r = 0; r < search->report_count; r++)
        for (size_t i = 0; i < search->reports[r]->indicator_count; i++) {
            nian_reading reading;
            if (!read_point(&reading, search, r, i))
                continue;
            size_t group =
                nian_series_group(&search->reports[r]->indicators[i]);
            if (reading.likeness >= THRESHOLD)
                prefer_first(search, &search->groups[group], &reading);
            else if (!gather_aside(search, &reading, group) &&
                     reading.likeness >= THRESHOLD_FAINT)
                vec_push(search->arena, &search->faint[group], reading);
        }
}

static bool wanted_measure(const nian_trend_options *options, size_t group)
{
    return !options || !options->has_measure ||
           options->measure == group % NIAN_MEASURES;
}

static bool wanted_status(const nian_trend_options *options, bool target)
{
    return !options || options->status == NIAN_SERIES_ALL ||
           (options->status == NIAN_SERIES_TARGET) == target;
}

/* Likeness, weighed by how many years it covers; the measure that the words
 * of the query ask for comes first. */
static void rate(nian_series *series, size_t count, nian_str query)
{
    enum {
        MANY_YEARS = 3
    };
    static const double aside = .4;
    static const double single = .6;
    static const double unasked[] = {[NIAN_MEASURE_LEVEL] = 1,
                                     [NIAN_MEASURE_GROWTH] = 1,
                                     [NIAN_MEASURE_SHARE] = .9,
                                     [NIAN_MEASURE_RANK] = .5};
    size_t longest = 1;
    nian_measure asked = NIAN_MEASURE_LEVEL;
    bool asks = nian_series_asks(&asked, query);
    for (size_t i = 0; i < count; i++)
        if (series[i].point_count > longest)
            longest = series[i].point_count;
    for (size_t i = 0; i < count; i++) {
        double cover = (double)series[i].point_count / (double)longest;
        double fit = asks ? (series[i].measure == asked ? 1 : .5)
                          : unasked[series[i].measure];
        /* One year of an exact name is less than many of a longer one. */
        if (series[i].point_count == 1 && longest >= MANY_YEARS)
            fit *= single;
        fit *= series[i].definition.len ? aside : 1;
        series[i].score *= fit * (.6 + .4 * sqrt(cover));
    }
}

static int best_first(const void *left, const void *right)
{
    const nian_series *first = left;
    const nian_series *second = right;
    bool aside = first->definition.len > 0;
    if (aside != (second->definition.len > 0))
        return aside ? 1 : -1;
    if (first->score < second->score || first->score > second->score)
        return first->score > second->score ? -1 : 1;
    if (first->target != second->target)
        return first->target ? 1 : -1;
    if (first->measure != second->measure)
        return first->measure < second->measure ? -1 : 1;
    return nian_str_compare(first->id, second->id);
}

struct owned {
    nian_trend trend;
    nian_arena arena;
};

/* A single year is worth showing where the other side has one too. */
static bool told_twice(const nian_finder *search, const nian_aside *aside)
{
    for (size_t i = 0; i < search->asides.count; i++) {
        const nian_aside *other = &search->asides.items[i];
        if (other->group != aside->group &&
            other->group % NIAN_MEASURES == aside->group % NIAN_MEASURES &&
            nian_str_equal(other->definition, aside->definition))
            return true;
    }
    return false;
}

/* Series by other definitions. */
static size_t find_asides(nian_series *out, const nian_finder *search,
                          const nian_trend_options *options)
{
    size_t count = 0;
    for (size_t i = 0; i < search->asides.count; i++) {
        nian_aside *aside = &search->asides.items[i];
        if (!wanted_measure(options, aside->group))
            continue;
        nian_series_keep_unit(&aside->readings);
        if (!nian_series_make(&out[count], search, &aside->readings,
                              aside->group))
            continue;
        out[count].definition = aside->definition;
        count += out[count].point_count > 1 || told_twice(search, aside);
    }
    return count;
}

/* Both sides of every measure that is wanted, in no order.  What a single
 * weak name says is better than no answer, and worse than any other. */
static size_t find_all(nian_series **out, nian_finder *search,
                       const nian_trend_options *options)
{
    nian_series weak[NIAN_SERIES_GROUPS];
    size_t count = 0;
    size_t weak_count = 0;
    bool known[2] = {false, false}; /* something of that status */
    gather(search);
    for (int i = 0; i < NIAN_MEASURES; i++)
        nian_series_set_aside(search, (nian_measure)i);
    *out = nian_new_array(search->arena, nian_series,
                          NIAN_SERIES_GROUPS + search->asides.count);
    for (size_t i = 0; i < NIAN_SERIES_GROUPS; i++) {
        bool poor;
        nian_series made;
        if (!wanted_measure(options, i) ||
            !nian_series_search(&made, &poor, search, i))
            continue;
        known[made.target] |= !poor;
        if (poor)
            weak[weak_count++] = made;
        else
            (*out)[count++] = made;
    }
    for (size_t i = 0; i < weak_count; i++)
        if (!known[weak[i].target])
            (*out)[count++] = weak[i];
    return count + find_asides(*out + count, search, options);
}

/* An id is a query that leaves no choice: gdp/%/growth/actual. */
static nian_trend_options read_id(nian_str *query,
                                  const nian_trend_options *options)
{
    static const char *const measures[] = {"level", "growth", "share", "rank"};
    nian_trend_options found = {0};
    if (options)
        found = *options;
    nian_str rest = *query;
    nian_series_status status = NIAN_SERIES_ALL;
    if (nian_str_cut_end(&rest, NIAN_STR("/actual")))
        status = NIAN_SERIES_ACTUAL;
    else if (nian_str_cut_end(&rest, NIAN_STR("/target")))
        status = NIAN_SERIES_TARGET;
    ptrdiff_t slash = nian_str_find_last(rest, NIAN_STR("/"));
    ptrdiff_t name = nian_str_find(rest, NIAN_STR("/"));
    if (status == NIAN_SERIES_ALL || name < 1 || slash <= name)
        return found;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        if (!nian_str_equal(nian_str_after(rest, (size_t)slash + 1),
                            nian_str_from(measures[i])))
            continue;
        *query = nian_str_slice(rest, 0, (size_t)name);
        found.status = status;
        found.has_measure = true;
        found.measure = (nian_measure)i;
    }
    return found;
}

/* Keeps what was asked for, and turns it into an index or a quotient. */
static size_t narrow(nian_series *series, size_t count, nian_arena *arena,
                     const nian_trend_options *options, const nian_trend *per)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        nian_series one = series[i];
        bool chained = options->index && one.measure == NIAN_MEASURE_GROWTH;
        if (!wanted_status(options, one.target) || (chained && one.target) ||
            (options->per.len &&
             (!per->series_count ||
              !nian_series_divide(&one, arena, &per->series[0]))))
            continue;
        if (options->index)
            nian_series_index(&one, arena);
        if (one.point_count)
            series[kept++] = one;
    }
    return kept;
}

static nian_trend *find_divisor(const nian_report *const *reports,
                                size_t report_count,
                                const nian_trend_options *options)
{
    nian_trend *found = NULL;
    nian_trend_options level = {.status = NIAN_SERIES_ACTUAL,
                                .has_measure = true,
                                .measure = NIAN_MEASURE_LEVEL};
    if (options->per.len)
        nian_trend_find(&found, reports, report_count, options->per, &level);
    return found;
}

void nian_trend_find(nian_trend **out, const nian_report *const *reports,
                     size_t report_count, nian_str query,
                     const nian_trend_options *options)
{
    struct owned *owned = nian_xcalloc(1, sizeof *owned);
    nian_arena *arena = &owned->arena;
    nian_finder search = {.arena = arena, .likenesses = {.arena = arena}};
    nian_finder_take(&search, reports, report_count);
    owned->trend.query = nian_str_copy(arena, query);
    nian_str asked = query;
    nian_trend_options narrowed = read_id(&asked, options);
    nian_finder_names(&search, options);
    search.query = nian_finder_rename(&search, nian_series_canon(arena, asked));
    nian_series *series = NULL;
    size_t count = 0;
    if (search.query.len) {
        nian_finder_open(&search);
        nian_finder_compare(&search);
        count = find_all(&series, &search, &narrowed);
    }
    nian_trend *per = find_divisor(reports, report_count, &narrowed);
    nian_series_judge(series, count, arena, &search.likenesses);
    count = narrow(series, count, arena, &narrowed, per);
    if (per && per->series_count)
        owned->trend.per = per->series[0].name;
    nian_trend_free(per);
    rate(series, count, asked);
    if (count)
        qsort(series, count, sizeof *series, best_first);
    owned->trend.series = series;
    owned->trend.series_count = count;
    nian_series_promises(&owned->trend, arena);
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
