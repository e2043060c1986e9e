/* A commitment from its first year to the last (线索): what each report made
 * of the words of the one before, and where it stands now; and the list of
 * all that run through three reports or more. */
#include "site/parts.h"

#include "diff/compare.h"
#include "base/json.h"
#include "render/formats.h"
#include "render/rows.h"
#include "report/report.h"

enum {
    TITLE_LETTERS = 40,
    LISTED_LETTERS = 80
};

typedef struct page {
    nian_html html;
    nian_arena arena;
    nian_part part;
    const nian_chain *chain;
    nian_log log; /* the same as the commands show it */
} page;

static int year_at(const nian_site_series *s, size_t report)
{
    return s->reports.items[report]->meta.year;
}

static const nian_statement *statement_of(const nian_site_series *s,
                                          const nian_chain_member *member)
{
    return &s->reports.items[member->place.report]
                ->statements[member->place.statement];
}

static bool stands_in(const nian_chain *chain, size_t report)
{
    for (size_t i = 0; i < chain->count; i++)
        if (chain->members[i].place.report == report)
            return true;
    return false;
}

/* ------------------------------------------------------------------- log */

static nian_status status_of(const nian_site_series *s,
                             const nian_chain_member *member,
                             const nian_chain_member *from)
{
    if (from == member)
        return NIAN_STATUS_NEW;
    if (member->change)
        return member->change->status;
    nian_str before = statement_of(s, from)->text;
    nian_str after = statement_of(s, member)->text;
    bool planned = statement_of(s, from)->type == NIAN_TYPE_PLAN;
    if (planned && statement_of(s, member)->type != NIAN_TYPE_PLAN)
        return NIAN_STATUS_FULFILLED;
    return nian_same_words(before, after) ? NIAN_STATUS_KEPT
                                          : NIAN_STATUS_REWORDED;
}

static nian_entry entry_of(page *p, const nian_chain_member *member, size_t at)
{
    const nian_site_series *s = p->part.series;
    const nian_chain_member *from = &p->chain->members[member->from];
    nian_entry entry = {.report = member->place.report,
                        .statement = member->place.statement,
                        .status = status_of(s, member, from),
                        .flags = member->change ? member->change->flags : 0,
                        .from = member->from,
                        .revived = member->revived,
                        .score = (double)member->score};
    if (member->from == at)
        return entry;
    nian_edits edits;
    nian_compare_edits(&edits, &p->arena, statement_of(s, from)->text,
                       statement_of(s, member)->text);
    entry.edits = edits.items;
    entry.edit_count = edits.count;
    return entry;
}

/* Years of reports between `from` and `to` in which it does not stand. */
static const int *years_without(page *p, size_t from, size_t to, size_t *count)
{
    vec(int) years = {0};
    for (size_t i = from; i < to; i++)
        if (!stands_in(p->chain, i))
            vec_push(&p->arena, &years, year_at(p->part.series, i));
    *count = years.count;
    return years.items;
}

static void make_log(page *p)
{
    const nian_site_series *s = p->part.series;
    const nian_chain_member *members = p->chain->members;
    const nian_chain_member *last = &members[p->chain->count - 1];
    nian_entry *entries =
        nian_new_array(&p->arena, nian_entry, p->chain->count);
    for (size_t i = 0; i < p->chain->count; i++)
        entries[i] = entry_of(p, &members[i], i);
    p->log.thread =
        nian_statement_id(&p->arena, s->reports.items[members->place.report],
                          members->place.statement);
    p->log.query = p->log.thread;
    p->log.entries = entries;
    p->log.entry_count = p->chain->count;
    p->log.absent = years_without(p, members->place.report, last->place.report,
                                  &p->log.absent_count);
    p->log.silent = years_without(p, last->place.report + 1, s->reports.count,
                                  &p->log.silent_count);
}

/* ------------------------------------------------------------------ page */

/* Every report since the first, whether it speaks of it or not. */
static void put_strip(page *p)
{
    const nian_site_series *s = p->part.series;
    nian_html_put(&p->html, "<ol class=\"strip\"");
    nian_html_say_attribute(&p->html, "aria-label", "thread.strip");
    nian_html_put(&p->html, ">\n");
    for (size_t i = p->chain->members[0].place.report; i < s->reports.count;
         i++) {
        bool there = stands_in(p->chain, i);
        nian_html_put(&p->html,
                      there ? "<li class=\"there\">" : "<li class=\"silent\">");
        if (there) {
            nian_html_put(&p->html, "<a");
            nian_html_url(&p->html, "href",
                          nian_str_format(&p->arena, "#y%d", year_at(s, i)));
            nian_html_put(&p->html, ">");
        }
        nian_html_int(&p->html, year_at(s, i));
        if (there) {
            nian_html_put(&p->html, "</a>");
        } else {
            nian_html_put(&p->html, "<span class=\"vh\">");
            nian_html_say(&p->html, "outcome.silent");
            nian_html_put(&p->html, "</span>");
        }
        nian_html_put(&p->html, "</li>\n");
    }
    nian_html_put(&p->html, "</ol>\n");
}

