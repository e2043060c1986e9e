/* Two years side by side (对照): what happened in one screen, then section by
 * section linked statements on one line with their word edits. */
#include "site/parts.h"

#include "base/decimal.h"
#include "diff/diff.h"
#include "render/rows.h"
#include "report/report.h"

enum {
    TELLING = 4, /* rows of a kind in the summary */
    TELLING_LETTERS = 70,
    FIGURES_SHOWN = 8,
    UNSURE_SHOWN = 100 /* the likeliest; the JSON has all */
};

typedef struct page {
    nian_html html;
    nian_arena arena;
    nian_part part;
    const nian_comparison *comparison;
    size_t old, new;    /* reports */
    uint32_t *partners; /* of a new section the old one, + 1 */
    bool open;          /* a group of rows is */
    bool has_old, has_new;
    uint32_t old_section, new_section; /* of the group */
} page;

static const nian_status order[] = {NIAN_STATUS_NEW, NIAN_STATUS_DROPPED,
                                    NIAN_STATUS_FULFILLED, NIAN_STATUS_REWORDED,
                                    NIAN_STATUS_KEPT};
static const char *const status_keys[] = {"status.kept", "status.reworded",
                                          "status.fulfilled", "status.new",
                                          "status.dropped"};

enum {
    STATUS_COUNT = sizeof order / sizeof *order
};

/* A row is called after its first statements, the new one before the old: one
 * sentence may stand in several rows, a pair of two in one. */
static nian_str row_id(page *p, const nian_change *change, bool unsure)
{
    nian_str old = NIAN_STR("");
    nian_str new = NIAN_STR("");
    if (change->before_count)
        old = nian_statement_id(&p->arena, p->comparison->before,
                                change->before[0]);
    if (change->after_count)
        new = nian_statement_id(&p->arena, p->comparison->after,
                                change->after[0]);
    if (!change->after_count)
        return nian_str_format(&p->arena, "gone-%.*s", NIAN_STR_ARG(old));
    return nian_str_format(&p->arena, "%s-%.*s%s%.*s",
                           unsure ? "unsure" : "row", NIAN_STR_ARG(new),
                           change->before_count ? "-" : "", NIAN_STR_ARG(old));
}

/* ---------------------------------------------------------------- filters */

static void put_filter(page *p, const char *class, const char *key,
                       size_t count)
{
    if (!count)
        return;
    nian_html_put(&p->html, "<button type=\"button\" aria-pressed=\"false\" "
                            "data-only=\"");
    nian_html_put(&p->html, class);
    nian_html_put(&p->html, "\" class=\"");
    nian_html_put(&p->html, class);
    nian_html_put(&p->html, "\">");
    nian_html_say(&p->html, key);
    nian_html_put(&p->html, " <b>");
    nian_html_int(&p->html, (int64_t)count);
    nian_html_put(&p->html, "</b></button>\n");
}

static size_t count_flag(const nian_comparison *comparison, unsigned flag)
{
    size_t count = 0;
    for (size_t i = 0; i < comparison->change_count; i++)
        count += (comparison->changes[i].flags & flag) != 0;
    return count;
}

/* Without scripts they stand as counts. */
static void put_filters(page *p)
{
    nian_html_put(&p->html, "<div class=\"filters\" role=\"group\"");
    nian_html_say_attribute(&p->html, "aria-label", "compare.filters");
    nian_html_put(&p->html, ">\n");
    for (size_t i = 0; i < STATUS_COUNT; i++)
        put_filter(p, nian_status_name(order[i]), status_keys[order[i]],
                   p->comparison->counts[order[i]]);
    put_filter(p, "moved", "flag.moved",
               count_flag(p->comparison, NIAN_FLAG_MOVED));
    put_filter(p, "stronger", "flag.stronger",
               count_flag(p->comparison, NIAN_FLAG_STRONGER));
    put_filter(p, "weaker", "flag.weaker",
               count_flag(p->comparison, NIAN_FLAG_WEAKER));
    nian_html_put(&p->html, "<p class=\"keys script\">");
    nian_html_say(&p->html, "compare.keys");
    nian_html_put(&p->html, "</p>\n</div>\n<p class=\"vh\" role=\"status\" "
                            "id=\"shown\"");
    nian_html_say_attribute(&p->html, "data-say", "compare.shown");
    nian_html_put(&p->html, "></p>\n");
}

/* ---------------------------------------------------------------- summary */

static unsigned weight_of(const page *p, const nian_change *change)
{
    bool new = change->after_count > 0;
    const nian_report *report =
        new ? p->comparison->after : p->comparison->before;
    uint32_t first = new ? change->after[0] : change->before[0];
    const nian_statement *statement = &report->statements[first];
    return nian_rows_weight(statement) +
           (statement->type == NIAN_TYPE_PLAN ? 8U : 0U);
}

