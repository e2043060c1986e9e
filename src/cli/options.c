/* Reads the command line by the tables: which command, which options, which
 * operands.  Options may stand anywhere; `--` ends them.  What does not fit is
 * refused with one line that names the nearest thing that would. */
#include "cli/cli.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "ingest/convert.h"

static const nian_option common[] = {
    {"corpus", "CORPUS", "the corpus; else $NIANLUN_CORPUS, else upwards", 'C'},
    {"format", "FORMAT", "how the result is written", 0},
    {"color", "auto|always|never", "auto: on a terminal, without NO_COLOR", 0},
    {"quiet", NULL, "no messages and no progress", 'q'},
    {"help", NULL, "this help", 'h'},
    {"version", NULL, "the version", 0},
};

enum {
    COMMON_COUNT = sizeof common / sizeof *common
};

const nian_option *nian_cli_common(size_t *count)
{
    *count = COMMON_COUNT;
    return common;
}

nian_str nian_cli_word(const char *words, size_t place)
{
    nian_str rest = nian_str_from(words);
    for (;; place--) {
        ptrdiff_t bar = nian_str_find(rest, NIAN_STR("|"));
        if (place == 0)
            return bar < 0 ? rest : nian_str_slice(rest, 0, (size_t)bar);
        if (bar < 0)
            return (nian_str){NULL, 0};
        rest = nian_str_after(rest, (size_t)bar + 1);
    }
}

static int place_of(const char *words, nian_str word)
{
    for (size_t i = 0;; i++) {
        nian_str at = nian_cli_word(words, i);
        if (at.len == 0)
            return -1;
        if (nian_str_equal(at, word))
            return (int)i;
    }
}

/* Options of this command and common ones, by their order in the help. */
static const nian_option *option_at(const nian_command *command, size_t place)
{
    size_t own = command ? command->option_count : 0;
    if (place < own)
        return &command->options[place];
    return place - own < COMMON_COUNT ? &common[place - own] : NULL;
}

static const nian_option *find_long(const nian_command *command, nian_str name)
{
    const nian_option *option;
    for (size_t i = 0; (option = option_at(command, i)) != NULL; i++)
        if (nian_str_equal(nian_str_from(option->name), name))
            return option;
    return NULL;
}

static const nian_option *find_letter(const nian_command *command, char letter)
{
    const nian_option *option;
    for (size_t i = 0; (option = option_at(command, i)) != NULL; i++)
        if (option->letter == letter)
            return option;
    return NULL;
}

/* What this command may say to an option: its words, or NULL for anything. */
static const char *words_of(const nian_command *command,
                            const nian_option *option)
{
    if (option == &common[1])
        return command ? command->formats : NULL;
    return option->value && strchr(option->value, '|') ? option->value : NULL;
}

static bool unknown_option(const nian_cli *cli, nian_str name, nian_error *err)
{
    nian_arena arena = {0};
    nian_strs names = {0};
    const nian_option *option;
    for (size_t i = 0; (option = option_at(cli->command, i)) != NULL; i++)
        vec_push(&arena, &names, nian_str_from(option->name));
    nian_str nearest = nian_help_nearest(name, names.items, names.count);
    const char *who = cli->command ? cli->command->name : "options";
    if (nearest.len)
        nian_fail(err, NIAN_EINPUT,
                  "%s: unknown option --%.*s; did you mean --%.*s?", who,
                  NIAN_STR_ARG(name), NIAN_STR_ARG(nearest));
    else
        nian_fail(err, NIAN_EINPUT,
                  "%s: unknown option --%.*s; see nianlun %s --help", who,
                  NIAN_STR_ARG(name), cli->command ? who : "");
    nian_arena_free(&arena);
    return false;
}

