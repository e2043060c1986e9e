/** What the pages share: the series they are made from, their addresses, and
 *  the frame around each.
 *
 *      index.html                                the home page
 *      search.html, search/                      search on the reader's side
 *      assets/                                   style and scripts
 *      ISSUER/KIND/index.html                    a series
 *      ISSUER/KIND/2023.html                     a report
 *      ISSUER/KIND/2022-2023.html                a comparison
 *      ISSUER/KIND/2022-ledger.html              a ledger
 *      ISSUER/KIND/threads.html                  all commitments that run on
 *      ISSUER/KIND/thread/2019-078.html          a commitment
 *      ISSUER/KIND/indicator/NAME.html           an indicator
 *
 *  Every page has a twin in JSON with the same name.  A statement of a report
 *  is 2023.html#2023-017, a section 2023.html#s4.
 *
 *  A new kind of page is a file page_KIND.c with a function that lists its
 *  files, and one line in the table of series.c.
 */
#ifndef NIAN_SITE_PAGES_H
#define NIAN_SITE_PAGES_H

#include "history/chains.h"
#include "nianlun/corpus.h"
#include "render/render.h"
#include "site/html.h"

/* ------------------------------------------------------------------ site */

/** What all pages know. */
typedef struct nian_site {
    const nian_catalogue *words;
    const nian_listing *listing;
} nian_site;

/** One issuer's reports of one kind, and all that was made from them; constant
 *  while its pages are written. */
typedef struct nian_site_series {
    const nian_site *site;
    nian_arena arena;
    nian_str issuer, kind;
    nian_str folder; /**< ISSUER/KIND/ */
    nian_reports reports;
    nian_links *links;
    nian_report *nothing;          /**< that the last is held against */
    nian_comparison **comparisons; /**< of reports i and i + 1; the last with
                                        nothing */
    nian_ledger **ledgers;         /**< by report; the last has no next */
    nian_chains chains;
    nian_trend *figures; /**< all series of NIAN_SITE_FIGURE_YEARS or more */
    nian_buf *charts;    /**< by figures, SVG or empty; behind them that of
                              the series' own page */
    nian_str no_chart;   /**< why some are empty */
} nian_site_series;

/** A file of a series: what writes it, and with which index. */
typedef struct nian_site_file {
    nian_str path;
    void (*write)(nian_buf *out, const nian_site_series *series, size_t index);
    size_t index;
} nian_site_file;

vec_type(nian_site_files, nian_site_file);

/** A page and its twin: PATH.html and PATH.json. */
void nian_site_add(nian_site_files *files, nian_arena *arena, nian_str path,
                   void (*page)(nian_buf *, const nian_site_series *, size_t),
                   void (*twin)(nian_buf *, const nian_site_series *, size_t),
                   size_t index);

/** Loads the reports of a series, oldest first, and compares them, on several
 *  threads.  The corpus's handle is used by this thread alone.  Free with
 *  nian_site_series_close(), also where it fails. */
bool nian_site_series_open(nian_site_series *out, const nian_site *site,
                           nian_corpus *corpus, const nian_entry_key *keys,
                           size_t count, nian_error *err);
void nian_site_series_close(nian_site_series *series);
/** All files of the series, in the order in which they are written. */
void nian_site_series_files(nian_site_files *out, nian_arena *arena,
                            const nian_site_series *series);

/* What each kind of page adds to them. */
void nian_site_list_series(nian_site_files *out, nian_arena *arena,
                           const nian_site_series *series);
void nian_site_list_reports(nian_site_files *out, nian_arena *arena,
                            const nian_site_series *series);
void nian_site_list_comparisons(nian_site_files *out, nian_arena *arena,
                                const nian_site_series *series);
void nian_site_list_ledgers(nian_site_files *out, nian_arena *arena,
                            const nian_site_series *series);
void nian_site_list_threads(nian_site_files *out, nian_arena *arena,
                            const nian_site_series *series);
