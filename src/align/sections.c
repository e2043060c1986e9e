/* Which sections answer which: by their headings, by what stands below them,
 * and by where their statements went.  Many to many, as with statements; the
 * root is no section. */
#include "align/features.h"

#include <math.h>
#include <stdlib.h>

enum {
    CANDIDATES = 25,
    ROLES = 4,
    NO_ROLE = ROLES
};

/* Fitted by scripts/fit. */
static const float section_weights[NIAN_S_COUNT] = {
    [NIAN_S_HEAD] = 1.1204F,       [NIAN_S_HEAD_SENSE] = 2.9582F,
    [NIAN_S_BODY] = 0.8584F,       [NIAN_S_LINKS] = 0.5177F,
    [NIAN_S_ROW] = 3.3043F,        [NIAN_S_COLUMN] = 3.4818F,
    [NIAN_S_SAME_LEVEL] = 1.7869F, [NIAN_S_SAME_ROLE] = 1.0175F,
    [NIAN_S_BOTH_TOP] = 0.3836F,   [NIAN_S_SIZE] = -0.3271F,
    [NIAN_S_COVER] = 7.5042F,
};
static const float section_bias = -11.5201F;

static const float link_least = 0.15F; /* weaker ones are noise in a sum */

/* Steps over postings of headings. */
static const uint64_t budget = 20000000;

/* One section with all that stands below it. */
typedef struct branch {
    nian_bag heading;
    nian_meaning heading_sense;
    nian_meaning body;
    uint32_t statements;
    uint32_t role;
    uint32_t level;
} branch;

typedef struct cell {
    nian_candidate_section candidate;
    float mass;  /* sum of links */
    float cover; /* sum of the best link of each statement */
    float sum;
} cell;

typedef struct table {
    nian_arena scratch;
    const nian_pairing *pairing;
    branch *before, *after;
    nian_grams ids; /* a pair of sections is a gram of two "characters" */
    vec(cell) cells;
} table;

static uint32_t parent_of(const nian_side *side, uint32_t section)
{
    return side->report->sections[section].parent;
}

static cell *cell_at(table *t, uint32_t before, uint32_t after)
{
    uint32_t id = nian_gram_put(&t->ids, &t->scratch, before, after);
    if (id == t->cells.count)
        vec_push(&t->scratch, &t->cells,
                 ((cell){.candidate = {.before = before, .after = after}}));
    return &t->cells.items[id];
}

/* -------------------------------------------------------------- branches */

static void count_statements(branch *branches, const nian_side *side,
                             nian_arena *arena)
{
    size_t count = side->report->section_count;
    uint32_t *roles = nian_new_array(arena, uint32_t, count * ROLES);
    for (size_t i = 0; i < side->count; i++) {
        const nian_statement *statement = &side->report->statements[i];
        for (uint32_t s = statement->section; s; s = parent_of(side, s)) {
            branches[s].statements += side->live[i];
            roles[s * ROLES + statement->role]++;
        }
    }
    for (size_t s = 0; s < count; s++) {
        uint32_t most = 0;
        branches[s].role = NO_ROLE;
        for (uint32_t k = 0; k < ROLES; k++) {
            if (roles[s * ROLES + k] > most) {
                most = roles[s * ROLES + k];
                branches[s].role = k;
            }
        }
    }
}

static void add_sense(nian_meaning *to, const nian_meaning *sense, float times)
{
    for (size_t i = 0; i < NIAN_MEANING_SIZE; i++)
        to->values[i] += times * sense->values[i];
}

static branch *branches_of(table *t, const nian_side *side)
{
    const nian_report *report = side->report;
    nian_arena *arena = &t->scratch;
    branch *branches = nian_new_array(arena, branch, report->section_count);
    for (uint32_t i = 1; i < report->section_count; i++) {
        branches[i].level = report->sections[i].level;
        branches[i].heading =
            nian_bag_unit(arena, side->headings[i].counts, t->pairing->low_idf);
        branches[i].heading_sense = side->heading_senses[i];
        for (uint32_t s = i; s; s = parent_of(side, s))
            add_sense(&branches[s].body, &side->heading_senses[i], 2);
    }
    for (size_t i = 0; i < side->count; i++) {
        uint32_t s = report->statements[i].section;
        for (; s; s = parent_of(side, s))
            add_sense(&branches[s].body, &side->senses[i], 1);
    }
    for (uint32_t i = 1; i < report->section_count; i++)
        nian_meaning_norm(&branches[i].body);
    count_statements(branches, side, arena);
    return branches;
}

