/* Integers and scores only: selection, skipping, rows and moves, each against
 * a slow twin on random input. */
#include "test.h"

#include <string.h>

#include "align/features.h"
#include "diff/rows.h"

enum {
    SIDE_MAX = 8
};

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* Whether fewer than `limit` others of the same row (or column) are better. */
static bool is_among_best(float score[SIDE_MAX][SIDE_MAX], size_t rows,
                          size_t columns, size_t x, size_t y, size_t limit)
{
    size_t in_row = 0;
    size_t in_column = 0;
    for (size_t k = 0; k < columns; k++)
        in_row +=
            score[x][k] > score[x][y] || (score[x][k] == score[x][y] && k < y);
    for (size_t i = 0; i < rows; i++)
        in_column +=
            score[i][y] > score[x][y] || (score[i][y] == score[x][y] && i < x);
    return in_row < limit || in_column < limit;
}

static void selection_keeps_the_best_of_rows_and_columns(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 400; round++) {
        nian_arena arena = {0};
        size_t rows = 1 + next_random(&seed) % SIDE_MAX;
        size_t columns = 1 + next_random(&seed) % SIDE_MAX;
        uint32_t limit = 1 + next_random(&seed) % 3;
        float score[SIDE_MAX][SIDE_MAX];
        nian_selection selection;
        nian_selection_begin(&selection, &arena, rows, columns, limit);
        for (uint32_t x = 0; x < rows; x++) {
            for (uint32_t y = 0; y < columns; y++) {
                score[x][y] = (float)(next_random(&seed) % 6);
                nian_selection_offer(&selection, x, y, score[x][y]);
            }
        }
        nian_pairs got;
        nian_selection_end(&got, &selection);
        size_t at = 0;
        for (size_t x = 0; x < rows; x++) {
            for (size_t y = 0; y < columns; y++) {
                if (!is_among_best(score, rows, columns, x, y, limit))
                    continue;
                assert_true(at < got.count);
                assert_int_equal(got.items[at].before, x);
                assert_int_equal(got.items[at].after, y);
                assert_true(got.items[at].score == score[x][y]);
                at++;
            }
        }
        assert_int_equal(at, got.count);
        nian_arena_free(&arena);
    }
}

static void skipping_keeps_within_the_budget(void **state)
{
    (void)state;
    const uint32_t before[] = {1, 30, 2, 500};
    const uint32_t after[] = {1, 30, 5, 500};
    bool skip[4] = {false};
    nian_index_skip(skip, before, after, 4, 1000000);
    assert_false(skip[0] || skip[1] || skip[2] || skip[3]);
    nian_index_skip(skip, before, after, 4, 1000);
    assert_false(skip[0] || skip[1] || skip[2]);
    assert_true(skip[3]);
}

static void logistic_is_a_probability(void **state)
{
    (void)state;
    const float weights[] = {2, -1};
    assert_float_equal(nian_logistic((float[]){0, 0}, weights, 2, 0), 0.5, 0);
    assert_float_equal(nian_logistic((float[]){1, 2}, weights, 2, 0), 0.5, 0);
    assert_float_equal(nian_logistic((float[]){1, 0}, weights, 2, -1),
                       0.7310586, 1e-6);
}

/* ------------------------------------------------------------------ rows */

typedef struct grid {
    bool linked[2][SIDE_MAX][SIDE_MAX];
    size_t count;
} grid;

static void check_rows(const nian_rows *rows, grid *expected)
{
    size_t seen = 0;
    for (size_t r = 0; r < rows->count; r++) {
        const nian_row *row = &rows->items[r];
        assert_true(row->before_count && row->after_count);
        for (size_t i = 1; i < row->before_count; i++)
            assert_true(row->before[i - 1] < row->before[i]);
        for (size_t k = 1; k < row->after_count; k++)
            assert_true(row->after[k - 1] < row->after[k]);
        for (size_t i = 0; i < row->before_count; i++) {
            for (size_t k = 0; k < row->after_count; k++) {
                bool *cell =
                    &expected->linked[row->kind][row->before[i]][row->after[k]];
                assert_true(*cell);
                *cell = false;
                seen++;
            }
        }
    }
    assert_int_equal(seen, expected->count);
}

