/* Elements, as libxml2's parser of HTML reports them.  It knows how tags are
 * written, with all that authors do to them; which element stands in which is
 * decided here, since pages leave out end tags more freely than it allows:
 * an open <p> ends where a block begins, a cell where the next one does. */
#include <libxml/HTMLparser.h>

#include "ingest/html.h"

#include "base/error.h"
#include "base/scope.h"

AUTO_RELEASE(htmlFreeParserCtxt, htmlParserCtxtPtr)

enum {
    NAMES_DEEPEST = 2048, /* elements that libxml2 holds open */
    MARK_LONGEST = 80,    /* bytes of a comment that marks something */
    ATTR_LONGEST = 4096,
    ATTRS_MOST = 12
};

typedef struct open_element {
    uint32_t node;
    uint32_t depth; /* as libxml2 counts */
} open_element;

typedef struct builder {
    nian_arena *arena;
    htmlParserCtxtPtr parser;
    vec(nian_html_node) nodes;
    open_element open[NIAN_HTML_DEPTH];
    uint32_t open_count;
    uint32_t depth;
    nian_buf text; /* that libxml2 hands over in pieces */
    nian_html_page *page;
    const char *bomb;
} builder;

/* In the order of bytes, to be searched by halves.  What is not listed holds
 * text and breaks no line. */
static const struct {
    const char *name;
    nian_html_tag tag;
} tags[] = {
    {"a", NIAN_HTML_A},
    {"address", NIAN_HTML_BLOCK},
    {"applet", NIAN_HTML_SKIP},
    {"article", NIAN_HTML_ARTICLE},
    {"aside", NIAN_HTML_NAV},
    {"audio", NIAN_HTML_SKIP},
    {"base", NIAN_HTML_SKIP},
    {"blockquote", NIAN_HTML_BLOCK},
    {"body", NIAN_HTML_BLOCK},
    {"br", NIAN_HTML_BR},
    {"button", NIAN_HTML_SKIP},
    {"canvas", NIAN_HTML_SKIP},
    {"caption", NIAN_HTML_CAPTION},
    {"center", NIAN_HTML_BLOCK},
    {"col", NIAN_HTML_SKIP},
    {"colgroup", NIAN_HTML_SKIP},
    {"datalist", NIAN_HTML_SKIP},
    {"dd", NIAN_HTML_BLOCK},
    {"dir", NIAN_HTML_UL},
    {"div", NIAN_HTML_BLOCK},
    {"dl", NIAN_HTML_BLOCK},
    {"dt", NIAN_HTML_BLOCK},
    {"embed", NIAN_HTML_SKIP},
    {"fieldset", NIAN_HTML_BLOCK},
    {"figcaption", NIAN_HTML_BLOCK},
    {"figure", NIAN_HTML_BLOCK},
    {"footer", NIAN_HTML_NAV},
    {"form", NIAN_HTML_FORM},
    {"founder-content", NIAN_HTML_ARTICLE},
    {"frame", NIAN_HTML_FRAME},
    {"frameset", NIAN_HTML_FRAME},
    {"h1", NIAN_HTML_H1},
    {"h2", NIAN_HTML_H2},
    {"h3", NIAN_HTML_H3},
    {"h4", NIAN_HTML_H4},
    {"h5", NIAN_HTML_H5},
    {"h6", NIAN_HTML_H6},
    {"head", NIAN_HTML_BLOCK},
    {"header", NIAN_HTML_BLOCK},
    {"hr", NIAN_HTML_HR},
    {"html", NIAN_HTML_BLOCK},
    {"iframe", NIAN_HTML_SKIP},
    {"img", NIAN_HTML_IMG},
    {"input", NIAN_HTML_SKIP},
    {"li", NIAN_HTML_LI},
    {"link", NIAN_HTML_SKIP},
    {"main", NIAN_HTML_ARTICLE},
    {"map", NIAN_HTML_SKIP},
    {"marquee", NIAN_HTML_SKIP},
    {"menu", NIAN_HTML_UL},
    {"meta", NIAN_HTML_META},
    {"nav", NIAN_HTML_NAV},
    {"noframes", NIAN_HTML_NOSCRIPT},
    {"noscript", NIAN_HTML_NOSCRIPT},
    {"object", NIAN_HTML_SKIP},
    {"ol", NIAN_HTML_OL},
    {"option", NIAN_HTML_SKIP},
    {"p", NIAN_HTML_P},
    {"param", NIAN_HTML_SKIP},
    {"pre", NIAN_HTML_PRE},
    {"rp", NIAN_HTML_SKIP},
    {"rt", NIAN_HTML_SKIP},
    {"script", NIAN_HTML_SKIP},
    {"section", NIAN_HTML_BLOCK},
    {"select", NIAN_HTML_SKIP},
    {"style", NIAN_HTML_SKIP},
    {"sup", NIAN_HTML_SUP},
    {"svg", NIAN_HTML_SKIP},
    {"table", NIAN_HTML_TABLE},
    {"tbody", NIAN_HTML_TBODY},
    {"td", NIAN_HTML_TD},
    {"template", NIAN_HTML_SKIP},
    {"textarea", NIAN_HTML_SKIP},
    {"tfoot", NIAN_HTML_TBODY},
    {"th", NIAN_HTML_TD},
    {"thead", NIAN_HTML_TBODY},
    {"title", NIAN_HTML_TITLE},
    {"tr", NIAN_HTML_TR},
    {"ucapcontent", NIAN_HTML_ARTICLE},
    {"ul", NIAN_HTML_UL},
    {"video", NIAN_HTML_SKIP},
    {"xmp", NIAN_HTML_PRE},
};

