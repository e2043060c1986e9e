/* A page of an OFD becomes words of valid text whose boxes are boxes, and
 * paths never leave the package. */
#include "fuzz.h"

#include "ingest/ofd.h"
#include "ingest/parsers.h"

static void check_path(nian_arena *arena, nian_str location)
{
    nian_str path =
        nian_ofd_path(arena, NIAN_STR("Doc_0/Document.xml"), location);
    nian_str steps = nian_str_concat(
        arena, nian_str_concat(arena, NIAN_STR("/"), path), NIAN_STR("/"));
    require(!nian_str_starts(path, NIAN_STR("/")));
    require(!nian_str_has(steps, NIAN_STR("/../")));
}

static void check_page(nian_arena *arena, nian_str bytes)
{
    nian_ofd_sheet sheet = {0};
    if (!nian_ofd_sheet_read(&sheet, arena, bytes, NIAN_STR("page"), NULL))
        return;
    nian_page page = {0};
    uint32_t lines = 0;
    nian_ofd_words(&page, arena, &sheet, &sheet.area, &lines);
    require(page.count <= sheet.letters.count);
    for (size_t i = 0; i < page.count; i++) {
        const nian_page_word *word = &page.items[i];
        size_t bad;
        require(word->text.len > 0 && nian_utf8_valid(word->text, &bad));
        require(word->left < word->right && word->top < word->bottom);
        require(word->line > 0 && word->line <= lines);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_str bytes = {(const char *)data, size};
    nian_ingested taken = {0};
    if (nian_ofd_read(&taken, &arena, bytes, NULL, NULL)) {
        size_t bad;
        require(nian_utf8_valid(taken.text, &bad));
    }
    check_page(&arena, bytes);
    check_path(&arena, bytes);
    nian_arena_free(&arena);
    return 0;
}
