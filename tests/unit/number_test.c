/* The quantity scanner: every written form of formal Chinese, on sentences
 * made up for it. */
#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "text/number.h"

static const char *const KINDS[] = {
    [NIAN_QUANTITY_NUMBER] = "number",
    [NIAN_QUANTITY_PERCENT] = "percent",
    [NIAN_QUANTITY_FRACTION] = "fraction",
    [NIAN_QUANTITY_CURRENCY] = "currency",
    [NIAN_QUANTITY_DIMENSION] = "dimension",
    [NIAN_QUANTITY_RANGE] = "range",
    [NIAN_QUANTITY_ORDINAL] = "ordinal",
};

static void write_value(nian_buf *out, const nian_quantity *quantity)
{
    if (quantity->has_value)
        nian_decimal_write(out, quantity->value);
    if (quantity->has_low)
        nian_decimal_write(out, quantity->low);
    if (quantity->has_high) {
        nian_buf_add(out, NIAN_STR(".."));
        nian_decimal_write(out, quantity->high);
    }
}

/* "span|value|unit|qualifier|kind", one line a quantity. */
static void describe(nian_buf *out, nian_str text)
{
    nian_quantities *found;
    nian_quantities_scan(&found, text);
    for (size_t i = 0; i < found->count; i++) {
        const nian_quantity *quantity = &found->items[i];
        if (i)
            nian_buf_add_byte(out, '\n');
        nian_buf_add(out, nian_str_slice(text, quantity->span.begin,
                                         quantity->span.end));
        nian_buf_add_byte(out, '|');
        write_value(out, quantity);
        nian_buf_format(out, "|%.*s|%.*s|%s", NIAN_STR_ARG(quantity->unit),
                        NIAN_STR_ARG(quantity->qualifier),
                        KINDS[quantity->kind]);
    }
    nian_quantities_free(found);
}

static void check(const char *text, const char *want)
{
    nian_buf out = {0};
    describe(&out, nian_str_from(text));
    nian_str got = nian_buf_str(&out);
    if (!nian_str_equal(got, nian_str_from(want)))
        fail_msg("in \"%s\":\n got %.*s\nwant %s", text, NIAN_STR_ARG(got),
                 want);
    nian_buf_free(&out);
}

static void test_digits(void **state)
{
    (void)state;
    check("总产值3773.41亿元", "3773.41亿元|377341000000|元||currency");
    check("规模1.26万亿元", "1.26万亿元|1260000000000|元||currency");
    check("商户45 914户", "45 914户|45914|户||number");
    check("商户４５９１４户", "４５９１４户|45914|户||number");
    check("商户45,914户", "45,914户|45914|户||number");
    check("商户４，５６５户", "４，５６５户|4565|户||number");
    check("去年8，160个", "8，160个|8160|个||number");
    check("评分98，位列第3", "98|98|||number\n第3|3|||ordinal");
    check("下降18．2％", "18．2％|18.2|%||percent");
    check("利用10亿5791万美元", "10亿5791万美元|1057910000|美元||currency");
    check("7 万5 千4 百", "7 万5 千4 百|75400|||number");
    check("气温-5.2℃", "-5.2℃|-5.2|℃||dimension");
    check("负10000", "负10000|-10000|||number");
    check("支出￥5000", "￥5000|5000|元||currency");
}

static void test_chinese(void **state)
{
    (void)state;
    check("植树一千二百株", "一千二百株|1200|株||number");
    check("两千四百五", "两千四百五|2450|||number");
    check("一百零五", "一百零五|105|||number");
    check("五兆六十二亿四万五千二",
          "五兆六十二亿四万五千二|5006200045200|||number");
    check("肆佰陸拾元", "肆佰陸拾元|460|元||currency");
    check("二十三点五万吨", "二十三点五万吨|235000|吨||dimension");
    check("二〇三五年", "二〇三五年|2035|年||number");
    check("提前两三个月", "两三个月|2..3|个月||range");
    check("约二三十户", "约二三十户|20..30|户|约|range");
    check("负三十二", "负三十二|-32|||number");
    check("两吨半", "两吨半|2.5|吨||dimension");
    check("一个半小时", "一个半小时|1.5|小时||dimension");
    check("三百 五 十 二", "三百 五 十 二|352|||number");
}