/* ------------------------------------------------------------ candidates */

static uint32_t *head_holders(table *t, const branch *branches, size_t count,
                              size_t grams)
{
    uint32_t *holders = nian_new_array(&t->scratch, uint32_t, grams);
    for (size_t i = 1; i < count; i++)
        for (size_t k = 0; k < branches[i].heading.count; k++)
            holders[branches[i].heading.terms[k].gram]++;
    return holders;
}

static bool *costly_grams(table *t, size_t grams)
{
    bool *skip = nian_new_array(&t->scratch, bool, grams);
    const nian_pairing *p = t->pairing;
    nian_index_skip(
        skip,
        head_holders(t, t->before, p->before.report->section_count, grams),
        head_holders(t, t->after, p->after.report->section_count, grams), grams,
        budget);
    return skip;
}

static void add_heads(table *t)
{
    const nian_pairing *p = t->pairing;
    size_t grams = p->grams.keys.count;
    size_t rows = p->before.report->section_count;
    size_t columns = p->after.report->section_count;
    nian_bag *bags = nian_new_array(&t->scratch, nian_bag, columns);
    for (size_t i = 1; i < columns; i++)
        bags[i] = t->after[i].heading;
    nian_index index;
    nian_index_make(&index, &t->scratch, grams, bags, columns, NULL);
    nian_selection selection;
    nian_selection_begin(&selection, &t->scratch, rows, columns, CANDIDATES);
    bool *skip = costly_grams(t, grams);
    float *sums = nian_new_array(&t->scratch, float, columns);
    for (uint32_t x = 1; x < rows; x++) {
        nian_bag head = t->before[x].heading;
        for (size_t k = 0; k < head.count; k++) {
            uint32_t gram = head.terms[k].gram;
            if (skip[gram])
                continue;
            for (uint32_t i = index.begin[gram]; i < index.begin[gram + 1]; i++)
                sums[index.postings[i].item] +=
                    head.terms[k].value * index.postings[i].value;
        }
        for (uint32_t y = 1; y < columns; y++) {
            if (sums[y] > 0)
                nian_selection_offer(&selection, x, y, sums[y]);
            sums[y] = 0;
        }
    }
    nian_pairs pairs;
    nian_selection_end(&pairs, &selection);
    for (size_t i = 0; i < pairs.count; i++)
        cell_at(t, pairs.items[i].before, pairs.items[i].after);
}

static void add_mass(table *t, const nian_pairs *links)
{
    const nian_side *before = &t->pairing->before;
    const nian_side *after = &t->pairing->after;
    for (size_t i = 0; i < links->count; i++) {
        nian_pair link = links->items[i];
        if (link.score <= link_least)
            continue;
        uint32_t row = before->report->statements[link.before].section;
        uint32_t column = after->report->statements[link.after].section;
        for (uint32_t x = row; x; x = parent_of(before, x))
            for (uint32_t y = column; y; y = parent_of(after, y))
                cell_at(t, x, y)->mass += link.score;
    }
}

/* The best link of one statement (its links are links[begin..end)) into each
 * section of the other side counts for all sections above it. */
static void cover_one(table *t, const nian_pair *links, size_t count,
                      bool forward, float *best)
{
    const nian_side *here = forward ? &t->pairing->before : &t->pairing->after;
    const nian_side *there = forward ? &t->pairing->after : &t->pairing->before;
    vec(uint32_t) seen = {0};
    nian_arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        uint32_t other = forward ? links[i].after : links[i].before;
        uint32_t s = there->report->statements[other].section;
        for (; s; s = parent_of(there, s)) {
            if (best[s] == 0)
                vec_push(&arena, &seen, s);
            best[s] = fmaxf(best[s], links[i].score);
        }
    }
    uint32_t own = forward ? links[0].before : links[0].after;
    for (size_t i = 0; i < seen.count; i++) {
        uint32_t y = seen.items[i];
        uint32_t s = here->report->statements[own].section;
        for (; s; s = parent_of(here, s))
            cell_at(t, forward ? s : y, forward ? y : s)->cover += best[y];
        best[y] = 0;
    }
    nian_arena_free(&arena);
}

static int by_after(const void *left, const void *right)
{
    const nian_pair *a = left;
    const nian_pair *b = right;
    if (a->after != b->after)
        return a->after < b->after ? -1 : 1;
    return (a->before > b->before) - (a->before < b->before);
}

