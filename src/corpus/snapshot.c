/* Reading a corpus: which reports there are, which one a person means, and
 * their bytes.  A handle reads one commit; it sees a newer one only after
 * nian_corpus_forget(). */
#include "corpus/git.h"

#include <stdlib.h>
#include <string.h>

enum {
    HALF_DAY = 12 * 60 * 60 - 1 /* from noon to the end of a day */
};

typedef vec(nian_entry_key) entry_keys;

static int compare_keys(const void *left, const void *right)
{
    const nian_entry_key *l = left;
    const nian_entry_key *r = right;
    int order = nian_str_compare(l->issuer, r->issuer);
    if (order == 0)
        order = nian_str_compare(l->kind, r->kind);
    return order ? order : (l->year > r->year) - (l->year < r->year);
}

/* The folder at `place` of a tree, NULL for anything else. */
static bool open_folder(git_tree **out, git_repository *repo,
                        const git_tree *tree, size_t place, nian_error *err)
{
    const git_tree_entry *entry = git_tree_entry_byindex(tree, place);
    *out = NULL;
    if (git_tree_entry_type(entry) != GIT_OBJECT_TREE)
        return true;
    int code = git_tree_lookup(out, repo, git_tree_entry_id(entry));
    if (code < 0)
        return nian_git_error(err, code, "read folder %s",
                              git_tree_entry_name(entry));
    return true;
}

static nian_str name_at(nian_arena *arena, const git_tree *tree, size_t place)
{
    const git_tree_entry *entry = git_tree_entry_byindex(tree, place);
    return nian_str_copy(arena, nian_str_from(git_tree_entry_name(entry)));
}

/* A link or a program is no report, whoever pushed it. */
static bool is_plain(const git_tree_entry *entry)
{
    return git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB;
}

static void list_years(entry_keys *out, nian_arena *arena,
                       const git_tree *years, nian_entry_key key)
{
    for (size_t i = 0; i < git_tree_entrycount(years); i++) {
        const git_tree_entry *entry = git_tree_entry_byindex(years, i);
        key.year = nian_path_year(nian_str_from(git_tree_entry_name(entry)));
        if (key.year && is_plain(entry))
            vec_push(arena, out, key);
    }
}

static bool list_kinds(entry_keys *out, nian_arena *arena, git_repository *repo,
                       const git_tree *kinds, nian_str issuer, nian_error *err)
{
    for (size_t i = 0; i < git_tree_entrycount(kinds); i++) {
        AUTO(git_tree_free, git_tree *) years = NULL;
        if (!open_folder(&years, repo, kinds, i, err))
            return false;
        nian_entry_key key = {issuer, {NULL, 0}, 0};
        key.kind = name_at(arena, kinds, i);
        if (years && !nian_name_fault(key.kind))
            list_years(out, arena, years, key);
    }
    return true;
}

/* All reports of a tree, by issuer, kind, year. */
static bool list_tree(nian_listing *out, nian_arena *arena,
                      git_repository *repo, const git_tree *tree,
                      nian_error *err)
{
    AUTO(git_tree_free, git_tree *) issuers = NULL;
    entry_keys keys = {0};
    if (!nian_git_subtree(&issuers, repo, tree, "reports", err))
        return false;
    for (size_t i = 0; issuers && i < git_tree_entrycount(issuers); i++) {
        AUTO(git_tree_free, git_tree *) kinds = NULL;
        if (!open_folder(&kinds, repo, issuers, i, err))
            return false;
        nian_str issuer = name_at(arena, issuers, i);
        if (kinds && !nian_name_fault(issuer) &&
            !list_kinds(&keys, arena, repo, kinds, issuer, err))
            return false;
    }
    /* git sorts folders as if their names ended in a slash. */
    if (keys.count)
        qsort(keys.items, keys.count, sizeof *keys.items, compare_keys);
    *out = (nian_listing){keys.items, keys.count};
    return true;
}

static int compare_members(const void *left, const void *right)
{
    const nian_member *l = left;
    const nian_member *r = right;
    return (l->year > r->year) - (l->year < r->year);
}

bool nian_tree_members(nian_members *out, nian_arena *arena,
                       git_repository *repo, const git_tree *tree,
                       nian_str issuer, nian_str kind, nian_error *err)
{
    AUTO(git_tree_free, git_tree *) years = NULL;
    nian_str path = nian_str_format(arena, "reports/%.*s/%.*s",
                                    NIAN_STR_ARG(issuer), NIAN_STR_ARG(kind));
    if (!nian_git_subtree(&years, repo, tree, nian_cstr(arena, path), err))
        return false;
    for (size_t i = 0; years && i < git_tree_entrycount(years); i++) {
        const git_tree_entry *entry = git_tree_entry_byindex(years, i);
        nian_member member = {
            nian_path_year(nian_str_from(git_tree_entry_name(entry))),
            *git_tree_entry_id(entry)};
        if (member.year && is_plain(entry))
            vec_push(arena, out, member);
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, compare_members);
    return true;
}

void nian_corpus_forget(nian_corpus *corpus)
{
    if (!corpus->pinned)
        nian_git_tip(&corpus->tip, &corpus->empty, corpus->repo, NULL);
    corpus->listing = NULL;
}

