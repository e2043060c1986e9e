/** A page of the web as its elements, and what of it is the article.
 *
 *      nian_html_page page;
 *      nian_html_range article;
 *      if (!nian_html_parse(&page, &arena, utf8, err))
 *          return false;
 *      nian_html_find_article(&article, &page, &arena);
 *      nian_html_flow(&lines, &page, article, &arena);
 *
 *  Elements stand in one array in the order of the source, each with the place
 *  where it ends, so that a part of a page is a range and nothing recurses.
 */
#ifndef NIAN_INGEST_HTML_H
#define NIAN_INGEST_HTML_H

#include "base/buf.h"
#include "ingest/ingest.h"

typedef enum nian_html_tag {
    NIAN_HTML_TEXT,  /**< no element: characters */
    NIAN_HTML_BEGIN, /**< a comment of a CMS: the article begins */
    NIAN_HTML_END,   /**< … and ends */
    NIAN_HTML_OTHER, /**< an element that only holds text: span, o:p, … */
    NIAN_HTML_BLOCK, /**< div, section, center … */
    NIAN_HTML_A,
    NIAN_HTML_ARTICLE, /**< article, main, and elements of some CMS */
    NIAN_HTML_BR,
    NIAN_HTML_CAPTION,
    NIAN_HTML_FORM,
    NIAN_HTML_FRAME,
    NIAN_HTML_H1,
    NIAN_HTML_H2,
    NIAN_HTML_H3,
    NIAN_HTML_H4,
    NIAN_HTML_H5,
    NIAN_HTML_H6,
    NIAN_HTML_HR,
    NIAN_HTML_IMG,
    NIAN_HTML_LI,
    NIAN_HTML_META,
    NIAN_HTML_NAV,      /**< nav, footer, aside */
    NIAN_HTML_NOSCRIPT, /**< read when nothing else holds text */
    NIAN_HTML_OL,
    NIAN_HTML_P,
    NIAN_HTML_PRE,
    NIAN_HTML_SKIP, /**< script, style, select, rt …: never text */
    NIAN_HTML_SUP,
    NIAN_HTML_TABLE,
    NIAN_HTML_TBODY, /**< thead, tfoot too */
    NIAN_HTML_TD,    /**< th too */
    NIAN_HTML_TITLE,
    NIAN_HTML_TR,
    NIAN_HTML_UL
} nian_html_tag;

typedef struct nian_html_attr {
    nian_str name; /**< in small letters */
    nian_str value;
} nian_html_attr;

typedef struct nian_html_node {
    nian_html_tag tag;
    uint32_t parent; /**< index; the root is its own */
    uint32_t end;    /**< what it holds: from the next node up to here */
    bool hidden;     /**< by an attribute of its own */
    bool out;        /**< left out of the text, with all in it */
    bool around;     /**< … for its name or kind */
    bool pre;        /**< lines break where the source's do */
    nian_str text;   /**< of TEXT */
    const nian_html_attr *attrs; /**< those that anything here asks for */
    uint32_t attr_count;
} nian_html_node;

typedef struct nian_html_page {
    nian_html_node *nodes; /**< [0] is the root, an element of none */
    uint32_t count;
    uint32_t deepest; /**< elements in each other */
    bool frames;      /**< a frame set */
} nian_html_page;

/** Nodes [begin, end) in the order of the source. */
typedef struct nian_html_range {
    uint32_t begin;
    uint32_t end;
} nian_html_range;

enum {
    NIAN_HTML_DEPTH = 256,    /**< deeper elements are read as flat */
    NIAN_HTML_NODES = 1000000 /**< more are a bomb */
};

/** UTF-8 becomes elements.  Fails with NIAN_EINPUT for a bomb. */
bool nian_html_parse(nian_html_page *out, nian_arena *arena, nian_str utf8,
                     nian_error *err);

/** Takes out what makes a parser slow or stops it: control characters, and
 *  what a tag has above a thousand attributes; and what Word wraps around the
 *  numbers of a list. */
nian_str nian_html_tame(nian_arena *arena, nian_str utf8);

/** Empty when there is none. */
nian_str nian_html_attr_of(const nian_html_node *node, nian_str name);
bool nian_html_has_attr(const nian_html_node *node, nian_str name);

