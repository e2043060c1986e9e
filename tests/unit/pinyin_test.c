/* Readings of characters, and brackets that hold nothing else. */
#include "test.h"

#include "text/pinyin.h"

static size_t length(const char *before, const char *behind, bool *toned)
{
    return nian_pinyin_length(nian_str_from(before), nian_str_from(behind),
                              toned);
}

static void check_toned(const char *before, const char *bracket)
{
    bool toned = false;
    if (length(before, bracket, &toned) != nian_str_from(bracket).len || !toned)
        fail_msg("%s%s is a pronunciation", before, bracket);
}

static void check_plain(const char *before, const char *bracket)
{
    bool toned = true;
    if (length(before, bracket, &toned) != nian_str_from(bracket).len || toned)
        fail_msg("%s%s is a pronunciation without tones", before, bracket);
}

static void check_other(const char *before, const char *bracket)
{
    bool toned;
    if (length(before, bracket, &toned))
        fail_msg("%s%s is no pronunciation", before, bracket);
}

static void test_readings(void **state)
{
    (void)state;
    assert_true(nian_is_reading(0x884C, NIAN_STR("xing"), 2)); /* 行 */
    assert_true(nian_is_reading(0x884C, NIAN_STR("hang"), 2));
    assert_false(nian_is_reading(0x884C, NIAN_STR("xing"), 3));
    assert_true(nian_is_reading(0x884C, NIAN_STR("hang"), NIAN_TONE_ANY));
    assert_true(nian_is_reading(0x7DA0, NIAN_STR("lv"), 4)); /* 綠 */
    assert_true(nian_is_reading(0x7684, NIAN_STR("de"), 0)); /* 的 */
    assert_false(nian_is_reading(0x7684, NIAN_STR("da"), 0));
    assert_false(nian_is_reading('a', NIAN_STR("a"), NIAN_TONE_ANY));
    assert_false(nian_is_reading(0x884C, NIAN_STR(""), NIAN_TONE_ANY));
}

static void test_marks_of_tone(void **state)
{
    (void)state;
    check_toned("橋梁建設", "(shè)");
    check_toned("服務", "（wù）");
    check_toned("银行", "(háng)");
    check_toned("执行", "(xíng)");
    check_toned("领导", "(dǎo)");
    check_toned("重", "(chóng)");
    check_toned("绿", "(lǜ)");
    check_toned("策略", "(lüè)");
    check_toned("策略", "(luè)");
    check_toned("設", "(Shè)");
    check_toned("設", "( shè )");
    check_toned("護", "(hù)");
    check_other("設", "(shé)");
    check_other("設", "(shèn)");
    check_other("設", "(é)");
    check_other("GDP", "(shè)");
    check_other("", "(shè)");
    check_other("設", "(shè");
}

static void test_several_syllables(void **state)
{
    (void)state;
    check_toned("建設", "(jiàn shè)");
    check_toned("建設", "(jiànshè)");
    check_toned("建設", "（Jiànshè）");
    check_toned("西安", "(xī'ān)");
    check_toned("西安", "(xīān)");
    check_toned("先", "(xiān)");
    check_toned("政府工作報告", "(zhèng fǔ gōng zuò bào gào)");
    check_toned("桌子", "(zhuōzi)");
    check_other("西安", "(xi'xān)");
    check_other("建設", "(jiàn shè gōng)");
    check_other("設建", "(jiànshè)");
}

static void test_numbers_and_letters_alone(void **state)
{
    (void)state;
    check_toned("設", "(she4)");
    check_toned("綠", "(lv4)");
    check_toned("綠", "(lu:4)");
    check_toned("的", "(de5)");
    check_toned("建設", "(jian4she4)");
    check_other("設", "(she3)");
    check_other("設", "(4)");
    check_other("設", "(she44)");
    check_plain("設", "(she)");
    check_plain("建設", "(jianshe)");
    check_other("面积", "(ha)");
}

static void test_what_stays(void **state)
{
    (void)state;
    check_other("网络", "(wifi)");
    check_other("方案", "(a)");
    check_other("方案", "(A)");
    check_other("合", "(He)");
    check_other("总值", "(GDP)");
    check_other("面积", "(m2)");
    check_other("氦", "(He)");
    check_other("中国", "(上海)");
    check_other("中国", "()");
    check_other("中国", "(1)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_marks_of_tone),
        cmocka_unit_test(test_several_syllables),
        cmocka_unit_test(test_numbers_and_letters_alone),
        cmocka_unit_test(test_what_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
