/* The history of a commitment on a terminal: a block a year, and at the end
 * where it stands now. */
#include "render/rows.h"

#include "render/formats.h"
#include "report/report.h"

/* The words of the statement when the query is its id. */
static nian_str text_of_id(nian_reports reports, const nian_log *log)
{
    nian_arena arena = {0};
    nian_str text = {NULL, 0};
    for (size_t i = 0; i < log->entry_count && !text.len; i++) {
        const nian_entry *entry = &log->entries[i];
        const nian_report *report = reports.items[entry->report];
        nian_str id = nian_statement_id(&arena, report, entry->statement);
        if (nian_str_equal(id, log->query))
            text = report->statements[entry->statement].text;
    }
    nian_arena_free(&arena);
    return text;
}

static void title(const nian_view *view, nian_reports reports,
                  const nian_log *log)
{
    const nian_report *last = reports.items[reports.count - 1];
    nian_paragraph p = {0};
    nian_paragraph_format(&p, NIAN_STYLE_STRONG, "%.*s %.*s：%.*s",
                          NIAN_STR_ARG(last->meta.issuer),
                          NIAN_STR_ARG(last->meta.kind),
                          NIAN_STR_ARG(log->query));
    nian_str asked = text_of_id(reports, log);
    if (asked.len) {
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, NIAN_STR("  "));
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, asked);
    }
    nian_paragraph_end(&p, view, 0, 2);
}

static void entry(const nian_view *view, const nian_report *report,
                  const nian_log *log, const nian_entry *entry)
{
    bool alike = nian_rows_alike(entry->edits, entry->edit_count);
    nian_shown_row row = {
        .mark = ' ',
        .report = report,
        .statement = entry->statement,
        .label = nian_entry_word(entry),
        .flags = entry->flags,
        .wanted = log->query,
        .edits = entry->edits,
        .edit_count = alike ? entry->edit_count : 0,
    };
    nian_rows_show(view, &row);
}

static void year(const nian_view *view, const nian_report *report)
{
    nian_paragraph p = {0};
    nian_buf_add_byte(view->out, '\n');
    nian_paragraph_format(&p, NIAN_STYLE_STRONG, "%d", report->meta.year);
    nian_paragraph_end(&p, view, 0, 0);
}

/* Reports between two entries that say nothing of it. */
static void silence(const nian_view *view, nian_reports reports, uint32_t from,
                    uint32_t to)
{
    nian_paragraph p = {0};
    vec(int) years = {0};
    while (++from < to)
        vec_push(&p.arena, &years, reports.items[from]->meta.year);
    if (!years.count)
        return;
    nian_buf_add_byte(view->out, '\n');
    nian_paragraph_add(&p, NIAN_STYLE_FAINT,
                       nian_years_text(&p.arena, years.items, years.count));
    nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR(WORDS_SILENT));
    nian_paragraph_end(&p, view, 0, 0);
}

void nian_text_show_log(const nian_view *view, nian_reports reports,
                        const nian_log *log)
{
    if (log->entry_count == 0)
        return;
    title(view, reports, log);
    uint32_t last = UINT32_MAX;
    nian_rows_place place = {0};
    for (size_t i = 0; i < log->entry_count; i++) {
        const nian_entry *at = &log->entries[i];
        const nian_report *report = reports.items[at->report];
        if (i && at->report != last)
            silence(view, reports, last, at->report);
        if (at->report != last)
            year(view, report);
        last = at->report;
        nian_rows_section(view, report, at->statement, &place);
        entry(view, report, log, at);
    }
    nian_paragraph p = {0};
    nian_buf_add_byte(view->out, '\n');
    nian_paragraph_add(&p, NIAN_STYLE_STRONG,
                       nian_log_ending(&p.arena, reports, log));
    nian_paragraph_end(&p, view, 0, 0);
}
