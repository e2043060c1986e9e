/* What persons decided: their word on a link wins over any score, and a name
 * stands for what they say it means. */
#include "history/history.h"

void nian_history_decide(nian_history *history, const nian_decision *decisions,
                         size_t decision_count, const nian_renaming *renamings,
                         size_t renaming_count)
{
    history->decisions = decisions;
    history->decision_count = decision_count;
    history->renamings = renamings;
    history->renaming_count = renaming_count;
}

/* A year and an ordinal from 1. */
static bool read_id(nian_str text, int *year, int *ordinal)
{
    ptrdiff_t dash = nian_str_find(text, NIAN_STR("-"));
    return dash >= 0 &&
           nian_str_to_int(nian_str_slice(text, 0, (size_t)dash), year) &&
           nian_str_to_int(nian_str_after(text, (size_t)dash + 1), ordinal);
}

bool nian_history_is_id(nian_str text)
{
    int year, ordinal;
    return read_id(text, &year, &ordinal);
}

static bool has_id(const nian_history *history, uint32_t report, nian_str id,
                   nian_place *out)
{
    int year, ordinal;
    const nian_report *read = history->reports[report];
    if (!read_id(id, &year, &ordinal) || read->meta.year != year ||
        ordinal < 1 || (size_t)ordinal > read->statement_count)
        return false;
    *out = (nian_place){report, (uint32_t)ordinal - 1};
    return true;
}

bool nian_history_find_id(const nian_history *history, nian_str id,
                          nian_place *out)
{
    for (uint32_t i = 0; i < history->count; i++)
        if (has_id(history, i, id, out))
            return true;
    return false;
}

/* The statement of `report` that a person named by its id or its text. */
static bool find_named(const nian_history *history, uint32_t report,
                       nian_str name, nian_place *out)
{
    if (has_id(history, report, name, out))
        return true;
    nian_arena scratch = {0};
    nian_letters letters;
    nian_letters_read(&letters, &scratch, name);
    const nian_report *read = history->reports[report];
    bool found = false;
    for (uint32_t i = 0; letters.count && !found && i < read->statement_count;
         i++) {
        *out = (nian_place){report, i};
        found =
            nian_letters_equal(nian_history_letters(history, *out), letters);
    }
    nian_arena_free(&scratch);
    return found;
}

static void drop_link(nian_pairs *links, uint32_t before, uint32_t after)
{
    size_t count = 0;
    for (size_t i = 0; i < links->count; i++)
        if (links->items[i].before != before || links->items[i].after != after)
            links->items[count++] = links->items[i];
    links->count = count;
}

void nian_history_overrule(nian_pairs *links, nian_arena *arena,
                           const nian_history *history, uint32_t older,
                           uint32_t newer)
{
    for (size_t i = 0; i < history->decision_count; i++) {
        const nian_decision *decision = &history->decisions[i];
        nian_place before, after;
        if (!find_named(history, older, decision->before, &before) ||
            !find_named(history, newer, decision->after, &after))
            continue;
        nian_pair link = {before.statement, after.statement, 1};
        drop_link(links, link.before, link.after);
        if (decision->same)
            vec_push(arena, links, link);
    }
}

void nian_history_rename(nian_query *query, nian_arena *arena,
                         const nian_history *history, nian_str text)
{
    nian_letters asked;
    nian_letters_read(&asked, arena, text);
    for (size_t i = 0; i < history->renaming_count; i++) {
        nian_letters name, meaning;
        nian_letters_read(&name, arena, history->renamings[i].name);
        nian_letters_read(&meaning, arena, history->renamings[i].means);
        if (!name.count || !meaning.count)
            continue;
        if (nian_letters_have(asked, name))
            vec_push(arena, &query->names, meaning);
        else if (nian_letters_have(asked, meaning))
            vec_push(arena, &query->names, name);
    }
}
