/* Rows for people and objects for programs, one a file. */
#include "cli/add.h"

#include <stdio.h>

#include "text/text.h"

enum {
    STATUS_COLUMNS = 12,
    ISSUER_COLUMNS = 22,
    YEAR_COLUMNS = 7,
    KIND_COLUMNS = 23,
    DATE_COLUMNS = 13
};

/* Above the first a value needs no mark, below the second it wants a look. */
static const float likely = 0.9F;
static const float unsure = 0.7F;

const char *nian_add_status(nian_import_status status)
{
    static const char *const names[] = {
        [NIAN_IMPORT_ADDED] = "added",
        [NIAN_IMPORT_REPLACED] = "replaced",
        [NIAN_IMPORT_UNCHANGED] = "unchanged",
        [NIAN_IMPORT_SUPERSEDED] = "superseded",
        [NIAN_IMPORT_REFUSED] = "refused",
    };
    return names[status];
}

void nian_add_path(nian_buf *out, nian_str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        nian_str rest = nian_str_after(s, at);
        size_t len = nian_utf8_next(rest, &code);
        bool harmful =
            code < ' ' || (code >= 0x7F && code < 0xA0) || code == 0xFFFD;
        nian_buf_add(out, harmful ? NIAN_STR("\xEF\xBF\xBD")
                                  : nian_str_slice(rest, 0, len));
        at += len;
    }
}

void nian_add_row(nian_buf *out, const nian_import_result *result)
{
    const nian_metadata *meta = &result->meta;
    nian_buf_format(out, "%-10s  %.*s@%d/%.*s", nian_add_status(result->status),
                    NIAN_STR_ARG(meta->issuer), meta->year,
                    NIAN_STR_ARG(meta->kind));
    if (meta->date.len)
        nian_buf_format(out, "  %.*s", NIAN_STR_ARG(meta->date));
    if (meta->number.len)
        nian_buf_format(out, "  %.*s", NIAN_STR_ARG(meta->number));
    nian_buf_add(out, NIAN_STR("  "));
    nian_add_path(out, result->path);
    if (result->reason.len)
        nian_buf_format(out, "  (%.*s)", NIAN_STR_ARG(result->reason));
    nian_buf_add_byte(out, '\n');
}

static void blanks(nian_buf *out, size_t count)
{
    while (count-- > 0)
        nian_buf_add_byte(out, ' ');
}

static const char *mark_of(float sure)
{
    return sure >= likely ? "" : sure >= unsure ? "~" : "?";
}

/* A value with its mark, in so many columns and two blanks. */
static bool cell(nian_buf *out, nian_str value, float sure, size_t columns)
{
    const char *mark = value.len ? mark_of(sure) : "";
    size_t room = columns - 2;
    size_t len = 0;
    size_t used = 0;
    while (len < value.len) {
        uint32_t code;
        nian_str rest = nian_str_after(value, len);
        size_t step = nian_utf8_next(rest, &code);
        size_t wide = nian_columns(nian_str_slice(rest, 0, step));
        if (used + wide > room - 1)
            break;
        used += wide;
        len += step;
    }
    nian_add_path(out, nian_str_slice(value, 0, len));
    used += len < value.len;
    nian_buf_format(out, "%s%s", len < value.len ? "…" : "", mark);
    used += *mark != '\0';
    blanks(out, columns > used ? columns - used : 1);
    return *mark != '\0';
}

static size_t repairs(const nian_import_result *result)
{
    size_t count = 0;
    for (size_t i = 0; i < result->note_count; i++)
        count += result->notes[i].count;
    return count;
}

/* `seeds/000.pdf  application/pdf, ocr, 6 notes` */
static void put_source(nian_buf *out, const nian_import_result *result)
{
    size_t notes = repairs(result);
    blanks(out, STATUS_COLUMNS);
    nian_add_path(out, result->path);
    nian_buf_add(out, NIAN_STR("  "));
    nian_buf_add(out, result->media_type);
    if (result->encoding.len &&
        !nian_str_equal(result->encoding, NIAN_STR("UTF-8")))
        nian_buf_format(out, ", %.*s", NIAN_STR_ARG(result->encoding));
    if (result->ocr)
        nian_buf_add(out, NIAN_STR(", ocr"));
    if (notes)
        nian_buf_format(out, ", %zu note%s", notes, notes == 1 ? "" : "s");
    nian_buf_add_byte(out, '\n');
}

