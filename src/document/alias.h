/** Two names of one thing, as the report itself says. */
#ifndef NIAN_DOCUMENT_ALIAS_H
#define NIAN_DOCUMENT_ALIAS_H

#include "document/document.h"

/** Adds what stands in statements as 以下简称“…” and in glossary entries. */
void nian_aliases_find(nian_document *document, nian_arena *arena);

#endif
