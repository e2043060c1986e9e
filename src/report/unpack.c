/* A ZIP becomes one arrival a file. */
#include "report/unpack.h"

#include "base/error.h"
#include "ingest/archive.h"

static void add_arrival(nian_arrivals *out, nian_arena *arena, nian_arena *kept,
                        const nian_import_file *file, const nian_packed *member,
                        const nian_ingest_options *how)
{
    nian_import_file *own = nian_new(kept, nian_import_file);
    *own = *file;
    own->path = nian_cstr(kept, nian_str_format(kept, "%s/%.*s", file->path,
                                                NIAN_STR_ARG(member->name)));
    nian_arrival arrival = {.file = own, .how = how, .member = member};
    vec_push(arena, out, arrival);
}

/* What is said of one report cannot be said of several. */
static bool fits(const nian_import_file *file, const nian_packed_files *members,
                 nian_error *err)
{
    const nian_metadata *given = &file->given;
    bool single = given->year || given->date.len || given->title.len;
    return members->count == 1 || !single ||
           nian_fail(err, NIAN_EINPUT,
                     "it holds %zu files, and year, date and title are of "
                     "one; leave them out, or unpack it and use --manifest",
                     members->count);
}

void nian_unpack(nian_arrivals *out, nian_arena *arena, nian_arena *kept,
                 const nian_import_file *file, nian_str bytes,
                 const nian_ingest_options *how)
{
    nian_error why = {0};
    nian_packed_files members;
    *out = (nian_arrivals){0};
    if (!nian_archive_read(&members, arena, bytes, how, &why) ||
        !fits(file, &members, &why)) {
        nian_arrival refused = {.file = file, .how = how, .refused = true};
        refused.why =
            nian_str_format(arena, "read %s: %s", file->path, why.message);
        vec_push(arena, out, refused);
        return;
    }
    for (size_t i = 0; i < members.count; i++)
        add_arrival(out, arena, kept, file, &members.items[i], how);
}
