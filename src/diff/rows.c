/* Pairs cut into products.  Two old members with the same partners stand in
 * one row; or, where that takes fewer rows, two new members with the same
 * partners do.  Each connected part of the graph decides for itself. */
#include "diff/rows.h"

#include <stdlib.h>
#include <string.h>

/* One node and its partners: pairs [begin, end) of the array it was made
 * from. */
typedef struct node {
    uint32_t id;
    uint32_t kind;
    size_t begin, end;
    size_t part;  /* the smallest pair index of its connected part */
    size_t class; /* nodes of one class have the same partners */
} node;

typedef struct side {
    nian_linked *pairs; /* by kind, own, other */
    node *nodes;
    size_t node_count;
    size_t *rows; /* by part: how many classes */
} side;

static int by_before(const void *left, const void *right)
{
    const nian_linked *a = left;
    const nian_linked *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->before != b->before)
        return a->before < b->before ? -1 : 1;
    return (a->after > b->after) - (a->after < b->after);
}

/* The twin that looks from the new side: before and after change places. */
static nian_linked *turned(nian_arena *arena, const nian_linked *pairs,
                           size_t count)
{
    nian_linked *out = nian_new_array(arena, nian_linked, count);
    for (size_t i = 0; i < count; i++)
        out[i] = (nian_linked){pairs[i].after, pairs[i].before, pairs[i].score,
                               pairs[i].kind};
    if (count)
        qsort(out, count, sizeof *out, by_before);
    return out;
}

static void find_nodes(side *s, nian_arena *arena, size_t count)
{
    s->nodes = nian_new_array(arena, node, count);
    for (size_t i = 0; i < count; i++) {
        const nian_linked *pair = &s->pairs[i];
        node *last = s->node_count ? &s->nodes[s->node_count - 1] : NULL;
        if (!last || last->id != pair->before || last->kind != pair->kind)
            s->nodes[s->node_count++] =
                (node){.id = pair->before, .kind = pair->kind, .begin = i};
        s->nodes[s->node_count - 1].end = i + 1;
    }
}

static node *find_node(const side *s, uint32_t kind, uint32_t id)
{
    size_t low = 0;
    size_t high = s->node_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const node *n = &s->nodes[middle];
        if (n->kind < kind || (n->kind == kind && n->id < id))
            low = middle + 1;
        else
            high = middle;
    }
    return &s->nodes[low];
}

/* A union-find over old nodes; new ones follow a partner of theirs. */
static size_t root_of(size_t *parents, size_t at)
{
    while (parents[at] != at)
        at = parents[at] = parents[parents[at]];
    return at;
}

static void find_parts(side *old, side *new, nian_arena *arena)
{
    size_t *parents = nian_new_array(arena, size_t, old->node_count);
    for (size_t i = 0; i < old->node_count; i++)
        parents[i] = i;
    for (size_t i = 0; i < new->node_count; i++) {
        const node *n = &new->nodes[i];
        size_t first =
            (size_t)(find_node(old, n->kind, new->pairs[n->begin].after) -
                     old->nodes);
        for (size_t k = n->begin + 1; k < n->end; k++) {
            size_t other =
                (size_t)(find_node(old, n->kind, new->pairs[k].after) -
                         old->nodes);
            size_t left = root_of(parents, first);
            size_t right = root_of(parents, other);
            parents[left > right ? left : right] = left < right ? left : right;
        }
    }
    for (size_t i = 0; i < old->node_count; i++)
        old->nodes[i].part = root_of(parents, i);
    for (size_t i = 0; i < new->node_count; i++) {
        node *n = &new->nodes[i];
        n->part = find_node(old, n->kind, new->pairs[n->begin].after)->part;
    }
}

/* ---------------------------------------------------------------- classes */

static uint64_t hash_partners(const side *s, const node *n)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = n->begin; i < n->end; i++)
        hash = (hash ^ s->pairs[i].after) * UINT64_C(1099511628211);
    return hash;
}

typedef struct keyed {
    const side *side;
    node *node;
    uint64_t hash;
} keyed;

static int by_partners(const void *left, const void *right)
{
    const keyed *a = left;
    const keyed *b = right;
    size_t count = a->node->end - a->node->begin;
    if (a->node->part != b->node->part)
        return a->node->part < b->node->part ? -1 : 1;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (count != b->node->end - b->node->begin)
        return count < b->node->end - b->node->begin ? -1 : 1;
    for (size_t i = 0; i < count; i++) {
        uint32_t mine = a->side->pairs[a->node->begin + i].after;
        uint32_t other = b->side->pairs[b->node->begin + i].after;
        if (mine != other)
            return mine < other ? -1 : 1;
    }
    return 0;
}

