/* The form that a corpus keeps: front matter and Markdown, one sentence a
 * line.  What parse.c reads of it is what is written here. */
#include "document/document.h"

#include "document/frontmatter.h"

static void put_field(nian_buf *out, const char *name, nian_str value)
{
    if (value.len == 0)
        return;
    nian_buf_format(out, "%s: ", name);
    nian_yaml_quote(out, value);
    nian_buf_add_byte(out, '\n');
}

static void put_notes(nian_buf *out, const nian_notes *notes)
{
    if (notes->count == 0)
        return;
    nian_buf_add(out, NIAN_STR("notes:\n"));
    for (size_t i = 0; i < notes->count; i++) {
        const nian_note *note = &notes->items[i];
        nian_buf_format(out,
                        "  - line: %u\n    count: %u\n    text: ", note->line,
                        note->count);
        nian_yaml_quote(out, note->text);
        nian_buf_add_byte(out, '\n');
    }
}

static void put_source(nian_buf *out, const nian_provenance *source)
{
    put_field(out, "sha256", source->sha256);
    put_field(out, "media_type", source->media_type);
    if (!nian_str_equal(source->encoding, NIAN_STR("UTF-8")))
        put_field(out, "encoding", source->encoding);
    if (source->ocr)
        nian_buf_add(out, NIAN_STR("ocr: true\n"));
}

static void put_front(nian_buf *out, const nian_document *document,
                      const nian_provenance *provenance)
{
    const nian_metadata *meta = &document->meta;
    nian_buf_add(out,
                 NIAN_STR("---\n" NIAN_STORED_KEY ": " NIAN_STORED_VALUE "\n"));
    put_field(out, "title", meta->title);
    put_field(out, "issuer", meta->issuer);
    put_field(out, "kind", meta->kind);
    if (meta->year)
        nian_buf_format(out, "year: %d\n", meta->year);
    put_field(out, "number", meta->number);
    put_field(out, "date", meta->date);
    if (provenance)
        put_source(out, provenance);
    put_notes(out, &document->notes);
    nian_buf_add(out, NIAN_STR("---\n"));
}

/* A line that would be taken for a mark gets a backslash. */
static void escape_start(nian_buf *out, nian_str s)
{
    static const nian_str marks[] = {
        NIAN_STR_INIT("#"),  NIAN_STR_INIT("|"),  NIAN_STR_INIT(">"),
        NIAN_STR_INIT("- "), NIAN_STR_INIT("\\"),
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (nian_str_starts(s, marks[i]))
            nian_buf_add_byte(out, '\\');
}

static bool ends_line(nian_str s)
{
    return !nian_str_ends(s, NIAN_STR("；")) &&
           !nian_str_ends(s, NIAN_STR(";"));
}

/* One sentence a line; its parts that end in ； share one. */
static void put_paragraph(nian_buf *out, const nian_document *document,
                          const nian_block *block)
{
    bool fresh = true;
    for (uint32_t i = 0; i < block->count; i++) {
        nian_str s = document->statements.items[block->first + i].text;
        if (fresh)
            escape_start(out, s);
        nian_buf_add(out, s);
        fresh = ends_line(s) || i + 1 == block->count;
        if (fresh)
            nian_buf_add_byte(out, '\n');
        else if (nian_str_ends(s, NIAN_STR(";")))
            nian_buf_add_byte(out, ' '); /* a;b is not cut */
    }
}

static void put_heading(nian_buf *out, const nian_document *document,
                        const nian_block *block)
{
    uint8_t level = document->sections.items[block->section].level;
    for (uint8_t i = 0; i < level; i++)
        nian_buf_add_byte(out, '#');
    nian_buf_add_byte(out, ' ');
    nian_buf_add(out, block->text);
    nian_buf_add_byte(out, '\n');
}

static void put_line(nian_buf *out, const char *mark, nian_str s)
{
    nian_buf_add(out, nian_str_from(mark));
    nian_buf_add(out, s);
    nian_buf_add_byte(out, '\n');
}

/* Rows of one table, and lines of one kind of frame, stand together. */
static bool stands_apart(const nian_block *before, const nian_block *block)
{
    return !before || before->kind != block->kind ||
           block->kind == NIAN_BLOCK_PARAGRAPH ||
           block->kind == NIAN_BLOCK_HEADING;
}

void nian_document_write(nian_buf *out, const nian_document *document,
                         const nian_provenance *provenance)
{
    put_front(out, document, provenance);
    const nian_block *before = NULL;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const nian_block *block = &document->blocks.items[i];
        if (stands_apart(before, block))
            nian_buf_add_byte(out, '\n');
        before = block;
        switch (block->kind) {
        case NIAN_BLOCK_HEADING:
            put_heading(out, document, block);
            break;
        case NIAN_BLOCK_PARAGRAPH:
            put_paragraph(out, document, block);
            break;
        case NIAN_BLOCK_TABLE:
            put_line(out, "", block->text);
            break;
        case NIAN_BLOCK_GLOSSARY:
            put_line(out, "- ", block->text);
            break;
        case NIAN_BLOCK_FURNITURE:
            put_line(out, "> ", block->text);
            break;
        }
    }
}