static void put_standing(page *p)
{
    const nian_site_series *s = p->part.series;
    uint32_t last = p->chain->members[p->chain->count - 1].place.report;
    nian_str with[] = {
        nian_str_format(&p->arena, "%d", year_at(s, last)),
        nian_years_text(&p->arena, p->log.silent, p->log.silent_count)};
    nian_html_put(&p->html, "<p class=\"standing\">");
    nian_html_say_with(&p->html,
                       p->log.silent_count ? "thread.silent" : "thread.newest",
                       with, 2);
    nian_html_put(&p->html, "</p>\n");
}

static const char *entry_key(const nian_entry *entry)
{
    static const char *const keys[] = {"status.kept", "status.reworded",
                                       "status.fulfilled", "thread.appears",
                                       "status.dropped"};
    return entry->revived ? "thread.revived" : keys[entry->status];
}

static void put_entry(page *p, size_t index)
{
    const nian_entry *entry = &p->log.entries[index];
    const nian_statement *statement =
        statement_of(p->part.series, &p->chain->members[index]);
    bool marked =
        entry->edit_count && nian_rows_alike(entry->edits, entry->edit_count);
    nian_html_put(&p->html, "<div class=\"entry");
    nian_part_flag_classes(&p->part, entry->flags);
    nian_html_put(&p->html, "\"><p class=\"what\"><span class=\"status\">");
    nian_html_say(&p->html, entry_key(entry));
    nian_html_put(&p->html, "</span> ");
    nian_part_flags(&p->part, entry->flags);
    nian_html_put(&p->html, "<span class=\"where\">");
    nian_part_heading(&p->part, entry->report, statement->section);
    nian_html_put(&p->html, "</span></p>\n<p class=\"words\" lang=\"zh\">");
    nian_part_origin(&p->part, entry->report, entry->statement);
    if (marked)
        nian_part_redline(&p->part, entry->edits, entry->edit_count);
    else
        nian_html_text(&p->html, statement->text);
    nian_html_put(&p->html, "</p></div>\n");
}

static void put_years(page *p)
{
    const nian_site_series *s = p->part.series;
    size_t at = 0;
    for (size_t i = p->chain->members[0].place.report; i < s->reports.count;
         i++) {
        if (!stands_in(p->chain, i))
            continue;
        nian_html_put(&p->html, "<section class=\"year\">\n<h2");
        nian_html_id(&p->html,
                     nian_str_format(&p->arena, "y%d", year_at(s, i)));
        nian_html_put(&p->html, ">");
        nian_part_link(&p->part, nian_site_report_path(&p->arena, s, i),
                       nian_str_format(&p->arena, "%d", year_at(s, i)));
        nian_html_put(&p->html, "</h2>\n");
        for (; at < p->chain->count && p->chain->members[at].place.report == i;
             at++)
            put_entry(p, at);
        nian_html_put(&p->html, "</section>\n");
    }
}

static void open_page(page *p, const nian_site_series *series, size_t index)
{
    p->chain = &series->chains.items[index];
    p->part = (nian_part){&p->html, &p->arena, series};
    make_log(p);
}

static void write_page(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    page p = {.log = {.query = {NULL, 0}}};
    open_page(&p, series, index);
    nian_str path = nian_site_thread_path(&p.arena, series, p.chain);
    nian_frame frame = nian_frame_of(&p.arena, series, path, "thread");
    frame.title = nian_part_cut(
        &p.arena, statement_of(series, p.chain->members)->text, TITLE_LETTERS);
    nian_frame_open(&p.html, &p.arena, series->site, out, &frame);
    nian_html_put(&p.html, "<h1>");
    nian_html_text(&p.html, frame.title);
    nian_html_put(&p.html, "</h1>\n");
    put_standing(&p);
    put_strip(&p);
    put_years(&p);
    nian_frame_close(&p.html, &frame);
    nian_arena_free(&p.arena);
}

static void write_twin(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    page p = {.log = {.query = {NULL, 0}}};
    nian_view view = {.out = out, .format = NIAN_STR("json")};
    open_page(&p, series, index);
    nian_renderer_find(view.format)->log(&view, series->reports, &p.log);
    nian_arena_free(&p.arena);
}

/* ------------------------------------------------------------------ list */

static bool is_listed(const nian_chain *chain)
{
    return chain->years >= NIAN_SITE_THREAD_YEARS;
}

/* Longest first, then in the order of the reports. */
static const nian_chain **sort_chains(nian_arena *arena,
                                      const nian_chains *chains, size_t *count)
{
    const nian_chain **sorted =
        nian_new_array(arena, const nian_chain *, chains->count);
    size_t most = 0;
    *count = 0;
    for (size_t i = 0; i < chains->count; i++)
        most = chains->items[i].years > most ? chains->items[i].years : most;
    for (size_t years = most; years >= NIAN_SITE_THREAD_YEARS; years--)
        for (size_t i = 0; i < chains->count; i++)
            if (chains->items[i].years == years)
                sorted[(*count)++] = &chains->items[i];
    return sorted;
}

