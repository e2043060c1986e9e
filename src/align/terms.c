/* Why two statements are taken for one undertaking, in words that a reader
 * finds in both: the longest runs they share, trimmed to what reads as a term
 * and ordered by how rare they are.
 *
 * No dictionary: where a run ends in the middle of a word is told by how much
 * oftener its outer characters stand together with their neighbours than with
 * each other. */
#include "align/align.h"

#include <stdlib.h>

#include "align/features.h"
#include "text/text.h"

enum {
    LENGTH_MOST = 1500, /* characters of each text that are looked at */
    TERM_LEAST = 2,
    TERM_MOST = 16
};

static const float telling_least = 5.5F; /* mean idf of its bigrams */
static const float bond_least = 0.5F;

/* What opens or closes many runs and names nothing. */
static const nian_str openers[] = {
    NIAN_STR_INIT("进一步"), NIAN_STR_INIT("全面"), NIAN_STR_INIT("深入"),
    NIAN_STR_INIT("持续"),   NIAN_STR_INIT("积极"), NIAN_STR_INIT("大力"),
    NIAN_STR_INIT("加快"),   NIAN_STR_INIT("加强"), NIAN_STR_INIT("推进"),
    NIAN_STR_INIT("推动"),   NIAN_STR_INIT("完善"), NIAN_STR_INIT("健全"),
    NIAN_STR_INIT("深化"),   NIAN_STR_INIT("强化"), NIAN_STR_INIT("提升"),
    NIAN_STR_INIT("提高"),   NIAN_STR_INIT("促进"), NIAN_STR_INIT("实施"),
    NIAN_STR_INIT("开展"),   NIAN_STR_INIT("建立"), NIAN_STR_INIT("建设"),
    NIAN_STR_INIT("坚持"),   NIAN_STR_INIT("落实"), NIAN_STR_INIT("扎实"),
    NIAN_STR_INIT("做好"),   NIAN_STR_INIT("优化"), NIAN_STR_INIT("扩大"),
    NIAN_STR_INIT("发展"),   NIAN_STR_INIT("支持"), NIAN_STR_INIT("实现"),
    NIAN_STR_INIT("完成"),   NIAN_STR_INIT("达到"), NIAN_STR_INIT("增长"),
    NIAN_STR_INIT("的"),     NIAN_STR_INIT("和"),   NIAN_STR_INIT("与"),
    NIAN_STR_INIT("及"),     NIAN_STR_INIT("等"),   NIAN_STR_INIT("了"),
    NIAN_STR_INIT("为"),     NIAN_STR_INIT("以"),   NIAN_STR_INIT("在"),
    NIAN_STR_INIT("对"),     NIAN_STR_INIT("到"),
};
static const nian_str closers[] = {
    NIAN_STR_INIT("工作"), NIAN_STR_INIT("等"),   NIAN_STR_INIT("的"),
    NIAN_STR_INIT("和"),   NIAN_STR_INIT("与"),   NIAN_STR_INIT("及"),
    NIAN_STR_INIT("了"),   NIAN_STR_INIT("为"),   NIAN_STR_INIT("在"),
    NIAN_STR_INIT("达到"), NIAN_STR_INIT("达"),   NIAN_STR_INIT("增长"),
    NIAN_STR_INIT("完成"), NIAN_STR_INIT("实现"), NIAN_STR_INIT("推进"),
};

typedef struct letters {
    nian_str text;
    uint32_t *codes;
    uint32_t *at; /* offsets in the text; one more at the end */
    size_t count;
} letters;

typedef struct term {
    uint32_t before, after, length; /* in characters */
    float score;
} term;

vec_type(terms, term);

static letters spell(nian_arena *arena, nian_str text)
{
    letters out = {.text = text};
    out.codes = nian_new_array(arena, uint32_t, LENGTH_MOST);
    out.at = nian_new_array(arena, uint32_t, LENGTH_MOST + 1);
    size_t at = 0;
    while (at < text.len && out.count < LENGTH_MOST) {
        out.at[out.count] = (uint32_t)at;
        at += nian_utf8_next(nian_str_after(text, at), &out.codes[out.count]);
        out.count++;
    }
    out.at[out.count] = (uint32_t)at;
    return out;
}

static nian_str slice(const letters *l, uint32_t begin, uint32_t length)
{
    return nian_str_slice(l->text, l->at[begin], l->at[begin + length]);
}

static bool is_word(uint32_t code)
{
    return nian_is_han(code) || nian_is_latin(code) || nian_is_digit(code) ||
           (code >= 0xC0 && code < 0x2000);
}

/* How much oftener both stand together than by chance, in nats. */
static float bond(uint32_t first, uint32_t second)
{
    if (!is_word(first) || !is_word(second))
        return 0;
    if (!nian_is_han(first) && !nian_is_han(second))
        return 10; /* inside of a number or a Latin word */
    return nian_background_look_up(first, 0) +
           nian_background_look_up(second, 0) -
           nian_background_look_up(first, second);
}

/* Whether the character at `inner` belongs to its neighbour outside of the
 * run rather than to the one inside. */
