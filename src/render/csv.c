/* Tables for spreadsheets (RFC 4180, lines end in LF).  A report is a foreign
 * text: a cell that a spreadsheet would take for a formula gets an apostrophe
 * before it. */
#include "render/formats.h"

#include "base/decimal.h"
#include "base/json.h"
#include "diff/diff.h"
#include "report/report.h"

typedef struct table {
    nian_buf *out;
    nian_arena arena;
    bool filled; /* a cell stands before on this line */
} table;

static void open_cell(table *t)
{
    if (t->filled)
        nian_buf_add_byte(t->out, ',');
    t->filled = true;
}

static bool like_formula(nian_str text)
{
    return text.len &&
           nian_str_has(NIAN_STR("=+-@\t\r"), nian_str_slice(text, 0, 1));
}

static void cell(table *t, nian_str text)
{
    open_cell(t);
    bool formula = like_formula(text);
    bool plain = !formula;
    for (size_t i = 0; i < text.len && plain; i++)
        plain =
            !nian_str_has(NIAN_STR("\",\n\r"), nian_str_slice(text, i, i + 1));
    if (plain) {
        nian_buf_add(t->out, text);
        return;
    }
    nian_buf_add_byte(t->out, '"');
    if (formula)
        nian_buf_add_byte(t->out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            nian_buf_add_byte(t->out, '"');
        nian_buf_add_byte(t->out, text.ptr[i]);
    }
    nian_buf_add_byte(t->out, '"');
}

static void name_cell(table *t, const char *name)
{
    cell(t, nian_str_from(name));
}

static void int_cell(table *t, int64_t value)
{
    open_cell(t);
    nian_json json = {.out = t->out};
    nian_json_int(&json, value);
}

static void score_cell(table *t, double value)
{
    open_cell(t);
    nian_json json = {.out = t->out};
    nian_json_score(&json, value);
}

static void decimal_cell(table *t, bool has, nian_decimal value)
{
    open_cell(t);
    if (has)
        nian_decimal_write(t->out, value);
}

static void end_line(table *t)
{
    nian_buf_add_byte(t->out, '\n');
    t->filled = false;
}

static void head(table *t, nian_str names)
{
    nian_buf_add(t->out, names);
    nian_buf_add_byte(t->out, '\n');
}

static void indicator_cells(table *t, const nian_report *report,
                            const nian_indicator *i)
{
    cell(t, nian_statement_id(&t->arena, report, i->statement));
    cell(t, i->name);
    decimal_cell(t, i->has_value, i->value);
    decimal_cell(t, i->has_low, i->low);
    decimal_cell(t, i->has_high, i->high);
    cell(t, i->unit);
    cell(t, i->qualifier);
    cell(t, i->change);
    name_cell(t, nian_measure_name(i->measure));
    name_cell(t, i->target ? "target" : "actual");
    open_cell(t);
    if (i->period.from)
        nian_buf_format(t->out, "%d", i->period.from);
    open_cell(t);
    if (i->period.to)
        nian_buf_format(t->out, "%d", i->period.to);
    name_cell(t, nian_basis_name(i->period.basis));
    cell(t, i->text);
    int_cell(t, i->line);
}

static void statement_cells(table *t, const nian_report *report, uint32_t index)
{
    const nian_statement *statement = &report->statements[index];
    cell(t, nian_statement_id(&t->arena, report, index));
    cell(t, nian_section_id(&t->arena, statement->section));
    cell(t, report->sections[statement->section].heading);
    name_cell(t, nian_type_name(statement->type));
    cell(t, statement->text);
    int_cell(t, statement->line);
}

/* --indicators gives those, anything else the statements. */
void nian_csv_show_report(const nian_view *view, const nian_report *report)
{
    table t = {.out = view->out};
    if (view->show & NIAN_SHOW_INDICATORS) {
        head(&t, NIAN_STR("statement,name,value,low,high,unit,qualifier,change,"
                          "measure,status,from,to,basis,text,line"));
        for (size_t i = 0; i < report->indicator_count; i++) {
            indicator_cells(&t, report, &report->indicators[i]);
            end_line(&t);
        }
    } else {
        head(&t, NIAN_STR("id,section,heading,type,text,line"));
        for (uint32_t i = 0; i < report->statement_count; i++) {
            statement_cells(&t, report, i);
            end_line(&t);
        }
    }
    nian_arena_free(&t.arena);
}

