/* Bytes that grow by doubling.  A sink that refuses once is not asked again:
 * what comes after is let go, and the first reason is kept. */
#include "base/buf.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum {
    SINK_BLOCK = 1 << 16
};

static void make_room(nian_buf *buf, size_t more)
{
    if (buf->capacity - buf->len >= more)
        return;
    size_t wanted = buf->capacity ? buf->capacity * 2 : 256;
    if (wanted < buf->len + more)
        wanted = buf->len + more;
    buf->ptr = nian_xrealloc(buf->ptr, wanted);
    buf->capacity = wanted;
}

static void drain(nian_buf *buf)
{
    if (buf->sink && buf->len >= SINK_BLOCK)
        nian_buf_flush(buf);
}

void nian_buf_spill(nian_buf *buf, nian_str s)
{
    if (s.len == 0)
        return;
    make_room(buf, s.len);
    memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
    drain(buf);
}

void nian_buf_add_int(nian_buf *buf, int64_t value, int width)
{
    char digits[40];
    size_t at = sizeof digits;
    uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
    for (int count = 0; size || (count < width && at > 1); count++) {
        digits[--at] = (char)('0' + size % 10);
        size /= 10;
    }
    if (value < 0)
        digits[--at] = '-';
    nian_buf_add(buf, (nian_str){digits + at, sizeof digits - at});
}

void nian_buf_format(nian_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        abort();
    make_room(buf, (size_t)len + 1);
    vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
    va_end(again);
    buf->len += (size_t)len;
    drain(buf);
}

nian_str nian_buf_str(const nian_buf *buf)
{
    return (nian_str){buf->ptr, buf->len};
}

bool nian_buf_flush(nian_buf *buf)
{
    if (!buf->sink)
        return true;
    if (!buf->failed && buf->len &&
        fwrite(buf->ptr, 1, buf->len, buf->sink) != buf->len) {
        buf->failed = true;
        buf->reason = errno;
    }
    buf->len = 0;
    if (!buf->failed && fflush(buf->sink) != 0) {
        buf->failed = true;
        buf->reason = errno;
    }
    return !buf->failed;
}

void nian_buf_free(nian_buf *buf)
{
    free(buf->ptr);
    *buf = (nian_buf){0};
}
