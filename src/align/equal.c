/* Statements that stand word for word in both reports need no scores: the
 * first answers the first, the second the second, and none of them anything
 * else.  And where both reports list figures of wheat, rice and cotton, all of
 * them are alike, but wheat answers wheat. */
#include "align/features.h"

#include <stdlib.h>

#include "text/text.h"

enum {
    SUBJECT_LEAST = 4, /* characters */
    OTHER_LEAST = 6    /* the same of a second subject */
};

/* In the hash of a subject: whether it is planned. */
#define PLAN_BIT (UINT64_C(1) << 63)

static const float equal_score = 0.99F;
static const float other_most = 0.29F; /* what else they resemble is doubt */

typedef struct worded {
    uint64_t words;
    uint32_t statement;
} worded;

typedef struct worded_list {
    worded *items;
    size_t count;
} worded_list;

static int by_words(const void *left, const void *right)
{
    const worded *a = left;
    const worded *b = right;
    if (a->words != b->words)
        return a->words < b->words ? -1 : 1;
    return (a->statement > b->statement) - (a->statement < b->statement);
}

static worded_list sorted(nian_arena *arena, const nian_side *side)
{
    worded_list out = {nian_new_array(arena, worded, side->count), 0};
    for (uint32_t i = 0; i < side->count; i++)
        if (side->live[i] && side->items[i].length)
            out.items[out.count++] = (worded){side->items[i].words, i};
    if (out.count)
        qsort(out.items, out.count, sizeof *out.items, by_words);
    return out;
}

static size_t run_length(const worded_list *list, size_t begin)
{
    size_t end = begin;
    while (end < list->count &&
           list->items[end].words == list->items[begin].words)
        end++;
    return end - begin;
}

/* What is left over on the longer side goes to the last of the shorter. */
static void add_run(nian_pairs *out, nian_arena *arena, const worded *before,
                    size_t before_count, const worded *after,
                    size_t after_count)
{
    size_t count = before_count > after_count ? before_count : after_count;
    for (size_t i = 0; i < count; i++) {
        size_t x = i < before_count ? i : before_count - 1;
        size_t y = i < after_count ? i : after_count - 1;
        vec_push(arena, out,
                 ((nian_pair){before[x].statement, after[y].statement,
                              equal_score}));
    }
}

static void find_equal(nian_pairs *out, nian_arena *arena,
                       const nian_pairing *pairing)
{
    worded_list old = sorted(arena, &pairing->before);
    worded_list new = sorted(arena, &pairing->after);
    for (size_t i = 0, k = 0; i < old.count && k < new.count;) {
        uint64_t left = old.items[i].words;
        uint64_t right = new.items[k].words;
        size_t before = run_length(&old, i);
        size_t after = run_length(&new, k);
        if (left == right)
            add_run(out, arena, old.items + i, before, new.items + k, after);
        i += left <= right ? before : 0;
        k += right <= left ? after : 0;
    }
}

/* -------------------------------------------------------------- subjects */

/* Up to the next figure, what stands behind the last comma before it; `rest`
 * goes on behind it.  False when there is no figure. */
static bool next_subject(nian_str *rest, nian_str *subject)
{
    static const nian_str openings[] = {
        NIAN_STR_INIT("其中"), NIAN_STR_INIT("全年"),   NIAN_STR_INIT("年末"),
        NIAN_STR_INIT("预计"), NIAN_STR_INIT("今年"),   NIAN_STR_INIT("力争"),
        NIAN_STR_INIT("确保"), NIAN_STR_INIT("完成"),   NIAN_STR_INIT("实际"),
        NIAN_STR_INIT("增长"), NIAN_STR_INIT("比上年"), NIAN_STR_INIT("末"),
        NIAN_STR_INIT("增加"), NIAN_STR_INIT("减少"),   NIAN_STR_INIT("下降"),
    };
    size_t begin = 0;
    size_t end = 0;
    for (; end < rest->len; end++) {
        char c = rest->ptr[end];
        if ((c >= '0' && c <= '9') || c == '[')
            break;
        begin = c == ',' || c == ':' || c == ';' ? end + 1 : begin;
    }
    bool found = end < rest->len;
    *subject = nian_str_slice(*rest, begin, end);
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (nian_str_cut_start(subject, openings[i]))
            i = (size_t)-1;
    while (end < rest->len && rest->ptr[end] != ',' && rest->ptr[end] != ';')
        end++;
    *rest = nian_str_after(*rest, end);
    return found;
}

