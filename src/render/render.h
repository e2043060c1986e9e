/** Results as people and programs read them: one table of formats, one
 *  function for each thing that can be shown.
 *
 *      const nian_renderer *renderer = nian_renderer_find(NIAN_STR("json"));
 *      renderer->comparison(&view, comparison);
 *
 *  Renderers are total and pure: the same result and view give the same
 *  bytes.  A new format is a row in render.c and a file beside it.
 */
#ifndef NIAN_RENDER_RENDER_H
#define NIAN_RENDER_RENDER_H

#include "base/buf.h"
#include "nianlun/compare.h"
#include "nianlun/history.h"
#include "nianlun/report.h"

/** What of a result is shown. */
enum {
    NIAN_SHOW_ALL = 1,         /**< long lists whole */
    NIAN_SHOW_UNSURE = 2,      /**< links below the threshold too */
    NIAN_SHOW_WHY = 4,         /**< scores and the words in common */
    NIAN_SHOW_OUTLINE = 8,     /**< of a report: sections alone */
    NIAN_SHOW_STATEMENTS = 16, /**< of a report: statements */
    NIAN_SHOW_INDICATORS = 32, /**< of a report: indicators */
    NIAN_SHOW_NOTES = 64,      /**< of a report: what was odd in it */
    NIAN_SHOW_TEXT = 128       /**< of a report: the text that lines count in */
};

typedef struct nian_view {
    nian_buf *out;
    nian_str format; /**< text, json, … */
    unsigned show;
    bool color;
    size_t width; /**< columns of the terminal */
} nian_view;

/** Reports that the indices of a log or a trend lead into. */
typedef struct nian_reports {
    const nian_report *const *items;
    size_t count;
} nian_reports;

/** NULL where a format has no form for a thing. */
typedef struct nian_renderer {
    nian_str name;
    void (*report)(const nian_view *view, const nian_report *report);
    void (*comparison)(const nian_view *view,
                       const nian_comparison *comparison);
    void (*ledger)(const nian_view *view, const nian_ledger *ledger);
    void (*log)(const nian_view *view, nian_reports reports,
                const nian_log *log);
    void (*trend)(const nian_view *view, nian_reports reports,
                  const nian_trend *trend);
    /** All series of an issuer, made by nian_trend_list(). */
    void (*indicators)(const nian_view *view, nian_reports reports,
                       const nian_trend *trend);
} nian_renderer;

/** silent, repeated, partly, fulfilled */
const char *nian_outcome_name(nian_outcome outcome);
/** One flag: moved, merged …; NULL for no flag. */
const char *nian_flag_name(unsigned flag);

/** What a person calls it: the name that the caller gave it, else ISSUER@YEAR,
 *  else its title. */
nian_str nian_report_label(nian_arena *arena, const nian_report *report);

/** NULL when there is no such format. */
const nian_renderer *nian_renderer_find(nian_str name);

#endif
