/* How alike an old and a new statement are: a few inputs, each small and
 * named, and a probability fitted on pairs that careful readers had linked.
 *
 * The base score takes each shared gram for as much as it is rare, in the
 * language and in these two reports; senses see what was said in other words;
 * the rest says in what surroundings both stand.  Rows are walked one by one,
 * so memory is bounded by what is kept of each, not by rows times columns. */
#include "align/features.h"

#include <math.h>
#include <string.h>

enum {
    CANDIDATES = 25,   /* a row and a column: the right one is within ten */
    SENSE_CLAUSES = 16 /* of a statement; a sentence has four */
};

/* Steps over postings; two reports of a national congress take two million. */
static const uint64_t budget = 60000000;

static const float norm_power = 0.4F;
static const float norm_floor = 0.3F;
static const float norm_mean = 0.2F;

/* Fitted by scripts/fit. */
static const float link_weights[NIAN_X_COUNT] = {
    [NIAN_X_BASE] = 19.7398F,        [NIAN_X_ROW] = 1.9605F,
    [NIAN_X_COLUMN] = -2.9607F,      [NIAN_X_CLAUSE] = 2.8649F,
    [NIAN_X_COSINE] = 3.5183F,       [NIAN_X_CONTAINED] = -9.8205F,
    [NIAN_X_FULFIL] = 0.6543F,       [NIAN_X_SENSE] = 4.6111F,
    [NIAN_X_SENSE_CLAUSE] = 3.5381F, [NIAN_X_SENSE_COLUMN] = -1.9534F,
    [NIAN_X_BLOCK] = 2.1494F,        [NIAN_X_TOPICS] = 2.3836F,
};
static const float link_bias = -9.6599F;

/* Sums over postings: by item, with a list of those that are not zero. */
typedef struct sums {
    float *values;
    uint32_t *touched;
    size_t count;
} sums;

typedef struct scorer {
    const nian_pairing *pairing;
    nian_arena scratch;
    nian_index index; /* live statements of the new report */
    bool *skip;
    nian_index clause_index;
    bool *clause_skip;
    nian_bag *clause_units; /* of the old report */
    sums statement_sums, clause_sums;
    float *clause_best; /* by new statement, for the row under way */
    float *before_scale, *after_scale;
    float *row_best, *column_best;
    float *unit; /* by gram, of the row: weight for the cosine */
    bool *held;  /* by gram: a bigram of the row */
    nian_bag *before_units, *after_units;
    float *before_mass, *after_mass;
} scorer;

static sums sums_make(nian_arena *arena, size_t count)
{
    return (sums){nian_new_array(arena, float, count),
                  nian_new_array(arena, uint32_t, count + 1), 0};
}

static bool is_bigram(const nian_pairing *p, uint32_t gram)
{
    return (p->grams.keys.items[gram] & UINT32_MAX) != 0;
}

/* The place behind the list is written in any case: whether an item is new
 * cannot be guessed. */
static inline void add(sums *s, uint32_t item, float value)
{
    s->touched[s->count] = item;
    s->count += s->values[item] == 0;
    s->values[item] += value;
}

static void clear(sums *s)
{
    for (size_t i = 0; i < s->count; i++)
        s->values[s->touched[i]] = 0;
    s->count = 0;
}

/* ------------------------------------------------------------ base score */

static inline float larger(float left, float right)
{
    return left > right ? left : right;
}

static inline float gain(float left, float right)
{
    float least = left < right ? left : right;
    return least > 1 ? 1 + logf(least) : 1;
}

/* A gram that stands once in the row gains the same from all. */
static void add_hits(scorer *s, nian_term term)
{
    float weight = s->pairing->weight[term.gram];
    const nian_posting *hit = s->index.postings + s->index.begin[term.gram];
    const nian_posting *end = s->index.postings + s->index.begin[term.gram + 1];
    if (term.value <= 1) {
        for (; hit < end; hit++)
            add(&s->statement_sums, hit->item, weight);
    } else {
        for (; hit < end; hit++)
            add(&s->statement_sums, hit->item,
                weight * gain(term.value, hit->value));
    }
}

