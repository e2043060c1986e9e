/* Where both reports list figures of wheat, rice and cotton, all of the lines
 * are alike, but wheat answers wheat. */
#include "align/features.h"

#include <stdlib.h>

#include "text/text.h"

enum {
    SUBJECT_LEAST = 4, /* characters */
    OTHER_LEAST = 6    /* the same of a second subject */
};

static const float other_most = 0.29F; /* what else they resemble is doubt */

/* In the hash of a subject: whether it is planned. */
#define PLAN_BIT (UINT64_C(1) << 63)

typedef struct subject {
    uint64_t words;
    uint32_t statement;
} subject;

typedef struct subject_list {
    subject *items;
    size_t count;
} subject_list;

static int by_words(const void *left, const void *right)
{
    const subject *a = left;
    const subject *b = right;
    if (a->words != b->words)
        return a->words < b->words ? -1 : 1;
    return (a->statement > b->statement) - (a->statement < b->statement);
}

/* Up to the next figure, what stands behind the last comma before it; `rest`
 * goes on behind it.  False when there is no figure. */
static bool next_subject(nian_str *rest, nian_str *name)
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
    *name = nian_str_slice(*rest, begin, end);
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (nian_str_cut_start(name, openings[i]))
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

static subject_list subjects_of(nian_arena *arena, const nian_side *side)
{
    subject_list out = {nian_new_array(arena, subject, side->count), 0};
    for (uint32_t i = 0; i < side->count; i++) {
        const nian_statement *statement = &side->report->statements[i];
        uint64_t words = 0;
        if (side->live[i] && side->items[i].digits)
            words = subject_of(arena, statement->text);
        if (words && statement->type == NIAN_TYPE_PLAN)
            words ^= PLAN_BIT;
        if (words)
            out.items[out.count++] = (subject){words, i};
    }
    if (out.count)
        qsort(out.items, out.count, sizeof *out.items, by_words);
    return out;
}

/* By statement: its subject, where the other report has that too, else 0. */
static uint64_t *answered(nian_arena *arena, const subject_list *own,
                          const subject_list *other, size_t count)
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
void nian_part_subjects(nian_pairs *links, const nian_pairing *pairing)
{
    nian_arena scratch = {0};
    subject_list old = subjects_of(&scratch, &pairing->before);
    subject_list new = subjects_of(&scratch, &pairing->after);
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