static void put_telling(page *p, const nian_change *change)
{
    bool new = change->after_count > 0;
    const nian_report *report =
        new ? p->comparison->after : p->comparison->before;
    uint32_t first = new ? change->after[0] : change->before[0];
    nian_html_put(&p->html, "<li><a");
    nian_html_url(&p->html, "href",
                  nian_str_format(&p->arena, "#%.*s",
                                  NIAN_STR_ARG(row_id(p, change, false))));
    nian_html_put(&p->html, ">");
    nian_html_text(&p->html,
                   nian_part_cut(&p->arena, report->statements[first].text,
                                 TELLING_LETTERS));
    nian_html_put(&p->html, "</a></li>\n");
}

/* The few rows of a status, or with a flag, that tell most. */
static void put_telling_rows(page *p, const char *class, const char *key,
                             nian_status status, unsigned flag)
{
    vec(nian_ranked) rows = {0};
    for (uint32_t i = 0; i < p->comparison->change_count; i++) {
        const nian_change *change = &p->comparison->changes[i];
        nian_ranked row = {i, weight_of(p, change)};
        if (flag ? (change->flags & flag) != 0 : change->status == status)
            vec_push(&p->arena, &rows, row);
    }
    size_t shown = rows.count < TELLING ? rows.count : TELLING;
    if (!shown)
        return;
    nian_rows_choose(rows.items, rows.count, shown);
    nian_html_put(&p->html, "<div class=\"telling ");
    nian_html_put(&p->html, class);
    nian_html_put(&p->html, "\"><h2>");
    nian_html_say(&p->html, key);
    nian_html_put(&p->html, " <b>");
    nian_html_int(&p->html, (int64_t)rows.count);
    nian_html_put(&p->html, "</b></h2>\n<ul>\n");
    for (size_t i = 0; i < shown; i++)
        put_telling(p, &p->comparison->changes[rows.items[i].row]);
    nian_html_put(&p->html, "</ul></div>\n");
}

static void put_figure(page *p, const nian_indicator_change *change)
{
    const nian_indicator *old =
        &p->comparison->before->indicators[change->before];
    const nian_indicator *new =
        &p->comparison->after->indicators[change->after];
    nian_buf difference = {0};
    nian_write_difference(&difference, change, new);
    nian_html_put(&p->html, "<tr><th scope=\"row\">");
    nian_html_text(&p->html, change->name);
    nian_html_put(&p->html, "</th><td><a");
    nian_html_url(&p->html, "href",
                  nian_site_statement_path(&p->arena, p->part.series, p->old,
                                           old->statement));
    nian_html_put(&p->html, ">");
    nian_html_text(&p->html, old->text);
    nian_html_put(&p->html, "</a></td><td><a");
    nian_html_url(&p->html, "href",
                  nian_site_statement_path(&p->arena, p->part.series, p->new,
                                           new->statement));
    nian_html_put(&p->html, ">");
    nian_html_text(&p->html, new->text);
    nian_html_put(&p->html, "</a></td><td>");
    nian_html_text(&p->html, nian_buf_str(&difference));
    nian_html_put(&p->html, "</td></tr>\n");
    nian_buf_free(&difference);
}

static void put_figure_rows(page *p, const uint32_t *rows, size_t count)
{
    static const char *const heads[] = {"figure.name", "figure.before",
                                        "figure.after", "figure.change"};
    nian_part_table_open(&p->part, "figures");
    nian_html_put(&p->html, "<thead><tr>");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        nian_html_put(&p->html, "<th scope=\"col\">");
        nian_html_say(&p->html, heads[i]);
        nian_html_put(&p->html, "</th>");
    }
    nian_html_put(&p->html, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++)
        put_figure(p, &p->comparison->indicators[rows[i]]);
    nian_html_put(&p->html, "</tbody>");
    nian_part_table_close(&p->part);
}

/* What is as it was has not moved. */
static bool figure_moved(const nian_indicator_change *change)
{
    return !change->has_absolute ||
           nian_decimal_compare(change->absolute, (nian_decimal){0, 0}) != 0;
}

static void put_figures(page *p)
{
    vec(uint32_t) rows = {0};
    for (uint32_t i = 0; i < p->comparison->indicator_count; i++)
        if (figure_moved(&p->comparison->indicators[i]))
            vec_push(&p->arena, &rows, i);
    size_t shown = rows.count < FIGURES_SHOWN ? rows.count : FIGURES_SHOWN;
    if (!rows.count)
        return;
    nian_part_section_open(&p->part, "figures", "compare.figures");
    put_figure_rows(p, rows.items, shown);
    if (shown < rows.count) {
        nian_html_put(&p->html, "<details><summary>");
        nian_html_say_count(&p->html, "compare.more", rows.count - shown);
        nian_html_put(&p->html, "</summary>\n");
        put_figure_rows(p, rows.items + shown, rows.count - shown);
        nian_html_put(&p->html, "</details>\n");
    }
    nian_html_put(&p->html, "</section>\n");
}

