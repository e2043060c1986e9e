/* What stands around every page, and where pages lie. */
#include "site/pages.h"

#include "report/report.h"

/* ------------------------------------------------------------- addresses */

static int year_of(const nian_site_series *s, size_t report)
{
    return s->reports.items[report]->meta.year;
}

nian_str nian_site_report_path(nian_arena *arena, const nian_site_series *s,
                               size_t report)
{
    return nian_str_format(arena, "%.*s%d", NIAN_STR_ARG(s->folder),
                           year_of(s, report));
}

nian_str nian_site_comparison_path(nian_arena *arena, const nian_site_series *s,
                                   size_t report)
{
    return nian_str_format(arena, "%.*s%d-%d", NIAN_STR_ARG(s->folder),
                           year_of(s, report), year_of(s, report + 1));
}

nian_str nian_site_ledger_path(nian_arena *arena, const nian_site_series *s,
                               size_t report)
{
    return nian_str_format(arena, "%.*s%d-ledger", NIAN_STR_ARG(s->folder),
                           year_of(s, report));
}

nian_str nian_site_thread_id(nian_arena *arena, const nian_site_series *s,
                             const nian_chain *chain)
{
    nian_place first = chain->members->place;
    return nian_statement_id(arena, s->reports.items[first.report],
                             first.statement);
}

nian_str nian_site_thread_path(nian_arena *arena, const nian_site_series *s,
                               const nian_chain *chain)
{
    return nian_str_format(arena, "%.*sthread/%.*s", NIAN_STR_ARG(s->folder),
                           NIAN_STR_ARG(nian_site_thread_id(arena, s, chain)));
}

nian_str nian_site_thread_of(nian_arena *arena, const nian_site_series *s,
                             size_t report, uint32_t statement)
{
    const nian_chain *chain = nian_chains_of(&s->chains, report, statement);
    if (!chain || chain->years < NIAN_SITE_THREAD_YEARS)
        return (nian_str){NULL, 0};
    return nian_site_thread_path(arena, s, chain);
}

nian_str nian_site_statement_path(nian_arena *arena, const nian_site_series *s,
                                  size_t report, uint32_t statement)
{
    nian_str page = nian_site_report_path(arena, s, report);
    nian_str id = nian_statement_id(arena, s->reports.items[report], statement);
    return nian_str_format(arena, "%.*s.html#%.*s", NIAN_STR_ARG(page),
                           NIAN_STR_ARG(id));
}

/* ----------------------------------------------------------------- frame */

/* No script but the site's own files, no style but its own, nothing from
 * elsewhere. */
#define POLICY                                                                 \
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src "        \
    "'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

static void put_head(nian_html *html, const nian_frame *frame)
{
    nian_html_put(html, "<!doctype html>\n<html");
    nian_html_say_attribute(html, "lang", "page.lang");
    nian_html_put(html, ">\n<head>\n<meta charset=\"utf-8\">\n<meta "
                        "http-equiv=\"Content-Security-Policy\" "
                        "content=\"" POLICY "\">\n<meta name=\"viewport\" "
                        "content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"color-scheme\" content=\"light dark\">\n"
                        "<meta name=\"generator\" content=\"nianlun\">\n"
                        "<title>");
    nian_html_text(html, frame->title);
    nian_html_put(html, " · ");
    nian_html_say(html, "site.name");
    nian_html_put(html, "</title>\n<link rel=\"stylesheet\"");
    nian_html_url(html, "href", NIAN_STR("assets/site.css"));
    nian_html_put(html, ">\n<script defer");
    nian_html_url(html, "src", NIAN_STR("assets/site.js"));
    nian_html_put(html, "></script>\n<link rel=\"icon\"");
    nian_html_url(html, "href", NIAN_STR("assets/icon.svg"));
    nian_html_put(html, ">\n");
    if (frame->script.len) {
        nian_html_put(html, "<script defer");
        nian_html_url(html, "src", frame->script);
        nian_html_put(html, "></script>\n");
    }
    if (frame->twin.len) {
        nian_html_put(html,
                      "<link rel=\"alternate\" type=\"application/json\"");
        nian_html_url(html, "href", frame->twin);
        nian_html_put(html, ">\n");
    }
    nian_html_put(html, "</head>\n");
}

static void put_crumb(nian_html *html, nian_str path, nian_str text)
{
    nian_html_put(html, "<li><a");
    nian_html_url(html, "href", path);
    nian_html_put(html, ">");
    nian_html_text(html, text);
    nian_html_put(html, "</a></li>");
}

static void put_banner(nian_html *html, nian_arena *arena,
                       const nian_frame *frame)
{
    nian_html_put(html, "<body class=\"");
    nian_html_put(html, frame->body);
    nian_html_put(html, "\">\n<a class=\"skip\" href=\"#main\">");
    nian_html_say(html, "nav.skip");
    nian_html_put(html, "</a>\n<header class=\"banner\">\n<nav");
    nian_html_say_attribute(html, "aria-label", "nav.crumbs");
    nian_html_put(html, "><ol class=\"crumbs\">");
    put_crumb(html, NIAN_STR("index.html"),
              nian_catalogue_say(html->words, "nav.home"));
    if (frame->series.len) {
        nian_str index = nian_str_format(arena, "%.*sindex.html",
                                         NIAN_STR_ARG(frame->series));
        nian_str name =
            nian_str_format(arena, "%.*s %.*s", NIAN_STR_ARG(frame->issuer),
                            NIAN_STR_ARG(frame->kind));
        put_crumb(html, index, name);
    }
    nian_html_put(html, "</ol></nav>\n<a class=\"to-search\"");
    nian_html_url(html, "href", NIAN_STR("search.html"));
    nian_html_put(html, ">");
    nian_html_say(html, "nav.search");
    nian_html_put(html, "</a>\n</header>\n<main id=\"main\">\n");
}

nian_frame nian_frame_of(nian_arena *arena, const nian_site_series *series,
                         nian_str path, const char *body)
{
    return (nian_frame){
        .path = nian_str_format(arena, "%.*s.html", NIAN_STR_ARG(path)),
        .twin = nian_str_format(arena, "%.*s.json", NIAN_STR_ARG(path)),
        .issuer = series->issuer,
        .kind = series->kind,
        .series = series->folder,
        .body = body};
}

void nian_frame_open(nian_html *html, nian_arena *arena, const nian_site *site,
                     nian_buf *out, const nian_frame *frame)
{
    *html = (nian_html){.out = out, .words = site->words, .path = frame->path};
    put_head(html, frame);
    put_banner(html, arena, frame);
}

void nian_frame_close(nian_html *html, const nian_frame *frame)
{
    nian_html_put(html, "</main>\n<footer class=\"foot\">\n<p>");
    nian_html_say(html, "foot.claim");
    nian_html_put(html, "</p>\n");
    if (frame->twin.len) {
        nian_html_put(html, "<p><a");
        nian_html_url(html, "href", frame->twin);
        nian_html_put(html, ">");
        nian_html_say(html, "foot.twin");
        nian_html_put(html, "</a></p>\n");
    }
    nian_html_put(html, "</footer>\n</body>\n</html>\n");
}
