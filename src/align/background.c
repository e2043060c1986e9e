/* How common a run of one or two characters is in formal Chinese, and how
 * often a word ends inside: lookups in a table that scripts/background made.
 * Runs that the table lacks are as telling as the rarest. */
#include "align/features.h"

#include "text/text.h"

#include "align/background_table.inc"

enum {
    LETTER_COUNT = sizeof letters / sizeof letters[0],
    BLOCK = 16, /* code points of a block of letters */
    LEVEL_BITS = 4,
    LEVEL_MASK = (1 << LEVEL_BITS) - 1,
    PAIR_COUNT = sizeof seconds / sizeof seconds[0],
    UNSEEN_BORDER = 9 /* of 15: what the table lacks are names, mostly */
};

static size_t find_letter(uint32_t code)
{
    if (code > UINT16_MAX)
        return LETTER_COUNT;
    size_t end = letter_blocks[code / BLOCK + 1];
    for (size_t at = letter_blocks[code / BLOCK]; at < end; at++)
        if (letters[at] == code)
            return at;
    return LETTER_COUNT;
}

/* The index of a run among all of two, or PAIR_COUNT. */
static size_t find_pair(size_t first, size_t second)
{
    size_t low = starts[first];
    size_t high = starts[first + 1];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((size_t)(seconds[middle] >> LEVEL_BITS) < second)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < starts[first + 1] &&
                 (size_t)(seconds[low] >> LEVEL_BITS) == second;
    return found ? low : PAIR_COUNT;
}

float nian_background_look_up(uint32_t first, uint32_t second)
{
    size_t at = find_letter(first);
    if (at == LETTER_COUNT)
        return unseen_idf;
    if (!second)
        return level_idf[letter_levels[at]];
    size_t pair = find_pair(at, find_letter(second));
    return pair == PAIR_COUNT ? unseen_idf
                              : level_idf[seconds[pair] & LEVEL_MASK];
}

void nian_background_borders(uint8_t *out, const uint32_t *codes, size_t count)
{
    size_t last = LETTER_COUNT;
    for (size_t i = 0; i < count; i++) {
        size_t here = find_letter(codes[i]);
        size_t pair = last == LETTER_COUNT || here == LETTER_COUNT
                          ? PAIR_COUNT
                          : find_pair(last, here);
        unsigned both = pair == PAIR_COUNT ? 0 : borders[pair / 2];
        unsigned own = pair % 2 ? both >> LEVEL_BITS : both & LEVEL_MASK;
        out[i] = (uint8_t)(pair == PAIR_COUNT ? UNSEEN_BORDER : own);
        last = here;
    }
}

float nian_background_idf(nian_str gram)
{
    uint32_t code[2] = {0, 0};
    size_t count = 0;
    for (nian_str rest = gram; rest.len && count < 2; count++)
        rest = nian_str_after(rest, nian_utf8_next(rest, &code[count]));
    return count ? nian_background_look_up(code[0], code[1]) : 0;
}
