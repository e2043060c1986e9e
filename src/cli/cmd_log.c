/* nianlun log ISSUER QUERY */
#include "cli/commands.h"
#include "cli/reports.h"
#include "report/report.h"

static const nian_option options[] = {
    NIAN_OPTION_AS_OF,
};

/* What to ask instead. */
static void say_nothing(nian_cli *cli, nian_reports reports,
                        const nian_log *log)
{
    nian_statement_name name;
    nian_statement_name_read(&name, log->query);
    if (name.year && name.words.len == 0) {
        for (size_t i = 0; i < reports.count; i++)
            if (reports.items[i]->meta.year == name.year) {
                nian_cli_say(cli, "no statement %.*s; the report of %d has %zu",
                             NIAN_STR_ARG(log->query), name.year,
                             reports.items[i]->statement_count);
                return;
            }
        nian_cli_say(cli, "no statement %.*s: there is no report of %d",
                     NIAN_STR_ARG(log->query), name.year);
        return;
    }
    nian_str near =
        nian_str_join(&cli->arena, log->near, log->near_count, NIAN_STR("、"));
    nian_cli_say(cli, "nothing like %.*s in %zu reports%s%.*s",
                 NIAN_STR_ARG(log->query), reports.count,
                 near.len ? "; they have " : "", NIAN_STR_ARG(near));
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    const nian_strs *names = &cli->operands;
    nian_reports reports;
    const nian_links *links;
    if (!nian_cli_series(&reports, cli, names->items[0], err) ||
        !nian_cli_links(&links, cli, reports.items[0], err))
        return NIAN_EXIT_TROUBLE;
    nian_str query = nian_str_join(&cli->arena, names->items + 1,
                                   names->count - 1, NIAN_STR(" "));
    nian_history *history;
    nian_trace(&history, reports.items, reports.count);
    if (links) {
        bool whole = !nian_str_has(names->items[0], NIAN_STR("@"));
        nian_cli_stale(cli, links, reports, whole);
        nian_history_decide(history, links->decisions, links->decision_count,
                            links->renamings, links->renaming_count);
    }
    nian_log *log;
    nian_log_find(&log, history, query);
    nian_renderer_find(cli->view.format)->log(&cli->view, reports, log);
    size_t entries = log->entry_count;
    if (!entries)
        say_nothing(cli, reports, log);
    nian_log_free(log);
    nian_history_free(history);
    return entries ? NIAN_EXIT_FINE : NIAN_EXIT_NOTHING;
}

const nian_command nian_command_log = {
    .name = "log",
    .operands = "ISSUER QUERY",
    .least = 2,
    .most = 0,
    .summary = "the history of one commitment",
    .help = "QUERY is words of it, or the id of a statement (2023-017). "
            "ISSUER@Y1..Y2 looks at the reports of those years alone.\n"
            "    nianlun log 青汀区 法治副校长",
    NIAN_OPTIONS(options),
    .formats = "text|json|csv|markdown",
    .run = run,
};
