/** Which part of a report a statement stands in: the review, the plan, the
 *  admitted gaps.
 *
 *      nian_roles_find(report, statements);
 */
#ifndef NIAN_EXTRACT_ROLE_H
#define NIAN_EXTRACT_ROLE_H

#include "nianlun/report.h"

/** Sets statement.role; `statements` is report->statements, writable. */
void nian_roles_find(const nian_report *report, nian_statement *statements);

#endif
