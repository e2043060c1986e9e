/* Results for a memo or a page: headings, lists and tables of CommonMark with
 * the tables of GitHub.  Every row is written; a text is escaped so that it
 * stays the text it is. */
#include "render/formats.h"

#include "base/decimal.h"
#include "report/report.h"
#include "render/rows.h"

/* Marks that mean something anywhere in a line; a table also ends at `|`. */
static void text(nian_buf *out, nian_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        nian_str byte = nian_str_slice(s, i, i + 1);
        if (nian_str_has(NIAN_STR("\\`*_[]<>|~&"), byte))
            nian_buf_add_byte(out, '\\');
        nian_buf_add(out, s.ptr[i] == '\n' ? NIAN_STR(" ") : byte);
    }
}

/* With how many stand below; 0: of no matter. */
static void title(nian_buf *out, int level, const char *words, size_t count)
{
    nian_buf_format(out, "\n%.*s %s", level, "######", words);
    if (count)
        nian_buf_format(out, "（%zu）", count);
    nian_buf_add(out, NIAN_STR("\n\n"));
}

static void flags(nian_buf *out, unsigned flags)
{
    const char *between = "〔";
    for (unsigned flag = 1; flag && flag <= flags; flag <<= 1) {
        const char *word = flags & flag ? nian_flag_word(flag) : NULL;
        if (!word)
            continue;
        nian_buf_format(out, "%s%s", between, word);
        between = " ";
    }
    if (between[0] == ' ')
        nian_buf_add(out, NIAN_STR("〕"));
}

static void item(nian_buf *out, const nian_report *report, uint32_t statement,
                 const char *lead, unsigned marks)
{
    nian_arena arena = {0};
    nian_str id = nian_statement_id(&arena, report, statement);
    nian_buf_format(out, "%s`%.*s` ", lead, NIAN_STR_ARG(id));
    flags(out, marks);
    text(out, report->statements[statement].text);
    nian_buf_add_byte(out, '\n');
    nian_arena_free(&arena);
}

/* Tags, for `**` beside Chinese marks is no emphasis to CommonMark. */
static void edits(nian_buf *out, const nian_edit *edits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *tag = edits[i].op == '-' ? "del" : "ins";
        if (edits[i].op == '=') {
            text(out, edits[i].text);
            continue;
        }
        nian_buf_format(out, "<%s>", tag);
        text(out, edits[i].text);
        nian_buf_format(out, "</%s>", tag);
    }
}

static void reworded(nian_buf *out, const nian_comparison *comparison,
                     const nian_change *change)
{
    nian_arena arena = {0};
    nian_str before =
        nian_statement_id(&arena, comparison->before, change->before[0]);
    nian_str after =
        nian_statement_id(&arena, comparison->after, change->after[0]);
    nian_buf_format(out, "- `%.*s` → `%.*s` ", NIAN_STR_ARG(before),
                    NIAN_STR_ARG(after));
    flags(out, change->flags);
    edits(out, change->edits, change->edit_count);
    nian_buf_add_byte(out, '\n');
    nian_arena_free(&arena);
}

static void change(nian_buf *out, const nian_comparison *comparison,
                   const nian_change *change)
{
    if (nian_rows_inline(change)) {
        reworded(out, comparison, change);
        return;
    }
    const char *lead = "- ";
    for (size_t i = 0; i < change->before_count; i++, lead = "  - ")
        item(out, comparison->before, change->before[i], lead, 0);
    lead = change->before_count ? "  - → " : "- ";
    for (size_t i = 0; i < change->after_count; i++)
        item(out, comparison->after, change->after[i], lead,
             i ? 0 : change->flags);
}

static bool is_told(const nian_section_change *change, size_t list)
{
    return list == 0   ? change->status == NIAN_STATUS_NEW
           : list == 1 ? change->status == NIAN_STATUS_DROPPED
                       : (change->flags & NIAN_FLAG_MOVED) != 0;
}

