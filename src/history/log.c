/* The history of one undertaking, found by words or by the id of a statement:
 * what each statement comes from, and what became of it since. */
#include "history/history.h"

#include <stdlib.h>

#include "diff/diff.h"
#include "report/report.h"

/* Without a link, words must agree so far. */
#define ALIKE 0.35F

enum {
    GAP_MAX = 5 /* reports that an origin may lie back */
};

/* The strongest link into the year that begins at `first`, if it is one that
 * is shown as fact. */
static void find_linked(const nian_history *history, const nian_thread *found,
                        size_t first, nian_member *member)
{
    uint32_t report = found->items[first].place.report;
    nian_bonds bonds = nian_history_bonds(history, member->place, report);
    float best = (float)NIAN_LINK_THRESHOLD;
    for (size_t i = 0; i < bonds.count && bonds.items[i].score >= best; i++)
        for (size_t j = first;
             j < found->count && found->items[j].place.report == report; j++)
            if (found->items[j].place.statement == bonds.items[i].statement) {
                member->from = (uint32_t)j;
                return;
            }
}

/* What reads most like it in the years before the last one. */
static void find_alike(const nian_history *history, const nian_thread *found,
                       size_t end, nian_member *member)
{
    float best = ALIKE;
    for (size_t i = 0; i < end; i++) {
        nian_place place = found->items[i].place;
        if (member->place.report - place.report > GAP_MAX)
            continue;
        float alike = nian_vocabulary_likeness(
            nian_history_vocabulary(history, member->place),
            nian_history_vocabulary(history, place));
        if (alike >= best) {
            best = alike;
            member->from = (uint32_t)i;
        }
    }
}

/* Gives each statement the one that it comes from: of the last year that was
 * found, or one that came back after years of silence. */
static void find_origins(const nian_history *history, nian_thread *found)
{
    size_t last = 0, first = 0; /* where the last year and this one begin */
    for (uint32_t i = 0; i < found->count; i++) {
        nian_member *member = &found->items[i];
        if (member->place.report != found->items[first].place.report) {
            last = first;
            first = i;
        }
        if (first == 0)
            continue;
        find_linked(history, found, last, member);
        if (member->from == i)
            find_alike(history, found, last, member);
    }
}

/* 2023-017: a year and an ordinal from 1. */
static bool read_id(nian_str text, int *year, int *ordinal)
{
    ptrdiff_t dash = nian_str_find(text, NIAN_STR("-"));
    return dash >= 0 &&
           nian_str_to_int(nian_str_slice(text, 0, (size_t)dash), year) &&
           nian_str_to_int(nian_str_after(text, (size_t)dash + 1), ordinal);
}

static bool find_statement(const nian_history *history, int year, int ordinal,
                           nian_place *out)
{
    for (uint32_t i = 0; i < history->count; i++)
        if (history->reports[i]->meta.year == year && ordinal > 0 &&
            (size_t)ordinal <= history->reports[i]->statement_count) {
            *out = (nian_place){i, (uint32_t)ordinal - 1};
            return true;
        }
    return false;
}

static bool is_done(nian_type type)
{
    return type == NIAN_TYPE_ACTION || type == NIAN_TYPE_RESULT;
}

static nian_status judge(const nian_history *history, nian_place before,
                         nian_place after)
{
    if (nian_history_statement(history, before)->type == NIAN_TYPE_PLAN &&
        is_done(nian_history_statement(history, after)->type))
        return NIAN_STATUS_FULFILLED;
    return nian_letters_equal(nian_history_letters(history, before),
                              nian_history_letters(history, after))
               ? NIAN_STATUS_KEPT
               : NIAN_STATUS_REWORDED;
}

typedef struct log_owner {
    nian_log log;
    nian_arena arena;
} log_owner;

static void tell(nian_entry *entry, nian_arena *arena,
                 const nian_history *history, const nian_thread *thread,
                 size_t index)
{
    const nian_member *member = &thread->items[index];
    *entry = (nian_entry){
        .report = member->place.report,
        .statement = member->place.statement,
        .status = NIAN_STATUS_NEW,
        .from = member->from,
        .score = member->score < 1 ? (double)member->score : 1.0,
    };
    if (member->from == index)
        return;
    nian_place before = thread->items[member->from].place;
    nian_edits edits;
    nian_words(&edits, arena, nian_history_statement(history, before)->text,
               nian_history_statement(history, member->place)->text);
    entry->status = judge(history, before, member->place);
    entry->revived = member->place.report - before.report > 1;
    entry->edits = edits.items;
    entry->edit_count = edits.count;
}

static void list_silent(nian_log *log, nian_arena *arena,
                        const nian_history *history, uint32_t last)
{
    int *years = nian_new_array(arena, int, history->count);
    for (size_t i = last + 1; i < history->count; i++)
        years[log->silent_count++] = history->reports[i]->meta.year;
    log->silent = years;
}

static void fill(log_owner *owner, const nian_history *history,
                 const nian_thread *thread, const nian_place *root)
{
    nian_log *log = &owner->log;
    nian_entry *entries =
        nian_new_array(&owner->arena, nian_entry, thread->count);
    for (size_t i = 0; i < thread->count; i++)
        tell(&entries[i], &owner->arena, history, thread, i);
    log->entries = entries;
    log->entry_count = thread->count;
    log->thread = nian_statement_id(
        &owner->arena, history->reports[root->report], root->statement);
    list_silent(log, &owner->arena, history, vec_last(thread)->place.report);
}

void nian_log_find(nian_log **out, const nian_history *history, nian_str query)
{
    log_owner *owner = nian_xcalloc(1, sizeof *owner);
    *out = &owner->log;
    owner->log.query = nian_str_copy(&owner->arena, query);
    nian_arena scratch = {0};
    nian_thread thread = {0};
    nian_place place;
    int year, ordinal;
    query = nian_str_trim(query);
    if (!read_id(query, &year, &ordinal)) {
        nian_history_search(&thread, &scratch, history, query);
        find_origins(history, &thread);
    } else if (find_statement(history, year, ordinal, &place)) {
        nian_thread_follow(&thread, &scratch, history, place);
    }
    if (thread.count)
        fill(owner, history, &thread, &thread.items[0].place);
    nian_arena_free(&scratch);
}

void nian_log_free(nian_log *log)
{
    if (!log)
        return;
    log_owner *owner = (log_owner *)log;
    nian_arena arena = owner->arena;
    nian_arena_free(&arena);
    free(owner);
}
