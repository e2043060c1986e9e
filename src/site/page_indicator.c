/* An indicator over the years: its chart, its table with the sentence behind
 * each point, and the same as CSV and JSON. */
#include "site/parts.h"

#include "base/decimal.h"
#include "plot/plot.h"
#include "render/render.h"
#include "report/report.h"

enum {
    SOURCE_LETTERS = 120
};

typedef struct page {
    nian_html html;
    nian_arena arena;
    nian_part part;
    nian_trend trend; /* what was reached, what was promised */
} page;

/* ----------------------------------------------------------------- chart */

static void put_chart(page *p, size_t index)
{
    const nian_buf *picture = &p->part.series->charts[index];
    nian_html_put(&p->html, "<figure class=\"chart\">");
    if (picture->len) {
        nian_buf_add(p->html.out, nian_buf_str(picture));
    } else {
        nian_str reason = p->part.series->no_chart;
        nian_html_put(&p->html, "<p>");
        nian_html_say_with(&p->html, "indicator.no.chart", &reason, 1);
        nian_html_put(&p->html, "</p>");
    }
    nian_html_put(&p->html, "</figure>\n");
}

/* ----------------------------------------------------------------- table */

static void put_value(page *p, const nian_series *series,
                      const nian_point *point)
{
    nian_buf value = {0};
    nian_chart chart = {.series = series, .series_count = 1};
    nian_scale scale = nian_chart_scale(&chart);
    nian_point_write(&value, point, series->unit, scale);
    nian_html_text(&p->html, point->qualifier);
    nian_html_put(&p->html, point->qualifier.len ? " " : "");
    nian_html_text(&p->html, nian_buf_str(&value));
    if (!nian_unit_is_ratio(series->unit)) {
        nian_html_text(&p->html, scale.word);
        nian_html_text(&p->html, series->unit);
    }
    nian_buf_free(&value);
}

static void put_source(page *p, const nian_point *point)
{
    const nian_report *report = p->part.series->reports.items[point->report];
    const nian_indicator *figure = &report->indicators[point->indicator];
    nian_html_put(&p->html, "<td>");
    nian_part_origin(&p->part, point->report, figure->statement);
    nian_html_text(&p->html,
                   nian_part_cut(&p->arena,
                                 report->statements[figure->statement].text,
                                 SOURCE_LETTERS));
    nian_html_put(&p->html, "</td>");
}

static void put_point(page *p, const nian_series *series,
                      const nian_point *point, bool variant)
{
    nian_html_put(&p->html, variant ? "<tr class=\"variant\"><th scope=\"row\">"
                                    : "<tr><th scope=\"row\">");
    nian_html_int(&p->html, point->year);
    nian_html_put(&p->html, "</th><td class=\"number\">");
    put_value(p, series, point);
    nian_html_put(&p->html, "</td><td>");
    if (variant)
        nian_html_say(&p->html, "indicator.variant");
    else if (point->verdict == NIAN_VERDICT_MET)
        nian_html_say(&p->html, "indicator.met");
    else if (point->verdict == NIAN_VERDICT_MISSED)
        nian_html_say(&p->html, "ledger.missed");
    nian_html_put(&p->html, "</td>");
    put_source(p, point);
    nian_html_put(&p->html, "</tr>\n");
}

/* Newest first, each year with what other reports say of it. */
static void put_points(page *p, const nian_series *series)
{
    for (size_t i = series->point_count; i-- > 0;) {
        int year = series->points[i].year;
        put_point(p, series, &series->points[i], false);
        for (size_t k = 0; k < series->variant_count; k++)
            if (series->variants[k].year == year)
                put_point(p, series, &series->variants[k], true);
    }
}

