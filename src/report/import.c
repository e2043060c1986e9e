/* Files become reports of a corpus:
 *
 *     unpack   ZIP → files                               unpack.c
 *     prepare  file → bytes → document → stored form     arrival.c
 *     judge    new, replaced, or there already
 *     put      stored form and source                    corpus/
 *     commit   a batch at a time, then tell
 *
 * The first runs on several threads, the others in the order of the files, so
 * that the commits are the same on every machine.  A file that cannot be
 * taken is told of and stops no other.  Of two files of one run that are the
 * same report, the later is taken: adding them again then changes nothing. */
#include "report/report.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/pool.h"
#include "corpus/corpus.h"
#include "document/frontmatter.h"
#include "report/arrival.h"
#include "report/door.h"
#include "report/unpack.h"

enum {
    /* A dry run has no commits that would end a batch. */
    DRY_BATCH = 1000
};

/* What a report's place holds. */
typedef struct kept_text {
    bool exists;
    uint64_t hash;      /* of the stored bytes */
    nian_str sha256;    /* of its source */
    nian_metadata meta; /* as its front matter has it */
} kept_text;

typedef struct kept_place {
    kept_text before; /* as it was before this batch */
    kept_text now;
    const char *from; /* the file of this run; NULL: it was there before */
    size_t batch;     /* that `from` came in; 0: none */
    size_t result;    /* of `from`, while its batch lasts */
} kept_place;

typedef struct import_run {
    nian_corpus *corpus;
    nian_store *store; /* NULL: a dry run */
    const nian_import_options *options;
    nian_import_counts *counts;
    nian_arena kept; /* of the run */
    nian_map taken;  /* path in the corpus → index into places, + 1 */
    vec(kept_place) places;
    nian_arena batch; /* until the next commit */
    size_t batches;   /* begun, so at least 1 */
    vec(nian_import_result) waiting;
    nian_ingest_options how;
    nian_arrival *arrivals; /* under way */
    size_t done, total;     /* files, those in archives among them */
    bool failed;            /* the corpus refused: nothing more is taken */
    nian_error *err;
} import_run;

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

/* Runs on several threads. */
static void prepare(void *context, size_t index)
{
    const import_run *run = context;
    nian_arrival_prepare(&run->arrivals[index]);
}

/* The stored bytes at the place, as they are or will be. */
static bool read_stored(nian_str *out, bool *found, import_run *run,
                        nian_arrival *arrival, nian_error *err)
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

static bool find_place(kept_place **out, import_run *run, nian_arrival *arrival,
                       nian_error *err)
{
    bool added;
    nian_str path = nian_str_copy(&run->kept, arrival->path);
    uint32_t *index = nian_map_put(&run->taken, &run->kept, path, &added);
    if (!added) {
        *out = &run->places.items[*index - 1];
        return true;
    }
    kept_place place = {.from = NULL};
    nian_str bytes;
    if (!read_stored(&bytes, &place.now.exists, run, arrival, err))
        return false;
    if (place.now.exists) {
        nian_frontmatter front;
        nian_frontmatter_read(&front, &arrival->arena, bytes);
        place.now.hash = nian_str_hash(bytes);
        place.now.sha256 = copy(&run->kept, front.source.sha256);
        place.now.meta = copy_meta(&run->kept, &front.meta);
    }
    vec_push(&run->kept, &run->places, place);
    *index = (uint32_t)run->places.count;
    *out = vec_last(&run->places);
    return true;
}

static bool agrees(nian_str given, nian_str stored)
{
    return given.len == 0 || nian_str_equal(given, stored);
}

/* The same bytes under the same name are the same report, even where a person
 * has mended what is stored of it; unless more is said of it now.  What comes
 * in the form that a corpus keeps was mended and brought back. */