/* Several statements of one row stand in one cell, a line each. */
static void side_cells(table *t, const nian_report *report,
                       const uint32_t *statements, size_t count)
{
    nian_strs ids = {0};
    nian_strs texts = {0};
    nian_strs lines = {0};
    for (size_t i = 0; i < count; i++) {
        const nian_statement *statement = &report->statements[statements[i]];
        nian_str id = nian_statement_id(&t->arena, report, statements[i]);
        vec_push(&t->arena, &ids, id);
        vec_push(&t->arena, &texts, statement->text);
        nian_str line = nian_str_format(&t->arena, "%u", statement->line);
        vec_push(&t->arena, &lines, line);
    }
    const nian_strs *columns[] = {&ids, &lines, &texts};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        cell(t, nian_str_join(&t->arena, columns[i]->items, columns[i]->count,
                              NIAN_STR("\n")));
}

static nian_str heading_of(const nian_report *report,
                           const uint32_t *statements, size_t count)
{
    if (count == 0)
        return (nian_str){NULL, 0};
    uint32_t section = report->statements[statements[0]].section;
    return report->sections[section].heading;
}

static void flags_cell(table *t, unsigned flags)
{
    nian_strs names = {0};
    for (unsigned flag = 1; flag && flag <= flags; flag <<= 1)
        if (flags & flag && nian_flag_name(flag))
            vec_push(&t->arena, &names, nian_str_from(nian_flag_name(flag)));
    cell(t, nian_str_join(&t->arena, names.items, names.count, NIAN_STR(" ")));
}

static void changes(table *t, const nian_comparison *comparison,
                    const nian_change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const nian_change *change = &changes[i];
        name_cell(t, nian_status_name(change->status));
        flags_cell(t, change->flags);
        score_cell(t, change->score);
        cell(t, heading_of(comparison->before, change->before,
                           change->before_count));
        side_cells(t, comparison->before, change->before, change->before_count);
        cell(t,
             heading_of(comparison->after, change->after, change->after_count));
        side_cells(t, comparison->after, change->after, change->after_count);
        end_line(t);
    }
}

void nian_csv_show_comparison(const nian_view *view,
                              const nian_comparison *comparison)
{
    table t = {.out = view->out};
    head(&t, NIAN_STR("status,flags,score,old_heading,old,old_line,old_text,"
                      "new_heading,new,new_line,new_text"));
    changes(&t, comparison, comparison->changes, comparison->change_count);
    if (view->show & NIAN_SHOW_UNSURE)
        changes(&t, comparison, comparison->unsure, comparison->unsure_count);
    nian_arena_free(&t.arena);
}

static void figures_cell(table *t, const nian_ledger *ledger,
                         const nian_ledger_row *row)
{
    nian_strs lines = {0};
    for (size_t i = 0; i < row->figure_count; i++)
        if (row->evidence_count)
            vec_push(&t->arena, &lines,
                     nian_figure_line(&t->arena, ledger, &row->figures[i]));
    cell(t, nian_str_join(&t->arena, lines.items, lines.count, NIAN_STR("；")));
}

void nian_csv_show_ledger(const nian_view *view, const nian_ledger *ledger)
{
    table t = {.out = view->out};
    head(&t, NIAN_STR("outcome,score,id,section,heading,type,text,line,"
                      "evidence,evidence_line,evidence_text,flags,figures,"
                      "unmentioned"));
    for (size_t i = 0; i < ledger->row_count; i++) {
        const nian_ledger_row *row = &ledger->rows[i];
        name_cell(&t, nian_outcome_name(row->outcome));
        score_cell(&t, row->score);
        statement_cells(&t, ledger->report, row->plan);
        side_cells(&t, ledger->next, row->evidence, row->evidence_count);
        flags_cell(&t, row->flags);
        figures_cell(&t, ledger, row);
        cell(&t, nian_str_join(&t.arena, row->unmentioned,
                               row->unmentioned_count, NIAN_STR("、")));
        end_line(&t);
    }
    nian_arena_free(&t.arena);
}

