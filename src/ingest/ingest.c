/* Which reader reads what.  A new format is a line in the table, and in
 * sniff.c what it is known by. */
#include "ingest/ingest.h"

#include "base/error.h"
#include "ingest/archive.h"
#include "ingest/convert.h"
#include "ingest/encoding.h"
#include "ingest/jail.h"
#include "ingest/mhtml.h"
#include "ingest/pdf.h"
#include "ingest/sniff.h"

/* Fills text, said and notes; messages do not name the file. */
typedef bool reader(nian_ingested *out, nian_arena *arena, nian_str bytes,
                    const nian_ingest_options *options, nian_error *err);

typedef struct format_row {
    nian_str media_type;
    const char *what;
    reader *read; /* NULL: not read by this build */
} format_row;

/* In a process of its own. */
static bool read_docx(nian_ingested *out, nian_arena *arena, nian_str bytes,
                      const nian_ingest_options *options, nian_error *err)
{
    return nian_jail_parse(out, arena, NIAN_FORMAT_DOCX, bytes, options, err);
}

static bool read_odt(nian_ingested *out, nian_arena *arena, nian_str bytes,
                     const nian_ingest_options *options, nian_error *err)
{
    return nian_jail_parse(out, arena, NIAN_FORMAT_ODT, bytes, options, err);
}

static bool read_ofd(nian_ingested *out, nian_arena *arena, nian_str bytes,
                     const nian_ingest_options *options, nian_error *err)
{
    return nian_jail_parse(out, arena, NIAN_FORMAT_OFD, bytes, options, err);
}

/* What stands behind charset= near the start of a page. */
static nian_str declared_in(nian_str bytes)
{
    nian_str head = nian_str_slice(bytes, 0, 4096);
    ptrdiff_t at = nian_str_find(head, NIAN_STR("charset="));
    if (at < 0)
        return (nian_str){NULL, 0};
    head = nian_str_after(head, (size_t)at + 8);
    if (head.len && (head.ptr[0] == '"' || head.ptr[0] == '\''))
        head = nian_str_after(head, 1);
    size_t len = 0;
    while (len < head.len && (nian_is_latin((unsigned char)head.ptr[len]) ||
                              nian_is_digit((unsigned char)head.ptr[len]) ||
                              head.ptr[len] == '-' || head.ptr[len] == '_'))
        len++;
    return nian_str_slice(head, 0, len);
}

/* Pages were moved to UTF-8 and kept what they once declared. */
static void note_lie(nian_ingested *out, nian_arena *arena, nian_str declared)
{
    const nian_encoding *named = nian_encoding_find(declared);
    const nian_encoding *found = nian_encoding_find(out->encoding);
    if (named && found && named != found && named->unit == 1 &&
        found->unit == 1)
        nian_notes_add(&out->notes, arena, 0, 1,
                       nian_str_format(arena,
                                       "the page declares %.*s, its bytes are "
                                       "%.*s",
                                       NIAN_STR_ARG(named->name),
                                       NIAN_STR_ARG(found->name)));
}

/* The parser reads UTF-8 alone. */
static bool read_html(nian_ingested *out, nian_arena *arena, nian_str bytes,
                      const nian_ingest_options *options, nian_error *err)
{
    nian_ingest_options how = *options;
    nian_ingested page = {0};
    nian_str declared = declared_in(bytes);
    if (nian_mhtml_is(bytes) &&
        !nian_mhtml_unpack(&bytes, &declared, arena, bytes, err))
        return false;
    nian_decoding decoding = {options->encoding, declared, true};
    if (!nian_decode(&page, arena, bytes, &decoding, err))
        return false;
    how.encoding = NIAN_STR("UTF-8");
    if (!nian_jail_parse(out, arena, NIAN_FORMAT_HTML, page.text, &how, err))
        return false;
    out->encoding = page.encoding;
    for (size_t i = 0; i < page.notes.count; i++)
        vec_push(arena, &out->notes, page.notes.items[i]);
    note_lie(out, arena, declared);
    return true;
}

