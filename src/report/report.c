/* Read first.  Bytes go through the stages of text and come out as a report:
 *
 *     normalise  bytes → text, every byte traceable      text/
 *     parse      text → sections and statements          document/
 *     classify   statements → plan, action, result …     extract/
 *     extract    statements → figures with their names    extract/
 *
 * All of it lives in one arena that the report owns. */
#include "report/report.h"

#include <stdlib.h>

#include "extract/check.h"
#include "extract/extract.h"
#include "report/door.h"
#include "text/repair.h"

typedef struct owned {
    nian_report report; /* first: a report's address is its owner's */
    nian_arena arena;
} owned;

void nian_report_fill(nian_report *report, const nian_document *document)
{
    report->meta = document->meta;
    report->text = document->text;
    report->traditional = document->traditional;
    report->sections = document->sections.items;
    report->section_count = document->sections.count;
    report->statements = document->statements.items;
    report->statement_count = document->statements.count;
    report->aliases = document->aliases.items;
    report->alias_count = document->aliases.count;
    report->notes = document->notes.items;
    report->note_count = document->notes.count;
    nian_classify(report, document->statements.items);
}

/* What a caller passes need not outlive the call. */
static nian_hints keep_hints(nian_arena *arena, const nian_hints *hints)
{
    nian_hints kept = hints ? *hints : (nian_hints){0};
    nian_str *const fields[] = {
        &kept.path,        &kept.meta.title,  &kept.meta.issuer,
        &kept.meta.kind,   &kept.meta.number, &kept.meta.date,
        &kept.said.title,  &kept.said.issuer, &kept.said.kind,
        &kept.said.number, &kept.said.date,   &kept.encoding,
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        *fields[i] = nian_str_copy(arena, *fields[i]);
    return kept;
}

static void check_figures(nian_report *report, nian_document *document,
                          nian_arena *arena)
{
    nian_figures_check(report, arena, &document->notes);
    report->notes = document->notes.items;
    report->note_count = document->notes.count;
}

void nian_report_enter(nian_text *out, nian_hints *hints, nian_arena *arena,
                       const nian_ingested *taken)
{
    nian_notes notes = {0};
    nian_normalise(out, arena, taken->text);
    for (size_t i = 0; i < taken->notes.count; i++)
        vec_push(arena, &notes, taken->notes.items[i]);
    for (size_t i = 0; i < out->notes.count; i++)
        vec_push(arena, &notes, out->notes.items[i]);
    out->notes = notes;
    hints->said = taken->said;
}

static void understand(owned *owner, const nian_ingested *taken,
                       nian_hints *hints)
{
    nian_arena *arena = &owner->arena;
    nian_text text;
    nian_document document;
    nian_report_enter(&text, hints, arena, taken);
    nian_parse(&document, arena, &text, hints);
    nian_report_fill(&owner->report, &document);
    nian_extract(&owner->report, &document, arena);
    check_figures(&owner->report, &document, arena);
}

void nian_report_read(nian_report **out, nian_str bytes,
                      const nian_hints *hints)
{
    owned *owner = nian_xcalloc(1, sizeof *owner);
    nian_arena *arena = &owner->arena;
    nian_ingested taken = {.text = nian_str_copy(arena, bytes)};
    nian_hints kept = keep_hints(arena, hints);
    taken.said = kept.said;
    understand(owner, &taken, &kept);
    *out = &owner->report;
}

/* The bytes live as long as the report. */
static bool take_bytes(owned *owner, nian_str bytes, const char *name,
                       const nian_hints *hints, nian_error *err)
{
    nian_ingested taken;
    nian_arena *arena = &owner->arena;
    nian_hints kept = keep_hints(arena, hints);
    nian_ingest_options how = {kept.encoding, kept.ocr, kept.no_jail};
    if (!nian_door_take(&taken, arena, bytes, name, &how, err))
        return false;
    if (taken.member.len)
        kept.path = nian_str_format(arena, "%.*s/%.*s", NIAN_STR_ARG(kept.path),
                                    NIAN_STR_ARG(taken.member));
    understand(owner, &taken, &kept);
    return nian_door_admit(&owner->report, name, err);
}

static bool hand_out(nian_report **out, owned *owner, bool fine)
{
    *out = fine ? &owner->report : NULL;
    if (!fine)
        nian_report_free(&owner->report);
    return fine;
}

bool nian_report_read_bytes(nian_report **out, nian_str bytes, const char *name,
                            const nian_hints *hints, nian_error *err)
{
    owned *owner = nian_xcalloc(1, sizeof *owner);
    nian_str own = nian_str_copy(&owner->arena, bytes);
    bool fine = nian_door_fits(own, name, err) &&
                take_bytes(owner, own, name, hints, err);
    return hand_out(out, owner, fine);
}

bool nian_report_read_file(nian_report **out, const char *path,
                           const nian_hints *hints, nian_error *err)
{
    nian_buf bytes = {0};
    owned *owner = nian_xcalloc(1, sizeof *owner);
    nian_hints own_hints = hints ? *hints : (nian_hints){.ocr = false};
    if (own_hints.path.len == 0)
        own_hints.path = nian_str_from(path);
    bool read = nian_door_read(&bytes, path, err);
    nian_str own = nian_str_copy(&owner->arena, nian_buf_str(&bytes));
    nian_buf_free(&bytes);
    return hand_out(out, owner,
                    read && take_bytes(owner, own, path, &own_hints, err));
}

void nian_report_place(nian_report *report, nian_str commit, nian_str blob)
{
    owned *owner = (owned *)report;
    report->commit = nian_str_copy(&owner->arena, commit);
    report->blob = nian_str_copy(&owner->arena, blob);
}

void nian_report_free(nian_report *report)
{
    if (!report)
        return;
    owned *owner = (owned *)report;
    nian_arena_free(&owner->arena);
    free(owner);
}

/* Puts `value` in front of `end`, at least `width` digits; returns where. */
static char *put_number(char *end, uint32_t value, int width)
{
    for (; value || width > 0; width--) {
        *--end = (char)('0' + value % 10);
        value /= 10;
    }
    return end;
}

nian_str nian_statement_id(nian_arena *arena, const nian_report *report,
                           uint32_t statement)
{
    char room[32];
    char *end = room + sizeof room;
    char *at = put_number(end, statement + 1, 3);
    *--at = '-';
    at = put_number(at, (uint32_t)report->meta.year, 4);
    return nian_str_copy(arena, (nian_str){at, (size_t)(end - at)});
}

nian_str nian_section_id(nian_arena *arena, uint32_t section)
{
    char room[16];
    char *end = room + sizeof room;
    char *at = put_number(end, section, 1);
    *--at = 's';
    return nian_str_copy(arena, (nian_str){at, (size_t)(end - at)});
}

const char *nian_type_name(nian_type type)
{
    static const char *const names[] = {
        [NIAN_TYPE_CONTEXT] = "context",     [NIAN_TYPE_PLAN] = "plan",
        [NIAN_TYPE_ACTION] = "action",       [NIAN_TYPE_RESULT] = "result",
        [NIAN_TYPE_SHORTFALL] = "shortfall",
    };
    return names[type];
}

const char *nian_measure_name(nian_measure measure)
{
    static const char *const names[] = {
        [NIAN_MEASURE_LEVEL] = "level",
        [NIAN_MEASURE_GROWTH] = "growth",
        [NIAN_MEASURE_SHARE] = "share",
        [NIAN_MEASURE_RANK] = "rank",
    };
    return names[measure];
}

const char *nian_basis_name(nian_basis basis)
{
    static const char *const names[] = {
        [NIAN_BASIS_ANNUAL] = "annual",
        [NIAN_BASIS_CUMULATIVE] = "cumulative",
        [NIAN_BASIS_AVERAGE] = "average",
        [NIAN_BASIS_PARTIAL] = "partial",
    };
    return names[basis];
}

/* Less than this tells of a report only if the text names its kind or year. */
enum {
    LIVE_FEW = 5
};

bool nian_report_plausible(const nian_report *report, nian_str *why)
{
    size_t live = 0;
    for (size_t i = 0; i < report->statement_count; i++)
        live += report->statements[i].type != NIAN_TYPE_CONTEXT;
    bool named = report->meta.kind.len || report->meta.year;
    if (nian_is_garbled(report->text, why))
        return false;
    if (report->statement_count == 0)
        *why = NIAN_STR("it holds no sentence");
    else if (live == 0)
        *why = NIAN_STR("none of its sentences tells what was or will be done");
    else if (live < LIVE_FEW && !named)
        *why = NIAN_STR("a few sentences, and neither kind nor year is named");
    else
        return true;
    return false;
}
