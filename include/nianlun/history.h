/** What runs through more than two reports of one series: threads of
 *  commitments, the ledger of a year's plans, series of indicators.
 *
 *      nian_report *reports[2];
 *      nian_report_read(&reports[0], NIAN_STR("将修缮古桥三座。"), NULL);
 *      nian_report_read(&reports[1], NIAN_STR("修缮古桥两座。"), NULL);
 *      nian_history *history;
 *      nian_trace(&history, (const nian_report *const *)reports, 2);
 *      nian_log *log;
 *      nian_log_find(&log, history, NIAN_STR("修缮古桥"));
 *      printf("said %zu times\n", log->entry_count);
 *      nian_log_free(log);
 *      nian_history_free(history);
 *      nian_report_free(reports[1]);
 *      nian_report_free(reports[0]);
 *
 *  Reports are given oldest first and must outlive the history, the history
 *  whatever was made from it.  None of this fails, and all that is freed may
 *  be NULL.  A history keeps what it works out while it is
 *  asked, so one thread at a time may use it.
 */
#ifndef NIANLUN_HISTORY_H
#define NIANLUN_HISTORY_H

#include "nianlun/compare.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct nian_history nian_history;

/** Two reports are compared when an answer first needs them. */
void nian_trace(nian_history **out, const nian_report *const *reports,
                size_t report_count);
void nian_history_free(nian_history *history);

/** What persons decided about the series wins over links and words: to be
 *  said before the first question.  Both must outlive the history. */
void nian_history_decide(nian_history *history, const nian_decision *decisions,
                         size_t decision_count, const nian_renaming *renamings,
                         size_t renaming_count);

/** One statement in the history of a commitment. */
typedef struct nian_entry {
    uint32_t report; /**< index into the reports of the history */
    uint32_t statement;
    nian_status status; /**< against the entry it comes from */
    unsigned flags;     /**< both as nian_compare() of the two reports says;
                             unsure: it takes the link for no fact */
    size_t from;  /**< index of the entry that it comes from; its own: none */
    bool revived; /**< came back: the report before said nothing of it */
    double score; /**< how well it fits the query and the thread, 0..1 */
    const nian_edit *edits; /**< from the text it comes from, if any */
    size_t edit_count;
} nian_entry;

typedef struct nian_log {
    nian_str query;
    nian_str thread;           /**< stable id: the id of the first statement */
    const nian_entry *entries; /**< by year, then by place */
    size_t entry_count;
    const int *silent; /**< years of reports after the last entry */
    size_t silent_count;
    const int *absent; /**< years of reports without an entry before that */
    size_t absent_count;
    const nian_str *near; /**< nothing found: phrases of the series that share
                               most with the query */
    size_t near_count;
} nian_log;

/** `query` is words or a statement id (2023-017).  Nothing found gives a log
 *  without entries. */
void nian_log_find(nian_log **out, const nian_history *history, nian_str query);
void nian_log_free(nian_log *log);

/** What became of a plan, as far as the next report tells. */
typedef enum nian_outcome {
    NIAN_OUTCOME_SILENT,   /**< no mention found */
    NIAN_OUTCOME_REPEATED, /**< again a plan */
    NIAN_OUTCOME_PARTLY,   /**< done, but for the reasons below */
    NIAN_OUTCOME_FULFILLED /**< told of as done, no reason against it found */
} nian_outcome;

/** Why a plan that is told of as done is so only partly. */
enum {
    NIAN_PARTLY_SHORT = 1, /**< a figure does not reach the one promised */
    NIAN_PARTLY_PART = 2,  /**< of several figures, named works or documents
                                some are not mentioned */
    NIAN_PARTLY_SAID = 4 /**< the report itself says so: 尚未, 推迟到 … */
};

/** A figure that was promised and is due, and what the next report gives for
 *  it.  A figure of another statement than the evidence counts when it has
 *  nearly the same name, and the same unit, measure and year. */
typedef struct nian_ledger_figure {
    uint32_t target; /**< index of the indicator */
    bool told;       /**< the next report gives a figure: */
    uint32_t actual; /**< index of the indicator in the next report */
    bool met;       /**< it is not short of what was promised; 左右 allows one
                         part in twenty */
    bool mentioned; /**< the evidence speaks of what it counts, with or
                         without a figure */
} nian_ledger_figure;

