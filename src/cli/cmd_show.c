/* nianlun show REPORT */
#include "cli/commands.h"
#include "cli/reports.h"

static const nian_option options[] = {
    {"outline", NULL, "sections, with their ids", 0},
    {"statements", NULL, "statements, with id and type", 0},
    {"indicators", NULL, "figures, with their names", 0},
    {"text", NULL, "the text that lines count in", 0},
    {"notes", NULL, "what was odd in it, and figures that cannot all be right",
     0},
    NIAN_OPTION_AS_OF,
    NIAN_OPTIONS_OF_FILES,
};

static nian_exit run(nian_cli *cli, nian_error *err)
{
    static const unsigned shows[] = {NIAN_SHOW_OUTLINE, NIAN_SHOW_STATEMENTS,
                                     NIAN_SHOW_INDICATORS, NIAN_SHOW_TEXT,
                                     NIAN_SHOW_NOTES};
    const nian_report *report;
    if (!nian_cli_report(&report, cli, cli->operands.items[0], err))
        return NIAN_EXIT_TROUBLE;
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
        if (nian_cli_has(cli, options[i].name))
            cli->view.show |= shows[i];
    nian_renderer_find(cli->view.format)->report(&cli->view, report);
    return NIAN_EXIT_FINE;
}

const nian_command nian_command_show = {
    .name = "show",
    .operands = "REPORT",
    .least = 1,
    .most = 1,
    .summary = "one report as the program understands it",
    .help = "REPORT is ISSUER@YEAR in the corpus, or a file.\n"
            "    nianlun show 青汀区@2023 --indicators",
    NIAN_OPTIONS(options),
    .formats = "text|json|csv",
    .run = run,
};
