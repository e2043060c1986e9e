/* What a text means, as far as grams tell: a sum of vectors that
 * scripts/vectors learned.  It was shown linked statements of neighbouring
 * years with half of all characters taken from one side and the other half
 * from the other, so that only meaning was left to go by: 高企 lies near
 * 高新技术企业, 养老 near 老人.
 *
 * What all statements of two reports have in common is taken away before
 * anything is compared. */
#include "align/features.h"

#include <math.h>
#include <string.h>

#include "align/vectors_table.inc"

enum {
    VECTOR_COUNT = sizeof vectors / sizeof vectors[0],
    LEVELS = 62, /* printable characters but for the backslash */
    LANES = 4,
    WINDOW = 4,       /* neighbours that a statement is judged by */
    USUAL_WEIGHT = 40 /* statements that the mean of all reports counts for */
};

static const float surroundings_weight = 0.5F;

_Static_assert((int)VECTOR_SIZE == (int)NIAN_MEANING_SIZE,
               "the table is for another size");

static int level_of(char c)
{
    return c < '\\' ? c - '@' : c - '@' - 1;
}

static ptrdiff_t find_vector(uint32_t first, uint32_t second)
{
    size_t low = 0;
    size_t high = VECTOR_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const uint16_t *gram = vector_grams[middle];
        if (gram[0] < first || (gram[0] == first && gram[1] < second))
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < VECTOR_COUNT && vector_grams[low][0] == first &&
                 vector_grams[low][1] == second;
    return found ? (ptrdiff_t)low : -1;
}

bool nian_meaning_look_up(nian_meaning *out, uint32_t first, uint32_t second)
{
    ptrdiff_t at = find_vector(first, second);
    if (at < 0)
        return false;
    /* The first character is the size, on a scale of powers. */
    const char *row = vectors[at];
    float size = largest * powf(scale_step, (float)(level_of(row[0])));
    for (size_t i = 0; i < NIAN_MEANING_SIZE; i++)
        out->values[i] =
            size * ((float)level_of(row[i + 1]) - (float)(LEVELS - 1) / 2);
    return true;
}

/* A vector of four, as gcc and clang have it. */
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));

float nian_meaning_dot(const nian_meaning *left, const nian_meaning *right)
{
    /* Four sums side by side: the compiler would spell them out in a loop
     * over all of them. */
    lanes sums = {0, 0, 0, 0};
    for (size_t i = 0; i < NIAN_MEANING_SIZE; i += LANES) {
        lanes one, other;
        memcpy(&one, left->values + i, sizeof one);
        memcpy(&other, right->values + i, sizeof other);
        sums += one * other;
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

void nian_meaning_norm(nian_meaning *sense)
{
    float length = sqrtf(nian_meaning_dot(sense, sense));
    for (size_t i = 0; length > 0 && i < NIAN_MEANING_SIZE; i++)
        sense->values[i] /= length;
}

static void add(nian_meaning *to, const nian_meaning *sense, float times)
{
    for (size_t i = 0; i < NIAN_MEANING_SIZE; i++)
        to->values[i] += times * sense->values[i];
}

static bool is_known(const nian_meaning *sense)
{
    return nian_meaning_dot(sense, sense) > 0;
}

/* Vectors of the grams of this pair; row 0 is of all that are unknown. */
typedef struct gram_senses {
    uint32_t *rows; /* by gram */
    vec(nian_meaning) senses;
} gram_senses;

static void read_grams(gram_senses *out, nian_arena *arena,
                       const nian_grams *grams)
{
    *out = (gram_senses){0};
    out->rows = nian_new_array(arena, uint32_t, grams->keys.count);
    vec_push(arena, &out->senses, (nian_meaning){{0}});
    for (size_t g = 0; g < grams->keys.count; g++) {
        uint64_t key = grams->keys.items[g];
        nian_meaning sense;
        if (!nian_meaning_look_up(&sense, (uint32_t)(key >> 32),
                                  (uint32_t)(key & UINT32_MAX)))
            continue;
        out->rows[g] = (uint32_t)out->senses.count;
        vec_push(arena, &out->senses, sense);
    }
}

static nian_meaning sense_of(const gram_senses *known, nian_bag counts)
{
    nian_meaning sum = {{0}};
    for (size_t i = 0; i < counts.count; i++) {
        uint32_t row = known->rows[counts.terms[i].gram];
        float count = counts.terms[i].value;
        if (row)
            add(&sum, &known->senses.items[row],
                count > 1 ? 1 + logf(count) : 1);
    }
    nian_meaning_norm(&sum);
    return sum;
}

static void read_side(nian_side *side, nian_arena *arena,
                      const gram_senses *known)
{
    size_t sections = side->report->section_count;
    side->senses = nian_new_array(arena, nian_meaning, side->count);
    side->clause_senses =
        nian_new_array(arena, nian_meaning, side->clauses.count);
    side->heading_senses = nian_new_array(arena, nian_meaning, sections);
    for (size_t i = 0; i < side->count; i++)
        side->senses[i] = sense_of(known, side->items[i].counts);
    for (size_t i = 0; i < side->clauses.count; i++)
        side->clause_senses[i] = sense_of(known, side->clauses.items[i].counts);
    for (size_t i = 0; i < sections; i++)
        side->heading_senses[i] = sense_of(known, side->headings[i].counts);
}

/* -------------------------------------------------------------- centring */

/* What is common to these reports; for short ones, to all reports. */
static nian_meaning mean_of(const nian_side *before, const nian_side *after)
{
    nian_meaning sum = {{0}};
    for (size_t i = 0; i < NIAN_MEANING_SIZE; i++)
        sum.values[i] = USUAL_WEIGHT * usual[i];
    for (size_t i = 0; i < before->count; i++)
        add(&sum, &before->senses[i], 1);
    for (size_t i = 0; i < after->count; i++)
        add(&sum, &after->senses[i], 1);
    nian_meaning mean = {{0}};
    add(&mean, &sum, 1 / (float)(USUAL_WEIGHT + before->count + after->count));
    return mean;
}

static void take_away(nian_meaning *senses, size_t count,
                      const nian_meaning *mean)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_known(&senses[i]))
            continue;
        add(&senses[i], mean, -1);
        nian_meaning_norm(&senses[i]);
    }
}

