/* UTF-8, normalising with its way back, folding, columns. */
#include "test.h"

#include <string.h>

#include "text/text.h"

static const nian_note *find_note(const nian_text *text, const char *words)
{
    for (size_t i = 0; i < text->notes.count; i++)
        if (nian_str_has(text->notes.items[i].text, nian_str_from(words)))
            return &text->notes.items[i];
    return NULL;
}

static void test_clean_text_is_kept(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_text text;
    nian_str source = NIAN_STR("一、总体情况\n全年新增就业１２万人（①）。\n");
    nian_normalise(&text, &arena, source);
    assert_ptr_equal(text.bytes.ptr, source.ptr);
    assert_int_equal(text.notes.count, 0);
    assert_int_equal(nian_offsets_map(&text.offsets, 7), 7);
    nian_arena_free(&arena);
}

static void test_repairs(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_text text;
    nian_str source = NIAN_STR("\xEF\xBB\xBF"
                               "年\r\n轮\xFF"
                               "a\x01"
                               "b\xE2\x80\x8B"
                               "c\rd");
    nian_normalise(&text, &arena, source);
    assert_str(text.bytes, "年\n轮\xEF\xBF\xBD"
                           "abc\nd");
    assert_int_equal(find_note(&text, "invalid")->line, 2);
    assert_int_equal(find_note(&text, "invisible")->count, 2);
    assert_non_null(find_note(&text, "control"));
    size_t c = (size_t)nian_str_find(text.bytes, NIAN_STR("c"));
    assert_int_equal(source.ptr[nian_offsets_map(&text.offsets, (uint32_t)c)],
                     'c');
    nian_arena_free(&arena);
}

static void test_nfc_not_nfkc(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_text text;
    nian_normalise(&text, &arena, NIAN_STR("cafe\xCC\x81 ㎡ ① （一） Ｏ"));
    assert_str(text.bytes, "café ㎡ ① （一） Ｏ");
    assert_int_equal(find_note(&text, "nfc")->count, 1);
    nian_arena_free(&arena);
}

static void test_long_run_of_marks(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_text text;
    nian_text again;
    char source[4000];
    for (size_t i = 0; i < sizeof source; i += 2)
        memcpy(source + i, i % 4 ? "\xCC\x81" : "\xCC\xA3", 2);
    nian_normalise(&text, &arena, (nian_str){source, sizeof source});
    nian_normalise(&again, &arena, text.bytes);
    assert_true(nian_str_equal(text.bytes, again.bytes));
    nian_arena_free(&arena);
}

static void test_fold(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_offsets offsets = {0};
    nian_str s = NIAN_STR("全面　推進（ＡＢc）“綠化” １２％");
    nian_str folded = nian_fold(&arena, s, &offsets);
    assert_str(folded, "全面推进(abc)\"绿化\"12%");
    size_t at = (size_t)nian_str_find(folded, NIAN_STR("绿"));
    assert_true(nian_str_starts(
        nian_str_after(s, nian_offsets_map(&offsets, (uint32_t)at)),
        NIAN_STR("綠")));
    nian_arena_free(&arena);
}

static void test_utf8(void **state)
{
    (void)state;
    size_t bad;
    assert_true(nian_utf8_valid(NIAN_STR("年轮 \xF0\xA0\x80\x80"), NULL));
    assert_false(nian_utf8_valid(NIAN_STR("a\xC0\x80"), &bad));
    assert_int_equal(bad, 1);
    assert_false(nian_utf8_valid(NIAN_STR("\xED\xA0\x80"), NULL));
    assert_false(nian_utf8_valid(NIAN_STR("\xF4\x90\x80\x80"), NULL));
    assert_int_equal(nian_utf8_count(NIAN_STR("年轮ab")), 4);
    assert_int_equal(nian_columns(NIAN_STR("年轮ab——“”")), 14);
    for (uint32_t code = 1; code < 0x11000; code += 7) {
        char out[4];
        uint32_t back;
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        size_t len = nian_utf8_put(out, code);
        assert_int_equal(nian_utf8_next((nian_str){out, len}, &back), len);
        assert_int_equal(back, code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean_text_is_kept),
        cmocka_unit_test(test_repairs),
        cmocka_unit_test(test_nfc_not_nfkc),
        cmocka_unit_test(test_long_run_of_marks),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
