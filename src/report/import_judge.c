/* What becomes of one file: whether its report is new, replaces another or is
 * there already, and what the store is told. */
#include "report/import_run.h"

#include "document/frontmatter.h"
#include "document/issuer.h"
#include "report/report.h"

static nian_str copy(nian_arena *arena, nian_str s)
{
    return s.len ? nian_str_copy(arena, s) : (nian_str){NULL, 0};
}

static nian_metadata copy_meta(nian_arena *arena, const nian_metadata *meta)
{
    nian_metadata kept = *meta;
    kept.title = copy(arena, meta->title);
    kept.issuer = copy(arena, meta->issuer);
    kept.kind = copy(arena, meta->kind);
    kept.number = copy(arena, meta->number);
    kept.date = copy(arena, meta->date);
    return kept;
}

static nian_note *copy_notes(nian_arena *arena, const nian_notes *notes)
{
    nian_notes kept = {0};
    for (size_t i = 0; i < notes->count; i++) {
        nian_note note = notes->items[i];
        note.text = copy(arena, note.text);
        vec_push(arena, &kept, note);
    }
    return kept.items;
}

/* The stored bytes at the place, as they are or will be. */
static bool read_stored(nian_str *out, bool *found, nian_import_run *run,
                        nian_arrival *arrival, nian_error *err)
{
    nian_str blob;
    nian_error why = {0};
    if (run->store)
        return nian_store_get(out, found, &arrival->arena, run->store,
                              arrival->path, err);
    *found = nian_corpus_read(out, &blob, &arrival->arena, run->corpus,
                              arrival->path, &why);
    if (*found || why.code == NIAN_ENOTFOUND)
        return true;
    if (err)
        *err = why;
    return false;
}

static bool find_place(nian_kept_place **out, nian_import_run *run,
                       nian_arrival *arrival, nian_error *err)
{
    bool added;
    nian_str path = nian_str_copy(&run->kept, arrival->path);
    uint32_t *index = nian_map_put(&run->taken, &run->kept, path, &added);
    if (!added) {
        *out = &run->places.items[*index - 1];
        return true;
    }
    nian_kept_place place = {.from = NULL};
    nian_str bytes;
    if (!read_stored(&bytes, &place.now.exists, run, arrival, err))
        return false;
    if (place.now.exists) {
        nian_frontmatter front;
        nian_frontmatter_read(&front, &arrival->arena, bytes);
        place.now.hash = nian_str_hash(bytes);
        place.now.sha256 = copy(&run->kept, front.source.sha256);
        place.now.meta = copy_meta(&run->kept, &front.meta);
    }
    vec_push(&run->kept, &run->places, place);
    *index = (uint32_t)run->places.count;
    *out = vec_last(&run->places);
    return true;
}

/* The names that the corpus has, when one is first asked for. */
bool nian_import_list(nian_import_run *run, nian_error *err)
{
    nian_listing *listing = NULL;
    if (run->listed)
        return true;
    if (!nian_corpus_list(&listing, run->corpus, err))
        return false;
    for (size_t i = 0; i < listing->count; i++)
        nian_issuers_add(&run->issuers, listing->entries[i].issuer);
    nian_listing_free(listing);
    run->listed = true;
    return true;
}

/* A short name that came first keeps its reports until they come again. */
static bool remark_shorter(nian_import_run *run, nian_arrival *arrival,
                           nian_error *err)
{
    nian_str issuer = arrival->key.issuer;
    if (arrival->remark.len || nian_issuer_lacks(issuer) ||
        nian_issuer_place(issuer).len <= sizeof "某市" - 1)
        return true;
    if (!nian_import_list(run, err))
        return false;
    nian_str brief = nian_issuers_shorter(&run->issuers, issuer);
    if (brief.len)
        arrival->remark = nian_str_format(
            &arrival->arena,
            "the corpus holds %.*s, too; add its files again and they join "
            "this one",
            NIAN_STR_ARG(brief));
    return true;
}

static bool agrees(nian_str given, nian_str stored)
{
    return given.len == 0 || nian_str_equal(given, stored);
}

/* The same bytes under the same name are the same report, even where a person
 * has mended what is stored of it; unless more is said of it now.  What comes
 * in the form that a corpus keeps was mended and brought back. */
static bool is_same(const nian_kept_text *text, const nian_arrival *arrival)
{
    const nian_metadata *given = &arrival->file->given;
    if (!text->exists || arrival->document.stored)
        return text->exists && text->hash == arrival->hash;
    return nian_str_equal(text->sha256, arrival->source.sha256) &&
           agrees(given->title, text->meta.title) &&
           agrees(given->number, text->meta.number) &&
           agrees(given->date, text->meta.date);
}

static nian_str base_name(const char *path)
{
    nian_str name = nian_str_from(path);
    ptrdiff_t slash = nian_str_find_last(name, NIAN_STR("/"));
    return nian_str_after(name, (size_t)(slash + 1));
}

