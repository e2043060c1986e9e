/* All series of an issuer: figures of one name, unit, measure and status;
 * what was renamed is one series where the years hardly overlap. */
#include <stdlib.h>

#include "extract/indicator_words.h"
#include "history/series_finder.h"
#include "text/text.h"

enum {
    NAME_LEAST = 6,  /* bytes: two characters; gdp and cpi have three */
    NAME_MOST = 60,  /* a clause, not a name */
    SIGNATURE = 256, /* bits that tell names apart at a glance */
    WORDS = SIGNATURE / 64
};

typedef struct cluster {
    nian_str name; /* canonical */
    nian_str base; /* of its unit */
    size_t group;
    nian_readings readings;
    size_t years;
    uint64_t signature[WORDS];
    bool merged; /* into another */
} cluster;

typedef struct lister {
    nian_finder search;
    nian_map keys;
    vec(cluster) clusters;
} lister;

/* Nouns that name a quantity only with what stands before them. */
static const nian_str BARE[] = {
    NIAN_STR_INIT("项目"),   NIAN_STR_INIT("企业"),   NIAN_STR_INIT("指标"),
    NIAN_STR_INIT("年度"),   NIAN_STR_INIT("建议"),   NIAN_STR_INIT("实事"),
    NIAN_STR_INIT("城乡"),   NIAN_STR_INIT("任务"),   NIAN_STR_INIT("列出"),
    NIAN_STR_INIT("持平"),   NIAN_STR_INIT("打破"),   NIAN_STR_INIT("自治区"),
    NIAN_STR_INIT("城市中"), NIAN_STR_INIT("差的占"), NIAN_STR_INIT("总金额"),
};

/* A verb, 总量 or one character alone names nothing, nor does 2队. */
static bool named(nian_str canon)
{
    unsigned char first = canon.len ? (unsigned char)canon.ptr[0] : 0;
    bool latin = first >= 'a' && first <= 'z';
    if ((canon.len < NAME_LEAST && !latin) || (first >= '0' && first <= '9') ||
        nian_str_is_any(canon, BARE, sizeof BARE / sizeof *BARE))
        return false;
    const nian_word *verb = nian_lexicon_start(&nian_verbal_names, canon);
    const nian_word *generic = nian_lexicon_start(&nian_generic_names, canon);
    return canon.len <= NAME_MOST && !(verb && verb->text.len == canon.len) &&
           !(generic && generic->text.len == canon.len);
}

/* Adds a bit for each pair of characters. */
static void sign(cluster *to)
{
    size_t before = 0;
    for (size_t at = 0; at < to->name.len;) {
        uint32_t code;
        size_t end = at + nian_utf8_next(nian_str_after(to->name, at), &code);
        uint64_t hash = nian_str_hash(nian_str_slice(to->name, before, end));
        to->signature[hash / 64 % WORDS] |= UINT64_C(1) << hash % 64;
        before = at;
        at = end;
    }
}

/* The share of their pairs that two names have in common. */
static double glance(const cluster *one, const cluster *other)
{
    int both = 0;
    int any = 0;
    for (size_t i = 0; i < WORDS; i++) {
        both += __builtin_popcountll(one->signature[i] & other->signature[i]);
        any += __builtin_popcountll(one->signature[i] | other->signature[i]);
    }
    return any ? (double)both / any : 0;
}

static cluster *find_cluster(lister *list, const nian_reading *reading,
                             size_t group)
{
    nian_arena *arena = list->search.arena;
    bool added;
    nian_str key =
        nian_str_format(arena, "%.*s|%.*s|%zu", NIAN_STR_ARG(reading->name),
                        NIAN_STR_ARG(reading->scale.base), group);
    uint32_t *slot = nian_map_put(&list->keys, arena, key, &added);
    if (added) {
        *slot = (uint32_t)list->clusters.count;
        cluster made = {
            .name = reading->name, .base = reading->scale.base, .group = group};
        sign(&made);
        vec_push(arena, &list->clusters, made);
    }
    return &list->clusters.items[*slot];
}

static bool has_year(const nian_readings *readings, int year)
{
    for (size_t i = 0; i < readings->count; i++)
        if (readings->items[i].year == year)
            return true;
    return false;
}

static void gather(lister *list, const nian_trend_options *options)
{
    nian_finder *search = &list->search;
    for (size_t r = 0; r < search->report_count; r++)
        for (size_t i = 0; i < search->reports[r]->indicator_count; i++) {
            const nian_indicator *indicator =
                &search->reports[r]->indicators[i];
            if (!nian_series_annual(indicator) ||
                !nian_series_drawable(indicator) ||
                !named(nian_finder_canon(search, r, i)) ||
                (options && options->has_measure &&
                 options->measure != indicator->measure))
                continue;
            nian_reading reading = nian_series_read(search, r, i, 1);
            cluster *into =
                find_cluster(list, &reading, nian_series_group(indicator));
            into->years += !has_year(&into->readings, reading.year);
            vec_push(search->arena, &into->readings, reading);
        }
}

