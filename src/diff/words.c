/* Edits between two texts, word by word.  Script makes no difference: words
 * are compared in simplified script and shown in their own. */
#include "diff/diff.h"

#include "base/map.h"
#include "text/text.h"

static uint32_t *intern(nian_arena *arena, nian_map *ids,
                        const nian_word_list *words)
{
    uint32_t *out = nian_new_array(arena, uint32_t, words->count + 1);
    for (size_t i = 0; i < words->count; i++) {
        bool added;
        uint32_t *id = nian_map_put(ids, arena, words->items[i].text, &added);
        if (added)
            *id = (uint32_t)ids->count;
        out[i] = *id;
    }
    return out;
}

/* One of the two texts. */
typedef struct side {
    nian_str text;
    nian_str plain; /* in simplified script, byte for byte */
    nian_word_list words;
} side;

static void read_side(side *out, nian_arena *arena, nian_str text)
{
    out->text = text;
    out->plain = nian_simplify(arena, text);
    nian_words_cut(&out->words, arena, out->plain);
}

/* The words from `first` on, as one slice: words lie side by side. */
static nian_str text_of(const side *s, uint32_t first, uint32_t count)
{
    if (!count)
        return (nian_str){NULL, 0};
    nian_str begin = s->words.items[first].text;
    nian_str end = s->words.items[first + count - 1].text;
    size_t at = (size_t)(begin.ptr - s->plain.ptr);
    return (nian_str){s->text.ptr + at,
                      (size_t)(end.ptr + end.len - begin.ptr)};
}

static void add_edit(nian_edits *out, nian_arena *arena, char op, nian_str text)
{
    if (text.len)
        vec_push(arena, out, ((nian_edit){op, text}));
}

void nian_words(nian_edits *out, nian_arena *arena, nian_str before,
                nian_str after)
{
    nian_arena scratch = {0};
    side old, new;
    read_side(&old, &scratch, before);
    read_side(&new, &scratch, after);
    nian_map ids = {0};
    uint32_t *old_ids = intern(&scratch, &ids, &old.words);
    uint32_t *new_ids = intern(&scratch, &ids, &new.words);
    nian_script script;
    nian_myers(&script, &scratch, old_ids, old.words.count, new_ids,
               new.words.count);
    nian_words_tidy(&script, &old.words, &new.words);
    *out = (nian_edits){0};
    for (size_t i = 0; i < script.count; i++) {
        const nian_run *run = &script.items[i];
        nian_str gone = text_of(&old, run->before, run->before_count);
        nian_str come = text_of(&new, run->after, run->after_count);
        add_edit(out, arena, '-', run->same ? (nian_str){0} : gone);
        add_edit(out, arena, run->same ? '=' : '+', come);
    }
    nian_arena_free(&scratch);
}
