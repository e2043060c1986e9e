/* The history of one undertaking, found by words or by the id of a statement:
 * what each statement comes from, and what became of it since. */
#include "history/history.h"

#include <stdlib.h>

#include "diff/compare.h"
#include "report/report.h"

/* Statements of one undertaking: a link that is doubtful in general will do
 * here, and without any the words must agree so far, more so over a gap. */
#define LINKED 0.15F
#define ALIKE 0.20F
#define ALIKE_GAP 0.35F

enum {
    GAP_MAX = 5 /* reports that an origin may lie back */
};

static bool is_done(nian_type type)
{
    return type == NIAN_TYPE_ACTION || type == NIAN_TYPE_RESULT;
}

static nian_type type_of(const nian_history *history, const nian_member *member)
{
    return nian_history_statement(history, member->place)->type;
}

/* Links of one statement to members from `first` on, all of one year. */
typedef struct origin {
    const nian_history *history;
    const nian_thread *thread;
    size_t first, end;
    nian_member *member;
} origin;

static float link_score(nian_bonds bonds, uint32_t statement)
{
    for (size_t i = 0; i < bonds.count; i++)
        if (bonds.items[i].statement == statement)
            return bonds.items[i].score;
    return 0;
}

/* The strongest link; but what was done comes from a plan when there is one,
 * however like last year's report of it may be. */
static void find_linked(const origin *o)
{
    nian_bonds bonds = nian_history_bonds(
        o->history, o->member->place, o->thread->items[o->first].place.report);
    bool done = is_done(type_of(o->history, o->member));
    float best = LINKED, best_plan = (float)NIAN_LINK_THRESHOLD;
    bool planned = false;
    for (size_t i = o->first; i < o->end; i++) {
        const nian_member *before = &o->thread->items[i];
        float score = link_score(bonds, before->place.statement);
        bool plan = done && type_of(o->history, before) == NIAN_TYPE_PLAN;
        if (plan ? score >= best_plan : !planned && score >= best) {
            planned |= plan;
            *(plan ? &best_plan : &best) = score;
            o->member->from = (uint32_t)i;
        }
    }
}

/* What reads most like it among members from `first` on. */
static void find_alike(const origin *o, float least)
{
    for (size_t i = o->first; i < o->end; i++) {
        nian_place place = o->thread->items[i].place;
        if (o->member->place.report - place.report > GAP_MAX ||
            nian_history_said(o->history, place, o->member->place) ==
                NIAN_SAID_APART)
            continue;
        float alike = nian_vocabulary_likeness(
            nian_history_vocabulary(o->history, o->member->place),
            nian_history_vocabulary(o->history, place));
        if (alike >= least) {
            least = alike;
            o->member->from = (uint32_t)i;
        }
    }
}

/* What a person said that it comes from, the newest of several. */
static void find_said(const origin *o)
{
    for (size_t i = o->first; i < o->end; i++)
        if (nian_history_said(o->history, o->thread->items[i].place,
                              o->member->place) == NIAN_SAID_SAME)
            o->member->from = (uint32_t)i;
}

/* Gives each statement the one that it comes from: what a person said, one of
 * the last year that was found, or one that came back after years of
 * silence. */
static void find_origins(const nian_history *history, nian_thread *thread)
{
    size_t last = 0, first = 0; /* where the last year and this one begin */
    for (uint32_t i = 0; i < thread->count; i++) {
        nian_member *member = &thread->items[i];
        if (member->place.report != thread->items[first].place.report) {
            last = first;
            first = i;
        }
        member->from = i;
        if (first == 0)
            continue;
        find_said(&(origin){history, thread, 0, first, member});
        if (member->from == i)
            find_linked(&(origin){history, thread, last, first, member});
        if (member->from == i)
            find_alike(&(origin){history, thread, last, first, member}, ALIKE);
        if (member->from == i)
            find_alike(&(origin){history, thread, 0, last, member}, ALIKE_GAP);
    }
}

