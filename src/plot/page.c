/* Where the charts of a figure go: one fills the page; several stand in one
 * column or two, over one axis of years, with their sides in line. */
#include "plot/plot.h"

#include <math.h>

enum {
    TOP_LEAST = 62, /* to the plot, under a title alone */
    TITLE_STEP = 26,
    SUBTITLE_ROOM = 24,
    BOTTOM_LEAST = 40,
    LINE_ROOM = 20, /* of a source or the first line of a note */
    LINE_STEP = 16,
    NAME_ROOM = 40,  /* above a plot that is one of several */
    NAME_PLACE = 19, /* of the name above the plot */
    PANEL_HEIGHT = 116,
    PANEL_GAP = 12,
    COLUMN_GAP = 20,
    ONE_COLUMN = 3, /* so many charts at most */
    TWO_COLUMNS_FROM = 640
};

/* All series of a figure, for what its charts share. */
static nian_chart merge(nian_arena *arena, const nian_chart *charts,
                        size_t count)
{
    vec(nian_series) all = {0};
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < charts[i].series_count; k++)
            vec_push(arena, &all, charts[i].series[k]);
    return (nian_chart){.series = all.items, .series_count = all.count};
}

static double heads(nian_page *page, nian_arena *arena, nian_str title)
{
    nian_str lines[2];
    double room = page->width - 2 * NIAN_PLOT_EDGE;
    nian_label_wrap(lines, 2, arena, nian_label_clean(arena, title),
                    room / NIAN_PLOT_TITLE_SIZE);
    for (size_t i = 0; i < 2; i++)
        page->title[i] = (nian_plot_line){lines[i], NIAN_PLOT_EDGE,
                                          34 + TITLE_STEP * (double)i};
    return TOP_LEAST + (lines[1].len ? TITLE_STEP : 0);
}

/* The room that note and source take under the years. */
static double feet(nian_page *page, nian_arena *arena, nian_str note,
                   nian_str source)
{
    nian_str lines[2];
    double ems =
        (page->width - 2 * NIAN_PLOT_EDGE) / (double)NIAN_PLOT_SOURCE_SIZE;
    nian_label_wrap(lines, 2, arena, nian_label_clean(arena, note), ems);
    page->source.text = nian_label_clean(arena, source);
    page->note[0].text = lines[0];
    page->note[1].text = lines[1];
    nian_plot_line *rows[] = {&page->note[0], &page->note[1], &page->source};
    double room = 0;
    for (size_t i = 0; i < 3; i++)
        if (rows[i]->text.len)
            room += room > 0 ? LINE_STEP : LINE_ROOM;
    return room;
}

/* From the lower edge up, once the height is known. */
static void place_feet(nian_page *page)
{
    nian_plot_line *rows[] = {&page->source, &page->note[1], &page->note[0]};
    double place = page->height - LINE_STEP;
    for (size_t i = 0; i < 3; i++) {
        rows[i]->left = NIAN_PLOT_EDGE;
        rows[i]->place = place;
        place -= rows[i]->text.len ? LINE_STEP : 0;
    }
}

static void set_years(nian_layout *layout, const nian_chart *chart)
{
    layout->years = nian_chart_years(chart, layout->right - layout->left);
    const nian_point *first = NULL, *last = NULL;
    for (size_t i = 0; i < chart->series_count; i++) {
        const nian_point *begin = nian_series_first(&chart->series[i]);
        const nian_point *end = nian_series_last(&chart->series[i]);
        if (begin && (!first || begin->year < first->year))
            first = begin;
        if (end && (!last || end->year > last->year))
            last = end;
    }
    layout->one_year = first && first->year == last->year;
}

static void place_one(nian_page *page, nian_arena *arena,
                      const nian_chart *chart, double top, double bottom)
{
    nian_layout *layout = &page->panels[0];
    double left, right;
    nian_layout_measure(layout, arena, chart, false, &left, &right);
    page->names[0] =
        (nian_plot_line){layout->subtitle, NIAN_PLOT_EDGE, top - 2};
    layout->top = top + (layout->subtitle.len ? SUBTITLE_ROOM : 0);
    page->height = fmax(NIAN_PLOT_HEIGHT * fmin(1, page->width / 640),
                        layout->top + bottom + PANEL_HEIGHT);
    layout->bottom = page->height - bottom;
    layout->left = NIAN_PLOT_EDGE + left;
    layout->right = page->width - right;
    set_years(layout, chart);
    layout->last = true;
    nian_layout_labels(layout, chart);
}

static void place_panel(nian_page *page, nian_arena *arena,
                        const nian_chart *charts, size_t at, double top)
{
    size_t count = page->panel_count;
    size_t columns =
        count > ONE_COLUMN && page->width >= TWO_COLUMNS_FROM ? 2 : 1;
    size_t rows = (count + columns - 1) / columns;
    size_t column = at / rows;
    size_t row = at % rows;
    nian_layout *layout = &page->panels[at];
    double left = layout->left;
    double right = layout->right;
    double room =
        (page->width - NIAN_PLOT_EDGE - (double)(columns - 1) * COLUMN_GAP) /
        (double)columns;
    double begin = NIAN_PLOT_EDGE + (double)column * (room + COLUMN_GAP);
    layout->top =
        top + NAME_ROOM + (double)row * (NAME_ROOM + PANEL_HEIGHT + PANEL_GAP);
    layout->bottom = layout->top + PANEL_HEIGHT;
    layout->left = begin + left;
    layout->right = begin + room - right;
    layout->last = row + 1 == rows || at + 1 == count;
    page->names[at] =
        (nian_plot_line){nian_label_fit(arena, layout->subtitle,
                                        room / (double)NIAN_PLOT_LABEL_SIZE),
                         begin, layout->top - NAME_PLACE};
    nian_chart all = merge(arena, charts, count);
    set_years(layout, &all);
    nian_layout_labels(layout, &charts[at]);
}

/* Plots of all panels have the same sides, so that years lie in line. */
static void place_several(nian_page *page, nian_arena *arena,
                          const nian_chart *charts, double top, double bottom)
{
    double widest_left = 0;
    double widest_right = 0;
    for (size_t i = 0; i < page->panel_count; i++) {
        double left, right;
        nian_layout_measure(&page->panels[i], arena, &charts[i], true, &left,
                            &right);
        widest_left = fmax(widest_left, left);
        widest_right = fmax(widest_right, right);
    }
    for (size_t i = 0; i < page->panel_count; i++) {
        page->panels[i].left = widest_left;
        page->panels[i].right = widest_right;
        place_panel(page, arena, charts, i, top - 12);
        page->height = fmax(page->height, page->panels[i].bottom + bottom);
    }
}

void nian_page_make(nian_page *out, nian_arena *arena,
                    const nian_figure *figure, const nian_chart *charts)
{
    bool one = figure->panel_count == 1;
    *out = (nian_page){
        .width = figure->width > 0 ? figure->width : NIAN_PLOT_WIDTH,
        .panels = nian_new_array(arena, nian_layout, figure->panel_count),
        .panel_count = figure->panel_count,
    };
    double top = heads(out, arena, one ? charts[0].title : figure->title);
    double bottom =
        BOTTOM_LEAST + feet(out, arena, one ? charts[0].note : figure->note,
                            one ? charts[0].source : figure->source);
    if (one)
        place_one(out, arena, charts, top, bottom);
    else
        place_several(out, arena, charts, top, bottom);
    place_feet(out);
}
