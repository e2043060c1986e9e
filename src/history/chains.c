/* Threads of a whole series by the links of its comparisons. */
#include "history/chains.h"

#include <stdlib.h>

#include "base/map.h"

/* Links below this are as often wrong as right, and a chain breaks at its
 * weakest one. */
#define SURE 0.5
/* What no link tells must read alike over a gap: found by eye on returns in
 * eight provinces, where lower values join neighbours of one topic. */
#define ALIKE 0.5F
/* A report further back counts for less, so that of two that read nearly the
 * same the newer is the origin. */
#define AGE 0.02F
/* Of the statements of a row with several, and of several that come from one,
 * those that share no words are about other parts of it. */
#define RELATED 0.2F
#define BRANCH 0.3F

enum {
    GAP_MOST = 4, /* reports that an origin may lie back */
    TELLING = 8   /* words by which candidates are found */
};

/* A statement on its way into a chain. */
typedef struct node {
    nian_place place;
    uint32_t parent; /* index + 1; 0: none */
    uint32_t chain;  /* index + 1 */
    uint32_t member; /* place in the chain, while it is filled */
    const nian_change *change;
    float score;
    bool plan, bears, revived;
    bool read; /* the words are */
    nian_vocabulary words;
} node;

typedef struct linking {
    nian_arena *arena;
    nian_arena scratch;
    nian_comparison *const *comparisons;
    size_t report_count;
    size_t *base; /* of a report the index of its first node */
    node *nodes;
    size_t count;
} linking;

static const nian_report *report_at(const linking *l, size_t index)
{
    return index ? l->comparisons[index - 1]->after : l->comparisons[0]->before;
}

static void make_nodes(linking *l)
{
    l->base = nian_new_array(&l->scratch, size_t, l->report_count + 1);
    for (size_t i = 0; i < l->report_count; i++)
        l->base[i + 1] = l->base[i] + report_at(l, i)->statement_count;
    l->count = l->base[l->report_count];
    l->nodes = nian_new_array(&l->scratch, node, l->count);
    for (size_t i = 0; i < l->report_count; i++) {
        const nian_report *report = report_at(l, i);
        for (uint32_t k = 0; k < report->statement_count; k++) {
            node *made = &l->nodes[l->base[i] + k];
            made->place = (nian_place){(uint32_t)i, k};
            made->plan = report->statements[k].type == NIAN_TYPE_PLAN;
        }
    }
}

static const nian_vocabulary *words_of(linking *l, node *of)
{
    const nian_report *report = report_at(l, of->place.report);
    nian_letters letters;
    if (!of->read) {
        nian_letters_read(&letters, &l->scratch,
                          report->statements[of->place.statement].text);
        nian_vocabulary_read(&of->words, &l->scratch, letters);
    }
    of->read = true;
    return &of->words;
}

/* ------------------------------------------------------------------ links */

static float likeness(linking *l, node *one, node *other)
{
    return nian_vocabulary_likeness(words_of(l, one), words_of(l, other));
}

/* What was done comes from a plan when there is one, however like last year's
 * report of it may be; else from what is linked most surely, and of several in
 * one row from what reads most like it. */
static bool is_better(linking *l, node *child, size_t parent,
                      const nian_change *change)
{
    if (!child->parent)
        return true;
    node *now = &l->nodes[child->parent - 1];
    node *other = &l->nodes[parent];
    if (!child->plan && now->plan != other->plan)
        return other->plan;
    if (change != child->change)
        return (float)change->score > child->score;
    return likeness(l, child, other) > likeness(l, child, now);
}

static bool is_related(linking *l, const nian_change *change, node *child,
                       size_t parent)
{
    return (change->before_count == 1 && change->after_count == 1) ||
           likeness(l, child, &l->nodes[parent]) >= RELATED;
}

static void link_row(linking *l, size_t pair, const nian_change *change)
{
    for (size_t a = 0; a < change->after_count; a++) {
        node *child = &l->nodes[l->base[pair + 1] + change->after[a]];
        for (size_t b = 0; b < change->before_count; b++) {
            size_t parent = l->base[pair] + change->before[b];
            if (!is_related(l, change, child, parent) ||
                !is_better(l, child, parent, change))
                continue;
            child->parent = (uint32_t)parent + 1;
            child->change = change;
            child->score = (float)change->score;
        }
    }
}

