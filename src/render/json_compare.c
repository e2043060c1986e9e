/* A comparison and a ledger as JSON. */
#include "render/json.h"

#include "diff/diff.h"
#include "report/report.h"

static void side(nian_writer *w, const char *key, const nian_report *report,
                 const uint32_t *statements, size_t count)
{
    nian_json_key(&w->json, key);
    nian_json_array(&w->json);
    for (size_t i = 0; i < count; i++) {
        nian_json_object(&w->json);
        nian_writer_statement(w, report, statements[i]);
        nian_writer_key_int(w, "line", report->statements[statements[i]].line);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

static void changes(nian_writer *w, const char *key,
                    const nian_comparison *comparison,
                    const nian_change *changes, size_t count)
{
    nian_json_key(&w->json, key);
    nian_json_array(&w->json);
    for (size_t i = 0; i < count; i++) {
        const nian_change *change = &changes[i];
        nian_json_object(&w->json);
        nian_writer_key_name(w, "status", nian_status_name(change->status));
        nian_writer_flags(w, change->flags);
        nian_json_key(&w->json, "score");
        nian_json_score(&w->json, change->score);
        nian_writer_words(w, "why", change->why, change->why_count);
        side(w, "old", comparison->before, change->before,
             change->before_count);
        side(w, "new", comparison->after, change->after, change->after_count);
        nian_writer_edits(w, change->edits, change->edit_count);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

/* `text` is the heading as it stands in the report, to be found again. */
static void headings(nian_writer *w, const char *key, const nian_report *report,
                     const uint32_t *sections, size_t count)
{
    nian_json_key(&w->json, key);
    nian_json_array(&w->json);
    for (size_t i = 0; i < count; i++) {
        const nian_section *section = &report->sections[sections[i]];
        nian_json_object(&w->json);
        nian_writer_key_str(w, "id", nian_section_id(&w->arena, sections[i]));
        nian_writer_key_str(w, "heading", section->heading);
        nian_writer_key_str(w, "label", section->label);
        nian_writer_key_str(
            w, "text",
            nian_str_concat(&w->arena, section->label, section->heading));
        nian_writer_key_int(w, "level", section->level);
        nian_writer_key_int(w, "line", section->line);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

static void sections(nian_writer *w, const nian_comparison *comparison)
{
    nian_json_key(&w->json, "sections");
    nian_json_array(&w->json);
    for (size_t i = 0; i < comparison->section_count; i++) {
        const nian_section_change *change = &comparison->sections[i];
        nian_json_object(&w->json);
        nian_writer_key_name(w, "status", nian_status_name(change->status));
        nian_json_key(&w->json, "score");
        nian_json_score(&w->json, change->score);
        headings(w, "old", comparison->before, change->before,
                 change->before_count);
        headings(w, "new", comparison->after, change->after,
                 change->after_count);
        nian_writer_flags(w, change->flags);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

static void indicators(nian_writer *w, const nian_comparison *comparison)
{
    nian_json_key(&w->json, "indicators");
    nian_json_array(&w->json);
    for (size_t i = 0; i < comparison->indicator_count; i++) {
        const nian_indicator_change *change = &comparison->indicators[i];
        nian_json_object(&w->json);
        nian_writer_key_str(w, "name", change->name);
        nian_json_key(&w->json, "old");
        nian_writer_indicator(w, comparison->before,
                              &comparison->before->indicators[change->before]);
        nian_json_key(&w->json, "new");
        nian_writer_indicator(w, comparison->after,
                              &comparison->after->indicators[change->after]);
        nian_json_key(&w->json, "change");
        nian_json_object(&w->json);
        nian_writer_key_decimal(w, "absolute", change->has_absolute,
                                change->absolute);
        nian_json_key(&w->json, "relative");
        if (change->has_relative)
            nian_json_score(&w->json, change->relative);
        else
            nian_json_null(&w->json);
        nian_json_end(&w->json);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

static void summary(nian_writer *w, const nian_comparison *comparison)
{
    static const nian_status order[] = {
        NIAN_STATUS_NEW,      NIAN_STATUS_DROPPED,   NIAN_STATUS_KEPT,
        NIAN_STATUS_REWORDED, NIAN_STATUS_FULFILLED,
    };
    nian_json_key(&w->json, "summary");
    nian_json_object(&w->json);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        nian_writer_key_int(w, nian_status_name(order[i]),
                            (int64_t)comparison->counts[order[i]]);
    nian_json_end(&w->json);
}

void nian_json_show_comparison(const nian_view *view,
                               const nian_comparison *comparison)
{
    nian_writer w;
    nian_writer_open(&w, view, "nianlun.diff/1");
    nian_json_key(&w.json, "old");
    nian_writer_report(&w, comparison->before);
    nian_json_key(&w.json, "new");
    nian_writer_report(&w, comparison->after);
    summary(&w, comparison);
    sections(&w, comparison);
    changes(&w, "commitments", comparison, comparison->changes,
            comparison->change_count);
    if (view->show & NIAN_SHOW_UNSURE) {
        changes(&w, "unsure", comparison, comparison->unsure,
                comparison->unsure_count);
        nian_writer_key_int(&w, "unsure_left_out",
                            (int64_t)comparison->unsure_left_out);
    }
    indicators(&w, comparison);
    nian_writer_close(&w);
}

static void figures(nian_writer *w, const nian_ledger *ledger,
                    const nian_ledger_row *row)
{
    nian_json_key(&w->json, "figures");
    nian_json_array(&w->json);
    for (size_t i = 0; i < row->figure_count; i++) {
        const nian_ledger_figure *figure = &row->figures[i];
        const nian_report *report = ledger->report;
        nian_json_object(&w->json);
        nian_json_key(&w->json, "target");
        nian_writer_indicator(w, report, &report->indicators[figure->target]);
        nian_json_key(&w->json, "actual");
        if (figure->told)
            nian_writer_indicator(w, ledger->next,
                                  &ledger->next->indicators[figure->actual]);
        else
            nian_json_null(&w->json);
        nian_json_key(&w->json, "met");
        if (figure->told)
            nian_json_bool(&w->json, figure->met);
        else
            nian_json_null(&w->json);
        nian_json_key(&w->json, "mentioned");
        nian_json_bool(&w->json, figure->mentioned);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
}

static void reasons(nian_writer *w, unsigned reasons)
{
    nian_json_key(&w->json, "reasons");
    nian_json_array(&w->json);
    if (reasons & NIAN_PARTLY_SHORT)
        nian_json_str(&w->json, NIAN_STR("short"));
    if (reasons & NIAN_PARTLY_PART)
        nian_json_str(&w->json, NIAN_STR("part"));
    if (reasons & NIAN_PARTLY_SAID)
        nian_json_str(&w->json, NIAN_STR("said"));
    nian_json_end(&w->json);
}

/* What comes nearest to a plan that is not mentioned. */
static void nearest(nian_writer *w, const nian_ledger *ledger,
                    const nian_ledger_row *row)
{
    nian_json_key(&w->json, "nearest");
    if (!row->has_nearest || !ledger->next) {
        nian_json_null(&w->json);
        return;
    }
    nian_json_object(&w->json);
    nian_writer_statement(w, ledger->next, row->nearest);
    nian_writer_key_int(w, "line", ledger->next->statements[row->nearest].line);
    nian_json_key(&w->json, "score");
    nian_json_score(&w->json, row->nearest_score);
    nian_json_end(&w->json);
}

static void plan(nian_writer *w, const nian_ledger *ledger,
                 const nian_ledger_row *row)
{
    nian_json_object(&w->json);
    nian_writer_key_name(w, "outcome", nian_outcome_name(row->outcome));
    nian_json_key(&w->json, "score");
    nian_json_score(&w->json, row->score);
    nian_writer_words(w, "why", row->why, row->why_count);
    nian_writer_statement(w, ledger->report, row->plan);
    nian_writer_key_int(w, "line", ledger->report->statements[row->plan].line);
    side(w, "evidence", ledger->next, row->evidence, row->evidence_count);
    nian_writer_flags(w, row->flags);
    reasons(w, row->reasons);
    figures(w, ledger, row);
    nian_writer_words(w, "unmentioned", row->unmentioned,
                      row->unmentioned_count);
    nian_writer_key_str(w, "said", row->said);
    nearest(w, ledger, row);
    nian_json_end(&w->json);
}

void nian_json_show_ledger(const nian_view *view, const nian_ledger *ledger)
{
    nian_writer w;
    nian_writer_open(&w, view, "nianlun.ledger/1");
    nian_json_key(&w.json, "report");
    nian_writer_report(&w, ledger->report);
    nian_json_key(&w.json, "next");
    if (ledger->next)
        nian_writer_report(&w, ledger->next);
    else
        nian_json_null(&w.json);
    nian_json_key(&w.json, "summary");
    nian_json_object(&w.json);
    for (int i = NIAN_OUTCOME_SILENT; i <= NIAN_OUTCOME_FULFILLED; i++)
        nian_writer_key_int(&w, nian_outcome_name((nian_outcome)i),
                            (int64_t)ledger->counts[i]);
    nian_json_end(&w.json);
    nian_json_key(&w.json, "plans");
    nian_json_array(&w.json);
    for (size_t i = 0; i < ledger->row_count; i++)
        plan(&w, ledger, &ledger->rows[i]);
    nian_json_end(&w.json);
    nian_writer_close(&w);
}
