/** Issuer, kind, year, number, date and title of a report. */
#ifndef NIAN_DOCUMENT_METADATA_H
#define NIAN_DOCUMENT_METADATA_H

#include "document/document.h"
#include "document/frontmatter.h"

/** Fills document->meta from what a person says (`hints`, may be NULL), the
 *  front matter, the text and the path, the first that knows winning. */
void nian_metadata_find(nian_document *document, nian_arena *arena,
                        const nian_frontmatter *front, const nian_hints *hints);

#endif
