/* What persons decided: their word on a link wins over any score. */
#include "history/history.h"

#include "report/report.h"

/* Where a name is found; without an id that may be in several reports. */
static bool find_in(const nian_history *history, uint32_t report, nian_str name,
                    nian_place *out)
{
    out->report = report;
    return nian_statement_find(&out->statement, history->reports[report], name);
}

static void rule(nian_history *history, const nian_decision *decision)
{
    nian_ruling ruling = {.same = decision->same};
    for (uint32_t i = 0; i < history->count; i++) {
        if (!find_in(history, i, decision->before, &ruling.before))
            continue;
        for (uint32_t k = i + 1; k < history->count; k++)
            if (find_in(history, k, decision->after, &ruling.after))
                vec_push(&history->arena, &history->rulings, ruling);
    }
}

void nian_history_decide(nian_history *history, const nian_decision *decisions,
                         size_t decision_count, const nian_renaming *renamings,
                         size_t renaming_count)
{
    history->rulings.count = 0;
    history->decisions = decisions;
    history->decision_count = decision_count;
    for (size_t i = 0; i < decision_count; i++)
        rule(history, &decisions[i]);
    history->renamings = renamings;
    history->renaming_count = renaming_count;
}

static bool is_place(nian_place place, nian_place other)
{
    return place.report == other.report && place.statement == other.statement;
}

nian_said nian_history_said(const nian_history *history, nian_place before,
                            nian_place after)
{
    for (size_t i = history->rulings.count; i-- > 0;) {
        const nian_ruling *ruling = &history->rulings.items[i];
        if (is_place(ruling->before, before) && is_place(ruling->after, after))
            return ruling->same ? NIAN_SAID_SAME : NIAN_SAID_APART;
    }
    return NIAN_SAID_NOTHING;
}

static bool is_member(const nian_thread *thread, nian_place place)
{
    for (size_t i = 0; i < thread->count; i++)
        if (is_place(thread->items[i].place, place))
            return true;
    return false;
}

nian_said nian_history_said_of(const nian_history *history,
                               const nian_thread *thread, nian_place place)
{
    nian_said found = NIAN_SAID_NOTHING;
    for (size_t i = 0; i < history->rulings.count; i++) {
        const nian_ruling *ruling = &history->rulings.items[i];
        if (!is_place(ruling->after, place) ||
            !is_member(thread, ruling->before))
            continue;
        nian_said said = nian_history_said(history, ruling->before, place);
        if (said == NIAN_SAID_SAME)
            return said;
        found = said;
    }
    return found;
}

bool nian_history_said_origin(nian_place *out, const nian_history *history,
                              nian_place place)
{
    bool found = false;
    for (size_t i = 0; i < history->rulings.count; i++) {
        nian_place before = history->rulings.items[i].before;
        if (nian_history_said(history, before, place) != NIAN_SAID_SAME ||
            (found && before.report <= out->report))
            continue;
        *out = before;
        found = true;
    }
    return found;
}

bool nian_history_is_id(nian_str text)
{
    nian_statement_name name;
    nian_statement_name_read(&name, text);
    return name.year && name.words.len == 0;
}

bool nian_history_find_id(const nian_history *history, nian_str id,
                          nian_place *out)
{
    for (uint32_t i = 0; i < history->count; i++)
        if (find_in(history, i, id, out))
            return true;
    return false;
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
    for (size_t i = 0; i < history->rulings.count; i++) {
        const nian_ruling *ruling = &history->rulings.items[i];
        if (ruling->before.report != older || ruling->after.report != newer)
            continue;
        nian_pair link = {ruling->before.statement, ruling->after.statement, 1};
        drop_link(links, link.before, link.after);
        if (ruling->same)
            vec_push(arena, links, link);
    }
}
