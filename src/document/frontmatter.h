/** The YAML between --- lines at the start of a text.
 *
 *      nian_frontmatter front;
 *      nian_frontmatter_read(&front, &arena, text);
 *
 *  Broken YAML is no front matter; the lines are then read as text.
 */
#ifndef NIAN_DOCUMENT_FRONTMATTER_H
#define NIAN_DOCUMENT_FRONTMATTER_H

#include "base/buf.h"
#include "document/document.h"

typedef struct nian_frontmatter {
    nian_metadata meta;     /**< as written; nothing is found out here */
    nian_notes notes;       /**< of a stored report: what its source needed */
    nian_provenance source; /**< of a stored report: what it was read from */
    bool stored;            /**< the form that a corpus keeps */
    size_t end;             /**< where the text goes on; 0: no front matter */
    uint32_t lines;         /**< before `end` */
} nian_frontmatter;

void nian_frontmatter_read(nian_frontmatter *out, nian_arena *arena,
                           nian_str text);

/** A YAML scalar in double quotes. */
void nian_yaml_quote(nian_buf *out, nian_str s);

/** The key that marks the form a corpus keeps, and its value. */
#define NIAN_STORED_KEY "nianlun"
#define NIAN_STORED_VALUE "report/1"

#endif
