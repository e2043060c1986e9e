/** What the files of nian_ledger_make() share: one plan that is being held
 *  against the report after it.
 *
 *      nian_holding h = {.comparison = comparison, ...};
 *      nian_ledger_weigh(&h, plan);
 *      nian_ledger_rest(&h, plan);
 */
#ifndef NIAN_HISTORY_LEDGER_H
#define NIAN_HISTORY_LEDGER_H

#include "history/history.h"

/** A statement of the next report that answers a plan. */
typedef struct nian_evidence {
    uint32_t statement;
    float score;
} nian_evidence;

vec_type(nian_evidences, nian_evidence);

/** What a figure counts, to be found again under another name. */
typedef struct nian_counted {
    nian_str canon; /**< see nian_series_canon() */
    nian_vocabulary words;
} nian_counted;

void nian_counted_read(nian_counted *out, nian_arena *arena, nian_str name);

/** A ledger under way, and what was found of the plan in hand. */
typedef struct nian_holding {
    nian_arena *arena;
    const nian_comparison *comparison;
    nian_letters *letters;  /**< of the statements of the next report */
    nian_vocabulary *words; /**< likewise */
    nian_counted *counted;  /**< by the figures of the next report */
    nian_evidences done;    /**< actions and results */
    nian_evidences planned; /**< plans */
    vec(nian_ledger_figure) figures;
    nian_strs unmentioned;
    unsigned reasons;
    unsigned flags; /**< of the rows that the plan stands in */
} nian_holding;

/** Adds a statement once; it keeps its best score. */
void nian_evidence_add(nian_holding *h, nian_evidences *out, uint32_t statement,
                       float score);

/** Holds the figures that the plan promised against those that the next
 *  report gives for the same year; a figure that answers one is evidence
 *  too. */
void nian_ledger_weigh(nian_holding *h, uint32_t plan);

/** What of the plan the evidence leaves out, and what the report itself says
 *  was not reached.  `why` gets its words. */
void nian_ledger_rest(nian_holding *h, nian_strs *why, uint32_t plan);

/** The statement of the next report that has most in common with a plan that
 *  nothing was linked to; false when none has enough. */
bool nian_ledger_nearest(const nian_holding *h, uint32_t plan,
                         nian_evidence *out);

#endif
