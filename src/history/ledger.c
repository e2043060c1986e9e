/* The ledger of a year's plans: each with what the next report says of it, or
 * silence.  An outcome claims no more than the words carry: a plan is
 * fulfilled when the next report tells of it as done, and only partly when a
 * figure that it promised is not reached, when some of what it named is not
 * mentioned, or when the report says so itself. */
#include "history/ledger.h"

#include <stdlib.h>

#include "base/str.h"

typedef struct ledger_owner {
    nian_ledger ledger;
    nian_arena arena;
} ledger_owner;

enum {
    WHY_MAX = 8
};

static bool holds(const uint32_t *items, size_t count, uint32_t item)
{
    for (size_t i = 0; i < count; i++)
        if (items[i] == item)
            return true;
    return false;
}

void nian_evidence_add(nian_holding *h, nian_evidences *out, uint32_t statement,
                       float score)
{
    for (size_t i = 0; i < out->count; i++) {
        nian_evidence *known = &out->items[i];
        if (known->statement != statement)
            continue;
        known->score = score > known->score ? score : known->score;
        return;
    }
    vec_push(h->arena, out, ((nian_evidence){statement, score}));
}

/* A reader wants the few words that say most; those of figures come first. */
static void add_word(nian_arena *arena, nian_strs *words, nian_str word)
{
    if (words->count >= WHY_MAX)
        return;
    for (size_t i = 0; i < words->count; i++)
        if (nian_str_equal(words->items[i], word))
            return;
    vec_push(arena, words, word);
}

/* What the rows of the comparison say of the plan. */
static void read_rows(nian_holding *h, uint32_t plan)
{
    const nian_comparison *comparison = h->comparison;
    for (size_t i = 0; i < comparison->change_count; i++) {
        const nian_change *row = &comparison->changes[i];
        if (!holds(row->before, row->before_count, plan))
            continue;
        h->flags |= row->flags & NIAN_FLAG_PERSON;
        for (size_t k = 0; k < row->after_count; k++) {
            uint32_t after = row->after[k];
            bool again =
                comparison->after->statements[after].type == NIAN_TYPE_PLAN;
            nian_evidence_add(h, again ? &h->planned : &h->done, after,
                              (float)row->score);
        }
    }
}

/* Figures that tell against fulfilment, what the report admits, what it does
 * not mention; then the words that both texts share. */
static void explain(nian_holding *h, nian_ledger_row *row, nian_strs *said)
{
    const nian_comparison *comparison = h->comparison;
    nian_strs why = {0};
    for (size_t i = 0; i < h->figures.count; i++) {
        const nian_ledger_figure *figure = &h->figures.items[i];
        if (!figure->told || figure->met)
            continue;
        add_word(h->arena, &why,
                 comparison->before->indicators[figure->target].text);
        add_word(h->arena, &why,
                 comparison->after->indicators[figure->actual].text);
    }
    for (size_t i = 0; i < h->figures.count && row->reasons; i++)
        if (!h->figures.items[i].mentioned)
            add_word(h->arena, &why,
                     comparison->before->indicators[h->figures.items[i].target]
                         .name);
    for (size_t i = 0; i < h->unmentioned.count; i++)
        add_word(h->arena, &why, h->unmentioned.items[i]);
    for (size_t i = 0; i < said->count; i++)
        add_word(h->arena, &why, said->items[i]);
    for (size_t i = 0; i < comparison->change_count; i++) {
        const nian_change *change = &comparison->changes[i];
        if (holds(change->before, change->before_count, row->plan))
            for (size_t k = 0; k < change->why_count; k++)
                add_word(h->arena, &why, change->why[k]);
    }
    row->why = why.items;
    row->why_count = why.count;
}

/* --------------------------------------------------------------- rows */

static int by_score(const void *left, const void *right)
{
    const nian_evidence *before = left, *after = right;
    if (before->score != after->score)
        return before->score > after->score ? -1 : 1;
    return (before->statement > after->statement) -
           (before->statement < after->statement);
}

static void show_evidence(nian_holding *h, nian_ledger_row *row,
                          nian_evidences *found)
{
    uint32_t *evidence = nian_new_array(h->arena, uint32_t, found->count);
    qsort(found->items, found->count, sizeof *found->items, by_score);
    for (size_t i = 0; i < found->count; i++)
        evidence[i] = found->items[i].statement;
    row->evidence = evidence;
    row->evidence_count = found->count;
    row->score = (double)found->items[0].score;
}

/* How likely it is that nothing was missed: what is left by the likeliest
 * link that was not believed. */
