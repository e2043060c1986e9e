/* Who may be matched with whom: integers and scores in, pairs out.  Knows no
 * reports.  One-to-one assignment is not wanted here: what was one sentence
 * last year may be three this year, so rows and columns each keep their best
 * and a probability decides. */
#include "align/features.h"

#include <math.h>
#include <stdlib.h>

/* Whether `pair` should leave a heap before `other`. */
static inline bool is_worse(nian_pair pair, nian_pair other)
{
    if (pair.score != other.score)
        return pair.score < other.score;
    if (pair.before != other.before)
        return pair.before > other.before;
    return pair.after > other.after;
}

static void sift_down(nian_pair *heap, uint32_t size)
{
    for (uint32_t at = 0, child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && is_worse(heap[child + 1], heap[child]))
            child++;
        if (!is_worse(heap[child], heap[at]))
            break;
        nian_pair moved = heap[at];
        heap[at] = heap[child];
        heap[child] = moved;
        at = child;
    }
}

static void sift_up(nian_pair *heap, uint32_t at)
{
    while (at && is_worse(heap[at], heap[(at - 1) / 2])) {
        nian_pair moved = heap[at];
        heap[at] = heap[(at - 1) / 2];
        heap[(at - 1) / 2] = moved;
        at = (at - 1) / 2;
    }
}

static inline void heap_offer(nian_pair *heap, uint32_t *size, uint32_t limit,
                              nian_pair pair)
{
    if (*size < limit) {
        heap[*size] = pair;
        sift_up(heap, (*size)++);
    } else if (heap[0].score <= pair.score && is_worse(heap[0], pair)) {
        heap[0] = pair;
        sift_down(heap, limit);
    }
}

void nian_selection_begin(nian_selection *out, nian_arena *arena, size_t rows,
                          size_t columns, uint32_t limit)
{
    *out = (nian_selection){.arena = arena,
                            .limit = limit,
                            .row_count = rows,
                            .column_count = columns};
    out->rows = nian_new_array(arena, nian_pair, rows * limit);
    out->columns = nian_new_array(arena, nian_pair, columns * limit);
    out->row_sizes = nian_new_array(arena, uint32_t, rows);
    out->column_sizes = nian_new_array(arena, uint32_t, columns);
}

void nian_selection_offer(nian_selection *selection, uint32_t row,
                          uint32_t column, float score)
{
    uint32_t limit = selection->limit;
    nian_pair pair = {row, column, score};
    heap_offer(selection->rows + (size_t)row * limit,
               &selection->row_sizes[row], limit, pair);
    heap_offer(selection->columns + (size_t)column * limit,
               &selection->column_sizes[column], limit, pair);
}

int nian_pair_by_place(const void *left, const void *right)
{
    const nian_pair *first = left;
    const nian_pair *second = right;
    if (first->before != second->before)
        return first->before < second->before ? -1 : 1;
    return (first->after > second->after) - (first->after < second->after);
}

/* What a heap keeps goes behind what its row has so far. */
static void put_heap(nian_pair *pairs, uint32_t *ends, const nian_pair *heap,
                     uint32_t size)
{
    for (uint32_t k = 0; k < size; k++)
        pairs[ends[heap[k].before]++] = heap[k];
}

static void count_heap(uint32_t *counts, const nian_pair *heap, uint32_t size)
{
    for (uint32_t k = 0; k < size; k++)
        counts[heap[k].before]++;
}

static int by_column(const void *left, const void *right)
{
    uint32_t a = ((const nian_pair *)left)->after;
    uint32_t b = ((const nian_pair *)right)->after;
    return (a > b) - (a < b);
}

/* Both the rows' and the columns' pairs, by row. */
static uint32_t *gather(nian_pairs *out, const nian_selection *s)
{
    uint32_t limit = s->limit;
    uint32_t *ends = nian_new_array(s->arena, uint32_t, s->row_count + 1);
    for (size_t i = 0; i < s->row_count; i++)
        count_heap(ends + 1, s->rows + i * limit, s->row_sizes[i]);
    for (size_t i = 0; i < s->column_count; i++)
        count_heap(ends + 1, s->columns + i * limit, s->column_sizes[i]);
    for (size_t i = 0; i < s->row_count; i++)
        ends[i + 1] += ends[i];
    out->count = ends[s->row_count];
    out->capacity = out->count;
    out->items = nian_new_array(s->arena, nian_pair, out->count);
    for (size_t i = 0; i < s->row_count; i++)
        put_heap(out->items, ends, s->rows + i * limit, s->row_sizes[i]);
    for (size_t i = 0; i < s->column_count; i++)
        put_heap(out->items, ends, s->columns + i * limit, s->column_sizes[i]);
    return ends; /* each now the end of its row */
}

void nian_selection_end(nian_pairs *out, nian_selection *selection)
{
    *out = (nian_pairs){0};
    const uint32_t *ends = gather(out, selection);
    size_t kept = 0;
    for (size_t row = 0, begin = 0; row < selection->row_count; row++) {
        nian_pair *pairs = out->items + begin;
        size_t count = ends[row] - begin;
        if (count > 1)
            qsort(pairs, count, sizeof *pairs, by_column);
        for (size_t i = 0; i < count; i++)
            if (i == 0 || pairs[i].after != pairs[i - 1].after)
                out->items[kept++] = pairs[i];
        begin = ends[row];
    }
    out->count = kept;
}

float nian_logistic(const float *inputs, const float *weights, size_t count,
                    float bias)
{
    float sum = bias;
    for (size_t i = 0; i < count; i++)
        sum += inputs[i] * weights[i];
    return 1 / (1 + expf(-sum));
}
