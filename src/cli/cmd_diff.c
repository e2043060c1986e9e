/* nianlun diff OLD NEW */
#include "cli/commands.h"
#include "cli/only.h"
#include "cli/pairs.h"
#include "cli/reports.h"

#include "base/error.h"
#include "base/pool.h"

static const nian_option options[] = {
    {"all", NULL, "long lists whole, and what was kept", 0},
    {"why", NULL, "how sure each link is, and the words in common", 0},
    {"unsure", NULL, "links that are too weak to count, apart", 0},
    {"only", "LIST", "rows of these statuses or flags: new,dropped,weaker", 0},
    {"exit-code", NULL, "exit with 1 when there are changes", 0},
    {"each", NULL, "every two that follow each other, on all processors", 0},
    {"jsonl", NULL, "pairs on standard input, a JSON object a line", 0},
    NIAN_OPTION_AS_OF,
    NIAN_OPTIONS_OF_FILES,
};

static bool check(const nian_cli *cli, nian_error *err)
{
    bool lines = nian_cli_has(cli, "jsonl");
    bool each = nian_cli_has(cli, "each");
    size_t count = cli->operands.count;
    if (lines && (each || count))
        return nian_fail(err, NIAN_EINPUT,
                         "diff: --jsonl reads the pairs from standard input; "
                         "leave %s out",
                         each ? "--each" : "the reports");
    if ((lines || each) && nian_cli_has(cli, "only"))
        return nian_fail(err, NIAN_EINPUT,
                         "diff: --only picks rows of one pair; leave --%s out",
                         lines ? "jsonl" : "each");
    if (!lines && !each && count == 0)
        return nian_fail(err, NIAN_EINPUT,
                         "diff: it wants OLD NEW or ISSUER@Y1..Y2; see "
                         "nianlun diff --help");
    if (!lines && !each && count > 2)
        return nian_fail(err, NIAN_EINPUT,
                         "diff: %.*s is one operand too many; to compare "
                         "every two in a row add --each",
                         NIAN_STR_ARG(cli->operands.items[2]));
    if (each && nian_str_equal(cli->view.format, NIAN_STR("csv")))
        return nian_fail(err, NIAN_EINPUT,
                         "diff: --each writes text or JSON; add --format json");
    return true;
}

static nian_exit diff_pair(nian_cli *cli, nian_error *err)
{
    const nian_report *before;
    const nian_report *after;
    nian_compare_options decided;
    nian_wanted wanted;
    if (!nian_cli_only(&wanted, cli, err))
        return NIAN_EXIT_TROUBLE;
    if (!nian_cli_pair(&before, &after, cli, err) ||
        !nian_cli_decisions(&decided, cli, before, after, err))
        return NIAN_EXIT_TROUBLE;
    decided.workers = nian_pool_workers();
    decided.plain_unsure = !nian_cli_has(cli, "unsure");
    nian_comparison *comparison;
    nian_compare(&comparison, before, after, &decided);
    nian_comparison shown;
    nian_comparison_select(&shown, &cli->arena, comparison, wanted);
    if (wanted.statuses & (1U << NIAN_STATUS_KEPT))
        cli->view.show |= NIAN_SHOW_ALL;
    nian_renderer_find(cli->view.format)->comparison(&cli->view, &shown);
    size_t kept = comparison->counts[NIAN_STATUS_KEPT];
    bool changed = comparison->change_count > kept;
    nian_comparison_free(comparison);
    if (changed && nian_cli_has(cli, "exit-code"))
        return NIAN_EXIT_NOTHING;
    return NIAN_EXIT_FINE;
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    if (!check(cli, err))
        return NIAN_EXIT_TROUBLE;
    if (nian_cli_has(cli, "all"))
        cli->view.show |= NIAN_SHOW_ALL;
    if (nian_cli_has(cli, "why"))
        cli->view.show |= NIAN_SHOW_WHY;
    if (nian_cli_has(cli, "unsure"))
        cli->view.show |= NIAN_SHOW_UNSURE;
    if (nian_cli_has(cli, "each") || nian_cli_has(cli, "jsonl"))
        return nian_cli_diff_pairs(cli, err);
    return diff_pair(cli, err);
}

const nian_command nian_command_diff = {
    .name = "diff",
    .operands = "OLD NEW | ISSUER@Y1..Y2 | --each [WHAT…] | --jsonl",
    .most = SIZE_MAX,
    .summary = "what changed between two reports",
    .help = "A report is ISSUER@YEAR in the corpus, or a file. A range "
            "compares its two years, whatever lies between.\n"
            "    nianlun diff 青汀区@2022..2023\n"
            "    nianlun diff old.md new.md --format json\n"
            "With --each every two reports that follow each other are "
            "compared: of the series named, ISSUER or ISSUER@Y1..Y2; of all "
            "series when none is; of the files of a folder in the order "
            "given. With --jsonl each line of standard input is an object "
            "with \"old\" and \"new\", reports or files; the answers come in "
            "the same order, a line each.\n"
            "    nianlun diff --each 青汀区 --format json\n"
            "    nianlun diff --each reports/*/*.md --format json",
    NIAN_OPTIONS(options),
    .formats = "text|json|csv|markdown",
    .run = run,
};
