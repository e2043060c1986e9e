/* The names of all figures, made comparable once, and how well each answers a
 * query. */
#include "history/series_finder.h"

#include "extract/plain.h"

/* The index of a name's canonical form; a new one is learnt. */
static uint32_t intern(nian_finder *search, nian_map *distinct, nian_str name)
{
    bool added;
    uint32_t *slot = nian_map_put(&search->names, search->arena, name, &added);
    if (!added)
        return *slot;
    *slot = (uint32_t)search->canons.count;
    uint32_t index = *slot;
    nian_str canon =
        nian_finder_rename(search, nian_series_canon(search->arena, name));
    vec_push(search->arena, &search->canons, canon);
    nian_map_put(distinct, search->arena, canon, &added);
    if (added)
        nian_likeness_learn(&search->likenesses, canon);
    return index;
}

void nian_finder_take(nian_finder *search, const nian_report *const *reports,
                      size_t count)
{
    nian_report *plain = nian_new_array(search->arena, nian_report, count);
    const nian_report **all =
        nian_new_array(search->arena, const nian_report *, count);
    for (size_t i = 0; i < count; i++) {
        all[i] = reports[i];
        if (!reports[i]->traditional)
            continue;
        nian_plain_make(&plain[i], reports[i], search->arena);
        all[i] = &plain[i];
    }
    search->reports = all;
    search->written = reports;
    search->report_count = count;
}

void nian_finder_open(nian_finder *search)
{
    nian_map distinct = {0};
    const uint32_t **named =
        nian_new_array(search->arena, const uint32_t *, search->report_count);
    for (size_t r = 0; r < search->report_count; r++) {
        const nian_report *report = search->reports[r];
        uint32_t *canons =
            nian_new_array(search->arena, uint32_t, report->indicator_count);
        for (size_t i = 0; i < report->indicator_count; i++)
            canons[i] = intern(search, &distinct, nian_series_name(report, i));
        named[r] = canons;
    }
    search->named = named;
}

nian_str nian_finder_canon(const nian_finder *search, size_t report,
                           size_t indicator)
{
    return search->canons.items[search->named[report][indicator]];
}

/* 新建口袋公园, 办理建议提案: the thing without what was done with it. */
static nian_str without_deed(nian_str canon, nian_str query)
{
    static const nian_str deeds[] = {
        NIAN_STR_INIT("新建"), NIAN_STR_INIT("新添"), NIAN_STR_INIT("建成"),
        NIAN_STR_INIT("建设"), NIAN_STR_INIT("办理"), NIAN_STR_INIT("办结"),
        NIAN_STR_INIT("受理"), NIAN_STR_INIT("收到"), NIAN_STR_INIT("组织"),
        NIAN_STR_INIT("开展"), NIAN_STR_INIT("举办"), NIAN_STR_INIT("拓展"),
        NIAN_STR_INIT("制定"), NIAN_STR_INIT("制发"), NIAN_STR_INIT("出台"),
        NIAN_STR_INIT("承办"), NIAN_STR_INIT("改造"), NIAN_STR_INIT("设立"),
        NIAN_STR_INIT("发放"), NIAN_STR_INIT("培育"), NIAN_STR_INIT("引进"),
        NIAN_STR_INIT("排查"), NIAN_STR_INIT("化解"), NIAN_STR_INIT("审查"),
        NIAN_STR_INIT("抽查"), NIAN_STR_INIT("实有"), NIAN_STR_INIT("签约"),
        NIAN_STR_INIT("推动"), NIAN_STR_INIT("支持"), NIAN_STR_INIT("保持"),
    };
    enum {
        LEAST = 6 /* bytes: two characters */
    };
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
        if (canon.len >= deeds[i].len + LEAST &&
            !nian_str_starts(query, deeds[i]) &&
            nian_str_cut_start(&canon, deeds[i]))
            i = (size_t)-1; /* 组织开展 */
    return canon;
}

/* What is meant besides counts a little less than what was said. */
static double likeness_of(const nian_finder *search, nian_str canon)
{
    static const double besides = .95;
    static const double done = .92;
    double best =
        nian_likeness_score(&search->likenesses, search->query, canon);
    nian_str thing = without_deed(canon, search->query);
    if (thing.len < canon.len) {
        double other = done * nian_likeness_score(&search->likenesses,
                                                  search->query, thing);
        best = other > best ? other : best;
    }
    for (size_t i = 0; i < search->meant.count; i++) {
        double other =
            besides * nian_likeness_score(&search->likenesses,
                                          search->meant.items[i], canon);
        best = other > best ? other : best;
    }
    return best;
}

/* Where no name is like the query, those that hold it are: 出庭应诉率 and
 * 行政机关负责人出庭应诉率. */
static void admit_longer_names(nian_finder *search)
{
    for (size_t i = 0; i < search->likeness.count; i++)
        if (search->likeness.items[i] >= NIAN_SERIES_LIKE)
            return;
    for (size_t i = 0; i < search->likeness.count; i++) {
        nian_str canon = search->canons.items[i];
        if (nian_str_has(canon, search->query))
            search->likeness.items[i] =
                NIAN_SERIES_LIKE + (1 - NIAN_SERIES_LIKE) *
                                       (double)search->query.len /
                                       (double)canon.len;
    }
}

void nian_finder_compare(nian_finder *search)
{
    nian_str meant;
    for (size_t i = 0; (meant = nian_series_meant(search->query, i)).len; i++)
        vec_push(search->arena, &search->meant, meant);
    for (size_t i = 0; i < search->canons.count; i++)
        vec_push(search->arena, &search->likeness,
                 likeness_of(search, search->canons.items[i]));
    admit_longer_names(search);
}