static bool torn(const letters *l, size_t outer, size_t inner, size_t next)
{
    float out = inner > outer ? bond(l->codes[outer], l->codes[inner])
                              : bond(l->codes[inner], l->codes[outer]);
    float in = inner < next ? bond(l->codes[inner], l->codes[next])
                            : bond(l->codes[next], l->codes[inner]);
    return out > bond_least && out > in + bond_least;
}

static bool torn_start(const letters *l, uint32_t begin, uint32_t length)
{
    return begin && length > 1 && torn(l, begin - 1, begin, begin + 1);
}

/* 主体4 of 4.12万 and 4.46万 says nothing. */
static bool cut_number(const letters *l, uint32_t begin, uint32_t length)
{
    return nian_is_digit(l->codes[begin + length - 1]);
}

static bool torn_end(const letters *l, uint32_t begin, uint32_t length)
{
    size_t last = begin + length - 1;
    return last + 1 < l->count && length > 1 &&
           torn(l, last + 1, last, last - 1);
}

static uint32_t opener_length(nian_str s)
{
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (nian_str_starts(s, openers[i]))
            return (uint32_t)nian_utf8_count(openers[i]);
    return 0;
}

static uint32_t closer_length(nian_str s)
{
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (nian_str_ends(s, closers[i]))
            return (uint32_t)nian_utf8_count(closers[i]);
    return 0;
}

static void trim(term *t, const letters *before, const letters *after)
{
    for (uint32_t cut = 1; cut && t->length >= TERM_LEAST;) {
        cut = opener_length(slice(after, t->after, t->length));
        if (!cut && (torn_start(before, t->before, t->length) ||
                     torn_start(after, t->after, t->length)))
            cut = 1;
        t->before += cut;
        t->after += cut;
        t->length -= cut;
    }
    for (uint32_t cut = 1; cut && t->length >= TERM_LEAST;) {
        cut = closer_length(slice(after, t->after, t->length));
        if (!cut && (cut_number(after, t->after, t->length) ||
                     torn_end(before, t->before, t->length) ||
                     torn_end(after, t->after, t->length)))
            cut = 1;
        t->length -= cut;
    }
}

/* The sum of what its bigrams tell; 0 when it is too common or no word. */
static float telling(const letters *l, const term *t)
{
    float sum = 0;
    bool named = false;
    for (uint32_t i = 0; i + 1 < t->length; i++)
        sum += nian_background_look_up(l->codes[t->after + i],
                                       l->codes[t->after + i + 1]);
    for (uint32_t i = 0; i < t->length; i++)
        named |= !nian_is_digit(l->codes[t->after + i]) &&
                 is_word(l->codes[t->after + i]);
    return named && sum / (float)(t->length - 1) >= telling_least ? sum : 0;
}

static void add_term(terms *out, nian_arena *arena, term t,
                     const letters *before, const letters *after)
{
    trim(&t, before, after);
    if (t.length < TERM_LEAST || t.length > TERM_MOST)
        return;
    t.score = telling(after, &t);
    if (t.score > 0)
        vec_push(arena, out, t);
}

/* All runs that can be made longer at neither end. */
static void find_runs(terms *out, nian_arena *arena, const letters *before,
                      const letters *after)
{
    uint32_t *above = nian_new_array(arena, uint32_t, after->count + 1);
    uint32_t *here = nian_new_array(arena, uint32_t, after->count + 1);
    for (uint32_t i = 0; i < before->count; i++) {
        for (uint32_t k = 0; k < after->count; k++) {
            bool same = before->codes[i] == after->codes[k] &&
                        is_word(before->codes[i]);
            uint32_t run = same ? above[k] + 1 : 0;
            here[k + 1] = run;
            bool more = i + 1 < before->count && k + 1 < after->count &&
                        before->codes[i + 1] == after->codes[k + 1] &&
                        is_word(after->codes[k + 1]);
            if (run >= TERM_LEAST && !more)
                add_term(out, arena, (term){i + 1 - run, k + 1 - run, run, 0},
                         before, after);
        }
        uint32_t *swap = above;
        above = here;
        here = swap;
    }
}

static int by_score(const void *left, const void *right)
{
    const term *a = left;
    const term *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->after != b->after)
        return a->after < b->after ? -1 : 1;
    return (a->before > b->before) - (a->before < b->before);
}

static bool is_told(const nian_strs *told, nian_str word)
{
    for (size_t i = 0; i < told->count; i++)
        if (nian_str_has(told->items[i], word))
            return true;
    return false;
}

void nian_shared_terms(nian_strs *out, nian_arena *arena, nian_str before,
                       nian_str after, size_t limit)
{
    *out = (nian_strs){0};
    nian_arena scratch = {0};
    letters old = spell(&scratch, before);
    letters new = spell(&scratch, after);
    terms found = {0};
    find_runs(&found, &scratch, &old, &new);
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, by_score);
    for (size_t i = 0; i < found.count && out->count < limit; i++) {
        nian_str word =
            slice(&new, found.items[i].after, found.items[i].length);
        if (!is_told(out, word))
            vec_push(arena, out, word);
    }
    nian_arena_free(&scratch);
}
