/* What a file is.  Each format has marks of its own near its start; what has
 * none of them is text, or is found to be none when it is decoded. */
#include "ingest/sniff.h"

#include "ingest/mhtml.h"

enum {
    MARKUP_HEAD = 8192,
    PDF_JUNK = 1024 /* bytes that may stand before %PDF: its own Appendix H */
};

typedef struct magic {
    nian_str bytes;
    size_t at;
    const char *what;
    const char *advice;
} magic;

#define UNPACK "unpack it and read what it holds"
#define PICTURE "make a PDF of it and read that with --ocr"

static const magic magics[] = {
    {NIAN_STR_INIT("{\\rtf"), 0, "an RTF file", "save it as .docx"},
    {NIAN_STR_INIT("\x1F\x8B"), 0, "a gzip archive", UNPACK},
    {NIAN_STR_INIT("7z\xBC\xAF\x27\x1C"), 0, "a 7z archive", UNPACK},
    {NIAN_STR_INIT("Rar!\x1A\x07"), 0, "a RAR archive", UNPACK},
    {NIAN_STR_INIT("\xFD"
                   "7zXZ"),
     0, "an xz archive", UNPACK},
    {NIAN_STR_INIT("BZh91AY&SY"), 0, "a bzip2 archive", UNPACK},
    {NIAN_STR_INIT("ustar"), 257, "a tar archive", UNPACK},
    {NIAN_STR_INIT("\xFF\xD8\xFF"), 0, "a picture (JPEG)", PICTURE},
    {NIAN_STR_INIT("\x89PNG\r\n"), 0, "a picture (PNG)", PICTURE},
    {NIAN_STR_INIT("GIF8"), 0, "a picture (GIF)", PICTURE},
    {NIAN_STR_INIT("II*\0"), 0, "a picture (TIFF)", PICTURE},
    {NIAN_STR_INIT("MM\0*"), 0, "a picture (TIFF)", PICTURE},
    {NIAN_STR_INIT("WEBP"), 8, "a picture (WebP)", PICTURE},
    {NIAN_STR_INIT("%!PS"), 0, "a PostScript file", "make a PDF of it"},
    {NIAN_STR_INIT("SQLite format 3"), 0, "a database", "export its text"},
    {NIAN_STR_INIT("\x7F"
                   "ELF"),
     0, "a program", "name a report"},
    {NIAN_STR_INIT("MZ\x90\0"), 0, "a program", "name a report"},
};

/* Streams of a compound file, by their names in UTF-16; the first that is
 * there tells.  An encrypted .docx is one, too. */
