/* Lines become items.  A line may hold a heading and statements, or several
 * of each: （一）…。… 一是…。… */
#include "document/items.h"

#include "document/furniture.h"
#include "document/join.h"
#include "document/statement.h"

enum {
    HEADING_MAX = 64, /* characters; the longest real ones have some 55 */
    CLAUSE_MAX = 36,  /* of a heading within running text */
};

typedef struct reader {
    nian_items *out;
    nian_arena *arena;
    const nian_lines *lines;
    uint32_t paragraph;
    uint32_t line;
    bool glossary;
    bool annex; /* the next short line is the title of an annex */
} reader;

static const nian_line *line_at(const reader *r, size_t index)
{
    return index < r->lines->count ? &r->lines->items[index] : NULL;
}

static void push(reader *r, nian_item item)
{
    item.line = r->line;
    item.paragraph = r->paragraph;
    vec_push(r->arena, r->out, item);
}

static void push_whole(reader *r, nian_item_kind kind)
{
    const nian_line *line = line_at(r, r->line);
    r->paragraph++;
    push(r, (nian_item){.kind = kind, .end = (uint32_t)line->text.len});
}

static bool is_narrow(nian_mark mark)
{
    return mark == NIAN_MARK_FIRST || mark == NIAN_MARK_ORDINAL ||
           mark == NIAN_MARK_DASH || mark == NIAN_MARK_CIRCLE ||
           mark == NIAN_MARK_DIGIT_BRACKET || mark == NIAN_MARK_LEAD;
}

static bool ends_part(nian_str s)
{
    uint32_t last = nian_last_char(s);
    return last == 0xFF1B || last == ';' || last == 0xFF1A || last == ':' ||
           last == 0xFF0C || last == ',';
}

/* True when a sentence with `label` is short enough to be a heading. */
static bool is_short(nian_str s, nian_mark mark)
{
    size_t most = is_narrow(mark) ? CLAUSE_MAX : HEADING_MAX;
    return !nian_utf8_longer(s, most);
}

/* A heading within a line needs something to stand over. */
static bool has_body(nian_str rest, nian_mark mark)
{
    nian_str next;
    nian_label label;
    if (!nian_sentence_next(&rest, &next))
        return false;
    return !nian_label_read(next, &label) || label.mark != mark;
}

/* ——… and 第一，… that go on in their line read as sentences. */
static bool is_inline_heading(nian_str s, nian_str rest, nian_mark mark)
{
    if (mark == NIAN_MARK_DASH || mark == NIAN_MARK_ORDINAL ||
        (is_narrow(mark) && nian_has_figure(s)))
        return false;
    return nian_ends_full(s) && is_short(s, mark) && has_body(rest, mark);
}

static uint32_t offset_in(const nian_line *line, nian_str s)
{
    return (uint32_t)(s.ptr - line->text.ptr);
}

static void push_heading(reader *r, const nian_line *line, nian_str s,
                         const nian_label *label)
{
    uint32_t begin = offset_in(line, s);
    push(r, (nian_item){.kind = NIAN_ITEM_HEADING,
                        .mark = label->mark,
                        .ordinal = label->ordinal,
                        .begin = begin,
                        .end = begin + (uint32_t)s.len,
                        .label = (uint32_t)label->len,
                        .hashes = line->hashes,
                        .closed = nian_ends_sentence(s)});
    r->paragraph++;
}

/* Splits "…主要有：一是…。" before 一是 when that is a heading.  Returns the
 * bytes of the part before it, or 0. */
static size_t stem_length(nian_str s, nian_str rest)
{
    static const nian_str stops[] = {NIAN_STR_INIT("：一是"),
                                     NIAN_STR_INIT(":一是")};
    for (size_t i = 0; i < 2; i++) {
        ptrdiff_t at = nian_str_find(s, stops[i]);
        if (at == NIAN_STR_NONE)
            continue;
        size_t stem = (size_t)at + stops[i].len - 2 * 3;
        nian_str clause = nian_str_after(s, stem + 2 * 3);
        return is_inline_heading(clause, rest, NIAN_MARK_FIRST) ? stem : 0;
    }
    return 0;
}

static void push_statement(reader *r, const nian_line *line, nian_str s)
{
    uint32_t begin = offset_in(line, s);
    nian_label label;
    nian_label_read(s, &label);
    push(r, (nian_item){.kind = NIAN_ITEM_STATEMENT,
                        .mark = label.mark,
                        .ordinal = label.ordinal,
                        .begin = begin,
                        .end = begin + (uint32_t)s.len});
}

/* True for an item of a list of short ones, of which none stands over text:
 * 一是修路。二是架桥。 */
