/* The series of an issuer on a terminal: a line each. */
#include "render/terminal.h"

#include "base/decimal.h"
#include "text/text.h"

enum {
    NAME_COLUMNS = 34,
    NAME_LEAST = 16,
    VALUE_COLUMNS = 14,
    CHANGE_COLUMNS = 12, /* most; the last column may be wider */
    OTHER_COLUMNS = 27,  /* measure, status, span, years and what parts them */
    ROWS_SHOWN = 40
};

/* Of ratios the difference, of all else the percentage. */
void nian_write_change(nian_buf *out, const nian_series *series)
{
    nian_decimal absolute, relative;
    if (!nian_series_change(&absolute, &relative, series))
        return;
    bool ratio = nian_str_equal(series->unit, NIAN_STR("%")) ||
                 nian_str_equal(series->unit, NIAN_STR("‰"));
    bool level = series->measure == NIAN_MEASURE_LEVEL && !ratio;
    nian_decimal shown =
        level ? nian_decimal_round(nian_decimal_scale(relative, 2), -1)
              : absolute;
    if (shown.mantissa == 0) {
        nian_buf_add(out, NIAN_STR(WORDS_LEVEL));
        return;
    }
    if (shown.mantissa > 0)
        nian_buf_add_byte(out, '+');
    nian_decimal_write(out, shown);
    if (level)
        nian_buf_add_byte(out, '%');
    else if (nian_str_equal(series->unit, NIAN_STR("%")))
        nian_buf_add(out, NIAN_STR("个百分点"));
    else
        nian_buf_add(out, series->unit);
    const nian_point *last = &series->points[series->point_count - 1];
    if (last->year - last[-1].year > 1)
        nian_buf_format(out, WORDS_SINCE_YEAR, last[-1].year);
}

static void cell(const nian_view *view, nian_buf *text, size_t columns)
{
    nian_cell(view->out, nian_buf_str(text), columns);
    nian_buf_free(text);
}

static void row(const nian_view *view, const nian_series *series, size_t name)
{
    const nian_point *last = &series->points[series->point_count - 1];
    nian_buf text = {0};
    nian_cell(view->out, series->name, name);
    nian_buf_format(view->out, "  %s%s  ", nian_measure_word(series->measure),
                    series->target ? WORDS_TARGET : WORDS_ACTUAL);
    nian_buf_format(view->out, "%d-%d %3zu  ", series->points[0].year,
                    last->year, series->point_count);
    nian_write_point(&text, series, last);
    cell(view, &text, VALUE_COLUMNS);
    nian_buf_add(view->out, NIAN_STR("  "));
    nian_write_change(&text, series);
    if (text.len == 0) /* no blanks at the end of a line */
        while (view->out->len && view->out->ptr[view->out->len - 1] == ' ')
            view->out->len--;
    nian_buf_add(view->out, nian_buf_str(&text));
    nian_buf_add_byte(view->out, '\n');
    nian_buf_free(&text);
}

static void head(const nian_view *view, size_t name)
{
    nian_cell(view->out, NIAN_STR(WORDS_NAME), name + 2);
    nian_cell(view->out, (nian_str){NULL, 0}, 10);
    nian_cell(view->out, NIAN_STR(WORDS_SPAN), 10);
    nian_cell(view->out, NIAN_STR(WORDS_YEARS), 5);
    nian_cell(view->out, NIAN_STR(WORDS_LATEST), VALUE_COLUMNS + 2);
    nian_buf_add(view->out, NIAN_STR(WORDS_SINCE_LAST "\n"));
}

void nian_text_show_indicators(const nian_view *view, nian_reports reports,
                               const nian_trend *trend)
{
    (void)reports;
    size_t taken = OTHER_COLUMNS + VALUE_COLUMNS + 2 + CHANGE_COLUMNS;
    size_t name =
        view->width > taken + NAME_LEAST ? view->width - taken : NAME_LEAST;
    if (name > NAME_COLUMNS)
        name = NAME_COLUMNS;
    size_t count = trend->series_count;
    if (!(view->show & NIAN_SHOW_ALL) && count > ROWS_SHOWN)
        count = ROWS_SHOWN;
    if (count)
        head(view, name);
    for (size_t i = 0; i < count; i++)
        row(view, &trend->series[i], name);
    if (count < trend->series_count) {
        nian_paragraph p = {0};
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_MORE,
                              trend->series_count - count);
        nian_paragraph_end(&p, view, 0, 0);
    }
}
