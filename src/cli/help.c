/* Help and suggestions, written from the tables of commands and options. */
#include "cli/cli.h"

#include "render/terminal.h"

static void option_line(nian_buf *out, const nian_option *option,
                        const char *formats)
{
    bool format = formats && nian_str_equal(nian_str_from(option->name),
                                            NIAN_STR("format"));
    const char *value = format ? formats : option->value;
    nian_buf left = {0};
    if (option->letter)
        nian_buf_format(&left, "-%c, ", option->letter);
    nian_buf_format(&left, "--%s", option->name);
    if (value)
        nian_buf_format(&left, " %s", value);
    nian_str words = nian_buf_str(&left);
    if (words.len <= 24)
        nian_buf_format(out, "  %-24.*s  %s\n", NIAN_STR_ARG(words),
                        option->help);
    else
        nian_buf_format(out, "  %.*s\n  %-24s  %s\n", NIAN_STR_ARG(words), "",
                        option->help);
    nian_buf_free(&left);
}

static void common_lines(nian_buf *out, const nian_command *command)
{
    size_t count;
    const nian_option *common = nian_cli_common(&count);
    for (size_t i = 0; i < count; i++) {
        bool format =
            nian_str_equal(nian_str_from(common[i].name), NIAN_STR("format"));
        if (format && command && !command->formats)
            continue;
        option_line(out, &common[i], command ? command->formats : NULL);
    }
}

enum {
    HELP_COLUMNS = 79
};

/* Each line of the text is a paragraph. */
static void paragraphs(nian_buf *out, const char *text)
{
    nian_view view = {.out = out, .width = HELP_COLUMNS};
    nian_str rest = nian_str_from(text);
    for (nian_str line; nian_str_line(&rest, &line);) {
        nian_paragraph p = {0};
        nian_buf_add_byte(out, '\n');
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, line);
        nian_paragraph_end(&p, &view, 0, 0);
    }
}

void nian_help_program(nian_buf *out)
{
    nian_buf_add(out, NIAN_STR("nianlun keeps annual reports in a git "
                               "repository and shows what changed.\n\n"
                               "usage: nianlun [-C CORPUS] COMMAND …\n\n"));
    for (const nian_command *const *at = nian_cli_commands(); *at; at++)
        nian_buf_format(out, "  %-9s %s\n", (*at)->name, (*at)->summary);
    nian_buf_add(out, NIAN_STR("\nA REPORT is ISSUER@YEAR (add /KIND where an "
                               "issuer has several) or "
                               "a file;\na range is ISSUER@Y1..Y2.  Any part "
                               "of an issuer's name will "
                               "do that fits one.\n\n"));
    common_lines(out, NULL);
    paragraphs(out, "Exit status: 0 fine, 1 nothing matched, 2 trouble. "
                    "nianlun COMMAND --help tells more.");
}

void nian_help_command(nian_buf *out, const nian_command *command)
{
    nian_buf_format(out, "nianlun %s: %s\n\n", command->name, command->summary);
    for (size_t i = 0; i == 0 || nian_cli_word(command->operands, i).len; i++) {
        nian_str operands = nian_str_trim(nian_cli_word(command->operands, i));
        nian_buf_format(out, "%s nianlun %s%s%.*s\n",
                        i ? "      " : "usage:", command->name,
                        operands.len ? " " : "", NIAN_STR_ARG(operands));
    }
    nian_buf_add_byte(out, '\n');
    for (size_t i = 0; i < command->option_count; i++)
        option_line(out, &command->options[i], NULL);
    if (command->option_count)
        nian_buf_add_byte(out, '\n');
    common_lines(out, command);
    if (command->help)
        paragraphs(out, command->help);
}

enum {
    NAME_MAX_LEN = 32
};

/* Optimal string alignment: an edit is a letter put in, left out, changed, or
 * two neighbours swapped. */
static size_t distance(nian_str s, nian_str t)
{
    size_t rows[3][NAME_MAX_LEN + 1];
    for (size_t j = 0; j <= t.len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= s.len; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= t.len; j++) {
            size_t best = above[j - 1] + (s.ptr[i - 1] != t.ptr[j - 1]);
            if (above[j] + 1 < best)
                best = above[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            bool swapped = i > 1 && j > 1 && s.ptr[i - 1] == t.ptr[j - 2] &&
                           s.ptr[i - 2] == t.ptr[j - 1];
            if (swapped && rows[(i - 2) % 3][j - 2] + 1 < best)
                best = rows[(i - 2) % 3][j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[s.len % 3][t.len];
}

nian_str nian_help_nearest(nian_str given, const nian_str *names, size_t count)
{
    nian_str nearest = {NULL, 0};
    if (given.len > NAME_MAX_LEN)
        return nearest;
    /* A third of the word may be wrong, one letter of a short one. */
    size_t least = (given.len < 3 ? 1 : given.len / 3) + 1;
    for (size_t i = 0; i < count; i++) {
        if (names[i].len > NAME_MAX_LEN)
            continue;
        size_t far = distance(given, names[i]);
        bool begins = given.len >= 3 && nian_str_starts(names[i], given);
        if (begins)
            far = 1;
        if (far < least) {
            least = far;
            nearest = names[i];
        }
    }
    return nearest;
}
