/* A list of files as CSV (RFC 4180): quoted cells, any order of columns, any
 * ends of lines.  A fault names its line. */
#include "report/manifest.h"

#include <unistd.h>

#include "base/error.h"
#include "corpus/corpus.h"
#include "ingest/encoding.h"

typedef enum column {
    COLUMN_PATH,
    COLUMN_ISSUER,
    COLUMN_YEAR,
    COLUMN_KIND,
    COLUMN_DATE,
    COLUMN_TITLE,
    COLUMN_COUNT
} column;

static const nian_str names[COLUMN_COUNT] = {
    [COLUMN_PATH] = NIAN_STR_INIT("path"),
    [COLUMN_ISSUER] = NIAN_STR_INIT("issuer"),
    [COLUMN_YEAR] = NIAN_STR_INIT("year"),
    [COLUMN_KIND] = NIAN_STR_INIT("kind"),
    [COLUMN_DATE] = NIAN_STR_INIT("date"),
    [COLUMN_TITLE] = NIAN_STR_INIT("title"),
};

enum {
    CELLS_MOST = 64
};

typedef struct csv_reader {
    nian_arena *arena;
    nian_str rest;
    int line; /* where the row began */
    int next; /* line that `rest` begins in */
    nian_str cells[CELLS_MOST];
    size_t count;
    const char *fault;
} csv_reader;

/* A quoted field; `rest` stands behind the opening quote. */
static bool read_quoted(csv_reader *csv, nian_str *out)
{
    nian_str value = {NULL, 0};
    for (;;) {
        ptrdiff_t quote = nian_str_find(csv->rest, NIAN_STR("\""));
        if (quote < 0) {
            csv->fault = "a quote is not closed";
            return false;
        }
        nian_str part = nian_str_slice(csv->rest, 0, (size_t)quote);
        value = nian_str_concat(csv->arena, value, part);
        for (size_t i = 0; i < part.len; i++)
            csv->next += part.ptr[i] == '\n';
        csv->rest = nian_str_after(csv->rest, (size_t)quote + 1);
        if (!nian_str_cut_start(&csv->rest, NIAN_STR("\"")))
            break;
        value = nian_str_concat(csv->arena, value, NIAN_STR("\""));
    }
    *out = value;
    return true;
}

static nian_str read_plain(csv_reader *csv)
{
    size_t len = 0;
    while (len < csv->rest.len && csv->rest.ptr[len] != ',' &&
           csv->rest.ptr[len] != '\n' && csv->rest.ptr[len] != '\r')
        len++;
    nian_str value = nian_str_slice(csv->rest, 0, len);
    csv->rest = nian_str_after(csv->rest, len);
    return value;
}

static bool end_row(csv_reader *csv)
{
    nian_str_cut_start(&csv->rest, NIAN_STR("\r"));
    if (csv->rest.len && !nian_str_cut_start(&csv->rest, NIAN_STR("\n"))) {
        csv->fault = "something follows a closing quote";
        return false;
    }
    csv->next++;
    return true;
}

/* The next row; false at the end and at a fault. */
static bool read_row(csv_reader *csv)
{
    csv->count = 0;
    csv->line = csv->next;
    if (csv->rest.len == 0)
        return false;
    do {
        nian_str value;
        if (csv->count == CELLS_MOST) {
            csv->fault = "more than 64 columns";
            return false;
        }
        if (!nian_str_cut_start(&csv->rest, NIAN_STR("\"")))
            value = read_plain(csv);
        else if (!read_quoted(csv, &value))
            return false;
        csv->cells[csv->count++] = nian_str_trim(value);
    } while (nian_str_cut_start(&csv->rest, NIAN_STR(",")));
    return end_row(csv);
}

/* Which cell holds which column; -1 for none. */
typedef struct csv_header {
    int place[COLUMN_COUNT];
} csv_header;

static bool read_header(csv_header *out, csv_reader *csv, const char *name,
                        nian_error *err)
{
    for (int c = 0; c < COLUMN_COUNT; c++)
        out->place[c] = -1;
    if (!read_row(csv))
        return nian_fail(err, NIAN_EINPUT, "%s: %s", name,
                         csv->fault ? csv->fault : "it is empty");
    for (size_t i = 0; i < csv->count; i++) {
        int c = 0;
        while (c < COLUMN_COUNT && !nian_str_equal(names[c], csv->cells[i]))
            c++;
        if (c == COLUMN_COUNT)
            return nian_fail(err, NIAN_EINPUT,
                             "%s: unknown column \"%.*s\"; there are path, "
                             "issuer, year, kind, date, title",
                             name, NIAN_STR_ARG(csv->cells[i]));
        out->place[c] = (int)i;
    }
    if (out->place[COLUMN_PATH] < 0)
        return nian_fail(err, NIAN_EINPUT,
                         "%s: the first row names no column path", name);
    return true;
}

