/* What is let in.  A refusal names what was found and what to do. */
#include "report/door.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
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

static bool check_kind(int file, const char *path, nian_error *err)
{
    struct stat info;
    if (fstat(file, &info) < 0)
        return nian_fail_errno(err, errno, "read %s", path);
    if (S_ISDIR(info.st_mode))
        return nian_fail(err, NIAN_EINPUT, "read %s: it is a folder", path);
    if (S_ISREG(info.st_mode) && info.st_size > NIAN_REPORT_MAX)
        return nian_fail(err, NIAN_EINPUT,
                         "read %s: larger than 64 MiB, split it into reports",
                         path);
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
            return nian_fail(
                err, NIAN_EINPUT,
                "read %s: larger than 64 MiB, split it into reports", path);
        nian_buf_add(out, (nian_str){block, (size_t)got});
    }
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
    if (done && nian_str_trim(nian_buf_str(out)).len == 0)
        return nian_fail(err, NIAN_EINPUT, "read %s: the file is empty", path);
    return done;
}

static const struct {
    nian_str magic;
    const char *name;
    const char *advice;
} formats[] = {
    {NIAN_STR_INIT("%PDF"), "a PDF", "convert it with pdftotext -layout"},
    {NIAN_STR_INIT("PK\x03\x04"), "a ZIP container (docx, odt, ofd, xlsx)",
     "save it as plain text"},
    {NIAN_STR_INIT("\xD0\xCF\x11\xE0"), "an old Office document",
     "save it as plain text"},
    {NIAN_STR_INIT("{\\rtf"), "RTF", "save it as plain text"},
    {NIAN_STR_INIT("\xFF\xFE"), "UTF-16 text",
     "convert it with iconv -f UTF-16 -t UTF-8"},
    {NIAN_STR_INIT("\xFE\xFF"), "UTF-16 text",
     "convert it with iconv -f UTF-16 -t UTF-8"},
    {NIAN_STR_INIT("\x1F\x8B"), "gzip data", "unpack it first"},
};

/* True for a tag of HTML near the start. */
static bool is_html(nian_str bytes)
{
    static const nian_str tags[] = {
        NIAN_STR_INIT("<!doctype html"), NIAN_STR_INIT("<!DOCTYPE html"),
        NIAN_STR_INIT("<!DOCTYPE HTML"), NIAN_STR_INIT("<html"),
        NIAN_STR_INIT("<HTML"),          NIAN_STR_INIT("<head>"),
        NIAN_STR_INIT("<body"),
    };
    nian_str start = nian_str_slice(nian_str_trim(bytes), 0, 1024);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (nian_str_has(start, tags[i]))
            return true;
    return false;
}

/* Most bytes of text in GB18030 come in pairs of which the first is above
 * 0x80 and the second above 0x3F. */
static bool looks_like_gb(nian_str bytes)
{
    size_t pairs = 0;
    size_t odd = 0;
    for (size_t i = 0; i + 1 < bytes.len; i++) {
        unsigned char lead = (unsigned char)bytes.ptr[i];
        if (lead < 0x80)
            continue;
        unsigned char trail = (unsigned char)bytes.ptr[++i];
        bool good = lead >= 0x81 && lead <= 0xFE &&
                    ((trail >= 0x40 && trail != 0x7F && trail != 0xFF) ||
                     (trail >= 0x30 && trail <= 0x39));
        pairs += good;
        odd += !good;
    }
    return pairs > 0 && odd * 20 <= pairs;
}

/* Half a character is no text: what it was cannot be known, so the file is
 * sent back rather than repaired by guess. */
static bool check_encoding(nian_str bytes, const char *name, nian_error *err)
{
    size_t bad;
    if (nian_utf8_valid(bytes, &bad))
        return true;
    if (looks_like_gb(bytes))
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "read %s: GB18030 (GBK) text is not read yet, convert "
                         "it with iconv -f GB18030 -t UTF-8",
                         name);
    size_t line = 1;
    for (size_t i = 0; i < bad; i++)
        line += bytes.ptr[i] == '\n';
    return nian_fail(err, NIAN_EINPUT,
                     "read %s: not UTF-8 text (line %zu, byte %zu), convert "
                     "it with iconv -t UTF-8 or mend that line",
                     name, line, bad);
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

bool nian_door_check(nian_str bytes, const char *name, nian_error *err)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (nian_str_starts(bytes, formats[i].magic))
            return nian_fail(err, NIAN_EUNSUPPORTED,
                             "read %s: %s is not read yet, %s", name,
                             formats[i].name, formats[i].advice);
    if (bytes.len && memchr(bytes.ptr, '\0', bytes.len))
        return nian_fail(err, NIAN_EINPUT,
                         "read %s: binary data, not a report in text", name);
    if (is_html(bytes))
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "read %s: HTML is not read yet, save the page as "
                         "plain text",
                         name);
    return check_encoding(bytes, name, err) && check_lines(bytes, name, err);
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
