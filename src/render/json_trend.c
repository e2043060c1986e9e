/* Series as JSON: of a query, and the list of all that an issuer has. */
#include "render/json.h"

#include "base/decimal.h"
#include "diff/diff.h"
#include "report/report.h"

static const char *verdict_name(nian_verdict verdict)
{
    static const char *const names[] = {
        [NIAN_VERDICT_NONE] = NULL,
        [NIAN_VERDICT_MET] = "met",
        [NIAN_VERDICT_MISSED] = "missed",
    };
    return names[verdict];
}

static void key_verdict(nian_writer *w, nian_verdict verdict)
{
    nian_writer_key_str(w, "verdict", nian_str_from(verdict_name(verdict)));
}

static void value(nian_writer *w, const nian_point *point)
{
    nian_writer_key_int(w, "year", point->year);
    nian_writer_key_decimal(w, "value", point->has_value, point->value);
    nian_writer_key_decimal(w, "low", point->has_low, point->low);
    nian_writer_key_decimal(w, "high", point->has_high, point->high);
    nian_writer_key_str(w, "qualifier", point->qualifier);
}

static void origin(nian_writer *w, nian_reports reports, uint32_t at,
                   uint32_t indicator)
{
    const nian_report *report = reports.items[at];
    uint32_t statement = report->indicators[indicator].statement;
    nian_writer_origin(w, report, report->indicators[indicator].line);
    nian_writer_key_str(w, "statement",
                        nian_statement_id(&w->arena, report, statement));
}

/* What a quotient was divided by, with its own words. */
static void divisor(nian_writer *w, nian_reports reports,
                    const nian_point *point)
{
    if (!point->divided)
        return;
    const nian_indicator *by =
        &reports.items[point->per_report]->indicators[point->per_indicator];
    nian_json_key(&w->json, "per");
    nian_json_object(&w->json);
    nian_writer_key_decimal(w, "value", by->has_value, by->value);
    nian_writer_key_str(w, "unit", by->unit);
    nian_writer_key_str(w, "text", by->clause);
    origin(w, reports, point->per_report, point->per_indicator);
    nian_json_end(&w->json);
}

static void point(nian_writer *w, nian_reports reports, const nian_point *point)
{
    nian_json_object(&w->json);
    value(w, point);
    nian_writer_key_str(w, "text", point->text);
    origin(w, reports, point->report, point->indicator);
    key_verdict(w, point->verdict);
    divisor(w, reports, point);
    nian_json_end(&w->json);
}

static void points(nian_writer *w, const char *key, nian_reports reports,
                   const nian_point *points, size_t count)
{
    nian_json_key(&w->json, key);
    nian_json_array(&w->json);
    for (size_t i = 0; i < count; i++)
        point(w, reports, &points[i]);
    nian_json_end(&w->json);
}

static void identity(nian_writer *w, const nian_series *series)
{
    nian_writer_key_str(w, "id", series->id);
    nian_writer_key_str(w, "name", series->name);
    nian_writer_key_str(w, "unit", series->unit);
    nian_writer_key_name(w, "measure", nian_measure_name(series->measure));
    nian_writer_key_name(w, "status", series->target ? "target" : "actual");
}

static const nian_point *of_year(const nian_series *series, int year)
{
    for (size_t i = 0; i < series->point_count; i++)
        if (series->points[i].year == year)
            return &series->points[i];
    return NULL;
}

static void side(nian_writer *w, const char *key, const nian_point *point)
{
    nian_json_key(&w->json, key);
    nian_json_object(&w->json);
    nian_writer_key_decimal(w, "value", point->has_value, point->value);
    nian_writer_key_decimal(w, "low", point->has_low, point->low);
    nian_writer_key_decimal(w, "high", point->has_high, point->high);
    nian_writer_key_str(w, "qualifier", point->qualifier);
    nian_json_end(&w->json);
}

