/** A search for series on its way: what nian_trend_find() shares with the part
 *  that looks beside names.
 *
 *      nian_series_look_beside(&search, group);
 */
#ifndef NIAN_HISTORY_SERIES_FINDER_H
#define NIAN_HISTORY_SERIES_FINDER_H

#include "history/series.h"

enum {
    NIAN_MEASURES = NIAN_MEASURE_RANK + 1,
    NIAN_SERIES_GROUPS = 2 * NIAN_MEASURES
};

typedef struct nian_finder {
    nian_arena *arena;
    const nian_report *const *reports;
    size_t report_count;
    nian_str query; /**< canonical */
    nian_map names; /**< raw name → index into `canons` */
    nian_strs canons;
    vec(double) likeness; /**< of each canon */
    nian_likeness likenesses;
    nian_readings groups[NIAN_SERIES_GROUPS];
} nian_finder;

/** The group of a figure: its measure, and whether it is a target. */
size_t nian_series_group(const nian_indicator *indicator);
/** One year's value, told as such. */
bool nian_series_annual(const nian_indicator *indicator);
/** Growth in 户 or 元 can not be drawn beside growth in %. */
bool nian_series_drawable(const nian_indicator *indicator);
nian_reading nian_series_read(const nian_finder *search, size_t report,
                              size_t indicator, double likeness);
/** Leaves the unit that most of the likeness is told in. */
void nian_series_keep_unit(nian_readings *group);
/** In how many years the name leaves no doubt. */
size_t nian_series_sure_years(const nian_readings *group);
/** Adds to a group what answers only with what stands beside it, for years of
 *  which the group says nothing. */
void nian_series_look_beside(nian_finder *search, size_t group);

#endif