/* What the figures of a statement are of, when that is one thing; else 0. */
static uint64_t subject_of(nian_arena *scratch, nian_str text)
{
    nian_str rest = nian_fold(scratch, text, NULL);
    nian_str first, other;
    if (!next_subject(&rest, &first) || nian_utf8_count(first) < SUBJECT_LEAST)
        return 0;
    while (next_subject(&rest, &other))
        if (nian_utf8_count(other) >= OTHER_LEAST)
            return 0;
    return (nian_str_hash(first) | 1) & ~PLAN_BIT;
}

static worded_list subjects_of(nian_arena *arena, const nian_side *side)
{
    worded_list out = {nian_new_array(arena, worded, side->count), 0};
    for (uint32_t i = 0; i < side->count; i++) {
        const nian_statement *statement = &side->report->statements[i];
        uint64_t subject = 0;
        if (side->live[i] && side->items[i].digits)
            subject = subject_of(arena, statement->text);
        if (subject && statement->type == NIAN_TYPE_PLAN)
            subject ^= PLAN_BIT;
        if (subject)
            out.items[out.count++] = (worded){subject, i};
    }
    if (out.count)
        qsort(out.items, out.count, sizeof *out.items, by_words);
    return out;
}

/* By statement: its subject, where the other report has that too, else 0. */
static uint64_t *answered(nian_arena *arena, const worded_list *own,
                          const worded_list *other, size_t count)
{
    uint64_t *out = nian_new_array(arena, uint64_t, count);
    for (size_t i = 0, k = 0; i < own->count; i++) {
        while (k < other->count && other->items[k].words < own->items[i].words)
            k++;
        if (k < other->count && other->items[k].words == own->items[i].words)
            out[own->items[i].statement] = own->items[i].words;
    }
    return out;
}

/* Two figures that both find their own subject in the other report are not
 * each other's; among plans and among deeds, for a plan and its deed word the
 * same thing in their own ways. */
static void part_subjects(nian_pairs *links, const nian_pairing *pairing)
{
    nian_arena scratch = {0};
    worded_list old = subjects_of(&scratch, &pairing->before);
    worded_list new = subjects_of(&scratch, &pairing->after);
    uint64_t *before = answered(&scratch, &old, &new, pairing->before.count);
    uint64_t *after = answered(&scratch, &new, &old, pairing->after.count);
    for (size_t i = 0; i < links->count; i++) {
        nian_pair *link = &links->items[i];
        uint64_t left = before[link->before], right = after[link->after];
        bool peers = left && right && ((left ^ right) & PLAN_BIT) == 0;
        if (peers && left != right && link->score > other_most)
            link->score = other_most;
    }
    nian_arena_free(&scratch);
}

void nian_equal_links(nian_pairs *links, nian_arena *arena,
                      const nian_pairing *pairing)
{
    part_subjects(links, pairing);
    nian_arena scratch = {0};
    nian_pairs equal = {0};
    find_equal(&equal, &scratch, pairing);
    bool *old = nian_new_array(&scratch, bool, pairing->before.count);
    bool *new = nian_new_array(&scratch, bool, pairing->after.count);
    for (size_t i = 0; i < equal.count; i++)
        old[equal.items[i].before] = new[equal.items[i].after] = true;
    for (size_t i = 0; i < links->count; i++) {
        nian_pair *link = &links->items[i];
        if ((old[link->before] || new[link->after]) && link->score > other_most)
            link->score = other_most;
    }
    for (size_t i = 0; i < equal.count; i++)
        vec_push(arena, links, equal.items[i]);
    if (links->count)
        qsort(links->items, links->count, sizeof *links->items,
              nian_pair_by_place);
    size_t kept = 0;
    for (size_t i = 0; i < links->count; i++) {
        nian_pair link = links->items[i];
        if (kept && nian_pair_by_place(&links->items[kept - 1], &link) == 0)
            links->items[kept - 1].score = equal_score;
        else
            links->items[kept++] = link;
    }
    links->count = kept;
    nian_arena_free(&scratch);
}
