/* An archive of reports.  What else a program or a system puts into one is
 * passed over; names go on as bytes, since what they are in is found out where
 * tables of encodings can be read. */
#include "ingest/container.h"
#include "ingest/parsers.h"
#include "ingest/sniff.h"

enum {
    FILES_MOST = 2000,
    FILE_LARGEST = 64 << 20,
    ALL_LARGEST = 96 << 20
};

typedef struct unpacking {
    nian_ingested *out;
    nian_arena *arena;
    size_t total;
} unpacking;

static bool take_file(void *context, nian_str name, nian_str bytes,
                      nian_error *err)
{
    unpacking *u = context;
    u->total += bytes.len;
    if (bytes.len > FILE_LARGEST || u->total > ALL_LARGEST)
        return nian_fail(
            err, NIAN_EINPUT,
            "it unpacks to more than %d MiB, unpack it and add "
            "what it holds",
            (bytes.len > FILE_LARGEST ? FILE_LARGEST : ALL_LARGEST) >> 20);
    if (u->out->members.count == FILES_MOST)
        return nian_fail(err, NIAN_EINPUT,
                         "it holds more than %d files, unpack it and add the "
                         "folder",
                         FILES_MOST);
    nian_packed member = {nian_str_copy(u->arena, name),
                          nian_str_copy(u->arena, bytes)};
    vec_push(u->arena, &u->out->members, member);
    return true;
}

static bool is_wanted(void *context, nian_str name)
{
    (void)context;
    return !nian_is_litter(name);
}

bool nian_zip_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                   const nian_ingest_options *options, nian_error *err)
{
    nian_container box;
    unpacking u = {.out = out, .arena = arena};
    nian_container_visitor visitor = {is_wanted, take_file, &u};
    (void)options;
    return nian_container_open(&box, arena, bytes, err) &&
           nian_container_visit(&box, &visitor, err);
}
