/* libarchive reads the directory at the end of a ZIP and then one entry after
 * another; to read one of them is to go through the headers before it. */
#include "ingest/container.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "base/buf.h"
#include "base/scope.h"

AUTO_RELEASE(archive_read_free, struct archive *)

/* libarchive turns names into the locale of its thread, which is "C" in a
 * program that sets none: all but ASCII would be lost. */
typedef struct tongue {
    locale_t own;
    locale_t before;
} tongue;

static tongue speak_utf8(void)
{
    tongue t = {.own = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0)};
    if (t.own)
        t.before = uselocale(t.own);
    return t;
}

static void speak_as_before(tongue *t)
{
    if (!t->own)
        return;
    uselocale(t->before);
    freelocale(t->own);
}

#define SPEAK_UTF8()                                                           \
    __attribute__((cleanup(speak_as_before))) tongue speak = speak_utf8();     \
    (void)speak

static bool open_zip(struct archive **out, nian_str bytes, nian_error *err)
{
    *out = archive_read_new();
    if (!*out)
        return nian_fail(err, NIAN_EIO, "cannot be unpacked: out of memory");
    /* By the directory alone: a reader of entries in a row would take for one
     * what was deleted or is hidden between them. */
    archive_read_support_format_zip_seekable(*out);
    if (archive_read_open_memory(*out, bytes.ptr, bytes.len) == ARCHIVE_OK)
        return true;
    return nian_fail(err, NIAN_EINPUT,
                     "is no whole ZIP: it was cut short on its way here: "
                     "fetch it again");
}

static bool fail_damaged(nian_error *err, nian_str name, struct archive *zip)
{
    const char *why = archive_error_string(zip);
    return nian_fail(err, NIAN_EINPUT, "is damaged at %.*s: %s: fetch it again",
                     NIAN_STR_ARG(name), why ? why : "not readable");
}

/* False at the end, and with `failed` set when the directory is broken. */
static bool next_header(struct archive *zip, struct archive_entry **entry,
                        bool *failed)
{
    int status = archive_read_next_header(zip, entry);
    *failed = status != ARCHIVE_EOF && status < ARCHIVE_WARN;
    return status != ARCHIVE_EOF && !*failed;
}

static bool add_entry(nian_container *box, struct archive_entry *entry,
                      uint32_t ordinal, nian_error *err)
{
    if (archive_entry_is_encrypted(entry))
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "is encrypted: save it without a password");
    if (ordinal >= NIAN_CONTAINER_ENTRIES)
        return nian_fail(err, NIAN_EINPUT,
                         "holds more than %d entries: unpack it and give the "
                         "files themselves",
                         NIAN_CONTAINER_ENTRIES);
    if (archive_entry_filetype(entry) != AE_IFREG)
        return true;
    int64_t size = archive_entry_size(entry);
    nian_entry one = {
        .name = nian_str_copy(box->arena,
                              nian_str_from(archive_entry_pathname(entry))),
        .size = size > 0 ? (uint64_t)size : 0,
        .ordinal = ordinal,
    };
    vec_push(box->arena, &box->entries, one);
    return true;
}

bool nian_container_open(nian_container *out, nian_arena *arena, nian_str bytes,
                         nian_error *err)
{
    SPEAK_UTF8();
    AUTO(archive_read_free, struct archive *) zip = NULL;
    *out = (nian_container){.bytes = bytes, .arena = arena};
    if (!open_zip(&zip, bytes, err))
        return false;
    struct archive_entry *entry;
    bool failed;
    for (uint32_t i = 0; next_header(zip, &entry, &failed); i++)
        if (!add_entry(out, entry, i, err))
            return false;
    return !failed || fail_damaged(err, NIAN_STR("its directory"), zip);
}