static bool read_text(nian_ingested *out, nian_arena *arena, nian_str bytes,
                      const nian_ingest_options *options, nian_error *err)
{
    nian_decoding how = {.wanted = options->encoding};
    return nian_decode(out, arena, bytes, &how, err);
}

static bool read_format(nian_ingested *out, nian_arena *arena, nian_str bytes,
                        const nian_ingest_options *options, nian_error *err);

/* The one report that it holds, as if it had come alone. */
static bool read_zip(nian_ingested *out, nian_arena *arena, nian_str bytes,
                     const nian_ingest_options *options, nian_error *err)
{
    nian_packed member;
    nian_error why = {0};
    if (!nian_archive_read_one(&member, arena, bytes, options, err))
        return false;
    bool fine = read_format(out, arena, member.bytes, options, &why);
    out->member = member.name;
    return fine || nian_fail(err, why.code, "%.*s: %s",
                             NIAN_STR_ARG(member.name), why.message);
}

static const format_row formats[] = {
    [NIAN_FORMAT_TEXT] = {NIAN_STR_INIT("text/plain"), "text", read_text},
    [NIAN_FORMAT_MARKDOWN] = {NIAN_STR_INIT("text/markdown"), "Markdown",
                              read_text},
    [NIAN_FORMAT_HTML] = {NIAN_STR_INIT("text/html"), "HTML", read_html},
    [NIAN_FORMAT_PDF] = {NIAN_STR_INIT("application/pdf"), "a PDF",
                         nian_pdf_read},
    [NIAN_FORMAT_DOCX] = {NIAN_STR_INIT("application/vnd.openxmlformats-office"
                                        "document.wordprocessingml.document"),
                          "a Word file (.docx)", read_docx},
    [NIAN_FORMAT_ODT] = {NIAN_STR_INIT(
                             "application/vnd.oasis.opendocument.text"),
                         "an OpenDocument file (.odt)", read_odt},
    [NIAN_FORMAT_OFD] = {NIAN_STR_INIT("application/ofd"), "an OFD file",
                         read_ofd},
    [NIAN_FORMAT_ZIP] = {NIAN_STR_INIT("application/zip"), "a ZIP archive",
                         read_zip},
};

static bool refuse(const nian_sniffed *found, nian_error *err)
{
    return nian_fail(err, NIAN_EUNSUPPORTED, "%s is not read, %s", found->what,
                     found->advice);
}

static bool read_format(nian_ingested *out, nian_arena *arena, nian_str bytes,
                        const nian_ingest_options *options, nian_error *err)
{
    nian_sniffed found;
    nian_sniff_closely(&found, bytes);
    if (found.format == NIAN_FORMAT_UNKNOWN)
        return refuse(&found, err);
    const format_row *row = &formats[found.format];
    if (!row->read)
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "%s is not read by this build, save it as plain text",
                         row->what);
    bool fine = row->read(out, arena, bytes, options, err);
    if (found.format != NIAN_FORMAT_ZIP)
        out->media_type = row->media_type;
    return fine;
}

/* Of text only its name tells which it is meant to be. */
static void name_text(nian_ingested *out, const char *path)
{
    nian_str name = out->member.len ? out->member : nian_str_from(path);
    bool marked = nian_str_ends(name, NIAN_STR(".md")) ||
                  nian_str_ends(name, NIAN_STR(".markdown"));
    if (nian_str_starts(out->media_type, NIAN_STR("text/")) &&
        !nian_str_equal(out->media_type, NIAN_STR("text/html")))
        out->media_type =
            marked ? NIAN_STR("text/markdown") : NIAN_STR("text/plain");
}

bool nian_ingest(nian_ingested *out, nian_arena *arena, nian_str bytes,
                 const char *name, const nian_ingest_options *options,
                 nian_error *err)
{
    static const nian_ingest_options usual = {.ocr = false};
    nian_error why = {0};
    *out = (nian_ingested){.ocr = false};
    bool fine =
        read_format(out, arena, bytes, options ? options : &usual, &why);
    name_text(out, name);
    return fine || nian_fail(err, why.code, "read %s: %s", name, why.message);
}
