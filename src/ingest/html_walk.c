/* Going over a page: attributes, and a walk that knows where elements end. */
#include "ingest/html.h"

static const nian_html_attr *find_attr(const nian_html_node *node,
                                       nian_str name)
{
    for (uint32_t i = 0; i < node->attr_count; i++)
        if (nian_str_equal(node->attrs[i].name, name))
            return &node->attrs[i];
    return NULL;
}

nian_str nian_html_attr_of(const nian_html_node *node, nian_str name)
{
    const nian_html_attr *attr = find_attr(node, name);
    return attr ? attr->value : (nian_str){0};
}

bool nian_html_has_attr(const nian_html_node *node, nian_str name)
{
    return find_attr(node, name) != NULL;
}

nian_html_walk nian_html_walk_of(const nian_html_page *page,
                                 nian_html_range range)
{
    uint32_t top =
        range.begin < page->count ? page->nodes[range.begin].parent : 0;
    return (nian_html_walk){page, range.begin, range.end, top, top};
}

nian_html_step nian_html_next(nian_html_walk *walk, uint32_t *node)
{
    const nian_html_node *nodes = walk->page->nodes;
    bool over = walk->at >= walk->end;
    if (walk->open != walk->top &&
        (over || nodes[walk->open].end <= walk->at)) {
        *node = walk->open;
        walk->open = nodes[walk->open].parent;
        return NIAN_HTML_LEAVE;
    }
    if (over)
        return NIAN_HTML_DONE;
    *node = walk->at++;
    /* A range that two comments mark may leave the element it began in. */
    if (nodes[*node].parent != walk->open && walk->open == walk->top)
        walk->top = walk->open = nodes[*node].parent;
    if (nodes[*node].tag > NIAN_HTML_END)
        walk->open = *node;
    return NIAN_HTML_ENTER;
}

void nian_html_skip(nian_html_walk *walk, uint32_t node)
{
    const nian_html_node *nodes = walk->page->nodes;
    walk->at = nodes[node].end;
    if (walk->open == node)
        walk->open = nodes[node].parent;
}
