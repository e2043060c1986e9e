/** Writes a ZIP of stored entries, as small packages for tests.
 *
 *      nian_buf box = {0};
 *      zip_add(&box, "content.xml", "<a/>");
 *      zip_end(&box);
 *
 *  What is added is told from the bytes themselves, so that nothing is kept
 *  beside them.
 */
#ifndef NIAN_TESTS_ZIP_H
#define NIAN_TESTS_ZIP_H

#include "base/buf.h"

enum {
    ZIP_LOCAL = 30, /* bytes of a local header */
    ZIP_UTF8 = 0x800
};

static inline void zip_number(nian_buf *out, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        nian_buf_add_byte(out, (char)(value >> (8 * i) & 0xFF));
}

static inline uint32_t zip_number_at(const nian_buf *box, size_t at)
{
    uint32_t value = 0;
    for (size_t i = 0; i < 4; i++)
        value |= (uint32_t)(unsigned char)box->ptr[at + i] << (8 * i);
    return value;
}

static inline uint32_t zip_crc(nian_str s)
{
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < s.len; i++) {
        crc ^= (unsigned char)s.ptr[i];
        for (int k = 0; k < 8; k++)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

/* What a local header and a row of the directory share. */
static inline void zip_fields(nian_buf *out, int flags, uint32_t crc,
                              uint32_t size, uint32_t name)
{
    zip_number(out, 20, 2);
    zip_number(out, (uint32_t)(flags | ZIP_UTF8), 2);
    zip_number(out, 0, 2);          /* stored */
    zip_number(out, 0x00210000, 4); /* the first day of 1980 */
    zip_number(out, crc, 4);
    zip_number(out, size, 4);
    zip_number(out, size, 4);
    zip_number(out, name, 2);
    zip_number(out, 0, 2);
}

static inline void zip_add_str(nian_buf *box, nian_str name, nian_str bytes)
{
    zip_number(box, 0x04034B50, 4);
    zip_fields(box, 0, zip_crc(bytes), (uint32_t)bytes.len, (uint32_t)name.len);
    nian_buf_add(box, name);
    nian_buf_add(box, bytes);
}

static inline void zip_add(nian_buf *box, const char *name, const char *text)
{
    zip_add_str(box, nian_str_from(name), nian_str_from(text));
}

/* The row for the entry at `at`; returns where the next one starts. */
static inline size_t zip_row(nian_buf *box, size_t at, int flags)
{
    uint32_t crc = zip_number_at(box, at + 14);
    uint32_t size = zip_number_at(box, at + 18);
    uint32_t name = zip_number_at(box, at + 26) & 0xFFFF;
    zip_number(box, 0x02014B50, 4);
    zip_number(box, 20, 2);
    zip_fields(box, flags, crc, size, name);
    zip_number(box, 0, 2);
    zip_number(box, 0, 4);
    zip_number(box, 0, 4);
    zip_number(box, (uint32_t)at, 4);
    for (uint32_t i = 0; i < name; i++)
        nian_buf_add_byte(box, box->ptr[at + ZIP_LOCAL + i]);
    return at + ZIP_LOCAL + name + size;
}

static inline void zip_end_with(nian_buf *box, int flags)
{
    size_t directory = box->len;
    uint32_t count = 0;
    for (size_t at = 0; at < directory; count++)
        at = zip_row(box, at, flags);
    size_t size = box->len - directory;
    zip_number(box, 0x06054B50, 4);
    zip_number(box, 0, 4);
    zip_number(box, count, 2);
    zip_number(box, count, 2);
    zip_number(box, (uint32_t)size, 4);
    zip_number(box, (uint32_t)directory, 4);
    zip_number(box, 0, 2);
}

/** Writes the directory; nothing may be added behind it. */
static inline void zip_end(nian_buf *box)
{
    zip_end_with(box, 0);
}

#endif
