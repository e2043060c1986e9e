/* nianlun site -o DIR [ISSUER…] */
#include "cli/commands.h"
#include "cli/reports.h"

#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "site/site.h"

static const nian_option options[] = {
    {"output", "DIR", "the folder that the pages go to", 'o'},
    {"lang", "zh|en", "the language of the pages; zh", 0},
    NIAN_OPTION_AS_OF,
};

typedef struct site_job {
    bool shown; /* a terminal looks on */
    bool drawn;
    int done;
} site_job;

static void show_progress(void *context, size_t pages, int done)
{
    site_job *job = context;
    if (!job->shown || done / 10 == job->done)
        return;
    job->done = done / 10;
    job->drawn = true;
    fprintf(stderr, "\rwriting pages: %3d %%, %zu files\033[K", done / 10,
            pages);
}

/* The series that are named; none means all. */
static bool find_series(nian_keys *out, nian_cli *cli, nian_error *err)
{
    for (size_t i = 0; i < cli->operands.count; i++) {
        nian_entry_key key;
        if (!nian_cli_series_key(&key, cli, cli->operands.items[i], err))
            return false;
        vec_push(&cli->arena, out, key);
    }
    return true;
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    nian_corpus *corpus;
    nian_keys only = {0};
    nian_site_counts counts;
    const char *folder = nian_cli_value(cli, "output");
    site_job job = {.shown = !cli->quiet && isatty(STDERR_FILENO), .done = -1};
    if (!folder || !*folder) {
        nian_fail(err, NIAN_EINPUT, "site: where to? give -o DIR");
        return NIAN_EXIT_TROUBLE;
    }
    if (!nian_cli_corpus(&corpus, cli, err) || !find_series(&only, cli, err))
        return NIAN_EXIT_TROUBLE;
    nian_site_options wanted = {.language =
                                    nian_str_from(nian_cli_value(cli, "lang")),
                                .only = only.items,
                                .only_count = only.count,
                                .progress = show_progress,
                                .context = &job};
    bool fine = nian_site_write(&counts, corpus, folder, &wanted, err);
    if (job.drawn)
        fputs("\r\033[K", stderr);
    if (!fine)
        return NIAN_EXIT_TROUBLE;
    nian_cli_say(cli,
                 "%zu reports of %zu series: %zu files written, %zu as they "
                 "were, %zu removed; open %s/index.html",
                 counts.reports, counts.series, counts.written,
                 counts.unchanged, counts.removed, folder);
    return NIAN_EXIT_FINE;
}

const nian_command nian_command_site = {
    .name = "site",
    .operands = "[ISSUER[/KIND]…]",
    .most = 1000,
    .summary = "static pages of the corpus or of some series",
    .help = "The pages open from a disk or from any web server, and fetch "
            "nothing from elsewhere. Written again, only what changed is "
            "touched; the same corpus gives the same bytes, and a later year "
            "changes no address.\n"
            "    nianlun site -o pages\n"
            "    nianlun site -o pages --lang en 青汀区",
    NIAN_OPTIONS(options),
    .run = run,
};