static bool is_same(const kept_text *text, const nian_arrival *arrival)
{
    const nian_metadata *given = &arrival->file->given;
    if (!text->exists || arrival->document.stored)
        return text->exists && text->hash == arrival->hash;
    return nian_str_equal(text->sha256, arrival->source.sha256) &&
           agrees(given->title, text->meta.title) &&
           agrees(given->number, text->meta.number) &&
           agrees(given->date, text->meta.date);
}

static nian_str base_name(const char *path)
{
    nian_str name = nian_str_from(path);
    ptrdiff_t slash = nian_str_find_last(name, NIAN_STR("/"));
    return nian_str_after(name, (size_t)(slash + 1));
}

static bool put_source(import_run *run, nian_arrival *arrival, nian_error *err)
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

static bool put(import_run *run, nian_arrival *arrival,
                nian_import_status status, nian_error *err)
{
    if (!run->store)
        return true;
    bool kept = !run->options->no_sources && !arrival->document.stored;
    if (kept && !put_source(run, arrival, err))
        return false;
    /* Also where nothing changes: a crash may have left the timeline behind. */
    nian_store_touch(run->store, arrival->key.issuer, arrival->key.kind);
    if (status != NIAN_IMPORT_UNCHANGED)
        return nian_store_put(run->store, arrival->path,
                              nian_buf_str(&arrival->stored), NULL, err);
    nian_store_drop(run->store, arrival->path);
    return true;
}

static void remember(import_run *run, const nian_arrival *arrival,
                     nian_import_status status, nian_str reason)
{
    nian_import_result result = {.status = status};
    result.path = nian_str_from(arrival->file->path);
    result.member = arrival->member != NULL;
    result.meta = copy_meta(&run->batch, &arrival->document.meta);
    result.reason = copy(&run->batch, reason);
    vec_push(&run->batch, &run->waiting, result);
}

static void settle(import_run *run, kept_place *place,
                   const nian_arrival *arrival, nian_import_status status)
{
    if (place->batch != run->batches)
        place->before = place->now;
    place->batch = run->batches;
    place->result = run->waiting.count;
    place->from = arrival->file->path;
    place->now = place->before;
    if (status == NIAN_IMPORT_UNCHANGED)
        return;
    place->now.exists = true;
    place->now.hash = arrival->hash;
    place->now.sha256 = copy(&run->kept, arrival->source.sha256);
    place->now.meta = copy_meta(&run->kept, &arrival->document.meta);
}

/* An earlier file of the batch gives way: its text was in no commit yet. */
static void supersede(import_run *run, const kept_place *place,
                      const nian_arrival *arrival)
{
    nian_import_result *earlier = &run->waiting.items[place->result];
    earlier->status = NIAN_IMPORT_SUPERSEDED;
    earlier->reason =
        nian_str_format(&run->batch, "%s is taken for it", arrival->file->path);
}

static bool judge(import_run *run, nian_arrival *arrival, nian_error *err)
{
    kept_place *place;
    if (!find_place(&place, run, arrival, err))
        return false;
    bool rival = place->from && place->batch == run->batches;
    nian_str reason = {NULL, 0};
    if (rival && is_same(&place->now, arrival)) {
        remember(run, arrival, NIAN_IMPORT_UNCHANGED, reason);
        return true;
    }
    const kept_text *text = rival ? &place->before : &place->now;
    nian_import_status status = is_same(text, arrival) ? NIAN_IMPORT_UNCHANGED
                                : text->exists         ? NIAN_IMPORT_REPLACED
                                                       : NIAN_IMPORT_ADDED;
    if (rival)
        supersede(run, place, arrival);
    else if (place->from && status == NIAN_IMPORT_REPLACED)
        reason =
            nian_str_format(&arrival->arena, "in place of %s", place->from);
    if (!put(run, arrival, status, err))
        return false;
    settle(run, place, arrival, status);
    remember(run, arrival, status, reason);
    return true;
}

