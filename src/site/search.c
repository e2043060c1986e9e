/* Shards of the search, put together from the indices of all series, and the
 * page that loads them. */
#include "site/search.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "text/text.h"

enum {
    FEW_REPORTS = 200, /* so many have shards that are still small */
    MANY_REPORTS = 5000,
    HEAD_LINE = 9, /* bytes: eight digits and a line end */
    HEAD = (NIAN_SEARCH_BLOCKS + 1) * HEAD_LINE
};

/* A run of two in one series. */
typedef struct posting {
    unsigned slot;
    nian_str run;
    size_t base;      /* number of the series' first report */
    nian_str reports; /* within it, between blanks */
} posting;

typedef struct merging {
    nian_arena arena;
    nian_output *output;
    const nian_site_summary *series;
    size_t count;
    unsigned shards, block;
    vec(posting) postings; /* of the block */
    nian_error *err;
} merging;

/* ----------------------------------------------------------------- shards */

static int compare_postings(const void *left, const void *right)
{
    const posting *l = left;
    const posting *r = right;
    if (l->slot != r->slot)
        return l->slot < r->slot ? -1 : 1;
    int order = nian_str_compare(l->run, r->run);
    return order ? order : (l->base > r->base) - (l->base < r->base);
}

static size_t read_hex(nian_str digits)
{
    char bytes[9] = {0};
    for (size_t i = 0; i < digits.len && i < 8; i++)
        bytes[i] = digits.ptr[i];
    return strtoul(bytes, NULL, 16);
}

static nian_str next_word(nian_str *rest)
{
    ptrdiff_t blank = nian_str_find(*rest, NIAN_STR(" "));
    size_t end = blank < 0 ? rest->len : (size_t)blank;
    nian_str word = nian_str_slice(*rest, 0, end);
    *rest = nian_str_after(*rest, end + 1);
    return word;
}

static bool read_block(merging *m, size_t series, size_t base)
{
    nian_str head, lines, line;
    nian_str path = nian_str_format(&m->arena, "%.*ssearch.index",
                                    NIAN_STR_ARG(m->series[series].folder));
    if (!nian_output_read(&head, &m->arena, m->output, path,
                          (size_t)m->block * HEAD_LINE, 2 * HEAD_LINE, m->err))
        return false;
    size_t begin = read_hex(head);
    size_t end = read_hex(nian_str_after(head, HEAD_LINE));
    if (!nian_output_read(&lines, &m->arena, m->output, path, HEAD + begin,
                          end > begin ? end - begin : 0, m->err))
        return false;
    while (nian_str_line(&lines, &line)) {
        posting found = {.base = base};
        found.slot = (unsigned)read_hex(next_word(&line));
        found.run = next_word(&line);
        found.reports = line;
        vec_push(&m->arena, &m->postings, found);
    }
    return true;
}

/* "0 1 1 5": each number as its distance from the one before. */
static void put_numbers(nian_buf *out, const posting *found, size_t *last)
{
    nian_str rest = found->reports;
    while (rest.len) {
        int local = 0;
        nian_str_to_int(next_word(&rest), &local);
        size_t number = found->base + (size_t)local;
        nian_buf_format(out, "%s%zu",
                        out->len && out->ptr[out->len - 1] != '"' ? " " : "",
                        number - *last);
        *last = number;
    }
}

static bool put_shard(merging *m, unsigned shard, size_t *at)
{
    unsigned per_shard = NIAN_SEARCH_SLOTS / m->shards;
    nian_buf out = {0};
    nian_buf_format(&out, "nianlun.shard(%u,{", shard);
    const posting *items = m->postings.items;
    for (bool first = true;
         *at < m->postings.count && items[*at].slot / per_shard == shard;
         first = false) {
        const posting *run = &items[*at];
        size_t last = 0;
        nian_buf_format(&out, "%s\n\"%.*s\":\"", first ? "" : ",",
                        NIAN_STR_ARG(run->run));
        for (; *at < m->postings.count &&
               nian_str_equal(items[*at].run, run->run);
             ++*at)
            put_numbers(&out, &items[*at], &last);
        nian_buf_add_byte(&out, '"');
    }
    nian_buf_add(&out, NIAN_STR("});\n"));
    bool fine = nian_output_put(
        m->output, nian_str_format(&m->arena, "search/%x.js", shard),
        nian_buf_str(&out), m->err);
    nian_buf_free(&out);
    return fine;
}

static bool merge_block(merging *m)
{
    size_t base = 0;
    size_t at = 0;
    for (size_t i = 0; i < m->count; i++) {
        if (!read_block(m, i, base))
            return false;
        base += m->series[i].year_count;
    }
    if (m->postings.count)
        qsort(m->postings.items, m->postings.count, sizeof(posting),
              compare_postings);
    unsigned per_block = m->shards / NIAN_SEARCH_BLOCKS;
    for (unsigned i = 0; i < per_block; i++)
        if (!put_shard(m, m->block * per_block + i, &at))
            return false;
    return true;
}

