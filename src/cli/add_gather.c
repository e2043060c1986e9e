/* Which files a run takes, and what a person says of them. */
#include "cli/add.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "corpus/corpus.h"
#include "report/door.h"

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

static bool read_manifest(nian_add_files *job, const char *name,
                          nian_error *err)
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

static bool gather(nian_add_files *job, nian_error *err)
{
    nian_cli *cli = job->cli;
    const char *manifest = nian_cli_value(cli, "manifest");
    for (size_t i = 0; i < cli->operands.count; i++)
        nian_folder_read(&job->files, &job->skipped, &cli->arena,
                         cli->operands.items[i].ptr);
    if (manifest && !read_manifest(job, manifest, err))
        return false;
    return job->files.count || gather_nothing(cli, manifest, err);
}

static bool read_given(nian_metadata *out, const nian_add_files *job,
                       nian_error *err)
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

static void apply(nian_add_files *job, const nian_metadata *given)
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

bool nian_add_gather(nian_add_files *job, nian_error *err)
{
    nian_metadata given = {0};
    if (!gather(job, err) || !read_given(&given, job, err))
        return false;
    apply(job, &given);
    return true;
}