static void tell_all(import_run *run)
{
    for (size_t i = 0; i < run->waiting.count; i++) {
        const nian_import_result *result = &run->waiting.items[i];
        run->counts->by_status[result->status]++;
        if (run->options->tell)
            run->options->tell(run->options->context, result);
    }
}

static bool end_batch(import_run *run, nian_error *err)
{
    nian_buf message = {0};
    int64_t time =
        nian_import_message(&message, run->waiting.items, run->waiting.count);
    bool fine =
        !run->store ||
        nian_store_commit(run->store, nian_buf_str(&message), time, err);
    nian_buf_free(&message);
    if (!fine)
        return false;
    tell_all(run);
    run->waiting.items = NULL;
    run->waiting.count = run->waiting.capacity = 0;
    run->batches++;
    nian_arena_free(&run->batch);
    return true;
}

static bool is_due(const import_run *run)
{
    return run->store ? nian_store_full(run->store)
                      : run->waiting.count >= DRY_BATCH;
}

/* Runs in the order of the files, on the caller's thread. */
static void deliver(void *context, size_t index)
{
    import_run *run = context;
    nian_arrival *arrival = &run->arrivals[index];
    if (!run->failed && arrival->refused)
        remember(run, arrival, NIAN_IMPORT_REFUSED, arrival->why);
    else if (!run->failed)
        run->failed = !judge(run, arrival, run->err);
    nian_arrival_free(arrival);
    if (run->failed)
        return;
    if (run->options->progress)
        run->options->progress(run->options->context, ++run->done, run->total);
    if (is_due(run))
        run->failed = !end_batch(run, run->err);
}

static void take(import_run *run, nian_arrival *arrivals, size_t count)
{
    run->arrivals = arrivals;
    nian_pool_run(nian_pool_workers(), count, prepare, deliver, run);
}

static void take_files(import_run *run, const nian_import_file *files,
                       size_t count)
{
    nian_arrival *arrivals = nian_xcalloc(count + 1, sizeof *arrivals);
    for (size_t i = 0; i < count; i++)
        arrivals[i] = (nian_arrival){.file = &files[i], .how = &run->how};
    take(run, arrivals, count);
    free(arrivals);
}

static void take_archive(import_run *run, const nian_import_file *file,
                         nian_str bytes)
{
    nian_arena arena = {0};
    nian_arrivals all;
    nian_unpack(&all, &arena, &run->kept, file, bytes, &run->how);
    run->total += all.count - 1;
    take(run, all.items, all.count);
    nian_arena_free(&arena);
}

/* An archive at a time, so that what is unpacked is given back soon; between
 * two of them all files at once. */
static bool take_all(import_run *run, const nian_import_file *files,
                     size_t count)
{
    run->total = count;
    for (size_t i = 0, end; i < count && !run->failed; i = end + 1) {
        nian_buf archive = {0};
        end = i;
        while (end < count && !nian_door_is_archive(&archive, files[end].path))
            end++;
        take_files(run, &files[i], end - i);
        if (end < count && !run->failed)
            take_archive(run, &files[end], nian_buf_str(&archive));
        nian_buf_free(&archive);
    }
    return !run->failed && end_batch(run, run->err);
}

bool nian_corpus_add(nian_import_counts *out, nian_corpus *corpus,
                     const nian_import_file *files, size_t count,
                     const nian_import_options *options, nian_error *err)
{
    static const nian_import_options usual = {0};
    *out = (nian_import_counts){{0}};
    import_run run = {
        .corpus = corpus, .counts = out, .batches = 1, .err = err};
    run.options = options ? options : &usual;
    run.how = (nian_ingest_options){run.options->encoding, run.options->ocr,
                                    run.options->no_jail};
    if (!run.options->dry_run &&
        !nian_store_open(&run.store, corpus, nian_report_describe, err))
        return false;
    bool fine = take_all(&run, files, count);
    nian_store_close(run.store);
    nian_arena_free(&run.batch);
    nian_arena_free(&run.kept);
    return fine;
}
