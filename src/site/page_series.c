/* A series: its years, and what led from one to the next. */
#include "site/pages.h"

#include "base/json.h"

static const nian_report *report_at(const nian_site_series *s, size_t index)
{
    return s->reports.items[index];
}

static void put_link(nian_html *html, nian_arena *arena, nian_str path,
                     nian_str text)
{
    nian_html_put(html, "<a");
    nian_html_url(html, "href",
                  nian_str_format(arena, "%.*s.html", NIAN_STR_ARG(path)));
    nian_html_put(html, ">");
    nian_html_text(html, text);
    nian_html_put(html, "</a>");
}

/* A year, and what it has against the year before. */
static void put_year(nian_html *html, nian_arena *arena,
                     const nian_site_series *s, size_t index)
{
    static const nian_status order[] = {NIAN_STATUS_NEW, NIAN_STATUS_DROPPED,
                                        NIAN_STATUS_FULFILLED,
                                        NIAN_STATUS_REWORDED, NIAN_STATUS_KEPT};
    const nian_report *report = report_at(s, index);
    nian_html_put(html, "<tr><th scope=\"row\">");
    put_link(html, arena, nian_site_report_path(arena, s, index),
             nian_str_format(arena, "%d", report->meta.year));
    nian_html_put(html, "</th><td>");
    if (index)
        put_link(html, arena, nian_site_comparison_path(arena, s, index - 1),
                 nian_str_format(arena, "%d → %d",
                                 report_at(s, index - 1)->meta.year,
                                 report->meta.year));
    nian_html_put(html, "</td>");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        nian_html_put(html, "<td class=\"number\">");
        if (index)
            nian_html_int(html,
                          (int64_t)s->comparisons[index - 1]->counts[order[i]]);
        nian_html_put(html, "</td>");
    }
    nian_html_put(html, "</tr>\n");
}

static void put_years(nian_html *html, nian_arena *arena,
                      const nian_site_series *s)
{
    static const char *const heads[] = {
        "series.year",      "series.comparison", "status.new", "status.dropped",
        "status.fulfilled", "status.reworded",   "status.kept"};
    nian_html_put(html, "<section aria-labelledby=\"years\">\n<h2 "
                        "id=\"years\">");
    nian_html_say(html, "series.years");
    nian_html_put(html, "</h2>\n<div class=\"scroll\" tabindex=\"0\" "
                        "role=\"group\" aria-labelledby=\"years\"><table>\n"
                        "<thead><tr>");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        nian_html_put(html, "<th scope=\"col\">");
        nian_html_say(html, heads[i]);
        nian_html_put(html, "</th>");
    }
    nian_html_put(html, "</tr></thead>\n<tbody>\n");
    for (size_t i = s->reports.count; i-- > 0;)
        put_year(html, arena, s, i);
    nian_html_put(html, "</tbody></table></div>\n</section>\n");
}

/* The most complete figures, side by side. */
static void put_multiples(nian_html *html, const nian_site_series *s)
{
    const nian_buf *picture = &s->charts[s->figures->series_count];
    if (!picture->len)
        return;
    nian_html_put(html, "<section aria-labelledby=\"multiples\">\n<h2 "
                        "id=\"multiples\">");
    nian_html_say(html, "series.multiples");
    nian_html_put(html, "</h2>\n<figure class=\"chart\">");
    nian_buf_add(html->out, nian_buf_str(picture));
    nian_html_put(html, "</figure>\n</section>\n");
}

