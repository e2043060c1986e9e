/* Applying the edits to one text gives the other, over integers and over
 * words. */
#include "fuzz.h"

#include "diff/diff.h"
#include "text/text.h"

/* Script is no edit. */
static bool cut_same(nian_str *s, nian_str text)
{
    nian_arena arena = {0};
    nian_str first = nian_str_slice(*s, 0, text.len);
    bool same = nian_str_equal(nian_simplify(&arena, first),
                               nian_simplify(&arena, text));
    *s = nian_str_after(*s, text.len);
    nian_arena_free(&arena);
    return same;
}

static void check_words(nian_str before, nian_str after)
{
    nian_arena arena = {0};
    nian_edits edits = {0};
    nian_words(&edits, &arena, before, after);
    for (size_t i = 0; i < edits.count; i++) {
        nian_edit edit = edits.items[i];
        require(edit.op == '=' || edit.op == '-' || edit.op == '+');
        require(edit.text.len > 0);
        if (edit.op == '=')
            require(cut_same(&before, edit.text));
        if (edit.op == '-')
            require(nian_str_cut_start(&before, edit.text));
        if (edit.op != '-')
            require(nian_str_cut_start(&after, edit.text));
    }
    require(before.len == 0 && after.len == 0);
    nian_arena_free(&arena);
}

static uint32_t *widen(nian_arena *arena, nian_str bytes)
{
    uint32_t *items = nian_new_array(arena, uint32_t, bytes.len);
    for (size_t i = 0; i < bytes.len; i++)
        items[i] = (unsigned char)bytes.ptr[i];
    return items;
}

static void check_script(nian_str before, nian_str after)
{
    nian_arena arena = {0};
    nian_script script = {0};
    nian_myers(&script, &arena, widen(&arena, before), before.len,
               widen(&arena, after), after.len);
    size_t old = 0, new = 0;
    for (size_t i = 0; i < script.count; i++) {
        nian_run run = script.items[i];
        require(run.before == old && run.after == new);
        for (size_t k = 0; run.same && k < run.before_count; k++)
            require(before.ptr[old + k] == after.ptr[new + k]);
        require(!run.same || run.before_count == run.after_count);
        old += run.before_count;
        new += run.after_count;
    }
    require(old == before.len && new == after.len);
    nian_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_str rest = {(const char *)data, size};
    nian_str before = take_part(&rest);
    check_script(before, rest);
    nian_text old, new;
    nian_normalise(&old, &arena, before);
    nian_normalise(&new, &arena, rest);
    check_words(old.bytes, new.bytes);
    nian_arena_free(&arena);
    return 0;
}
