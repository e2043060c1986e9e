/** What a parser found, as bytes on a pipe: a line that names the version,
 *  then records of a tag, a length and so many bytes.
 *
 *      nian_wire_put(&out, &taken, NULL);
 *      nian_wire_take(&again, &arena, nian_buf_str(&out), err);
 *
 *  The reader trusts nothing: lengths are held against what is there, text
 *  must be UTF-8, numbers must lie where they can lie.
 */
#ifndef NIAN_INGEST_WIRE_H
#define NIAN_INGEST_WIRE_H

#include "base/buf.h"
#include "ingest/ingest.h"

/** Counts up with every change of the records or of jail_start.h. */
#define NIAN_WIRE_VERSION "1"

enum {
    NIAN_WIRE_TEXT_MOST = 64 << 20,
    NIAN_WIRE_NOTES_MOST = 4096,
    NIAN_WIRE_MEMBERS_MOST = 4096
};

/** `failure` NULL: it went well. */
void nian_wire_put(nian_buf *out, const nian_ingested *taken,
                   const nian_error *failure);

/** All that is handed out lives in `arena`.  Fails as the parser did, with
 *  NIAN_EINPUT for bytes that no parser writes, with NIAN_EIO for those of
 *  another version. */
bool nian_wire_take(nian_ingested *out, nian_arena *arena, nian_str bytes,
                    nian_error *err);

#endif
