/* Blocks become lines: `#` before headings, a blank line between two
 * paragraphs.  What is styled as a heading and reads as running text is
 * written as such. */
#include "ingest/outline.h"

#include "text/text.h"

enum {
    LEVEL_MAX = 8,
    TITLE_LINES = 4,
    TITLE_CHARACTERS = 90,
    LINE_CHARACTERS = 40 /* of a title that was broken by hand */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_letter(uint32_t code)
{
    return nian_is_latin(code) || nian_is_digit(code);
}

static uint32_t last_code(nian_str s)
{
    size_t at = s.len;
    uint32_t code = 0;
    while (at && ((unsigned char)s.ptr[at - 1] & 0xC0) == 0x80)
        at--;
    if (at)
        nian_utf8_next(nian_str_after(s, at - 1), &code);
    return code;
}

static uint32_t first_code(nian_str s)
{
    uint32_t code = 0;
    if (s.len)
        nian_utf8_next(s, &code);
    return code;
}

void nian_outline_add_joined(nian_buf *out, nian_str lines)
{
    size_t start = out->len;
    for (nian_str line; nian_str_line(&lines, &line);) {
        line = nian_str_trim(line);
        if (line.len == 0)
            continue;
        nian_str before = nian_str_after(nian_buf_str(out), start);
        if (is_letter(last_code(before)) && is_letter(first_code(line)))
            nian_buf_add_byte(out, ' ');
        nian_buf_add(out, line);
    }
}

/* --- lines --- */

/* ---: a rule, and at the top of a text the fence of front matter. */
static bool is_rule(nian_str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != '-' && line.ptr[i] != '_' && line.ptr[i] != '=')
            return false;
    return line.len >= 3;
}

/* **一是修路。**全年修路三条。  Bold at the start of a line heads it, all of it
 * or what follows; bold further on is emphasis. */
static void add_bold_line(nian_buf *out, nian_str line, size_t lead)
{
    nian_buf_add(out, NIAN_STR("**"));
    nian_buf_add(out, nian_str_slice(line, 0, lead));
    nian_buf_add(out, NIAN_STR("**"));
    nian_buf_add(out, nian_str_after(line, lead));
    nian_buf_add_byte(out, '\n');
}

static void add_line(nian_buf *out, nian_str line)
{
    if (is_rule(line))
        return;
    nian_buf_add(out, line);
    nian_buf_add_byte(out, '\n');
}

static void add_lines(nian_buf *out, nian_str lines)
{
    for (nian_str line; nian_str_line(&lines, &line);) {
        line = nian_str_trim(line);
        if (line.len)
            add_line(out, line);
    }
}

/* --- headings --- */

static bool ends_within(nian_str s)
{
    static const nian_str stops[] = {
        NIAN_STR_INIT("。"),
        NIAN_STR_INIT("；"),
        NIAN_STR_INIT("！"),
        NIAN_STR_INIT("？"),
    };
    for (size_t i = 0; i < COUNT(stops); i++)
        nian_str_cut_end(&s, stops[i]);
    return nian_str_has_any(s, stops, COUNT(stops));
}

/* Clerks style whole paragraphs as headings, for their font. */
static bool reads_as_heading(nian_str line)
{
    static const nian_str open_ends[] = {
        NIAN_STR_INIT("，"),
        NIAN_STR_INIT("、"),
        NIAN_STR_INIT("；"),
        NIAN_STR_INIT("："),
    };
    return line.len && !nian_utf8_longer(line, NIAN_HEADING_CHARACTERS) &&
           !ends_within(line) &&
           !nian_str_ends_any(line, open_ends, COUNT(open_ends));
}

static void add_heading(nian_buf *out, nian_str line, int level)
{
    for (int i = 0; i < level && i < LEVEL_MAX; i++)
        nian_buf_add_byte(out, '#');
    nian_buf_add_byte(out, ' ');
    nian_buf_add(out, line);
    nian_buf_add_byte(out, '\n');
}

/* A title in the middle of the page is broken for its looks: short lines
 * without a full stop. */
static bool is_broken_title(const nian_outline_block *block)
{
    nian_str rest = block->text;
    size_t lines = 0;
    for (nian_str line; nian_str_line(&rest, &line); lines++)
        if (nian_utf8_longer(line, LINE_CHARACTERS) ||
            nian_str_has(line, NIAN_STR("。")))
            return false;
    return block->centred && lines > 1 && lines <= TITLE_LINES;
}

static void add_paragraph(nian_buf *out, const nian_outline_block *block,
                          bool titled)
{
    nian_buf joined = {0};
    int level = block->level ? block->level + titled : 0;
    if (level || is_broken_title(block))
        nian_outline_add_joined(&joined, block->text);
    nian_str line = nian_buf_str(&joined);
    if (level && reads_as_heading(line))
        add_heading(out, line, level);
    else if (line.len && !level)
        add_line(out, line);
    else if (block->lead && !level &&
             !nian_str_has(block->text, NIAN_STR("\n")))
        add_bold_line(out, block->text, block->lead);
    else
        add_lines(out, block->text);
    nian_buf_free(&joined);
}

/* --- titles --- */

