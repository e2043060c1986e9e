/* Figures of the same quantity: by how much they moved. */
#include "diff/compare.h"

#include <math.h>

#include "base/decimal.h"

void nian_compare_indicators(nian_comparing *c)
{
    nian_pairs pairs = c->figures;
    nian_indicator_change *changes =
        nian_new_array(c->arena, nian_indicator_change, pairs.count);
    for (size_t i = 0; i < pairs.count; i++) {
        const nian_indicator *old =
            &c->before->indicators[pairs.items[i].before];
        const nian_indicator *new = &c->after->indicators[pairs.items[i].after];
        nian_indicator_change *change = &changes[i];
        *change = (nian_indicator_change){.name = new->name,
                                          .before = pairs.items[i].before,
                                          .after = pairs.items[i].after};
        if (!old->has_value || !new->has_value)
            continue;
        change->has_absolute =
            nian_decimal_subtract(&change->absolute, new->value, old->value);
        double from = fabs(nian_decimal_double(old->value));
        change->has_relative = change->has_absolute && from > 0;
        if (change->has_relative)
            change->relative = nian_decimal_double(change->absolute) / from;
    }
    c->out->indicators = changes;
    c->out->indicator_count = pairs.count;
}
