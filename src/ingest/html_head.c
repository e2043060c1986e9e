/* What a page says of itself.  Offices must give their pages ArticleTitle,
 * PubDate and ContentSource (政府网站发展指引, 2017), and documents a table of
 * 索引号, 发文机关, 成文日期, 发文字号.  PubDate is the day a page went online;
 * ContentSource is whoever handed the text in, and rarely the issuer. */
#include "ingest/html.h"

enum {
    VALUE_MOST = 100, /* characters */
    LABEL_MOST = 8,   /* of a label with its blanks taken out */
    TABLE_LABELS = 3, /* that make a table of 信息公开 */
    TABLE_MOST = 1500 /* characters in it */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef enum fact {
    OTHER,
    TITLE,
    ISSUER,
    PUBLISHER,
    SOURCE,
    NUMBER,
    MADE,
    PUT,
    FIELDS
} fact;

static const struct {
    nian_str label;
    fact fact;
} labels[] = {
    {NIAN_STR_INIT("索引号"), OTHER},
    {NIAN_STR_INIT("索取号"), OTHER},
    {NIAN_STR_INIT("信息索引"), OTHER},
    {NIAN_STR_INIT("主题分类"), OTHER},
    {NIAN_STR_INIT("信息分类"), OTHER},
    {NIAN_STR_INIT("组配分类"), OTHER},
    {NIAN_STR_INIT("体裁分类"), OTHER},
    {NIAN_STR_INIT("服务对象"), OTHER},
    {NIAN_STR_INIT("分类"), OTHER},
    {NIAN_STR_INIT("体裁"), OTHER},
    {NIAN_STR_INIT("主题词"), OTHER},
    {NIAN_STR_INIT("关键词"), OTHER},
    {NIAN_STR_INIT("有效性"), OTHER},
    {NIAN_STR_INIT("时效性"), OTHER},
    {NIAN_STR_INIT("效力状态"), OTHER},
    {NIAN_STR_INIT("公文时效"), OTHER},
    {NIAN_STR_INIT("是否有效"), OTHER},
    {NIAN_STR_INIT("有效期"), OTHER},
    {NIAN_STR_INIT("公开方式"), OTHER},
    {NIAN_STR_INIT("公开形式"), OTHER},
    {NIAN_STR_INIT("公开范围"), OTHER},
    {NIAN_STR_INIT("公开时限"), OTHER},
    {NIAN_STR_INIT("公开程序"), OTHER},
    {NIAN_STR_INIT("内容概述"), OTHER},
    {NIAN_STR_INIT("生效日期"), OTHER},
    {NIAN_STR_INIT("失效日期"), OTHER},
    {NIAN_STR_INIT("失效时间"), OTHER},
    {NIAN_STR_INIT("废止日期"), OTHER},
    {NIAN_STR_INIT("语种"), OTHER},
    {NIAN_STR_INIT("发文机关"), ISSUER},
    {NIAN_STR_INIT("发文单位"), ISSUER},
    {NIAN_STR_INIT("制发机关"), ISSUER},
    {NIAN_STR_INIT("制定机关"), ISSUER},
    {NIAN_STR_INIT("发布机构"), PUBLISHER},
    {NIAN_STR_INIT("发布机关"), PUBLISHER},
    {NIAN_STR_INIT("发布单位"), PUBLISHER},
    {NIAN_STR_INIT("公开机关"), PUBLISHER},
    {NIAN_STR_INIT("公开单位"), PUBLISHER},
    {NIAN_STR_INIT("信息来源"), SOURCE},
    {NIAN_STR_INIT("稿件来源"), SOURCE},
    {NIAN_STR_INIT("文章来源"), SOURCE},
    {NIAN_STR_INIT("来源"), SOURCE},
    {NIAN_STR_INIT("成文日期"), MADE},
    {NIAN_STR_INIT("成文时间"), MADE},
    {NIAN_STR_INIT("发文日期"), MADE},
    {NIAN_STR_INIT("制发日期"), MADE},
    {NIAN_STR_INIT("生成日期"), PUT},
    {NIAN_STR_INIT("公开日期"), PUT},
    {NIAN_STR_INIT("公布日期"), PUT},
    {NIAN_STR_INIT("发布日期"), PUT},
    {NIAN_STR_INIT("发布时间"), PUT},
    {NIAN_STR_INIT("发稿时间"), PUT},
    {NIAN_STR_INIT("发文字号"), NUMBER},
    {NIAN_STR_INIT("发文文号"), NUMBER},
    {NIAN_STR_INIT("文件编号"), NUMBER},
    {NIAN_STR_INIT("文号"), NUMBER},
    {NIAN_STR_INIT("信息名称"), TITLE},
    {NIAN_STR_INIT("文件名称"), TITLE},
    {NIAN_STR_INIT("公文名称"), TITLE},
    {NIAN_STR_INIT("名称"), TITLE},
    {NIAN_STR_INIT("标题"), TITLE},
};

static const struct {
    nian_str name;
    fact fact;
} metas[] = {
    {NIAN_STR_INIT("articletitle"), TITLE},
    {NIAN_STR_INIT("og:title"), TITLE},
    {NIAN_STR_INIT("pubdate"), PUT},
    {NIAN_STR_INIT("publishdate"), PUT},
    {NIAN_STR_INIT("article:published_time"), PUT},
    {NIAN_STR_INIT("firstpublishedtime"), PUT},
    {NIAN_STR_INIT("maketime"), PUT},
    {NIAN_STR_INIT("contentsource"), SOURCE},
};

typedef struct teller {
    nian_arena *arena;
    nian_html_page *page;
    nian_str metas[FIELDS]; /* what the head says */
    nian_str lines[FIELDS]; /* what the page shows */
    nian_str site;          /* its name */
} teller;

/* The label that `s`, without blanks, begins with; taken off with its colon. */
static bool cut_label(nian_str *s, fact *out)
{
    for (size_t i = 0; i < COUNT(labels); i++) {
        nian_str rest = *s;
        if (!nian_str_cut_start(&rest, labels[i].label))
            continue;
        bool colon = nian_str_cut_start(&rest, NIAN_STR("：")) ||
                     nian_str_cut_start(&rest, NIAN_STR(":"));
        if (!colon && rest.len)
            continue;
        *s = rest;
        *out = labels[i].fact;
        return true;
    }
    return false;
}

/* Where in `s` the next label with a colon stands, else its end. */
static size_t next_label(nian_str s)
{
    for (size_t at = 1; at < s.len; at++) {
        nian_str rest = nian_str_after(s, at);
        fact skipped;
        if (((unsigned char)s.ptr[at] & 0xC0) == 0x80)
            continue;
        if (cut_label(&rest, &skipped) && rest.len < s.len - at)
            return at;
    }
    return s.len;
}

/* Pairs of label and value, as one line or cell after the other has them. */
typedef struct pairs {
    teller *from;
    bool waits; /* a label whose value is the next cell */
    fact fact;
    uint32_t count;
    uint32_t first; /* nodes of the first and last label */
    uint32_t last;
    bool official; /* a label that only stands in such a table */
} pairs;

static void take_value(pairs *p, nian_str value)
{
    p->waits = false;
    if (value.len && p->from->lines[p->fact].len == 0 &&
        !nian_utf8_longer(value, VALUE_MOST))
        p->from->lines[p->fact] = value;
}

static void take_cell(pairs *p, nian_str cell, uint32_t node)
{
    nian_str s = nian_html_squeeze(p->from->arena, cell);
    fact found;
    while (s.len) {
        nian_str before = s;
        if (!cut_label(&s, &found)) {
            size_t end = next_label(s);
            if (p->waits)
                take_value(p, nian_str_slice(s, 0, end));
            s = nian_str_after(s, end);
            continue;
        }
        p->official |= nian_str_starts(before, NIAN_STR("索引号")) ||
                       found == NUMBER || found == MADE;
        p->fact = found;
        p->waits = true;
        p->first = p->count++ ? p->first : node;
        p->last = node;
        if (s.len) {
            size_t end = next_label(s);
            take_value(p, nian_str_slice(s, 0, end));
            s = nian_str_after(s, end);
        }
    }
}

static void take_line(pairs *p, const nian_html_line *line)
{
    if (line->kind != NIAN_HTML_ROW) {
        take_cell(p, line->text, line->node);
        return;
    }
    nian_str rest = line->text;
    nian_str_cut_start(&rest, NIAN_STR("|"));
    while (rest.len) {
        ptrdiff_t bar = nian_str_find(rest, NIAN_STR("|"));
        size_t end = bar < 0 ? rest.len : (size_t)bar;
        take_cell(p, nian_str_slice(rest, 0, end), line->node);
        rest = nian_str_after(rest, end + 1);
    }
}

static uint32_t common(const nian_html_page *page, uint32_t first,
                       uint32_t last)
{
    uint32_t node = page->nodes[first].parent;
    while (node && page->nodes[node].end <= last)
        node = page->nodes[node].parent;
    return node;
}

/* The smallest element with all of the table, if it is nothing but that. */
static void leave_out_table(const pairs *p, nian_html_range article)
{
    nian_html_page *page = p->from->page;
    uint32_t node = common(page, p->first, p->last);
    size_t chars = 0;
    for (uint32_t i = node; i < page->nodes[node].end; i++)
        chars += page->nodes[i].text.len / 3;
    bool whole = node <= article.begin && article.end <= page->nodes[node].end;
    if (node && !whole && chars < TABLE_MOST)
        page->nodes[node].out = true;
}

/* Lines up to the first of running text: a table further down is the
 * report's own. */
static void read_lines(teller *told, nian_html_range article)
{
    nian_html_lines lines = {0};
    nian_html_range all = {0, told->page->count};
    pairs p = {.from = told};
    nian_html_flow(&lines, told->page, all, told->arena);
    for (size_t i = 0; i < lines.count; i++) {
        const nian_html_line *line = &lines.items[i];
        bool prose = line->kind == NIAN_HTML_PARAGRAPH &&
                     nian_html_is_prose(line->text) && !line->links &&
                     nian_html_judge(line->text) == NIAN_HTML_NO_JUNK;
        if (prose && line->node >= article.begin)
            break;
        if (!prose && line->links * 2 <= line->chars)
            take_line(&p, line);
    }
    bool table = p.count >= TABLE_LABELS && p.official;
    if (table) {
        leave_out_table(&p, article);
        return;
    }
    told->lines[TITLE] = told->lines[NUMBER] = (nian_str){0};
    told->lines[ISSUER] = told->lines[PUBLISHER] = (nian_str){0};
}

static nian_str lowered(nian_arena *arena, nian_str s)
{
    char *out = nian_new_array(arena, char, s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        out[i] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z'
                     ? (char)(s.ptr[i] - 'A' + 'a')
                     : s.ptr[i];
    return (nian_str){out, s.len};
}

/* Some write a title with its tags into the head: 某市<br/>报告. */
static nian_str without_tags(nian_arena *arena, nian_str s)
{
    char *out = nian_new_array(arena, char, s.len + 1);
    size_t len = 0;
    bool tag = false;
    for (size_t i = 0; i < s.len; i++) {
        char next = i + 1 < s.len ? s.ptr[i + 1] : ' ';
        bool letter =
            (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        tag |= s.ptr[i] == '<' && (letter || next == '/');
        if (!tag)
            out[len++] = s.ptr[i];
        tag &= s.ptr[i] != '>';
    }
    return nian_str_trim((nian_str){out, len});
}

static void read_meta(teller *told, const nian_html_node *node)
{
    nian_str name = nian_html_attr_of(node, NIAN_STR("name"));
    if (name.len == 0)
        name = nian_html_attr_of(node, NIAN_STR("property"));
    nian_str value =
        without_tags(told->arena, nian_html_attr_of(node, NIAN_STR("content")));
    name = lowered(told->arena, name);
    if (value.len == 0)
        return;
    if (nian_str_equal(name, NIAN_STR("sitename")))
        told->site = value;
    for (size_t i = 0; i < COUNT(metas); i++)
        if (nian_str_equal(name, metas[i].name) &&
            told->metas[metas[i].fact].len == 0)
            told->metas[metas[i].fact] = value;
}

/* The first day in `s`, as 2024-01-15. */
static nian_str day_of(nian_arena *arena, nian_str s)
{
    int parts[3] = {0};
    size_t count = 0;
    for (size_t at = 0; at < s.len && count < 3;) {
        size_t begin = at;
        while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
            at++;
        int number;
        bool fits = nian_str_to_int(nian_str_slice(s, begin, at), &number);
        if (fits && (count ? number >= 1 && number <= (count == 1 ? 12 : 31)
                           : number >= 1949 && number <= 2100))
            parts[count++] = number;
        else if (at > begin)
            count = 0;
        at += at == begin;
    }
    return count == 3 ? nian_str_format(arena, "%04d-%02d-%02d", parts[0],
                                        parts[1], parts[2])
                      : (nian_str){0};
}

/* An office, and no paper, agency or webmaster. */
static bool is_office(nian_str s)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("政府"), NIAN_STR_INIT("委员会"), NIAN_STR_INIT("局"),
        NIAN_STR_INIT("厅"),   NIAN_STR_INIT("办公室"), NIAN_STR_INIT("院"),
        NIAN_STR_INIT("部"),   NIAN_STR_INIT("委"),     NIAN_STR_INIT("办"),
        NIAN_STR_INIT("署"),   NIAN_STR_INIT("办公厅"), NIAN_STR_INIT("办事处"),
        NIAN_STR_INIT("省"),   NIAN_STR_INIT("市"),     NIAN_STR_INIT("区"),
        NIAN_STR_INIT("县"),
    };
    static const nian_str never[] = {
        NIAN_STR_INIT("本站"),   NIAN_STR_INIT("本网"), NIAN_STR_INIT("网"),
        NIAN_STR_INIT("管理员"), NIAN_STR_INIT("日报"), NIAN_STR_INIT("新华社"),
    };
    return nian_str_ends_any(s, ends, COUNT(ends)) &&
           !nian_str_has_any(s, never, COUNT(never));
}

static void set_date(nian_metadata *out, teller *told, nian_str value,
                     float sure)
{
    nian_str day = day_of(told->arena, value);
    if (day.len == 0 || out->date_sure >= sure)
        return;
    out->date = day;
    out->date_sure = sure;
}

static void set_issuer(nian_metadata *out, nian_str value, float sure)
{
    if (!is_office(value) || out->issuer_sure >= sure)
        return;
    out->issuer = value;
    out->issuer_sure = sure;
}

void nian_html_head(nian_metadata *out, nian_html_page *page,
                    nian_html_range article, nian_arena *arena)
{
    teller told = {.arena = arena, .page = page};
    uint32_t named = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        if (page->nodes[i].tag == NIAN_HTML_META)
            read_meta(&told, &page->nodes[i]);
        if (page->nodes[i].tag == NIAN_HTML_TITLE && !named)
            named = i;
    }
    read_lines(&told, article);
    out->title = nian_html_title(page, article, named, told.site, arena);
    if (told.lines[TITLE].len)
        out->title = told.lines[TITLE];
    if (told.metas[TITLE].len)
        out->title = told.metas[TITLE];
    if (nian_str_has(told.lines[NUMBER], NIAN_STR("号")))
        out->number = told.lines[NUMBER];
    set_date(out, &told, told.lines[MADE], .9F);
    set_date(out, &told, told.metas[PUT], .6F);
    set_date(out, &told, told.lines[PUT], .5F);
    set_issuer(out, told.lines[ISSUER], .7F);
    set_issuer(out, told.lines[PUBLISHER], .5F);
    set_issuer(out, told.metas[SOURCE], .3F);
    set_issuer(out, told.lines[SOURCE], .3F);
}
