/* Links between any two reports of a series, and the threads they chain.
 *
 * A thread grows from its first statement towards later years alone, so that
 * no later report ever changes what it is called.  Chains drift: each link is
 * right and the tenth statement speaks of something else.  So a statement
 * joins only when it also shares words with the thread as it stands. */
#include "history/history.h"

#include <stdlib.h>

enum {
    GAP_MAX = 4,  /* a thread may be silent in one report less */
    YEAR_MAX = 4, /* members of one year; the rest is the broader field */
};

/* A link over a gap must be beyond doubt. */
#define GAP_SCORE 0.70F
/* A link that is no fact alone counts when the words agree. */
#define WEAK_SCORE 0.20F
/* What a member must share with the words of its thread: with a link, with a
 * weak one, without any; and what an origin must share with what came of it.
 * Chosen on the sample corpus and held against series of thirty years. */
#define DRIFT_MIN 0.12F
#define ALIKE_WEAK 0.20F
#define ALIKE 0.30F
#define ORIGIN_MIN 0.08F
/* How fast a thread takes over the words of its newest members: faster, and
 * thirty years of 优抚 end in 就业. */
#define BLEND 0.10F

/* Links of two reports, by statement of either. */
typedef struct book {
    bool made;
    nian_bonds *ahead; /* by statement of the older report */
    nian_bonds *back;  /* by statement of the newer report */
} book;

struct nian_history_cache {
    nian_arena arena;
    book *books; /* older × count + newer */
    nian_letters **letters;
    nian_vocabulary **words; /* uses NULL: not yet read */
};

void nian_trace(nian_history **out, const nian_report *const *reports,
                size_t report_count)
{
    nian_history *history = nian_xcalloc(1, sizeof *history);
    nian_arena *arena = &history->arena;
    history->count = report_count;
    history->reports = nian_new_array(arena, const nian_report *, report_count);
    history->cache = nian_xcalloc(1, sizeof *history->cache);
    nian_history_cache *cache = history->cache;
    cache->books =
        nian_new_array(&cache->arena, book, report_count * report_count);
    cache->letters =
        nian_new_array(&cache->arena, nian_letters *, report_count);
    cache->words =
        nian_new_array(&cache->arena, nian_vocabulary *, report_count);
    for (size_t i = 0; i < report_count; i++) {
        size_t count = reports[i]->statement_count;
        history->reports[i] = reports[i];
        cache->letters[i] = nian_new_array(&cache->arena, nian_letters, count);
        cache->words[i] = nian_new_array(&cache->arena, nian_vocabulary, count);
    }
    *out = history;
}

void nian_history_free(nian_history *history)
{
    if (!history)
        return;
    nian_arena_free(&history->cache->arena);
    free(history->cache);
    nian_arena_free(&history->arena);
    free(history);
}

const nian_statement *nian_history_statement(const nian_history *history,
                                             nian_place place)
{
    return &history->reports[place.report]->statements[place.statement];
}

nian_letters nian_history_letters(const nian_history *history, nian_place place)
{
    nian_history_cache *cache = history->cache;
    nian_letters *letters = &cache->letters[place.report][place.statement];
    if (!letters->codes)
        nian_letters_read(letters, &cache->arena,
                          nian_history_statement(history, place)->text);
    return *letters;
}

const nian_vocabulary *nian_history_vocabulary(const nian_history *history,
                                               nian_place place)
{
    nian_history_cache *cache = history->cache;
    nian_vocabulary *words = &cache->words[place.report][place.statement];
    if (!words->uses)
        nian_vocabulary_read(words, &cache->arena,
                             nian_history_letters(history, place));
    return words;
}

static int by_score(const void *left, const void *right)
{
    const nian_bond *before = left, *after = right;
    if (before->score != after->score)
        return before->score > after->score ? -1 : 1;
    return (before->statement > after->statement) -
           (before->statement < after->statement);
}

/* One side of the book: counts, then fills, then sorts. */
static nian_bonds *index_links(nian_arena *arena, const nian_pairs *links,
                               size_t statements, bool ahead)
{
    size_t *ends = nian_new_array(arena, size_t, statements + 1);
    nian_bond *items = nian_new_array(arena, nian_bond, links->count);
    nian_bonds *out = nian_new_array(arena, nian_bonds, statements);
    for (size_t i = 0; i < links->count; i++) {
        const nian_pair *link = &links->items[i];
        ends[(ahead ? link->before : link->after) + 1]++;
    }
    for (size_t i = 0; i < statements; i++) {
        out[i] = (nian_bonds){items + ends[i], ends[i + 1]};
        ends[i + 1] += ends[i];
    }
    for (size_t i = 0; i < links->count; i++) {
        const nian_pair *link = &links->items[i];
        items[ends[ahead ? link->before : link->after]++] = (nian_bond){
            ahead ? link->after : link->before,
            link->score,
        };
    }
    for (size_t i = 0; i < statements; i++)
        qsort(items + (out[i].items - items), out[i].count, sizeof *items,
              by_score);
    return out;
}

