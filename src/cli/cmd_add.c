/* nianlun add FILE… : files into the corpus, each with what it was taken for.
 * What was taken goes to standard output, what was refused to standard
 * error. */
#include "cli/commands.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/json.h"
#include "corpus/corpus.h"
#include "report/door.h"
#include "report/manifest.h"

static const nian_option options[] = {
    {"issuer", "NAME", "who published it", 0},
    {"kind", "NAME", "what kind of report it is", 0},
    {"year", "YEAR", "the year of the report", 0},
    {"date", "DATE", "when it was published: 2023-12-31", 0},
    {"title", "TEXT", "its title", 0},
    {"manifest", "CSV", "a list of files; - is standard input", 0},
    {"no-sources", NULL, "keep the text alone, not the files", 0},
    {"dry-run", NULL, "tell what would be done, and do nothing", 'n'},
    NIAN_OPTIONS_OF_FILES,
};

static const char *const status_names[] = {
    [NIAN_IMPORT_ADDED] = "added",
    [NIAN_IMPORT_REPLACED] = "replaced",
    [NIAN_IMPORT_UNCHANGED] = "unchanged",
    [NIAN_IMPORT_SUPERSEDED] = "superseded",
    [NIAN_IMPORT_REFUSED] = "refused",
};

typedef struct add_job {
    nian_cli *cli;
    nian_import_files files;
    nian_error refusal; /* the last one */
    bool unpacked;      /* a file was a ZIP of some */
    bool progress;      /* a terminal looks on */
    bool drawn;
} add_job;

static void clear_progress(add_job *job)
{
    if (job->drawn)
        fputs("\r\033[K", stderr);
    job->drawn = false;
}

static void show_progress(void *context, nian_str path, size_t done,
                          size_t total)
{
    (void)path;
    add_job *job = context;
    if (!job->progress || total < 50 || done % 10)
        return;
    fprintf(stderr, "\rreading %zu of %zu\033[K", done, total);
    job->drawn = true;
}

static void write_key(nian_json *json, const char *key, nian_str value)
{
    nian_json_key(json, key);
    nian_json_str_or_null(json, value);
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
        nian_json_score(json, (int)(fields[i].sure * 100 + 0.5F) / 100.0);
    }
    nian_json_end(json);
}

static void tell_json(nian_buf *out, const nian_import_result *result)
{
    nian_json json = {.out = out};
    nian_json_object(&json);
    write_key(&json, "schema", NIAN_STR("nianlun.add/1"));
    write_key(&json, "path", result->path);
    write_key(&json, "status", nian_str_from(status_names[result->status]));
    write_key(&json, "issuer", result->meta.issuer);
    write_key(&json, "kind", result->meta.kind);
    nian_json_key(&json, "year");
    if (result->meta.year)
        nian_json_int(&json, result->meta.year);
    else
        nian_json_null(&json);
    write_key(&json, "date", result->meta.date);
    write_key(&json, "number", result->meta.number);
    write_key(&json, "title", result->meta.title);
    write_sure(&json, &result->meta);
    write_key(&json, "reason", result->reason);
    nian_json_end(&json);
    nian_buf_add_byte(out, '\n');
}

static void tell_text(nian_buf *out, const nian_import_result *result)
{
    const nian_metadata *meta = &result->meta;
    nian_buf_format(out, "%-10s  %.*s@%d/%.*s", status_names[result->status],
                    NIAN_STR_ARG(meta->issuer), meta->year,
                    NIAN_STR_ARG(meta->kind));
    if (meta->date.len)
        nian_buf_format(out, "  %.*s", NIAN_STR_ARG(meta->date));
    if (meta->number.len)
        nian_buf_format(out, "  %.*s", NIAN_STR_ARG(meta->number));
    nian_buf_format(out, "  %.*s", NIAN_STR_ARG(result->path));
    if (result->reason.len)
        nian_buf_format(out, "  (%.*s)", NIAN_STR_ARG(result->reason));
    nian_buf_add_byte(out, '\n');
}

