/* The walk over the corpus: series by series, each as a group of files that
 * is left alone while nothing it is made from has changed. */
#include "site/site.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/pool.h"
#include "corpus/corpus.h"
#include "report/report.h"
#include "site/output.h"
#include "site/pages.h"
#include "site/search.h"

#include "assets_table.h"

typedef struct walk {
    nian_corpus *corpus;
    nian_output *output;
    const nian_site_options *options;
    nian_site site;
    nian_arena arena;
    vec(nian_entry_key)
        keys; /* of the series that are wanted, all their reports */
    vec(nian_site_summary) summaries;
    size_t pages;
    nian_error *err;
} walk;

/* Pages of a series on their way out. */
typedef struct writing {
    walk *all;
    const nian_site_series *series;
    nian_site_files files;
    nian_buf *bytes; /* by file */
    size_t before;   /* reports of the series done already */
    bool failed;
} writing;

/* ----------------------------------------------------------------- series */

static void tell_progress(const walk *w, size_t reports)
{
    if (w->options->progress)
        w->options->progress(w->options->context, w->pages,
                             (int)(1000 * reports / w->keys.count));
}

/* Runs on several threads. */
static void make_file(void *context, size_t index)
{
    writing *work = context;
    const nian_site_file *file = &work->files.items[index];
    file->write(&work->bytes[index], work->series, file->index);
}

static void put_file(void *context, size_t index)
{
    writing *work = context;
    walk *w = work->all;
    nian_buf *bytes = &work->bytes[index];
    if (!work->failed)
        work->failed =
            !nian_output_put(w->output, work->files.items[index].path,
                             nian_buf_str(bytes), w->err);
    nian_buf_free(bytes);
    w->pages++;
    if (index % 16 == 0)
        tell_progress(w, work->before + work->series->reports.count * index /
                                            work->files.count);
}

static bool write_series(walk *w, const nian_site_series *series, size_t before)
{
    nian_arena arena = {0};
    writing work = {.all = w, .series = series, .before = before};
    nian_site_series_files(&work.files, &arena, series);
    work.bytes = nian_new_array(&arena, nian_buf, work.files.count);
    nian_pool_run(nian_pool_workers(), work.files.count, make_file, put_file,
                  &work);
    nian_arena_free(&arena);
    return !work.failed;
}

/* What the pages of a series are made from: reports with their commits, and
 * what persons decided. */
static bool make_key(nian_str *out, walk *w, const nian_entry_key *series)
{
    nian_origins origins;
    nian_buf parts = {0};
    nian_error why = {0};
    nian_str bytes;
    nian_str blob;
    if (!nian_corpus_origins(&origins, &w->arena, w->corpus, series->issuer,
                             series->kind, w->err))
        return false;
    for (size_t i = 0; i < origins.count; i++)
        nian_buf_format(&parts, "%d %.*s %.*s\n", origins.items[i].year,
                        NIAN_STR_ARG(origins.items[i].blob),
                        NIAN_STR_ARG(origins.items[i].commit));
    nian_str links = nian_path_links(&w->arena, series->issuer, series->kind);
    if (nian_corpus_read(&bytes, &blob, &w->arena, w->corpus, links, &why))
        nian_buf_add(&parts, blob);
    *out = nian_str_format(
        &w->arena, "%016llx",
        (unsigned long long)nian_str_hash(nian_buf_str(&parts)));
    nian_buf_free(&parts);
    return true;
}

/* Counts of the newest comparison, for a run that does not make it again. */
static void write_note(walk *w, const nian_site_summary *summary)
{
    const size_t *counts = summary->counts;
    nian_output_note(w->output,
                     nian_str_format(&w->arena, "%d %zu %zu %zu %zu %zu %zu",
                                     summary->compared, counts[0], counts[1],
                                     counts[2], counts[3], counts[4],
                                     summary->silent));
}

