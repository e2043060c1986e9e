/* What a report says of itself.  The text speaks before the name of its file;
 * a person, and front matter that names a field, speak before both. */
#include "document/metadata.h"

#include <stdarg.h>

#include "document/finder.h"
#include "document/infer.h"

enum {
    HEAD_BLOCKS = 24,
    LEAD_BYTES = 300
};

void nian_finder_note(nian_finder *f, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    nian_str text = nian_str_vformat(f->arena, format, args);
    va_end(args);
    nian_notes_add(&f->document->notes, f->arena, 0, 1, text);
}

nian_str nian_finder_text(nian_finder *f)
{
    if (f->text.len == 0)
        f->text = nian_infer_text(&f->scratch, f->document);
    return f->text;
}

nian_str nian_path_name(nian_str path)
{
    ptrdiff_t slash = nian_str_find_last(path, NIAN_STR("/"));
    return nian_str_after(path, (size_t)(slash + 1));
}

nian_str nian_path_folder(nian_str path)
{
    ptrdiff_t slash = nian_str_find_last(path, NIAN_STR("/"));
    return slash > 0 ? nian_path_name(nian_str_slice(path, 0, (size_t)slash))
                     : (nian_str){NULL, 0};
}

static void gather(nian_finder *f)
{
    const nian_document *document = f->document;
    size_t i = 0;
    for (; i < document->blocks.count && i < HEAD_BLOCKS; i++) {
        const nian_block *block = &document->blocks.items[i];
        if (block->kind != NIAN_BLOCK_FURNITURE)
            break;
        if (block->line > f->front->lines &&
            !nian_str_starts(block->text, NIAN_STR("<!--")))
            vec_push(f->arena, &f->head, block->text);
    }
    for (; i < document->blocks.count; i++)
        if (document->blocks.items[i].kind == NIAN_BLOCK_FURNITURE)
            vec_push(f->arena, &f->tail, document->blocks.items[i].text);
    if (document->statements.count)
        f->lead =
            nian_str_slice(document->statements.items[0].text, 0, LEAD_BYTES);
}

static void prefer_text(nian_str *field, float *sure, nian_str given)
{
    if (given.len == 0)
        return;
    *field = given;
    *sure = 1;
}

static void prefer(nian_metadata *meta, const nian_metadata *given)
{
    prefer_text(&meta->title, &meta->title_sure, given->title);
    prefer_text(&meta->number, &meta->number_sure, given->number);
    prefer_text(&meta->issuer, &meta->issuer_sure, given->issuer);
    prefer_text(&meta->kind, &meta->kind_sure, given->kind);
    prefer_text(&meta->date, &meta->date_sure, given->date);
    if (given->year) {
        meta->year = given->year;
        meta->year_sure = 1;
    }
}

static void find_all(nian_finder *f)
{
    gather(f);
    nian_find_title(f);
    nian_find_session(f);
    nian_find_kind(f);
    nian_find_date(f);
    nian_find_year(f);
    nian_find_issuer(f);
    nian_metadata own = f->front->meta;
    own.title = (nian_str){NULL, 0};
    prefer(f->meta, &own);
}

void nian_metadata_find(nian_document *document, nian_arena *arena,
                        const nian_frontmatter *front, const nian_hints *hints)
{
    nian_metadata meta = {0};
    nian_finder f = {
        .document = document, .arena = arena, .front = front, .meta = &meta};
    if (hints) {
        f.path = hints->path;
        f.said = hints->said;
    }
    if (front->stored)
        prefer(&meta, &front->meta);
    else
        find_all(&f);
    if (hints)
        prefer(&meta, &hints->meta);
    if (!front->stored)
        nian_year_compare(&f);
    nian_arena_free(&f.scratch);
    document->meta = meta;
}
