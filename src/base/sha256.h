/** SHA-256, for naming the bytes that a report came in.
 *
 *      char hex[NIAN_SHA256_HEX];
 *      nian_sha256(hex, bytes);
 *
 *  FIPS 180-4, section 6.2.
 */
#ifndef NIAN_BASE_SHA256_H
#define NIAN_BASE_SHA256_H

#include "base/str.h"

enum {
    NIAN_SHA256_HEX = 65 /* with its NUL */
};

void nian_sha256(char hex[NIAN_SHA256_HEX], nian_str bytes);

#endif
