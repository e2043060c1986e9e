/* nianlun help [COMMAND] */
#include "cli/commands.h"

#include "base/error.h"

static nian_exit run(nian_cli *cli, nian_error *err)
{
    if (cli->operands.count == 0) {
        nian_help_program(&cli->out);
        return NIAN_EXIT_FINE;
    }
    const nian_command *command =
        nian_cli_find_command(cli->operands.items[0].ptr, err);
    if (!command)
        return NIAN_EXIT_TROUBLE;
    nian_help_command(&cli->out, command);
    return NIAN_EXIT_FINE;
}

const nian_command nian_command_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .most = 1,
    .summary = "how a command is used",
    .run = run,
};