/* Year by year what was aimed at and what was reached. */
static void promise(nian_writer *w, const nian_trend *trend,
                    const nian_promise *promise)
{
    const nian_series *target = &trend->series[promise->target];
    const nian_series *actual = &trend->series[promise->actual];
    nian_json_object(&w->json);
    nian_writer_key_str(w, "target", target->id);
    nian_writer_key_str(w, "actual", actual->id);
    nian_writer_key_int(w, "met", (int64_t)promise->met);
    nian_writer_key_int(w, "missed", (int64_t)promise->missed);
    nian_writer_key_decimal(w, "tolerance", true, (nian_decimal){1, -1});
    nian_json_key(&w->json, "years");
    nian_json_array(&w->json);
    for (size_t i = 0; i < target->point_count; i++) {
        const nian_point *aim = &target->points[i];
        const nian_point *told = of_year(actual, aim->year);
        if (!told || aim->verdict == NIAN_VERDICT_NONE)
            continue;
        nian_json_object(&w->json);
        nian_writer_key_int(w, "year", aim->year);
        side(w, "target", aim);
        side(w, "actual", told);
        key_verdict(w, aim->verdict);
        nian_json_end(&w->json);
    }
    nian_json_end(&w->json);
    nian_json_end(&w->json);
}

void nian_json_show_trend(const nian_view *view, nian_reports reports,
                          const nian_trend *trend)
{
    nian_writer w;
    nian_writer_open(&w, view, "nianlun.trend/1");
    nian_writer_key_str(&w, "query", trend->query);
    nian_json_key(&w.json, "series");
    nian_json_array(&w.json);
    for (size_t i = 0; i < trend->series_count; i++) {
        const nian_series *series = &trend->series[i];
        nian_json_object(&w.json);
        identity(&w, series);
        points(&w, "points", reports, series->points, series->point_count);
        points(&w, "variants", reports, series->variants,
               series->variant_count);
        nian_writer_key_str(&w, "partner", series->partner);
        nian_writer_key_str(&w, "definition", series->definition);
        nian_writer_key_str(&w, "per", series->per);
        nian_writer_key_decimal(&w, "index_year", series->index_year != 0,
                                (nian_decimal){series->index_year, 0});
        nian_json_key(&w.json, "score");
        nian_json_score(&w.json, series->score);
        nian_json_end(&w.json);
    }
    nian_json_end(&w.json);
    nian_json_key(&w.json, "promises");
    nian_json_array(&w.json);
    for (size_t i = 0; i < trend->promise_count; i++)
        promise(&w, trend, &trend->promises[i]);
    nian_json_end(&w.json);
    nian_writer_close(&w);
}

/* From the value before it, in the words of diff. */
static void change(nian_writer *w, const nian_series *series)
{
    nian_decimal absolute, relative;
    nian_json_key(&w->json, "change");
    if (!nian_series_change(&absolute, &relative, series)) {
        nian_json_null(&w->json);
        return;
    }
    nian_json_object(&w->json);
    nian_writer_key_int(w, "since",
                        series->points[series->point_count - 2].year);
    nian_writer_key_decimal(w, "absolute", true, absolute);
    nian_writer_key_decimal(w, "relative", true, relative);
    nian_json_end(&w->json);
}

static void listed(nian_writer *w, nian_reports reports,
                   const nian_series *series)
{
    const nian_point *last = &series->points[series->point_count - 1];
    nian_json_object(&w->json);
    identity(w, series);
    nian_writer_key_int(w, "from", series->points[0].year);
    nian_writer_key_int(w, "to", last->year);
    nian_writer_key_int(w, "years", (int64_t)series->point_count);
    nian_json_key(&w->json, "latest");
    point(w, reports, last);
    change(w, series);
    nian_json_end(&w->json);
}

void nian_json_show_indicators(const nian_view *view, nian_reports reports,
                               const nian_trend *trend)
{
    const nian_report *last = reports.items[reports.count - 1];
    nian_writer w;
    nian_writer_open(&w, view, "nianlun.indicators/1");
    nian_writer_key_str(&w, "issuer", last->meta.issuer);
    nian_writer_key_str(&w, "kind", last->meta.kind);
    nian_json_key(&w.json, "indicators");
    nian_json_array(&w.json);
    for (size_t i = 0; i < trend->series_count; i++)
        listed(&w, reports, &trend->series[i]);
    nian_json_end(&w.json);
    nian_writer_close(&w);
}
