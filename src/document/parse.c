/* Items become a tree: sections, blocks, statements, aliases. */
#include "document/document.h"

#include "document/alias.h"
#include "document/frontmatter.h"
#include "document/heading.h"
#include "document/items.h"
#include "document/lines.h"
#include "document/metadata.h"
#include "document/statement.h"
#include "document/tree.h"
#include "text/repair.h"

typedef struct builder {
    nian_document *document;
    nian_arena *arena;
    nian_arena *scratch;
    const nian_text *text;
    const nian_lines *lines;
    nian_tree tree;
    uint32_t open[NIAN_DEPTH_MAX + 1]; /* sections; [0] is the root */
    uint32_t paragraph;
    uint32_t item_paragraph; /* of the item before */
    size_t counted;          /* bytes of the text whose lines are counted */
    uint32_t number;
    vec(uint32_t) section_lines; /* of each section but the root, its line */
    vec(uint32_t) block_lines;
    vec(uint32_t) statement_lines;
} builder;

static nian_span source_span(const builder *b, const nian_line *line,
                             size_t begin, size_t end)
{
    const nian_offsets *offsets = &b->text->offsets;
    nian_span span;
    span.begin =
        nian_offsets_map(offsets, (uint32_t)nian_line_map(line, begin));
    span.end = span.begin;
    if (end > begin) {
        uint32_t last =
            nian_offsets_map(offsets, (uint32_t)nian_line_map(line, end - 1));
        uint32_t after =
            nian_offsets_map(offsets, (uint32_t)nian_line_map(line, end));
        span.end = after < last + 1 ? after : last + 1;
    }
    if (span.end < span.begin)
        span.end = span.begin;
    return span;
}

/* A joined line starts on the line of its first piece; a statement in it may
 * start further down. */
static uint32_t line_number(builder *b, const nian_line *line, size_t begin)
{
    size_t at = nian_line_map(line, begin);
    if (b->counted < line->base) {
        b->counted = line->base;
        b->number = line->number;
    }
    for (; b->counted < at; b->counted++)
        b->number += b->text->bytes.ptr[b->counted] == '\n';
    return b->number;
}

static nian_str item_text(const builder *b, const nian_item *item)
{
    return nian_str_slice(b->lines->items[item->line].text, item->begin,
                          item->end);
}

static uint32_t innermost(const builder *b)
{
    return b->open[b->tree.depth];
}

static void add_section(builder *b, uint32_t index)
{
    const nian_item *item = &b->tree.items->items[index];
    const nian_line *line = &b->lines->items[item->line];
    nian_str text = item_text(b, item);
    nian_label label;
    size_t level = nian_tree_place(&b->tree, index);
    nian_label_read(text, &label);
    nian_section section = {
        .parent = b->open[level - 1],
        .level = (uint8_t)level,
        .label = nian_str_trim(label.text),
        .heading = nian_without_end(nian_str_after(text, label.len)),
        .line = line_number(b, line, item->begin),
        .bytes = source_span(b, line, item->begin, item->end),
    };
    b->open[level] = (uint32_t)b->document->sections.count;
    vec_push(b->arena, &b->document->sections, section);
    vec_push(b->scratch, &b->section_lines, item->line);
}

static void add_block(builder *b, const nian_item *item, nian_block_kind kind)
{
    const nian_line *line = &b->lines->items[item->line];
    nian_block block = {
        .kind = kind,
        .section = innermost(b),
        .paragraph = ++b->paragraph,
        .text = item_text(b, item),
        .line = line_number(b, line, item->begin),
        .bytes = source_span(b, line, item->begin, item->end),
        .first = (uint32_t)b->document->statements.count,
    };
    vec_push(b->arena, &b->document->blocks, block);
    vec_push(b->scratch, &b->block_lines, item->line);
}

/* Statements of one paragraph make one block. */
static bool continues_block(const builder *b, const nian_item *item)
{
    if (b->document->blocks.count == 0)
        return false;
    return vec_last(&b->document->blocks)->kind == NIAN_BLOCK_PARAGRAPH &&
           item->paragraph == b->item_paragraph;
}

