/* nianlun search WORDS: statements that hold every one of the words, in all
 * reports of the corpus.  Reports are read on several threads and told in the
 * order of the list. */
#include "cli/commands.h"
#include "cli/reports.h"

#include "base/error.h"
#include "base/pool.h"
#include "corpus/corpus.h"
#include "report/report.h"
#include "render/json.h"
#include "render/rows.h"
#include "text/text.h"

enum {
    ROWS_SHOWN = 5 /* of one report, in text */
};

static const nian_option options[] = {
    {"all", NULL, "every statement that matches", 0},
    NIAN_OPTION_AS_OF,
};

typedef enum search_form {
    SEARCH_TEXT,
    SEARCH_JSONL,
    SEARCH_JSON
} search_form;

/* A report, and what was found in it. */
typedef struct search_unit {
    nian_entry_key key;
    nian_buf out;
    size_t hits;
    bool failed;
    nian_error err;
} search_unit;

typedef struct search_job {
    nian_cli *cli;
    nian_strs words; /* folded */
    nian_str query;
    search_form form;
    const nian_listing *listing;
    search_unit *units;
    size_t count;
    size_t hits, reports;
    bool failed;
    nian_error err;
} search_job;

static bool matches(const search_job *job, nian_arena *arena, nian_str text)
{
    nian_str folded = nian_fold(arena, text, NULL);
    for (size_t i = 0; i < job->words.count; i++)
        if (!nian_str_has(folded, job->words.items[i]))
            return false;
    return true;
}

static void write_text(const search_job *job, search_unit *unit,
                       const nian_report *report, uint32_t statement,
                       nian_rows_place *place)
{
    nian_view view = job->cli->view;
    view.out = &unit->out;
    if (!(view.show & NIAN_SHOW_ALL) && unit->hits > ROWS_SHOWN)
        return;
    if (unit->hits == 1) {
        nian_paragraph p = {0};
        nian_paragraph_format(&p, NIAN_STYLE_STRONG, "%.*s %.*s %d",
                              NIAN_STR_ARG(unit->key.issuer),
                              NIAN_STR_ARG(unit->key.kind), unit->key.year);
        nian_paragraph_end(&p, &view, 0, 0);
    }
    nian_shown_row row = {.mark = ' ',
                          .report = report,
                          .statement = statement,
                          .wanted = job->cli->operands.items[0]};
    nian_rows_section(&view, report, statement, place);
    nian_rows_show(&view, &row);
}

static void write_json(const search_job *job, search_unit *unit,
                       const nian_report *report, uint32_t statement)
{
    nian_writer w = {.json = {.out = &unit->out}};
    const nian_statement *found = &report->statements[statement];
    nian_json_object(&w.json);
    if (job->form == SEARCH_JSONL)
        nian_writer_key_name(&w, "schema", "nianlun.hit/1");
    nian_writer_key_str(&w, "issuer", report->meta.issuer);
    nian_writer_key_str(&w, "kind", report->meta.kind);
    nian_writer_key_int(&w, "year", report->meta.year);
    nian_writer_statement(&w, report, statement);
    nian_writer_key_str(&w, "heading",
                        report->sections[found->section].heading);
    nian_writer_origin(&w, report, found->line);
    nian_json_end(&w.json);
    nian_buf_add_byte(&unit->out, job->form == SEARCH_JSONL ? '\n' : ',');
    nian_arena_free(&w.arena);
}

static void look(const search_job *job, search_unit *unit,
                 const nian_report *report)
{
    nian_arena arena = {0};
    nian_rows_place place = {0};
    for (uint32_t i = 0; i < report->statement_count; i++) {
        if (!matches(job, &arena, report->statements[i].text))
            continue;
        unit->hits++;
        if (job->form == SEARCH_TEXT)
            write_text(job, unit, report, i, &place);
        else
            write_json(job, unit, report, i);
    }
    nian_arena_free(&arena);
}

/* Most reports hold none of the words at all, and a look at the bytes is many
 * times cheaper than understanding them.  White space is folded away, so what
 * stands in a statement stands in the whole. */
static bool worth_reading(const search_job *job, nian_corpus *corpus,
                          const nian_entry_key *key)
{
    nian_arena arena = {0};
    nian_str bytes;
    nian_str blob;
    bool found = !nian_corpus_read(&bytes, &blob, &arena, corpus,
                                   nian_path_report(&arena, key), NULL) ||
                 matches(job, &arena, bytes);
    nian_arena_free(&arena);
    return found;
}

