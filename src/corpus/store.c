/* One writer's session.  All that is put waits in memory; a commit writes
 * objects first, then moves main, then the timelines, so that a crash or a
 * full disk leaves the corpus as it was, or at worst timelines that the next
 * commit or `check --repair` derives again. */
#include "corpus/git.h"

#include <stdlib.h>
#include <string.h>

enum {
    /* Beyond this, memory and the search for deltas grow faster than what is
     * gained by one pack. */
    BATCH_FILES = 4000,
    BATCH_BYTES = 64 << 20
};

typedef struct waiting {
    const char *path;
    git_oid blob;
    bool dropped; /* taken back */
} waiting;

struct nian_store {
    nian_corpus *corpus;
    git_repository *repo; /* its own: objects that wait are seen here only */
    nian_memory *memory;
    nian_lock lock;
    nian_arena arena; /* of the batch */
    nian_arena kept;  /* of the session: what was described */
    nian_derive derive;
    const nian_author *author; /* NULL: the program */
    bool empty;                /* main has no commit yet */
    git_oid tip;
    git_tree *tree;     /* of tip; NULL when empty */
    vec(waiting) files; /* in the order they came */
    nian_map places;    /* path → index into files, + 1 */
    nian_map folders;   /* that will hold a waiting file */
    vec(nian_entry_key) touched;
    nian_map touched_names;
};

static bool check_writable(const nian_corpus *corpus, nian_error *err)
{
    if (corpus->pinned)
        return nian_fail(err, NIAN_EINPUT,
                         "%s: an earlier state is read only; leave --as-of out",
                         corpus->path);
    if (!git_repository_is_bare(corpus->repo))
        return nian_fail(err, NIAN_EINPUT,
                         "%s: files are checked out here; add to the bare "
                         "corpus and pull",
                         corpus->path);
    return true;
}

static bool read_tip(nian_store *store, nian_error *err)
{
    git_tree_free(store->tree);
    store->tree = NULL;
    if (!nian_git_tip(&store->tip, &store->empty, store->repo, err))
        return false;
    return store->empty ||
           nian_git_tree(&store->tree, store->repo, &store->tip, err);
}

static bool begin(nian_store *store, nian_error *err)
{
    const char *path = git_repository_path(store->corpus->repo);
    nian_git_sync();
    if (!nian_lock_take(&store->lock, store->corpus, err))
        return false;
    int code = git_repository_open(&store->repo, path);
    if (code < 0)
        return nian_git_error(err, code, "%s", store->corpus->path);
    if (!nian_memory_attach(&store->memory, store->repo, err))
        return false;
    store->derive.repo = store->repo;
    store->derive.memory = store->memory;
    store->derive.arena = &store->kept;
    return read_tip(store, err);
}

bool nian_store_open(nian_store **out, nian_corpus *corpus,
                     nian_describe *describe, nian_error *err)
{
    *out = NULL;
    if (!check_writable(corpus, err))
        return false;
    nian_store *store = nian_xcalloc(1, sizeof *store);
    store->corpus = corpus;
    store->lock.fd = -1;
    store->derive.describe = describe;
    if (!begin(store, err)) {
        nian_store_close(store);
        return false;
    }
    *out = store;
    return true;
}

void nian_store_close(nian_store *store)
{
    if (!store)
        return;
    git_tree_free(store->tree);
    git_repository_free(store->repo);
    nian_lock_release(&store->lock);
    nian_arena_free(&store->arena);
    nian_arena_free(&store->kept);
    free(store);
}

void nian_store_sign(nian_store *store, const nian_author *author)
{
    store->author = author;
}

static const waiting *find_waiting(const nian_store *store, nian_str path)
{
    const uint32_t *place = nian_map_get(&store->places, path);
    const waiting *file = place ? &store->files.items[*place - 1] : NULL;
    return file && !file->dropped ? file : NULL;
}

/* The blob at `path` as it will be. */
static bool find_blob(git_oid *out, bool *found, const nian_store *store,
                      nian_str path, nian_error *err)
{
    const waiting *file = find_waiting(store, path);
    *found = file != NULL;
    if (file)
        *out = file->blob;
    if (file || !store->tree)
        return true;
    nian_arena arena = {0};
    AUTO(git_tree_entry_free, git_tree_entry *) entry = NULL;
    int code =
        git_tree_entry_bypath(&entry, store->tree, nian_cstr(&arena, path));
    nian_arena_free(&arena);
    *found = code == 0 && git_tree_entry_type(entry) == GIT_OBJECT_BLOB;
    if (*found)
        *out = *git_tree_entry_id(entry);
    if (code < 0 && code != GIT_ENOTFOUND)
        return nian_git_error(err, code, "read %.*s", NIAN_STR_ARG(path));
    return true;
}