static void put_summary(page *p)
{
    nian_html_put(&p->html, "<div class=\"summary\">\n");
    put_telling_rows(p, "dropped", "status.dropped", NIAN_STATUS_DROPPED, 0);
    put_telling_rows(p, "weaker", "flag.weaker", NIAN_STATUS_KEPT,
                     NIAN_FLAG_WEAKER);
    put_telling_rows(p, "new", "status.new", NIAN_STATUS_NEW, 0);
    put_telling_rows(p, "fulfilled", "status.fulfilled", NIAN_STATUS_FULFILLED,
                     0);
    nian_html_put(&p->html, "</div>\n");
}

/* ------------------------------------------------------------------- rows */

static void end_group(page *p)
{
    if (p->open)
        nian_html_put(&p->html, "</section>\n");
    p->open = false;
}

static void open_group(page *p)
{
    nian_html_put(&p->html, "<section class=\"group\">\n<h3 class=\"pair\">"
                            "<span class=\"before\">");
    if (p->has_old)
        nian_part_heading(&p->part, p->old, p->old_section);
    nian_html_put(&p->html, "</span> <span class=\"after\">");
    if (p->has_new)
        nian_part_heading(&p->part, p->new, p->new_section);
    nian_html_put(&p->html, "</span></h3>\n");
    p->open = true;
}

/* The group of a row: the section where its new statement stands beside the
 * old one that is the same; what is gone joins the group of its section. */
static void find_group(page *p, const nian_change *change)
{
    bool has_new = change->after_count > 0;
    uint32_t section =
        has_new ? p->comparison->after->statements[change->after[0]].section
                : p->comparison->before->statements[change->before[0]].section;
    bool same = p->open && (has_new ? p->has_new && p->new_section == section
                                    : p->has_old && p->old_section == section);
    if (same)
        return;
    end_group(p);
    p->has_new = has_new;
    p->new_section = has_new ? section : 0;
    p->has_old = !has_new || p->partners[section];
    p->old_section = has_new ? p->partners[section] - 1 : section;
    open_group(p);
}

/* Two texts of which little stays read better whole. */
static bool is_marked(const nian_change *change)
{
    return change->before_count && change->after_count &&
           nian_rows_alike(change->edits, change->edit_count);
}

static void put_side(page *p, const nian_change *change, bool old)
{
    size_t count = old ? change->before_count : change->after_count;
    nian_html_put(&p->html,
                  old ? "<div class=\"before\">" : "<div class=\"after\">");
    if (count)
        nian_part_statements(&p->part, old ? p->old : p->new, old,
                             old ? change->before : change->after, count,
                             change->edits,
                             is_marked(change) ? change->edit_count : 0);
    else
        nian_html_put(&p->html, "<p class=\"none\">—</p>");
    nian_html_put(&p->html, "</div>\n");
}

static void put_row(page *p, const nian_change *change, bool unsure)
{
    nian_html_put(&p->html, "<article class=\"row ");
    nian_html_put(&p->html, nian_status_name(change->status));
    nian_part_flag_classes(&p->part, change->flags);
    nian_html_put(&p->html, "\" tabindex=\"-1\"");
    nian_html_id(&p->html, row_id(p, change, unsure));
    nian_html_put(&p->html, ">\n<p class=\"what\"><span class=\"status\">");
    nian_html_say(&p->html, status_keys[change->status]);
    nian_html_put(&p->html, "</span> ");
    nian_part_flags(&p->part, change->flags);
    nian_html_put(&p->html, "</p>\n");
    put_side(p, change, true);
    put_side(p, change, false);
    if (change->before_count && change->after_count)
        nian_part_why(&p->part, change->score, change->why, change->why_count);
    nian_html_put(&p->html, "</article>\n");
}

static void put_rows(page *p)
{
    nian_part_section_open(&p->part, "rows", "compare.rows");
    nian_html_put(&p->html, "<p class=\"pair years\"><span class=\"before\">");
    nian_html_int(&p->html, p->comparison->before->meta.year);
    nian_html_put(&p->html, "</span> <span class=\"after\">");
    nian_html_int(&p->html, p->comparison->after->meta.year);
    nian_html_put(&p->html, "</span></p>\n");
    for (size_t i = 0; i < p->comparison->change_count; i++) {
        const nian_change *change = &p->comparison->changes[i];
        find_group(p, change);
        put_row(p, change, false);
    }
    end_group(p);
    nian_html_put(&p->html, "</section>\n");
}