static char plain(char byte)
{
    if (byte == '\\')
        return '/';
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_named(nian_str name, nian_str wanted)
{
    nian_str_cut_start(&name, NIAN_STR("/"));
    if (name.len != wanted.len)
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (plain(name.ptr[i]) != plain(wanted.ptr[i]))
            return false;
    return true;
}

const nian_entry *nian_container_find(const nian_container *box, nian_str name)
{
    nian_str_cut_start(&name, NIAN_STR("/"));
    for (size_t i = 0; i < box->entries.count; i++)
        if (is_named(box->entries.items[i].name, name))
            return &box->entries.items[i];
    return NULL;
}

/* A few kilobytes that unpack to gigabytes are no report. */
static bool count_unpacked(nian_container *box, size_t size, nian_error *err)
{
    box->unpacked += size;
    if (box->unpacked > NIAN_CONTAINER_BYTES ||
        (box->unpacked > NIAN_CONTAINER_FREE &&
         box->unpacked / NIAN_CONTAINER_RATIO > box->bytes.len))
        return nian_fail(err, NIAN_EINPUT,
                         "unpacks to more than a report can hold: save the "
                         "text alone");
    return true;
}

static bool hand_out(nian_container *box, struct archive *zip, nian_str name,
                     nian_container_sink *sink, void *context, nian_error *err)
{
    const void *block;
    size_t size;
    la_int64_t offset;
    for (;;) {
        int status = archive_read_data_block(zip, &block, &size, &offset);
        if (status == ARCHIVE_EOF)
            return true;
        if (status != ARCHIVE_OK)
            return fail_damaged(err, name, zip);
        nian_str piece = {block, size};
        if (!count_unpacked(box, size, err) ||
            (size && !sink(context, piece, err)))
            return false;
    }
}

bool nian_container_stream(nian_container *box, nian_str name,
                           nian_container_sink *sink, void *context,
                           nian_error *err)
{
    const nian_entry *found = nian_container_find(box, name);
    if (!found)
        return nian_fail(err, NIAN_ENOTFOUND, "holds no %.*s",
                         NIAN_STR_ARG(name));
    SPEAK_UTF8();
    AUTO(archive_read_free, struct archive *) zip = NULL;
    if (!open_zip(&zip, box->bytes, err))
        return false;
    struct archive_entry *entry;
    bool failed;
    for (uint32_t i = 0; i <= found->ordinal; i++)
        if (!next_header(zip, &entry, &failed))
            return fail_damaged(err, name, zip);
    return hand_out(box, zip, name, sink, context, err);
}

static bool gather(void *context, nian_str piece, nian_error *err)
{
    (void)err;
    nian_buf_add(context, piece);
    return true;
}

bool nian_container_read(nian_str *out, nian_container *box, nian_str name,
                         nian_error *err)
{
    nian_buf all = {0};
    bool fine = nian_container_stream(box, name, gather, &all, err);
    *out = fine ? nian_str_copy(box->arena, nian_buf_str(&all)) : (nian_str){0};
    nian_buf_free(&all);
    return fine;
}

static bool visit_entry(nian_container *box, struct archive *zip, nian_str name,
                        const nian_container_visitor *visitor, nian_error *err)
{
    nian_buf all = {0};
    if (!visitor->wants(visitor->context, name))
        return true;
    bool fine = hand_out(box, zip, name, gather, &all, err) &&
                visitor->takes(visitor->context, name, nian_buf_str(&all), err);
    nian_buf_free(&all);
    return fine;
}

bool nian_container_visit(nian_container *box,
                          const nian_container_visitor *visitor,
                          nian_error *err)
{
    SPEAK_UTF8();
    AUTO(archive_read_free, struct archive *) zip = NULL;
    if (!open_zip(&zip, box->bytes, err))
        return false;
    struct archive_entry *entry;
    bool failed;
    while (next_header(zip, &entry, &failed)) {
        nian_str name = nian_str_from(archive_entry_pathname(entry));
        if (archive_entry_filetype(entry) == AE_IFREG &&
            !visit_entry(box, zip, name, visitor, err))
            return false;
    }
    return !failed || fail_damaged(err, NIAN_STR("its directory"), zip);
}
