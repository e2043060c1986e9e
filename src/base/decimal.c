/* Sums of figures without a binary fraction in between: what does not fit in
 * 18 digits is refused, never rounded. */
#include "base/decimal.h"

#include <math.h>

static const int64_t LARGEST = INT64_C(999999999999999999);

bool nian_decimal_parse(nian_decimal *out, nian_str text)
{
    nian_decimal value = {0, 0};
    bool negative = nian_str_cut_start(&text, NIAN_STR("-"));
    bool fraction = false;
    bool digits = false;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        if (byte == '.' && !fraction && digits && i + 1 < text.len) {
            fraction = true;
            continue;
        }
        if (byte < '0' || byte > '9' || value.mantissa > (LARGEST - 9) / 10)
            return false;
        digits = true;
        value.mantissa = value.mantissa * 10 + (byte - '0');
        value.exponent -= fraction;
    }
    if (negative)
        value.mantissa = -value.mantissa;
    *out = value;
    return digits;
}

nian_decimal nian_decimal_scale(nian_decimal value, int power)
{
    value.exponent += power;
    return value;
}

/* Brings both to the smaller exponent; false when one overflows. */
static bool level(nian_decimal *left, nian_decimal *right)
{
    nian_decimal *larger = left->exponent > right->exponent ? left : right;
    nian_decimal *smaller = larger == left ? right : left;
    if (larger->mantissa == 0)
        larger->exponent = smaller->exponent;
    while (larger->exponent > smaller->exponent) {
        if (larger->mantissa > LARGEST / 10 || larger->mantissa < -LARGEST / 10)
            return false;
        larger->mantissa *= 10;
        larger->exponent--;
    }
    return true;
}

int nian_decimal_compare(nian_decimal left, nian_decimal right)
{
    if (level(&left, &right))
        return (left.mantissa > right.mantissa) -
               (left.mantissa < right.mantissa);
    double difference = nian_decimal_double(left) - nian_decimal_double(right);
    return (difference > 0) - (difference < 0);
}

bool nian_decimal_subtract(nian_decimal *out, nian_decimal left,
                           nian_decimal right)
{
    if (!level(&left, &right))
        return false;
    int64_t difference = left.mantissa - right.mantissa;
    *out = (nian_decimal){difference, left.exponent};
    return difference <= LARGEST && difference >= -LARGEST;
}

bool nian_decimal_multiply(nian_decimal *out, nian_decimal left,
                           nian_decimal right)
{
    int64_t product;
    if (__builtin_mul_overflow(left.mantissa, right.mantissa, &product))
        return false;
    *out = (nian_decimal){product, left.exponent + right.exponent};
    return product <= LARGEST && product >= -LARGEST;
}

nian_decimal nian_decimal_round(nian_decimal value, int exponent)
{
    int64_t size = value.mantissa < 0 ? -value.mantissa : value.mantissa;
    int64_t unit = 1;
    if (value.exponent >= exponent)
        return value;
    if (exponent - value.exponent > 18)
        return (nian_decimal){0, exponent};
    for (; value.exponent < exponent; value.exponent++)
        unit *= 10;
    size = size / unit + (size % unit >= unit - unit / 2);
    return (nian_decimal){value.mantissa < 0 ? -size : size, exponent};
}

static uint64_t size_of(nian_decimal value)
{
    return (uint64_t)(value.mantissa < 0 ? -value.mantissa : value.mantissa);
}

bool nian_decimal_divide(nian_decimal *out, nian_decimal left,
                         nian_decimal right, int digits)
{
    uint64_t divisor = size_of(right);
    uint64_t enough = 1;
    if (!divisor)
        return false;
    for (int i = 0; i < digits; i++)
        enough *= 10;
    uint64_t quotient = size_of(left) / divisor;
    uint64_t rest = size_of(left) % divisor;
    int exponent = left.exponent - right.exponent;
    /* One digit more than is asked for, to round by; 18 digits times ten fit
     * in 64 bits. */
    for (; quotient < enough && (quotient || rest); exponent--) {
        quotient = quotient * 10 + rest * 10 / divisor;
        rest = rest * 10 % divisor;
    }
    bool negative = (left.mantissa < 0) != (right.mantissa < 0);
    nian_decimal whole = {negative ? -(int64_t)quotient : (int64_t)quotient,
                          exponent};
    int drop = 0;
    for (uint64_t rounded = quotient; rounded >= enough; rounded /= 10)
        drop++;
    *out = nian_decimal_round(whole, exponent + drop);
    return true;
}

double nian_decimal_double(nian_decimal value)
{
    /* Dividing by an exact power is correctly rounded, multiplying by its
     * inverse is not. */
    if (value.exponent < 0)
        return (double)value.mantissa / pow(10, -value.exponent);
    return (double)value.mantissa * pow(10, value.exponent);
}

/* The digits of `size`, at the end of `digits`; returns where they start. */
static int write_digits(char *digits, int capacity, uint64_t size)
{
    int at = capacity;
    do {
        digits[--at] = (char)('0' + size % 10);
        size /= 10;
    } while (size);
    return at;
}

void nian_decimal_write(nian_buf *out, nian_decimal value)
{
    while (value.exponent < 0 && value.mantissa % 10 == 0) {
        value.mantissa /= 10;
        value.exponent++;
    }
    if (value.mantissa < 0)
        nian_buf_add_byte(out, '-');
    char room[32];
    uint64_t size = value.mantissa < 0 ? -(uint64_t)value.mantissa
                                       : (uint64_t)value.mantissa;
    const char *digits = room + write_digits(room, sizeof room, size);
    int count = (int)(room + sizeof room - digits);
    int whole = value.exponent < 0 ? count + value.exponent : count;
    for (int i = whole < 1 ? whole - 1 : 0; i < count; i++) {
        if (i == whole)
            nian_buf_add_byte(out, '.');
        nian_buf_add_byte(out, i < 0 ? '0' : digits[i]);
    }
    for (int i = 0; i < value.exponent && value.mantissa; i++)
        nian_buf_add_byte(out, '0');
}
