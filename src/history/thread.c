/* Threads: what the links between reports chain together.
 *
 * A thread grows from its first statement towards later years alone, so that
 * no later report ever changes what it is called.  Chains drift: each link is
 * right and the tenth statement speaks of something else.  So a statement
 * joins only when it also shares words with the thread as it stands. */
#include "history/history.h"

#include <math.h>
#include <stdlib.h>

enum {
    GAP_MAX = 4,  /* links reach over one report less; words over any */
    YEAR_MAX = 4, /* members of one year; the rest is the broader field */
};

/* A link over a gap must be surer than one of two neighbours; not by much, or
 * a year that is missing joins what the same year parts when it arrives. */
#define GAP_SCORE 0.50F
/* A link that is no fact alone counts when the words agree. */
#define WEAK_SCORE 0.20F
/* What a member must share with the words of its thread: with a link, with a
 * weak one, without any; and what an origin must share with what came of it.
 * Chosen on the sample corpus and held against series of thirty years. */
#define DRIFT_MIN 0.12F
#define ALIKE_WEAK 0.20F
#define ALIKE 0.33F
/* After a silence that no link reaches over. */
#define ALIKE_FAR 0.45F
#define ORIGIN_MIN 0.08F
/* How fast a thread takes over the words of its newest members: faster, and
 * thirty years of 优抚 end in 就业. */
#define BLEND 0.10F
#define CLAUSE 0.90F

/* Shortfalls and context belong to no thread. */
static bool is_live(nian_type type)
{
    return type == NIAN_TYPE_PLAN || type == NIAN_TYPE_ACTION ||
           type == NIAN_TYPE_RESULT;
}

/* The likeliest statement that `place` comes from and that still has to do
 * with `last`, where the way back began; it begins anew where a person led
 * it. */
static bool find_parent(const nian_history *history, nian_place place,
                        nian_place *last, nian_place *parent)
{
    if (nian_history_said_origin(parent, history, place)) {
        *last = *parent;
        return true;
    }
    const nian_vocabulary *words = nian_history_vocabulary(history, *last);
    if (place.report)
        nian_history_link_from(history, place.report - 1, true);
    for (uint32_t gap = 1; gap <= GAP_MAX && gap <= place.report; gap++) {
        nian_bonds bonds =
            nian_history_bonds(history, place, place.report - gap);
        float least = gap == 1 ? (float)NIAN_LINK_THRESHOLD : GAP_SCORE;
        for (size_t i = 0; i < bonds.count && bonds.items[i].score >= least;
             i++) {
            *parent =
                (nian_place){place.report - gap, bonds.items[i].statement};
            if (is_live(nian_history_statement(history, *parent)->type) &&
                nian_vocabulary_likeness(
                    words, nian_history_vocabulary(history, *parent)) >=
                    ORIGIN_MIN)
                return true;
        }
    }
    return false;
}

/* A statement with a link into the report before did not come over a gap. */
static bool is_linked_before(const nian_history *history, nian_place place)
{
    nian_bonds bonds = nian_history_bonds(history, place, place.report - 1);
    return bonds.count && bonds.items[0].score >= (float)NIAN_LINK_THRESHOLD;
}

typedef struct growth {
    const nian_history *history;
    nian_arena *arena;
    nian_thread *thread;
    nian_vocabulary words; /* of the thread so far */
    size_t first;          /* index of the first member of the last year */
} growth;

/* What of a statement is most like the thread: a clause, or all of it. */
static const nian_vocabulary *find_like(const growth *g, nian_place place,
                                        float *likeness)
{
    const nian_vocabulary *whole = nian_history_vocabulary(g->history, place);
    const nian_vocabulary *found = whole;
    nian_clauses clauses = nian_history_clauses(g->history, place);
    *likeness = nian_vocabulary_likeness(&g->words, whole);
    for (size_t i = 0; i < clauses.count; i++) {
        float rate =
            CLAUSE * nian_vocabulary_likeness(&g->words, &clauses.items[i]);
        if (rate <= *likeness)
            continue;
        *likeness = rate;
        found = &clauses.items[i];
    }
    return found;
}

static float likeness(const growth *g, nian_place place)
{
    float rate;
    find_like(g, place, &rate);
    return rate;
}

/* Links count for less the less a statement shares with the thread. */
static bool belongs(const growth *g, nian_place place, float link, bool gap,
                    bool far)
{
    if (!is_live(nian_history_statement(g->history, place)->type))
        return false;
    float alike = likeness(g, place);
    if (alike >= (far ? ALIKE_FAR : ALIKE))
        return true;
    if (link >= WEAK_SCORE && !gap && alike >= ALIKE_WEAK)
        return true;
    if (!gap)
        return link >= (float)NIAN_LINK_THRESHOLD && alike >= DRIFT_MIN;
    return link >= GAP_SCORE && alike >= DRIFT_MIN &&
           !is_linked_before(g->history, place);
}

/* The strongest link of each statement of `report` to the thread's last
 * year. */
