/* Rows of statements, and which of many are shown. */
#include "render/rows.h"

#include <stdlib.h>

#include "report/report.h"
#include "text/text.h"

enum {
    TEXT_INDENT = 18, /* after "+ 2023-017  计划  " */
    LINES_SHOWN = 2,
    SIDE_SHOWN = 5 /* statements of one side of a row */
};

nian_str nian_rows_headline(nian_arena *arena,
                            const nian_comparison *comparison)
{
    const nian_metadata *before = &comparison->before->meta;
    const nian_metadata *after = &comparison->after->meta;
    bool same = nian_str_equal(before->issuer, after->issuer) &&
                nian_str_equal(before->kind, after->kind);
    if (same && before->issuer.len && before->year && after->year)
        return nian_str_format(
            arena, "%.*s %.*s %d → %d", NIAN_STR_ARG(after->issuer),
            NIAN_STR_ARG(after->kind), before->year, after->year);
    return nian_str_format(
        arena, "%.*s → %.*s",
        NIAN_STR_ARG(nian_report_label(arena, comparison->before)),
        NIAN_STR_ARG(nian_report_label(arena, comparison->after)));
}

void nian_rows_title(const nian_view *view, const char *title, size_t count)
{
    nian_paragraph p = {0};
    nian_buf_add_byte(view->out, '\n');
    nian_paragraph_format(&p, NIAN_STYLE_STRONG, "%s %zu", title, count);
    nian_paragraph_end(&p, view, 0, 0);
}

void nian_rows_section(const nian_view *view, const nian_report *report,
                       uint32_t statement, nian_rows_place *place)
{
    uint32_t index = report->statements[statement].section;
    if (place->report == report && place->section == index)
        return;
    *place = (nian_rows_place){report, index};
    const nian_section *section = &report->sections[index];
    nian_paragraph p = {0};
    nian_paragraph_add(&p, NIAN_STYLE_MARK, section->label);
    nian_paragraph_add(&p, NIAN_STYLE_MARK, section->heading);
    nian_paragraph_end(&p, view, 2, 2 + nian_columns(section->label));
}

size_t nian_rows_lines(const nian_view *view)
{
    return view->show & NIAN_SHOW_ALL ? 0 : LINES_SHOWN;
}

static nian_style style_of(char mark)
{
    return mark == '+'   ? NIAN_STYLE_NEW
           : mark == '-' ? NIAN_STYLE_GONE
                         : NIAN_STYLE_MARK;
}

static void flags(nian_paragraph *p, const char *label, unsigned flags)
{
    const char *between = "〔";
    if (label) {
        nian_paragraph_format(p, NIAN_STYLE_MARK, "%s%s", between, label);
        between = " ";
    }
    for (unsigned flag = 1; flag && flag <= flags; flag <<= 1) {
        const char *word = flags & flag ? nian_flag_word(flag) : NULL;
        if (!word)
            continue;
        nian_paragraph_format(p, NIAN_STYLE_MARK, "%s%s", between, word);
        between = " ";
    }
    if (between[0] == ' ')
        nian_paragraph_add(p, NIAN_STYLE_MARK, NIAN_STR("〕"));
}

static void open_row(nian_paragraph *p, const nian_shown_row *row)
{
    nian_str id = nian_statement_id(&p->arena, row->report, row->statement);
    nian_type type = row->report->statements[row->statement].type;
    nian_paragraph_format(p, style_of(row->mark), "%c ", row->mark);
    nian_paragraph_format(p, NIAN_STYLE_FAINT, "%-8.*s  %s  ", NIAN_STR_ARG(id),
                          nian_type_word(type));
    flags(p, row->label, row->flags);
}

static void text(nian_paragraph *p, nian_str text, nian_str wanted)
{
    ptrdiff_t at;
    while (wanted.len && (at = nian_str_find(text, wanted)) >= 0) {
        size_t end = (size_t)at + wanted.len;
        nian_paragraph_add(p, NIAN_STYLE_PLAIN,
                           nian_str_slice(text, 0, (size_t)at));
        nian_paragraph_add(p, NIAN_STYLE_STRONG,
                           nian_str_slice(text, (size_t)at, end));
        text = nian_str_after(text, end);
    }
    nian_paragraph_add(p, NIAN_STYLE_PLAIN, text);
}

void nian_rows_show(const nian_view *view, const nian_shown_row *row)
{
    nian_paragraph p = {.lines = row->lines};
    open_row(&p, row);
    if (row->edit_count)
        nian_paragraph_edits(&p, view, row->edits, row->edit_count);
    else
        text(&p, row->report->statements[row->statement].text, row->wanted);
    nian_paragraph_end(&p, view, 0, TEXT_INDENT);
}

