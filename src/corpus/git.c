/* Small things that every use of libgit2 needs: its errors in our words, and
 * the way from a reference to a tree. */
#include "corpus/git.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* libgit2 syncs nothing by itself, and reads git's older setting only. */
void nian_git_sync(void)
{
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
}

/* libgit2 1.5 says "config value 'safe.directory' was not found" where it
 * means that the repository belongs to another user. */
bool nian_git_is_foreign(int code)
{
    const git_error *last = git_error_last();
    return code == GIT_EOWNER ||
           (code < 0 && last && last->message &&
            strstr(last->message, "safe.directory") != NULL);
}

/* What the operating system says through libgit2, and what to do about it. */
static const struct {
    const char *said;
    const char *advice;
} refusals[] = {
    {"No space left on device",
     "the disk is full; make room and run the command again"},
    {"Disk quota exceeded",
     "your share of the disk is full; make room and run the command again"},
    {"File too large", "files may not grow that large here; see ulimit -f"},
    {"Read-only file system", "the disk is mounted read only"},
    {"Permission denied", "you may not write there; ask its owner"},
};

static const char *advice(int code, const char *reason)
{
    if (nian_git_is_foreign(code))
        return "it belongs to another user; git config --global --add "
               "safe.directory PATH lets you use it";
    if (code == GIT_ELOCKED)
        return "another program holds it; when none runs, nianlun check "
               "--repair removes what a crash left";
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (strstr(reason, refusals[i].said))
            return refusals[i].advice;
    return reason;
}

static nian_error_code code_of(int code, const git_error *last)
{
    if (nian_git_is_foreign(code))
        return NIAN_EIO;
    if (code == GIT_ELOCKED)
        return NIAN_ELOCKED;
    if (code == GIT_ENOTFOUND)
        return NIAN_ECORRUPT;
    return last && last->klass == GIT_ERROR_OS ? NIAN_EIO : NIAN_EGIT;
}

bool nian_git_error(nian_error *err, int code, const char *format, ...)
{
    char what[NIAN_ERROR_MESSAGE_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    const git_error *last = git_error_last();
    const char *reason = last && last->message ? last->message : "unknown";
    return nian_fail(err, code_of(code, last), "%s: %s", what,
                     advice(code, reason));
}

bool nian_git_tip(git_oid *out, bool *empty, git_repository *repo,
                  nian_error *err)
{
    int code = git_reference_name_to_id(out, repo, NIAN_MAIN);
    *empty = code == GIT_ENOTFOUND;
    if (code < 0 && code != GIT_ENOTFOUND)
        return nian_git_error(err, code, "%s", NIAN_MAIN);
    return true;
}

bool nian_git_tree(git_tree **out, git_repository *repo, const git_oid *commit,
                   nian_error *err)
{
    AUTO(git_commit_free, git_commit *) found = NULL;
    int code = git_commit_lookup(&found, repo, commit);
    if (code == 0)
        code = git_commit_tree(out, found);
    if (code < 0)
        return nian_git_error(err, code, "read commit %s",
                              git_oid_tostr_s(commit));
    return true;
}

bool nian_git_subtree(git_tree **out, git_repository *repo,
                      const git_tree *tree, const char *path, nian_error *err)
{
    AUTO(git_tree_entry_free, git_tree_entry *) entry = NULL;
    *out = NULL;
    int code = git_tree_entry_bypath(&entry, tree, path);
    if (code == GIT_ENOTFOUND)
        return true;
    if (code == 0 && git_tree_entry_type(entry) != GIT_OBJECT_TREE)
        return true;
    if (code == 0)
        code = git_tree_lookup(out, repo, git_tree_entry_id(entry));
    if (code < 0)
        return nian_git_error(err, code, "read folder %s", path);
    return true;
}

nian_str nian_git_hex(nian_arena *arena, const git_oid *id)
{
    char hex[GIT_OID_HEXSZ];
    git_oid_fmt(hex, id);
    return nian_str_copy(arena, (nian_str){hex, sizeof hex});
}
