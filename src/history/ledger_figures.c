/* Figures that were promised, and those that the next report gives for them.
 *
 * A report tells of its headline figures in a place of its own, far from
 * whatever repeats the plan, so a figure is looked for in the whole report by
 * its name; only in the evidence will a name that is less alike do. */
#include "history/ledger.h"

#include "base/decimal.h"
#include "base/str.h"
#include "extract/plain.h"
#include "history/series.h"
#include "text/text.h"

/* Names of one quantity share this much, and less when both texts have but
 * one figure of its kind. */
#define NAME_LIKENESS 0.40F
#define LONE_LIKENESS 0.33F
/* Outside of the evidence the name must be all but the same.  Below it stand
 * 新增就业 of a province beside that of its towns, and one kind of reservoir
 * beside all. */
#define ALONE_LIKENESS 0.85F
/* What standing in the evidence is worth, and once more the same year. */
#define EVIDENCE 0.15F

void nian_counted_read(nian_counted *out, nian_arena *arena, nian_str name)
{
    nian_letters letters;
    out->canon = nian_series_canon(arena, name);
    if (nian_str_equal(out->canon, NIAN_STR("物价")))
        out->canon = NIAN_STR("cpi");
    nian_letters_read(&letters, arena, out->canon);
    nian_vocabulary_read(&out->words, arena, letters);
}

/* Two names that differ in a word like 登记 and 调查 count two things. */
static float compare_names(const nian_counted *before,
                           const nian_counted *after)
{
    nian_str none = {NULL, 0}, each = NIAN_STR("每");
    if (nian_str_equal(before->canon, after->canon))
        return 1;
    if (nian_str_has(before->canon, each) != nian_str_has(after->canon, each))
        return 0;
    if (nian_likeness_other(before->canon, after->canon, none) < 1 ||
        nian_likeness_other(after->canon, before->canon, none) < 1)
        return 0;
    return nian_vocabulary_likeness(&before->words, &after->words);
}

static nian_point point_of(const nian_indicator *indicator)
{
    return (nian_point){
        .has_value = indicator->has_value,
        .has_low = indicator->has_low,
        .has_high = indicator->has_high,
        .value = indicator->value,
        .low = indicator->low,
        .high = indicator->high,
        .qualifier = indicator->qualifier,
        .text = indicator->clause,
    };
}

/* Judged as a trend judges it. */
static bool falls_short(const nian_indicator *promise,
                        const nian_indicator *figure)
{
    nian_series series = {.name = promise->name, .measure = promise->measure};
    nian_point target = point_of(promise), actual = point_of(figure);
    return nian_series_verdict(&series, &target, &actual) ==
           NIAN_VERDICT_MISSED;
}

/* Figures of one kind may be held against each other. */
static bool same_kind(const nian_indicator *promise,
                      const nian_indicator *figure)
{
    return !figure->target && !figure->base &&
           nian_str_equal(promise->unit, figure->unit) &&
           promise->measure == figure->measure &&
           promise->period.basis == figure->period.basis;
}

/* Whether no other figure of `statement` is of the kind. */
static bool is_lone(const nian_report *report, const nian_indicator *indicator)
{
    for (size_t i = 0; i < report->indicator_count; i++) {
        const nian_indicator *other = &report->indicators[i];
        if (other != indicator && other->statement == indicator->statement &&
            other->measure == indicator->measure &&
            nian_str_equal(other->unit, indicator->unit))
            return false;
    }
    return true;
}

/* 未来五年的目标任务: what stands below is not for the next year to tell;
 * below 今后五年及今年的工作 it may be. */
static bool is_long_term(nian_arena *arena, const nian_report *report,
                         uint32_t statement)
{
    static const nian_str long_term[] = {
        NIAN_STR_INIT("五年"),   NIAN_STR_INIT("十一五"),
        NIAN_STR_INIT("十二五"), NIAN_STR_INIT("十三五"),
        NIAN_STR_INIT("十四五"), NIAN_STR_INIT("十五五"),
    };
    static const nian_str annual[] = {
        NIAN_STR_INIT("今年"),
        NIAN_STR_INIT("年工作"),
        NIAN_STR_INIT("年的工作"),
        NIAN_STR_INIT("年主要工作"),
    };
    uint32_t section = report->statements[statement].section;
    for (; section; section = report->sections[section].parent) {
        nian_str heading =
            nian_simplify(arena, report->sections[section].heading);
        if (nian_str_has_any(heading, annual, sizeof annual / sizeof *annual))
            return false;
        if (nian_str_has_any(heading, long_term,
                             sizeof long_term / sizeof *long_term))
            return true;
    }
    return false;
}

