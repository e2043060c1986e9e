/* Who publishes: what session, title, heads, signatures, the file's name and
 * its properties say, and what the text speaks of where these say little. */
#include "document/finder.h"

#include "document/furniture.h"
#include "document/infer.h"
#include "document/issuer.h"
#include "document/kind.h"

/* 我代表某省人民政府, the office that only printed it, a title of an opinion
 * on another's report. */
static const float by_speech = 0.6F;
static const float by_imprint = 0.45F;
static const float by_topic = 0.5F;

/* 中共某区委 beside 某区: both speak for the district. */
static bool is_committee(nian_str office, nian_str place)
{
    return nian_issuer_serves(office, place) &&
           nian_str_starts(office, NIAN_STR("中共")) &&
           office.len == place.len + sizeof "中共委" - 1;
}

/* Names of one issuer: the fuller stands for both.  An office and its place
 * differ, but neither speaks against the other. */
typedef enum likeness {
    NAMES_DIFFER,
    NAMES_APART, /* neither for nor against */
    NAMES_KNOWN, /* the same, the first stands */
    NAMES_FULLER /* the same, the second stands */
} likeness;

/* Of places alone that govern themselves is a part of the name left out. */
static bool shortens(nian_str brief, nian_str full)
{
    return nian_str_has(full, NIAN_STR("自治")) &&
           nian_issuer_shortens(brief, full);
}

static likeness compare(nian_str known, nian_str name)
{
    if (nian_str_equal(known, name) || nian_issuer_within(name, known) ||
        shortens(name, known) || is_committee(name, known))
        return NAMES_KNOWN;
    if (nian_issuer_within(known, name) || shortens(known, name) ||
        is_committee(known, name))
        return NAMES_FULLER;
    bool nested = nian_str_starts(name, known) || nian_str_starts(known, name);
    return nested || nian_issuer_serves(name, known) ||
                   nian_issuer_serves(known, name)
               ? NAMES_APART
               : NAMES_DIFFER;
}

static void hear(nian_finder *f, nian_belief *belief, nian_str name, float sure)
{
    name = nian_issuer_tidy(f->arena, name);
    if (name.len == 0 || sure <= 0)
        return;
    for (size_t i = 0; i < belief->count; i++) {
        switch (compare(belief->items[i].name, name)) {
        case NAMES_APART:
            return;
        case NAMES_FULLER:
            belief->items[i].name = name;
            nian_belief_hear(belief, name, sure);
            return;
        case NAMES_KNOWN:
            nian_belief_hear(belief, belief->items[i].name, sure);
            return;
        case NAMES_DIFFER:
            break;
        }
    }
    nian_belief_hear(belief, name, sure);
}

static nian_str office_of(nian_finder *f, nian_str line)
{
    return nian_issuer_of_office(f->arena, nian_fold(f->arena, line, NULL));
}

static void hear_head(nian_finder *f, nian_belief *belief)
{
    for (size_t i = 0; i < f->head.count; i++) {
        nian_str office = office_of(f, f->head.items[i]);
        if (office.len) {
            hear(f, belief, office, NIAN_BY_OFFICE);
            return;
        }
    }
}

/* Who signs first, and a government that signs beside its committee; who has
 * it printed stands before the line of 印发. */
static void hear_tail(nian_finder *f, nian_belief *belief)
{
    nian_str first = {NULL, 0};
    for (size_t i = 0; i < f->tail.count; i++) {
        nian_str office = office_of(f, f->tail.items[i]);
        bool printer = i + 1 < f->tail.count &&
                       nian_is_imprint(f->tail.items[i + 1]) &&
                       !nian_str_starts(f->tail.items[i + 1], NIAN_STR("抄"));
        if (office.len == 0 || nian_is_imprint(f->tail.items[i]))
            continue;
        office = nian_issuer_tidy(f->arena, office);
        if (first.len == 0) {
            hear(f, belief, office, printer ? by_imprint : NIAN_BY_OFFICE);
            first = office;
        } else if (is_committee(first, office)) {
            hear(f, belief, office, NIAN_BY_OFFICE);
        }
    }
}

