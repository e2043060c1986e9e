/* Slices: nothing here looks past the length, wants a NUL at the end, or asks
 * the locale. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xxhash.h>

int nian_str_compare(nian_str s, nian_str t)
{
    size_t len = s.len < t.len ? s.len : t.len;
    int order = len ? memcmp(s.ptr, t.ptr, len) : 0;
    return order ? order : (s.len > t.len) - (s.len < t.len);
}

/* By the last byte: that of a Han character is one of 64, the first one of
 * six that stand everywhere. */
ptrdiff_t nian_str_find(nian_str s, nian_str needle)
{
    if (needle.len == 0)
        return 0;
    size_t before = needle.len - 1;
    for (size_t at = before; at < s.len; at++) {
        const char *end = memchr(s.ptr + at, needle.ptr[before], s.len - at);
        if (!end)
            break;
        at = (size_t)(end - s.ptr);
        if (memcmp(end - before, needle.ptr, before) == 0)
            return (ptrdiff_t)(at - before);
    }
    return NIAN_STR_NONE;
}

ptrdiff_t nian_str_find_last(nian_str s, nian_str needle)
{
    if (s.len < needle.len)
        return NIAN_STR_NONE;
    for (size_t at = s.len - needle.len + 1; at-- > 0;)
        if (nian_bytes_equal(s.ptr + at, needle.ptr, needle.len))
            return (ptrdiff_t)at;
    return NIAN_STR_NONE;
}

bool nian_str_has(nian_str s, nian_str needle)
{
    return nian_str_find(s, needle) != NIAN_STR_NONE;
}

bool nian_str_is_any(nian_str s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_equal(s, words[i]))
            return true;
    return false;
}

bool nian_str_has_any(nian_str s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_has(s, words[i]))
            return true;
    return false;
}

bool nian_str_starts_any(nian_str s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_starts(s, words[i]))
            return true;
    return false;
}

bool nian_str_ends_any(nian_str s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_ends(s, words[i]))
            return true;
    return false;
}

static size_t blank_at_start(nian_str s)
{
    static const nian_str wide[] = {
        NIAN_STR_INIT("\xC2\xA0"),
        NIAN_STR_INIT("\xE3\x80\x80"),
        NIAN_STR_INIT("\xEF\xBB\xBF"),
    };
    if (s.len && (s.ptr[0] == ' ' || (s.ptr[0] >= '\t' && s.ptr[0] <= '\r')))
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (nian_str_starts(s, wide[i]))
            return wide[i].len;
    return 0;
}

static size_t blank_at_end(nian_str s)
{
    for (size_t len = 1; len <= 3 && len <= s.len; len++)
        if (blank_at_start(nian_str_after(s, s.len - len)) == len)
            return len;
    return 0;
}

nian_str nian_str_trim(nian_str s)
{
    for (size_t len; (len = blank_at_start(s)) > 0;)
        s = nian_str_after(s, len);
    for (size_t len; (len = blank_at_end(s)) > 0;)
        s.len -= len;
    return s;
}

bool nian_str_line(nian_str *rest, nian_str *line)
{
    if (rest->len == 0)
        return false;
    const char *end = memchr(rest->ptr, '\n', rest->len);
    size_t len = end ? (size_t)(end - rest->ptr) : rest->len;
    *line = nian_str_slice(*rest, 0, len);
    *rest = nian_str_after(*rest, end ? len + 1 : len);
    return true;
}

nian_str nian_str_copy(nian_arena *arena, nian_str s)
{
    return nian_str_concat(arena, s, (nian_str){NULL, 0});
}

nian_str nian_str_concat(nian_arena *arena, nian_str s, nian_str t)
{
    char *bytes = nian_arena_alloc(arena, s.len + t.len, 1);
    if (s.len)
        memcpy(bytes, s.ptr, s.len);
    if (t.len)
        memcpy(bytes + s.len, t.ptr, t.len);
    return (nian_str){bytes, s.len + t.len};
}

nian_str nian_str_vformat(nian_arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0)
        abort();
    char *bytes = nian_arena_alloc(arena, (size_t)len + 1, 1);
    vsnprintf(bytes, (size_t)len + 1, format, args);
    return (nian_str){bytes, (size_t)len};
}

nian_str nian_str_format(nian_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    nian_str formatted = nian_str_vformat(arena, format, args);
    va_end(args);
    return formatted;
}

nian_str nian_str_join(nian_arena *arena, const nian_str *parts, size_t count,
                       nian_str between)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += parts[i].len + (i ? between.len : 0);
    char *bytes = nian_arena_alloc(arena, len, 1);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (i && between.len)
            memcpy(bytes + at, between.ptr, between.len);
        at += i ? between.len : 0;
        if (parts[i].len)
            memcpy(bytes + at, parts[i].ptr, parts[i].len);
        at += parts[i].len;
    }
    return (nian_str){bytes, len};
}

const char *nian_cstr(nian_arena *arena, nian_str s)
{
    if (s.len && memchr(s.ptr, '\0', s.len))
        return NULL;
    char *bytes = nian_arena_alloc(arena, s.len + 1, 1);
    if (s.len)
        memcpy(bytes, s.ptr, s.len);
    return bytes;
}

bool nian_str_to_int(nian_str s, int *out)
{
    if (s.len == 0 || s.len > 9)
        return false;
    int value = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        value = value * 10 + (s.ptr[i] - '0');
    }
    *out = value;
    return true;
}

uint64_t nian_str_hash(nian_str s)
{
    return XXH3_64bits(s.ptr, s.len);
}
