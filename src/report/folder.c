/* Which files a folder holds, in the order of their names, so that the same
 * folder makes the same commits on every file system. */
#include "report/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "ingest/sniff.h"

enum {
    DEPTH_MOST = 16 /* links between folders may go round */
};

static int compare_names(const void *left, const void *right)
{
    const char *const *l = left;
    const char *const *r = right;
    return strcmp(*l, *r);
}

typedef vec(const char *) path_list;

static bool list_folder(path_list *out, nian_arena *arena, const char *path,
                        nian_error *err)
{
    DIR *folder = opendir(path);
    if (!folder)
        return nian_fail_errno(err, errno, "%s: cannot read the folder", path);
    nian_str name = nian_str_from(path);
    nian_str_cut_end(&name, NIAN_STR("/"));
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (!nian_is_litter(nian_str_from(entry->d_name))) {
            nian_str inner = nian_str_format(arena, "%.*s/%s",
                                             NIAN_STR_ARG(name), entry->d_name);
            vec_push(arena, out, nian_cstr(arena, inner));
        }
    closedir(folder);
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, compare_names);
    return true;
}

static bool read_path(nian_import_files *out, nian_arena *arena,
                      const char *path, int depth, nian_error *err)
{
    struct stat info;
    if (depth > DEPTH_MOST)
        return nian_fail(err, NIAN_EINPUT, "%s: folders are nested too deep",
                         path);
    /* What is not there is for the reader of files to say. */
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode)) {
        nian_import_file file = {.path = path};
        vec_push(arena, out, file);
        return true;
    }
    path_list paths = {0};
    if (!list_folder(&paths, arena, path, err))
        return false;
    for (size_t i = 0; i < paths.count; i++)
        if (!read_path(out, arena, paths.items[i], depth + 1, err))
            return false;
    return true;
}

bool nian_folder_read(nian_import_files *out, nian_arena *arena,
                      const char *path, nian_error *err)
{
    return read_path(out, arena, path, 0, err);
}
