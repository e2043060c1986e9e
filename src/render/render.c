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
    },
    {
        .name = NIAN_STR_INIT("json"),
        .report = nian_json_show_report,
        .comparison = nian_json_show_comparison,
        .ledger = nian_json_show_ledger,
        .log = nian_json_show_log,
        .trend = nian_json_show_trend,
    },
    {
        .name = NIAN_STR_INIT("jsonl"),
        .report = nian_json_show_report,
        .trend = nian_json_show_trend,
    },
};

const nian_renderer *nian_renderer_find(nian_str name)
{
    for (size_t i = 0; i < sizeof renderers / sizeof *renderers; i++)
        if (nian_str_equal(renderers[i].name, name))
            return &renderers[i];
    return NULL;
}

nian_str nian_report_label(nian_arena *arena, const nian_report *report)
{
    const nian_metadata *meta = &report->meta;
    if (report->path.len)
        return report->path;
    if (meta->issuer.len && meta->year)
        return nian_str_format(arena, "%.*s@%d", NIAN_STR_ARG(meta->issuer),
                               meta->year);
    return meta->title;
}
