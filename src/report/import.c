/* Files become reports of a corpus:
 *
 *     read       file → bytes                     door.c
 *     recognise  bytes → document, whose it is    text/, document/
 *     judge      new, replaced, or there already
 *     put        stored form and source           corpus/
 *     commit     a batch at a time, then tell
 *
 * The first two run on several threads, the others in the order of the files,
 * so that the commits are the same on every machine.  A file that cannot be
 * taken is told of and stops no other. */
#include "report/report.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/map.h"
#include "base/pool.h"
#include "base/sha256.h"
#include "corpus/corpus.h"
#include "document/document.h"
#include "document/frontmatter.h"
#include "report/door.h"

/* What stands where a report wants to go. */
typedef struct path_occupant {
    bool exists;
    uint64_t hash;      /* of the stored bytes */
    nian_str sha256;    /* of its source */
    nian_metadata meta; /* as its front matter has it */
    nian_str from;      /* the file of this run; empty: it was there before */
} path_occupant;

vec_type(occupants, path_occupant);

/* Reports of a series that a batch changes, for the message. */
typedef struct series_tally {
    nian_str issuer, kind;
    nian_entry_key one; /* the last of them */
    size_t added, replaced;
} series_tally;

typedef struct import_run {
    nian_corpus *corpus;
    nian_store *store; /* NULL: a dry run */
    const nian_import_options *options;
    nian_import_counts *counts;
    nian_arena kept; /* of the run */
    nian_map taken;  /* path in the corpus → index into occupants, + 1 */
    occupants occupants;
    nian_arena batch; /* until the next commit */
    vec(nian_import_result) waiting;
    vec(series_tally) tallies;
    nian_map series; /* → index into tallies, + 1 */
    int64_t latest;  /* time of the newest report of the batch */
    struct arriving *arrivals;
    size_t count;
    bool failed; /* the corpus refused: nothing more is taken */
    nian_error *err;
} import_run;

/* One file on its way in. */
typedef struct arriving {
    const nian_import_file *file;
    nian_arena arena;
    nian_str bytes;
    nian_document document;
    nian_entry_key key;
    nian_str path; /* in the corpus */
    nian_provenance source;
    nian_buf stored; /* the form that the corpus keeps */
    uint64_t hash;   /* of it */
    bool refused;
    nian_str why;
} arriving;

static nian_str copy(nian_arena *arena, nian_str s)
{
    return s.len ? nian_str_copy(arena, s) : (nian_str){NULL, 0};
}

static nian_metadata copy_meta(nian_arena *arena, const nian_metadata *meta)
{
    nian_metadata kept = *meta;
    kept.title = copy(arena, meta->title);
    kept.issuer = copy(arena, meta->issuer);
    kept.kind = copy(arena, meta->kind);
    kept.number = copy(arena, meta->number);
    kept.date = copy(arena, meta->date);
    return kept;
}

static bool read_arrival(arriving *arrival, nian_error *err)
{
    nian_buf bytes = {0};
    bool read = nian_door_read(&bytes, arrival->file->path, err) &&
                nian_door_check(nian_buf_str(&bytes), arrival->file->path, err);
    if (read)
        arrival->bytes = nian_str_copy(&arrival->arena, nian_buf_str(&bytes));
    nian_buf_free(&bytes);
    return read;
}

static bool missing(const char *path, const char *what, nian_error *err)
{
    return nian_fail(err, NIAN_EINPUT, "%s: no %s found in it; give --%s", path,
                     what, what);
}

static bool clean(nian_str *name, arriving *arrival, const char *what,
                  nian_error *err)
{
    nian_error why = {0};
    return nian_name_clean(name, &arrival->arena, *name, what, &why) ||
           nian_fail(err, why.code, "%s: %s", arrival->file->path, why.message);
}

/* A person who names all three knows better. */
static bool is_plausible(const arriving *arrival, nian_error *err)
{
    const nian_metadata *given = &arrival->file->given;
    nian_report report = {0};
    nian_str why;
    nian_report_fill(&report, &arrival->document);
    return (given->issuer.len && given->kind.len && given->year) ||
           nian_report_plausible(&report, &why) ||
           nian_fail(err, NIAN_EINPUT,
                     "%s: it is no report: %.*s; --issuer, --kind and --year "
                     "take it all the same",
                     arrival->file->path, NIAN_STR_ARG(why));
}

