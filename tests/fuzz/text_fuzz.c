/* Any bytes become valid UTF-8 whose offsets lead back into the source in
 * order; text that is normal stays as it is; so does a fold. */
#include "fuzz.h"

#include "text/text.h"

static void check_offsets(const nian_offsets *offsets, size_t out, size_t in)
{
    uint32_t before = 0;
    for (size_t i = 0; i <= out; i++) {
        uint32_t at = nian_offsets_map(offsets, (uint32_t)i);
        require(at >= before && at <= in);
        before = at;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_str source = {(const char *)data, size};
    nian_text text, again;
    nian_normalise(&text, &arena, source);
    require(nian_utf8_valid(text.bytes, NULL));
    check_offsets(&text.offsets, text.bytes.len, size);
    nian_normalise(&again, &arena, text.bytes);
    require(nian_str_equal(text.bytes, again.bytes));

    nian_offsets offsets = {0};
    nian_str fold = nian_fold(&arena, text.bytes, &offsets);
    require(nian_utf8_valid(fold, NULL));
    check_offsets(&offsets, fold.len, text.bytes.len);
    require(nian_str_equal(fold, nian_fold(&arena, fold, NULL)));
    nian_arena_free(&arena);
    return 0;
}
