/** What the checks share: see check.h. */
#ifndef NIAN_EXTRACT_CHECK_INNER_H
#define NIAN_EXTRACT_CHECK_INNER_H

#include "base/buf.h"
#include "extract/indicator.h"
#include "nianlun/report.h"
#include "text/text.h"

typedef struct nian_checker {
    const nian_report *report;
    nian_arena *arena;
    nian_notes *notes;
} nian_checker;

/** Where a value that was rounded may lie. */
typedef struct nian_interval {
    double low;
    double high;
} nian_interval;

/** Half a unit of the last written digit around |value|. */
nian_interval nian_check_around(nian_decimal value);
double nian_check_last_digit(nian_decimal value);
/** Farther apart than `slack`. */
bool nian_check_apart(nian_interval have, nian_interval want, double slack);

/** Indicators `left` and `right` stand in one statement. */
bool nian_check_together(const nian_checker *c, size_t left, size_t right);
/** A figure that is no promise and has no 约. */
bool nian_check_exact(const nian_indicator *indicator);
bool nian_check_same_unit(const nian_indicator *left,
                          const nian_indicator *right);
/** 第25位升至18位: up is down. */
bool nian_check_ranked(const nian_indicator *indicator);
nian_str nian_check_text(const nian_checker *c,
                         const nian_indicator *indicator);

/** Whether `growth`, told right behind `reached`, follows from the two
 *  levels; adds a note where it does not. */
void nian_check_growth(const nian_checker *c, const nian_indicator *before,
                       const nian_indicator *reached,
                       const nian_indicator *growth);

/** All that one statement says of indicator `i` and those behind it. */
void nian_check_statement(const nian_checker *c, size_t i);

#endif