static void add_statement(builder *b, const nian_item *item)
{
    const nian_line *line = &b->lines->items[item->line];
    if (!continues_block(b, item))
        add_block(b, item, NIAN_BLOCK_PARAGRAPH);
    nian_block *block = vec_last(&b->document->blocks);
    nian_statement statement = {
        .section = innermost(b),
        .paragraph = block->paragraph,
        .text = item_text(b, item),
        .line = line_number(b, line, item->begin),
        .bytes = source_span(b, line, item->begin, item->end),
    };
    vec_push(b->arena, &b->document->statements, statement);
    vec_push(b->scratch, &b->statement_lines, item->line);
    block->count++;
    block->text.len =
        (size_t)(statement.text.ptr + statement.text.len - block->text.ptr);
    block->bytes.end = statement.bytes.end;
}

/* 一是…。 and 第一，…。 open what follows and are themselves sentences that say
 * what was or will be done: such a heading is a statement too.  Its block
 * stays a heading's, so that it is written once. */
static bool is_sentence_too(const nian_item *item)
{
    return item->mark == NIAN_MARK_FIRST || item->mark == NIAN_MARK_ORDINAL ||
           item->mark == NIAN_MARK_DASH;
}

static void add_heading(builder *b, uint32_t index)
{
    const nian_item *item = &b->tree.items->items[index];
    add_section(b, index);
    add_block(b, item, NIAN_BLOCK_HEADING);
    if (!is_sentence_too(item))
        return;
    nian_block *block = vec_last(&b->document->blocks);
    nian_statement statement = {
        .section = block->section,
        .paragraph = block->paragraph + 1, /* that of what it opens */
        .text = block->text,
        .line = block->line,
        .bytes = block->bytes,
    };
    vec_push(b->arena, &b->document->statements, statement);
    vec_push(b->scratch, &b->statement_lines, item->line);
    block->count = 1;
}

/* Growing in an arena leaves the old places behind; a large text would take
 * twice its room. */
static void make_room(builder *b, const nian_items *items)
{
    size_t counts[NIAN_ITEM_DROPPED + 1] = {0};
    for (size_t i = 0; i < items->count; i++)
        counts[items->items[i].kind]++;
    size_t headings = counts[NIAN_ITEM_HEADING];
    size_t statements = counts[NIAN_ITEM_STATEMENT];
    vec_reserve(b->arena, &b->document->sections, headings);
    vec_reserve(b->arena, &b->document->statements, statements + headings);
    vec_reserve(b->arena, &b->document->blocks,
                items->count - statements + statements / 4);
}

static void build(builder *b, const nian_items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        const nian_item *item = &items->items[i];
        switch (item->kind) {
        case NIAN_ITEM_HEADING:
            add_heading(b, (uint32_t)i);
            break;
        case NIAN_ITEM_STATEMENT:
            nian_tree_count(&b->tree, (uint32_t)i);
            add_statement(b, item);
            break;
        case NIAN_ITEM_TABLE:
            add_block(b, item, NIAN_BLOCK_TABLE);
            break;
        case NIAN_ITEM_GLOSSARY:
            add_block(b, item, NIAN_BLOCK_GLOSSARY);
            break;
        case NIAN_ITEM_FURNITURE:
            add_block(b, item, NIAN_BLOCK_FURNITURE);
            break;
        case NIAN_ITEM_DROPPED:
            break;
        }
        b->item_paragraph = item->paragraph;
    }
}

/* What a corpus keeps was mended before and is read to the letter. */
static nian_text mend(const nian_text *text, nian_arena *arena,
                      nian_frontmatter *front)
{
    nian_text mended = *text;
    nian_frontmatter_read(front, arena, text->bytes);
    if (!front->stored)
        nian_repair(&mended, arena, front->end);
    return mended;
}

/* Two lines may be one title. */
static nian_str join_words(const builder *b, nian_str part)
{
    nian_buf out = {0};
    nian_str rest = part;
    for (size_t i = 0; i < b->lines->count && rest.len; i++) {
        const nian_line *line = &b->lines->items[i];
        nian_str shared = nian_str_slice(line->text, 0, rest.len);
        if (shared.len == 0 || !nian_str_starts(rest, shared))
            continue;
        nian_buf_add(&out, nian_line_words(line, shared));
        rest = nian_str_after(rest, shared.len);
    }
    if (rest.len == 0)
        part = nian_str_copy(b->arena, nian_buf_str(&out));
    nian_buf_free(&out);
    return part;
}