static bool put_columns(nian_buf *out, const nian_import_result *result)
{
    const nian_metadata *meta = &result->meta;
    nian_buf line = {0};
    char year[16];
    snprintf(year, sizeof year, "%d", meta->year);
    nian_buf_format(&line, "%-12s", nian_add_status(result->status));
    bool marked = cell(&line, meta->issuer, meta->issuer_sure, ISSUER_COLUMNS);
    marked |= cell(&line, nian_str_from(year), meta->year_sure, YEAR_COLUMNS);
    marked |= cell(&line, meta->kind, meta->kind_sure, KIND_COLUMNS);
    marked |= cell(&line, meta->date, meta->date_sure, DATE_COLUMNS);
    nian_buf_add(out, nian_str_trim(nian_buf_str(&line)));
    nian_buf_add_byte(out, '\n');
    nian_buf_free(&line);
    return marked;
}

bool nian_add_card(nian_buf *out, const nian_import_result *result)
{
    const nian_metadata *meta = &result->meta;
    bool marked = put_columns(out, result);
    if (meta->number.len || meta->title.len) {
        blanks(out, STATUS_COLUMNS);
        if (meta->number.len)
            nian_buf_format(out, "%.*s%s  ", NIAN_STR_ARG(meta->number),
                            mark_of(meta->number_sure));
        nian_add_path(out, meta->title);
        nian_buf_format(out, "%s\n",
                        meta->title.len ? mark_of(meta->title_sure) : "");
    }
    put_source(out, result);
    if (result->reason.len) {
        blanks(out, STATUS_COLUMNS);
        nian_buf_format(out, "(%.*s)\n", NIAN_STR_ARG(result->reason));
    }
    return marked;
}

static void write_key(nian_json *json, const char *key, nian_str value)
{
    nian_json_key(json, key);
    nian_json_str_or_null(json, value);
}

/* To hundredths; 1 is what a person said. */
static double rounded(float sure)
{
    int hundredths = (int)(sure * 100 + 0.5F);
    return hundredths >= 100 && sure < 1 ? 0.99 : hundredths / 100.0;
}

static void write_sure(nian_json *json, const nian_metadata *meta)
{
    const struct {
        const char *name;
        float sure;
    } fields[] = {
        {"issuer", meta->issuer_sure}, {"kind", meta->kind_sure},
        {"year", meta->year_sure},     {"date", meta->date_sure},
        {"number", meta->number_sure}, {"title", meta->title_sure},
    };
    nian_json_key(json, "sure");
    nian_json_object(json);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        nian_json_key(json, fields[i].name);
        nian_json_score(json, rounded(fields[i].sure));
    }
    nian_json_end(json);
}

static void write_notes(nian_json *json, const nian_import_result *result)
{
    nian_json_key(json, "notes");
    nian_json_array(json);
    for (size_t i = 0; i < result->note_count; i++) {
        nian_json_object(json);
        nian_json_key(json, "line");
        nian_json_int(json, result->notes[i].line);
        nian_json_key(json, "count");
        nian_json_int(json, result->notes[i].count);
        write_key(json, "text", result->notes[i].text);
        nian_json_end(json);
    }
    nian_json_end(json);
}

void nian_add_fields(nian_json *json, const nian_import_result *result)
{
    const nian_metadata *meta = &result->meta;
    write_key(json, "path", result->path);
    write_key(json, "status", nian_str_from(nian_add_status(result->status)));
    write_key(json, "issuer", meta->issuer);
    write_key(json, "kind", meta->kind);
    nian_json_key(json, "year");
    if (meta->year)
        nian_json_int(json, meta->year);
    else
        nian_json_null(json);
    write_key(json, "date", meta->date);
    write_key(json, "number", meta->number);
    write_key(json, "title", meta->title);
    write_sure(json, meta);
    write_key(json, "media_type", result->media_type);
    write_key(json, "encoding", result->encoding);
    nian_json_key(json, "ocr");
    nian_json_bool(json, result->ocr);
    write_notes(json, result);
    write_key(json, "reason", result->reason);
}