static bool recognise(arriving *arrival, nian_error *err)
{
    nian_text text;
    nian_arena *arena = &arrival->arena;
    const char *path = arrival->file->path;
    nian_hints hints = {nian_str_from(path), arrival->file->given};
    nian_metadata *meta = &arrival->document.meta;
    nian_normalise(&text, arena, arrival->bytes);
    nian_parse(&arrival->document, arena, &text, &hints);
    if (!is_plausible(arrival, err))
        return false;
    if (meta->issuer.len == 0)
        return missing(path, "issuer", err);
    if (meta->kind.len == 0)
        return missing(path, "kind", err);
    if (meta->year < 1 || meta->year > 9999)
        return missing(path, "year", err);
    if (!clean(&meta->issuer, arrival, "issuer", err) ||
        !clean(&meta->kind, arrival, "kind", err))
        return false;
    arrival->key = (nian_entry_key){meta->issuer, meta->kind, meta->year};
    arrival->path = nian_path_report(arena, &arrival->key);
    return true;
}

static nian_str media_type(const char *path)
{
    nian_str name = nian_str_from(path);
    return nian_str_ends(name, NIAN_STR(".md")) ||
                   nian_str_ends(name, NIAN_STR(".markdown"))
               ? NIAN_STR("text/markdown")
               : NIAN_STR("text/plain");
}

/* The stored form says itself where it came from. */
static void trace(arriving *arrival)
{
    char hex[NIAN_SHA256_HEX];
    nian_frontmatter front;
    if (arrival->document.stored) {
        nian_frontmatter_read(&front, &arrival->arena, arrival->bytes);
        arrival->source = (nian_provenance){front.sha256, front.media_type};
        return;
    }
    nian_sha256(hex, arrival->bytes);
    arrival->source.sha256 = nian_str_copy(&arrival->arena, nian_str_from(hex));
    arrival->source.media_type = media_type(arrival->file->path);
}

static void format(arriving *arrival)
{
    trace(arrival);
    nian_document_write(&arrival->stored, &arrival->document, &arrival->source);
    arrival->hash = nian_str_hash(nian_buf_str(&arrival->stored));
}

/* Runs on several threads. */
static void prepare(void *context, size_t index)
{
    const import_run *run = context;
    arriving *arrival = &run->arrivals[index];
    nian_error why = {0};
    arrival->refused =
        !read_arrival(arrival, &why) || !recognise(arrival, &why);
    arrival->why = copy(&arrival->arena, nian_str_from(why.message));
    if (!arrival->refused)
        format(arrival);
}

/* The stored bytes at the place, as they are or will be. */
static bool read_stored(nian_str *out, bool *found, import_run *run,
                        arriving *arrival, nian_error *err)
{
    nian_str blob;
    nian_error why = {0};
    if (run->store)
        return nian_store_get(out, found, &arrival->arena, run->store,
                              arrival->path, err);
    *found = nian_corpus_read(out, &blob, &arrival->arena, run->corpus,
                              arrival->path, &why);
    if (*found || why.code == NIAN_ENOTFOUND)
        return true;
    if (err)
        *err = why;
    return false;
}

static bool find_occupant(path_occupant **out, import_run *run,
                          arriving *arrival, nian_error *err)
{
    bool added;
    nian_str path = nian_str_copy(&run->kept, arrival->path);
    uint32_t *place = nian_map_put(&run->taken, &run->kept, path, &added);
    if (!added) {
        *out = &run->occupants.items[*place - 1];
        return true;
    }
    path_occupant occupant = {0};
    nian_str bytes;
    if (!read_stored(&bytes, &occupant.exists, run, arrival, err))
        return false;
    if (occupant.exists) {
        nian_frontmatter front;
        occupant.hash = nian_str_hash(bytes);
        nian_frontmatter_read(&front, &arrival->arena, bytes);
        occupant.sha256 = copy(&run->kept, front.sha256);
        occupant.meta = copy_meta(&run->kept, &front.meta);
    }
    vec_push(&run->kept, &run->occupants, occupant);
    *place = (uint32_t)run->occupants.count;
    *out = vec_last(&run->occupants);
    return true;
}

static bool agrees(nian_str given, nian_str stored)
{
    return given.len == 0 || nian_str_equal(given, stored);
}

/* The same bytes under the same name are the same report, even where a person
 * has mended what is stored of it; unless more is said of it now.  What comes
 * in the form that a corpus keeps was mended and brought back. */