static void tell_silence(const nian_holding *h, nian_ledger_row *row)
{
    const nian_comparison *comparison = h->comparison;
    nian_evidence nearest;
    double best = 0;
    for (size_t i = 0; i < comparison->unsure_count; i++) {
        const nian_change *doubt = &comparison->unsure[i];
        if (holds(doubt->before, doubt->before_count, row->plan) &&
            doubt->score > best)
            best = doubt->score;
    }
    row->score = 1 - best;
    row->has_nearest = nian_ledger_nearest(h, row->plan, &nearest);
    row->nearest = nearest.statement;
    row->nearest_score = (double)nearest.score;
}

static nian_ledger_row make_row(nian_holding *h, uint32_t plan)
{
    nian_ledger_row row = {.plan = plan};
    nian_strs said = {0};
    read_rows(h, plan);
    nian_ledger_weigh(h, plan);
    if (h->done.count) {
        nian_ledger_rest(h, &said, plan);
        row.outcome = h->reasons ? NIAN_OUTCOME_PARTLY : NIAN_OUTCOME_FULFILLED;
        show_evidence(h, &row, &h->done);
    } else if (h->planned.count) {
        row.outcome = NIAN_OUTCOME_REPEATED;
        show_evidence(h, &row, &h->planned);
    } else {
        tell_silence(h, &row);
    }
    row.reasons = h->reasons;
    row.flags = h->flags;
    row.figures = h->figures.items;
    row.figure_count = h->figures.count;
    row.unmentioned = h->unmentioned.items;
    row.unmentioned_count = h->unmentioned.count;
    if (said.count)
        row.said = said.items[0];
    explain(h, &row, &said);
    return row;
}

/* What all plans are held against. */
static nian_holding open_next(nian_arena *arena,
                              const nian_comparison *comparison)
{
    const nian_report *next = comparison->after;
    size_t count = next->statement_count;
    nian_holding h = {.arena = arena, .comparison = comparison};
    h.letters = nian_new_array(arena, nian_letters, count);
    h.words = nian_new_array(arena, nian_vocabulary, count);
    for (size_t i = 0; i < count; i++) {
        nian_letters_read(&h.letters[i], arena, next->statements[i].text);
        nian_vocabulary_read(&h.words[i], arena, h.letters[i]);
    }
    h.counted = nian_new_array(arena, nian_counted, next->indicator_count);
    for (size_t i = 0; i < next->indicator_count; i++)
        nian_counted_read(&h.counted[i], arena, next->indicators[i].name);
    return h;
}

static int by_outcome(const void *left, const void *right)
{
    const nian_ledger_row *before = left, *after = right;
    if (before->outcome != after->outcome)
        return before->outcome < after->outcome ? -1 : 1;
    return (before->plan > after->plan) - (before->plan < after->plan);
}

/* 七是在数字上提质效。 is the heading of what is promised below it, and was
 * kept as a statement too. */
static bool is_heading(const nian_report *report, uint32_t statement)
{
    enum {
        LABEL_LETTERS = 3
    };
    uint32_t index = report->statements[statement].section;
    if (!report->section_count)
        return false;
    nian_arena scratch = {0};
    nian_letters heading, text;
    nian_letters_read(&heading, &scratch, report->sections[index].heading);
    nian_letters_read(&text, &scratch, report->statements[statement].text);
    bool same = heading.count && text.count <= heading.count + LABEL_LETTERS &&
                nian_letters_have(text, heading);
    nian_arena_free(&scratch);
    return same;
}

void nian_ledger_make(nian_ledger **out, const nian_comparison *comparison)
{
    ledger_owner *owner = nian_xcalloc(1, sizeof *owner);
    nian_ledger *ledger = &owner->ledger;
    const nian_report *report = comparison->before;
    nian_holding opened = open_next(&owner->arena, comparison);
    vec(nian_ledger_row) rows = {0};
    for (uint32_t i = 0; i < report->statement_count; i++) {
        if (report->statements[i].type != NIAN_TYPE_PLAN ||
            is_heading(report, i))
            continue;
        nian_holding h = opened;
        nian_ledger_row row = make_row(&h, i);
        ledger->counts[row.outcome]++;
        vec_push(&owner->arena, &rows, row);
    }
    if (rows.count)
        qsort(rows.items, rows.count, sizeof *rows.items, by_outcome);
    ledger->report = report;
    ledger->next = comparison->after;
    ledger->rows = rows.items;
    ledger->row_count = rows.count;
    *out = ledger;
}

void nian_ledger_free(nian_ledger *ledger)
{
    if (!ledger)
        return;
    ledger_owner *owner = (ledger_owner *)ledger;
    nian_arena arena = owner->arena;
    nian_arena_free(&arena);
    free(owner);
}
