/* What links are shown as facts, and what persons said of them: their word
 * wins over any score. */
#include "diff/compare.h"

#include "report/report.h"

static const float unsure_least = 0.15F;

static bool is_plan(const nian_statement *statement)
{
    return statement->type == NIAN_TYPE_PLAN;
}

/* A decision found in this pair of reports. */
typedef struct ruling {
    uint32_t before, after;
    bool same;
    bool used;
} ruling;

static ruling *find_rulings(nian_comparing *c, const nian_decision *decisions,
                            size_t count, size_t *found)
{
    ruling *rulings = nian_new_array(c->arena, ruling, count);
    *found = 0;
    for (size_t i = 0; i < count; i++) {
        ruling next = {.same = decisions[i].same};
        if (nian_statement_find(&next.before, c->before, decisions[i].before) &&
            nian_statement_find(&next.after, c->after, decisions[i].after))
            rulings[(*found)++] = next;
    }
    return rulings;
}

/* The last word on a pair counts. */
static ruling *ruling_on(ruling *rulings, size_t count, uint32_t before,
                         uint32_t after)
{
    for (size_t i = count; i; i--)
        if (rulings[i - 1].before == before && rulings[i - 1].after == after)
            return &rulings[i - 1];
    return NULL;
}

static nian_linked make_linked(const nian_comparing *c, uint32_t before,
                               uint32_t after, float score)
{
    uint32_t kind = 0;
    if (is_plan(&c->before->statements[before]))
        kind |= NIAN_LINKED_OLD_PLAN;
    if (is_plan(&c->after->statements[after]))
        kind |= NIAN_LINKED_NEW_PLAN;
    return (nian_linked){before, after, score, kind};
}

static void add_person(nian_comparing *c, const ruling *decided)
{
    nian_linked linked = make_linked(c, decided->before, decided->after, 1);
    linked.kind |= NIAN_LINKED_PERSON;
    vec_push(c->arena, &c->facts, linked);
}

void nian_compare_decide(nian_comparing *c, double threshold,
                         const nian_decision *decisions, size_t count)
{
    size_t ruled;
    ruling *rulings = find_rulings(c, decisions, count, &ruled);
    for (size_t i = 0; i < c->alignment->links.count; i++) {
        nian_pair link = c->alignment->links.items[i];
        if (ruling_on(rulings, ruled, link.before, link.after))
            continue;
        nian_linked linked =
            make_linked(c, link.before, link.after, link.score);
        if ((double)link.score >= threshold)
            vec_push(c->arena, &c->facts, linked);
        else if (link.score >= unsure_least)
            vec_push(c->arena, &c->doubts, linked);
    }
    nian_statement_pair *apart =
        nian_new_array(c->arena, nian_statement_pair, ruled);
    size_t apart_count = 0;
    for (size_t i = 0; i < ruled; i++) {
        ruling *last =
            ruling_on(rulings, ruled, rulings[i].before, rulings[i].after);
        if (last->same && !last->used)
            add_person(c, last);
        else if (!last->same)
            apart[apart_count++] =
                (nian_statement_pair){last->before, last->after};
        last->used = true;
    }
    if (c->out) {
        c->out->apart = apart;
        c->out->apart_count = apart_count;
    }
}
