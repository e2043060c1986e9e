/* nianlun trend ISSUER QUERY… */
#include "cli/commands.h"
#include "cli/reports.h"

#include "base/error.h"
#include "plot/plot.h"
#include "render/words.h"

static const nian_option options[] = {
    {"plot", "FILE", "a chart of the best matches: .svg, .png or .pdf", 0},
    {"together", NULL, "several queries in one chart, not one below another",
     0},
    {"width", "POINTS", "of the chart; 800", 0},
    {"dark", NULL, "light on dark; an SVG follows its reader by itself", 0},
    {"status", "actual|target|all", "what was reached, or what was promised",
     0},
    {"measure", "level|growth|share|rank", "one kind of figure alone", 0},
    {"index", NULL, "the first year is 100; rates of growth are chained", 0},
    {"per", "QUERY", "divided by another figure of the issuer, year by year",
     0},
    {"all", NULL, "every series that matches", 0},
    NIAN_OPTION_AS_OF,
};

nian_trend_options nian_cli_trend_options(const nian_cli *cli)
{
    static const nian_series_status statuses[] = {
        NIAN_SERIES_ACTUAL, NIAN_SERIES_TARGET, NIAN_SERIES_ALL};
    static const nian_measure measures[] = {
        NIAN_MEASURE_LEVEL, NIAN_MEASURE_GROWTH, NIAN_MEASURE_SHARE,
        NIAN_MEASURE_RANK};
    nian_trend_options found = {.status = NIAN_SERIES_ALL};
    int status = nian_cli_choice(cli, "status");
    int measure = nian_cli_choice(cli, "measure");
    if (status >= 0)
        found.status = statuses[status];
    if (measure >= 0) {
        found.has_measure = true;
        found.measure = measures[measure];
    }
    return found;
}

vec_type(serieses, nian_series);
vec_type(charts, nian_chart);

/* 增长，% */
static nian_str name_panel(nian_arena *arena, const nian_series *series)
{
    const char *word = nian_measure_word(series->measure);
    bool named = nian_str_has(series->name, nian_str_from(word)) ||
                 series->measure == NIAN_MEASURE_LEVEL ||
                 series->measure == NIAN_MEASURE_SHARE;
    return nian_str_format(arena, "%.*s%s", NIAN_STR_ARG(series->name),
                           named ? "" : word);
}

/* What is drawn of a query. */
static void pick(charts *out, nian_arena *arena, const nian_trend *trend)
{
    nian_chart chart = {0};
    if (trend->series_count == 0)
        return;
    nian_chart_pick(&chart, arena, trend);
    chart.subtitle = name_panel(arena, &trend->series[0]);
    vec_push(arena, out, chart);
}

/* All of them in one chart, for --together. */
static void join(charts *out, nian_arena *arena)
{
    serieses all = {0};
    for (size_t i = 0; i < out->count; i++)
        for (size_t k = 0; k < out->items[i].series_count; k++)
            vec_push(arena, &all, out->items[i].series[k]);
    out->items[0] =
        (nian_chart){.series = all.items, .series_count = all.count};
    out->count = 1;
}

/* What the marks mean, of those that are there. */
static nian_str make_note(nian_arena *arena, const charts *drawn)
{
    bool targets = false, missed = false, per = false, index = false;
    for (size_t i = 0; i < drawn->count; i++)
        for (size_t k = 0; k < drawn->items[i].series_count; k++) {
            const nian_series *series = &drawn->items[i].series[k];
            targets |= series->target;
            index |=
                series->index_year && series->measure == NIAN_MEASURE_GROWTH;
            per |= series->per.len > 0;
            for (size_t p = 0; p < series->point_count; p++)
                missed |= !series->target &&
                          nian_chart_about_one(&drawn->items[i]) &&
                          series->points[p].verdict == NIAN_VERDICT_MISSED;
        }
    nian_strs parts = {0};
    if (targets)
        vec_push(arena, &parts, NIAN_STR(WORDS_NOTE_TARGET));
    if (missed)
        vec_push(arena, &parts, NIAN_STR(WORDS_NOTE_MISSED));
    if (index)
        vec_push(arena, &parts, NIAN_STR(WORDS_NOTE_INDEX));
    if (per)
        vec_push(arena, &parts, NIAN_STR(WORDS_NOTE_PER));
    if (!parts.count)
        return (nian_str){NULL, 0};
    nian_str joined =
        nian_str_join(arena, parts.items, parts.count, NIAN_STR("；"));
    return nian_str_concat(arena, NIAN_STR(WORDS_NOTE), joined);
}

