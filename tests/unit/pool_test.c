/* Work on several threads comes out in order and exactly once. */
#include "test.h"

#include <string.h>

#include "base/pool.h"

enum {
    PIECES = 5000
};

typedef struct tally {
    unsigned char worked[PIECES];
    size_t next;
    bool ordered;
} tally;

static void work(void *context, size_t index)
{
    tally *state = context;
    state->worked[index]++;
}

static void deliver(void *context, size_t index)
{
    tally *state = context;
    state->ordered =
        state->ordered && index == state->next && state->worked[index] == 1;
    state->next++;
}

static void check(size_t workers, size_t count)
{
    tally state = {.ordered = true};
    nian_pool_run(workers, count, work, deliver, &state);
    assert_true(state.ordered);
    assert_int_equal(state.next, count);
}

static void test_order(void **state)
{
    (void)state;
    check(1, PIECES);
    check(2, PIECES);
    check(7, PIECES);
    check(100, 3);
    check(4, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
