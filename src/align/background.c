/* How common a run of one or two characters is in formal Chinese: a lookup in
 * a table of counts that scripts/background made.  Runs that the table lacks
 * are as telling as the rarest. */
#include "align/features.h"

#include "text/text.h"

#include "align/background_table.inc"

enum {
    LETTER_COUNT = sizeof letters / sizeof letters[0],
    LEVEL_BITS = 4,
    LEVEL_MASK = (1 << LEVEL_BITS) - 1
};

static size_t find_letter(uint32_t code)
{
    size_t low = 0;
    size_t high = LETTER_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (letters[middle] < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < LETTER_COUNT && letters[low] == code ? low : LETTER_COUNT;
}

float nian_background_look_up(uint32_t first, uint32_t second)
{
    size_t at = find_letter(first);
    if (at == LETTER_COUNT)
        return unseen_idf;
    if (!second)
        return level_idf[letter_levels[at]];
    size_t wanted = find_letter(second);
    size_t low = starts[at];
    size_t high = starts[at + 1];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((size_t)(seconds[middle] >> LEVEL_BITS) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == starts[at + 1] || (size_t)(seconds[low] >> LEVEL_BITS) != wanted)
        return unseen_idf;
    return level_idf[seconds[low] & LEVEL_MASK];
}

float nian_background_idf(nian_str gram)
{
    uint32_t code[2] = {0, 0};
    size_t count = 0;
    for (nian_str rest = gram; rest.len && count < 2; count++)
        rest = nian_str_after(rest, nian_utf8_next(rest, &code[count]));
    return count ? nian_background_look_up(code[0], code[1]) : 0;
}
