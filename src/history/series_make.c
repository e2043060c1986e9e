/* From the readings of one group to a series: one unit, one value a year,
 * what else was said of the same years. */
#include <math.h>

#include "history/series_finder.h"

static const double THRESHOLD_SURE = .57; /* where enough are sure */

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
    const nian_indicator *written =
        &search->written[reading->report]->indicators[reading->indicator];
    nian_decimal factor = reading->scale.factor;
    return (nian_point){.year = reading->year,
                        .has_value = indicator->has_value,
                        .has_low = indicator->has_low,
                        .has_high = indicator->has_high,
                        .value = scaled(indicator->value, factor),
                        .low = scaled(indicator->low, factor),
                        .high = scaled(indicator->high, factor),
                        .qualifier = indicator->qualifier,
                        .text = written->clause,
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

/* 稳定在1300亿斤以上 and 1357.8亿斤 say the same. */
static bool agrees(const nian_point *told, const nian_point *other)
{
    static const nian_str least[] = {NIAN_STR_INIT("以上"),
                                     NIAN_STR_INIT("至少"), NIAN_STR_INIT("超"),
                                     NIAN_STR_INIT("余")};
    static const nian_str most[] = {NIAN_STR_INIT("以下"), NIAN_STR_INIT("近")};
    if (!told->has_value || !other->has_value)
        return false;
    int order = nian_decimal_compare(other->value, told->value);
    return (order < 0 && nian_str_is_any(other->qualifier, least, 4)) ||
           (order > 0 && nian_str_is_any(other->qualifier, most, 2));
}

/* What others say of the years that the series has, each value once. */
static void add_variants(point_list *out, const nian_finder *search,
                         const nian_readings *others,
                         const nian_readings *chosen, const point_list *points)
{
    double least = rival_likeness(chosen);
    for (size_t i = 0; i < others->count; i++) {
        nian_point point = make_point(search, &others->items[i]);
        bool known =
            others->items[i].doubt == NIAN_DOUBT_YEARS ||
            others->items[i].likeness < least ||
            !nian_reading_fits(chosen, &others->items[i], search->reports);
        bool year = false;
        for (size_t k = 0; k < points->count; k++) {
            const nian_point *told = &points->items[k];
            year |= told->year == point.year;
            known |= told->year == point.year &&
                     (same_value(told, &point) || agrees(told, &point));
        }
        for (size_t k = 0; k < out->count; k++)
            known |= out->items[k].year == point.year &&
                     same_value(&out->items[k], &point);
        if (year && !known)
            vec_push(search->arena, out, point);
    }
}

/* 完成生产总值: what was done with it is no part of its name. */
static nian_str name_of(const nian_finder *search, const nian_reading *reading)
{
    nian_str name =
        search->reports[reading->report]->indicators[reading->indicator].name;
    size_t len = name.len;
    while (nian_str_cut_start(&name, NIAN_STR("完成")) ||
           nian_str_cut_start(&name, NIAN_STR("实现")) ||
           nian_str_cut_start(&name, NIAN_STR("预计")))
        continue;
    nian_str written =
        search->written[reading->report]->indicators[reading->indicator].name;
    return nian_str_after(written, len - name.len);
}

/* The name that answers best; of equals the one that the last years use
 * most, as it is called now. */
static nian_str series_name(const nian_finder *search,
                            const nian_readings *chosen, double *mean)
{
    enum {
        LATELY = 10
    };
    double best = 0;
    nian_str name = {NULL, 0};
    size_t most = 0;
    *mean = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        *mean += chosen->items[i].likeness / (double)chosen->count;
        if (chosen->items[i].likeness > best)
            best = chosen->items[i].likeness;
    }
    int last = chosen->items[chosen->count - 1].year;
    for (size_t i = chosen->count; i-- > 0;) {
        nian_str one = name_of(search, &chosen->items[i]);
        size_t uses = 0;
        for (size_t k = 0; k < chosen->count; k++)
            uses += last - chosen->items[k].year < LATELY &&
                    nian_str_equal(name_of(search, &chosen->items[k]), one);
        if (chosen->items[i].likeness >= best && (!name.len || uses > most)) {
            most = uses;
            name = one;
        }
    }
    return name;
}

/* The first year whose name leaves little doubt gives the id, so that later
 * years do not change it. */
