/* The folder and its list.  The list is lines: the stamp, then groups with
 * their key and note, each file with its hash, length and group. */
#include "site/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"

#define LIST_NAME ".nianlun-site"
#define LIST_HEAD "nianlun-site/1"

typedef struct kept_file {
    nian_str path;
    nian_str group; /* empty: none */
    uint64_t hash;
    size_t len;
    bool put; /* in this run */
} kept_file;

typedef struct kept_group {
    nian_str name, key, note;
    bool whole; /* in this run */
} kept_group;

struct nian_output {
    nian_arena arena;
    nian_str folder;
    int root;
    nian_str stamp;
    vec(kept_file) files; /* of the run before and of this */
    nian_map places;      /* path → index into files, + 1 */
    vec(kept_group) before;
    vec(kept_group) groups; /* of this run */
    bool in_group;
    nian_output_counts counts;
    bool same_stamp;
};

/* ------------------------------------------------------------------ list */

static nian_str field(nian_str *rest)
{
    ptrdiff_t tab = nian_str_find(*rest, NIAN_STR("\t"));
    size_t end = tab < 0 ? rest->len : (size_t)tab;
    nian_str found = nian_str_slice(*rest, 0, end);
    *rest = nian_str_after(*rest, end + 1);
    return found;
}

static uint64_t read_number(nian_str digits, int base)
{
    char bytes[32] = {0};
    if (digits.len < sizeof bytes)
        for (size_t i = 0; i < digits.len; i++)
            bytes[i] = digits.ptr[i];
    return strtoull(bytes, NULL, base);
}

/* A list that a person has changed leads to no file outside. */
static bool is_within(nian_str path)
{
    return path.len && path.ptr[0] != '/' && path.len < 4000 &&
           !nian_str_has(path, NIAN_STR(".."));
}

static void remember(nian_output *output, kept_file file)
{
    bool added;
    uint32_t *index =
        nian_map_put(&output->places, &output->arena, file.path, &added);
    if (!added) {
        output->files.items[*index - 1] = file;
        return;
    }
    vec_push(&output->arena, &output->files, file);
    *index = (uint32_t)output->files.count;
}

static void read_line(nian_output *output, nian_str line)
{
    nian_str kind = field(&line);
    if (nian_str_equal(kind, NIAN_STR("stamp"))) {
        output->same_stamp = nian_str_equal(line, output->stamp);
    } else if (nian_str_equal(kind, NIAN_STR("group"))) {
        kept_group group = {.name = field(&line), .key = field(&line)};
        group.note = line;
        vec_push(&output->arena, &output->before, group);
    } else if (nian_str_equal(kind, NIAN_STR("file"))) {
        kept_file file = {.hash = read_number(field(&line), 16)};
        file.len = read_number(field(&line), 10);
        file.group = field(&line);
        file.path = line;
        if (is_within(line))
            remember(output, file);
    }
}

