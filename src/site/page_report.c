/* A report: where it comes from, its outline beside its text, each statement
 * with its type, its figures and an address. */
#include "site/parts.h"

#include "report/report.h"

typedef struct page {
    nian_html html;
    nian_arena arena;
    nian_part part;
    const nian_report *report;
    size_t index;
    size_t figure;      /* the next indicator */
    uint32_t section;   /* that was opened last */
    uint32_t paragraph; /* likewise */
    bool in_paragraph;
} page;

/* ------------------------------------------------------------------- head */

static void put_fact(page *p, const char *key, nian_str value)
{
    if (!value.len)
        return;
    nian_html_put(&p->html, "<div><dt>");
    nian_html_say(&p->html, key);
    nian_html_put(&p->html, "</dt><dd>");
    nian_html_text(&p->html, value);
    nian_html_put(&p->html, "</dd></div>\n");
}

static void put_facts(page *p)
{
    const nian_metadata *meta = &p->report->meta;
    nian_html_put(&p->html, "<dl class=\"facts\">\n");
    put_fact(p, "report.issuer", meta->issuer);
    put_fact(p, "report.kind", meta->kind);
    put_fact(p, "series.year", nian_str_format(&p->arena, "%d", meta->year));
    put_fact(p, "report.number", meta->number);
    put_fact(p, "report.date", meta->date);
    put_fact(p, "report.commit", nian_str_slice(p->report->commit, 0, 12));
    put_fact(p, "report.blob", nian_str_slice(p->report->blob, 0, 12));
    nian_html_put(&p->html, "</dl>\n");
}

static void put_counts(page *p)
{
    static const nian_type order[] = {NIAN_TYPE_PLAN, NIAN_TYPE_ACTION,
                                      NIAN_TYPE_RESULT, NIAN_TYPE_SHORTFALL,
                                      NIAN_TYPE_CONTEXT};
    size_t counts[5] = {0};
    for (size_t i = 0; i < p->report->statement_count; i++)
        counts[p->report->statements[i].type]++;
    nian_html_put(&p->html, "<ul class=\"tally\">\n");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        nian_html_put(&p->html, "<li><span class=\"key ");
        nian_html_put(&p->html, nian_type_name(order[i]));
        nian_html_put(&p->html, "\">");
        nian_html_say(&p->html, nian_part_type_key(order[i]));
        nian_html_put(&p->html, "</span> <b>");
        nian_html_int(&p->html, (int64_t)counts[order[i]]);
        nian_html_put(&p->html, "</b></li>\n");
    }
    nian_html_put(&p->html, "</ul>\n");
}

static void put_neighbour(page *p, nian_str path, const char *key)
{
    nian_html_put(&p->html, "<li>");
    nian_part_link(&p->part, path, nian_catalogue_say(p->html.words, key));
    nian_html_put(&p->html, "</li>\n");
}

static void put_neighbours(page *p)
{
    const nian_site_series *s = p->part.series;
    nian_html_put(&p->html, "<nav class=\"neighbours\"");
    nian_html_say_attribute(&p->html, "aria-label", "nav.neighbours");
    nian_html_put(&p->html, "><ul>\n");
    if (p->index)
        put_neighbour(p, nian_site_comparison_path(&p->arena, s, p->index - 1),
                      "report.against.earlier");
    if (p->index + 1 < s->reports.count)
        put_neighbour(p, nian_site_comparison_path(&p->arena, s, p->index),
                      "report.against.later");
    put_neighbour(p, nian_site_ledger_path(&p->arena, s, p->index),
                  "home.ledger");
    nian_html_put(&p->html, "</ul></nav>\n");
}

static void put_notes(page *p)
{
    if (!p->report->note_count)
        return;
    nian_html_put(&p->html, "<details class=\"notes\"><summary>");
    nian_html_say_count(&p->html, "report.notes", p->report->note_count);
    nian_html_put(&p->html, "</summary><ul lang=\"en\">\n");
    for (size_t i = 0; i < p->report->note_count; i++) {
        const nian_note *note = &p->report->notes[i];
        nian_html_put(&p->html, "<li>");
        if (note->line)
            nian_html_text(&p->html, nian_str_format(&p->arena, "line %u: ",
                                                     (unsigned)note->line));
        nian_html_text(&p->html, note->text);
        if (note->count > 1)
            nian_html_text(&p->html, nian_str_format(&p->arena, " (%u)",
                                                     (unsigned)note->count));
        nian_html_put(&p->html, "</li>\n");
    }
    nian_html_put(&p->html, "</ul></details>\n");
}

