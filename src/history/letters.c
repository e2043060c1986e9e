/* Texts as letters, and letters as words that can be compared. */
#include "history/history.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

static bool is_letter(uint32_t code)
{
    return nian_is_han(code) || nian_is_latin(code) || nian_is_digit(code) ||
           code == '%' || code == '+';
}

void nian_letters_read(nian_letters *out, nian_arena *arena, nian_str text)
{
    nian_arena scratch = {0};
    nian_str rest = nian_fold(&scratch, text, NULL);
    uint32_t *codes = nian_new_array(arena, uint32_t, nian_utf8_count(rest));
    size_t count = 0;
    while (rest.len) {
        uint32_t code;
        rest = nian_str_after(rest, nian_utf8_next(rest, &code));
        if (is_letter(code))
            codes[count++] = code;
    }
    *out = (nian_letters){codes, count};
    nian_arena_free(&scratch);
}

bool nian_letters_equal(nian_letters before, nian_letters after)
{
    return before.count == after.count &&
           memcmp(before.codes, after.codes,
                  before.count * sizeof *before.codes) == 0;
}

bool nian_letters_have(nian_letters whole, nian_letters part)
{
    for (size_t at = 0; at + part.count <= whole.count; at++)
        if (memcmp(whole.codes + at, part.codes,
                   part.count * sizeof *part.codes) == 0)
            return true;
    return false;
}

bool nian_letters_name(nian_letters whole, nian_letters part)
{
    for (size_t at = 0; at + part.count <= whole.count; at++) {
        const uint32_t *here = whole.codes + at;
        size_t end = at + part.count;
        if (memcmp(here, part.codes, part.count * sizeof *part.codes) != 0)
            continue;
        if (part.count > NIAN_CHANCE_LETTERS)
            return true;
        if ((at == 0 || nian_word_ends(here[-1], here[0])) &&
            (end == whole.count ||
             nian_word_ends(whole.codes[end - 1], whole.codes[end])))
            return true;
    }
    return false;
}

bool nian_letters_have_gram(nian_letters whole, uint64_t gram)
{
    uint32_t first = (uint32_t)(gram >> 32), second = (uint32_t)gram;
    for (size_t i = 0; i < whole.count; i++)
        if (whole.codes[i] == first &&
            (!second || (i + 1 < whole.count && whole.codes[i + 1] == second)))
            return true;
    return false;
}

float nian_letters_idf(uint32_t first, uint32_t second)
{
    char bytes[8];
    size_t len = nian_utf8_put(bytes, first);
    if (second)
        len += nian_utf8_put(bytes + len, second);
    return nian_background_idf((nian_str){bytes, len});
}

float nian_letters_cohesion(uint32_t first, uint32_t second)
{
    return (nian_letters_idf(first, 0) + nian_letters_idf(second, 0)) / 2 -
           nian_letters_idf(first, second);
}

static int by_gram(const void *left, const void *right)
{
    uint64_t before = ((const nian_use *)left)->gram;
    uint64_t after = ((const nian_use *)right)->gram;
    return (before > after) - (before < after);
}

/* Adds up the uses of one gram, after they were sorted. */
static void gather(nian_vocabulary *words)
{
    size_t count = 0;
    for (size_t i = 0; i < words->count; i++) {
        if (count && words->uses[count - 1].gram == words->uses[i].gram)
            words->uses[count - 1].weight += words->uses[i].weight;
        else
            words->uses[count++] = words->uses[i];
    }
    words->count = count;
}

static void make_unit(nian_vocabulary *words)
{
    float square = 0;
    for (size_t i = 0; i < words->count; i++)
        square += words->uses[i].weight * words->uses[i].weight;
    float length = sqrtf(square);
    for (size_t i = 0; length > 0 && i < words->count; i++)
        words->uses[i].weight /= length;
}

/* Figures differ every year and say nothing of the subject. */
static bool names(uint32_t code)
{
    return nian_is_han(code) || nian_is_latin(code);
}

void nian_vocabulary_read(nian_vocabulary *out, nian_arena *arena,
                          nian_letters letters)
{
    out->uses = nian_new_array(arena, nian_use, letters.count);
    out->count = 0;
    for (size_t i = 0; i + 1 < letters.count; i++) {
        uint32_t first = letters.codes[i], second = letters.codes[i + 1];
        if (names(first) && names(second))
            out->uses[out->count++] = (nian_use){
                (uint64_t)first << 32 | second,
                nian_letters_idf(first, second),
            };
    }
    qsort(out->uses, out->count, sizeof *out->uses, by_gram);
    gather(out);
    make_unit(out);
}

void nian_vocabulary_blend(nian_vocabulary *out, nian_arena *arena,
                           const nian_vocabulary *base,
                           const nian_vocabulary *more, float share)
{
    nian_vocabulary sum = {0};
    sum.uses = nian_new_array(arena, nian_use, base->count + more->count);
    for (size_t i = 0; i < base->count; i++) {
        sum.uses[sum.count] = base->uses[i];
        sum.uses[sum.count++].weight *= 1 - share;
    }
    for (size_t i = 0; i < more->count; i++) {
        sum.uses[sum.count] = more->uses[i];
        sum.uses[sum.count++].weight *= share;
    }
    qsort(sum.uses, sum.count, sizeof *sum.uses, by_gram);
    gather(&sum);
    make_unit(&sum);
    *out = sum;
}

/* Over the uses that both have: the weight of `one` times that of `other`, or
 * times itself. */
static float sum_shared(const nian_vocabulary *one,
                        const nian_vocabulary *other, bool alone)
{
    float sum = 0;
    for (size_t i = 0, j = 0; i < one->count && j < other->count;) {
        uint64_t left = one->uses[i].gram, right = other->uses[j].gram;
        if (left == right)
            sum += one->uses[i].weight *
                   (alone ? one->uses[i].weight : other->uses[j].weight);
        i += left <= right;
        j += right <= left;
    }
    return sum;
}

float nian_vocabulary_likeness(const nian_vocabulary *one,
                               const nian_vocabulary *other)
{
    return sum_shared(one, other, false);
}

float nian_vocabulary_held(const nian_vocabulary *one,
                           const nian_vocabulary *other)
{
    return sum_shared(one, other, true);
}
