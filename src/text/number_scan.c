/* The scanner: one pass over a text, left to right.  Most characters start no
 * quantity and cost one look at a table. */
#include "text/number.h"
#include "text/text.h"

typedef struct scanner {
    nian_str text;
    nian_quantity_list *out;
    nian_arena *arena;
    size_t taken; /* quantities end before here */
} scanner;

static bool starts_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_starts(nian_str_after(s, at), nian_str_from(literal));
}

static bool ends_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_ends(nian_str_slice(s, 0, at), nian_str_from(literal));
}

/* --- what kind it is, and whether it counts --- */

static nian_quantity_kind kind_of(const nian_amount *amount)
{
    if (amount->fraction)
        return NIAN_QUANTITY_FRACTION;
    switch (amount->unit.class) {
    case NIAN_UNIT_PERCENT:
    case NIAN_UNIT_POINT:
        return NIAN_QUANTITY_PERCENT;
    case NIAN_UNIT_MONEY:
        return NIAN_QUANTITY_CURRENCY;
    case NIAN_UNIT_MEASURE:
    case NIAN_UNIT_TIME:
        return NIAN_QUANTITY_DIMENSION;
    case NIAN_UNIT_NONE:
    case NIAN_UNIT_TIMES:
    case NIAN_UNIT_DATE:
    case NIAN_UNIT_PEOPLE:
    case NIAN_UNIT_COUNT:
        break;
    }
    return NIAN_QUANTITY_NUMBER;
}

static bool alone(nian_str s, const nian_amount *amount)
{
    return !(amount->begin &&
             nian_han_or_word(s, nian_char_before(s, amount->begin))) &&
           !nian_han_or_word(s, amount->end);
}

/* 统一, 之一, 进一步: an 一 that ends a word. */
static bool ends_a_word(nian_str s, size_t at)
{
    static const nian_word words[] = {
        NIAN_WORD("如", 0), NIAN_WORD("万", 0), NIAN_WORD("合", 0),
        NIAN_WORD("之", 0), NIAN_WORD("不", 0), NIAN_WORD("逐", 0),
        NIAN_WORD("划", 0), NIAN_WORD("归", 0), NIAN_WORD("专", 0),
        NIAN_WORD("单", 0), NIAN_WORD("进", 0), NIAN_WORD("统", 0),
        NIAN_WORD("唯", 0),
    };
    static const nian_lexicon lexicon = NIAN_LEXICON(words);
    return starts_at(s, at, "一") &&
           nian_lexicon_end(&lexicon, nian_str_slice(s, 0, at)) != NULL;
}

/* 二〇二三, and 一九四九 where nothing else stands beside it. */
static bool year_of_digits(nian_str s, const nian_amount *amount)
{
    enum {
        SHORTEST = 9 /* bytes: three digits */
    };
    nian_str digits = nian_str_slice(s, amount->begin, amount->number_end);
    return digits.len >= SHORTEST &&
           (nian_str_has(digits, NIAN_STR("〇")) || alone(s, amount));
}

/* 三加五 */
static bool operand(nian_str s, const nian_amount *amount)
{
    static const char *const words[] = {"加",   "减",   "乘",
                                        "除以", "乘以", "等于"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ends_at(s, amount->begin, words[i]) ||
            starts_at(s, amount->end, words[i]))
            return true;
    return false;
}

/* 十四五 */
static bool plan_number(const nian_amount *amount)
{
    static const nian_decimal twenty = {20, 0};
    return nian_decimal_compare(amount->value, twenty) < 0;
}

/* Numerals are parts of words more often than numbers: 一切, 三亚, 万家,
 * 十四五.  Digits always count. */
static bool counts(nian_str s, const nian_amount *amount, bool qualified)
{
    bool estimate = nian_decimal_compare(amount->value, amount->low) != 0;
    nian_unit_class class = amount->unit.class;
    if (!amount->chinese || amount->fraction)
        return true;
    if (amount->single && ends_a_word(s, amount->begin))
        return false;
    if (amount->digits && !estimate)
        return class == NIAN_UNIT_DATE || class == NIAN_UNIT_PERCENT ||
               year_of_digits(s, amount);
    if (amount->implied && !qualified)
        return class == NIAN_UNIT_MONEY || class == NIAN_UNIT_PERCENT ||
               class == NIAN_UNIT_POINT ||
               (class == NIAN_UNIT_MEASURE && !amount->unit.scaled_only);
    if (class != NIAN_UNIT_NONE)
        return true;
    if (estimate)
        return !amount->digits && !plan_number(amount);
    return !amount->single || qualified || alone(s, amount) ||
           operand(s, amount);
}

static void emit(scanner *scan, nian_quantity quantity)
{
    vec_push(scan->arena, scan->out, quantity);
    scan->taken = quantity.span.end;
}

static nian_span span_of(size_t begin, size_t end)
{
    return (nian_span){(uint32_t)begin, (uint32_t)end};
}

