/* Two reports become one list of rows: align, decide, cut links into rows,
 * say what became of each, order them as the new report reads. */
#include "diff/compare.h"

#include <assert.h>
#include <stdlib.h>

#include "base/pool.h"
#include "text/text.h"

enum {
    WHY_LIMIT = 4,
    UNSURE_MOST = 3,  /* of one statement: long lists of like lines are all
                         a little like each other */
    WHY_BYTES = 3072, /* of each side: every pair of letters is looked at, and
                         a list of a thousand like lines makes a single row */
    EDIT_BYTES = 4096 /* of both sides: no one reads edits in more; the longest
                         row of 650 real pairs has 3,734 */
};

/* A comparison and the memory that it lives in. */
typedef struct owned {
    nian_comparison comparison; /* first: this is what callers hold */
    nian_arena arena;
} owned;

static bool is_live(const nian_statement *statement)
{
    return statement->type != NIAN_TYPE_CONTEXT &&
           statement->type != NIAN_TYPE_SHORTFALL;
}

/* ----------------------------------------------------------------- texts */

/* What a reader passes over: everything but letters, digits and %. */
static bool is_said(uint32_t code)
{
    return nian_is_han(code) || nian_is_digit(code) || nian_is_latin(code) ||
           code == '%' || code == '+' || (code >= 0xC0 && code < 0x2000) ||
           (code >= 0x3040 && code < 0xFE00);
}

/* The next character that is said, without 的 and 了; 0 at the end. */
static uint32_t next_said(nian_str *rest)
{
    while (rest->len) {
        uint32_t code;
        *rest = nian_str_after(*rest, nian_utf8_next(*rest, &code));
        if (is_said(code) && code != 0x7684 && code != 0x4E86)
            return code;
    }
    return 0;
}

bool nian_same_words(nian_str before, nian_str after)
{
    nian_arena scratch = {0};
    nian_str old = nian_fold(&scratch, before, NULL);
    nian_str new = nian_fold(&scratch, after, NULL);
    uint32_t left, right;
    do {
        left = next_said(&old);
        right = next_said(&new);
    } while (left && left == right);
    nian_arena_free(&scratch);
    return left == right;
}

static nian_str joined(nian_arena *arena, const nian_report *report,
                       const uint32_t *statements, size_t count)
{
    if (count == 1)
        return report->statements[statements[0]].text;
    nian_str *parts = nian_new_array(arena, nian_str, count);
    for (size_t i = 0; i < count; i++)
        parts[i] = report->statements[statements[i]].text;
    return nian_str_join(arena, parts, count, NIAN_STR(""));
}

