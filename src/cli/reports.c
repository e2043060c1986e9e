/* From what a person names to loaded reports: files, and reports, pairs and
 * series of a corpus. */
#include "cli/reports.h"

#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "report/report.h"

/* ISSUER, ISSUER@YEAR, ISSUER@Y1..Y2, each with /KIND; a year left out of a
 * range is open. */
typedef struct named {
    nian_str issuer;
    nian_str kind;
    bool dated;
    bool ranged;
    int from, to; /* 0: open */
} named;

static bool read_year(int *out, nian_str text, nian_str name, nian_error *err)
{
    if (nian_str_to_int(text, out) && *out > 0)
        return true;
    return nian_fail(err, NIAN_EINPUT,
                     "%.*s: the year is no number; write it as ISSUER@2023 or "
                     "ISSUER@2022..2023",
                     NIAN_STR_ARG(name));
}

static bool read_years(named *out, nian_str years, nian_str name,
                       nian_error *err)
{
    ptrdiff_t dots = nian_str_find(years, NIAN_STR(".."));
    out->dated = true;
    out->ranged = dots >= 0;
    if (!out->ranged) {
        if (!read_year(&out->from, years, name, err))
            return false;
        out->to = out->from;
        return true;
    }
    nian_str first = nian_str_slice(years, 0, (size_t)dots);
    nian_str last = nian_str_after(years, (size_t)dots + 2);
    if (first.len && !read_year(&out->from, first, name, err))
        return false;
    if (last.len && !read_year(&out->to, last, name, err))
        return false;
    if (out->from && out->to && out->from >= out->to)
        return nian_fail(err, NIAN_EINPUT,
                         "%.*s: the range runs backwards; write the earlier "
                         "year first",
                         NIAN_STR_ARG(name));
    return true;
}

static bool read_reference(named *out, nian_str name, nian_error *err)
{
    *out = (named){0};
    nian_str rest = name;
    ptrdiff_t slash = nian_str_find(rest, NIAN_STR("/"));
    if (slash >= 0) {
        out->kind = nian_str_after(rest, (size_t)slash + 1);
        rest = nian_str_slice(rest, 0, (size_t)slash);
    }
    ptrdiff_t at = nian_str_find_last(rest, NIAN_STR("@"));
    out->issuer = at >= 0 ? nian_str_slice(rest, 0, (size_t)at) : rest;
    if (out->issuer.len == 0)
        return nian_fail(err, NIAN_EINPUT, "%.*s: the issuer is missing",
                         NIAN_STR_ARG(name));
    if (at < 0)
        return true;
    return read_years(out, nian_str_after(rest, (size_t)at + 1), name, err);
}

/* Not every command has the option, so it is looked for among what was given
 * and not in the tables. */
static nian_str revision(const nian_cli *cli)
{
    for (size_t i = cli->given.count; i-- > 0;)
        if (strcmp(cli->given.items[i].option->name, "as-of") == 0)
            return nian_str_from(cli->given.items[i].value);
    return (nian_str){NULL, 0};
}

bool nian_cli_open_corpus(nian_corpus **out, const nian_cli *cli,
                          nian_error *err)
{
    nian_str when = revision(cli);
    if (!nian_corpus_open(out, nian_cli_value(cli, "corpus"), err))
        return false;
    if (when.len == 0 || nian_corpus_at(*out, when, err))
        return true;
    nian_corpus_free(*out);
    *out = NULL;
    return false;
}

bool nian_cli_corpus(nian_corpus **corpus, nian_cli *cli, nian_error *err)
{
    if (!cli->corpus && !nian_cli_open_corpus(&cli->corpus, cli, err))
        return false;
    *corpus = cli->corpus;
    return true;
}

static bool is_file(nian_str name)
{
    return access(name.ptr, F_OK) == 0;
}

static bool load_file(const nian_report **out, nian_cli *cli, nian_str path,
                      nian_error *err)
{
    nian_report *report;
    nian_hints hints;
    nian_cli_hints(&hints, cli);
    if (!nian_report_read_file(&report, path.ptr, &hints, err))
        return false;
    report->name = path;
    vec_push(&cli->arena, &cli->loaded, report);
    *out = report;
    return true;
}

