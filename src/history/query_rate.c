/* How much of a query stands in a text. */
#include "history/history.h"

#include <math.h>

enum {
    REACH = 14 /* letters between words that belong together */
};

/* What stands further apart counts for this share.  Both were chosen on ten
 * histories, where the score is flat from 12 to 16 and from .65 to .85. */
#define FAR_SHARE 0.80F

/* Which use of the wording a gram is; its count when it is none. */
static size_t find_use(const nian_vocabulary *words, uint64_t gram)
{
    size_t low = 0, high = words->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (words->uses[middle].gram < gram)
            low = middle + 1;
        else
            high = middle;
    }
    return low < words->count && words->uses[low].gram == gram ? low
                                                               : words->count;
}

/* A gram of the wording in a text. */
typedef struct hit {
    size_t at;
    size_t use;
} hit;

static size_t find_hits(hit *out, const nian_vocabulary *words,
                        nian_letters letters)
{
    size_t count = 0;
    for (size_t i = 0; i < letters.count; i++) {
        uint64_t first = (uint64_t)letters.codes[i] << 32;
        size_t use = find_use(words, first);
        if (use == words->count)
            continue;
        out[count++] = (hit){i, use};
        if (i + 1 == letters.count)
            continue;
        use = find_use(words, first | letters.codes[i + 1]);
        if (use < words->count)
            out[count++] = (hit){i, use};
    }
    return count;
}

/* The most that stands within REACH letters, and, for a share of it, all that
 * stands anywhere: words far apart may each speak of something else. */
static float rate_wording(const nian_vocabulary *words, nian_letters letters,
                          nian_arena *scratch)
{
    hit *hits = nian_new_array(scratch, hit, letters.count * 2 + 1);
    unsigned *held = nian_new_array(scratch, unsigned, words->count);
    bool *seen = nian_new_array(scratch, bool, words->count);
    size_t count = find_hits(hits, words, letters);
    float near = 0, best = 0, all = 0;
    for (size_t first = 0, i = 0; i < count; i++) {
        float weight = words->uses[hits[i].use].weight;
        near += held[hits[i].use]++ ? 0 : weight;
        all += seen[hits[i].use] ? 0 : weight;
        seen[hits[i].use] = true;
        for (; hits[i].at - hits[first].at > REACH; first++)
            if (--held[hits[first].use] == 0)
                near -= words->uses[hits[first].use].weight;
        best = fmaxf(best, near);
    }
    return fmaxf(best, all * FAR_SHARE);
}

float nian_query_rate(const nian_query *query, nian_letters letters)
{
    nian_arena scratch = {0};
    float best = 0;
    for (size_t i = 0; i < query->names.count; i++)
        if (nian_letters_name(letters, query->names.items[i]))
            return 1;
    for (size_t i = 0; i < query->wordings.count; i++)
        best = fmaxf(
            best, rate_wording(&query->wordings.items[i], letters, &scratch));
    for (size_t i = 0; i < query->renamed.count; i++)
        if (nian_letters_name(letters, query->renamed.items[i].name))
            best = fmaxf(best, rate_wording(&query->renamed.items[i].words,
                                            letters, &scratch));
    nian_arena_free(&scratch);
    return fminf(best, 1);
}
