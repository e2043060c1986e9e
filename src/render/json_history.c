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
    nian_writer_close(&w);
}

static void points(nian_writer *w, const char *key, nian_reports reports,
                   const nian_point *points, size_t count)
{
    nian_json_key(&w->json, key);
    nian_json_array(&w->json);
    for (size_t i = 0; i < count; i++) {
        const nian_point *point = &points[i];
        const nian_report *report = reports.items[point->report];
        const nian_indicator *indicator = &report->indicators[point->indicator];
        nian_json_object(&w->json);
        nian_writer_key_int(w, "year", point->year);
        nian_writer_key_decimal(w, "value", point->has_value, point->value);
        nian_writer_key_decimal(w, "low", point->has_low, point->low);
        nian_writer_key_decimal(w, "high", point->has_high, point->high);
        nian_writer_key_str(w, "qualifier", point->qualifier);
        nian_writer_key_str(w, "text", point->text);
        nian_writer_origin(w, report,
                           report->statements[indicator->statement].line);
        nian_writer_key_str(
            w, "statement",
            nian_statement_id(&w->arena, report, indicator->statement));
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

void nian_json_show_trend(const nian_view *view, nian_reports reports,
                          const nian_trend *trend)
{
    nian_writer w;
    nian_writer_open(&w, view, "nianlun.trend/1");
    nian_writer_key_str(&w, "query", trend->query);
    nian_json_key(&w.json, "series");
    nian_json_array(&w.json);
    for (size_t i = 0; i < trend->series_count; i++) {
        const nian_series *series = &trend->series[i];
        nian_json_object(&w.json);
        nian_writer_key_str(&w, "id", series->id);
        nian_writer_key_str(&w, "name", series->name);
        nian_writer_key_str(&w, "unit", series->unit);
        nian_writer_key_name(&w, "measure", nian_measure_name(series->measure));
        nian_writer_key_name(&w, "status",
                             series->target ? "target" : "actual");
        points(&w, "points", reports, series->points, series->point_count);
        points(&w, "variants", reports, series->variants,
               series->variant_count);
        nian_json_key(&w.json, "score");
        nian_json_score(&w.json, series->score);
        nian_json_end(&w.json);
    }
    nian_json_end(&w.json);
    nian_writer_close(&w);
}
