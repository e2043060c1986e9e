/* A report: its outline beside its text, each statement with its type and an
 * address. */
#include "site/pages.h"

#include "report/report.h"

typedef struct page {
    nian_html html;
    nian_arena arena;
    const nian_site_series *series;
    const nian_report *report;
    uint32_t section;   /* that was opened last */
    uint32_t paragraph; /* likewise */
    bool in_paragraph;
} page;

static void put_heading_text(page *p, const nian_section *section)
{
    nian_html_text(&p->html, section->label);
    nian_html_text(&p->html, section->heading);
}

static void put_outline(page *p)
{
    const nian_report *report = p->report;
    nian_html_put(&p->html, "<nav class=\"outline\"");
    nian_html_say_attribute(&p->html, "aria-label", "report.outline");
    nian_html_put(&p->html, "><ol>\n");
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

static void end_paragraph(page *p)
{
    if (p->in_paragraph)
        nian_html_put(&p->html, "</p>\n");
    p->in_paragraph = false;
}

/* h1 is the title, so a section of level 1 is h2; there is no h7. */
static void put_heading(page *p, uint32_t index)
{
    const nian_section *section = &p->report->sections[index];
    int level = section->level < 5 ? section->level + 1 : 6;
    end_paragraph(p);
    nian_html_put(&p->html, "<h");
    nian_html_int(&p->html, level);
    nian_html_id(&p->html, nian_section_id(&p->arena, index));
    nian_html_put(&p->html, ">");
    put_heading_text(p, section);
    nian_html_put(&p->html, "</h");
    nian_html_int(&p->html, level);
    nian_html_put(&p->html, ">\n");
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
    nian_html_text(&p->html, statement->text);
    nian_html_put(&p->html, "</span>");
}

static void write_page(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    page p = {.series = series, .report = series->reports.items[index]};
    nian_str path = nian_site_report_path(&p.arena, series, index);
    nian_frame frame = {.title = p.report->meta.title,
                        .issuer = series->issuer,
                        .kind = series->kind,
                        .series = series->folder,
                        .body = "report"};
    frame.path = nian_str_format(&p.arena, "%.*s.html", NIAN_STR_ARG(path));
    frame.twin = nian_str_format(&p.arena, "%.*s.json", NIAN_STR_ARG(path));
    nian_frame_open(&p.html, &p.arena, series->site, out, &frame);
    nian_html_put(&p.html, "<h1>");
    nian_html_text(&p.html, p.report->meta.title);
    nian_html_put(&p.html, "</h1>\n");
    put_outline(&p);
    nian_html_put(&p.html, "<article class=\"text\">\n");
    for (uint32_t i = 0; i < p.report->statement_count; i++)
        put_statement(&p, i);
    end_paragraph(&p);
    while (p.section + 1 < p.report->section_count)
        put_heading(&p, ++p.section);
    nian_html_put(&p.html, "</article>\n");
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
