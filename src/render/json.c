/* What the JSON of all results has in common, and the report itself. */
#include "render/json.h"

#include "diff/diff.h"
#include "report/report.h"

void nian_writer_open(nian_writer *w, const nian_view *view, const char *schema)
{
    *w = (nian_writer){.json = {.out = view->out}};
    nian_json_object(&w->json);
    nian_writer_key_name(w, "schema", schema);
}

void nian_writer_close(nian_writer *w)
{
    nian_json_end(&w->json);
    nian_buf_add_byte(w->json.out, '\n');
    nian_arena_free(&w->arena);
}

void nian_writer_key_str(nian_writer *w, const char *key, nian_str value)
{
    nian_json_key(&w->json, key);
    nian_json_str_or_null(&w->json, value);
}

void nian_writer_key_name(nian_writer *w, const char *key, const char *value)
{
    nian_writer_key_str(w, key, nian_str_from(value));
}

void nian_writer_key_int(nian_writer *w, const char *key, int64_t value)
{
    nian_json_key(&w->json, key);
    nian_json_int(&w->json, value);
}

static void key_year(nian_writer *w, const char *key, int year)
{
    nian_json_key(&w->json, key);
    if (year)
        nian_json_int(&w->json, year);
    else
        nian_json_null(&w->json);
}

void nian_writer_key_decimal(nian_writer *w, const char *key, bool has,
                             nian_decimal value)
{
    nian_json_key(&w->json, key);
    if (has)
        nian_json_decimal(&w->json, value);
    else
        nian_json_null(&w->json);
}

void nian_writer_origin(nian_writer *w, const nian_report *report,
                        uint32_t line)
{
    nian_writer_key_str(w, "report", nian_report_label(&w->arena, report));
    if (line)
        nian_writer_key_int(w, "line", line);
    nian_writer_key_str(w, "commit", report->commit);
    nian_writer_key_str(w, "blob", report->blob);
}

static void write_section(nian_writer *w, uint32_t section)
{
    nian_str id = {NULL, 0};
    if (section)
        id = nian_section_id(&w->arena, section);
    nian_writer_key_str(w, "section", id);
}

void nian_writer_statement(nian_writer *w, const nian_report *report,
                           uint32_t index)
{
    const nian_statement *statement = &report->statements[index];
    nian_writer_key_str(w, "id", nian_statement_id(&w->arena, report, index));
    nian_writer_key_name(w, "type", nian_type_name(statement->type));
    write_section(w, statement->section);
    nian_writer_key_str(w, "text", statement->text);
}

void nian_writer_report(nian_writer *w, const nian_report *report)
{
    nian_json_object(&w->json);
    nian_writer_key_str(w, "issuer", report->meta.issuer);
    nian_writer_key_str(w, "kind", report->meta.kind);
    key_year(w, "year", report->meta.year);
    nian_writer_key_str(w, "title", report->meta.title);
    nian_writer_origin(w, report, 0);
    nian_json_end(&w->json);
}

static void period(nian_writer *w, const nian_period *period)
{
    nian_json_key(&w->json, "period");
    nian_json_object(&w->json);
    key_year(w, "from", period->from);
    key_year(w, "to", period->to);
    nian_writer_key_name(w, "basis", nian_basis_name(period->basis));
    nian_json_end(&w->json);
}

void nian_writer_indicator(nian_writer *w, const nian_report *report,
                           const nian_indicator *indicator)
{
    const nian_indicator *i = indicator;
    nian_json_object(&w->json);
    nian_writer_key_str(w, "statement",
                        nian_statement_id(&w->arena, report, i->statement));
    nian_writer_key_str(w, "name", i->name);
    nian_writer_key_decimal(w, "value", i->has_value, i->value);
    nian_writer_key_decimal(w, "low", i->has_low, i->low);
    nian_writer_key_decimal(w, "high", i->has_high, i->high);
    nian_writer_key_str(w, "unit", i->unit);
    nian_writer_key_str(w, "qualifier", i->qualifier);
    nian_writer_key_str(w, "change", i->change);
    nian_writer_key_name(w, "measure", nian_measure_name(i->measure));
    nian_writer_key_name(w, "status", i->target ? "target" : "actual");
    period(w, &i->period);
    nian_writer_key_str(w, "text", i->text);
    nian_writer_key_int(w, "line", i->line);
    nian_json_end(&w->json);
}

