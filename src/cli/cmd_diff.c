/* nianlun diff OLD NEW */
#include "cli/commands.h"
#include "cli/reports.h"

static const nian_option options[] = {
    {"all", NULL, "long lists whole, and what was kept", 0},
    {"why", NULL, "how sure each link is, and the words in common", 0},
    {"unsure", NULL, "links that are too weak to count, apart", 0},
    {"exit-code", NULL, "exit with 1 when there are changes", 0},
    NIAN_OPTION_AS_OF,
};

static nian_exit run(nian_cli *cli, nian_error *err)
{
    const nian_report *before;
    const nian_report *after;
    nian_compare_options decided;
    if (!nian_cli_pair(&before, &after, cli, err) ||
        !nian_cli_decisions(&decided, cli, before, after, err))
        return NIAN_EXIT_TROUBLE;
    if (nian_cli_has(cli, "all"))
        cli->view.show |= NIAN_SHOW_ALL;
    if (nian_cli_has(cli, "why"))
        cli->view.show |= NIAN_SHOW_WHY;
    if (nian_cli_has(cli, "unsure"))
        cli->view.show |= NIAN_SHOW_UNSURE;
    decided.plain_unsure = !nian_cli_has(cli, "unsure");
    nian_comparison *comparison;
    nian_compare(&comparison, before, after, &decided);
    nian_renderer_find(cli->view.format)->comparison(&cli->view, comparison);
    size_t kept = comparison->counts[NIAN_STATUS_KEPT];
    bool changed = comparison->change_count > kept;
    nian_comparison_free(comparison);
    if (changed && nian_cli_has(cli, "exit-code"))
        return NIAN_EXIT_NOTHING;
    return NIAN_EXIT_FINE;
}

const nian_command nian_command_diff = {
    .name = "diff",
    .operands = "OLD NEW | ISSUER@Y1..Y2",
    .least = 1,
    .most = 2,
    .summary = "what changed between two reports",
    .help = "A report is ISSUER@YEAR in the corpus, or a file. A range "
            "compares its two years, whatever lies between.\n"
            "    nianlun diff 青汀区@2022..2023\n"
            "    nianlun diff old.md new.md --format json",
    NIAN_OPTIONS(options),
    .formats = "text|json|csv|markdown",
    .run = run,
};
