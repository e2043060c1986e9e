/* A comparison on a terminal, as a colleague would tell it: the count of each
 * status first, the sections that came, went or moved, then what is new, gone,
 * done and reworded, and the figures that moved.  A long list shows its most
 * telling rows. */
#include "render/terminal.h"

#include "render/rows.h"
#include "text/text.h"

enum {
    ROWS_SHOWN = 8,
    UNSURE_SHOWN = 20
};

/* How the rows are told. */
static const nian_status order[] = {
    NIAN_STATUS_NEW,      NIAN_STATUS_DROPPED, NIAN_STATUS_FULFILLED,
    NIAN_STATUS_REWORDED, NIAN_STATUS_KEPT,
};

enum {
    STATUS_COUNT = sizeof order / sizeof *order
};

static void headline(const nian_view *view, const nian_comparison *comparison)
{
    nian_paragraph p = {0};
    nian_paragraph_add(&p, NIAN_STYLE_STRONG,
                       nian_rows_headline(&p.arena, comparison));
    nian_paragraph_end(&p, view, 0, 0);
    for (size_t i = 0; i < STATUS_COUNT; i++)
        nian_paragraph_format(&p, NIAN_STYLE_PLAIN, "%s%s %zu", i ? " · " : "",
                              nian_status_word(order[i]),
                              comparison->counts[order[i]]);
    nian_paragraph_end(&p, view, 0, 0);
}

static bool figures_changed(const nian_change *change)
{
    for (size_t i = 0; i < change->edit_count; i++)
        if (change->edits[i].op != '=' &&
            nian_rows_digits(change->edits[i].text))
            return true;
    return false;
}

/* What a reader wants to hear of first: what can be told as one sentence with
 * its edits, one plan and its outcome before heaps, figures, plans. */
static unsigned weight(const nian_comparison *comparison,
                       const nian_change *change)
{
    const nian_report *report =
        change->after_count ? comparison->after : comparison->before;
    uint32_t first = change->after_count ? change->after[0] : change->before[0];
    const nian_statement *statement = &report->statements[first];
    bool inlined = nian_rows_inline(change);
    bool pair = change->before_count == 1 && change->after_count == 1;
    unsigned weight = inlined ? 0 : nian_rows_weight(statement);
    if (inlined && figures_changed(change))
        weight += 4;
    if (change->flags & (NIAN_FLAG_STRONGER | NIAN_FLAG_WEAKER))
        weight += 4;
    if (statement->type == NIAN_TYPE_PLAN)
        weight += 1;
    return weight + (inlined ? 32U : 0U) + (pair ? 16U : 0U);
}

static void more(const nian_view *view, size_t count)
{
    nian_paragraph p = {0};
    nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_MORE, count);
    nian_paragraph_end(&p, view, 2, 2);
}

/* What is gone is read as the old report had it. */
static void put_as_old(const nian_comparison *comparison, nian_ranked *rows,
                       size_t count)
{
    nian_arena arena = {0};
    size_t statements = comparison->before->statement_count;
    nian_ranked *by_old = nian_new_array(&arena, nian_ranked, statements);
    bool *used = nian_new_array(&arena, bool, statements);
    for (size_t i = 0; i < count; i++) {
        uint32_t old = comparison->changes[rows[i].row].before[0];
        by_old[old] = rows[i];
        used[old] = true;
    }
    size_t placed = 0;
    for (size_t i = 0; i < statements; i++)
        if (used[i])
            rows[placed++] = by_old[i];
    nian_arena_free(&arena);
}

static void block(const nian_view *view, const nian_comparison *comparison,
                  nian_status status)
{
    nian_arena arena = {0};
    vec(nian_ranked) rows = {0};
    for (uint32_t i = 0; i < comparison->change_count; i++) {
        const nian_change *change = &comparison->changes[i];
        nian_ranked row = {i, weight(comparison, change)};
        if (change->status == status)
            vec_push(&arena, &rows, row);
    }
    size_t shown = rows.count;
    if (!(view->show & NIAN_SHOW_ALL) && shown > ROWS_SHOWN)
        shown = ROWS_SHOWN;
    nian_rows_choose(rows.items, rows.count, shown);
    if (status == NIAN_STATUS_DROPPED)
        put_as_old(comparison, rows.items, shown);
    if (shown)
        nian_rows_title(view, nian_status_word(status), rows.count);
    nian_rows_place place = {0};
    for (size_t i = 0; i < shown; i++)
        nian_rows_change(view, comparison,
                         &comparison->changes[rows.items[i].row], &place);
    if (shown < rows.count)
        more(view, rows.count - shown);
    nian_arena_free(&arena);
}

static void unsure(const nian_view *view, const nian_comparison *comparison)
{
    if (comparison->unsure_count == 0)
        return;
    nian_view with_why = *view;
    with_why.show |= NIAN_SHOW_WHY;
    size_t shown = comparison->unsure_count;
    if (!(view->show & NIAN_SHOW_ALL) && shown > UNSURE_SHOWN)
        shown = UNSURE_SHOWN;
    nian_rows_title(view, WORDS_UNSURE, comparison->unsure_count);
    nian_rows_place place = {0};
    for (size_t i = 0; i < shown; i++)
        nian_rows_change(&with_why, comparison, &comparison->unsure[i], &place);
    if (shown < comparison->unsure_count)
        more(view, comparison->unsure_count - shown);
    if (!comparison->unsure_left_out)
        return;
    nian_paragraph p = {0};
    nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_UNSURE_MORE,
                          comparison->unsure_left_out);
    nian_paragraph_end(&p, view, 2, 2);
}

void nian_text_show_comparison(const nian_view *view,
                               const nian_comparison *comparison)
{
    headline(view, comparison);
    nian_rows_sections(view, comparison);
    size_t moved = 0;
    for (size_t i = 0; i < STATUS_COUNT; i++) {
        if (order[i] != NIAN_STATUS_KEPT)
            moved += comparison->counts[order[i]];
        if (order[i] != NIAN_STATUS_KEPT || (view->show & NIAN_SHOW_ALL))
            block(view, comparison, order[i]);
    }
    if (moved == 0)
        nian_buf_format(view->out, "%s\n", WORDS_SAME);
    nian_rows_indicators(view, comparison);
    if (view->show & NIAN_SHOW_UNSURE) {
        unsure(view, comparison);
    } else if (comparison->unsure_count) {
        nian_paragraph p = {0};
        nian_buf_add_byte(view->out, '\n');
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_UNSURE_HIDDEN,
                              comparison->unsure_count);
        nian_paragraph_end(&p, view, 0, 0);
    }
}
