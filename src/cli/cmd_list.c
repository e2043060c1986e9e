/* nianlun list: issuers × kinds × years, with the years that are missing. */
#include "cli/commands.h"

#include "base/error.h"
#include "base/json.h"
#include "text/text.h"

static const nian_option options[] = {
    {"as-of", "WHEN", "an earlier state: a commit, or a day", 0},
};

/* Reports of one issuer and kind, ascending. */
typedef struct series_rows {
    const nian_entry_key *entries;
    size_t count;
} series_rows;

vec_type(series_list, series_rows);

static bool is_wanted(nian_arena *arena, const nian_cli *cli,
                      const nian_entry_key *entry)
{
    if (cli->operands.count == 0)
        return true;
    nian_str name = nian_fold(arena, entry->issuer, NULL);
    nian_str part = nian_fold(arena, cli->operands.items[0], NULL);
    return nian_str_has(name, part);
}

static void gather(series_list *out, nian_cli *cli, const nian_listing *all)
{
    for (size_t i = 0; i < all->count;) {
        const nian_entry_key *first = &all->entries[i];
        size_t end = i + 1;
        while (end < all->count &&
               nian_str_equal(all->entries[end].issuer, first->issuer) &&
               nian_str_equal(all->entries[end].kind, first->kind))
            end++;
        series_rows series = {first, end - i};
        if (is_wanted(&cli->arena, cli, first))
            vec_push(&cli->arena, out, series);
        i = end;
    }
}

static void write_years(nian_buf *out, const series_rows *series)
{
    for (size_t i = 0; i < series->count;) {
        size_t end = i + 1;
        int first = series->entries[i].year;
        while (end < series->count &&
               series->entries[end].year == series->entries[end - 1].year + 1)
            end++;
        int last = series->entries[end - 1].year;
        nian_buf_format(out, "%s%d", i ? " " : "", first);
        if (last != first)
            nian_buf_format(out, "–%d", last);
        i = end;
    }
}

static int missing_after(const series_rows *series, size_t i)
{
    return i + 1 < series->count
               ? series->entries[i + 1].year - series->entries[i].year - 1
               : 0;
}

/* A gap of more than this many years is no report that was forgotten. */
enum {
    GAP_SHOWN = 60
};

static void write_missing(nian_buf *out, const series_rows *series)
{
    const char *before = "";
    for (size_t i = 0; i < series->count; i++) {
        int count = missing_after(series, i);
        int first = series->entries[i].year + 1;
        if (count == 0)
            continue;
        nian_buf_format(out, "%s%d", before, first);
        if (count > 1)
            nian_buf_format(out, "–%d", first + count - 1);
        before = " ";
    }
}

static void pad(nian_buf *out, nian_str text, size_t width)
{
    nian_buf_add(out, text);
    for (size_t i = nian_columns(text); i < width; i++)
        nian_buf_add_byte(out, ' ');
}

static size_t widest_kind(const series_list *list)
{
    size_t widest = 0;
    for (size_t i = 0; i < list->count; i++) {
        size_t columns = nian_columns(list->items[i].entries->kind);
        widest = columns > widest ? columns : widest;
    }
    return widest;
}

static void show_series(const nian_view *view, const series_rows *series,
                        size_t width)
{
    nian_buf missing = {0};
    write_missing(&missing, series);
    nian_buf_add(view->out, NIAN_STR("  "));
    pad(view->out, series->entries->kind, width);
    nian_buf_format(view->out, "  %3zu  ", series->count);
    write_years(view->out, series);
    if (missing.len)
        nian_buf_format(
            view->out, "  %smissing %.*s%s", view->color ? "\033[31m" : "",
            NIAN_STR_ARG(nian_buf_str(&missing)), view->color ? "\033[0m" : "");
    nian_buf_add_byte(view->out, '\n');
    nian_buf_free(&missing);
}

