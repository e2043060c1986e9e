/* The home page: whose reports there are, of which years, and what changed
 * last. */
#include "site/pages.h"

#include "base/json.h"

static nian_str index_of(nian_arena *arena, const nian_site_summary *series)
{
    return nian_str_format(arena, "%.*sindex.html",
                           NIAN_STR_ARG(series->folder));
}

static void put_link(nian_html *html, nian_str path, nian_str text)
{
    nian_html_put(html, "<a");
    nian_html_url(html, "href", path);
    nian_html_put(html, ">");
    nian_html_text(html, text);
    nian_html_put(html, "</a>");
}

/* ------------------------------------------------------------------- grid */

typedef struct span {
    int first, last;
} span;

static span years_of(const nian_site_summary *series, size_t count)
{
    span all = {series->years[0], series->years[0]};
    for (size_t i = 0; i < count; i++) {
        int first = series[i].years[0];
        int last = series[i].years[series[i].year_count - 1];
        all.first = first < all.first ? first : all.first;
        all.last = last > all.last ? last : all.last;
    }
    return all;
}

static bool has_year(const nian_site_summary *series, int year)
{
    for (size_t i = 0; i < series->year_count; i++)
        if (series->years[i] == year)
            return true;
    return false;
}

static void put_cell(nian_html *html, nian_arena *arena,
                     const nian_site_summary *series, int year)
{
    if (!has_year(series, year)) {
        bool gap = year > series->years[0] &&
                   year < series->years[series->year_count - 1];
        nian_html_put(html, gap ? "<td class=\"gap\"><span>" : "<td>");
        if (gap) {
            nian_html_say(html, "home.gap");
            nian_html_put(html, "</span>");
        }
        nian_html_put(html, "</td>");
        return;
    }
    nian_html_put(html, "<td class=\"there\">");
    put_link(html,
             nian_str_format(arena, "%.*s%d.html", NIAN_STR_ARG(series->folder),
                             year),
             nian_str_format(arena, "%d", year));
    nian_html_put(html, "</td>");
}

static void put_grid(nian_html *html, nian_arena *arena,
                     const nian_site_summary *series, size_t count)
{
    span all = years_of(series, count);
    nian_html_put(html, "<section class=\"grid\" aria-labelledby=\"grid\">\n"
                        "<h2 id=\"grid\">");
    nian_html_say(html, "home.grid");
    nian_html_put(html, "</h2>\n<div class=\"scroll\" tabindex=\"0\" "
                        "role=\"group\" aria-labelledby=\"grid\"><table>\n"
                        "<thead><tr><th scope=\"col\">");
    nian_html_say(html, "home.series");
    nian_html_put(html, "</th>");
    for (int year = all.first; year <= all.last; year++) {
        nian_html_put(html, "<th scope=\"col\">");
        nian_html_int(html, year);
        nian_html_put(html, "</th>");
    }
    nian_html_put(html, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++) {
        nian_html_put(html, "<tr><th scope=\"row\">");
        put_link(html, index_of(arena, &series[i]), series[i].issuer);
        nian_html_put(html, " <small>");
        nian_html_text(html, series[i].kind);
        nian_html_put(html, "</small></th>");
        for (int year = all.first; year <= all.last; year++)
            put_cell(html, arena, &series[i], year);
        nian_html_put(html, "</tr>\n");
    }
    nian_html_put(html, "</tbody></table></div>\n</section>\n");
}

/* ----------------------------------------------------------------- newest */

static int newest_year(const nian_site_summary *series)
{
    return series->years[series->year_count - 1];
}

/* Newest first; of one year in the order of the listing. */
static void sort_newest(const nian_site_summary **out, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const nian_site_summary *one = out[i];
        size_t at = i;
        for (; at && newest_year(out[at - 1]) < newest_year(one); at--)
            out[at] = out[at - 1];
        out[at] = one;
    }
}

