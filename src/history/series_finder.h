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

/** Readings of a group that are counted by another definition than what was
 *  asked for. */
typedef struct nian_aside {
    size_t group;
    nian_str definition;
    nian_readings readings;
} nian_aside;

typedef struct nian_finder {
    nian_arena *arena;
    const nian_report *const *reports; /**< in simplified script */
    const nian_report *const *written; /**< the same in their own */
    size_t report_count;
    nian_str query;             /**< canonical */
    nian_strs meant;            /**< what it may mean besides, canonical */
    vec(nian_renaming) renamed; /**< names that are read as another; both
                                     canonical */
    nian_map names;             /**< name → index into `canons` */
    nian_strs canons;
    const uint32_t *const *named; /**< of each report's indicators: its canon */
    vec(double) likeness;         /**< of each canon */
    nian_likeness likenesses;
    nian_readings groups[NIAN_SERIES_GROUPS];
    nian_readings faint[NIAN_SERIES_GROUPS]; /**< better than no answer */
    vec(nian_aside) asides;
} nian_finder;

/** Takes the reports that are searched; to be done first. */
void nian_finder_take(nian_finder *search, const nian_report *const *reports,
                      size_t count);
/** Takes in other names of one thing. */
void nian_finder_names(nian_finder *search, const nian_trend_options *options);
/** A canonical name with what is known by another name under that. */
nian_str nian_finder_rename(const nian_finder *search, nian_str canon);
/** Makes the names of all reports comparable. */
void nian_finder_open(nian_finder *search);
/** How like the query each name is. */
void nian_finder_compare(nian_finder *search);
/** From here on a name answers a query. */
#define NIAN_SERIES_LIKE .50

/** The canonical name of a figure. */
nian_str nian_finder_canon(const nian_finder *search, size_t report,
                           size_t indicator);

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
void nian_series_put_aside(nian_finder *search, const nian_reading *reading,
                           size_t group, nian_str definition);
/** Where the query does not say by which definition it counts, moves readings
 *  by another than most have into `asides`. */
void nian_series_set_aside(nian_finder *search, nian_measure measure);
/** One value a year of a group of readings; false when none is left.  The
 *  series has all but what compares it with others. */
bool nian_series_make(nian_series *out, const nian_finder *search,
                      nian_readings *group, size_t index);
/** Drops what is merely near, looks beside names, and makes a series; it is
 *  `weak` when a single year's name answers only with what is beside it. */
bool nian_series_search(nian_series *out, bool *weak, nian_finder *search,
                        size_t index);
/** In how many years the name leaves no doubt. */
size_t nian_series_sure_years(const nian_readings *group);
/** Adds to a group what answers only with what stands beside it, for years of
 *  which the group says nothing. */
void nian_series_look_beside(nian_finder *search, size_t group);

/** Holds targets against what was achieved in the same year: fills the
 *  verdicts of both; they are brought to one unit. */
void nian_series_judge(nian_series *series, size_t count, nian_arena *arena,
                       const nian_likeness *likenesses);
/** Lists what was judged. */
void nian_series_promises(nian_trend *trend, nian_arena *arena);
/** The first year becomes 100. */
void nian_series_index(nian_series *series, nian_arena *arena);
/** Divides by another series; false when no year is left. */
bool nian_series_divide(nian_series *series, nian_arena *arena,
                        const nian_series *per);

#endif