static void put_unsure(page *p)
{
    size_t shown = p->comparison->unsure_count;
    if (!shown)
        return;
    shown = shown < UNSURE_SHOWN ? shown : UNSURE_SHOWN;
    nian_part_section_open(&p->part, "unsure", "compare.unsure");
    nian_html_put(&p->html, "<p>");
    nian_html_say(&p->html, "compare.unsure.what");
    nian_html_put(&p->html, "</p>\n<details><summary>");
    nian_html_say_count(&p->html, "compare.unsure.show", shown);
    nian_html_put(&p->html, "</summary>\n");
    for (size_t i = 0; i < shown; i++)
        put_row(p, &p->comparison->unsure[i], true);
    nian_html_put(&p->html, "</details>\n</section>\n");
}

/* ------------------------------------------------------------------- page */

static void find_partners(page *p)
{
    const nian_comparison *comparison = p->comparison;
    p->partners = nian_new_array(&p->arena, uint32_t,
                                 comparison->after->section_count + 1);
    for (size_t i = 0; i < comparison->section_count; i++) {
        const nian_section_change *change = &comparison->sections[i];
        for (size_t k = 0; change->before_count && k < change->after_count; k++)
            p->partners[change->after[k]] = change->before[0] + 1;
    }
}

/* The pair before, the pair after, the ledger between. */
static void put_neighbours(page *p)
{
    const nian_site_series *s = p->part.series;
    nian_html_put(&p->html, "<nav class=\"neighbours\"");
    nian_html_say_attribute(&p->html, "aria-label", "nav.neighbours");
    nian_html_put(&p->html, "><ul>\n");
    if (p->old > 0) {
        nian_html_put(&p->html, "<li>");
        nian_part_link(&p->part,
                       nian_site_comparison_path(&p->arena, s, p->old - 1),
                       nian_catalogue_say(p->html.words, "compare.earlier"));
        nian_html_put(&p->html, "</li>\n");
    }
    nian_html_put(&p->html, "<li>");
    nian_part_link(&p->part, nian_site_ledger_path(&p->arena, s, p->old),
                   nian_catalogue_say(p->html.words, "home.ledger"));
    nian_html_put(&p->html, "</li>\n");
    if (p->new + 1 < s->reports.count) {
        nian_html_put(&p->html, "<li>");
        nian_part_link(&p->part,
                       nian_site_comparison_path(&p->arena, s, p->new),
                       nian_catalogue_say(p->html.words, "compare.later"));
        nian_html_put(&p->html, "</li>\n");
    }
    nian_html_put(&p->html, "</ul></nav>\n");
}

static void put_title(page *p)
{
    const nian_site_series *s = p->part.series;
    nian_html_put(&p->html, "<h1>");
    nian_html_text(&p->html, s->issuer);
    nian_html_put(&p->html, " <small>");
    nian_html_text(&p->html, s->kind);
    nian_html_put(&p->html, "</small> ");
    for (size_t i = p->old; i <= p->new; i++) {
        nian_html_put(&p->html, i > p->old ? " → " : "");
        nian_part_link(
            &p->part, nian_site_report_path(&p->arena, s, i),
            nian_str_format(&p->arena, "%d", s->reports.items[i]->meta.year));
    }
    nian_html_put(&p->html, "</h1>\n");
}

static void write_page(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    page p = {.comparison = series->comparisons[index],
              .old = index,
              .new = index + 1};
    nian_str path = nian_site_comparison_path(&p.arena, series, index);
    nian_frame frame = nian_frame_of(&p.arena, series, path, "comparison");
    frame.title = nian_str_format(
        &p.arena, "%.*s %.*s %d → %d", NIAN_STR_ARG(series->issuer),
        NIAN_STR_ARG(series->kind), p.comparison->before->meta.year,
        p.comparison->after->meta.year);
    p.part = (nian_part){&p.html, &p.arena, series};
    find_partners(&p);
    nian_frame_open(&p.html, &p.arena, series->site, out, &frame);
    put_title(&p);
    put_neighbours(&p);
    put_filters(&p);
    put_summary(&p);
    put_figures(&p);
    put_rows(&p);
    put_unsure(&p);
    nian_frame_close(&p.html, &frame);
    nian_arena_free(&p.arena);
}

static void write_twin(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    nian_view view = {.out = out, .format = NIAN_STR("json")};
    view.show = NIAN_SHOW_UNSURE;
    nian_renderer_find(view.format)
        ->comparison(&view, series->comparisons[index]);
}

void nian_site_list_comparisons(nian_site_files *out, nian_arena *arena,
                                const nian_site_series *series)
{
    for (size_t i = 0; i + 1 < series->reports.count; i++)
        nian_site_add(out, arena, nian_site_comparison_path(arena, series, i),
                      write_page, write_twin, i);
}
