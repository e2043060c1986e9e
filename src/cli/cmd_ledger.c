/* nianlun ledger REPORT */
#include "cli/commands.h"
#include "cli/reports.h"

static const nian_option options[] = {
    {"all", NULL, "every plan", 0},
    {"why", NULL, "how sure each link is, and the words in common", 0},
    NIAN_OPTION_AS_OF,
    NIAN_OPTIONS_OF_FILES,
};

/* A year without a report after it is held against an empty one, so that its
 * plans are still listed. */
static nian_exit run(nian_cli *cli, nian_error *err)
{
    const nian_report *report;
    const nian_report *next;
    nian_compare_options decided;
    if (!nian_cli_report_and_next(&report, &next, cli, err) ||
        !nian_cli_decisions(&decided, cli, report, next, err))
        return NIAN_EXIT_TROUBLE;
    if (nian_cli_has(cli, "all"))
        cli->view.show |= NIAN_SHOW_ALL;
    if (nian_cli_has(cli, "why"))
        cli->view.show |= NIAN_SHOW_WHY;
    nian_report *empty = NULL;
    if (!next)
        nian_report_read(&empty, (nian_str){NULL, 0}, NULL);
    decided.plain_unsure = true;
    nian_comparison *comparison;
    nian_compare(&comparison, report, next ? next : empty, &decided);
    nian_ledger *ledger;
    nian_ledger_make(&ledger, comparison);
    if (!next)
        ledger->next = NULL;
    nian_renderer_find(cli->view.format)->ledger(&cli->view, ledger);
    size_t rows = ledger->row_count;
    nian_ledger_free(ledger);
    nian_comparison_free(comparison);
    nian_report_free(empty);
    return rows ? NIAN_EXIT_FINE : NIAN_EXIT_NOTHING;
}

const nian_command nian_command_ledger = {
    .name = "ledger",
    .operands = "REPORT [NEXT]",
    .least = 1,
    .most = 2,
    .summary = "the plans of a report and what the next one says of them",
    .help = "NEXT is the report of the next year that the corpus has, unless "
            "it is named. Silence comes first: no mention was found in that "
            "report, which is not to say that nothing was done; the sentence "
            "that comes nearest is named. Done in part is a plan of which a "
            "figure is short of its target, of which some figures or named "
            "works are not mentioned, or of which the report says so.\n"
            "    nianlun ledger 青汀区@2022",
    NIAN_OPTIONS(options),
    .formats = "text|json|csv|markdown",
    .run = run,
};
