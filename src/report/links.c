/* links.yaml: what persons decided about a series.
 *
 *     right:                    # these two are about the same
 *       - before: 2022-017 扩建养老院…   # see nian_statement_name
 *         after: 2023-009
 *         note: 更名
 *     wrong:                    # these two are not
 *       - before: 2022-018
 *         after: 2023-011
 *     names:                    # this name means that one
 *       - name: 出庭率
 *         means: 负责人出庭应诉率
 *       - name: 规上              # this one does not mean that
 *         not: 规模以上
 */
#include "report/links.h"

#include <stdlib.h>

#include <yaml.h>

#include "base/error.h"
#include "corpus/corpus.h"

/* ------------------------------------------------------------- reading */

typedef struct reader {
    nian_links_layout *out;
    nian_arena *arena;
    yaml_document_t *document;
} reader;

static nian_str scalar(const reader *r, const yaml_node_t *node)
{
    if (!node || node->type != YAML_SCALAR_NODE)
        return (nian_str){NULL, 0};
    nian_str value = {(const char *)node->data.scalar.value,
                      node->data.scalar.length};
    return nian_str_copy(r->arena, nian_str_trim(value));
}

static nian_str field(const reader *r, const yaml_node_t *node,
                      const char *name)
{
    nian_str value = {NULL, 0};
    if (!node || node->type != YAML_MAPPING_NODE)
        return value;
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        nian_str key =
            scalar(r, yaml_document_get_node(r->document, pair->key));
        if (nian_str_equal(key, nian_str_from(name)))
            value = scalar(r, yaml_document_get_node(r->document, pair->value));
    }
    return value;
}

static void note(const reader *r, const yaml_node_t *node, const char *text)
{
    nian_note note = {.count = 1};
    note.line = node ? (uint32_t)node->start_mark.line + 1 : 0;
    note.text = nian_str_from(text);
    vec_push(r->arena, &r->out->notes, note);
}

/* A mark at the start of a line ends the line before. */
static uint32_t line_behind(yaml_mark_t mark)
{
    return (uint32_t)mark.line + (mark.column > 0);
}

/* The end of a mapping in blocks is where the next thing begins, behind any
 * comments: its own end is that of its last value. */
static uint32_t find_end(const reader *r, const yaml_node_t *item)
{
    uint32_t end = (uint32_t)item->start_mark.line + 1;
    if (item->type != YAML_MAPPING_NODE ||
        item->data.mapping.style == YAML_FLOW_MAPPING_STYLE)
        return line_behind(item->end_mark);
    for (const yaml_node_pair_t *pair = item->data.mapping.pairs.start;
         pair < item->data.mapping.pairs.top; pair++) {
        const yaml_node_t *value =
            yaml_document_get_node(r->document, pair->value);
        uint32_t last = value ? line_behind(value->end_mark) : 0;
        end = last > end ? last : end;
    }
    return end;
}

static void take_item(reader *r, nian_str key, const yaml_node_t *item,
                      bool block)
{
    bool named = nian_str_equal(key, NIAN_STR(NIAN_LINKS_NAMES));
    nian_links_item taken = {.list = key, .block = block};
    taken.first = field(r, item, named ? "name" : "before");
    taken.second = field(r, item, named ? "means" : "after");
    if (named && taken.second.len == 0) {
        taken.second = field(r, item, "not");
        taken.apart = true;
    }
    taken.note = field(r, item, "note");
    if (taken.first.len == 0 || taken.second.len == 0) {
        note(r, item,
             named ? "a name wants name and means, or not"
                   : "a link wants before and after");
        return;
    }
    taken.begin = (uint32_t)item->start_mark.line;
    taken.end = find_end(r, item);
    vec_push(r->arena, &r->out->items, taken);
}

static bool is_known(nian_str key)
{
    return nian_str_equal(key, NIAN_STR(NIAN_LINKS_RIGHT)) ||
           nian_str_equal(key, NIAN_STR(NIAN_LINKS_WRONG)) ||
           nian_str_equal(key, NIAN_STR(NIAN_LINKS_NAMES));
}

