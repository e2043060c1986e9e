/* The title of a page that has no ArticleTitle: a heading that <title> holds
 * too, else <title> without the name of the site. */
#include "ingest/html.h"

enum {
    TITLE_FEWEST = 4, /* characters */
    TITLE_MOST = 90,
    WORTH = 1000 /* bytes that naming a document is worth */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool fits(nian_str s)
{
    return nian_utf8_longer(s, TITLE_FEWEST - 1) &&
           !nian_utf8_longer(s, TITLE_MOST);
}

static bool names_document(nian_str s)
{
    static const nian_str kinds[] = {
        NIAN_STR_INIT("报告"), NIAN_STR_INIT("公报"), NIAN_STR_INIT("意见"),
        NIAN_STR_INIT("总结"), NIAN_STR_INIT("情况"), NIAN_STR_INIT("通知"),
        NIAN_STR_INIT("方案"), NIAN_STR_INIT("计划"),
    };
    return nian_str_has_any(s, kinds, COUNT(kinds));
}

/* A line above the article or at its start whose letters stand in <title>:
 * the longest of those that name a document, else the longest. */
static nian_str find_line(const nian_html_page *page, nian_html_range article,
                          nian_str title, nian_arena *arena)
{
    nian_html_lines lines = {0};
    nian_html_range upto = {0, article.end};
    nian_str best = {0};
    size_t most = 0;
    nian_str whole = nian_html_squeeze(arena, title);
    nian_html_flow(&lines, page, upto, arena);
    for (size_t i = 0; i < lines.count; i++) {
        const nian_html_line *line = &lines.items[i];
        if (line->node > article.begin && nian_html_is_prose(line->text))
            break;
        if (line->links * 2 > line->chars || line->kind == NIAN_HTML_ROW ||
            line->text.len > whole.len * 2)
            continue;
        nian_str letters = nian_html_squeeze(arena, line->text);
        size_t worth = letters.len + (names_document(letters) ? WORTH : 0);
        if (worth > most && fits(letters) && nian_str_has(whole, letters)) {
            most = worth;
            best = line->text;
        }
    }
    return best;
}

static bool is_digit(nian_str s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* What sites put between a title and their name. */
static size_t separator_at(nian_str s, size_t *len)
{
    static const nian_str marks[] = {
        NIAN_STR_INIT("_"),   NIAN_STR_INIT("|"),  NIAN_STR_INIT("－"),
        NIAN_STR_INIT("——"),  NIAN_STR_INIT("–"),  NIAN_STR_INIT(" - "),
        NIAN_STR_INIT("｜"),  NIAN_STR_INIT("--"), NIAN_STR_INIT("-"),
        NIAN_STR_INIT(" · "), NIAN_STR_INIT("»"),
    };
    for (size_t at = 0; at < s.len; at++)
        for (size_t i = 0; i < COUNT(marks); i++) {
            if (!nian_str_starts(nian_str_after(s, at), marks[i]))
                continue;
            if (s.ptr[at] == '-' && is_digit(s, at - 1) && is_digit(s, at + 1))
                continue; /* 2021-2025年 */
            *len = marks[i].len;
            return at;
        }
    *len = 0;
    return s.len;
}

/* What programs write where an author did not: New Page 1, 无标题文档. */
static bool is_default(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("无标题"),   NIAN_STR_INIT("新建网页"),
        NIAN_STR_INIT("文章详情"), NIAN_STR_INIT("详情页"),
        NIAN_STR_INIT("正文"),
    };
    bool han = false;
    for (size_t at = 0; at < s.len && !han;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        han = nian_is_han(code);
    }
    return !han || nian_str_starts_any(s, words, COUNT(words));
}

/* The part that names a document, else the first that names no site. */
static nian_str cut_site(nian_str title, nian_str site)
{
    nian_str first = {0};
    for (nian_str rest = title; rest.len;) {
        size_t len;
        size_t at = separator_at(rest, &len);
        nian_str part = nian_str_trim(nian_str_slice(rest, 0, at));
        rest = nian_str_after(rest, at + len);
        if (!fits(part) || nian_str_equal(part, site) || is_default(part))
            continue;
        if (names_document(part))
            return part;
        if (first.len == 0)
            first = part;
    }
    return first;
}

nian_str nian_html_title(const nian_html_page *page, nian_html_range article,
                         uint32_t named, nian_str site, nian_arena *arena)
{
    if (!named)
        return (nian_str){0};
    nian_str title = nian_html_inner(page, named, arena);
    nian_str line = find_line(page, article, title, arena);
    if (names_document(line))
        return line;
    nian_str part = cut_site(title, site);
    return names_document(part) ? part : line;
}
