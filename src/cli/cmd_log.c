/* nianlun log ISSUER QUERY */
#include "cli/commands.h"
#include "cli/reports.h"

static const nian_option options[] = {
    NIAN_OPTION_AS_OF,
};

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
    nian_log_free(log);
    nian_history_free(history);
    if (entries)
        return NIAN_EXIT_FINE;
    nian_cli_say(cli, "nothing like %.*s in %zu reports", NIAN_STR_ARG(query),
                 reports.count);
    return NIAN_EXIT_NOTHING;
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
