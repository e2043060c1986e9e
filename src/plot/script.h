/** A script while it is written: what its commands and its data share.
 *
 *      nian_script script = {.page = &page, .theme = nian_theme_of(false)};
 *      nian_script_series(&script);
 *
 *  Commands stand in `body` and come behind the datablocks in the file.
 */
#ifndef NIAN_PLOT_SCRIPT_H
#define NIAN_PLOT_SCRIPT_H

#include "plot/plot.h"

#define NIAN_PLOT_FONT "Noto Sans CJK SC"

typedef struct nian_script {
    const nian_page *page;
    const nian_theme *theme;
    nian_plot_format format;
    const nian_chart *chart; /**< the one being drawn */
    const nian_layout *layout;
    size_t first; /**< datablocks of the charts before it */
    nian_arena arena;
    nian_strs texts; /**< of $L */
    nian_buf body;
    nian_str terminator;
    size_t clauses; /**< of the plot command */
} nian_script;

typedef struct nian_look {
    const char *colour; /**< six hexadecimal digits */
    int filled, open;   /**< gnuplot's point types */
} nian_look;

nian_look nian_script_look(const nian_script *script, size_t series);
/** A share of the screen or a size. */
void nian_script_number(nian_buf *out, double value);
/** A value of an axis, which may be of any size. */
void nian_script_value(nian_buf *out, double value);
/** pt and ps; cairo draws diamonds smaller beside circles than SVG does. */
void nian_script_mark(nian_script *script, int mark, double size);

/** The datablock of one series: a row a year. */
void nian_script_data(nian_script *script, nian_buf *out, size_t series);
/** The plot command of the chart. */
void nian_script_plot(nian_script *script);

#endif
