/* Names in a ZIP are UTF-8 when a flag says so, else in what the system of the
 * writer used: GBK for most Chinese ones.  All that are no UTF-8 are decoded
 * together, as more words tell more of their encoding. */
#include "ingest/archive.h"

#include "base/buf.h"
#include "base/error.h"
#include "ingest/encoding.h"
#include "ingest/jail.h"

enum {
    NAME_LONGEST = 512 /* bytes; a message must hold it */
};

/* A reading of all foreign names, a line each; false when it is not told. */
static bool decode_names(nian_str *out, nian_arena *arena,
                         const nian_packed_files *members)
{
    nian_buf lines = {0};
    nian_ingested taken = {.ocr = false};
    nian_decoding how = {.declared = NIAN_STR("GB18030")};
    for (size_t i = 0; i < members->count; i++) {
        nian_str name = members->items[i].name;
        if (nian_utf8_valid(name, NULL))
            continue;
        nian_buf_add(&lines, name);
        nian_buf_add_byte(&lines, '\n');
    }
    bool fine = nian_decode(&taken, arena, nian_buf_str(&lines), &how, NULL);
    *out = fine ? nian_str_copy(arena, taken.text) : (nian_str){NULL, 0};
    nian_buf_free(&lines);
    return fine;
}

/* A name that is not told keeps what is ASCII in it. */
static nian_str plain_name(nian_arena *arena, nian_str name)
{
    char *out = nian_arena_alloc(arena, name.len, 1);
    for (size_t i = 0; i < name.len; i++)
        out[i] = (unsigned char)name.ptr[i] < 0x80 ? name.ptr[i] : '_';
    return (nian_str){out, name.len};
}

/* `a/b` for `/a/../b`, `C:\a\b` and `a//./b`: a label, never a place. */
static nian_str clean_name(nian_arena *arena, nian_str name)
{
    nian_buf out = {0};
    for (size_t at = 0, end; at <= name.len; at = end + 1) {
        for (end = at; end < name.len; end++)
            if (name.ptr[end] == '/' || name.ptr[end] == '\\')
                break;
        nian_str part = nian_str_slice(name, at, end);
        if (part.len == 0 || nian_str_equal(part, NIAN_STR(".")) ||
            nian_str_equal(part, NIAN_STR("..")) ||
            nian_str_ends(part, NIAN_STR(":")))
            continue;
        if (out.len)
            nian_buf_add_byte(&out, '/');
        for (size_t i = 0; i < part.len; i++) {
            unsigned char byte = (unsigned char)part.ptr[i];
            nian_buf_add_byte(&out,
                              byte < ' ' || byte == 0x7F ? '_' : part.ptr[i]);
        }
    }
    nian_str made = nian_buf_str(&out);
    if (made.len > NAME_LONGEST) {
        size_t from = made.len - NAME_LONGEST;
        while (((unsigned char)made.ptr[from] & 0xC0) == 0x80)
            from++;
        made = nian_str_after(made, from);
    }
    made = nian_str_copy(arena, made.len ? made : NIAN_STR("_"));
    nian_buf_free(&out);
    return made;
}

static bool is_taken(const nian_packed_files *members, size_t count,
                     nian_str name)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_equal(members->items[i].name, name))
            return true;
    return false;
}

static void name_all(nian_packed_files *members, nian_arena *arena)
{
    nian_str lines;
    bool told = decode_names(&lines, arena, members);
    int next = 2; /* counts on over all names: no number is tried twice */
    for (size_t i = 0; i < members->count; i++) {
        nian_str name = members->items[i].name;
        if (!nian_utf8_valid(name, NULL) &&
            (!told || !nian_str_line(&lines, &name)))
            name = plain_name(arena, name);
        name = clean_name(arena, name);
        members->items[i].name = name;
        while (is_taken(members, i, members->items[i].name))
            members->items[i].name =
                nian_str_format(arena, "%d/%.*s", next++, NIAN_STR_ARG(name));
    }
}

bool nian_archive_read(nian_packed_files *out, nian_arena *arena,
                       nian_str bytes, const nian_ingest_options *options,
                       nian_error *err)
{
    nian_ingested taken;
    *out = (nian_packed_files){0};
    if (!nian_jail_parse(&taken, arena, NIAN_FORMAT_ZIP, bytes, options, err))
        return false;
    for (size_t i = 0; i < taken.members.count; i++)
        if (taken.members.items[i].bytes.len)
            vec_push(arena, out, taken.members.items[i]);
    name_all(out, arena);
    return out->count ||
           nian_fail(err, NIAN_EINPUT, "the archive holds no file");
}

bool nian_archive_read_one(nian_packed *out, nian_arena *arena, nian_str bytes,
                           const nian_ingest_options *options, nian_error *err)
{
    nian_packed_files members;
    if (!nian_archive_read(&members, arena, bytes, options, err))
        return false;
    if (members.count > 1)
        return nian_fail(err, NIAN_EINPUT,
                         "the archive holds %zu files, unpack it or take it "
                         "into a corpus by nianlun add",
                         members.count);
    *out = members.items[0];
    return nian_sniff(out->bytes) != NIAN_FORMAT_ZIP ||
           nian_fail(err, NIAN_EINPUT,
                     "the archive holds another one, unpack it");
}
