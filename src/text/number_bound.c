/* Quantities for those who read them one by one: a bare number that 不低于 or
 * 以上 bounds is a range with one end; two such ends are one range. */
#include "text/number.h"

typedef struct owned {
    nian_quantities quantities;
    nian_arena arena;
} owned;

static bool is_one_of(nian_str name, const char *first, const char *second,
                      const char *third)
{
    return nian_str_equal(name, nian_str_from(first)) ||
           nian_str_equal(name, nian_str_from(second)) ||
           nian_str_equal(name, nian_str_from(third));
}

/* 上千万 is a number all the same. */
static bool vague(const nian_quantity *quantity, nian_str text)
{
    nian_str before =
        nian_str_slice(text, quantity->span.begin, quantity->figure.begin);
    return nian_str_equal(before, NIAN_STR("上"));
}

static void bound(nian_quantity *quantity, nian_str text)
{
    bool least = is_one_of(quantity->qualifier, "至少", "以上", "超");
    bool most = nian_str_equal(quantity->qualifier, NIAN_STR("以下"));
    if (quantity->kind != NIAN_QUANTITY_NUMBER || quantity->unit.len ||
        !(least || most) || vague(quantity, text))
        return;
    quantity->low = least ? quantity->value : quantity->low;
    quantity->high = most ? quantity->value : quantity->high;
    quantity->has_low = least;
    quantity->has_high = most;
    quantity->kind = NIAN_QUANTITY_RANGE;
    quantity->figure = quantity->span;
}

static bool open_range(const nian_quantity *quantity)
{
    return quantity->kind == NIAN_QUANTITY_RANGE && quantity->has_value;
}

static bool joins(nian_str gap)
{
    static const char *const words[] = {"",   "且", "并且", "而且", "，",
                                        "、", "和", "又",   "但",   "并"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (nian_str_equal(gap, nian_str_from(words[i])))
            return true;
    return false;
}

/* 大于20小于30: one range.  What is below 1 and above 11 is two. */
static bool merge(nian_quantity *first, const nian_quantity *second,
                  nian_str text)
{
    nian_str gap =
        nian_str_slice(text, first->figure.end, second->figure.begin);
    if (!open_range(first) || !open_range(second) ||
        first->has_low == second->has_low || !joins(gap))
        return false;
    nian_decimal low = first->has_low ? first->low : second->low;
    nian_decimal high = first->has_high ? first->high : second->high;
    if (nian_decimal_compare(low, high) > 0)
        return false;
    first->low = low;
    first->high = high;
    first->has_low = true;
    first->has_high = true;
    first->has_value = false;
    first->qualifier = (nian_str){NULL, 0};
    first->span.end = second->span.end;
    first->figure.end = second->figure.end;
    first->value_span.end = second->value_span.end;
    return true;
}

static void bound_all(nian_quantity_list *list, nian_str text)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        bound(&list->items[i], text);
        if (kept && merge(&list->items[kept - 1], &list->items[i], text))
            continue;
        list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

void nian_quantities_scan(nian_quantities **out, nian_str text)
{
    nian_arena arena = {0};
    owned *result = nian_new(&arena, owned);
    nian_quantity_list list = {0};
    nian_number_scan(&list, &arena, text);
    bound_all(&list, text);
    result->quantities.items = list.items;
    result->quantities.count = list.count;
    result->arena = arena;
    *out = &result->quantities;
}

void nian_quantities_free(nian_quantities *quantities)
{
    if (!quantities)
        return;
    nian_arena arena = ((owned *)quantities)->arena;
    nian_arena_free(&arena);
}