static bool put_source(nian_import_run *run, nian_arrival *arrival,
                       nian_error *err)
{
    bool there;
    nian_arena *arena = &arrival->arena;
    nian_str folder = nian_path_source(arena, arrival->source.sha256);
    if (!nian_store_has_folder(&there, run->store, folder, err))
        return false;
    if (there)
        return true;
    nian_str name = nian_path_file_name(arena, base_name(arrival->file->path));
    nian_str path = nian_str_format(arena, "%.*s/%.*s", NIAN_STR_ARG(folder),
                                    NIAN_STR_ARG(name));
    return nian_store_put(run->store, path, arrival->bytes, NULL, err);
}

static bool put(nian_import_run *run, nian_arrival *arrival,
                nian_import_status status, nian_error *err)
{
    if (!run->store)
        return true;
    bool kept = !run->options->no_sources && !arrival->document.stored;
    if (kept && !put_source(run, arrival, err))
        return false;
    /* Also where nothing changes: a crash may have left the timeline behind. */
    nian_store_touch(run->store, arrival->key.issuer, arrival->key.kind);
    if (status != NIAN_IMPORT_UNCHANGED)
        return nian_store_put(run->store, arrival->path,
                              nian_buf_str(&arrival->stored), NULL, err);
    nian_store_drop(run->store, arrival->path);
    return true;
}

void nian_import_remember(nian_import_run *run, const nian_arrival *arrival,
                          nian_import_status status, nian_str reason)
{
    nian_import_result result = {.status = status};
    result.path = nian_str_from(arrival->file->path);
    result.member = arrival->member != NULL;
    result.order = arrival->order;
    result.meta = copy_meta(&run->batch, &arrival->document.meta);
    result.reason = copy(&run->batch, reason.len ? reason : arrival->remark);
    result.media_type = copy(&run->batch, arrival->source.media_type);
    result.encoding = copy(&run->batch, arrival->source.encoding);
    result.ocr = arrival->source.ocr;
    result.notes = copy_notes(&run->batch, &arrival->document.notes);
    result.note_count = result.notes ? arrival->document.notes.count : 0;
    vec_push(&run->batch, &run->waiting, result);
}

static void settle(nian_import_run *run, nian_kept_place *place,
                   const nian_arrival *arrival, nian_import_status status)
{
    if (place->batch != run->batches)
        place->before = place->now;
    place->batch = run->batches;
    place->result = run->waiting.count;
    place->from = arrival->file->path;
    place->order = arrival->order;
    place->now = place->before;
    if (status == NIAN_IMPORT_UNCHANGED)
        return;
    place->now.exists = true;
    place->now.hash = arrival->hash;
    place->now.sha256 = copy(&run->kept, arrival->source.sha256);
    place->now.meta = copy_meta(&run->kept, &arrival->document.meta);
}

/* An earlier file of the batch gives way: its text was in no commit yet. */
static void supersede(nian_import_run *run, const nian_kept_place *place,
                      const nian_arrival *arrival)
{
    nian_import_result *earlier = &run->waiting.items[place->result];
    earlier->status = NIAN_IMPORT_SUPERSEDED;
    earlier->reason =
        nian_str_format(&run->batch, "%s is taken for it", arrival->file->path);
}

/* What was held back for its name and is earlier than what was taken gives
 * way as if it had come in its turn. */
static bool is_late(const nian_kept_place *place, const nian_arrival *arrival)
{
    return place->from && place->order > arrival->order &&
           !is_same(&place->now, arrival);
}

bool nian_import_judge(nian_import_run *run, nian_arrival *arrival,
                       nian_error *err)
{
    nian_kept_place *place;
    if (!find_place(&place, run, arrival, err))
        return false;
    bool rival = place->from && place->batch == run->batches;
    nian_str reason = {NULL, 0};
    if (is_late(place, arrival)) {
        reason =
            nian_str_format(&arrival->arena, "%s is taken for it", place->from);
        nian_import_remember(run, arrival, NIAN_IMPORT_SUPERSEDED, reason);
        return true;
    }
    if (rival && is_same(&place->now, arrival)) {
        nian_import_remember(run, arrival, NIAN_IMPORT_UNCHANGED, reason);
        return true;
    }
    const nian_kept_text *text = rival ? &place->before : &place->now;
    nian_import_status status = is_same(text, arrival) ? NIAN_IMPORT_UNCHANGED
                                : text->exists         ? NIAN_IMPORT_REPLACED
                                                       : NIAN_IMPORT_ADDED;
    if (rival)
        supersede(run, place, arrival);
    else if (place->from && status == NIAN_IMPORT_REPLACED)
        reason =
            nian_str_format(&arrival->arena, "in place of %s", place->from);
    if (status == NIAN_IMPORT_ADDED && !remark_shorter(run, arrival, err))
        return false;
    if (!put(run, arrival, status, err))
        return false;
    settle(run, place, arrival, status);
    nian_import_remember(run, arrival, status, reason);
    return true;
}