static void put_values(nian_quantity *quantity, const nian_amount *amount)
{
    if (nian_decimal_compare(amount->value, amount->low) == 0) {
        quantity->has_value = true;
        quantity->value = amount->value;
        return;
    }
    quantity->kind = NIAN_QUANTITY_RANGE;
    quantity->has_low = true;
    quantity->has_high = true;
    quantity->low = amount->low;
    quantity->high = amount->value;
}

static void emit_amount(scanner *scan, const nian_amount *amount, size_t sign)
{
    nian_qualifier before = nian_qualifier_before(scan->text, amount);
    nian_qualifier behind = nian_qualifier_behind(scan->text, amount);
    nian_quantity quantity = {.kind = kind_of(amount)};
    if (sign < amount->begin)
        before = (nian_qualifier){{NULL, 0}, sign};
    put_values(&quantity, amount);
    if (before.at < scan->taken)
        before = (nian_qualifier){{NULL, 0}, amount->begin};
    quantity.scaled = amount->scaled;
    quantity.chinese = amount->chinese;
    quantity.weak = amount->weak;
    quantity.unit = amount->unit.text;
    quantity.qualifier = before.name.len   ? before.name
                         : behind.name.len ? behind.name
                         : amount->more    ? nian_qualifier_more()
                                           : (nian_str){NULL, 0};
    quantity.span = span_of(before.at, behind.at);
    quantity.value_span = span_of(sign, amount->number_end);
    quantity.figure = span_of(sign, amount->end);
    emit(scan, quantity);
}

static void emit_range(scanner *scan, const nian_amount *low,
                       const nian_amount *high, size_t sign)
{
    nian_amount whole = *high;
    whole.begin = low->begin;
    whole.implied = low->implied;
    nian_qualifier before = nian_qualifier_before(scan->text, &whole);
    nian_qualifier behind = nian_qualifier_behind(scan->text, high);
    if (before.at < scan->taken || sign < low->begin)
        before = (nian_qualifier){{NULL, 0}, sign};
    nian_quantity quantity = {.kind = NIAN_QUANTITY_RANGE,
                              .has_low = true,
                              .has_high = true,
                              .low = low->value,
                              .high = high->value,
                              .scaled = high->scaled,
                              .chinese = high->chinese,
                              .weak = high->weak,
                              .unit = high->unit.text};
    quantity.qualifier = before.name.len ? before.name : behind.name;
    quantity.span = span_of(before.at, behind.at);
    quantity.value_span = span_of(sign, high->number_end);
    quantity.figure = span_of(sign, high->end);
    emit(scan, quantity);
}

/* --- the pass --- */

/* 半小时, 半公斤; not 上半年, 两吨半. */
static size_t scan_half_unit(scanner *scan, size_t at)
{
    static const char *const words[] = {"上", "下", "前", "后", "大",
                                        "小", "多", "过", "一", "年",
                                        "月", "个", "天"};
    nian_str text = scan->text;
    nian_unit unit = nian_unit_read(nian_str_after(text, at + 3));
    bool year = nian_str_equal(unit.text, NIAN_STR("年"));
    if (!starts_at(text, at, "半") || at < scan->taken || unit.scaled_only ||
        (unit.class != NIAN_UNIT_MEASURE && unit.class != NIAN_UNIT_TIME &&
         !year))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ends_at(text, at, words[i]))
            return 0;
    nian_amount amount = {.begin = at,
                          .number_end = at + 3,
                          .end = at + 3 + unit.len,
                          .value = {5, -1},
                          .low = {5, -1},
                          .chinese = true,
                          .unit = unit};
    emit_amount(scan, &amount, at);
    return scan->taken;
}

/* 一半, 过半, 半数. */
static size_t scan_half(scanner *scan, size_t at)
{
    size_t unit = scan_half_unit(scan, at);
    if (unit)
        return unit;
    nian_str text = scan->text;
    size_t begin = at;
    size_t end = at + 3;
    if (starts_at(text, at, "一半"))
        end = at + 6;
    else if (starts_at(text, at, "半数"))
        end = at + 6;
    else if (starts_at(text, at, "半") && ends_at(text, at, "过"))
        begin = at - 3;
    else
        return 0;
    nian_amount amount = {.begin = begin, .number_end = end, .end = end};
    amount.value = (nian_decimal){50, 0};
    amount.low = amount.value;
    amount.chinese = true;
    amount.unit.class = NIAN_UNIT_PERCENT;
    amount.unit.text = NIAN_STR("%");
    nian_qualifier behind = nian_qualifier_behind(text, &amount);
    bool of = starts_at(text, end, "的") || starts_at(text, end, "是") ||
              starts_at(text, end, "为") || starts_at(text, end, "企业");
    if (begin < scan->taken ||
        (!behind.name.len && !of && nian_han_or_word(text, end)))
        return 0;
    emit_amount(scan, &amount, begin);
    return scan->taken;
}

