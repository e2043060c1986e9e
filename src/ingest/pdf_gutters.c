/* Where the columns of a table part. */
#include "ingest/pdf_grid.h"

#include <stdlib.h>

enum {
    SPANNED_MAX = 400 /* rows that are asked whether a run spans others */
};

/* Two runs of another row stand below or above this one. */
static bool is_over_two(const nian_run *run, const nian_row *row)
{
    size_t over = 0;
    for (size_t i = 0; i < row->count; i++) {
        const nian_run *other = &row->items[i];
        int from = other->left > run->left ? other->left : run->left;
        int to = other->right < run->right ? other->right : run->right;
        over += (to - from) * 2 > other->right - other->left;
    }
    return over >= 2;
}

/* A heading over several columns, or a line across the table. */
static bool is_spanning(const nian_run *run, const nian_row *rows, size_t count)
{
    size_t over = 0;
    size_t several = 0;
    for (size_t i = 0; i < count && i < SPANNED_MAX; i++) {
        several += rows[i].count > 1;
        over += is_over_two(run, &rows[i]);
    }
    return over >= 1 && over * 3 >= several;
}

static int by_left(const void *before, const void *after)
{
    const nian_strip *x = before;
    const nian_strip *y = after;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->right > y->right) - (x->right < y->right);
}

void nian_gutters_find(nian_strips *out, nian_arena *arena,
                       const nian_row *rows, size_t count, int size)
{
    nian_strips taken = {0};
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < rows[i].count; k++) {
            const nian_run *run = &rows[i].items[k];
            nian_strip strip = {run->left, run->right};
            if (!is_spanning(run, rows, count))
                vec_push(arena, &taken, strip);
        }
    if (taken.count == 0)
        return;
    qsort(taken.items, taken.count, sizeof *taken.items, by_left);
    int right = taken.items[0].right;
    for (size_t i = 1; i < taken.count; i++) {
        nian_strip gutter = {right, taken.items[i].left};
        if (gutter.right - gutter.left > size / 3)
            vec_push(arena, out, gutter);
        if (taken.items[i].right > right)
            right = taken.items[i].right;
    }
}
