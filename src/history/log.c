/* The history of one undertaking, found by words or by the id of a statement.
 *
 * Words find statements by what they say (see query.c), helped by what their
 * section and the topic sentence of their paragraph say, and then what is
 * linked beyond doubt to one that was found, whatever it is called. */
#include "history/history.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diff/diff.h"
#include "report/report.h"

/* A statement is about the query when it holds this much of it.  Like the
 * shares below it was chosen by leaving out one query at a time of ten; the
 * score is flat from .58 to .66. */
#define HIT 0.62F
/* What the words above a statement add when it holds some of the query. */
#define TOPIC_SHARE 0.30F
#define HEADING_SHARE 0.20F
#define ABOVE_NEED 0.10F
/* A link beyond doubt brings in what holds some of the query. */
#define SURE_LINK 0.90F
#define SURE_NEED 0.35F

enum {
    TOPIC_LETTERS_MAX = 18
};

typedef struct finding {
    nian_arena arena; /* scratch */
    const nian_history *history;
    nian_query query;
    float **rates; /* by report and statement */
    bool **linked; /* likewise: brought in by a link */
} finding;

static bool has_digit(nian_letters letters)
{
    for (size_t i = 0; i < letters.count; i++)
        if (letters.codes[i] >= '0' && letters.codes[i] <= '9')
            return true;
    return false;
}

/* 办好教育事业。 opens a paragraph and names what the rest is about. */
static bool is_topic(nian_letters letters)
{
    return letters.count <= TOPIC_LETTERS_MAX && !has_digit(letters);
}

static float rate_heading(finding *f, const nian_report *report,
                          uint32_t section)
{
    nian_letters letters;
    nian_letters_read(&letters, &f->arena, report->sections[section].heading);
    return nian_query_rate(&f->query, letters);
}

/* How much of the query each statement holds, its surroundings counted. */
static float *rate_report(finding *f, uint32_t index)
{
    const nian_report *report = f->history->reports[index];
    float *rates = nian_new_array(&f->arena, float, report->statement_count);
    uint32_t section = UINT32_MAX, paragraph = UINT32_MAX;
    float heading = 0, topic = 0;
    for (uint32_t i = 0; i < report->statement_count; i++) {
        const nian_statement *statement = &report->statements[i];
        nian_letters letters =
            nian_history_letters(f->history, (nian_place){index, i});
        float rate = nian_query_rate(&f->query, letters);
        if (statement->section != section)
            heading = rate_heading(f, report, statement->section);
        if (statement->paragraph != paragraph)
            topic = 0;
        section = statement->section;
        paragraph = statement->paragraph;
        float above = fmaxf(TOPIC_SHARE * topic, HEADING_SHARE * heading);
        rates[i] = rate >= ABOVE_NEED ? rate + above : rate;
        if (is_topic(letters))
            topic = rate;
    }
    return rates;
}

static void read_query(finding *f, nian_str text)
{
    const nian_history *history = f->history;
    vec(nian_letters) texts = {0};
    for (uint32_t i = 0; i < history->count; i++)
        for (uint32_t j = 0; j < history->reports[i]->statement_count; j++)
            vec_push(&f->arena, &texts,
                     nian_history_letters(history, (nian_place){i, j}));
    nian_query_read(&f->query, &f->arena, text, texts.items, texts.count);
}

/* Brings in `other` when the link to what was found leaves no doubt. */
static void bring_in(const finding *f, nian_place found, nian_place other)
{
    float rate = f->rates[other.report][other.statement];
    if (f->rates[found.report][found.statement] >= HIT && rate >= SURE_NEED)
        f->linked[other.report][other.statement] = true;
}

