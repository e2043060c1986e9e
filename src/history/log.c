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

/* A log that is being told; `figures` are the quantities that the last two
 * reports have in common. */
typedef struct telling {
    nian_arena *arena;
    const nian_history *history;
    const nian_thread *thread;
    nian_pairs figures;
    nian_place before, after;
} telling;

static void pair_figures(telling *t, nian_place before, nian_place after)
{
    bool known =
        t->before.report == before.report && t->after.report == after.report;
    t->before = before;
    t->after = after;
    if (!known)
        nian_indicators_align(&t->figures, t->arena,
                              t->history->reports[before.report],
                              t->history->reports[after.report]);
}

/* Whether a plan promises more or less than the plan that it comes from. */
static unsigned weigh(telling *t, nian_place before, nian_place after)
{
    const nian_statement *old = nian_history_statement(t->history, before);
    const nian_statement *new = nian_history_statement(t->history, after);
    if (old->type != NIAN_TYPE_PLAN || new->type != NIAN_TYPE_PLAN)
        return 0;
    pair_figures(t, before, after);
    const nian_comparing pair = {
        .arena = t->arena,
        .before = t->history->reports[before.report],
        .after = t->history->reports[after.report],
        .figures = t->figures,
    };
    const nian_change change = {
        .before = &before.statement,
        .before_count = 1,
        .after = &after.statement,
        .after_count = 1,
    };
    return nian_compare_strength(&pair, &change, old->text, new->text);
}

static bool both_plans(const telling *t, size_t left, size_t right)
{
    const nian_member *items = t->thread->items;
    return (type_of(t->history, &items[left]) == NIAN_TYPE_PLAN) ==
           (type_of(t->history, &items[right]) == NIAN_TYPE_PLAN);
}

/* Several of one year that come from one, and one that comes from several;
 * a plan beside the report of what was done is no part of either. */
static unsigned count_sides(const telling *t, size_t index)
{
    const nian_member *member = &t->thread->items[index];
    uint32_t older = t->thread->items[member->from].place.report;
    nian_bonds bonds = nian_history_bonds(t->history, member->place, older);
    size_t origins = 0, twins = 0;
    for (size_t i = 0; i < t->thread->count; i++) {
        const nian_member *other = &t->thread->items[i];
        if (other->place.report == older && both_plans(t, i, member->from))
            origins += link_score(bonds, other->place.statement) >=
                       (float)NIAN_LINK_THRESHOLD;
        if (other->place.report == member->place.report &&
            other->from == member->from && both_plans(t, i, index))
            twins++;
    }
    return (origins > 1 ? NIAN_FLAG_MERGED : 0U) |
           (twins > 1 ? NIAN_FLAG_SPLIT : 0U);
}

static void tell(telling *t, nian_entry *entry, size_t index)
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
    nian_place source = t->thread->items[member->from].place;
    const nian_statement *before = nian_history_statement(t->history, source);
    const nian_statement *after =
        nian_history_statement(t->history, member->place);
    nian_edits edits;
    nian_words(&edits, t->arena, before->text, after->text);
    entry->status = judge(before, after);
    entry->flags = count_sides(t, index) | weigh(t, source, member->place);
    if (nian_history_said(t->history, source, member->place) == NIAN_SAID_SAME)
        entry->flags |= NIAN_FLAG_PERSON;
    entry->revived = member->place.report - source.report > 1;
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
    telling t = {&owner->arena, history, thread, {0}, {0}, {0}};
    for (size_t i = 0; i < thread->count; i++)
        tell(&t, &entries[i], i);
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
    query = nian_str_trim(query);
    if (!nian_history_is_id(query))
        nian_history_search(&thread, &scratch, history, query);
    else if (nian_history_find_id(history, query, &place))
        nian_thread_follow(&thread, &scratch, history, place);
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