static int heavier(const void *one, const void *other)
{
    const nian_ranked *first = one;
    const nian_ranked *second = other;
    if (first->weight != second->weight)
        return first->weight < second->weight ? 1 : -1;
    return first->row < second->row ? -1 : first->row > second->row;
}

static int earlier(const void *one, const void *other)
{
    const nian_ranked *first = one;
    const nian_ranked *second = other;
    return first->row < second->row ? -1 : first->row > second->row;
}

void nian_rows_choose(nian_ranked *rows, size_t count, size_t shown)
{
    if (count <= shown)
        return;
    qsort(rows, count, sizeof *rows, heavier);
    qsort(rows, shown, sizeof *rows, earlier);
}

bool nian_rows_digits(nian_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    return false;
}

unsigned nian_rows_weight(const nian_statement *statement)
{
    enum {
        TOPIC_BYTES = 60 /* a shorter one names a topic and no more */
    };
    nian_str text = statement->text;
    bool named =
        nian_str_has(text, NIAN_STR("“")) || nian_str_has(text, NIAN_STR("《"));
    return (nian_rows_digits(text) ? 4U : 0U) + (named ? 2U : 0U) +
           (text.len > TOPIC_BYTES ? 1U : 0U);
}

void nian_rows_why(const nian_view *view, double score, const nian_str *why,
                   size_t count)
{
    if (!(view->show & NIAN_SHOW_WHY))
        return;
    nian_paragraph p = {0};
    nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_WHY, score);
    if (count == 0)
        nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR(WORDS_WHY_SENSE));
    for (size_t i = 0; i < count; i++) {
        if (i)
            nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR("、"));
        nian_paragraph_add(&p, NIAN_STYLE_FAINT, why[i]);
    }
    nian_paragraph_end(&p, view, TEXT_INDENT, TEXT_INDENT);
}

bool nian_rows_alike(const nian_edit *edits, size_t count)
{
    size_t same = 0;
    size_t changed = 0;
    for (size_t i = 0; i < count; i++)
        *(edits[i].op == '=' ? &same : &changed) += edits[i].text.len;
    return same * 2 > changed;
}

static void edited(const nian_view *view, const nian_comparison *comparison,
                   const nian_change *change)
{
    nian_shown_row row = {
        .mark = '~',
        .report = comparison->after,
        .statement = change->after[0],
        .flags = change->flags,
        .edits = change->edits,
        .edit_count = change->edit_count,
    };
    nian_rows_show(view, &row);
}

/* The statements of one side; flags stand on the first of the row. */
static void side(const nian_view *view, const nian_report *report, char mark,
                 const uint32_t *statements, size_t count, unsigned flags)
{
    size_t shown = count;
    if (!(view->show & NIAN_SHOW_ALL) && count > SIDE_SHOWN)
        shown = SIDE_SHOWN;
    for (size_t i = 0; i < shown; i++) {
        nian_shown_row row = {
            .mark = mark,
            .report = report,
            .statement = statements[i],
            .flags = i == 0 ? flags : 0,
            .lines = nian_rows_lines(view),
        };
        nian_rows_show(view, &row);
    }
    if (shown == count)
        return;
    nian_paragraph p = {0};
    nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_MORE, count - shown);
    nian_paragraph_end(&p, view, TEXT_INDENT, TEXT_INDENT);
}

static void place_of(const nian_view *view, const nian_comparison *comparison,
                     const nian_change *change, nian_rows_place *place)
{
    if (change->after_count)
        nian_rows_section(view, comparison->after, change->after[0], place);
    else
        nian_rows_section(view, comparison->before, change->before[0], place);
}

bool nian_rows_inline(const nian_change *change)
{
    return change->status == NIAN_STATUS_REWORDED && change->after_count == 1 &&
           change->before_count == 1 &&
           nian_rows_alike(change->edits, change->edit_count);
}

void nian_rows_change(const nian_view *view, const nian_comparison *comparison,
                      const nian_change *change, nian_rows_place *place)
{
    bool both = change->before_count && change->after_count;
    place_of(view, comparison, change, place);
    if (nian_rows_inline(change)) {
        edited(view, comparison, change);
    } else if (change->status == NIAN_STATUS_KEPT) {
        side(view, comparison->after, '=', change->after, change->after_count,
             change->flags);
    } else {
        side(view, comparison->before, both ? ' ' : '-', change->before,
             change->before_count, both ? 0 : change->flags);
        side(view, comparison->after, both ? '>' : '+', change->after,
             change->after_count, change->flags);
    }
    if (both)
        nian_rows_why(view, change->score, change->why, change->why_count);
}
