/** Bytes from a file, the text that is in them, and whether it can be a
 *  report.
 *
 *      nian_buf bytes = {0};
 *      if (nian_door_read(&bytes, path, err) &&
 *          nian_door_take(&taken, &arena, nian_buf_str(&bytes), path, NULL,
 *                         err)) ...
 *      nian_buf_free(&bytes);
 */
#ifndef NIAN_REPORT_DOOR_H
#define NIAN_REPORT_DOOR_H

#include "base/buf.h"
#include "ingest/ingest.h"
#include "nianlun/error.h"
#include "nianlun/report.h"

enum {
    NIAN_REPORT_MAX = 64 * 1024 * 1024 /* bytes of a report */
};

/** Fails with NIAN_EIO, NIAN_ENOTFOUND or NIAN_EINPUT (a directory, empty,
 *  too large). */
bool nian_door_read(nian_buf *out, const char *path, nian_error *err);

/** Whether the file is a ZIP of reports, which is then read into `bytes`.
 *  False also for what cannot be read: whoever takes the file says why. */
bool nian_door_is_archive(nian_buf *bytes, const char *path);

/** Fails with NIAN_EINPUT for what is empty or too large. */
bool nian_door_fits(nian_str bytes, const char *name, nian_error *err);

/** What nian_ingest() makes of the bytes, where its lines are those of text;
 *  fails as that does, and with NIAN_EINPUT. */
bool nian_door_take(nian_ingested *out, nian_arena *arena, nian_str bytes,
                    const char *name, const nian_ingest_options *options,
                    nian_error *err);

/** Fails with NIAN_EINPUT when what was read is no report: nothing is told in
 *  it, or it is larger by far than any report. */
bool nian_door_admit(const nian_report *report, const char *name,
                     nian_error *err);

#endif