/* Every figure that has a page, the most complete first. */
static void put_indicators(nian_html *html, nian_arena *arena,
                           const nian_site_series *s)
{
    static const char *const measures[] = {"measure.level", "measure.growth",
                                           "measure.share", "measure.rank"};
    if (!s->figures->series_count)
        return;
    nian_html_put(html, "<section aria-labelledby=\"indicators\">\n<h2 "
                        "id=\"indicators\">");
    nian_html_say(html, "series.indicators");
    nian_html_put(html, "</h2>\n<ul class=\"columns\">\n");
    for (size_t i = 0; i < s->figures->series_count; i++) {
        const nian_series *series = &s->figures->series[i];
        if (!nian_site_indicator_first(s->figures, i))
            continue;
        nian_html_put(html, "<li>");
        put_link(html, arena, nian_site_indicator_path(arena, s, series),
                 series->name);
        nian_html_put(html, " <small>");
        nian_html_say(html, measures[series->measure]);
        nian_html_text(
            html,
            nian_str_format(arena, " %.*s %d—%d", NIAN_STR_ARG(series->unit),
                            series->points[0].year,
                            series->points[series->point_count - 1].year));
        nian_html_put(html, "</small></li>\n");
    }
    nian_html_put(html, "</ul>\n</section>\n");
}

static void write_page(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    (void)index;
    nian_html html;
    nian_arena arena = {0};
    nian_frame frame = nian_frame_of(
        &arena, series,
        nian_str_format(&arena, "%.*sindex", NIAN_STR_ARG(series->folder)),
        "series");
    frame.title =
        nian_str_format(&arena, "%.*s %.*s", NIAN_STR_ARG(series->issuer),
                        NIAN_STR_ARG(series->kind));
    nian_frame_open(&html, &arena, series->site, out, &frame);
    nian_html_put(&html, "<h1>");
    nian_html_text(&html, frame.title);
    nian_html_put(&html, "</h1>\n");
    put_years(&html, &arena, series);
    put_multiples(&html, series);
    put_indicators(&html, &arena, series);
    nian_html_put(&html, "<p>");
    put_link(
        &html, &arena,
        nian_str_format(&arena, "%.*sthreads", NIAN_STR_ARG(series->folder)),
        nian_catalogue_say(html.words, "thread.list"));
    nian_html_put(&html, "</p>\n");
    nian_frame_close(&html, &frame);
    nian_arena_free(&arena);
}

static void write_twin(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    (void)index;
    nian_json json = {.out = out};
    nian_json_object(&json);
    nian_json_key(&json, "schema");
    nian_json_str(&json, NIAN_STR("nianlun.series/1"));
    nian_json_key(&json, "issuer");
    nian_json_str(&json, series->issuer);
    nian_json_key(&json, "kind");
    nian_json_str(&json, series->kind);
    nian_json_key(&json, "reports");
    nian_json_array(&json);
    for (size_t i = 0; i < series->reports.count; i++) {
        const nian_report *report = report_at(series, i);
        nian_json_object(&json);
        nian_json_key(&json, "year");
        nian_json_int(&json, report->meta.year);
        nian_json_key(&json, "title");
        nian_json_str_or_null(&json, report->meta.title);
        nian_json_key(&json, "commit");
        nian_json_str_or_null(&json, report->commit);
        nian_json_key(&json, "blob");
        nian_json_str_or_null(&json, report->blob);
        nian_json_end(&json);
    }
    nian_json_end(&json);
    nian_json_end(&json);
    nian_buf_add_byte(out, '\n');
}

void nian_site_list_series(nian_site_files *out, nian_arena *arena,
                           const nian_site_series *series)
{
    nian_str path =
        nian_str_format(arena, "%.*sindex", NIAN_STR_ARG(series->folder));
    nian_site_add(out, arena, path, write_page, write_twin, 0);
}

void nian_site_summarise(nian_site_summary *out, const nian_site_series *series)
{
    size_t pairs = series->reports.count - 1;
    if (!pairs)
        return;
    const nian_comparison *last = series->comparisons[pairs - 1];
    out->compared = true;
    for (size_t i = 0; i < 5; i++)
        out->counts[i] = last->counts[i];
    out->silent = series->ledgers[pairs - 1]->counts[NIAN_OUTCOME_SILENT];
}