/* Numerals that are parts of words. */
static void test_words(void **state)
{
    (void)state;
    check("统一部署，进一步巩固，一切为了群众", "");
    check("“十四五”期间", "");
    check("千方百计，万众一心，千家万户", "");
    check("万无一失，四川、三亚、九江", "");
    check("唯一一家", "一家|1|家||number");
}

static void test_shares(void **state)
{
    (void)state;
    check("超过三分之一", "超过三分之一|0.333333333333333||超|fraction");
    check("占1/10", "1/10|0.1|||fraction");
    check("三又二分之一", "三又二分之一|3.5|||fraction");
    check("七成以上", "七成以上|70|%|以上|percent");
    check("三成半", "三成半|35|%||percent");
    check("七成六", "七成六|76|%||percent");
    check("打九五折", "九五折|95|%||percent");
    check("百分之五", "百分之五|5|%||percent");
    check("百分之一百二十点五", "百分之一百二十点五|120.5|%||percent");
    check("3‰", "3‰|3|‰||percent");
    check("提高3.2个百分点", "3.2个百分点|3.2|个百分点||percent");
    check("占近一半", "近一半|50|%|近|percent");
    check("半导体、过半，半数以上", "过半|50|%||percent\n"
                                    "半数以上|50|%|以上|percent");
}

static void test_qualifiers(void **state)
{
    (void)state;
    check("增长5.5%左右", "5.5%左右|5.5|%|左右|percent");
    check("1100万人以上", "1100万人以上|11000000|人|以上|number");
    check("培训近1.5万人次", "近1.5万人次|15000|人次|近|number");
    check("超500项", "超500项|500|项|超|number");
    check("30余个", "30余个|30|个|余|number");
    check("1000多万失业人员", "1000多万|10000000||余|number");
    check("67700多亿元", "67700多亿元|6770000000000|元|余|currency");
    check("数十家", "数十家|10|家|余|number");
    check("上千万家庭", "上千万家庭|10000000|家庭|以上|number");
    check("不低于30%", "不低于30%|30|%|至少|percent");
    check("至少2家", "至少2家|2|家|至少|number");
    check("控制在3%以内", "3%以内|3|%|以下|percent");
    check("超过了8%", "超过了8%|8|%|超|percent");
    check("附近5个、节约3吨", "5个|5|个||number\n3吨|3|吨||dimension");
    check("历时50年多，", "50年多|50|年|余|number");
}

static void test_ranges(void **state)
{
    (void)state;
    check("6%—6.5%", "6%—6.5%|6..6.5|%||range");
    check("增长6至7%左右", "6至7%左右|6..7|%|左右|range");
    check("3-5万人", "3-5万人|30000..50000|人||range");
    check("由45件减少到52件", "45件|45|件||number\n52件|52|件||number");
    check("从2.1%提高到2.5%", "2.1%|2.1|%||percent\n2.5%|2.5|%||percent");
    check("一到五个", "一到五个|1..5|个||range");
}

static void test_ordinals(void **state)
{
    (void)state;
    check("居全省第13位", "第13位|13|位||ordinal");
    check("全省第一", "第一|1|||ordinal");
    check("跃居首位", "首位|1|位||ordinal");
    check("首位度", "");
}

static void test_units(void **state)
{
    (void)state;
    check("单价80元/吨", "80元/吨|80|元/吨||currency");
    check("每万人12.3件", "12.3件|12.3|件||number");
    check("浓度20微克/立方米", "20微克/立方米|20|微克/立方米||dimension");
    check("装机5万千瓦", "5万千瓦|50000|千瓦||dimension");
    check("三十千瓦", "三十千瓦|30|千瓦||dimension");
    check("完成12TEU", "12TEU|12|TEU||dimension");
    check("增长2.4倍", "2.4倍|2.4|倍||number");
    check("1.5亿人民币", "1.5亿人民币|150000000|人民币||currency");
    check("3台州企业、5人才", "3|3|||number\n5|5|||number");
    check("收入比2.36∶1", "2.36∶1|2.36|∶1||number");
}

/* Names, versions, dates and times with digits in them. */
static void test_codes(void **state)
{
    (void)state;
    check("C919、G240、PM2.5、5G、5A、4+N", "");
    check("“1+6+3”格局", "");
    check("2023-12-23 12:30", "");
    check("2.0.1版", "");
}