static nian_html_tag tag_of(const char *name)
{
    size_t low = 0;
    size_t high = sizeof tags / sizeof *tags;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, tags[middle].name);
        if (order == 0)
            return tags[middle].tag;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NIAN_HTML_OTHER;
}

bool nian_html_is_block(nian_html_tag tag)
{
    return tag >= NIAN_HTML_BLOCK && tag != NIAN_HTML_A &&
           tag != NIAN_HTML_IMG && tag != NIAN_HTML_META &&
           tag != NIAN_HTML_SKIP && tag != NIAN_HTML_SUP;
}

static void stop(builder *b, const char *bomb)
{
    if (!b->bomb)
        b->bomb = bomb;
    xmlStopParser(b->parser);
}

static uint32_t add_node(builder *b, nian_html_tag tag)
{
    if (b->nodes.count >= NIAN_HTML_NODES)
        stop(b, "more than a million elements");
    nian_html_node node = {.tag = tag};
    node.parent = b->open_count ? b->open[b->open_count - 1].node : 0;
    node.end = (uint32_t)b->nodes.count + 1;
    vec_push(b->arena, &b->nodes, node);
    return node.end - 1;
}

static void end_text(builder *b)
{
    if (b->text.len == 0)
        return;
    nian_str text = nian_str_copy(b->arena, nian_buf_str(&b->text));
    b->text.len = 0;
    uint32_t node = add_node(b, NIAN_HTML_TEXT);
    b->nodes.items[node].text = text;
}

static void close_top(builder *b)
{
    uint32_t node = b->open[--b->open_count].node;
    b->nodes.items[node].end = (uint32_t)b->nodes.count;
}

/* Whether an open element of this kind ends where one of `next` begins, and
 * which element hides it from that. */
static bool ends_before(nian_html_tag open, nian_html_tag next)
{
    switch ((int)open) {
    case NIAN_HTML_P:
        return nian_html_is_block(next) && next != NIAN_HTML_BR &&
               next != NIAN_HTML_FORM && next != NIAN_HTML_TABLE;
    case NIAN_HTML_LI:
        return next == NIAN_HTML_LI;
    case NIAN_HTML_TD:
        return next == NIAN_HTML_TD || next == NIAN_HTML_TR ||
               next == NIAN_HTML_TBODY;
    case NIAN_HTML_TR:
        return next == NIAN_HTML_TR || next == NIAN_HTML_TBODY;
    case NIAN_HTML_TBODY:
        return next == NIAN_HTML_TBODY;
    case NIAN_HTML_TITLE:
        return true;
    default:
        return nian_html_is_heading(open) && nian_html_is_heading(next);
    }
}