/* Sections that came, went or moved, a list each. */
static void sections(nian_buf *out, const nian_comparison *comparison)
{
    static const char *const words[] = {
        WORDS_SECTIONS_NEW, WORDS_SECTIONS_DROPPED, WORDS_SECTIONS_MOVED};
    for (size_t list = 0; list < sizeof words / sizeof *words; list++) {
        size_t count = 0;
        for (size_t i = 0; i < comparison->section_count; i++) {
            const nian_section_change *change = &comparison->sections[i];
            if (!is_told(change, list))
                continue;
            if (count++ == 0)
                title(out, 2, words[list], 0);
            const nian_section *section =
                change->after_count
                    ? &comparison->after->sections[change->after[0]]
                    : &comparison->before->sections[change->before[0]];
            nian_buf_add(out, NIAN_STR("- "));
            text(out, section->label);
            text(out, section->heading);
            nian_buf_add_byte(out, '\n');
        }
    }
}

/* The section of a row, when it is another than that of the row before. */
static void place(nian_buf *out, const nian_comparison *comparison,
                  const nian_change *change, nian_rows_place *last)
{
    bool new = change->after_count > 0;
    const nian_report *report = new ? comparison->after : comparison->before;
    uint32_t statement = new ? change->after[0] : change->before[0];
    uint32_t index = report->statements[statement].section;
    if (last->report == report && last->section == index)
        return;
    bool first = last->report == NULL;
    *last = (nian_rows_place){report, index};
    if (index == 0)
        return;
    nian_buf_add(out, first ? NIAN_STR("### ") : NIAN_STR("\n### "));
    text(out, report->sections[index].label);
    text(out, report->sections[index].heading);
    nian_buf_add(out, NIAN_STR("\n\n"));
}

static void rows(nian_buf *out, const nian_comparison *comparison,
                 nian_status status)
{
    size_t count = 0;
    for (size_t i = 0; i < comparison->change_count; i++)
        count += comparison->changes[i].status == status;
    if (count == 0)
        return;
    title(out, 2, nian_status_word(status), count);
    nian_rows_place last = {0};
    for (size_t i = 0; i < comparison->change_count; i++) {
        if (comparison->changes[i].status != status)
            continue;
        place(out, comparison, &comparison->changes[i], &last);
        change(out, comparison, &comparison->changes[i]);
    }
}

/* As it was written; growth with its direction. */
static void figure(nian_buf *out, const nian_indicator *indicator)
{
    if (indicator->measure == NIAN_MEASURE_GROWTH)
        text(out, indicator->change);
    text(out, indicator->text);
}

static void indicators(nian_buf *out, const nian_comparison *comparison)
{
    if (comparison->indicator_count == 0)
        return;
    title(out, 2, WORDS_INDICATORS_MOVED, comparison->indicator_count);
    nian_buf_format(out, "| %s | %d | %d | %s |\n|---|---|---|---|\n",
                    WORDS_INDICATORS, comparison->before->meta.year,
                    comparison->after->meta.year, WORDS_CHANGE);
    for (size_t i = 0; i < comparison->indicator_count; i++) {
        const nian_indicator_change *moved = &comparison->indicators[i];
        nian_buf_add(out, NIAN_STR("| "));
        text(out, moved->name);
        if (comparison->after->indicators[moved->after].target)
            nian_buf_add(out, NIAN_STR("（" WORDS_TARGET "）"));
        nian_buf_add(out, NIAN_STR(" | "));
        figure(out, &comparison->before->indicators[moved->before]);
        nian_buf_add(out, NIAN_STR(" | "));
        figure(out, &comparison->after->indicators[moved->after]);
        nian_buf_add(out, NIAN_STR(" | "));
        if (moved->has_absolute && moved->absolute.mantissa)
            nian_write_difference(out, moved,
                                  &comparison->after->indicators[moved->after]);
        nian_buf_add(out, NIAN_STR(" |\n"));
    }
}