static void show_text(const nian_view *view, const series_list *list)
{
    size_t width = widest_kind(list);
    nian_str issuer = {NULL, 0};
    for (size_t i = 0; i < list->count; i++) {
        const series_rows *series = &list->items[i];
        if (i == 0 || !nian_str_equal(series->entries->issuer, issuer)) {
            issuer = series->entries->issuer;
            nian_buf_format(view->out, "%s%.*s%s\n",
                            view->color ? "\033[1m" : "", NIAN_STR_ARG(issuer),
                            view->color ? "\033[0m" : "");
        }
        show_series(view, series, width);
    }
}

static void write_numbers(nian_json *json, const series_rows *series)
{
    nian_json_key(json, "years");
    nian_json_array(json);
    for (size_t i = 0; i < series->count; i++)
        nian_json_int(json, series->entries[i].year);
    nian_json_end(json);
    nian_json_key(json, "missing");
    nian_json_array(json);
    for (size_t i = 0; i < series->count; i++) {
        int count = missing_after(series, i);
        for (int k = 0; k < count && count <= GAP_SHOWN; k++)
            nian_json_int(json, series->entries[i].year + 1 + k);
    }
    nian_json_end(json);
}

static void show_json(const nian_view *view, const series_list *list)
{
    nian_json json = {.out = view->out};
    nian_json_object(&json);
    nian_json_key(&json, "schema");
    nian_json_str(&json, NIAN_STR("nianlun.list/1"));
    nian_json_key(&json, "series");
    nian_json_array(&json);
    for (size_t i = 0; i < list->count; i++) {
        nian_json_object(&json);
        nian_json_key(&json, "issuer");
        nian_json_str(&json, list->items[i].entries->issuer);
        nian_json_key(&json, "kind");
        nian_json_str(&json, list->items[i].entries->kind);
        write_numbers(&json, &list->items[i]);
        nian_json_end(&json);
    }
    nian_json_end(&json);
    nian_json_end(&json);
    nian_buf_add_byte(view->out, '\n');
}

static void write_cell(nian_buf *out, nian_str text)
{
    bool quoted = nian_str_has(text, NIAN_STR(","));
    nian_buf_format(out, quoted ? "\"%.*s\"," : "%.*s,", NIAN_STR_ARG(text));
}

/* Names hold neither quotes nor line breaks: the corpus refuses them. */
static void show_csv(const nian_view *view, const series_list *list)
{
    nian_buf_add(view->out, NIAN_STR("issuer,kind,year\n"));
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < list->items[i].count; k++) {
            const nian_entry_key *entry = &list->items[i].entries[k];
            write_cell(view->out, entry->issuer);
            write_cell(view->out, entry->kind);
            nian_buf_format(view->out, "%d\n", entry->year);
        }
}

static void show(const nian_view *view, const series_list *list)
{
    if (nian_str_equal(view->format, NIAN_STR("json")))
        show_json(view, list);
    else if (nian_str_equal(view->format, NIAN_STR("csv")))
        show_csv(view, list);
    else
        show_text(view, list);
}

static nian_exit run(nian_cli *cli, nian_error *err)
{
    nian_corpus *corpus;
    nian_listing *listing;
    series_list list = {0};
    if (!nian_cli_corpus(&corpus, cli, err) ||
        !nian_corpus_list(&listing, corpus, err))
        return NIAN_EXIT_TROUBLE;
    gather(&list, cli, listing);
    show(&cli->view, &list);
    if (listing->count == 0)
        nian_cli_say(cli, "the corpus is empty; nianlun add FILE fills it");
    bool nothing = cli->operands.count && list.count == 0;
    if (nothing && listing->count)
        nian_cli_say(cli, "no issuer has %.*s in its name",
                     NIAN_STR_ARG(cli->operands.items[0]));
    nian_listing_free(listing);
    return nothing ? NIAN_EXIT_NOTHING : NIAN_EXIT_FINE;
}

const nian_command nian_command_list = {
    .name = "list",
    .operands = "[ISSUER]",
    .most = 1,
    .summary = "which reports are there, and which are missing",
    .help = "ISSUER is a part of the names to list.  A day stands for the "
            "reports that were\nout by then: commits bear the dates of "
            "reports.",
    NIAN_OPTIONS(options),
    .formats = "text|json|csv",
    .run = run,
};
