/* What the commit of a batch says, and when it was. */
#include "report/report.h"

#include "base/map.h"

/* Reports of a series that a batch changes. */
typedef struct series_tally {
    nian_entry_key last;
    size_t added, replaced;
} series_tally;

typedef struct batch_tally {
    nian_arena arena;
    vec(series_tally) series;
    nian_map places; /* → index into series, + 1 */
    size_t added, replaced;
    int64_t latest;
} batch_tally;

static series_tally *find_series(batch_tally *batch, const nian_entry_key *key)
{
    bool added;
    nian_str name = nian_path_timeline(&batch->arena, key->issuer, key->kind);
    uint32_t *place = nian_map_put(&batch->places, &batch->arena, name, &added);
    if (added) {
        series_tally series = {.last = *key};
        vec_push(&batch->arena, &batch->series, series);
        *place = (uint32_t)batch->series.count;
    }
    return &batch->series.items[*place - 1];
}

static void count_in(batch_tally *batch, const nian_import_result *result)
{
    const nian_metadata *meta = &result->meta;
    nian_entry_key key = {meta->issuer, meta->kind, meta->year};
    bool added = result->status == NIAN_IMPORT_ADDED;
    bool replaced = result->status == NIAN_IMPORT_REPLACED;
    if (!added && !replaced)
        return;
    nian_stamp stamp;
    nian_report_stamp(&stamp, &batch->arena, &key, meta);
    if (stamp.time > batch->latest)
        batch->latest = stamp.time;
    series_tally *series = find_series(batch, &key);
    series->last = key;
    series->added += added;
    series->replaced += replaced;
    batch->added += added;
    batch->replaced += replaced;
}

static const char *verb_of(const batch_tally *batch)
{
    return batch->replaced == 0 ? "add"
           : batch->added == 0  ? "replace"
                                : "add and replace";
}

/* `add 青禾县 2023 政府工作报告`, or a number and the series. */
static void write_message(nian_buf *out, const batch_tally *batch)
{
    size_t count = batch->added + batch->replaced;
    if (count == 0) {
        nian_buf_add(out, NIAN_STR("add sources\n"));
        return;
    }
    if (count == 1) {
        const nian_entry_key *key = &batch->series.items[0].last;
        nian_buf_format(out, "%s %.*s %d %.*s\n", verb_of(batch),
                        NIAN_STR_ARG(key->issuer), key->year,
                        NIAN_STR_ARG(key->kind));
        return;
    }
    nian_buf_format(out, "%s %zu reports\n\n", verb_of(batch), count);
    for (size_t i = 0; i < batch->series.count; i++) {
        const series_tally *series = &batch->series.items[i];
        nian_buf_format(out, "%.*s %.*s: %zu added, %zu replaced\n",
                        NIAN_STR_ARG(series->last.issuer),
                        NIAN_STR_ARG(series->last.kind), series->added,
                        series->replaced);
    }
}

int64_t nian_import_message(nian_buf *out, const nian_import_result *results,
                            size_t count)
{
    batch_tally batch = {.latest = 0};
    for (size_t i = 0; i < count; i++)
        count_in(&batch, &results[i]);
    write_message(out, &batch);
    nian_arena_free(&batch.arena);
    return batch.latest;
}
