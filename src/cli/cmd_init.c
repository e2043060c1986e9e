/* nianlun init DIR */
#include "cli/commands.h"

static nian_exit run(nian_cli *cli, nian_error *err)
{
    const char *path = cli->operands.items[0].ptr;
    if (!nian_corpus_init(path, err))
        return NIAN_EXIT_TROUBLE;
    nian_cli_say(cli, "made a corpus; nianlun -C %s add FILE fills it", path);
    return NIAN_EXIT_FINE;
}

const nian_command nian_command_init = {
    .name = "init",
    .operands = "DIR",
    .least = 1,
    .most = 1,
    .summary = "makes a corpus: a bare git repository",
    .help = "DIR must be new or empty; folders above it are made too.  Any git "
            "client can\nclone, log, diff and fsck a corpus.",
    .run = run,
};
