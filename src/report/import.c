/* Files become reports of a corpus:
 *
 *     unpack   ZIP → files                               unpack.c
 *     prepare  file → bytes → document → stored form     arrival.c
 *     name     short names of issuers → those of the run  names.c
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

#include "base/pool.h"
#include "document/issuer.h"
#include "report/import_run.h"
#include "report/door.h"
#include "report/unpack.h"

enum {
    /* A dry run has no commits that would end a batch. */
    DRY_BATCH = 1000,
    /* Bytes of files whose issuer waits for the names of the run; a document
     * takes some ten times its text. */
    WAITING_MOST = 128 << 20,
    DOCUMENT_FACTOR = 12
};

/* Runs on several threads. */
static void prepare(void *context, size_t index)
{
    nian_import_run *run = context;
    if (!atomic_load(&run->stopped))
        nian_arrival_prepare(&run->arrivals[index]);
}

static int by_order(const void *left, const void *right)
{
    const nian_import_result *l = left;
    const nian_import_result *r = right;
    return (l->order > r->order) - (l->order < r->order);
}

static void tell_all(nian_import_run *run)
{
    if (run->waiting.count)
        qsort(run->waiting.items, run->waiting.count,
              sizeof *run->waiting.items, by_order);
    for (size_t i = 0; i < run->waiting.count; i++) {
        const nian_import_result *result = &run->waiting.items[i];
        run->counts->by_status[result->status]++;
        if (run->options->tell)
            run->options->tell(run->options->context, result);
    }
}

static bool end_batch(nian_import_run *run, nian_error *err)
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

static bool is_due(const nian_import_run *run)
{
    return run->store ? nian_store_full(run->store)
                      : run->waiting.count >= DRY_BATCH;
}

/* True: it waits for the names of the run. */
static bool hold(nian_import_run *run, nian_arrival *arrival)
{
    size_t bytes = arrival->bytes.len + arrival->stored.len +
                   arrival->taken.text.len * DOCUMENT_FACTOR;
    bool own = arrival->document.meta.issuer_sure < 1;
    if (!own || !nian_issuer_lacks(arrival->key.issuer) ||
        run->held_bytes + bytes > WAITING_MOST)
        return false;
    run->held_bytes += bytes;
    vec_push(&run->kept, &run->held, *arrival);
    arrival->arena = (nian_arena){0};
    arrival->stored = (nian_buf){0};
    return true;
}

static void finish(nian_import_run *run, nian_arrival *arrival)
{
    if (!run->failed && arrival->refused)
        nian_import_remember(run, arrival, NIAN_IMPORT_REFUSED, arrival->why);
    else if (!run->failed)
        run->failed = !nian_import_judge(run, arrival, run->err);
    nian_arrival_free(arrival);
    if (!run->failed && is_due(run))
        run->failed = !end_batch(run, run->err);
}

static void show_progress(nian_import_run *run, const nian_arrival *arrival)
{
    const nian_import_options *options = run->options;
    nian_str path = nian_str_from(arrival->file->path);
    run->done++;
    if (options->progress)
        options->progress(options->context, path, run->done, run->total);
}

/* Asked before a file is judged: what was read while the interrupt came may
 * have suffered from it. */
static bool is_stopped(nian_import_run *run)
{
    const nian_import_options *options = run->options;
    if (options->stop && !atomic_load(&run->stopped) &&
        options->stop(options->context))
        atomic_store(&run->stopped, true);
    return atomic_load(&run->stopped);
}

/* Runs in the order of the files, on the caller's thread. */
static void deliver(void *context, size_t index)
{
    nian_import_run *run = context;
    nian_arrival *arrival = &run->arrivals[index];
    if (run->failed || is_stopped(run)) {
        nian_arrival_free(arrival);
        return;
    }
    arrival->order = run->done;
    show_progress(run, arrival);
    if (!arrival->refused && hold(run, arrival))
        return;
    if (!arrival->refused)
        nian_issuers_add(&run->issuers, arrival->key.issuer);
    finish(run, arrival);
}

/* What was held back, now that all names are known. */
static void name_held(nian_import_run *run, nian_arrival *arrival)
{
    nian_str full;
    nian_str rival;
    nian_str brief = arrival->key.issuer;
    if (nian_issuers_complete(&full, &rival, &run->issuers, brief)) {
        arrival->remark = nian_str_format(
            &arrival->arena, "%.*s by its short name", NIAN_STR_ARG(brief));
        nian_arrival_rename(arrival, full);
    } else if (rival.len) {
        arrival->remark = nian_str_format(
            &arrival->arena,
            "more than one place has this name, %.*s is one; --issuer tells",
            NIAN_STR_ARG(rival));
    }
}

static void take_held(nian_import_run *run)
{
    if (run->held.count && !run->failed)
        run->failed = !nian_import_list(run, run->err);
    for (size_t i = 0; i < run->held.count; i++) {
        nian_arrival *arrival = &run->held.items[i];
        if (run->failed || atomic_load(&run->stopped)) {
            run->done -= !run->failed;
            nian_arrival_free(arrival);
            continue;
        }
        name_held(run, arrival);
        finish(run, arrival);
    }
}

static void take(nian_import_run *run, nian_arrival *arrivals, size_t count)
{
    run->arrivals = arrivals;
    nian_pool_run(nian_pool_workers(), count, prepare, deliver, run);
}

static void take_files(nian_import_run *run, const nian_import_file *files,
                       size_t count)
{
    nian_arrival *arrivals = nian_xcalloc(count + 1, sizeof *arrivals);
    for (size_t i = 0; i < count; i++)
        arrivals[i] = (nian_arrival){.file = &files[i], .how = &run->how};
    take(run, arrivals, count);
    free(arrivals);
}

static void take_archive(nian_import_run *run, const nian_import_file *file,
                         nian_str bytes)
{
    nian_arena arena = {0};
    nian_arrivals all;
    nian_unpack(&all, &arena, &run->kept, file, bytes, &run->how);
    run->total += all.count - 1;
    take(run, all.items, all.count);
    nian_arena_free(&arena);
}

static bool is_going(nian_import_run *run)
{
    return !run->failed && !atomic_load(&run->stopped);
}

/* An archive at a time, so that what is unpacked is given back soon; between
 * two of them all files at once. */
static bool take_all(nian_import_run *run, const nian_import_file *files,
                     size_t count)
{
    run->total = count;
    for (size_t i = 0, end; i < count && is_going(run); i = end + 1) {
        nian_buf archive = {0};
        end = i;
        while (end < count && !nian_door_is_archive(&archive, files[end].path))
            end++;
        take_files(run, &files[i], end - i);
        if (end < count && is_going(run))
            take_archive(run, &files[end], nian_buf_str(&archive));
        nian_buf_free(&archive);
    }
    take_held(run);
    run->counts->left = run->total - run->done;
    return !run->failed && end_batch(run, run->err);
}

bool nian_corpus_add(nian_import_counts *out, nian_corpus *corpus,
                     const nian_import_file *files, size_t count,
                     const nian_import_options *options, nian_error *err)
{
    static const nian_import_options usual = {0};
    *out = (nian_import_counts){.left = 0};
    nian_import_run run = {
        .corpus = corpus, .counts = out, .batches = 1, .err = err};
    run.options = options ? options : &usual;
    run.issuers.arena = &run.kept;
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
