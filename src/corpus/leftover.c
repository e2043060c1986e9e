/* What a crash leaves behind: locks of references, which stop every later
 * writer, and half-written packs, which only take room.  A lock of git itself
 * lives for milliseconds, so one that outlives a wait belongs to nobody. */
#include "corpus/git.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    WAIT = 300 * 1000 * 1000 /* nanoseconds */
};

typedef struct leftover {
    const char *path;
    bool lock;
    struct stat info;
} leftover;

typedef struct folder_walk {
    nian_arena *arena;
    vec(leftover) found;
    vec(const char *) folders; /* still to look into */
} folder_walk;

static bool is_leftover(nian_str name, bool *lock)
{
    *lock = nian_str_ends(name, NIAN_STR(".lock")) &&
            !nian_str_equal(name, NIAN_STR("nianlun.lock"));
    return *lock || nian_str_starts(name, NIAN_STR("pack_git2_")) ||
           nian_str_starts(name, NIAN_STR("tmp_"));
}

static void look_at(folder_walk *walk, const char *folder, const char *name)
{
    leftover found = {0};
    nian_str path = nian_str_format(walk->arena, "%s/%s", folder, name);
    found.path = nian_cstr(walk->arena, path);
    if (lstat(found.path, &found.info) != 0)
        return;
    if (S_ISDIR(found.info.st_mode))
        vec_push(walk->arena, &walk->folders, found.path);
    else if (is_leftover(nian_str_from(name), &found.lock))
        vec_push(walk->arena, &walk->found, found);
}

static void look_into(folder_walk *walk, const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return;
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            look_at(walk, path, entry->d_name);
    closedir(folder);
}

static int compare_found(const void *left, const void *right)
{
    return strcmp(((const leftover *)left)->path,
                  ((const leftover *)right)->path);
}

static bool is_same(const struct stat *before, const char *path)
{
    struct stat now;
    return lstat(path, &now) == 0 && now.st_ino == before->st_ino &&
           now.st_size == before->st_size &&
           now.st_mtim.tv_sec == before->st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

static void settle(nian_check *check, const leftover *found, nian_str place)
{
    if (!is_same(&found->info, found->path))
        return;
    nian_finding *finding = nian_check_add(
        check, found->lock, place,
        found->lock ? "a lock that nobody holds stops all who write"
                    : "a crash left this file; git gc removes it");
    if (check->repair && unlink(found->path) == 0) {
        finding->broken = true;
        finding->repaired = true;
    }
}

void nian_check_locks(nian_check *check)
{
    nian_arena arena = {0};
    folder_walk walk = {.arena = &arena};
    const char *root = git_repository_commondir(check->corpus->repo);
    nian_str top = nian_str_from(root);
    nian_str_cut_end(&top, NIAN_STR("/"));
    vec_push(&arena, &walk.folders, nian_cstr(&arena, top));
    while (walk.folders.count)
        look_into(&walk, walk.folders.items[--walk.folders.count]);
    if (walk.found.count) {
        struct timespec wait = {0, WAIT};
        nanosleep(&wait, NULL);
        qsort(walk.found.items, walk.found.count, sizeof *walk.found.items,
              compare_found);
    }
    for (size_t i = 0; i < walk.found.count; i++) {
        nian_str path = nian_str_from(walk.found.items[i].path);
        settle(check, &walk.found.items[i], nian_str_after(path, top.len + 1));
    }
    nian_arena_free(&arena);
}