static void take_list(reader *r, const yaml_node_pair_t *pair)
{
    const yaml_node_t *name = yaml_document_get_node(r->document, pair->key);
    const yaml_node_t *list = yaml_document_get_node(r->document, pair->value);
    nian_links_list taken = {.key = scalar(r, name), .block = true};
    if (!is_known(taken.key)) {
        note(r, name, "unknown key; there are right, wrong and names");
        return;
    }
    taken.line = (uint32_t)name->start_mark.line;
    bool is_list = list && list->type == YAML_SEQUENCE_NODE;
    taken.empty = !is_list && scalar(r, list).len == 0;
    if (!is_list && !taken.empty) {
        note(r, name, "a list is wanted here");
        return;
    }
    if (is_list) {
        taken.block = list->data.sequence.style == YAML_BLOCK_SEQUENCE_STYLE;
        taken.empty =
            list->data.sequence.items.start == list->data.sequence.items.top;
    }
    vec_push(r->arena, &r->out->lists, taken);
    for (const yaml_node_item_t *item =
             is_list ? list->data.sequence.items.start : NULL;
         is_list && item < list->data.sequence.items.top; item++)
        take_item(r, taken.key, yaml_document_get_node(r->document, *item),
                  taken.block);
}

static void take_document(reader *r)
{
    const yaml_node_t *root = yaml_document_get_root_node(r->document);
    if (!root || root->type != YAML_MAPPING_NODE) {
        if (root)
            note(r, root, "a mapping of right, wrong and names is wanted");
        return;
    }
    for (const yaml_node_pair_t *pair = root->data.mapping.pairs.start;
         pair < root->data.mapping.pairs.top; pair++)
        take_list(r, pair);
}

bool nian_links_lay_out(nian_links_layout *out, nian_arena *arena,
                        nian_str bytes, const char *path, nian_error *err)
{
    yaml_parser_t parser;
    yaml_document_t document;
    *out = (nian_links_layout){.items = {0}};
    if (!yaml_parser_initialize(&parser))
        return nian_fail(err, NIAN_EINPUT, "%s: no YAML reader", path);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &parser, (const unsigned char *)(bytes.len ? bytes.ptr : ""),
        bytes.len);
    bool read = yaml_parser_load(&parser, &document);
    if (read) {
        take_document(&(reader){out, arena, &document});
        yaml_document_delete(&document);
    } else {
        nian_fail(err, NIAN_ECORRUPT, "%s: line %zu: %s; mend it on main", path,
                  parser.problem_mark.line + 1,
                  parser.problem ? parser.problem : "no YAML");
    }
    yaml_parser_delete(&parser);
    return read;
}

/* --------------------------------------------------------------- links */

typedef struct owned_links {
    nian_links links; /* first: its address is its owner's */
    nian_arena arena;
    vec(nian_decision) decisions;
    vec(nian_renaming) renamings;
} owned_links;

static void take_links(owned_links *owned, const nian_links_layout *layout)
{
    nian_arena *arena = &owned->arena;
    for (size_t i = 0; i < layout->items.count; i++) {
        const nian_links_item *item = &layout->items.items[i];
        bool same = nian_str_equal(item->list, NIAN_STR(NIAN_LINKS_RIGHT));
        nian_decision decision = {same, item->first, item->second,
                                  item->begin + 1};
        nian_renaming renaming = {item->first, item->second, item->apart,
                                  item->begin + 1};
        if (nian_str_equal(item->list, NIAN_STR(NIAN_LINKS_NAMES)))
            vec_push(arena, &owned->renamings, renaming);
        else
            vec_push(arena, &owned->decisions, decision);
    }
    owned->links = (nian_links){owned->decisions.items, owned->decisions.count,
                                owned->renamings.items, owned->renamings.count,
                                layout->notes.items,    layout->notes.count};
}

bool nian_links_read(nian_links **out, nian_str bytes, const char *path,
                     nian_error *err)
{
    owned_links *owned = nian_xcalloc(1, sizeof *owned);
    nian_links_layout layout;
    *out = NULL;
    if (!nian_links_lay_out(&layout, &owned->arena, bytes, path, err)) {
        nian_links_free(&owned->links);
        return false;
    }
    take_links(owned, &layout);
    *out = &owned->links;
    return true;
}

bool nian_corpus_links(nian_links **out, nian_corpus *corpus,
                       const nian_entry_key *key, nian_error *err)
{
    nian_arena arena = {0};
    nian_str bytes = {NULL, 0};
    nian_str blob;
    nian_error why = {0};
    nian_str path = nian_path_links(&arena, key->issuer, key->kind);
    *out = NULL;
    bool fine = nian_corpus_read(&bytes, &blob, &arena, corpus, path, &why) ||
                why.code == NIAN_ENOTFOUND;
    if (fine)
        fine = nian_links_read(out, bytes, nian_cstr(&arena, path), err);
    else if (err)
        *err = why;
    nian_arena_free(&arena);
    return fine;
}

void nian_links_free(nian_links *links)
{
    if (!links)
        return;
    owned_links *owned = (owned_links *)links;
    nian_arena_free(&owned->arena);
    free(owned);
}
