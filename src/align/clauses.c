/* What the clauses of two statements tell of them.  A long statement names
 * many things; that it answers a short one shows in one clause alone, and in
 * that neither this clause nor the other has a better match elsewhere.
 *
 * Two clauses are as alike as the mean of the grams they share and of what
 * they mean.  Only candidates are looked at, so the cost is theirs. */
#include "align/features.h"

#include <math.h>

enum {
    CLAUSES_MOST = 24 /* of a statement; a sentence has four */
};

/* So that a clause without any match has a best one to be divided by. */
static const float best_least = 0.3F;

/* The clauses of one report. */
typedef struct clause_side {
    const nian_side *side;
    nian_bag *units;
    float *share; /* by clause: of the idf of its statement */
    float *best;  /* by clause: how alike it is to its best candidate */
} clause_side;

/* The other clause of a candidate that is most like one. */
typedef struct clause_match {
    float alike;
    uint32_t with;
} clause_match;

typedef struct clause_scorer {
    const nian_pairing *pairing;
    nian_arena scratch;
    clause_side before, after;
    float *row;            /* by gram: the unit of the clause under way */
    clause_match *matches; /* by candidate: its old clauses, then its new */
} clause_scorer;

/* One candidate; it shares a gram, so both have a clause. */
typedef struct clause_table {
    uint32_t before, after; /* the first clause of either */
    uint32_t rows, columns;
    clause_match *row, *column;
} clause_table;

static uint32_t clause_count(const nian_item *item)
{
    return item->clause_count < CLAUSES_MOST ? item->clause_count
                                             : CLAUSES_MOST;
}

static float mass_of(const nian_pairing *p, nian_bag bag)
{
    float sum = 0;
    for (size_t i = 0; i < bag.count; i++)
        sum += p->idf[bag.terms[i].gram];
    return sum;
}

static void read_side(clause_side *out, clause_scorer *s, const nian_side *side)
{
    nian_arena *arena = &s->scratch;
    size_t count = side->clauses.count;
    *out = (clause_side){side, nian_new_array(arena, nian_bag, count),
                         nian_new_array(arena, float, count),
                         nian_new_array(arena, float, count)};
    for (size_t i = 0; i < side->count; i++) {
        const nian_item *item = &side->items[i];
        if (!side->live[i])
            continue;
        float sum = 0;
        for (uint32_t c = item->clauses; c < item->clauses + clause_count(item);
             c++) {
            nian_bag counts = side->clauses.items[c].counts;
            out->units[c] = nian_bag_unit(arena, counts, s->pairing->idf);
            out->share[c] = mass_of(s->pairing, counts);
            sum += out->share[c];
        }
        for (uint32_t c = item->clauses; c < item->clauses + clause_count(item);
             c++)
            out->share[c] /= nian_larger(sum, 1);
    }
}

static clause_table table_of(const clause_scorer *s, const nian_candidate *c,
                             size_t begin)
{
    const nian_item *old = &s->pairing->before.items[c->before];
    const nian_item *new = &s->pairing->after.items[c->after];
    clause_match *row = s->matches + begin;
    return (clause_table){
        old->clauses,      new->clauses, clause_count(old),
        clause_count(new), row,          row + clause_count(old)};
}

/* -------------------------------------------------------------- likeness */

static void scatter(clause_scorer *s, uint32_t clause, bool set)
{
    nian_bag unit = s->before.units[clause];
    for (size_t i = 0; i < unit.count; i++)
        s->row[unit.terms[i].gram] = set ? unit.terms[i].value : 0;
}

static float shared(const clause_scorer *s, uint32_t clause)
{
    nian_bag unit = s->after.units[clause];
    float sum = 0;
    for (size_t i = 0; i < unit.count; i++)
        sum += s->row[unit.terms[i].gram] * unit.terms[i].value;
    return sum;
}

static void note(clause_match *match, float alike, uint32_t with)
{
    if (alike > match->alike)
        *match = (clause_match){alike, with};
}

