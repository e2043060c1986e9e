/** Which part of a report a statement stands in: the review, the plan, the
 *  admitted gaps.
 *
 *      nian_roles_find(report, passages, statements);
 */
#ifndef NIAN_EXTRACT_ROLE_H
#define NIAN_EXTRACT_ROLE_H

#include "extract/words.h"
#include "nianlun/report.h"

/** Sets statement.role; `statements` is report->statements, writable, and
 *  `passages` are their texts. */
void nian_roles_find(const nian_report *report, const nian_passage *passages,
                     nian_statement *statements);

#endif
