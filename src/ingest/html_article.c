/* Where on a page the article stands.
 *
 * Lines are told by how much text they hold and how much of it is in links
 * (Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection using Shallow Text
 * Features, WSDM 2010: text density and link density tell most).  Each line
 * then counts for or against what holds it, and the article is the element
 * with the largest sum (Pasternack, Roth: Extracting Article Text from the Web
 * with Maximum Subsequence Segmentation, WWW 2009), the innermost among
 * equals.  What a CMS calls its article decides between sums that are near. */
#include "ingest/html.h"

enum {
    LINK_LINE = 60, /* at most what a line of links counts against */
    JUNK_LINE = 20, /* what a known line of a page's furniture does */
    SHORT_LINE = 4, /* what a heading or a signature counts for */
    AROUND = 25,    /* percent of the text that furniture may hold */
    KEPT = 50,      /* percent of the text that furniture must leave */
    SAME = 99,      /* percent of the best sum */
    NEAR = 95,      /* percent of the best sum */
    MARKED = 50,    /* between the two marks of a CMS */
    LITTLE = 60,    /* characters: less is no article */
    SHOWN = 5,      /* times as much text hidden as is shown */
    LINES_FEWEST = 4,
    WAITING = 3,    /* short lines before the next of running text */
    DATE_MOST = 20, /* characters */
    TABLE_SHARE = 4 /* a row counts a quarter of its characters */
};

typedef struct finder {
    nian_html_page *page;
    nian_arena *arena;
    int64_t *sums;  /* [i]: of all lines that begin before node i */
    int64_t *prose; /* the same of characters in sentences */
    nian_html_lines lines;
} finder;

static bool is_prose(const nian_html_line *line)
{
    return line->kind == NIAN_HTML_PARAGRAPH &&
           line->links * 2 <= line->chars && nian_html_is_prose(line->text);
}

static int64_t score(const nian_html_line *line)
{
    int64_t chars = line->chars;
    if (line->links * 2 > line->chars)
        return chars < LINK_LINE ? -chars : -LINK_LINE;
    if (line->kind == NIAN_HTML_ROW)
        return chars / TABLE_SHARE;
    if (is_prose(line))
        return chars - line->links;
    switch (nian_html_judge(line->text)) {
    case NIAN_HTML_FURNITURE:
        return -JUNK_LINE;
    case NIAN_HTML_TAIL:
        return -LINK_LINE;
    case NIAN_HTML_ABOVE:
        return 0;
    case NIAN_HTML_NO_JUNK:
    default:
        return SHORT_LINE;
    }
}

static void count_lines(finder *f)
{
    uint32_t count = f->page->count;
    f->lines = (nian_html_lines){0};
    nian_html_flow(&f->lines, f->page, (nian_html_range){0, count}, f->arena);
    memset(f->sums, 0, (count + 1) * sizeof *f->sums);
    memset(f->prose, 0, (count + 1) * sizeof *f->prose);
    for (size_t i = 0; i < f->lines.count; i++) {
        const nian_html_line *line = &f->lines.items[i];
        f->sums[line->node + 1] += score(line);
        f->prose[line->node + 1] += is_prose(line) ? line->chars : 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        f->sums[i + 1] += f->sums[i];
        f->prose[i + 1] += f->prose[i];
    }
}

static int64_t sum_of(const finder *f, nian_html_range range)
{
    return f->sums[range.end] - f->sums[range.begin];
}

static nian_html_range range_of(const finder *f, uint32_t node)
{
    return (nian_html_range){node, f->page->nodes[node].end};
}

static bool is_around(const nian_html_node *node)
{
    return node->tag == NIAN_HTML_NAV || node->tag == NIAN_HTML_FORM ||
           nian_html_names_junk(node);
}