/* 第13位, 第一. */
static size_t scan_ordinal(scanner *scan, size_t at)
{
    nian_str text = scan->text;
    size_t begin = at + 3 + nian_number_blanks(text, at + 3);
    nian_number number = nian_number_arabic(nian_str_after(text, begin));
    if (!number.len)
        number = nian_number_chinese(nian_str_after(text, begin));
    if (!number.len || nian_decimal_compare(number.low, number.value) != 0)
        return 0;
    size_t end = begin + number.len;
    nian_quantity quantity = {.kind = NIAN_QUANTITY_ORDINAL,
                              .has_value = true,
                              .value = number.value,
                              .chinese = number.chinese};
    quantity.value_span = span_of(at, end);
    nian_unit unit = nian_unit_read(nian_str_after(text, end));
    bool place = nian_str_equal(unit.text, NIAN_STR("位")) ||
                 nian_str_equal(unit.text, NIAN_STR("名"));
    if (place)
        quantity.unit = unit.text;
    quantity.span = span_of(at, end + (place ? unit.len : 0));
    quantity.figure = quantity.span;
    emit(scan, quantity);
    return end;
}

/* 首位, 榜首: the first place. */
static size_t scan_first(scanner *scan, size_t at)
{
    nian_str text = scan->text;
    if (!(starts_at(text, at, "首位") && !starts_at(text, at + 6, "度")) &&
        !starts_at(text, at, "榜首"))
        return 0;
    nian_quantity quantity = {.kind = NIAN_QUANTITY_ORDINAL,
                              .has_value = true,
                              .value = {1, 0},
                              .chinese = true,
                              .unit = NIAN_STR("位")};
    quantity.span = span_of(at, at + 6);
    quantity.value_span = quantity.span;
    quantity.figure = quantity.span;
    emit(scan, quantity);
    return at + 6;
}

/* ¥5000, $30 */
static void take_currency_sign(nian_amount *amount, nian_str s)
{
    nian_str name;
    size_t begin = nian_currency_before(s, amount->begin, &name);
    if (amount->unit.len || begin == amount->begin)
        return;
    amount->begin = begin;
    amount->unit.class = NIAN_UNIT_MONEY;
    amount->unit.text = name;
}

/* Letters before digits are a name, but RMB is none. */
static bool is_code(const scanner *scan, size_t at)
{
    nian_str name;
    return nian_currency_before(scan->text, at, &name) == at &&
           nian_code_before(scan->text, at, scan->taken);
}

static void apply_sign(nian_amount *amount)
{
    nian_decimal low = amount->low;
    amount->low = amount->value;
    amount->low.mantissa = -amount->low.mantissa;
    amount->value = low;
    amount->value.mantissa = -amount->value.mantissa;
}

/* Returns where to go on. */
static size_t scan_number(scanner *scan, size_t at)
{
    nian_str text = scan->text;
    nian_amount amount;
    nian_amount high;
    size_t ignored;
    bool arabic = nian_number_digit(text, at, &ignored) >= 0;
    if (arabic && is_code(scan, at))
        return nian_code_skip(text, at);
    if (!nian_amount_read(&amount, text, at))
        return arabic ? nian_code_skip(text, at) : 0;
    take_currency_sign(&amount, text);
    size_t sign = nian_sign_before(text, amount.begin, scan->taken);
    if (sign < amount.begin && !nian_sign_plus(text, sign))
        apply_sign(&amount);
    if (nian_range_read(&amount, &high, text)) {
        emit_range(scan, &amount, &high, sign);
        return scan->taken;
    }
    if (arabic && !amount.unit.len &&
        (nian_code_after(text, amount.number_end) ||
         nian_clock_time(text, amount.end)))
        return nian_code_skip(text, at);
    bool qualified = amount.more || sign < amount.begin ||
                     nian_qualifier_before(text, &amount).name.len > 0 ||
                     nian_qualifier_behind(text, &amount).name.len > 0;
    if (!counts(text, &amount, qualified))
        return 0;
    size_t end = amount.end;
    emit_amount(scan, &amount, sign);
    return scan->taken > end ? scan->taken : end;
}

enum {
    HALF = 0x534A,  /* 半 */
    ONE = 0x4E00,   /* 一 */
    PLACE = 0x7B2C, /* 第 */
    HEAD = 0x9996,  /* 首 */
    ROLL = 0x699C   /* 榜 */
};

static bool may_start(uint32_t code)
{
    return nian_is_digit(code) || nian_is_numeral(code) || code == HALF ||
           code == PLACE || code == HEAD || code == ROLL;
}

/* Where to go on behind what starts with `code` at `at`, or 0. */
static size_t scan_here(scanner *scan, size_t at, uint32_t code)
{
    size_t end = 0;
    if (code == PLACE)
        return scan_ordinal(scan, at);
    if (code == HEAD || code == ROLL)
        return scan_first(scan, at);
    if (code == HALF || code == ONE)
        end = scan_half(scan, at);
    return end || code == HALF ? end : scan_number(scan, at);
}

void nian_number_scan(nian_quantity_list *out, nian_arena *arena, nian_str text)
{
    scanner scan = {.text = text, .out = out, .arena = arena};
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(text, at), &code);
        size_t end = may_start(code) ? scan_here(&scan, at, code) : 0;
        at = end ? end : at + len;
    }
}
