/** One file, or one of a ZIP, on its way into a corpus: read, recognised, in
 * the form that is kept.
 *
 *      nian_arrival arrival = {.file = &file, .how = &how};
 *      nian_arrival_prepare(&arrival);
 *      if (arrival.refused) puts(arrival.why) ...
 *      nian_arrival_free(&arrival);
 *
 *  Arrivals share nothing, so several may be prepared at the same time.
 */
#ifndef NIAN_REPORT_ARRIVAL_H
#define NIAN_REPORT_ARRIVAL_H

#include "document/document.h"
#include "ingest/ingest.h"
#include "nianlun/corpus.h"

typedef struct nian_arrival {
    const nian_import_file *file;
    const nian_ingest_options *how;
    const nian_packed *member; /**< of a ZIP: its bytes; else NULL */
    nian_arena arena;
    nian_str bytes; /**< as they came */
    nian_ingested taken;
    nian_document document;
    nian_entry_key key;
    nian_str path; /**< in the corpus */
    nian_provenance source;
    nian_buf stored; /**< the form that the corpus keeps */
    uint64_t hash;   /**< of it */
    bool refused;    /**< set before: it is not looked at */
    nian_str why;    /**< it was refused; one line that names the file */
    size_t order;    /**< of the files of a run */
    nian_str remark; /**< on what was taken; mostly empty */
} nian_arrival;

void nian_arrival_prepare(nian_arrival *arrival);
/** Another spelling of the issuer, before it is put anywhere. */
void nian_arrival_rename(nian_arrival *arrival, nian_str issuer);
void nian_arrival_free(nian_arrival *arrival);

#endif
