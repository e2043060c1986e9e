/** One run of files into a corpus, as import.c drives it and import_judge.c
 *  decides about each file.  Private to report/.
 *
 *      if (!nian_import_judge(&run, &arrival, err)) ...
 */
#ifndef NIAN_REPORT_IMPORT_RUN_H
#define NIAN_REPORT_IMPORT_RUN_H

#include <stdatomic.h>

#include "base/map.h"
#include "corpus/corpus.h"
#include "report/arrival.h"
#include "report/names.h"

/* What a report's place holds. */
typedef struct nian_kept_text {
    bool exists;
    uint64_t hash;      /* of the stored bytes */
    nian_str sha256;    /* of its source */
    nian_metadata meta; /* as its front matter has it */
} nian_kept_text;

typedef struct nian_kept_place {
    nian_kept_text before; /* as it was before this batch */
    nian_kept_text now;
    const char *from; /* the file of this run; NULL: it was there before */
    size_t order;     /* of `from` */
    size_t batch;     /* that `from` came in; 0: none */
    size_t result;    /* of `from`, while its batch lasts */
} nian_kept_place;

typedef struct nian_import_run {
    nian_corpus *corpus;
    nian_store *store; /* NULL: a dry run */
    const nian_import_options *options;
    nian_import_counts *counts;
    nian_arena kept; /* of the run */
    nian_map taken;  /* path in the corpus → index into places, + 1 */
    vec(nian_kept_place) places;
    nian_arena batch; /* until the next commit */
    size_t batches;   /* begun, so at least 1 */
    vec(nian_import_result) waiting;
    nian_ingest_options how;
    nian_arrival *arrivals; /* under way */
    size_t done, total;     /* files, those in archives among them */
    nian_issuers issuers;   /* of the run and of the corpus */
    bool listed;            /* those of the corpus are among them */
    vec(nian_arrival) held; /* until all names are known */
    size_t held_bytes;
    bool failed; /* the corpus refused: nothing more is taken */
    atomic_bool stopped;
    nian_error *err;
} nian_import_run;

/** What became of a file; told of when its batch is safe. */
void nian_import_remember(nian_import_run *run, const nian_arrival *arrival,
                          nian_import_status status, nian_str reason);
/** New, replaced, or there already; what is taken is put into the store. */
bool nian_import_judge(nian_import_run *run, nian_arrival *arrival,
                       nian_error *err);
/** The names that the corpus has join those of the run. */
bool nian_import_list(nian_import_run *run, nian_error *err);

#endif
