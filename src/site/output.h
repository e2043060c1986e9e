/** The folder of a site: writes what changed, keeps what did not, takes away
 *  what it wrote before and is no more.
 *
 *      nian_output *output;
 *      if (!nian_output_open(&output, "pages", stamp, err)) ...
 *      nian_output_put(output, path, bytes, err);
 *      nian_output_close(output, true, err);
 *
 *  A list of what was written lies in the folder as `.nianlun-site`.  A file
 *  that is not in the list is never touched: a folder that holds others' files
 *  and no such list is refused.  A file is replaced as a whole or not at all.
 */
#ifndef NIAN_SITE_OUTPUT_H
#define NIAN_SITE_OUTPUT_H

#include "base/str.h"
#include "nianlun/error.h"

typedef struct nian_output nian_output;

typedef struct nian_output_counts {
    size_t written, unchanged, removed;
    uint64_t bytes; /**< of all files of the site */
} nian_output_counts;

/** Makes the folder when it is missing.  `stamp` is what the bytes depend on
 *  beside the corpus: with another stamp no group counts as done.  Fails with
 *  NIAN_EIO, and with NIAN_EINPUT for a folder of others. */
bool nian_output_open(nian_output **out, const char *folder, nian_str stamp,
                      nian_error *err);

/** Whether the group (a series) was written for the same `key`, which is what
 *  its pages are made from, and its files are all there: they then count as
 *  put.  Else false, and the group is begun; its files are put next.  `kept`
 *  gets what was noted of it. */
bool nian_output_group(nian_output *output, nian_str name, nian_str key,
                       nian_str *kept);
/** What is to be known of a group that was not written again; one line. */
void nian_output_note(nian_output *output, nian_str note);
/** The group is whole; later files belong to none. */
void nian_output_group_end(nian_output *output);

/** `path` has slashes and lies within the folder. */
bool nian_output_put(nian_output *output, nian_str path, nian_str bytes,
                     nian_error *err);

/** Up to `len` bytes of a file of the site, from `from` on; in `arena`. */
bool nian_output_read(nian_str *out, nian_arena *arena,
                      const nian_output *output, nian_str path, size_t from,
                      size_t len, nian_error *err);

/** With `whole`, files of an earlier run that were not put are taken away.
 *  The list is written in any case, so that the next run goes on.  `counts`
 *  may be NULL. */
bool nian_output_close(nian_output *output, bool whole,
                       nian_output_counts *counts, nian_error *err);

#endif
