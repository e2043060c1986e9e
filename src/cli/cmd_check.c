/* nianlun check: whether the corpus holds what it should. */
#include "cli/commands.h"

#include "base/error.h"
#include "base/json.h"

static const nian_option options[] = {
    {"repair", NULL, "derive timelines again, remove locks of a crash", 0},
};

static const char *word_of(const nian_finding *finding)
{
    return finding->repaired ? "repaired" : finding->broken ? "broken" : "note";
}

static void show_text(const nian_view *view, const nian_verification *found)
{
    for (size_t i = 0; i < found->finding_count; i++) {
        const nian_finding *finding = &found->findings[i];
        nian_buf_format(view->out, "%-8s  %.*s: %.*s\n", word_of(finding),
                        NIAN_STR_ARG(finding->place),
                        NIAN_STR_ARG(finding->text));
    }
}

static void write_count(nian_json *json, const char *key, size_t count)
{
    nian_json_key(json, key);
    nian_json_int(json, (int64_t)count);
}

static void show_json(const nian_view *view, const nian_verification *found)
{
    nian_json json = {.out = view->out};
    nian_json_object(&json);
    nian_json_key(&json, "schema");
    nian_json_str(&json, NIAN_STR("nianlun.check/1"));
    write_count(&json, "broken", found->broken);
    write_count(&json, "objects", found->objects);
    write_count(&json, "reports", found->reports);
    write_count(&json, "sources", found->sources);
    write_count(&json, "timelines", found->timelines);
    nian_json_key(&json, "findings");
    nian_json_array(&json);
    for (size_t i = 0; i < found->finding_count; i++) {
        const nian_finding *finding = &found->findings[i];
        nian_json_object(&json);
        nian_json_key(&json, "status");
        nian_json_str(&json, nian_str_from(word_of(finding)));
        nian_json_key(&json, "place");
        nian_json_str(&json, finding->place);
        nian_json_key(&json, "text");
        nian_json_str(&json, finding->text);
        nian_json_end(&json);
    }
    nian_json_end(&json);
    nian_json_end(&json);
    nian_buf_add_byte(view->out, '\n');
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    nian_corpus *corpus;
    nian_verification *found;
    if (!nian_cli_corpus(&corpus, cli, err) ||
        !nian_corpus_verify(&found, corpus, nian_cli_has(cli, "repair"), err))
        return NIAN_EXIT_TROUBLE;
    if (nian_str_equal(cli->view.format, NIAN_STR("json")))
        show_json(&cli->view, found);
    else
        show_text(&cli->view, found);
    nian_buf_flush(&cli->out); /* what was found stands before the sum */
    nian_cli_say(cli, "%zu objects, %zu reports, %zu sources, %zu timelines",
                 found->objects, found->reports, found->sources,
                 found->timelines);
    size_t broken = found->broken;
    nian_verification_free(found);
    if (broken == 0)
        return NIAN_EXIT_FINE;
    nian_fail(err, NIAN_ECORRUPT, "the corpus is broken in %zu place%s%s",
              broken, broken == 1 ? "" : "s",
              nian_cli_has(cli, "repair") ? "" : "; --repair may help");
    return NIAN_EXIT_TROUBLE;
}

const nian_command nian_command_check = {
    .name = "check",
    .operands = "",
    .summary = "whether the corpus holds what it should",
    .help = "Reads every object that a reference leads to, derives the "
            "timelines anew, and\nholds front matter and sources against "
            "their paths.  --repair never touches a\nreport; objects that are "
            "missing or damaged must come from another clone.",
    NIAN_OPTIONS(options),
    .formats = "text|json",
    .run = run,
};
