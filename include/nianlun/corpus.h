/** A corpus: reports kept in an ordinary git repository.
 *
 *      nian_error err = {0};
 *      nian_corpus *corpus;
 *      nian_entry_key key;
 *      nian_report *report = NULL;
 *      nian_str none = {NULL, 0};
 *      bool fine = nian_corpus_open(&corpus, "reports.git", &err) &&
 *                  nian_corpus_resolve(&key, corpus, NIAN_STR("青汀区"), none,
 *                                      2023, &err) &&
 *                  nian_corpus_load(&report, corpus, &key, &err);
 *      if (!fine)
 *          fprintf(stderr, "%s\n", err.message);
 *      nian_report_free(report);
 *      nian_corpus_free(corpus);
 *
 *  `main` holds reports/<issuer>/<kind>/<year>.md and the sources;
 *  refs/heads/timeline/<issuer>/<kind> is derived: one commit a report year,
 *  oldest first.  A handle belongs to one thread.  One process writes at a
 *  time; readers never wait.
 *
 *  Whatever reads fails with NIAN_EGIT, NIAN_EIO or NIAN_ECORRUPT where the
 *  repository cannot be read; further codes are named below.  A function that
 *  fails leaves NULL in `out`.
 */
#ifndef NIANLUN_CORPUS_H
#define NIANLUN_CORPUS_H

#include "nianlun/compare.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct nian_corpus nian_corpus;

/** Makes a bare repository in a folder that is new or empty.  Anything else
 *  is left as it is and fails with NIAN_EINPUT. */
bool nian_corpus_init(const char *path, nian_error *err);

/** `path` NULL or empty: $NIANLUN_CORPUS, else found upwards from here.
 *  Fails with NIAN_ENOTFOUND, with NIAN_EINPUT for a repository that is no
 *  corpus, with NIAN_EUNSUPPORTED for one that a newer nianlun made. */
bool nian_corpus_open(nian_corpus **out, const char *path, nian_error *err);
/** Reports that were loaded outlive it.  NULL is allowed. */
void nian_corpus_free(nian_corpus *corpus);

/** Reads an earlier state from now on: a commit of main as git names it
 *  (`main~2`, an id), or a day: the newest commit of no later a report.  Fails
 *  with NIAN_ENOTFOUND. */
bool nian_corpus_at(nian_corpus *corpus, nian_str revision, nian_error *err);

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

/** All reports; the listing outlives the corpus. */
bool nian_corpus_list(nian_listing **out, nian_corpus *corpus, nian_error *err);
/** NULL is allowed. */
void nian_listing_free(nian_listing *listing);

/** Finds what a person names: any unambiguous part of the issuer's name, with
 *  `kind` empty where the issuer has one.  `year` 0 leaves the year open.
 *  Fails with NIAN_EAMBIGUOUS (the message lists the candidates) or
 *  NIAN_ENOTFOUND.  The strings of `out` live as long as the corpus. */
bool nian_corpus_resolve(nian_entry_key *out, nian_corpus *corpus,
                         nian_str issuer, nian_str kind, int year,
                         nian_error *err);

/** Loads one report and runs the stages of text on it.  Fails with
 *  NIAN_ENOTFOUND. */
bool nian_corpus_load(nian_report **out, nian_corpus *corpus,
                      const nian_entry_key *key, nian_error *err);

/** A file to take in, or a ZIP of them, and what a person knows of it; empty
 *  fields are found out.  `path` must not be NULL. */
typedef struct nian_import_file {
    const char *path;
    nian_metadata given; /**< wins over what text and file name say */
} nian_import_file;

typedef enum nian_import_status {
    NIAN_IMPORT_ADDED,
    NIAN_IMPORT_REPLACED,   /**< the earlier text stays in the history */
    NIAN_IMPORT_UNCHANGED,  /**< the same bytes are there already */
    NIAN_IMPORT_SUPERSEDED, /**< a later file of the run is the same report */
    NIAN_IMPORT_REFUSED     /**< `reason` says why; the others go on */
} nian_import_status;

/** What a file was taken for.  All of it lives until the callback returns. */
typedef struct nian_import_result {
    nian_str path;
    nian_import_status status;
    nian_metadata meta;
    nian_str reason;     /**< of a refusal; else a remark, mostly empty */
    bool member;         /**< of a ZIP: `path` is ZIP/NAME */
    nian_str media_type; /**< what it was read as; empty when it was not */
    nian_str encoding;   /**< of text and pages */
    bool ocr;            /**< the text was read out of pictures */
    const nian_note *notes;
    size_t note_count;
    size_t order; /**< among all files of the run, those of ZIPs counted */
} nian_import_result;

