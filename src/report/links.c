/* links.yaml: what persons decided about a series.
 *
 *     right:                    # these two are about the same
 *       - before: 2022-017      # the id or the text of a statement
 *         after: 2023-009
 *     wrong:                    # these two are not
 *       - before: 2022-018
 *         after: 2023-011
 *     names:                    # this name means that one
 *       - name: 出庭率
 *         means: 负责人出庭应诉率
 */
#include "report/report.h"

#include <stdlib.h>

#include <yaml.h>

#include "base/error.h"
#include "base/vec.h"
#include "corpus/corpus.h"

typedef struct owned_links {
    nian_links links; /* first: its address is its owner's */
    nian_arena arena;
    vec(nian_decision) decisions;
    vec(nian_renaming) renamings;
    vec(nian_note) notes;
} owned_links;

static nian_str scalar(nian_arena *arena, const yaml_node_t *node)
{
    if (!node || node->type != YAML_SCALAR_NODE)
        return (nian_str){NULL, 0};
    nian_str value = {(const char *)node->data.scalar.value,
                      node->data.scalar.length};
    return nian_str_copy(arena, nian_str_trim(value));
}

static nian_str field(nian_arena *arena, yaml_document_t *document,
                      const yaml_node_t *node, const char *name)
{
    nian_str value = {NULL, 0};
    if (!node || node->type != YAML_MAPPING_NODE)
        return value;
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        nian_str key =
            scalar(arena, yaml_document_get_node(document, pair->key));
        if (nian_str_equal(key, nian_str_from(name)))
            value =
                scalar(arena, yaml_document_get_node(document, pair->value));
    }
    return value;
}

static void note(owned_links *owned, const yaml_node_t *node, const char *text)
{
    nian_note note = {.count = 1};
    note.line = node ? (uint32_t)node->start_mark.line + 1 : 0;
    note.text = nian_str_from(text);
    vec_push(&owned->arena, &owned->notes, note);
}

static void take_decision(owned_links *owned, yaml_document_t *document,
                          const yaml_node_t *item, bool same)
{
    nian_decision decision = {same, {NULL, 0}, {NULL, 0}};
    decision.before = field(&owned->arena, document, item, "before");
    decision.after = field(&owned->arena, document, item, "after");
    if (decision.before.len && decision.after.len)
        vec_push(&owned->arena, &owned->decisions, decision);
    else
        note(owned, item, "a link wants before and after");
}

static void take_renaming(owned_links *owned, yaml_document_t *document,
                          const yaml_node_t *item)
{
    nian_renaming renaming = {{NULL, 0}, {NULL, 0}};
    renaming.name = field(&owned->arena, document, item, "name");
    renaming.means = field(&owned->arena, document, item, "means");
    if (renaming.name.len && renaming.means.len)
        vec_push(&owned->arena, &owned->renamings, renaming);
    else
        note(owned, item, "a name wants name and means");
}

static void take_item(owned_links *owned, yaml_document_t *document,
                      nian_str key, const yaml_node_t *item)
{
    if (nian_str_equal(key, NIAN_STR("names")))
        take_renaming(owned, document, item);
    else
        take_decision(owned, document, item,
                      nian_str_equal(key, NIAN_STR("right")));
}

static bool is_known(nian_str key)
{
    return nian_str_equal(key, NIAN_STR("right")) ||
           nian_str_equal(key, NIAN_STR("wrong")) ||
           nian_str_equal(key, NIAN_STR("names"));
}

static void take_list(owned_links *owned, yaml_document_t *document,
                      const yaml_node_pair_t *pair)
{
    const yaml_node_t *name = yaml_document_get_node(document, pair->key);
    const yaml_node_t *list = yaml_document_get_node(document, pair->value);
    nian_str key = scalar(&owned->arena, name);
    if (!is_known(key)) {
        note(owned, name, "unknown key; there are right, wrong and names");
        return;
    }
    if (!list || list->type != YAML_SEQUENCE_NODE) {
        note(owned, name, "a list is wanted here");
        return;
    }
    for (const yaml_node_item_t *item = list->data.sequence.items.start;
         item < list->data.sequence.items.top; item++)
        take_item(owned, document, key,
                  yaml_document_get_node(document, *item));
}

static void take_document(owned_links *owned, yaml_document_t *document)
{
    const yaml_node_t *root = yaml_document_get_root_node(document);
    if (!root || root->type != YAML_MAPPING_NODE) {
        if (root)
            note(owned, root, "a mapping of right, wrong and names is wanted");
        return;
    }
    for (const yaml_node_pair_t *pair = root->data.mapping.pairs.start;
         pair < root->data.mapping.pairs.top; pair++)
        take_list(owned, document, pair);
}

static bool read_yaml(owned_links *owned, nian_str bytes, const char *path,
                      nian_error *err)
{
    yaml_parser_t parser;
    yaml_document_t document;
    if (!yaml_parser_initialize(&parser))
        return nian_fail(err, NIAN_EINPUT, "%s: no YAML reader", path);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &parser, (const unsigned char *)(bytes.len ? bytes.ptr : ""),
        bytes.len);
    bool read = yaml_parser_load(&parser, &document);
    if (read) {
        take_document(owned, &document);
        yaml_document_delete(&document);
    } else {
        nian_fail(err, NIAN_ECORRUPT, "%s: line %zu: %s; mend it on main", path,
                  parser.problem_mark.line + 1,
                  parser.problem ? parser.problem : "no YAML");
    }
    yaml_parser_delete(&parser);
    return read;
}

bool nian_links_read(nian_links **out, nian_str bytes, const char *path,
                     nian_error *err)
{
    owned_links *owned = nian_xcalloc(1, sizeof *owned);
    *out = NULL;
    if (!read_yaml(owned, bytes, path, err)) {
        nian_links_free(&owned->links);
        return false;
    }
    owned->links = (nian_links){owned->decisions.items, owned->decisions.count,
                                owned->renamings.items, owned->renamings.count,
                                owned->notes.items,     owned->notes.count};
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
