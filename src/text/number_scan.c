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
        return NIAN_QUANTITY_DIMENSION;
    case NIAN_UNIT_NONE:
    case NIAN_UNIT_TIMES:
    case NIAN_UNIT_TIME:
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

/* Numerals are parts of words more often than numbers: 一切, 三亚, 万家,
 * 十四五.  Digits always count. */
static bool counts(nian_str s, const nian_amount *amount, bool qualified)
{
    bool estimate = nian_decimal_compare(amount->value, amount->low) != 0;
    if (!amount->chinese || amount->fraction)
        return true;
    if (amount->single && ends_a_word(s, amount->begin))
        return false;
    if (amount->digits && !estimate)
        return amount->unit.class == NIAN_UNIT_DATE ||
               amount->unit.class == NIAN_UNIT_PERCENT;
    if (amount->implied && !qualified)
        return amount->unit.class == NIAN_UNIT_MONEY ||
               amount->unit.class == NIAN_UNIT_PERCENT ||
               amount->unit.class == NIAN_UNIT_POINT ||
               (amount->unit.class == NIAN_UNIT_MEASURE &&
                !amount->unit.scaled_only);
    if (amount->unit.class != NIAN_UNIT_NONE)
        return true;
    if (estimate)
        return false;
    return !amount->single || qualified || alone(s, amount);
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
    if (sign < amount->begin)
        quantity.value.mantissa = -quantity.value.mantissa;
    if (before.at < scan->taken)
        before = (nian_qualifier){{NULL, 0}, amount->begin};
    quantity.scaled = amount->scaled;
    quantity.chinese = amount->chinese;
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

/* --- ranges --- */

static size_t range_mark(nian_str s, size_t at, bool *word)
{
    static const nian_word words[] = {
        NIAN_WORD("-", 0),  NIAN_WORD("~", 0),  NIAN_WORD("–", 0),
        NIAN_WORD("—", 0),  NIAN_WORD("——", 0), NIAN_WORD("−", 0),
        NIAN_WORD("∼", 0),  NIAN_WORD("─", 0),  NIAN_WORD("〜", 0),
        NIAN_WORD("到", 1), NIAN_WORD("至", 1), NIAN_WORD("－", 0),
        NIAN_WORD("～", 0),
    };
    static const nian_lexicon lexicon = NIAN_LEXICON(words);
    size_t begin = at + nian_number_blanks(s, at);
    const nian_word *mark =
        nian_lexicon_start(&lexicon, nian_str_after(s, begin));
    if (!mark)
        return 0;
    *word = mark->tag == 1;
    size_t end = begin + mark->text.len;
    return end + nian_number_blanks(s, end);
}

/* 由45个减少到42个 is a change, no range. */
static bool change_before(nian_str s, size_t at)
{
    enum {
        REACH = 45
    };
    nian_str before = nian_str_slice(s, at > REACH ? at - REACH : 0, at);
    static const char *const marks[] = {"，", "。", "；", "、", "："};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        ptrdiff_t last = nian_str_find_last(before, nian_str_from(marks[i]));
        if (last != NIAN_STR_NONE)
            before = nian_str_after(before, (size_t)last);
    }
    return nian_str_has(before, NIAN_STR("由")) ||
           nian_str_has(before, NIAN_STR("从"));
}

static bool same_unit(const nian_amount *low, const nian_amount *high)
{
    return low->unit.class == NIAN_UNIT_NONE ||
           nian_str_equal(low->unit.text, high->unit.text);
}

/* 6—7亿: the scale of the second number holds for the first. */
static void lend_scale(nian_amount *low, const nian_amount *high)
{
    if (low->scaled || !high->scale || low->unit.len)
        return;
    nian_decimal scaled = nian_decimal_scale(low->value, high->scale);
    if (nian_decimal_compare(scaled, high->value) < 0)
        low->value = scaled;
}

static bool read_range(const scanner *scan, nian_amount *low, nian_amount *high)
{
    bool word = false;
    size_t next = range_mark(scan->text, low->end, &word);
    if (!next || low->fraction || !nian_amount_read(high, scan->text, next) ||
        high->fraction || !same_unit(low, high) ||
        (nian_code_after(scan->text, high->number_end) && !high->unit.len) ||
        (word && change_before(scan->text, low->begin)))
        return false;
    lend_scale(low, high);
    return nian_decimal_compare(low->value, high->value) < 0;
}

