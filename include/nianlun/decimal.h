/** Exact decimals: what a report writes is what is kept.
 *
 *  The value is `mantissa` × 10^`exponent`; 1.26万亿 is {126, 10}, 5.50 is
 *  {550, -2} (the written precision stays).  |mantissa| < 10^18.
 *
 *      nian_decimal growth = {55, -1}; // 5.5
 *
 *  A binary double holds neither 5.5% of anything nor 0.1; figures of reports
 *  are never kept in one.
 */
#ifndef NIANLUN_DECIMAL_H
#define NIANLUN_DECIMAL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct nian_decimal {
    int64_t mantissa;
    int32_t exponent;
} nian_decimal;

#ifdef __cplusplus
}
#endif
#endif
