/* nianlun numbers: plumbing.  One text a line in, one object a line out; the
 * offsets count characters, so that a program need not know about bytes.  The
 * text is number, scale and unit; what stands around them (约, 左右) is the
 * qualifier. */
#include "cli/commands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/json.h"
#include "text/text.h"

/* Offsets ascend, so the line is walked once. */
typedef struct counter {
    nian_str text;
    size_t byte;
    size_t character;
} counter;

static size_t characters(counter *at, size_t byte)
{
    while (at->byte < byte) {
        uint32_t code;
        at->byte += nian_utf8_next(nian_str_after(at->text, at->byte), &code);
        at->character++;
    }
    return at->character;
}

static void number(nian_json *json, const char *key, bool has,
                   nian_decimal value)
{
    nian_json_key(json, key);
    if (!has) {
        nian_json_null(json);
        return;
    }
    nian_buf digits = {0};
    nian_decimal_write(&digits, value);
    nian_json_str(json, nian_buf_str(&digits));
    nian_buf_free(&digits);
}

static const char *kind_name(nian_quantity_kind kind)
{
    static const char *const names[] = {
        [NIAN_QUANTITY_NUMBER] = "number",
        [NIAN_QUANTITY_PERCENT] = "percent",
        [NIAN_QUANTITY_FRACTION] = "fraction",
        [NIAN_QUANTITY_CURRENCY] = "currency",
        [NIAN_QUANTITY_DIMENSION] = "dimension",
        [NIAN_QUANTITY_RANGE] = "range",
        [NIAN_QUANTITY_ORDINAL] = "ordinal",
    };
    return names[kind];
}

static void quantity(nian_json *json, const nian_quantity *found, counter *at)
{
    nian_json_object(json);
    nian_json_key(json, "start");
    nian_json_int(json, (int64_t)characters(at, found->figure.begin));
    nian_json_key(json, "end");
    nian_json_int(json, (int64_t)characters(at, found->figure.end));
    nian_json_key(json, "text");
    nian_json_str(
        json, nian_str_slice(at->text, found->figure.begin, found->figure.end));
    number(json, "value", found->has_value, found->value);
    number(json, "low", found->has_low, found->low);
    number(json, "high", found->has_high, found->high);
    nian_json_key(json, "unit");
    nian_json_str_or_null(json, found->unit);
    nian_json_key(json, "kind");
    nian_json_str(json, nian_str_from(kind_name(found->kind)));
    nian_json_key(json, "qualifier");
    nian_json_str_or_null(json, found->qualifier);
    nian_json_end(json);
}

static void scan(nian_buf *out, nian_str text)
{
    nian_quantities *quantities;
    nian_quantities_scan(&quantities, text);
    counter at = {.text = text};
    nian_json json = {.out = out};
    nian_json_object(&json);
    nian_json_key(&json, "quantities");
    nian_json_array(&json);
    for (size_t i = 0; i < quantities->count; i++)
        quantity(&json, &quantities->items[i], &at);
    nian_json_end(&json);
    nian_json_key(&json, "schema");
    nian_json_str(&json, NIAN_STR("nianlun.numbers/1"));
    nian_json_end(&json);
    nian_buf_add_byte(out, '\n');
    nian_quantities_free(quantities);
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;
    while (!cli->out.failed && (len = getline(&line, &capacity, stdin)) >= 0) {
        nian_str text = {line, (size_t)len};
        nian_str_cut_end(&text, NIAN_STR("\n"));
        nian_str_cut_end(&text, NIAN_STR("\r"));
        scan(&cli->out, text);
    }
    int reason = errno;
    free(line);
    if (!ferror(stdin))
        return NIAN_EXIT_FINE;
    nian_fail_errno(err, reason, "standard input");
    return NIAN_EXIT_TROUBLE;
}

const nian_command nian_command_numbers = {
    .name = "numbers",
    .operands = "",
    .summary = "every quantity in lines of text, as JSON Lines",
    .help = "Reads standard input, one text a line. Offsets count characters, "
            "the end is exclusive; values are exact decimals, as strings.\n"
            "    echo 增长5.5%左右 | nianlun numbers",
    .formats = "jsonl",
    .run = run,
};
