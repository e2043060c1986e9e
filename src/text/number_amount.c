/* A number with what belongs to it: 1000多万, 10亿5791万, 三分之一,
 * 百分之五, 七成半, 两吨半, 3.2个百分点. */
#include "text/number.h"

enum {
    SCALE_NONE = 0 /* 千瓦: the scale is part of a unit */
};

static const nian_word SCALES[] = {
    NIAN_WORD("billion", 9),   NIAN_WORD("k", 3),
    NIAN_WORD("million", 6),   NIAN_WORD("thousand", 3),
    NIAN_WORD("trillion", 12), NIAN_WORD("万", 4),
    NIAN_WORD("万万", 8),      NIAN_WORD("万亿", 12),
    NIAN_WORD("个亿", 8),      NIAN_WORD("个多亿", 8),
    NIAN_WORD("亿", 8),        NIAN_WORD("億", 8),
    NIAN_WORD("十万", 5),      NIAN_WORD("十亿", 9),
    NIAN_WORD("千", 3),        NIAN_WORD("千万", 7),
    NIAN_WORD("千亿", 11),     NIAN_WORD("千伏", 0),
    NIAN_WORD("千克", 0),      NIAN_WORD("千卡", 0),
    NIAN_WORD("千字节", 0),    NIAN_WORD("千帕", 0),
    NIAN_WORD("千比特", 0),    NIAN_WORD("千瓦", 0),
    NIAN_WORD("千米", 0),      NIAN_WORD("千赫", 0),
    NIAN_WORD("百", 2),        NIAN_WORD("百万", 6),
    NIAN_WORD("百亿", 10),     NIAN_WORD("百分", 0),
    NIAN_WORD("百强", 0),      NIAN_WORD("萬", 4),
    NIAN_WORD("萬億", 12),     NIAN_WORD("萬萬", 8),
};
const nian_lexicon nian_scale_lexicon = NIAN_LEXICON(SCALES);

static bool starts_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_starts(nian_str_after(s, at), nian_str_from(literal));
}

nian_number nian_number_any(nian_str s)
{
    nian_number number = nian_number_arabic(s);
    return number.len ? number : nian_number_chinese(s);
}

static size_t after_blanks(nian_str s, size_t at)
{
    return at + nian_number_blanks(s, at);
}

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
    /* "k" and "million" end a word or are no scale; 3个亿元项目 are three. */
    bool counted = nian_unit_read(nian_str_after(s, end)).len > 0;
    if (((unsigned char)word->text.ptr[0] < 0x80 && latin_follows(s, end)) ||
        (starts_at(s, begin, "个") && (counted || starts_at(s, end, "级"))))
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

/* 3万0－5岁: another number begins. */
static bool joins_more(nian_str s, size_t at)
{
    static const char *const marks[] = {"-",  "－", "—",  "–", "~",
                                        "～", ".",  "．", "/"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (starts_at(s, at, marks[i]))
            return true;
    return false;
}

/* 3万5 is 35000, 1百23 is 123: digits that stand alone behind a scale. */
static void take_spoken(nian_amount *amount, nian_str s)
{
    size_t at = amount->number_end;
    size_t first;
    if (amount->scale < 2 || nian_number_digit(s, at, &first) < 0)
        return;
    nian_number number = nian_number_arabic(nian_str_after(s, at));
    size_t end = at + number.len;
    bool single = number.len == first;
    bool filled = number.len == first * (size_t)amount->scale;
    if (number.value.exponent != 0 || !(single || filled) ||
        nian_han_or_word(s, end) || joins_more(s, end))
        return;
    if (single)
        number.value = nian_decimal_scale(number.value, amount->scale - 1);
    nian_decimal sum;
    if (!nian_number_add(&sum, amount->value, number.value))
        return;
    amount->value = sum;
    amount->low = sum;
    amount->number_end = end;
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
    if (!amount->chinese && !more) {
        while (take_chain(amount, s))
            continue;
        take_spoken(amount, s);
    }
    more = read_more(s, amount->number_end, amount);
    amount->more |= more > 0;
    amount->end = more ? more : amount->number_end;
}

static bool tenths(const nian_amount *amount, bool discount)
{
    nian_decimal most = {discount ? 100 : 10, 0};
    bool estimate = nian_decimal_compare(amount->value, amount->low) != 0;
    return !amount->scaled && (!amount->digits || discount || estimate) &&
           nian_decimal_compare(amount->value, most) <= 0;
}

/* 三方 and 一度 are words even where they end the phrase, 长三角 is a place. */
static bool single_counts(const nian_amount *amount, nian_str s, nian_unit unit)
{
    bool measures =
        unit.class == NIAN_UNIT_MEASURE || unit.class == NIAN_UNIT_TIME;
    bool money = unit.class == NIAN_UNIT_MONEY;
    bool han = amount->begin &&
               nian_han_or_word(s, nian_char_before(s, amount->begin));
    return (measures && amount->value.mantissa > 1 &&
            !nian_str_equal(unit.text, NIAN_STR("方"))) ||
           (money && !han);
}

/* 8级。, 37.5度: a unit that is more often the start of a word. */
static bool counts_alone(const nian_amount *amount, nian_str s, nian_unit unit,
                         size_t end)
{
    bool heat = nian_str_equal(unit.text, NIAN_STR("度"));
    size_t ignored;
    bool range = (starts_at(s, end, "到") || starts_at(s, end, "至")) &&
                 (nian_number_digit(s, end + 3, &ignored) >= 0 ||
                  nian_sign_here(s, end + 3));
    if (amount->single && !single_counts(amount, s, unit))
        return false;
    return (heat && (amount->value.exponent < 0 || range)) ||
           !nian_han_or_word(s, end) || starts_at(s, end, "左右") ||
           starts_at(s, end, "以");
}

static void take_unit(nian_amount *amount, nian_str s)
{
    size_t at = after_blanks(s, amount->end);
    nian_unit unit = nian_unit_read(nian_str_after(s, at));
    bool weak = unit.scaled_only && !amount->scaled;
    if (!unit.len || (weak && !counts_alone(amount, s, unit, at + unit.len)))
        return;
    bool discount = nian_str_equal(unit.text, NIAN_STR("折"));
    bool share = discount || nian_str_equal(unit.text, NIAN_STR("成"));
    if (share && !tenths(amount, discount))
        return;
    amount->weak = weak;
    amount->unit = unit;
    amount->end = at + unit.len;
    if (share)
        nian_tenths_finish(amount, s, discount);
    else
        nian_compound_take(amount, s);
}

bool nian_amount_read(nian_amount *out, nian_str text, size_t at)
{
    nian_amount amount = {.begin = at};
    *out = amount;
    if (nian_share_read(out, text, at))
        return true;
    nian_number number = nian_number_any(nian_str_after(text, at));
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
    if (nian_fraction_take(out, text) || nian_ratio_take(out, text))
        return true;
    take_scale(out, text);
    if (out->scaled && nian_part_take(out, text))
        return true;
    take_unit(out, text);
    return true;
}
