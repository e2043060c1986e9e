/* A sorted table is a trie that nobody had to build: the words that share
 * their first n bytes stand together, and the shortest of them first. */
#include "text/lexicon.h"

static unsigned char byte_at(nian_str s, size_t depth, bool from_end)
{
    size_t at = from_end ? s.len - 1 - depth : depth;
    return (unsigned char)s.ptr[at];
}

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* A Han character at once, other bytes one by one. */
typedef struct piece {
    uint32_t key; /* in the order of the bytes */
    size_t len;
} piece;

static piece take_forward(nian_str s, size_t depth)
{
    const unsigned char *p = (const unsigned char *)s.ptr + depth;
    if (p[0] < 0xE0 || s.len - depth < 3)
        return (piece){(uint32_t)p[0] << 16, 1};
    return (piece){(uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2], 3};
}

/* From the end a character of two bytes stands behind those of three that
 * share its last byte: its lead byte is above what continues one. */
static piece take_backward(nian_str s, size_t depth)
{
    const unsigned char *p = (const unsigned char *)s.ptr + (s.len - 1 - depth);
    uint32_t key = (uint32_t)p[0] << 16;
    if (!continues(p[0]))
        return (piece){key, 1};
    if (s.len - depth < 3 || !continues(p[-1]))
        return (piece){key | 0xFFFF, 1};
    return (piece){key | (uint32_t)p[-1] << 8 | p[-2], 3};
}

static inline piece take(nian_str s, size_t depth, bool from_end)
{
    return from_end ? take_backward(s, depth) : take_forward(s, depth);
}

static inline uint32_t end_key(const nian_word *word, bool from_end)
{
    return from_end ? word->last : word->first;
}

static inline uint32_t key_of(const nian_lexicon *lexicon, size_t row,
                              size_t depth, bool from_end)
{
    return depth ? take(lexicon->words[row].text, depth, from_end).key
                 : end_key(&lexicon->words[row], from_end);
}

/* The first row of the whole table whose first key is at least `key`; without
 * a branch that a processor would have to guess. */
static inline size_t find_first(const nian_lexicon *lexicon, uint32_t key,
                                bool from_end)
{
    const nian_word *low = lexicon->words;
    for (size_t rows = lexicon->count; rows > 1; rows -= rows / 2)
        low += end_key(low + rows / 2 - 1, from_end) < key ? rows / 2 : 0;
    return (size_t)(low - lexicon->words) +
           (lexicon->count && end_key(low, from_end) < key);
}

/* The first row of [low, high) whose key at `depth` is at least `key`. */
static inline size_t lower_bound(const nian_lexicon *lexicon, size_t low,
                                 size_t high, size_t depth, uint32_t key,
                                 bool from_end)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (key_of(lexicon, middle, depth, from_end) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Behind the rows from `low` on that share `key` at `depth`: few do, so the
 * search starts near. */
static inline size_t end_of_run(const nian_lexicon *lexicon, size_t low,
                                size_t high, size_t depth, uint32_t key,
                                bool from_end)
{
    size_t stride = 1;
    while (low + stride < high &&
           key_of(lexicon, low + stride, depth, from_end) == key) {
        low += stride;
        stride *= 2;
    }
    size_t end = low + stride < high ? low + stride : high;
    return lower_bound(lexicon, low, end, depth, key + 1, from_end);
}

static inline const nian_word *longest(const nian_lexicon *lexicon, nian_str s,
                                       bool from_end)
{
    const nian_word *best = NULL;
    size_t low = 0;
    size_t high = lexicon->count;
    for (size_t depth = 0; depth < s.len;) {
        piece next = take(s, depth, from_end);
        low = depth ? lower_bound(lexicon, low, high, depth, next.key, from_end)
                    : find_first(lexicon, next.key, from_end);
        if (low == high || key_of(lexicon, low, depth, from_end) != next.key)
            break;
        high = end_of_run(lexicon, low, high, depth, next.key, from_end);
        depth += next.len;
        if (lexicon->words[low].text.len == depth)
            best = &lexicon->words[low++];
        if (low == high)
            break;
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
