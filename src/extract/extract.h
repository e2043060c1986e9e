/** From statements to facts: which part of the report each stands in, what
 *  type it is, and which figures it carries.
 *
 *      nian_classify(&report, &document, &arena);
 *      nian_extract(&report, &document, &arena);
 *
 *  Both fill a report whose sections and statements stand already.
 */
#ifndef NIAN_EXTRACT_EXTRACT_H
#define NIAN_EXTRACT_EXTRACT_H

#include "document/document.h"

/** Sets role and type of each statement.  `statements` is the writable array
 *  behind report->statements. */
void nian_classify(const nian_report *report, nian_statement *statements);

/** Fills report->indicators. */
void nian_extract(nian_report *report, const nian_document *document,
                  nian_arena *arena);

#endif