void nian_markdown_show_comparison(const nian_view *view,
                                   const nian_comparison *comparison)
{
    static const nian_status order[] = {
        NIAN_STATUS_NEW,      NIAN_STATUS_DROPPED, NIAN_STATUS_FULFILLED,
        NIAN_STATUS_REWORDED, NIAN_STATUS_KEPT,
    };
    nian_buf *out = view->out;
    nian_arena arena = {0};
    nian_buf_add(out, NIAN_STR("# "));
    text(out, nian_rows_headline(&arena, comparison));
    nian_arena_free(&arena);
    nian_buf_add(out, NIAN_STR("\n\n"));
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        nian_buf_format(out, "%s%s %zu", k ? " · " : "",
                        nian_status_word(order[k]),
                        comparison->counts[order[k]]);
    nian_buf_add_byte(out, '\n');
    sections(out, comparison);
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        rows(out, comparison, order[k]);
    indicators(out, comparison);
}

static void name(nian_buf *out, const nian_report *report)
{
    nian_arena arena = {0};
    text(out, nian_report_label(&arena, report));
    nian_arena_free(&arena);
}

/* Figures, and what is not mentioned. */
static void beside(nian_buf *out, const nian_ledger *ledger,
                   const nian_ledger_row *row)
{
    nian_arena arena = {0};
    for (size_t i = 0; i < row->figure_count; i++) {
        if (row->outcome < NIAN_OUTCOME_PARTLY)
            continue;
        nian_buf_add(out, NIAN_STR("  - "));
        text(out, nian_figure_line(&arena, ledger, &row->figures[i]));
        nian_buf_add_byte(out, '\n');
    }
    for (size_t i = 0; i < row->unmentioned_count; i++) {
        nian_buf_add(out, NIAN_STR("  - " WORDS_UNMENTIONED));
        text(out, row->unmentioned[i]);
        nian_buf_add_byte(out, '\n');
    }
    if (row->has_nearest && ledger->next) {
        nian_buf_add(out, NIAN_STR("  - " WORDS_NEAREST));
        item(out, ledger->next, row->nearest, "", 0);
    }
    nian_arena_free(&arena);
}

void nian_markdown_show_ledger(const nian_view *view, const nian_ledger *ledger)
{
    nian_buf *out = view->out;
    nian_buf_add(out, NIAN_STR("# "));
    name(out, ledger->report);
    if (ledger->next) {
        nian_buf_add(out, NIAN_STR(" → "));
        name(out, ledger->next);
    }
    nian_buf_add_byte(out, '\n');
    for (int k = NIAN_OUTCOME_SILENT; k <= NIAN_OUTCOME_FULFILLED; k++) {
        nian_outcome outcome = (nian_outcome)k;
        if (ledger->counts[outcome] == 0)
            continue;
        title(out, 2, ledger->next ? nian_outcome_word(outcome) : WORDS_PLANS,
              ledger->counts[outcome]);
        for (size_t i = 0; i < ledger->row_count; i++) {
            const nian_ledger_row *row = &ledger->rows[i];
            if (row->outcome != outcome)
                continue;
            item(out, ledger->report, row->plan, "- ", row->flags);
            for (size_t j = 0; j < row->evidence_count; j++)
                item(out, ledger->next, row->evidence[j], "  - ", 0);
            beside(out, ledger, row);
        }
    }
}

/* 〔改写 加强〕 and the text, with its edits where it was reworded. */
static void told(nian_buf *out, const nian_report *report,
                 const nian_entry *entry)
{
    nian_arena arena = {0};
    nian_str id = nian_statement_id(&arena, report, entry->statement);
    nian_buf_format(out, "- `%.*s` 〔%s", NIAN_STR_ARG(id),
                    nian_entry_word(entry));
    for (unsigned flag = 1; flag && flag <= entry->flags; flag <<= 1)
        if (entry->flags & flag && nian_flag_word(flag))
            nian_buf_format(out, " %s", nian_flag_word(flag));
    nian_buf_add(out, NIAN_STR("〕"));
    if (nian_rows_alike(entry->edits, entry->edit_count))
        edits(out, entry->edits, entry->edit_count);
    else
        text(out, report->statements[entry->statement].text);
    nian_buf_add_byte(out, '\n');
    nian_arena_free(&arena);
}

