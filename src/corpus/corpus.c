/* Making and finding a corpus.  Only a repository that says that it is a
 * corpus is taken for one: `nianlun add` in a source tree must not write
 * reports into somebody's main branch. */
#include "corpus/git.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FORMAT_KEY "nianlun.format"

enum {
    FORMAT = 1
};

static bool start(nian_error *err)
{
    int code = git_libgit2_init();
    if (code < 0)
        return nian_git_error(err, code, "start libgit2");
    return true;
}

static bool mark(git_repository *repo)
{
    AUTO(git_config_free, git_config *) all = NULL;
    AUTO(git_config_free, git_config *) own = NULL;
    return git_repository_config(&all, repo) == 0 &&
           git_config_open_level(&own, all, GIT_CONFIG_LEVEL_LOCAL) == 0 &&
           git_config_set_int32(own, FORMAT_KEY, FORMAT) == 0;
}

static bool make(const char *path, nian_error *err)
{
    AUTO(git_repository_free, git_repository *) repo = NULL;
    git_repository_init_options options;
    git_repository_init_options_init(&options,
                                     GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_NO_REINIT |
                    GIT_REPOSITORY_INIT_MKDIR | GIT_REPOSITORY_INIT_MKPATH;
    options.initial_head = "main";
    nian_git_sync();
    int code = git_repository_init_ext(&repo, path, &options);
    if (code == 0 && !mark(repo))
        code = -1;
    if (code < 0)
        return nian_git_error(err, code, "make a corpus in %s", path);
    return true;
}

static bool has_entries(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    bool found = false;
    for (const struct dirent *entry; !found && (entry = readdir(folder));)
        found =
            strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return found;
}

/* git would lay its files among those of any folder. */
static bool is_free(const char *path, nian_error *err)
{
    struct stat info;
    if (stat(path, &info) == 0 && !S_ISDIR(info.st_mode))
        return nian_fail(err, NIAN_EINPUT,
                         "%s: it is a file; name a new folder", path);
    AUTO(git_repository_free, git_repository *) repo = NULL;
    if (git_repository_open_ext(&repo, path, GIT_REPOSITORY_OPEN_NO_SEARCH,
                                NULL) == 0)
        return nian_fail(err, NIAN_EINPUT,
                         "%s: it is a repository already; name a new folder",
                         path);
    if (has_entries(path))
        return nian_fail(err, NIAN_EINPUT,
                         "%s: the folder is not empty; name a new one", path);
    return true;
}

bool nian_corpus_init(const char *path, nian_error *err)
{
    if (!start(err))
        return false;
    bool made = is_free(path, err) && make(path, err);
    git_libgit2_shutdown();
    return made;
}

static bool has_reports(nian_corpus *corpus)
{
    AUTO(git_tree_free, git_tree *) all = NULL;
    AUTO(git_tree_free, git_tree *) reports = NULL;
    git_oid tip;
    bool empty;
    return nian_git_tip(&tip, &empty, corpus->repo, NULL) && !empty &&
           nian_git_tree(&all, corpus->repo, &tip, NULL) &&
           nian_git_subtree(&reports, corpus->repo, all, "reports", NULL) &&
           reports;
}

/* The mark of init, or reports on main: a clone does not carry the mark. */
static bool check_format(nian_corpus *corpus, nian_error *err)
{
    AUTO(git_config_free, git_config *) config = NULL;
    int format = 0;
    if (git_repository_config(&config, corpus->repo) < 0 ||
        git_config_get_int32(&format, config, FORMAT_KEY) < 0)
        format = 0;
    if (format > FORMAT)
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "%s: a newer nianlun made it, in format %d; get that "
                         "one",
                         corpus->path, format);
    if (format < 1 && !has_reports(corpus))
        return nian_fail(err, NIAN_EINPUT,
                         "%s: it is a git repository but no corpus; nianlun "
                         "init DIR makes one",
                         corpus->path);
    return true;
}

static bool open_at(nian_corpus *corpus, const char *path, nian_error *err)
{
    unsigned flags = path ? GIT_REPOSITORY_OPEN_NO_SEARCH : 0;
    int code =
        git_repository_open_ext(&corpus->repo, path ? path : ".", flags, NULL);
    bool missing = code == GIT_ENOTFOUND && !nian_git_is_foreign(code);
    if (missing && path)
        return nian_fail(err, NIAN_ENOTFOUND,
                         "%s: there is no corpus; nianlun init %s makes one",
                         path, path);
    if (missing)
        return nian_fail(err, NIAN_ENOTFOUND,
                         "no corpus here or above; give -C CORPUS, or make "
                         "one with nianlun init DIR");
    if (code < 0)
        return nian_git_error(err, code, "%s", path ? path : "open corpus");
    const char *found = git_repository_path(corpus->repo);
    nian_str name = nian_str_from(path ? path : found);
    nian_str_cut_end(&name, NIAN_STR("/"));
    corpus->path = nian_cstr(&corpus->arena, name);
    return check_format(corpus, err);
}

bool nian_corpus_open(nian_corpus **out, const char *path, nian_error *err)
{
    *out = NULL;
    if (!path || !*path) {
        const char *given = getenv("NIANLUN_CORPUS");
        path = given && *given ? given : NULL;
    }
    if (!start(err))
        return false;
    nian_corpus *corpus = nian_xcalloc(1, sizeof *corpus);
    if (!open_at(corpus, path, err) ||
        !nian_git_tip(&corpus->tip, &corpus->empty, corpus->repo, err)) {
        nian_corpus_free(corpus);
        return false;
    }
    *out = corpus;
    return true;
}

void nian_corpus_free(nian_corpus *corpus)
{
    if (!corpus)
        return;
    git_repository_free(corpus->repo);
    nian_arena_free(&corpus->arena);
    free(corpus);
    git_libgit2_shutdown();
}
