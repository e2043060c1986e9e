/* Amounts in two units: 三块五毛 is 3.5元, 一米七五 is 1.75米, 两吨半. */
#include "text/number.h"
#include "text/text.h"

static bool starts_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_starts(nian_str_after(s, at), nian_str_from(literal));
}

static size_t after_blanks(nian_str s, size_t at)
{
    return at + nian_number_blanks(s, at);
}

void nian_half_add(nian_amount *amount, int power)
{
    nian_decimal sum;
    if (nian_number_add(&sum, amount->value, (nian_decimal){5, power}))
        amount->value = sum;
    amount->low = amount->value;
    amount->end += 3;
}

/* Behind an amount in `major`: the smaller units, and whether bare digits are
 * tenths. */
typedef struct compound {
    const char *major;
    const char *minor[3]; /* tenths */
    const char *least;    /* hundredths */
    const char *whole;    /* the unit of the sum */
    bool bare;            /* 三块五 */
} compound;

static const compound COMPOUNDS[] = {
    {"元", {"角", "毛", NULL}, "分", "元", false},
    {"圆", {"角", "毛", NULL}, "分", "元", false},
    {"块", {"角", "毛", NULL}, "分", "元", true},
    {"斤", {"两", NULL, NULL}, NULL, "斤", false},
    {"米", {NULL, NULL, NULL}, NULL, "米", true},
    {"度", {NULL, NULL, NULL}, NULL, "度", true},
};

static bool add(nian_amount *amount, nian_decimal part, int power)
{
    nian_decimal sum;
    if (!nian_number_add(&sum, amount->value, nian_decimal_scale(part, power)))
        return false;
    amount->value = sum;
    amount->low = sum;
    return true;
}

/* A word that opens none longer: 分 but not 分钟. */
static size_t word_at(nian_str s, size_t at, const char *word)
{
    if (!word || !starts_at(s, at, word))
        return 0;
    size_t len = nian_str_from(word).len;
    nian_unit unit = nian_unit_read(nian_str_after(s, at));
    return unit.len > len ? 0 : len;
}

static nian_str first_char(nian_str s)
{
    uint32_t code;
    return nian_str_slice(s, 0, s.len ? nian_utf8_next(s, &code) : 0);
}

/* 五毛, 二两: one digit with a smaller unit. */
static bool take_minor(nian_amount *amount, nian_str s, const compound *row,
                       bool *least)
{
    size_t begin = after_blanks(s, amount->end);
    /* One digit: 二两 would be two of them. */
    nian_str digit = first_char(nian_str_after(s, begin));
    nian_number number = nian_number_any(digit);
    size_t at = begin + number.len;
    if (!number.len || number.implied)
        return false;
    size_t len = *least ? 0 : word_at(s, at, row->minor[0]);
    if (!len && !*least)
        len = word_at(s, at, row->minor[1]);
    bool tenths = len > 0;
    if (!len)
        len = word_at(s, at, row->least);
    if (!len || !add(amount, number.value, tenths ? -1 : -2))
        return false;
    *least = true;
    amount->end = at + len;
    return true;
}

/* 五 of 三块五, 七五 of 一米七五. */
static bool take_bare(nian_amount *amount, nian_str s, bool allowed, int power)
{
    nian_number number = nian_number_any(nian_str_after(s, amount->end));
    size_t end = amount->end + number.len;
    bool pair = number.digits || (!number.chinese && number.len == 2);
    bool single = number.single || (!number.chinese && number.len == 1);
    if (!allowed || !(pair || single) || number.value.exponent != 0 ||
        nian_han_or_word(s, end) ||
        !add(amount, number.value, pair ? power - 1 : power))
        return false;
    amount->end = end;
    return true;
}

static void take_parts(nian_amount *amount, nian_str s, const compound *row)
{
    bool least = false;
    bool taken = take_minor(amount, s, row, &least);
    if (taken && !take_minor(amount, s, row, &least))
        take_bare(amount, s, row->bare, -2);
    if (!taken)
        taken = take_bare(amount, s, row->bare, -1);
    if (!taken)
        return;
    amount->unit.text = nian_str_from(row->whole);
    amount->number_end = amount->end;
    amount->weak = false;
    if (nian_str_equal(amount->unit.text, NIAN_STR("元")))
        amount->unit.class = NIAN_UNIT_MONEY;
}

