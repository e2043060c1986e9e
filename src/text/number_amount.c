/* A number with what belongs to it: 1000多万, 10亿5791万, 三分之一,
 * 百分之五, 七成半, 两吨半, 3.2个百分点. */
#include "text/number.h"

enum {
    SCALE_NONE = 0, /* 千瓦: the scale is part of a unit */
    FRACTION_DIGITS = 15
};

static const nian_word SCALES[] = {
    NIAN_WORD("k", 3),     NIAN_WORD("万", 4),     NIAN_WORD("万万", 8),
    NIAN_WORD("万亿", 12), NIAN_WORD("亿", 8),     NIAN_WORD("億", 8),
    NIAN_WORD("十万", 5),  NIAN_WORD("十亿", 9),   NIAN_WORD("千", 3),
    NIAN_WORD("千万", 7),  NIAN_WORD("千亿", 11),  NIAN_WORD("千伏", 0),
    NIAN_WORD("千克", 0),  NIAN_WORD("千卡", 0),   NIAN_WORD("千字节", 0),
    NIAN_WORD("千帕", 0),  NIAN_WORD("千比特", 0), NIAN_WORD("千瓦", 0),
    NIAN_WORD("千米", 0),  NIAN_WORD("千赫", 0),   NIAN_WORD("百", 2),
    NIAN_WORD("百万", 6),  NIAN_WORD("百亿", 10),  NIAN_WORD("百分", 0),
    NIAN_WORD("百强", 0),  NIAN_WORD("萬", 4),     NIAN_WORD("萬億", 12),
    NIAN_WORD("萬萬", 8),
};
const nian_lexicon nian_scale_lexicon = NIAN_LEXICON(SCALES);

static bool starts_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_starts(nian_str_after(s, at), nian_str_from(literal));
}

static size_t after_blanks(nian_str s, size_t at)
{
    return at + nian_number_blanks(s, at);
}

static nian_number read_number(nian_str s)
{
    nian_number number = nian_number_arabic(s);
    return number.len ? number : nian_number_chinese(s);
}

/* "k" ends a word or is no scale. */
static bool latin_follows(nian_str s, size_t at)
{
    return at < s.len && ((s.ptr[at] >= 'a' && s.ptr[at] <= 'z') ||
                          (s.ptr[at] >= 'A' && s.ptr[at] <= 'Z'));
}

static size_t read_scale(nian_str s, size_t at, int *power)
{
    size_t begin = after_blanks(s, at);
    const nian_word *word =
        nian_lexicon_start(&nian_scale_lexicon, nian_str_after(s, begin));
    if (!word || word->tag == SCALE_NONE)
        return 0;
    size_t end = begin + word->text.len;
    if (word->text.ptr[0] == 'k' && latin_follows(s, end))
        return 0;
    *power = (int)word->tag;
    return end;
}

/* 多 余 几 来 behind a number that is worth rounding. */
static size_t read_more(nian_str s, size_t at, const nian_amount *amount)
{
    static const char *const words[] = {"多", "余", "餘", "馀",
                                        "几", "幾", "来"};
    enum {
        ONLY_CHINESE_FROM = 4,
        ONLY_FEW = 4
    };
    static const nian_decimal ten = {10, 0};
    size_t begin = after_blanks(s, at);
    if (!amount->scaled && nian_decimal_compare(amount->value, ten) < 0)
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!starts_at(s, begin, words[i]))
            continue;
        size_t end = begin + 3;
        int power;
        bool counted = nian_unit_read(nian_str_after(s, end)).len > 0 ||
                       read_scale(s, end, &power) > 0;
        if (i >= ONLY_CHINESE_FROM && !(amount->chinese && counted))
            return 0;
        return end;
    }
    return 0;
}

static void scale_by(nian_amount *amount, int power)
{
    amount->value = nian_decimal_scale(amount->value, power);
    amount->low = nian_decimal_scale(amount->low, power);
    amount->scaled = true;
    amount->scale = power;
}

/* 5791万 behind 10亿: digits with a smaller scale are added. */
static bool take_chain(nian_amount *amount, nian_str s)
{
    size_t at = after_blanks(s, amount->number_end);
    nian_number number = nian_number_arabic(nian_str_after(s, at));
    int power = 0;
    size_t end = number.len ? read_scale(s, at + number.len, &power) : 0;
    if (!end || power >= amount->scale)
        return false;
    nian_decimal sum;
    number.value = nian_decimal_scale(number.value, power);
    if (!nian_number_add(&sum, amount->value, number.value))
        return false;
    amount->value = sum;
    amount->low = sum;
    amount->scale = power;
    amount->number_end = end;
    return true;
}

