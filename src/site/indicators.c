/* Which series of figures share a page, and their charts: many are drawn by one
 * gnuplot, for to start it takes longer than to draw. */
#include "site/pages.h"

#include "base/pool.h"
#include "corpus/corpus.h"
#include "plot/plot.h"
#include "render/words.h"

enum {
    BATCH = 32,     /* charts that one gnuplot draws */
    MULTIPLES = 12, /* of the series' own page */
    CHART_WIDTH = 760
};

/* What of an id does not change when a later report brings the first figure
 * that was reached, or promised. */
static nian_str stem_of(const nian_series *series)
{
    ptrdiff_t slash = nian_str_find_last(series->id, NIAN_STR("/"));
    return slash < 0 ? series->id
                     : nian_str_slice(series->id, 0, (size_t)slash);
}

nian_str nian_site_indicator_path(nian_arena *arena, const nian_site_series *s,
                                  const nian_series *series)
{
    nian_str name = nian_path_file_name(arena, stem_of(series));
    return nian_str_format(arena, "%.*sindicator/%.*s", NIAN_STR_ARG(s->folder),
                           NIAN_STR_ARG(name));
}

static const nian_series *find_id(const nian_trend *all, nian_str id)
{
    for (size_t i = 0; id.len && i < all->series_count; i++)
        if (nian_str_equal(all->series[i].id, id))
            return &all->series[i];
    return NULL;
}

/* The first of its stem stands for the page. */
bool nian_site_indicator_first(const nian_trend *all, size_t index)
{
    nian_str stem = stem_of(&all->series[index]);
    for (size_t i = 0; i < index; i++)
        if (nian_str_equal(stem_of(&all->series[i]), stem))
            return false;
    return true;
}

/* Both sides of a stem, what was reached first, then partners by another
 * name. */
void nian_site_indicator_collect(nian_trend *out, nian_arena *arena,
                                 const nian_trend *all, size_t index)
{
    vec(nian_series) found = {0};
    nian_str stem = stem_of(&all->series[index]);
    for (int target = 0; target < 2; target++)
        for (size_t i = index; i < all->series_count; i++)
            if (all->series[i].target == (target == 1) &&
                nian_str_equal(stem_of(&all->series[i]), stem))
                vec_push(arena, &found, all->series[i]);
    size_t own = found.count;
    for (size_t i = 0; i < own; i++) {
        const nian_series *partner = find_id(all, found.items[i].partner);
        if (partner && !nian_str_equal(stem_of(partner), stem) && own == 1)
            vec_push(arena, &found, *partner);
    }
    *out = (nian_trend){.query = found.items[0].name,
                        .series = found.items,
                        .series_count = found.count};
}

/* ----------------------------------------------------------------- charts */

typedef struct drawing {
    nian_site_series *series;
    nian_figure *figures; /* by index of the series of figures, then those of
                             the series' own page */
    nian_buf *pictures;
    nian_error *faults; /* by batch */
    size_t count;
} drawing;

/* What was reached and what was promised, where both have one unit; else the
 * first alone. */
static void plan_figure(drawing *d, nian_arena *arena, size_t index)
{
    nian_site_series *s = d->series;
    nian_trend trend;
    nian_chart *chart = nian_new(arena, nian_chart);
    if (!nian_site_indicator_first(s->figures, index))
        return;
    nian_site_indicator_collect(&trend, arena, s->figures, index);
    chart->series = trend.series;
    chart->series_count = trend.series_count;
    chart->title = nian_str_format(arena, "%.*s：%.*s", NIAN_STR_ARG(s->issuer),
                                   NIAN_STR_ARG(trend.series[0].name));
    if (!nian_chart_check(chart, NULL))
        chart->series_count = 1;
    d->figures[index] =
        (nian_figure){.panels = chart, .panel_count = 1, .width = CHART_WIDTH};
}

/* 地区生产总值增长 */
static nian_str name_panel(nian_arena *arena, const nian_series *series)
{
    if (series->measure != NIAN_MEASURE_GROWTH)
        return series->name;
    return nian_str_format(arena, "%.*s%s", NIAN_STR_ARG(series->name),
                           nian_measure_word(series->measure));
}

/* The most complete series, side by side. */
static void plan_multiples(drawing *d, nian_arena *arena)
{
    nian_site_series *s = d->series;
    nian_chart *panels = nian_new_array(arena, nian_chart, MULTIPLES);
    size_t count = 0;
    for (size_t i = 0; i < s->figures->series_count && count < MULTIPLES; i++) {
        const nian_figure *figure = &d->figures[i];
        if (!figure->panel_count || !nian_figure_check(figure, NULL))
            continue;
        panels[count] = figure->panels[0];
        panels[count].title = (nian_str){NULL, 0};
        panels[count].subtitle = name_panel(arena, panels[count].series);
        count++;
    }
    if (count > 1)
        d->figures[d->count - 1] = (nian_figure){.panels = panels,
                                                 .panel_count = count,
                                                 .title = s->issuer,
                                                 .width = CHART_WIDTH};
}

/* Runs on several threads.  One figure that gnuplot stumbles over must not
 * take the others with it. */
static void draw_batch(void *context, size_t batch)
{
    drawing *d = context;
    size_t begin = batch * BATCH;
    size_t count = d->count - begin < BATCH ? d->count - begin : BATCH;
    if (nian_figures_draw(d->pictures + begin, d->figures + begin, count,
                          &d->faults[batch]))
        return;
    for (size_t i = begin; i < begin + count; i++) {
        d->pictures[i].len = 0;
        nian_figures_draw(&d->pictures[i], &d->figures[i], 1, NULL);
    }
}

static void keep_fault(void *context, size_t batch)
{
    drawing *d = context;
    nian_site_series *s = d->series;
    if (d->faults[batch].code && !s->no_chart.len)
        s->no_chart =
            nian_str_copy(&s->arena, nian_str_from(d->faults[batch].message));
}

void nian_site_charts_draw(nian_site_series *series)
{
    nian_arena scratch = {0};
    drawing d = {.series = series, .count = series->figures->series_count + 1};
    size_t batches = (d.count + BATCH - 1) / BATCH;
    d.figures = nian_new_array(&scratch, nian_figure, d.count);
    d.pictures = nian_new_array(&series->arena, nian_buf, d.count);
    d.faults = nian_new_array(&scratch, nian_error, batches);
    for (size_t i = 0; i + 1 < d.count; i++)
        plan_figure(&d, &scratch, i);
    plan_multiples(&d, &scratch);
    nian_pool_run(nian_pool_workers(), batches, draw_batch, keep_fault, &d);
    series->charts = d.pictures;
    nian_arena_free(&scratch);
}

void nian_site_charts_free(nian_site_series *series)
{
    for (size_t i = 0; series->charts && i <= series->figures->series_count;
         i++)
        nian_buf_free(&series->charts[i]);
}
