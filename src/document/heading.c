/* One table of the marks that number headings.  A new style of heading is a
 * row here. */
#include "document/heading.h"

#include "text/text.h"

typedef enum digits {
    HAN,
    ARABIC,
    EITHER
} digits;

static const struct {
    nian_mark mark;
    nian_str before;
    digits digits;
    nian_str after;
} rows[] = {
#define ROW(mark, before, digits, after)                                       \
    {                                                                          \
        NIAN_MARK_##mark, NIAN_STR_INIT(before), digits, NIAN_STR_INIT(after)  \
    }
    ROW(PART, "第", EITHER, "编"),
    ROW(PART, "第", EITHER, "篇"),
    ROW(PART, "第", EITHER, "部分"),
    ROW(CHAPTER, "第", EITHER, "章"),
    ROW(ARTICLE, "第", EITHER, "节"),
    ROW(HAN, "", HAN, "、"),
    ROW(HAN, "", HAN, "．"),
    ROW(HAN, "", HAN, "."),
    ROW(HAN_BRACKET, "（", HAN, "）"),
    ROW(HAN_BRACKET, "(", HAN, ")"),
    ROW(HAN_BRACKET, "（", HAN, ")"),
    ROW(HAN_BRACKET, "(", HAN, "）"),
    ROW(HAN_BRACKET, "〔", HAN, "〕"),
    ROW(ORDINAL, "第", HAN, "，"),
    ROW(ORDINAL, "第", HAN, ","),
    ROW(ORDINAL, "第", HAN, "、"),
    ROW(DIGIT, "", ARABIC, "."),
    ROW(DIGIT, "", ARABIC, "．"),
    ROW(DIGIT, "", ARABIC, "、"),
    ROW(DIGIT, "", ARABIC, ")"),
    ROW(DIGIT, "", ARABIC, "）"),
    ROW(DIGIT_BRACKET, "（", ARABIC, "）"),
    ROW(DIGIT_BRACKET, "(", ARABIC, ")"),
    ROW(DIGIT_BRACKET, "（", ARABIC, ")"),
    ROW(DIGIT_BRACKET, "(", ARABIC, "）"),
    ROW(FIRST, "", HAN, "是"),
    ROW(FIRST, "", HAN, "要"),
#undef ROW
};

/* Characters that are a mark of their own. */
static const struct {
    nian_mark mark;
    uint32_t first, last;
} single[] = {
    {NIAN_MARK_CIRCLE, 0x2460, 0x2473},        /* ① */
    {NIAN_MARK_DIGIT_BRACKET, 0x2474, 0x2487}, /* ⑴ */
    {NIAN_MARK_DIGIT, 0x2488, 0x249B},         /* ⒈ */
    {NIAN_MARK_CIRCLE, 0x2776, 0x277F},        /* ❶ */
    {NIAN_MARK_HAN_BRACKET, 0x3220, 0x3229},   /* ㈠ */
};

static const nian_str dashes[] = {
    NIAN_STR_INIT("——"), NIAN_STR_INIT("――"), NIAN_STR_INIT("──"),
    NIAN_STR_INIT("--"), NIAN_STR_INIT("—"),  NIAN_STR_INIT("―"),
    NIAN_STR_INIT("─"),
};

static int han_digit(nian_str s)
{
    /* 一 to 九 */
    static const uint16_t codes[] = {
        0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
    };
    uint32_t code = 0;
    if (s.len)
        nian_utf8_next(s, &code);
    for (int i = 0; i < 9; i++)
        if (codes[i] == code)
            return i + 1;
    return 0;
}

/* Most lines start with a Han character that no label starts with. */
static bool may_be_label(nian_str line)
{
    enum {
        PLACE = 0x7B2C, /* 第 */
        TEN = 0x5341    /* 十 */
    };
    uint32_t code;
    nian_utf8_next(line, &code);
    return code < 0x4E00 || code > 0x9FFF || code == PLACE || code == TEN ||
           han_digit(line);
}

