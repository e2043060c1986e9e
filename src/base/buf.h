/** A growing run of bytes, for output and for building text.
 *
 *      nian_buf out = {0};
 *      nian_buf_add(&out, NIAN_STR("年"));
 *      nian_buf_format(&out, "%d", 2023);
 *      nian_buf_free(&out);
 *
 *  A sink, when set, takes the bytes whenever more than a block has gathered,
 *  so that output needs no memory of its own size.
 */
#ifndef NIAN_BASE_BUF_H
#define NIAN_BASE_BUF_H

#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

typedef struct nian_buf {
    char *ptr;
    size_t len;
    size_t capacity;
    FILE *sink;  /**< NULL: all is kept */
    bool failed; /**< the sink refused bytes; errno was kept in `reason` */
    int reason;
} nian_buf;

/** Makes room, takes in, lets the sink drain: for what does not just fit. */
void nian_buf_spill(nian_buf *buf, nian_str s);

static inline void nian_buf_add(nian_buf *buf, nian_str s)
{
    if (buf->sink || buf->capacity - buf->len < s.len) {
        nian_buf_spill(buf, s);
    } else if (s.len) {
        memcpy(buf->ptr + buf->len, s.ptr, s.len);
        buf->len += s.len;
    }
}

static inline void nian_buf_add_byte(nian_buf *buf, char byte)
{
    nian_buf_add(buf, (nian_str){&byte, 1});
}

/** In decimal, with zeros in front to `width` digits. */
void nian_buf_add_int(nian_buf *buf, int64_t value, int width);
void nian_buf_format(nian_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
nian_str nian_buf_str(const nian_buf *buf);
/** Writes what has gathered to the sink; false when it refused. */
bool nian_buf_flush(nian_buf *buf);
void nian_buf_free(nian_buf *buf);

#endif