static inline bool nian_html_is_heading(nian_html_tag tag)
{
    return tag >= NIAN_HTML_H1 && tag <= NIAN_HTML_H6;
}

/** Whether a line begins and ends with it. */
bool nian_html_is_block(nian_html_tag tag);

/** A walk over a range that says when an element is left too. */
typedef struct nian_html_walk {
    const nian_html_page *page;
    uint32_t at; /**< the node to look at next */
    uint32_t end;
    uint32_t open; /**< the element that is open */
    uint32_t top;  /**< nothing above is left */
} nian_html_walk;

typedef enum nian_html_step {
    NIAN_HTML_DONE,
    NIAN_HTML_ENTER,
    NIAN_HTML_LEAVE
} nian_html_step;

nian_html_walk nian_html_walk_of(const nian_html_page *page,
                                 nian_html_range range);
/** `node` is entered or left.  Text is only entered. */
nian_html_step nian_html_next(nian_html_walk *walk, uint32_t *node);
/** Does not enter `node`, which was entered just now. */
void nian_html_skip(nian_html_walk *walk, uint32_t node);

typedef enum nian_html_kind {
    NIAN_HTML_PARAGRAPH,
    NIAN_HTML_HEADING,
    NIAN_HTML_ROW, /**< of a table, with its | */
} nian_html_kind;

typedef struct nian_html_line {
    nian_html_kind kind;
    uint8_t level; /**< of a heading, 1..6 */
    bool gap;      /**< stands apart from the line before */
    nian_str text;
    uint32_t node;  /**< where its text begins */
    uint32_t chars; /**< without blanks */
    uint32_t links; /**< of these in links to elsewhere */
} nian_html_line;

typedef struct nian_html_lines {
    nian_html_line *items;
    size_t count;
    size_t capacity;
    uint32_t pictures; /**< left out */
} nian_html_lines;

/** The lines of a range as a reader sees them. */
void nian_html_flow(nian_html_lines *out, const nian_html_page *page,
                    nian_html_range range, nian_arena *arena);

/** The text of one element on one line, blanks collapsed. */
nian_str nian_html_inner(const nian_html_page *page, uint32_t node,
                         nian_arena *arena);

/** Whether a table holds data; else it only places things on the screen. */
bool nian_html_is_data(const nian_html_page *page, uint32_t table);
/** Adds the rows of a table of data. */
void nian_html_table(nian_html_lines *out, const nian_html_page *page,
                     uint32_t table, nian_arena *arena);

/** What stands before an item of a list on the screen: 3. 三、 （三） */
nian_str nian_html_number(nian_arena *arena, const nian_html_node *list,
                          int number);

/** Marks what is out and finds where the article stands; returns how many
 *  paragraphs stand elsewhere. */
uint32_t nian_html_find_article(nian_html_range *out, nian_html_page *page,
                                nian_arena *arena);

typedef enum nian_html_junk {
    NIAN_HTML_NO_JUNK,
    NIAN_HTML_FURNITURE, /**< 【打印】, 分享到, 责任编辑, 版权所有 */
    NIAN_HTML_ABOVE,     /**< 发布时间：… 来源：…, 当前位置 */
    NIAN_HTML_TAIL       /**< 相关链接: what follows is no article */
} nian_html_junk;

/** What a line of its own is to a reader of the article. */
nian_html_junk nian_html_judge(nian_str line);
/** Whether a class or id names what stands around articles, or one. */
bool nian_html_names_junk(const nian_html_node *node);
bool nian_html_names_article(const nian_html_node *node);
/** Whether a sentence ends in it. */
bool nian_html_is_prose(nian_str line);

/** Drops lines above and below the article and puts its title before it, if it
 *  does not begin with it. */
void nian_html_trim(nian_html_lines *lines, nian_str title, nian_arena *arena);

/** What the page says of itself: tags of its head, the table of 信息公开,
 *  the line under the title.  Marks that table as out. */
void nian_html_head(nian_metadata *out, nian_html_page *page,
                    nian_html_range article, nian_arena *arena);

/** The page's title, of the heading above the article and <title>, which is
 *  node `named` (0: there is none). */
nian_str nian_html_title(const nian_html_page *page, nian_html_range article,
                         uint32_t named, nian_str site, nian_arena *arena);

/** Without blanks of any kind, for comparing. */
nian_str nian_html_squeeze(nian_arena *arena, nian_str s);

#endif
