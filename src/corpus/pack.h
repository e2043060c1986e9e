/** Many new objects as one pack with its index.
 *
 *      int code = nian_pack_write(odb, objects, count);
 */
#ifndef NIAN_CORPUS_PACK_H
#define NIAN_CORPUS_PACK_H

#include "corpus/git.h"

typedef struct nian_object {
    git_oid id;
    git_object_t type;
    nian_str bytes;
} nian_object;

/** Returns 0 when the pack is safe on disk, else what libgit2 said. */
int nian_pack_write(git_odb *odb, const nian_object *objects, size_t count);

#endif
