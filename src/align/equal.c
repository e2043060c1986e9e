/* Statements that stand word for word in both reports need no scores: the
 * first answers the first, the second the second, and none of them anything
 * else.  Sections likewise, when heading and all below are the same. */
#include "align/features.h"

#include <stdlib.h>

static const float equal_score = 0.99F;
static const float other_most = 0.29F; /* what else they resemble is doubt */

typedef struct worded {
    uint64_t words;
    uint32_t index; /* of a statement or a section */
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
    return (a->index > b->index) - (a->index < b->index);
}

static void sort(worded_list *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_words);
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
                 ((nian_pair){before[x].index, after[y].index, equal_score}));
    }
}

static void find_equal(nian_pairs *out, nian_arena *arena, worded_list *old,
                       worded_list *new)
{
    sort(old);
    sort(new);
    for (size_t i = 0, k = 0; i < old->count && k < new->count;) {
        uint64_t left = old->items[i].words;
        uint64_t right = new->items[k].words;
        size_t before = run_length(old, i);
        size_t after = run_length(new, k);
        if (left == right)
            add_run(out, arena, old->items + i, before, new->items + k, after);
        i += left <= right ? before : 0;
        k += right <= left ? after : 0;
    }
}

/* Lowers the pairs of those that have an equal. */
static void lower_others(nian_pairs *pairs, nian_arena *scratch,
                         const nian_pairs *equal, size_t before, size_t after)
{
    bool *old = nian_new_array(scratch, bool, before);
    bool *new = nian_new_array(scratch, bool, after);
    for (size_t i = 0; i < equal->count; i++)
        old[equal->items[i].before] = new[equal->items[i].after] = true;
    for (size_t i = 0; i < pairs->count; i++) {
        nian_pair *pair = &pairs->items[i];
        if ((old[pair->before] || new[pair->after]) && pair->score > other_most)
            pair->score = other_most;
    }
}

static void add_equal(nian_pairs *pairs, nian_arena *arena,
                      const nian_pairs *equal)
{
    for (size_t i = 0; i < equal->count; i++)
        vec_push(arena, pairs, equal->items[i]);
    if (pairs->count)
        qsort(pairs->items, pairs->count, sizeof *pairs->items,
              nian_pair_by_place);
    size_t kept = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        nian_pair pair = pairs->items[i];
        if (kept && nian_pair_by_place(&pairs->items[kept - 1], &pair) == 0)
            pairs->items[kept - 1].score = equal_score;
        else
            pairs->items[kept++] = pair;
    }
    pairs->count = kept;
}

/* ------------------------------------------------------------- statements */

static worded_list statements_of(nian_arena *arena, const nian_side *side)
{
    worded_list out = {nian_new_array(arena, worded, side->count), 0};
    for (uint32_t i = 0; i < side->count; i++)
        if (side->live[i] && side->items[i].length)
            out.items[out.count++] = (worded){side->items[i].words, i};
    return out;
}

void nian_equal_links(nian_pairs *links, nian_arena *arena,
                      const nian_pairing *pairing)
{
    nian_arena scratch = {0};
    worded_list old = statements_of(&scratch, &pairing->before);
    worded_list new = statements_of(&scratch, &pairing->after);
    nian_pairs equal = {0};
    find_equal(&equal, &scratch, &old, &new);
    lower_others(links, &scratch, &equal, pairing->before.count,
                 pairing->after.count);
    add_equal(links, arena, &equal);
    nian_arena_free(&scratch);
}

/* --------------------------------------------------------------- sections */

static uint64_t mix(uint64_t hash, uint64_t more)
{
    return (hash ^ more) * UINT64_C(1099511628211);
}

static worded_list sections_of(nian_arena *arena, const nian_side *side)
{
    const nian_report *report = side->report;
    uint64_t *words = nian_new_array(arena, uint64_t, report->section_count);
    for (size_t i = 0; i < side->count; i++) {
        uint32_t s = report->statements[i].section;
        for (; s; s = report->sections[s].parent)
            words[s] = mix(words[s], side->items[i].words);
    }
    worded_list out = {nian_new_array(arena, worded, report->section_count), 0};
    for (uint32_t s = 1; s < report->section_count; s++)
        out.items[out.count++] =
            (worded){mix(mix(words[s], side->headings[s].words),
                         report->sections[s].level),
                     s};
    return out;
}

void nian_equal_sections(nian_pairs *sections, nian_arena *arena,
                         const nian_pairing *pairing)
{
    nian_arena scratch = {0};
    worded_list old = sections_of(&scratch, &pairing->before);
    worded_list new = sections_of(&scratch, &pairing->after);
    nian_pairs equal = {0};
    find_equal(&equal, &scratch, &old, &new);
    lower_others(sections, &scratch, &equal,
                 pairing->before.report->section_count,
                 pairing->after.report->section_count);
    add_equal(sections, arena, &equal);
    nian_arena_free(&scratch);
}