static bool read_file(nian_buf *out, int root, const char *name)
{
    char block[1 << 14];
    int file = openat(root, name, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    ssize_t got;
    while ((got = read(file, block, sizeof block)) > 0)
        nian_buf_add(out, (nian_str){block, (size_t)got});
    close(file);
    return got == 0;
}

/* False when there is none. */
static bool read_list(nian_output *output)
{
    nian_buf bytes = {0};
    bool found = read_file(&bytes, output->root, LIST_NAME);
    nian_str rest = nian_str_copy(&output->arena, nian_buf_str(&bytes));
    nian_str line;
    nian_buf_free(&bytes);
    if (!found || !nian_str_line(&rest, &line) ||
        !nian_str_equal(line, NIAN_STR(LIST_HEAD)))
        return false;
    while (nian_str_line(&rest, &line))
        read_line(output, line);
    return true;
}

static void write_list(const nian_output *output, nian_buf *out)
{
    nian_buf_format(out, LIST_HEAD "\nstamp\t%.*s\n",
                    NIAN_STR_ARG(output->stamp));
    for (size_t i = 0; i < output->groups.count; i++) {
        const kept_group *group = &output->groups.items[i];
        if (group->whole)
            nian_buf_format(out, "group\t%.*s\t%.*s\t%.*s\n",
                            NIAN_STR_ARG(group->name), NIAN_STR_ARG(group->key),
                            NIAN_STR_ARG(group->note));
    }
    for (size_t i = 0; i < output->files.count; i++) {
        const kept_file *file = &output->files.items[i];
        if (file->path.len)
            nian_buf_format(out, "file\t%016llx\t%zu\t%.*s\t%.*s\n",
                            (unsigned long long)file->hash, file->len,
                            NIAN_STR_ARG(file->group),
                            NIAN_STR_ARG(file->path));
    }
}

/* ---------------------------------------------------------------- folder */

static bool is_empty(int root)
{
    int copy = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = copy < 0 ? NULL : fdopendir(copy);
    bool empty = true;
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            empty = false;
    if (folder)
        closedir(folder);
    return empty;
}

/* All folders on the way to `path`, which lies beneath the root. */
static bool make_folders(int root, const char *path)
{
    char part[4096];
    for (size_t i = 0; path[i] && i + 1 < sizeof part; i++) {
        if (path[i] == '/' && i) {
            part[i] = '\0';
            if (mkdirat(root, part, 0777) < 0 && errno != EEXIST)
                return false;
        }
        part[i] = path[i];
    }
    return true;
}

static bool write_all(int file, nian_str bytes)
{
    while (bytes.len) {
        ssize_t put = write(file, bytes.ptr, bytes.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes = nian_str_after(bytes, (size_t)put);
    }
    return true;
}

static int open_new(nian_output *output, const char *name, int flags)
{
    int file = openat(output->root, name, flags, 0666);
    if (file < 0 && errno == ENOENT && make_folders(output->root, name))
        file = openat(output->root, name, flags, 0666);
    return file;
}

/* A new file is written where it belongs, since the list that would vouch for
 * it comes last; another is written beside and put in its place. */
static bool write_file(nian_output *output, const char *name, const char *draft,
                       nian_str bytes)
{
    static const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
    const char *way = name;
    int file = open_new(output, name, flags | O_EXCL);
    if (file < 0 && errno == EEXIST) {
        way = draft;
        file = open_new(output, draft, flags | O_TRUNC);
    }
    if (file < 0)
        return false;
    bool fine = write_all(file, bytes);
    int reason = errno;
    if (close(file) < 0 && fine) {
        fine = false;
        reason = errno;
    }
    if (fine && way == draft &&
        renameat(output->root, draft, output->root, name) < 0) {
        fine = false;
        reason = errno;
    }
    if (!fine)
        unlinkat(output->root, way, 0);
    errno = reason;
    return fine;
}

static bool replace_file(nian_output *output, nian_str path, nian_str bytes,
                         nian_error *err)
{
    nian_arena scratch = {0};
    const char *name = nian_cstr(&scratch, path);
    const char *draft = nian_cstr(
        &scratch, nian_str_format(&scratch, "%.*s.new", NIAN_STR_ARG(path)));
    bool fine = write_file(output, name, draft, bytes);
    if (!fine)
        nian_fail_errno(err, errno, "write %.*s/%s",
                        NIAN_STR_ARG(output->folder), name);
    nian_arena_free(&scratch);
    return fine;
}

static bool is_there(nian_output *output, const kept_file *file)
{
    nian_arena scratch = {0};
    struct stat info;
    const char *name = nian_cstr(&scratch, file->path);
    bool there = fstatat(output->root, name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
                 S_ISREG(info.st_mode) && (size_t)info.st_size == file->len;
    nian_arena_free(&scratch);
    return there;
}

/* --------------------------------------------------------------- outside */

bool nian_output_open(nian_output **out, const char *folder, nian_str stamp,
                      nian_error *err)
{
    *out = NULL;
    if (mkdir(folder, 0777) < 0 && errno != EEXIST)
        return nian_fail_errno(err, errno, "make %s", folder);
    int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0)
        return nian_fail_errno(err, errno, "open %s", folder);
    nian_output *output = nian_xcalloc(1, sizeof *output);
    output->root = root;
    output->folder = nian_str_copy(&output->arena, nian_str_from(folder));
    output->stamp = nian_str_copy(&output->arena, stamp);
    if (!read_list(output) && !is_empty(root)) {
        nian_output_close(output, false, NULL, NULL);
        return nian_fail(err, NIAN_EINPUT,
                         "%s: it holds files that are not of a site of "
                         "nianlun; name a new or empty folder",
                         folder);
    }
    *out = output;
    return true;
}

static void count_put(nian_output *output, kept_file *file)
{
    file->put = true;
    output->counts.bytes += file->len;
}

/* Every file of the group, when all are there. */
static bool keep_group(nian_output *output, nian_str name)
{
    size_t count = 0;
    for (size_t i = 0; i < output->files.count; i++) {
        const kept_file *file = &output->files.items[i];
        if (!nian_str_equal(file->group, name))
            continue;
        if (!is_there(output, file))
            return false;
        count++;
    }
    for (size_t i = 0; i < output->files.count; i++)
        if (nian_str_equal(output->files.items[i].group, name))
            count_put(output, &output->files.items[i]);
    output->counts.unchanged += count;
    return count > 0;
}

bool nian_output_group(nian_output *output, nian_str name, nian_str key,
                       nian_str *kept)
{
    kept_group group = {.name = nian_str_copy(&output->arena, name),
                        .key = nian_str_copy(&output->arena, key)};
    for (size_t i = 0; output->same_stamp && i < output->before.count; i++) {
        const kept_group *before = &output->before.items[i];
        if (!nian_str_equal(before->name, name) ||
            !nian_str_equal(before->key, key) || !keep_group(output, name))
            continue;
        group.note = *kept = before->note;
        group.whole = true;
        vec_push(&output->arena, &output->groups, group);
        return true;
    }
    vec_push(&output->arena, &output->groups, group);
    output->in_group = true;
    return false;
}

void nian_output_note(nian_output *output, nian_str note)
{
    vec_last(&output->groups)->note = nian_str_copy(&output->arena, note);
}

void nian_output_group_end(nian_output *output)
{
    vec_last(&output->groups)->whole = true;
    output->in_group = false;
}

bool nian_output_put(nian_output *output, nian_str path, nian_str bytes,
                     nian_error *err)
{
    const uint32_t *index = nian_map_get(&output->places, path);
    kept_file file = {.hash = nian_str_hash(bytes), .len = bytes.len};
    bool same = false;
    if (index) {
        const kept_file *before = &output->files.items[*index - 1];
        same = before->hash == file.hash && before->len == file.len &&
               is_there(output, before);
        file.path = before->path;
    } else {
        file.path = nian_str_copy(&output->arena, path);
    }
    if (!same && !replace_file(output, path, bytes, err))
        return false;
    if (output->in_group)
        file.group = vec_last(&output->groups)->name;
    output->counts.written += !same;
    output->counts.unchanged += same;
    count_put(output, &file);
    remember(output, file);
    return true;
}

bool nian_output_read(nian_str *out, nian_arena *arena,
                      const nian_output *output, nian_str path, size_t from,
                      size_t len, nian_error *err)
{
    char *bytes = nian_arena_alloc(arena, len + 1, 1);
    int file =
        openat(output->root, nian_cstr(arena, path), O_RDONLY | O_CLOEXEC);
    size_t got = 0;
    ssize_t part = file < 0 ? -1 : 1;
    while (part > 0 && got < len) {
        part = pread(file, bytes + got, len - got, (off_t)(from + got));
        got += part > 0 ? (size_t)part : 0;
    }
    int reason = errno;
    if (file >= 0)
        close(file);
    *out = (nian_str){bytes, got};
    return part >= 0 ||
           nian_fail_errno(err, reason, "read %.*s/%.*s",
                           NIAN_STR_ARG(output->folder), NIAN_STR_ARG(path));
}

/* Folders that are empty then go too. */
static void take_away(nian_output *output, kept_file *file)
{
    nian_arena scratch = {0};
    nian_str path = file->path;
    unlinkat(output->root, nian_cstr(&scratch, path), 0);
    for (ptrdiff_t slash;
         (slash = nian_str_find_last(path, NIAN_STR("/"))) > 0;) {
        path = nian_str_slice(path, 0, (size_t)slash);
        if (unlinkat(output->root, nian_cstr(&scratch, path), AT_REMOVEDIR) < 0)
            break;
    }
    file->path.len = 0;
    output->counts.removed++;
    nian_arena_free(&scratch);
}

bool nian_output_close(nian_output *output, bool whole,
                       nian_output_counts *counts, nian_error *err)
{
    bool fine = true;
    if (!output)
        return true;
    for (size_t i = 0; whole && i < output->files.count; i++)
        if (!output->files.items[i].put)
            take_away(output, &output->files.items[i]);
    if (output->files.count) {
        nian_buf list = {0};
        write_list(output, &list);
        fine =
            replace_file(output, NIAN_STR(LIST_NAME), nian_buf_str(&list), err);
        nian_buf_free(&list);
    }
    if (counts)
        *counts = output->counts;
    close(output->root);
    nian_arena_free(&output->arena);
    free(output);
    return fine;
}