/* 以 1997 年为 100 */
static nian_str make_subtitle(nian_arena *arena, const nian_chart *chart)
{
    const nian_series *first = &chart->series[0];
    const char *word = first->measure == NIAN_MEASURE_GROWTH ||
                               first->measure == NIAN_MEASURE_RANK
                           ? nian_measure_word(first->measure)
                           : "";
    if (first->index_year)
        return nian_str_format(arena, WORDS_INDEX_OF, first->index_year);
    if (first->per.len)
        return nian_str_format(arena, WORDS_DIVIDED, NIAN_STR_ARG(first->per));
    return nian_str_from(word);
}

static nian_str make_title(nian_arena *arena, const nian_report *last,
                           const charts *drawn, nian_strs queries)
{
    nian_str about = drawn->items[0].series[0].name;
    if (queries.count > 2)
        about = nian_str_join(arena, queries.items + 1, queries.count - 1,
                              NIAN_STR("、"));
    return nian_str_format(arena, "%.*s：%.*s", NIAN_STR_ARG(last->meta.issuer),
                           NIAN_STR_ARG(about));
}

static bool read_width(int *out, const nian_cli *cli, nian_error *err)
{
    if (!nian_cli_number(out, cli, "width", NIAN_PLOT_WIDTH, err))
        return false;
    return (*out >= NIAN_PLOT_NARROWEST && *out <= NIAN_PLOT_WIDEST) ||
           nian_fail(err, NIAN_EINPUT,
                     "--width: %d points cannot be drawn: give %d to %d", *out,
                     NIAN_PLOT_NARROWEST, NIAN_PLOT_WIDEST);
}

static bool plot(nian_cli *cli, nian_reports reports, charts *drawn,
                 nian_error *err)
{
    const nian_report *last = reports.items[reports.count - 1];
    nian_arena *arena = &cli->arena;
    int width;
    if (!read_width(&width, cli, err))
        return false;
    if (nian_cli_has(cli, "together"))
        join(drawn, arena);
    nian_figure figure = {
        .panels = drawn->items,
        .panel_count = drawn->count,
        .title = make_title(arena, last, drawn, cli->operands),
        .source = nian_str_format(arena, WORDS_SOURCE,
                                  NIAN_STR_ARG(last->meta.issuer),
                                  NIAN_STR_ARG(last->meta.kind),
                                  reports.items[0]->meta.year, last->meta.year),
        .note = make_note(arena, drawn),
        .width = width,
        .dark = nian_cli_has(cli, "dark"),
    };
    nian_chart *one = &drawn->items[0];
    if (drawn->count == 1) {
        one->title = figure.title;
        one->source = figure.source;
        one->note = figure.note;
        one->subtitle = make_subtitle(arena, one);
    }
    const char *path = nian_cli_value(cli, "plot");
    if (!nian_figure_file(path, &figure, err))
        return false;
    nian_cli_say(cli, "wrote %s", path);
    return true;
}

typedef struct trends {
    nian_trend **items;
    size_t count;
} trends;

