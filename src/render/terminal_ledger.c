/* A ledger on a terminal: silence first.  What it says is no more than what
 * was looked at: no mention was found in that one report. */
#include "render/rows.h"

#include "render/formats.h"
#include "report/report.h"

/* How many rows are shown without --all; silence is what a ledger is for. */
static const size_t shown_of[] = {
    [NIAN_OUTCOME_SILENT] = 20,
    [NIAN_OUTCOME_REPEATED] = 5,
    [NIAN_OUTCOME_PARTLY] = 10,
    [NIAN_OUTCOME_FULFILLED] = 5,
};

enum {
    OUTCOME_COUNT = sizeof shown_of / sizeof *shown_of
};

enum {
    EVIDENCE_SHOWN = 3,
    TEXT_INDENT = 18 /* below the text of a row */
};

/* 2013, or 2013—2015: years between the two reports. */
static void missing(nian_paragraph *p, const nian_ledger *ledger)
{
    int first = ledger->report->meta.year + 1;
    int last = ledger->next->meta.year - 1;
    if (ledger->report->meta.year == 0 || last < first)
        return;
    nian_str years = last == first
                         ? nian_str_format(&p->arena, "%d", first)
                         : nian_str_format(&p->arena, "%d—%d", first, last);
    nian_paragraph_format(p, NIAN_STYLE_PLAIN, WORDS_LEDGER_MISSING,
                          nian_cstr(&p->arena, years));
}

static void headline(const nian_view *view, const nian_ledger *ledger)
{
    const nian_metadata *meta = &ledger->report->meta;
    nian_paragraph p = {0};
    if (ledger->next)
        nian_paragraph_format(
            &p, NIAN_STYLE_STRONG, WORDS_LEDGER, NIAN_STR_ARG(meta->issuer),
            meta->issuer.len ? " " : "", NIAN_STR_ARG(meta->kind), meta->year,
            ledger->next->meta.year);
    if (ledger->next)
        missing(&p, ledger);
    else
        nian_paragraph_format(&p, NIAN_STYLE_STRONG, WORDS_LEDGER_OPEN,
                              NIAN_STR_ARG(meta->issuer),
                              meta->issuer.len ? " " : "",
                              NIAN_STR_ARG(meta->kind), meta->year);
    nian_paragraph_end(&p, view, 0, 0);
    for (size_t i = 0; i < OUTCOME_COUNT && ledger->next; i++)
        nian_paragraph_format(&p, NIAN_STYLE_PLAIN, "%s%s %zu", i ? " · " : "",
                              nian_outcome_word((nian_outcome)i),
                              ledger->counts[i]);
    nian_paragraph_end(&p, view, 0, 0);
}

static void figure(const nian_view *view, const nian_ledger *ledger,
                   const nian_ledger_figure *figure)
{
    nian_paragraph p = {0};
    nian_told told = nian_figure_told(&p.arena, ledger, figure);
    nian_paragraph_add(&p, NIAN_STYLE_MARK, told.name);
    nian_paragraph_add(&p, NIAN_STYLE_MARK, NIAN_STR("  " WORDS_PROMISED));
    nian_paragraph_add(&p, NIAN_STYLE_PLAIN, told.target);
    if (figure->told)
        nian_paragraph_add(&p, NIAN_STYLE_MARK, NIAN_STR(WORDS_REACHED));
    nian_paragraph_add(&p, NIAN_STYLE_STRONG, told.actual);
    nian_paragraph_add(&p, figure->met ? NIAN_STYLE_MARK : NIAN_STYLE_GONE,
                       told.verdict);
    nian_paragraph_end(&p, view, TEXT_INDENT, TEXT_INDENT + 2);
}

/* Figures are told of plans that something is said of; a figure that is
 * nowhere told only where the plan is told of as done. */
static void figures(const nian_view *view, const nian_ledger *ledger,
                    const nian_ledger_row *row)
{
    for (size_t i = 0; i < row->figure_count; i++)
        if (row->outcome >= NIAN_OUTCOME_PARTLY)
            figure(view, ledger, &row->figures[i]);
}

static void unmentioned(const nian_view *view, const nian_ledger_row *row)
{
    nian_paragraph p = {0};
    if (row->said.len) {
        nian_paragraph_add(&p, NIAN_STYLE_GONE, NIAN_STR(WORDS_SAID));
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, row->said);
        nian_paragraph_end(&p, view, TEXT_INDENT, TEXT_INDENT + 2);
    }
    if (!row->unmentioned_count)
        return;
    nian_paragraph_add(&p, NIAN_STYLE_GONE, NIAN_STR(WORDS_UNMENTIONED));
    for (size_t i = 0; i < row->unmentioned_count; i++) {
        if (i)
            nian_paragraph_add(&p, NIAN_STYLE_PLAIN, NIAN_STR("、"));
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, row->unmentioned[i]);
    }
    nian_paragraph_end(&p, view, TEXT_INDENT, TEXT_INDENT + 2);
}

