/** From pairs to rows, and from rows to their order: integers only.
 *
 *      nian_rows rows;
 *      nian_rows_make(&rows, &arena, pairs, count);
 *
 *  A row claims that all of its old members answer all of its new ones, so
 *  pairs are cut into rows whose products are exactly the pairs.
 */
#ifndef NIAN_DIFF_ROWS_H
#define NIAN_DIFF_ROWS_H

#include "align/align.h"

/** A pair with its kind: pairs of different kinds never share a row. */
typedef struct nian_linked {
    uint32_t before;
    uint32_t after;
    float score;
    uint32_t kind;
} nian_linked;

vec_type(nian_linked_pairs, nian_linked);

typedef struct nian_row {
    const uint32_t *before; /**< ascending */
    size_t before_count;
    const uint32_t *after; /**< ascending */
    size_t after_count;
    uint32_t kind;
    double score; /**< mean over its pairs */
} nian_row;

vec_type(nian_rows, nian_row);

/** Few rows whose products are the given pairs, each pair in one of them.
 *  `pairs` are sorted here. */
void nian_rows_make(nian_rows *out, nian_arena *arena, nian_linked *pairs,
                    size_t count);

/** Marks the items that lie outside of one longest increasing subsequence. */
void nian_moved_mark(bool *out, nian_arena *arena, const uint32_t *items,
                     size_t count);

#endif