static nian_status judge(const nian_statement *before,
                         const nian_statement *after)
{
    if (before->type == NIAN_TYPE_PLAN && is_done(after->type))
        return NIAN_STATUS_FULFILLED;
    return nian_same_words(before->text, after->text) ? NIAN_STATUS_KEPT
                                                      : NIAN_STATUS_REWORDED;
}

typedef struct log_owner {
    nian_log log;
    nian_arena arena;
} log_owner;

/* A log that is being told. */
typedef struct telling {
    nian_arena *arena;
    const nian_history *history;
    const nian_thread *thread;
} telling;

/* What the statement comes from and how it changed: as a comparison of the
 * two reports has it, or, where that takes the link for no fact, by the two
 * texts and as a doubt. */
static void tell_origin(const telling *t, nian_entry *entry, nian_place source,
                        nian_place place)
{
    const nian_statement *before = nian_history_statement(t->history, source);
    const nian_statement *after = nian_history_statement(t->history, place);
    const nian_change *change = nian_history_change(t->history, source, place);
    nian_edits edits;
    nian_compare_edits(&edits, t->arena, before->text, after->text);
    entry->status = change ? change->status : judge(before, after);
    entry->flags = change ? change->flags : (unsigned)NIAN_FLAG_UNSURE;
    entry->edits = edits.items;
    entry->edit_count = edits.count;
}

/* Nothing of it stood in the report before. */
static bool is_back(const nian_thread *thread, size_t index)
{
    uint32_t report = thread->items[index].place.report;
    while (index && thread->items[index].place.report == report)
        index--;
    return report - thread->items[index].place.report > 1;
}

static void tell(const telling *t, nian_entry *entry, size_t index)
{
    const nian_member *member = &t->thread->items[index];
    *entry = (nian_entry){
        .report = member->place.report,
        .statement = member->place.statement,
        .status = NIAN_STATUS_NEW,
        .from = member->from,
        .score = member->score < 1 ? (double)member->score : 1.0,
    };
    if (member->from == index)
        return;
    entry->revived = is_back(t->thread, index);
    tell_origin(t, entry, t->thread->items[member->from].place, member->place);
}

/* The years of reports between the first entry and the last, and after it,
 * that say nothing of it. */
static void list_silent(nian_log *log, nian_arena *arena,
                        const nian_history *history)
{
    int *absent = nian_new_array(arena, int, history->count);
    int *silent = nian_new_array(arena, int, history->count);
    uint32_t last = log->entries[0].report;
    for (size_t i = 1; i < log->entry_count; i++) {
        uint32_t report = log->entries[i].report;
        while (++last < report)
            absent[log->absent_count++] = history->reports[last]->meta.year;
        last = report;
    }
    while (++last < history->count)
        silent[log->silent_count++] = history->reports[last]->meta.year;
    log->absent = absent;
    log->silent = silent;
}

static void fill(log_owner *owner, const nian_history *history,
                 const nian_thread *thread, const nian_place *root)
{
    nian_log *log = &owner->log;
    nian_entry *entries =
        nian_new_array(&owner->arena, nian_entry, thread->count);
    telling t = {&owner->arena, history, thread};
    for (size_t i = 0; i < thread->count; i++)
        tell(&t, &entries[i], i);
    log->entries = entries;
    log->entry_count = thread->count;
    log->thread = nian_statement_id(
        &owner->arena, history->reports[root->report], root->statement);
    list_silent(log, &owner->arena, history);
}

void nian_log_find(nian_log **out, const nian_history *history, nian_str query)
{
    log_owner *owner = nian_xcalloc(1, sizeof *owner);
    *out = &owner->log;
    owner->log.query = nian_str_copy(&owner->arena, query);
    nian_arena scratch = {0};
    nian_thread thread = {0};
    nian_strs near = {0};
    nian_place place;
    query = nian_str_trim(query);
    if (!nian_history_is_id(query))
        nian_history_search(&thread, &near, &owner->arena, history, query);
    else if (nian_history_find_id(history, query, &place))
        nian_thread_follow(&thread, &scratch, history, place);
    owner->log.near = near.items;
    owner->log.near_count = near.count;
    find_origins(history, &thread);
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