static bool hides(nian_html_tag open, nian_html_tag next)
{
    if (open == NIAN_HTML_TABLE)
        return true;
    bool cell =
        next == NIAN_HTML_TD || next == NIAN_HTML_TR || next == NIAN_HTML_TBODY;
    if (next == NIAN_HTML_LI)
        return open == NIAN_HTML_OL || open == NIAN_HTML_UL ||
               open == NIAN_HTML_TD;
    return open == NIAN_HTML_TD && !cell;
}

static void close_before(builder *b, nian_html_tag next)
{
    uint32_t keep = b->open_count;
    for (uint32_t i = b->open_count; i-- > 0;) {
        nian_html_tag open = b->nodes.items[b->open[i].node].tag;
        if (ends_before(open, next))
            keep = i;
        if (hides(open, next))
            break;
    }
    while (b->open_count > keep)
        close_top(b);
}

static bool is_wanted(const char *name)
{
    static const char *const wanted[] = {
        "aria-hidden", "class", "colspan", "content",  "hidden",
        "href",        "id",    "name",    "property", "role",
        "rowspan",     "start", "style",   "type",     "value",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (strcmp(name, wanted[i]) == 0)
            return true;
    return false;
}

/* Cut between characters. */
static nian_str bounded(nian_str value)
{
    size_t len = value.len < ATTR_LONGEST ? value.len : ATTR_LONGEST;
    while (len < value.len && ((unsigned char)value.ptr[len] & 0xC0) == 0x80)
        len--;
    return nian_str_slice(value, 0, len);
}

static void take_attrs(builder *b, uint32_t node, const xmlChar **from)
{
    nian_html_attr found[ATTRS_MOST];
    uint32_t count = 0;
    for (; from && *from && count < ATTRS_MOST; from += 2) {
        const char *name = (const char *)from[0];
        if (!is_wanted(name))
            continue;
        nian_str value = nian_str_from((const char *)from[1]);
        found[count].name = nian_str_copy(b->arena, nian_str_from(name));
        found[count++].value = nian_str_copy(b->arena, bounded(value));
    }
    if (count == 0)
        return;
    nian_html_attr *attrs = nian_new_array(b->arena, nian_html_attr, count);
    memcpy(attrs, found, count * sizeof *attrs);
    b->nodes.items[node].attrs = attrs;
    b->nodes.items[node].attr_count = count;
}

/* Without blanks, in small letters: "display:none". */
static bool says(nian_str s, nian_str word)
{
    size_t at = 0;
    for (size_t i = 0; i < s.len && at < word.len; i++) {
        char byte = s.ptr[i];
        if (byte == ' ' || byte == '\t')
            continue;
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        if (byte == word.ptr[at])
            at++;
        else
            at = byte == word.ptr[0];
    }
    return at == word.len;
}

static bool is_hidden(const nian_html_node *node)
{
    nian_str style = nian_html_attr_of(node, NIAN_STR("style"));
    return nian_html_has_attr(node, NIAN_STR("hidden")) ||
           nian_str_equal(nian_html_attr_of(node, NIAN_STR("aria-hidden")),
                          NIAN_STR("true")) ||
           says(style, NIAN_STR("display:none")) ||
           says(style, NIAN_STR("visibility:hidden"));
}

/* <meta name="ContentStart"> stands where the article begins. */
static nian_html_tag meta_tag(const nian_html_node *node)
{
    nian_str name = nian_html_attr_of(node, NIAN_STR("name"));
    if (says(name, NIAN_STR("contentstart")))
        return NIAN_HTML_BEGIN;
    if (says(name, NIAN_STR("contentend")))
        return NIAN_HTML_END;
    return NIAN_HTML_META;
}

static void on_open(void *user, const xmlChar *name, const xmlChar **attrs)
{
    builder *b = user;
    end_text(b);
    if (++b->depth > NAMES_DEEPEST)
        stop(b, "thousands of elements in each other");
    nian_html_tag tag = tag_of((const char *)name);
    close_before(b, tag);
    uint32_t node = add_node(b, tag);
    take_attrs(b, node, attrs);
    nian_html_node *made = &b->nodes.items[node];
    made->hidden = is_hidden(made);
    made->pre =
        tag == NIAN_HTML_PRE || says(nian_html_attr_of(made, NIAN_STR("style")),
                                     NIAN_STR("white-space:pre"));
    b->page->frames |= tag == NIAN_HTML_FRAME;
    if (tag == NIAN_HTML_META)
        made->tag = meta_tag(made);
    if (b->open_count == NIAN_HTML_DEPTH)
        return;
    b->open[b->open_count++] = (open_element){node, b->depth};
    if (b->open_count > b->page->deepest)
        b->page->deepest = b->open_count;
}

/* libxml2 closes what it opened, last in first out. */
static void on_close(void *user, const xmlChar *name)
{
    builder *b = user;
    (void)name;
    end_text(b);
    while (b->open_count > 1 && b->open[b->open_count - 1].depth >= b->depth)
        close_top(b);
    if (b->depth)
        b->depth--;
}

static void on_text(void *user, const xmlChar *text, int len)
{
    builder *b = user;
    nian_buf_add(&b->text, (nian_str){(const char *)text, (size_t)len});
}

static bool says_any(nian_str s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (says(s, words[i]))
            return true;
    return false;
}

/* Some CMS write where the text begins: <!--ZJEG_RSS.content.begin-->. */
static void on_comment(void *user, const xmlChar *comment)
{
    static const nian_str begins[] = {
        NIAN_STR_INIT("content.begin"), NIAN_STR_INIT("content-begin"),
        NIAN_STR_INIT("contentbegin"),  NIAN_STR_INIT("contentstart"),
        NIAN_STR_INIT("articlebegin"),  NIAN_STR_INIT("articlestart"),
        NIAN_STR_INIT("正文开始"),      NIAN_STR_INIT("正文begin"),
        NIAN_STR_INIT("正文start"),     NIAN_STR_INIT("正文内容开始"),
        NIAN_STR_INIT("内容]>begin"),   NIAN_STR_INIT("内容开始"),
        NIAN_STR_INIT("内容begin"),     NIAN_STR_INIT("文章开始"),
    };
    static const nian_str ends[] = {
        NIAN_STR_INIT("content.end"), NIAN_STR_INIT("content-end"),
        NIAN_STR_INIT("contentend"),  NIAN_STR_INIT("articleend"),
        NIAN_STR_INIT("正文结束"),    NIAN_STR_INIT("正文end"),
        NIAN_STR_INIT("内容]>end"),   NIAN_STR_INIT("内容结束"),
        NIAN_STR_INIT("内容end"),     NIAN_STR_INIT("文章结束"),
    };
    builder *b = user;
    end_text(b);
    nian_str s = nian_str_from((const char *)comment);
    if (s.len > MARK_LONGEST)
        return;
    if (says_any(s, begins, sizeof begins / sizeof *begins))
        add_node(b, NIAN_HTML_BEGIN);
    else if (says_any(s, ends, sizeof ends / sizeof *ends))
        add_node(b, NIAN_HTML_END);
}

bool nian_html_parse(nian_html_page *out, nian_arena *arena, nian_str utf8,
                     nian_error *err)
{
    static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                               HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                               HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC;
    *out = (nian_html_page){0};
    nian_str tame = nian_html_tame(arena, utf8);
    AUTO(htmlFreeParserCtxt, htmlParserCtxtPtr) parser = htmlNewParserCtxt();
    if (!parser || tame.len > INT32_MAX)
        return nian_fail(err, NIAN_EINPUT, "the page is too large");
    builder b = {.arena = arena, .parser = parser, .page = out};
    b.open[b.open_count++] = (open_element){add_node(&b, NIAN_HTML_BLOCK), 0};
    *parser->sax = (xmlSAXHandler){.startElement = on_open,
                                   .endElement = on_close,
                                   .characters = on_text,
                                   .cdataBlock = on_text,
                                   .ignorableWhitespace = on_text,
                                   .comment = on_comment};
    parser->userData = &b;
    xmlDocPtr doc = htmlCtxtReadMemory(parser, tame.ptr, (int)tame.len, NULL,
                                       "UTF-8", options);
    xmlFreeDoc(doc);
    end_text(&b);
    nian_buf_free(&b.text);
    while (b.open_count)
        close_top(&b);
    out->nodes = b.nodes.items;
    out->count = (uint32_t)b.nodes.count;
    if (b.bomb)
        return nian_fail(err, NIAN_EINPUT,
                         "the page has %s; save it as plain text", b.bomb);
    return true;
}