static bool is_listed(const reader *r, const nian_label *label)
{
    if (label->mark != NIAN_MARK_FIRST || label->ordinal < 2 ||
        r->out->count == 0)
        return false;
    const nian_item *before = vec_last(r->out);
    return before->kind == NIAN_ITEM_STATEMENT && before->line == r->line &&
           before->mark == label->mark &&
           before->ordinal + 1 == label->ordinal &&
           before->end - before->begin <= CLAUSE_MAX * 3;
}

/* What stands in a line behind its heading, or a whole line of text. */
static void read_sentences(reader *r, const nian_line *line, nian_str rest)
{
    nian_str s;
    while (nian_sentence_next(&rest, &s)) {
        nian_label label;
        size_t stem = stem_length(s, rest);
        if (stem) {
            push_statement(r, line, nian_str_slice(s, 0, stem));
            s = nian_str_after(s, stem);
        }
        if (nian_label_read(s, &label) && label.mark != NIAN_MARK_DIGIT &&
            !is_listed(r, &label) &&
            is_inline_heading(nian_str_after(s, label.len), rest, label.mark)) {
            push_heading(r, line, s, &label);
            continue;
        }
        push_statement(r, line, s);
    }
}

/* A bold clause that opens a line and ends in a full stop, or that the line
 * leaves without any. */
static bool is_lead(const nian_line *line, nian_str s)
{
    return line->lead && line->lead >= s.len && nian_ends_full(s) &&
           is_short(s, NIAN_MARK_LEAD);
}

static bool is_one_sentence(nian_str s)
{
    nian_str first;
    return nian_sentence_next(&s, &first) && nian_str_trim(s).len == 0;
}

/* True for a line that is a heading as it stands. */
static bool is_heading_line(const nian_line *line, const nian_label *label)
{
    nian_str s = line->text;
    if (line->hashes)
        return true;
    bool open = !nian_ends_full(s) && nian_last_char(s) != 0xFF1F;
    if (ends_part(s) || !is_short(s, NIAN_MARK_HAN))
        return false;
    if (!is_one_sentence(s))
        return false;
    /* ——实现生产总值1081亿元，增长10.1%。 tells what was reached. */
    if (label->mark != NIAN_MARK_NONE)
        return open || (nian_ends_full(s) &&
                        !nian_has_figure(nian_str_after(s, label->len)));
    return line->bold && open;
}

/* A short line without an end, as a topic is set. */
static bool looks_like_topic(const nian_line *line)
{
    if (!line || line->kind != NIAN_LINE_TEXT || line->hashes ||
        nian_ends_full(line->text) || ends_part(line->text) ||
        nian_str_starts(line->text, NIAN_STR("（")))
        return false;
    nian_label label;
    size_t length = nian_utf8_count(line->text);
    return length <= NIAN_TOPIC_MAX && length >= NIAN_TOPIC_MIN &&
           is_one_sentence(line->text) &&
           !nian_is_digit(nian_last_char(line->text)) &&
           !nian_label_read(line->text, &label);
}

static bool is_text(const nian_line *line)
{
    nian_label label;
    return line && line->kind == NIAN_LINE_TEXT &&
           (nian_is_prose(line->text) || nian_ends_sentence(line->text) ||
            nian_label_read(line->text, &label));
}

/* A topic stands over text, or over one more topic that does. */
static bool is_topic(const reader *r, const nian_line *line)
{
    const nian_line *next = line_at(r, r->line + 1u);
    return looks_like_topic(line) &&
           (is_text(next) || (looks_like_topic(next) && next->gap &&
                              is_text(line_at(r, r->line + 2u))));
}

/* The mark of a line that is a heading as a whole; NONE when it is none. */
static nian_mark line_mark(reader *r, const nian_line *line,
                           const nian_label *label)
{
    bool titled = r->annex;
    r->annex = false;
    bool topic = label->mark == NIAN_MARK_NONE && is_topic(r, line);
    if (!topic && !is_heading_line(line, label))
        return NIAN_MARK_NONE;
    if (label->mark != NIAN_MARK_NONE)
        return label->mark;
    if (titled)
        return NIAN_MARK_TITLE;
    return line->bold ? NIAN_MARK_BOLD : NIAN_MARK_TOPIC;
}

/* A heading that its text follows on the same line. */
static bool opens_line(const nian_line *line, nian_str first, nian_str rest,
                       nian_label *label)
{
    bool lead = is_lead(line, first);
    if (lead && label->mark == NIAN_MARK_NONE)
        label->mark = NIAN_MARK_LEAD;
    if (lead)
        return has_body(rest, label->mark);
    return label->mark != NIAN_MARK_NONE &&
           is_inline_heading(nian_str_after(first, label->len), rest,
                             label->mark);
}

