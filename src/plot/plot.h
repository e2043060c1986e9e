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
    nian_str note;   /**< what the marks mean, above the source; may be empty */
    const nian_series
        *series; /**< actual and target of one quantity, or more */
    size_t series_count;
} nian_chart;

/** A file: one chart, or several over one axis of years. */
typedef struct nian_figure {
    const nian_chart *panels; /**< of several, the subtitle is the name */
    size_t panel_count;
    nian_str title, source, note; /**< of several; one has its own */
    double width;                 /**< points; 0: 800 */
    bool dark; /**< light on dark; else an SVG follows what its reader set */
} nian_figure;

/** Fills the series: the best of `trend`, and its other side (the targets of
 *  what was achieved, or what came of the targets) in the same unit, by the
 *  same name if there is one; then what is counted by another definition.
 *  `trend` must outlive the chart. */
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
/** The same for a figure, whose charts must pass nian_figure_check(). */
void nian_figure_script(nian_buf *out, const nian_figure *figure,
                        nian_plot_format format, nian_str terminator);
/** Each chart by itself, and whether there is room for so many. */
bool nian_figure_check(const nian_figure *figure, nian_error *err);
/** What each chart shows. */
void nian_figure_describe(nian_buf *out, const nian_figure *figure);

/** Draws into the file; the format comes from the name's ending.  Nothing is
 *  left behind when it fails: NIAN_EINPUT for another ending or a chart that
 *  cannot be drawn, NIAN_ECHILD when gnuplot is missing (the message names
 *  the package), fails or takes longer than it may, NIAN_EIO when the file
 *  cannot be written. */
bool nian_plot_file(const char *path, const nian_chart *chart, nian_error *err);
bool nian_figure_file(const char *path, const nian_figure *figure,
                      nian_error *err);

/** The picture alone, an SVG to stand in a page for instance; fails as
 *  nian_figure_file() does. */
bool nian_figure_draw(nian_buf *out, const nian_figure *figure,
                      nian_plot_format format, nian_error *err);
/** Many figures as SVG by one process, which takes a fifth of the time; each
 *  into its own `out`, which stays empty where a figure cannot be drawn. */
bool nian_figures_draw(nian_buf *out, const nian_figure *figures, size_t count,
                       nian_error *err);

/* What follows is shared by the files of this folder. */

enum {
    NIAN_PLOT_QUANTITIES = 6, /**< that colours and marks tell apart */
    NIAN_PLOT_PANELS = 12,
    NIAN_PLOT_WIDTH = 800, /**< points; all places are counted in them */
    NIAN_PLOT_HEIGHT = 450,
    NIAN_PLOT_NARROWEST = 360,
    NIAN_PLOT_WIDEST = 2000
};

/** Colours as six hexadecimal digits.  Both themes have the same rows, so
 *  that one can be turned into the other. */
typedef struct nian_theme {
    const char *ground, *title, *subtitle, *source, *tick, *axis, *grid;
    const char *looks[NIAN_PLOT_QUANTITIES];
} nian_theme;

enum {
    NIAN_THEME_COLOURS = 7 + NIAN_PLOT_QUANTITIES
};

const nian_theme *nian_theme_of(bool dark);
/** The colour of row `at` of NIAN_THEME_COLOURS. */
const char *nian_theme_colour(const nian_theme *theme, size_t at);

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
/** Whether it shows one quantity, its targets and what came of them, whatever
 *  they are called; another definition of it may stand beside. */
bool nian_chart_about_one(const nian_chart *chart);

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
    nian_str subtitle;               /**< with the unit */
    double beside;                   /**< where labels begin */
    nian_plot_label *labels;         /**< from above */
    size_t label_count;
    bool many;     /**< more than one quantity: names tell them apart */
    bool both;     /**< actual and target of the same */
    bool one_year; /**< there is no other on the axis */
    bool last;     /**< of its column: the years are written below it */
    bool compact;  /**< little room: labels are values alone */
} nian_layout;

/** A line of text and its base line. */
typedef struct nian_plot_line {
    nian_str text;
    double left, place;
} nian_plot_line;

/** Where everything of a figure goes. */
typedef struct nian_page {
    double width, height;
    nian_plot_line title[2], names[NIAN_PLOT_PANELS], note[2], source;
    nian_layout *panels;
    size_t panel_count;
} nian_page;

enum {
    NIAN_PLOT_EDGE = 24, /**< around everything */
    NIAN_PLOT_TITLE_SIZE = 20,
    NIAN_PLOT_SUBTITLE_SIZE = 13,
    NIAN_PLOT_TICK_SIZE = 12,
    NIAN_PLOT_LABEL_SIZE = 13,
    NIAN_PLOT_SOURCE_SIZE = 11,
    NIAN_PLOT_LABEL_INDENT = 16 /**< room for a label's mark */
};

/** `charts` are the figure's, bounded by nian_chart_bound(). */
void nian_page_make(nian_page *out, nian_arena *arena,
                    const nian_figure *figure, const nian_chart *charts);
/** Where a plot's labels go beside it, once its sides are known. */
void nian_layout_labels(nian_layout *layout, const nian_chart *chart);
/** Measures a chart: scale, axis of values, texts, and the room that its ticks
 *  and labels need at the `left` and `right`. */
void nian_layout_measure(nian_layout *out, nian_arena *arena,
                         const nian_chart *chart, bool compact, double *left,
                         double *right);

/** One line without control characters, valid UTF-8, what XML may hold. */
nian_str nian_label_clean(nian_arena *arena, nian_str text);
/** Width in ems, Han 1. */
double nian_label_ems(nian_str text);
/** Cut with an ellipsis to at most `ems`. */
nian_str nian_label_fit(nian_arena *arena, nian_str text, double ems);
/** In at most `most` lines of `ems`, the last cut; the rest stay empty.  No
 *  line begins with a closing mark, numbers and Latin words stay whole. */
void nian_label_wrap(nian_str *lines, size_t most, nian_arena *arena,
                     nian_str text, double ems);

/** Runs gnuplot on the script and takes what it writes; what it started is
 *  gone when this returns.  NIAN_ECHILD when it is missing, fails or takes
 *  longer than `milliseconds`. */
bool nian_gnuplot_run(nian_buf *out, nian_str script, int milliseconds,
                      nian_error *err);

/** gnuplot's SVG made ours: title and description, markup that holds
 *  whatever the texts are, fonts that other systems have; colours that turn
 *  with the reader's theme unless it is `dark` anyway. */
void nian_svg_finish(nian_buf *out, nian_str svg, nian_str title,
                     nian_str description, bool dark);

#endif
