/** Lists of files: a CSV manifest, or all files of a folder.
 *
 *      nian_import_files files = {0};
 *      if (!nian_manifest_read(&files, &arena, csv, "list.csv", err)) ...
 *
 *  CSV is that of RFC 4180: fields in double quotes may hold commas, line
 *  breaks and doubled quotes.  The first row names the columns: path, issuer,
 *  year, kind, date, title, in any order; only path must be filled.  Its
 *  encoding is found out: spreadsheets write GB18030.
 */
#ifndef NIAN_REPORT_MANIFEST_H
#define NIAN_REPORT_MANIFEST_H

#include "base/str.h"
#include "nianlun/corpus.h"

vec_type(nian_import_files, nian_import_file);

/** What a folder holds beside files to take in. */
typedef struct nian_skip {
    const char *path;
    const char *why; /**< lower case, no full stop */
} nian_skip;

vec_type(nian_skips, nian_skip);

/** Adds the rows.  A relative path is looked for here, then beside the
 *  manifest `name`.  Fails with NIAN_EINPUT and the line. */
bool nian_manifest_read(nian_import_files *out, nian_arena *arena, nian_str csv,
                        const char *name, nian_error *err);

/** Adds the file, or all files under the folder in the order of their names.
 *  Hidden files, what programs leave behind (Thumbs.db, ~$draft.docx), links
 *  back to a folder above, and what is no file are skipped.  A folder that
 *  cannot be read is added itself, so that it is refused in its turn. */
void nian_folder_read(nian_import_files *out, nian_skips *skipped,
                      nian_arena *arena, const char *path);

#endif
