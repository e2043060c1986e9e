/* What is let in.  A refusal names what was found and what to do. */
#include "report/door.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "report/report.h"
#include "text/text.h"

enum {
    BLOCK = 1 << 16,
    LINE_LARGEST = 1 << 20,
    SECTIONS_MOST = 2000,
    STATEMENTS_MOST = 50000
};

#define TOO_LARGE "read %s: larger than 64 MiB, split it into reports"

static bool check_kind(int file, const char *path, nian_error *err)
{
    struct stat info;
    if (fstat(file, &info) < 0)
        return nian_fail_errno(err, errno, "read %s", path);
    if (S_ISDIR(info.st_mode))
        return nian_fail(err, NIAN_EINPUT, "read %s: it is a folder", path);
    if (S_ISREG(info.st_mode) && info.st_size > NIAN_REPORT_MAX)
        return nian_fail(err, NIAN_EINPUT, TOO_LARGE, path);
    return true;
}

static bool read_all(nian_buf *out, int file, const char *path, nian_error *err)
{
    char block[BLOCK];
    for (;;) {
        ssize_t got = read(file, block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return nian_fail_errno(err, errno, "read %s", path);
        if (got == 0)
            return true;
        if (out->len + (size_t)got > NIAN_REPORT_MAX)
            return nian_fail(err, NIAN_EINPUT, TOO_LARGE, path);
        nian_buf_add(out, (nian_str){block, (size_t)got});
    }
}

bool nian_door_fits(nian_str bytes, const char *name, nian_error *err)
{
    if (bytes.len > NIAN_REPORT_MAX)
        return nian_fail(err, NIAN_EINPUT, TOO_LARGE, name);
    return nian_str_trim(bytes).len ||
           nian_fail(err, NIAN_EINPUT, "read %s: the file is empty", name);
}

bool nian_door_read(nian_buf *out, const char *path, nian_error *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0 && errno == ENOENT)
        return nian_fail(err, NIAN_ENOTFOUND, "read %s: no such file", path);
    if (file < 0)
        return nian_fail_errno(err, errno, "read %s", path);
    bool done = check_kind(file, path, err) && read_all(out, file, path, err);
    close(file);
    return done && nian_door_fits(nian_buf_str(out), path, err);
}

/* Most files are no ZIP, and four bytes tell.  A pipe is not opened: what it
 * brings could be read but once. */
static bool begins_as_zip(const char *path)
{
    char start[4];
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    bool zip =
        file >= 0 && read(file, start, sizeof start) == (ssize_t)sizeof start &&
        nian_str_equal((nian_str){start, sizeof start}, NIAN_STR("PK\x03\x04"));
    if (file >= 0)
        close(file);
    return zip;
}

bool nian_door_is_archive(nian_buf *bytes, const char *path)
{
    return begins_as_zip(path) && nian_door_read(bytes, path, NULL) &&
           nian_sniff(nian_buf_str(bytes)) == NIAN_FORMAT_ZIP;
}

/* The longest line of 750 real reports has 8 kB. */
static bool check_lines(nian_str bytes, const char *name, nian_error *err)
{
    size_t number = 1;
    for (nian_str rest = bytes, line; nian_str_line(&rest, &line); number++)
        if (line.len > LINE_LARGEST)
            return nian_fail(err, NIAN_EINPUT,
                             "read %s: line %zu has %zu kB, no report has "
                             "more than %d kB on a line; check what the file "
                             "is",
                             name, number, line.len >> 10, LINE_LARGEST >> 10);
    return true;
}

bool nian_door_take(nian_ingested *out, nian_arena *arena, nian_str bytes,
                    const char *name, const nian_ingest_options *options,
                    nian_error *err)
{
    return nian_ingest(out, arena, bytes, name, options, err) &&
           check_lines(out->text, name, err);
}

/* Real reports have up to 110 sections and 750 statements. */
bool nian_door_admit(const nian_report *report, const char *name,
                     nian_error *err)
{
    nian_str why;
    if (report->section_count > SECTIONS_MOST)
        return nian_fail(err, NIAN_EINPUT,
                         "read %s: it has %zu headings, no report has more "
                         "than %d; is it several reports in one file?",
                         name, report->section_count - 1, SECTIONS_MOST);
    if (report->statement_count > STATEMENTS_MOST)
        return nian_fail(err, NIAN_EINPUT,
                         "read %s: it has %zu sentences, no report has more "
                         "than %d; is it several reports in one file?",
                         name, report->statement_count, STATEMENTS_MOST);
    if (!nian_report_plausible(report, &why))
        return nian_fail(err, NIAN_EINPUT,
                         "read %s: no report: %.*s; check what the file is",
                         name, NIAN_STR_ARG(why));
    return true;
}
