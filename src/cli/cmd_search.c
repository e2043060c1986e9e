/* nianlun search WORDS: statements that hold every one of the words, in all
 * reports of the corpus.  Reports are read on several threads and told in the
 * order of the list. */
#include "cli/commands.h"
#include "cli/reports.h"

#include "base/error.h"
#include "base/pool.h"
#include "align/align.h"
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

/* What a statement must hold one of, all folded; the first as it was asked. */
typedef struct search_word {
    nian_strs names;
} search_word;

/* A report, and what was found in it. */
typedef struct search_unit {
    nian_entry_key key;
    nian_arena arena;
    const search_word
        *words; /* with the names that persons gave in its series */
    nian_buf out;
    size_t hits;
    bool failed;
    nian_error err;
} search_unit;

typedef struct search_job {
    nian_cli *cli;
    search_word *words;
    size_t word_count;
    nian_str query;
    search_form form;
    const nian_listing *listing;
    search_unit *units;
    size_t count;
    size_t hits, reports;
    bool failed;
    nian_error err;
} search_job;

/* Another name stands as a word; what was asked is found anywhere. */
static bool has_name(nian_str folded, nian_str name)
{
    for (size_t from = 0;;) {
        ptrdiff_t at = nian_str_find(nian_str_after(folded, from), name);
        if (at < 0)
            return false;
        from += (size_t)at;
        if (nian_name_stands(folded, from, name.len))
            return true;
        from += name.len;
    }
}

/* The whole of a report has its lines joined: where a word begins in it tells
 * nothing. */
static bool has_word(nian_str folded, const search_word *word, bool whole)
{
    if (nian_str_has(folded, word->names.items[0]))
        return true;
    for (size_t i = 1; i < word->names.count; i++)
        if (whole ? nian_str_has(folded, word->names.items[i])
                  : has_name(folded, word->names.items[i]))
            return true;
    return false;
}

static bool matches(const search_job *job, const search_unit *unit,
                    nian_arena *arena, nian_str text, bool whole)
{
    nian_str folded = nian_fold(arena, text, NULL);
    for (size_t i = 0; i < job->word_count; i++)
        if (!has_word(folded, &unit->words[i], whole))
            return false;
    return true;
}

static void drop_other(search_word *word, nian_str name)
{
    size_t count = 1;
    for (size_t i = 1; i < word->names.count; i++)
        if (!nian_str_equal(word->names.items[i], name))
            word->names.items[count++] = word->names.items[i];
    word->names.count = count;
}

/* The other name of a word that is a name as a whole, or that it is none. */
static void add_other(search_word *word, nian_arena *arena,
                      const nian_renaming *pair)
{
    nian_str asked = word->names.items[0];
    nian_str name = nian_fold(arena, pair->name, NULL);
    nian_str means = nian_fold(arena, pair->means, NULL);
    bool first = nian_str_equal(asked, name);
    if (!first && !nian_str_equal(asked, means))
        return;
    nian_str other = first ? means : name;
    if (pair->apart)
        drop_other(word, other);
    else
        vec_push(arena, &word->names, other);
}

/* What persons said of names is said of one series. */
static void take_names(const search_job *job, search_unit *unit,
                       nian_corpus *corpus)
{
    nian_links *links = NULL;
    search_word *words =
        nian_new_array(&unit->arena, search_word, job->word_count);
    unit->words = job->words;
    if (!nian_corpus_links(&links, corpus, &unit->key, NULL) ||
        !links->renaming_count) {
        nian_links_free(links);
        return;
    }
    for (size_t i = 0; i < job->word_count; i++) {
        const nian_strs *usual = &job->words[i].names;
        for (size_t k = 0; k < usual->count; k++)
            vec_push(&unit->arena, &words[i].names, usual->items[k]);
        for (size_t k = 0; k < links->renaming_count; k++)
            add_other(&words[i], &unit->arena, &links->renamings[k]);
    }
    for (size_t i = 0; i < job->word_count; i++)
        for (size_t k = 0; k < words[i].names.count; k++)
            words[i].names.items[k] =
                nian_str_copy(&unit->arena, words[i].names.items[k]);
    nian_links_free(links);
    unit->words = words;
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
        if (!matches(job, unit, &arena, report->statements[i].text, false))
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
static bool worth_reading(const search_job *job, const search_unit *unit,
                          nian_corpus *corpus)
{
    nian_arena arena = {0};
    nian_str bytes;
    nian_str blob;
    bool found =
        !nian_corpus_read(&bytes, &blob, &arena, corpus,
                          nian_path_report(&arena, &unit->key), NULL) ||
        matches(job, unit, &arena, bytes, true);
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
    take_names(job, unit, corpus);
    if (worth_reading(job, unit, corpus))
        unit->failed = !understand(job, unit, corpus);
    nian_corpus_free(corpus);
    nian_arena_free(&unit->arena);
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

static void read_words(search_job *job, nian_cli *cli)
{
    nian_names usual = nian_general_names();
    job->words = nian_new_array(&cli->arena, search_word, cli->operands.count);
    for (size_t i = 0; i < cli->operands.count; i++) {
        nian_str word = nian_fold(&cli->arena, cli->operands.items[i], NULL);
        search_word *read = &job->words[job->word_count];
        if (!word.len)
            continue;
        job->word_count++;
        vec_push(&cli->arena, &read->names, word);
        for (size_t k = 0; k < usual.count; k++)
            add_other(read, &cli->arena, &usual.items[k]);
    }
}

static bool prepare(search_job *job, nian_cli *cli, nian_error *err)
{
    if (!nian_cli_listing(&job->listing, cli, err))
        return false;
    job->count = job->listing->count;
    job->units = nian_new_array(&cli->arena, search_unit, job->count + 1);
    for (size_t i = 0; i < job->count; i++)
        job->units[i].key = job->listing->entries[i];
    read_words(job, cli);
    job->query = nian_str_join(&cli->arena, cli->operands.items,
                               cli->operands.count, NIAN_STR(" "));
    if (job->word_count)
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
            "are the same, and so are an abbreviation in general use (高企) "
            "and what it stands for, and names that link --name joined.\n"
            "    nianlun search 公平竞争审查",
    NIAN_OPTIONS(options),
    .formats = "text|json|jsonl",
    .run = run,
};
