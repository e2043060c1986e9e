/** What stands in a ZIP that lies in memory: the parts of a DOCX, ODT or OFD,
 *  the files of an archive of reports.
 *
 *      nian_container box;
 *      if (nian_container_open(&box, &arena, bytes, err) &&
 *          nian_container_read(&part, &box, NIAN_STR("content.xml"), err))
 *          ...
 *
 *  Nothing is written to disk, so that no name can do harm.  Names are looked
 *  up as offices write them: `\` is `/`, a `/` in front is nothing, and small
 *  and capital Latin letters are one.  What is unpacked is bounded over all
 *  reads of a container together.
 */
#ifndef NIAN_INGEST_CONTAINER_H
#define NIAN_INGEST_CONTAINER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum {
    NIAN_CONTAINER_ENTRIES = 10000,           /**< at most */
    NIAN_CONTAINER_BYTES = 256 * 1024 * 1024, /**< unpacked, over all reads */
    NIAN_CONTAINER_RATIO = 1000, /**< unpacked to packed, beyond … */
    NIAN_CONTAINER_FREE = 10 * 1024 * 1024 /**< … so many bytes */
};

/** A folder is no entry. */
typedef struct nian_entry {
    nian_str name;    /**< as written; bytes where it is no UTF-8 (GBK …) */
    uint64_t size;    /**< as the directory says, which is not to be trusted */
    uint32_t ordinal; /**< among all that is stored, folders included */
} nian_entry;

typedef struct nian_container {
    nian_str bytes; /**< borrowed */
    nian_arena *arena;
    vec(nian_entry) entries; /**< in the order in which they are stored */
    uint64_t unpacked;       /**< so far */
} nian_container;

/** Reads the directory.  Fails with NIAN_EINPUT for what is no whole ZIP or
 *  has too many entries, NIAN_EUNSUPPORTED for one with a password. */
bool nian_container_open(nian_container *out, nian_arena *arena, nian_str bytes,
                         nian_error *err);

/** NULL when there is none. */
const nian_entry *nian_container_find(const nian_container *box, nian_str name);

/** Takes a piece of what is unpacked; false ends the reading. */
typedef bool nian_container_sink(void *context, nian_str piece,
                                 nian_error *err);

/** Hands an entry to `sink` in pieces, so that it is never whole in memory.
 *  Fails with NIAN_ENOTFOUND where there is none, NIAN_EINPUT where it is
 *  damaged or a bomb, and as the sink does. */
bool nian_container_stream(nian_container *box, nian_str name,
                           nian_container_sink *sink, void *context,
                           nian_error *err);

/** What is done with the entries of a container, one after the other. */
typedef struct nian_container_visitor {
    bool (*wants)(void *context, nian_str name);
    /** `bytes` are the entry as a whole, until it returns. */
    bool (*takes)(void *context, nian_str name, nian_str bytes,
                  nian_error *err);
    void *context;
} nian_container_visitor;

/** Goes once through all files.  Fails as reading one does, and as `takes`
 *  does. */
bool nian_container_visit(nian_container *box,
                          const nian_container_visitor *visitor,
                          nian_error *err);

/** The entry as a whole, in the container's arena. */
bool nian_container_read(nian_str *out, nian_container *box, nian_str name,
                         nian_error *err);

#endif
