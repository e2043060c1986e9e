/** What a file is, by its bytes alone: names lie.
 *
 *      nian_sniffed found;
 *      nian_sniff_closely(&found, bytes);
 *      if (found.format == NIAN_FORMAT_UNKNOWN && found.what)
 *          printf("%s: %s\n", found.what, found.advice);
 *
 *  Nothing is unpacked; of a ZIP the list of names is read.
 */
#ifndef NIAN_INGEST_SNIFF_H
#define NIAN_INGEST_SNIFF_H

#include "ingest/ingest.h"

typedef struct nian_sniffed {
    nian_format format;
    const char *what;   /**< `an old Word file`: what is known and not read;
                             else NULL */
    const char *advice; /**< what a person does about it */
} nian_sniffed;

void nian_sniff_closely(nian_sniffed *out, nian_str bytes);

/** By the names in a ZIP; `bytes` must begin as one does. */
void nian_sniff_zip(nian_sniffed *out, nian_str bytes);

/** Left in folders and archives by systems, and by office programs that had a
 *  file open: hidden files, Thumbs.db, __MACOSX/, ~$2023.docx. */
bool nian_is_litter(nian_str path);

/** The page is HTML, in whatever encoding. */
bool nian_sniff_html(nian_str bytes);

#endif