static bool check_words(const nian_cli *cli, const nian_given *given,
                        nian_error *err)
{
    const char *words = words_of(cli->command, given->option);
    if (!words)
        return true;
    if (place_of(words, nian_str_from(given->value)) >= 0)
        return true;
    nian_buf list = {0};
    for (size_t i = 0; nian_cli_word(words, i).len; i++) {
        bool last = i && nian_cli_word(words, i + 1).len == 0;
        nian_buf_format(&list, "%s%.*s",
                        last ? " or "
                        : i  ? ", "
                             : "",
                        NIAN_STR_ARG(nian_cli_word(words, i)));
    }
    nian_fail(err, NIAN_EINPUT, "%s: --%s cannot be %s; it can be %.*s",
              cli->command ? cli->command->name : "options",
              given->option->name, given->value,
              NIAN_STR_ARG(nian_buf_str(&list)));
    nian_buf_free(&list);
    return false;
}

/* `value` NULL: it is the next argument, if the option wants one. */
static bool take_option(nian_cli *cli, const nian_option *option,
                        const char *value, char ***rest, nian_error *err)
{
    if (!option->value && value)
        return nian_fail(err, NIAN_EINPUT, "--%s: takes no value",
                         option->name);
    if (option->value && !value && !(value = *++*rest))
        return nian_fail(err, NIAN_EINPUT, "--%s: %s is missing", option->name,
                         option->value);
    nian_given given = {option, value ? value : ""};
    vec_push(&cli->arena, &cli->given, given);
    return true;
}

static bool read_long(nian_cli *cli, char ***rest, nian_error *err)
{
    nian_str name = nian_str_from(**rest + 2);
    const char *value = NULL;
    ptrdiff_t equals = nian_str_find(name, NIAN_STR("="));
    if (equals >= 0) {
        value = name.ptr + equals + 1;
        name.len = (size_t)equals;
    }
    const nian_option *option = find_long(cli->command, name);
    if (!option)
        return unknown_option(cli, name, err);
    return take_option(cli, option, value, rest, err);
}

static bool read_letters(nian_cli *cli, char ***rest, nian_error *err)
{
    for (const char *at = **rest + 1; *at; at++) {
        const nian_option *option = find_letter(cli->command, *at);
        if (!option)
            return nian_fail(
                err, NIAN_EINPUT, "%s: unknown option -%c; see nianlun --help",
                cli->command ? cli->command->name : "options", *at);
        const char *value = option->value && at[1] ? at + 1 : NULL;
        if (!take_option(cli, option, value, rest, err))
            return false;
        if (option->value)
            break;
    }
    return true;
}

const nian_command *nian_cli_find_command(const char *name, nian_error *err)
{
    for (const nian_command *const *at = nian_cli_commands(); *at; at++)
        if (strcmp((*at)->name, name) == 0)
            return *at;
    nian_arena arena = {0};
    nian_strs names = {0};
    for (const nian_command *const *at = nian_cli_commands(); *at; at++)
        vec_push(&arena, &names, nian_str_from((*at)->name));
    nian_str nearest =
        nian_help_nearest(nian_str_from(name), names.items, names.count);
    if (nearest.len)
        nian_fail(err, NIAN_EINPUT, "%s: unknown command; did you mean %.*s?",
                  name, NIAN_STR_ARG(nearest));
    else
        nian_fail(err, NIAN_EINPUT,
                  "%s: unknown command; nianlun --help lists them", name);
    nian_arena_free(&arena);
    return NULL;
}

static bool too_few(const nian_command *command, nian_error *err)
{
    nian_buf ways = {0};
    for (size_t i = 0; nian_cli_word(command->operands, i).len; i++)
        nian_buf_format(
            &ways, "%s%.*s", i ? " or " : "",
            NIAN_STR_ARG(nian_str_trim(nian_cli_word(command->operands, i))));
    nian_fail(err, NIAN_EINPUT, "%s: it wants %.*s; see nianlun %s --help",
              command->name, NIAN_STR_ARG(nian_buf_str(&ways)), command->name);
    nian_buf_free(&ways);
    return false;
}

static bool check_operands(const nian_cli *cli, nian_error *err)
{
    const nian_command *command = cli->command;
    size_t count = cli->operands.count;
    if (count < command->least)
        return too_few(command, err);
    bool any = command->most == 0 && command->least > 0;
    if (!any && count > command->most)
        return nian_fail(err, NIAN_EINPUT, "%s: %.*s is one operand too many",
                         command->name,
                         NIAN_STR_ARG(cli->operands.items[command->most]));
    return true;
}

