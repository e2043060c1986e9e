/* Systems of numbers, as tables. */
#include "ingest/numeral.h"

#include "text/text.h"

enum {
    HAN_MOST = 9999,
    LETTERS = 26,
    LETTERS_MOST = 26 * 8, /* AAAAAAAA */
    ROMAN_MOST = 3999
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct spelling {
    nian_str word;
    nian_numeral script;
} spelling;

#define ROW(word, script)                                                      \
    {                                                                          \
        NIAN_STR_INIT(word), NIAN_NUMERAL_##script                             \
    }

static const spelling names[] = {
    ROW("none", NONE),
    ROW("bullet", BULLET),
    ROW("decimal", DECIMAL),
    ROW("decimalZero", ZERO),
    ROW("decimalFullWidth", WIDE),
    ROW("decimalFullWidth2", WIDE),
    ROW("chineseCounting", HAN),
    ROW("chineseCountingThousand", HAN),
    ROW("japaneseCounting", HAN),
    ROW("taiwaneseCounting", HAN),
    ROW("taiwaneseCountingThousand", HAN),
    ROW("ideographDigital", HAN_DIGITS),
    ROW("japaneseDigitalTenThousand", HAN_DIGITS),
    ROW("taiwaneseDigital", HAN_DIGITS),
    ROW("koreanDigital2", HAN_DIGITS),
    ROW("chineseLegalSimplified", FORMAL),
    ROW("ideographLegalTraditional", FORMAL),
    ROW("ideographTraditional", STEMS),
    ROW("ideographZodiac", BRANCHES),
    ROW("decimalEnclosedCircle", CIRCLED),
    ROW("decimalEnclosedCircleChinese", CIRCLED),
    ROW("decimalEnclosedFullstop", STOPPED),
    ROW("decimalEnclosedParen", BRACKETED),
    ROW("ideographEnclosedCircle", HAN_CIRCLED),
    ROW("upperRoman", UPPER_ROMAN),
    ROW("lowerRoman", LOWER_ROMAN),
    ROW("upperLetter", UPPER_LETTER),
    ROW("lowerLetter", LOWER_LETTER),
    ROW("ganada", GANADA),
    ROW("chosung", CHOSUNG),
};

/* By how a sample begins; 一, 一, is a count digit by digit, told by its
 * eleventh, which no sample shows. */
static const spelling samples[] = {
    ROW("１", WIDE),        ROW("01", ZERO),        ROW("1", DECIMAL),
    ROW("一", HAN),         ROW("壹", FORMAL),      ROW("甲", STEMS),
    ROW("子", BRANCHES),    ROW("①", CIRCLED),      ROW("⒈", STOPPED),
    ROW("⑴", BRACKETED),    ROW("㊀", HAN_CIRCLED), ROW("㈠", HAN_BRACKETED),
    ROW("I", UPPER_ROMAN),  ROW("i", LOWER_ROMAN),  ROW("A", UPPER_LETTER),
    ROW("a", LOWER_LETTER), ROW("가", GANADA),      ROW("ㄱ", CHOSUNG),
};
#undef ROW

nian_numeral nian_numeral_named(nian_str name)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (nian_str_equal(name, names[i].word))
            return names[i].script;
    return NIAN_NUMERAL_DECIMAL;
}

nian_numeral nian_numeral_like(nian_str sample)
{
    for (size_t i = 0; i < COUNT(samples); i++)
        if (nian_str_starts(sample, samples[i].word))
            return samples[i].script;
    return sample.len ? NIAN_NUMERAL_DECIMAL : NIAN_NUMERAL_NONE;
}

static void add_code(nian_buf *out, uint32_t code)
{
    char bytes[4];
    nian_buf_add(out, (nian_str){bytes, nian_utf8_put(bytes, code)});
}

/* Characters of three bytes each. */
static void add_of(nian_buf *out, const char *row, int index)
{
    nian_buf_add(out, (nian_str){row + 3 * index, 3});
}

static const char han_digits[] = "〇一二三四五六七八九";

static void add_digits(nian_buf *out, int value, bool wide)
{
    char digits[16];
    int count = 0;
    for (; value; value /= 10)
        digits[count++] = (char)(value % 10);
    while (count-- > 0) {
        if (wide)
            add_code(out, 0xFF10 + (uint32_t)digits[count]);
        else
            add_of(out, han_digits, digits[count]);
    }
}

