/** What is done with slices everywhere: cut, compare, find, copy.
 *
 *      for (nian_str rest = text, line; nian_str_line(&rest, &line);)
 *          if (nian_str_starts(line, NIAN_STR("# "))) ...
 */
#ifndef NIAN_BASE_STR_H
#define NIAN_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "nianlun/error.h"
#include "nianlun/str.h"

/** For printf: printf("%.*s", NIAN_STR_ARG(s)). */
#define NIAN_STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

enum {
    NIAN_STR_NONE = -1
};

vec_type(nian_strs, nian_str);

/** Of a C string that outlives the slice; NULL is empty. */
static inline nian_str nian_str_from(const char *terminated)
{
    return (nian_str){terminated, terminated ? strlen(terminated) : 0};
}

static inline nian_str nian_str_slice(nian_str s, size_t begin, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (begin > end)
        begin = end;
    return (nian_str){s.ptr ? s.ptr + begin : NULL, end - begin};
}

/** From `begin` to the end. */
static inline nian_str nian_str_after(nian_str s, size_t begin)
{
    return nian_str_slice(s, begin, s.len);
}

/** Looks at the last byte first: Han characters that share their first bytes
 *  are many, and most of what is compared differs. */
static inline bool nian_bytes_equal(const char *p, const char *q, size_t len)
{
    return len == 0 || (p[len - 1] == q[len - 1] && memcmp(p, q, len - 1) == 0);
}

static inline bool nian_str_equal(nian_str s, nian_str t)
{
    return s.len == t.len && nian_bytes_equal(s.ptr, t.ptr, s.len);
}

static inline bool nian_str_starts(nian_str s, nian_str prefix)
{
    return s.len >= prefix.len &&
           nian_bytes_equal(s.ptr, prefix.ptr, prefix.len);
}

static inline bool nian_str_ends(nian_str s, nian_str suffix)
{
    return s.len >= suffix.len &&
           (suffix.len == 0 || nian_bytes_equal(s.ptr + (s.len - suffix.len),
                                                suffix.ptr, suffix.len));
}

/** Bytewise; less than, equal to or greater than 0. */
int nian_str_compare(nian_str s, nian_str t);
/** Byte offset of the first `needle`, or NIAN_STR_NONE. */
ptrdiff_t nian_str_find(nian_str s, nian_str needle);
ptrdiff_t nian_str_find_last(nian_str s, nian_str needle);
bool nian_str_has(nian_str s, nian_str needle);

/** Whether one of a table's words is `s`, stands in it, starts or ends it. */
bool nian_str_is_any(nian_str s, const nian_str *words, size_t count);
bool nian_str_has_any(nian_str s, const nian_str *words, size_t count);
bool nian_str_starts_any(nian_str s, const nian_str *words, size_t count);
bool nian_str_ends_any(nian_str s, const nian_str *words, size_t count);

/** Takes `prefix` (`suffix`) off `s` when it stands there. */
static inline bool nian_str_cut_start(nian_str *s, nian_str prefix)
{
    if (!nian_str_starts(*s, prefix))
        return false;
    *s = nian_str_after(*s, prefix.len);
    return true;
}

static inline bool nian_str_cut_end(nian_str *s, nian_str suffix)
{
    if (!nian_str_ends(*s, suffix))
        return false;
    s->len -= suffix.len;
    return true;
}

/** Without blanks at both ends: ASCII white space, U+00A0, U+3000, U+FEFF. */
nian_str nian_str_trim(nian_str s);

/** The next line without its LF; false when `rest` is used up. */
bool nian_str_line(nian_str *rest, nian_str *line);

nian_str nian_str_copy(nian_arena *arena, nian_str s);
nian_str nian_str_concat(nian_arena *arena, nian_str s, nian_str t);
nian_str nian_str_format(nian_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
nian_str nian_str_vformat(nian_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
/** Parts joined by `between`. */
nian_str nian_str_join(nian_arena *arena, const nian_str *parts, size_t count,
                       nian_str between);

/** A terminated copy, or NULL when `s` holds NUL. */
const char *nian_cstr(nian_arena *arena, nian_str s);

/** Up to 9 ASCII digits and nothing else, as a number; false otherwise. */
bool nian_str_to_int(nian_str s, int *out);

/** For qsort and for maps. */
uint64_t nian_str_hash(nian_str s);

#endif
