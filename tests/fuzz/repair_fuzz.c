/* Any text is mended into valid UTF-8 whose offsets lead back in order; what
 * is mended once stays; whatever differs is told in a note, and the bytes
 * before the start stay. */
#include "fuzz.h"

#include "text/repair.h"

static bool is_mending(nian_str note)
{
    return nian_str_has(note, NIAN_STR("taken out")) ||
           nian_str_has(note, NIAN_STR("made"));
}

static size_t count_mended(const nian_text *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->notes.count; i++)
        if (is_mending(text->notes.items[i].text))
            count += text->notes.items[i].count;
    return count;
}

/* Runs of the map that do not go on where the one before ended: each begins
 * at a place that was mended. */
static void check_offsets(const nian_text *text, size_t in, size_t mended)
{
    uint32_t before = 0;
    for (size_t i = 0; i <= text->bytes.len; i++) {
        uint32_t at = nian_offsets_map(&text->offsets, (uint32_t)i);
        require(at >= before && at <= in);
        before = at;
    }
    require(text->offsets.count <= 2 * mended + 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_str source = {(const char *)data, size};
    nian_text clean, text;
    nian_normalise(&clean, &arena, source);
    clean.offsets = (nian_offsets){0};
    clean.notes = (nian_notes){0};
    size_t from = clean.bytes.len > 4 && clean.bytes.ptr[0] == '-' ? 1 : 0;

    text = clean;
    nian_repair(&text, &arena, from);
    size_t mended = count_mended(&text);
    require(nian_utf8_valid(text.bytes, NULL));
    require(text.bytes.len <= clean.bytes.len);
    require((mended == 0) == nian_str_equal(text.bytes, clean.bytes));
    require(mended || text.bytes.ptr == clean.bytes.ptr);
    require(nian_str_equal(nian_str_slice(text.bytes, 0, from),
                           nian_str_slice(clean.bytes, 0, from)));
    check_offsets(&text, clean.bytes.len, mended);

    nian_text again = {.bytes = text.bytes};
    nian_repair(&again, &arena, from);
    require(nian_str_equal(again.bytes, text.bytes));
    require(count_mended(&again) == 0);
    nian_arena_free(&arena);
    return 0;
}
