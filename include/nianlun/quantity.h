/** Every quantity in a text: numbers, percentages, fractions, money,
 *  dimensions, ranges and ordinals of formal Chinese.
 *
 *      nian_quantities *found;
 *      nian_quantities_scan(&found, NIAN_STR("增长5.5%左右"));
 *      if (found->count)
 *          printf("%d tenths\n", (int)found->items[0].value.mantissa); // 55
 *      nian_quantities_free(found);
 *
 *  This is the grammar alone; what is an indicator is decided later.  A bare
 *  number behind 大于, 不超过 … is a range with one end, and keeps its value.
 */
#ifndef NIANLUN_QUANTITY_H
#define NIANLUN_QUANTITY_H

#include "nianlun/report.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum nian_quantity_kind {
    NIAN_QUANTITY_NUMBER,
    NIAN_QUANTITY_PERCENT,
    NIAN_QUANTITY_FRACTION,
    NIAN_QUANTITY_CURRENCY,
    NIAN_QUANTITY_DIMENSION,
    NIAN_QUANTITY_RANGE,
    NIAN_QUANTITY_ORDINAL
} nian_quantity_kind;

typedef struct nian_quantity {
    nian_quantity_kind kind;
    nian_span span;       /**< bytes, qualifiers and unit included */
    nian_span value_span; /**< bytes of the number with its scale */
    nian_span figure;     /**< number, scale and unit, without qualifiers */
    bool has_value, has_low, has_high;
    nian_decimal value, low, high;
    bool scaled;   /**< 万, 亿 … was written */
    bool chinese;  /**< written in Chinese numerals */
    bool weak;     /**< the unit is more often the start of a word: 3组 */
    nian_str unit; /**< slice of the text, or a static name; may be empty */
    nian_str qualifier; /**< a static name: 左右 以上 以下 超 近 约 余 至少 */
} nian_quantity;

typedef struct nian_quantities {
    const nian_quantity *items; /**< ascending, not overlapping */
    size_t count;
} nian_quantities;

/** Total: any bytes are a text, and one without quantities gives none.
 *  `text` must outlive the result. */
void nian_quantities_scan(nian_quantities **out, nian_str text);
/** NULL is allowed. */
void nian_quantities_free(nian_quantities *quantities);

#ifdef __cplusplus
}
#endif
#endif
