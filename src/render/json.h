/** What the JSON of all results has in common.
 *
 *      struct nian_writer w;
 *      nian_writer_open(&w, view, "nianlun.log/1");
 *      ...
 *      nian_writer_close(&w);
 *
 *  Every object carries what is needed to find the words again: report, line
 *  and, in a corpus, the ids of the commit and the blob.
 */
#ifndef NIAN_RENDER_JSON_H
#define NIAN_RENDER_JSON_H

#include "base/json.h"
#include "render/formats.h"

typedef struct nian_writer {
    nian_json json;
    nian_arena arena; /**< for ids */
} nian_writer;

/** Opens the object and writes its schema. */
void nian_writer_open(nian_writer *w, const nian_view *view,
                      const char *schema);
/** Closes the object and ends the line. */
void nian_writer_close(nian_writer *w);

/** The id of a section; null for the root. */
void nian_writer_key_str(nian_writer *w, const char *key, nian_str value);
void nian_writer_key_name(nian_writer *w, const char *key, const char *value);
void nian_writer_key_int(nian_writer *w, const char *key, int64_t value);
void nian_writer_key_decimal(nian_writer *w, const char *key, bool has,
                             nian_decimal value);
/** "report", "line", "commit", "blob"; no line when it is 0. */
void nian_writer_origin(nian_writer *w, const nian_report *report,
                        uint32_t line);
/** "id", "type", "section", "text", without the braces. */
void nian_writer_statement(nian_writer *w, const nian_report *report,
                           uint32_t statement);
/** The object of a report as diff and ledger name it. */
void nian_writer_report(nian_writer *w, const nian_report *report);
void nian_writer_indicator(nian_writer *w, const nian_report *report,
                           const nian_indicator *indicator);
void nian_writer_flags(nian_writer *w, unsigned flags);
void nian_writer_words(nian_writer *w, const char *key, const nian_str *words,
                       size_t count);
void nian_writer_edits(nian_writer *w, const nian_edit *edits, size_t count);

#endif