void nian_writer_flags(nian_writer *w, unsigned flags)
{
    nian_json_key(&w->json, "flags");
    nian_json_array(&w->json);
    for (unsigned flag = 1; flag && flag <= flags; flag <<= 1)
        if (flags & flag && nian_flag_name(flag))
            nian_json_str(&w->json, nian_str_from(nian_flag_name(flag)));
    nian_json_end(&w->json);
}

void nian_writer_words(nian_writer *w, const char *key, const nian_str *words,
                       size_t count)
{
    nian_json_key(&w->json, key);
    nian_json_array(&w->json);
    for (size_t i = 0; i < count; i++)
        nian_json_str(&w->json, words[i]);
    nian_json_end(&w->json);
}

void nian_writer_edits(nian_writer *w, const nian_edit *edits, size_t count)
{
    nian_json_key(&w->json, "edits");
    nian_json_array(&w->json);
    for (size_t i = 0; i < count; i++) {
        nian_json_array(&w->json);
        nian_json_str(&w->json, (nian_str){&edits[i].op, 1});
        nian_json_str(&w->json, edits[i].text);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

static void sections(nian_writer *w, const nian_report *report)
{
    nian_json_key(&w->json, "sections");
    nian_json_array(&w->json);
    for (uint32_t i = 1; i < report->section_count; i++) {
        const nian_section *section = &report->sections[i];
        nian_json_object(&w->json);
        nian_writer_key_str(w, "id", nian_section_id(&w->arena, i));
        nian_str parent = {NULL, 0};
        if (section->parent)
            parent = nian_section_id(&w->arena, section->parent);
        nian_writer_key_str(w, "parent", parent);
        nian_writer_key_int(w, "level", section->level);
        nian_writer_key_str(w, "label", section->label);
        nian_writer_key_str(w, "heading", section->heading);
        nian_writer_key_int(w, "line", section->line);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

static void statements(nian_writer *w, const nian_report *report)
{
    nian_json_key(&w->json, "statements");
    nian_json_array(&w->json);
    for (uint32_t i = 0; i < report->statement_count; i++) {
        const nian_statement *statement = &report->statements[i];
        nian_json_object(&w->json);
        nian_writer_key_str(w, "id", nian_statement_id(&w->arena, report, i));
        write_section(w, statement->section);
        nian_writer_key_name(w, "type", nian_type_name(statement->type));
        nian_writer_key_str(w, "text", statement->text);
        nian_writer_key_int(w, "line", statement->line);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

static void notes(nian_writer *w, const nian_report *report)
{
    nian_json_key(&w->json, "notes");
    nian_json_array(&w->json);
    for (size_t i = 0; i < report->note_count; i++) {
        nian_json_object(&w->json);
        nian_writer_key_int(w, "line", report->notes[i].line);
        nian_writer_key_int(w, "count", report->notes[i].count);
        nian_writer_key_str(w, "text", report->notes[i].text);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

void nian_json_show_report(const nian_view *view, const nian_report *report)
{
    nian_writer w;
    nian_writer_open(&w, view, "nianlun.report/1");
    nian_writer_key_str(&w, "issuer", report->meta.issuer);
    nian_writer_key_str(&w, "kind", report->meta.kind);
    key_year(&w, "year", report->meta.year);
    nian_writer_key_str(&w, "title", report->meta.title);
    nian_writer_key_str(&w, "number", report->meta.number);
    nian_writer_key_str(&w, "date", report->meta.date);
    sections(&w, report);
    statements(&w, report);
    nian_json_key(&w.json, "indicators");
    nian_json_array(&w.json);
    for (size_t i = 0; i < report->indicator_count; i++)
        nian_writer_indicator(&w, report, &report->indicators[i]);
    nian_json_end(&w.json);
    notes(&w, report);
    nian_writer_origin(&w, report, 0);
    nian_writer_close(&w);
}
