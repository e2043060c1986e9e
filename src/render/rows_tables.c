/* Below the commitments: the sections that came and went, and the figures. */
#include "render/rows.h"

#include "base/decimal.h"
#include "text/text.h"

enum {
    SECTIONS_SHOWN = 6,
    INDICATORS_SHOWN = 15,
    FIGURE_COLUMNS = 14,
    CHANGE_COLUMNS = 20
};

/* A heading of two halves is known by its first. */
static nian_str first_part(nian_str heading)
{
    ptrdiff_t comma = nian_str_find(heading, NIAN_STR("，"));
    return comma > 0 ? nian_str_slice(heading, 0, (size_t)comma) : heading;
}

static void section_line(const nian_view *view,
                         const nian_comparison *comparison, const char *title,
                         bool (*wanted)(const nian_section_change *change))
{
    nian_paragraph p = {0};
    size_t count = 0;
    size_t limit = view->show & NIAN_SHOW_ALL ? SIZE_MAX : SECTIONS_SHOWN;
    for (size_t i = 0; i < comparison->section_count; i++) {
        const nian_section_change *change = &comparison->sections[i];
        if (!wanted(change) || count++ >= limit)
            continue;
        const nian_section *section =
            change->after_count
                ? &comparison->after->sections[change->after[0]]
                : &comparison->before->sections[change->before[0]];
        if (count == 1)
            nian_paragraph_format(&p, NIAN_STYLE_STRONG, "%s  ", title);
        else
            nian_paragraph_add(&p, NIAN_STYLE_PLAIN, NIAN_STR("；"));
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, section->label);
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, first_part(section->heading));
    }
    if (count > limit)
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_OF_MANY, count);
    if (count)
        nian_paragraph_end(&p, view, 0, 10);
}

static bool is_new(const nian_section_change *change)
{
    return change->status == NIAN_STATUS_NEW;
}

static bool is_dropped(const nian_section_change *change)
{
    return change->status == NIAN_STATUS_DROPPED;
}

static bool is_moved(const nian_section_change *change)
{
    return change->flags & NIAN_FLAG_MOVED;
}

void nian_rows_sections(const nian_view *view,
                        const nian_comparison *comparison)
{
    nian_buf held = {0};
    nian_view inner = *view;
    inner.out = &held;
    section_line(&inner, comparison, WORDS_SECTIONS_NEW, is_new);
    section_line(&inner, comparison, WORDS_SECTIONS_DROPPED, is_dropped);
    section_line(&inner, comparison, WORDS_SECTIONS_MOVED, is_moved);
    if (held.len) {
        nian_buf_add_byte(view->out, '\n');
        nian_buf_add(view->out, nian_buf_str(&held));
    }
    nian_buf_free(&held);
}

static bool figure_moved(const nian_indicator_change *change)
{
    return change->has_absolute && change->absolute.mantissa != 0;
}

/* 3773.41亿元 as it was written; growth with its direction, and a figure over
 * several years with the word for it. */
static void figure(nian_buf *out, const nian_indicator *indicator)
{
    nian_arena arena = {0};
    nian_str text = indicator->text;
    if (indicator->measure == NIAN_MEASURE_GROWTH)
        text = nian_str_concat(&arena, indicator->change, text);
    const char *basis = nian_basis_word(indicator->period.basis);
    text = nian_str_concat(&arena, nian_str_from(basis), text);
    nian_cell(out, text, FIGURE_COLUMNS);
    nian_arena_free(&arena);
}

void nian_write_difference(nian_buf *out, const nian_indicator_change *change,
                           const nian_indicator *after)
{
    nian_str unit = after->unit;
    bool percent = nian_str_equal(unit, NIAN_STR("%"));
    if (change->absolute.mantissa > 0)
        nian_buf_add_byte(out, '+');
    nian_write_amount(out, change->absolute,
                      percent ? NIAN_STR(WORDS_POINTS) : unit);
    if (!percent && change->has_relative &&
        after->measure == NIAN_MEASURE_LEVEL)
        nian_buf_format(out, "（%+.1f%%）", change->relative * 100);
}

static size_t name_columns(const nian_view *view)
{
    size_t others = 2 + 2 * (FIGURE_COLUMNS + 2) + 2 + CHANGE_COLUMNS;
    return view->width > others + 10 ? view->width - others : 10;
}

static void head(const nian_view *view, const nian_comparison *comparison)
{
    int before = comparison->before->meta.year;
    int after = comparison->after->meta.year;
    nian_arena arena = {0};
    if (!before || !after)
        return;
    nian_buf_add(view->out, NIAN_STR("  "));
    nian_cell(view->out, NIAN_STR(""), name_columns(view) + 2);
    nian_cell(view->out, nian_str_format(&arena, WORDS_REPORT_OF, before),
              FIGURE_COLUMNS);
    nian_buf_format(view->out, "  " WORDS_REPORT_OF "\n", after);
    nian_arena_free(&arena);
}

static void indicator_line(const nian_view *view,
                           const nian_comparison *comparison,
                           const nian_indicator_change *change)
{
    const nian_indicator *before =
        &comparison->before->indicators[change->before];
    const nian_indicator *after = &comparison->after->indicators[change->after];
    nian_arena arena = {0};
    nian_str name = change->name;
    if (after->target)
        name = nian_str_concat(&arena, name, NIAN_STR("（" WORDS_TARGET "）"));
    nian_buf_add(view->out, NIAN_STR("  "));
    nian_cell(view->out, name, name_columns(view));
    nian_buf_add(view->out, NIAN_STR("  "));
    figure(view->out, before);
    nian_buf_add(view->out, NIAN_STR("  "));
    figure(view->out, after);
    nian_buf_add(view->out, NIAN_STR("  "));
    nian_write_difference(view->out, change, after);
    nian_buf_add_byte(view->out, '\n');
    nian_arena_free(&arena);
}

void nian_rows_indicators(const nian_view *view,
                          const nian_comparison *comparison)
{
    size_t count = 0;
    for (size_t i = 0; i < comparison->indicator_count; i++)
        count += figure_moved(&comparison->indicators[i]);
    if (count == 0)
        return;
    nian_rows_title(view, WORDS_INDICATORS_MOVED, count);
    head(view, comparison);
    size_t limit = view->show & NIAN_SHOW_ALL ? count : INDICATORS_SHOWN;
    size_t shown = 0;
    for (size_t i = 0; i < comparison->indicator_count && shown < limit; i++) {
        if (!figure_moved(&comparison->indicators[i]))
            continue;
        indicator_line(view, comparison, &comparison->indicators[i]);
        shown++;
    }
    if (shown < count) {
        nian_paragraph p = {0};
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_MORE, count - shown);
        nian_paragraph_end(&p, view, 2, 2);
    }
}