bool nian_cli_listing(const nian_listing **out, nian_cli *cli, nian_error *err)
{
    nian_corpus *corpus;
    if (!nian_cli_corpus(&corpus, cli, err))
        return false;
    if (!cli->listing && !nian_corpus_list(&cli->listing, corpus, err))
        return false;
    *out = cli->listing;
    return true;
}

nian_str nian_cli_name(nian_arena *arena, const nian_listing *listing,
                       const nian_entry_key *key)
{
    for (size_t i = 0; i < listing->count; i++) {
        const nian_entry_key *other = &listing->entries[i];
        if (nian_str_equal(other->issuer, key->issuer) &&
            !nian_str_equal(other->kind, key->kind))
            return nian_str_format(arena, "%.*s@%d/%.*s",
                                   NIAN_STR_ARG(key->issuer), key->year,
                                   NIAN_STR_ARG(key->kind));
    }
    return nian_str_format(arena, "%.*s@%d", NIAN_STR_ARG(key->issuer),
                           key->year);
}

static bool load_key(const nian_report **out, nian_cli *cli,
                     const nian_entry_key *key, nian_error *err)
{
    const nian_listing *listing;
    nian_report *report;
    if (!nian_cli_listing(&listing, cli, err) ||
        !nian_corpus_load(&report, cli->corpus, key, err))
        return false;
    report->name = nian_cli_name(&cli->arena, listing, key);
    vec_push(&cli->arena, &cli->loaded, report);
    *out = report;
    return true;
}

/* All reports of the series that `series` belongs to, oldest first. */
static bool list_series(nian_keys *out, nian_cli *cli,
                        const nian_entry_key *series, nian_error *err)
{
    const nian_listing *listing;
    if (!nian_cli_listing(&listing, cli, err))
        return false;
    for (size_t i = 0; i < listing->count; i++) {
        const nian_entry_key *key = &listing->entries[i];
        if (nian_str_equal(key->issuer, series->issuer) &&
            nian_str_equal(key->kind, series->kind))
            vec_push(&cli->arena, out, *key);
    }
    return true;
}

/* 2015—2019、2021: what there is, for a person who asked for another year. */
static nian_str years_of(nian_arena *arena, const nian_keys *all)
{
    nian_buf out = {0};
    for (size_t i = 0; i < all->count;) {
        size_t end = i + 1;
        while (end < all->count &&
               all->items[end].year == all->items[end - 1].year + 1)
            end++;
        nian_buf_format(&out, "%s%d", i ? ", " : "", all->items[i].year);
        if (end > i + 1)
            nian_buf_format(&out, "..%d", all->items[end - 1].year);
        i = end;
    }
    nian_str years = nian_str_copy(arena, nian_buf_str(&out));
    nian_buf_free(&out);
    return years;
}

static bool no_year(nian_cli *cli, const nian_entry_key *series, int year,
                    nian_error *err)
{
    nian_keys all = {0};
    if (!list_series(&all, cli, series, err))
        return false;
    return nian_fail(
        err, NIAN_ENOTFOUND, "%.*s@%d: no %.*s for that year; there are %.*s",
        NIAN_STR_ARG(series->issuer), year, NIAN_STR_ARG(series->kind),
        NIAN_STR_ARG(years_of(&cli->arena, &all)));
}

/* A year that is missing is told with the years that exist; the name itself
 * is the corpus's to explain. */
static bool resolve(nian_entry_key *out, nian_cli *cli, const named *reference,
                    int year, nian_error *err)
{
    nian_corpus *corpus;
    if (!nian_cli_corpus(&corpus, cli, err))
        return false;
    if (nian_corpus_resolve(out, corpus, reference->issuer, reference->kind,
                            year, err))
        return true;
    nian_entry_key series;
    bool missing = year && err && err->code == NIAN_ENOTFOUND;
    if (missing && nian_corpus_resolve(&series, corpus, reference->issuer,
                                       reference->kind, 0, NULL))
        return no_year(cli, &series, year, err);
    return false;
}

static bool wants_year(nian_cli *cli, const named *reference, nian_str name,
                       nian_error *err)
{
    nian_entry_key series;
    if (!resolve(&series, cli, reference, 0, err))
        return false;
    nian_keys all = {0};
    if (!list_series(&all, cli, &series, err))
        return false;
    return nian_fail(err, NIAN_EINPUT,
                     "%.*s: which year? name one report as %.*s@YEAR; there "
                     "are %.*s",
                     NIAN_STR_ARG(name), NIAN_STR_ARG(series.issuer),
                     NIAN_STR_ARG(years_of(&cli->arena, &all)));
}

