/** Independent pieces of work on several threads, taken in and handed out in
 *  order.
 *
 *      nian_pool_run(nian_pool_workers(), count, read_one, write_one, state);
 *
 *  Workers take the next piece as they get free; what is done is handed out
 *  in the order of the pieces, one at a time, by the calling thread.  So the
 *  output does not depend on how many threads there are.
 */
#ifndef NIAN_BASE_POOL_H
#define NIAN_BASE_POOL_H

#include <stddef.h>

/** `index` is below the count.  Works run at the same time: what they share
 *  they only read. */
typedef void nian_pool_step(void *context, size_t index);

/** How many threads this machine runs at once, at least 1. */
size_t nian_pool_workers(void);

/** No piece is begun that is more than a few times `workers` ahead of what
 *  was handed out, so that results do not heap up. */
void nian_pool_run(size_t workers, size_t count, nian_pool_step *work,
                   nian_pool_step *deliver, void *context);

#endif
