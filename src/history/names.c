/* Other names of what a person asks for: those that persons gave, that the
 * reports of the series give themselves, and those of general use. */
#include "history/history.h"

#include <string.h>

#include "text/text.h"

enum {
    WORDINGS_MAX = 8 /* of one query; more than one name in it is rare */
};

typedef struct renaming {
    nian_query *query;
    nian_arena *arena;
    const nian_history *history;
    nian_letters asked;
    nian_str folded; /* what was asked */
    const nian_letters *texts;
    size_t text_count;
} renaming;

/* A name that takes the place of another. */
typedef struct other_name {
    nian_str from, to;
    bool part;  /* also within a longer query */
    bool known; /* `to` means nothing else, however short it is */
} other_name;

static void add_name(renaming *r, nian_letters name)
{
    for (size_t i = 0; i < r->query->names.count; i++)
        if (nian_letters_equal(r->query->names.items[i], name))
            return;
    vec_push(r->arena, &r->query->names, name);
}

/* What the whole query is called; found where it stands as it is.  A query of
 * two letters that is known for a name is sought as a word alone: 提高企业
 * holds all letters of 高企. */
static void add_whole(renaming *r, const other_name *name)
{
    nian_letters to;
    nian_letters_read(&to, r->arena, name->to);
    if (!to.count || !(name->known || nian_name_is_rare(name->to)))
        return;
    add_name(r, to);
    if (r->asked.count > NIAN_CHANCE_LETTERS)
        return;
    add_name(r, r->asked);
    r->query->wordings.count = 0;
}

/* The query with one name in place of the other is asked too. */
static void add_wording(renaming *r, const other_name *name)
{
    nian_str from = nian_fold(r->arena, name->from, NULL);
    ptrdiff_t at = from.len ? nian_str_find(r->folded, from) : -1;
    if (at < 0 || r->query->renamed.count >= WORDINGS_MAX ||
        !nian_name_stands(r->folded, (size_t)at, from.len))
        return;
    nian_str head = nian_str_slice(r->folded, 0, (size_t)at);
    nian_str tail = nian_str_after(r->folded, (size_t)at + from.len);
    nian_query more;
    nian_query_read(&more, r->arena,
                    nian_str_concat(r->arena,
                                    nian_str_concat(r->arena, head, name->to),
                                    tail),
                    r->texts, r->text_count);
    nian_letters to;
    nian_letters_read(&to, r->arena, name->to);
    for (size_t i = 0; i < more.wordings.count; i++)
        vec_push(r->arena, &r->query->renamed,
                 ((nian_renamed){more.wordings.items[i], to}));
}

static void try_name(renaming *r, const other_name *name)
{
    nian_letters from;
    nian_letters_read(&from, r->arena, name->from);
    if (from.count && nian_letters_equal(from, r->asked))
        add_whole(r, name);
    else if (from.count && from.count < r->asked.count && name->part)
        add_wording(r, name);
}

static void try_both(renaming *r, nian_str name, nian_str means, bool part,
                     bool known)
{
    const nian_names said = {r->history->renamings, r->history->renaming_count};
    if (nian_names_apart(&said, name, means))
        return;
    try_name(r, &(other_name){name, means, part, known});
    try_name(r, &(other_name){means, name, part, known});
}

static void try_own(renaming *r, const nian_report *report)
{
    for (size_t i = 0; i < report->alias_count; i++) {
        const nian_alias *alias = &report->aliases[i];
        if (alias->name.len < alias->meaning.len)
            try_both(r, alias->name, alias->meaning,
                     nian_name_is_rare(alias->name), false);
    }
}

void nian_history_rename(nian_query *query, nian_arena *arena,
                         const nian_history *history, nian_str text,
                         const nian_letters *texts, size_t text_count)
{
    renaming r = {.query = query,
                  .arena = arena,
                  .history = history,
                  .folded = nian_fold(arena, nian_str_trim(text), NULL),
                  .texts = texts,
                  .text_count = text_count};
    nian_names usual = nian_general_names();
    nian_letters_read(&r.asked, arena, text);
    for (size_t i = 0; i < history->renaming_count; i++)
        try_both(&r, history->renamings[i].name, history->renamings[i].means,
                 true, true);
    for (size_t i = 0; i < usual.count; i++)
        try_both(&r, usual.items[i].name, usual.items[i].means,
                 nian_name_is_rare(usual.items[i].name), true);
    for (size_t i = 0; i < history->count; i++)
        try_own(&r, history->reports[i]);
}

static bool is_called(nian_arena *arena, nian_letters asked, nian_str name)
{
    nian_letters letters;
    nian_letters_read(&letters, arena, name);
    return nian_letters_equal(asked, letters);
}

static void drop_name(nian_query *query, nian_arena *arena, nian_str name)
{
    size_t count = 0;
    for (size_t i = 0; i < query->names.count; i++)
        if (!is_called(arena, query->names.items[i], name))
            query->names.items[count++] = query->names.items[i];
    query->names.count = count;
}

void nian_history_unname(nian_query *query, nian_arena *arena,
                         const nian_history *history, nian_str text)
{
    nian_letters asked;
    nian_letters_read(&asked, arena, text);
    for (size_t i = 0; i < history->renaming_count; i++) {
        const nian_renaming *said = &history->renamings[i];
        if (said->apart && is_called(arena, asked, said->name))
            drop_name(query, arena, said->means);
        if (said->apart && is_called(arena, asked, said->means))
            drop_name(query, arena, said->name);
    }
}