/* What a reader should look at before he believes in silence. */
static void nearest(const nian_view *view, const nian_ledger *ledger,
                    const nian_ledger_row *row)
{
    nian_paragraph p = {.lines = nian_rows_lines(view)};
    if (!row->has_nearest)
        return;
    nian_str id = nian_statement_id(&p.arena, ledger->next, row->nearest);
    nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR(WORDS_NEAREST));
    nian_paragraph_add(&p, NIAN_STYLE_FAINT, id);
    nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR("  "));
    nian_paragraph_add(&p, NIAN_STYLE_FAINT,
                       ledger->next->statements[row->nearest].text);
    nian_paragraph_end(&p, view, TEXT_INDENT, TEXT_INDENT + 2);
}

static void evidence(const nian_view *view, const nian_ledger *ledger,
                     const nian_ledger_row *row)
{
    size_t shown = row->evidence_count;
    if (!(view->show & NIAN_SHOW_ALL) && shown > EVIDENCE_SHOWN)
        shown = EVIDENCE_SHOWN;
    for (size_t i = 0; i < shown; i++) {
        nian_shown_row said = {
            .mark = '>',
            .report = ledger->next,
            .statement = row->evidence[i],
            .lines = nian_rows_lines(view),
        };
        nian_rows_show(view, &said);
    }
    nian_paragraph p = {0};
    if (shown < row->evidence_count)
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_EVIDENCE_MORE,
                              row->evidence_count - shown);
    nian_paragraph_end(&p, view, TEXT_INDENT, TEXT_INDENT);
}

static void row(const nian_view *view, const nian_ledger *ledger,
                const nian_ledger_row *row, nian_rows_place *place)
{
    nian_rows_section(view, ledger->report, row->plan, place);
    nian_shown_row plan = {
        .mark = row->outcome == NIAN_OUTCOME_SILENT && ledger->next ? '-' : ' ',
        .report = ledger->report,
        .statement = row->plan,
        .lines = row->evidence_count ? nian_rows_lines(view) : 0,
        .flags = row->flags,
    };
    nian_rows_show(view, &plan);
    evidence(view, ledger, row);
    figures(view, ledger, row);
    unmentioned(view, row);
    if (ledger->next)
        nearest(view, ledger, row);
    if (row->evidence_count)
        nian_rows_why(view, row->score, row->why, row->why_count);
}

static void block(const nian_view *view, const nian_ledger *ledger,
                  nian_outcome outcome)
{
    nian_paragraph p = {0};
    size_t count = ledger->counts[outcome];
    size_t limit = shown_of[outcome];
    if (count == 0)
        return;
    if (view->show & NIAN_SHOW_ALL || !ledger->next)
        limit = count;
    if (ledger->next) {
        nian_str title =
            nian_str_format(&p.arena, WORDS_LEDGER_IN, ledger->next->meta.year,
                            nian_outcome_word(outcome));
        nian_rows_title(view, nian_cstr(&p.arena, title), count);
    } else {
        nian_rows_title(view, WORDS_PLANS, count);
    }
    vec(nian_ranked) rows = {0};
    for (uint32_t i = 0; i < ledger->row_count; i++) {
        uint32_t plan = ledger->rows[i].plan;
        nian_ranked at = {i,
                          nian_rows_weight(&ledger->report->statements[plan])};
        if (ledger->rows[i].outcome == outcome)
            vec_push(&p.arena, &rows, at);
    }
    size_t shown = limit < count ? limit : count;
    nian_rows_choose(rows.items, rows.count, shown);
    nian_rows_place place = {0};
    for (size_t i = 0; i < shown; i++)
        row(view, ledger, &ledger->rows[rows.items[i].row], &place);
    if (shown < count)
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_MORE, count - shown);
    nian_paragraph_end(&p, view, 2, 2);
}

void nian_text_show_ledger(const nian_view *view, const nian_ledger *ledger)
{
    headline(view, ledger);
    for (int i = NIAN_OUTCOME_SILENT; i <= NIAN_OUTCOME_FULFILLED; i++)
        block(view, ledger, (nian_outcome)i);
}