static bool is_same(const path_occupant *occupant, const arriving *arrival)
{
    const nian_metadata *given = &arrival->file->given;
    const nian_metadata *stored = &occupant->meta;
    if (!occupant->exists || arrival->document.stored)
        return occupant->exists && occupant->hash == arrival->hash;
    return nian_str_equal(occupant->sha256, arrival->source.sha256) &&
           agrees(given->title, stored->title) &&
           agrees(given->number, stored->number) &&
           agrees(given->date, stored->date);
}

static nian_str base_name(const char *path)
{
    nian_str name = nian_str_from(path);
    ptrdiff_t slash = nian_str_find_last(name, NIAN_STR("/"));
    return nian_str_after(name, (size_t)(slash + 1));
}

static bool put_source(import_run *run, arriving *arrival, nian_error *err)
{
    bool there;
    nian_arena *arena = &arrival->arena;
    nian_str folder = nian_path_source(arena, arrival->source.sha256);
    if (!nian_store_has_folder(&there, run->store, folder, err))
        return false;
    if (there)
        return true;
    nian_str name = nian_path_file_name(arena, base_name(arrival->file->path));
    nian_str path = nian_str_format(arena, "%.*s/%.*s", NIAN_STR_ARG(folder),
                                    NIAN_STR_ARG(name));
    return nian_store_put(run->store, path, arrival->bytes, NULL, err);
}

static void count_in(import_run *run, const arriving *arrival,
                     nian_import_status status)
{
    nian_stamp stamp;
    nian_report_stamp(&stamp, &run->batch, &arrival->key,
                      &arrival->document.meta);
    if (stamp.time > run->latest)
        run->latest = stamp.time;
    nian_str name =
        nian_path_timeline(&run->batch, arrival->key.issuer, arrival->key.kind);
    bool added;
    uint32_t *place = nian_map_put(&run->series, &run->batch, name, &added);
    if (added) {
        series_tally tally = {0};
        tally.issuer = nian_str_copy(&run->batch, arrival->key.issuer);
        tally.kind = nian_str_copy(&run->batch, arrival->key.kind);
        vec_push(&run->batch, &run->tallies, tally);
        *place = (uint32_t)run->tallies.count;
    }
    series_tally *tally = &run->tallies.items[*place - 1];
    tally->one =
        (nian_entry_key){tally->issuer, tally->kind, arrival->key.year};
    tally->added += status == NIAN_IMPORT_ADDED;
    tally->replaced += status == NIAN_IMPORT_REPLACED;
}

static bool put(import_run *run, arriving *arrival, nian_import_status status,
                nian_error *err)
{
    if (!run->store)
        return true;
    bool kept = !run->options->no_sources && !arrival->document.stored;
    if (kept && !put_source(run, arrival, err))
        return false;
    /* Also where nothing changes: a crash may have left the timeline behind. */
    nian_store_touch(run->store, arrival->key.issuer, arrival->key.kind);
    if (status == NIAN_IMPORT_UNCHANGED)
        return true;
    count_in(run, arrival, status);
    return nian_store_put(run->store, arrival->path,
                          nian_buf_str(&arrival->stored), NULL, err);
}

static void remember(import_run *run, const arriving *arrival,
                     nian_import_status status, nian_str reason)
{
    nian_import_result result = {.status = status};
    result.path = nian_str_from(arrival->file->path);
    result.meta = copy_meta(&run->batch, &arrival->document.meta);
    result.reason = copy(&run->batch, reason);
    vec_push(&run->batch, &run->waiting, result);
}

static void settle(import_run *run, path_occupant *occupant,
                   const arriving *arrival)
{
    occupant->exists = true;
    occupant->hash = arrival->hash;
    occupant->sha256 = copy(&run->kept, arrival->source.sha256);
    occupant->meta = copy_meta(&run->kept, &arrival->document.meta);
    occupant->from = nian_str_from(arrival->file->path);
}

static const char *verb_of(size_t added, size_t replaced)
{
    return replaced == 0 ? "add" : added == 0 ? "replace" : "add and replace";
}

