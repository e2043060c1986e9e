/* The ledger of a year (承诺台账): every plan with what the next report says of
 * it, silence first. */
#include "site/parts.h"

#include "render/formats.h"
#include "report/report.h"

enum {
    EVIDENCE_SHOWN = 3
};

typedef struct page {
    nian_html html;
    nian_arena arena;
    nian_part part;
    const nian_ledger *ledger;
    size_t old; /* report */
} page;

static const char *const outcome_keys[] = {"outcome.silent", "outcome.repeated",
                                           "outcome.partly",
                                           "outcome.fulfilled"};

enum {
    OUTCOME_COUNT = sizeof outcome_keys / sizeof *outcome_keys
};

/* ------------------------------------------------------------------- rows */

/* 目标 98%以上 → 实际 97.3%（未达目标） */
static void put_figure(page *p, const nian_ledger_figure *figure)
{
    nian_told told = nian_figure_told(&p->arena, p->ledger, figure);
    nian_html_put(&p->html, "<li>");
    nian_html_text(&p->html, told.name);
    nian_html_put(&p->html, " ");
    nian_html_say_with(&p->html, "ledger.target", &told.target, 1);
    if (figure->told) {
        nian_html_put(&p->html, " → ");
        nian_html_say_with(&p->html, "ledger.actual", &told.actual, 1);
        if (!figure->met) {
            nian_html_put(&p->html, " <strong class=\"missed\">");
            nian_html_say(&p->html, "ledger.missed");
            nian_html_put(&p->html, "</strong>");
        }
    } else {
        nian_html_put(&p->html, " → ");
        nian_html_say(&p->html, figure->mentioned ? "ledger.no.figure"
                                                  : "outcome.silent");
    }
    nian_html_put(&p->html, "</li>\n");
}

/* Figures are told of plans that something is said of. */
static void put_figures(page *p, const nian_ledger_row *row)
{
    if (!row->figure_count || row->outcome < NIAN_OUTCOME_PARTLY)
        return;
    nian_html_put(&p->html, "<ul class=\"figures\">\n");
    for (size_t i = 0; i < row->figure_count; i++)
        put_figure(p, &row->figures[i]);
    nian_html_put(&p->html, "</ul>\n");
}

static void put_rest(page *p, const nian_ledger_row *row)
{
    if (row->said.len) {
        nian_html_put(&p->html, "<p class=\"missed\">");
        nian_html_say_with(&p->html, "ledger.said", &row->said, 1);
        nian_html_put(&p->html, "</p>\n");
    }
    if (row->unmentioned_count) {
        nian_str names = nian_str_join(&p->arena, row->unmentioned,
                                       row->unmentioned_count, NIAN_STR("、"));
        nian_html_put(&p->html, "<p class=\"missed\">");
        nian_html_say_with(&p->html, "ledger.unmentioned", &names, 1);
        nian_html_put(&p->html, "</p>\n");
    }
}

static void put_evidence(page *p, const nian_ledger_row *row)
{
    size_t shown = row->evidence_count < EVIDENCE_SHOWN ? row->evidence_count
                                                        : EVIDENCE_SHOWN;
    nian_part_statements(&p->part, p->old + 1, false, row->evidence, shown,
                         NULL, 0);
    if (shown == row->evidence_count)
        return;
    nian_html_put(&p->html, "<details><summary>");
    nian_html_say_count(&p->html, "compare.more", row->evidence_count - shown);
    nian_html_put(&p->html, "</summary>\n");
    nian_part_statements(&p->part, p->old + 1, false, row->evidence + shown,
                         row->evidence_count - shown, NULL, 0);
    nian_html_put(&p->html, "</details>\n");
}

/* What a reader should look at before he believes in silence. */
static void put_nearest(page *p, const nian_ledger_row *row)
{
    if (!row->has_nearest)
        return;
    nian_html_put(&p->html, "<div class=\"nearest\"><p>");
    nian_html_say(&p->html, "ledger.nearest");
    nian_html_put(&p->html, "</p>");
    nian_part_statements(&p->part, p->old + 1, false, &row->nearest, 1, NULL,
                         0);
    nian_html_put(&p->html, "</div>\n");
}

static void put_answer(page *p, const nian_ledger_row *row)
{
    nian_html_put(&p->html, "<div class=\"after\">");
    put_evidence(p, row);
    if (!row->evidence_count) {
        nian_html_put(&p->html, "<p class=\"none\">");
        nian_html_say(&p->html, "outcome.silent");
        nian_html_put(&p->html, "</p>");
    }
    put_figures(p, row);
    put_rest(p, row);
    put_nearest(p, row);
    if (row->evidence_count)
        nian_part_why(&p->part, row->score, row->why, row->why_count);
    nian_html_put(&p->html, "</div>\n");
}

static void put_row(page *p, const nian_ledger_row *row)
{
    static const char *const classes[] = {"silent", "repeated", "partly",
                                          "done"};
    nian_str id = nian_statement_id(&p->arena, p->ledger->report, row->plan);
    nian_html_put(&p->html, "<article class=\"row ");
    nian_html_put(&p->html, p->ledger->next ? classes[row->outcome] : "open");
    nian_part_flag_classes(&p->part, row->flags);
    nian_html_put(&p->html, "\" tabindex=\"-1\"");
    nian_html_id(&p->html, id);
    nian_html_put(&p->html, ">\n<div class=\"before\">");
    nian_part_statements(&p->part, p->old, true, &row->plan, 1, NULL, 0);
    nian_html_put(&p->html, "</div>\n");
    if (p->ledger->next)
        put_answer(p, row);
    nian_html_put(&p->html, "</article>\n");
}

