/** Bytes from a file, and whether they are text at all.
 *
 *      nian_buf bytes = {0};
 *      if (nian_door_read(&bytes, path, err) &&
 *          nian_door_check(nian_buf_str(&bytes), path, err)) ...
 *      nian_buf_free(&bytes);
 */
#ifndef NIAN_REPORT_DOOR_H
#define NIAN_REPORT_DOOR_H

#include "base/buf.h"
#include "nianlun/error.h"
#include "nianlun/report.h"

enum {
    NIAN_REPORT_MAX = 64 * 1024 * 1024 /* bytes of a report */
};

/** Fails with NIAN_EIO, NIAN_ENOTFOUND or NIAN_EINPUT (a directory, empty,
 *  too large). */
bool nian_door_read(nian_buf *out, const char *path, nian_error *err);

/** Fails with NIAN_EUNSUPPORTED for a format or encoding that is known and
 *  not read, and with NIAN_EINPUT for what is no text.  `name` is for the
 *  message. */
bool nian_door_check(nian_str bytes, const char *name, nian_error *err);

/** Fails with NIAN_EINPUT when what was read is no report: nothing is told in
 *  it, or it is larger by far than any report. */
bool nian_door_admit(const nian_report *report, const char *name,
                     nian_error *err);

#endif