/* `add 江门市 2023 政府工作报告`, or a number and the series. */
static void write_message(nian_buf *out, const import_run *run)
{
    size_t added = 0;
    size_t replaced = 0;
    for (size_t i = 0; i < run->tallies.count; i++) {
        added += run->tallies.items[i].added;
        replaced += run->tallies.items[i].replaced;
    }
    const char *verb = verb_of(added, replaced);
    if (added + replaced == 0) {
        nian_buf_add(out, NIAN_STR("add sources\n"));
    } else if (added + replaced == 1) {
        const nian_entry_key *one = &run->tallies.items[0].one;
        nian_buf_format(out, "%s %.*s %d %.*s\n", verb,
                        NIAN_STR_ARG(one->issuer), one->year,
                        NIAN_STR_ARG(one->kind));
    } else {
        nian_buf_format(out, "%s %zu reports\n\n", verb, added + replaced);
        for (size_t i = 0; i < run->tallies.count; i++) {
            const series_tally *tally = &run->tallies.items[i];
            nian_buf_format(out, "%.*s %.*s: %zu added, %zu replaced\n",
                            NIAN_STR_ARG(tally->issuer),
                            NIAN_STR_ARG(tally->kind), tally->added,
                            tally->replaced);
        }
    }
}

static void tell_all(import_run *run)
{
    for (size_t i = 0; i < run->waiting.count; i++) {
        const nian_import_result *result = &run->waiting.items[i];
        run->counts->by_status[result->status]++;
        if (run->options->tell)
            run->options->tell(run->options->context, result);
    }
    run->waiting.items = NULL;
    run->waiting.count = run->waiting.capacity = 0;
}

static bool end_batch(import_run *run, nian_error *err)
{
    nian_buf message = {0};
    write_message(&message, run);
    /* Without reports there is no day; that of the parent is taken then. */
    bool fine =
        !run->store ||
        nian_store_commit(run->store, nian_buf_str(&message), run->latest, err);
    nian_buf_free(&message);
    if (!fine)
        return false;
    tell_all(run);
    run->tallies.items = NULL;
    run->tallies.count = run->tallies.capacity = 0;
    run->series = (nian_map){0};
    run->latest = 0;
    nian_arena_free(&run->batch);
    return true;
}

/* False only when the corpus refuses. */
static bool take(import_run *run, arriving *arrival, nian_error *err)
{
    if (arrival->refused) {
        remember(run, arrival, NIAN_IMPORT_REFUSED, arrival->why);
        return true;
    }
    path_occupant *occupant;
    if (!find_occupant(&occupant, run, arrival, err))
        return false;
    nian_import_status status = NIAN_IMPORT_ADDED;
    nian_str reason = {NULL, 0};
    if (is_same(occupant, arrival)) {
        status = NIAN_IMPORT_UNCHANGED;
    } else if (occupant->exists) {
        status = NIAN_IMPORT_REPLACED;
        if (occupant->from.len)
            reason = nian_str_format(&arrival->arena, "in place of %.*s",
                                     NIAN_STR_ARG(occupant->from));
    }
    /* The text of this run that is replaced gets a commit too: it stays in
     * the history. */
    if (reason.len && !end_batch(run, err))
        return false;
    if (!put(run, arrival, status, err))
        return false;
    if (status != NIAN_IMPORT_UNCHANGED)
        settle(run, occupant, arrival);
    remember(run, arrival, status, reason);
    return true;
}

/* Runs in the order of the files, on the caller's thread. */
static void deliver(void *context, size_t index)
{
    import_run *run = context;
    arriving *arrival = &run->arrivals[index];
    if (!run->failed)
        run->failed = !take(run, arrival, run->err);
    nian_arena_free(&arrival->arena);
    nian_buf_free(&arrival->stored);
    if (run->failed)
        return;
    if (run->options->progress)
        run->options->progress(run->options->context, index + 1, run->count);
    if (!run->store || nian_store_full(run->store))
        run->failed = !end_batch(run, run->err);
}

static bool take_all(import_run *run, const nian_import_file *files)
{
    run->arrivals = nian_xcalloc(run->count, sizeof *run->arrivals);
    for (size_t i = 0; i < run->count; i++)
        run->arrivals[i].file = &files[i];
    nian_pool_run(nian_pool_workers(), run->count, prepare, deliver, run);
    free(run->arrivals);
    return !run->failed && end_batch(run, run->err);
}

bool nian_corpus_add(nian_import_counts *out, nian_corpus *corpus,
                     const nian_import_file *files, size_t count,
                     const nian_import_options *options, nian_error *err)
{
    static const nian_import_options usual = {0};
    *out = (nian_import_counts){{0}};
    import_run run = {
        .corpus = corpus, .counts = out, .count = count, .err = err};
    run.options = options ? options : &usual;
    if (!run.options->dry_run &&
        !nian_store_open(&run.store, corpus, nian_report_describe, err))
        return false;
    bool fine = take_all(&run, files);
    nian_store_close(run.store);
    nian_arena_free(&run.batch);
    nian_arena_free(&run.kept);
    return fine;
}
