/** A corpus as static pages that open from a disk or from any web server.
 *
 *      nian_site_options options = {.language = NIAN_STR("zh")};
 *      nian_site_counts counts;
 *      if (!nian_site_write(&counts, corpus, "pages", &options, &err)) ...
 *
 *  Series are made one after another, so that memory is bounded by the
 *  largest; of a series the pages are made on several threads.  The same
 *  corpus gives the same bytes, and a later year changes no address: see
 *  pages.h for the addresses.
 */
#ifndef NIAN_SITE_SITE_H
#define NIAN_SITE_SITE_H

#include "nianlun/corpus.h"

typedef struct nian_site_options {
    nian_str language;          /**< zh or en; empty: zh */
    const nian_entry_key *only; /**< the series that are wanted, by issuer and
                                     kind; none: all */
    size_t only_count;
    /** Pages of all series so far, and how much of the work is done in
     *  thousandths; may be NULL. */
    void (*progress)(void *context, size_t pages, int done);
    void *context;
} nian_site_options;

typedef struct nian_site_counts {
    size_t series, reports; /**< on the pages */
    size_t written, unchanged, removed;
    uint64_t bytes;
} nian_site_counts;

/** Fails as the corpus does, with NIAN_EINPUT for a language that is not
 *  known, a folder of others or a corpus without reports, with NIAN_EIO where
 *  a file cannot be written. */
bool nian_site_write(nian_site_counts *out, nian_corpus *corpus,
                     const char *folder, const nian_site_options *options,
                     nian_error *err);

#endif
