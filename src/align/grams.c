/* Grams and bags of grams: interning, sorting, dot products.  Knows neither
 * text nor reports. */
#include "align/features.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_SLOTS = 1 << 14
};

/* A multiplicative mix (splitmix64's finisher): keys are dense in their low
 * bits, where the slot is taken from. */
static size_t slot_of(uint64_t key, size_t capacity)
{
    key ^= key >> 30;
    key *= UINT64_C(0xbf58476d1ce4e5b9);
    key ^= key >> 27;
    key *= UINT64_C(0x94d049bb133111eb);
    key ^= key >> 31;
    return (size_t)key & (capacity - 1);
}

static size_t find_slot(const nian_grams *grams, uint64_t key)
{
    size_t at = slot_of(key, grams->capacity);
    while (grams->slots[at] && grams->slots[at] != key + 1)
        at = (at + 1) & (grams->capacity - 1);
    return at;
}

static void grow(nian_grams *grams, nian_arena *arena)
{
    grams->capacity = grams->capacity ? grams->capacity * 2 : FIRST_SLOTS;
    grams->slots = nian_new_array(arena, uint64_t, grams->capacity);
    grams->ids = nian_new_array(arena, uint32_t, grams->capacity);
    for (size_t i = 0; i < grams->keys.count; i++) {
        size_t at = find_slot(grams, grams->keys.items[i]);
        grams->slots[at] = grams->keys.items[i] + 1;
        grams->ids[at] = (uint32_t)i;
    }
}

uint32_t nian_gram_put(nian_grams *grams, nian_arena *arena, uint32_t first,
                       uint32_t second)
{
    if ((grams->keys.count + 1) * 2 > grams->capacity)
        grow(grams, arena);
    uint64_t key = (uint64_t)first << 32 | second;
    size_t at = find_slot(grams, key);
    if (!grams->slots[at]) {
        grams->slots[at] = key + 1;
        grams->ids[at] = (uint32_t)grams->keys.count;
        vec_push(arena, &grams->keys, key);
    }
    return grams->ids[at];
}

enum {
    RUN = 24,         /* sorted by insertion */
    TERMS_MOST = 1024 /* merged without asking for memory */
};

static int by_gram(const void *left, const void *right)
{
    uint32_t a = ((const nian_term *)left)->gram;
    uint32_t b = ((const nian_term *)right)->gram;
    return (a > b) - (a < b);
}

static void sort_run(nian_term *terms, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        nian_term term = terms[i];
        size_t at = i;
        for (; at && terms[at - 1].gram > term.gram; at--)
            terms[at] = terms[at - 1];
        terms[at] = term;
    }
}

/* Merges from[begin..middle) and from[middle..end) into `to`. */
static void merge_runs(nian_term *to, const nian_term *from, size_t begin,
                       size_t middle, size_t end)
{
    size_t left = begin;
    size_t right = middle;
    for (size_t i = begin; i < end; i++) {
        bool take_left = left < middle &&
                         (right == end || from[left].gram <= from[right].gram);
        to[i] = from[take_left ? left : right];
        left += take_left;
        right += !take_left;
    }
}

/* Grams that were met for the first time come in order, and bags are short:
 * runs are sorted by insertion and merged. */
static void sort_terms(nian_term *terms, size_t count)
{
    if (count > TERMS_MOST) {
        qsort(terms, count, sizeof *terms, by_gram);
        return;
    }
    for (size_t i = 0; i < count; i += RUN)
        sort_run(terms + i, count - i < RUN ? count - i : RUN);
    nian_term room[TERMS_MOST];
    nian_term *from = terms;
    nian_term *to = room;
    for (size_t width = RUN; width < count; width *= 2) {
        for (size_t i = 0; i < count; i += 2 * width) {
            size_t middle = i + width < count ? i + width : count;
            size_t end = i + 2 * width < count ? i + 2 * width : count;
            merge_runs(to, from, i, middle, end);
        }
        nian_term *swap = from;
        from = to;
        to = swap;
    }
    if (from != terms)
        memcpy(terms, from, count * sizeof *terms);
}

nian_bag nian_bag_make(nian_terms *terms)
{
    sort_terms(terms->items, terms->count);
    size_t kept = 0;
    for (size_t i = 0; i < terms->count; i++) {
        if (kept && terms->items[kept - 1].gram == terms->items[i].gram)
            terms->items[kept - 1].value += terms->items[i].value;
        else
            terms->items[kept++] = terms->items[i];
    }
    terms->count = kept;
    return (nian_bag){terms->items, kept};
}

float nian_bag_dot(nian_bag left, nian_bag right)
{
    float sum = 0;
    for (size_t i = 0, k = 0; i < left.count && k < right.count;) {
        uint32_t a = left.terms[i].gram;
        uint32_t b = right.terms[k].gram;
        if (a == b)
            sum += left.terms[i].value * right.terms[k].value;
        i += a <= b;
        k += b <= a;
    }
    return sum;
}

nian_bag nian_bag_unit(nian_arena *arena, nian_bag counts, const float *weight)
{
    nian_term *terms = nian_new_array(arena, nian_term, counts.count);
    float squares = 0;
    for (size_t i = 0; i < counts.count; i++) {
        uint32_t gram = counts.terms[i].gram;
        float value = (1 + logf(counts.terms[i].value)) * weight[gram];
        terms[i] = (nian_term){gram, value};
        squares += value * value;
    }
    float scale = squares > 0 ? 1 / sqrtf(squares) : 0;
    for (size_t i = 0; i < counts.count; i++)
        terms[i].value *= scale;
    return (nian_bag){terms, counts.count};
}

void nian_index_make(nian_index *out, nian_arena *arena, size_t gram_count,
                     const nian_bag *bags, size_t bag_count, const bool *use)
{
    uint32_t *begin = nian_new_array(arena, uint32_t, gram_count + 2);
    for (size_t i = 0; i < bag_count; i++)
        for (size_t k = 0; (!use || use[i]) && k < bags[i].count; k++)
            begin[bags[i].terms[k].gram + 2]++;
    for (size_t g = 2; g < gram_count + 2; g++)
        begin[g] += begin[g - 1];
    nian_posting *postings =
        nian_new_array(arena, nian_posting, begin[gram_count + 1]);
    for (size_t i = 0; i < bag_count; i++) {
        for (size_t k = 0; (!use || use[i]) && k < bags[i].count; k++) {
            nian_term term = bags[i].terms[k];
            postings[begin[term.gram + 1]++] =
                (nian_posting){(uint32_t)i, term.value};
        }
    }
    *out = (nian_index){begin, postings, gram_count};
}

static int by_size(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left;
    uint64_t b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

void nian_index_skip(bool *out, const uint32_t *before, const uint32_t *after,
                     size_t gram_count, uint64_t budget)
{
    uint64_t sum = 0;
    for (size_t g = 0; g < gram_count; g++)
        sum += (uint64_t)before[g] * after[g];
    if (sum <= budget)
        return;
    uint64_t *steps = nian_xcalloc(gram_count, sizeof *steps);
    for (size_t g = 0; g < gram_count; g++)
        steps[g] = (uint64_t)before[g] * after[g];
    qsort(steps, gram_count, sizeof *steps, by_size);
    size_t kept = 0;
    for (sum = 0; kept < gram_count && sum + steps[kept] <= budget; kept++)
        sum += steps[kept];
    uint64_t most = kept ? steps[kept - 1] : 0;
    for (size_t g = 0; g < gram_count; g++)
        out[g] = (uint64_t)before[g] * after[g] > most;
    free(steps);
}
