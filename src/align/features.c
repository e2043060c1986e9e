/* The pairing: both reports as bags over the same grams, and how much each
 * gram weighs. */
#include "align/features.h"

#include <math.h>

/* How much less a gram weighs for each statement that shares it: one that
 * stands once on both sides is evidence however common it is elsewhere. */
static const float exclusivity = 0.2F;

static void count_bag(uint32_t *counts, nian_bag bag)
{
    for (size_t i = 0; i < bag.count; i++)
        counts[bag.terms[i].gram]++;
}

static void count_side(const nian_side *side, uint32_t *holders,
                       uint32_t *segments)
{
    for (size_t i = 0; i < side->count; i++) {
        count_bag(segments, side->items[i].counts);
        if (side->live[i])
            count_bag(holders, side->items[i].counts);
    }
    for (size_t i = 0; i < side->report->section_count; i++)
        count_bag(segments, side->headings[i].counts);
}

static void weigh(nian_pairing *p)
{
    size_t count = p->grams.keys.count;
    uint32_t *segments = nian_new_array(p->arena, uint32_t, count);
    p->before.holders = nian_new_array(p->arena, uint32_t, count);
    p->after.holders = nian_new_array(p->arena, uint32_t, count);
    count_side(&p->before, p->before.holders, segments);
    count_side(&p->after, p->after.holders, segments);
    size_t total = p->before.count + p->after.count +
                   p->before.report->section_count +
                   p->after.report->section_count;
    p->idf = nian_new_array(p->arena, float, count);
    p->low_idf = nian_new_array(p->arena, float, count);
    p->weight = nian_new_array(p->arena, float, count);
    for (size_t g = 0; g < count; g++) {
        uint64_t key = p->grams.keys.items[g];
        p->idf[g] = nian_background_look_up((uint32_t)(key >> 32),
                                            (uint32_t)(key & UINT32_MAX));
        float here = logf((float)(total + 1) / ((float)segments[g] + 0.5F));
        p->low_idf[g] = fminf(p->idf[g], 1.45F * here);
        float before = fmaxf(1, (float)p->before.holders[g]);
        float after = fmaxf(1, (float)p->after.holders[g]);
        p->weight[g] = p->idf[g] / powf(before * after, exclusivity);
    }
}

static float weigh_statements(nian_side *side, const nian_pairing *p)
{
    float sum = 0;
    side->self = nian_new_array(p->arena, float, side->count);
    for (size_t i = 0; i < side->count; i++) {
        nian_bag bag = side->items[i].counts;
        for (size_t k = 0; side->live[i] && k < bag.count; k++)
            side->self[i] +=
                p->weight[bag.terms[k].gram] * (1 + logf(bag.terms[k].value));
        sum += side->self[i];
    }
    return sum;
}

static size_t live_count(const nian_side *side)
{
    size_t count = 0;
    for (size_t i = 0; i < side->count; i++)
        count += side->live[i];
    return count;
}

void nian_pairing_make(nian_pairing *out, nian_arena *arena,
                       const nian_report *before, const nian_report *after,
                       const nian_names *names)
{
    *out = (nian_pairing){.arena = arena};
    nian_side_spell(&out->before, arena, before);
    nian_side_spell(&out->after, arena, after);
    nian_namebook_make(&out->book, arena, &out->before, &out->after, names);
    nian_side_read(&out->before, &out->grams, arena, out->book);
    nian_side_read(&out->after, &out->grams, arena, out->book);
    weigh(out);
    float sum = weigh_statements(&out->before, out) +
                weigh_statements(&out->after, out);
    size_t live = live_count(&out->before) + live_count(&out->after);
    out->mean_self = live ? fmaxf(sum / (float)live, 1) : 1;
    nian_pairing_meanings(out);
}
