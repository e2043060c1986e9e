/* Whether a repository holds what it should: every object that a reference
 * leads to, and timelines that are what main makes them.  Reading an object
 * checks its bytes against its name. */
#include "corpus/git.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TIMELINES "refs/heads/timeline/"

/* Whoever may push may choose names; a terminal must not obey them. */
static nian_str visible(nian_arena *arena, nian_str text)
{
    char *bytes = nian_arena_alloc(arena, text.len, 1);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        bytes[i] = byte < ' ' || byte == 0x7F ? '?' : text.ptr[i];
    }
    return (nian_str){bytes, text.len};
}

nian_finding *nian_check_add(nian_check *check, bool broken, nian_str place,
                             const char *format, ...)
{
    char text[NIAN_ERROR_MESSAGE_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    nian_finding finding = {.broken = broken};
    finding.place = visible(check->arena, place);
    finding.text = visible(check->arena, nian_str_from(text));
    vec_push(check->arena, &check->findings, finding);
    return vec_last(&check->findings);
}

static const char *last_reason(void)
{
    const git_error *last = git_error_last();
    return last && last->message ? last->message : "unknown";
}

/* Objects that are known to be wanted and have not been read yet. */
typedef struct wanted_object {
    git_oid id;
    git_object_t type;
} wanted_object;

typedef struct object_walk {
    nian_check *check;
    git_repository *repo;
    nian_str ref; /* that is walked */
    nian_arena arena;
    nian_map seen;
    vec(wanted_object) stack;
} object_walk;

static void want(object_walk *walk, const git_oid *id, git_object_t type)
{
    nian_str name = {(const char *)id->id, GIT_OID_RAWSZ};
    if (nian_map_get(&walk->seen, name))
        return;
    nian_map_put(&walk->seen, &walk->arena, nian_str_copy(&walk->arena, name),
                 NULL);
    wanted_object wanted = {*id, type};
    vec_push(&walk->arena, &walk->stack, wanted);
}

static int follow_commit(object_walk *walk, const git_oid *id)
{
    AUTO(git_commit_free, git_commit *) commit = NULL;
    int code = git_commit_lookup(&commit, walk->repo, id);
    if (code < 0)
        return code;
    want(walk, git_commit_tree_id(commit), GIT_OBJECT_TREE);
    for (unsigned i = 0; i < git_commit_parentcount(commit); i++)
        want(walk, git_commit_parent_id(commit, i), GIT_OBJECT_COMMIT);
    return 0;
}

static int follow_tree(object_walk *walk, const git_oid *id)
{
    AUTO(git_tree_free, git_tree *) tree = NULL;
    int code = git_tree_lookup(&tree, walk->repo, id);
    if (code < 0)
        return code;
    for (size_t i = 0; i < git_tree_entrycount(tree); i++) {
        const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
        if (git_tree_entry_type(entry) != GIT_OBJECT_COMMIT)
            want(walk, git_tree_entry_id(entry), git_tree_entry_type(entry));
    }
    return 0;
}

static int follow_tag(object_walk *walk, const git_oid *id)
{
    AUTO(git_object_free, git_object *) tag = NULL;
    AUTO(git_object_free, git_object *) target = NULL;
    int code = git_object_lookup(&tag, walk->repo, id, GIT_OBJECT_TAG);
    if (code == 0)
        code = git_object_peel(&target, tag, GIT_OBJECT_ANY);
    if (code == 0)
        want(walk, git_object_id(target), git_object_type(target));
    return code;
}

static int follow(object_walk *walk, git_odb *odb, const wanted_object *wanted)
{
    AUTO(git_odb_object_free, git_odb_object *) object = NULL;
    int code = git_odb_read(&object, odb, &wanted->id);
    if (code < 0)
        return code;
    git_object_t type = git_odb_object_type(object);
    if (type == GIT_OBJECT_COMMIT)
        return follow_commit(walk, &wanted->id);
    if (type == GIT_OBJECT_TREE)
        return follow_tree(walk, &wanted->id);
    return type == GIT_OBJECT_TAG ? follow_tag(walk, &wanted->id) : 0;
}

static void walk_all(object_walk *walk, git_odb *odb)
{
    while (walk->stack.count) {
        wanted_object next = walk->stack.items[--walk->stack.count];
        walk->check->objects++;
        int code = follow(walk, odb, &next);
        if (code == 0)
            continue;
        char hex[GIT_OID_HEXSZ];
        git_oid_fmt(hex, &next.id);
        nian_str place = {hex, sizeof hex};
        const char *what = next.type == GIT_OBJECT_INVALID
                               ? "object"
                               : git_object_type2string(next.type);
        if (code == GIT_ENOTFOUND)
            nian_check_add(walk->check, true, place,
                           "%s is missing (wanted by %.*s); fetch it from "
                           "another clone",
                           what, NIAN_STR_ARG(walk->ref));
        else
            nian_check_add(walk->check, true, place,
                           "%s is damaged (%s); fetch it from another clone",
                           what, last_reason());
    }
}

static void walk_reference(object_walk *walk, git_odb *odb,
                           const git_reference *ref)
{
    const git_oid *target = git_reference_target(ref);
    if (!target)
        return;
    walk->ref = nian_str_from(git_reference_name(ref));
    want(walk, target, GIT_OBJECT_INVALID);
    walk_all(walk, odb);
}

static bool check_objects(nian_check *check, nian_error *err)
{
    AUTO(git_odb_free, git_odb *) odb = NULL;
    AUTO(git_reference_iterator_free, git_reference_iterator *) refs = NULL;
    git_repository *repo = check->corpus->repo;
    int code = git_repository_odb(&odb, repo);
    if (code == 0)
        code = git_reference_iterator_new(&refs, repo);
    if (code < 0)
        return nian_git_error(err, code, "read references");
    object_walk walk = {.check = check, .repo = repo};
    for (;;) {
        AUTO(git_reference_free, git_reference *) ref = NULL;
        code = git_reference_next(&ref, refs);
        if (code == GIT_ITEROVER)
            break;
        if (code < 0) {
            nian_check_add(check, true, NIAN_STR("refs"),
                           "a reference cannot be read: %s", last_reason());
            break;
        }
        walk_reference(&walk, odb, ref);
    }
    nian_arena_free(&walk.arena);
    return true;
}

static void check_head(nian_check *check)
{
    AUTO(git_reference_free, git_reference *) head = NULL;
    git_repository *repo = check->corpus->repo;
    int code = git_reference_lookup(&head, repo, "HEAD");
    const char *target = code == 0 ? git_reference_symbolic_target(head) : NULL;
    if (target && strcmp(target, NIAN_MAIN) == 0)
        return;
    nian_finding *finding =
        nian_check_add(check, true, NIAN_STR("HEAD"),
                       "it does not name main, so that a clone is empty");
    if (check->repair && git_repository_set_head(repo, NIAN_MAIN) == 0)
        finding->repaired = true;
}

/* Timelines against what main makes them. */
typedef struct timeline_check {
    nian_check *check;
    nian_store *store; /* NULL: look only */
    nian_derive derive;
    nian_map wanted;    /* names of references */
    vec(size_t) mended; /* findings that the store's commit mends */
} timeline_check;

static void check_timeline(timeline_check *all, const git_tree *tree,
                           const nian_entry_key *key)
{
    nian_check *check = all->check;
    nian_str name = nian_path_timeline(check->arena, key->issuer, key->kind);
    bool added;
    nian_map_put(&all->wanted, check->arena, name, &added);
    if (!added)
        return;
    check->timelines++;
    git_oid tip;
    git_oid now;
    bool empty;
    nian_error err = {0};
    if (!nian_timeline_derive(&tip, &empty, &all->derive, tree, key->issuer,
                              key->kind, &err)) {
        nian_check_add(check, true, name, "it cannot be derived: %s",
                       err.message);
        return;
    }
    int code = git_reference_name_to_id(&now, all->derive.repo,
                                        nian_cstr(check->arena, name));
    if (code == 0 && git_oid_equal(&now, &tip))
        return;
    nian_check_add(check, true, name,
                   code == 0 ? "it is not what the reports on main make it"
                             : "the timeline is missing");
    if (all->store) {
        nian_store_touch(all->store, key->issuer, key->kind);
        vec_push(check->arena, &all->mended, check->findings.count - 1);
    }
}

static bool check_stray(timeline_check *all, nian_error *err)
{
    AUTO(git_reference_iterator_free, git_reference_iterator *) refs = NULL;
    git_repository *repo = all->check->corpus->repo;
    const char *name;
    nian_strs stray = {0};
    nian_arena *arena = all->check->arena;
    int code = git_reference_iterator_glob_new(&refs, repo, TIMELINES "*");
    if (code < 0)
        return nian_git_error(err, code, "read timelines");
    while (git_reference_next_name(&name, refs) == 0)
        if (!nian_map_get(&all->wanted, nian_str_from(name)))
            vec_push(arena, &stray, nian_str_copy(arena, nian_str_from(name)));
    for (size_t i = 0; i < stray.count; i++) {
        nian_finding *finding =
            nian_check_add(all->check, true, stray.items[i],
                           "main has no reports of this timeline");
        finding->repaired =
            all->store &&
            git_reference_remove(repo, nian_cstr(arena, stray.items[i])) == 0;
    }
    return true;
}

/* A writer may have moved main and the timelines between our two readings. */
static bool is_moved(const nian_corpus *corpus)
{
    git_oid now;
    bool empty;
    return nian_git_tip(&now, &empty, corpus->repo, NULL) && !empty &&
           !git_oid_equal(&now, &corpus->tip);
}

static bool compare_timelines(timeline_check *all, nian_error *err)
{
    nian_check *check = all->check;
    nian_corpus *corpus = check->corpus;
    AUTO(git_tree_free, git_tree *) tree = NULL;
    const nian_entry_key *keys;
    size_t count;
    size_t before = check->findings.count;
    if (!nian_corpus_entries(&keys, &count, corpus, err) ||
        (count && !nian_git_tree(&tree, corpus->repo, &corpus->tip, err)))
        return false;
    for (size_t i = 0; i < count; i++)
        check_timeline(all, tree, &keys[i]);
    if (!check_stray(all, err))
        return false;
    if (check->findings.count > before && !all->store && is_moved(corpus)) {
        check->findings.count = before;
        nian_check_add(check, false, nian_str_from(NIAN_MAIN),
                       "it was written to meanwhile; timelines were not "
                       "compared");
    }
    return true;
}

static bool check_timelines(nian_check *check, nian_store *store,
                            nian_error *err)
{
    timeline_check all = {.check = check, .store = store};
    all.derive.repo = check->corpus->repo;
    all.derive.describe = check->describe;
    all.derive.arena = check->arena;
    if (!git_repository_is_bare(check->corpus->repo)) {
        nian_check_add(check, false, NIAN_STR("timelines"),
                       "not compared: files are checked out here");
        return true;
    }
    if (!compare_timelines(&all, err) ||
        (store && !nian_store_commit(store, NIAN_STR(""), 0, err)))
        return false;
    for (size_t i = 0; i < all.mended.count; i++)
        check->findings.items[all.mended.items[i]].repaired = true;
    return true;
}

bool nian_check_git(nian_check *check, nian_error *err)
{
    nian_store *store = NULL;
    if (check->repair &&
        !nian_store_open(&store, check->corpus, check->describe, err))
        return false;
    nian_check_locks(check);
    check_head(check);
    bool fine = check_objects(check, err) && check_timelines(check, store, err);
    nian_store_close(store);
    return fine;
}

static void visit_tree(nian_check *check, const git_tree *tree, nian_str folder,
                       const nian_visitor *visitor)
{
    git_repository *repo = check->corpus->repo;
    for (size_t i = 0; i < git_tree_entrycount(tree); i++) {
        const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
        const char *name = git_tree_entry_name(entry);
        nian_str path = nian_str_format(check->arena, "%.*s/%s",
                                        NIAN_STR_ARG(folder), name);
        AUTO(git_tree_free, git_tree *) inner = NULL;
        AUTO(git_blob_free, git_blob *) blob = NULL;
        git_object_t type = git_tree_entry_type(entry);
        const git_oid *id = git_tree_entry_id(entry);
        /* What cannot be read was found by the walk over all objects. */
        if (type == GIT_OBJECT_TREE && git_tree_lookup(&inner, repo, id) == 0)
            visit_tree(check, inner, path, visitor);
        else if (type == GIT_OBJECT_BLOB &&
                 git_blob_lookup(&blob, repo, id) == 0)
            visitor->visit(visitor->context, path,
                           (nian_str){git_blob_rawcontent(blob),
                                      (size_t)git_blob_rawsize(blob)});
        else if (type == GIT_OBJECT_COMMIT)
            nian_check_add(check, true, path, "it is a submodule");
    }
}

bool nian_check_files(nian_check *check, const char *folder,
                      const nian_visitor *visitor, nian_error *err)
{
    nian_corpus *corpus = check->corpus;
    AUTO(git_tree_free, git_tree *) all = NULL;
    AUTO(git_tree_free, git_tree *) tree = NULL;
    if (corpus->empty)
        return true;
    if (!nian_git_tree(&all, corpus->repo, &corpus->tip, err) ||
        !nian_git_subtree(&tree, corpus->repo, all, folder, err))
        return false;
    if (tree)
        visit_tree(check, tree, nian_str_from(folder), visitor);
    return true;
}
