/** links.yaml as a text that a person and the program write in turn: what it
 *  says, and on which lines.
 *
 *      nian_links_layout layout;
 *      if (nian_links_lay_out(&layout, &arena, bytes, path, err))
 *          for (size_t i = 0; i < layout.items.count; i++) ...
 */
#ifndef NIAN_REPORT_LINKS_H
#define NIAN_REPORT_LINKS_H

#include "base/buf.h"
#include "report/report.h"

#define NIAN_LINKS_RIGHT "right"
#define NIAN_LINKS_WRONG "wrong"
#define NIAN_LINKS_NAMES "names"

/** One entry.  `first` and `second` are before and after, or name and means
 *  (or not). */
typedef struct nian_links_item {
    nian_str list; /**< right, wrong or names */
    nian_str first;
    nian_str second;
    nian_str note;       /**< why; mostly empty */
    uint32_t begin, end; /**< its lines from 0, half-open */
    bool apart;          /**< a name that does not mean the other */
    bool block;          /**< in a list of one entry a dash */
} nian_links_item;

/** A list, with or without entries. */
typedef struct nian_links_list {
    nian_str key;
    uint32_t line; /**< of the key, from 0 */
    bool block;    /**< one entry a dash */
    bool empty;
} nian_links_list;

typedef struct nian_links_layout {
    vec(nian_links_item) items; /**< in the order of the file */
    vec(nian_links_list) lists;
    vec(nian_note) notes; /**< lines that were not understood */
} nian_links_layout;

/** Fails with NIAN_ECORRUPT when it is no YAML; `path` is for messages. */
bool nian_links_lay_out(nian_links_layout *out, nian_arena *arena,
                        nian_str bytes, const char *path, nian_error *err);

/** The text without the entries that are marked in `gone` (by index, or
 *  NULL), with `more` (or NULL) behind the last of its list.  Comments and the
 *  order of the rest stay as they are.  Fails with NIAN_EUNSUPPORTED when it
 *  is written in a way that would not let them. */
bool nian_links_edit(nian_buf *out, nian_str bytes, const bool *gone,
                     const nian_links_item *more, const char *path,
                     nian_error *err);

#endif