static void tell(void *context, const nian_import_result *result)
{
    add_job *job = context;
    nian_cli *cli = job->cli;
    bool refused = result->status == NIAN_IMPORT_REFUSED;
    clear_progress(job);
    if (refused)
        nian_fail(&job->refusal, NIAN_EINPUT, "%.*s",
                  NIAN_STR_ARG(result->reason));
    job->unpacked |= result->member;
    /* The only file is told of by main. */
    if (refused && (job->files.count > 1 || result->member)) {
        nian_buf_flush(&cli->out); /* so that both outputs stay in order */
        fprintf(stderr, "nianlun: %s\n", job->refusal.message);
    }
    if (nian_str_equal(cli->view.format, NIAN_STR("jsonl")))
        tell_json(&cli->out, result);
    else if (!refused)
        tell_text(&cli->out, result);
}

static bool read_input(nian_buf *out, nian_error *err)
{
    char block[1 << 14];
    for (size_t len; (len = fread(block, 1, sizeof block, stdin)) > 0;) {
        nian_buf_add(out, (nian_str){block, len});
        if (out->len > NIAN_REPORT_MAX)
            return nian_fail(err, NIAN_EINPUT,
                             "standard input: more than 64 MiB of manifest");
    }
    return !ferror(stdin) ||
           nian_fail(err, NIAN_EIO, "standard input: it cannot be read");
}

static bool read_manifest(add_job *job, const char *name, nian_error *err)
{
    bool input = strcmp(name, "-") == 0;
    nian_arena *arena = &job->cli->arena;
    nian_buf csv = {0};
    bool fine = input ? read_input(&csv, err) : nian_door_read(&csv, name, err);
    if (fine)
        fine = nian_manifest_read(&job->files, arena,
                                  nian_str_copy(arena, nian_buf_str(&csv)),
                                  input ? "standard input" : name, err);
    nian_buf_free(&csv);
    return fine;
}

static bool gather_nothing(const nian_cli *cli, const char *manifest,
                           nian_error *err)
{
    if (cli->operands.count)
        return nian_fail(err, NIAN_EINPUT,
                         "add: %s: there are no files in the folder; name one "
                         "that holds reports",
                         cli->operands.items[0].ptr);
    if (manifest)
        return nian_fail(err, NIAN_EINPUT,
                         "add: %s: the manifest lists no files; write a row "
                         "for each",
                         manifest);
    return nian_fail(
        err, NIAN_EINPUT,
        "add: it wants FILE… or --manifest; see nianlun add --help");
}

static bool gather(add_job *job, nian_error *err)
{
    nian_cli *cli = job->cli;
    const char *manifest = nian_cli_value(cli, "manifest");
    for (size_t i = 0; i < cli->operands.count; i++)
        if (!nian_folder_read(&job->files, &cli->arena,
                              cli->operands.items[i].ptr, err))
            return false;
    if (manifest && !read_manifest(job, manifest, err))
        return false;
    return job->files.count || gather_nothing(cli, manifest, err);
}

static bool read_given(nian_metadata *out, const add_job *job, nian_error *err)
{
    const nian_cli *cli = job->cli;
    int year, month, day;
    out->issuer = nian_str_from(nian_cli_value(cli, "issuer"));
    out->kind = nian_str_from(nian_cli_value(cli, "kind"));
    out->title = nian_str_from(nian_cli_value(cli, "title"));
    out->date = nian_str_from(nian_cli_value(cli, "date"));
    if (!nian_cli_number(&out->year, cli, "year", 0, err))
        return false;
    if (nian_cli_has(cli, "year") && (out->year < 1 || out->year > 9999))
        return nian_fail(err, NIAN_EINPUT, "--year: %s is not a year",
                         nian_cli_value(cli, "year"));
    if (nian_cli_has(cli, "date") &&
        !nian_stamp_read(out->date, &year, &month, &day))
        return nian_fail(err, NIAN_EINPUT,
                         "--date: %s is not written 2023-12-31",
                         nian_cli_value(cli, "date"));
    if (job->files.count > 1 && (out->year || out->date.len || out->title.len))
        return nian_fail(err, NIAN_EINPUT,
                         "add: --year, --date and --title are of one file; "
                         "give several files by --manifest");
    return true;
}

static void override(nian_str *field, nian_str given)
{
    if (given.len)
        *field = given;
}

