/** Charts through the gnuplot program.
 *
 *      nian_chart chart = {.title = NIAN_STR("甲市：地区生产总值")};
 *      nian_chart_pick(&chart, &arena, trend);
 *      if (!nian_plot_file("trend.svg", &chart, &err)) ...
 *
 *  gnuplot runs what it reads: every foreign text goes into one datablock and
 *  is used as data only.  See nian_plot_script().
 */
#ifndef NIAN_PLOT_PLOT_H
#define NIAN_PLOT_PLOT_H

#include "base/buf.h"
#include "nianlun/history.h"

typedef enum nian_plot_format {
    NIAN_PLOT_SVG,
    NIAN_PLOT_PNG,
    NIAN_PLOT_PDF
} nian_plot_format;

/** What a chart shows: series of one unit over years.  Texts may hold
 *  anything; what does not fit is cut with an ellipsis. */
typedef struct nian_chart {
    nian_str title;    /**< 江门市：地区生产总值增长 */
    nian_str subtitle; /**< empty: 增长 or 位次 where that is the measure; unit
                            and scale are put behind it */
    nian_str source; /**< line below the chart; may be empty */
    const nian_series
        *series; /**< actual and target of one quantity, or more */
    size_t series_count;
} nian_chart;

/** Fills the series: the best of `trend`, and its other side (the targets of
 *  what was achieved, or what came of the targets) in the same unit, by the
 *  same name if there is one.  `trend` must outlive the chart. */
void nian_chart_pick(nian_chart *chart, nian_arena *arena,
                     const nian_trend *trend);

/** Whether it can be drawn: NIAN_EINPUT when there is no value in it, when
 *  its series are of several units, or of more quantities than can be told
 *  apart. */
bool nian_chart_check(const nian_chart *chart, nian_error *err);

/** What the chart shows in one sentence a series: first and last value, the
 *  change between them, the years that are missing. */
void nian_chart_describe(nian_buf *out, const nian_chart *chart);

/** The script alone, pure: the same chart gives the same bytes.  The chart
 *  must pass nian_chart_check().  `terminator` ends the datablocks: a word
 *  of letters and digits that stands in no text of the chart. */
void nian_plot_script(nian_buf *out, const nian_chart *chart,
                      nian_plot_format format, nian_str terminator);

/** Draws into the file; the format comes from the name's ending.  Nothing is
 *  left behind when it fails: NIAN_EINPUT for another ending or a chart that
 *  cannot be drawn, NIAN_ECHILD when gnuplot is missing (the message names
 *  the package), fails or takes longer than it may, NIAN_EIO when the file
 *  cannot be written. */
bool nian_plot_file(const char *path, const nian_chart *chart, nian_error *err);

/* What follows is shared by the files of this folder. */

enum {
    NIAN_PLOT_QUANTITIES = 6, /**< that colours and marks tell apart */
    NIAN_PLOT_WIDTH = 800,    /**< points; all places are counted in them */
    NIAN_PLOT_HEIGHT = 450
};

/** What values are divided by: 10^power, said by `word`: 8 and 亿. */
typedef struct nian_scale {
    int power;
    nian_str word;
} nian_scale;

/** An axis from `from` to `to` with ticks at first × step … last × step. */
typedef struct nian_axis {
    double from, to;
    nian_decimal step;
    int64_t first, last;
} nian_axis;

/** The chart with targets of 以上, 至少 or 以下 as bounds; what is drawn and
 *  described.  `chart` must outlive it. */
nian_chart nian_chart_bound(nian_arena *arena, const nian_chart *chart);

nian_scale nian_chart_scale(const nian_chart *chart);
/** Of values, in the scale. */
nian_axis nian_chart_values(const nian_chart *chart, nian_scale scale);
/** Of years; `width` is what there is room for, in points. */
nian_axis nian_chart_years(const nian_chart *chart, double width);

/** Whether there is anything to draw at this point. */
bool nian_point_drawn(const nian_point *point);
/** The last point that is drawn, or NULL; likewise the first. */
const nian_point *nian_series_last(const nian_series *series);
const nian_point *nian_series_first(const nian_series *series);
/** 0 for the first quantity of the chart, and so on; actual and target of
 *  one quantity have the same. */
size_t nian_chart_quantity(const nian_chart *chart, size_t series);
size_t nian_chart_quantity_count(const nian_chart *chart);

/** % and its like: never scaled, compared by difference. */
bool nian_unit_is_ratio(nian_str unit);
/** 3773.41, 6–6.5, ≥60; with % when that is the unit. */
void nian_point_write(nian_buf *out, const nian_point *point, nian_str unit,
                      nian_scale scale);

/** What stands at the right edge beside a series' last value. */
typedef struct nian_plot_label {
    size_t series;
    double place; /**< points from above */
    nian_str text;
} nian_plot_label;

/** Where everything goes, in points from the upper left. */
typedef struct nian_layout {
    nian_scale scale;
    nian_axis values, years;
    double left, right, top, bottom; /**< of the plot */
    nian_str title, subtitle, source;
    double beside;           /**< where labels begin */
    nian_plot_label *labels; /**< from above */
    size_t label_count;
    bool many; /**< more than one quantity: names tell them apart */
    bool both; /**< actual and target of the same */
} nian_layout;

enum {
    NIAN_PLOT_EDGE = 24, /**< around everything */
    NIAN_PLOT_TITLE_SIZE = 20,
    NIAN_PLOT_SUBTITLE_SIZE = 13,
    NIAN_PLOT_TICK_SIZE = 12,
    NIAN_PLOT_LABEL_SIZE = 13,
    NIAN_PLOT_SOURCE_SIZE = 11,
    NIAN_PLOT_LABEL_INDENT = 16 /**< room for a label's mark */
};

void nian_layout_make(nian_layout *out, nian_arena *arena,
                      const nian_chart *chart);

/** One line without control characters, valid UTF-8, what XML may hold. */
nian_str nian_label_clean(nian_arena *arena, nian_str text);
/** Width in ems, Han 1. */
double nian_label_ems(nian_str text);
/** Cut with an ellipsis to at most `ems`. */
nian_str nian_label_fit(nian_arena *arena, nian_str text, double ems);

/** Runs gnuplot on the script and takes what it writes; what it started is
 *  gone when this returns.  NIAN_ECHILD when it is missing, fails or takes
 *  longer than `milliseconds`. */
bool nian_gnuplot_run(nian_buf *out, nian_str script, int milliseconds,
                      nian_error *err);

/** gnuplot's SVG made ours: title and description, markup that holds
 *  whatever the texts are, fonts that other systems have. */
void nian_svg_finish(nian_buf *out, nian_str svg, nian_str title,
                     nian_str description);

#endif