static void test_any_bytes(void **state)
{
    (void)state;
    const char *const bytes[] = {
        "\xE4\xB8",
        "1\xE4\xB8",
        ("\xFF\xFE"
         "5%"),
        "第\xE4",
        "999999999999999999999999",
        "十万亿万亿万亿万亿",
        "三分之零",
        "1/0",
        "—5%",
        "...9",
    };
    for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++) {
        nian_str text = nian_str_from(bytes[i]);
        nian_quantities *found;
        nian_quantities_scan(&found, text);
        uint32_t end = 0;
        for (size_t k = 0; k < found->count; k++) {
            assert_true(found->items[k].span.begin >= end);
            end = found->items[k].span.end;
            assert_true(end <= text.len);
        }
        nian_quantities_free(found);
    }
}

/* A value printed and read again is itself. */
static void test_printed_values_return(void **state)
{
    (void)state;
    uint64_t seed = 88172645463325252u;
    for (int round = 0; round < 3000; round++) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        nian_decimal value = {(int64_t)(seed % 100000000u), -(round % 5)};
        nian_buf out = {0};
        nian_decimal_write(&out, value);
        nian_buf_add(&out, NIAN_STR("万元"));
        nian_quantities *found;
        nian_quantities_scan(&found, nian_buf_str(&out));
        assert_int_equal(found->count, 1);
        assert_int_equal(nian_decimal_compare(found->items[0].value,
                                              nian_decimal_scale(value, 4)),
                         0);
        nian_quantities_free(found);
        nian_buf_free(&out);
    }
}

static void write_chinese(nian_buf *out, unsigned value)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    static const char *const powers[] = {"", "十", "百", "千"};
    bool zero = false;
    for (int power = 3; power >= 0; power--) {
        unsigned divisor = power == 3   ? 1000
                           : power == 2 ? 100
                           : power == 1 ? 10
                                        : 1;
        unsigned digit = value / divisor % 10;
        if (digit && zero)
            nian_buf_add(out, NIAN_STR("零"));
        if (digit) {
            nian_buf_add(out, nian_str_from(digits[digit]));
            nian_buf_add(out, nian_str_from(powers[power]));
        }
        zero = digit == 0 && out->len > 0;
    }
}

static void test_numerals_return(void **state)
{
    (void)state;
    for (unsigned value = 1; value < 10000; value++) {
        nian_buf out = {0};
        write_chinese(&out, value);
        nian_number number = nian_number_chinese(nian_buf_str(&out));
        assert_int_equal(number.len, out.len);
        assert_int_equal(number.value.mantissa, value);
        nian_buf_free(&out);
    }
}

static void test_tables_are_in_order(void **state)
{
    (void)state;
    const nian_lexicon *const forward[] = {&nian_unit_lexicon, &nian_unit_traps,
                                           &nian_qualifiers_behind,
                                           &nian_scale_lexicon};
    for (size_t i = 0; i < sizeof forward / sizeof *forward; i++)
        assert_int_equal(nian_lexicon_disorder(forward[i], false),
                         forward[i]->count);
    assert_int_equal(nian_lexicon_disorder(&nian_qualifiers_before, true),
                     nian_qualifiers_before.count);
}

static void test_lexicon(void **state)
{
    (void)state;
    static const nian_word words[] = {
        NIAN_WORD("a", 1),
        NIAN_WORD("ab", 2),
        NIAN_WORD("abcd", 3),
        NIAN_WORD("b", 4),
    };
    static const nian_lexicon lexicon = NIAN_LEXICON(words);
    assert_int_equal(nian_lexicon_start(&lexicon, NIAN_STR("abcx"))->tag, 2);
    assert_int_equal(nian_lexicon_start(&lexicon, NIAN_STR("abcd"))->tag, 3);
    assert_null(nian_lexicon_start(&lexicon, NIAN_STR("x")));
    assert_null(nian_lexicon_start(&lexicon, NIAN_STR("")));
    size_t at = 0;
    assert_int_equal(nian_lexicon_find(&lexicon, NIAN_STR("xxb"), &at)->tag, 4);
    assert_int_equal(at, 2);
    assert_int_equal(nian_lexicon_disorder(&lexicon, false), 4);
    assert_true(nian_lexicon_disorder(&lexicon, true) < 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lexicon),
        cmocka_unit_test(test_tables_are_in_order),
        cmocka_unit_test(test_digits),
        cmocka_unit_test(test_chinese),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_shares),
        cmocka_unit_test(test_qualifiers),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_ordinals),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_printed_values_return),
        cmocka_unit_test(test_numerals_return),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