/* What its name or kind puts around articles, unless it holds one. */
static void leave_out_around(finder *f)
{
    uint32_t count = f->page->count;
    int64_t all = f->prose[count];
    for (uint32_t i = 1; i < count; i++) {
        nian_html_node *node = &f->page->nodes[i];
        if (node->tag <= NIAN_HTML_END || node->out || !is_around(node))
            continue;
        int64_t own = f->prose[node->end] - f->prose[i];
        node->around = own * 100 <= all * AROUND;
        node->out = node->around;
        if (node->out)
            i = node->end - 1;
    }
    count_lines(f);
    if (f->prose[count] * 100 >= all * KEPT)
        return;
    /* So much is around nothing: the names mean something else here. */
    for (uint32_t i = 1; i < count; i++)
        f->page->nodes[i].out &= !f->page->nodes[i].around;
    count_lines(f);
}

static void set_out(finder *f, bool hidden, bool no_script)
{
    for (uint32_t i = 1; i < f->page->count; i++) {
        nian_html_node *node = &f->page->nodes[i];
        if (node->hidden)
            node->out = hidden;
        if (node->tag == NIAN_HTML_NOSCRIPT)
            node->out = no_script;
    }
    count_lines(f);
}

/* What is hidden stays out, unless nearly all is hidden until a script shows
 * it, as the pages of a much used service are. */
static void settle_hidden(finder *f)
{
    uint32_t count = f->page->count;
    set_out(f, false, true);
    int64_t all = f->prose[count];
    set_out(f, true, true);
    if (f->prose[count] * SHOWN < all)
        set_out(f, false, true);
    if (f->prose[count] < LITTLE)
        set_out(f, false, false);
}

/* The innermost of those with the largest sum: among equals the last that
 * begins inside of the one before. */
static uint32_t find_best(const finder *f)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < f->page->count; i++) {
        const nian_html_node *node = &f->page->nodes[i];
        if (node->tag <= NIAN_HTML_END || node->out)
            continue;
        int64_t sum = sum_of(f, range_of(f, i));
        int64_t most = sum_of(f, range_of(f, best));
        bool inside = i < f->page->nodes[best].end;
        if (sum > most || (sum == most && inside))
            best = i;
    }
    return best;
}

/* The innermost element that holds all but a sentence of what the best does,
 * or nearly as much and is called an article. */
static uint32_t find_inner(const finder *f, uint32_t best)
{
    int64_t most = sum_of(f, range_of(f, best));
    uint32_t found = best;
    for (uint32_t i = 1; i < f->page->count; i++) {
        const nian_html_node *node = &f->page->nodes[i];
        if (node->tag <= NIAN_HTML_END || node->out)
            continue;
        int64_t sum = sum_of(f, range_of(f, i)) * 100;
        bool inside = i < f->page->nodes[found].end;
        if ((sum >= most * SAME && inside) ||
            (sum >= most * NEAR && nian_html_names_article(node)))
            found = i;
    }
    return found;
}

/* From the mark that a CMS sets in front of the text to the one behind it;
 * the pair that holds most. */
static bool find_marked(nian_html_range *out, const finder *f)
{
    bool found = false;
    for (uint32_t i = 0; i < f->page->count; i++) {
        if (f->page->nodes[i].tag != NIAN_HTML_BEGIN)
            continue;
        nian_html_range range = {i, i};
        while (range.end < f->page->count &&
               f->page->nodes[range.end].tag != NIAN_HTML_END)
            range.end++;
        if (!found || sum_of(f, range) > sum_of(f, *out))
            *out = range;
        found = true;
        i = range.end;
    }
    return found;
}

/* A single paragraph is no article: its neighbours belong to it. */
static uint32_t widen(const finder *f, uint32_t node)
{
    const nian_html_node *nodes = f->page->nodes;
    while (node && (nodes[node].tag == NIAN_HTML_P ||
                    nian_html_is_heading(nodes[node].tag) ||
                    !nian_html_is_block(nodes[node].tag)))
        node = nodes[node].parent;
    return node;
}

