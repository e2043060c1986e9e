/* nianlun extract FILE… and extract --jsonl: reports without a corpus, one
 * object each.  Documents are read in parallel and written in order, so a
 * cluster may cut its input anywhere between two of them. */
#include "cli/commands.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "base/pool.h"
#include "ingest/ingest.h"

enum {
    BATCH_DOCUMENTS = 256,
    BATCH_BYTES = 16 << 20,
    TEXT_LARGEST = 64 << 20
};

static const nian_option options[] = {
    {"jsonl", NULL, "documents on standard input, a JSON object a line", 0},
    NIAN_OPTIONS_OF_FILES,
};

/* One document: where it comes from, and what became of it. */
typedef struct extraction {
    const char *path; /* of a file, or NULL */
    char *line;       /* of a JSON document, or NULL */
    size_t line_len;
    size_t number; /* of the line, from 1 */
    nian_buf out;
    bool failed;
    nian_error err;
} extraction;

typedef struct extract_job {
    nian_cli *cli;
    const nian_renderer *renderer;
    extraction *units;
    size_t failed;
    nian_error first;
} extract_job;

static void render(const extract_job *job, extraction *unit,
                   const nian_report *report)
{
    nian_view view = job->cli->view;
    view.out = &unit->out;
    job->renderer->report(&view, report);
}

static void read_file(const extract_job *job, extraction *unit)
{
    nian_report *report;
    nian_hints hints;
    nian_cli_hints(&hints, job->cli);
    unit->failed =
        !nian_report_read_file(&report, unit->path, &hints, &unit->err);
    if (unit->failed)
        return;
    report->name = nian_str_from(unit->path);
    render(job, unit, report);
    nian_report_free(report);
}

static nian_str member(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value))
        return (nian_str){NULL, 0};
    return (nian_str){json_string_value(value), json_string_length(value)};
}

static void read_hints(nian_hints *hints, const json_t *object)
{
    hints->path = member(object, "path");
    hints->meta.issuer = member(object, "issuer");
    hints->meta.kind = member(object, "kind");
    hints->meta.title = member(object, "title");
    hints->meta.date = member(object, "date");
    hints->meta.number = member(object, "number");
    json_int_t year = json_integer_value(json_object_get(object, "year"));
    if (year > 0 && year < 10000)
        hints->meta.year = (int)year;
}

/* What the document is called: its path, else its id, else its line. */
static nian_str name_of(nian_arena *arena, const extraction *unit,
                        const json_t *object)
{
    const json_t *id = json_object_get(object, "id");
    nian_str path = member(object, "path");
    if (path.len)
        return path;
    if (json_is_integer(id))
        return nian_str_format(arena, "%" JSON_INTEGER_FORMAT,
                               json_integer_value(id));
    if (json_is_string(id))
        return member(object, "id");
    return nian_str_format(arena, "line %zu", unit->number);
}

/* Any text is a document; a page is read like the file of one. */
static bool read_text(nian_report **out, const extract_job *job,
                      extraction *unit, nian_str text, nian_str name,
                      nian_hints *hints)
{
    nian_arena arena = {0};
    bool fine = true;
    if (nian_sniff(text) == NIAN_FORMAT_HTML) {
        nian_hints how;
        nian_cli_hints(&how, job->cli);
        hints->no_jail = how.no_jail;
        const char *called = nian_cstr(&arena, name);
        fine = nian_report_read_bytes(out, text, called ? called : "document",
                                      hints, &unit->err);
    } else {
        nian_report_read(out, text, hints);
    }
    nian_arena_free(&arena);
    return fine;
}

static bool read_document(const extract_job *job, extraction *unit,
                          const json_t *object)
{
    nian_str text = member(object, "text");
    if (!json_is_object(object))
        return nian_fail(&unit->err, NIAN_EINPUT, "it is no JSON object");
    if (!json_is_string(json_object_get(object, "text")))
        return nian_fail(&unit->err, NIAN_EINPUT,
                         "it has no \"text\" that is a string");
    if (text.len > TEXT_LARGEST)
        return nian_fail(&unit->err, NIAN_EINPUT,
                         "its text is larger than 64 MiB");
    nian_arena arena = {0};
    nian_hints hints = {0};
    read_hints(&hints, object);
    nian_report *report;
    nian_str name = name_of(&arena, unit, object);
    bool fine = read_text(&report, job, unit, text, name, &hints);
    if (fine) {
        report->name = name;
        render(job, unit, report);
        nian_report_free(report);
    }
    nian_arena_free(&arena);
    return fine;
}

static void write_error(extraction *unit)
{
    nian_json json = {.out = &unit->out};
    nian_json_object(&json);
    nian_json_key(&json, "schema");
    nian_json_str(&json, NIAN_STR("nianlun.error/1"));
    nian_json_key(&json, "line");
    nian_json_int(&json, (int64_t)unit->number);
    nian_json_key(&json, "error");
    nian_json_str(&json, nian_str_from(unit->err.message));
    nian_json_end(&json);
    nian_buf_add_byte(&unit->out, '\n');
}

