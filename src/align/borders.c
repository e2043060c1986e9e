/* Where words begin, told from how often one ends between two characters.
 *
 * The likeliest cut is found character by character: the best cut of what
 * comes before, and one more word of at most WORD_MOST characters. */
#include "align/features.h"

#include "text/text.h"

enum {
    WORD_MOST = 4
};

/* Logs of n fifteenths, kept off zero. */
static const float parted[] = {
    -4.61F, -2.71F, -2.01F, -1.61F, -1.32F, -1.10F, -0.92F, -0.76F,
    -0.63F, -0.51F, -0.41F, -0.31F, -0.22F, -0.14F, -0.07F, -0.01F,
};
/* Logs of the chance of a word of so many characters. */
static const float lengths[WORD_MOST + 1] = {0, -1.61F, -0.51F, -1.90F, -3.0F};
static const float least = -1e30F;

/* Marks the words of a run of Han characters.  `levels[i]` is of the place
 * before its character i. */
static void cut_run(bool *out, float *best, uint8_t *back,
                    const uint8_t *levels, size_t count)
{
    best[0] = 0;
    for (size_t i = 1; i <= count; i++) {
        float inside = 0;
        best[i] = least;
        for (size_t k = 1; k <= WORD_MOST && k <= i; k++) {
            size_t begin = i - k;
            float value = best[begin] + lengths[k] + inside +
                          (begin ? parted[levels[begin]] : 0);
            inside += parted[15 - levels[begin]];
            if (value <= best[i])
                continue;
            best[i] = value;
            back[i] = (uint8_t)k;
        }
    }
    for (size_t i = count; i; i -= back[i])
        out[i - back[i]] = true;
}

/* What must not be parted from its like. */
static int kind_of(uint32_t code)
{
    if (nian_is_han(code))
        return 0;
    if (nian_is_digit(code) || code == '.' || code == '%')
        return 1;
    return nian_is_latin(code) ? 2 : 3;
}

void nian_words_begin(bool *out, nian_arena *arena, const uint32_t *codes,
                      size_t count)
{
    uint8_t *levels = nian_new_array(arena, uint8_t, count + 1);
    uint8_t *back = nian_new_array(arena, uint8_t, count + 1);
    float *best = nian_new_array(arena, float, count + 1);
    nian_background_borders(levels, codes, count);
    for (size_t i = 0, end; i < count; i = end) {
        int kind = kind_of(codes[i]);
        for (end = i + 1; end < count && kind_of(codes[end]) == kind; end++)
            out[end] = kind == 3;
        out[i] = true;
        if (kind == 0)
            cut_run(out + i, best, back, levels + i, end - i);
    }
}