/* Of what comes from one statement the surest stays, and what reads like it. */
static void prune(linking *l)
{
    uint32_t *best = nian_new_array(&l->scratch, uint32_t, l->count + 1);
    for (uint32_t i = 0; i < l->count; i++) {
        const node *child = &l->nodes[i];
        uint32_t *surest = child->parent ? &best[child->parent - 1] : NULL;
        if (surest && (!*surest || child->score > l->nodes[*surest - 1].score))
            *surest = i + 1;
    }
    for (uint32_t i = 0; i < l->count; i++) {
        node *child = &l->nodes[i];
        if (!child->parent || best[child->parent - 1] == i + 1 ||
            likeness(l, child, &l->nodes[child->parent - 1]) >= BRANCH)
            continue;
        child->parent = 0;
        child->change = NULL;
    }
}

static void link_years(linking *l)
{
    for (size_t i = 0; i + 1 < l->report_count; i++) {
        const nian_comparison *pair = l->comparisons[i];
        for (size_t k = 0; k < pair->change_count; k++)
            if (pair->changes[k].score >= SURE)
                link_row(l, i, &pair->changes[k]);
    }
    prune(l);
    for (size_t i = 0; i < l->count; i++)
        if (l->nodes[i].parent)
            l->nodes[l->nodes[i].parent - 1].bears = true;
}

/* ----------------------------------------------------------------- returns */

/* The heaviest words of a statement, by which it is looked for. */
static size_t telling_words(uint64_t *out, const nian_vocabulary *words)
{
    float weights[TELLING];
    size_t count = 0;
    for (size_t i = 0; i < words->count; i++) {
        size_t at = count < TELLING ? count : TELLING;
        while (at && weights[at - 1] < words->uses[i].weight)
            at--;
        if (at >= TELLING)
            continue;
        count += count < TELLING;
        for (size_t k = count - 1; k > at; k--) {
            weights[k] = weights[k - 1];
            out[k] = out[k - 1];
        }
        weights[at] = words->uses[i].weight;
        out[at] = words->uses[i].gram;
    }
    return count;
}

vec_type(postings, uint32_t);

/* Statements that nothing came of, by their telling words. */
typedef struct ends {
    nian_map places; /* word → index into lists, + 1 */
    vec(postings) lists;
} ends;

static nian_str key_of(linking *l, const uint64_t *gram)
{
    return nian_str_copy(&l->scratch,
                         (nian_str){(const char *)gram, sizeof *gram});
}

static void post(linking *l, ends *all, uint32_t index)
{
    uint64_t grams[TELLING];
    size_t count = telling_words(grams, words_of(l, &l->nodes[index]));
    for (size_t i = 0; i < count; i++) {
        bool added;
        uint32_t *list = nian_map_put(&all->places, &l->scratch,
                                      key_of(l, &grams[i]), &added);
        if (added) {
            vec_push(&l->scratch, &all->lists, (postings){0});
            *list = (uint32_t)all->lists.count;
        }
        vec_push(&l->scratch, &all->lists.items[*list - 1], index);
    }
}

static bool is_near(const linking *l, const node *late, uint32_t early)
{
    uint32_t gap = late->place.report - l->nodes[early].place.report;
    return gap >= 2 && gap <= GAP_MOST;
}

/* The one that reads most like it, if any reads alike enough. */
static void find_origin(linking *l, const ends *all, node *late)
{
    uint64_t grams[TELLING];
    const nian_vocabulary *words = words_of(l, late);
    size_t count = telling_words(grams, words);
    float best = 0;
    for (size_t i = 0; i < count; i++) {
        nian_str key = {(const char *)&grams[i], sizeof grams[i]};
        const uint32_t *list = nian_map_get(&all->places, key);
        if (!list)
            continue;
        const postings *found = &all->lists.items[*list - 1];
        for (size_t k = found->count; k-- > 0;) {
            uint32_t early = found->items[k];
            if (late->place.report - l->nodes[early].place.report > GAP_MOST)
                break;
            if (!is_near(l, late, early))
                continue;
            float alike =
                nian_vocabulary_likeness(words, words_of(l, &l->nodes[early]));
            uint32_t gap = late->place.report - l->nodes[early].place.report;
            float rank = alike - AGE * (float)gap;
            if (alike < ALIKE || (late->revived && rank <= best))
                continue;
            best = rank;
            late->parent = early + 1;
            late->score = alike;
            late->revived = true;
        }
    }
}