void nian_site_list_indicators(nian_site_files *out, nian_arena *arena,
                               const nian_site_series *series);

/* ------------------------------------------------------------- addresses */

/** Without an ending. */
nian_str nian_site_report_path(nian_arena *arena, const nian_site_series *s,
                               size_t report);
/** Of reports i and i + 1. */
nian_str nian_site_comparison_path(nian_arena *arena, const nian_site_series *s,
                                   size_t report);
nian_str nian_site_ledger_path(nian_arena *arena, const nian_site_series *s,
                               size_t report);
enum {
    NIAN_SITE_THREAD_YEARS = 3, /**< reports of a thread that has a page */
    NIAN_SITE_FIGURE_YEARS = 3  /**< values of an indicator that has one */
};
/** Whether the page of figures->series[index] is called after it: the first
 *  of those that share one. */
bool nian_site_indicator_first(const nian_trend *all, size_t index);
/** What shares its page: what was reached, what was promised. */
void nian_site_indicator_collect(nian_trend *out, nian_arena *arena,
                                 const nian_trend *all, size_t index);
/** Draws all charts of the series, on several threads. */
void nian_site_charts_draw(nian_site_series *series);
void nian_site_charts_free(nian_site_series *series);
nian_str nian_site_indicator_path(nian_arena *arena, const nian_site_series *s,
                                  const nian_series *series);
/** The id of its first statement. */
nian_str nian_site_thread_id(nian_arena *arena, const nian_site_series *s,
                             const nian_chain *chain);
nian_str nian_site_thread_path(nian_arena *arena, const nian_site_series *s,
                               const nian_chain *chain);
/** The path of the thread of a statement that has a page; else empty. */
nian_str nian_site_thread_of(nian_arena *arena, const nian_site_series *s,
                             size_t report, uint32_t statement);
/** PATH.html#ID of a statement. */
nian_str nian_site_statement_path(nian_arena *arena, const nian_site_series *s,
                                  size_t report, uint32_t statement);

/* ----------------------------------------------------------------- frame */

/** What stands around a page. */
typedef struct nian_frame {
    nian_str title;  /**< of the page alone */
    nian_str path;   /**< with .html, from the root of the site */
    nian_str twin;   /**< the JSON; empty: none */
    nian_str issuer; /**< crumbs; empty on the home page */
    nian_str kind;
    nian_str series;  /**< ISSUER/KIND/ */
    nian_str script;  /**< of this page alone; empty: none */
    const char *body; /**< a class of the body: report, comparison … */
} nian_frame;

/** The frame of a page of a series, but for its title; `path` without an
 *  ending. */
nian_frame nian_frame_of(nian_arena *arena, const nian_site_series *series,
                         nian_str path, const char *body);

/** Doctype, head with its Content-Security-Policy, banner, crumbs, and `main`
 *  opened. */
void nian_frame_open(nian_html *html, nian_arena *arena, const nian_site *site,
                     nian_buf *out, const nian_frame *frame);
/** Where all of it comes from, and the end. */
void nian_frame_close(nian_html *html, const nian_frame *frame);

/* ------------------------------------------------------------------ home */

/** What the home page knows of a series that may not have been loaded. */
typedef struct nian_site_summary {
    nian_str issuer, kind, folder;
    const int *years;
    size_t year_count;
    bool compared;    /**< there are two reports; then, of the newest two: */
    size_t counts[5]; /**< rows by nian_status */
    size_t silent; /**< plans of the last but one that the last is silent on */
} nian_site_summary;

/** Fills what follows from its comparisons. */
void nian_site_summarise(nian_site_summary *out,
                         const nian_site_series *series);
void nian_site_home(nian_buf *out, nian_arena *arena, const nian_site *site,
                    const nian_site_summary *series, size_t count);
void nian_site_home_twin(nian_buf *out, const nian_site *site,
                         const nian_site_summary *series, size_t count);

#endif
