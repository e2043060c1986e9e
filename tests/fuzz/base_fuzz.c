/* A number that is printed and read again is itself; whatever a string is,
 * the JSON of it is one line of well-formed JSON that may stand in HTML. */
#include "fuzz.h"

#include "base/json.h"

static void check_decimal(nian_str text)
{
    nian_decimal value, again;
    if (!nian_decimal_parse(&value, text))
        return;
    nian_buf out = {0};
    nian_decimal_write(&out, value);
    require(nian_decimal_parse(&again, nian_buf_str(&out)));
    require(nian_decimal_compare(value, again) == 0);
    nian_buf_free(&out);
}

/* Inside the quotes: no quote but an escaped one, no control character. */
static void check_string(nian_str text)
{
    nian_buf out = {0};
    nian_json json = {.out = &out};
    nian_json_str(&json, text);
    nian_str got = nian_buf_str(&out);
    require(got.len >= 2 && got.ptr[0] == '"' && got.ptr[got.len - 1] == '"');
    for (size_t i = 1; i + 1 < got.len; i++) {
        require((unsigned char)got.ptr[i] >= ' ' && got.ptr[i] != '"');
        require(got.ptr[i] != '<');
        if (got.ptr[i] == '\\')
            i++;
        require(i + 1 < got.len);
    }
    nian_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_str text = {(const char *)data, size};
    check_decimal(text);
    check_string(text);
    return 0;
}
