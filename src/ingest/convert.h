/** Encodings by name, and bytes of one as UTF-8.
 *
 *      const nian_encoding *gbk = nian_encoding_find(NIAN_STR("gbk"));
 *      nian_converted made;
 *      if (gbk && nian_convert(&made, &arena, gbk, bytes, err)) ...
 */
#ifndef NIAN_INGEST_CONVERT_H
#define NIAN_INGEST_CONVERT_H

#include "ingest/ingest.h"

typedef struct nian_encoding {
    nian_str name;
    const char *iconv; /**< what iconv calls it */
    size_t unit;       /**< bytes that a character is made of: 1, 2, 4 */
} nian_encoding;

/** By any usual name, whatever its case and strokes; NULL when it is none. */
const nian_encoding *nian_encoding_find(nian_str name);
/** For messages: `UTF-8, GB18030, …`. */
const char *nian_encoding_names(void);

typedef struct nian_converted {
    nian_str text;     /**< U+FFFD for what is no character */
    size_t characters; /**< without white space and ASCII */
    size_t bad;        /**< places replaced */
    uint32_t line;     /**< of the first of them, from 1 */
} nian_converted;

/** Fails with NIAN_EUNSUPPORTED where the system does not know the encoding.
 *  A byte order mark is left out. */
bool nian_convert(nian_converted *out, nian_arena *arena,
                  const nian_encoding *from, nian_str bytes, nian_error *err);

/** Above 0 for a text that reads like formal Chinese, below for what does not,
 *  in tenths of nats; `narrow` is what a letter of ASCII is worth. */
long nian_encoding_score(nian_str text, int narrow);
/** How many characters at the start make the highest score. */
size_t nian_encoding_good(nian_str text);

/** Characters of two bytes that lost one read on as nonsense until the next
 *  letter of ASCII.  Where a line that holds damage reads like Chinese again
 *  when the half that is left stands alone, that half is made 0xFF, which is
 *  no character; else `bytes` stay as they are. */
nian_str nian_realign(nian_arena *arena, const nian_encoding *from,
                      nian_str bytes);

#endif
