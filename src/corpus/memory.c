/* Objects that wait in memory until a whole batch can be written: thousands
 * of loose objects would cost a file and an fsync each.  Many become one
 * pack, few become loose objects, as git receives a push. */
#include "corpus/pack.h"

#include <stdlib.h>
#include <string.h>

#include <git2/sys/odb_backend.h>

enum {
    FIRST = 999,    /* asked before the packs and loose objects */
    LOOSE_MOST = 64 /* more than these go into a pack */
};

struct nian_memory {
    git_odb_backend backend; /* libgit2 hands out a pointer to this */
    git_odb *odb;            /* borrowed from the repository */
    nian_arena arena;
    nian_map places; /* id → index of its object, + 1 */
    vec(nian_object) objects;
    size_t bytes;
};

static nian_str id_key(const git_oid *id)
{
    return (nian_str){(const char *)id->id, GIT_OID_RAWSZ};
}

static const nian_object *find(const nian_memory *memory, const git_oid *id)
{
    const uint32_t *place = nian_map_get(&memory->places, id_key(id));
    return place ? &memory->objects.items[*place - 1] : NULL;
}

static const nian_object *find_in(git_odb_backend *backend, const git_oid *id)
{
    return find((const nian_memory *)(void *)backend, id);
}

static int backend_read(void **out, size_t *len, git_object_t *type,
                        git_odb_backend *backend, const git_oid *id)
{
    const nian_object *found = find_in(backend, id);
    if (!found)
        return GIT_ENOTFOUND;
    /* One byte more, as libgit2's own backends end what they read. */
    *out = git_odb_backend_data_alloc(backend, found->bytes.len + 1);
    if (!*out)
        return -1;
    if (found->bytes.len)
        memcpy(*out, found->bytes.ptr, found->bytes.len);
    ((char *)*out)[found->bytes.len] = '\0';
    *len = found->bytes.len;
    *type = found->type;
    return 0;
}

static int backend_read_header(size_t *len, git_object_t *type,
                               git_odb_backend *backend, const git_oid *id)
{
    const nian_object *found = find_in(backend, id);
    if (!found)
        return GIT_ENOTFOUND;
    *len = found->bytes.len;
    *type = found->type;
    return 0;
}

static int backend_exists(git_odb_backend *backend, const git_oid *id)
{
    return find_in(backend, id) != NULL;
}

static int backend_freshen(git_odb_backend *backend, const git_oid *id)
{
    return find_in(backend, id) ? 0 : GIT_ENOTFOUND;
}

static void keep(nian_memory *memory, const git_oid *id, git_object_t type,
                 nian_str bytes)
{
    nian_object kept = {*id, type, nian_str_copy(&memory->arena, bytes)};
    git_oid *key = nian_new(&memory->arena, git_oid);
    *key = *id;
    vec_push(&memory->arena, &memory->objects, kept);
    *nian_map_put(&memory->places, &memory->arena, id_key(key), NULL) =
        (uint32_t)memory->objects.count;
    memory->bytes += bytes.len;
}

static int backend_write(git_odb_backend *backend, const git_oid *id,
                         const void *bytes, size_t len, git_object_t type)
{
    nian_memory *memory = (nian_memory *)(void *)backend;
    if (!find(memory, id))
        keep(memory, id, type, (nian_str){bytes, len});
    return 0;
}

static void backend_free(git_odb_backend *backend)
{
    nian_memory *memory = (nian_memory *)(void *)backend;
    nian_arena_free(&memory->arena);
    free(memory);
}

bool nian_memory_attach(nian_memory **out, git_repository *repo,
                        nian_error *err)
{
    AUTO(git_odb_free, git_odb *) odb = NULL;
    int code = git_repository_odb(&odb, repo);
    if (code < 0)
        return nian_git_error(err, code, "open objects");
    nian_memory *memory = nian_xcalloc(1, sizeof *memory);
    git_odb_init_backend(&memory->backend, GIT_ODB_BACKEND_VERSION);
    memory->backend.read = backend_read;
    memory->backend.read_header = backend_read_header;
    memory->backend.exists = backend_exists;
    memory->backend.freshen = backend_freshen;
    memory->backend.write = backend_write;
    memory->backend.free = backend_free;
    code = git_odb_add_backend(odb, &memory->backend, FIRST);
    if (code < 0) {
        free(memory);
        return nian_git_error(err, code, "open objects");
    }
    memory->odb = odb;
    *out = memory;
    return true;
}

bool nian_memory_put(git_oid *id, nian_memory *memory, git_object_t type,
                     nian_str bytes, nian_error *err)
{
    int code = git_odb_hash(id, bytes.len ? bytes.ptr : "", bytes.len, type);
    if (code < 0)
        return nian_git_error(err, code, "name an object");
    if (!find(memory, id) &&
        !git_odb_exists_ext(memory->odb, id, GIT_ODB_LOOKUP_NO_REFRESH))
        keep(memory, id, type, bytes);
    return true;
}

size_t nian_memory_bytes(const nian_memory *memory)
{
    return memory->bytes;
}

static int write_loose(const nian_memory *memory, git_repository *repo)
{
    nian_arena arena = {0};
    nian_str folder =
        nian_str_format(&arena, "%s/objects", git_repository_commondir(repo));
    git_odb_backend *loose = NULL;
    int code =
        git_odb_backend_loose(&loose, nian_cstr(&arena, folder), -1, 1, 0, 0);
    for (size_t i = 0; code == 0 && i < memory->objects.count; i++) {
        const nian_object *kept = &memory->objects.items[i];
        code = loose->write(loose, &kept->id, kept->bytes.ptr, kept->bytes.len,
                            kept->type);
    }
    if (loose)
        loose->free(loose);
    nian_arena_free(&arena);
    return code;
}

bool nian_memory_flush(nian_memory *memory, git_repository *repo,
                       nian_error *err)
{
    int code = 0;
    if (memory->objects.count > LOOSE_MOST)
        code = nian_pack_write(memory->odb, memory->objects.items,
                               memory->objects.count);
    else if (memory->objects.count)
        code = write_loose(memory, repo);
    if (code < 0)
        return nian_git_error(err, code, "write to the corpus");
    nian_arena_free(&memory->arena);
    memory->places = (nian_map){0};
    memory->objects.items = NULL;
    memory->objects.count = memory->objects.capacity = 0;
    memory->bytes = 0;
    code = git_odb_refresh(memory->odb);
    if (code < 0)
        return nian_git_error(err, code, "read back what was written");
    return true;
}
