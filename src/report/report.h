/** Read first: how bytes become a report, and a report becomes part of a
 *  corpus.  This is the one joint between the corpus and the stages of text.
 *
 *      nian_report_read(&report, bytes, &hints);
 */
#ifndef NIAN_REPORT_REPORT_H
#define NIAN_REPORT_REPORT_H

#include "base/buf.h"
#include "nianlun/corpus.h"
#include "nianlun/report.h"

/** 2023-017: year and ordinal from 1. */
nian_str nian_statement_id(nian_arena *arena, const nian_report *report,
                           uint32_t statement);
/** s4: index of the section. */
nian_str nian_section_id(nian_arena *arena, uint32_t section);

/** False for a text that is plainly no report; `why` then says it, lower case
 *  and without a full stop. */
bool nian_report_plausible(const nian_report *report, nian_str *why);

const char *nian_type_name(nian_type type); /**< plan, action … */
const char *nian_measure_name(nian_measure measure);
const char *nian_basis_name(nian_basis basis);

#endif