typedef struct nian_import_options {
    bool dry_run;      /**< reads and recognises, writes nothing */
    bool no_sources;   /**< keeps the text alone, not the bytes it came in */
    nian_str encoding; /**< of all files: GB18030, Big5 …; empty: found out */
    bool ocr;          /**< reads the pictures of a PDF that has no text */
    bool no_jail; /**< goes on where the kernel cannot shut in the program that
                       reads a format */
    /** Called for each file in the order given, once it is safe on disk; may
     *  be NULL.  Files of an issuer whose name may be short for another's
     *  (青汀区 beside 云澜市青汀区) wait for all names of the run: they come
     *  in the last batch. */
    void (*tell)(void *context, const nian_import_result *result);
    /** Called after each file that was read, before it is safe; may be NULL. */
    void (*progress)(void *context, nian_str path, size_t done, size_t total);
    /** Asked before each file is taken; true ends the run with what it has
     *  taken so far, which is committed.  May be NULL. */
    bool (*stop)(void *context);
    void *context;
} nian_import_options;

typedef struct nian_import_counts {
    size_t by_status[5]; /**< by nian_import_status */
    size_t left;         /**< not looked at: the run was stopped */
} nian_import_counts;

/** Takes files into the corpus: one commit on main, or several where it would
 *  grow too large, and the timelines of the series.  A file that cannot be
 *  taken stops no other.  `options` may be NULL.  Fails when the corpus cannot
 *  be written (NIAN_ELOCKED: another process writes to it); what was told of
 *  before that is in. */
bool nian_corpus_add(nian_import_counts *out, nian_corpus *corpus,
                     const nian_import_file *files, size_t count,
                     const nian_import_options *options, nian_error *err);

/** What persons decided about a series: its links.yaml. */
typedef struct nian_links {
    const nian_decision *decisions;
    size_t decision_count;
    const nian_renaming *renamings;
    size_t renaming_count;
    const nian_note *notes; /**< lines that were not understood */
    size_t note_count;
} nian_links;

/** A series without decisions has none; the year of `key` is not used.  The
 *  links outlive the corpus.  Fails with NIAN_ECORRUPT when the file is no
 *  YAML. */
bool nian_corpus_links(nian_links **out, nian_corpus *corpus,
                       const nian_entry_key *key, nian_error *err);
/** NULL is allowed. */
void nian_links_free(nian_links *links);

typedef struct nian_decide_options {
    nian_str note; /**< why; may be empty */
    bool dry_run;  /**< says what would be done, writes nothing */
} nian_decide_options;

typedef enum nian_decided {
    NIAN_DECIDED_ALREADY, /**< it was so; nothing was written */
    NIAN_DECIDED_ADDED,
    NIAN_DECIDED_REPLACED /**< in place of the opposite */
} nian_decided;

/** Writes into links.yaml that statement `older` of `before` and `newer` of
 *  `after` are one undertaking, or are not: a commit on main whose author is
 *  the one that git knows.  Both must be loaded from the corpus, of one series,
 *  the older first.  `options` may be NULL.  Fails with NIAN_EINPUT,
 *  NIAN_ELOCKED, NIAN_ECORRUPT, and with NIAN_EUNSUPPORTED when a person has
 *  written the file in a way that only a person can change. */
bool nian_corpus_decide(nian_decided *out, nian_corpus *corpus,
                        const nian_report *before, uint32_t older,
                        const nian_report *after, uint32_t newer, bool same,
                        const nian_decide_options *options, nian_error *err);

/** The same for two names of one thing. */
bool nian_corpus_rename(nian_decided *out, nian_corpus *corpus,
                        const nian_entry_key *series, nian_str name,
                        nian_str means, bool same,
                        const nian_decide_options *options, nian_error *err);

/** Something that a check found. */
typedef struct nian_finding {
    bool broken;    /**< false: worth knowing, nothing to mend */
    bool repaired;  /**< it was broken */
    nian_str place; /**< a path, a reference, an object or a file */
    nian_str text;  /**< lower-case English, no full stop */
} nian_finding;

typedef struct nian_verification {
    const nian_finding *findings;
    size_t finding_count;
    size_t broken; /**< findings that are broken still */
    size_t objects, reports, sources, timelines; /**< looked at */
} nian_verification;

/** Reads every object that a reference leads to and holds main, the sources
 *  and the timelines against each other.  `repair` derives timelines again
 *  and removes locks that a crash left; reports are never touched.  Fails
 *  only when it cannot look. */
bool nian_corpus_verify(nian_verification **out, nian_corpus *corpus,
                        bool repair, nian_error *err);
/** NULL is allowed. */
void nian_verification_free(nian_verification *verification);

#ifdef __cplusplus
}
#endif
#endif
