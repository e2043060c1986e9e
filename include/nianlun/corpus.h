/** A corpus: reports kept in an ordinary git repository.
 *
 *      nian_corpus *corpus;
 *      if (!nian_corpus_open(&corpus, "reports.git", &err)) ...
 *      if (!nian_corpus_load(&report, corpus, &ref, &err)) ...
 *      nian_corpus_free(corpus);
 *
 *  `main` holds reports/<issuer>/<kind>/<year>.md and the sources;
 *  refs/heads/timeline/<issuer>/<kind> is derived: one commit a report year,
 *  oldest first.  A handle belongs to one thread.  One process writes at a
 *  time; readers never wait.
 */
#ifndef NIANLUN_CORPUS_H
#define NIANLUN_CORPUS_H

#include "nianlun/report.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct nian_corpus nian_corpus;

/** Makes a bare repository.  An existing corpus is left as it is and said to
 *  be there with NIAN_EINPUT. */
bool nian_corpus_init(const char *path, nian_error *err);

/** `path` NULL: $NIANLUN_CORPUS, else found upwards from here. */
bool nian_corpus_open(nian_corpus **out, const char *path, nian_error *err);
void nian_corpus_free(nian_corpus *corpus);

/** A report's place in a corpus. */
typedef struct nian_entry_key {
    nian_str issuer;
    nian_str kind;
    int year;
} nian_entry_key;

typedef struct nian_listing {
    const nian_entry_key *entries; /**< by issuer, kind, year */
    size_t count;
} nian_listing;

bool nian_corpus_list(nian_listing **out, nian_corpus *corpus, nian_error *err);
void nian_listing_free(nian_listing *listing);

/** Finds what a person names: any unambiguous part of the issuer's name, with
 *  `kind` empty where the issuer has one.  `year` 0 leaves the year open.
 *  Fails with NIAN_EAMBIGUOUS (the message lists the candidates) or
 *  NIAN_ENOTFOUND.  The strings of `out` live as long as the corpus. */
bool nian_corpus_resolve(nian_entry_key *out, nian_corpus *corpus,
                         nian_str issuer, nian_str kind, int year,
                         nian_error *err);

/** Loads one report and runs the stages of text on it. */
bool nian_corpus_load(nian_report **out, nian_corpus *corpus,
                      const nian_entry_key *key, nian_error *err);

#ifdef __cplusplus
}
#endif
#endif
