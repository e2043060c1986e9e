/* Slices, arenas, maps, decimals and the JSON writer. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/error.h"
#include "base/json.h"
#include "base/map.h"
#include "base/sha256.h"

static void test_str(void **state)
{
    (void)state;
    assert_int_equal(nian_str_find(NIAN_STR("行政复议"), NIAN_STR("复议")), 6);
    assert_int_equal(nian_str_find(NIAN_STR("ab"), NIAN_STR("abc")), -1);
    assert_int_equal(nian_str_find_last(NIAN_STR("abab"), NIAN_STR("ab")), 2);
    assert_str(nian_str_trim(NIAN_STR(" \t　年　\r")), "年");
    nian_str rest = NIAN_STR("a\n\nb");
    nian_str line;
    int count = 0;
    while (nian_str_line(&rest, &line))
        count++;
    assert_int_equal(count, 3);
    int number;
    assert_true(nian_str_to_int(NIAN_STR("2023"), &number));
    assert_int_equal(number, 2023);
    assert_false(nian_str_to_int(NIAN_STR("20a"), &number));
}

static void test_cstr_refuses_nul(void **state)
{
    (void)state;
    nian_arena arena = {0};
    assert_null(nian_cstr(&arena, (nian_str){"a\0b", 3}));
    assert_string_equal(nian_cstr(&arena, NIAN_STR("ab")), "ab");
    nian_arena_free(&arena);
}

static void test_map(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_map map = {0};
    for (uint32_t i = 0; i < 5000; i++)
        *nian_map_put(&map, &arena, nian_str_format(&arena, "k%u", i), NULL) =
            i;
    for (uint32_t i = 0; i < 5000; i++) {
        nian_str key = nian_str_format(&arena, "k%u", i);
        assert_int_equal(*nian_map_get(&map, key), i);
    }
    assert_null(nian_map_get(&map, NIAN_STR("none")));
    nian_arena_free(&arena);
}

static void check_decimal(const char *text, int power, const char *want)
{
    nian_decimal value;
    assert_true(nian_decimal_parse(&value, nian_str_from(text)));
    nian_buf out = {0};
    nian_decimal_write(&out, nian_decimal_scale(value, power));
    assert_str(nian_buf_str(&out), want);
    nian_buf_free(&out);
}

static void test_decimal(void **state)
{
    (void)state;
    check_decimal("1.26", 12, "1260000000000");
    check_decimal("5.50", 0, "5.5");
    check_decimal("-0.05", 0, "-0.05");
    check_decimal("0", 8, "0");
    check_decimal("45914", -2, "459.14");
    nian_decimal value;
    assert_false(nian_decimal_parse(&value, NIAN_STR("1.2.3")));
    assert_false(nian_decimal_parse(&value, NIAN_STR("")));
    assert_false(nian_decimal_parse(&value, NIAN_STR("9999999999999999999")));
    nian_decimal difference;
    assert_true(nian_decimal_subtract(&difference, (nian_decimal){55, -1},
                                      (nian_decimal){6, 0}));
    assert_int_equal(nian_decimal_compare(difference, (nian_decimal){-5, -1}),
                     0);
}

static void test_json(void **state)
{
    (void)state;
    nian_buf out = {0};
    nian_json json = {.out = &out};
    nian_json_object(&json);
    nian_json_key(&json, "text");
    nian_json_str(&json, NIAN_STR("一\"</script>\n\xFF"));
    nian_json_key(&json, "list");
    nian_json_array(&json);
    nian_json_int(&json, 1);
    nian_json_null(&json);
    nian_json_score(&json, 0.7125);
    nian_json_end(&json);
    nian_json_end(&json);
    assert_str(nian_buf_str(&out),
               "{\"text\":\"一\\\"\\u003c/script>\\n\xEF\xBF\xBD\","
               "\"list\":[1,null,0.7125]}");
    nian_buf_free(&out);
}

static void test_error_is_one_line(void **state)
{
    (void)state;
    nian_error err;
    assert_false(nian_fail(&err, NIAN_EINPUT, "read %s", "a\nb"));
    assert_string_equal(err.message, "read a b");
    char name[2000];
    for (size_t i = 0; i + 3 < sizeof name; i += 3)
        snprintf(name + i, 4, "年");
    nian_fail(&err, NIAN_EINPUT, "read %s", name);
    assert_true(strlen(err.message) < sizeof err.message);
    assert_int_equal((strlen(err.message) - 5) % 3, 0);
}

/* FIPS 180-4 examples, and lengths around the end of a block. */
static void test_sha256(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *hex;
    } rows[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb924"
             "27ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223"
                "b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char hex[NIAN_SHA256_HEX];
        nian_sha256(hex, nian_str_from(rows[i].text));
        assert_string_equal(hex, rows[i].hex);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_str),    cmocka_unit_test(test_cstr_refuses_nul),
        cmocka_unit_test(test_map),    cmocka_unit_test(test_decimal),
        cmocka_unit_test(test_json),   cmocka_unit_test(test_error_is_one_line),
        cmocka_unit_test(test_sha256),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