bool nian_store_get(nian_str *out, bool *found, nian_arena *arena,
                    nian_store *store, nian_str path, nian_error *err)
{
    git_oid id;
    if (!find_blob(&id, found, store, path, err))
        return false;
    if (!*found)
        return true;
    AUTO(git_blob_free, git_blob *) blob = NULL;
    int code = git_blob_lookup(&blob, store->repo, &id);
    if (code < 0)
        return nian_git_error(err, code, "read %.*s", NIAN_STR_ARG(path));
    nian_str bytes = {git_blob_rawcontent(blob),
                      (size_t)git_blob_rawsize(blob)};
    *out = nian_str_copy(arena, bytes);
    return true;
}

bool nian_store_has_folder(bool *out, nian_store *store, nian_str path,
                           nian_error *err)
{
    *out = nian_map_get(&store->folders, path) != NULL;
    if (*out || !store->tree)
        return true;
    nian_arena arena = {0};
    AUTO(git_tree_free, git_tree *) folder = NULL;
    bool fine = nian_git_subtree(&folder, store->repo, store->tree,
                                 nian_cstr(&arena, path), err);
    *out = folder != NULL;
    nian_arena_free(&arena);
    return fine;
}

static void wait_for_commit(nian_store *store, const waiting *file)
{
    nian_str path = nian_str_from(file->path);
    bool added;
    uint32_t *place = nian_map_put(&store->places, &store->arena, path, &added);
    if (!added) {
        store->files.items[*place - 1] = *file;
        return;
    }
    vec_push(&store->arena, &store->files, *file);
    *place = (uint32_t)store->files.count;
    ptrdiff_t slash = nian_str_find_last(path, NIAN_STR("/"));
    nian_str folder = nian_str_slice(path, 0, slash < 0 ? 0 : (size_t)slash);
    nian_map_put(&store->folders, &store->arena, folder, NULL);
}

bool nian_store_put(nian_store *store, nian_str path, nian_str bytes,
                    bool *changed, nian_error *err)
{
    waiting file = {.path = nian_cstr(&store->arena, path)};
    git_oid before;
    bool found;
    if (!find_blob(&before, &found, store, path, err) ||
        !nian_memory_put(&file.blob, store->memory, GIT_OBJECT_BLOB, bytes,
                         err))
        return false;
    bool same = found && git_oid_equal(&before, &file.blob);
    if (changed)
        *changed = !same;
    if (!same)
        wait_for_commit(store, &file);
    return true;
}

void nian_store_drop(nian_store *store, nian_str path)
{
    const uint32_t *place = nian_map_get(&store->places, path);
    if (place)
        store->files.items[*place - 1].dropped = true;
}

void nian_store_touch(nian_store *store, nian_str issuer, nian_str kind)
{
    nian_str name = nian_path_timeline(&store->arena, issuer, kind);
    bool added;
    nian_map_put(&store->touched_names, &store->arena, name, &added);
    if (!added)
        return;
    nian_entry_key key = {nian_str_copy(&store->arena, issuer),
                          nian_str_copy(&store->arena, kind), 0};
    vec_push(&store->arena, &store->touched, key);
}

bool nian_store_full(const nian_store *store)
{
    return store->files.count >= BATCH_FILES ||
           nian_memory_bytes(store->memory) >= BATCH_BYTES;
}

static bool update_tree(git_oid *out, nian_store *store, nian_error *err)
{
    size_t count = 0;
    git_tree_update *updates =
        nian_new_array(&store->arena, git_tree_update, store->files.count);
    for (size_t i = 0; i < store->files.count; i++) {
        if (store->files.items[i].dropped)
            continue;
        updates[count].action = GIT_TREE_UPDATE_UPSERT;
        updates[count].filemode = GIT_FILEMODE_BLOB;
        updates[count].id = store->files.items[i].blob;
        updates[count++].path = store->files.items[i].path;
    }
    int code =
        git_tree_create_updated(out, store->repo, store->tree, count, updates);
    if (code < 0)
        return nian_git_error(err, code, "arrange the files of main");
    return true;
}

static bool put_commit(git_oid *out, nian_store *store, const git_oid *tree,
                       nian_str message, int64_t time, nian_error *err)
{
    nian_commit_parts parts = {
        .tree = *tree, .message = message, .author = store->author};
    AUTO(git_commit_free, git_commit *) parent = NULL;
    if (!store->empty) {
        int code = git_commit_lookup(&parent, store->repo, &store->tip);
        if (code < 0)
            return nian_git_error(err, code, "read main");
        parts.parent = &store->tip;
        if (git_commit_time(parent) > time)
            time = git_commit_time(parent);
    }
    parts.author_time = parts.committer_time = time;
    nian_buf bytes = {0};
    nian_commit_format(&bytes, &parts);
    bool fine = nian_memory_put(out, store->memory, GIT_OBJECT_COMMIT,
                                nian_buf_str(&bytes), err);
    nian_buf_free(&bytes);
    return fine;
}

