/* The stack of open headings.  A heading closes the open one of its own kind
 * and all within that, unless the count of one of those goes on below: then
 * the new heading stands inside. */
#include "document/tree.h"

enum {
    MARKS = NIAN_MARK_FIRST + 1
};

static bool is_ordered(const nian_item *item)
{
    return item->ordinal > 0;
}

/* Marks that number clauses within running text. */
static bool is_inline(nian_mark mark)
{
    return mark == NIAN_MARK_FIRST || mark == NIAN_MARK_CIRCLE ||
           mark == NIAN_MARK_LEAD;
}

/* One number may be missing: real reports lose some. */
static bool follows(int before, int ordinal)
{
    return ordinal == before + 1 || ordinal == before + 2;
}

void nian_tree_prepare(nian_tree *tree, nian_arena *arena)
{
    const nian_items *items = tree->items;
    int next[MARKS] = {0};
    tree->next = nian_new_array(arena, int, items->count);
    for (size_t i = items->count; i-- > 0;) {
        const nian_item *item = &items->items[i];
        if (!is_ordered(item))
            continue;
        tree->next[i] = next[item->mark];
        next[item->mark] = item->ordinal;
    }
}

static const nian_item *open_item(const nian_tree *tree, size_t depth)
{
    return &tree->items->items[tree->open[depth]];
}

/* True when the count of an open heading goes on further down. */
static bool continues(const nian_tree *tree, size_t depth)
{
    uint32_t index = tree->open[depth];
    int ordinal = tree->items->items[index].ordinal;
    return ordinal && follows(ordinal, tree->next[index]);
}

/* The innermost open heading whose count this one takes up, or 0. */
static size_t find_before(const nian_tree *tree, const nian_item *item)
{
    for (size_t d = tree->depth; d > 0 && is_ordered(item); d--) {
        const nian_item *open = open_item(tree, d);
        if (open->mark == item->mark && follows(tree->count[d], item->ordinal))
            return d;
    }
    return 0;
}

/* The innermost open heading that holds whatever comes before its next. */
static size_t find_floor(const nian_tree *tree)
{
    for (size_t d = tree->depth; d > 0; d--)
        if (continues(tree, d) && !is_inline(open_item(tree, d)->mark))
            return d;
    return 0;
}

static size_t find_kin(const nian_tree *tree, const nian_item *item,
                       size_t floor)
{
    for (size_t d = tree->depth; d > floor; d--)
        if (open_item(tree, d)->mark == item->mark)
            return d;
    return 0;
}

/* True when the heading open at `depth` cannot hold `item`, which opens a
 * kind of its own.  A line without a number that stands between two counts of
 * one mark heads the second. */
static bool yields(const nian_tree *tree, size_t depth, const nian_item *item)
{
    const nian_item *open = open_item(tree, depth);
    if (item->hashes)
        return open->hashes == 0 || open->hashes >= item->hashes;
    if (item->mark == NIAN_MARK_TITLE)
        return true;
    if (open->hashes || open->mark == NIAN_MARK_TOPIC ||
        open->mark == NIAN_MARK_BOLD || tree->within[item->mark][open->mark])
        return false;
    if (item->mark <= NIAN_MARK_HAN_BRACKET)
        return open->mark > item->mark;
    if (item->mark == NIAN_MARK_TOPIC || item->mark == NIAN_MARK_BOLD)
        return is_inline(open->mark) || tree->next[tree->open[depth]] == 1;
    return item->mark != NIAN_MARK_FIRST && item->mark != open->mark &&
           is_inline(open->mark);
}

/* A topic that follows another at once stands within it. */
static bool is_stacked(const nian_tree *tree, uint32_t index)
{
    const nian_item *item = &tree->items->items[index];
    return tree->depth && item->hashes == 0 &&
           tree->open[tree->depth] + 1 == index &&
           open_item(tree, tree->depth)->mark == item->mark &&
           (item->mark == NIAN_MARK_TOPIC || item->mark == NIAN_MARK_BOLD);
}

static size_t keep_depth(const nian_tree *tree, uint32_t index)
{
    const nian_item *item = &tree->items->items[index];
    if (is_stacked(tree, index))
        return tree->depth;
    size_t before = item->hashes ? 0 : find_before(tree, item);
    if (before)
        return before - 1;
    size_t floor = find_floor(tree);
    if (item->hashes || item->mark == NIAN_MARK_TITLE)
        floor = 0;
    size_t kin = item->hashes ? 0 : find_kin(tree, item, floor);
    if (kin)
        return kin - 1;
    size_t depth = tree->depth;
    while (depth > floor && yields(tree, depth, item))
        depth--;
    return depth;
}

size_t nian_tree_place(nian_tree *tree, uint32_t index)
{
    size_t depth = keep_depth(tree, index);
    if (depth == NIAN_DEPTH_MAX)
        depth--;
    nian_mark mark = tree->items->items[index].mark;
    if (depth)
        tree->within[mark][open_item(tree, depth)->mark] = true;
    tree->depth = depth + 1;
    tree->open[tree->depth] = index;
    tree->count[tree->depth] = tree->items->items[index].ordinal;
    return tree->depth;
}

void nian_tree_count(nian_tree *tree, uint32_t index)
{
    const nian_item *item = &tree->items->items[index];
    size_t depth = find_before(tree, item);
    if (depth)
        tree->count[depth] = item->ordinal;
}