size_t nian_han_number(nian_str s, int *value)
{
    size_t at = 0;
    int tens = 0;
    int ones = han_digit(s);
    if (ones)
        at += 3;
    if (nian_str_starts(nian_str_after(s, at), NIAN_STR("十"))) {
        tens = ones ? ones : 1;
        at += 3;
        ones = han_digit(nian_str_after(s, at));
        if (ones)
            at += 3;
    }
    *value = tens * 10 + ones;
    return at;
}

static size_t arabic_number(nian_str s, int *value)
{
    size_t at = 0;
    *value = 0;
    while (at < s.len) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, at), &code);
        if (!nian_is_digit(code))
            break;
        if (*value > 99)
            return 0;
        *value =
            *value * 10 + (int)(code >= 0xFF10 ? code - 0xFF10 : code - '0');
        at += len;
    }
    return at;
}

static size_t read_number(nian_str s, digits style, int *value)
{
    size_t len = style == ARABIC ? 0 : nian_han_number(s, value);
    return len || style == HAN ? len : arabic_number(s, value);
}

static bool digit_follows(nian_str s, size_t at)
{
    uint32_t code = 0;
    if (at < s.len)
        nian_utf8_next(nian_str_after(s, at), &code);
    return nian_is_digit(code);
}

/* 2023年 of 1.2023年工作回顾. */
static bool year_follows(nian_str s)
{
    int year;
    return nian_str_to_int(nian_str_slice(s, 0, 4), &year) && year > 1900 &&
           year < 2100 && nian_str_starts(nian_str_after(s, 4), NIAN_STR("年"));
}

/* 3.5万亿元 and 一、二、三产业 at the start of a line are no labels. */
static bool is_figure(nian_mark mark, nian_str rest)
{
    int number;
    if (mark == NIAN_MARK_DIGIT)
        return digit_follows(rest, 0) && !year_follows(rest);
    size_t len = mark == NIAN_MARK_HAN ? nian_han_number(rest, &number) : 0;
    rest = nian_str_after(rest, len);
    return len && (nian_str_starts(rest, NIAN_STR("、")) ||
                   nian_str_starts(rest, NIAN_STR("产业")) ||
                   nian_str_starts(rest, NIAN_STR("次产业")));
}

static size_t read_row(nian_str line, size_t row, int *ordinal)
{
    if (!nian_str_starts(line, rows[row].before))
        return 0;
    size_t at = rows[row].before.len;
    size_t number =
        read_number(nian_str_after(line, at), rows[row].digits, ordinal);
    at += number;
    if (number == 0 ||
        !nian_str_starts(nian_str_after(line, at), rows[row].after))
        return 0;
    at += rows[row].after.len;
    return is_figure(rows[row].mark, nian_str_after(line, at)) ? 0 : at;
}

static bool take(nian_str line, nian_mark mark, int ordinal, size_t len,
                 nian_label *out)
{
    nian_str rest = nian_str_after(line, len);
    size_t blanks = (size_t)(nian_str_trim(rest).ptr - rest.ptr);
    *out = (nian_label){mark, ordinal, nian_str_slice(line, 0, len),
                        len + (rest.len ? blanks : 0)};
    return true;
}

bool nian_label_read(nian_str line, nian_label *out)
{
    *out = (nian_label){.mark = NIAN_MARK_NONE};
    if (line.len == 0 || !may_be_label(line))
        return false;
    int ordinal = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = read_row(line, i, &ordinal);
        if (len)
            return take(line, rows[i].mark, ordinal, len, out);
    }
    uint32_t code;
    size_t len = nian_utf8_next(line, &code);
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        if (code >= single[i].first && code <= single[i].last)
            return take(line, single[i].mark, (int)(code - single[i].first) + 1,
                        len, out);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (nian_str_starts(line, dashes[i]))
            return take(line, NIAN_MARK_DASH, 0, dashes[i].len, out);
    return false;
}