static void take_scale(nian_amount *amount, nian_str s)
{
    size_t more = read_more(s, amount->number_end, amount);
    int power;
    size_t scale = read_scale(s, more ? more : amount->number_end, &power);
    if (!scale) {
        amount->more = more > 0;
        amount->end = more ? more : amount->number_end;
        return;
    }
    scale_by(amount, power);
    amount->number_end = scale;
    amount->more = more > 0;
    if (!amount->chinese && !more)
        while (take_chain(amount, s))
            continue;
    more = read_more(s, amount->number_end, amount);
    amount->more |= more > 0;
    amount->end = more ? more : amount->number_end;
}

/* value / divisor to fifteen places. */
static bool divide(nian_decimal *out, nian_decimal value, nian_decimal divisor)
{
    while (divisor.exponent > 0 && divisor.mantissa <= INT64_MAX / 10) {
        divisor.mantissa *= 10;
        divisor.exponent--;
    }
    if (divisor.mantissa <= 0 || divisor.exponent != 0 || value.exponent > 0)
        return false;
    int64_t quotient = value.mantissa / divisor.mantissa;
    int64_t rest = value.mantissa % divisor.mantissa;
    int places = 0;
    while (rest && places < FRACTION_DIGITS && quotient < INT64_MAX / 100 &&
           rest < INT64_MAX / 10) {
        rest *= 10;
        quotient = quotient * 10 + rest / divisor.mantissa;
        rest %= divisor.mantissa;
        places++;
    }
    *out = (nian_decimal){quotient, value.exponent - places};
    return true;
}

static void set_unit(nian_amount *amount, nian_unit_class class, nian_str name)
{
    amount->unit = (nian_unit){.class = class, .text = name};
}

/* 百分之五, 千分之三, at `at`. */
static bool read_share(nian_amount *amount, nian_str s, size_t at)
{
    bool percent = starts_at(s, at, "百");
    if (!percent && !starts_at(s, at, "千"))
        return false;
    size_t next = after_blanks(s, at + 3);
    if (!starts_at(s, next, "分之"))
        return false;
    next = after_blanks(s, next + 6);
    nian_number number = read_number(nian_str_after(s, next));
    if (!number.len)
        return false;
    amount->value = number.value;
    amount->low = number.low;
    amount->chinese = true;
    amount->number_end = next + number.len;
    amount->end = amount->number_end;
    set_unit(amount, NIAN_UNIT_PERCENT,
             percent ? NIAN_STR("%") : NIAN_STR("‰"));
    return true;
}

/* Where the numerator starts: behind 分之. */
static size_t read_part_mark(nian_str s, size_t at)
{
    size_t next = after_blanks(s, at);
    if (!starts_at(s, next, "分"))
        return 0;
    next = after_blanks(s, next + 3);
    return starts_at(s, next, "之") ? after_blanks(s, next + 3) : 0;
}

/* 分之一 behind a denominator, which `amount` holds. */
static bool take_fraction(nian_amount *amount, nian_str s)
{
    size_t next = read_part_mark(s, amount->number_end);
    if (!next)
        return false;
    nian_number part = read_number(nian_str_after(s, next));
    nian_decimal value;
    if (!part.len || !divide(&value, part.value, amount->value))
        return false;
    amount->value = value;
    amount->low = value;
    amount->fraction = true;
    amount->chinese = true;
    amount->number_end = next + part.len;
    amount->end = amount->number_end;
    return true;
}

/* 1/10 in digits of either width. */
static bool take_slash(nian_amount *amount, nian_str s)
{
    size_t len = starts_at(s, amount->number_end, "/")    ? 1
                 : starts_at(s, amount->number_end, "／") ? 3
                                                          : 0;
    if (!len || amount->value.exponent != 0)
        return false;
    size_t next = amount->number_end + len;
    nian_number divisor = nian_number_arabic(nian_str_after(s, next));
    size_t end = next + divisor.len;
    bool chained = starts_at(s, end, "/") || starts_at(s, end, "-");
    if (!divisor.len || divisor.value.exponent != 0 || chained ||
        !divide(&amount->value, amount->value, divisor.value))
        return false;
    amount->low = amount->value;
    amount->fraction = true;
    amount->number_end = end;
    amount->end = end;
    return true;
}

