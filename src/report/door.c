/* What is let in.  A refusal names what was found and what to do. */
#include "report/door.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "text/text.h"

enum {
    BLOCK = 1 << 16
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

/* A damaged byte here and there is repaired and noted; text that is mostly
 * invalid was written in another encoding. */
static bool check_encoding(nian_str bytes, const char *name, nian_error *err)
{
    size_t bad = 0;
    size_t first = 0;
    for (size_t at = 0; at < bytes.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(bytes, at), &code);
        bool invalid = code == 0xFFFD && len == 1;
        if (invalid && bad++ == 0)
            first = at;
        at += len;
    }
    if (bad == 0 || bad * 100 < bytes.len)
        return true;
    if (looks_like_gb(bytes))
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "read %s: GB18030 (GBK) text is not read yet, convert "
                         "it with iconv -f GB18030 -t UTF-8",
                         name);
    return nian_fail(err, NIAN_EINPUT,
                     "read %s: not UTF-8 text (byte %zu), convert it with "
                     "iconv -t UTF-8",
                     name, first);
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
    return check_encoding(bytes, name, err);
}
