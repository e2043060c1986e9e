/* A ledger on a terminal: silence first.  What it says is no more than what
 * was looked at: no mention was found in that one report. */
#include "render/rows.h"

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

static void headline(const nian_view *view, const nian_ledger *ledger)
{
    const nian_metadata *meta = &ledger->report->meta;
    nian_paragraph p = {0};
    if (ledger->next)
        nian_paragraph_format(
            &p, NIAN_STYLE_STRONG, WORDS_LEDGER, NIAN_STR_ARG(meta->issuer),
            meta->issuer.len ? " " : "", NIAN_STR_ARG(meta->kind), meta->year,
            ledger->next->meta.year);
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
    for (size_t i = 0; i < row->evidence_count; i++) {
        nian_shown_row said = {
            .mark = '>',
            .report = ledger->next,
            .statement = row->evidence[i],
            .lines = nian_rows_lines(view),
        };
        nian_rows_show(view, &said);
    }
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
