/* Whole files. */
#ifndef NIAN_TESTS_BYTES_H
#define NIAN_TESTS_BYTES_H

#include <stdio.h>

#include "base/buf.h"

/* False when the file cannot be opened. */
static inline bool read_bytes(nian_buf *out, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char block[4096];
    size_t len;
    while ((len = fread(block, 1, sizeof block, file)) > 0)
        nian_buf_add(out, (nian_str){block, len});
    fclose(file);
    return true;
}

#endif