bool nian_cli_key(nian_entry_key *out, nian_cli *cli, nian_str name,
                  nian_error *err)
{
    named reference;
    if (!read_reference(&reference, name, err))
        return false;
    bool path = !reference.dated && (nian_str_has(name, NIAN_STR("/")) ||
                                     nian_str_has(name, NIAN_STR(".")));
    if (path)
        return nian_fail(err, NIAN_ENOTFOUND,
                         "%.*s: no such file; a report in the corpus is "
                         "ISSUER@YEAR",
                         NIAN_STR_ARG(name));
    if (!reference.dated || reference.ranged)
        return wants_year(cli, &reference, name, err);
    return resolve(out, cli, &reference, reference.from, err);
}

bool nian_cli_report(const nian_report **out, nian_cli *cli, nian_str name,
                     nian_error *err)
{
    if (is_file(name))
        return load_file(out, cli, name, err);
    nian_entry_key key;
    return nian_cli_key(&key, cli, name, err) && load_key(out, cli, &key, err);
}

static bool load_range(const nian_report **before, const nian_report **after,
                       nian_cli *cli, nian_str name, nian_error *err)
{
    named range;
    if (!read_reference(&range, name, err))
        return false;
    if (!range.ranged || !range.from || !range.to)
        return nian_fail(err, NIAN_EINPUT,
                         "%.*s: two reports are wanted; name OLD and NEW, or "
                         "ISSUER@2022..2023",
                         NIAN_STR_ARG(name));
    nian_entry_key first, last;
    return resolve(&first, cli, &range, range.from, err) &&
           resolve(&last, cli, &range, range.to, err) &&
           load_key(before, cli, &first, err) &&
           load_key(after, cli, &last, err);
}

bool nian_cli_pair(const nian_report **before, const nian_report **after,
                   nian_cli *cli, nian_error *err)
{
    const nian_str *names = cli->operands.items;
    if (cli->operands.count == 1)
        return load_range(before, after, cli, names[0], err);
    if (is_file(names[0]) && is_file(names[1]))
        return nian_cli_files(before, after, cli, err);
    return nian_cli_report(before, cli, names[0], err) &&
           nian_cli_report(after, cli, names[1], err);
}

bool nian_cli_report_and_next(const nian_report **out, const nian_report **next,
                              nian_cli *cli, nian_error *err)
{
    const nian_str *names = cli->operands.items;
    *next = NULL;
    if (cli->operands.count == 2)
        return nian_cli_pair(out, next, cli, err);
    if (is_file(names[0]))
        return load_file(out, cli, names[0], err);
    nian_entry_key key;
    if (!nian_cli_key(&key, cli, names[0], err) ||
        !load_key(out, cli, &key, err))
        return false;
    nian_keys all = {0};
    if (!list_series(&all, cli, &key, err))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].year > key.year)
            return load_key(next, cli, &all.items[i], err);
    return true;
}

bool nian_cli_series_keys(nian_keys *out, nian_cli *cli, nian_str name,
                          nian_error *err)
{
    named range = {0};
    nian_entry_key series;
    nian_keys all = {0};
    const nian_listing *listing;
    if (name.len == 0) {
        if (!nian_cli_listing(&listing, cli, err))
            return false;
        for (size_t i = 0; i < listing->count; i++)
            vec_push(&cli->arena, out, listing->entries[i]);
        return true;
    }
    if (!read_reference(&range, name, err) ||
        !resolve(&series, cli, &range, 0, err) ||
        !list_series(&all, cli, &series, err))
        return false;
    size_t before = out->count;
    for (size_t i = 0; i < all.count; i++) {
        int year = all.items[i].year;
        bool early = range.from && year < range.from;
        bool late = range.to && year > range.to;
        if (!early && !late)
            vec_push(&cli->arena, out, all.items[i]);
    }
    if (out->count > before)
        return true;
    return nian_fail(
        err, NIAN_ENOTFOUND, "%.*s: no report in that range; there are %.*s",
        NIAN_STR_ARG(name), NIAN_STR_ARG(years_of(&cli->arena, &all)));
}

