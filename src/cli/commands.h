/** Every command; each stands in a file cmd_NAME.c.
 *
 *      const nian_command nian_command_init = {.name = "init", .run = run};
 *
 *  A new one is named here and in the table of main.c.
 */
#ifndef NIAN_CLI_COMMANDS_H
#define NIAN_CLI_COMMANDS_H

#include "cli/cli.h"

extern const nian_command nian_command_add;
extern const nian_command nian_command_check;
extern const nian_command nian_command_diff;
extern const nian_command nian_command_extract;
extern const nian_command nian_command_help;
extern const nian_command nian_command_indicators;
extern const nian_command nian_command_init;
extern const nian_command nian_command_ledger;
extern const nian_command nian_command_link;
extern const nian_command nian_command_list;
extern const nian_command nian_command_log;
extern const nian_command nian_command_numbers;
extern const nian_command nian_command_search;
extern const nian_command nian_command_show;
extern const nian_command nian_command_site;
extern const nian_command nian_command_trend;
extern const nian_command nian_command_unlink;

/** What --status and --measure say, for trend and indicators. */
nian_trend_options nian_cli_trend_options(const nian_cli *cli);

#endif
