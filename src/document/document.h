/** A report's structure: blocks, sections and statements, and what the text
 *  says of itself.
 *
 *      nian_document document;
 *      nian_parse(&document, &arena, &text, hints);
 *
 *  Reads plain text, Markdown, and the form that a corpus keeps.  Total: any
 *  text has a structure, if only the root section.
 */
#ifndef NIAN_DOCUMENT_DOCUMENT_H
#define NIAN_DOCUMENT_DOCUMENT_H

#include "base/buf.h"
#include "base/str.h"
#include "text/text.h"

/** Where a report came from; written into the front matter. */
typedef struct nian_provenance {
    nian_str sha256;     /**< hexadecimal */
    nian_str media_type; /**< text/plain, application/pdf */
    nian_str encoding;   /**< of text; UTF-8 is not worth a word */
    bool ocr;            /**< the text was read out of pictures */
} nian_provenance;

typedef enum nian_block_kind {
    NIAN_BLOCK_HEADING,   /**< opens `section` */
    NIAN_BLOCK_PARAGRAPH, /**< its statements are the text */
    NIAN_BLOCK_TABLE,     /**< one row a block, cells between `|` */
    NIAN_BLOCK_GLOSSARY,  /**< 名词解释: kept, never a statement */
    NIAN_BLOCK_FURNITURE  /**< red head, addressee, signature, 抄送, notes */
} nian_block_kind;

typedef struct nian_block {
    nian_block_kind kind;
    uint32_t section;
    uint32_t paragraph; /**< ordinal; blocks of one paragraph share it */
    nian_str text;      /**< wrapped lines joined, marks of bold gone */
    uint32_t line;      /**< in the text that was read */
    nian_span bytes;    /**< in the source */
    uint32_t first;     /**< its statements */
    uint32_t count;
} nian_block;

enum {
    NIAN_DOUBT_MOST = 3
};

/** What a field may be, the likeliest first, and whether the first two compete;
 *  for what is said of a field that is not sure enough. */
typedef struct nian_doubt {
    nian_strs issuers, kinds, years;
    bool issuer, kind, year;
} nian_doubt;

typedef struct nian_document {
    nian_metadata meta;
    nian_doubt doubt;
    nian_str text;                  /**< that lines count in */
    vec(nian_section) sections;     /**< [0] is the root */
    vec(nian_block) blocks;         /**< all of the text, in order */
    vec(nian_statement) statements; /**< type and role not yet known */
    vec(nian_alias) aliases;
    nian_notes notes;
    bool stored;      /**< was read in the form that a corpus keeps */
    bool traditional; /**< some of it is traditional script */
} nian_document;

void nian_parse(nian_document *out, nian_arena *arena, const nian_text *text,
                const nian_hints *hints);

/** Writes the form that a corpus keeps: YAML front matter, then Markdown with
 *  one sentence a line.  Reading it again gives the same sections and
 *  statements. */
void nian_document_write(nian_buf *out, const nian_document *document,
                         const nian_provenance *provenance);

#endif
