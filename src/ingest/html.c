/* A page of the web becomes the text of its article.  What the page looks like
 * is not asked: no style sheet is read, no script is run. */
#include "ingest/html.h"

#include "base/error.h"
#include "ingest/parsers.h"

enum {
    PAGE_LARGEST = 32 << 20, /* bytes */
    POINTER_MOST = 120, /* characters of a page that only leads to a file */
    POINTER_PROSE = 2   /* lines of them that are sentences */
};

/* A page that was cut into several says so by a link. */
static bool goes_on(const nian_html_page *page, nian_arena *arena)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("下一页"),   NIAN_STR_INIT("下页"),
        NIAN_STR_INIT("下一页>"),  NIAN_STR_INIT("下一页»"),
        NIAN_STR_INIT("[下一页]"), NIAN_STR_INIT("下一页>>"),
    };
    for (uint32_t i = 0; i < page->count; i++) {
        const nian_html_node *node = &page->nodes[i];
        if (node->tag != NIAN_HTML_A ||
            !nian_html_has_attr(node, NIAN_STR("href")) || node->end > i + 4)
            continue;
        nian_str text = nian_html_inner(page, i, arena);
        text = nian_html_squeeze(arena, text);
        if (nian_str_is_any(text, words, sizeof words / sizeof *words))
            return true;
    }
    return false;
}

static void add_notes(nian_ingested *out, nian_arena *arena,
                      const nian_html_page *page, const nian_html_lines *lines)
{
    if (lines->pictures)
        nian_notes_add(&out->notes, arena, 0, lines->pictures,
                       NIAN_STR("picture left out"));
    if (goes_on(page, arena))
        nian_notes_add(&out->notes, arena, 0, 1,
                       NIAN_STR("the article goes on on another page, which "
                                "is not read: save that one too"));
}

/* A mark of Markdown at the start of a line of text would be read as one. */
static void write_text(nian_buf *out, nian_str s)
{
    if (nian_str_cut_start(&s, NIAN_STR("|")))
        nian_buf_add(out, NIAN_STR("｜"));
    else if (nian_str_cut_start(&s, NIAN_STR("#")))
        nian_buf_add(out, NIAN_STR("＃"));
    nian_buf_add(out, s);
}

static nian_str write_lines(const nian_html_lines *lines, nian_arena *arena)
{
    static const nian_str marks = NIAN_STR_INIT("######");
    nian_buf out = {0};
    for (size_t i = 0; i < lines->count; i++) {
        const nian_html_line *line = &lines->items[i];
        bool heading = line->kind == NIAN_HTML_HEADING;
        if (i)
            nian_buf_add(&out, line->gap ? NIAN_STR("\n\n") : NIAN_STR("\n"));
        nian_buf_add(&out, nian_str_slice(marks, 0, heading ? line->level : 0));
        nian_buf_add(&out, heading ? NIAN_STR(" ") : NIAN_STR(""));
        if (line->kind == NIAN_HTML_PARAGRAPH)
            write_text(&out, line->text);
        else
            nian_buf_add(&out, line->text);
    }
    nian_buf_add(&out, NIAN_STR("\n"));
    nian_str text = nian_str_copy(arena, nian_buf_str(&out));
    nian_buf_free(&out);
    return text;
}

static bool refuse_empty(const nian_html_page *page, bool links,
                         nian_error *err)
{
    if (links)
        return nian_fail(err, NIAN_EINPUT,
                         "the page only holds links, open the report that "
                         "one of them leads to and save that");
    if (page->frames)
        return nian_fail(err, NIAN_EINPUT,
                         "the page only holds frames, open the one with the "
                         "text and save that");
    return nian_fail(err, NIAN_EINPUT,
                     "the page holds no text (its words may come by script), "
                     "open it in a browser and save the complete page");
}

static bool is_file(nian_str href)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT(".pdf"), NIAN_STR_INIT(".doc"),  NIAN_STR_INIT(".docx"),
        NIAN_STR_INIT(".wps"), NIAN_STR_INIT(".ofd"),  NIAN_STR_INIT(".rar"),
        NIAN_STR_INIT(".zip"), NIAN_STR_INIT(".ceb"),  NIAN_STR_INIT(".PDF"),
        NIAN_STR_INIT(".DOC"), NIAN_STR_INIT(".DOCX"), NIAN_STR_INIT(".OFD"),
    };
    return nian_str_ends_any(href, ends, sizeof ends / sizeof *ends);
}

/* Some pages only say where to fetch the report. */
static bool refuse_pointer(const nian_html_page *page,
                           const nian_html_lines *lines, nian_error *err)
{
    size_t chars = 0;
    size_t told = 0;
    for (size_t i = 0; i < lines->count; i++) {
        chars += lines->items[i].chars;
        told += nian_html_is_prose(lines->items[i].text);
    }
    bool short_one = chars < POINTER_MOST && told <= POINTER_PROSE;
    for (uint32_t i = 0; short_one && i < page->count; i++) {
        nian_str href = nian_html_attr_of(&page->nodes[i], NIAN_STR("href"));
        if (page->nodes[i].tag == NIAN_HTML_A && !page->nodes[i].out &&
            is_file(href)) {
            nian_fail(err, NIAN_EINPUT,
                      "the page holds no report but a link to %.*s, save that "
                      "file",
                      NIAN_STR_ARG(href));
            return true;
        }
    }
    return false;
}

static bool read_page(nian_ingested *out, nian_arena *arena, nian_str utf8,
                      nian_arena *scratch, nian_error *err)
{
    nian_html_page page;
    nian_html_range article;
    nian_html_lines lines = {0};
    if (!nian_html_parse(&page, scratch, utf8, err))
        return false;
    uint32_t outside = nian_html_find_article(&article, &page, scratch);
    nian_html_head(&out->said, &page, article, scratch);
    nian_html_flow(&lines, &page, article, scratch);
    bool some = lines.count > 0;
    nian_html_trim(&lines, out->said.title, scratch);
    if (refuse_pointer(&page, &lines, err))
        return false;
    if (lines.count == 0)
        return refuse_empty(&page, some, err);
    add_notes(out, arena, &page, &lines);
    if (outside)
        nian_notes_add(&out->notes, arena, 0, outside,
                       NIAN_STR("paragraph of the page stands outside of the "
                                "article and is left out"));
    out->text = write_lines(&lines, arena);
    out->said.title = nian_str_copy(arena, out->said.title);
    out->said.issuer = nian_str_copy(arena, out->said.issuer);
    out->said.number = nian_str_copy(arena, out->said.number);
    out->said.date = nian_str_copy(arena, out->said.date);
    return true;
}

bool nian_html_read(nian_ingested *out, nian_arena *arena, nian_str bytes,
                    const nian_ingest_options *options, nian_error *err)
{
    nian_arena scratch = {0};
    size_t bad;
    (void)options;
    if (bytes.len > PAGE_LARGEST)
        return nian_fail(err, NIAN_EINPUT,
                         "the page has more than 32 MiB, save it without its "
                         "pictures");
    if (!nian_utf8_valid(bytes, &bad))
        return nian_fail(err, NIAN_EINPUT, "the page is not UTF-8 (byte %zu)",
                         bad);
    bool done = read_page(out, arena, bytes, &scratch, err);
    out->media_type = NIAN_STR("text/html");
    out->encoding = NIAN_STR("UTF-8");
    nian_arena_free(&scratch);
    return done;
}