static void read_text(reader *r, const nian_line *line)
{
    nian_label label;
    nian_str rest = line->text;
    nian_str first;
    r->paragraph++;
    nian_label_read(line->text, &label);
    nian_mark mark = line_mark(r, line, &label);
    if (mark != NIAN_MARK_NONE) {
        label.mark = mark;
        push_heading(r, line, line->text, &label);
        return;
    }
    if (nian_sentence_next(&rest, &first) &&
        opens_line(line, first, rest, &label)) {
        push_heading(r, line, first, &label);
        read_sentences(r, line, rest);
        return;
    }
    read_sentences(r, line, line->text);
}

/* A signature: an office, and further on nothing but offices and dates. */
static bool is_signature(const reader *r, const nian_line *line)
{
    if (nian_is_date(line->text))
        return true;
    for (size_t i = r->line; i < r->line + 4; i++) {
        const nian_line *next = line_at(r, i);
        if (!next)
            return i > r->line && nian_is_office(line->text);
        if (i > r->line && nian_is_date(next->text))
            return true;
        if (nian_is_prose(next->text) || nian_utf8_longer(next->text, 40) ||
            nian_ends_sentence(next->text))
            return false;
    }
    return false;
}

static bool is_furniture(const reader *r, const nian_line *line)
{
    if (line->kind == NIAN_LINE_COMMENT || line->copy ||
        nian_is_imprint(line->text))
        return true;
    nian_label label;
    bool bare =
        nian_label_read(line->text, &label) && label.len == line->text.len;
    return line->hashes == 0 &&
           (bare || nian_is_annex_mark(line->text) || is_signature(r, line));
}

/* Some glossaries have no head: entries in a row, in the last third. */
static bool opens_glossary(const reader *r)
{
    size_t entries = 0;
    if ((size_t)r->line * 3 < r->lines->count * 2)
        return false;
    for (size_t i = r->line; i < r->line + 3u; i++) {
        const nian_line *line = line_at(r, i);
        entries += line && nian_is_glossary_entry(line->text);
    }
    return entries >= 2 && nian_is_glossary_entry(line_at(r, r->line)->text);
}

/* 注： within a report stands under a table. */
static bool heads_glossary(const reader *r, const nian_line *line)
{
    return nian_is_glossary_head(line->text) &&
           (!nian_str_starts(line->text, NIAN_STR("注：")) ||
            (size_t)r->line * 4 > r->lines->count * 3);
}

static void read_body_line(reader *r, const nian_line *line)
{
    if (line->kind == NIAN_LINE_TABLE) {
        push_whole(r, NIAN_ITEM_TABLE);
        return;
    }
    if (nian_is_annex_mark(line->text)) {
        r->annex = true;
        r->glossary = false;
    }
    if (is_furniture(r, line)) {
        push_whole(r, NIAN_ITEM_FURNITURE);
        return;
    }
    if (heads_glossary(r, line) || opens_glossary(r))
        r->glossary = true;
    if (r->glossary || nian_note_mark(line->text)) {
        push_whole(r, NIAN_ITEM_GLOSSARY);
        return;
    }
    if (nian_is_addressee(line->text) && !nian_utf8_longer(line->text, 6))
        push_whole(r, NIAN_ITEM_FURNITURE);
    else
        read_text(r, line);
}

void nian_items_read(nian_items *out, const nian_lines *lines)
{
    reader r = {.out = out, .arena = lines->scratch, .lines = lines};
    vec_reserve(r.arena, out, lines->count);
    size_t head = nian_head_count(lines);
    for (size_t i = 0; i < lines->count; i++) {
        r.line = (uint32_t)i;
        if (i < head)
            push_whole(&r, NIAN_ITEM_FURNITURE);
        else
            read_body_line(&r, &lines->items[i]);
    }
}

static void read_stored_heading(reader *r, const nian_line *line)
{
    nian_label label;
    if (!nian_label_read(line->text, &label))
        label.mark = NIAN_MARK_TOPIC;
    r->paragraph++;
    push_heading(r, line, line->text, &label);
}

void nian_items_read_stored(nian_items *out, const nian_lines *lines)
{
    reader r = {.out = out, .arena = lines->scratch, .lines = lines};
    vec_reserve(r.arena, out, lines->count);
    for (size_t i = 0; i < lines->count; i++) {
        const nian_line *line = &lines->items[i];
        r.line = (uint32_t)i;
        if (line->kind == NIAN_LINE_TABLE) {
            push_whole(&r, NIAN_ITEM_TABLE);
        } else if (line->kind == NIAN_LINE_QUOTE) {
            push_whole(&r, NIAN_ITEM_FURNITURE);
        } else if (line->kind == NIAN_LINE_ENTRY) {
            push_whole(&r, NIAN_ITEM_GLOSSARY);
        } else if (line->hashes) {
            read_stored_heading(&r, line);
        } else {
            r.paragraph += line->gap;
            for (nian_str rest = line->text, s; nian_sentence_next(&rest, &s);)
                push_statement(&r, line, s);
        }
    }
}
