/* A second look at the items, when what stands around each is known. */
#include "document/items.h"

#include "document/statement.h"

enum {
    TOPICS_FEW = 4 /* fewer prove no habit */
};

/* The item that stands under a heading, or NULL. */
static const nian_item *next_item(const nian_items *items, size_t index)
{
    return index + 1 < items->count ? &items->items[index + 1] : NULL;
}

static bool is_unmarked(const nian_item *item)
{
    return item->mark == NIAN_MARK_TOPIC || item->mark == NIAN_MARK_BOLD;
}

static bool stands_empty(const nian_items *items, size_t index)
{
    const nian_item *item = &items->items[index];
    const nian_item *next = next_item(items, index);
    /* Of two topics on end the first holds the second. */
    if (next && next->kind == NIAN_ITEM_HEADING && is_unmarked(item) &&
        is_unmarked(next))
        return false;
    if (!next || next->kind == NIAN_ITEM_FURNITURE ||
        next->kind == NIAN_ITEM_GLOSSARY)
        return true;
    if (next->kind != NIAN_ITEM_HEADING)
        return false;
    if (item->hashes || next->hashes)
        return item->hashes >= next->hashes && next->hashes > 0;
    /* A count of another kind that begins here stands within. */
    return item->mark == next->mark ||
           (item->mark > next->mark && next->ordinal != 1);
}

/* A short sentence without figures that opens a paragraph of several. */
static bool opens_topic(const nian_items *items, size_t index,
                        const nian_lines *lines)
{
    const nian_item *item = &items->items[index];
    const nian_item *next = next_item(items, index);
    nian_str s =
        nian_str_slice(lines->items[item->line].text, item->begin, item->end);
    bool first = index == 0 || item[-1].paragraph != item->paragraph;
    return item->kind == NIAN_ITEM_STATEMENT && first && next &&
           next->kind == NIAN_ITEM_STATEMENT &&
           next->paragraph == item->paragraph && item->mark == NIAN_MARK_NONE &&
           nian_ends_full(s) && !nian_has_figure(s) &&
           nian_last_char(s) == 0x3002 &&
           !nian_utf8_longer(s, NIAN_TOPIC_MAX) &&
           nian_utf8_count(s) >= NIAN_TOPIC_MIN * 2;
}

/* Where nothing is numbered or set apart, the short sentences that open most
 * paragraphs are what a reader takes for headings. */
static void find_topics(nian_items *items, const nian_lines *lines)
{
    size_t headings = 0;
    size_t topics = 0;
    size_t paragraphs = 0;
    for (size_t i = 0; i < items->count; i++) {
        const nian_item *item = &items->items[i];
        headings +=
            item->kind == NIAN_ITEM_HEADING && item->mark != NIAN_MARK_FIRST;
        topics += opens_topic(items, i, lines);
        paragraphs += item->kind == NIAN_ITEM_STATEMENT &&
                      (i == 0 || item[-1].paragraph != item->paragraph);
    }
    if (headings > 1 || topics < TOPICS_FEW || topics * 3 < paragraphs)
        return;
    for (size_t i = 0; i < items->count; i++) {
        nian_item *item = &items->items[i];
        if (!opens_topic(items, i, lines))
            continue;
        item->kind = NIAN_ITEM_HEADING;
        item->mark = NIAN_MARK_TOPIC;
        item->closed = true;
    }
}

void nian_items_settle(nian_items *items, const nian_lines *lines)
{
    for (size_t i = items->count; i-- > 0;) {
        nian_item *item = &items->items[i];
        if (item->kind == NIAN_ITEM_HEADING && stands_empty(items, i) &&
            (item->closed || item->mark >= NIAN_MARK_DIGIT) &&
            item->hashes == 0)
            item->kind = NIAN_ITEM_STATEMENT;
    }
    find_topics(items, lines);
}
