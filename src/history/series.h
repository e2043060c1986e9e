/** Parts of nian_trend_find(): names made comparable, how alike two are, and
 *  units that belong together.
 *
 *      nian_str canon = nian_series_canon(&arena, NIAN_STR("全市粮食总产"));
 */
#ifndef NIAN_HISTORY_SERIES_H
#define NIAN_HISTORY_SERIES_H

#include "base/decimal.h"
#include "base/map.h"
#include "nianlun/history.h"
#include "text/lexicon.h"

/** The name without what changes from year to year: quotes, brackets, years,
 *  全市, the words of growth; old and new names of one thing are one. */
nian_str nian_series_canon(nian_arena *arena, nian_str name);

/** What a person who asks in few words may mean besides: 失业率 is
 * 城镇登记失业率 or 城镇调查失业率.  Both canonical; empty when there is no
 * more. */
nian_str nian_series_meant(nian_str query, size_t at);

/** The word by which a name counts another thing than the query, so that the
 *  two are never joined: 登记 where 调查 was asked; empty when there is none.
 *  `definition` (may be NULL) says that both tell one thing by definitions
 *  that followed each other, so that one is worth showing beside the other. */
nian_str nian_series_conflict(nian_str query, nian_str name, bool *definition);
/** The word by which a name says how it counts, where others count the same
 *  otherwise: 登记 of 城镇登记失业率; empty when it has none. */
nian_str nian_series_definition(nian_str name);
#define NIAN_SERIES_CONFLICT .3 /**< what a likeness is multiplied with */

/** The name of a figure as its sentence means it, where the name alone is a
 *  part of that: 总产量 after a clause on 粮食, 稳居前十强 after 生产总值. */
nian_str nian_series_name(const nian_report *report, size_t indicator);

/** What growth words at the end of a query ask for; false when none does. */
bool nian_series_asks(nian_measure *measure, nian_str query);

/** How telling each run of one or two characters is, over the names of one
 *  issuer. */
typedef struct nian_likeness {
    nian_arena *arena;
    nian_map seen; /**< in how many names */
    size_t names;
} nian_likeness;

/** Adds a name; each distinct one once. */
void nian_likeness_learn(nian_likeness *likeness, nian_str canon);
/** 0..1: how well a name answers a query, both canonical. */
double nian_likeness_score(const nian_likeness *likeness, nian_str query,
                           nian_str name);

/** How telling a run of one or two characters is. */
double nian_likeness_weight(const nian_likeness *likeness, nian_str gram);
/** Less than 1 where a word makes the name another quantity than the one
 *  asked for; what the query has may also stand `beside` the name. */
double nian_likeness_other(nian_str query, nian_str name, nian_str beside);
/** 0..1: how well a name answers a query together with what stands beside it
 *  in the text; weaker evidence than nian_likeness_score(). */
double nian_likeness_beside(const nian_likeness *likeness, nian_str query,
                            nian_str name, nian_str beside);
/** The query without an end that says no more than a unit: 件数, 案件, 量. */
nian_str nian_series_core(nian_str query);

/** Units that can be turned into one another share `base`. */
typedef struct nian_scale {
    nian_str base;
    nian_decimal factor; /**< value × factor is in `base` */
} nian_scale;

nian_scale nian_series_scale(nian_str unit);

/** Whether a figure is of the one year that it was taken for. */
typedef enum nian_doubt {
    NIAN_DOUBT_NONE,
    NIAN_DOUBT_NAME, /**< its name answers only with what is beside it */
    NIAN_DOUBT_YEAR, /**< its section is of one year, the report of more */
    NIAN_DOUBT_YEARS /**< its section is of several years */
} nian_doubt;

/** One figure that may be a point. */
typedef struct nian_reading {
    uint32_t report;
    uint32_t indicator;
    int year;
    double likeness;
    double score;
    nian_doubt doubt;
    nian_str name; /**< canonical */
    nian_scale scale;
} nian_reading;

vec_type(nian_readings, nian_reading);

/** Of each year the reading that says it best; `others` gets the rest.
 *  Sorted by year. */
void nian_readings_choose(nian_readings *chosen, nian_readings *others,
                          nian_arena *arena, const nian_readings *all,
                          const nian_report *const *reports);

/** Whether a value lies near those of the years around it. */
bool nian_reading_fits(const nian_readings *chosen, const nian_reading *reading,
                       const nian_report *const *reports);

/** Whether a target was met by what was achieved, by the name and the measure
 *  of the series; see nian_promise. */
nian_verdict nian_series_verdict(const nian_series *series,
                                 const nian_point *target,
                                 const nian_point *actual);

/** The year that a report speaks of: the reviewed or the planned one. */
int nian_report_own_year(const nian_report *report, bool target);
/** How well a figure's surroundings fit a point; at most `likeness` and a
 *  little. */
double nian_reading_score(const nian_report *report,
                          const nian_indicator *indicator, double likeness,
                          nian_str query);

/** What a synonym means, by its tag. */
nian_str nian_series_meaning(unsigned tag);

extern const nian_lexicon nian_series_synonyms;
/** Names of names that were made one: 研发投入占gdp比重 is 研发强度. */
extern const nian_lexicon nian_series_compounds;
extern const nian_lexicon nian_series_openings;
extern const nian_lexicon nian_series_growths;
extern const nian_lexicon nian_series_near;
/** Words that a name may have or lack and be the same. */
extern const nian_lexicon nian_series_light;

#endif