/* ---------------------------------------------------------------- outline */

static void put_heading_text(page *p, const nian_section *section)
{
    nian_html_text(&p->html, section->label);
    nian_html_text(&p->html, section->heading);
}

static void put_outline(page *p)
{
    const nian_report *report = p->report;
    if (report->section_count < 2)
        return;
    nian_html_put(&p->html, "<nav class=\"outline\"");
    nian_html_say_attribute(&p->html, "aria-label", "report.outline");
    nian_html_put(&p->html, "><ol lang=\"zh\">\n");
    for (uint32_t i = 1; i < report->section_count; i++) {
        const nian_section *section = &report->sections[i];
        nian_str target = nian_str_format(&p->arena, "#s%u", (unsigned)i);
        nian_html_put(&p->html, "<li class=\"level-");
        nian_html_int(&p->html, section->level);
        nian_html_put(&p->html, "\"><a");
        nian_html_url(&p->html, "href", target);
        nian_html_put(&p->html, ">");
        put_heading_text(p, section);
        nian_html_put(&p->html, "</a></li>\n");
    }
    nian_html_put(&p->html, "</ol></nav>\n");
}

/* ------------------------------------------------------------------- text */

static void end_paragraph(page *p)
{
    if (p->in_paragraph)
        nian_html_put(&p->html, "</p>\n");
    p->in_paragraph = false;
}

/* h1 is the title, so the first level is h2; a level that the report leaves
 * out is left out here too, and there is no h7. */
static int depth_of(const nian_report *report, uint32_t section)
{
    int depth = 2;
    for (uint32_t at = report->sections[section].parent; at;
         at = report->sections[at].parent)
        depth++;
    return depth < 6 ? depth : 6;
}

static void put_heading(page *p, uint32_t index)
{
    int level = depth_of(p->report, index);
    end_paragraph(p);
    nian_html_put(&p->html, "<h");
    nian_html_int(&p->html, level);
    nian_html_id(&p->html, nian_section_id(&p->arena, index));
    nian_html_put(&p->html, ">");
    put_heading_text(p, &p->report->sections[index]);
    nian_html_put(&p->html, "</h");
    nian_html_int(&p->html, level);
    nian_html_put(&p->html, ">\n");
}

static void put_figure(page *p, const nian_indicator *figure, nian_str text)
{
    nian_html_put(&p->html, figure->target ? "<span class=\"figure target\""
                                           : "<span class=\"figure\"");
    nian_html_attribute(&p->html, "title", figure->name);
    nian_html_put(&p->html, ">");
    nian_html_text(&p->html, text);
    nian_html_put(&p->html, "</span>");
}

/* The words, each figure underlined; figures are in the order of
 * statements, but not of their places in one. */
static void put_words(page *p, uint32_t index)
{
    nian_str text = p->report->statements[index].text;
    size_t first = p->figure;
    while (p->figure < p->report->indicator_count &&
           p->report->indicators[p->figure].statement <= index)
        p->figure++;
    size_t at = 0;
    for (;;) {
        const nian_indicator *next = NULL;
        for (size_t i = first; i < p->figure; i++) {
            const nian_indicator *one = &p->report->indicators[i];
            if (one->statement == index && one->span.end > one->span.begin &&
                one->span.end <= text.len && one->span.begin >= at &&
                (!next || one->span.begin < next->span.begin))
                next = one;
        }
        if (!next)
            break;
        nian_html_text(&p->html, nian_str_slice(text, at, next->span.begin));
        put_figure(p, next,
                   nian_str_slice(text, next->span.begin, next->span.end));
        at = next->span.end;
    }
    nian_html_text(&p->html, nian_str_after(text, at));
}