static void add_cover(table *t, const nian_pairs *links)
{
    size_t rows = t->pairing->before.report->section_count;
    size_t columns = t->pairing->after.report->section_count;
    float *best =
        nian_new_array(&t->scratch, float, rows > columns ? rows : columns);
    nian_pair *turned = nian_new_array(&t->scratch, nian_pair, links->count);
    for (size_t i = 0; i < links->count; i++)
        turned[i] = links->items[i];
    for (int forward = 1; forward >= 0; forward--) {
        for (size_t i = 0, end; i < links->count; i = end) {
            for (end = i + 1; end < links->count; end++)
                if (forward ? turned[end].before != turned[i].before
                            : turned[end].after != turned[i].after)
                    break;
            cover_one(t, turned + i, end - i, forward, best);
        }
        if (links->count)
            qsort(turned, links->count, sizeof *turned, by_after);
    }
}

/* --------------------------------------------------------------- decision */

static void set_inputs(table *t, cell *c)
{
    const branch *a = &t->before[c->candidate.before];
    const branch *b = &t->after[c->candidate.after];
    float both = ((float)a->statements + 1) * ((float)b->statements + 1);
    c->candidate.inputs[NIAN_S_HEAD] = nian_bag_dot(a->heading, b->heading);
    c->candidate.inputs[NIAN_S_BODY] = nian_meaning_dot(&a->body, &b->body);
    c->candidate.inputs[NIAN_S_HEAD_SENSE] =
        nian_meaning_dot(&a->heading_sense, &b->heading_sense);
    c->candidate.inputs[NIAN_S_LINKS] = sqrtf(c->mass / sqrtf(both));
    c->candidate.inputs[NIAN_S_SAME_LEVEL] = a->level == b->level;
    c->candidate.inputs[NIAN_S_SAME_ROLE] =
        a->role == b->role && a->role != NO_ROLE;
    c->candidate.inputs[NIAN_S_BOTH_TOP] = a->level == 1 && b->level == 1;
    c->candidate.inputs[NIAN_S_SIZE] =
        fabsf(logf((float)(a->statements + 1) / (float)(b->statements + 1)));
    c->candidate.inputs[NIAN_S_COVER] =
        c->cover / ((float)a->statements + (float)b->statements + 2);
    c->sum = 0.6F * c->candidate.inputs[NIAN_S_HEAD] +
             c->candidate.inputs[NIAN_S_BODY] +
             c->candidate.inputs[NIAN_S_LINKS];
}

static void set_ranks(table *t)
{
    const nian_pairing *p = t->pairing;
    float *rows =
        nian_new_array(&t->scratch, float, p->before.report->section_count);
    float *columns =
        nian_new_array(&t->scratch, float, p->after.report->section_count);
    for (size_t i = 0; i < t->cells.count; i++) {
        cell *c = &t->cells.items[i];
        rows[c->candidate.before] = fmaxf(rows[c->candidate.before], c->sum);
        columns[c->candidate.after] =
            fmaxf(columns[c->candidate.after], c->sum);
    }
    for (size_t i = 0; i < t->cells.count; i++) {
        cell *c = &t->cells.items[i];
        c->candidate.inputs[NIAN_S_ROW] =
            c->sum > 0 ? c->sum / rows[c->candidate.before] : 0;
        c->candidate.inputs[NIAN_S_COLUMN] =
            c->sum > 0 ? c->sum / columns[c->candidate.after] : 0;
    }
}

static int by_place(const void *left, const void *right)
{
    const nian_candidate_section *a = left;
    const nian_candidate_section *b = right;
    if (a->before != b->before)
        return a->before < b->before ? -1 : 1;
    return (a->after > b->after) - (a->after < b->after);
}

void nian_sections_score(nian_candidate_sections *out,
                         const nian_pairing *pairing, const nian_pairs *links)
{
    *out = (nian_candidate_sections){0};
    table t = {.pairing = pairing};
    t.before = branches_of(&t, &pairing->before);
    t.after = branches_of(&t, &pairing->after);
    add_heads(&t);
    add_mass(&t, links);
    add_cover(&t, links);
    for (size_t i = 0; i < t.cells.count; i++)
        set_inputs(&t, &t.cells.items[i]);
    set_ranks(&t);
    for (size_t i = 0; i < t.cells.count; i++)
        vec_push(pairing->arena, out, t.cells.items[i].candidate);
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_place);
    nian_arena_free(&t.scratch);
}

float nian_candidate_section_score(const nian_candidate_section *candidate)
{
    return nian_logistic(candidate->inputs, section_weights, NIAN_S_COUNT,
                         section_bias);
}
