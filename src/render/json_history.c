/* The history of a commitment and the series of an indicator as JSON. */
#include "render/json.h"

#include "diff/diff.h"
#include "report/report.h"

/* The statement that an entry comes from; null for its own beginning. */
static void source(nian_writer *w, nian_reports reports, const nian_log *log,
                   size_t index)
{
    const nian_entry *from = &log->entries[log->entries[index].from];
    nian_str id = {NULL, 0};
    if (log->entries[index].from != index)
        id = nian_statement_id(&w->arena, reports.items[from->report],
                               from->statement);
    nian_writer_key_str(w, "from", id);
}

static void entry(nian_writer *w, nian_reports reports, const nian_log *log,
                  size_t index)
{
    const nian_entry *entry = &log->entries[index];
    const nian_report *report = reports.items[entry->report];
    const nian_statement *statement = &report->statements[entry->statement];
    nian_json_object(&w->json);
    nian_writer_key_int(w, "year", report->meta.year);
    nian_writer_key_name(w, "status", nian_status_name(entry->status));
    nian_writer_statement(w, report, entry->statement);
    nian_writer_edits(w, entry->edits, entry->edit_count);
    nian_writer_key_str(w, "heading",
                        report->sections[statement->section].heading);
    source(w, reports, log, index);
    nian_writer_flags(w, entry->flags);
    nian_json_key(&w->json, "revived");
    nian_json_bool(&w->json, entry->revived);
    nian_json_key(&w->json, "score");
    nian_json_score(&w->json, entry->score);
    nian_writer_origin(w, report, statement->line);
    nian_json_end(&w->json);
}

static void years(nian_writer *w, const char *key, const int *years,
                  size_t count)
{
    nian_json_key(&w->json, key);
    nian_json_array(&w->json);
    for (size_t i = 0; i < count; i++)
        nian_json_int(&w->json, years[i]);
    nian_json_end(&w->json);
}

void nian_json_show_log(const nian_view *view, nian_reports reports,
                        const nian_log *log)
{
    nian_writer w;
    nian_writer_open(&w, view, "nianlun.log/1");
    nian_writer_key_str(&w, "thread", log->thread);
    nian_writer_key_str(&w, "query", log->query);
    nian_json_key(&w.json, "entries");
    nian_json_array(&w.json);
    for (size_t i = 0; i < log->entry_count; i++)
        entry(&w, reports, log, i);
    nian_json_end(&w.json);
    years(&w, "silent", log->silent, log->silent_count);
    years(&w, "absent", log->absent, log->absent_count);
    nian_writer_close(&w);
}