static bool merge_all(merging *m)
{
    for (m->block = 0; m->block < NIAN_SEARCH_BLOCKS; m->block++) {
        bool fine = merge_block(m);
        nian_arena_free(&m->arena);
        m->postings.items = NULL;
        m->postings.count = m->postings.capacity = 0;
        if (!fine)
            return false;
    }
    return true;
}

/* ---------------------------------------------------------------- reports */

static void put_string(nian_buf *out, nian_str text)
{
    nian_buf_add_byte(out, '"');
    nian_script_escape(out, text);
    nian_buf_add_byte(out, '"');
}

/* nianlun.reports(SHARDS, [["ISSUER", "KIND", "FOLDER", 2019, 2020 …] …]) */
static bool put_reports(merging *m)
{
    nian_buf out = {0};
    nian_buf_format(&out, "nianlun.reports(%u,[", m->shards);
    for (size_t i = 0; i < m->count; i++) {
        const nian_site_summary *series = &m->series[i];
        nian_buf_add(&out, i ? NIAN_STR(",\n[") : NIAN_STR("\n["));
        put_string(&out, series->issuer);
        nian_buf_add_byte(&out, ',');
        put_string(&out, series->kind);
        nian_buf_add_byte(&out, ',');
        put_string(&out, series->folder);
        for (size_t k = 0; k < series->year_count; k++)
            nian_buf_format(&out, ",%d", series->years[k]);
        nian_buf_add_byte(&out, ']');
    }
    nian_buf_add(&out, NIAN_STR("]);\n"));
    bool fine = nian_output_put(m->output, NIAN_STR("search/reports.js"),
                                nian_buf_str(&out), m->err);
    nian_buf_free(&out);
    return fine;
}

/* Pairs of characters, traditional and simplified. */
static bool put_fold(merging *m)
{
    nian_buf out = {0};
    nian_buf_add(&out, NIAN_STR("nianlun.fold(\""));
    for (uint32_t code = 0x3400; code <= 0x9FFF; code++) {
        char bytes[4];
        nian_str one = {bytes, nian_utf8_put(bytes, code)};
        nian_str simple = nian_simplify(&m->arena, one);
        if (nian_str_equal(one, simple))
            continue;
        nian_buf_add(&out, one);
        nian_buf_add(&out, simple);
    }
    nian_buf_add(&out, NIAN_STR("\");\n"));
    bool fine = nian_output_put(m->output, NIAN_STR("search/fold.js"),
                                nian_buf_str(&out), m->err);
    nian_buf_free(&out);
    return fine;
}

bool nian_site_search(nian_output *output, const nian_site_summary *series,
                      size_t count, nian_error *err)
{
    size_t reports = 0;
    for (size_t i = 0; i < count; i++)
        reports += series[i].year_count;
    merging m = {
        .output = output, .series = series, .count = count, .err = err};
    m.shards = reports < FEW_REPORTS    ? NIAN_SEARCH_BLOCKS
               : reports < MANY_REPORTS ? 1024
                                        : NIAN_SEARCH_SLOTS;
    bool fine = put_reports(&m) && put_fold(&m) && merge_all(&m);
    nian_arena_free(&m.arena);
    return fine;
}

/* ------------------------------------------------------------------- page */

/* The strings that the script shows. */
static void put_strings(nian_html *html)
{
    static const char *const names[] = {"data-none", "data-short", "data-found",
                                        "data-loading", "data-more"};
    static const char *const keys[] = {"search.none", "search.short",
                                       "search.found", "search.loading",
                                       "search.more"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        nian_html_say_attribute(html, names[i], keys[i]);
}

void nian_site_search_page(nian_buf *out, nian_arena *arena,
                           const nian_site *site)
{
    nian_html html;
    nian_frame frame = {.path = NIAN_STR("search.html"), .body = "search"};
    frame.title = nian_catalogue_say(site->words, "nav.search");
    frame.script = NIAN_STR("assets/search.js");
    nian_frame_open(&html, arena, site, out, &frame);
    nian_html_put(&html, "<h1>");
    nian_html_say(&html, "search.title");
    nian_html_put(&html, "</h1>\n<form id=\"ask\" role=\"search\"><label "
                         "for=\"words\">");
    nian_html_say(&html, "search.label");
    nian_html_put(&html, "</label> <input id=\"words\" type=\"search\" "
                         "autocomplete=\"off\" spellcheck=\"false\"> <button>");
    nian_html_say(&html, "nav.search");
    nian_html_put(&html, "</button></form>\n<noscript><p>");
    nian_html_say(&html, "search.noscript");
    nian_html_put(&html, "</p></noscript>\n<p id=\"state\" role=\"status\"");
    put_strings(&html);
    nian_html_put(&html, "></p>\n<div id=\"results\"></div>\n");
    nian_frame_close(&html, &frame);
}