static nian_str cell(const csv_reader *csv, const csv_header *header, column c)
{
    int place = header->place[c];
    return place >= 0 && (size_t)place < csv->count ? csv->cells[place]
                                                    : (nian_str){NULL, 0};
}

static const char *find_file(nian_arena *arena, nian_str path, const char *name)
{
    const char *here = nian_cstr(arena, path);
    nian_str list = nian_str_from(name);
    ptrdiff_t slash = nian_str_find_last(list, NIAN_STR("/"));
    if (!here || path.ptr[0] == '/' || slash < 0 || access(here, F_OK) == 0)
        return here;
    nian_str folder = nian_str_slice(list, 0, (size_t)slash + 1);
    const char *beside = nian_cstr(arena, nian_str_concat(arena, folder, path));
    return access(beside, F_OK) == 0 ? beside : here;
}

static bool read_file(nian_import_file *out, const csv_reader *csv,
                      const csv_header *header, const char *name,
                      nian_error *err)
{
    int year, month, day;
    nian_str path = cell(csv, header, COLUMN_PATH);
    nian_str written = cell(csv, header, COLUMN_YEAR);
    nian_metadata *given = &out->given;
    if (csv->count != 1 && path.len == 0)
        return nian_fail(err, NIAN_EINPUT, "%s: line %d: path is empty", name,
                         csv->line);
    if (written.len && (!nian_str_to_int(written, &given->year) ||
                        given->year < 1 || given->year > 9999))
        return nian_fail(err, NIAN_EINPUT, "%s: line %d: %.*s is not a year",
                         name, csv->line, NIAN_STR_ARG(written));
    given->issuer = cell(csv, header, COLUMN_ISSUER);
    given->kind = cell(csv, header, COLUMN_KIND);
    given->title = cell(csv, header, COLUMN_TITLE);
    given->date = cell(csv, header, COLUMN_DATE);
    if (given->date.len && !nian_stamp_read(given->date, &year, &month, &day))
        return nian_fail(err, NIAN_EINPUT,
                         "%s: line %d: date %.*s is not written 2023-12-31",
                         name, csv->line, NIAN_STR_ARG(given->date));
    if (path.len && !(out->path = find_file(csv->arena, path, name)))
        return nian_fail(err, NIAN_EINPUT, "%s: line %d: path holds NUL", name,
                         csv->line);
    return true;
}

/* A list of a few names may be too short to tell its encoding by; then it is
 * that of a spreadsheet. */
static bool decode(nian_ingested *out, nian_arena *arena, nian_str csv,
                   const char *name, nian_error *err)
{
    nian_error why = {0};
    nian_decoding found = {.page = false};
    nian_decoding sheet = {.wanted = NIAN_STR("GB18030")};
    return nian_decode(out, arena, csv, &found, &why) ||
           (why.code == NIAN_EINPUT &&
            nian_decode(out, arena, csv, &sheet, NULL)) ||
           nian_fail(err, why.code, "%s: %s", name, why.message);
}

bool nian_manifest_read(nian_import_files *out, nian_arena *arena, nian_str csv,
                        const char *name, nian_error *err)
{
    nian_ingested taken = {.text = csv};
    if (csv.len && !decode(&taken, arena, csv, name, err))
        return false;
    csv_reader reader = {.arena = arena, .next = 1};
    reader.rest = taken.text;
    csv_header header;
    nian_str_cut_start(&reader.rest, NIAN_STR("\xEF\xBB\xBF"));
    if (!read_header(&header, &reader, name, err))
        return false;
    while (read_row(&reader)) {
        nian_import_file file = {0};
        if (!read_file(&file, &reader, &header, name, err))
            return false;
        /* A row of one empty cell is an empty line. */
        if (file.path)
            vec_push(arena, out, file);
    }
    if (reader.fault)
        return nian_fail(err, NIAN_EINPUT, "%s: line %d: %s", name, reader.line,
                         reader.fault);
    return true;
}
