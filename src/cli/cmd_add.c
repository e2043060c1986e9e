/* nianlun add FILE… : files into the corpus, each with what it was taken for.
 * What was taken goes to standard output, what was refused to standard
 * error. */
#include "cli/commands.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/add.h"
#include "text/text.h"

static const nian_option options[] = {
    {"issuer", "NAME", "who published it", 0},
    {"kind", "NAME", "what kind of report it is", 0},
    {"year", "YEAR", "the year of the report", 0},
    {"date", "DATE", "when it was published: 2023-12-31", 0},
    {"title", "TEXT", "its title", 0},
    {"manifest", "CSV", "a list of files; - is standard input", 0},
    {"no-sources", NULL, "keep the text alone, not the files", 0},
    {"report", "FILE", "what the run did, as JSON", 0},
    {"dry-run", NULL, "tell what would be done, and do nothing", 'n'},
    NIAN_OPTIONS_OF_FILES,
};

enum {
    PROGRESS_LEAST = 50, /* files that are worth a line */
    PROGRESS_PAUSE = 100 /* milliseconds between two drawings of it */
};

typedef struct add_job {
    nian_add_files files;
    nian_refusals refusals;
    nian_add_report *report;
    nian_error refusal; /* the last one */
    bool unpacked;      /* a file was a ZIP of some */
    bool marked;        /* a field wants a look */
    bool dry_run;
    bool json;
    bool progress; /* a terminal looks on */
    bool drawn;
    int64_t began, drew; /* milliseconds */
} add_job;

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void clear_progress(add_job *job)
{
    if (job->drawn)
        fputs("\r\033[K", stderr);
    job->drawn = false;
}

/* The end of a path says more than its start. */
static nian_str fit(nian_str path, size_t columns)
{
    while (path.len && nian_columns_up_to(path, columns) > columns) {
        uint32_t code;
        path = nian_str_after(path, nian_utf8_next(path, &code));
    }
    return path;
}

static void show_progress(void *context, nian_str path, size_t done,
                          size_t total)
{
    add_job *job = context;
    if (!job->progress || total < PROGRESS_LEAST)
        return;
    int64_t now = milliseconds();
    if (now - job->drew < PROGRESS_PAUSE)
        return;
    int64_t rate = (int64_t)done * 1000 / (now - job->began + 1);
    size_t width = job->files.cli->view.width;
    size_t room = width > 48 ? width - 46 : 2;
    fprintf(stderr, "\rread %zu of %zu, %lld a second: %.*s\033[K", done, total,
            (long long)rate, NIAN_STR_ARG(fit(path, room)));
    job->drawn = true;
    job->drew = now;
}

/* An interrupt waits, blocked, until a file is done: what was taken is then
 * committed and told of. */
static bool is_interrupted(void *context)
{
    sigset_t waiting;
    (void)context;
    return sigpending(&waiting) == 0 && sigismember(&waiting, SIGINT) == 1;
}

static void tell_json(nian_buf *out, const nian_import_result *result)
{
    nian_json json = {.out = out};
    nian_json_object(&json);
    nian_json_key(&json, "schema");
    nian_json_str(&json, NIAN_STR("nianlun.add/1"));
    nian_add_fields(&json, result);
    nian_json_end(&json);
    nian_buf_add_byte(out, '\n');
}

static void tell(void *context, const nian_import_result *result)
{
    add_job *job = context;
    nian_buf *out = &job->files.cli->out;
    bool refused = result->status == NIAN_IMPORT_REFUSED;
    clear_progress(job);
    nian_add_report_file(job->report, result);
    job->unpacked |= result->member;
    if (refused) {
        nian_fail(&job->refusal, NIAN_EINPUT, "%.*s",
                  NIAN_STR_ARG(result->reason));
        nian_refusals_add(&job->refusals, result);
    }
    if (job->json)
        tell_json(out, result);
    else if (!refused && job->dry_run)
        job->marked |= nian_add_card(out, result);
    else if (!refused)
        nian_add_row(out, result);
}

/* `3 added, 1 refused`: what did not happen is not told. */
static void sum_up(const add_job *job, const nian_import_counts *counts)
{
    nian_buf line = {0};
    for (int i = 0; i <= NIAN_IMPORT_REFUSED; i++)
        if (counts->by_status[i])
            nian_buf_format(&line, "%s%zu %s", line.len ? ", " : "",
                            counts->by_status[i],
                            nian_add_status((nian_import_status)i));
    if (job->files.skipped.count)
        nian_buf_format(&line, "%s%zu skipped", line.len ? ", " : "",
                        job->files.skipped.count);
    nian_cli_say(job->files.cli, "%.*s%s", NIAN_STR_ARG(nian_buf_str(&line)),
                 job->dry_run ? "; a dry run: nothing was written" : "");
    if (job->marked && !job->json)
        nian_cli_say(job->files.cli,
                     "~ is likely, ? wants a look; --issuer, --year … or a "
                     "manifest say better");
    nian_buf_free(&line);
}