static int fullest_first(const void *left, const void *right)
{
    const cluster *first = left;
    const cluster *second = right;
    if (first->years != second->years)
        return first->years > second->years ? -1 : 1;
    int order = nian_str_compare(first->name, second->name);
    order = order ? order : nian_str_compare(first->base, second->base);
    return order ? order : (first->group > second->group) * 2 - 1;
}

static size_t overlap(const cluster *into, const cluster *from)
{
    size_t both = 0;
    for (size_t i = 0; i < from->readings.count; i++) {
        int year = from->readings.items[i].year;
        bool seen = false;
        for (size_t k = 0; k < i; k++)
            seen |= from->readings.items[k].year == year;
        both += !seen && has_year(&into->readings, year);
    }
    return both;
}

/* How surely `from` is `into` under another name. */
static double kinship(const lister *list, const cluster *into,
                      const cluster *from)
{
    static const double seen_alike = .4;
    if (into->merged || into->group != from->group ||
        !nian_str_equal(into->base, from->base) ||
        glance(into, from) < seen_alike ||
        3 * overlap(into, from) > from->years)
        return 0;
    double one =
        nian_likeness_score(&list->search.likenesses, into->name, from->name);
    double other =
        nian_likeness_score(&list->search.likenesses, from->name, into->name);
    return one < other ? one : other;
}

static void merge(lister *list)
{
    static const double alike = .72;
    for (size_t i = 1; i < list->clusters.count; i++) {
        cluster *from = &list->clusters.items[i];
        cluster *best = NULL;
        double most = alike;
        for (size_t k = 0; k < i; k++) {
            double one = kinship(list, &list->clusters.items[k], from);
            if (one > most) {
                most = one;
                best = &list->clusters.items[k];
            }
        }
        if (!best)
            continue;
        for (size_t k = 0; k < from->readings.count; k++) {
            nian_reading reading = from->readings.items[k];
            reading.likeness = most;
            best->years += !has_year(&best->readings, reading.year);
            vec_push(list->search.arena, &best->readings, reading);
        }
        from->merged = true;
    }
}

/* All words stand in the name, or in how it is compared. */
static bool answers(const lister *list, const nian_series *series,
                    const nian_str *words, size_t count)
{
    nian_str canon = nian_series_canon(list->search.arena, series->name);
    for (size_t i = 0; i < count; i++) {
        nian_str word = nian_series_canon(list->search.arena, words[i]);
        if (!nian_str_has(series->name, words[i]) && !nian_str_has(canon, word))
            return false;
    }
    return true;
}

static int most_complete_first(const void *left, const void *right)
{
    const nian_series *first = left;
    const nian_series *second = right;
    if (first->point_count != second->point_count)
        return first->point_count > second->point_count ? -1 : 1;
    int last = first->points[first->point_count - 1].year;
    int other = second->points[second->point_count - 1].year;
    if (last != other)
        return last > other ? -1 : 1;
    int order = nian_str_compare(first->name, second->name);
    return order ? order : nian_str_compare(first->id, second->id);
}

static bool wanted(const nian_trend_options *options, bool target)
{
    return !options || options->status == NIAN_SERIES_ALL ||
           (options->status == NIAN_SERIES_TARGET) == target;
}

struct owned {
    nian_trend trend;
    nian_arena arena;
};

void nian_trend_list(nian_trend **out, const nian_report *const *reports,
                     size_t report_count, const nian_str *words,
                     size_t word_count, size_t least,
                     const nian_trend_options *options)
{
    struct owned *owned = nian_xcalloc(1, sizeof *owned);
    nian_arena *arena = &owned->arena;
    lister list = {.search = {.arena = arena, .likenesses = {.arena = arena}}};
    nian_finder_take(&list.search, reports, report_count);
    nian_finder_names(&list.search, options);
    nian_finder_open(&list.search);
    gather(&list, options);
    size_t count = list.clusters.count;
    if (count)
        qsort(list.clusters.items, count, sizeof(cluster), fullest_first);
    merge(&list);
    nian_series *series = nian_new_array(arena, nian_series, count);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        cluster *from = &list.clusters.items[i];
        if (from->merged || from->years < least ||
            !wanted(options, from->group >= NIAN_MEASURES))
            continue;
        nian_series *made = &series[kept];
        if (nian_series_make(made, &list.search, &from->readings,
                             from->group) &&
            made->point_count >= least &&
            answers(&list, made, words, word_count))
            kept++;
    }
    if (kept)
        qsort(series, kept, sizeof *series, most_complete_first);
    owned->trend.series = series;
    owned->trend.series_count = kept;
    *out = &owned->trend;
}
