/** SHA-1, for the one sum that libgit2 does not make: that over a pack.
 *
 *      nian_sha1 sum;
 *      nian_sha1_start(&sum);
 *      nian_sha1_add(&sum, bytes);
 *      nian_sha1_end(&sum, out);
 *
 *  FIPS 180-4, section 6.1.  It guards against accidents, not against people:
 *  names of objects come from libgit2, which detects collisions.
 */
#ifndef NIAN_CORPUS_SHA1_H
#define NIAN_CORPUS_SHA1_H

#include "base/str.h"

enum {
    NIAN_SHA1_BLOCK = 64,
    NIAN_SHA1_BYTES = 20
};

typedef struct nian_sha1 {
    uint32_t state[5];
    uint64_t len;
    unsigned char block[NIAN_SHA1_BLOCK]; /**< bytes that fill none yet */
} nian_sha1;

void nian_sha1_start(nian_sha1 *sum);
void nian_sha1_add(nian_sha1 *sum, nian_str bytes);
void nian_sha1_end(nian_sha1 *sum, unsigned char out[NIAN_SHA1_BYTES]);

#endif
