/** Which part of a report a statement stands in: the review, the plan, the
 *  admitted gaps.
 *
 *      nian_roles_find(report, statements);
 *
 *  Headings tell first; where a report has none that does, the sentence that
 *  turns to the coming year.
 */
#ifndef NIAN_EXTRACT_ROLE_H
#define NIAN_EXTRACT_ROLE_H

#include "nianlun/report.h"

/** Sets statement.role; `statements` is report->statements, writable. */
void nian_roles_find(const nian_report *report, nian_statement *statements);

/** Words that admit a gap by themselves: 有待, 亟需 … */
bool nian_admits(nian_str s);

#endif