static bool understand(const search_job *job, search_unit *unit,
                       nian_corpus *corpus)
{
    nian_report *report;
    if (!nian_corpus_load(&report, corpus, &unit->key, &unit->err))
        return false;
    nian_arena arena = {0};
    report->name = nian_cli_name(&arena, job->listing, &unit->key);
    look(job, unit, report);
    nian_report_free(report);
    nian_arena_free(&arena);
    return true;
}

/* A handle on a corpus belongs to one thread, so each piece has its own. */
static void work(void *context, size_t index)
{
    search_job *job = context;
    search_unit *unit = &job->units[index];
    nian_corpus *corpus;
    unit->failed = !nian_cli_open_corpus(&corpus, job->cli, &unit->err);
    if (unit->failed)
        return;
    if (worth_reading(job, corpus, &unit->key))
        unit->failed = !understand(job, unit, corpus);
    nian_corpus_free(corpus);
}

static void deliver(void *context, size_t index)
{
    search_job *job = context;
    search_unit *unit = &job->units[index];
    nian_str found = nian_buf_str(&unit->out);
    nian_buf *out = &job->cli->out;
    if (unit->failed && !job->failed)
        job->err = unit->err;
    job->failed = job->failed || unit->failed;
    if (unit->hits && job->form == SEARCH_JSON) {
        nian_str_cut_end(&found, NIAN_STR(","));
        nian_buf_add(out, job->hits ? NIAN_STR(",") : NIAN_STR(""));
    } else if (unit->hits && job->form == SEARCH_TEXT && job->hits) {
        nian_buf_add_byte(out, '\n');
    }
    nian_buf_add(out, found);
    bool more = job->form == SEARCH_TEXT && unit->hits > ROWS_SHOWN &&
                !(job->cli->view.show & NIAN_SHOW_ALL);
    if (more) {
        nian_paragraph p = {0};
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_MORE,
                              unit->hits - ROWS_SHOWN);
        nian_paragraph_end(&p, &job->cli->view, 2, 2);
    }
    job->hits += unit->hits;
    job->reports += unit->hits > 0;
    nian_buf_free(&unit->out);
}

static bool prepare(search_job *job, nian_cli *cli, nian_error *err)
{
    if (!nian_cli_listing(&job->listing, cli, err))
        return false;
    job->count = job->listing->count;
    job->units = nian_new_array(&cli->arena, search_unit, job->count + 1);
    for (size_t i = 0; i < job->count; i++)
        job->units[i].key = job->listing->entries[i];
    for (size_t i = 0; i < cli->operands.count; i++) {
        nian_str word = nian_fold(&cli->arena, cli->operands.items[i], NULL);
        if (word.len)
            vec_push(&cli->arena, &job->words, word);
    }
    job->query = nian_str_join(&cli->arena, cli->operands.items,
                               cli->operands.count, NIAN_STR(" "));
    if (job->words.count)
        return true;
    return nian_fail(err, NIAN_EINPUT, "search: the words are empty");
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    search_job job = {.cli = cli};
    if (nian_str_equal(cli->view.format, NIAN_STR("json")))
        job.form = SEARCH_JSON;
    else if (nian_str_equal(cli->view.format, NIAN_STR("jsonl")))
        job.form = SEARCH_JSONL;
    if (nian_cli_has(cli, "all"))
        cli->view.show |= NIAN_SHOW_ALL;
    if (!prepare(&job, cli, err))
        return NIAN_EXIT_TROUBLE;
    nian_writer w;
    if (job.form == SEARCH_JSON) {
        nian_writer_open(&w, &cli->view, "nianlun.search/1");
        nian_writer_key_str(&w, "query", job.query);
        nian_json_key(&w.json, "hits");
        nian_json_array(&w.json);
    }
    nian_pool_run(nian_pool_workers(), job.count, work, deliver, &job);
    if (job.form == SEARCH_JSON) {
        nian_json_end(&w.json);
        nian_writer_close(&w);
    }
    if (job.failed) {
        *err = job.err;
        return NIAN_EXIT_TROUBLE;
    }
    nian_cli_say(cli, "%zu statements in %zu of %zu reports", job.hits,
                 job.reports, job.count);
    return job.hits ? NIAN_EXIT_FINE : NIAN_EXIT_NOTHING;
}

const nian_command nian_command_search = {
    .name = "search",
    .operands = "WORDS…",
    .least = 1,
    .most = 0,
    .summary = "statements that hold words, over all issuers and years",
    .help = "A statement matches that holds every one of the words; quote a "
            "phrase with blanks. Widths, quotes and the two scripts of Chinese "
            "are the same.\n"
            "    nianlun search 公平竞争审查",
    NIAN_OPTIONS(options),
    .formats = "text|json|jsonl",
    .run = run,
};
