/** Notes on figures of a report that cannot all be right.
 *
 *      nian_figures_check(report, arena, &notes);
 *
 *  A growth that its own levels contradict, words that say the other way,
 *  a share above the whole, two figures for one thing.  Precision goes before
 *  recall: what rounding or another basis may explain is no note.
 */
#ifndef NIAN_EXTRACT_CHECK_H
#define NIAN_EXTRACT_CHECK_H

#include "nianlun/report.h"
#include "text/text.h"

/** The report's indicators stand already. */
void nian_figures_check(const nian_report *report, nian_arena *arena,
                        nian_notes *notes);

#endif
