/* Why two statements are taken for one undertaking, in words that a reader
 * finds in both: names in quotes first, then the longest runs that both share,
 * cut where words end in both, without what only opens or closes a phrase,
 * ordered by how rare their words are. */
#include "align/terms.h"

#include <stdlib.h>

#include "align/features.h"
#include "text/text.h"

enum {
    LENGTH_MOST = 1500, /* characters of each text that are looked at */
    NAME_MOST = 32,     /* of a name in quotes */
    WEAK_TOLD = 1       /* of what is too common, if there is nothing else */
};

static const float common_idf = 2.0F; /* a word of it tells nothing */
static const float across_idf = 4.5F; /* the same for two words */
static const float letter_worth = 0.3F;
static const float name_worth = 9.0F;
static const float strong_least = 1.8F;
static const float weak_least = 0.4F;

typedef struct term {
    nian_str text;
    uint32_t after; /* where it stands, in characters */
    float score;
} term;

vec_type(terms, term);

void nian_letters_spell(nian_spelled *out, nian_arena *arena, nian_str text)
{
    size_t most = text.len < LENGTH_MOST ? text.len : LENGTH_MOST;
    *out = (nian_spelled){.text = text};
    out->codes = nian_new_array(arena, uint32_t, most);
    out->at = nian_new_array(arena, uint32_t, most + 1);
    size_t at = 0;
    while (at < text.len && out->count < LENGTH_MOST) {
        out->at[out->count] = (uint32_t)at;
        at += nian_utf8_next(nian_str_after(text, at), &out->codes[out->count]);
        out->count++;
    }
    out->at[out->count] = (uint32_t)at;
    out->begins = nian_new_array(arena, bool, out->count + 1);
    nian_words_begin(out->begins, arena, out->codes, out->count);
    out->begins[out->count] = true;
}

static nian_str slice(const nian_spelled *l, uint32_t begin, uint32_t length)
{
    return nian_str_slice(l->text, l->at[begin], l->at[begin + length]);
}

/* ----------------------------------------------------------------- worth */

/* What the bigram that ends at `i` is worth. */
static float pair_worth(const nian_spelled *l, uint32_t i)
{
    float idf = nian_background_look_up(l->codes[i - 1], l->codes[i]);
    float worth = l->begins[i] ? (idf - across_idf) / 2 : idf - common_idf;
    return worth > 0 ? worth : 0;
}

/* Rare words are worth much, common ones nothing, and a figure is no word. */
static float worth(const nian_spelled *l, nian_shared span)
{
    float sum = 0;
    size_t words = 0;
    uint32_t end = span.after + span.length;
    for (uint32_t i = span.after; i < end; i++) {
        bool inside = i > span.after && nian_is_letter(l->codes[i]) &&
                      nian_is_letter(l->codes[i - 1]);
        bool single = l->begins[i] && l->begins[i + 1];
        words += nian_is_letter(l->codes[i]);
        if (inside)
            sum += pair_worth(l, i);
        if (single)
            sum += letter_worth * nian_background_look_up(l->codes[i], 0);
    }
    return words > 1 ? sum : 0;
}

/* ----------------------------------------------------------------- names */

/* The name in “” or 《》 that opens at `begin`; its length with the marks. */
static uint32_t name_length(const nian_spelled *l, uint32_t begin)
{
    uint32_t open = l->codes[begin];
    uint32_t close = open == 0x201C ? 0x201D : open == 0x300A ? 0x300B : 0;
    if (!close)
        return 0;
    for (uint32_t i = begin + 1; i < l->count && i < begin + NAME_MOST; i++)
        if (l->codes[i] == close)
            return i > begin + 2 ? i - begin + 1 : 0;
    return 0;
}

/* In the marks that it has in both texts. */
static void add_names(terms *out, nian_arena *arena, nian_str before,
                      const nian_spelled *after)
{
    for (uint32_t i = 0; i < after->count; i++) {
        uint32_t length = name_length(after, i);
        nian_str name = slice(after, i, length);
        nian_shared inner = {0, i + 1, length ? length - 2 : 0};
        if (length && nian_str_has(before, name))
            vec_push(arena, out,
                     ((term){name, i, name_worth + worth(after, inner)}));
    }
}

/* ------------------------------------------------------------------ runs */

/* All runs that can be made longer at neither end. */
static void find_runs(nian_shareds *out, nian_arena *arena,
                      const nian_spelled *before, const nian_spelled *after)
{
    uint32_t *above = nian_new_array(arena, uint32_t, after->count + 1);
    uint32_t *here = nian_new_array(arena, uint32_t, after->count + 1);
    for (uint32_t i = 0; i < before->count; i++) {
        uint32_t code = before->codes[i];
        bool counts = nian_is_in_word(code);
        uint32_t next =
            i + 1 < before->count && nian_is_in_word(before->codes[i + 1])
                ? before->codes[i + 1]
                : 0;
        for (uint32_t k = 0; k < after->count; k++) {
            uint32_t run = counts && code == after->codes[k] ? above[k] + 1 : 0;
            here[k + 1] = run;
            bool more =
                next && k + 1 < after->count && next == after->codes[k + 1];
            if (run >= 2 && !more)
                nian_shared_read(out, arena, before, after,
                                 (nian_shared){i + 1 - run, k + 1 - run, run});
        }
        uint32_t *swap = above;
        above = here;
        here = swap;
    }
}

/* ---------------------------------------------------------------- choice */

static int by_score(const void *left, const void *right)
{
    const term *a = left;
    const term *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->after > b->after) - (a->after < b->after);
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
    nian_spelled old, new;
    nian_letters_spell(&old, &scratch, before);
    nian_letters_spell(&new, &scratch, after);
    terms found = {0};
    nian_shareds runs = {0};
    add_names(&found, &scratch, before, &new);
    find_runs(&runs, &scratch, &old, &new);
    for (size_t i = 0; i < runs.count; i++)
        vec_push(&scratch, &found,
                 ((term){slice(&new, runs.items[i].after, runs.items[i].length),
                         runs.items[i].after, worth(&new, runs.items[i])}));
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, by_score);
    for (size_t i = 0; i < found.count && out->count < limit; i++) {
        term t = found.items[i];
        bool strong = t.score >= strong_least;
        bool wanted =
            strong || (t.score >= weak_least && out->count < WEAK_TOLD);
        if (wanted && !is_told(out, t.text))
            vec_push(arena, out, t.text);
    }
    nian_arena_free(&scratch);
}