static void fill_row(clause_scorer *s, nian_candidate *candidate,
                     const clause_table *t, uint32_t row)
{
    uint32_t old = t->before + row;
    const nian_meaning *senses = s->pairing->after.clause_senses + t->after;
    float *best_shared = &candidate->inputs[NIAN_X_CLAUSE];
    float *best_sense = &candidate->inputs[NIAN_X_SENSE_CLAUSE];
    for (uint32_t k = 0; k < t->columns; k++) {
        float words = shared(s, t->after + k);
        float sense = nian_meaning_dot(&s->pairing->before.clause_senses[old],
                                       &senses[k]);
        *best_shared = nian_larger(*best_shared, words);
        *best_sense = nian_larger(*best_sense, sense);
        float alike = (words + sense) / 2;
        note(&t->row[row], alike, k);
        note(&t->column[k], alike, row);
        s->before.best[old] = nian_larger(s->before.best[old], alike);
        s->after.best[t->after + k] =
            nian_larger(s->after.best[t->after + k], alike);
    }
}

/* The candidates of one row, from its first; returns how many there are. */
static size_t fill_tables(clause_scorer *s, nian_candidate *row, size_t count,
                          const size_t *begin)
{
    size_t end = 0;
    while (end < count && row[end].before == row[0].before)
        end++;
    const nian_item *item = &s->pairing->before.items[row[0].before];
    for (size_t i = 0; i < end; i++)
        row[i].inputs[NIAN_X_SENSE_CLAUSE] = -1;
    for (uint32_t c = 0; c < clause_count(item); c++) {
        scatter(s, item->clauses + c, true);
        for (size_t i = 0; i < end; i++) {
            clause_table t = table_of(s, &row[i], begin[i]);
            fill_row(s, &row[i], &t, c);
        }
        scatter(s, item->clauses + c, false);
    }
    return end;
}

/* ------------------------------------------------------------ competition */

/* A clause counts as explained here in the measure that nothing else
 * explains it better; the power lets a near second count for little. */
static float explained(float alike, float best)
{
    float part = alike / nian_larger(best, best_least);
    float fourth = part * part * part * part;
    return fourth * fourth * fourth;
}

static float mutual(float alike, float own, float other)
{
    return alike /
           sqrtf(nian_larger(own, best_least) * nian_larger(other, best_least));
}

static void compare(const clause_scorer *s, nian_candidate *candidate,
                    const clause_table *t)
{
    const float *old = s->before.best + t->before;
    const float *new = s->after.best + t->after;
    float *most = &candidate->inputs[NIAN_X_MUTUAL];
    float *sum = &candidate->inputs[NIAN_X_EXPLAINED];
    for (uint32_t i = 0; i < t->rows; i++) {
        clause_match match = t->row[i];
        *most =
            nian_larger(*most, mutual(match.alike, old[i], new[match.with]));
        *sum += s->before.share[t->before + i] * explained(match.alike, old[i]);
    }
    for (uint32_t k = 0; k < t->columns; k++) {
        clause_match match = t->column[k];
        *most =
            nian_larger(*most, mutual(match.alike, old[match.with], new[k]));
        *sum += s->after.share[t->after + k] * explained(match.alike, new[k]);
    }
}

void nian_clauses_score(nian_candidates *candidates,
                        const nian_pairing *pairing)
{
    clause_scorer s = {.pairing = pairing};
    read_side(&s.before, &s, &pairing->before);
    read_side(&s.after, &s, &pairing->after);
    s.row = nian_new_array(&s.scratch, float, pairing->grams.keys.count);
    size_t *begin = nian_new_array(&s.scratch, size_t, candidates->count + 1);
    for (size_t i = 0; i < candidates->count; i++) {
        const nian_candidate *c = &candidates->items[i];
        begin[i + 1] = begin[i] +
                       clause_count(&pairing->before.items[c->before]) +
                       clause_count(&pairing->after.items[c->after]);
    }
    s.matches =
        nian_new_array(&s.scratch, clause_match, begin[candidates->count]);
    for (size_t i = 0; i < candidates->count;)
        i += fill_tables(&s, candidates->items + i, candidates->count - i,
                         begin + i);
    for (size_t i = 0; i < candidates->count; i++) {
        clause_table t = table_of(&s, &candidates->items[i], begin[i]);
        compare(&s, &candidates->items[i], &t);
    }
    nian_arena_free(&s.scratch);
}