/* What stands below says more, and is no part of the title. */
static bool is_whole_title(nian_str s)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("报告"), NIAN_STR_INIT("公报"), NIAN_STR_INIT("意见"),
        NIAN_STR_INIT("文件"), NIAN_STR_INIT("总结"), NIAN_STR_INIT("要点"),
        NIAN_STR_INIT("）"),
    };
    return nian_str_ends_any(s, ends, COUNT(ends));
}

static bool is_subtitle(nian_str s)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("（"),
        NIAN_STR_INIT("("),
        NIAN_STR_INIT("—"),
        NIAN_STR_INIT("〔"),
    };
    return nian_str_starts_any(s, starts, COUNT(starts));
}

/* A title in several paragraphs is one; returns the blocks that it takes. */
static size_t add_title(nian_buf *out, const nian_outline_blocks *blocks,
                        size_t first)
{
    nian_buf title = {0};
    size_t at = first;
    while (at < blocks->count && at - first < TITLE_LINES) {
        const nian_outline_block *block = &blocks->items[at];
        if (!block->title || (at > first && is_subtitle(block->text)))
            break;
        if (title.len)
            nian_buf_add_byte(&title, '\n');
        nian_buf_add(&title, block->text);
        at++;
        if (is_whole_title(block->text))
            break;
    }
    nian_buf joined = {0};
    nian_outline_add_joined(&joined, nian_buf_str(&title));
    if (nian_utf8_longer(nian_buf_str(&joined), TITLE_CHARACTERS))
        add_lines(out, nian_buf_str(&title));
    else
        add_heading(out, nian_buf_str(&joined), 1);
    nian_buf_free(&joined);
    nian_buf_free(&title);
    return at > first ? at - first : 1;
}

/* --- blocks --- */

static void add_blank(nian_buf *out)
{
    if (out->len && !nian_str_ends(nian_buf_str(out), NIAN_STR("\n\n")))
        nian_buf_add_byte(out, '\n');
}

static bool is_plain(const nian_outline_block *block)
{
    return !block->table && !block->level && !block->title;
}

/* A row of a table that was typed with tabs or blanks. */
static bool is_typed_row(const nian_outline_block *block)
{
    static const nian_str gaps[] = {
        NIAN_STR_INIT("\t"),
        NIAN_STR_INIT("  "),
        NIAN_STR_INIT("　　"),
    };
    return nian_str_has_any(block->text, gaps, COUNT(gaps));
}

/* Some set paragraphs apart by empty ones, as in plain text. */
static bool sets_apart(const nian_outline_blocks *blocks)
{
    size_t apart = 0;
    size_t paragraphs = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        paragraphs += blocks->items[i].table == NULL;
        apart += blocks->items[i].apart;
    }
    return apart * 3 > paragraphs;
}

/* Lines that follow at once where others stand apart, and rows that were
 * typed, belong together: a title in two, a table without rules. */
static bool stands_close(const nian_outline_block *block, bool sparse)
{
    const nian_outline_block *before = block - 1;
    if (!is_plain(block) || !is_plain(before) || block->apart)
        return false;
    return sparse || (is_typed_row(block) && is_typed_row(before));
}

void nian_outline_write(nian_buf *out, const nian_outline_blocks *blocks,
                        bool titled)
{
    bool sparse = sets_apart(blocks);
    for (size_t i = 0; i < blocks->count;) {
        const nian_outline_block *block = &blocks->items[i];
        size_t before = out->len;
        size_t taken = 1;
        if (i == 0 || !stands_close(block, sparse))
            add_blank(out);
        size_t start = out->len;
        if (block->table)
            nian_outline_write_table(out, block->table, titled);
        else if (block->title && !is_subtitle(block->text))
            taken = add_title(out, blocks, i);
        else
            add_paragraph(out, block, titled);
        if (out->len == start)
            out->len = before;
        i += taken;
    }
}

/* --- the whole --- */

/* [^1]: 某某：是指…… in one line, as Markdown has it. */
static void add_notes(nian_buf *out, const nian_outline_blocks *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (notes->items[i].text.len == 0)
            continue;
        add_blank(out);
        nian_buf_format(out, "[^%zu]: ", i + 1);
        nian_outline_add_joined(out, notes->items[i].text);
        nian_buf_add_byte(out, '\n');
    }
}

bool nian_outline_end(nian_str *text, nian_outline *outline, nian_error *err)
{
    nian_buf out = {0};
    while (outline->depth || outline->deeper)
        nian_outline_leave(outline);
    outline->places[0].nested = 0;
    nian_outline_table_end(outline);
    nian_outline_paragraph(outline, &(nian_outline_look){0});
    bool fits = outline->bytes <= NIAN_OUTLINE_BYTES;
    if (fits) {
        nian_outline_write(&out, &outline->places[0].blocks, outline->titled);
        add_notes(&out, &outline->notes);
        *text = nian_str_copy(outline->arena, nian_buf_str(&out));
    }
    nian_buf_free(&out);
    for (size_t i = 0; i < NIAN_OUTLINE_DEPTH; i++)
        nian_buf_free(&outline->places[i].open);
    return fits || nian_fail(err, NIAN_EINPUT,
                             "holds more than %d MiB of text: split it",
                             NIAN_OUTLINE_BYTES >> 20);
}

bool nian_outline_check(nian_str text, uint32_t pictures, nian_error *err)
{
    if (text.len || pictures == 0)
        return true;
    return nian_fail(err, NIAN_EINPUT,
                     "holds pictures alone: save it as a PDF, and read that "
                     "with --ocr");
}
