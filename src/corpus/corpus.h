/** Reports in git as bytes and paths: what the corpus offers to report/,
 *  which knows what the bytes mean.
 *
 *      nian_store *store;
 *      if (!nian_store_open(&store, corpus, describe, err)) ...
 *      nian_store_put(store, path, bytes, &changed, err);
 *      nian_store_commit(store, message, time, err);
 *      nian_store_close(store);
 *
 *  Nothing here reads a clock: times of commits come from the reports, so
 *  that the same reports give the same commits.
 */
#ifndef NIAN_CORPUS_CORPUS_H
#define NIAN_CORPUS_CORPUS_H

#include "base/str.h"
#include "nianlun/corpus.h"

/* path.c: names and where they lie. */

/** What is wrong with a name, NULL when it may stand. */
const char *nian_name_fault(nian_str name);

/** A name as it is stored: NFC, trimmed.  Fails with NIAN_EINPUT when it
 *  cannot be a part of a path on some system that clones the corpus; `what`
 *  names it in the message. */
bool nian_name_clean(nian_str *out, nian_arena *arena, nian_str name,
                     const char *what, nian_error *err);

/** reports/<issuer>/<kind>/<year>.md */
nian_str nian_path_report(nian_arena *arena, const nian_entry_key *key);
/** reports/<issuer>/<kind>/links.yaml */
nian_str nian_path_links(nian_arena *arena, nian_str issuer, nian_str kind);
/** sources/<2 digits>/<62 digits>, the folder of a source. */
nian_str nian_path_source(nian_arena *arena, nian_str sha256);
/** The year of `2023.md`, 0 for any other name. */
int nian_path_year(nian_str file);
/** refs/heads/timeline/<issuer>/<kind>; what no ref may hold is written as
 *  %XX. */
nian_str nian_path_timeline(nian_arena *arena, nian_str issuer, nian_str kind);
/** Any text as a file name: what cannot be part of one becomes `_`. */
nian_str nian_path_file_name(nian_arena *arena, nian_str text);

/* stamp.c: times of commits. */

/** What a commit of a timeline says of its report. */
typedef struct nian_stamp {
    nian_str title; /**< one line */
    nian_str date;  /**< as the report has it; may be empty */
    int64_t time;   /**< see nian_stamp_time() */
} nian_stamp;

/** Reads a report's stamp out of its stored bytes.  Cannot fail. */
typedef void nian_describe(nian_stamp *out, nian_arena *arena,
                           const nian_entry_key *key, nian_str bytes);

/** Noon UTC of a day, which is the same day nearly everywhere, brought into
 *  1970-01-02 … 2099-12-31: git cannot write earlier times, libgit2 no much
 *  later ones. */
int64_t nian_stamp_time(int year, int month, int day);
/** "2023-12-23", "2023-12" or "2023"; parts that are not there are 0. */
bool nian_stamp_read(nian_str date, int *year, int *month, int *day);

/* snapshot.c: reading. */

/** The bytes of a file on main (or where the corpus is pinned), with the hex
 *  id of its blob; both live in `arena`.  Fails with NIAN_ENOTFOUND. */
bool nian_corpus_read(nian_str *out, nian_str *blob, nian_arena *arena,
                      nian_corpus *corpus, nian_str path, nian_error *err);
/** The hex id of the commit that is read; empty without any. */
nian_str nian_corpus_tip(nian_arena *arena, const nian_corpus *corpus);
/** All reports, by issuer, kind, year; borrowed from the corpus. */
bool nian_corpus_entries(const nian_entry_key **out, size_t *count,
                         nian_corpus *corpus, nian_error *err);

/* origin.c: what answers about a series rest on. */

typedef struct nian_origin {
    int year;
    nian_str blob;   /**< of the report, hexadecimal */
    nian_str commit; /**< of its timeline that brought it: the same whatever
                          else the corpus holds */
} nian_origin;
vec_type(nian_origins, nian_origin);

/** All reports of a series, oldest first; in `arena`. */
bool nian_corpus_origins(nian_origins *out, nian_arena *arena,
                         nian_corpus *corpus, nian_str issuer, nian_str kind,
                         nian_error *err);

/* author.c: the person at the keyboard. */

/** Who decides, and when, as git writes it: `Name <mail> seconds +0800`. */
typedef struct nian_author {
    nian_str line;
} nian_author;

/** As git finds its author: GIT_AUTHOR_NAME, _EMAIL and _DATE, else user.name
 *  and user.email of its configuration and the time now; else the name of the
 *  account.  Fails with NIAN_EINPUT when the date cannot be read. */
bool nian_author_read(nian_author *out, nian_arena *arena, nian_corpus *corpus,
                      nian_error *err);

/* store.c: writing. */

typedef struct nian_store nian_store;

/** Takes the lock; all that is put stays in memory until the commit.  Fails
 *  with NIAN_ELOCKED or NIAN_EIO, and with NIAN_EINPUT where the corpus is a
 *  clone with files checked out or is read at a revision. */
bool nian_store_open(nian_store **out, nian_corpus *corpus,
                     nian_describe *describe, nian_error *err);
/** NULL is allowed.  What was not committed is forgotten. */
void nian_store_close(nian_store *store);

/** The bytes at `path` as they will be; false in `found` when there are
 *  none. */
bool nian_store_get(nian_str *out, bool *found, nian_arena *arena,
                    nian_store *store, nian_str path, nian_error *err);
/** Whether the folder has any entry. */
bool nian_store_has_folder(bool *out, nian_store *store, nian_str path,
                           nian_error *err);
/** `changed` (may be NULL) says whether other bytes stood there. */
bool nian_store_put(nian_store *store, nian_str path, nian_str bytes,
                    bool *changed, nian_error *err);
/** What was put at `path` since the last commit is taken back. */
void nian_store_drop(nian_store *store, nian_str path);
/** The timeline of this series is looked after at the next commit. */
void nian_store_touch(nian_store *store, nian_str issuer, nian_str kind);
/** Whether a commit is due, so that none grows without bound. */
bool nian_store_full(const nian_store *store);
/** Objects, then main, then the timelines.  `time` is of the newest report;
 *  a commit is never older than its parent.  Nothing changed: no commit. */
bool nian_store_commit(nian_store *store, nian_str message, int64_t time,
                       nian_error *err);
/** The next commits are this person's.  They keep the time of their parent
 *  beside the author's own: `--as-of` counts in the days of reports. */
void nian_store_sign(nian_store *store, const nian_author *author);

/* verify.c: what the bytes of the repository say. */

vec_type(nian_findings, nian_finding);

typedef struct nian_check {
    nian_arena *arena; /**< of findings and their texts */
    nian_corpus *corpus;
    nian_describe *describe;
    bool repair;
    nian_findings findings;
    size_t objects, timelines; /**< looked at */
} nian_check;

/** Adds a finding; `format` is its text. */
nian_finding *nian_check_add(nian_check *check, bool broken, nian_str place,
                             const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/** Locks, references, objects, timelines. */
bool nian_check_git(nian_check *check, nian_error *err);

typedef struct nian_visitor {
    /** Both live until it returns. */
    void (*visit)(void *context, nian_str path, nian_str bytes);
    void *context;
} nian_visitor;

/** Visits every file under `folder` of main, in order. */
bool nian_check_files(nian_check *check, const char *folder,
                      const nian_visitor *visitor, nian_error *err);

#endif
