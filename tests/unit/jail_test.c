/* What runs in a process of its own, and what becomes of it when it does not
 * behave. */
#include "test.h"

#include "ingest/jail.h"

static nian_str run(nian_arena *arena, const char *const *command,
                    nian_str input, nian_error *err)
{
    nian_buf out = {0};
    *err = (nian_error){0};
    bool fine = nian_jail_run(&out, command, input, NULL, err);
    assert_int_equal(fine, err->code == NIAN_OK);
    nian_str copy = nian_str_copy(arena, nian_buf_str(&out));
    nian_buf_free(&out);
    return copy;
}

static void test_program(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_error err;
    static const char *const cat[] = {"cat", NULL};
    assert_str(run(&arena, cat, NIAN_STR("年年有余"), &err), "年年有余");
    assert_str(run(&arena, cat, NIAN_STR(""), &err), "");
    char *much = nian_new_array(&arena, char, 5000000);
    memset(much, 'x', 5000000);
    nian_str out = run(&arena, cat, (nian_str){much, 5000000}, &err);
    assert_int_equal(out.len, 5000000);
    nian_arena_free(&arena);
}

static void test_program_that_fails(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_error err;
    static const char *const missing[] = {"no-such-program", NULL};
    run(&arena, missing, NIAN_STR(""), &err);
    assert_int_equal(err.code, NIAN_ENOTFOUND);
    assert_string_equal(err.message, "no-such-program is not installed");
    static const char *const cat[] = {"cat", "/no/such/file", NULL};
    run(&arena, cat, NIAN_STR(""), &err);
    assert_int_equal(err.code, NIAN_EINPUT);
    nian_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_program),
        cmocka_unit_test(test_program_that_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