static void add_row(scorer *s, nian_bag bag)
{
    for (size_t k = 0; k < bag.count; k++)
        if (!s->skip[bag.terms[k].gram])
            add_hits(s, bag.terms[k]);
}

static void select_pairs(nian_pairs *out, scorer *s)
{
    const nian_pairing *p = s->pairing;
    nian_selection selection;
    nian_selection_begin(&selection, &s->scratch, p->before.count,
                         p->after.count, CANDIDATES);
    for (uint32_t a = 0; a < p->before.count; a++) {
        if (!p->before.live[a])
            continue;
        add_row(s, p->before.items[a].counts);
        for (size_t i = 0; i < s->statement_sums.count; i++) {
            uint32_t b = s->statement_sums.touched[i];
            float score = s->statement_sums.values[b] * s->before_scale[a] *
                          s->after_scale[b];
            s->row_best[a] = larger(s->row_best[a], score);
            s->column_best[b] = larger(s->column_best[b], score);
            nian_selection_offer(&selection, a, b, score);
        }
        clear(&s->statement_sums);
    }
    nian_selection_end(out, &selection);
}

/* ------------------------------------------------- inputs of a candidate */

/* The best cosine of a clause of row `a` with one of each new statement. */
static void add_clauses(scorer *s, uint32_t a)
{
    const nian_item *item = &s->pairing->before.items[a];
    const nian_clause *clauses = s->pairing->after.clauses.items;
    for (uint32_t c = 0; c < item->clause_count; c++) {
        nian_bag unit = s->clause_units[item->clauses + c];
        for (size_t k = 0; k < unit.count; k++) {
            uint32_t gram = unit.terms[k].gram;
            if (s->clause_skip[gram])
                continue;
            uint32_t end = s->clause_index.begin[gram + 1];
            for (uint32_t i = s->clause_index.begin[gram]; i < end; i++) {
                nian_posting hit = s->clause_index.postings[i];
                add(&s->clause_sums, hit.item, unit.terms[k].value * hit.value);
            }
        }
        for (size_t i = 0; i < s->clause_sums.count; i++) {
            uint32_t hit = s->clause_sums.touched[i];
            float *best = &s->clause_best[clauses[hit].statement];
            *best = larger(*best, s->clause_sums.values[hit]);
        }
        clear(&s->clause_sums);
    }
}

static void scatter(float *out, nian_bag bag, bool set)
{
    for (size_t i = 0; i < bag.count; i++)
        out[bag.terms[i].gram] = set ? bag.terms[i].value : 0;
}

static void begin_row(scorer *s, uint32_t a)
{
    const nian_pairing *p = s->pairing;
    memset(s->clause_best, 0, p->after.count * sizeof *s->clause_best);
    add_clauses(s, a);
    scatter(s->unit, s->before_units[a], true);
    nian_bag bag = p->before.items[a].counts;
    for (size_t i = 0; i < bag.count; i++)
        s->held[bag.terms[i].gram] = is_bigram(p, bag.terms[i].gram);
}

static void end_row(scorer *s, uint32_t a)
{
    scatter(s->unit, s->before_units[a], false);
    nian_bag bag = s->pairing->before.items[a].counts;
    for (size_t i = 0; i < bag.count; i++)
        s->held[bag.terms[i].gram] = false;
}

static float dot_dense(const float *dense, nian_bag bag)
{
    float sum = 0;
    for (size_t i = 0; i < bag.count; i++)
        sum += dense[bag.terms[i].gram] * bag.terms[i].value;
    return sum;
}

static float contained(const scorer *s, uint32_t a, uint32_t b)
{
    const nian_pairing *p = s->pairing;
    nian_bag bag = p->after.items[b].counts;
    float sum = 0;
    for (size_t i = 0; i < bag.count; i++)
        if (s->held[bag.terms[i].gram])
            sum += p->idf[bag.terms[i].gram];
    float mass = larger(s->before_mass[a], s->after_mass[b]);
    return mass > 0 ? sum / mass : 0;
}

