/* nianlun indicators ISSUER [WORD…] */
#include "cli/commands.h"
#include "cli/reports.h"

#include "base/error.h"

static const nian_option options[] = {
    {"status", "actual|target|all", "what was reached, or what was promised",
     0},
    {"measure", "level|growth|share|rank", "one kind of figure alone", 0},
    {"years", "N", "with values of at least N years; 3", 0},
    {"all", NULL, "every one", 0},
    NIAN_OPTION_AS_OF,
};

static nian_exit run(nian_cli *cli, nian_error *err)
{
    enum {
        YEARS = 3
    };
    nian_reports reports;
    nian_trend_options wanted = nian_cli_trend_options(cli);
    int least;
    if (!nian_cli_number(&least, cli, "years", YEARS, err) ||
        !nian_cli_series(&reports, cli, cli->operands.items[0], err))
        return NIAN_EXIT_TROUBLE;
    const nian_links *links;
    if (!nian_cli_links(&links, cli, reports.items[0], err))
        return NIAN_EXIT_TROUBLE;
    wanted.renamings = links ? links->renamings : NULL;
    wanted.renaming_count = links ? links->renaming_count : 0;
    if (least < 1) {
        nian_fail(err, NIAN_EINPUT, "--years: 0 is too few: give 1 or more");
        return NIAN_EXIT_TROUBLE;
    }
    if (nian_cli_has(cli, "all"))
        cli->view.show |= NIAN_SHOW_ALL;
    nian_trend *found;
    nian_trend_list(&found, reports.items, reports.count,
                    cli->operands.items + 1, cli->operands.count - 1,
                    (size_t)least, &wanted);
    nian_renderer_find(cli->view.format)
        ->indicators(&cli->view, reports, found);
    size_t count = found->series_count;
    if (!count)
        nian_cli_say(cli, "no figure of %d years in %zu reports", least,
                     reports.count);
    nian_trend_free(found);
    return count ? NIAN_EXIT_FINE : NIAN_EXIT_NOTHING;
}

const nian_command nian_command_indicators = {
    .name = "indicators",
    .operands = "ISSUER [WORD…]",
    .least = 1,
    .most = 0,
    .summary = "the figures of an issuer that run through the years",
    .help = "Each with the years it covers, how many of them have a value, the "
            "latest value and how it changed; the most complete first. WORDs "
            "narrow the list to names that hold all of them. An id of the "
            "JSON or CSV is a QUERY of trend that leaves no choice.\n"
            "    nianlun indicators 云澜市 就业 --status target",
    NIAN_OPTIONS(options),
    .formats = "text|json|csv|markdown",
    .run = run,
};
