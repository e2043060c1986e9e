/* Evidence is combined as if its sources were independent; they are nearly
 * so: a title, a signature and the name of a file are written by different
 * hands. */
#include "document/belief.h"

static float odds_of(float sure)
{
    const float least = 0.02F;
    const float most = 0.98F;
    sure = sure < least ? least : sure > most ? most : sure;
    return sure / (1 - sure);
}

void nian_belief_hear(nian_belief *belief, nian_str name, float sure)
{
    if (name.len == 0)
        return;
    float odds = odds_of(sure);
    for (size_t i = 0; i < belief->count; i++) {
        if (nian_str_equal(belief->items[i].name, name)) {
            /* Who agrees without being sure speaks against nobody. */
            belief->items[i].odds *= odds > 1 ? odds : 1;
            return;
        }
    }
    if (belief->count < NIAN_BELIEF_MOST) {
        belief->items[belief->count].name = name;
        belief->items[belief->count++].odds = odds;
    }
}

nian_str nian_belief_best(const nian_belief *belief, float *sure)
{
    float all = 1;
    size_t best = 0;
    for (size_t i = 0; i < belief->count; i++) {
        all += belief->items[i].odds;
        if (belief->items[i].odds > belief->items[best].odds)
            best = i;
    }
    *sure = belief->count ? belief->items[best].odds / all : 0;
    return belief->count ? belief->items[best].name : (nian_str){NULL, 0};
}

bool nian_belief_contested(const nian_belief *belief)
{
    const float plain = 0.6F;
    float sure;
    float second = 0;
    nian_str best = nian_belief_best(belief, &sure);
    float odds = 0;
    for (size_t i = 0; i < belief->count; i++)
        if (nian_str_equal(belief->items[i].name, best))
            odds = belief->items[i].odds;
        else if (belief->items[i].odds > second)
            second = belief->items[i].odds;
    return sure < plain && second * 2 >= odds && second > 0;
}

void nian_belief_rank(nian_strs *out, nian_arena *arena,
                      const nian_belief *belief, size_t most)
{
    nian_belief left = *belief;
    while (left.count && out->count < most) {
        size_t best = 0;
        for (size_t i = 1; i < left.count; i++)
            if (left.items[i].odds > left.items[best].odds)
                best = i;
        vec_push(arena, out, left.items[best].name);
        for (size_t i = best; i + 1 < left.count; i++)
            left.items[i] = left.items[i + 1];
        left.count--;
    }
}

float nian_sure_agreed(float sure, float other)
{
    float odds = odds_of(sure) * odds_of(other);
    return sure >= 1 ? 1 : odds / (1 + odds);
}