/* 十一, 二十, 一百零三, 一千零一十; 壹拾 says its 壹, 十 does not. */
static void add_han(nian_buf *out, int value, const char *digits,
                    const char *units, bool formal)
{
    static const int powers[] = {1000, 100, 10, 1};
    bool began = false;
    bool gap = false;
    for (int i = 0; i < 4; i++) {
        int digit = value / powers[i] % 10;
        if (digit == 0) {
            gap = began;
            continue;
        }
        if (gap)
            nian_buf_add(out, NIAN_STR("零"));
        if (formal || digit > 1 || powers[i] != 10 || began)
            add_of(out, digits, digit);
        if (i < 3)
            add_of(out, units, i);
        began = true;
        gap = false;
    }
}

static void add_roman(nian_buf *out, int value, bool upper)
{
    static const struct {
        int value;
        const char *lower, *upper;
    } rows[] = {
        {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
        {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
        {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
        {1, "i", "I"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        for (; value >= rows[i].value; value -= rows[i].value)
            nian_buf_add(out,
                         nian_str_from(upper ? rows[i].upper : rows[i].lower));
}

/* A … Z, then AA, BB. */
static void add_letters(nian_buf *out, int value, char first)
{
    for (int i = 0; i <= (value - 1) / LETTERS; i++)
        nian_buf_add_byte(out, (char)(first + (value - 1) % LETTERS));
}

/* Runs of characters, one a number. */
static const struct {
    nian_numeral script;
    int most;
    const char *row; /* or a run of code points */
    uint32_t first;
} runs[] = {
    {NIAN_NUMERAL_STEMS, 10, "甲乙丙丁戊己庚辛壬癸", 0},
    {NIAN_NUMERAL_BRANCHES, 12, "子丑寅卯辰巳午未申酉戌亥", 0},
    {NIAN_NUMERAL_CIRCLED, 20, NULL, 0x2460},
    {NIAN_NUMERAL_STOPPED, 20, NULL, 0x2488},
    {NIAN_NUMERAL_BRACKETED, 20, NULL, 0x2474},
    {NIAN_NUMERAL_HAN_CIRCLED, 10, NULL, 0x3280},
    {NIAN_NUMERAL_HAN_BRACKETED, 10, NULL, 0x3220},
    {NIAN_NUMERAL_GANADA, 14, "가나다라마바사아자차카타파하", 0},
    {NIAN_NUMERAL_CHOSUNG, 14, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", 0},
};

static bool add_run(nian_buf *out, nian_numeral script, int value)
{
    for (size_t i = 0; i < COUNT(runs); i++) {
        if (runs[i].script != script || value > runs[i].most)
            continue;
        if (runs[i].row)
            add_of(out, runs[i].row, value - 1);
        else
            add_code(out, runs[i].first + (uint32_t)value - 1);
        return true;
    }
    return false;
}

/* False where the script does not reach. */
static bool add_positive(nian_buf *out, nian_numeral script, int value)
{
    bool han = script == NIAN_NUMERAL_HAN || script == NIAN_NUMERAL_FORMAL;
    bool roman = script == NIAN_NUMERAL_UPPER_ROMAN ||
                 script == NIAN_NUMERAL_LOWER_ROMAN;
    bool letter = script == NIAN_NUMERAL_UPPER_LETTER ||
                  script == NIAN_NUMERAL_LOWER_LETTER;
    if (script == NIAN_NUMERAL_WIDE || script == NIAN_NUMERAL_HAN_DIGITS)
        add_digits(out, value, script == NIAN_NUMERAL_WIDE);
    else if (script == NIAN_NUMERAL_HAN && value <= HAN_MOST)
        add_han(out, value, han_digits, "千百十", false);
    else if (script == NIAN_NUMERAL_FORMAL && value <= HAN_MOST)
        add_han(out, value, "零壹贰叁肆伍陆柒捌玖", "仟佰拾", true);
    else if (roman && value <= ROMAN_MOST)
        add_roman(out, value, script == NIAN_NUMERAL_UPPER_ROMAN);
    else if (letter && value <= LETTERS_MOST)
        add_letters(out, value,
                    script == NIAN_NUMERAL_UPPER_LETTER ? 'A' : 'a');
    else
        return !han && !roman && !letter && add_run(out, script, value);
    return true;
}

void nian_numeral_add(nian_buf *out, nian_numeral script, int value)
{
    if (script == NIAN_NUMERAL_NONE || script == NIAN_NUMERAL_BULLET)
        return;
    if (value > 0 && add_positive(out, script, value))
        return;
    if (script == NIAN_NUMERAL_ZERO)
        nian_buf_add_int(out, value, 2);
    else
        nian_buf_format(out, "%d", value);
}