/* The likeliest pair of clauses; lists of many are looked at in part. */
static float clause_sense(const nian_pairing *p, uint32_t a, uint32_t b)
{
    const nian_item *old = &p->before.items[a];
    const nian_item *new = &p->after.items[b];
    float best = -1;
    for (uint32_t i = 0; i < old->clause_count && i < SENSE_CLAUSES; i++)
        for (uint32_t k = 0; k < new->clause_count &&k < SENSE_CLAUSES; k++)
            best = larger(best, nian_meaning_dot(
                                    &p->before.clause_senses[old->clauses + i],
                                    &p->after.clause_senses[new->clauses + k]));
    return best;
}

static nian_candidate make_candidate(scorer *s, nian_pair pair)
{
    const nian_pairing *p = s->pairing;
    uint32_t a = pair.before;
    uint32_t b = pair.after;
    nian_candidate out = {.before = a, .after = b};
    float block =
        nian_meaning_dot(&p->before.block_senses[a], &p->after.block_senses[b]);
    bool topics = p->before.topic[a] && p->after.topic[b];
    bool fulfil = p->before.report->statements[a].type == NIAN_TYPE_PLAN &&
                  p->after.report->statements[b].type != NIAN_TYPE_PLAN;
    out.inputs[NIAN_X_BASE] = pair.score;
    out.inputs[NIAN_X_ROW] = pair.score / s->row_best[a];
    out.inputs[NIAN_X_COLUMN] = s->column_best[b];
    out.inputs[NIAN_X_CLAUSE] = s->clause_best[b];
    out.inputs[NIAN_X_COSINE] = dot_dense(s->unit, s->after_units[b]);
    out.inputs[NIAN_X_CONTAINED] = contained(s, a, b);
    out.inputs[NIAN_X_FULFIL] = fulfil;
    out.inputs[NIAN_X_SENSE] =
        nian_meaning_dot(&p->before.senses[a], &p->after.senses[b]);
    out.inputs[NIAN_X_SENSE_CLAUSE] = clause_sense(p, a, b);
    out.inputs[NIAN_X_BLOCK] = block;
    out.inputs[NIAN_X_TOPICS] = topics ? block : 0;
    return out;
}

/* Which only all candidates tell. */
static void set_column_best(nian_candidates *out, scorer *s)
{
    float *best = nian_new_array(&s->scratch, float, s->pairing->after.count);
    for (size_t i = 0; i < out->count; i++) {
        const nian_candidate *c = &out->items[i];
        best[c->after] = larger(best[c->after], c->inputs[NIAN_X_SENSE]);
    }
    for (size_t i = 0; i < out->count; i++)
        out->items[i].inputs[NIAN_X_SENSE_COLUMN] = best[out->items[i].after];
}

/* ---------------------------------------------------------- preparation */

static nian_bag *units_of(nian_arena *arena, const nian_side *side,
                          const float *weight)
{
    nian_bag *units = nian_new_array(arena, nian_bag, side->count);
    for (size_t i = 0; i < side->count; i++)
        if (side->live[i])
            units[i] = nian_bag_unit(arena, side->items[i].counts, weight);
    return units;
}

/* What turns shared weight into a score: long statements share more by chance,
 * but a long one may well answer a short one, so the norm is a mild one. */
static float *scales_of(nian_arena *arena, const nian_pairing *p,
                        const nian_side *side)
{
    float *scales = nian_new_array(arena, float, side->count);
    float mean = powf(p->mean_self, -norm_mean / 2);
    for (size_t i = 0; i < side->count; i++)
        scales[i] =
            mean / powf(side->self[i] + norm_floor * p->mean_self, norm_power);
    return scales;
}

static float *masses_of(nian_arena *arena, const nian_pairing *p,
                        const nian_side *side)
{
    float *masses = nian_new_array(arena, float, side->count);
    for (size_t i = 0; i < side->count; i++) {
        nian_bag bag = side->items[i].counts;
        for (size_t k = 0; k < bag.count; k++)
            if (is_bigram(p, bag.terms[k].gram))
                masses[i] += p->idf[bag.terms[k].gram];
    }
    return masses;
}