void nian_markdown_show_log(const nian_view *view, nian_reports reports,
                            const nian_log *log)
{
    nian_buf *out = view->out;
    uint32_t last = UINT32_MAX;
    if (!log->entry_count)
        return;
    nian_buf_add(out, NIAN_STR("# "));
    text(out, log->query);
    nian_buf_add_byte(out, '\n');
    for (size_t i = 0; i < log->entry_count; i++) {
        const nian_entry *entry = &log->entries[i];
        const nian_report *report = reports.items[entry->report];
        if (entry->report != last)
            nian_buf_format(out, "\n## %d\n\n", report->meta.year);
        last = entry->report;
        told(out, report, entry);
    }
    nian_arena arena = {0};
    nian_str ending = nian_log_ending(&arena, reports, log);
    nian_buf_format(out, "\n%.*s\n", NIAN_STR_ARG(ending));
    nian_arena_free(&arena);
}

static void point(nian_buf *out, nian_reports reports,
                  const nian_series *series, const nian_point *point)
{
    nian_arena arena = {0};
    nian_buf_format(out, "| %d | ", point->year);
    nian_write_point(out, series, point);
    nian_buf_format(out, " | %s | ", nian_verdict_word(point->verdict));
    text(out, point->text);
    nian_buf_add(out, NIAN_STR(" | "));
    text(out, nian_report_label(&arena, reports.items[point->report]));
    nian_buf_add(out, NIAN_STR(" |\n"));
    nian_arena_free(&arena);
}

void nian_markdown_show_trend(const nian_view *view, nian_reports reports,
                              const nian_trend *trend)
{
    nian_buf *out = view->out;
    for (size_t i = 0; i < trend->series_count; i++) {
        const nian_series *series = &trend->series[i];
        nian_buf_add(out, i ? NIAN_STR("\n## ") : NIAN_STR("## "));
        text(out, series->name);
        nian_buf_format(
            out, "（%s，%s%s%.*s）\n\n", nian_measure_word(series->measure),
            series->target ? WORDS_TARGET : WORDS_ACTUAL,
            series->unit.len ? "，" : "", NIAN_STR_ARG(series->unit));
        nian_buf_format(
            out, "| %s | %s | %s | %s | %s |\n|---|---|---|---|---|\n",
            WORDS_YEAR, WORDS_VALUE, WORDS_VERDICT, WORDS_TEXT, WORDS_REPORT);
        for (size_t j = 0; j < series->point_count; j++)
            point(out, reports, series, &series->points[j]);
    }
}

void nian_markdown_show_indicators(const nian_view *view, nian_reports reports,
                                   const nian_trend *trend)
{
    (void)reports;
    nian_buf *out = view->out;
    nian_buf_format(out,
                    "| %s | | | %s | %s | %s | %s |\n"
                    "|---|---|---|---|---|---|---|\n",
                    WORDS_NAME, WORDS_SPAN, WORDS_YEARS, WORDS_LATEST,
                    WORDS_SINCE_LAST);
    for (size_t i = 0; i < trend->series_count; i++) {
        const nian_series *series = &trend->series[i];
        const nian_point *last = &series->points[series->point_count - 1];
        nian_buf_add(out, NIAN_STR("| "));
        text(out, series->name);
        nian_buf_format(out, " | %s | %s | %d—%d | %zu | ",
                        nian_measure_word(series->measure),
                        series->target ? WORDS_TARGET : WORDS_ACTUAL,
                        series->points[0].year, last->year,
                        series->point_count);
        nian_write_point(out, series, last);
        nian_buf_add(out, NIAN_STR(" | "));
        nian_write_change(out, series);
        nian_buf_add(out, NIAN_STR(" |\n"));
    }
}
