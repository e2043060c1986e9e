/** Search on the reader's side: which two characters in a row stand in which
 *  reports, in shards that a page loads as it needs them, and the sentences of
 *  each report to show what was found.
 *
 *      ISSUER/KIND/search.index     a series, from which shards are made
 *      ISSUER/KIND/2023.text.js     the sentences of a report
 *      search/reports.js            all reports, and how many shards there are
 *      search/1f.js                 a shard
 *      search/fold.js               traditional characters as simplified ones
 *
 *  Scripts and not JSON, since a page that was opened from a disk may load
 *  those alone.  Memory is bounded by one part in NIAN_SEARCH_BLOCKS of the
 *  index.
 */
#ifndef NIAN_SITE_SEARCH_H
#define NIAN_SITE_SEARCH_H

#include "site/output.h"
#include "site/pages.h"

enum {
    NIAN_SEARCH_SLOTS = 4096, /* values of nian_search_slot() */
    NIAN_SEARCH_BLOCKS = 64   /* that are put together one after another */
};

/** The slot of two characters; the page counts it likewise. */
unsigned nian_search_slot(uint32_t first, uint32_t second);

/** What a series adds to its files. */
void nian_site_list_search(nian_site_files *out, nian_arena *arena,
                           const nian_site_series *series);

/** The shards, out of what was put for each series. */
bool nian_site_search(nian_output *output, const nian_site_summary *series,
                      size_t count, nian_error *err);

/** The page. */
void nian_site_search_page(nian_buf *out, nian_arena *arena,
                           const nian_site *site);

#endif