static nian_exit conclude(const add_job *job, const nian_import_counts *counts,
                          nian_error *err)
{
    size_t refused = counts->by_status[NIAN_IMPORT_REFUSED];
    size_t all = 0;
    for (int i = 0; i <= NIAN_IMPORT_REFUSED; i++)
        all += counts->by_status[i];
    bool taken = refused < all;
    /* The only file is told of by main. */
    bool only = refused == 1 && !taken && !job->unpacked && !counts->left;
    nian_buf_flush(&job->files.cli->out);
    if (!only)
        nian_refusals_tell(&job->refusals);
    if (taken || refused > 1)
        sum_up(job, counts);
    if (counts->left) {
        nian_fail(err, NIAN_EINPUT,
                  "add: interrupted, %zu files were not looked at; the same "
                  "command takes them",
                  counts->left);
        return NIAN_EXIT_TROUBLE;
    }
    if (refused == 0)
        return NIAN_EXIT_FINE;
    if (taken)
        return NIAN_EXIT_NOTHING;
    if (only)
        *err = job->refusal;
    else if (refused == 1)
        nian_fail(err, NIAN_EINPUT, "add: nothing was taken");
    else
        nian_fail(err, NIAN_EINPUT, "add: none of %zu files was taken",
                  refused);
    return NIAN_EXIT_TROUBLE;
}

/* Interrupts wait while the run goes on, and are spent at its end. */
static bool take(nian_import_counts *counts, nian_corpus *corpus, add_job *job,
                 const nian_import_options *how, nian_error *err)
{
    sigset_t interrupt;
    sigset_t before;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, &before);
    /* Past the limit on file sizes, a write fails instead of killing us. */
    signal(SIGXFSZ, SIG_IGN);
    job->began = milliseconds();
    bool fine = nian_corpus_add(counts, corpus, job->files.files.items,
                                job->files.files.count, how, err);
    clear_progress(job);
    if (is_interrupted(job))
        signal(SIGINT, SIG_IGN);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return fine;
}

static nian_exit finish(add_job *job, const nian_import_counts *counts,
                        bool fine, nian_error *err)
{
    nian_error why = {0};
    const char *ended = !fine          ? "failed"
                        : counts->left ? "interrupted"
                                       : "done";
    nian_exit status = NIAN_EXIT_TROUBLE;
    bool kept = nian_add_report_close(job->report, counts, &job->files.skipped,
                                      ended, &why);
    if (fine)
        status = conclude(job, counts, err);
    nian_refusals_free(&job->refusals);
    if (kept || status == NIAN_EXIT_TROUBLE)
        return status;
    *err = why;
    return NIAN_EXIT_TROUBLE;
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    add_job job = {.files = {.cli = cli}};
    nian_hints hints;
    nian_corpus *corpus;
    nian_import_counts counts;
    job.dry_run = nian_cli_has(cli, "dry-run");
    job.json = nian_str_equal(cli->view.format, NIAN_STR("jsonl"));
    job.progress = !cli->quiet && isatty(STDERR_FILENO);
    nian_cli_hints(&hints, cli);
    nian_import_options how = {.tell = tell,
                               .progress = show_progress,
                               .stop = is_interrupted,
                               .context = &job,
                               .dry_run = job.dry_run,
                               .no_sources = nian_cli_has(cli, "no-sources"),
                               .encoding = hints.encoding,
                               .ocr = hints.ocr,
                               .no_jail = hints.no_jail};
    if (!nian_cli_corpus(&corpus, cli, err) ||
        !nian_add_gather(&job.files, err) ||
        !nian_add_report_open(&job.report, nian_cli_value(cli, "report"),
                              job.dry_run, err))
        return NIAN_EXIT_TROUBLE;
    bool fine = take(&counts, corpus, &job, &how, err);
    return finish(&job, &counts, fine, err);
}

const nian_command nian_command_add = {
    .name = "add",
    .operands = "FILE… | --manifest CSV",
    .most = SIZE_MAX,
    .summary = "takes reports into the corpus",
    .help = "A folder means all files in it, a ZIP all reports in it; hidden "
            "files and what programs leave behind are skipped. Issuer, kind, "
            "year, date, number and title are found in the text, in the file's "
            "own properties, its name and its folder; options win over all of "
            "them. A manifest has the columns path, issuer, year, kind, date "
            "and title, of which only path must be filled; paths are looked for"
            " here, then beside the manifest.\n"
            "--dry-run shows what each file is taken for: ~ stands behind what "
            "is likely, ? behind what wants a look. What is not sure enough is "
            "refused by a line that names the option to give. --format jsonl "
            "has figures for how sure each field is, and --report keeps the "
            "whole run as one JSON object.\n"
            "A district, county or town that is named without its city takes "
            "the one longer name that the run or the corpus has for it. A file "
            "that was added before changes nothing. Another text for the same "
            "year replaces the earlier one, which stays in the history. Of two "
            "files of one run for the same year the later is taken. An "
            "interrupt ends the run after the file at hand; the same command "
            "goes on.\n"
            "Exit status: 0 fine, 1 some files were refused, 2 none was taken, "
            "the run was interrupted or the corpus could not be written.",
    NIAN_OPTIONS(options),
    .formats = "text|jsonl",
    .run = run,
};
