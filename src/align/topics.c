/* Topics: reports that number little still open each subject with a short
 * sentence, and what follows belongs to it. */
#include "align/features.h"

enum {
    TOPIC_LENGTH = 18 /* characters of a sentence that may open a subject */
};

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

void nian_side_topics(nian_side *side, nian_arena *arena)
{
    side->topic = nian_new_array(arena, bool, side->count);
    for (size_t i = 0; i < side->count; i++)
        side->topic[i] = is_topic(side, i);
}
