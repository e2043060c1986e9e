/* Edit scripts: Myers against a slow twin, words against what a reader
 * expects. */
#include "test.h"

#include <string.h>

#include "diff/diff.h"

enum {
    TWIN_MAX = 40
};

/* A small generator of our own: the same numbers everywhere. */
static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* Length of the longest common subsequence, by the whole table. */
static size_t common_length(const uint32_t *before, size_t n,
                            const uint32_t *after, size_t m)
{
    size_t table[TWIN_MAX + 1][TWIN_MAX + 1] = {{0}};
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            size_t best = table[i - 1][j] > table[i][j - 1] ? table[i - 1][j]
                                                            : table[i][j - 1];
            if (before[i - 1] == after[j - 1])
                best = table[i - 1][j - 1] + 1;
            table[i][j] = best;
        }
    return table[n][m];
}

/* The script covers both sides in order, its equal runs are equal, and equal
 * and changed runs take turns.  Returns the number of equal items. */
static size_t check_script(const nian_script *script, const uint32_t *before,
                           size_t n, const uint32_t *after, size_t m)
{
    size_t x = 0, y = 0, same = 0;
    for (size_t i = 0; i < script->count; i++) {
        const nian_run *run = &script->items[i];
        assert_int_equal(run->before, x);
        assert_int_equal(run->after, y);
        assert_true(run->before_count + run->after_count > 0);
        assert_true(i == 0 || run->same != script->items[i - 1].same);
        if (run->same) {
            assert_int_equal(run->before_count, run->after_count);
            assert_memory_equal(before + x, after + y,
                                run->before_count * sizeof *before);
            same += run->before_count;
        }
        x += run->before_count;
        y += run->after_count;
    }
    assert_int_equal(x, n);
    assert_int_equal(y, m);
    return same;
}

static void fill(uint32_t *items, size_t count, uint32_t letters,
                 uint64_t *seed)
{
    for (size_t i = 0; i < count; i++)
        items[i] = next_random(seed) % letters;
}

static void test_myers_against_twin(void **state)
{
    (void)state;
    uint64_t seed = 1986;
    uint32_t before[TWIN_MAX], after[TWIN_MAX];
    for (int round = 0; round < 20000; round++) {
        size_t n = next_random(&seed) % (TWIN_MAX + 1);
        size_t m = next_random(&seed) % (TWIN_MAX + 1);
        uint32_t letters = 1 + next_random(&seed) % 12;
        fill(before, n, letters, &seed);
        fill(after, m, letters, &seed);
        nian_arena arena = {0};
        nian_script script;
        nian_myers(&script, &arena, before, n, after, m);
        size_t same = check_script(&script, before, n, after, m);
        assert_int_equal(same, common_length(before, n, after, m));
        nian_arena_free(&arena);
    }
}

static void test_myers_takes_nothing(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_script script;
    nian_myers(&script, &arena, NULL, 0, NULL, 0);
    assert_int_equal(script.count, 0);
    uint32_t one = 7;
    nian_myers(&script, &arena, &one, 1, NULL, 0);
    assert_int_equal(script.count, 1);
    assert_false(script.items[0].same);
    nian_myers(&script, &arena, &one, 1, &one, 1);
    assert_true(script.items[0].same);
    nian_arena_free(&arena);
}

/* Two long sequences without much in common: the search must give up being
 * exact, and the script must still be right. */
static void test_myers_bounds_its_work(void **state)
{
    (void)state;
    enum {
        LONG = 12000
    };
    static const uint32_t letters[] = {2, 3, 50, 100000};
    nian_arena arena = {0};
    uint32_t *before = nian_new_array(&arena, uint32_t, LONG);
    uint32_t *after = nian_new_array(&arena, uint32_t, LONG);
    uint64_t seed = 7;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        fill(before, LONG, letters[i], &seed);
        fill(after, LONG, letters[i], &seed);
        nian_script script;
        nian_myers(&script, &arena, before, LONG, after, LONG);
        check_script(&script, before, LONG, after, LONG);
    }
    nian_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_myers_against_twin),
        cmocka_unit_test(test_myers_takes_nothing),
        cmocka_unit_test(test_myers_bounds_its_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
