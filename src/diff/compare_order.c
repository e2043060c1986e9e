/* The order of rows: as the new report reads, with what was dropped where it
 * would stand. */
#include "diff/compare.h"

#include <stdlib.h>

/* Rows with something new stand where it stands; a dropped one behind the
 * last statement before it, in its own section, that lives on there. */
typedef struct placed {
    nian_reading reading; /* first: what nian_by_reading() looks at */
    nian_change change;
} placed;

int nian_by_reading(const void *left, const void *right)
{
    const nian_reading *a = left;
    const nian_reading *b = right;
    if (a->after != b->after)
        return a->after < b->after ? -1 : 1;
    if (a->dropped != b->dropped)
        return a->dropped ? 1 : -1;
    return (a->before > b->before) - (a->before < b->before);
}

/* By old statement: the new place of the rows it stands in that keep to its
 * part of the report, or -1. */
static ptrdiff_t *anchors_of(const nian_comparing *c, nian_arena *arena,
                             const nian_changes *changes)
{
    size_t count = c->before->statement_count;
    ptrdiff_t *anchors = nian_new_array(arena, ptrdiff_t, count);
    for (size_t i = 0; i < count; i++)
        anchors[i] = -1;
    for (size_t i = 0; i < changes->count; i++) {
        const nian_change *change = &changes->items[i];
        if (!change->after_count || change->status == NIAN_STATUS_FULFILLED)
            continue;
        for (size_t k = 0; k < change->before_count; k++)
            if (anchors[change->before[k]] < 0)
                anchors[change->before[k]] = (ptrdiff_t)change->after[0];
    }
    return anchors;
}

/* By new section: its first statement, or -1. */
static ptrdiff_t *first_statements(const nian_report *report, nian_arena *arena)
{
    ptrdiff_t *first = nian_new_array(arena, ptrdiff_t, report->section_count);
    for (size_t s = 0; s < report->section_count; s++)
        first[s] = -1;
    for (size_t i = report->statement_count; i; i--) {
        uint32_t s = report->statements[i - 1].section;
        for (; s; s = report->sections[s].parent)
            first[s] = (ptrdiff_t)i - 1;
    }
    return first;
}

/* By old section: where the new one that answers it best begins, or -1. */
static ptrdiff_t *section_starts(const nian_comparing *c, nian_arena *arena)
{
    size_t count = c->before->section_count;
    ptrdiff_t *first = first_statements(c->after, arena);
    ptrdiff_t *starts = nian_new_array(arena, ptrdiff_t, count);
    float *best = nian_new_array(arena, float, count);
    for (size_t s = 0; s < count; s++)
        starts[s] = -1;
    for (size_t i = 0; i < c->alignment->sections.count; i++) {
        nian_pair pair = c->alignment->sections.items[i];
        if ((double)pair.score < NIAN_SECTION_THRESHOLD ||
            pair.score <= best[pair.before])
            continue;
        best[pair.before] = pair.score;
        starts[pair.before] = first[pair.after];
    }
    return starts;
}

static ptrdiff_t *places_of_dropped(const nian_comparing *c, nian_arena *arena,
                                    const ptrdiff_t *anchors)
{
    size_t count = c->before->statement_count;
    ptrdiff_t *places = nian_new_array(arena, ptrdiff_t, count);
    const ptrdiff_t *starts = section_starts(c, arena);
    ptrdiff_t last = -1;
    for (size_t i = 0; i < count; i++) {
        uint32_t section = c->before->statements[i].section;
        bool opens = !i || c->before->statements[i - 1].section != section;
        ptrdiff_t start = opens ? starts[section] : -1;
        if (start >= 0)
            last = start - 1;
        if (anchors[i] >= 0)
            last = anchors[i];
        places[i] = last;
    }
    return places;
}

void nian_compare_order(const nian_comparing *c, nian_changes *changes)
{
    nian_arena scratch = {0};
    const ptrdiff_t *anchors = anchors_of(c, &scratch, changes);
    const ptrdiff_t *places = places_of_dropped(c, &scratch, anchors);
    placed *rows = nian_new_array(&scratch, placed, changes->count);
    for (size_t i = 0; i < changes->count; i++) {
        nian_change change = changes->items[i];
        nian_reading *reading = &rows[i].reading;
        reading->dropped = !change.after_count;
        reading->after = reading->dropped ? places[change.before[0]]
                                          : (ptrdiff_t)change.after[0];
        reading->before =
            change.before_count ? (ptrdiff_t)change.before[0] : -1;
        rows[i].change = change;
    }
    if (changes->count)
        qsort(rows, changes->count, sizeof *rows, nian_by_reading);
    for (size_t i = 0; i < changes->count; i++)
        changes->items[i] = rows[i].change;
    nian_arena_free(&scratch);
}