/* What other parts say was found in lines too, but not known in which. */
static nian_str find_words(const builder *b, nian_str part)
{
    for (size_t i = 0; i < b->lines->count; i++) {
        nian_str words = nian_line_words(&b->lines->items[i], part);
        if (words.ptr != part.ptr)
            return words;
    }
    return nian_is_traditional(part) ? part : join_words(b, part);
}

/* Gives back the script of the report: all was read in simplified script. */
static void restore(builder *b, nian_str title)
{
    nian_document *document = b->document;
    const nian_line *lines = b->lines->items;
    for (size_t i = 0; i < b->section_lines.count; i++) {
        nian_section *section = &document->sections.items[i + 1];
        const nian_line *line = &lines[b->section_lines.items[i]];
        section->label = nian_line_words(line, section->label);
        section->heading = nian_line_words(line, section->heading);
    }
    for (size_t i = 0; i < document->blocks.count; i++) {
        nian_str *text = &document->blocks.items[i].text;
        *text = nian_line_words(&lines[b->block_lines.items[i]], *text);
    }
    for (size_t i = 0; i < document->statements.count; i++) {
        nian_str *text = &document->statements.items[i].text;
        *text = nian_line_words(&lines[b->statement_lines.items[i]], *text);
    }
    for (size_t i = 0; i < document->aliases.count; i++) {
        nian_alias *alias = &document->aliases.items[i];
        alias->name = find_words(b, alias->name);
        alias->meaning = find_words(b, alias->meaning);
    }
    document->meta.title = title;
    document->meta.number = find_words(b, document->meta.number);
}

static void read_items(nian_items *items, nian_lines *lines, nian_str text,
                       const nian_frontmatter *front, nian_notes *notes)
{
    if (front->stored) {
        nian_lines_read_stored(lines, text, front->end, front->lines + 1);
        nian_items_read_stored(items, lines);
    } else {
        nian_lines_read(lines, text, front->end, notes);
        nian_items_read(items, lines);
        nian_items_settle(items, lines);
    }
}

void nian_parse(nian_document *out, nian_arena *arena, const nian_text *source,
                const nian_hints *hints)
{
    nian_frontmatter front;
    nian_text mended = mend(source, arena, &front);
    const nian_text *text = &mended;
    nian_str plain = nian_simplify(arena, text->bytes);
    *out = (nian_document){.text = text->bytes,
                           .stored = front.stored,
                           .traditional = plain.ptr != text->bytes.ptr};
    for (size_t i = 0; i < text->notes.count; i++)
        vec_push(arena, &out->notes, text->notes.items[i]);
    nian_section root = {0};
    vec_push(arena, &out->sections, root);
    /* What its source needed is known of a stored report for good. */
    for (size_t i = 0; front.stored && i < front.notes.count; i++)
        vec_push(arena, &out->notes, front.notes.items[i]);
    nian_arena scratch = {0};
    nian_lines lines = {.arena = arena, .scratch = &scratch};
    nian_items items = {0};
    read_items(&items, &lines, plain, &front, &out->notes);
    builder b = {.document = out,
                 .arena = arena,
                 .scratch = &scratch,
                 .text = text,
                 .lines = &lines,
                 .tree = {.items = &items},
                 .number = 1};
    nian_tree_prepare(&b.tree, &scratch);
    make_room(&b, &items);
    build(&b, &items);
    nian_aliases_find(out, arena);
    nian_str title = front.meta.title;
    front.meta.title = nian_simplify(arena, title);
    nian_metadata_find(out, arena, &front, hints);
    if (out->traditional) {
        nian_lines_find_words(&lines, plain, text->bytes);
        restore(&b, nian_str_equal(out->meta.title, front.meta.title)
                        ? title
                        : find_words(&b, out->meta.title));
    }
    nian_arena_free(&scratch);
}
