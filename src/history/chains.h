/** All threads of a series at once, out of comparisons that were made already:
 *  each statement comes from the one of the year before that its surest link
 *  leads to, or, when the year before said nothing, from one that it reads
 *  most like in the years before that.
 *
 *      nian_chains chains;
 *      nian_chains_make(&chains, &arena, comparisons, report_count);
 *      const nian_chain *chain = nian_chains_of(&chains, 4, 17);
 *
 *  nian_thread_follow() looks at every report for one commitment and finds
 *  more; this takes some milliseconds for a series of thirty years, and what it
 *  says of two neighbouring years is what their comparison says.
 */
#ifndef NIAN_HISTORY_CHAINS_H
#define NIAN_HISTORY_CHAINS_H

#include "history/history.h"

typedef struct nian_chain_member {
    nian_place place;
    uint32_t from; /**< index of the member it comes from; its own: the first */
    const nian_change *change; /**< that says so; NULL for the first and for
                                    one that came back */
    bool revived;              /**< the report before said nothing of it */
    float score;               /**< of the link; 1 for the first */
} nian_chain_member;

typedef struct nian_chain {
    const nian_chain_member *members; /**< by report, then by place */
    size_t count;
    size_t years; /**< reports that it stands in */
} nian_chain;

typedef struct nian_chains {
    const nian_chain *items; /**< by their first member */
    size_t count;
    const uint32_t *const *of; /**< by report and statement: index + 1, or 0 */
    size_t report_count;
} nian_chains;

/** `comparisons[i]` is of reports i and i + 1, and must outlive the chains,
 *  which live in `arena`.  Only plans, actions and results are in a chain, and
 *  one of a single member is none. */
void nian_chains_make(nian_chains *out, nian_arena *arena,
                      nian_comparison *const *comparisons, size_t report_count);

/** NULL when the statement stands alone. */
const nian_chain *nian_chains_of(const nian_chains *chains, size_t report,
                                 uint32_t statement);

#endif
