/* Any text has a structure that holds together, and the form that a corpus
 * keeps of it is read as the same. */
#include "fuzz.h"

#include "document/document.h"

static void check_sections(const nian_document *document, size_t source)
{
    require(document->sections.count >= 1);
    require(document->sections.items[0].parent == 0);
    for (size_t i = 1; i < document->sections.count; i++) {
        const nian_section *section = &document->sections.items[i];
        require(section->parent < i);
        require(section->level ==
                document->sections.items[section->parent].level + 1);
        require(section->bytes.begin <= section->bytes.end);
        require(section->bytes.end <= source);
    }
}

static void check_statements(const nian_document *document, size_t source)
{
    uint32_t line = 0;
    uint32_t end = 0;
    for (size_t i = 0; i < document->statements.count; i++) {
        const nian_statement *statement = &document->statements.items[i];
        require(statement->section < document->sections.count);
        require(statement->text.len > 0);
        require(nian_utf8_valid(statement->text, NULL));
        require(statement->line >= line);
        require(statement->bytes.begin >= end);
        require(statement->bytes.begin <= statement->bytes.end);
        require(statement->bytes.end <= source);
        line = statement->line;
        end = statement->bytes.end;
    }
}

static void require_same(const nian_document *before,
                         const nian_document *after)
{
    require(after->stored);
    require(before->sections.count == after->sections.count);
    for (size_t i = 0; i < before->sections.count; i++) {
        const nian_section *s = &before->sections.items[i];
        const nian_section *t = &after->sections.items[i];
        require(s->parent == t->parent && s->level == t->level);
        require(nian_str_equal(s->label, t->label));
        require(nian_str_equal(s->heading, t->heading));
    }
    require(before->statements.count == after->statements.count);
    for (size_t i = 0; i < before->statements.count; i++) {
        const nian_statement *s = &before->statements.items[i];
        const nian_statement *t = &after->statements.items[i];
        require(s->section == t->section && s->paragraph == t->paragraph);
        require(nian_str_equal(s->text, t->text));
    }
    require(nian_str_equal(before->meta.title, after->meta.title));
    require(nian_str_equal(before->meta.issuer, after->meta.issuer));
    require(before->meta.year == after->meta.year);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_arena arena = {0};
    nian_text text;
    nian_text again;
    nian_document document = {0};
    nian_document stored = {0};
    nian_normalise(&text, &arena, (nian_str){(const char *)data, size});
    nian_parse(&document, &arena, &text, NULL);
    check_sections(&document, size);
    check_statements(&document, size);

    nian_buf out = {0};
    nian_document_write(&out, &document, NULL);
    nian_normalise(&again, &arena, nian_buf_str(&out));
    nian_parse(&stored, &arena, &again, NULL);
    check_sections(&stored, out.len);
    check_statements(&stored, out.len);
    require_same(&document, &stored);
    nian_buf_free(&out);
    nian_arena_free(&arena);
    return 0;
}
