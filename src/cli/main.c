/* The program: its commands, and what surrounds every one of them. */
#include "cli/commands.h"
#include "cli/reports.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/error.h"

/* In the order of the help. */
static const nian_command *const commands[] = {
    /* the corpus */
    &nian_command_init,
    &nian_command_add,
    &nian_command_list,
    &nian_command_check,
    /* one report */
    &nian_command_show,
    &nian_command_extract,
    /* several */
    &nian_command_diff,
    &nian_command_ledger,
    &nian_command_log,
    &nian_command_trend,
    &nian_command_indicators,
    &nian_command_search,
    &nian_command_site,
    /* what persons know better */
    &nian_command_link,
    &nian_command_unlink,
    /* plumbing */
    &nian_command_numbers,
    &nian_command_help,
    NULL,
};

const nian_command *const *nian_cli_commands(void)
{
    return commands;
}

static bool wants_color(const nian_cli *cli)
{
    const char *value = nian_cli_value(cli, "color");
    if (value && strcmp(value, "auto") != 0)
        return strcmp(value, "always") == 0;
    const char *no = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return !(no && *no) && isatty(STDOUT_FILENO) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

enum {
    WIDTH_USUAL = 80,
    WIDTH_LEAST = 40, /* renderers are tried down to this */
    WIDTH_MOST = 120  /* longer lines are hard to follow */
};

static size_t terminal_width(void)
{
    int width = 0;
    struct winsize size;
    if (!nian_str_to_int(nian_str_from(getenv("COLUMNS")), &width))
        width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
    if (width <= 0)
        width = WIDTH_USUAL;
    if (width < WIDTH_LEAST)
        width = WIDTH_LEAST;
    return (size_t)(width > WIDTH_MOST ? WIDTH_MOST : width);
}

static void prepare(nian_cli *cli)
{
    const char *format = nian_cli_value(cli, "format");
    cli->quiet = nian_cli_has(cli, "quiet");
    cli->view = (nian_view){
        .out = &cli->out,
        .format = format ? nian_str_from(format)
                         : nian_cli_word(cli->command->formats, 0),
        .color = wants_color(cli),
        .width = terminal_width(),
    };
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    if (nian_cli_has(cli, "version")) {
        nian_buf_add(&cli->out, NIAN_STR("nianlun " NIANLUN_VERSION "\n"));
        return NIAN_EXIT_FINE;
    }
    if (nian_cli_has(cli, "help")) {
        if (cli->command)
            nian_help_command(&cli->out, cli->command);
        else
            nian_help_program(&cli->out);
        return NIAN_EXIT_FINE;
    }
    if (!cli->command) {
        cli->out.sink = stderr;
        nian_help_program(&cli->out);
        nian_fail(err, NIAN_EINPUT, "no command: name one of those above");
        return NIAN_EXIT_TROUBLE;
    }
    prepare(cli);
    return cli->command->run(cli, err);
}

/* A full disk may show itself only when the file is closed. */
static bool close_output(nian_cli *cli, nian_error *err)
{
    if (!nian_buf_flush(&cli->out))
        return nian_fail_errno(err, cli->out.reason, "standard output");
    return true;
}

int main(int argc, char **argv)
{
    nian_cli cli = {.out = {.sink = stdout}};
    nian_error err = {0};
    nian_exit status = NIAN_EXIT_TROUBLE;
    if (nian_cli_parse(&cli, argc, argv, &err))
        status = run(&cli, &err);
    nian_error late = {0};
    if (!close_output(&cli, &late) && status != NIAN_EXIT_TROUBLE) {
        err = late;
        status = NIAN_EXIT_TROUBLE;
    }
    if (status == NIAN_EXIT_TROUBLE)
        fprintf(stderr, "nianlun: %s\n", err.message);
    nian_cli_release(&cli);
    return (int)status;
}
