/* Where the lines of a column begin and end, and what size most are. */
#include "ingest/pdf_margins.h"

#include <stdlib.h>

enum {
    FEW_ROWS = 8, /* a column of fewer goes by its like on other pages */
    LINES_MIN = 3,
    BUCKETS = 64
};

static int compare_ints(const void *before, const void *after)
{
    int x = *(const int *)before;
    int y = *(const int *)after;
    return (x > y) - (x < y);
}

/* The value that `share` in a hundred of the sorted ones do not pass. */
static int at_share(const int *sorted, size_t count, size_t share)
{
    return sorted[(count - 1) * share / 100];
}

static void measure_column(nian_margin *margin, nian_arena *arena,
                           const nian_row *rows, size_t count, int size)
{
    int *lefts = nian_new_array(arena, int, count);
    int *rights = nian_new_array(arena, int, count);
    size_t whole = 0;
    for (size_t i = 0; i < count; i++)
        whole += rows[i].count == 1;
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
        if (whole < LINES_MIN || rows[i].count == 1) {
            lefts[used] = rows[i].left;
            rights[used++] = rows[i].right;
        }
    qsort(lefts, used, sizeof *lefts, compare_ints);
    qsort(rights, used, sizeof *rights, compare_ints);
    margin->rows = used;
    margin->left = at_share(lefts, used, 5);
    margin->right = at_share(rights, used, 85);
    for (size_t i = 0; i < used; i++)
        margin->full += abs(rights[i] - margin->right) <= size * 3 / 2;
}

static bool is_sure(const nian_margin *margin)
{
    return margin->rows >= 2 * (size_t)FEW_ROWS &&
           margin->full * 4 >= margin->rows;
}

/* A column of few lines may hold none that is full. */
static void borrow(nian_margin *margin, const nian_margins *margins, int size)
{
    const nian_margin *best = NULL;
    for (size_t i = 0; i < margins->count; i++) {
        const nian_margin *other = &margins->items[i];
        int apart = margin->left - other->left;
        if (is_sure(other) && apart > -size && apart < 4 * size &&
            margin->right < other->right + size &&
            (best == NULL || other->rows > best->rows))
            best = other;
    }
    if (best) {
        margin->left = best->left;
        margin->right = best->right;
    }
}

void nian_margins_find(nian_margins *out, nian_arena *arena,
                       const nian_rows *rows, int size)
{
    nian_margins first = {0};
    for (size_t i = 0, end; i < rows->count; i = end) {
        for (end = i + 1; end < rows->count; end++)
            if (rows->items[end].column != rows->items[i].column)
                break;
        nian_margin margin = {0};
        measure_column(&margin, arena, rows->items + i, end - i, size);
        while (first.count <= rows->items[i].column)
            vec_push(arena, &first, margin);
    }
    for (size_t i = 0; i < first.count; i++) {
        nian_margin margin = first.items[i];
        if (!is_sure(&margin))
            borrow(&margin, &first, size);
        vec_push(arena, out, margin);
    }
}

/* --- size and pitch of most lines --- */

/* The value that most weight lies near. */
static int heaviest(const int *values, const size_t *weights, size_t count)
{
    size_t best = 0;
    int found = 0;
    for (size_t i = 0; i < count; i++) {
        size_t weight = 0;
        for (size_t k = 0; k < count; k++)
            if (abs(values[k] - values[i]) * 25 <= values[i])
                weight += weights[k];
        if (values[i] > 0 && weight > best) {
            best = weight;
            found = values[i];
        }
    }
    return found;
}

/* Kinds of values are few: those that are alike share a bucket. */
static int usual(const int *values, const size_t *weights, size_t count)
{
    int kinds[BUCKETS];
    size_t sums[BUCKETS] = {0};
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < used && abs(kinds[k] - values[i]) * 100 > values[i])
            k++;
        if (k == used && used < BUCKETS)
            kinds[used++] = values[i];
        if (k < used)
            sums[k] += weights[i];
    }
    return heaviest(kinds, sums, used);
}

nian_measures nian_measures_find(nian_arena *arena, const nian_rows *rows)
{
    int *values = nian_new_array(arena, int, rows->count + 1);
    size_t *weights = nian_new_array(arena, size_t, rows->count + 1);
    nian_measures found = {0};
    for (size_t i = 0; i < rows->count; i++) {
        values[i] = rows->items[i].size;
        weights[i] = (size_t)(rows->items[i].right - rows->items[i].left);
    }
    found.size = usual(values, weights, rows->count);
    for (size_t i = 0; i < rows->count && found.size == 0; i++)
        values[i] = rows->items[i].bottom - rows->items[i].top;
    if (found.size == 0) /* not one Han character */
        found.size = usual(values, weights, rows->count);
    for (size_t i = 1; i < rows->count; i++) {
        const nian_row *row = &rows->items[i];
        values[i] = row->top - row[-1].top;
        bool body =
            row->size == 0 || abs(row->size - found.size) * 8 <= found.size;
        weights[i] = row->column == row[-1].column && body && row->count == 1;
    }
    values[0] = 0;
    found.pitch = usual(values, weights, rows->count);
    return found;
}