/* True when a CMS marked it, from its first word to its last. */
static bool choose(nian_html_range *out, const finder *f)
{
    uint32_t best = find_best(f);
    uint32_t named = widen(f, find_inner(f, best));
    int64_t most = sum_of(f, range_of(f, best));
    nian_html_range marked;
    *out = range_of(f, named);
    if (!find_marked(&marked, f))
        return false;
    int64_t between = sum_of(f, marked);
    bool holds = marked.begin <= out->begin && out->end <= marked.end;
    if (between * 100 >= most * NEAR ||
        (between * 100 >= most * MARKED && !holds)) {
        *out = marked;
        return true;
    }
    return false;
}

/* 2024年1月10日 under a name */
static bool is_date(const nian_html_line *line)
{
    return line->chars <= DATE_MOST &&
           nian_str_has(line->text, NIAN_STR("月")) &&
           nian_str_ends(line->text, NIAN_STR("日"));
}

static bool is_foreign(const nian_html_line *line)
{
    return line->links || (nian_html_judge(line->text) && !is_prose(line));
}

/* Stray tags end or begin what holds the article too early or too late: text
 * that goes on behind it without a link or a line of furniture belongs to it.
 */
static void extend_down(nian_html_range *out, const finder *f, size_t at)
{
    uint32_t waiting = 0;
    for (; at < f->lines.count; at++) {
        const nian_html_line *line = &f->lines.items[at];
        if (is_foreign(line) || ++waiting > WAITING)
            return;
        if (!is_prose(line) && line->kind != NIAN_HTML_ROW && !is_date(line))
            continue;
        out->end = at + 1 < f->lines.count ? line[1].node : f->page->count;
        waiting = 0;
    }
}

/* So does what stands before it, but for tables, which tell of the page. */
static void extend_up(nian_html_range *out, const finder *f, size_t at)
{
    uint32_t waiting = 0;
    while (at-- > 0) {
        const nian_html_line *line = &f->lines.items[at];
        if (is_foreign(line) || ++waiting > WAITING)
            return;
        if (!is_prose(line))
            continue;
        out->begin = line->node;
        waiting = 0;
    }
}

static void extend(nian_html_range *out, const finder *f)
{
    size_t first = 0;
    while (first < f->lines.count && f->lines.items[first].node < out->begin)
        first++;
    size_t last = first;
    while (last < f->lines.count && f->lines.items[last].node < out->end)
        last++;
    extend_up(out, f, first);
    extend_down(out, f, last);
}

static uint32_t count_outside(const finder *f, nian_html_range article)
{
    uint32_t count = 0;
    for (size_t i = 0; i < f->lines.count; i++) {
        const nian_html_line *line = &f->lines.items[i];
        bool inside = line->node >= article.begin && line->node < article.end;
        count += !inside && is_prose(line) && !nian_html_judge(line->text);
    }
    return count;
}

/* A page without tags is read line by line, as it was written. */
static void keep_lines(nian_html_page *page, nian_html_range article)
{
    size_t breaks = 0;
    for (uint32_t i = article.begin + 1; i < article.end; i++) {
        const nian_html_node *node = &page->nodes[i];
        if (nian_html_is_block(node->tag) && !node->out)
            return;
        for (size_t k = 0; k < node->text.len; k++)
            breaks += node->text.ptr[k] == '\n';
    }
    page->nodes[article.begin].pre |= breaks >= LINES_FEWEST;
}

uint32_t nian_html_find_article(nian_html_range *out, nian_html_page *page,
                                nian_arena *arena)
{
    finder f = {.page = page, .arena = arena};
    f.sums = nian_new_array(arena, int64_t, (size_t)page->count + 1);
    f.prose = nian_new_array(arena, int64_t, (size_t)page->count + 1);
    settle_hidden(&f);
    leave_out_around(&f);
    if (!choose(out, &f))
        extend(out, &f);
    keep_lines(page, *out);
    return count_outside(&f, *out);
}