static void rows_are_exactly_the_pairs(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (int round = 0; round < 500; round++) {
        nian_arena arena = {0};
        grid expected = {.count = 0};
        nian_linked pairs[2 * SIDE_MAX * SIDE_MAX];
        uint32_t density = 1 + next_random(&seed) % 5;
        for (uint32_t kind = 0; kind < 2; kind++)
            for (uint32_t x = 0; x < SIDE_MAX; x++)
                for (uint32_t y = 0; y < SIDE_MAX; y++)
                    if (next_random(&seed) % 6 < density) {
                        expected.linked[kind][x][y] = true;
                        pairs[expected.count++] =
                            (nian_linked){x, y, 0.5F, kind};
                    }
        /* Any order of the input will do. */
        for (size_t i = expected.count; i > 1; i--) {
            size_t other = next_random(&seed) % i;
            nian_linked swap = pairs[i - 1];
            pairs[i - 1] = pairs[other];
            pairs[other] = swap;
        }
        nian_rows rows;
        nian_rows_make(&rows, &arena, pairs, expected.count);
        for (size_t r = 0; r < rows.count; r++)
            assert_float_equal(rows.items[r].score, 0.5, 1e-6);
        check_rows(&rows, &expected);
        nian_arena_free(&arena);
    }
}

static void a_full_product_is_one_row(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_linked pairs[] = {
        {4, 9, 0.9F, 0}, {2, 7, 0.7F, 0}, {2, 9, 0.5F, 0}, {4, 7, 0.7F, 0}};
    nian_rows rows;
    nian_rows_make(&rows, &arena, pairs, 4);
    assert_int_equal(rows.count, 1);
    assert_int_equal(rows.items[0].before_count, 2);
    assert_int_equal(rows.items[0].after_count, 2);
    assert_float_equal(rows.items[0].score, 0.7, 1e-6);
    nian_arena_free(&arena);
}

static void no_pairs_make_no_rows(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_rows rows;
    nian_rows_make(&rows, &arena, NULL, 0);
    assert_int_equal(rows.count, 0);
    nian_arena_free(&arena);
}

/* ------------------------------------------------------------------ moves */

/* The longest run that does not fall, over all subsets. */
static size_t longest_by_trying(const uint32_t *items, size_t count)
{
    size_t best = 0;
    for (uint32_t set = 0; set < 1u << count; set++) {
        size_t length = 0;
        uint32_t last = 0;
        bool rises = true;
        for (size_t i = 0; i < count && rises; i++) {
            if (!(set >> i & 1))
                continue;
            rises = !length || items[i] >= last;
            last = items[i];
            length++;
        }
        if (rises && length > best)
            best = length;
    }
    return best;
}

static void what_moved_lies_outside_the_longest_run(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 300; round++) {
        nian_arena arena = {0};
        uint32_t items[SIDE_MAX];
        bool moved[SIDE_MAX] = {false};
        size_t count = next_random(&seed) % (SIDE_MAX + 1);
        for (size_t i = 0; i < count; i++)
            items[i] = next_random(&seed) % 10;
        nian_moved_mark(moved, &arena, items, count);
        size_t stayed = 0;
        uint32_t last = 0;
        for (size_t i = 0; i < count; i++) {
            if (moved[i])
                continue;
            assert_true(items[i] >= last);
            last = items[i];
            stayed++;
        }
        assert_int_equal(stayed, longest_by_trying(items, count));
        nian_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(selection_keeps_the_best_of_rows_and_columns),
        cmocka_unit_test(skipping_keeps_within_the_budget),
        cmocka_unit_test(logistic_is_a_probability),
        cmocka_unit_test(rows_are_exactly_the_pairs),
        cmocka_unit_test(a_full_product_is_one_row),
        cmocka_unit_test(no_pairs_make_no_rows),
        cmocka_unit_test(what_moved_lies_outside_the_longest_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
