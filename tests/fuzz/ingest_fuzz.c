/* Any bytes are of one format; what is decoded is valid UTF-8 of a bounded
 * size, in an encoding that has a name and by which it is read again; what is
 * not says why. */
#include "fuzz.h"

#include "ingest/convert.h"
#include "ingest/encoding.h"
#include "ingest/sniff.h"
#include "text/text.h"

static void check_sniffed(nian_str bytes)
{
    nian_sniffed found, again;
    nian_sniff_closely(&found, bytes);
    nian_sniff_closely(&again, bytes);
    require(found.format <= NIAN_FORMAT_UNKNOWN);
    require(found.format == again.format && found.what == again.what);
    require((found.what != NULL) == (found.format == NIAN_FORMAT_UNKNOWN));
    require((found.what != NULL) == (found.advice != NULL));
}

/* A name that was found may be given by a person. */
static void check_named(const nian_ingested *taken, nian_arena *arena,
                        nian_str bytes, bool page)
{
    nian_ingested again = {.ocr = false};
    nian_decoding how = {.wanted = taken->encoding, .page = page};
    bool marked = taken->notes.count && page;
    require(nian_encoding_find(taken->encoding) != NULL);
    if (marked)
        return; /* damage in UTF-8 is for pages that name nothing */
    require(nian_decode(&again, arena, bytes, &how, NULL));
    require(nian_str_equal(again.text, taken->text));
}

static void check_decoded(nian_arena *arena, nian_str bytes, bool page)
{
    nian_error err = {0};
    nian_ingested taken = {.ocr = false};
    nian_decoding how = {.page = page};
    if (!nian_decode(&taken, arena, bytes, &how, &err)) {
        require(err.code != NIAN_OK && err.message[0]);
        return;
    }
    require(nian_utf8_valid(taken.text, NULL));
    require(taken.text.len <= 3 * bytes.len);
    check_named(&taken, arena, bytes, page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_str bytes = {(const char *)data, size};
    check_sniffed(bytes);
    check_decoded(&arena, bytes, false);
    check_decoded(&arena, bytes, true);
    nian_arena_free(&arena);
    return 0;
}