/* 三又二分之一. */
static bool take_mixed(nian_amount *amount, nian_str s)
{
    size_t next = after_blanks(s, amount->number_end);
    if (!starts_at(s, next, "又"))
        return false;
    next = after_blanks(s, next + 3);
    nian_number divisor = read_number(nian_str_after(s, next));
    nian_amount part = {.value = divisor.value,
                        .number_end = next + divisor.len};
    nian_decimal sum;
    if (!divisor.len || !take_fraction(&part, s) ||
        !nian_number_add(&sum, amount->value, part.value))
        return false;
    amount->value = sum;
    amount->low = sum;
    amount->fraction = true;
    amount->number_end = part.number_end;
    amount->end = part.number_end;
    return true;
}

static bool read_fraction(nian_amount *amount, nian_str s)
{
    return take_fraction(amount, s) || take_mixed(amount, s) ||
           (!amount->chinese && take_slash(amount, s));
}

static void add_half(nian_amount *amount, int power)
{
    nian_decimal sum;
    if (nian_number_add(&sum, amount->value, (nian_decimal){5, power}))
        amount->value = sum;
    amount->low = amount->value;
    amount->end += 3;
}

/* 三成, 七成六, 三成半, 7.2成, 75折. */
static void finish_tenths(nian_amount *amount, nian_str s, bool discount)
{
    static const nian_decimal ten = {10, 0};
    bool pair = discount && nian_decimal_compare(amount->value, ten) > 0;
    amount->value = nian_decimal_scale(amount->value, pair ? 0 : 1);
    amount->low = nian_decimal_scale(amount->low, pair ? 0 : 1);
    set_unit(amount, NIAN_UNIT_PERCENT, NIAN_STR("%"));
    size_t next = after_blanks(s, amount->end);
    nian_number tail = nian_number_chinese(nian_str_after(s, next));
    nian_decimal sum;
    if (starts_at(s, amount->end, "半")) {
        add_half(amount, 0);
    } else if (!discount && tail.single && tail.value.mantissa < 10 &&
               nian_number_add(&sum, amount->value, tail.value)) {
        amount->value = sum;
        amount->low = sum;
        amount->end = next + tail.len;
    }
    amount->number_end = amount->end;
}

static bool tenths(const nian_amount *amount, bool discount)
{
    nian_decimal most = {discount ? 100 : 10, 0};
    return !amount->scaled && (!amount->digits || discount) &&
           nian_decimal_compare(amount->value, most) <= 0;
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
        unit.class == NIAN_UNIT_TIME) {
        add_half(amount, -1);
        amount->end += unit.len;
        amount->unit = unit;
    } else if (rest.len == 0 || nian_lexicon_start(&behind, rest)) {
        add_half(amount, -1);
    }
}

static void take_unit(nian_amount *amount, nian_str s)
{
    size_t at = after_blanks(s, amount->end);
    nian_unit unit = nian_unit_read(nian_str_after(s, at));
    if (!unit.len || (unit.scaled_only && !amount->scaled))
        return;
    bool discount = nian_str_equal(unit.text, NIAN_STR("折"));
    bool share = discount || nian_str_equal(unit.text, NIAN_STR("成"));
    if (share && !tenths(amount, discount))
        return;
    amount->unit = unit;
    amount->end = at + unit.len;
    if (share)
        finish_tenths(amount, s, discount);
    else
        take_half(amount, s);
}

/* 2.36∶1: a ratio is a number whose unit says to what. */
static bool take_ratio(nian_amount *amount, nian_str s)
{
    static const char *const marks[] = {":1", "∶1", "：1"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        nian_str mark = nian_str_from(marks[i]);
        size_t end = amount->number_end + mark.len;
        size_t ignored;
        if (!starts_at(s, amount->number_end, marks[i]) ||
            nian_number_digit(s, end, &ignored) >= 0 || latin_follows(s, end))
            continue;
        amount->unit = (nian_unit){.class = NIAN_UNIT_TIMES, .len = mark.len};
        amount->unit.text = nian_str_slice(s, amount->number_end, end);
        amount->end = end;
        return true;
    }
    return false;
}

bool nian_amount_read(nian_amount *out, nian_str text, size_t at)
{
    nian_amount amount = {.begin = at};
    *out = amount;
    if (read_share(out, text, at))
        return true;
    nian_number number = read_number(nian_str_after(text, at));
    if (!number.len)
        return false;
    out->value = number.value;
    out->low = number.low;
    out->chinese = number.chinese;
    out->scaled = number.scaled;
    out->implied = number.implied;
    out->digits = number.digits;
    out->single = number.single;
    out->number_end = at + number.len;
    out->end = out->number_end;
    if (read_fraction(out, text) || (!out->chinese && take_ratio(out, text)))
        return true;
    take_scale(out, text);
    if (out->scaled && take_fraction(out, text))
        return true;
    take_unit(out, text);
    return true;
}