static void put_table(page *p, const nian_series *series, size_t at)
{
    static const char *const heads[] = {"series.year", "indicator.value",
                                        "indicator.verdict",
                                        "indicator.source"};
    const char *id =
        nian_cstr(&p->arena, nian_str_format(&p->arena, "table-%zu", at));
    nian_part_section_open(&p->part, id,
                           series->target ? "indicator.targets"
                                          : "indicator.actuals");
    nian_part_table_open(&p->part, id);
    nian_html_put(&p->html, "<caption>");
    nian_html_text(&p->html, series->name);
    nian_html_put(&p->html, "</caption>\n<thead><tr>");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        nian_html_put(&p->html, "<th scope=\"col\">");
        nian_html_say(&p->html, heads[i]);
        nian_html_put(&p->html, "</th>");
    }
    nian_html_put(&p->html, "</tr></thead>\n<tbody>\n");
    put_points(p, series);
    nian_html_put(&p->html, "</tbody>");
    nian_part_table_close(&p->part);
    nian_html_put(&p->html, "</section>\n");
}

static void put_downloads(page *p, nian_str path)
{
    static const char *const endings[] = {"csv", "json"};
    nian_html_put(&p->html, "<p class=\"downloads\">");
    nian_html_say(&p->html, "indicator.download");
    for (size_t i = 0; i < 2; i++) {
        nian_html_put(&p->html, " <a download");
        nian_html_url(&p->html, "href",
                      nian_str_format(&p->arena, "%.*s.%s", NIAN_STR_ARG(path),
                                      endings[i]));
        nian_html_put(&p->html, ">");
        nian_html_put(&p->html, i ? "JSON" : "CSV");
        nian_html_put(&p->html, "</a>");
    }
    nian_html_put(&p->html, "</p>\n");
}

static void write_page(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    static const char *const measures[] = {"measure.level", "measure.growth",
                                           "measure.share", "measure.rank"};
    page p = {.trend = {.query = {NULL, 0}}};
    p.part = (nian_part){&p.html, &p.arena, series};
    nian_site_indicator_collect(&p.trend, &p.arena, series->figures, index);
    const nian_series *first = &p.trend.series[0];
    nian_str path = nian_site_indicator_path(&p.arena, series,
                                             &series->figures->series[index]);
    nian_frame frame = nian_frame_of(&p.arena, series, path, "indicator");
    frame.title = first->name;
    nian_frame_open(&p.html, &p.arena, series->site, out, &frame);
    nian_html_put(&p.html, "<h1>");
    nian_html_text(&p.html, first->name);
    nian_html_put(&p.html, " <small>");
    nian_html_say(&p.html, measures[first->measure]);
    nian_html_put(&p.html, " ");
    nian_html_text(&p.html, first->unit);
    nian_html_put(&p.html, "</small></h1>\n");
    put_chart(&p, index);
    put_downloads(&p, path);
    for (size_t i = 0; i < p.trend.series_count; i++)
        put_table(&p, &p.trend.series[i], i);
    nian_frame_close(&p.html, &frame);
    nian_arena_free(&p.arena);
}

static void write_data(nian_buf *out, const nian_site_series *series,
                       size_t index, const char *format)
{
    nian_arena arena = {0};
    nian_trend trend;
    nian_view view = {
        .out = out, .format = nian_str_from(format), .show = NIAN_SHOW_ALL};
    nian_site_indicator_collect(&trend, &arena, series->figures, index);
    nian_renderer_find(view.format)->trend(&view, series->reports, &trend);
    nian_arena_free(&arena);
}

static void write_twin(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    write_data(out, series, index, "json");
}

static void write_csv(nian_buf *out, const nian_site_series *series,
                      size_t index)
{
    write_data(out, series, index, "csv");
}

void nian_site_list_indicators(nian_site_files *out, nian_arena *arena,
                               const nian_site_series *series)
{
    const nian_trend *all = series->figures;
    for (size_t i = 0; i < all->series_count; i++) {
        if (!nian_site_indicator_first(all, i))
            continue;
        nian_str path =
            nian_site_indicator_path(arena, series, &all->series[i]);
        nian_site_file csv = {.write = write_csv, .index = i};
        csv.path = nian_str_format(arena, "%.*s.csv", NIAN_STR_ARG(path));
        nian_site_add(out, arena, path, write_page, write_twin, i);
        vec_push(arena, out, csv);
    }
}
