/* Two names of one thing: what one report calls 公租房 and the other
 * 公共租赁住房.  Names come from persons, from what the two reports say of
 * their own words, and from general use.  They act where each report uses a
 * name of its own, and nowhere else.
 *
 * There the long name counts as the short one too: its text is given the
 * short one's runs of two letters.  The other way, 企业 and 技术 came into
 * every sentence on 高企 and linked it with any enterprise; so did a rune of
 * its own for each thing, which weighed too much.  Where a person named both,
 * each counts as the other.  A short name that is in
 * everybody's mouth (人大, 外贸, 环保) tells as little as its letters do, and
 * is left to queries. */
#include "align/features.h"

#include <stdlib.h>
#include <string.h>

#include "text/text.h"

enum {
    SHORT_LETTERS = 2, /* the least of a name */
    NAME_LETTERS = 40, /* the most of one */
    BORDER_LEAST = 4,  /* of fifteen; see nian_background_borders() */
    OPENERS = 1 << 12,
    FORMS_MAX = 1000, /* of all; a glossary has a hundred entries */
};

/* What a name must tell, as the idf of its rarest run of two letters: 办法,
 * which a report defines for a page, and 人大 bring more wrong links than
 * right ones. */
static const float rare_least = 6.5F;

#define FORM_NONE UINT32_MAX

bool nian_name_is_rare(nian_str name)
{
    nian_arena arena = {0};
    nian_spelling spelled;
    nian_spelling_read(&spelled, &arena, name);
    bool rare = false;
    for (size_t i = 0; i + 1 < spelled.count; i++)
        rare |= nian_background_look_up(spelled.codes[i],
                                        spelled.codes[i + 1]) >= rare_least;
    nian_arena_free(&arena);
    return rare;
}

bool nian_word_ends(uint32_t before, uint32_t after)
{
    const uint32_t codes[] = {before, after};
    uint8_t border[2];
    nian_background_borders(border, codes, 2);
    return border[1] >= BORDER_LEAST;
}

/* One name. */
typedef struct form {
    const uint32_t *codes;
    uint32_t count;
    uint32_t kin;       /* another name of the thing, itself for the first */
    bool before, after; /* stands in that report */
    bool used;          /* the thing has different names in both */
    bool person;        /* a person gave the thing its names */
    nian_str text;
} form;

struct nian_namebook {
    form *forms; /* by first letter, the longer first */
    size_t count;
    bool opens[OPENERS]; /* by the lowest bits of a first letter */
};

vec_type(forms, form);

typedef struct gathering {
    nian_arena *arena;
    const nian_names *names; /* of persons */
    forms all;
} gathering;

static bool same_codes(const form *left, const form *right)
{
    return left->count == right->count &&
           memcmp(left->codes, right->codes,
                  left->count * sizeof *left->codes) == 0;
}

/* The index of the name, FORM_NONE for what can be none. */
static uint32_t put(gathering *g, nian_str text)
{
    nian_spelling spelled;
    nian_spelling_read(&spelled, g->arena, text);
    form added = {.codes = spelled.codes,
                  .count = (uint32_t)spelled.count,
                  .kin = (uint32_t)g->all.count,
                  .text = text};
    if (spelled.count < SHORT_LETTERS || spelled.count > NAME_LETTERS)
        return FORM_NONE;
    for (uint32_t i = 0; i < g->all.count; i++)
        if (same_codes(&g->all.items[i], &added))
            return i;
    if (g->all.count == FORMS_MAX)
        return FORM_NONE;
    vec_push(g->arena, &g->all, added);
    return added.kin;
}

static uint32_t head_of(const form *all, uint32_t index)
{
    while (all[index].kin != index)
        index = all[index].kin;
    return index;
}

static void join(gathering *g, const nian_renaming *pair, bool person)
{
    uint32_t name = put(g, pair->name);
    uint32_t means = put(g, pair->means);
    if (name == FORM_NONE || means == FORM_NONE || name == means ||
        nian_names_apart(g->names, pair->name, pair->means))
        return;
    uint32_t one = head_of(g->all.items, name);
    uint32_t other = head_of(g->all.items, means);
    uint32_t head = one < other ? one : other;
    g->all.items[one < other ? other : one].kin = head;
    g->all.items[head].person |=
        person || g->all.items[one < other ? other : one].person;
}

static void join_own(gathering *g, const nian_report *report)
{
    for (size_t i = 0; i < report->alias_count; i++) {
        const nian_alias *alias = &report->aliases[i];
        const nian_renaming pair = {.name = alias->name,
                                    .means = alias->meaning};
        if (alias->name.len < alias->meaning.len &&
            nian_name_is_rare(alias->name))
            join(g, &pair, false);
    }
}

static void join_general(gathering *g)
{
    nian_names names = nian_general_names();
    for (size_t i = 0; i < names.count; i++)
        if (nian_name_is_rare(names.items[i].name))
            join(g, &names.items[i], false);
}

static int by_letters(const void *left, const void *right)
{
    const form *a = left;
    const form *b = right;
    uint32_t least = a->count < b->count ? a->count : b->count;
    for (uint32_t i = 0; i < least; i++)
        if (a->codes[i] != b->codes[i])
            return a->codes[i] < b->codes[i] ? -1 : 1;
    return (a->count < b->count) - (a->count > b->count);
}