static bool listing_of(const nian_listing **out, nian_corpus *corpus,
                       nian_error *err)
{
    *out = corpus->listing;
    if (corpus->listing)
        return true;
    AUTO(git_tree_free, git_tree *) tree = NULL;
    nian_listing *listing = nian_new(&corpus->arena, nian_listing);
    if (!corpus->empty &&
        (!nian_git_tree(&tree, corpus->repo, &corpus->tip, err) ||
         !list_tree(listing, &corpus->arena, corpus->repo, tree, err)))
        return false;
    *out = corpus->listing = listing;
    return true;
}

/* A listing outlives the corpus: it and its strings lie in one block. */
typedef struct owned_listing {
    nian_listing listing; /* first: it is what the caller holds */
    nian_arena arena;
} owned_listing;

bool nian_corpus_list(nian_listing **out, nian_corpus *corpus, nian_error *err)
{
    const nian_listing *kept;
    *out = NULL;
    if (!listing_of(&kept, corpus, err))
        return false;
    owned_listing *owned = nian_xcalloc(1, sizeof *owned);
    nian_entry_key *keys =
        nian_new_array(&owned->arena, nian_entry_key, kept->count);
    for (size_t i = 0; i < kept->count; i++) {
        keys[i] = kept->entries[i];
        keys[i].issuer = nian_str_copy(&owned->arena, keys[i].issuer);
        keys[i].kind = nian_str_copy(&owned->arena, keys[i].kind);
    }
    owned->listing = (nian_listing){keys, kept->count};
    *out = &owned->listing;
    return true;
}

void nian_listing_free(nian_listing *listing)
{
    if (!listing)
        return;
    owned_listing *owned = (owned_listing *)listing;
    nian_arena_free(&owned->arena);
    free(owned);
}

bool nian_corpus_entries(const nian_entry_key **out, size_t *count,
                         nian_corpus *corpus, nian_error *err)
{
    const nian_listing *kept;
    if (!listing_of(&kept, corpus, err))
        return false;
    *out = kept->entries;
    *count = kept->count;
    return true;
}

nian_str nian_corpus_tip(nian_arena *arena, const nian_corpus *corpus)
{
    return corpus->empty ? (nian_str){NULL, 0}
                         : nian_git_hex(arena, &corpus->tip);
}

bool nian_corpus_read(nian_str *out, nian_str *blob, nian_arena *arena,
                      nian_corpus *corpus, nian_str path, nian_error *err)
{
    AUTO(git_tree_free, git_tree *) tree = NULL;
    AUTO(git_tree_entry_free, git_tree_entry *) entry = NULL;
    AUTO(git_blob_free, git_blob *) found = NULL;
    const char *name = nian_cstr(arena, path);
    int code = name && !corpus->empty ? 0 : GIT_ENOTFOUND;
    if (code == 0 && !nian_git_tree(&tree, corpus->repo, &corpus->tip, err))
        return false;
    if (code == 0)
        code = git_tree_entry_bypath(&entry, tree, name);
    if (code == GIT_ENOTFOUND)
        return nian_fail(err, NIAN_ENOTFOUND, "no %.*s in %s",
                         NIAN_STR_ARG(path), corpus->path);
    if (code == 0)
        code = git_blob_lookup(&found, corpus->repo, git_tree_entry_id(entry));
    if (code < 0)
        return nian_git_error(err, code, "read %.*s", NIAN_STR_ARG(path));
    nian_str bytes = {git_blob_rawcontent(found),
                      (size_t)git_blob_rawsize(found)};
    *out = nian_str_copy(arena, bytes);
    *blob = nian_git_hex(arena, git_blob_id(found));
    return true;
}

/* The newest commit of main whose time lies before the end of that day. */
static int find_day(git_oid *out, nian_corpus *corpus, int64_t last)
{
    AUTO(git_commit_free, git_commit *) commit = NULL;
    git_oid tip;
    bool empty;
    if (!nian_git_tip(&tip, &empty, corpus->repo, NULL) || empty)
        return GIT_ENOTFOUND;
    int code = git_commit_lookup(&commit, corpus->repo, &tip);
    while (code == 0 && git_commit_time(commit) > last) {
        git_commit *parent = NULL;
        code = git_commit_parent(&parent, commit, 0);
        git_commit_free(commit);
        commit = parent;
    }
    if (code == 0)
        *out = *git_commit_id(commit);
    return code;
}

static int find_revision(git_oid *out, nian_corpus *corpus, const char *name)
{
    AUTO(git_object_free, git_object *) object = NULL;
    AUTO(git_object_free, git_object *) commit = NULL;
    int code =
        name ? git_revparse_single(&object, corpus->repo, name) : GIT_ENOTFOUND;
    if (code == 0)
        code = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
    if (code == 0)
        *out = *git_object_id(commit);
    return code;
}

bool nian_corpus_at(nian_corpus *corpus, nian_str revision, nian_error *err)
{
    nian_arena arena = {0};
    int year, month, day;
    git_oid found;
    int code = GIT_ENOTFOUND;
    bool dated = nian_stamp_read(revision, &year, &month, &day);
    if (dated && day && !corpus->empty)
        code = find_day(&found, corpus,
                        nian_stamp_time(year, month, day) + HALF_DAY);
    else if (!corpus->empty)
        code = find_revision(&found, corpus, nian_cstr(&arena, revision));
    nian_arena_free(&arena);
    if (code < 0)
        return nian_fail(err, NIAN_ENOTFOUND,
                         "%.*s: %s has no such revision; git log main lists "
                         "them",
                         NIAN_STR_ARG(revision), corpus->path);
    corpus->tip = found;
    corpus->pinned = true;
    nian_corpus_forget(corpus);
    return true;
}
