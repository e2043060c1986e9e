/* Any texts are a series with a history: every log is in order and tells of
 * silence after its last entry only, every plan has one row in the ledger. */
#include "fuzz.h"

#include "nianlun/history.h"

enum {
    YEARS_MAX = 4
};

typedef struct series {
    const nian_report *reports[YEARS_MAX];
    size_t count;
} series;

static void read_series(series *out, nian_str rest)
{
    while (rest.len && out->count < YEARS_MAX) {
        nian_hints hints = {.meta.year = 2000 + (int)out->count};
        nian_report *report;
        nian_report_read(&report, take_part(&rest), &hints);
        out->reports[out->count++] = report;
    }
}

static void check_entry(const series *s, const nian_log *log, size_t index)
{
    const nian_entry *entry = &log->entries[index];
    require(entry->report < s->count);
    require(entry->statement < s->reports[entry->report]->statement_count);
    require(entry->score > 0 && entry->score <= 1);
    require(entry->from <= index);
    require((entry->from == index) == (entry->status == NIAN_STATUS_NEW));
    require(!entry->revived ||
            entry->report - log->entries[entry->from].report > 1);
    if (index == 0)
        return;
    const nian_entry *last = entry - 1;
    require(
        last->report < entry->report ||
        (last->report == entry->report && last->statement < entry->statement));
}

static void check_log(const series *s, const nian_history *history,
                      nian_str query)
{
    nian_log *log;
    nian_log_find(&log, history, query);
    for (size_t i = 0; i < log->entry_count; i++)
        check_entry(s, log, i);
    require((log->entry_count == 0) == (log->thread.len == 0));
    size_t last =
        log->entry_count ? log->entries[log->entry_count - 1].report + 1 : 0;
    require(log->silent_count == (log->entry_count ? s->count - last : 0));
    nian_log_free(log);
}

static void check_ledger(const nian_report *before, const nian_report *after)
{
    nian_comparison *comparison;
    nian_ledger *ledger;
    nian_compare(&comparison, before, after, NULL);
    nian_ledger_make(&ledger, comparison);
    size_t plans = 0;
    for (size_t i = 0; i < before->statement_count; i++)
        plans += before->statements[i].type == NIAN_TYPE_PLAN;
    require(ledger->row_count == plans);
    for (size_t i = 0; i < ledger->row_count; i++) {
        const nian_ledger_row *row = &ledger->rows[i];
        require(i == 0 || row[-1].outcome <= row->outcome);
        require((row->outcome == NIAN_OUTCOME_SILENT) ==
                (row->evidence_count == 0));
    }
    nian_ledger_free(ledger);
    nian_comparison_free(comparison);
}

/* One point a year, in order, each with words behind it. */
static void check_series(const series *s, const nian_trend *trend)
{
    for (size_t i = 0; i < trend->series_count; i++) {
        const nian_series *one = &trend->series[i];
        require(one->point_count > 0 && one->id.len > 0);
        for (size_t k = 0; k < one->point_count; k++) {
            const nian_point *point = &one->points[k];
            require(k == 0 || point[-1].year < point->year);
            require(point->report < s->count);
            require(point->indicator <
                    s->reports[point->report]->indicator_count);
        }
    }
    for (size_t i = 0; i < trend->promise_count; i++) {
        require(trend->series[trend->promises[i].target].target);
        require(!trend->series[trend->promises[i].actual].target);
    }
}

static void check_trends(const series *s, nian_str query)
{
    nian_trend_options index = {.index = true};
    nian_trend_options per = {.per = query};
    const nian_trend_options *const options[] = {NULL, &index, &per};
    nian_trend *trend;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        nian_trend_find(&trend, s->reports, s->count, query, options[i]);
        check_series(s, trend);
        nian_trend_free(trend);
    }
    nian_trend_list(&trend, s->reports, s->count, NULL, 0, 1, NULL);
    check_series(s, trend);
    for (size_t i = 0; i < trend->series_count && i < 8; i++) {
        nian_trend *again;
        nian_trend_find(&again, s->reports, s->count, trend->series[i].name,
                        NULL);
        check_series(s, again);
        nian_trend_free(again);
    }
    nian_trend_free(trend);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    nian_str rest = {(const char *)data, size};
    nian_str query = take_part(&rest);
    series s = {0};
    read_series(&s, rest);
    nian_history *history;
    nian_trace(&history, s.reports, s.count);
    check_log(&s, history, query);
    check_log(&s, history, NIAN_STR("2000-001"));
    check_log(&s, history, NIAN_STR("2001-002"));
    check_trends(&s, query);
    for (size_t i = 0; i + 1 < s.count; i++)
        check_ledger(s.reports[i], s.reports[i + 1]);
    nian_history_free(history);
    for (size_t i = 0; i < s.count; i++)
        nian_report_free((nian_report *)s.reports[i]);
    return 0;
}
