/** Bytes of text and of pages become UTF-8.
 *
 *      nian_decoding how = {.wanted = options->encoding};
 *      if (!nian_decode(&taken, &arena, bytes, &how, err)) ...
 *
 *  Found out are UTF-8, UTF-16 and UTF-32 with a mark, UTF-16 without one,
 *  GB18030 (of which GBK and GB2312 are parts) and Big5: the file is read in
 *  each on trial, and the reading that is formal Chinese wins, if it wins
 *  clearly.  A wrong guess is worse than a question, so what is left open is
 *  refused.  Messages do not name the file: nian_ingest() does.
 */
#ifndef NIAN_INGEST_ENCODING_H
#define NIAN_INGEST_ENCODING_H

#include "ingest/ingest.h"

typedef struct nian_decoding {
    nian_str wanted;   /**< a person names the encoding; empty: found out */
    nian_str declared; /**< the page names it: asked where the text leaves it
                            open */
    bool page;         /**< invalid UTF-8 here and there is replaced: programs
                            that make pages cut their descriptions by bytes */
} nian_decoding;

/** Fills text, encoding and notes.  UTF-8 is handed on as it is.  Of other
 *  encodings a thousandth of the characters may be damaged; they are replaced
 *  and noted.  Fails with NIAN_EINPUT for what is no text or is damaged, and
 *  with NIAN_EUNSUPPORTED for an encoding that is not read. */
bool nian_decode(nian_ingested *out, nian_arena *arena, nian_str bytes,
                 const nian_decoding *how, nian_error *err);

#endif
