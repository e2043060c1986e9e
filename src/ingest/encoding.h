/** Bytes of text and of pages become UTF-8.
 *
 *      if (!nian_decode(&taken, &arena, bytes, options->encoding, err))
 *          ...
 *
 *  Messages do not name the file: nian_ingest() does.
 */
#ifndef NIAN_INGEST_ENCODING_H
#define NIAN_INGEST_ENCODING_H

#include "ingest/ingest.h"

/** Fills text, encoding and notes.  `wanted` is the encoding that a person
 *  names; empty: it is found out.  UTF-8 is handed on as it is.  Fails with
 *  NIAN_EINPUT for what is no text or is damaged, and with NIAN_EUNSUPPORTED
 *  for an encoding that is not read. */
bool nian_decode(nian_ingested *out, nian_arena *arena, nian_str bytes,
                 nian_str wanted, nian_error *err);

#endif
