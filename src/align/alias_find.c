/* Where a name stands in a text, and whether two texts call one thing by its
 * two names. */
#include "align/features.h"

#include <string.h>

#include "text/text.h"

enum {
    LETTER_SLOTS = 256
};

/* A text and the letters that it holds, by their lowest bits. */
typedef struct searched {
    nian_spelling text;
    bool holds[LETTER_SLOTS];
} searched;

struct nian_name_finder {
    nian_spelling *names; /* two for each pair */
    size_t pairs;
};

const nian_name_finder *nian_name_finder_make(nian_arena *arena,
                                              const nian_names *names)
{
    nian_name_finder *made = nian_new(arena, nian_name_finder);
    made->pairs = names->count;
    made->names = nian_new_array(arena, nian_spelling, 2 * names->count);
    for (size_t i = 0; i < names->count; i++) {
        nian_spelling_read(&made->names[2 * i], arena, names->items[i].name);
        nian_spelling_read(&made->names[2 * i + 1], arena,
                           names->items[i].means);
    }
    return made;
}

static void search(searched *out, nian_arena *arena, nian_str text)
{
    *out = (searched){.holds = {false}};
    nian_spelling_read(&out->text, arena, text);
    for (size_t i = 0; i < out->text.count; i++)
        out->holds[out->text.codes[i] % LETTER_SLOTS] = true;
}

bool nian_spelling_stands(const nian_spelling *text, size_t begin, size_t count)
{
    size_t end = begin + count;
    return count > NIAN_CHANCE_LETTERS ||
           ((begin == 0 ||
             nian_word_ends(text->codes[begin - 1], text->codes[begin])) &&
            (end == text->count ||
             nian_word_ends(text->codes[end - 1], text->codes[end])));
}

static bool has_name(const searched *in, const nian_spelling *name)
{
    const nian_spelling *text = &in->text;
    for (size_t i = 0; i < name->count; i++)
        if (!in->holds[name->codes[i] % LETTER_SLOTS])
            return false;
    for (size_t at = 0; name->count && at + name->count <= text->count; at++)
        if (text->codes[at] == name->codes[0] &&
            memcmp(text->codes + at, name->codes,
                   name->count * sizeof *name->codes) == 0 &&
            nian_spelling_stands(text, at, name->count))
            return true;
    return false;
}

static bool is_joined(const nian_spelling *names, const searched *old,
                      const searched *new)
{
    bool old_name = has_name(old, &names[0]);
    bool old_means = has_name(old, &names[1]);
    bool new_name = has_name(new, &names[0]);
    bool new_means = has_name(new, &names[1]);
    return (old_name && new_means && !old_means && !new_name) ||
           (old_means && new_name && !old_name && !new_means);
}

void nian_name_finder_tell(bool *told, const nian_name_finder *finder,
                           nian_str before, nian_str after)
{
    nian_arena arena = {0};
    searched old, new;
    if (finder->pairs) {
        search(&old, &arena, before);
        search(&new, &arena, after);
    }
    for (size_t i = 0; i < finder->pairs; i++)
        told[i] = is_joined(&finder->names[2 * i], &old, &new);
    nian_arena_free(&arena);
}

bool nian_names_join(const nian_renaming *names, nian_str before,
                     nian_str after)
{
    bool told;
    nian_arena arena = {0};
    nian_renaming pair = *names;
    nian_name_finder_tell(
        &told, nian_name_finder_make(&arena, &(nian_names){&pair, 1}), before,
        after);
    nian_arena_free(&arena);
    return told;
}

static uint32_t code_at(nian_str text, size_t at)
{
    uint32_t code = 0;
    if (at < text.len)
        nian_utf8_next(nian_str_after(text, at), &code);
    return code;
}

/* The last character that ends at or before `end`. */
static uint32_t code_before(nian_str text, size_t end)
{
    while (end && ((unsigned char)text.ptr[--end] & 0xC0) == 0x80)
        continue;
    return code_at(text, end);
}

bool nian_name_stands(nian_str text, size_t begin, size_t length)
{
    size_t end = begin + length;
    uint32_t before = code_before(text, begin), after = code_at(text, end);
    if (nian_utf8_count(nian_str_slice(text, begin, end)) > NIAN_CHANCE_LETTERS)
        return true;
    bool opens = begin == 0 || !nian_is_han(before) ||
                 nian_word_ends(before, code_at(text, begin));
    return opens && (end == text.len || !nian_is_han(after) ||
                     nian_word_ends(code_before(text, end), after));
}

static bool same_name(nian_arena *arena, nian_str left, nian_str right)
{
    nian_spelling one, other;
    nian_spelling_read(&one, arena, left);
    nian_spelling_read(&other, arena, right);
    return one.count == other.count &&
           memcmp(one.codes, other.codes, one.count * sizeof *one.codes) == 0;
}

bool nian_names_apart(const nian_names *names, nian_str name, nian_str means)
{
    nian_arena arena = {0};
    bool apart = false;
    for (size_t i = 0; names && i < names->count && !apart; i++) {
        const nian_renaming *said = &names->items[i];
        apart = said->apart && ((same_name(&arena, said->name, name) &&
                                 same_name(&arena, said->means, means)) ||
                                (same_name(&arena, said->name, means) &&
                                 same_name(&arena, said->means, name)));
    }
    nian_arena_free(&arena);
    return apart;
}