/* The beginning of a text, cut between two characters. */
static nian_str opening(nian_str text)
{
    size_t end = text.len < WHY_BYTES ? text.len : WHY_BYTES;
    while (end && end < text.len &&
           ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end--;
    return nian_str_slice(text, 0, end);
}

/* --------------------------------------------------------------- changes */

static nian_status status_of(const nian_row *row, nian_str before,
                             nian_str after)
{
    if ((row->kind & NIAN_LINKED_OLD_PLAN) &&
        !(row->kind & NIAN_LINKED_NEW_PLAN))
        return NIAN_STATUS_FULFILLED;
    return nian_same_words(before, after) ? NIAN_STATUS_KEPT
                                          : NIAN_STATUS_REWORDED;
}

void nian_compare_edits(nian_edits *out, nian_arena *arena, nian_str before,
                        nian_str after)
{
    *out = (nian_edits){0};
    if (before.len + after.len <= EDIT_BYTES) {
        nian_words(out, arena, before, after);
    } else {
        vec_push(arena, out, ((nian_edit){'-', before}));
        vec_push(arena, out, ((nian_edit){'+', after}));
    }
}

/* The row without what explains it. */
static nian_change outline_of(const nian_comparing *c, const nian_row *row,
                              nian_str before, nian_str after)
{
    nian_change change = {.status = status_of(row, before, after),
                          .score = row->score,
                          .before = row->before,
                          .before_count = row->before_count,
                          .after = row->after,
                          .after_count = row->after_count};
    change.flags |= row->kind & NIAN_LINKED_PERSON ? NIAN_FLAG_PERSON : 0U;
    change.flags |= row->before_count > 1 ? NIAN_FLAG_MERGED : 0U;
    change.flags |= row->after_count > 1 ? NIAN_FLAG_SPLIT : 0U;
    if (change.status == NIAN_STATUS_REWORDED)
        change.flags |= nian_compare_strength(c, &change, before, after);
    return change;
}

/* 高企＝高新技术企业, where each side uses a name of its own. */
static void name_names(nian_strs *why, const nian_comparing *c, nian_str before,
                       nian_str after)
{
    nian_arena scratch = {0};
    const nian_names *names = &c->alignment->names;
    bool *told = nian_new_array(&scratch, bool, names->count);
    nian_name_finder_tell(told, c->finder, before, after);
    for (size_t i = 0; i < names->count; i++)
        if (told[i])
            vec_push(c->arena, why,
                     nian_str_format(c->arena, "%.*s＝%.*s",
                                     NIAN_STR_ARG(names->items[i].name),
                                     NIAN_STR_ARG(names->items[i].means)));
    nian_arena_free(&scratch);
}

/* Explained: with the words in common and the edits. */
static nian_change change_of(const nian_comparing *c, const nian_row *row,
                             bool explained)
{
    nian_arena *arena = c->arena;
    nian_str before = joined(arena, c->before, row->before, row->before_count);
    nian_str after = joined(arena, c->after, row->after, row->after_count);
    nian_change change = outline_of(c, row, before, after);
    if (!explained)
        return change;
    nian_strs why;
    nian_shared_terms(&why, arena, opening(before), opening(after), WHY_LIMIT);
    name_names(&why, c, before, after);
    change.why = why.items;
    change.why_count = why.count;
    nian_edits edits;
    nian_compare_edits(&edits, arena, before, after);
    change.edits = edits.items;
    change.edit_count = edits.count;
    return change;
}

static void add_edit(nian_change *change, nian_arena *arena, char op,
                     nian_str text)
{
    nian_edit *edit = nian_new(arena, nian_edit);
    *edit = (nian_edit){op, text};
    change->edits = edit;
    change->edit_count = 1;
}

/* A statement without a counterpart; `best` is its likeliest doubt. */
static nian_change single(const nian_comparing *c, bool dropped, uint32_t at,
                          float best)
{
    uint32_t *id = nian_new(c->arena, uint32_t);
    *id = at;
    nian_change change = {.score = 1 - (double)best};
    const nian_report *report = dropped ? c->before : c->after;
    change.status = dropped ? NIAN_STATUS_DROPPED : NIAN_STATUS_NEW;
    if (dropped) {
        change.before = id;
        change.before_count = 1;
    } else {
        change.after = id;
        change.after_count = 1;
    }
    add_edit(&change, c->arena, dropped ? '-' : '+',
             report->statements[at].text);
    return change;
}

static void add_singles(nian_comparing *c, nian_changes *out, bool dropped)
{
    const nian_report *report = dropped ? c->before : c->after;
    size_t count = report->statement_count;
    nian_arena scratch = {0};
    bool *linked = nian_new_array(&scratch, bool, count);
    float *best = nian_new_array(&scratch, float, count);
    for (size_t i = 0; i < c->facts.count; i++)
        linked[dropped ? c->facts.items[i].before : c->facts.items[i].after] =
            true;
    for (size_t i = 0; i < c->doubts.count; i++) {
        nian_linked doubt = c->doubts.items[i];
        float *own = &best[dropped ? doubt.before : doubt.after];
        *own = doubt.score > *own ? doubt.score : *own;
    }
    for (uint32_t i = 0; i < count; i++)
        if (is_live(&report->statements[i]) && !linked[i])
            vec_push(c->arena, out, single(c, dropped, i, best[i]));
    nian_arena_free(&scratch);
}

/* ---------------------------------------------------------------- unsure */

static int by_doubt(const void *left, const void *right)
{
    const nian_linked *a = left;
    const nian_linked *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->before != b->before)
        return a->before < b->before ? -1 : 1;
    return (a->after > b->after) - (a->after < b->after);
}

/* Keeps the likeliest few of each statement; returns how many are left out. */
static size_t choose_doubts(nian_comparing *c)
{
    nian_linked_pairs *doubts = &c->doubts;
    if (doubts->count)
        qsort(doubts->items, doubts->count, sizeof *doubts->items, by_doubt);
    nian_arena scratch = {0};
    unsigned *old =
        nian_new_array(&scratch, unsigned, c->before->statement_count);
    unsigned *new =
        nian_new_array(&scratch, unsigned, c->after->statement_count);
    size_t kept = 0;
    for (size_t i = 0; i < doubts->count; i++) {
        nian_linked doubt = doubts->items[i];
        if (old[doubt.before] >= UNSURE_MOST || new[doubt.after] >= UNSURE_MOST)
            continue;
        old[doubt.before]++;
        new[doubt.after]++;
        doubts->items[kept++] = doubt;
    }
    size_t left_out = doubts->count - kept;
    doubts->count = kept;
    nian_arena_free(&scratch);
    return left_out;
}

static void add_unsure(nian_comparing *c, bool explained)
{
    c->out->unsure_left_out = choose_doubts(c);
    nian_changes rows = {0};
    for (size_t i = 0; i < c->doubts.count; i++) {
        nian_linked *pair = &c->doubts.items[i];
        nian_row row = {.before = &pair->before,
                        .before_count = 1,
                        .after = &pair->after,
                        .after_count = 1,
                        .kind = pair->kind,
                        .score = (double)pair->score};
        nian_change change = change_of(c, &row, explained);
        change.flags |= NIAN_FLAG_UNSURE;
        vec_push(c->arena, &rows, change);
    }
    c->out->unsure = rows.items;
    c->out->unsure_count = rows.count;
}

