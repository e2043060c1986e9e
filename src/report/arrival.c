/* What a file says of itself decides whose report it is and of which year; a
 * file that does not say it is refused, with the option that would help. */
#include "report/arrival.h"

#include "base/error.h"
#include "base/sha256.h"
#include "corpus/corpus.h"
#include "document/frontmatter.h"
#include "ingest/encoding.h"
#include "report/door.h"
#include "report/report.h"

static bool read_bytes(nian_arrival *arrival, nian_error *err)
{
    nian_buf bytes = {0};
    const char *path = arrival->file->path;
    /* An arrival may outlive what was unpacked. */
    if (arrival->member) {
        arrival->bytes = nian_str_copy(&arrival->arena, arrival->member->bytes);
        return nian_sniff(arrival->bytes) != NIAN_FORMAT_ZIP ||
               nian_fail(err, NIAN_EUNSUPPORTED,
                         "read %s: an archive in an archive is not read, "
                         "unpack it",
                         path);
    }
    bool read = nian_door_read(&bytes, path, err);
    arrival->bytes = nian_str_copy(&arrival->arena, nian_buf_str(&bytes));
    nian_buf_free(&bytes);
    return read;
}

static bool read_arrival(nian_arrival *arrival, nian_error *err)
{
    return read_bytes(arrival, err) &&
           nian_door_take(&arrival->taken, &arrival->arena, arrival->bytes,
                          arrival->file->path, arrival->how, err);
}

/* Below this a field is asked for; guesses are told. */
static const float sure_least = 0.35F;

/* " (perhaps 江门市 or 江海区)": what the text leaves open. */
static nian_str perhaps(nian_arena *arena, const nian_strs *names)
{
    return names->count == 0
               ? NIAN_STR("")
               : nian_str_format(arena, " (perhaps %.*s)",
                                 NIAN_STR_ARG(nian_str_join(arena, names->items,
                                                            names->count,
                                                            NIAN_STR(" or "))));
}

static bool missing(nian_arrival *arrival, const char *what,
                    const nian_strs *names, nian_error *err)
{
    nian_str guess = perhaps(&arrival->arena, names);
    return nian_fail(err, NIAN_EINPUT, "%s: no %s found in it%.*s; give --%s",
                     arrival->file->path, what, NIAN_STR_ARG(guess), what);
}

static bool clean(nian_str *name, nian_arrival *arrival, const char *what,
                  nian_error *err)
{
    nian_error why = {0};
    return nian_name_clean(name, &arrival->arena, *name, what, &why) ||
           nian_fail(err, why.code, "%s: %s", arrival->file->path, why.message);
}

/* A person who names all three knows better. */
static bool is_plausible(const nian_arrival *arrival, nian_error *err)
{
    const nian_metadata *given = &arrival->file->given;
    nian_report report = {0};
    nian_str why;
    nian_report_fill(&report, &arrival->document);
    return (given->issuer.len && given->kind.len && given->year) ||
           nian_report_plausible(&report, &why) ||
           nian_fail(err, NIAN_EINPUT,
                     "%s: it is no report: %.*s; --issuer, --kind and --year "
                     "take it all the same",
                     arrival->file->path, NIAN_STR_ARG(why));
}

/* What a person gives is sure whatever else the text says. */
static bool is_known(bool found, float sure, bool contested)
{
    return found && sure >= sure_least && (!contested || sure >= 1);
}

static void place(nian_arrival *arrival)
{
    const nian_metadata *meta = &arrival->document.meta;
    arrival->key = (nian_entry_key){meta->issuer, meta->kind, meta->year};
    arrival->path = nian_path_report(&arrival->arena, &arrival->key);
}

/* Archives and disks of older systems name files in GB18030. */
static nian_str name_of(nian_arrival *arrival, nian_notes *notes)
{
    size_t bad;
    nian_ingested name;
    nian_decoding how = {.wanted = NIAN_STR("GB18030")};
    nian_str path = nian_str_from(arrival->file->path);
    if (nian_utf8_valid(path, &bad) ||
        !nian_decode(&name, &arrival->arena, path, &how, NULL))
        return path;
    nian_notes_add(notes, &arrival->arena, 0, 1,
                   NIAN_STR("the name of the file read as GB18030"));
    return name.text;
}

static bool recognise(nian_arrival *arrival, nian_error *err)
{
    nian_text text;
    nian_arena *arena = &arrival->arena;
    nian_hints hints = {.path = name_of(arrival, &arrival->taken.notes),
                        .meta = arrival->file->given};
    nian_metadata *meta = &arrival->document.meta;
    const nian_doubt *doubt = &arrival->document.doubt;
    nian_report_enter(&text, &hints, arena, &arrival->taken);
    nian_parse(&arrival->document, arena, &text, &hints);
    if (!is_plausible(arrival, err))
        return false;
    if (!is_known(meta->issuer.len > 0, meta->issuer_sure, doubt->issuer))
        return missing(arrival, "issuer", &doubt->issuers, err);
    if (!is_known(meta->kind.len > 0, meta->kind_sure, doubt->kind))
        return missing(arrival, "kind", &doubt->kinds, err);
    bool year = meta->year >= 1 && meta->year <= 9999;
    if (!is_known(year, meta->year_sure, doubt->year))
        return missing(arrival, "year", &doubt->years, err);
    if (!clean(&meta->issuer, arrival, "issuer", err) ||
        !clean(&meta->kind, arrival, "kind", err))
        return false;
    place(arrival);
    return true;
}

/* The stored form says itself where it came from. */
static void trace(nian_arrival *arrival)
{
    char hex[NIAN_SHA256_HEX];
    nian_frontmatter front;
    if (arrival->document.stored) {
        nian_frontmatter_read(&front, &arrival->arena, arrival->taken.text);
        arrival->source = front.source;
        return;
    }
    nian_sha256(hex, arrival->bytes);
    arrival->source.sha256 = nian_str_copy(&arrival->arena, nian_str_from(hex));
    arrival->source.media_type = arrival->taken.media_type;
    arrival->source.encoding = arrival->taken.encoding;
    arrival->source.ocr = arrival->taken.ocr;
}

static void format(nian_arrival *arrival)
{
    trace(arrival);
    nian_document_write(&arrival->stored, &arrival->document, &arrival->source);
    arrival->hash = nian_str_hash(nian_buf_str(&arrival->stored));
}

void nian_arrival_prepare(nian_arrival *arrival)
{
    nian_error why = {0};
    if (arrival->refused)
        return;
    arrival->refused =
        !read_arrival(arrival, &why) || !recognise(arrival, &why);
    arrival->why = nian_str_copy(&arrival->arena, nian_str_from(why.message));
    if (!arrival->refused)
        format(arrival);
}

void nian_arrival_rename(nian_arrival *arrival, nian_str issuer)
{
    arrival->document.meta.issuer = nian_str_copy(&arrival->arena, issuer);
    place(arrival);
    nian_buf_free(&arrival->stored);
    format(arrival);
}

void nian_arrival_free(nian_arrival *arrival)
{
    nian_arena_free(&arrival->arena);
    nian_buf_free(&arrival->stored);
}
