/* Lines as a reader sees them.  White space follows CSS Text 3: runs become
 * one blank, and a line's break in the source between two Han characters is
 * nothing at all.  Of blanks that authors set by hand (　　, &nbsp;) four or
 * more after a full stop begin a paragraph. */
#include "ingest/html.h"

enum {
    LISTS_MOST = 32,   /* in each other */
    INDENT = 3,        /* half-width blanks that begin a paragraph */
    HEADING_MOST = 60, /* characters; longer ones are text in large print */
    SUP_MOST = 8       /* bytes */
};

typedef struct open_list {
    uint32_t node;
    int next;
} open_list;

typedef struct flow {
    nian_html_lines *lines;
    const nian_html_page *page;
    nian_arena *arena;
    nian_html_line line; /* that grows; its text is in `text` */
    nian_buf text;
    uint32_t last;     /* character */
    uint32_t blanks;   /* half-width, since then */
    bool by_hand;      /* some of them no white space of the source */
    bool broken;       /* the source's line broke among them */
    bool flat;         /* all on one line */
    bool gap;          /* before the next line */
    uint32_t link_end; /* text up to this node is a link */
    uint32_t pre_end;
    nian_str number; /* that waits for the words of its item */
    open_list lists[LISTS_MOST];
    uint32_t list_count;
} flow;

/* Full-width: a break in the source beside two of them is no blank. */
static bool is_wide(uint32_t code)
{
    return nian_is_han(code) || (code >= 0x3001 && code <= 0x303F) ||
           (code >= 0xFF01 && code <= 0xFF60) || code == 0x2014 ||
           code == 0x2026 || code == 0x201C || code == 0x201D;
}

/* A mark with its own blank in it: no other is wanted beside it. */
static bool is_wide_mark(uint32_t code)
{
    return is_wide(code) && !nian_is_han(code) && !nian_is_digit(code) &&
           !nian_is_latin(code);
}

static bool ends_sentence(uint32_t code)
{
    return code == 0x3002 || code == 0xFF01 || code == 0xFF1F ||
           code == 0xFF1B || code == 0xFF1A || code == 0x201D || code == ';' ||
           code == ':';
}

/* An item that bears a number of its own needs none. */
static bool has_number(nian_str s)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("（"), NIAN_STR_INIT("("),  NIAN_STR_INIT("第"),
        NIAN_STR_INIT("①"),  NIAN_STR_INIT("②"),  NIAN_STR_INIT("③"),
        NIAN_STR_INIT("一"), NIAN_STR_INIT("二"), NIAN_STR_INIT("三"),
        NIAN_STR_INIT("四"), NIAN_STR_INIT("五"), NIAN_STR_INIT("六"),
        NIAN_STR_INIT("七"), NIAN_STR_INIT("八"), NIAN_STR_INIT("九"),
        NIAN_STR_INIT("十"),
    };
    static const nian_str ends[] = {NIAN_STR_INIT("、"), NIAN_STR_INIT("）"),
                                    NIAN_STR_INIT(")"),  NIAN_STR_INIT("是"),
                                    NIAN_STR_INIT("."),  NIAN_STR_INIT("．")};
    size_t at = 0;
    while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
        at++;
    if (at == 0 &&
        !nian_str_starts_any(s, starts, sizeof starts / sizeof *starts))
        return false;
    return nian_str_has_any(nian_str_slice(s, at, at + 15), ends,
                            sizeof ends / sizeof *ends);
}

static void put(flow *f, nian_str s)
{
    nian_buf_add(&f->text, s);
}

/* A line is over; what follows is the next one. */
static void flush(flow *f)
{
    f->blanks = 0;
    f->by_hand = f->broken = false;
    f->last = 0;
    if (f->text.len == 0)
        return;
    nian_str text = nian_str_trim(nian_buf_str(&f->text));
    f->line.gap = f->gap;
    if (f->number.len && !has_number(text))
        f->line.text = nian_str_concat(f->arena, f->number, text);
    else
        f->line.text = nian_str_copy(f->arena, text);
    if (f->line.kind == NIAN_HTML_HEADING &&
        (nian_html_is_prose(text) || nian_utf8_longer(text, HEADING_MOST)))
        f->line.kind = NIAN_HTML_PARAGRAPH;
    if (text.len)
        vec_push(f->arena, f->lines, f->line);
    f->number = (nian_str){0};
    f->text.len = 0;
    f->gap = f->line.kind == NIAN_HTML_HEADING;
    f->line = (nian_html_line){0};
}

