/* Numbers of lists as a browser would draw them. */
#include "ingest/html.h"

typedef enum look {
    PLAIN,   /* 1. */
    BRACKET, /* 1) */
    BRACKETS,
    HAN, /* 一、 */
    HAN_BRACKET,
    HAN_BRACKETS,
    LATIN_SMALL,
    LATIN_CAPITAL,
    ROMAN_SMALL,
    ROMAN_CAPITAL,
    NO_NUMBER
} look;

/* By the style of the list and the classes that a widespread editor of pages
 * (UEditor) gives to its own. */
static const struct {
    nian_str word;
    look look;
} words[] = {
    {NIAN_STR_INIT("custom_cn1"), HAN_BRACKET},
    {NIAN_STR_INIT("custom_cn2"), HAN_BRACKETS},
    {NIAN_STR_INIT("custom_cn"), HAN},
    {NIAN_STR_INIT("custom_num1"), BRACKET},
    {NIAN_STR_INIT("custom_num2"), BRACKETS},
    {NIAN_STR_INIT("cjk-ideographic"), HAN},
    {NIAN_STR_INIT("chinese-informal"), HAN},
    {NIAN_STR_INIT("chinese-formal"), HAN},
    {NIAN_STR_INIT("cjk-decimal"), HAN},
    {NIAN_STR_INIT("lower-alpha"), LATIN_SMALL},
    {NIAN_STR_INIT("lower-latin"), LATIN_SMALL},
    {NIAN_STR_INIT("upper-alpha"), LATIN_CAPITAL},
    {NIAN_STR_INIT("upper-latin"), LATIN_CAPITAL},
    {NIAN_STR_INIT("lower-roman"), ROMAN_SMALL},
    {NIAN_STR_INIT("upper-roman"), ROMAN_CAPITAL},
    {NIAN_STR_INIT("list-style:none"), NO_NUMBER},
    {NIAN_STR_INIT("list-style: none"), NO_NUMBER},
    {NIAN_STR_INIT("list-style-type:none"), NO_NUMBER},
    {NIAN_STR_INIT("list-style-type: none"), NO_NUMBER},
};

static look look_of(const nian_html_node *list)
{
    nian_str type = nian_html_attr_of(list, NIAN_STR("type"));
    nian_str css = nian_html_attr_of(list, NIAN_STR("style"));
    nian_str names = nian_html_attr_of(list, NIAN_STR("class"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (nian_str_has(css, words[i].word) ||
            nian_str_has(names, words[i].word))
            return words[i].look;
    if (type.len == 1)
        switch (type.ptr[0]) {
        case 'a':
            return LATIN_SMALL;
        case 'A':
            return LATIN_CAPITAL;
        case 'i':
            return ROMAN_SMALL;
        case 'I':
            return ROMAN_CAPITAL;
        default:
            break;
        }
    return PLAIN;
}

/* 1 to 99 in Han characters. */
static nian_str han(nian_arena *arena, int number)
{
    static const char *const digits[] = {"",   "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    int tens = number / 10 % 10;
    return nian_str_format(arena, "%s%s%s", tens > 1 ? digits[tens] : "",
                           tens ? "十" : "", digits[number % 10]);
}

static nian_str roman(nian_arena *arena, int number, bool capital)
{
    static const char *const small[] = {"",  "i",  "ii",  "iii",  "iv",
                                        "v", "vi", "vii", "viii", "ix"};
    static const char *const large[] = {"",  "I",  "II",  "III",  "IV",
                                        "V", "VI", "VII", "VIII", "IX"};
    static const char *const tens[] = {"",  "x",  "xx",  "xxx",  "xl",
                                       "l", "lx", "lxx", "lxxx", "xc"};
    static const char *const TENS[] = {"",  "X",  "XX",  "XXX",  "XL",
                                       "L", "LX", "LXX", "LXXX", "XC"};
    return nian_str_format(arena, "%s%s. ",
                           (capital ? TENS : tens)[number / 10],
                           (capital ? large : small)[number % 10]);
}

static nian_str latin(nian_arena *arena, int number, bool capital)
{
    int letter = (capital ? 'A' : 'a') + number - 1;
    return nian_str_format(arena, "%c. ", letter);
}

nian_str nian_html_number(nian_arena *arena, const nian_html_node *list,
                          int number)
{
    look drawn = look_of(list);
    if (drawn == NO_NUMBER || number < 0)
        return (nian_str){0};
    bool by_han = drawn >= HAN && drawn <= HAN_BRACKETS;
    bool fits = number >= 1 && number <= 99 &&
                (drawn < LATIN_SMALL || drawn > LATIN_CAPITAL || number <= 26);
    nian_str plain = nian_str_format(arena, "%d", number);
    nian_str word = by_han && fits ? han(arena, number) : plain;
    switch (fits ? drawn : PLAIN) {
    case BRACKET:
        return nian_str_concat(arena, word, NIAN_STR(") "));
    case BRACKETS:
        return nian_str_format(arena, "(%.*s) ", NIAN_STR_ARG(word));
    case HAN:
        return nian_str_concat(arena, word, NIAN_STR("、"));
    case HAN_BRACKET:
        return nian_str_concat(arena, word, NIAN_STR("）"));
    case HAN_BRACKETS:
        return nian_str_format(arena, "（%.*s）", NIAN_STR_ARG(word));
    case LATIN_SMALL:
    case LATIN_CAPITAL:
        return latin(arena, number, drawn == LATIN_CAPITAL);
    case ROMAN_SMALL:
    case ROMAN_CAPITAL:
        return roman(arena, number, drawn == ROMAN_CAPITAL);
    case PLAIN:
    case NO_NUMBER:
    default:
        return nian_str_concat(arena, plain, NIAN_STR(". "));
    }
}