static nian_bag *clause_units_of(nian_arena *arena, const nian_pairing *p,
                                 const nian_side *side, uint32_t *holders)
{
    nian_bag *units = nian_new_array(arena, nian_bag, side->clauses.count);
    for (size_t i = 0; i < side->clauses.count; i++) {
        const nian_clause *clause = &side->clauses.items[i];
        if (!side->live[clause->statement])
            continue;
        units[i] = nian_bag_unit(arena, clause->counts, p->idf);
        for (size_t k = 0; k < units[i].count; k++)
            holders[units[i].terms[k].gram]++;
    }
    return units;
}

static void index_statements(scorer *s)
{
    const nian_pairing *p = s->pairing;
    size_t grams = p->grams.keys.count;
    nian_bag *bags = nian_new_array(&s->scratch, nian_bag, p->after.count);
    for (size_t i = 0; i < p->after.count; i++)
        bags[i] = p->after.items[i].counts;
    nian_index_make(&s->index, &s->scratch, grams, bags, p->after.count,
                    p->after.live);
    s->skip = nian_new_array(&s->scratch, bool, grams);
    nian_index_skip(s->skip, p->before.holders, p->after.holders, grams,
                    budget);
}

static void index_clauses(scorer *s)
{
    const nian_pairing *p = s->pairing;
    nian_arena *arena = &s->scratch;
    size_t grams = p->grams.keys.count;
    uint32_t *before = nian_new_array(arena, uint32_t, grams);
    uint32_t *after = nian_new_array(arena, uint32_t, grams);
    s->clause_units = clause_units_of(arena, p, &p->before, before);
    nian_bag *units = clause_units_of(arena, p, &p->after, after);
    nian_index_make(&s->clause_index, arena, grams, units,
                    p->after.clauses.count, NULL);
    s->clause_skip = nian_new_array(arena, bool, grams);
    nian_index_skip(s->clause_skip, before, after, grams, budget);
}

static void scorer_make(scorer *s, const nian_pairing *p)
{
    *s = (scorer){.pairing = p};
    nian_arena *arena = &s->scratch;
    size_t grams = p->grams.keys.count;
    index_statements(s);
    index_clauses(s);
    s->statement_sums = sums_make(arena, p->after.count);
    s->clause_sums = sums_make(arena, p->after.clauses.count);
    s->clause_best = nian_new_array(arena, float, p->after.count);
    s->before_scale = scales_of(arena, p, &p->before);
    s->after_scale = scales_of(arena, p, &p->after);
    s->row_best = nian_new_array(arena, float, p->before.count);
    s->column_best = nian_new_array(arena, float, p->after.count);
    s->unit = nian_new_array(arena, float, grams);
    s->held = nian_new_array(arena, bool, grams);
    s->before_units = units_of(arena, &p->before, p->pair_idf);
    s->after_units = units_of(arena, &p->after, p->pair_idf);
    s->before_mass = masses_of(arena, p, &p->before);
    s->after_mass = masses_of(arena, p, &p->after);
}

void nian_score(nian_candidates *out, const nian_pairing *pairing)
{
    *out = (nian_candidates){0};
    scorer s;
    scorer_make(&s, pairing);
    nian_pairs pairs;
    select_pairs(&pairs, &s);
    vec_reserve(pairing->arena, out, pairs.count);
    for (size_t i = 0; i < pairs.count; i++) {
        uint32_t row = pairs.items[i].before;
        if (!i || pairs.items[i - 1].before != row)
            begin_row(&s, row);
        vec_push(pairing->arena, out, make_candidate(&s, pairs.items[i]));
        if (i + 1 == pairs.count || pairs.items[i + 1].before != row)
            end_row(&s, row);
    }
    set_column_best(out, &s);
    nian_arena_free(&s.scratch);
}

float nian_candidate_score(const nian_candidate *candidate)
{
    return nian_logistic(candidate->inputs, link_weights, NIAN_X_COUNT,
                         link_bias);
}
