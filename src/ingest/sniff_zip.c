/* What a ZIP is: the names in its central directory, read with a check of
 * bounds at every step (APPNOTE 4.3.12, 4.3.16).  A ZIP that was cut off has
 * none; there the local headers are looked for. */
#include "ingest/sniff.h"

enum {
    END_LEN = 22,
    ENTRY_LEN = 46,
    LOCAL_LEN = 30,
    NAMES_MOST = 4096,
    STORED = 0
};

static uint32_t number(nian_str s, size_t at, size_t len)
{
    uint32_t value = 0;
    for (size_t i = len; i-- > 0;)
        value = value << 8 | (unsigned char)s.ptr[at + i];
    return value;
}

/* What the names say. */
typedef struct names {
    bool word, sheet, slides, ofd, content, epub;
} names;

static void look_at(names *seen, nian_str name)
{
    seen->word |= nian_str_starts(name, NIAN_STR("word/document"));
    seen->sheet |= nian_str_starts(name, NIAN_STR("xl/"));
    seen->slides |= nian_str_starts(name, NIAN_STR("ppt/"));
    seen->ofd |= nian_str_equal(name, NIAN_STR("OFD.xml"));
    seen->content |= nian_str_equal(name, NIAN_STR("content.xml"));
    seen->epub |= nian_str_equal(name, NIAN_STR("META-INF/container.xml"));
}

/* Where the central directory begins; a program that unpacks itself has bytes
 * before the archive, so its own word for it is not taken. */
static bool find_directory(nian_str bytes, size_t *begin, size_t *end)
{
    size_t last = bytes.len < END_LEN ? 0 : bytes.len - END_LEN;
    size_t first = last > 0xFFFF ? last - 0xFFFF : 0;
    for (size_t at = last + 1; at-- > first;) {
        nian_str here = nian_str_after(bytes, at);
        if (here.len < END_LEN || !nian_str_starts(here, NIAN_STR("PK\5\6")))
            continue;
        size_t size = number(here, 12, 4);
        *end = at;
        *begin = size <= at ? at - size : at;
        return size <= at;
    }
    return false;
}

static bool read_directory(names *seen, nian_str bytes)
{
    size_t at, end;
    if (!find_directory(bytes, &at, &end))
        return false;
    for (int i = 0; i < NAMES_MOST && at + ENTRY_LEN <= end; i++) {
        nian_str here = nian_str_slice(bytes, at, end);
        if (!nian_str_starts(here, NIAN_STR("PK\1\2")))
            return false;
        size_t len = number(here, 28, 2);
        look_at(seen, nian_str_slice(here, ENTRY_LEN, ENTRY_LEN + len));
        at += ENTRY_LEN + len + number(here, 30, 2) + number(here, 32, 2);
    }
    return true;
}

static void read_locals(names *seen, nian_str bytes)
{
    for (int i = 0; i < NAMES_MOST; i++) {
        ptrdiff_t at = nian_str_find(bytes, NIAN_STR("PK\3\4"));
        if (at < 0 || bytes.len - (size_t)at < LOCAL_LEN)
            return;
        nian_str here = nian_str_after(bytes, (size_t)at);
        size_t len = number(here, 26, 2);
        look_at(seen, nian_str_slice(here, LOCAL_LEN, LOCAL_LEN + len));
        bytes = nian_str_after(here, LOCAL_LEN);
    }
}

/* OpenDocument and EPUB say what they are in their first member, which is not
 * compressed for that reason. */
static nian_str own_type(nian_str bytes)
{
    nian_str none = {NULL, 0};
    nian_str name = NIAN_STR("mimetype");
    if (bytes.len < LOCAL_LEN || number(bytes, 8, 2) != STORED ||
        !nian_str_equal(
            nian_str_slice(bytes, LOCAL_LEN, LOCAL_LEN + number(bytes, 26, 2)),
            name))
        return none;
    size_t begin = LOCAL_LEN + name.len + number(bytes, 28, 2);
    return nian_str_slice(bytes, begin, begin + 64);
}

static void refuse(nian_sniffed *out, const char *what, const char *advice)
{
    out->format = NIAN_FORMAT_UNKNOWN;
    out->what = what;
    out->advice = advice;
}

void nian_sniff_zip(nian_sniffed *out, nian_str bytes)
{
    static const nian_str odt =
        NIAN_STR_INIT("application/vnd.oasis.opendocument.");
    names seen = {.word = false};
    nian_str type = own_type(bytes);
    if (!read_directory(&seen, bytes))
        read_locals(&seen, bytes);
    *out = (nian_sniffed){.format = NIAN_FORMAT_ZIP};
    if (seen.ofd)
        out->format = NIAN_FORMAT_OFD;
    else if (seen.word)
        out->format = NIAN_FORMAT_DOCX;
    else if (nian_str_cut_start(&type, odt) || (seen.content && !seen.epub))
        out->format = NIAN_FORMAT_ODT;
    else if (seen.epub)
        refuse(out, "an EPUB book", "save it as .docx or HTML");
    else if (seen.sheet)
        refuse(out, "an Excel sheet (.xlsx)",
               "a report is text; save it as .docx or PDF");
    else if (seen.slides)
        refuse(out, "a PowerPoint file (.pptx)", "save it as PDF");
    if (out->format == NIAN_FORMAT_ODT && type.len &&
        !nian_str_starts(type, NIAN_STR("text")))
        refuse(out, "an OpenDocument sheet or drawing", "save it as PDF");
}