/* Sorts the forms and keeps who belongs to whom. */
static void sort_forms(gathering *g, nian_namebook *out)
{
    size_t count = g->all.count;
    out->forms = nian_new_array(g->arena, form, count);
    out->count = count;
    uint32_t *heads = nian_new_array(g->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        out->forms[i] = g->all.items[i];
        out->forms[i].kin = head_of(g->all.items, i);
        out->forms[i].person = g->all.items[out->forms[i].kin].person;
    }
    if (count)
        qsort(out->forms, count, sizeof *out->forms, by_letters);
    /* From heads as they were gathered to the first of each as sorted. */
    memset(heads, 0xFF, count * sizeof *heads);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *head = &heads[out->forms[i].kin];
        if (*head == FORM_NONE)
            *head = i;
        out->forms[i].kin = *head;
        out->opens[out->forms[i].codes[0] % OPENERS] = true;
    }
}

/* -------------------------------------------------------------- finding */

/* The first form that begins with `code`, or the count. */
static size_t first_form(const nian_namebook *book, uint32_t code)
{
    size_t low = 0, high = book->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (book->forms[middle].codes[0] < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The longest form that stands at this place, or NULL. */
static form *form_at(const nian_namebook *book, const nian_spelling *text,
                     size_t at)
{
    form *best = NULL;
    if (!book->opens[text->codes[at] % OPENERS])
        return NULL;
    for (size_t i = first_form(book, text->codes[at]);
         i < book->count && book->forms[i].codes[0] == text->codes[at]; i++) {
        form *here = &book->forms[i];
        if (here->count <= text->count - at &&
            (!best || here->count > best->count) &&
            memcmp(here->codes, text->codes + at,
                   here->count * sizeof *here->codes) == 0 &&
            nian_spelling_stands(text, at, here->count))
            best = here;
    }
    return best;
}

static void mark_texts(const nian_namebook *book, const nian_spelling *texts,
                       size_t count, bool after)
{
    for (size_t i = 0; i < count; i++)
        for (size_t at = 0; at < texts[i].count;) {
            form *found = form_at(book, &texts[i], at);
            if (found)
                *(after ? &found->after : &found->before) = true;
            at += found ? found->count : 1;
        }
}

static void mark_side(const nian_namebook *book, const nian_side *side,
                      bool after)
{
    mark_texts(book, side->texts, side->count, after);
    mark_texts(book, side->titles, side->report->section_count, after);
}

/* Used are things that have a name in one report which is not theirs in the
 * other. */
static void choose(nian_namebook *book)
{
    for (size_t i = 0; i < book->count; i++)
        for (size_t k = 0; k < book->count; k++) {
            form *one = &book->forms[i], *other = &book->forms[k];
            if (i != k && one->kin == other->kin && one->before && other->after)
                one->used = other->used = true;
        }
    for (size_t i = 0; i < book->count; i++)
        for (size_t k = 0; k < book->count; k++)
            if (book->forms[k].used && book->forms[i].kin == book->forms[k].kin)
                book->forms[i].used = true;
}

void nian_namebook_make(const nian_namebook **out, nian_arena *arena,
                        const nian_side *before, const nian_side *after,
                        const nian_names *names)
{
    gathering g = {.arena = arena, .names = names};
    nian_namebook *found = nian_new(arena, nian_namebook);
    for (size_t i = 0; names && i < names->count; i++)
        join(&g, &names->items[i], true);
    join_general(&g);
    join_own(&g, before->report);
    join_own(&g, after->report);
    sort_forms(&g, found);
    mark_side(found, before, false);
    mark_side(found, after, true);
    choose(found);
    *out = found;
}

/* ------------------------------------------------------------- reading */

static bool has_pair(const form *name, const uint32_t *pair)
{
    for (uint32_t i = 0; i + 1 < name->count; i++)
        if (name->codes[i] == pair[0] && name->codes[i + 1] == pair[1])
            return true;
    return false;
}

vec_type(named_list, nian_named);

/* Runs of `other` that the name which stands here lacks. */
static void read_as(named_list *out, nian_arena *arena, uint32_t at,
                    const form *name, const form *other)
{
    for (uint32_t i = 0; i + 1 < other->count; i++)
        if (!has_pair(name, other->codes + i))
            vec_push(arena, out,
                     ((nian_named){at, other->codes[i], other->codes[i + 1]}));
}

/* The shortest name of the thing; all of them when a person gave them. */
static void read_name(named_list *out, nian_arena *arena, uint32_t at,
                      const nian_namebook *book, const form *name)
{
    const form *shortest = name;
    for (size_t i = 0; i < book->count; i++) {
        const form *other = &book->forms[i];
        if (other->kin != name->kin)
            continue;
        if (name->person)
            read_as(out, arena, at, name, other);
        else if (other->count < shortest->count)
            shortest = other;
    }
    if (shortest != name)
        read_as(out, arena, at, name, shortest);
}

void nian_namebook_apply(const nian_namebook *book, nian_spelling *text,
                         nian_arena *arena)
{
    named_list named = {0};
    for (size_t at = 0; at < text->count;) {
        const form *found = form_at(book, text, at);
        if (found && found->used)
            read_name(&named, arena, (uint32_t)at, book, found);
        at += found ? found->count : 1;
    }
    text->named = named.items;
    text->named_count = named.count;
}

void nian_namebook_list(nian_names *out, nian_arena *arena,
                        const nian_namebook *book)
{
    vec(nian_renaming) list = {0};
    for (size_t i = 0; i < book->count; i++) {
        const form *one = &book->forms[i];
        for (size_t k = 0; one->used && k < book->count; k++) {
            const form *other = &book->forms[k];
            bool pair = other->kin == one->kin &&
                        (other->count > one->count ||
                         (other->count == one->count && k > i)) &&
                        (one->before || one->after) &&
                        (other->before || other->after);
            if (pair)
                vec_push(arena, &list,
                         ((nian_renaming){
                             .name = nian_str_copy(arena, one->text),
                             .means = nian_str_copy(arena, other->text)}));
        }
    }
    *out = (nian_names){list.items, list.count};
}
