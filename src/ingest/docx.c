/* DOCX → the text form: styles and lists first, then notes, then the text. */
#include "ingest/docx.h"

#include "base/buf.h"
#include "ingest/parsers.h"
#include "ingest/properties.h"

enum {
    HEADER_MOST = 60 /* characters of a title in a header */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct docx {
    nian_docx_package package;
    nian_docx_styles styles;
    nian_docx_numbering numbering;
    nian_docx_notes notes;
    nian_docx_counts counts;
    nian_arena *arena;
    nian_outline outline;
} docx;

static nian_docx_story story_of(docx *d, nian_outline *outline)
{
    return (nian_docx_story){
        .package = &d->package,
        .styles = &d->styles,
        .numbering = &d->numbering,
        .notes = &d->notes,
        .outline = outline,
        .counts = &d->counts,
    };
}

/* A story beside the text, read into an outline of its own. */
static bool read_aside(nian_str *text, docx *d, nian_str part, char mark,
                       nian_error *err)
{
    nian_outline *outline = nian_new(d->arena, nian_outline);
    nian_outline_begin(outline, d->arena);
    nian_docx_story story = story_of(d, outline);
    bool fine = nian_docx_story_read(&story, part, mark, err);
    return nian_outline_end(text, outline, fine ? err : NULL) && fine;
}

/* --- headers of pages --- */

static bool reads_as_title(nian_str line)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("文件"),
        NIAN_STR_INIT("报告"),
        NIAN_STR_INIT("公报"),
        NIAN_STR_INIT("意见"),
    };
    return !nian_utf8_longer(line, HEADER_MOST) &&
           nian_str_ends_any(line, ends, COUNT(ends));
}

/* A red head is set in the header by some, and by some the title alone. */
static void take_header(docx *d, nian_str header, nian_buf *head,
                        nian_str folded)
{
    for (nian_str line; nian_str_line(&header, &line);) {
        line = nian_str_trim(line);
        nian_str key = nian_fold(d->arena, line, NULL);
        if (!reads_as_title(line) || nian_str_has(folded, key) ||
            nian_str_has(nian_buf_str(head), line))
            continue;
        nian_buf_add(head, line);
        nian_buf_add(head, NIAN_STR("\n\n"));
    }
}

static void add_headers(nian_ingested *out, docx *d)
{
    nian_buf head = {0};
    nian_str folded = {0};
    for (size_t i = 0; i < d->package.headers.count; i++) {
        nian_str text;
        if (!read_aside(&text, d, d->package.headers.items[i], 0, NULL))
            continue;
        if (folded.len == 0)
            folded = nian_fold(d->arena, out->text, NULL);
        take_header(d, text, &head, folded);
    }
    if (head.len) {
        out->text = nian_str_concat(d->arena, nian_buf_str(&head), out->text);
        nian_notes_add(&out->notes, d->arena, 0, 1,
                       NIAN_STR("title taken from the header of the page"));
    }
    nian_buf_free(&head);
}

/* --- what is told --- */

static void tell(nian_ingested *out, docx *d, uint32_t count, const char *what)
{
    if (count)
        nian_notes_add(&out->notes, d->arena, 0, count, nian_str_from(what));
}

static void tell_all(nian_ingested *out, docx *d,
                     const nian_docx_counts *counts, size_t notes)
{
    tell(out, d, counts->numbers, "number counted by the file written out");
    tell(out, d, counts->changes, "tracked change taken as accepted");
    tell(out, d, (uint32_t)notes, "footnote put at the end");
    tell(out, d, counts->comments, "comment left out");
    tell(out, d, counts->hidden, "hidden text left out");
    tell(out, d, counts->contents, "line of a table of contents left out");
    tell(out, d, counts->ruby, "pronunciation above a word left out");
    tell(out, d, counts->symbols, "symbol of a special font left out");
    tell(out, d, counts->embedded, "embedded document left out");
    tell(out, d, counts->pictures, "picture left out");
    tell(out, d, d->package.macros, "macros left out");
}

/* --- the file --- */

static bool read_notes(docx *d, nian_error *err)
{
    nian_str unused;
    return read_aside(&unused, d, d->package.footnotes, 'f', err) &&
           read_aside(&unused, d, d->package.endnotes, 'e', err);
}

static bool read_text(nian_ingested *out, docx *d, nian_error *err)
{
    nian_outline_begin(&d->outline, d->arena);
    nian_docx_story story = story_of(d, &d->outline);
    bool fine = nian_docx_story_read(&story, d->package.document, 0, err);
    return nian_outline_end(&out->text, &d->outline, fine ? err : NULL) &&
           fine && nian_outline_check(out->text, d->counts.pictures, err);
}

bool nian_docx_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                    const nian_ingest_options *options, nian_error *err)
{
    (void)options;
    docx *d = nian_new(arena, docx);
    d->arena = arena;
    if (!nian_docx_package_open(&d->package, arena, bytes, err) ||
        !nian_docx_styles_read(&d->styles, &d->package, err) ||
        !nian_docx_numbering_read(&d->numbering, &d->package, &d->styles,
                                  err) ||
        !read_notes(d, err))
        return false;
    nian_docx_counts aside = d->counts;
    d->counts = (nian_docx_counts){.changes = aside.changes};
    if (!read_text(out, d, err))
        return false;
    nian_docx_counts counts = d->counts;
    add_headers(out, d);
    tell_all(out, d, &counts, d->outline.notes.count);
    nian_properties_read(&out->said, &d->package.box, d->package.core);
    nian_properties_read(&out->said, &d->package.box, d->package.app);
    return true;
}
