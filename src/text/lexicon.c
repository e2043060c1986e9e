/* A sorted table is a trie that nobody had to build: the words that share
 * their first n bytes stand together, and the shortest of them first. */
#include "text/lexicon.h"

static unsigned char byte_at(nian_str s, size_t depth, bool from_end)
{
    size_t at = from_end ? s.len - 1 - depth : depth;
    return (unsigned char)s.ptr[at];
}

/* The first row of [low, high) whose byte at `depth` is at least `byte`. */
static size_t lower_bound(const nian_lexicon *lexicon, size_t low, size_t high,
                          size_t depth, unsigned byte, bool from_end)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        nian_str word = lexicon->words[middle].text;
        if (byte_at(word, depth, from_end) < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const nian_word *longest(const nian_lexicon *lexicon, nian_str s,
                                bool from_end)
{
    const nian_word *best = NULL;
    size_t low = 0;
    size_t high = lexicon->count;
    for (size_t depth = 0; low < high; depth++) {
        if (lexicon->words[low].text.len == depth)
            best = &lexicon->words[low++];
        if (depth == s.len)
            break;
        unsigned byte = byte_at(s, depth, from_end);
        low = lower_bound(lexicon, low, high, depth, byte, from_end);
        high = lower_bound(lexicon, low, high, depth, byte + 1, from_end);
    }
    return best;
}

const nian_word *nian_lexicon_start(const nian_lexicon *lexicon, nian_str s)
{
    return longest(lexicon, s, false);
}

const nian_word *nian_lexicon_end(const nian_lexicon *lexicon, nian_str s)
{
    return longest(lexicon, s, true);
}

const nian_word *nian_lexicon_find(const nian_lexicon *lexicon, nian_str s,
                                   size_t *at)
{
    for (size_t i = 0; i < s.len; i++) {
        if (((unsigned char)s.ptr[i] & 0xC0) == 0x80)
            continue;
        const nian_word *word = longest(lexicon, nian_str_after(s, i), false);
        if (!word)
            continue;
        if (at)
            *at = i;
        return word;
    }
    return NULL;
}

static bool stands_before(nian_str s, nian_str t, bool from_end)
{
    for (size_t i = 0; i < s.len && i < t.len; i++) {
        unsigned left = byte_at(s, i, from_end);
        unsigned right = byte_at(t, i, from_end);
        if (left != right)
            return left < right;
    }
    return s.len < t.len;
}

size_t nian_lexicon_disorder(const nian_lexicon *lexicon, bool from_end)
{
    for (size_t i = 1; i < lexicon->count; i++)
        if (!stands_before(lexicon->words[i - 1].text, lexicon->words[i].text,
                           from_end))
            return i;
    return lexicon->count;
}