static void put_listed(const nian_part *part, const nian_chain *chain)
{
    const nian_site_series *s = part->series;
    const nian_chain_member *first = chain->members;
    const nian_chain_member *last = &chain->members[chain->count - 1];
    bool silent = last->place.report + 1 < s->reports.count;
    nian_html_put(part->html,
                  silent ? "<tr class=\"silent\"><td>" : "<tr><td>");
    nian_part_link(part, nian_site_thread_path(part->arena, s, chain),
                   nian_part_cut(part->arena, statement_of(s, last)->text,
                                 LISTED_LETTERS));
    nian_html_put(part->html, "</td><td class=\"number\">");
    nian_html_int(part->html, (int64_t)chain->years);
    nian_html_put(part->html, "</td><td>");
    nian_html_int(part->html, year_at(s, first->place.report));
    nian_html_put(part->html, "—");
    nian_html_int(part->html, year_at(s, last->place.report));
    nian_html_put(part->html, "</td><td>");
    if (silent)
        nian_html_say(part->html, "thread.ended");
    nian_html_put(part->html, "</td></tr>\n");
}

static void put_list(const nian_part *part)
{
    static const char *const heads[] = {"thread.words", "thread.reports",
                                        "thread.span", "thread.now"};
    size_t count;
    const nian_chain **sorted =
        sort_chains(part->arena, &part->series->chains, &count);
    nian_html_put(part->html, "<p id=\"threads\">");
    nian_html_say(part->html, "thread.list.what");
    nian_html_put(part->html, "</p>\n");
    nian_part_table_open(part, "threads");
    nian_html_put(part->html, "<thead><tr>");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        nian_html_put(part->html, "<th scope=\"col\">");
        nian_html_say(part->html, heads[i]);
        nian_html_put(part->html, "</th>");
    }
    nian_html_put(part->html, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++)
        put_listed(part, sorted[i]);
    nian_html_put(part->html, "</tbody>");
    nian_part_table_close(part);
}

static void write_list(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    (void)index;
    nian_html html;
    nian_arena arena = {0};
    nian_part part = {&html, &arena, series};
    nian_frame frame = nian_frame_of(
        &arena, series,
        nian_str_format(&arena, "%.*sthreads", NIAN_STR_ARG(series->folder)),
        "threads");
    frame.title = nian_str_format(
        &arena, "%.*s %.*s %.*s", NIAN_STR_ARG(series->issuer),
        NIAN_STR_ARG(series->kind),
        NIAN_STR_ARG(nian_catalogue_say(series->site->words, "thread.list")));
    nian_frame_open(&html, &arena, series->site, out, &frame);
    nian_html_put(&html, "<h1>");
    nian_html_text(&html, frame.title);
    nian_html_put(&html, "</h1>\n");
    put_list(&part);
    nian_frame_close(&html, &frame);
    nian_arena_free(&arena);
}

static void write_list_twin(nian_buf *out, const nian_site_series *series,
                            size_t index)
{
    (void)index;
    nian_arena arena = {0};
    nian_json json = {.out = out};
    size_t count;
    const nian_chain **sorted = sort_chains(&arena, &series->chains, &count);
    nian_json_object(&json);
    nian_json_key(&json, "schema");
    nian_json_str(&json, NIAN_STR("nianlun.threads/1"));
    nian_json_key(&json, "threads");
    nian_json_array(&json);
    for (size_t i = 0; i < count; i++) {
        const nian_chain_member *last =
            &sorted[i]->members[sorted[i]->count - 1];
        nian_str path = nian_site_thread_path(&arena, series, sorted[i]);
        nian_json_object(&json);
        nian_json_key(&json, "thread");
        nian_json_str(&json, nian_site_thread_id(&arena, series, sorted[i]));
        nian_json_key(&json, "path");
        nian_json_str(&json,
                      nian_str_format(&arena, "%.*s.json", NIAN_STR_ARG(path)));
        nian_json_key(&json, "from");
        nian_json_int(&json, year_at(series, sorted[i]->members->place.report));
        nian_json_key(&json, "to");
        nian_json_int(&json, year_at(series, last->place.report));
        nian_json_key(&json, "reports");
        nian_json_int(&json, (int64_t)sorted[i]->years);
        nian_json_key(&json, "text");
        nian_json_str(&json, statement_of(series, last)->text);
        nian_json_end(&json);
    }
    nian_json_end(&json);
    nian_json_end(&json);
    nian_buf_add_byte(out, '\n');
    nian_arena_free(&arena);
}

void nian_site_list_threads(nian_site_files *out, nian_arena *arena,
                            const nian_site_series *series)
{
    nian_str path =
        nian_str_format(arena, "%.*sthreads", NIAN_STR_ARG(series->folder));
    nian_site_add(out, arena, path, write_list, write_list_twin, 0);
    for (size_t i = 0; i < series->chains.count; i++)
        if (is_listed(&series->chains.items[i]))
            nian_site_add(
                out, arena,
                nian_site_thread_path(arena, series, &series->chains.items[i]),
                write_page, write_twin, i);
}
