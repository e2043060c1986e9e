/** Charts through the gnuplot program.
 *
 *      nian_plot_script(&script, &chart, NIAN_PLOT_SVG, "out.svg", &arena);
 *      nian_plot_file("trend.svg", &chart, &err);
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

/** What a chart shows: series of one unit over years. */
typedef struct nian_chart {
    nian_str title;    /**< 江门市：地区生产总值增长 */
    nian_str subtitle; /**< unit and scale */
    nian_str source;   /**< line below the chart */
    const nian_series
        *series; /**< actual and target of one quantity, or more */
    size_t series_count;
} nian_chart;

/** The script alone, pure: the same chart gives the same bytes.  `terminator`
 *  ends the datablock and must not stand in any text. */
void nian_plot_script(nian_buf *out, const nian_chart *chart,
                      nian_plot_format format, nian_str terminator);

/** Draws into the file; the format comes from the name's ending.  Nothing is
 *  left behind when it fails: NIAN_EINPUT for another ending, NIAN_ECHILD
 *  when gnuplot is missing (the message names the package), fails or takes
 *  longer than it may, NIAN_EIO when the file cannot be written. */
bool nian_plot_file(const char *path, const nian_chart *chart, nian_error *err);

#endif
