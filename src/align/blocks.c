/* Topic blocks: reports that number little still open each subject with a
 * short sentence, and what follows belongs to it.  A statement whose words
 * changed is found by the company it keeps. */
#include "align/features.h"

#include <math.h>

enum {
    TOPIC_LENGTH = 18, /* characters of a sentence that may open a subject */
    TOPIC_REACH = 5,   /* what a topic is judged by */
    BLOCK_LARGEST = 9, /* more than one subject, likely */
    WINDOW = 4         /* where no topic helps: neighbours on each side */
};

/* Statements [begin, end). */
typedef struct range {
    size_t begin, end;
} range;

/* Sums over the statements of one block, by gram. */
typedef struct tally {
    float *counts;
    uint32_t *touched;
    size_t touched_count;
} tally;

static bool same_place(const nian_side *side, size_t left, size_t right)
{
    const nian_statement *a = &side->report->statements[left];
    const nian_statement *b = &side->report->statements[right];
    return a->section == b->section && a->role == b->role;
}

static bool is_topic(const nian_side *side, size_t i)
{
    const nian_item *item = &side->items[i];
    return item->length && item->length <= TOPIC_LENGTH && !item->digits &&
           i + 1 < side->count && same_place(side, i, i + 1) &&
           side->items[i + 1].length > item->length;
}

static range widen(const nian_side *side, size_t i, size_t back, size_t on)
{
    range r = {i, i + 1};
    while (r.begin && i - r.begin < back && same_place(side, r.begin - 1, i))
        r.begin--;
    while (r.end < side->count && r.end - i <= on && same_place(side, r.end, i))
        r.end++;
    return r;
}

/* `opened` is where the block of `i` began: at its topic, or at the border of
 * the section. */
static range block_of(const nian_side *side, size_t i, size_t opened)
{
    if (side->topic[i])
        return widen(side, i, 0, TOPIC_REACH);
    size_t end = i + 1;
    while (end < side->count && end - opened <= BLOCK_LARGEST &&
           same_place(side, end, i) && !side->topic[end])
        end++;
    if (end - opened > 1 && end - opened <= BLOCK_LARGEST)
        return (range){opened, end};
    return widen(side, i, WINDOW, WINDOW);
}

static nian_bag sum_up(tally *t, const nian_side *side,
                       const nian_pairing *pairing, range r)
{
    t->touched_count = 0;
    for (size_t i = r.begin; i < r.end; i++) {
        nian_bag bag = side->items[i].plain;
        for (size_t k = 0; k < bag.count; k++) {
            uint32_t gram = bag.terms[k].gram;
            if (t->counts[gram] == 0)
                t->touched[t->touched_count++] = gram;
            t->counts[gram] += bag.terms[k].value;
        }
    }
    nian_term *terms =
        nian_new_array(pairing->arena, nian_term, t->touched_count);
    for (size_t i = 0; i < t->touched_count; i++) {
        terms[i] = (nian_term){t->touched[i], t->counts[t->touched[i]]};
        t->counts[t->touched[i]] = 0;
    }
    return nian_bag_unit(pairing->arena, (nian_bag){terms, t->touched_count},
                         pairing->low_idf);
}

static void find_topics(nian_side *side, nian_arena *arena)
{
    side->topic = nian_new_array(arena, bool, side->count);
    for (size_t i = 0; i < side->count; i++)
        side->topic[i] = is_topic(side, i);
}

void nian_side_blocks(nian_side *side, const nian_pairing *pairing)
{
    find_topics(side, pairing->arena);
    side->block = nian_new_array(pairing->arena, uint32_t, side->count);
    size_t grams = pairing->grams.keys.count;
    nian_arena scratch = {0};
    tally t = {.counts = nian_new_array(&scratch, float, grams),
               .touched = nian_new_array(&scratch, uint32_t, grams)};
    range last = {0, 0};
    for (size_t i = 0, opened = 0; i < side->count; i++) {
        if (side->topic[i] || (i && !same_place(side, i - 1, i)))
            opened = i;
        range r = block_of(side, i, opened);
        if (r.begin != last.begin || r.end != last.end)
            vec_push(pairing->arena, &side->blocks,
                     sum_up(&t, side, pairing, r));
        side->block[i] = (uint32_t)side->blocks.count - 1;
        last = r;
    }
    nian_arena_free(&scratch);
}
