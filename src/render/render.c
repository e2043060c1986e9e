/* The table of formats. */
#include "render/render.h"

#include "render/formats.h"

static const nian_renderer renderers[] = {
    {
        .name = NIAN_STR_INIT("text"),
        .report = nian_text_show_report,
        .comparison = nian_text_show_comparison,
        .ledger = nian_text_show_ledger,
        .log = nian_text_show_log,
        .trend = nian_text_show_trend,
        .indicators = nian_text_show_indicators,
    },
    {
        .name = NIAN_STR_INIT("json"),
        .report = nian_json_show_report,
        .comparison = nian_json_show_comparison,
        .ledger = nian_json_show_ledger,
        .log = nian_json_show_log,
        .trend = nian_json_show_trend,
        .indicators = nian_json_show_indicators,
    },
    {
        .name = NIAN_STR_INIT("jsonl"),
        .report = nian_json_show_report,
        .trend = nian_json_show_trend,
        .indicators = nian_json_show_indicators,
    },
    {
        .name = NIAN_STR_INIT("csv"),
        .report = nian_csv_show_report,
        .comparison = nian_csv_show_comparison,
        .ledger = nian_csv_show_ledger,
        .log = nian_csv_show_log,
        .trend = nian_csv_show_trend,
        .indicators = nian_csv_show_indicators,
    },
    {
        .name = NIAN_STR_INIT("markdown"),
        .comparison = nian_markdown_show_comparison,
        .ledger = nian_markdown_show_ledger,
        .log = nian_markdown_show_log,
        .trend = nian_markdown_show_trend,
        .indicators = nian_markdown_show_indicators,
    },
};

const nian_renderer *nian_renderer_find(nian_str name)
{
    for (size_t i = 0; i < sizeof renderers / sizeof *renderers; i++)
        if (nian_str_equal(renderers[i].name, name))
            return &renderers[i];
    return NULL;
}

const char *nian_outcome_name(nian_outcome outcome)
{
    static const char *const names[] = {
        [NIAN_OUTCOME_SILENT] = "silent",
        [NIAN_OUTCOME_REPEATED] = "repeated",
        [NIAN_OUTCOME_PARTLY] = "partly",
        [NIAN_OUTCOME_FULFILLED] = "fulfilled",
    };
    return names[outcome];
}

const char *nian_flag_name(unsigned flag)
{
    static const struct {
        unsigned flag;
        const char *name;
    } names[] = {
        {NIAN_FLAG_MOVED, "moved"},   {NIAN_FLAG_MERGED, "merged"},
        {NIAN_FLAG_SPLIT, "split"},   {NIAN_FLAG_STRONGER, "stronger"},
        {NIAN_FLAG_WEAKER, "weaker"}, {NIAN_FLAG_UNSURE, "unsure"},
        {NIAN_FLAG_PERSON, "person"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].flag == flag)
            return names[i].name;
    return NULL;
}

nian_str nian_report_label(nian_arena *arena, const nian_report *report)
{
    const nian_metadata *meta = &report->meta;
    if (report->name.len)
        return report->name;
    if (meta->issuer.len && meta->year)
        return nian_str_format(arena, "%.*s@%d", NIAN_STR_ARG(meta->issuer),
                               meta->year);
    return meta->title;
}
