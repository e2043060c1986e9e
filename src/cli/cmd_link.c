/* nianlun link and unlink: a person says what is one undertaking and what is
 * not, and the program obeys from then on. */
#include "cli/commands.h"
#include "cli/reports.h"

#include <string.h>

#include "base/error.h"
#include "report/report.h"

static const nian_option options[] = {
    {"name", NULL, "the two are names of one thing, not statements", 0},
    {"note", "TEXT", "why; kept beside the decision", 0},
    {"dry-run", NULL, "tell what would be done, and do nothing", 'n'},
};

/* A statement by its id, as diff and log print it. */
static bool find(const nian_report **report, uint32_t *statement, nian_cli *cli,
                 nian_str id, nian_error *err)
{
    nian_statement_name name;
    nian_statement_name_read(&name, id);
    if (name.year == 0)
        return nian_fail(err, NIAN_EINPUT,
                         "%.*s: it is no id of a statement; diff and log print "
                         "them as 2023-017",
                         NIAN_STR_ARG(id));
    if (!nian_cli_year(report, cli, cli->operands.items[0], name.year, err))
        return false;
    if (nian_statement_find(statement, *report, id))
        return true;
    return nian_fail(err, NIAN_ENOTFOUND,
                     "%.*s: no such statement; %.*s has %zu", NIAN_STR_ARG(id),
                     NIAN_STR_ARG((*report)->name), (*report)->statement_count);
}

static const char *tell_status(nian_decided decided, bool same, bool dry)
{
    static const char *const words[2][2][3] = {
        [false] = {{"already unlinked", "unlinked",
                    "unlinked, in place of the opposite"},
                   {"already linked", "linked",
                    "linked, in place of the opposite"}},
        [true] = {{"already unlinked", "would unlink",
                   "would unlink, in place of the opposite"},
                  {"already linked", "would link",
                   "would link, in place of the opposite"}},
    };
    return words[dry][same][decided];
}

static const char *tell_names(nian_decided decided, bool same, bool dry)
{
    bool already = decided == NIAN_DECIDED_ALREADY;
    if (same)
        return already ? "are names of one thing already"
               : dry   ? "would be names of one thing"
                       : "are names of one thing now";
    return already ? "are names of two things already"
           : dry   ? "would be names of two things"
                   : "are names of two things now";
}

static void tell_statement(const nian_cli *cli, const nian_report *report,
                           uint32_t statement)
{
    nian_arena arena = {0};
    nian_str id = nian_statement_id(&arena, report, statement);
    nian_cli_say(cli, "  %.*s  %.*s", NIAN_STR_ARG(id),
                 NIAN_STR_ARG(report->statements[statement].text));
    nian_arena_free(&arena);
}

static bool decide(nian_cli *cli, bool same, const nian_decide_options *how,
                   nian_error *err)
{
    const nian_report *before, *after;
    uint32_t older, newer;
    nian_decided decided;
    nian_corpus *corpus;
    if (!nian_cli_corpus(&corpus, cli, err) ||
        !find(&before, &older, cli, cli->operands.items[1], err) ||
        !find(&after, &newer, cli, cli->operands.items[2], err) ||
        !nian_corpus_decide(&decided, corpus, before, older, after, newer, same,
                            how, err))
        return false;
    nian_cli_say(cli, "%s:", tell_status(decided, same, how->dry_run));
    tell_statement(cli, before, older);
    tell_statement(cli, after, newer);
    return true;
}

static bool rename_one(nian_cli *cli, bool same, const nian_decide_options *how,
                       nian_error *err)
{
    const nian_str *names = cli->operands.items;
    nian_entry_key key;
    nian_decided decided;
    nian_corpus *corpus;
    if (!nian_cli_corpus(&corpus, cli, err) ||
        !nian_cli_series_key(&key, cli, names[0], err) ||
        !nian_corpus_rename(&decided, corpus, &key, names[1], names[2], same,
                            how, err))
        return false;
    nian_cli_say(cli, "%.*s and %.*s %s", NIAN_STR_ARG(names[1]),
                 NIAN_STR_ARG(names[2]),
                 tell_names(decided, same, how->dry_run));
    return true;
}

static nian_exit run_either(nian_cli *cli, bool same, nian_error *err)
{
    const char *note = nian_cli_value(cli, "note");
    const nian_decide_options how = {
        .note = nian_str_from(note),
        .dry_run = nian_cli_has(cli, "dry-run"),
    };
    bool done = nian_cli_has(cli, "name") ? rename_one(cli, same, &how, err)
                                          : decide(cli, same, &how, err);
    return done ? NIAN_EXIT_FINE : NIAN_EXIT_TROUBLE;
}

static nian_exit run_link(nian_cli *cli, nian_error *err)
{
    return run_either(cli, true, err);
}

static nian_exit run_unlink(nian_cli *cli, nian_error *err)
{
    return run_either(cli, false, err);
}

const nian_command nian_command_link = {
    .name = "link",
    .operands = "ISSUER OLD NEW | --name ISSUER NAME OTHER",
    .least = 3,
    .most = 3,
    .summary = "say that two statements are one undertaking",
    .help = "OLD and NEW are ids of statements as diff and log print them, the "
            "older first. What is decided stands in links.yaml of the series, "
            "as a commit in your name, and wins over the program in diff, "
            "ledger and log. Saying the opposite later takes its place.\n"
            "With --name, two words mean the same in this series: statements "
            "that use them are matched, and a query for one finds the other.\n"
            "    nianlun link 青汀区 2022-017 2023-009 --note 更名\n"
            "    nianlun link --name 青汀区 大数据局 数据资源局",
    NIAN_OPTIONS(options),
    .run = run_link,
};

const nian_command nian_command_unlink = {
    .name = "unlink",
    .operands = "ISSUER OLD NEW | --name ISSUER NAME OTHER",
    .least = 3,
    .most = 3,
    .summary = "say that two statements are not one undertaking",
    .help = "OLD and NEW are ids of statements as diff and log print them, the "
            "older first. What is decided stands in links.yaml of the series, "
            "as a commit in your name, and wins over the program in diff, "
            "ledger and log. Saying the opposite later takes its place.\n"
            "With --name, two words do not mean the same, whatever link --name "
            "or the reports say of them.\n"
            "    nianlun unlink 青汀区 2022-017 2023-009",
    NIAN_OPTIONS(options),
    .run = run_unlink,
};
