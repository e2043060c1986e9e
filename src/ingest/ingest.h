/** Any file that an office publishes becomes the text that a careful reader
 *  would copy out of it.
 *
 *      nian_ingested taken;
 *      if (nian_ingest(&taken, &arena, bytes, "2023.pdf", NULL, err))
 *          nian_normalise(&text, &arena, taken.text);
 *
 *  What is made is what document/ reads: UTF-8; a heading on a line of its own
 *  behind `#` as deep as the source has it; a paragraph a line, with a blank
 *  line between two; a table as lines of `| cell | cell |`.  The format is
 *  found out by content.  Formats that are not text are read by a process of
 *  their own that may touch nothing: see jail.h.
 */
#ifndef NIAN_INGEST_INGEST_H
#define NIAN_INGEST_INGEST_H

#include "nianlun/error.h"
#include "text/text.h"

typedef enum nian_format {
    NIAN_FORMAT_TEXT,
    NIAN_FORMAT_MARKDOWN,
    NIAN_FORMAT_HTML,
    NIAN_FORMAT_PDF,
    NIAN_FORMAT_DOCX,
    NIAN_FORMAT_ODT,
    NIAN_FORMAT_OFD,
    NIAN_FORMAT_ZIP,    /**< of files of these formats */
    NIAN_FORMAT_UNKNOWN /**< known not to be read, or not known at all */
} nian_format;

/** What a person decides; all empty is usual. */
typedef struct nian_ingest_options {
    nian_str encoding; /**< of text and pages: GB18030, Big5 …; empty: found */
    bool ocr;          /**< reads the pictures of a PDF without text */
    bool no_jail;      /**< goes on where the kernel cannot shut a parser in */
} nian_ingest_options;

/** A file in a ZIP. */
typedef struct nian_packed {
    nian_str name;  /**< with its folders; may be bytes of any encoding */
    nian_str bytes; /**< as they came */
} nian_packed;

vec_type(nian_packed_files, nian_packed);

/** What a file held. */
typedef struct nian_ingested {
    nian_str text;
    nian_str media_type; /**< text/plain, application/pdf … */
    nian_str encoding;   /**< of text and pages: UTF-8, GB18030 …; or empty */
    nian_metadata said;  /**< by the file's own properties (meta tags, title of
                              an office file) with how sure each is */
    bool ocr;            /**< the text was read out of pictures */
    nian_notes notes;    /**< what was done and what was left out */
    nian_str member;     /**< the file of a ZIP that was read; else empty */
    nian_packed_files members; /**< between the parser of ZIPs and archive.h */
} nian_ingested;

/** All that is handed out lives in `arena`; `text` may be `bytes` itself.
 *  `name` is for messages.  `options` may be NULL.  A ZIP of one report is read
 *  as that; of one that holds several see archive.h.  Fails with
 *  NIAN_EUNSUPPORTED for what is known and not read (the message says what to
 *  do), NIAN_EINPUT for what is damaged, encrypted or a bomb, and NIAN_EIO
 *  where a parser could not be run. */
bool nian_ingest(nian_ingested *out, nian_arena *arena, nian_str bytes,
                 const char *name, const nian_ingest_options *options,
                 nian_error *err);

/** By content alone; of a ZIP by the names in it. */
nian_format nian_sniff(nian_str bytes);

#endif
