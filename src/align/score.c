/* How alike an old and a new statement are: a few inputs, each small and
 * named, and a probability fitted on pairs that careful readers had linked.
 *
 * The base score takes each shared gram for as much as it is rare, in the
 * language and in these two reports; senses see what was said in other words;
 * the rest says in what surroundings both stand.  Rows are walked one by one,
 * so memory is bounded by what is kept of each, not by rows times columns. */
#include "align/features.h"

#include <math.h>
#include <stdlib.h>

enum {
    CANDIDATES = 25 /* a row and a column: the right one is within ten */
};

/* Steps over postings: a million, and as many more for each statement, so that
 * cost grows with the length of reports and not with its square.  The longest
 * of 650 real pairs takes one and a half million for 1,500 statements; what is
 * left out beyond are the commonest runs of letters, which tell least. */
static const uint64_t budget_least = 1000000;
static const uint64_t budget_each = 1000;

static const float norm_power = 0.4F;
static const float norm_floor = 0.3F;
static const float norm_mean = 0.2F;

/* What a row's best place must have to be a measure for others. */
static const float place_least = 0.6F;

/* Fitted by scripts/fit. */
static const float link_weights[NIAN_X_COUNT] = {
    [NIAN_X_BASE] = 20.1631F,      [NIAN_X_CLAUSE] = 2.5815F,
    [NIAN_X_CONTAINED] = -4.4895F, [NIAN_X_FULFIL] = 0.8491F,
    [NIAN_X_SENSE] = 2.1570F,      [NIAN_X_SENSE_CLAUSE] = 2.3484F,
    [NIAN_X_MUTUAL] = 2.5658F,     [NIAN_X_EXPLAINED] = 1.2064F,
    [NIAN_X_PLACE] = 2.9740F,      [NIAN_X_PLACE_RANK] = -0.2660F,
    [NIAN_X_BLOCK] = 0.5071F,
};
static const float link_bias = -11.7277F;

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
    sums shared; /* by new statement, with the row under way */
    float *before_scale, *after_scale;
    bool *held; /* by gram: a bigram of the row */
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
            add(&s->shared, hit->item, weight);
    } else {
        for (; hit < end; hit++)
            add(&s->shared, hit->item, weight * gain(term.value, hit->value));
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
        for (size_t i = 0; i < s->shared.count; i++) {
            uint32_t b = s->shared.touched[i];
            float score =
                s->shared.values[b] * s->before_scale[a] * s->after_scale[b];
            nian_selection_offer(&selection, a, b, score);
        }
        clear(&s->shared);
    }
    nian_selection_end(out, &selection);
}

/* ------------------------------------------------- inputs of a candidate */

static void hold_row(scorer *s, uint32_t a, bool hold)
{
    nian_bag bag = s->pairing->before.items[a].counts;
    for (size_t i = 0; i < bag.count; i++) {
        uint32_t gram = bag.terms[i].gram;
        s->held[gram] = hold && is_bigram(s->pairing, gram);
    }
}

static float contained(const scorer *s, uint32_t a, uint32_t b)
{
    const nian_pairing *p = s->pairing;
    nian_bag bag = p->after.items[b].counts;
    float sum = 0;
    for (size_t i = 0; i < bag.count; i++)
        if (s->held[bag.terms[i].gram])
            sum += p->idf[bag.terms[i].gram];
    float mass = nian_larger(s->before_mass[a], s->after_mass[b]);
    return mass > 0 ? sum / mass : 0;
}

