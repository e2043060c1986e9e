/** What `add` tells of a run: rows, a table of a dry run, JSON Lines, refusals
 *  by what was wrong, and a report of the whole as a file.
 *
 *      nian_add_files files = {.cli = cli};
 *      if (!nian_add_gather(&files, err)) ...
 *      nian_add_row(&cli->out, result);
 *      nian_refusals_add(&refusals, result);
 *      nian_refusals_tell(&refusals);
 */
#ifndef NIAN_CLI_ADD_H
#define NIAN_CLI_ADD_H

#include "base/json.h"
#include "base/map.h"
#include "cli/cli.h"
#include "report/manifest.h"

/** What a run takes. */
typedef struct nian_add_files {
    nian_cli *cli;
    nian_import_files files;
    nian_skips skipped;
} nian_add_files;

/** add_gather.c: operands, manifest and options. */
bool nian_add_gather(nian_add_files *job, nian_error *err);

/** added, replaced, unchanged, superseded, refused */
const char *nian_add_status(nian_import_status status);

/** Names of files hold what moves a cursor, and bytes that are no text; these
 *  become U+FFFD. */
void nian_add_path(nian_buf *out, nian_str path);

/** add_tell.c.  One line a file: what it was taken for. */
void nian_add_row(nian_buf *out, const nian_import_result *result);
/** Three lines in columns, with how sure each field is and how the file was
 *  read; ~ stands behind what is likely, ? behind what wants a look.  True
 *  when such a mark was set. */
bool nian_add_card(nian_buf *out, const nian_import_result *result);
/** The fields of one file; the object is open. */
void nian_add_fields(nian_json *json, const nian_import_result *result);

/** add_refusals.c: what was refused, by why. */
typedef struct nian_refusals {
    nian_arena arena;
    nian_map reasons; /* why, without path and figures → index, + 1 */
    vec(struct nian_refusal_group) groups;
    nian_strs lines; /* whole, while they are few */
    size_t count;
} nian_refusals;

typedef struct nian_refusal_group {
    nian_str why;
    nian_strs paths; /* the first of them */
    size_t count;
} nian_refusal_group;

void nian_refusals_add(nian_refusals *refusals,
                       const nian_import_result *result);
/** To standard error: a line each while they are few, else by why. */
void nian_refusals_tell(const nian_refusals *refusals);
void nian_refusals_free(nian_refusals *refusals);

/** add_report.c: the run as JSON, beside its name until it is whole. */
typedef struct nian_add_report nian_add_report;

/** NULL for no `path`.  Fails with NIAN_EIO. */
bool nian_add_report_open(nian_add_report **out, const char *path, bool dry_run,
                          nian_error *err);
void nian_add_report_file(nian_add_report *report,
                          const nian_import_result *result);
/** `ended`: done, interrupted or failed.  Frees it. */
bool nian_add_report_close(nian_add_report *report,
                           const nian_import_counts *counts,
                           const nian_skips *skipped, const char *ended,
                           nian_error *err);

#endif