static bool check_encoding(const nian_cli *cli, nian_error *err)
{
    nian_hints hints;
    nian_cli_hints(&hints, cli);
    return !hints.encoding.ptr || nian_encoding_find(hints.encoding) ||
           nian_fail(err, NIAN_EINPUT,
                     "--encoding: %.*s is not known; it can be %s",
                     NIAN_STR_ARG(hints.encoding), nian_encoding_names());
}

/* Options that stand before the command are read before it is known, so all
 * choices are checked at the end. */
static bool check(const nian_cli *cli, nian_error *err)
{
    for (size_t i = 0; i < cli->given.count; i++) {
        const nian_given *given = &cli->given.items[i];
        if (given->option == &common[1] && cli->command &&
            !cli->command->formats)
            return nian_fail(err, NIAN_EINPUT, "%s: it has no --format",
                             cli->command->name);
        if (!check_words(cli, given, err))
            return false;
    }
    if (!cli->command || nian_cli_has(cli, "help") ||
        nian_cli_has(cli, "version"))
        return true;
    return check_encoding(cli, err) && check_operands(cli, err);
}

bool nian_cli_parse(nian_cli *cli, int argc, char **argv, nian_error *err)
{
    bool ended = argc < 1;
    for (char **rest = argv + 1; argc > 0 && *rest; rest++) {
        const char *word = *rest;
        bool fine = true;
        if (!ended && strcmp(word, "--") == 0)
            ended = true;
        else if (!ended && word[0] == '-' && word[1] == '-')
            fine = read_long(cli, &rest, err);
        else if (!ended && word[0] == '-' && word[1])
            fine = read_letters(cli, &rest, err);
        else if (!cli->command)
            fine = (cli->command = nian_cli_find_command(word, err)) != NULL;
        else
            vec_push(&cli->arena, &cli->operands, nian_str_from(word));
        if (!fine)
            return false;
    }
    return check(cli, err);
}

const char *nian_cli_value(const nian_cli *cli, const char *name)
{
    const nian_option *option = find_long(cli->command, nian_str_from(name));
    assert(option);
    for (size_t i = cli->given.count; i-- > 0;)
        if (cli->given.items[i].option == option)
            return cli->given.items[i].value;
    return NULL;
}

bool nian_cli_has(const nian_cli *cli, const char *name)
{
    return nian_cli_value(cli, name) != NULL;
}

/* Not every command has these, so they are looked for among what was given and
 * not in the tables. */
void nian_cli_hints(nian_hints *out, const nian_cli *cli)
{
    *out = (nian_hints){.ocr = false};
    for (size_t i = 0; i < cli->given.count; i++) {
        nian_str name = nian_str_from(cli->given.items[i].option->name);
        out->ocr |= nian_str_equal(name, NIAN_STR("ocr"));
        out->no_jail |= nian_str_equal(name, NIAN_STR("no-jail"));
        if (nian_str_equal(name, NIAN_STR("encoding")))
            out->encoding = nian_str_from(cli->given.items[i].value);
    }
}

int nian_cli_choice(const nian_cli *cli, const char *name)
{
    const nian_option *option = find_long(cli->command, nian_str_from(name));
    const char *value = nian_cli_value(cli, name);
    return value
               ? place_of(words_of(cli->command, option), nian_str_from(value))
               : -1;
}

bool nian_cli_number(int *out, const nian_cli *cli, const char *name,
                     int otherwise, nian_error *err)
{
    const char *value = nian_cli_value(cli, name);
    *out = otherwise;
    if (!value || nian_str_to_int(nian_str_from(value), out))
        return true;
    return nian_fail(err, NIAN_EINPUT, "--%s: %s is not a whole number", name,
                     value);
}

void nian_cli_say(const nian_cli *cli, const char *format, ...)
{
    if (cli->quiet)
        return;
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}
