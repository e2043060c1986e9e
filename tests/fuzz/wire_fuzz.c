/* What a parser may answer: any bytes are refused, or told as sound words that
 * are the same when they are sent again. */
#include "fuzz.h"

#include "ingest/wire.h"

static void check_said(const nian_metadata *said)
{
    require(nian_utf8_valid(said->title, NULL));
    require(nian_utf8_valid(said->issuer, NULL));
    require(said->year >= 0 && said->year <= 9999);
    require(said->year_sure >= 0 && said->year_sure <= 1);
    require(said->issuer_sure >= 0 && said->issuer_sure <= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_buf sent = {0};
    nian_ingested taken;
    nian_ingested again;
    nian_error err = {0};
    nian_str bytes = {(const char *)data, size};
    if (nian_wire_take(&taken, &arena, bytes, &err)) {
        require(nian_utf8_valid(taken.text, NULL));
        check_said(&taken.said);
        nian_wire_put(&sent, &taken, NULL);
        require(nian_wire_take(&again, &arena, nian_buf_str(&sent), &err));
        require(nian_str_equal(taken.text, again.text));
        require(nian_str_equal(taken.said.title, again.said.title));
        require(taken.notes.count == again.notes.count);
    } else {
        require(err.code != NIAN_OK && err.message[0] != '\0');
        require(taken.text.len == 0 && taken.notes.count == 0);
    }
    nian_buf_free(&sent);
    nian_arena_free(&arena);
    return 0;
}
