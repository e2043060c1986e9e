/* Edits between two texts, word by word. */
#include "diff/diff.h"

#include "base/map.h"

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

/* The words from `first` on, as one slice: words lie side by side. */
static nian_str text_of(const nian_word_list *words, uint32_t first,
                        uint32_t count)
{
    if (!count)
        return (nian_str){NULL, 0};
    nian_str begin = words->items[first].text;
    nian_str end = words->items[first + count - 1].text;
    return (nian_str){begin.ptr, (size_t)(end.ptr + end.len - begin.ptr)};
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
    nian_word_list old_words, new_words;
    nian_words_cut(&old_words, &scratch, before);
    nian_words_cut(&new_words, &scratch, after);
    nian_map ids = {0};
    uint32_t *old_ids = intern(&scratch, &ids, &old_words);
    uint32_t *new_ids = intern(&scratch, &ids, &new_words);
    nian_script script;
    nian_myers(&script, &scratch, old_ids, old_words.count, new_ids,
               new_words.count);
    nian_words_tidy(&script, &old_words, &new_words);
    *out = (nian_edits){0};
    for (size_t i = 0; i < script.count; i++) {
        const nian_run *run = &script.items[i];
        nian_str gone = text_of(&old_words, run->before, run->before_count);
        nian_str come = text_of(&new_words, run->after, run->after_count);
        add_edit(out, arena, '-', run->same ? (nian_str){0} : gone);
        add_edit(out, arena, run->same ? '=' : '+', come);
    }
    nian_arena_free(&scratch);
}