static const book *find_book(const nian_history *history, size_t older,
                             size_t newer)
{
    nian_history_cache *cache = history->cache;
    book *found = &cache->books[older * history->count + newer];
    if (found->made)
        return found;
    const nian_report *before = history->reports[older];
    const nian_report *after = history->reports[newer];
    nian_arena scratch = {0};
    nian_alignment alignment;
    nian_align(&alignment, &scratch, before, after);
    found->ahead = index_links(&cache->arena, &alignment.links,
                               before->statement_count, true);
    found->back = index_links(&cache->arena, &alignment.links,
                              after->statement_count, false);
    found->made = true;
    nian_arena_free(&scratch);
    return found;
}

nian_bonds nian_history_bonds(const nian_history *history, nian_place place,
                              uint32_t other)
{
    if (place.report < other)
        return find_book(history, place.report, other)->ahead[place.statement];
    return find_book(history, other, place.report)->back[place.statement];
}

/* Shortfalls and context belong to no thread. */
static bool is_live(nian_type type)
{
    return type == NIAN_TYPE_PLAN || type == NIAN_TYPE_ACTION ||
           type == NIAN_TYPE_RESULT;
}

/* The likeliest statement that `place` comes from and that still has to do
 * with `last`, where the way back began. */
static bool find_parent(const nian_history *history, nian_place place,
                        nian_place last, nian_place *parent)
{
    const nian_vocabulary *words = nian_history_vocabulary(history, last);
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

/* What links the last year of the thread to one statement. */
typedef struct claim {
    float score;
    uint32_t from; /* index of the member */
} claim;

static float likeness(const growth *g, nian_place place)
{
    return nian_vocabulary_likeness(&g->words,
                                    nian_history_vocabulary(g->history, place));
}

/* Links count for less the less a statement shares with the thread. */
static bool belongs(const growth *g, nian_place place, claim found, bool gap)
{
    float alike = likeness(g, place);
    if (alike >= ALIKE)
        return true;
    if (found.score >= WEAK_SCORE && !gap && alike >= ALIKE_WEAK)
        return true;
    if (!gap)
        return found.score >= (float)NIAN_LINK_THRESHOLD && alike >= DRIFT_MIN;
    return found.score >= GAP_SCORE && alike >= DRIFT_MIN &&
           !is_linked_before(g->history, place);
}

/* The strongest link of each statement of `report` to the thread's last
 * year. */
static claim *claim_links(const growth *g, uint32_t report)
{
    size_t count = g->history->reports[report]->statement_count;
    claim *claims = nian_new_array(g->arena, claim, count);
    for (size_t i = g->first; i < g->thread->count; i++) {
        nian_bonds bonds =
            nian_history_bonds(g->history, g->thread->items[i].place, report);
        for (size_t j = 0; j < bonds.count; j++) {
            claim *known = &claims[bonds.items[j].statement];
            if (bonds.items[j].score > known->score)
                *known = (claim){bonds.items[j].score, (uint32_t)i};
        }
    }
    return claims;
}

/* The member of the last year that reads most like `place`. */
static uint32_t find_likest(const growth *g, nian_place place)
{
    const nian_vocabulary *words = nian_history_vocabulary(g->history, place);
    size_t best = g->first;
    float most = -1;
    for (size_t i = g->first; i < g->thread->count; i++) {
        float alike = nian_vocabulary_likeness(
            words,
            nian_history_vocabulary(g->history, g->thread->items[i].place));
        if (alike > most) {
            most = alike;
            best = i;
        }
    }
    return (uint32_t)best;
}

static void blend_in(growth *g, size_t first)
{
    size_t count = g->thread->count - first;
    for (size_t i = first; i < g->thread->count; i++)
        nian_vocabulary_blend(
            &g->words, g->arena, &g->words,
            nian_history_vocabulary(g->history, g->thread->items[i].place),
            BLEND / (float)count);
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

/* What the members of the last year lead to in `report`. */
static void grow_into(growth *g, uint32_t report)
{
    bool gap = report - g->thread->items[g->first].place.report > 1;
    const nian_report *read = g->history->reports[report];
    claim *claims = claim_links(g, report);
    vec(candidate) found = {0};
    for (uint32_t i = 0; i < read->statement_count; i++) {
        nian_place place = {report, i};
        if (!is_live(read->statements[i].type) ||
            !belongs(g, place, claims[i], gap))
            continue;
        nian_member member = {place, claims[i].from, claims[i].score};
        if (member.score <= 0)
            member.from = find_likest(g, place);
        vec_push(g->arena, &found,
                 ((candidate){member, likeness(g, place) + member.score / 2}));
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
        nian_member member = {place, (uint32_t)g->thread->count, 1};
        vec_push(g->arena, g->thread, member);
    }
}

static void grow(nian_thread *out, nian_arena *arena,
                 const nian_history *history, nian_place root)
{
    *out = (nian_thread){0};
    growth g = {.history = history, .arena = arena, .thread = out};
    plant(&g, root);
    for (uint32_t report = root.report + 1; report < history->count; report++) {
        if (report - out->items[g.first].place.report > GAP_MAX)
            return;
        grow_into(&g, report);
    }
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
    vec_push(arena, &path, place);
    for (nian_place parent;
         find_parent(history, *vec_last(&path), place, &parent);)
        vec_push(arena, &path, parent);
    for (size_t i = path.count; i-- > 0;) {
        grow(out, arena, history, path.items[i]);
        if (holds(out, place))
            return;
    }
}