static void emit_range(scanner *scan, const nian_amount *low,
                       const nian_amount *high)
{
    nian_amount whole = *high;
    whole.begin = low->begin;
    whole.implied = low->implied;
    nian_qualifier before = nian_qualifier_before(scan->text, &whole);
    nian_qualifier behind = nian_qualifier_behind(scan->text, high);
    if (before.at < scan->taken)
        before = (nian_qualifier){{NULL, 0}, low->begin};
    nian_quantity quantity = {.kind = NIAN_QUANTITY_RANGE,
                              .has_low = true,
                              .has_high = true,
                              .low = low->value,
                              .high = high->value,
                              .scaled = high->scaled,
                              .chinese = high->chinese,
                              .unit = high->unit.text};
    quantity.qualifier = before.name.len ? before.name : behind.name;
    quantity.span = span_of(before.at, behind.at);
    quantity.value_span = span_of(low->begin, high->number_end);
    quantity.figure = span_of(low->begin, high->end);
    emit(scan, quantity);
}

/* --- the pass --- */

/* 一半, 过半, 半数. */
static size_t scan_half(scanner *scan, size_t at)
{
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
    static const struct {
        const char *sign;
        const char *name;
    } signs[] = {{"¥", "元"}, {"￥", "元"}, {"$", "美元"}, {"€", "欧元"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (amount->unit.len || !ends_at(s, amount->begin, signs[i].sign))
            continue;
        amount->begin -= nian_str_from(signs[i].sign).len;
        amount->unit.class = NIAN_UNIT_MONEY;
        amount->unit.text = nian_str_from(signs[i].name);
    }
}

/* Returns where to go on. */
static size_t scan_number(scanner *scan, size_t at)
{
    nian_str text = scan->text;
    nian_amount amount;
    nian_amount high;
    size_t ignored;
    bool arabic = nian_number_digit(text, at, &ignored) >= 0;
    if (arabic && nian_code_before(text, at, scan->taken))
        return nian_code_skip(text, at);
    if (!nian_amount_read(&amount, text, at))
        return arabic ? nian_code_skip(text, at) : 0;
    if (read_range(scan, &amount, &high)) {
        emit_range(scan, &amount, &high);
        return scan->taken;
    }
    if (arabic && !amount.unit.len &&
        (nian_code_after(text, amount.number_end) ||
         nian_clock_time(text, amount.end)))
        return nian_code_skip(text, at);
    take_currency_sign(&amount, text);
    bool qualified = amount.more ||
                     nian_qualifier_before(text, &amount).name.len > 0 ||
                     nian_qualifier_behind(text, &amount).name.len > 0;
    if (!counts(text, &amount, qualified))
        return 0;
    size_t end = amount.end;
    emit_amount(scan, &amount,
                nian_sign_before(text, amount.begin, scan->taken));
    return scan->taken > end ? scan->taken : end;
}

static bool may_start(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 0xE3 && byte <= 0xE9) ||
           byte == 0xEF;
}

static size_t scan_here(scanner *scan, size_t at)
{
    enum {
        HALF = 0x534A,  /* 半 */
        ONE = 0x4E00,   /* 一 */
        PLACE = 0x7B2C, /* 第 */
        HEAD = 0x9996,  /* 首 */
        ROLL = 0x699C   /* 榜 */
    };
    uint32_t code;
    size_t end = 0;
    nian_utf8_next(nian_str_after(scan->text, at), &code);
    if (code == PLACE)
        return scan_ordinal(scan, at);
    if (code == HEAD || code == ROLL)
        return scan_first(scan, at);
    if (code == HALF || code == ONE)
        end = scan_half(scan, at);
    if (end || code == HALF)
        return end;
    return nian_is_digit(code) || nian_is_numeral(code) ? scan_number(scan, at)
                                                        : 0;
}

void nian_number_scan(nian_quantity_list *out, nian_arena *arena, nian_str text)
{
    scanner scan = {.text = text, .out = out, .arena = arena};
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t end = 0;
        if (may_start((unsigned char)text.ptr[at]))
            end = scan_here(&scan, at);
        at = end ? end : at + nian_utf8_next(nian_str_after(text, at), &code);
    }
}

struct owned {
    nian_quantities quantities;
    nian_arena arena;
};

void nian_quantities_scan(nian_quantities **out, nian_str text)
{
    nian_arena arena = {0};
    struct owned *owned = nian_new(&arena, struct owned);
    nian_quantity_list list = {0};
    nian_number_scan(&list, &arena, text);
    owned->quantities.items = list.items;
    owned->quantities.count = list.count;
    owned->arena = arena;
    *out = &owned->quantities;
}

void nian_quantities_free(nian_quantities *quantities)
{
    if (!quantities)
        return;
    nian_arena arena = ((struct owned *)quantities)->arena;
    nian_arena_free(&arena);
}