void nian_csv_show_log(const nian_view *view, nian_reports reports,
                       const nian_log *log)
{
    table t = {.out = view->out};
    head(&t, NIAN_STR("year,status,flags,id,section,heading,type,text,line,"
                      "report,from,revived"));
    for (size_t i = 0; i < log->entry_count; i++) {
        const nian_entry *entry = &log->entries[i];
        const nian_report *report = reports.items[entry->report];
        int_cell(&t, report->meta.year);
        name_cell(&t, nian_status_name(entry->status));
        flags_cell(&t, entry->flags);
        statement_cells(&t, report, entry->statement);
        cell(&t, nian_report_label(&t.arena, report));
        const nian_entry *from = &log->entries[entry->from];
        cell(&t, from == entry
                     ? NIAN_STR("")
                     : nian_statement_id(&t.arena, reports.items[from->report],
                                         from->statement));
        name_cell(&t, entry->revived ? "revived" : "");
        end_line(&t);
    }
    nian_arena_free(&t.arena);
}

static void points(table *t, nian_reports reports, const nian_series *series,
                   bool variants)
{
    static const char *const verdicts[] = {[NIAN_VERDICT_NONE] = "",
                                           [NIAN_VERDICT_MET] = "met",
                                           [NIAN_VERDICT_MISSED] = "missed"};
    size_t count = variants ? series->variant_count : series->point_count;
    const nian_point *points = variants ? series->variants : series->points;
    for (size_t i = 0; i < count; i++) {
        const nian_report *report = reports.items[points[i].report];
        const nian_indicator *indicator =
            &report->indicators[points[i].indicator];
        cell(t, series->id);
        cell(t, series->name);
        cell(t, series->unit);
        name_cell(t, nian_measure_name(series->measure));
        name_cell(t, series->target ? "target" : "actual");
        int_cell(t, points[i].year);
        decimal_cell(t, points[i].has_value, points[i].value);
        decimal_cell(t, points[i].has_low, points[i].low);
        decimal_cell(t, points[i].has_high, points[i].high);
        cell(t, points[i].qualifier);
        cell(t, points[i].text);
        cell(t, nian_report_label(&t->arena, report));
        int_cell(t, indicator->line);
        name_cell(t, variants ? "variant" : "");
        name_cell(t, verdicts[points[i].verdict]);
        cell(t, series->definition);
        cell(t, series->per);
        open_cell(t);
        if (series->index_year)
            nian_buf_format(t->out, "%d", series->index_year);
        end_line(t);
    }
}

void nian_csv_show_trend(const nian_view *view, nian_reports reports,
                         const nian_trend *trend)
{
    table t = {.out = view->out};
    head(&t,
         NIAN_STR("series,name,unit,measure,status,year,value,low,high,"
                  "qualifier,text,report,line,variant,verdict,definition,per,"
                  "index_year"));
    for (size_t i = 0; i < trend->series_count; i++) {
        points(&t, reports, &trend->series[i], false);
        points(&t, reports, &trend->series[i], true);
    }
    nian_arena_free(&t.arena);
}

static void listed(table *t, nian_reports reports, const nian_series *series)
{
    const nian_point *last = &series->points[series->point_count - 1];
    const nian_report *report = reports.items[last->report];
    const nian_indicator *indicator = &report->indicators[last->indicator];
    nian_decimal absolute = {0, 0};
    nian_decimal relative = {0, 0};
    bool changed = nian_series_change(&absolute, &relative, series);
    cell(t, series->id);
    cell(t, series->name);
    cell(t, series->unit);
    name_cell(t, nian_measure_name(series->measure));
    name_cell(t, series->target ? "target" : "actual");
    int_cell(t, series->points[0].year);
    int_cell(t, last->year);
    int_cell(t, (int64_t)series->point_count);
    decimal_cell(t, last->has_value, last->value);
    decimal_cell(t, last->has_low, last->low);
    decimal_cell(t, last->has_high, last->high);
    cell(t, last->qualifier);
    decimal_cell(t, changed, absolute);
    decimal_cell(t, changed, relative);
    cell(t, last->text);
    cell(t, nian_report_label(&t->arena, report));
    int_cell(t, indicator->line);
    end_line(t);
}

void nian_csv_show_indicators(const nian_view *view, nian_reports reports,
                              const nian_trend *trend)
{
    table t = {.out = view->out};
    head(&t, NIAN_STR("series,name,unit,measure,status,from,to,years,value,low,"
                      "high,qualifier,change,relative,text,report,line"));
    for (size_t i = 0; i < trend->series_count; i++)
        listed(&t, reports, &trend->series[i]);
    nian_arena_free(&t.arena);
}