/* Every so many rows, explained in an arena of their own. */
typedef struct explaining {
    const nian_comparing *c;
    const nian_rows *rows;
    nian_change *changes; /* by row */
    nian_arena *arenas;   /* by worker */
    size_t workers;
} explaining;

static void explain(void *context, size_t worker)
{
    const explaining *e = context;
    nian_comparing own = *e->c;
    own.arena = &e->arenas[worker];
    for (size_t i = worker; i < e->rows->count; i += e->workers)
        e->changes[i] = change_of(&own, &e->rows->items[i], true);
}

static void keep(void *context, size_t worker)
{
    const explaining *e = context;
    nian_arena_adopt(e->c->arena, &e->arenas[worker]);
}

static void explain_rows(nian_changes *out, const nian_comparing *c,
                         const nian_rows *rows, size_t workers)
{
    nian_arena scratch = {0};
    explaining e = {.c = c, .rows = rows, .workers = workers ? workers : 1};
    e.changes = nian_new_array(&scratch, nian_change, rows->count);
    e.arenas = nian_new_array(&scratch, nian_arena, e.workers);
    nian_pool_run(e.workers, e.workers, explain, keep, &e);
    for (size_t i = 0; i < rows->count; i++)
        vec_push(c->arena, out, e.changes[i]);
    nian_arena_free(&scratch);
}

static void compare_statements(nian_comparing *c,
                               const nian_compare_options *options)
{
    nian_rows rows;
    nian_rows_make(&rows, c->arena, c->facts.items, c->facts.count);
    nian_changes changes = {0};
    explain_rows(&changes, c, &rows, options ? options->workers : 1);
    add_singles(c, &changes, true);
    add_singles(c, &changes, false);
    nian_compare_order(c, &changes);
    nian_compare_moves(c, &changes);
    c->out->changes = changes.items;
    c->out->change_count = changes.count;
    for (size_t i = 0; i < changes.count; i++)
        c->out->counts[changes.items[i].status]++;
    add_unsure(c, !options || !options->plain_unsure);
}

static double threshold_of(const nian_compare_options *options)
{
    return options && options->threshold > 0 ? options->threshold
                                             : NIAN_LINK_THRESHOLD;
}

void nian_compare_links(nian_changes *out, nian_arena *arena,
                        const nian_report *before, const nian_report *after,
                        const nian_alignment *alignment,
                        const nian_compare_options *options)
{
    nian_arena scratch = {0};
    nian_comparing c = {.arena = arena,
                        .before = before,
                        .after = after,
                        .alignment = alignment};
    nian_indicators_align(&c.figures, &scratch, before, after);
    nian_compare_decide(&c, threshold_of(options),
                        options ? options->decisions : NULL,
                        options ? options->decision_count : 0);
    nian_rows rows;
    nian_rows_make(&rows, arena, c.facts.items, c.facts.count);
    *out = (nian_changes){0};
    for (size_t i = 0; i < rows.count; i++) {
        const nian_row *row = &rows.items[i];
        nian_str old = joined(&scratch, before, row->before, row->before_count);
        nian_str new = joined(&scratch, after, row->after, row->after_count);
        vec_push(arena, out, outline_of(&c, row, old, new));
    }
    nian_compare_order(&c, out);
    nian_compare_moves(&c, out);
    nian_arena_free(&scratch);
}

void nian_compare(nian_comparison **out, const nian_report *before,
                  const nian_report *after, const nian_compare_options *options)
{
    owned *mine = nian_xcalloc(1, sizeof *mine);
    mine->comparison.before = before;
    mine->comparison.after = after;
    nian_alignment alignment;
    nian_names names = {options ? options->renamings : NULL,
                        options ? options->renaming_count : 0};
    nian_align_named(&alignment, &mine->arena, before, after, &names);
    nian_comparing c = {.arena = &mine->arena,
                        .before = before,
                        .after = after,
                        .alignment = &alignment,
                        .out = &mine->comparison};
    c.finder = nian_name_finder_make(c.arena, &alignment.names);
    nian_indicators_align(&c.figures, c.arena, before, after);
    nian_compare_decide(&c, threshold_of(options),
                        options ? options->decisions : NULL,
                        options ? options->decision_count : 0);
    compare_statements(&c, options);
    nian_compare_sections(&c);
    nian_compare_indicators(&c);
    *out = &mine->comparison;
}

void nian_comparison_free(nian_comparison *comparison)
{
    if (!comparison)
        return;
    owned *mine = (owned *)(void *)comparison;
    nian_arena arena = mine->arena;
    nian_arena_free(&arena);
    free(mine);
}