static nian_candidate make_candidate(const scorer *s, nian_pair pair)
{
    const nian_side *before = &s->pairing->before;
    const nian_side *after = &s->pairing->after;
    uint32_t a = pair.before;
    uint32_t b = pair.after;
    nian_candidate out = {.before = a, .after = b};
    bool fulfil = before->report->statements[a].type == NIAN_TYPE_PLAN &&
                  after->report->statements[b].type != NIAN_TYPE_PLAN;
    out.inputs[NIAN_X_BASE] = pair.score;
    out.inputs[NIAN_X_CONTAINED] = contained(s, a, b);
    out.inputs[NIAN_X_FULFIL] = fulfil;
    out.inputs[NIAN_X_SENSE] =
        nian_meaning_dot(&before->senses[a], &after->senses[b]);
    out.inputs[NIAN_X_PLACE] =
        nian_meaning_dot(&before->place_senses[a], &after->place_senses[b]);
    out.inputs[NIAN_X_BLOCK] =
        nian_meaning_dot(&before->block_senses[a], &after->block_senses[b]);
    return out;
}

/* ------------------------------------------------- what only all can tell */

/* By column, the nearest place first. */
static int by_place_near(const void *left, const void *right)
{
    const nian_pair *first = left;
    const nian_pair *second = right;
    if (first->after != second->after)
        return first->after < second->after ? -1 : 1;
    if (first->score != second->score)
        return first->score > second->score ? -1 : 1;
    return (first->before > second->before) - (first->before < second->before);
}

static void rank_columns(nian_candidates *out, nian_arena *scratch)
{
    nian_pair *pairs = nian_new_array(scratch, nian_pair, out->count);
    for (uint32_t i = 0; i < out->count; i++)
        pairs[i] = (nian_pair){i, out->items[i].after,
                               out->items[i].inputs[NIAN_X_PLACE]};
    if (out->count)
        qsort(pairs, out->count, sizeof *pairs, by_place_near);
    size_t rank = 0;
    for (size_t i = 0; i < out->count; i++) {
        rank = i && pairs[i - 1].after == pairs[i].after ? rank + 1 : 1;
        out->items[pairs[i].before].inputs[NIAN_X_PLACE_RANK] =
            log2f((float)rank);
    }
}

static void compare_rows(nian_candidates *out)
{
    for (size_t i = 0, end; i < out->count; i = end) {
        float best = place_least;
        for (end = i; end < out->count; end++) {
            if (out->items[end].before != out->items[i].before)
                break;
            best = nian_larger(best, out->items[end].inputs[NIAN_X_PLACE]);
        }
        for (size_t k = i; k < end; k++)
            out->items[k].inputs[NIAN_X_PLACE] /= best;
    }
}

/* ---------------------------------------------------------- preparation */

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

static void index_statements(scorer *s)
{
    const nian_pairing *p = s->pairing;
    size_t grams = p->grams.keys.count;
    uint64_t budget =
        budget_least + budget_each * (p->before.count + p->after.count);
    nian_bag *bags = nian_new_array(&s->scratch, nian_bag, p->after.count);
    for (size_t i = 0; i < p->after.count; i++)
        bags[i] = p->after.items[i].counts;
    nian_index_make(&s->index, &s->scratch, grams, bags, p->after.count,
                    p->after.live);
    s->skip = nian_new_array(&s->scratch, bool, grams);
    nian_index_skip(s->skip, p->before.holders, p->after.holders, grams,
                    budget);
}

static void scorer_make(scorer *s, const nian_pairing *p)
{
    *s = (scorer){.pairing = p};
    nian_arena *arena = &s->scratch;
    index_statements(s);
    s->shared = sums_make(arena, p->after.count);
    s->before_scale = scales_of(arena, p, &p->before);
    s->after_scale = scales_of(arena, p, &p->after);
    s->held = nian_new_array(arena, bool, p->grams.keys.count);
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
            hold_row(&s, row, true);
        vec_push(pairing->arena, out, make_candidate(&s, pairs.items[i]));
        if (i + 1 == pairs.count || pairs.items[i + 1].before != row)
            hold_row(&s, row, false);
    }
    nian_clauses_score(out, pairing);
    rank_columns(out, &s.scratch);
    compare_rows(out);
    nian_arena_free(&s.scratch);
}

float nian_candidate_score(const nian_candidate *candidate)
{
    return nian_logistic(candidate->inputs, link_weights, NIAN_X_COUNT,
                         link_bias);
}
