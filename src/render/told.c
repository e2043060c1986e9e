/* What a ledger and a log say in words of their own, in any format: a promised
 * figure beside what became of it, years of silence, where it stands now. */
#include "render/formats.h"

#include "base/decimal.h"
#include "render/words.h"

/* 下降 is no part of the figure, and is all that tells a fall. */
static nian_str with_change(nian_arena *arena, const nian_indicator *figure)
{
    bool falls = figure->has_value &&
                 nian_decimal_compare(figure->value, (nian_decimal){0, 0}) < 0;
    if (!falls || nian_str_has(figure->text, figure->change))
        return figure->text;
    return nian_str_concat(arena, figure->change, figure->text);
}

nian_told nian_figure_told(nian_arena *arena, const nian_ledger *ledger,
                           const nian_ledger_figure *figure)
{
    const nian_indicator *target = &ledger->report->indicators[figure->target];
    nian_told out = {.name = target->name,
                     .target = with_change(arena, target)};
    if (figure->told) {
        out.actual =
            with_change(arena, &ledger->next->indicators[figure->actual]);
        out.verdict = figure->met ? NIAN_STR("") : NIAN_STR(WORDS_SHORT);
    } else {
        out.verdict = figure->mentioned ? NIAN_STR(WORDS_NO_FIGURE)
                                        : NIAN_STR(WORDS_NO_MENTION);
    }
    return out;
}

nian_str nian_figure_line(nian_arena *arena, const nian_ledger *ledger,
                          const nian_ledger_figure *figure)
{
    nian_told told = nian_figure_told(arena, ledger, figure);
    return nian_str_format(
        arena, "%.*s  %s%.*s%s%.*s%.*s", NIAN_STR_ARG(told.name),
        WORDS_PROMISED, NIAN_STR_ARG(told.target),
        figure->told ? WORDS_REACHED : "", NIAN_STR_ARG(told.actual),
        NIAN_STR_ARG(told.verdict));
}

nian_str nian_years_text(nian_arena *arena, const int *years, size_t count)
{
    nian_str out = {NULL, 0};
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && years[end] == years[end - 1] + 1)
            end++;
        nian_str span = nian_str_format(arena, "%s%d", i ? "、" : "", years[i]);
        if (end > i + 1)
            span = nian_str_format(arena, "%.*s—%d", NIAN_STR_ARG(span),
                                   years[end - 1]);
        out = nian_str_concat(arena, out, span);
        i = end;
    }
    return out;
}

const char *nian_entry_word(const nian_entry *entry)
{
    if (entry->revived)
        return WORDS_REVIVED;
    if (entry->status == NIAN_STATUS_NEW)
        return WORDS_APPEARS;
    return nian_status_word(entry->status);
}

nian_str nian_log_ending(nian_arena *arena, nian_reports reports,
                         const nian_log *log)
{
    uint32_t last = log->entries[log->entry_count - 1].report;
    nian_str seen =
        nian_str_format(arena, WORDS_LAST, reports.items[last]->meta.year);
    if (!log->silent_count)
        return nian_str_concat(arena, seen, NIAN_STR(WORDS_NEWEST));
    nian_str years = nian_years_text(arena, log->silent, log->silent_count);
    return nian_str_format(arena, "%.*s%s%.*s%s", NIAN_STR_ARG(seen),
                           WORDS_SINCE, NIAN_STR_ARG(years), WORDS_SILENT);
}
