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

static void push_heaps(nian_pairs *out, nian_arena *arena,
                       const nian_pair *heaps, const uint32_t *sizes,
                       size_t count, uint32_t limit)
{
    for (size_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < sizes[i]; k++)
            vec_push(arena, out, heaps[i * limit + k]);
}

void nian_selection_end(nian_pairs *out, nian_selection *selection)
{
    *out = (nian_pairs){0};
    push_heaps(out, selection->arena, selection->rows, selection->row_sizes,
               selection->row_count, selection->limit);
    push_heaps(out, selection->arena, selection->columns,
               selection->column_sizes, selection->column_count,
               selection->limit);
    if (!out->count)
        return;
    qsort(out->items, out->count, sizeof *out->items, nian_pair_by_place);
    size_t kept = 1;
    for (size_t i = 1; i < out->count; i++)
        if (nian_pair_by_place(&out->items[kept - 1], &out->items[i]) != 0)
            out->items[kept++] = out->items[i];
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
