/* Statements that stand word for word in both reports need no scores: the
 * first answers the first, the second the second, and none of them anything
 * else. */
#include "align/features.h"

#include <stdlib.h>

static const float equal_score = 0.99F;
static const float other_most = 0.29F; /* what else they resemble is doubt */

typedef struct worded {
    uint64_t words;
    uint32_t statement;
} worded;

typedef struct worded_list {
    worded *items;
    size_t count;
} worded_list;

static int by_words(const void *left, const void *right)
{
    const worded *a = left;
    const worded *b = right;
    if (a->words != b->words)
        return a->words < b->words ? -1 : 1;
    return (a->statement > b->statement) - (a->statement < b->statement);
}

static worded_list sorted(nian_arena *arena, const nian_side *side)
{
    worded_list out = {nian_new_array(arena, worded, side->count), 0};
    for (uint32_t i = 0; i < side->count; i++)
        if (side->live[i] && side->items[i].length)
            out.items[out.count++] = (worded){side->items[i].words, i};
    if (out.count)
        qsort(out.items, out.count, sizeof *out.items, by_words);
    return out;
}

static size_t run_length(const worded_list *list, size_t begin)
{
    size_t end = begin;
    while (end < list->count &&
           list->items[end].words == list->items[begin].words)
        end++;
    return end - begin;
}

/* What is left over on the longer side goes to the last of the shorter. */
static void add_run(nian_pairs *out, nian_arena *arena, const worded *before,
                    size_t before_count, const worded *after,
                    size_t after_count)
{
    size_t count = before_count > after_count ? before_count : after_count;
    for (size_t i = 0; i < count; i++) {
        size_t x = i < before_count ? i : before_count - 1;
        size_t y = i < after_count ? i : after_count - 1;
        vec_push(arena, out,
                 ((nian_pair){before[x].statement, after[y].statement,
                              equal_score}));
    }
}

static void find_equal(nian_pairs *out, nian_arena *arena,
                       const nian_pairing *pairing)
{
    worded_list old = sorted(arena, &pairing->before);
    worded_list new = sorted(arena, &pairing->after);
    for (size_t i = 0, k = 0; i < old.count && k < new.count;) {
        uint64_t left = old.items[i].words;
        uint64_t right = new.items[k].words;
        size_t before = run_length(&old, i);
        size_t after = run_length(&new, k);
        if (left == right)
            add_run(out, arena, old.items + i, before, new.items + k, after);
        i += left <= right ? before : 0;
        k += right <= left ? after : 0;
    }
}

void nian_equal_links(nian_pairs *links, nian_arena *arena,
                      const nian_pairing *pairing)
{
    nian_arena scratch = {0};
    nian_pairs equal = {0};
    find_equal(&equal, &scratch, pairing);
    bool *old = nian_new_array(&scratch, bool, pairing->before.count);
    bool *new = nian_new_array(&scratch, bool, pairing->after.count);
    for (size_t i = 0; i < equal.count; i++)
        old[equal.items[i].before] = new[equal.items[i].after] = true;
    for (size_t i = 0; i < links->count; i++) {
        nian_pair *link = &links->items[i];
        if ((old[link->before] || new[link->after]) && link->score > other_most)
            link->score = other_most;
    }
    for (size_t i = 0; i < equal.count; i++)
        vec_push(arena, links, equal.items[i]);
    if (links->count)
        qsort(links->items, links->count, sizeof *links->items,
              nian_pair_by_place);
    size_t kept = 0;
    for (size_t i = 0; i < links->count; i++) {
        nian_pair link = links->items[i];
        if (kept && nian_pair_by_place(&links->items[kept - 1], &link) == 0)
            links->items[kept - 1].score = equal_score;
        else
            links->items[kept++] = link;
    }
    links->count = kept;
    nian_arena_free(&scratch);
}
