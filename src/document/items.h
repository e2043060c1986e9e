/** What each line of a report is: headings, statements, rows, the rest.
 *
 *      nian_items items = {0};
 *      nian_items_read(&items, &lines);
 *
 *  Flat and in order; parse.c makes the tree.
 */
#ifndef NIAN_DOCUMENT_ITEMS_H
#define NIAN_DOCUMENT_ITEMS_H

#include "document/document.h"
#include "document/heading.h"
#include "document/lines.h"

enum {
    NIAN_TOPIC_MIN = 3, /**< characters of a heading without a mark */
    NIAN_TOPIC_MAX = 30
};

typedef enum nian_item_kind {
    NIAN_ITEM_HEADING,
    NIAN_ITEM_STATEMENT,
    NIAN_ITEM_TABLE,
    NIAN_ITEM_GLOSSARY,
    NIAN_ITEM_FURNITURE,
    NIAN_ITEM_DROPPED /**< a heading that proved to be none */
} nian_item_kind;

typedef struct nian_item {
    nian_item_kind kind;
    nian_mark mark;     /**< of a statement too, when it starts with one */
    int ordinal;        /**< 0: none */
    uint32_t line;      /**< index */
    uint32_t paragraph; /**< ordinal from 1 */
    uint32_t begin;     /**< in the line's text */
    uint32_t end;
    uint32_t label; /**< bytes of the label and the blanks behind it */
    uint8_t hashes;
    bool closed; /**< a heading that ends like a sentence */
} nian_item;

vec_type(nian_items, nian_item);

void nian_items_read(nian_items *out, const nian_lines *lines);

/** The same of the stored form, whose marks say what each line is. */
void nian_items_read_stored(nian_items *out, const nian_lines *lines);

/** Headings under which nothing stands become statements; in a report without
 *  headings, the sentences that open its paragraphs become such. */
void nian_items_settle(nian_items *items, const nian_lines *lines);

#endif
