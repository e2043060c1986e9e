/* Sections as rows, and what moved: a statement or section that crosses the
 * order of its peers. */
#include "diff/compare.h"

#include <stdlib.h>

/* ---------------------------------------------------------------- aligned */

/* Whether a pair of sections is aligned; sections are sorted by before. */
static bool is_pair(const nian_pairs *sections, uint32_t before, uint32_t after)
{
    size_t low = 0;
    size_t high = sections->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const nian_pair *pair = &sections->items[middle];
        if (pair->before < before ||
            (pair->before == before && pair->after < after))
            low = middle + 1;
        else
            high = middle;
    }
    return low < sections->count && sections->items[low].before == before &&
           sections->items[low].after == after &&
           (double)sections->items[low].score >= NIAN_SECTION_THRESHOLD;
}

/* Sections or any that hold them, but for the great parts of a report, which
 * are aligned whatever moves inside of them.  What stands in no finer section
 * has no place inside of its part that it could leave. */
static bool are_aligned(const nian_comparing *c, uint32_t before,
                        uint32_t after)
{
    const nian_section *old = c->before->sections;
    const nian_section *new = c->after->sections;
    for (uint32_t x = before; x; x = old[x].parent) {
        for (uint32_t y = after; y; y = new[y].parent) {
            bool great = old[x].level == 1 && new[y].level == 1 &&
                         x != before &&y != after;
            if (!great && is_pair(&c->alignment->sections, x, y))
                return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------ moved */

static bool is_plan(const nian_report *report, uint32_t statement)
{
    return report->statements[statement].type == NIAN_TYPE_PLAN;
}

/* A plan of last year among this year's deeds has not moved: it was done. */
static bool is_peer(const nian_comparing *c, const nian_change *change,
                    bool plans)
{
    return change->before_count && change->after_count &&
           is_plan(c->before, change->before[0]) == plans &&
           is_plan(c->after, change->after[0]) == plans;
}

static bool stands_elsewhere(const nian_comparing *c, const nian_change *change)
{
    for (size_t i = 0; i < change->before_count; i++) {
        for (size_t k = 0; k < change->after_count; k++) {
            uint32_t x = c->before->statements[change->before[i]].section;
            uint32_t y = c->after->statements[change->after[k]].section;
            if (!x || !y || are_aligned(c, x, y))
                return false;
        }
    }
    return true;
}

static void mark_moves(nian_comparing *c, nian_changes *changes, bool plans)
{
    nian_arena scratch = {0};
    uint32_t *places = nian_new_array(&scratch, uint32_t, changes->count);
    nian_change **peers =
        (nian_change **)nian_new_array(&scratch, void *, changes->count);
    bool *moved = nian_new_array(&scratch, bool, changes->count);
    size_t count = 0;
    for (size_t i = 0; i < changes->count; i++) {
        if (!is_peer(c, &changes->items[i], plans))
            continue;
        places[count] = changes->items[i].before[0];
        peers[count++] = &changes->items[i];
    }
    nian_moved_mark(moved, &scratch, places, count);
    for (size_t i = 0; i < count; i++)
        if (moved[i] && stands_elsewhere(c, peers[i]))
            peers[i]->flags |= NIAN_FLAG_MOVED;
    nian_arena_free(&scratch);
}

void nian_compare_moves(nian_comparing *c, nian_changes *changes)
{
    mark_moves(c, changes, false);
    mark_moves(c, changes, true);
}

/* --------------------------------------------------------------- sections */

/* A dropped one stands behind the new section that answers the last one
 * before it. */
typedef struct placed {
    nian_reading reading; /* first: what nian_by_reading() looks at */
    nian_section_change change;
} placed;

static nian_section_change change_of(const nian_comparing *c,
                                     const nian_row *row)
{
    nian_section_change change = {.status = NIAN_STATUS_REWORDED,
                                  .score = row->score,
                                  .before = row->before,
                                  .before_count = row->before_count,
                                  .after = row->after,
                                  .after_count = row->after_count};
    if (row->before_count == 1 && row->after_count == 1 &&
        nian_same_words(c->before->sections[row->before[0]].heading,
                        c->after->sections[row->after[0]].heading))
        change.status = NIAN_STATUS_KEPT;
    return change;
}

static nian_section_change single(nian_arena *arena, bool dropped, uint32_t at)
{
    uint32_t *id = nian_new(arena, uint32_t);
    *id = at;
    nian_section_change change = {.score = 1};
    change.status = dropped ? NIAN_STATUS_DROPPED : NIAN_STATUS_NEW;
    if (dropped) {
        change.before = id;
        change.before_count = 1;
    } else {
        change.after = id;
        change.after_count = 1;
    }
    return change;
}

vec_type(placed_rows, placed);

static void add_rows(nian_comparing *c, placed_rows *out, nian_arena *scratch)
{
    nian_linked_pairs pairs = {0};
    for (size_t i = 0; i < c->alignment->sections.count; i++) {
        nian_pair pair = c->alignment->sections.items[i];
        if ((double)pair.score >= NIAN_SECTION_THRESHOLD)
            vec_push(scratch, &pairs,
                     ((nian_linked){pair.before, pair.after, pair.score, 0}));
    }
    nian_rows rows;
    nian_rows_make(&rows, c->arena, pairs.items, pairs.count);
    for (size_t i = 0; i < rows.count; i++)
        vec_push(
            scratch, out,
            ((placed){{rows.items[i].after[0], rows.items[i].before[0], false},
                      change_of(c, &rows.items[i])}));
}

static void add_singles(nian_comparing *c, placed_rows *out,
                        nian_arena *scratch)
{
    uint32_t *answer =
        nian_new_array(scratch, uint32_t, c->before->section_count);
    bool *met = nian_new_array(scratch, bool, c->after->section_count);
    for (size_t i = 0; i < out->count; i++) {
        nian_section_change change = out->items[i].change;
        for (size_t k = 0; k < change.before_count; k++)
            if (!answer[change.before[k]])
                answer[change.before[k]] = change.after[0];
        for (size_t k = 0; k < change.after_count; k++)
            met[change.after[k]] = true;
    }
    uint32_t last = 0;
    for (uint32_t s = 1; s < c->before->section_count; s++) {
        last = answer[s] ? answer[s] : last;
        if (!answer[s])
            vec_push(scratch, out,
                     ((placed){{last, s, true}, single(c->arena, true, s)}));
    }
    for (uint32_t s = 1; s < c->after->section_count; s++)
        if (!met[s])
            vec_push(scratch, out,
                     ((placed){{s, 0, false}, single(c->arena, false, s)}));
}

/* Only among sections of one depth: a part does not move past its own. */
static void mark_moved_sections(nian_comparing *c, placed_rows *rows,
                                uint8_t level, nian_arena *scratch)
{
    uint32_t *places = nian_new_array(scratch, uint32_t, rows->count);
    size_t *peers = nian_new_array(scratch, size_t, rows->count);
    bool *moved = nian_new_array(scratch, bool, rows->count);
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        nian_section_change change = rows->items[i].change;
        if (!change.before_count || !change.after_count ||
            c->after->sections[change.after[0]].level != level)
            continue;
        places[count] = change.before[0];
        peers[count++] = i;
    }
    nian_moved_mark(moved, scratch, places, count);
    for (size_t i = 0; i < count; i++)
        if (moved[i])
            rows->items[peers[i]].change.flags |= NIAN_FLAG_MOVED;
}

void nian_compare_sections(nian_comparing *c)
{
    nian_arena scratch = {0};
    placed_rows rows = {0};
    add_rows(c, &rows, &scratch);
    add_singles(c, &rows, &scratch);
    if (rows.count)
        qsort(rows.items, rows.count, sizeof *rows.items, nian_by_reading);
    uint8_t deepest = 0;
    for (size_t s = 0; s < c->after->section_count; s++)
        if (c->after->sections[s].level > deepest)
            deepest = c->after->sections[s].level;
    for (unsigned level = 1; level <= deepest; level++)
        mark_moved_sections(c, &rows, (uint8_t)level, &scratch);
    nian_section_change *changes =
        nian_new_array(c->arena, nian_section_change, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        changes[i] = rows.items[i].change;
    c->out->sections = changes;
    c->out->section_count = rows.count;
    nian_arena_free(&scratch);
}