typedef struct ref_move {
    const char *name;
    bool empty; /* the series has no reports: no timeline is wanted */
    git_oid tip;
} ref_move;

typedef vec(ref_move) ref_moves;

static bool derive_timelines(ref_moves *out, nian_store *store, nian_error *err)
{
    for (size_t i = 0; i < store->touched.count; i++) {
        nian_entry_key key = store->touched.items[i];
        ref_move move = {
            .name = nian_cstr(
                &store->arena,
                nian_path_timeline(&store->arena, key.issuer, key.kind))};
        if (!nian_timeline_derive(&move.tip, &move.empty, &store->derive,
                                  store->tree, key.issuer, key.kind, err))
            return false;
        vec_push(&store->arena, out, move);
    }
    return true;
}

/* Moves a reference from `before` (NULL: from nowhere) to `after`.  A client
 * that pushes holds its lock for a moment; libgit2 does not wait for it. */
static int move_reference(git_repository *repo, const char *name,
                          const git_oid *before, const git_oid *after)
{
    for (int tried = 0;; tried++) {
        AUTO(git_reference_free, git_reference *) ref = NULL;
        int code = git_reference_create_matching(
            &ref, repo, name, after, before != NULL, before, "nianlun");
        if (code != GIT_ELOCKED || !nian_lock_wait(tried))
            return code;
    }
}

/* Somebody may have pushed since: then main is left as it is. */
static bool move_main(nian_store *store, const git_oid *tip, nian_error *err)
{
    int code = move_reference(store->repo, NIAN_MAIN,
                              store->empty ? NULL : &store->tip, tip);
    if (code == GIT_EMODIFIED || code == GIT_EEXISTS)
        return nian_fail(err, NIAN_ELOCKED,
                         "%s: main was changed by somebody else meanwhile; "
                         "run the command again",
                         store->corpus->path);
    if (code < 0)
        return nian_git_error(err, code, "move main");
    return true;
}

static bool move_timeline(nian_store *store, const ref_move *move,
                          nian_error *err)
{
    git_oid now;
    int code = git_reference_name_to_id(&now, store->repo, move->name);
    bool there = code == 0;
    if (there && move->empty)
        code = git_reference_remove(store->repo, move->name);
    else if (!move->empty && !(there && git_oid_equal(&now, &move->tip)))
        code = move_reference(store->repo, move->name, there ? &now : NULL,
                              &move->tip);
    else
        code = 0;
    if (code < 0)
        return nian_git_error(err, code, "reports are in, but not %s",
                              move->name);
    return true;
}

static void forget_batch(nian_store *store)
{
    nian_arena_free(&store->arena);
    store->files.items = NULL;
    store->files.count = store->files.capacity = 0;
    store->touched.items = NULL;
    store->touched.count = store->touched.capacity = 0;
    store->places = store->folders = store->touched_names = (nian_map){0};
}

static bool has_waiting(const nian_store *store)
{
    for (size_t i = 0; i < store->files.count; i++)
        if (!store->files.items[i].dropped)
            return true;
    return false;
}

/* Makes the commit in memory; `tip` stays what it was when nothing changed. */
static bool commit_main(git_oid *tip, nian_store *store, nian_str message,
                        int64_t time, nian_error *err)
{
    git_oid tree;
    if (!has_waiting(store))
        return true;
    if (!update_tree(&tree, store, err))
        return false;
    if (store->tree && git_oid_equal(&tree, git_tree_id(store->tree)))
        return true;
    if (!put_commit(tip, store, &tree, message, time, err))
        return false;
    git_tree_free(store->tree);
    store->tree = NULL;
    int code = git_tree_lookup(&store->tree, store->repo, &tree);
    if (code < 0)
        return nian_git_error(err, code, "read back main");
    return true;
}

bool nian_store_commit(nian_store *store, nian_str message, int64_t time,
                       nian_error *err)
{
    ref_moves timelines = {0};
    git_oid tip = store->tip;
    if (!commit_main(&tip, store, message, time, err))
        return false;
    if ((store->tree && !derive_timelines(&timelines, store, err)) ||
        !nian_memory_flush(store->memory, store->repo, err))
        return false;
    bool moved = !git_oid_equal(&tip, &store->tip);
    if (moved && !move_main(store, &tip, err))
        return false;
    for (size_t i = 0; i < timelines.count; i++)
        if (!move_timeline(store, &timelines.items[i], err))
            return false;
    forget_batch(store);
    nian_corpus_forget(store->corpus);
    return read_tip(store, err);
}