/* 到2026年 is not yet to be judged in 2023. */
static bool is_due(const nian_holding *h, const nian_indicator *promise)
{
    const nian_comparison *comparison = h->comparison;
    return promise->period.to <=
               nian_report_own_year(comparison->after, false) &&
           !is_long_term(h->arena, comparison->before, promise->statement);
}

static bool is_evidence(const nian_holding *h, uint32_t statement)
{
    for (size_t i = 0; i < h->done.count; i++)
        if (h->done.items[i].statement == statement)
            return true;
    return false;
}

/* How surely a figure answers a promise; 0 when it does not. */
static float rate_answer(const nian_holding *h, const nian_indicator *promise,
                         const nian_counted *counted, uint32_t answer)
{
    const nian_report *next = h->comparison->after;
    const nian_indicator *figure = &next->indicators[answer];
    if (!same_kind(promise, figure) ||
        next->statements[figure->statement].type == NIAN_TYPE_PLAN)
        return 0;
    float likeness = compare_names(counted, &h->counted[answer]);
    bool same_year = promise->period.to == figure->period.to;
    if (!is_evidence(h, figure->statement))
        return same_year && likeness >= ALONE_LIKENESS ? likeness : 0;
    bool lone =
        is_lone(h->comparison->before, promise) && is_lone(next, figure);
    return likeness >= (lone ? LONE_LIKENESS : NAME_LIKENESS)
               ? likeness + EVIDENCE + (same_year ? EVIDENCE : 0)
               : 0;
}

/* As many of the same unit, whatever they are called. */
static bool is_same(const nian_holding *h, const nian_indicator *promise,
                    const nian_indicator *figure)
{
    return is_evidence(h, figure->statement) && !figure->target &&
           figure->has_value && promise->has_value &&
           nian_str_equal(figure->unit, promise->unit) &&
           nian_decimal_compare(figure->value, promise->value) == 0;
}

static bool find_answer(const nian_holding *h, const nian_indicator *promise,
                        uint32_t *out)
{
    nian_arena scratch = {0};
    nian_counted counted;
    nian_counted_read(&counted, &scratch, promise->name);
    float best = 0;
    for (uint32_t i = 0; i < h->comparison->after->indicator_count; i++) {
        float rate = rate_answer(h, promise, &counted, i);
        if (rate <= best)
            continue;
        best = rate;
        *out = i;
    }
    for (uint32_t i = 0; best <= 0 && i < h->comparison->after->indicator_count;
         i++)
        if (is_same(h, promise, &h->comparison->after->indicators[i])) {
            best = 1;
            *out = i;
        }
    nian_arena_free(&scratch);
    return best > 0;
}

void nian_ledger_weigh(nian_holding *h, uint32_t plan)
{
    const nian_report *report = h->comparison->before;
    const nian_report *next = h->comparison->after;
    for (uint32_t i = 0; i < report->indicator_count; i++) {
        const nian_indicator *promise = &report->indicators[i];
        if (promise->statement != plan || promise->base || !is_due(h, promise))
            continue;
        nian_ledger_figure figure = {.target = i};
        figure.told = find_answer(h, promise, &figure.actual);
        if (figure.told) {
            nian_indicator target = nian_plain_indicator(report, i, h->arena);
            nian_indicator actual =
                nian_plain_indicator(next, figure.actual, h->arena);
            figure.met = !falls_short(&target, &actual);
            figure.mentioned = true;
            nian_evidence_add(h, &h->done, actual.statement, ALONE_LIKENESS);
            if (!figure.met)
                h->reasons |= NIAN_PARTLY_SHORT;
        }
        vec_push(h->arena, &h->figures, figure);
    }
}
