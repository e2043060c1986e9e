/* What a series has that is nearest to words it does not have: the phrases in
 * which most of them stand. */
#include "history/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "text/text.h"

enum {
    PART_LETTERS_MIN = 2,
    PHRASE_MAX = 16,
    NEAR_MAX = 3
};

/* A phrase, and how many statements have it. */
typedef struct phrase {
    nian_letters letters;
    size_t uses;
    size_t order;
} phrase;

typedef struct looking {
    nian_arena arena; /* scratch */
    nian_letters asked;
    const nian_letters *texts;
    size_t count;
    nian_map seen;
    vec(phrase) phrases;
} looking;

/* The longest run of what was asked that any statement has. */
static nian_letters find_part(const looking *l)
{
    for (size_t len = l->asked.count; len >= PART_LETTERS_MIN; len--)
        for (size_t at = 0; at + len <= l->asked.count; at++) {
            nian_letters part = {l->asked.codes + at, len};
            for (size_t i = 0; i < l->count; i++)
                if (nian_letters_have(l->texts[i], part))
                    return part;
        }
    return (nian_letters){0};
}

static void add_phrase(looking *l, nian_letters letters)
{
    nian_str key = {(const char *)letters.codes,
                    letters.count * sizeof *letters.codes};
    bool added;
    uint32_t *index = nian_map_put(&l->seen, &l->arena, key, &added);
    if (added) {
        *index = (uint32_t)l->phrases.count;
        vec_push(&l->arena, &l->phrases, ((phrase){letters, 0, *index}));
    }
    l->phrases.items[*index].uses++;
}

/* The part with the word before it, or the one behind where none is. */
static void add_phrases(looking *l, nian_letters text, nian_letters part)
{
    bool *begins = nian_new_array(&l->arena, bool, text.count + 1);
    nian_words_begin(begins, &l->arena, text.codes, text.count);
    begins[text.count] = true;
    for (size_t at = 0; at + part.count <= text.count; at++) {
        if (memcmp(text.codes + at, part.codes,
                   part.count * sizeof *part.codes) != 0)
            continue;
        size_t begin = at, end = at + part.count;
        while (begin && !begins[begin])
            begin--;
        while (!begins[end])
            end++;
        if (begin == at && begin)
            for (begin--; begin && !begins[begin];)
                begin--;
        if (end - begin <= PHRASE_MAX)
            add_phrase(l, (nian_letters){text.codes + begin, end - begin});
        return;
    }
}

static int by_uses(const void *left, const void *right)
{
    const phrase *before = left, *after = right;
    if (before->uses != after->uses)
        return before->uses > after->uses ? -1 : 1;
    return (before->order > after->order) - (before->order < after->order);
}

static nian_str spell(nian_arena *arena, nian_letters letters)
{
    char *bytes = nian_arena_alloc(arena, letters.count * 4, 1);
    size_t len = 0;
    for (size_t i = 0; i < letters.count; i++)
        len += nian_utf8_put(bytes + len, letters.codes[i]);
    return (nian_str){bytes, len};
}

void nian_near_find(nian_strs *out, nian_arena *arena, nian_str asked,
                    const nian_letters *texts, size_t count)
{
    looking l = {.texts = texts, .count = count};
    *out = (nian_strs){0};
    nian_letters_read(&l.asked, &l.arena, asked);
    nian_letters part = find_part(&l);
    for (size_t i = 0; part.count && i < count; i++)
        if (nian_letters_have(texts[i], part))
            add_phrases(&l, texts[i], part);
    if (l.phrases.count)
        qsort(l.phrases.items, l.phrases.count, sizeof *l.phrases.items,
              by_uses);
    for (size_t i = 0; i < l.phrases.count && i < NEAR_MAX; i++)
        vec_push(arena, out, spell(arena, l.phrases.items[i].letters));
    nian_arena_free(&l.arena);
}