static void apply(add_job *job, const nian_metadata *given)
{
    for (size_t i = 0; i < job->files.count; i++) {
        nian_metadata *meta = &job->files.items[i].given;
        override(&meta->issuer, given->issuer);
        override(&meta->kind, given->kind);
        override(&meta->title, given->title);
        override(&meta->date, given->date);
        if (given->year)
            meta->year = given->year;
    }
}

/* `3 added, 1 refused`: what did not happen is not told. */
static void sum_up(const add_job *job, const nian_import_counts *counts)
{
    nian_buf line = {0};
    for (size_t i = 0; i < sizeof status_names / sizeof *status_names; i++)
        if (counts->by_status[i])
            nian_buf_format(&line, "%s%zu %s", line.len ? ", " : "",
                            counts->by_status[i], status_names[i]);
    nian_cli_say(job->cli, "%.*s%s", NIAN_STR_ARG(nian_buf_str(&line)),
                 nian_cli_has(job->cli, "dry-run")
                     ? "; a dry run: nothing was written"
                     : "");
    nian_buf_free(&line);
}

static nian_exit conclude(const add_job *job, const nian_import_counts *counts,
                          nian_error *err)
{
    size_t refused = counts->by_status[NIAN_IMPORT_REFUSED];
    size_t all = 0;
    for (size_t i = 0; i < sizeof status_names / sizeof *status_names; i++)
        all += counts->by_status[i];
    bool taken = refused < all;
    nian_buf_flush(&job->cli->out);
    if (taken || refused > 1)
        sum_up(job, counts);
    if (refused == 0)
        return NIAN_EXIT_FINE;
    if (taken)
        return NIAN_EXIT_NOTHING;
    if (refused == 1 && !job->unpacked)
        *err = job->refusal;
    else if (refused == 1)
        nian_fail(err, NIAN_EINPUT, "add: nothing was taken");
    else
        nian_fail(err, NIAN_EINPUT, "add: none of %zu files was taken",
                  refused);
    return NIAN_EXIT_TROUBLE;
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    add_job job = {.cli = cli};
    nian_metadata given = {0};
    nian_hints hints;
    nian_corpus *corpus;
    nian_import_counts counts;
    nian_import_options how = {.tell = tell,
                               .progress = show_progress,
                               .context = &job,
                               .dry_run = nian_cli_has(cli, "dry-run"),
                               .no_sources = nian_cli_has(cli, "no-sources")};
    nian_cli_hints(&hints, cli);
    how.encoding = hints.encoding;
    how.ocr = hints.ocr;
    how.no_jail = hints.no_jail;
    job.progress = !cli->quiet && isatty(STDERR_FILENO);
    if (!nian_cli_corpus(&corpus, cli, err) || !gather(&job, err) ||
        !read_given(&given, &job, err))
        return NIAN_EXIT_TROUBLE;
    apply(&job, &given);
    /* Past the limit on file sizes, a write fails instead of killing us. */
    signal(SIGXFSZ, SIG_IGN);
    bool fine = nian_corpus_add(&counts, corpus, job.files.items,
                                job.files.count, &how, err);
    clear_progress(&job);
    return fine ? conclude(&job, &counts, err) : NIAN_EXIT_TROUBLE;
}

const nian_command nian_command_add = {
    .name = "add",
    .operands = "FILE… | --manifest CSV",
    .most = SIZE_MAX,
    .summary = "takes reports into the corpus",
    .help =
        "A folder means all files in it, a ZIP all reports in it.  Issuer, "
        "kind, year, date and number "
        "are found in\nthe text, in the file's name and in front matter; "
        "options win over all of them.\nA manifest has the columns path, "
        "issuer, year, kind, date and title, of which only\npath must be "
        "filled; paths are looked for here, then beside the manifest.\n\n"
        "A file that was added before changes nothing.  Another text for the "
        "same year\nreplaces the earlier one, which stays in the history.  Of "
        "two files of one run for\nthe same year the later is taken.\n\n"
        "Exit status: 0 fine, 1 some files were refused, 2 none was taken or "
        "the corpus\ncould not be written.",
    NIAN_OPTIONS(options),
    .formats = "text|jsonl",
    .run = run,
};