static float *rate_links(const growth *g, uint32_t report)
{
    size_t count = g->history->reports[report]->statement_count;
    float *links = nian_new_array(g->arena, float, count);
    for (size_t i = g->first; i < g->thread->count; i++) {
        nian_bonds bonds =
            nian_history_bonds(g->history, g->thread->items[i].place, report);
        for (size_t j = 0; j < bonds.count; j++) {
            float *known = &links[bonds.items[j].statement];
            *known = fmaxf(*known, bonds.items[j].score);
        }
    }
    return links;
}

static void blend_in(growth *g, size_t first)
{
    size_t count = g->thread->count - first;
    float rate;
    nian_vocabulary words = g->words;
    for (size_t i = first; i < g->thread->count; i++)
        nian_vocabulary_blend(&words, g->arena, &words,
                              find_like(g, g->thread->items[i].place, &rate),
                              BLEND / (float)count);
    g->words = words;
}

typedef struct candidate {
    nian_member member;
    float strength;
} candidate;

static int by_strength(const void *left, const void *right)
{
    const candidate *before = left, *after = right;
    if (before->strength != after->strength)
        return before->strength > after->strength ? -1 : 1;
    uint32_t first = before->member.place.statement;
    uint32_t second = after->member.place.statement;
    return (first > second) - (first < second);
}

static int by_statement(const void *left, const void *right)
{
    uint32_t first = ((const nian_member *)left)->place.statement;
    uint32_t second = ((const nian_member *)right)->place.statement;
    return (first > second) - (first < second);
}

/* Adds the strongest of the candidates, by place. */
static void admit(growth *g, candidate *candidates, size_t count)
{
    size_t first = g->thread->count;
    qsort(candidates, count, sizeof *candidates, by_strength);
    for (size_t i = 0; i < count && i < YEAR_MAX; i++)
        vec_push(g->arena, g->thread, candidates[i].member);
    qsort(g->thread->items + first, g->thread->count - first,
          sizeof *g->thread->items, by_statement);
    blend_in(g, first);
    g->first = first;
}

/* Sorts what a person said before all that is likely. */
#define SAID_STRENGTH 2.0F

/* Whether the statement joins, on a person's word or by its likeness; links
 * are NULL behind a silence that only words, or a person, bridge. */
static bool consider(const growth *g, nian_place place, const float *links,
                     bool gap, candidate *out)
{
    nian_said said = nian_history_said_of(g->history, g->thread, place);
    float link = links ? links[place.statement] : 0;
    if (said == NIAN_SAID_NOTHING && !belongs(g, place, link, gap, !links))
        return false;
    bool same = said == NIAN_SAID_SAME;
    float alike = likeness(g, place);
    out->member = (nian_member){place, 0, same ? 1 : fmaxf(link, alike)};
    out->strength = alike + link / 2 + (same ? SAID_STRENGTH : 0);
    return said != NIAN_SAID_APART;
}

/* What the members of the last year lead to in `report`. */
static void grow_into(growth *g, uint32_t report)
{
    uint32_t silent = report - g->thread->items[g->first].place.report;
    const nian_report *read = g->history->reports[report];
    bool far = silent > GAP_MAX;
    if (silent == 1)
        nian_history_link_from(g->history, report - 1, false);
    const float *links = far ? NULL : rate_links(g, report);
    vec(candidate) found = {0};
    for (uint32_t i = 0; i < read->statement_count; i++) {
        candidate next;
        if (consider(g, (nian_place){report, i}, links, silent > 1, &next))
            vec_push(g->arena, &found, next);
    }
    if (found.count)
        admit(g, found.items, found.count);
}

/* The root and what its own report says of the same: reports tell first what
 * was done and then what will be. */
static void plant(growth *g, nian_place root)
{
    const nian_report *report = g->history->reports[root.report];
    g->words = *nian_history_vocabulary(g->history, root);
    for (uint32_t i = 0; i < report->statement_count; i++) {
        nian_place place = {root.report, i};
        if (i != root.statement && (!is_live(report->statements[i].type) ||
                                    likeness(g, place) < ALIKE))
            continue;
        vec_push(g->arena, g->thread, ((nian_member){place, 0, 1}));
    }
}

static void grow(nian_thread *out, nian_arena *arena,
                 const nian_history *history, nian_place root)
{
    *out = (nian_thread){0};
    growth g = {.history = history, .arena = arena, .thread = out};
    plant(&g, root);
    for (uint32_t report = root.report + 1; report < history->count; report++)
        grow_into(&g, report);
}

static bool holds(const nian_thread *thread, nian_place place)
{
    for (size_t i = 0; i < thread->count; i++)
        if (thread->items[i].place.report == place.report &&
            thread->items[i].place.statement == place.statement)
            return true;
    return false;
}

void nian_thread_follow(nian_thread *out, nian_arena *arena,
                        const nian_history *history, nian_place place)
{
    vec(nian_place) path = {0};
    nian_place last = place;
    vec_push(arena, &path, place);
    for (nian_place parent;
         find_parent(history, *vec_last(&path), &last, &parent);)
        vec_push(arena, &path, parent);
    for (size_t i = path.count; i-- > 0;) {
        grow(out, arena, history, path.items[i]);
        if (holds(out, place))
            return;
    }
}
