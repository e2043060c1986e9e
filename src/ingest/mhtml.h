/** A page with all it needs in one file, as browsers save it (RFC 2557).
 *
 *      if (nian_mhtml_is(bytes) &&
 *          nian_mhtml_unpack(&page, &charset, &arena, bytes, err)) ...
 */
#ifndef NIAN_INGEST_MHTML_H
#define NIAN_INGEST_MHTML_H

#include "ingest/ingest.h"

/** The head of a message that holds a page. */
bool nian_mhtml_is(nian_str bytes);

/** The first page in it, and the encoding that the file says it has, or empty.
 *  Fails with NIAN_EINPUT when there is none. */
bool nian_mhtml_unpack(nian_str *page, nian_str *charset, nian_arena *arena,
                       nian_str bytes, nian_error *err);

#endif