static void widen(const finding *f, uint32_t older)
{
    const nian_report *report = f->history->reports[older];
    for (uint32_t i = 0; i < report->statement_count; i++) {
        nian_place place = {older, i};
        nian_bonds bonds = nian_history_bonds(f->history, place, older + 1);
        for (size_t j = 0; j < bonds.count && bonds.items[j].score >= SURE_LINK;
             j++) {
            nian_place other = {older + 1, bonds.items[j].statement};
            bring_in(f, place, other);
            bring_in(f, other, place);
        }
    }
}

/* Only years beside one that was found can bring something in. */
static void widen_all(finding *f)
{
    size_t count = f->history->count;
    bool *hit = nian_new_array(&f->arena, bool, count + 1);
    bool *wanted = nian_new_array(&f->arena, bool, count + 1);
    for (uint32_t i = 0; i < count; i++)
        for (size_t j = 0; j < f->history->reports[i]->statement_count; j++)
            hit[i] |= f->rates[i][j] >= HIT;
    for (size_t i = 0; i + 1 < count; i++)
        wanted[i] = hit[i] || hit[i + 1];
    nian_history_link(f->history, wanted);
    for (uint32_t i = 0; i + 1 < count; i++)
        if (wanted[i])
            widen(f, i);
}

/* Every statement that is about the query, by year and place. */
static void search(finding *f, nian_thread *found, nian_str text)
{
    const nian_history *history = f->history;
    read_query(f, text);
    f->rates = nian_new_array(&f->arena, float *, history->count);
    f->linked = nian_new_array(&f->arena, bool *, history->count);
    for (uint32_t i = 0; i < history->count; i++) {
        f->rates[i] = rate_report(f, i);
        f->linked[i] = nian_new_array(&f->arena, bool,
                                      history->reports[i]->statement_count);
    }
    widen_all(f);
    for (uint32_t i = 0; i < history->count; i++)
        for (uint32_t j = 0; j < history->reports[i]->statement_count; j++) {
            nian_member member = {
                {i, j}, (uint32_t)found->count, f->rates[i][j]};
            if (member.score >= HIT || f->linked[i][j])
                vec_push(&f->arena, found, member);
        }
}

/* Gives each statement the likeliest one of the last year that has any. */
static void find_origins(const finding *f, nian_thread *found)
{
    size_t last = 0, first = 0; /* where the last year and this one begin */
    for (size_t i = 0; i < found->count; i++) {
        nian_member *member = &found->items[i];
        if (member->place.report != found->items[first].place.report) {
            last = first;
            first = i;
        }
        if (first == 0)
            continue;
        nian_bonds bonds = nian_history_bonds(f->history, member->place,
                                              found->items[last].place.report);
        float best = (float)NIAN_LINK_THRESHOLD;
        for (size_t j = 0; j < bonds.count; j++)
            for (size_t k = last; k < first; k++)
                if (found->items[k].place.statement ==
                        bonds.items[j].statement &&
                    bonds.items[j].score >= best) {
                    best = bonds.items[j].score;
                    member->from = (uint32_t)k;
                }
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

static bool same_letters(nian_letters before, nian_letters after)
{
    return before.count == after.count &&
           memcmp(before.codes, after.codes,
                  before.count * sizeof *before.codes) == 0;
}

static nian_status judge(const nian_history *history, nian_place before,
                         nian_place after)
{
    if (nian_history_statement(history, before)->type == NIAN_TYPE_PLAN &&
        is_done(nian_history_statement(history, after)->type))
        return NIAN_STATUS_FULFILLED;
    return same_letters(nian_history_letters(history, before),
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
    finding f = {.history = history};
    nian_thread thread = {0};
    nian_place place;
    int year, ordinal;
    query = nian_str_trim(query);
    if (!read_id(query, &year, &ordinal)) {
        search(&f, &thread, query);
        find_origins(&f, &thread);
    } else if (find_statement(history, year, ordinal, &place)) {
        nian_thread_follow(&thread, &f.arena, history, place);
    }
    if (thread.count)
        fill(owner, history, &thread, &thread.items[0].place);
    nian_arena_free(&f.arena);
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