static int by_class(const void *left, const void *right)
{
    const node *a = ((const keyed *)left)->node;
    const node *b = ((const keyed *)right)->node;
    if (a->class != b->class)
        return a->class < b->class ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static keyed *find_classes(side *s, nian_arena *arena, size_t parts)
{
    keyed *keys = nian_new_array(arena, keyed, s->node_count);
    s->rows = nian_new_array(arena, size_t, parts);
    for (size_t i = 0; i < s->node_count; i++)
        keys[i] = (keyed){s, &s->nodes[i], hash_partners(s, &s->nodes[i])};
    if (s->node_count)
        qsort(keys, s->node_count, sizeof *keys, by_partners);
    for (size_t i = 0; i < s->node_count; i++) {
        bool same = i && by_partners(&keys[i - 1], &keys[i]) == 0;
        if (!same)
            s->rows[keys[i].node->part]++;
        keys[i].node->class = same ? keys[i - 1].node->class : i;
    }
    if (s->node_count)
        qsort(keys, s->node_count, sizeof *keys, by_class);
    return keys;
}

/* ------------------------------------------------------------------- rows */

/* One row of the nodes keys[0 .. count), which have the same partners. */
static nian_row row_of(const side *s, nian_arena *arena, const keyed *keys,
                       size_t count, bool swapped)
{
    const node *first = keys[0].node;
    size_t partners = first->end - first->begin;
    uint32_t *own = nian_new_array(arena, uint32_t, count);
    uint32_t *others = nian_new_array(arena, uint32_t, partners);
    double sum = 0;
    for (size_t i = 0; i < partners; i++)
        others[i] = s->pairs[first->begin + i].after;
    for (size_t i = 0; i < count; i++) {
        own[i] = keys[i].node->id;
        for (size_t k = keys[i].node->begin; k < keys[i].node->end; k++)
            sum += (double)s->pairs[k].score;
    }
    nian_row row = {own,      count,       others,
                    partners, first->kind, sum / (double)(count * partners)};
    if (swapped)
        row = (nian_row){others, partners, own, count, row.kind, row.score};
    return row;
}

static void push_rows(nian_rows *out, nian_arena *arena, const side *s,
                      const keyed *keys, const side *other, bool swapped)
{
    for (size_t i = 0, end; i < s->node_count; i = end) {
        for (end = i + 1; end < s->node_count; end++)
            if (keys[end].node->class != keys[i].node->class)
                break;
        size_t part = keys[i].node->part;
        /* Ties go to rows of one new member: they are read in its order. */
        bool fewer = swapped ? s->rows[part] <= other->rows[part]
                             : s->rows[part] < other->rows[part];
        if (fewer)
            vec_push(arena, out, row_of(s, arena, keys + i, end - i, swapped));
    }
}

void nian_rows_make(nian_rows *out, nian_arena *arena, nian_linked *pairs,
                    size_t count)
{
    *out = (nian_rows){0};
    if (!count)
        return;
    nian_arena scratch = {0};
    qsort(pairs, count, sizeof *pairs, by_before);
    side old = {.pairs = pairs};
    side new = {.pairs = turned(&scratch, pairs, count)};
    find_nodes(&old, &scratch, count);
    find_nodes(&new, &scratch, count);
    find_parts(&old, &new, &scratch);
    keyed *old_keys = find_classes(&old, &scratch, count);
    keyed *new_keys = find_classes(&new, &scratch, count);
    push_rows(out, arena, &old, old_keys, &new, false);
    push_rows(out, arena, &new, new_keys, &old, true);
    nian_arena_free(&scratch);
}

/* Patience: piles[k] is the item that ends the best run of length k + 1. */
void nian_moved_mark(bool *out, nian_arena *arena, const uint32_t *items,
                     size_t count)
{
    size_t *piles = nian_new_array(arena, size_t, count + 1);
    size_t *previous = nian_new_array(arena, size_t, count + 1);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t low = 0;
        size_t high = length;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (items[piles[middle]] <= items[i])
                low = middle + 1;
            else
                high = middle;
        }
        previous[i] = low ? piles[low - 1] : count;
        piles[low] = i;
        if (low == length)
            length++;
        out[i] = true;
    }
    for (size_t i = length ? piles[length - 1] : count; i < count;
         i = previous[i])
        out[i] = false;
}