static void read_note(nian_site_summary *summary, nian_str note)
{
    size_t *const fields[] = {&summary->counts[0], &summary->counts[1],
                              &summary->counts[2], &summary->counts[3],
                              &summary->counts[4], &summary->silent};
    summary->compared = nian_str_starts(note, NIAN_STR("1 "));
    nian_str rest = nian_str_after(note, 2);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        ptrdiff_t blank = nian_str_find(rest, NIAN_STR(" "));
        size_t end = blank < 0 ? rest.len : (size_t)blank;
        int number = 0;
        nian_str_to_int(nian_str_slice(rest, 0, end), &number);
        *fields[i] = (size_t)number;
        rest = nian_str_after(rest, end + 1);
    }
}

/* What the listing alone tells of a series. */
static nian_site_summary summary_of(walk *w, const nian_entry_key *keys,
                                    size_t count)
{
    nian_site_summary summary = {.issuer = keys->issuer, .kind = keys->kind};
    int *years = nian_new_array(&w->arena, int, count);
    for (size_t i = 0; i < count; i++)
        years[i] = keys[i].year;
    summary.years = years;
    summary.year_count = count;
    summary.folder =
        nian_str_format(&w->arena, "%.*s/%.*s/", NIAN_STR_ARG(keys->issuer),
                        NIAN_STR_ARG(keys->kind));
    return summary;
}

static bool make_series(walk *w, const nian_entry_key *keys, size_t count,
                        size_t before)
{
    nian_site_series series;
    nian_site_summary summary = summary_of(w, keys, count);
    bool fine = nian_site_series_open(&series, &w->site, w->corpus, keys, count,
                                      w->err) &&
                write_series(w, &series, before);
    if (fine) {
        nian_site_summarise(&summary, &series);
        write_note(w, &summary);
        nian_output_group_end(w->output);
        vec_push(&w->arena, &w->summaries, summary);
    }
    nian_site_series_close(&series);
    return fine;
}

static bool take_series(walk *w, const nian_entry_key *keys, size_t count,
                        size_t before)
{
    nian_str key, note;
    nian_site_summary summary = summary_of(w, keys, count);
    if (!make_key(&key, w, keys))
        return false;
    if (!nian_output_group(w->output, summary.folder, key, &note))
        return make_series(w, keys, count, before);
    read_note(&summary, note);
    vec_push(&w->arena, &w->summaries, summary);
    return true;
}

static bool take_all(walk *w)
{
    const nian_entry_key *keys = w->keys.items;
    for (size_t begin = 0, end; begin < w->keys.count; begin = end) {
        for (end = begin + 1; end < w->keys.count; end++)
            if (!nian_str_equal(keys[end].issuer, keys[begin].issuer) ||
                !nian_str_equal(keys[end].kind, keys[begin].kind))
                break;
        if (!take_series(w, keys + begin, end - begin, begin))
            return false;
        tell_progress(w, end);
    }
    return true;
}

/* ------------------------------------------------------------------- rest */

static bool put_page(walk *w, nian_str path, nian_buf *bytes)
{
    bool fine = nian_output_put(w->output, path, nian_buf_str(bytes), w->err);
    nian_buf_free(bytes);
    w->pages++;
    return fine;
}

static bool put_home(walk *w)
{
    nian_buf page = {0};
    nian_buf twin = {0};
    nian_site_home(&page, &w->arena, &w->site, w->summaries.items,
                   w->summaries.count);
    nian_site_home_twin(&twin, &w->site, w->summaries.items,
                        w->summaries.count);
    bool fine = put_page(w, NIAN_STR("index.html"), &page);
    return put_page(w, NIAN_STR("index.json"), &twin) && fine;
}

static bool put_search(walk *w)
{
    nian_buf page = {0};
    nian_site_search_page(&page, &w->arena, &w->site);
    return put_page(w, NIAN_STR("search.html"), &page) &&
           nian_site_search(w->output, w->summaries.items, w->summaries.count,
                            w->err);
}