static nian_str series_id(const nian_finder *search,
                          const nian_readings *chosen, size_t index)
{
    static const char *const measures[] = {"level", "growth", "share", "rank"};
    static const double least[] = {.85, .57, 0};
    const nian_reading *named = NULL;
    for (size_t k = 0; !named; k++)
        for (size_t i = chosen->count; i-- > 0;)
            if (chosen->items[i].likeness >= least[k] &&
                (k == 2 || chosen->items[i].doubt != NIAN_DOUBT_NAME))
                named = &chosen->items[i];
    bool rank = index % NIAN_MEASURES == NIAN_MEASURE_RANK;
    nian_str unit = rank ? (nian_str){NULL, 0} : named->scale.base;
    return nian_str_format(search->arena, "%.*s/%.*s/%s/%s",
                           NIAN_STR_ARG(named->name), NIAN_STR_ARG(unit),
                           measures[index % NIAN_MEASURES],
                           index >= NIAN_MEASURES ? "target" : "actual");
}

bool nian_series_make(nian_series *out, const nian_finder *search,
                      nian_readings *group, size_t index)
{
    nian_series made = {.measure = (nian_measure)(index % NIAN_MEASURES),
                        .target = index >= NIAN_MEASURES};
    nian_readings chosen = {0};
    nian_readings others = {0};
    if (group->count)
        keep_written_unit(search, group, &made.unit);
    nian_readings_choose(&chosen, &others, search->arena, group,
                         search->reports);
    if (!chosen.count)
        return false;
    point_list points = {0};
    for (size_t i = 0; i < chosen.count; i++)
        vec_push(search->arena, &points, make_point(search, &chosen.items[i]));
    point_list variants = {0};
    add_variants(&variants, search, &others, &chosen, &points);
    made.name = series_name(search, &chosen, &made.score);
    made.id = series_id(search, &chosen, index);
    made.points = points.items;
    made.point_count = points.count;
    made.variants = variants.items;
    made.variant_count = variants.count;
    *out = made;
    return true;
}

static double definition_votes(const nian_readings *group, nian_str word)
{
    double sum = 0;
    for (size_t i = 0; i < group->count; i++)
        if (nian_str_equal(nian_series_definition(group->items[i].name), word))
            sum += pow(group->items[i].likeness, 3);
    return sum;
}

/* By what most of both groups counts. */
static nian_str choose_definition(const nian_readings *actual,
                                  const nian_readings *target)
{
    const nian_readings *const groups[] = {actual, target};
    nian_str best = {NULL, 0};
    double most = 0;
    for (size_t g = 0; g < 2; g++)
        for (size_t i = 0; i < groups[g]->count; i++) {
            nian_str word = nian_series_definition(groups[g]->items[i].name);
            double sum = word.len ? definition_votes(actual, word) +
                                        definition_votes(target, word)
                                  : 0;
            if (sum > most + 1e-9) {
                most = sum;
                best = word;
            }
        }
    return best;
}

static void set_aside(nian_finder *search, size_t index, nian_str best)
{
    nian_readings *group = &search->groups[index];
    size_t kept = 0;
    for (size_t i = 0; i < group->count; i++) {
        nian_str word = nian_series_definition(group->items[i].name);
        if (!word.len || nian_str_equal(word, best))
            group->items[kept++] = group->items[i];
        else
            nian_series_put_aside(search, &group->items[i], index, word);
    }
    group->count = kept;
}

void nian_series_set_aside(nian_finder *search, nian_measure measure)
{
    size_t actual = measure;
    size_t target = measure + (size_t)NIAN_MEASURES;
    if (nian_series_definition(search->query).len)
        return;
    nian_str best =
        choose_definition(&search->groups[actual], &search->groups[target]);
    set_aside(search, actual, best);
    set_aside(search, target, best);
}

static size_t year_count(const nian_readings *group)
{
    size_t years = 0;
    for (size_t i = 0; i < group->count; i++) {
        bool known = false;
        for (size_t k = 0; k < i; k++)
            known |= group->items[k].year == group->items[i].year;
        years += !known;
    }
    return years;
}

bool nian_series_search(nian_series *out, bool *weak, nian_finder *search,
                        size_t index)
{
    nian_readings *group = &search->groups[index];
    drop_doubtful(group);
    nian_series_keep_unit(group);
    bool named = group->count > 0;
    nian_series_look_beside(search, index);
    if (!group->count && year_count(&search->faint[index]) > 1) {
        *group = search->faint[index];
        nian_series_keep_unit(group);
    }
    *weak = !named && year_count(group) < 2;
    return nian_series_make(out, search, group, index);
}
