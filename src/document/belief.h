/** What several witnesses say together.
 *
 *      nian_belief belief = {.count = 0};
 *      nian_belief_hear(&belief, title, 0.95F);
 *      nian_belief_hear(&belief, path, 0.6F);
 *      float sure;
 *      nian_str name = nian_belief_best(&belief, &sure);
 *
 *  A witness that is right with probability p multiplies the odds of its name
 *  by p / (1 - p), so that one alone is believed as far as it is sure, two
 *  that agree more than either, and two that differ less.
 */
#ifndef NIAN_DOCUMENT_BELIEF_H
#define NIAN_DOCUMENT_BELIEF_H

#include "base/str.h"

enum {
    NIAN_BELIEF_MOST = 12 /**< names that differ; more are not heard */
};

typedef struct nian_belief {
    struct {
        nian_str name;
        float odds;
    } items[NIAN_BELIEF_MOST];
    size_t count;
} nian_belief;

/** Names are borrowed; an empty one says nothing. */
void nian_belief_hear(nian_belief *belief, nian_str name, float sure);

/** The likeliest, of equal ones the first heard, with its probability; empty
 *  and 0 when nobody spoke. */
nian_str nian_belief_best(const nian_belief *belief, float *sure);

/** True when the second is not much less likely than the best, and that not
 *  much more likely than neither. */
bool nian_belief_contested(const nian_belief *belief);

/** The likeliest first, at most `most`. */
void nian_belief_rank(nian_strs *out, nian_arena *arena,
                      const nian_belief *belief, size_t most);

/** Of two that agree. */
float nian_sure_agreed(float sure, float other);

#endif