static void end_block(flow *f)
{
    if (f->flat) {
        f->broken = true;
        f->blanks++;
        return;
    }
    flush(f);
    f->gap = true;
}

static void end_line(flow *f)
{
    if (f->flat || f->line.kind == NIAN_HTML_HEADING) {
        f->broken = true;
        f->blanks++;
    } else if (f->text.len == 0) {
        f->gap = true;
    } else {
        flush(f);
    }
}

/* Half-width blanks that a character stands for; 0: it is none. */
static uint32_t blank_width(uint32_t code)
{
    if (code == ' ' || code == '\t' || code == 0xA0 || code == 0x2002 ||
        (code >= 0x2004 && code <= 0x200A) || code == 0x202F)
        return 1;
    return code == 0x3000 || code == 0x2003 ? 2 : 0;
}

/* Of no width: soft hyphens, joiners, byte order marks. */
static bool is_nothing(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
           code == 0x2060 || code == 0xFEFF;
}

/* Where the source broke a line and a reader sees no blank. */
static bool is_mere_break(const flow *f, uint32_t code)
{
    return f->broken && !f->by_hand &&
           ((is_wide(f->last) && is_wide(code)) || is_wide_mark(f->last) ||
            is_wide_mark(code));
}

static void settle_blanks(flow *f, uint32_t code)
{
    bool indent = f->by_hand && f->blanks > INDENT;
    if (f->text.len == 0) {
        f->gap |= indent;
    } else if (indent && ends_sentence(f->last) && !f->flat) {
        flush(f);
        f->gap = true;
    } else if (f->blanks && !is_mere_break(f, code)) {
        put(f, NIAN_STR(" "));
    }
    f->blanks = 0;
    f->by_hand = f->broken = false;
}

static void put_char(flow *f, nian_str s, uint32_t code, uint32_t node)
{
    settle_blanks(f, code);
    if (f->text.len == 0)
        f->line.node = node;
    put(f, s);
    f->last = code;
    f->line.chars++;
    f->line.links += node < f->link_end;
}

static void put_text(flow *f, nian_str s, uint32_t node)
{
    bool pre = node < f->pre_end && !f->flat;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, at), &code);
        nian_str one = nian_str_slice(s, at, at + len);
        uint32_t width = blank_width(code);
        at += len;
        if (code == '\n' && pre) {
            end_line(f);
        } else if (code == '\n' || code == '\r' || code == '\f') {
            f->broken = true;
            f->blanks += f->blanks == 0;
        } else if (width) {
            bool source = code == ' ' || code == '\t';
            f->by_hand |= !source || pre;
            f->blanks += source && !pre ? f->blanks == 0 : width;
        } else if (!is_nothing(code)) {
            put_char(f, one, code, node);
        }
    }
}

static bool is_figure(nian_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len > 0 && s.len <= SUP_MOST;
}

/* The mark of a note belongs to the sentence that it stands behind. */
static void put_note(flow *f, nian_str figure, uint32_t node)
{
    static const nian_str stops[] = {NIAN_STR_INIT("。"), NIAN_STR_INIT("；"),
                                     NIAN_STR_INIT("，")};
    nian_str line = nian_buf_str(&f->text);
    nian_str stop = {0};
    for (size_t i = 0; i < sizeof stops / sizeof *stops && !f->blanks; i++)
        if (nian_str_ends(line, stops[i]))
            stop = stops[i];
    f->text.len -= stop.len;
    put_char(f, NIAN_STR("["), '[', node);
    put(f, figure);
    put(f, NIAN_STR("]"));
    put(f, stop);
    f->last = stop.len ? 0x3002 : ']';
}

/* m² and 10⁴ stay what they are; other small figures lead to a note below
 * and must not run into the figure before them. */
static void put_sup(flow *f, nian_str s, uint32_t node)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴",
                                         "⁵", "⁶", "⁷", "⁸", "⁹"};
    nian_str before = nian_str_trim(nian_buf_str(&f->text));
    bool raised =
        nian_is_latin(f->last) || nian_str_ends(before, NIAN_STR("10"));
    nian_str inner = s;
    bool marked = nian_str_cut_start(&inner, NIAN_STR("[")) &&
                  nian_str_cut_end(&inner, NIAN_STR("]"));
    if (marked && is_figure(inner)) {
        put_note(f, inner, node);
    } else if (!is_figure(s)) {
        put_text(f, s, node);
    } else if (!raised) {
        put_note(f, s, node);
    } else {
        for (size_t i = 0; i < s.len; i++)
            put_char(f, nian_str_from(digits[s.ptr[i] - '0']), '0', node);
    }
}