static void find(trends *out, nian_cli *cli, nian_reports reports,
                 const nian_links *links)
{
    nian_trend_options wanted = nian_cli_trend_options(cli);
    wanted.renamings = links ? links->renamings : NULL;
    wanted.renaming_count = links ? links->renaming_count : 0;
    wanted.index = nian_cli_has(cli, "index");
    wanted.per = nian_str_from(nian_cli_value(cli, "per"));
    const nian_str *queries = cli->operands.items + 1;
    out->count = cli->operands.count - 1;
    out->items = nian_new_array(&cli->arena, nian_trend *, out->count);
    for (size_t i = 0; i < out->count; i++)
        nian_trend_find(&out->items[i], reports.items, reports.count,
                        queries[i], &wanted);
}

static void show(nian_cli *cli, nian_reports reports, const trends *found)
{
    const nian_renderer *renderer = nian_renderer_find(cli->view.format);
    bool text = nian_str_equal(cli->view.format, NIAN_STR("text"));
    for (size_t i = 0; i < found->count; i++) {
        if (i && text)
            nian_buf_add_byte(&cli->out, '\n');
        renderer->trend(&cli->view, reports, found->items[i]);
        if (found->items[i]->series_count == 0)
            nian_cli_say(cli, "no figure like %.*s in %zu reports",
                         NIAN_STR_ARG(found->items[i]->query), reports.count);
    }
}

/* What to divide by must be there: without it no answer is one. */
static bool check_divisor(const nian_cli *cli, const trends *found,
                          nian_reports reports, nian_error *err)
{
    const char *per = nian_cli_value(cli, "per");
    if (!per || !found->count || found->items[0]->per.len)
        return true;
    nian_str issuer = reports.items[0]->meta.issuer;
    return nian_fail(err, NIAN_ENOTFOUND,
                     "divide by %s: no such amount in the reports of %.*s: "
                     "nianlun indicators %.*s lists what there is",
                     per, NIAN_STR_ARG(issuer), NIAN_STR_ARG(issuer));
}

/* The chart comes first: when it cannot be drawn, nothing is printed. */
static nian_exit run(nian_cli *cli, nian_error *err)
{
    nian_reports reports;
    const nian_links *links;
    if (!nian_cli_series(&reports, cli, cli->operands.items[0], err) ||
        !nian_cli_links(&links, cli, reports.items[0], err))
        return NIAN_EXIT_TROUBLE;
    if (nian_cli_has(cli, "all"))
        cli->view.show |= NIAN_SHOW_ALL;
    trends found;
    charts drawn = {0};
    find(&found, cli, reports, links);
    for (size_t i = 0; i < found.count; i++)
        pick(&drawn, &cli->arena, found.items[i]);
    nian_exit status = drawn.count ? NIAN_EXIT_FINE : NIAN_EXIT_NOTHING;
    bool wanted = nian_cli_has(cli, "plot") && drawn.count;
    if (!check_divisor(cli, &found, reports, err))
        status = NIAN_EXIT_TROUBLE;
    else if (wanted && !plot(cli, reports, &drawn, err))
        status = NIAN_EXIT_TROUBLE;
    else
        show(cli, reports, &found);
    for (size_t i = 0; i < found.count; i++)
        nian_trend_free(found.items[i]);
    return status;
}

const nian_command nian_command_trend = {
    .name = "trend",
    .operands = "ISSUER QUERY…",
    .least = 2,
    .most = 0,
    .summary = "a figure over the years",
    .help =
        "Each QUERY names a figure; ISSUER@Y1..Y2 looks at the reports of "
        "those years alone. JSON is one object for each query, and every "
        "point has the clause, report and line that it comes from.\n"
        "Targets and results of one figure stand side by side. A target is "
        "met at its bound: at least what was promised, at most where less "
        "is better (失业率, 能耗, 控制在) or it says 以内; a target of about "
        "a value (左右) within a tenth of it.\n"
        "--per divides levels alone, in years that have both figures, to "
        "six significant digits: --per 常住人口 makes an amount a head. "
        "--index of growth chains the rates from the year before the first "
        "up to the first gap, to one decimal.\n"
        "    nianlun trend 云澜市 地区生产总值 --plot gdp.svg",
    NIAN_OPTIONS(options),
    .formats = "text|json|jsonl|csv|markdown",
    .run = run,
};