/* 某省省长, 某市市长 */
static void hear_speaker(nian_finder *f, nian_belief *belief)
{
    for (size_t i = 0; i < f->head.count; i++) {
        nian_str place = nian_place_read(f->head.items[i]);
        if (place.len && nian_kind_in(f->head.items[i]).len == 0) {
            hear(f, belief, place, NIAN_BY_OFFICE);
            return;
        }
    }
}

/* 我代表某省人民政府 */
static nian_str represented(nian_str lead)
{
    ptrdiff_t at = nian_str_find(lead, NIAN_STR("我代表"));
    return at == NIAN_STR_NONE
               ? (nian_str){NULL, 0}
               : nian_place_read(nian_str_after(lead, (size_t)at + 9));
}

static void hear_frame(nian_finder *f, nian_belief *belief)
{
    nian_str kind = f->meta->kind;
    nian_str title = nian_issuer_in_title(f->meta->title);
    if (nian_str_equal(kind, NIAN_KIND_WORK)) {
        hear(f, belief, f->place, NIAN_BY_SESSION);
        hear(f, belief, title, NIAN_BY_TITLE);
        hear_speaker(f, belief);
        hear(f, belief, represented(f->lead), by_speech);
        return;
    }
    bool topic = nian_str_equal(kind, NIAN_KIND_OPINION) ||
                 nian_str_equal(kind, NIAN_KIND_BULLETIN);
    if (!topic)
        hear(f, belief, title, NIAN_BY_TITLE);
    hear_head(f, belief);
    hear_tail(f, belief);
    if (topic)
        hear(f, belief, title, belief->count ? by_topic : NIAN_BY_TITLE);
}

/* A file that is named by another issuer is worth a look. */
static void hear_path(nian_finder *f, nian_belief *belief)
{
    float sure;
    nian_str path = nian_issuer_in_path(f->arena, f->path, &sure);
    nian_str folded = nian_issuer_tidy(f->arena, path);
    float before;
    nian_str best = nian_belief_best(belief, &before);
    hear(f, belief, path, sure);
    if (best.len && path.len && sure >= NIAN_BY_PATH &&
        compare(best, folded) == NAMES_DIFFER)
        nian_finder_note(f, "the file is named by %.*s, the text is of %.*s",
                         NIAN_STR_ARG(folded), NIAN_STR_ARG(best));
}

/* Where head, signature and name leave room for doubt, the text is asked. */
static void hear_text(nian_finder *f, nian_belief *belief)
{
    nian_belief places = {.count = 0};
    float sure;
    nian_str best = nian_belief_best(belief, &sure);
    if (sure >= NIAN_BY_MUCH)
        return;
    bool bulletin = nian_str_equal(f->meta->kind, NIAN_KIND_BULLETIN);
    nian_infer_place(&places, f->arena, nian_finder_text(f),
                     bulletin ? NIAN_STR("国家统计局") : NIAN_STR("国务院"));
    for (size_t i = 0; i < places.count; i++)
        hear(f, belief, places.items[i].name,
             places.items[i].odds / (1 + places.items[i].odds));
    float much;
    nian_str most = nian_belief_best(&places, &much);
    if (best.len == 0 && most.len)
        nian_finder_note(f,
                         "no issuer is named: %.*s taken, of which the text "
                         "speaks most",
                         NIAN_STR_ARG(most));
    else if (much >= NIAN_BY_PATH && compare(best, most) == NAMES_DIFFER)
        nian_finder_note(f, "the text speaks most of %.*s", NIAN_STR_ARG(most));
}

void nian_find_issuer(nian_finder *f)
{
    nian_belief belief = {.count = 0};
    hear_frame(f, &belief);
    hear(f, &belief, f->said.issuer,
         f->said.issuer_sure > 0 ? f->said.issuer_sure : NIAN_BY_PATH);
    hear_path(f, &belief);
    hear_text(f, &belief);
    f->meta->issuer = nian_belief_best(&belief, &f->meta->issuer_sure);
    f->document->doubt.issuer = nian_belief_contested(&belief);
    nian_belief_rank(&f->document->doubt.issuers, f->arena, &belief,
                     NIAN_DOUBT_MOST);
}