static const struct {
    nian_str path;
    const unsigned char *bytes;
    size_t len;
} assets[] = {
    {NIAN_STR_INIT("assets/site.css"), asset_site_css, asset_site_css_len},
    {NIAN_STR_INIT("assets/site.js"), asset_site_js, asset_site_js_len},
    {NIAN_STR_INIT("assets/icon.svg"), asset_icon_svg, asset_icon_svg_len},
    {NIAN_STR_INIT("assets/search.js"), asset_search_js, asset_search_js_len},
};

static bool put_assets(walk *w)
{
    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++) {
        nian_str bytes = {(const char *)assets[i].bytes, assets[i].len};
        if (!nian_output_put(w->output, assets[i].path, bytes, w->err))
            return false;
    }
    return true;
}

/* Pages of another program or language are made anew: the stamp is the
 * program's own bytes. */
static nian_str make_stamp(nian_arena *arena, nian_str language)
{
    nian_buf bytes = {0};
    char block[1 << 15];
    FILE *self = fopen("/proc/self/exe", "rb");
    for (size_t got; self && (got = fread(block, 1, sizeof block, self)) > 0;)
        nian_buf_add(&bytes, (nian_str){block, got});
    if (self)
        fclose(self);
    nian_str stamp = nian_str_format(
        arena, "%.*s %016llx", NIAN_STR_ARG(language),
        (unsigned long long)nian_str_hash(nian_buf_str(&bytes)));
    nian_buf_free(&bytes);
    return stamp;
}

static bool is_wanted(const nian_site_options *options,
                      const nian_entry_key *key)
{
    for (size_t i = 0; i < options->only_count; i++)
        if (nian_str_equal(options->only[i].issuer, key->issuer) &&
            nian_str_equal(options->only[i].kind, key->kind))
            return true;
    return options->only_count == 0;
}

static bool prepare(walk *w, nian_listing *listing)
{
    nian_str language = w->options->language;
    if (!language.len)
        language = NIAN_STR("zh");
    w->site.words = nian_catalogue_find(language);
    w->site.listing = listing;
    if (!w->site.words)
        return nian_fail(w->err, NIAN_EINPUT,
                         "site: no pages in %.*s; there are zh and en",
                         NIAN_STR_ARG(language));
    for (size_t i = 0; i < listing->count; i++)
        if (is_wanted(w->options, &listing->entries[i]))
            vec_push(&w->arena, &w->keys, listing->entries[i]);
    if (!w->keys.count)
        return nian_fail(w->err, NIAN_EINPUT,
                         "site: the corpus holds no report; add some first");
    return true;
}

static bool write_site(walk *w, nian_site_counts *out, const char *folder)
{
    nian_str stamp =
        make_stamp(&w->arena, nian_catalogue_language(w->site.words));
    if (!nian_output_open(&w->output, folder, stamp, w->err))
        return false;
    bool fine = put_assets(w) && take_all(w) && put_home(w) && put_search(w);
    nian_output_counts counts;
    fine = nian_output_close(w->output, fine, &counts, fine ? w->err : NULL) &&
           fine;
    *out =
        (nian_site_counts){w->summaries.count, w->keys.count,  counts.written,
                           counts.unchanged,   counts.removed, counts.bytes};
    return fine;
}

bool nian_site_write(nian_site_counts *out, nian_corpus *corpus,
                     const char *folder, const nian_site_options *options,
                     nian_error *err)
{
    static const nian_site_options usual = {0};
    nian_listing *listing;
    walk w = {.corpus = corpus, .err = err};
    w.options = options ? options : &usual;
    *out = (nian_site_counts){0};
    if (!nian_corpus_list(&listing, corpus, err))
        return false;
    bool fine = prepare(&w, listing) && write_site(&w, out, folder);
    nian_listing_free(listing);
    nian_arena_free(&w.arena);
    return fine;
}