static void read_line(const extract_job *job, extraction *unit)
{
    json_error_t why;
    json_t *object =
        json_loadb(unit->line, unit->line_len, JSON_ALLOW_NUL, &why);
    if (object)
        unit->failed = !read_document(job, unit, object);
    else
        unit->failed =
            !nian_fail(&unit->err, NIAN_EINPUT, "it is no JSON: %s", why.text);
    json_decref(object);
    if (unit->failed)
        write_error(unit);
}

static void work(void *context, size_t index)
{
    extract_job *job = context;
    extraction *unit = &job->units[index];
    if (unit->path)
        read_file(job, unit);
    else
        read_line(job, unit);
}

/* A file that cannot be read is told at once and the others go on; a line that
 * is no document has its own object in the output. */
static void deliver(void *context, size_t index)
{
    extract_job *job = context;
    extraction *unit = &job->units[index];
    nian_buf_add(&job->cli->out, nian_buf_str(&unit->out));
    nian_buf_free(&unit->out);
    free(unit->line);
    unit->line = NULL;
    if (!unit->failed)
        return;
    if (job->failed++ == 0)
        job->first = unit->err;
    if (unit->path && job->cli->operands.count > 1)
        fprintf(stderr, "nianlun: %s\n", unit->err.message);
}

static nian_exit extract_files(extract_job *job, nian_error *err)
{
    const nian_strs *files = &job->cli->operands;
    job->units = nian_xcalloc(files->count, sizeof *job->units);
    for (size_t i = 0; i < files->count; i++)
        job->units[i].path = files->items[i].ptr;
    nian_pool_run(nian_pool_workers(), files->count, work, deliver, job);
    free(job->units);
    if (job->failed == 0)
        return NIAN_EXIT_FINE;
    if (files->count == 1)
        *err = job->first;
    else
        nian_fail(err, NIAN_EINPUT,
                  "extract: %zu of %zu files could not be read", job->failed,
                  files->count);
    return NIAN_EXIT_TROUBLE;
}

/* The next lines, as many as make a batch; 0 at the end. */
static size_t take_lines(extraction *units, size_t *number)
{
    size_t count = 0;
    size_t bytes = 0;
    while (count < BATCH_DOCUMENTS && bytes < BATCH_BYTES) {
        char *line = NULL;
        size_t capacity = 0;
        ssize_t len = getline(&line, &capacity, stdin);
        if (len < 0) {
            free(line);
            break;
        }
        ++*number;
        nian_str text = nian_str_trim((nian_str){line, (size_t)len});
        if (text.len == 0) {
            free(line);
            continue;
        }
        units[count++] = (extraction){
            .line = line, .line_len = (size_t)len, .number = *number};
        bytes += (size_t)len;
    }
    return count;
}

static nian_exit extract_lines(extract_job *job, nian_error *err)
{
    size_t number = 0;
    size_t documents = 0;
    size_t count;
    job->units = nian_xcalloc(BATCH_DOCUMENTS, sizeof *job->units);
    while (!job->cli->out.failed &&
           (count = take_lines(job->units, &number)) > 0) {
        nian_pool_run(nian_pool_workers(), count, work, deliver, job);
        documents += count;
    }
    free(job->units);
    if (ferror(stdin)) {
        nian_fail_errno(err, errno, "standard input");
        return NIAN_EXIT_TROUBLE;
    }
    if (job->failed)
        nian_cli_say(job->cli, "%zu of %zu lines were no documents",
                     job->failed, documents);
    return NIAN_EXIT_FINE;
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    extract_job job = {.cli = cli,
                       .renderer = nian_renderer_find(cli->view.format)};
    bool lines = nian_cli_has(cli, "jsonl");
    if (lines && cli->operands.count) {
        nian_fail(err, NIAN_EINPUT,
                  "extract: --jsonl reads standard input; leave the files out");
        return NIAN_EXIT_TROUBLE;
    }
    if (!lines && cli->operands.count == 0) {
        nian_fail(err, NIAN_EINPUT,
                  "extract: it wants FILE…, or --jsonl for standard input");
        return NIAN_EXIT_TROUBLE;
    }
    return lines ? extract_lines(&job, err) : extract_files(&job, err);
}

const nian_command nian_command_extract = {
    .name = "extract",
    .operands = "FILE… | --jsonl",
    .most = SIZE_MAX,
    .summary = "reports as JSON Lines, without a corpus",
    .help = "With --jsonl each line of standard input is an object with "
            "\"text\" and, if known, \"path\", \"id\", \"issuer\", \"kind\", "
            "\"year\", \"date\", \"title\", \"number\". The text may be a web "
            "page. A "
            "line that is none "
            "becomes an object with \"error\", and the others go on.\n"
            "    nianlun extract reports/*.md >reports.jsonl",
    NIAN_OPTIONS(options),
    .formats = "jsonl|json",
    .run = run,
};