/* 块 is money where the phrase ends; not in 金牌12块. */
static bool paid(const nian_amount *amount, nian_str s)
{
    static const nian_word words[] = {
        NIAN_WORD("了", 0), NIAN_WORD("付", 0), NIAN_WORD("价", 0),
        NIAN_WORD("值", 0), NIAN_WORD("到", 0), NIAN_WORD("卖", 0),
        NIAN_WORD("收", 0), NIAN_WORD("是", 0), NIAN_WORD("每", 0),
        NIAN_WORD("约", 0), NIAN_WORD("给", 0), NIAN_WORD("花", 0),
        NIAN_WORD("要", 0),
    };
    nian_str before = nian_str_slice(s, 0, amount->begin);
    bool han =
        before.len && nian_han_or_word(s, nian_char_before(s, before.len));
    for (size_t i = 0; han && i < sizeof words / sizeof *words; i++)
        han = !nian_str_ends(before, words[i].text);
    return !han && !amount->scaled && !nian_han_or_word(s, amount->end);
}

/* 五毛 and 八分钱 in 元. */
static void take_coin(nian_amount *amount, nian_str s)
{
    static const struct {
        const char *word;
        int power;
    } coins[] = {{"块钱", 0},  {"块", 0},  {"毛钱", -1}, {"毛", -1},
                 {"角钱", -1}, {"角", -1}, {"分钱", -2}};
    for (size_t i = 0; i < sizeof coins / sizeof *coins; i++) {
        if (!nian_str_equal(amount->unit.text, nian_str_from(coins[i].word)))
            continue;
        if (coins[i].power == 0 && amount->unit.len == 3 && !paid(amount, s))
            return;
        amount->unit.class = NIAN_UNIT_MONEY;
        amount->unit.text = NIAN_STR("元");
        amount->value = nian_decimal_scale(amount->value, coins[i].power);
        amount->low = nian_decimal_scale(amount->low, coins[i].power);
        return;
    }
}

/* 两吨半, 一个半小时.  What stands behind 半 must not make it a word. */
static void take_half(nian_amount *amount, nian_str s)
{
    static const nian_word words[] = {
        NIAN_WORD("、", 0),   NIAN_WORD("。", 0), NIAN_WORD("内", 0),
        NIAN_WORD("后", 0),   NIAN_WORD("多", 0), NIAN_WORD("左右", 0),
        NIAN_WORD("时间", 0), NIAN_WORD("的", 0), NIAN_WORD("，", 0),
        NIAN_WORD("；", 0),
    };
    static const nian_lexicon behind = NIAN_LEXICON(words);
    if (!starts_at(s, amount->end, "半") || amount->unit.len == 0)
        return;
    nian_str rest = nian_str_after(s, amount->end + 3);
    nian_unit unit = nian_unit_read(rest);
    if (nian_str_equal(amount->unit.text, NIAN_STR("个")) &&
        (unit.class == NIAN_UNIT_TIME || starts_at(rest, 0, "月"))) {
        nian_half_add(amount, -1);
        amount->end += unit.len;
        amount->unit = unit;
        if (unit.class != NIAN_UNIT_TIME)
            amount->unit.text = NIAN_STR("个月");
        amount->unit.class = NIAN_UNIT_TIME;
    } else if (rest.len == 0 || nian_lexicon_start(&behind, rest)) {
        nian_half_add(amount, -1);
    }
}

void nian_compound_take(nian_amount *amount, nian_str s)
{
    for (size_t i = 0; i < sizeof COMPOUNDS / sizeof *COMPOUNDS; i++) {
        nian_str major = nian_str_from(COMPOUNDS[i].major);
        if (amount->scale == 0 && nian_str_equal(amount->unit.text, major)) {
            take_parts(amount, s, &COMPOUNDS[i]);
            break;
        }
    }
    take_coin(amount, s);
    take_half(amount, s);
}