static void put_newest(nian_html *html, nian_arena *arena,
                       const nian_site_summary *series)
{
    static const char *const keys[] = {"count.kept", "count.reworded",
                                       "count.fulfilled", "count.new",
                                       "count.dropped"};
    static const nian_status order[] = {NIAN_STATUS_NEW, NIAN_STATUS_DROPPED,
                                        NIAN_STATUS_FULFILLED,
                                        NIAN_STATUS_REWORDED};
    int after = newest_year(series);
    int before = series->years[series->year_count - 2];
    nian_html_put(html, "<li><h3>");
    put_link(html,
             nian_str_format(arena, "%.*s%d-%d.html",
                             NIAN_STR_ARG(series->folder), before, after),
             nian_str_format(arena, "%.*s %.*s %d → %d",
                             NIAN_STR_ARG(series->issuer),
                             NIAN_STR_ARG(series->kind), before, after));
    nian_html_put(html, "</h3><p class=\"counts\">");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        nian_html_put(html, i ? " · " : "");
        nian_html_say_count(html, keys[order[i]], series->counts[order[i]]);
    }
    nian_html_put(html, " · ");
    put_link(html,
             nian_str_format(arena, "%.*s%d-ledger.html",
                             NIAN_STR_ARG(series->folder), before),
             nian_catalogue_say(html->words, "home.ledger"));
    nian_html_put(html, " ");
    nian_html_say_count(html, "count.silent", series->silent);
    nian_html_put(html, "</p></li>\n");
}

static void put_changes(nian_html *html, nian_arena *arena,
                        const nian_site_summary *series, size_t count)
{
    const nian_site_summary **sorted =
        nian_new_array(arena, const nian_site_summary *, count);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &series[i];
    sort_newest(sorted, count);
    nian_html_put(html, "<section class=\"newest\" aria-labelledby=\"newest\">"
                        "\n<h2 id=\"newest\">");
    nian_html_say(html, "home.newest");
    nian_html_put(html, "</h2>\n<ol>\n");
    for (size_t i = 0; i < count; i++)
        if (sorted[i]->compared)
            put_newest(html, arena, sorted[i]);
    nian_html_put(html, "</ol>\n</section>\n");
}

void nian_site_home(nian_buf *out, nian_arena *arena, const nian_site *site,
                    const nian_site_summary *series, size_t count)
{
    nian_html html;
    nian_frame frame = {.path = NIAN_STR("index.html"),
                        .twin = NIAN_STR("index.json"),
                        .body = "home"};
    frame.title = nian_catalogue_say(site->words, "home.title");
    nian_frame_open(&html, arena, site, out, &frame);
    nian_html_put(&html, "<h1>");
    nian_html_say(&html, "home.title");
    nian_html_put(&html, "</h1>\n");
    put_changes(&html, arena, series, count);
    put_grid(&html, arena, series, count);
    nian_frame_close(&html, &frame);
}

/* ------------------------------------------------------------------- twin */

static void key_str(nian_json *json, const char *key, nian_str value)
{
    nian_json_key(json, key);
    nian_json_str(json, value);
}

static void write_counts(nian_json *json, const nian_site_summary *series)
{
    static const char *const names[] = {"kept", "reworded", "fulfilled", "new",
                                        "dropped"};
    nian_json_key(json, "latest");
    nian_json_object(json);
    for (size_t i = 0; i < 5; i++) {
        nian_json_key(json, names[i]);
        nian_json_int(json, (int64_t)series->counts[i]);
    }
    nian_json_key(json, "silent");
    nian_json_int(json, (int64_t)series->silent);
    nian_json_end(json);
}

void nian_site_home_twin(nian_buf *out, const nian_site *site,
                         const nian_site_summary *series, size_t count)
{
    (void)site;
    nian_json json = {.out = out};
    nian_json_object(&json);
    key_str(&json, "schema", NIAN_STR("nianlun.site/1"));
    nian_json_key(&json, "series");
    nian_json_array(&json);
    for (size_t i = 0; i < count; i++) {
        nian_json_object(&json);
        key_str(&json, "issuer", series[i].issuer);
        key_str(&json, "kind", series[i].kind);
        key_str(&json, "path", series[i].folder);
        nian_json_key(&json, "years");
        nian_json_array(&json);
        for (size_t k = 0; k < series[i].year_count; k++)
            nian_json_int(&json, series[i].years[k]);
        nian_json_end(&json);
        if (series[i].compared)
            write_counts(&json, &series[i]);
        nian_json_end(&json);
    }
    nian_json_end(&json);
    nian_json_end(&json);
    nian_buf_add_byte(out, '\n');
}