bool nian_cli_series(nian_reports *out, nian_cli *cli, nian_str name,
                     nian_error *err)
{
    nian_keys found = {0};
    if (!nian_cli_series_keys(&found, cli, name, err))
        return false;
    const nian_report **items =
        nian_new_array(&cli->arena, const nian_report *, found.count);
    for (size_t i = 0; i < found.count; i++)
        if (!load_key(&items[i], cli, &found.items[i], err))
            return false;
    *out = (nian_reports){items, found.count};
    return true;
}

bool nian_cli_series_key(nian_entry_key *out, nian_cli *cli, nian_str name,
                         nian_error *err)
{
    named reference;
    if (read_reference(&reference, name, err) &&
        resolve(out, cli, &reference, 0, err))
        return true;
    if (is_file(name) && err)
        nian_fail(err, NIAN_EINPUT,
                  "%.*s: it is a file; decisions are kept with the reports of "
                  "a corpus, so name their issuer",
                  NIAN_STR_ARG(name));
    return false;
}

bool nian_cli_year(const nian_report **out, nian_cli *cli, nian_str name,
                   int year, nian_error *err)
{
    named range;
    nian_entry_key key;
    if (!nian_cli_series_key(&key, cli, name, err) ||
        !read_reference(&range, name, err))
        return false;
    if ((range.from && year < range.from) || (range.to && year > range.to))
        return nian_fail(err, NIAN_EINPUT, "%.*s: %d is not among its years",
                         NIAN_STR_ARG(name), year);
    return resolve(&key, cli, &range, year, err) &&
           load_key(out, cli, &key, err);
}

bool nian_cli_links(const nian_links **out, nian_cli *cli,
                    const nian_report *report, nian_error *err)
{
    *out = NULL;
    if (report->commit.len == 0)
        return true;
    nian_entry_key key = {report->meta.issuer, report->meta.kind, 0};
    nian_links *links;
    if (!nian_corpus_links(&links, cli->corpus, &key, err))
        return false;
    vec_push(&cli->arena, &cli->links, links);
    *out = links;
    return true;
}

static void warn(const nian_cli *cli, const nian_note *note)
{
    nian_cli_say(cli, "nianlun: warning: links.yaml line %u: %.*s", note->line,
                 NIAN_STR_ARG(note->text));
}

void nian_cli_stale(const nian_cli *cli, const nian_links *links,
                    nian_reports reports, bool whole)
{
    nian_arena arena = {0};
    nian_notes notes;
    nian_links_stale(&notes, &arena, links, reports.items, reports.count,
                     whole);
    for (size_t i = 0; i < links->note_count; i++)
        warn(cli, &links->notes[i]);
    for (size_t i = 0; i < notes.count; i++)
        warn(cli, &notes.items[i]);
    nian_arena_free(&arena);
}

void nian_cli_decide(nian_compare_options *out, const nian_links *links)
{
    *out = (nian_compare_options){0};
    if (!links)
        return;
    out->decisions = links->decisions;
    out->decision_count = links->decision_count;
    out->renamings = links->renamings;
    out->renaming_count = links->renaming_count;
}

bool nian_cli_decisions(nian_compare_options *out, nian_cli *cli,
                        const nian_report *before, const nian_report *after,
                        nian_error *err)
{
    const nian_links *links;
    const nian_report *const both[] = {before, after};
    nian_cli_decide(out, NULL);
    if (!nian_cli_links(&links, cli, before, err))
        return false;
    if (!links && after && !nian_cli_links(&links, cli, after, err))
        return false;
    if (!links)
        return true;
    nian_cli_decide(out, links);
    nian_cli_stale(cli, links, (nian_reports){both, after ? 2 : 1}, false);
    return true;
}

void nian_cli_release(nian_cli *cli)
{
    for (size_t i = cli->loaded.count; i-- > 0;)
        nian_report_free(cli->loaded.items[i]);
    for (size_t i = cli->links.count; i-- > 0;)
        nian_links_free(cli->links.items[i]);
    nian_listing_free(cli->listing);
    nian_corpus_free(cli->corpus);
    nian_buf_free(&cli->out);
    nian_arena_free(&cli->arena);
}
