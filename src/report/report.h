/** Read first: how bytes become a report, and a report becomes part of a
 *  corpus.  This is the one joint between the corpus and the stages of text.
 *
 *      nian_report_read(&report, bytes, &hints);
 */
#ifndef NIAN_REPORT_REPORT_H
#define NIAN_REPORT_REPORT_H

#include "base/buf.h"
#include "corpus/corpus.h"
#include "document/document.h"
#include "ingest/ingest.h"

/** 2023-017: year and ordinal from 1. */
nian_str nian_statement_id(nian_arena *arena, const nian_report *report,
                           uint32_t statement);

/** What a person writes for a statement: `2023-017`, its words, or both, as
 *  `2023-017 扩建养老院…`, where … stands for the rest of it. */
typedef struct nian_statement_name {
    int year;       /**< 0: without an id */
    int ordinal;    /**< from 1 */
    nian_str words; /**< empty: the id alone */
} nian_statement_name;

void nian_statement_name_read(nian_statement_name *out, nian_str text);
/** The id and the first words, which find it again when ids have moved. */
nian_str nian_statement_name_make(nian_arena *arena, const nian_report *report,
                                  uint32_t statement);
/** The statement that `name` means.  Words beside an id win over it, and may
 *  have been mended since a little; false when nothing is like them. */
bool nian_statement_find(uint32_t *out, const nian_report *report,
                         nian_str name);

/** s4: index of the section. */
nian_str nian_section_id(nian_arena *arena, uint32_t section);

/** Text of what ingest/ took out of a file, with its notes in front, and what
 *  the file says of itself into `hints`. */
void nian_report_enter(nian_text *out, nian_hints *hints, nian_arena *arena,
                       const nian_ingested *taken);

/** Makes a report of a document, which owns all that the report shows. */
void nian_report_fill(nian_report *report, const nian_document *document);

/** Says where in a corpus a report was read; both are copied. */
void nian_report_place(nian_report *report, nian_str commit, nian_str blob);

/** What the commit of a timeline says of a report. */
void nian_report_stamp(nian_stamp *out, nian_arena *arena,
                       const nian_entry_key *key, const nian_metadata *meta);
/** The same from stored bytes. */
void nian_report_describe(nian_stamp *out, nian_arena *arena,
                          const nian_entry_key *key, nian_str bytes);

/** The message of the commit that takes these in.  Returns the time of the
 *  newest report that it adds or replaces; 0 when there is none. */
int64_t nian_import_message(nian_buf *out, const nian_import_result *results,
                            size_t count);

/** Reads a links.yaml; `path` is for messages.  Fails with NIAN_ECORRUPT when
 *  it is no YAML. */
bool nian_links_read(nian_links **out, nian_str bytes, const char *path,
                     nian_error *err);

/** Decisions that no statement of these reports answers to; `whole` when the
 *  series has no others.  The line of a note is that of links.yaml. */
void nian_links_stale(nian_notes *out, nian_arena *arena,
                      const nian_links *links,
                      const nian_report *const *reports, size_t count,
                      bool whole);

/** False for a text that is plainly no report; `why` then says it, lower case
 *  and without a full stop. */
bool nian_report_plausible(const nian_report *report, nian_str *why);

const char *nian_type_name(nian_type type); /**< plan, action … */
const char *nian_measure_name(nian_measure measure);
const char *nian_basis_name(nian_basis basis);

#endif
