/* Quantities of any bytes: in order, apart from each other, inside the text,
 * with a value or a bound. */
#include "fuzz.h"

#include "base/decimal.h"
#include "nianlun/quantity.h"

static void check_item(const nian_quantity *item, size_t size)
{
    require(item->span.begin < item->span.end && item->span.end <= size);
    require(item->value_span.begin >= item->span.begin);
    require(item->value_span.end <= item->span.end);
    require(item->has_value || item->has_low || item->has_high);
    if (item->has_low && item->has_high)
        require(nian_decimal_compare(item->low, item->high) <= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_quantities *found;
    nian_quantities_scan(&found, (nian_str){(const char *)data, size});
    uint32_t end = 0;
    for (size_t i = 0; i < found->count; i++) {
        check_item(&found->items[i], size);
        require(found->items[i].span.begin >= end);
        end = found->items[i].span.end;
    }
    nian_quantities_free(found);
    return 0;
}