static void centre(nian_side *side, const nian_meaning *mean)
{
    take_away(side->senses, side->count, mean);
    take_away(side->clause_senses, side->clauses.count, mean);
    take_away(side->heading_senses, side->report->section_count, mean);
}

/* ------------------------------------------------------------ surroundings */

static void sum_blocks(nian_side *side, nian_arena *arena)
{
    const nian_statement *statements = side->report->statements;
    side->block_senses = nian_new_array(arena, nian_meaning, side->count);
    for (size_t i = 0; i < side->count; i++) {
        size_t begin = i > WINDOW ? i - WINDOW : 0;
        size_t end =
            i + WINDOW + 1 < side->count ? i + WINDOW + 1 : side->count;
        for (size_t k = begin; k < end; k++)
            if (statements[k].section == statements[i].section)
                add(&side->block_senses[i], &side->senses[k], 1);
        nian_meaning_norm(&side->block_senses[i]);
    }
}

/* A statement says what it says under its heading and among its neighbours:
 * both count half, and a short one is known by them. */
static void sum_places(nian_side *side, nian_arena *arena)
{
    const nian_statement *statements = side->report->statements;
    side->place_senses = nian_new_array(arena, nian_meaning, side->count);
    for (size_t i = 0; i < side->count; i++) {
        nian_meaning *place = &side->place_senses[i];
        *place = side->senses[i];
        add(place, &side->block_senses[i], surroundings_weight);
        add(place, &side->heading_senses[statements[i].section],
            surroundings_weight);
        nian_meaning_norm(place);
    }
}

void nian_pairing_meanings(nian_pairing *p)
{
    nian_arena scratch = {0};
    gram_senses known;
    read_grams(&known, &scratch, &p->grams);
    read_side(&p->before, p->arena, &known);
    read_side(&p->after, p->arena, &known);
    nian_meaning mean = mean_of(&p->before, &p->after);
    centre(&p->before, &mean);
    centre(&p->after, &mean);
    sum_blocks(&p->before, p->arena);
    sum_blocks(&p->after, p->arena);
    sum_places(&p->before, p->arena);
    sum_places(&p->after, p->arena);
    nian_arena_free(&scratch);
}
