/* JSON as it is written, from the outside in; nothing is held back, so that a
 * large answer needs no memory of its own size. */
#include "base/json.h"

#include <assert.h>

static void before_value(nian_json *json)
{
    if (json->keyed) {
        json->keyed = false;
        return;
    }
    if (json->filled[json->depth])
        nian_buf_add_byte(json->out, ',');
    json->filled[json->depth] = true;
}

static void open(nian_json *json, char first, char last)
{
    before_value(json);
    assert(json->depth + 1 < NIAN_JSON_DEPTH);
    json->depth++;
    json->filled[json->depth] = false;
    json->close[json->depth] = last;
    nian_buf_add_byte(json->out, first);
}

void nian_json_object(nian_json *json)
{
    open(json, '{', '}');
}

void nian_json_array(nian_json *json)
{
    open(json, '[', ']');
}

void nian_json_end(nian_json *json)
{
    assert(json->depth > 0);
    nian_buf_add_byte(json->out, json->close[json->depth]);
    json->depth--;
}

/* Length of the valid UTF-8 character at the start, 0 when it is none. */
static size_t character(nian_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t len = p[0] < 0x80   ? 1
                 : p[0] < 0xC2 ? 0
                 : p[0] < 0xE0 ? 2
                 : p[0] < 0xF0 ? 3
                 : p[0] < 0xF5 ? 4
                               : 0;
    if (len == 0 || len > s.len)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
        (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return len;
}

static bool escape(nian_buf *out, nian_str c)
{
    unsigned char byte = (unsigned char)c.ptr[0];
    if (byte == '"' || byte == '\\')
        nian_buf_format(out, "\\%c", byte);
    else if (byte == '\n')
        nian_buf_add(out, NIAN_STR("\\n"));
    else if (byte < ' ' || byte == '<' || byte == 0x7F)
        nian_buf_format(out, "\\u%04x", byte);
    else if (nian_str_equal(c, NIAN_STR("\xE2\x80\xA8")))
        nian_buf_add(out, NIAN_STR("\\u2028"));
    else if (nian_str_equal(c, NIAN_STR("\xE2\x80\xA9")))
        nian_buf_add(out, NIAN_STR("\\u2029"));
    else
        return false;
    return true;
}

/* True for a byte that may have to be escaped, or starts a character that
 * may: controls, " < \\ DEL, U+2028 and U+2029 behind 0xE2, and what is no
 * lead byte of UTF-8. */
static bool is_special(unsigned char byte)
{
    return byte < ' ' || byte == '"' || byte == '<' || byte == '\\' ||
           (byte >= 0x7F && byte < 0xC2) || byte == 0xE2 || byte > 0xF4;
}

/* Behind what stands for itself from `at` on: U+3000 to U+CFFF and U+F000 to
 * U+FFFF, almost all of what is written, and plain ASCII. */
static size_t skip_plain(nian_str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    while (at < s.len) {
        bool wide = p[at] > 0xE2 && p[at] < 0xF0 && p[at] != 0xED;
        if (wide && s.len - at >= 3 && (p[at + 1] & 0xC0) == 0x80 &&
            (p[at + 2] & 0xC0) == 0x80)
            at += 3;
        else if (p[at] < 0x80 && !is_special(p[at]))
            at++;
        else
            break;
    }
    return at;
}

static void add_escaped(nian_buf *out, nian_str c, size_t len)
{
    if (len == 0)
        nian_buf_add(out, NIAN_STR("\xEF\xBF\xBD"));
    else if (!escape(out, c))
        nian_buf_add(out, c);
}

static void quote(nian_buf *out, nian_str s)
{
    nian_buf_add_byte(out, '"');
    size_t plain = 0;
    for (size_t i = 0; (i = skip_plain(s, i)) < s.len;) {
        size_t len = character(nian_str_after(s, i));
        if (len > 1 && !is_special((unsigned char)s.ptr[i])) {
            i += len;
            continue;
        }
        nian_buf_add(out, nian_str_slice(s, plain, i));
        plain = i + (len ? len : 1);
        add_escaped(out, nian_str_slice(s, i, plain), len);
        i = plain;
    }
    nian_buf_add(out, nian_str_after(s, plain));
    nian_buf_add_byte(out, '"');
}

void nian_json_key_str(nian_json *json, nian_str key)
{
    before_value(json);
    nian_buf_add_byte(json->out, '"');
    nian_buf_add(json->out, key);
    nian_buf_add(json->out, NIAN_STR("\":"));
    json->keyed = true;
}

void nian_json_str(nian_json *json, nian_str value)
{
    before_value(json);
    quote(json->out, value);
}

void nian_json_str_or_null(nian_json *json, nian_str value)
{
    if (value.len)
        nian_json_str(json, value);
    else
        nian_json_null(json);
}

void nian_json_int(nian_json *json, int64_t value)
{
    before_value(json);
    nian_buf_add_int(json->out, value, 1);
}

void nian_json_score(nian_json *json, double value)
{
    nian_decimal rounded = {(int64_t)(value * 10000 + (value < 0 ? -0.5 : 0.5)),
                            -4};
    nian_json_decimal(json, rounded);
}

void nian_json_decimal(nian_json *json, nian_decimal value)
{
    before_value(json);
    nian_decimal_write(json->out, value);
}

void nian_json_bool(nian_json *json, bool value)
{
    before_value(json);
    nian_buf_add(json->out, value ? NIAN_STR("true") : NIAN_STR("false"));
}

void nian_json_null(nian_json *json)
{
    before_value(json);
    nian_buf_add(json->out, NIAN_STR("null"));
}
