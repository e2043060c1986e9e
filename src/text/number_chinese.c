/* One number in Chinese numerals, formal and traditional ones included.
 * Tails that leave the power out are read as spoken (四百五 is 450), and two
 * neighbouring digits as an estimate (二三十 is 20 to 30, 十七八 is 17 to 18).
 */
#include "text/number.h"

typedef enum numeral_kind {
    NUMERAL_NONE,
    NUMERAL_DIGIT,
    NUMERAL_TENS,  /* 廿 卅: a digit with its power */
    NUMERAL_POWER, /* 十 百 千: within a group of four digits */
    NUMERAL_GROUP  /* 万 亿 兆 */
} numeral_kind;

typedef struct numeral {
    numeral_kind kind;
    int value; /* digit, or power of ten */
} numeral;

static uint32_t code_at(nian_str s, size_t at)
{
    if (at > s.len || s.len - at < 3)
        return 0;
    const unsigned char *byte = (const unsigned char *)s.ptr + at;
    if (byte[0] < 0xE3 || byte[0] > 0xE9)
        return 0;
    return (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
}

typedef struct numeral_row {
    uint16_t code;
    uint8_t kind;
    uint8_t value;
} numeral_row;

enum {
    LONGEST = 64 * 3, /* bytes of a number; what is longer is none */
    SLOTS = 212 /* the least number by which all leave different remainders */
};

/* By the remainder of the code point, so that one look finds a character or
 * nothing.  A numeral that shared a row would not compile. */
static const numeral_row NUMERALS[SLOTS] = {
#define ROW(code, kind, value) [(code) % SLOTS] = {code, NUMERAL_##kind, value}
    ROW(0x3007, DIGIT, 0),  /* 〇 */
    ROW(0x4E00, DIGIT, 1),  /* 一 */
    ROW(0x4E03, DIGIT, 7),  /* 七 */
    ROW(0x4E07, GROUP, 4),  /* 万 */
    ROW(0x4E09, DIGIT, 3),  /* 三 */
    ROW(0x4E24, DIGIT, 2),  /* 两 */
    ROW(0x4E5D, DIGIT, 9),  /* 九 */
    ROW(0x4E8C, DIGIT, 2),  /* 二 */
    ROW(0x4E94, DIGIT, 5),  /* 五 */
    ROW(0x4EBF, GROUP, 8),  /* 亿 */
    ROW(0x4EDF, POWER, 3),  /* 仟 */
    ROW(0x4F0D, DIGIT, 5),  /* 伍 */
    ROW(0x4F70, POWER, 2),  /* 佰 */
    ROW(0x5104, GROUP, 8),  /* 億 */
    ROW(0x5146, GROUP, 12), /* 兆 */
    ROW(0x5169, DIGIT, 2),  /* 兩 */
    ROW(0x516B, DIGIT, 8),  /* 八 */
    ROW(0x516D, DIGIT, 6),  /* 六 */
    ROW(0x5341, POWER, 1),  /* 十 */
    ROW(0x5343, POWER, 3),  /* 千 */
    ROW(0x5344, TENS, 2),   /* 卄 */
    ROW(0x5345, TENS, 3),   /* 卅 */
    ROW(0x534C, TENS, 4),   /* 卌 */
    ROW(0x53C1, DIGIT, 3),  /* 叁 */
    ROW(0x53C3, DIGIT, 3),  /* 參 */
    ROW(0x53C4, DIGIT, 3),  /* 叄 */
    ROW(0x56DB, DIGIT, 4),  /* 四 */
    ROW(0x58F9, DIGIT, 1),  /* 壹 */
    ROW(0x5EFF, TENS, 2),   /* 廿 */
    ROW(0x5F0C, DIGIT, 1),  /* 弌 */
    ROW(0x5F0D, DIGIT, 2),  /* 弍 */
    ROW(0x5F0E, DIGIT, 3),  /* 弎 */
    ROW(0x62FE, POWER, 1),  /* 拾 */
    ROW(0x634C, DIGIT, 8),  /* 捌 */
    ROW(0x67D2, DIGIT, 7),  /* 柒 */
    ROW(0x7396, DIGIT, 9),  /* 玖 */
    ROW(0x767E, POWER, 2),  /* 百 */
    ROW(0x8086, DIGIT, 4),  /* 肆 */
    ROW(0x842C, GROUP, 4),  /* 萬 */
    ROW(0x8CAE, DIGIT, 2),  /* 貮 */
    ROW(0x8CB3, DIGIT, 2),  /* 貳 */
    ROW(0x8D30, DIGIT, 2),  /* 贰 */
    ROW(0x9646, DIGIT, 6),  /* 陆 */
    ROW(0x9678, DIGIT, 6),  /* 陸 */
    ROW(0x96F6, DIGIT, 0),  /* 零 */
#undef ROW
};

static const numeral_row *find_row(uint32_t code)
{
    const numeral_row *row = &NUMERALS[code % SLOTS];
    return code && row->code == code ? row : NULL;
}

bool nian_is_numeral(uint32_t code)
{
    return find_row(code) != NULL;
}

static numeral numeral_at(nian_str s, size_t at)
{
    const numeral_row *row = find_row(code_at(s, at));
    if (!row)
        return (numeral){NUMERAL_NONE, 0};
    return (numeral){(numeral_kind)row->kind, row->value};
}

/* 三十千瓦: what looks like a power belongs to the unit, and 百分之 opens a
 * percentage. */
static bool belongs_to_unit(nian_str s, size_t at)
{
    static const nian_word words[] = {
        NIAN_WORD("兆字节", 0), NIAN_WORD("兆比特", 0), NIAN_WORD("兆瓦", 0),
        NIAN_WORD("兆赫", 0),   NIAN_WORD("千伏", 0),   NIAN_WORD("千克", 0),
        NIAN_WORD("千卡", 0),   NIAN_WORD("千字节", 0), NIAN_WORD("千帕", 0),
        NIAN_WORD("千比特", 0), NIAN_WORD("千瓦", 0),   NIAN_WORD("千米", 0),
        NIAN_WORD("千赫", 0),
    };
    static const nian_lexicon lexicon = NIAN_LEXICON(words);
    return nian_lexicon_start(&lexicon, nian_str_after(s, at)) != NULL;
}

typedef struct reading {
    int64_t total;   /* closed by 万, 亿 */
    int64_t section; /* the open group of four digits */
    int digit;       /* waits for its power; -1: none */
    int earlier;     /* 二 of 二三十; -1: none */
    int power;       /* the last power or group; 0: none */
    int group;       /* the last group; 0: none */
    bool zero;       /* 零 stands after the last power */
    bool overflow;
} reading;

static int64_t ten_to(int power)
{
    int64_t value = 1;
    while (power-- > 0)
        value *= 10;
    return value;
}

static bool times_ten_to(int64_t *value, int power)
{
    return !__builtin_mul_overflow(*value, ten_to(power), value) &&
           *value <= ten_to(18) - 1;
}

static void take_power(reading *state, int power)
{
    int64_t digit = state->digit < 0 ? 1 : state->digit;
    state->section += digit * ten_to(power);
    state->digit = -1;
    state->power = power;
    state->zero = false;
}

/* 廿三 is 23. */
static void take_tens(reading *state, int digit)
{
    state->digit = digit;
    take_power(state, 1);
}

static void take_group(reading *state, int power)
{
    int64_t group = state->section + (state->digit < 0 ? 0 : state->digit);
    if (group == 0 && state->total == 0)
        group = 1;
    bool whole = group == 0 || (state->group && power > state->group);
    int64_t part = whole ? state->total + group : group;
    state->overflow |= !times_ten_to(&part, power);
    state->total = whole ? part : state->total + part;
    state->overflow |= state->total > ten_to(18) - 1;
    state->section = 0;
    state->digit = -1;
    state->power = power;
    state->group = power;
    state->zero = false;
}

static int64_t close_reading(const reading *state)
{
    int64_t tail = state->digit < 0 ? 0 : state->digit;
    if (state->power > 1 && !state->zero)
        tail *= ten_to(state->power - 1);
    return state->total + state->section + tail;
}

/* 二三十, and 三五个. */
static bool neighbours(int low, int high)
{
    return high == low + 1 || (low == 3 && high == 5);
}

/* Reads powers and digits from `begin`; of two digits before a power the
 * first counts when `lower` is set.  Returns the end. */
static size_t read_whole(reading *state, nian_str s, bool lower)
{
    size_t at = 0;
    for (size_t next = 0; !state->overflow;) {
        numeral found = numeral_at(s, next);
        if (found.kind == NUMERAL_NONE || (at && belongs_to_unit(s, next)))
            break;
        if (found.kind == NUMERAL_DIGIT) {
            bool pair =
                state->digit > 0 && neighbours(state->digit, found.value);
            if (state->digit >= 0 && (!pair || state->earlier >= 0))
                return 0;
            state->earlier = state->digit;
            state->zero |= found.value == 0;
            state->digit = found.value ? found.value : -1;
        } else if (found.kind == NUMERAL_TENS) {
            if (state->digit >= 0)
                return 0;
            take_tens(state, found.value);
        } else {
            if (state->earlier >= 0 && state->digit >= 0 && lower)
                state->digit = state->earlier;
            if (found.kind == NUMERAL_POWER)
                take_power(state, found.value);
            else
                take_group(state, found.value);
        }
        at = next + 3;
        next = at + nian_number_blanks(s, at);
        state->overflow |= at > LONGEST;
    }
    return at;
}

/* 二〇三五, 九八: digits in a row. */
static size_t read_digits(int64_t *value, nian_str s)
{
    size_t at = 0;
    *value = 0;
    for (int count = 0; count < 18; count++) {
        numeral found = numeral_at(s, at);
        if (found.kind != NUMERAL_DIGIT)
            break;
        *value = *value * 10 + found.value;
        at += 3;
    }
    return at;
}

static size_t read_fraction(nian_decimal *value, nian_str s, size_t at)
{
    size_t point = at + nian_number_blanks(s, at);
    nian_str rest = nian_str_after(s, point);
    if (!nian_str_starts(rest, NIAN_STR("点")) &&
        !nian_str_starts(rest, NIAN_STR("點")))
        return at;
    point += 3;
    point += nian_number_blanks(s, point);
    int64_t digits;
    size_t len = read_digits(&digits, nian_str_after(s, point));
    int places = (int)(len / 3);
    if (!places || places > 12 ||
        nian_str_starts(nian_str_after(s, point), NIAN_STR("两")) ||
        !times_ten_to(&value->mantissa, places))
        return at;
    value->mantissa += digits;
    value->exponent = -places;
    return point + len;
}

static bool run_of_digits(nian_str s)
{
    return numeral_at(s, 0).kind == NUMERAL_DIGIT &&
           numeral_at(s, 3).kind == NUMERAL_DIGIT;
}

nian_number nian_number_chinese(nian_str s)
{
    nian_number number = {.chinese = true};
    reading state = {.digit = -1, .earlier = -1};
    numeral first = numeral_at(s, 0);
    size_t len = read_whole(&state, s, false);
    bool estimate = state.earlier > 0;
    bool closed = state.power > 0 && state.digit < 0;
    number.implied = first.kind > NUMERAL_TENS && first.value != 1;
    if (run_of_digits(s) && (len == 0 || !closed)) {
        len = read_digits(&number.value.mantissa, s);
        number.digits = true;
        estimate = len == 6 && estimate;
        if (estimate)
            number.low.mantissa = number.value.mantissa / 10;
        if (estimate)
            number.value.mantissa %= 10;
    } else if (len) {
        number.value.mantissa = close_reading(&state);
        reading lower = {.digit = -1, .earlier = -1};
        read_whole(&lower, s, true);
        if (lower.digit >= 0 && lower.earlier >= 0)
            lower.digit = lower.earlier;
        number.low.mantissa = estimate ? close_reading(&lower) : 0;
    }
    if (!len || state.overflow || (number.implied && state.digit > 0))
        return (nian_number){0};
    number.scaled = state.group > 0;
    number.single = len == 3;
    number.len = read_fraction(&number.value, s, len);
    if (!estimate || number.len > len)
        number.low = number.value;
    return number;
}
