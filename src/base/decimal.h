/** Arithmetic on exact decimals: as much as reports need.
 *
 *      nian_decimal d;
 *      nian_decimal_parse(&d, NIAN_STR("3773.41"));   {377341, -2}
 */
#ifndef NIAN_BASE_DECIMAL_H
#define NIAN_BASE_DECIMAL_H

#include <stdbool.h>

#include "base/buf.h"
#include "nianlun/decimal.h"

/** Of "12", "-3.50", "45914"; false when it is anything else or does not fit
 *  in 18 digits. */
bool nian_decimal_parse(nian_decimal *out, nian_str text);

/** × 10^power. */
nian_decimal nian_decimal_scale(nian_decimal value, int power);

/** Less than, equal to or greater than 0. */
int nian_decimal_compare(nian_decimal left, nian_decimal right);

/** left - right; false when it does not fit. */
bool nian_decimal_subtract(nian_decimal *out, nian_decimal left,
                           nian_decimal right);
bool nian_decimal_multiply(nian_decimal *out, nian_decimal left,
                           nian_decimal right);

/** × 10^exponent at the least, half away from zero. */
nian_decimal nian_decimal_round(nian_decimal value, int exponent);

/** left / right to so many significant digits (1 to 17), half away from zero;
 *  false when `right` is 0. */
bool nian_decimal_divide(nian_decimal *out, nian_decimal left,
                         nian_decimal right, int digits);

/** For ratios, thresholds and places on a screen only. */
double nian_decimal_double(nian_decimal value);

/** Plain digits without exponent and without zeros that end a fraction:
 *  1260000000000, 5.5, -4.21. */
void nian_decimal_write(nian_buf *out, nian_decimal value);

#endif
