/* Parts of a whole: 百分之五, 三分之一, 1/10, 三又二分之一, 3:2, 七成半. */
#include "text/number.h"

static bool starts_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_starts(nian_str_after(s, at), nian_str_from(literal));
}

static size_t after_blanks(nian_str s, size_t at)
{
    return at + nian_number_blanks(s, at);
}

static const int64_t FIFTEEN_DIGITS = 100000000000000;

/* value / divisor to fifteen digits, the last one rounded. */
static bool divide(nian_decimal *out, nian_decimal value, nian_decimal divisor)
{
    while (divisor.exponent > 0 && divisor.mantissa <= INT64_MAX / 10) {
        divisor.mantissa *= 10;
        divisor.exponent--;
    }
    if (divisor.mantissa <= 0 || divisor.exponent > 0 || value.exponent > 0)
        return false;
    int64_t quotient = value.mantissa / divisor.mantissa;
    int64_t rest = value.mantissa % divisor.mantissa;
    int places = 0;
    while (rest && quotient < FIFTEEN_DIGITS && rest < INT64_MAX / 20) {
        rest *= 10;
        quotient = quotient * 10 + rest / divisor.mantissa;
        rest %= divisor.mantissa;
        places++;
    }
    if (rest * 2 >= divisor.mantissa)
        quotient++;
    *out = (nian_decimal){quotient, value.exponent - divisor.exponent - places};
    return true;
}

static void set_unit(nian_amount *amount, nian_unit_class class, nian_str name)
{
    amount->unit = (nian_unit){.class = class, .text = name};
}

/* 负 of 百分之负五. */
static size_t minus(nian_str s, size_t at)
{
    return starts_at(s, at, "负") ? 3 : starts_at(s, at, "-") ? 1 : 0;
}

static bool take_whole(nian_amount *amount, nian_str s, size_t at)
{
    if (!starts_at(s, at, "百分百"))
        return false;
    amount->value = (nian_decimal){100, 0};
    amount->low = amount->value;
    amount->chinese = true;
    amount->number_end = at + 9;
    amount->end = amount->number_end;
    set_unit(amount, NIAN_UNIT_PERCENT, NIAN_STR("%"));
    return true;
}

