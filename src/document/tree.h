/** Which heading stands within which.
 *
 *      nian_tree tree = {.items = &items};
 *      nian_tree_prepare(&tree, &arena);
 *      level = nian_tree_place(&tree, index);
 *
 *  Reports number as they like: the order in which kinds of marks appear in
 *  this report decides, not a fixed one.
 */
#ifndef NIAN_DOCUMENT_TREE_H
#define NIAN_DOCUMENT_TREE_H

#include "document/items.h"

enum {
    NIAN_DEPTH_MAX = 8
};

typedef struct nian_tree {
    const nian_items *items;
    int *next; /**< of each item: the next number of its mark, 0 for none */
    uint32_t open[NIAN_DEPTH_MAX + 1]; /**< items; [0] is the root */
    int count[NIAN_DEPTH_MAX + 1];     /**< the last number seen of each */
    size_t depth;
    /** Kinds that stood within a kind before, by mark. */
    bool within[NIAN_MARK_FIRST + 1][NIAN_MARK_FIRST + 1];
} nian_tree;

void nian_tree_prepare(nian_tree *tree, nian_arena *arena);

/** Opens the heading `index`; returns its level, 1.. */
size_t nian_tree_place(nian_tree *tree, uint32_t index);

/** Tells of a statement that starts with a number: it may stand for a heading
 *  that was glued to its text, and is counted. */
void nian_tree_count(nian_tree *tree, uint32_t index);

#endif
