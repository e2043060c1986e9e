/* Which files a folder holds, in the order of their names, so that the same
 * folder makes the same commits on every file system. */
#include "report/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ingest/sniff.h"

enum {
    DEPTH_MOST = 64
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A folder and those that it lies in, to know it again. */
typedef struct chain {
    const struct chain *above;
    dev_t device;
    ino_t number;
    int depth;
} chain;

typedef struct walk {
    nian_import_files *files;
    nian_skips *skipped;
    nian_arena *arena;
} walk;

static int compare_names(const void *left, const void *right)
{
    const char *const *l = left;
    const char *const *r = right;
    return strcmp(*l, *r);
}

typedef vec(const char *) path_list;

static bool list_folder(path_list *out, nian_arena *arena, const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    nian_str name = nian_str_from(path);
    nian_str_cut_end(&name, NIAN_STR("/"));
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        nian_str inner = nian_str_format(arena, "%.*s/%s", NIAN_STR_ARG(name),
                                         entry->d_name);
        vec_push(arena, out, nian_cstr(arena, inner));
    }
    closedir(folder);
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, compare_names);
    return true;
}

static void skip(walk *w, const char *path, const char *why)
{
    nian_skip skipped = {path, why};
    vec_push(w->arena, w->skipped, skipped);
}

/* What systems and programs leave in folders; NULL for what a person put
 * there. */
static const char *leftover(const char *path)
{
    static const nian_str unfinished[] = {
        NIAN_STR_INIT(".tmp"),
        NIAN_STR_INIT(".part"),
        NIAN_STR_INIT(".crdownload"),
    };
    const char *slash = strrchr(path, '/');
    nian_str name = nian_str_from(slash ? slash + 1 : path);
    if (nian_str_starts(name, NIAN_STR(".")))
        return "hidden";
    if (nian_str_starts(name, NIAN_STR("~$")))
        return "of a document that was open";
    if (nian_str_ends_any(name, unfinished, COUNT(unfinished)) ||
        nian_str_ends(name, NIAN_STR("~")))
        return "a file that a program had not finished";
    return nian_is_litter(name) ? "of the system, no document" : NULL;
}

static void add_file(walk *w, const char *path)
{
    nian_import_file file = {.path = path};
    vec_push(w->arena, w->files, file);
}

static bool is_above(const chain *above, const struct stat *info)
{
    for (; above; above = above->above)
        if (above->device == info->st_dev && above->number == info->st_ino)
            return true;
    return false;
}

static void read_path(walk *w, const char *path, const chain *above);

static void read_folder(walk *w, const char *path, const struct stat *info,
                        const chain *above)
{
    path_list paths = {0};
    chain own = {above, info->st_dev, info->st_ino,
                 above ? above->depth + 1 : 0};
    if (is_above(above, info)) {
        skip(w, path, "a link back to a folder above it");
    } else if (own.depth > DEPTH_MOST) {
        skip(w, path, "nested deeper than 64 folders");
    } else if (!list_folder(&paths, w->arena, path)) {
        add_file(w, path);
    } else {
        for (size_t i = 0; i < paths.count; i++)
            read_path(w, paths.items[i], &own);
    }
}

/* What a person names is taken whatever it is called. */
static void read_path(walk *w, const char *path, const chain *above)
{
    struct stat info;
    const char *why = above ? leftover(path) : NULL;
    bool there = stat(path, &info) == 0;
    if (why)
        skip(w, path, why);
    else if (there && S_ISDIR(info.st_mode))
        read_folder(w, path, &info, above);
    else if (there && above && !S_ISREG(info.st_mode))
        skip(w, path, "no file but a pipe, socket or device");
    else
        add_file(w, path); /* what is not there is for the reader to say */
}

void nian_folder_read(nian_import_files *out, nian_skips *skipped,
                      nian_arena *arena, const char *path)
{
    walk w = {out, skipped, arena};
    read_path(&w, path, NULL);
}