static const magic streams[] = {
    {NIAN_STR_INIT("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), 0,
     "an encrypted Office file",
     "open it with its password and save it "
     "without one"},
    {NIAN_STR_INIT("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), 0,
     "an old Word or WPS file (.doc, .wps)", "save it as .docx"},
    {NIAN_STR_INIT("W\0o\0r\0k\0b\0o\0o\0k\0"), 0, "an Excel sheet (.xls)",
     "a report is text; save it as .docx or PDF"},
    {NIAN_STR_INIT("P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0"), 0,
     "a PowerPoint file (.ppt)", "save it as PDF"},
};

/* Markup and mail that is text and yet no report; looked for near the start,
 * in what the first lines say. */
static const magic markups[] = {
    {NIAN_STR_INIT("progid=\"Word.Document\""), 0, "a Word file in XML",
     "save it as .docx"},
    {NIAN_STR_INIT("<office:document"), 0, "an OpenDocument sheet or drawing",
     "save it as PDF"},
    {NIAN_STR_INIT("<uof:UOF"), 0, "a UOF file", "save it as .docx"},
};

static bool stands_at(nian_str bytes, const magic *m)
{
    return nian_str_starts(nian_str_after(bytes, m->at), m->bytes);
}

static bool take(nian_sniffed *out, const magic *m)
{
    out->format = NIAN_FORMAT_UNKNOWN;
    out->what = m->what;
    out->advice = m->advice;
    return true;
}

static bool is_pdf(nian_str bytes)
{
    nian_str head = nian_str_slice(bytes, 0, PDF_JUNK + 8);
    ptrdiff_t at = nian_str_find(head, NIAN_STR("%PDF-"));
    return at >= 0 && (size_t)at + 6 < head.len && head.ptr[at + 6] == '.';
}

static bool find_magic(nian_sniffed *out, nian_str bytes)
{
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (stands_at(bytes, &magics[i]))
            return take(out, &magics[i]);
    return false;
}

static bool find_stream(nian_sniffed *out, nian_str bytes)
{
    static const magic other = {NIAN_STR_INIT(""), 0, "an old Office file",
                                "save it as .docx"};
    if (!nian_str_starts(bytes, NIAN_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return false;
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
        if (nian_str_has(bytes, streams[i].bytes))
            return take(out, &streams[i]);
    return take(out, &other);
}

static bool find_markup(nian_sniffed *out, nian_str bytes)
{
    nian_str head = nian_str_slice(bytes, 0, MARKUP_HEAD);
    bool opens = nian_str_has(nian_str_slice(head, 0, 8), NIAN_STR("<?xml"));
    if (opens && nian_str_has(head, NIAN_STR("<office:document")) &&
        nian_str_has(head,
                     NIAN_STR("application/vnd.oasis.opendocument.text"))) {
        out->format = NIAN_FORMAT_ODT;
        return true;
    }
    for (size_t i = 0; opens && i < sizeof markups / sizeof *markups; i++)
        if (nian_str_has(head, markups[i].bytes))
            return take(out, &markups[i]);
    return false;
}

/* A heading behind #, or front matter, near the start. */
static bool is_markdown(nian_str bytes)
{
    nian_str rest = nian_str_slice(bytes, 0, 4096);
    nian_str line;
    nian_str_cut_start(&rest, NIAN_STR("\xEF\xBB\xBF"));
    for (int i = 0; nian_str_line(&rest, &line); i++)
        if (nian_str_starts(line, NIAN_STR("# ")) ||
            nian_str_starts(line, NIAN_STR("## ")) ||
            (i == 0 && nian_str_equal(nian_str_trim(line), NIAN_STR("---"))))
            return true;
    return false;
}

bool nian_is_litter(nian_str path)
{
    nian_str name = path;
    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '/' || path.ptr[i] == '\\')
            name = nian_str_after(path, i + 1);
    return name.len == 0 || name.ptr[0] == '.' ||
           nian_str_starts(name, NIAN_STR("~$")) ||
           nian_str_equal(name, NIAN_STR("Thumbs.db")) ||
           nian_str_equal(name, NIAN_STR("desktop.ini")) ||
           nian_str_equal(name, NIAN_STR("__MACOSX")) ||
           nian_str_starts(path, NIAN_STR("__MACOSX/")) ||
           nian_str_has(path, NIAN_STR("/__MACOSX/"));
}

void nian_sniff_closely(nian_sniffed *out, nian_str bytes)
{
    *out = (nian_sniffed){.format = NIAN_FORMAT_TEXT};
    if (nian_str_starts(bytes, NIAN_STR("PK\x03\x04")) ||
        nian_str_starts(bytes, NIAN_STR("PK\x05\x06")))
        nian_sniff_zip(out, bytes);
    else if (find_magic(out, bytes) || find_stream(out, bytes) ||
             find_markup(out, bytes))
        return;
    else if (is_pdf(bytes))
        out->format = NIAN_FORMAT_PDF;
    else if (nian_mhtml_is(bytes) || nian_sniff_html(bytes))
        out->format = NIAN_FORMAT_HTML;
    else if (is_markdown(bytes))
        out->format = NIAN_FORMAT_MARKDOWN;
}

nian_format nian_sniff(nian_str bytes)
{
    nian_sniffed found;
    nian_sniff_closely(&found, bytes);
    return found.format;
}