typedef struct nian_ledger_row {
    uint32_t plan; /**< index of the statement */
    nian_outcome outcome;
    unsigned reasons; /**< of partly */
    double score;
    const uint32_t *evidence; /**< statements of the next report, surest first;
                                   of a silent plan none */
    size_t evidence_count;
    const nian_str *why;
    size_t why_count;
    unsigned flags; /**< NIAN_FLAG_PERSON: a person named some evidence */
    const nian_ledger_figure *figures;
    size_t figure_count;
    const nian_str *unmentioned; /**< documents and named works of the plan
                                      that stand nowhere in the next report */
    size_t unmentioned_count;
    nian_str said; /**< the word by which the report itself says so, or empty */
    bool has_nearest; /**< silent, yet some statement has words in common: */
    uint32_t nearest; /**< of the next report */
    double nearest_score; /**< how far it fits, below what makes a link */
} nian_ledger_row;

typedef struct nian_ledger {
    const nian_report *report;
    const nian_report *next;     /**< NULL when there is none yet */
    const nian_ledger_row *rows; /**< silence first */
    size_t row_count;
    size_t counts[4]; /**< by nian_outcome */
} nian_ledger;

/** The ledger of `comparison->before`; the comparison must outlive it.  It
 *  says what the one report after it says and no more: silence is no proof
 *  that nothing was done. */
void nian_ledger_make(nian_ledger **out, const nian_comparison *comparison);
void nian_ledger_free(nian_ledger *ledger);

/** Whether what was promised for a year was reached. */
typedef enum nian_verdict {
    NIAN_VERDICT_NONE, /**< not both are known */
    NIAN_VERDICT_MET,
    NIAN_VERDICT_MISSED
} nian_verdict;

/** One value of a series. */
typedef struct nian_point {
    int year; /**< that the value refers to, not the report's */
    bool has_value, has_low, has_high;
    nian_decimal value, low, high; /**< in the unit of the series */
    nian_str qualifier;
    nian_str text;      /**< the clause */
    uint32_t report;    /**< index into the reports that were given */
    uint32_t indicator; /**< index into the indicators of that report */
    nian_verdict verdict;
    bool divided; /**< by what the next two lead to */
    uint32_t per_report, per_indicator;
} nian_point;

typedef struct nian_series {
    nian_str id; /**< stable: canonical name, unit class, measure, status */
    nian_str name;
    nian_str unit; /**< base unit: 元, 人, % */
    nian_measure measure;
    bool target;
    double score;             /**< how well it answers the query, 0..1 */
    const nian_point *points; /**< one a year, ascending */
    size_t point_count;
    const nian_point *variants; /**< what other reports say of the same years */
    size_t variant_count;
    nian_str partner;    /**< the id of its targets, or of what came of them */
    nian_str definition; /**< not empty: told beside the best match, but counted
                              by another definition: 登记 beside 调查 */
    int index_year;      /**< the year that is 100, or 0 */
    nian_str per;        /**< what it is divided by, or empty */
} nian_series;

/** A target and what came of it.  A target of about a value (左右) is met
 *  within a tenth of it; 以上 and 以内 are bounds; what has no such word is a
 *  least, or a most where less is better: 失业率, 能耗, 控制在. */
typedef struct nian_promise {
    size_t target, actual; /**< index into the series of the trend */
    size_t met, missed;    /**< years */
} nian_promise;

typedef struct nian_trend {
    nian_str query;
    const nian_series *series; /**< best match first */
    size_t series_count;
    const nian_promise *promises; /**< by the place of the first of the two */
    size_t promise_count;
    nian_str per; /**< the name of what levels were divided by; empty when
                       nothing like it was found */
} nian_trend;

typedef enum nian_series_status {
    NIAN_SERIES_ALL,
    NIAN_SERIES_ACTUAL,
    NIAN_SERIES_TARGET
} nian_series_status;

typedef struct nian_trend_options {
    nian_series_status status;
    bool has_measure;
    nian_measure measure;
    bool index;   /**< the first year is 100; rates of growth are chained */
    nian_str per; /**< a query: levels are divided by its level, year by year,
                       to six significant digits; growth and shares are left
                       out */
    const nian_renaming *renamings; /**< names that persons gave */
    size_t renaming_count;
} nian_trend_options;

/** Finds the series that a person means by `query`, which may be the id of
 *  one; none is an answer too.  `options` may be NULL. */
void nian_trend_find(nian_trend **out, const nian_report *const *reports,
                     size_t report_count, nian_str query,
                     const nian_trend_options *options);
void nian_trend_free(nian_trend *trend);

/** From the value before the last to the last: the difference, and its share
 *  of the former to six significant digits (0 where that is 0).  False when
 *  there are not two values. */
bool nian_series_change(nian_decimal *absolute, nian_decimal *relative,
                        const nian_series *series);

/** Every series of at least `least` years whose name holds all `words`, the
 *  most complete first; none but status and measure of `options` counts. */
void nian_trend_list(nian_trend **out, const nian_report *const *reports,
                     size_t report_count, const nian_str *words,
                     size_t word_count, size_t least,
                     const nian_trend_options *options);

#ifdef __cplusplus
}
#endif
#endif
