/** The parsers of markup and of containers.  They run in a process of their
 *  own (jail.h), never in the one that holds a corpus.
 *
 *      nian_ingested taken = {0};
 *      if (!nian_html_read(&taken, &arena, bytes, &options, err)) ...
 *
 *  Each fills text, said and notes.  They bound what they read: depth, count
 *  and size of what is unpacked, so that a bomb fails with NIAN_EINPUT.
 *  Messages do not name the file: nian_ingest() puts `read NAME: ` before.
 *  A page comes in UTF-8, whatever it declares: nian_ingest() has decoded it.
 */
#ifndef NIAN_INGEST_PARSERS_H
#define NIAN_INGEST_PARSERS_H

#include "ingest/ingest.h"

bool nian_html_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                    const nian_ingest_options *options, nian_error *err);
bool nian_docx_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                    const nian_ingest_options *options, nian_error *err);
bool nian_odt_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                   const nian_ingest_options *options, nian_error *err);
/** Fills members instead of text. */
bool nian_zip_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                   const nian_ingest_options *options, nian_error *err);
bool nian_ofd_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                   const nian_ingest_options *options, nian_error *err);

typedef bool nian_parser(nian_ingested *out, nian_arena *arena, nian_str bytes,
                         const nian_ingest_options *options, nian_error *err);

/** NULL for a format that no parser reads. */
nian_parser *nian_parser_find(nian_format format);

#endif
