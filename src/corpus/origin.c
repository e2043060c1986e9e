/* What answers about a series rest on: the blob of each report, and the
 * commit of the timeline that brought it, which no later import changes. */
#include "corpus/git.h"

static nian_origin *find_blob(nian_origin *origins, size_t count, nian_str blob)
{
    for (size_t i = count; i-- > 0;)
        if (nian_str_equal(origins[i].blob, blob) && !origins[i].commit.len)
            return &origins[i];
    return NULL;
}

/* The report that this commit brought, among those that have none yet. */
static bool take_commit(nian_origin *origins, size_t count, nian_arena *arena,
                        const git_commit *commit)
{
    AUTO(git_tree_free, git_tree *) tree = NULL;
    if (git_commit_tree(&tree, commit) < 0)
        return false;
    const git_tree_entry *entry = git_tree_entry_byname(tree, "report.md");
    if (!entry)
        return true;
    nian_str blob = nian_git_hex(arena, git_tree_entry_id(entry));
    nian_origin *origin = find_blob(origins, count, blob);
    if (origin)
        origin->commit = nian_git_hex(arena, git_commit_id(commit));
    return true;
}

static bool walk_timeline(nian_origin *origins, size_t count, nian_arena *arena,
                          git_repository *repo, const git_oid *tip)
{
    git_oid id = *tip;
    for (bool more = true; more;) {
        AUTO(git_commit_free, git_commit *) commit = NULL;
        if (git_commit_lookup(&commit, repo, &id) < 0 ||
            !take_commit(origins, count, arena, commit))
            return false;
        const git_oid *parent = git_commit_parent_id(commit, 0);
        more = parent != NULL;
        if (more)
            id = *parent;
    }
    return true;
}

static bool add_commits(nian_origins *out, nian_arena *arena,
                        nian_corpus *corpus, nian_str issuer, nian_str kind,
                        nian_error *err)
{
    git_oid tip;
    nian_str name = nian_path_timeline(arena, issuer, kind);
    int code =
        git_reference_name_to_id(&tip, corpus->repo, nian_cstr(arena, name));
    if (code == GIT_ENOTFOUND)
        return true;
    if (code < 0 ||
        !walk_timeline(out->items, out->count, arena, corpus->repo, &tip))
        return nian_git_error(err, code, "read the timeline of %.*s",
                              NIAN_STR_ARG(issuer));
    return true;
}

/* Of a corpus that is read as it was, the timeline may lack a report. */
static void fill_gaps(nian_origins *out, nian_arena *arena,
                      const nian_corpus *corpus)
{
    for (size_t i = 0; i < out->count; i++)
        if (!out->items[i].commit.len)
            out->items[i].commit = nian_corpus_tip(arena, corpus);
}

bool nian_corpus_origins(nian_origins *out, nian_arena *arena,
                         nian_corpus *corpus, nian_str issuer, nian_str kind,
                         nian_error *err)
{
    AUTO(git_tree_free, git_tree *) tree = NULL;
    nian_members members = {0};
    *out = (nian_origins){0};
    if (!nian_git_tree(&tree, corpus->repo, &corpus->tip, err) ||
        !nian_tree_members(&members, arena, corpus->repo, tree, issuer, kind,
                           err))
        return false;
    for (size_t i = 0; i < members.count; i++) {
        nian_origin origin = {.year = members.items[i].year};
        origin.blob = nian_git_hex(arena, &members.items[i].blob);
        vec_push(arena, out, origin);
    }
    if (!add_commits(out, arena, corpus, issuer, kind, err))
        return false;
    fill_gaps(out, arena, corpus);
    return true;
}
