/* Which figures of two reports measure the same quantity: their names share
 * what is telling and measure the same of it, and unit, measure and standing
 * (promised or realised) are the same.  One to one: a series has one value a
 * year. */
#include "align/features.h"

#include <math.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "extract/plain.h"
#include "text/text.h"

enum {
    CANDIDATES = 8
};

static const uint64_t budget = 20000000;
static const float score_least = 0.60F;

/* What a name may open or close with and still be the same quantity. */
static const nian_str fillers[] = {
    NIAN_STR_INIT("全国"),   NIAN_STR_INIT("全省"), NIAN_STR_INIT("全市"),
    NIAN_STR_INIT("全区"),   NIAN_STR_INIT("全县"), NIAN_STR_INIT("全年"),
    NIAN_STR_INIT("年末"),   NIAN_STR_INIT("预计"), NIAN_STR_INIT("累计"),
    NIAN_STR_INIT("实现"),   NIAN_STR_INIT("完成"), NIAN_STR_INIT("同比"),
    NIAN_STR_INIT("增长率"), NIAN_STR_INIT("增长"), NIAN_STR_INIT("增速"),
    NIAN_STR_INIT("增幅"),   NIAN_STR_INIT("涨幅"), NIAN_STR_INIT("上涨"),
    NIAN_STR_INIT("目标"),   NIAN_STR_INIT("预期"), NIAN_STR_INIT("达到"),
    NIAN_STR_INIT("的"),
};

static nian_str strip(nian_str name)
{
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
        nian_str rest = name;
        bool cut = nian_str_cut_start(&rest, fillers[i]) ||
                   nian_str_cut_end(&rest, fillers[i]);
        if (cut && rest.len >= 6) {
            name = rest;
            i = (size_t)-1;
        }
    }
    return name;
}

static nian_bag bag_of(nian_grams *grams, nian_arena *arena, nian_str name)
{
    nian_terms terms = {0};
    uint32_t last = 0;
    nian_str rest = strip(nian_fold(arena, name, NULL));
    while (rest.len) {
        uint32_t code;
        rest = nian_str_after(rest, nian_utf8_next(rest, &code));
        if (code < 0x80 && !nian_is_digit(code) && !nian_is_latin(code))
            continue;
        uint32_t gram = nian_gram_put(grams, arena, code, 0);
        vec_push(arena, &terms, ((nian_term){gram, 0.5F}));
        if (last) {
            gram = nian_gram_put(grams, arena, last, code);
            vec_push(arena, &terms, ((nian_term){gram, 1}));
        }
        last = code;
    }
    return nian_bag_make(&terms);
}

static bool is_comparable(const nian_indicator *before,
                          const nian_indicator *after)
{
    return before->measure == after->measure &&
           before->target == after->target && before->base == after->base &&
           before->period.basis == after->period.basis &&
           nian_str_equal(before->unit, after->unit);
}

/* A target of the year is none of 2035, and what is told of the year before
 * last again is no news. */
static bool same_horizon(const nian_report *before, const nian_report *after,
                         const nian_indicator *old, const nian_indicator *new)
{
    if (!old->period.to || !new->period.to || !before->meta.year ||
        !after->meta.year)
        return true;
    int old_reach = old->period.to - before->meta.year;
    int new_reach = new->period.to - after->meta.year;
    if (old->target)
        return (old_reach > 0) == (new_reach > 0);
    return old->period.basis != NIAN_BASIS_ANNUAL || old_reach == new_reach;
}

/* What is measured, of any subject; a name with one of these measures nothing
 * of another. */
static const nian_str measured[] = {
    NIAN_STR_INIT("增加值"), NIAN_STR_INIT("利润"), NIAN_STR_INIT("税收"),
    NIAN_STR_INIT("产值"),   NIAN_STR_INIT("产量"), NIAN_STR_INIT("面积"),
    NIAN_STR_INIT("支出"),   NIAN_STR_INIT("贷款"), NIAN_STR_INIT("存款"),
    NIAN_STR_INIT("进出口"), NIAN_STR_INIT("出口"), NIAN_STR_INIT("进口"),
    NIAN_STR_INIT("收入"),   NIAN_STR_INIT("投资"),
};

/* What excludes each other as the subject of one quantity. */
static const nian_str rivals[][2] = {
    {NIAN_STR_INIT("公路"), NIAN_STR_INIT("铁路")},
    {NIAN_STR_INIT("城镇"), NIAN_STR_INIT("农村")},
    {NIAN_STR_INIT("城镇"), NIAN_STR_INIT("农民")},
    {NIAN_STR_INIT("城市"), NIAN_STR_INIT("农村")},
};

static bool has_only(nian_str name, nian_str word, nian_str other)
{
    return nian_str_has(name, word) && !nian_str_has(name, other);
}

static bool are_rivals(nian_str before, nian_str after)
{
    for (size_t i = 0; i < sizeof rivals / sizeof *rivals; i++) {
        nian_str one = rivals[i][0], other = rivals[i][1];
        if ((has_only(before, one, other) && has_only(after, other, one)) ||
            (has_only(before, other, one) && has_only(after, one, other)))
            return true;
    }
    return false;
}

static const nian_str *measured_by(nian_str name)
{
    for (size_t i = 0; i < sizeof measured / sizeof *measured; i++)
        if (nian_str_has(name, measured[i]))
            return &measured[i];
    return NULL;
}

enum {
    STOCK = 3 /* what was added is less than a third of all there is */
};

/* One counts what was added, the other all there is. */
static bool is_part(const nian_indicator *added, const nian_indicator *whole)
{
    nian_str word = NIAN_STR("新增");
    return added->measure == NIAN_MEASURE_LEVEL && added->has_value &&
           whole->has_value && nian_str_has(added->name, word) &&
           !nian_str_has(whole->name, word) &&
           nian_decimal_double(added->value) * STOCK <
               nian_decimal_double(whole->value);
}

