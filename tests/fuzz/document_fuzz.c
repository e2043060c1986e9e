/* Any text has a structure that holds together. */
#include "fuzz.h"

#include "document/document.h"

static void check_structure(const nian_document *document, size_t source)
{
    require(document->sections.count >= 1);
    require(document->sections.items[0].parent == 0);
    for (size_t i = 1; i < document->sections.count; i++) {
        const nian_section *section = &document->sections.items[i];
        require(section->parent < i);
        require(section->level >
                document->sections.items[section->parent].level);
        require(section->bytes.begin <= section->bytes.end);
        require(section->bytes.end <= source);
    }
    uint32_t line = 0;
    for (size_t i = 0; i < document->statements.count; i++) {
        const nian_statement *statement = &document->statements.items[i];
        require(statement->section < document->sections.count);
        require(statement->text.len > 0);
        require(nian_utf8_valid(statement->text, NULL));
        require(statement->line >= line);
        require(statement->bytes.begin <= statement->bytes.end);
        require(statement->bytes.end <= source);
        line = statement->line;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_text text;
    nian_document document = {0};
    nian_normalise(&text, &arena, (nian_str){(const char *)data, size});
    nian_parse(&document, &arena, &text, NULL);
    check_structure(&document, size);
    nian_arena_free(&arena);
    return 0;
}