/* The address of the statement, with the line of the text that it is on. */
static void put_permalink(page *p, uint32_t index, nian_str id)
{
    nian_str with[] = {
        id, nian_str_format(&p->arena, "%u",
                            (unsigned)p->report->statements[index].line)};
    nian_buf label = {0};
    nian_catalogue_fill(&label, p->html.words, "report.permalink", with, 2);
    nian_html_put(&p->html, "<a class=\"permalink\"");
    nian_html_url(&p->html, "href",
                  nian_str_format(&p->arena, "#%.*s", NIAN_STR_ARG(id)));
    nian_html_attribute(&p->html, "title", nian_buf_str(&label));
    nian_html_attribute(&p->html, "aria-label", nian_buf_str(&label));
    nian_html_put(&p->html, ">¶</a>");
    nian_buf_free(&label);
}

static void put_statement(page *p, uint32_t index)
{
    const nian_statement *statement = &p->report->statements[index];
    nian_str id = nian_statement_id(&p->arena, p->report, index);
    while (p->section < statement->section)
        put_heading(p, ++p->section);
    if (p->in_paragraph && p->paragraph != statement->paragraph)
        end_paragraph(p);
    if (!p->in_paragraph)
        nian_html_put(&p->html, "<p>");
    p->in_paragraph = true;
    p->paragraph = statement->paragraph;
    nian_html_put(&p->html, "<span class=\"statement ");
    nian_html_put(&p->html, nian_type_name(statement->type));
    nian_html_put(&p->html, "\"");
    nian_html_id(&p->html, id);
    nian_html_put(&p->html, ">");
    if (statement->type != NIAN_TYPE_CONTEXT) {
        nian_html_put(&p->html, "<span class=\"vh\">〔");
        nian_html_say(&p->html, nian_part_type_key(statement->type));
        nian_html_put(&p->html, "〕</span>");
    }
    put_words(p, index);
    nian_html_put(&p->html, "</span>");
    put_permalink(p, index, id);
    nian_str thread =
        nian_site_thread_of(&p->arena, p->part.series, p->index, index);
    if (thread.len) {
        nian_html_put(&p->html, "<span class=\"more\">");
        nian_part_link(&p->part, thread,
                       nian_catalogue_say(p->html.words, "thread.link"));
        nian_html_put(&p->html, "</span>");
    }
}

static void put_text(page *p)
{
    nian_html_put(&p->html, "<article class=\"text\" lang=\"zh\">\n");
    for (uint32_t i = 0; i < p->report->statement_count; i++)
        put_statement(p, i);
    end_paragraph(p);
    while (p->section + 1 < p->report->section_count)
        put_heading(p, ++p->section);
    nian_html_put(&p->html, "</article>\n");
}

static void write_page(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    page p = {.report = series->reports.items[index], .index = index};
    nian_str path = nian_site_report_path(&p.arena, series, index);
    nian_frame frame = nian_frame_of(&p.arena, series, path, "report");
    frame.title = p.report->meta.title.len
                      ? p.report->meta.title
                      : nian_report_label(&p.arena, p.report);
    p.part = (nian_part){&p.html, &p.arena, series};
    nian_frame_open(&p.html, &p.arena, series->site, out, &frame);
    nian_html_put(&p.html, "<h1>");
    nian_html_text(&p.html, frame.title);
    nian_html_put(&p.html, "</h1>\n");
    put_facts(&p);
    put_neighbours(&p);
    put_counts(&p);
    put_notes(&p);
    nian_html_put(&p.html, "<div class=\"beside\">\n");
    put_outline(&p);
    put_text(&p);
    nian_html_put(&p.html, "</div>\n");
    nian_frame_close(&p.html, &frame);
    nian_arena_free(&p.arena);
}

static void write_twin(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    nian_view view = {.out = out, .format = NIAN_STR("json")};
    nian_renderer_find(view.format)
        ->report(&view, series->reports.items[index]);
}

void nian_site_list_reports(nian_site_files *out, nian_arena *arena,
                            const nian_site_series *series)
{
    for (size_t i = 0; i < series->reports.count; i++)
        nian_site_add(out, arena, nian_site_report_path(arena, series, i),
                      write_page, write_twin, i);
}