static bool same_thing(const nian_indicator *old, const nian_indicator *new)
{
    const nian_str *before = measured_by(old->name);
    const nian_str *after = measured_by(new->name);
    return (!before || !after || before == after) &&
           !are_rivals(old->name, new->name) && !is_part(old, new) &&
           !is_part(new, old);
}

/* Names as bags over one set of grams, each term worth its idf. */
typedef struct names {
    nian_bag *bags;
    float *mass;
    uint32_t *holders; /* by gram */
} names;

static nian_bag *read_names(nian_grams *grams, nian_arena *arena,
                            const nian_report *report)
{
    nian_bag *bags = nian_new_array(arena, nian_bag, report->indicator_count);
    for (size_t i = 0; i < report->indicator_count; i++)
        bags[i] = bag_of(grams, arena, report->indicators[i].name);
    return bags;
}

static names weigh_names(nian_arena *arena, nian_bag *bags, size_t count,
                         const float *idf, size_t grams)
{
    names out = {.bags = bags};
    out.mass = nian_new_array(arena, float, count);
    out.holders = nian_new_array(arena, uint32_t, grams);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < bags[i].count; k++) {
            nian_term term = bags[i].terms[k];
            out.mass[i] += term.value * idf[term.gram];
            out.holders[term.gram]++;
        }
    }
    return out;
}

static float *idf_of(nian_arena *arena, const nian_grams *grams)
{
    float *idf = nian_new_array(arena, float, grams->keys.count);
    for (size_t g = 0; g < grams->keys.count; g++) {
        uint64_t key = grams->keys.items[g];
        idf[g] = nian_background_look_up((uint32_t)(key >> 32),
                                         (uint32_t)(key & UINT32_MAX));
    }
    return idf;
}

static void offer_rows(nian_selection *selection, nian_arena *arena,
                       const nian_report *before, const nian_report *after,
                       const names *old, const names *new, const float *idf,
                       size_t grams)
{
    nian_index index;
    nian_index_make(&index, arena, grams, new->bags, after->indicator_count,
                    NULL);
    bool *skip = nian_new_array(arena, bool, grams);
    nian_index_skip(skip, old->holders, new->holders, grams, budget);
    float *sums = nian_new_array(arena, float, after->indicator_count);
    for (uint32_t a = 0; a < before->indicator_count; a++) {
        for (size_t k = 0; k < old->bags[a].count; k++) {
            nian_term term = old->bags[a].terms[k];
            uint32_t end = skip[term.gram] ? 0 : index.begin[term.gram + 1];
            for (uint32_t i = index.begin[term.gram]; i < end; i++)
                sums[index.postings[i].item] +=
                    fminf(term.value, index.postings[i].value) * idf[term.gram];
        }
        for (uint32_t b = 0; b < after->indicator_count; b++) {
            float score = 2 * sums[b] / (old->mass[a] + new->mass[b]);
            if (sums[b] > 0 && score >= score_least &&
                is_comparable(&before->indicators[a], &after->indicators[b]))
                nian_selection_offer(selection, a, b, score);
            sums[b] = 0;
        }
    }
}

static int by_score(const void *left, const void *right)
{
    const nian_pair *a = left;
    const nian_pair *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->before != b->before)
        return a->before < b->before ? -1 : 1;
    return (a->after > b->after) - (a->after < b->after);
}

static int by_after(const void *left, const void *right)
{
    const nian_pair *a = left;
    const nian_pair *b = right;
    return (a->after > b->after) - (a->after < b->after);
}

static bool is_same(const nian_report *before, const nian_report *after,
                    nian_pair pair)
{
    const nian_indicator *old = &before->indicators[pair.before];
    const nian_indicator *new = &after->indicators[pair.after];
    return same_horizon(before, after, old, new) && same_thing(old, new);
}

void nian_indicators_align(nian_pairs *out, nian_arena *arena,
                           const nian_report *before, const nian_report *after)
{
    *out = (nian_pairs){0};
    nian_arena scratch = {0};
    nian_grams grams = {0};
    nian_report plain[2]; /* names are known in simplified script */
    nian_plain_make(&plain[0], before, &scratch);
    nian_plain_make(&plain[1], after, &scratch);
    before = &plain[0];
    after = &plain[1];
    nian_bag *old_bags = read_names(&grams, &scratch, before);
    nian_bag *new_bags = read_names(&grams, &scratch, after);
    size_t count = grams.keys.count;
    const float *idf = idf_of(&scratch, &grams);
    names old =
        weigh_names(&scratch, old_bags, before->indicator_count, idf, count);
    names new =
        weigh_names(&scratch, new_bags, after->indicator_count, idf, count);
    nian_selection selection;
    nian_selection_begin(&selection, &scratch, before->indicator_count,
                         after->indicator_count, CANDIDATES);
    offer_rows(&selection, &scratch, before, after, &old, &new, idf, count);
    nian_pairs pairs;
    nian_selection_end(&pairs, &selection);
    if (pairs.count)
        qsort(pairs.items, pairs.count, sizeof *pairs.items, by_score);
    bool *old_used = nian_new_array(&scratch, bool, before->indicator_count);
    bool *new_used = nian_new_array(&scratch, bool, after->indicator_count);
    for (size_t i = 0; i < pairs.count; i++) {
        nian_pair pair = pairs.items[i];
        if (old_used[pair.before] || new_used[pair.after] ||
            !is_same(before, after, pair))
            continue;
        old_used[pair.before] = new_used[pair.after] = true;
        vec_push(arena, out, pair);
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_after);
    nian_arena_free(&scratch);
}