static bool is_told(const linking *l, const node *of)
{
    nian_type type =
        report_at(l, of->place.report)->statements[of->place.statement].type;
    return type == NIAN_TYPE_PLAN || type == NIAN_TYPE_ACTION;
}

/* Nodes are in the order of the years, so whatever may be an origin has been
 * posted. */
static void link_returns(linking *l)
{
    ends all = {0};
    for (uint32_t i = 0; i < l->count; i++) {
        node *of = &l->nodes[i];
        if (!is_told(l, of))
            continue;
        if (!of->parent && of->place.report >= 2)
            find_origin(l, &all, of);
        if (of->revived)
            l->nodes[of->parent - 1].bears = true;
        if (!of->bears)
            post(l, &all, i);
    }
}

/* ------------------------------------------------------------------ chains */

static uint32_t root_of(const linking *l, uint32_t index)
{
    while (l->nodes[index].parent)
        index = l->nodes[index].parent - 1;
    return index;
}

/* Numbers chains by their first node and counts what is in each. */
static uint32_t *count_members(linking *l, size_t *chains)
{
    uint32_t *sizes = nian_new_array(&l->scratch, uint32_t, l->count + 1);
    *chains = 0;
    for (uint32_t i = 0; i < l->count; i++) {
        node *of = &l->nodes[i];
        if (!of->parent && !of->bears)
            continue;
        of->chain =
            of->parent ? l->nodes[root_of(l, i)].chain : (uint32_t)++ * chains;
        of->member = sizes[of->chain - 1]++;
    }
    return sizes;
}

static void fill(linking *l, nian_chain *chains, const uint32_t *sizes,
                 size_t count)
{
    nian_chain_member **members =
        nian_new_array(&l->scratch, nian_chain_member *, count);
    for (size_t i = 0; i < count; i++) {
        members[i] = nian_new_array(l->arena, nian_chain_member, sizes[i]);
        chains[i].members = members[i];
    }
    for (size_t i = 0; i < l->count; i++) {
        const node *of = &l->nodes[i];
        if (!of->chain)
            continue;
        nian_chain *chain = &chains[of->chain - 1];
        nian_chain_member member = {.place = of->place,
                                    .from = of->member,
                                    .change = of->change,
                                    .revived = of->revived,
                                    .score = of->parent ? of->score : 1};
        if (of->parent)
            member.from = l->nodes[of->parent - 1].member;
        bool same_year =
            chain->count &&
            chain->members[chain->count - 1].place.report == of->place.report;
        chain->years += !same_year;
        members[of->chain - 1][chain->count++] = member;
    }
}

static void index_chains(linking *l, nian_chains *out)
{
    uint32_t **of = nian_new_array(l->arena, uint32_t *, l->report_count);
    for (size_t i = 0; i < l->report_count; i++) {
        size_t count = l->base[i + 1] - l->base[i];
        of[i] = nian_new_array(l->arena, uint32_t, count + 1);
        for (size_t k = 0; k < count; k++)
            of[i][k] = l->nodes[l->base[i] + k].chain;
    }
    out->of = (const uint32_t *const *)of;
}

void nian_chains_make(nian_chains *out, nian_arena *arena,
                      nian_comparison *const *comparisons, size_t report_count)
{
    *out = (nian_chains){.report_count = report_count};
    if (report_count < 2)
        return;
    linking l = {.arena = arena,
                 .comparisons = comparisons,
                 .report_count = report_count};
    make_nodes(&l);
    link_years(&l);
    link_returns(&l);
    uint32_t *sizes = count_members(&l, &out->count);
    nian_chain *chains = nian_new_array(arena, nian_chain, out->count);
    fill(&l, chains, sizes, out->count);
    out->items = chains;
    index_chains(&l, out);
    nian_arena_free(&l.scratch);
}

const nian_chain *nian_chains_of(const nian_chains *chains, size_t report,
                                 uint32_t statement)
{
    if (report >= chains->report_count || !chains->count)
        return NULL;
    uint32_t index = chains->of[report][statement];
    return index ? &chains->items[index - 1] : NULL;
}
