/* Lines that stand in the same box as the article and are none of it. */
#include "ingest/html.h"

enum {
    TITLE_LINES = 8,  /* in which the title may stand */
    TITLE_MOST = 100, /* characters */
    CARDS_MOST = 60,  /* the same where they are cards */
    TAIL_MOST = 20,   /* percent of the text that may follow 相关链接 */
    LONG = 200,       /* characters of a paragraph */
    LIST = 3          /* links one after the other that make a list */
};

static bool is_link(const nian_html_line *line)
{
    return line->links * 2 > line->chars;
}

static bool is_text(const nian_html_line *line)
{
    return !is_link(line) && nian_html_is_prose(line->text) &&
           nian_html_judge(line->text) == NIAN_HTML_NO_JUNK;
}

static bool is_annex(nian_str text)
{
    return nian_str_starts(text, NIAN_STR("附件")) ||
           nian_str_starts(text, NIAN_STR("附："));
}

/* What stands from line `from` on. */
typedef struct rest {
    size_t text;  /* characters in sentences */
    size_t cards; /* links, and days as a machine writes them */
    bool report;  /* a paragraph as long as only reports have them */
} rest;

static rest look_at_rest(const nian_html_lines *lines, size_t from)
{
    rest found = {0};
    for (size_t i = from; i < lines->count; i++) {
        const nian_html_line *line = &lines->items[i];
        bool text = is_text(line);
        found.text += text ? line->chars : 0;
        found.report |= text && line->chars > LONG;
        found.cards +=
            is_link(line) || nian_html_judge(line->text) == NIAN_HTML_ABOVE;
    }
    return found;
}

/* What begins with 相关链接 is over, if little text follows, or cards that
 * tell of other pages. */
static void cut_tail(nian_html_lines *lines)
{
    size_t all = look_at_rest(lines, 0).text;
    for (size_t i = 1; i < lines->count; i++) {
        if (nian_html_judge(lines->items[i].text) != NIAN_HTML_TAIL)
            continue;
        rest after = look_at_rest(lines, i);
        size_t most = after.cards >= LIST ? CARDS_MOST : TAIL_MOST;
        if (!after.report && after.text < all &&
            after.text * 100 <= all * most) {
            lines->count = i;
            return;
        }
    }
}

/* How many links stand one after the other around line `at`. */
static size_t run_of_links(const nian_html_lines *lines, size_t at)
{
    size_t begin = at;
    size_t end = at;
    while (begin && is_link(&lines->items[begin - 1]))
        begin--;
    while (end < lines->count && is_link(&lines->items[end]))
        end++;
    return end - begin;
}

static bool is_dropped(const nian_html_lines *lines, size_t at, bool inside)
{
    const nian_html_line *line = &lines->items[at];
    nian_html_junk junk = nian_html_judge(line->text);
    if (line->kind == NIAN_HTML_ROW)
        return is_link(line) && !inside;
    if (junk == NIAN_HTML_FURNITURE)
        return true;
    if (junk == NIAN_HTML_ABOVE && !inside)
        return true;
    if (!is_link(line) || is_annex(line->text))
        return false;
    return !inside || run_of_links(lines, at) >= LIST;
}

/* Above the first sentence and below the last, what stands outside of a line
 * of furniture is none of the article either. */
static void drop_lines(nian_html_lines *lines, bool titled)
{
    size_t first = 0;
    size_t last = lines->count;
    while (first < lines->count && !is_text(&lines->items[first]))
        first++;
    while (last > first && !is_text(&lines->items[last - 1]))
        last--;
    size_t begin = 0;
    for (size_t i = 0; titled && i < first && first < lines->count; i++)
        if (is_dropped(lines, i, false))
            begin = i + 1;
    bool over = false;
    nian_html_lines kept = *lines;
    kept.count = 0;
    bool *dropped = nian_xcalloc(lines->count + 1, sizeof *dropped);
    for (size_t i = 0; i < lines->count; i++) {
        dropped[i] = i < begin || is_dropped(lines, i, i >= first && i < last);
        over |= dropped[i] && i >= last && last > first;
        dropped[i] |= over && !is_annex(lines->items[i].text);
    }
    for (size_t i = 0; i < lines->count; i++)
        if (!dropped[i])
            kept.items[kept.count++] = lines->items[i];
    free(dropped);
    lines->count = kept.count;
}

/* Without marks: 《某市报告》 and 某市报告… are one. */
static nian_str letters_of(nian_arena *arena, nian_str s)
{
    char *out = nian_new_array(arena, char, s.len + 1);
    size_t len = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        size_t size = nian_utf8_next(nian_str_after(s, at), &code);
        if (nian_is_han(code) || nian_is_digit(code) || nian_is_latin(code)) {
            memcpy(out + len, s.ptr + at, size);
            len += size;
        }
        at += size;
    }
    return (nian_str){out, len};
}

/* The title stands there when all of its letters do, over several lines. */
static bool begins_with(const nian_html_lines *lines, nian_str title,
                        nian_arena *arena)
{
    nian_buf start = {0};
    for (size_t i = 0; i < lines->count && i < TITLE_LINES; i++)
        if (!nian_utf8_longer(lines->items[i].text, TITLE_MOST))
            nian_buf_add(&start, lines->items[i].text);
    nian_str all = letters_of(arena, nian_buf_str(&start));
    bool found = nian_str_has(all, title);
    nian_buf_free(&start);
    return found;
}

static void put_title(nian_html_lines *lines, nian_str title, nian_arena *arena)
{
    nian_html_line line = {.text = title, .gap = true};
    vec_push(arena, lines, line);
    memmove(lines->items + 1, lines->items,
            (lines->count - 1) * sizeof *lines->items);
    lines->items[0] = line;
}

void nian_html_trim(nian_html_lines *lines, nian_str title, nian_arena *arena)
{
    cut_tail(lines);
    nian_str letters = letters_of(arena, title);
    drop_lines(lines, letters.len > 0);
    if (lines->count && letters.len && !begins_with(lines, letters, arena))
        put_title(lines, title, arena);
}
