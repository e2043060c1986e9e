/* Two amounts that bound a range: 6%—6.5%, 三到五个, 20和30之间. */
#include "text/number.h"

static bool starts_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_starts(nian_str_after(s, at), nian_str_from(literal));
}

static bool ends_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_ends(nian_str_slice(s, 0, at), nian_str_from(literal));
}

typedef enum joint {
    JOINT_NONE,
    JOINT_MARK, /* — */
    JOINT_WORD, /* 到: may tell of a change instead */
    JOINT_AND   /* 和 … 之间 */
} joint;

static joint range_mark(nian_str s, size_t *at)
{
    static const nian_word words[] = {
        NIAN_WORD("-", JOINT_MARK),  NIAN_WORD("~", JOINT_MARK),
        NIAN_WORD("–", JOINT_MARK),  NIAN_WORD("—", JOINT_MARK),
        NIAN_WORD("——", JOINT_MARK), NIAN_WORD("−", JOINT_MARK),
        NIAN_WORD("∼", JOINT_MARK),  NIAN_WORD("─", JOINT_MARK),
        NIAN_WORD("〜", JOINT_MARK), NIAN_WORD("与", JOINT_AND),
        NIAN_WORD("到", JOINT_WORD), NIAN_WORD("和", JOINT_AND),
        NIAN_WORD("至", JOINT_WORD), NIAN_WORD("－", JOINT_MARK),
        NIAN_WORD("～", JOINT_MARK),
    };
    static const nian_lexicon lexicon = NIAN_LEXICON(words);
    size_t begin = *at + nian_number_blanks(s, *at);
    const nian_word *mark =
        nian_lexicon_start(&lexicon, nian_str_after(s, begin));
    if (!mark)
        return JOINT_NONE;
    *at = begin + mark->text.len;
    *at += nian_number_blanks(s, *at);
    return (joint)mark->tag;
}

/* 由45个减少到42个 is a change, no range; 从100到200 is one. */
static bool change_before(nian_str s, const nian_amount *low,
                          const nian_amount *high)
{
    enum {
        REACH = 45
    };
    size_t at = low->begin;
    if (ends_at(s, at, "从") && !low->unit.text.len && !high->unit.text.len)
        return false;
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

/* 6—7亿: the scale of the second number holds for the first. */
static void lend_scale(nian_amount *low, const nian_amount *high)
{
    if (low->scaled || !high->scale || low->unit.len)
        return;
    nian_decimal scaled = nian_decimal_scale(low->value, high->scale);
    if (nian_decimal_compare(scaled, high->value) < 0)
        low->value = scaled;
}

/* 百分之十到二十: the unit stands before the first number alone; 三到四成:
 * tenths behind the second. */
static void lend_units(nian_amount *low, nian_amount *high)
{
    bool share = low->unit.class == NIAN_UNIT_PERCENT && low->unit.len == 0;
    if (share && high->unit.class == NIAN_UNIT_NONE && !high->scaled &&
        high->chinese == low->chinese && !high->digits)
        high->unit = low->unit;
    if (high->tenths && low->unit.class == NIAN_UNIT_NONE && !low->scaled)
        low->value = nian_decimal_scale(low->value, 1);
}

static bool same_unit(const nian_amount *low, const nian_amount *high)
{
    return low->unit.class == NIAN_UNIT_NONE ||
           nian_str_equal(low->unit.text, high->unit.text);
}

/* The amount at `at`, with its sign or the sign of its money. */
static bool read_high(nian_amount *high, nian_str s, size_t at, joint mark)
{
    nian_str money = {NULL, 0};
    size_t sign =
        mark == JOINT_MARK && starts_at(s, at, "-") ? 0 : nian_sign_here(s, at);
    size_t skip = sign ? sign : nian_currency_here(s, at, &money);
    if (!nian_amount_read(high, s, at + skip))
        return false;
    if (sign) {
        high->value.mantissa = -high->value.mantissa;
        high->low.mantissa = -high->low.mantissa;
    }
    if (money.len && !high->unit.len) {
        high->unit.class = NIAN_UNIT_MONEY;
        high->unit.text = money;
    }
    return true;
}

bool nian_range_read(nian_amount *low, nian_amount *high, nian_str s)
{
    size_t next = low->end;
    joint mark = range_mark(s, &next);
    if (mark == JOINT_NONE || !read_high(high, s, next, mark) ||
        low->fraction != high->fraction)
        return false;
    bool money = low->unit.class == NIAN_UNIT_MONEY && low->unit.len == 0;
    if (money && high->unit.class == NIAN_UNIT_NONE)
        high->unit = low->unit;
    lend_units(low, high);
    if (!same_unit(low, high) ||
        (nian_code_after(s, high->number_end) && !high->unit.len) ||
        (mark == JOINT_WORD && change_before(s, low, high)) ||
        (mark == JOINT_AND && !starts_at(s, high->end, "之间")))
        return false;
    lend_scale(low, high);
    return nian_decimal_compare(low->value, high->value) < 0;
}
