/* One series: loaded, compared, and the files that are made of it. */
#include "site/pages.h"
#include "site/search.h"

#include "base/pool.h"
#include "corpus/corpus.h"
#include "report/report.h"

/* Every kind of page, in the order in which files are written. */
static void (*const lists[])(nian_site_files *, nian_arena *,
                             const nian_site_series *) = {
    nian_site_list_series,  nian_site_list_reports, nian_site_list_comparisons,
    nian_site_list_ledgers, nian_site_list_threads, nian_site_list_indicators,
    nian_site_list_search,
};

void nian_site_add(nian_site_files *files, nian_arena *arena, nian_str path,
                   void (*page)(nian_buf *, const nian_site_series *, size_t),
                   void (*twin)(nian_buf *, const nian_site_series *, size_t),
                   size_t index)
{
    nian_site_file file = {.write = page, .index = index};
    file.path = nian_str_format(arena, "%.*s.html", NIAN_STR_ARG(path));
    vec_push(arena, files, file);
    file.path = nian_str_format(arena, "%.*s.json", NIAN_STR_ARG(path));
    file.write = twin;
    vec_push(arena, files, file);
}

void nian_site_series_files(nian_site_files *out, nian_arena *arena,
                            const nian_site_series *series)
{
    *out = (nian_site_files){0};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        lists[i](out, arena, series);
}

/* ------------------------------------------------------------------ load */

/* A report is called as the commands call it, but for the commit: that of its
 * timeline, which no later import changes. */
static nian_str name_of(nian_arena *arena, const nian_site *site,
                        const nian_entry_key *key)
{
    for (size_t i = 0; i < site->listing->count; i++) {
        const nian_entry_key *other = &site->listing->entries[i];
        if (nian_str_equal(other->issuer, key->issuer) &&
            !nian_str_equal(other->kind, key->kind))
            return nian_str_format(arena, "%.*s@%d/%.*s",
                                   NIAN_STR_ARG(key->issuer), key->year,
                                   NIAN_STR_ARG(key->kind));
    }
    return nian_str_format(arena, "%.*s@%d", NIAN_STR_ARG(key->issuer),
                           key->year);
}

static bool load_reports(nian_site_series *out, nian_corpus *corpus,
                         const nian_entry_key *keys, size_t count,
                         nian_error *err)
{
    nian_origins origins;
    const nian_report **reports =
        nian_new_array(&out->arena, const nian_report *, count);
    out->reports.items = reports;
    if (!nian_corpus_origins(&origins, &out->arena, corpus, out->issuer,
                             out->kind, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        nian_report *report;
        if (!nian_corpus_load(&report, corpus, &keys[i], err))
            return false;
        reports[out->reports.count++] = report;
        report->name = name_of(&out->arena, out->site, &keys[i]);
        for (size_t k = 0; k < origins.count; k++)
            if (origins.items[k].year == keys[i].year)
                nian_report_place(report, origins.items[k].commit,
                                  report->blob);
    }
    return true;
}

/* --------------------------------------------------------------- compare */

typedef struct comparing {
    nian_site_series *series;
    nian_compare_options options;
} comparing;

/* Runs on several threads. */
static void compare(void *context, size_t index)
{
    const comparing *work = context;
    nian_site_series *s = work->series;
    bool last = index + 1 == s->reports.count;
    nian_compare(&s->comparisons[index], s->reports.items[index],
                 last ? s->nothing : s->reports.items[index + 1],
                 &work->options);
    nian_ledger_make(&s->ledgers[index], s->comparisons[index]);
    if (last)
        s->ledgers[index]->next = NULL;
}

static void nothing(void *context, size_t index)
{
    (void)context;
    (void)index;
}

static void compare_all(nian_site_series *out)
{
    comparing work = {.series = out};
    size_t count = out->reports.count;
    nian_report_read(&out->nothing, (nian_str){NULL, 0}, NULL);
    if (out->links) {
        work.options.decisions = out->links->decisions;
        work.options.decision_count = out->links->decision_count;
        work.options.renamings = out->links->renamings;
        work.options.renaming_count = out->links->renaming_count;
    }
    out->comparisons = nian_new_array(&out->arena, nian_comparison *, count);
    out->ledgers = nian_new_array(&out->arena, nian_ledger *, count);
    nian_pool_run(nian_pool_workers(), count, compare, nothing, &work);
    nian_chains_make(&out->chains, &out->arena, out->comparisons, count);
}

static void find_figures(nian_site_series *out)
{
    nian_trend_options wanted = {.status = NIAN_SERIES_ALL};
    if (out->links) {
        wanted.renamings = out->links->renamings;
        wanted.renaming_count = out->links->renaming_count;
    }
    nian_trend_list(&out->figures, out->reports.items, out->reports.count, NULL,
                    0, NIAN_SITE_FIGURE_YEARS, &wanted);
}

bool nian_site_series_open(nian_site_series *out, const nian_site *site,
                           nian_corpus *corpus, const nian_entry_key *keys,
                           size_t count, nian_error *err)
{
    nian_links *links = NULL;
    *out = (nian_site_series){.site = site};
    out->issuer = keys->issuer;
    out->kind = keys->kind;
    out->folder =
        nian_str_format(&out->arena, "%.*s/%.*s/", NIAN_STR_ARG(keys->issuer),
                        NIAN_STR_ARG(keys->kind));
    if (!load_reports(out, corpus, keys, count, err) ||
        !nian_corpus_links(&links, corpus, keys, err))
        return false;
    out->links = links;
    compare_all(out);
    find_figures(out);
    nian_site_charts_draw(out);
    return true;
}

void nian_site_series_close(nian_site_series *series)
{
    for (size_t i = 0; i < series->reports.count; i++) {
        if (series->ledgers)
            nian_ledger_free(series->ledgers[i]);
        if (series->comparisons)
            nian_comparison_free(series->comparisons[i]);
    }
    nian_site_charts_free(series);
    nian_trend_free(series->figures);
    nian_links_free(series->links);
    nian_report_free(series->nothing);
    for (size_t i = 0; i < series->reports.count; i++)
        nian_report_free((nian_report *)series->reports.items[i]);
    nian_arena_free(&series->arena);
}