static void open_a_list(flow *f, uint32_t node)
{
    const nian_html_node *list = &f->page->nodes[node];
    nian_str start = nian_html_attr_of(list, NIAN_STR("start"));
    int first;
    if (!nian_str_to_int(start, &first))
        first = 1;
    if (f->list_count < LISTS_MOST)
        f->lists[f->list_count++] = (open_list){node, first};
}

static void open_item(flow *f, uint32_t node)
{
    const nian_html_node *nodes = f->page->nodes;
    if (f->list_count == 0)
        return;
    open_list *list = &f->lists[f->list_count - 1];
    nian_str value = nian_html_attr_of(&nodes[node], NIAN_STR("value"));
    nian_str_to_int(value, &list->next);
    f->number = (nian_str){0};
    if (nodes[list->node].tag == NIAN_HTML_OL && list->next < 10000)
        f->number =
            nian_html_number(f->arena, &nodes[list->node], list->next++);
}

static bool is_link(const nian_html_node *node)
{
    nian_str href = nian_html_attr_of(node, NIAN_STR("href"));
    return href.len && !nian_str_starts(href, NIAN_STR("#"));
}

/* True when what is in the element is done with. */
static bool enter(flow *f, uint32_t at)
{
    const nian_html_node *node = &f->page->nodes[at];
    if (node->out || node->tag == NIAN_HTML_SKIP ||
        node->tag == NIAN_HTML_TITLE)
        return true;
    if (nian_html_is_block(node->tag) && node->tag != NIAN_HTML_BR)
        end_block(f);
    if (node->pre && node->end > f->pre_end)
        f->pre_end = node->end;
    if (nian_html_is_heading(node->tag) && !f->flat) {
        f->line.kind = NIAN_HTML_HEADING;
        f->line.level = (uint8_t)(node->tag - NIAN_HTML_H1 + 1);
    }
    switch ((int)node->tag) {
    case NIAN_HTML_TEXT:
        put_text(f, node->text, at);
        break;
    case NIAN_HTML_A:
        if (is_link(node))
            f->link_end = node->end;
        break;
    case NIAN_HTML_BR:
        end_line(f);
        break;
    case NIAN_HTML_IMG:
        f->lines->pictures++;
        break;
    case NIAN_HTML_LI:
        open_item(f, at);
        break;
    case NIAN_HTML_OL:
    case NIAN_HTML_UL:
        open_a_list(f, at);
        break;
    case NIAN_HTML_SUP:
        put_sup(f, nian_html_inner(f->page, at, f->arena), at);
        return true;
    case NIAN_HTML_TABLE:
        if (f->flat || !nian_html_is_data(f->page, at))
            break;
        nian_html_table(f->lines, f->page, at, f->arena);
        return true;
    default:
        break;
    }
    return false;
}

static void leave(flow *f, uint32_t at)
{
    nian_html_tag tag = f->page->nodes[at].tag;
    if (nian_html_is_block(tag) && tag != NIAN_HTML_BR)
        end_block(f);
    if (nian_html_is_heading(tag))
        f->line = (nian_html_line){0};
    if (f->list_count && f->lists[f->list_count - 1].node == at)
        f->list_count--;
    if (tag == NIAN_HTML_LI)
        f->number = (nian_str){0};
}

static void run(flow *f, nian_html_range range)
{
    nian_html_walk walk = nian_html_walk_of(f->page, range);
    nian_html_step step;
    uint32_t node;
    while ((step = nian_html_next(&walk, &node)) != NIAN_HTML_DONE) {
        if (step == NIAN_HTML_LEAVE)
            leave(f, node);
        else if (enter(f, node))
            nian_html_skip(&walk, node);
    }
    flush(f);
    nian_buf_free(&f->text);
}

void nian_html_flow(nian_html_lines *out, const nian_html_page *page,
                    nian_html_range range, nian_arena *arena)
{
    flow f = {.lines = out, .page = page, .arena = arena, .gap = true};
    run(&f, range);
}

nian_str nian_html_inner(const nian_html_page *page, uint32_t node,
                         nian_arena *arena)
{
    nian_html_lines lines = {0};
    flow f = {.lines = &lines, .page = page, .arena = arena, .flat = true};
    run(&f, (nian_html_range){node + 1, page->nodes[node].end});
    return lines.count ? lines.items[0].text : (nian_str){0};
}