/* The plans of one outcome, under the sections that they stand in. */
static void put_rows(page *p, nian_outcome outcome)
{
    const nian_ledger *ledger = p->ledger;
    uint32_t section = UINT32_MAX;
    for (size_t i = 0; i < ledger->row_count; i++) {
        const nian_ledger_row *row = &ledger->rows[i];
        uint32_t where = ledger->report->statements[row->plan].section;
        if (row->outcome != outcome)
            continue;
        if (where != section) {
            nian_html_put(&p->html, "<h3>");
            nian_part_heading(&p->part, p->old, where);
            nian_html_put(&p->html, "</h3>\n");
        }
        section = where;
        put_row(p, row);
    }
}

/* ------------------------------------------------------------------- page */

static void put_counts(page *p)
{
    if (!p->ledger->next)
        return;
    nian_html_put(&p->html, "<ul class=\"tally\">\n");
    for (size_t i = 0; i < OUTCOME_COUNT; i++) {
        if (!p->ledger->counts[i])
            continue;
        nian_html_put(&p->html, "<li><a");
        nian_html_url(&p->html, "href",
                      nian_str_format(&p->arena, "#outcome-%zu", i));
        nian_html_put(&p->html, ">");
        nian_html_say(&p->html, outcome_keys[i]);
        nian_html_put(&p->html, " <b>");
        nian_html_int(&p->html, (int64_t)p->ledger->counts[i]);
        nian_html_put(&p->html, "</b></a></li>\n");
    }
    nian_html_put(&p->html, "</ul>\n");
}

static void put_outcomes(page *p)
{
    for (size_t i = 0; i < OUTCOME_COUNT; i++) {
        nian_str id = nian_str_format(&p->arena, "outcome-%zu", i);
        if (!p->ledger->counts[i])
            continue;
        nian_part_section_open(&p->part, nian_cstr(&p->arena, id),
                               p->ledger->next ? outcome_keys[i]
                                               : "ledger.open");
        put_rows(p, (nian_outcome)i);
        nian_html_put(&p->html, "</section>\n");
    }
}

static nian_str title_of(page *p)
{
    const nian_metadata *meta = &p->ledger->report->meta;
    nian_str with[] = {p->part.series->issuer,
                       p->part.series->kind,
                       nian_str_format(&p->arena, "%d", meta->year),
                       {NULL, 0}};
    if (p->ledger->next)
        with[3] = nian_str_format(&p->arena, "%d", p->ledger->next->meta.year);
    nian_buf title = {0};
    nian_catalogue_fill(&title, p->html.words,
                        p->ledger->next ? "ledger.title" : "ledger.title.open",
                        with, 4);
    nian_str copy = nian_str_copy(&p->arena, nian_buf_str(&title));
    nian_buf_free(&title);
    return copy;
}

static void put_neighbours(page *p)
{
    const nian_site_series *s = p->part.series;
    nian_html_put(&p->html, "<nav class=\"neighbours\"");
    nian_html_say_attribute(&p->html, "aria-label", "nav.neighbours");
    nian_html_put(&p->html, "><ul>\n<li>");
    nian_part_link(&p->part, nian_site_report_path(&p->arena, s, p->old),
                   nian_catalogue_say(p->html.words, "ledger.report"));
    nian_html_put(&p->html, "</li>\n");
    if (p->ledger->next) {
        nian_html_put(&p->html, "<li>");
        nian_part_link(&p->part,
                       nian_site_comparison_path(&p->arena, s, p->old),
                       nian_catalogue_say(p->html.words, "series.comparison"));
        nian_html_put(&p->html, "</li>\n");
    }
    nian_html_put(&p->html, "</ul></nav>\n");
}

static void write_page(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    page p = {.ledger = series->ledgers[index], .old = index};
    nian_str path = nian_site_ledger_path(&p.arena, series, index);
    nian_frame frame = nian_frame_of(&p.arena, series, path, "ledger");
    p.part = (nian_part){&p.html, &p.arena, series};
    p.html.words = series->site->words;
    frame.title = title_of(&p);
    nian_frame_open(&p.html, &p.arena, series->site, out, &frame);
    nian_html_put(&p.html, "<h1>");
    nian_html_text(&p.html, frame.title);
    nian_html_put(&p.html, "</h1>\n");
    put_neighbours(&p);
    put_counts(&p);
    put_outcomes(&p);
    nian_frame_close(&p.html, &frame);
    nian_arena_free(&p.arena);
}

static void write_twin(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    nian_view view = {.out = out, .format = NIAN_STR("json")};
    nian_renderer_find(view.format)->ledger(&view, series->ledgers[index]);
}

void nian_site_list_ledgers(nian_site_files *out, nian_arena *arena,
                            const nian_site_series *series)
{
    for (size_t i = 0; i < series->reports.count; i++)
        nian_site_add(out, arena, nian_site_ledger_path(arena, series, i),
                      write_page, write_twin, i);
}
