/* Timelines: the history of one series as plain git shows it.  A timeline is
 * derived from main alone, whatever order its reports came in, so the same
 * reports give the same commits everywhere. */
#include "corpus/git.h"

#include <string.h>

/* The object's name; keeps it too where objects are to be written. */
static bool put(git_oid *id, nian_derive *derive, git_object_t type,
                nian_str bytes, nian_error *err)
{
    if (derive->memory)
        return nian_memory_put(id, derive->memory, type, bytes, err);
    int code = git_odb_hash(id, bytes.ptr, bytes.len, type);
    if (code < 0)
        return nian_git_error(err, code, "name an object");
    return true;
}

static bool put_tree(git_oid *id, nian_derive *derive, const git_oid *blob,
                     nian_error *err)
{
    static const char entry[] = "100644 report.md"; /* its NUL is part of it */
    char bytes[sizeof entry + GIT_OID_RAWSZ];
    memcpy(bytes, entry, sizeof entry);
    memcpy(bytes + sizeof entry, blob->id, GIT_OID_RAWSZ);
    return put(id, derive, GIT_OBJECT_TREE, (nian_str){bytes, sizeof bytes},
               err);
}

/* What a report says of itself, read once however often it is asked for. */
static bool describe(nian_stamp *out, nian_derive *derive,
                     const nian_entry_key *key, const git_oid *blob,
                     nian_error *err)
{
    nian_str id = {(const char *)blob->id, GIT_OID_RAWSZ};
    const uint32_t *place = nian_map_get(&derive->seen, id);
    if (place) {
        *out = derive->stamps.items[*place - 1];
        return true;
    }
    AUTO(git_blob_free, git_blob *) found = NULL;
    int code = git_blob_lookup(&found, derive->repo, blob);
    if (code < 0)
        return nian_git_error(err, code, "read report %.*s %d",
                              NIAN_STR_ARG(key->issuer), key->year);
    nian_str bytes = {git_blob_rawcontent(found),
                      (size_t)git_blob_rawsize(found)};
    derive->describe(out, derive->arena, key, bytes);
    vec_push(derive->arena, &derive->stamps, *out);
    *nian_map_put(&derive->seen, derive->arena,
                  nian_str_copy(derive->arena, id), NULL) =
        (uint32_t)derive->stamps.count;
    return true;
}

static void write_message(nian_buf *out, const nian_stamp *stamp,
                          const nian_entry_key *key)
{
    nian_buf_format(out, "%.*s\n\n", NIAN_STR_ARG(stamp->title));
    nian_buf_format(out, "Issuer: %.*s\n", NIAN_STR_ARG(key->issuer));
    nian_buf_format(out, "Kind: %.*s\n", NIAN_STR_ARG(key->kind));
    nian_buf_format(out, "Year: %d\n", key->year);
    if (stamp->date.len)
        nian_buf_format(out, "Report-Date: %.*s\n", NIAN_STR_ARG(stamp->date));
}

static bool put_commit(git_oid *tip, nian_derive *derive,
                       const nian_commit_parts *parts, nian_error *err)
{
    nian_buf bytes = {0};
    nian_commit_format(&bytes, parts);
    bool fine = put(tip, derive, GIT_OBJECT_COMMIT, nian_buf_str(&bytes), err);
    nian_buf_free(&bytes);
    return fine;
}

/* Adds one year; `time` is the committer's, which never goes back, so that
 * git's walks by date stay right where a report bears a wrong one. */
static bool add_year(git_oid *tip, bool first, int64_t *time,
                     nian_derive *derive, const nian_entry_key *key,
                     const git_oid *blob, nian_error *err)
{
    nian_stamp stamp;
    nian_commit_parts parts = {0};
    if (!describe(&stamp, derive, key, blob, err) ||
        !put_tree(&parts.tree, derive, blob, err))
        return false;
    git_oid parent = *tip;
    nian_buf message = {0};
    write_message(&message, &stamp, key);
    if (stamp.time > *time)
        *time = stamp.time;
    parts.parent = first ? NULL : &parent;
    parts.author_time = stamp.time;
    parts.committer_time = *time;
    parts.message = nian_buf_str(&message);
    bool fine = put_commit(tip, derive, &parts, err);
    nian_buf_free(&message);
    return fine;
}

bool nian_timeline_derive(git_oid *tip, bool *empty, nian_derive *derive,
                          const git_tree *tree, nian_str issuer, nian_str kind,
                          nian_error *err)
{
    nian_members members = {0};
    if (!nian_tree_members(&members, derive->arena, derive->repo, tree, issuer,
                           kind, err))
        return false;
    int64_t time = 0;
    for (size_t i = 0; i < members.count; i++) {
        nian_entry_key key = {issuer, kind, members.items[i].year};
        if (!add_year(tip, i == 0, &time, derive, &key, &members.items[i].blob,
                      err))
            return false;
    }
    *empty = members.count == 0;
    return true;
}