bool nian_share_read(nian_amount *amount, nian_str s, size_t at)
{
    bool percent = starts_at(s, at, "百");
    if (!percent && !starts_at(s, at, "千"))
        return false;
    size_t next = after_blanks(s, at + 3);
    if (!starts_at(s, next, "分之"))
        return take_whole(amount, s, at);
    next = after_blanks(s, next + 6);
    size_t sign = minus(s, next);
    nian_number number = nian_number_any(nian_str_after(s, next + sign));
    if (!number.len)
        return false;
    amount->value = number.value;
    amount->low = number.low;
    if (sign) {
        amount->value.mantissa = -number.low.mantissa;
        amount->low.mantissa = -number.value.mantissa;
    }
    amount->chinese = true;
    amount->number_end = next + sign + number.len;
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
bool nian_part_take(nian_amount *amount, nian_str s)
{
    size_t next = read_part_mark(s, amount->number_end);
    if (!next)
        return false;
    nian_number part = nian_number_any(nian_str_after(s, next));
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

/* 2.333333333333333 in fifteen digits. */
static nian_decimal shorten(nian_decimal value)
{
    while (value.mantissa >= 10 * FIFTEEN_DIGITS) {
        value.mantissa = (value.mantissa + 5) / 10;
        value.exponent++;
    }
    return value;
}

/* 三又二分之一. */
static bool take_mixed(nian_amount *amount, nian_str s)
{
    size_t next = after_blanks(s, amount->number_end);
    if (!starts_at(s, next, "又"))
        return false;
    next = after_blanks(s, next + 3);
    nian_number divisor = nian_number_any(nian_str_after(s, next));
    nian_amount part = {.value = divisor.value,
                        .number_end = next + divisor.len};
    nian_decimal sum;
    if (!divisor.len || !(nian_part_take(&part, s) || take_slash(&part, s)) ||
        !nian_number_add(&sum, amount->value, part.value))
        return false;
    sum = shorten(sum);
    amount->value = sum;
    amount->low = sum;
    amount->fraction = true;
    amount->number_end = part.number_end;
    amount->end = part.number_end;
    return true;
}

bool nian_fraction_take(nian_amount *amount, nian_str s)
{
    return nian_part_take(amount, s) || take_mixed(amount, s) ||
           (!amount->chinese && take_slash(amount, s));
}

static size_t ratio_mark(nian_str s, size_t at)
{
    static const char *const marks[] = {":", "∶", "：", "比"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (starts_at(s, at, marks[i]))
            return nian_str_from(marks[i]).len;
    return 0;
}

/* 9.8:45.2:45 are shares of a whole, 12:30 is a time, 3：2023年 no ratio. */
static bool ratio_stands(const nian_amount *amount, nian_str s, size_t mark,
                         size_t end)
{
    size_t before = nian_char_before(s, amount->begin);
    static const nian_decimal day = {24, 0};
    bool hour = nian_decimal_compare(amount->value, day) <= 0;
    size_t ignored;
    nian_str left = nian_str_slice(s, 0, amount->begin);
    bool chained = (amount->begin && ratio_mark(s, before) &&
                    !starts_at(s, before, "比")) ||
                   (ratio_mark(s, end) && !starts_at(s, end, "比"));
    return !chained && !nian_str_ends(left, NIAN_STR("第")) &&
           !(nian_clock_time(s, mark) && hour) &&
           nian_number_digit(s, end, &ignored) < 0 &&
           !nian_code_after(s, end) &&
           nian_unit_read(nian_str_after(s, end)).len == 0;
}

/* 3:2 and 三比二 are quotients; 2.36∶1 keeps its value and says to what. */
bool nian_ratio_take(nian_amount *amount, nian_str s)
{
    size_t at = amount->number_end;
    size_t len = ratio_mark(s, at);
    nian_str rest = nian_str_after(s, at + len);
    nian_number divisor = len ? nian_number_any(rest) : (nian_number){0};
    size_t end = at + len + divisor.len;
    static const nian_decimal one = {1, 0};
    bool word = len && starts_at(s, at, "比");
    if (!divisor.len || word != divisor.chinese || amount->implied ||
        divisor.implied || !ratio_stands(amount, s, at, end))
        return false;
    if (!word && nian_decimal_compare(divisor.value, one) == 0) {
        set_unit(amount, NIAN_UNIT_TIMES, nian_str_slice(s, at, end));
        amount->unit.len = end - at;
        amount->end = end;
        return true;
    }
    if (!divide(&amount->value, amount->value, divisor.value))
        return false;
    amount->low = amount->value;
    amount->fraction = true;
    amount->number_end = end;
    amount->end = end;
    return true;
}

/* 三成, 七成六, 三成半, 7.2成, 75折. */
void nian_tenths_finish(nian_amount *amount, nian_str s, bool discount)
{
    static const nian_decimal ten = {10, 0};
    bool pair = discount && nian_decimal_compare(amount->value, ten) > 0;
    amount->value = nian_decimal_scale(amount->value, pair ? 0 : 1);
    amount->low = nian_decimal_scale(amount->low, pair ? 0 : 1);
    set_unit(amount, NIAN_UNIT_PERCENT, NIAN_STR("%"));
    amount->tenths = true;
    size_t next = after_blanks(s, amount->end);
    nian_number tail = nian_number_chinese(nian_str_after(s, next));
    nian_decimal sum;
    if (starts_at(s, amount->end, "半")) {
        nian_half_add(amount, 0);
    } else if (!discount && tail.single && tail.value.mantissa < 10 &&
               nian_number_add(&sum, amount->value, tail.value)) {
        amount->value = sum;
        amount->low = sum;
        amount->end = next + tail.len;
    }
    amount->number_end = amount->end;
}
