/** The command line: a table of commands, each with a table of options.
 *
 *      const nian_command nian_command_list = {
 *          .name = "list", .operands = "", .summary = "what is in the corpus",
 *          .formats = "text|json", .run = run};
 *
 *  A command is one file `cmd_NAME.c` and one line in commands.h and in the
 *  table of main.c.
 *  It writes to `cli->out` and returns how it went; on trouble it has filled
 *  `err`, and main prints the one line.  Help, suggestions and the check of
 *  choices all come from the tables.
 */
#ifndef NIAN_CLI_CLI_H
#define NIAN_CLI_CLI_H

#include "base/buf.h"
#include "nianlun/nianlun.h"
#include "render/render.h"

typedef enum nian_exit {
    NIAN_EXIT_FINE = 0,
    NIAN_EXIT_NOTHING = 1, /**< nothing matched, or there are changes */
    NIAN_EXIT_TROUBLE = 2  /**< `err` says what */
} nian_exit;

typedef struct nian_option {
    const char *name;  /**< without its dashes */
    const char *value; /**< its name in the help; `a|b|c` allows these words
                            alone; NULL: a switch */
    const char *help;
    char letter; /**< short form, or 0 */
} nian_option;

typedef struct nian_cli nian_cli;

typedef struct nian_command {
    const char *name;
    const char *operands; /**< as the help shows them; `a | b`: two ways */
    size_t least, most;   /**< how many operands; most 0 with least > 0: any */
    const char *summary;  /**< one line for the list of commands */
    const char *help;     /**< paragraphs under the options, or NULL */
    const nian_option *options;
    size_t option_count;
    const char *formats; /**< of --format, the default first; NULL: none */
    nian_exit (*run)(nian_cli *cli, nian_error *err);
} nian_command;

/** For `.options = OPTIONS(table)` after `static const nian_option table[]`. */
#define NIAN_OPTIONS(table)                                                    \
    .options = (table), .option_count = sizeof(table) / sizeof *(table)

/** The row of `--as-of`, for commands that only read the corpus. */
#define NIAN_OPTION_AS_OF                                                      \
    {                                                                          \
        "as-of", "REVISION", "the corpus as it was then", 0                    \
    }

/** The rows of what may be said of files, for commands that read them. */
#define NIAN_OPTIONS_OF_FILES                                                  \
    {"encoding", "NAME", "of text files, as GB18030 or Big5; else found out",  \
     0},                                                                       \
        {"ocr", NULL, "read the pictures of a PDF that has no text", 0},       \
    {                                                                          \
        "no-jail", NULL, "read files where the kernel cannot shut readers in", \
            0                                                                  \
    }

typedef struct nian_given {
    const nian_option *option;
    const char *value; /**< "" for a switch */
} nian_given;

struct nian_cli {
    nian_arena arena; /**< freed when the program ends */
    nian_buf out;     /**< standard output */
    const nian_command *command;
    nian_strs operands; /**< terminated: they come from argv */
    vec(nian_given) given;
    nian_view view; /**< out, colour, width for the renderers */
    bool quiet;
    nian_corpus *corpus;       /**< opened when it is first wanted */
    nian_listing *listing;     /**< what is in it; likewise */
    vec(nian_report *) loaded; /**< reports to free at the end */
    vec(nian_links *) links;   /**< likewise */
};

/** The value of an option of this command or a common one; NULL when it was
 *  not given.  A name that is in no table is a broken invariant. */
const char *nian_cli_value(const nian_cli *cli, const char *name);
bool nian_cli_has(const nian_cli *cli, const char *name);
/** The place of its value among the words of `a|b|c`, or -1. */
int nian_cli_choice(const nian_cli *cli, const char *name);
/** What NIAN_OPTIONS_OF_FILES say; nothing where a command has them not. */
void nian_cli_hints(nian_hints *out, const nian_cli *cli);
/** A whole number of 1 to 9 digits; `otherwise` when it was not given. */
bool nian_cli_number(int *out, const nian_cli *cli, const char *name,
                     int otherwise, nian_error *err);

/** A line to standard error, unless --quiet. */
void nian_cli_say(const nian_cli *cli, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** The corpus that the user means; opened once, borrowed. */
bool nian_cli_corpus(nian_corpus **corpus, nian_cli *cli, nian_error *err);

/** options.c: reads argv into `cli`. */
bool nian_cli_parse(nian_cli *cli, int argc, char **argv, nian_error *err);
/** The command of that name; NULL with the nearest one suggested. */
const nian_command *nian_cli_find_command(const char *name, nian_error *err);
/** In the order of the help; ends with NULL. */
const nian_command *const *nian_cli_commands(void);
const nian_option *nian_cli_common(size_t *count);
/** The word of `a|b|c` at `place`, empty past the end. */
nian_str nian_cli_word(const char *words, size_t place);

/** help.c */
void nian_help_program(nian_buf *out);
void nian_help_command(nian_buf *out, const nian_command *command);
/** The nearest of `names` when one is near enough, else empty. */
nian_str nian_help_nearest(nian_str given, const nian_str *names, size_t count);

#endif
