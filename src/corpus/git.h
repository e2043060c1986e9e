/** What the files of corpus/ share about libgit2: handles that are released
 *  by scope, errors in our words, and the corpus itself.  No other folder
 *  includes this.
 *
 *      AUTO(git_tree_free, git_tree *) tree = NULL;
 *      int code = git_tree_lookup(&tree, corpus->repo, &id);
 *      if (code < 0)
 *          return nian_git_error(err, code, "read tree");
 */
#ifndef NIAN_CORPUS_GIT_H
#define NIAN_CORPUS_GIT_H

/* Not git2.h: git2/index.h has a field called ctime, which is banned. */
#include <git2/blob.h>
#include <git2/commit.h>
#include <git2/config.h>
#include <git2/errors.h>
#include <git2/global.h>
#include <git2/object.h>
#include <git2/odb.h>
#include <git2/odb_backend.h>
#include <git2/refs.h>
#include <git2/repository.h>
#include <git2/revparse.h>
#include <git2/tree.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "base/scope.h"
#include "corpus/corpus.h"

AUTO_RELEASE(git_repository_free, git_repository *)
AUTO_RELEASE(git_reference_free, git_reference *)
AUTO_RELEASE(git_reference_iterator_free, git_reference_iterator *)
AUTO_RELEASE(git_object_free, git_object *)
AUTO_RELEASE(git_commit_free, git_commit *)
AUTO_RELEASE(git_tree_free, git_tree *)
AUTO_RELEASE(git_tree_entry_free, git_tree_entry *)
AUTO_RELEASE(git_blob_free, git_blob *)
AUTO_RELEASE(git_odb_free, git_odb *)
AUTO_RELEASE(git_odb_object_free, git_odb_object *)
AUTO_RELEASE(git_config_free, git_config *)

#define NIAN_MAIN "refs/heads/main"

struct nian_corpus {
    nian_arena arena;
    git_repository *repo;
    const char *path; /**< of the repository, as messages name it */
    bool pinned;      /**< reads at `tip`, whatever becomes of main */
    bool empty;       /**< main has no commit yet */
    git_oid tip;      /**< the commit that is read */
    const nian_listing *listing; /**< of `tip`; NULL until it is wanted */
};

/** Always false: "FORMAT: what libgit2 said", with advice where we know it. */
bool nian_git_error(nian_error *err, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Makes libgit2 sync what it writes.  It does so for the whole process, so
 *  only those who write call this. */
void nian_git_sync(void);

/** Whether the last call failed since the repository is another user's. */
bool nian_git_is_foreign(int code);

/** Finds what main points at; a corpus without commits has `empty` set. */
bool nian_git_tip(git_oid *out, bool *empty, git_repository *repo,
                  nian_error *err);

/** The tree of a commit. */
bool nian_git_tree(git_tree **out, git_repository *repo, const git_oid *commit,
                   nian_error *err);

/** The subtree at `path`; NULL when there is none. */
bool nian_git_subtree(git_tree **out, git_repository *repo,
                      const git_tree *tree, const char *path, nian_error *err);

nian_str nian_git_hex(nian_arena *arena, const git_oid *id);

/** Forgets what was read of main, so that the next reading sees it anew. */
void nian_corpus_forget(nian_corpus *corpus);

/** Which reports a series holds, oldest first, with their blobs. */
typedef struct nian_member {
    int year;
    git_oid blob;
} nian_member;
vec_type(nian_members, nian_member);

bool nian_tree_members(nian_members *out, nian_arena *arena,
                       git_repository *repo, const git_tree *tree,
                       nian_str issuer, nian_str kind, nian_error *err);

/* memory.c: objects that wait to be written together. */

typedef struct nian_memory nian_memory;

/** Puts a store of objects before those of `repo`, which owns it: new objects
 *  go there and are found there. */
bool nian_memory_attach(nian_memory **out, git_repository *repo,
                        nian_error *err);
/** Keeps an object unless the repository has it. */
bool nian_memory_put(git_oid *id, nian_memory *memory, git_object_t type,
                     nian_str bytes, nian_error *err);
size_t nian_memory_bytes(const nian_memory *memory);
/** Writes all to disk, as one pack or, when they are few, as loose objects;
 *  returns when they are safe there. */
bool nian_memory_flush(nian_memory *memory, git_repository *repo,
                       nian_error *err);

/* commit.c: commits as a pure function of what goes in. */

typedef struct nian_commit_parts {
    git_oid tree;
    const git_oid *parent; /**< NULL: a first commit */
    int64_t author_time;
    int64_t committer_time;
    const nian_author *author; /**< NULL: the program, at `author_time` */
    nian_str message;
} nian_commit_parts;

void nian_commit_format(nian_buf *out, const nian_commit_parts *parts);

/* timeline.c */

/** A series' timeline as it must be.  With `memory`, objects that are
 *  missing are kept there; without, nothing is written. */
typedef struct nian_derive {
    git_repository *repo;
    nian_memory *memory;
    nian_describe *describe;
    nian_arena *arena; /**< what has been described stays here */
    nian_map seen;     /**< blob → index into stamps, + 1 */
    vec(nian_stamp) stamps;
} nian_derive;

/** `empty` when the series has no report. */
bool nian_timeline_derive(git_oid *tip, bool *empty, nian_derive *derive,
                          const git_tree *tree, nian_str issuer, nian_str kind,
                          nian_error *err);

/* lock.c: one writer at a time. */

typedef struct nian_lock {
    int fd; /**< -1: not held */
} nian_lock;

/** Waits a short while.  Fails with NIAN_ELOCKED when another process writes,
 *  with NIAN_EIO when the corpus cannot be written to. */
bool nian_lock_take(nian_lock *out, const nian_corpus *corpus, nian_error *err);
void nian_lock_release(nian_lock *lock);
/** Waits longer each time; false when it has been tried often enough. */
bool nian_lock_wait(int tried);

/* leftover.c */

/** Finds locks and half-written files that a crash left; removes them where
 *  the check repairs, which holds the writer's lock. */
void nian_check_locks(nian_check *check);

#endif
