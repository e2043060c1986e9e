/* One promised figure beside what became of it, as plain words. */
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
