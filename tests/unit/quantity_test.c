/* Every written form in quantities.txt, and how many there are. */
#include "test.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "nianlun/quantity.h"

static void write_values(nian_buf *out, const nian_quantity *quantity)
{
    if (quantity->kind != NIAN_QUANTITY_RANGE) {
        nian_decimal_write(out, quantity->value);
        return;
    }
    if (quantity->has_low)
        nian_decimal_write(out, quantity->low);
    nian_buf_add(out, NIAN_STR(".."));
    if (quantity->has_high)
        nian_decimal_write(out, quantity->high);
}

static void write_answer(nian_buf *out, const nian_quantity *quantity)
{
    static const char *const kinds[] = {
        [NIAN_QUANTITY_NUMBER] = "",
        [NIAN_QUANTITY_PERCENT] = " percent",
        [NIAN_QUANTITY_FRACTION] = " fraction",
        [NIAN_QUANTITY_CURRENCY] = " currency",
        [NIAN_QUANTITY_DIMENSION] = " dimension",
        [NIAN_QUANTITY_RANGE] = " range",
        [NIAN_QUANTITY_ORDINAL] = " ordinal",
    };
    write_values(out, quantity);
    if (quantity->unit.len)
        nian_buf_format(out, " %.*s", NIAN_STR_ARG(quantity->unit));
    nian_buf_add(out, nian_str_from(kinds[quantity->kind]));
}

/* The row as it ought to stand. */
static void describe(nian_buf *out, nian_str text)
{
    nian_quantities *found;
    nian_buf answers = {0};
    uint32_t at = 0;
    nian_quantities_scan(&found, text);
    for (size_t i = 0; i < found->count; i++) {
        nian_span figure = found->items[i].figure;
        bool whole = figure.begin == 0 && figure.end == text.len;
        nian_buf_add(out, nian_str_slice(text, at, figure.begin));
        nian_buf_add(out, whole ? NIAN_STR("") : NIAN_STR("{"));
        nian_buf_add(out, nian_str_slice(text, figure.begin, figure.end));
        nian_buf_add(out, whole ? NIAN_STR("") : NIAN_STR("}"));
        nian_buf_add(&answers, i ? NIAN_STR("; ") : NIAN_STR(""));
        write_answer(&answers, &found->items[i]);
        at = figure.end;
    }
    nian_buf_add(out, nian_str_after(text, at));
    nian_buf_add(out, NIAN_STR(" = "));
    nian_buf_add(out, nian_buf_str(&answers));
    nian_buf_free(&answers);
    nian_quantities_free(found);
}

/* The text of a row: without braces and answers. */
static void strip(nian_buf *out, nian_str row)
{
    ptrdiff_t end = nian_str_find(row, NIAN_STR(" ="));
    assert_true(end > 0);
    for (size_t i = 0; i < (size_t)end; i++)
        if (row.ptr[i] != '{' && row.ptr[i] != '}')
            nian_buf_add_byte(out, row.ptr[i]);
}

static void check(nian_str row)
{
    nian_buf text = {0};
    nian_buf got = {0};
    strip(&text, row);
    describe(&got, nian_buf_str(&text));
    nian_str answer = nian_str_trim(nian_buf_str(&got));
    if (!nian_str_equal(answer, row))
        fail_msg("got  %.*s\nwant %.*s", NIAN_STR_ARG(answer),
                 NIAN_STR_ARG(row));
    nian_buf_free(&text);
    nian_buf_free(&got);
}

static void test_forms(void **state)
{
    (void)state;
    FILE *file = fopen(NIAN_ROOT "/tests/unit/quantities.txt", "r");
    assert_non_null(file);
    char line[512];
    size_t count = 0;
    while (fgets(line, sizeof line, file)) {
        nian_str row = nian_str_trim(nian_str_from(line));
        if (row.len == 0 || row.ptr[0] == '#')
            continue;
        check(row);
        count++;
    }
    fclose(file);
    assert_true(count > 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
