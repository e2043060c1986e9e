/** What all fuzz targets need.  They assert properties, not only that
 *  nothing crashes.
 *
 *      int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
 *      {
 *          require(nian_utf8_valid(...));
 *          return 0;
 *      }
 */
#ifndef NIAN_TESTS_FUZZ_H
#define NIAN_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define require(condition)                                                     \
    ((condition) ? (void)0                                                     \
                 : (fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, \
                            #condition),                                       \
                    abort()))

/** The bytes up to the first NUL, and takes them off `rest` with it. */
static inline nian_str take_part(nian_str *rest)
{
    ptrdiff_t at = nian_str_find(*rest, (nian_str){"\0", 1});
    size_t len = at < 0 ? rest->len : (size_t)at;
    nian_str part = nian_str_slice(*rest, 0, len);
    *rest = nian_str_after(*rest, len + 1);
    return part;
}

#endif
