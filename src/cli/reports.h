/** From what a person names to loaded reports.
 *
 *      const nian_report *report;
 *      if (!nian_cli_report(&report, cli, cli->operands.items[0], err)) ...
 *
 *  A path that exists wins; anything else is ISSUER@YEAR in the corpus.
 *  Reports are borrowed: they live until the program ends.
 */
#ifndef NIAN_CLI_REPORTS_H
#define NIAN_CLI_REPORTS_H

#include "cli/cli.h"

bool nian_cli_report(const nian_report **out, nian_cli *cli, nian_str name,
                     nian_error *err);
/** OLD NEW, or one ISSUER@Y1..Y2. */
bool nian_cli_pair(const nian_report **before, const nian_report **after,
                   nian_cli *cli, nian_error *err);
/** Both operands, which are files, on two threads. */
bool nian_cli_files(const nian_report **before, const nian_report **after,
                    nian_cli *cli, nian_error *err);
/** The report and the one after it; `next` is NULL when there is none.  With
 *  two operands the second is the next. */
bool nian_cli_report_and_next(const nian_report **out, const nian_report **next,
                              nian_cli *cli, nian_error *err);
/** All reports of a series, oldest first, within the range if one is given.
 *  At least one. */
bool nian_cli_series(nian_reports *out, nian_cli *cli, nian_str name,
                     nian_error *err);
vec_type(nian_keys, nian_entry_key);
/** The same as keys, not loaded.  An empty name means all in the corpus,
 *  series by series. */
bool nian_cli_series_keys(nian_keys *out, nian_cli *cli, nian_str name,
                          nian_error *err);
/** The key of one report of the corpus. */
bool nian_cli_key(nian_entry_key *out, nian_cli *cli, nian_str name,
                  nian_error *err);
/** A handle of its own on the corpus, for another thread; the caller frees
 *  it. */
bool nian_cli_open_corpus(nian_corpus **out, const nian_cli *cli,
                          nian_error *err);
/** All that is in the corpus; borrowed. */
bool nian_cli_listing(const nian_listing **out, nian_cli *cli, nian_error *err);
/** ISSUER@YEAR, with /KIND where the issuer has several kinds: what names the
 *  report again. */
nian_str nian_cli_name(nian_arena *arena, const nian_listing *listing,
                       const nian_entry_key *key);
/** The series that `name` means; years in it are passed over. */
bool nian_cli_series_key(nian_entry_key *out, nian_cli *cli, nian_str name,
                         nian_error *err);
/** Its report of that year, which must lie within the range if one is
 *  given. */
bool nian_cli_year(const nian_report **out, nian_cli *cli, nian_str name,
                   int year, nian_error *err);
/** What persons decided about the series of a report; NULL for a file.
 *  Borrowed. */
bool nian_cli_links(const nian_links **out, nian_cli *cli,
                    const nian_report *report, nian_error *err);
/** Puts decisions into the options of a comparison; NULL puts none. */
void nian_cli_decide(nian_compare_options *out, const nian_links *links);
/** The same, ready for a comparison of the two; warns of what is stale. */
bool nian_cli_decisions(nian_compare_options *out, nian_cli *cli,
                        const nian_report *before, const nian_report *after,
                        nian_error *err);
/** Warns of lines that are not understood and of decisions that no statement
 *  of these reports answers to; `whole` when the series has no others. */
void nian_cli_stale(const nian_cli *cli, const nian_links *links,
                    nian_reports reports, bool whole);
/** Frees what was loaded and closes the corpus. */
void nian_cli_release(nian_cli *cli);

#endif
