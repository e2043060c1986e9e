/* The ledger of a year's plans: each with what the next report says of it, or
 * silence.  An outcome claims no more than the words carry: a plan is
 * fulfilled when the next report tells of it as done, and only partly when a
 * figure that it promised is not reached, or the report says so itself. */
#include "nianlun/history.h"

#include <math.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "base/str.h"
#include "history/history.h"

/* Names of one quantity share this much, and less when both texts have but
 * one figure of its kind. */
#define NAME_LIKENESS 0.50F
#define LONE_LIKENESS 0.20F
/* Evidence that holds this much of a name speaks of it, or does not. */
#define MENTIONED 0.50F
#define UNMENTIONED 0.15F
/* 左右 and 约 are kept within this share. */
#define ABOUT 0.05

typedef struct ledger_owner {
    nian_ledger ledger;
    nian_arena arena;
} ledger_owner;

enum {
    WHY_MAX = 8
};

typedef vec(uint32_t) indices;

/* What the rows of the comparison say of one plan. */
typedef struct answer {
    indices done, planned; /* statements of the next report */
    nian_strs why;
    double score;
} answer;

static bool holds(const uint32_t *items, size_t count, uint32_t item)
{
    for (size_t i = 0; i < count; i++)
        if (items[i] == item)
            return true;
    return false;
}

static void add_once(nian_arena *arena, indices *out, uint32_t item)
{
    if (!holds(out->items, out->count, item))
        vec_push(arena, out, item);
}

/* A reader wants the few words that say most; those of figures come first. */
static void add_word(nian_arena *arena, nian_strs *words, nian_str word)
{
    if (words->count >= WHY_MAX)
        return;
    for (size_t i = 0; i < words->count; i++)
        if (nian_str_equal(words->items[i], word))
            return;
    vec_push(arena, words, word);
}

static void read_words(answer *out, nian_arena *arena, const nian_change *row)
{
    for (size_t i = 0; i < row->why_count; i++)
        add_word(arena, &out->why, row->why[i]);
}

static void read_row(answer *out, nian_arena *arena, const nian_report *next,
                     const nian_change *row)
{
    for (size_t i = 0; i < row->after_count; i++) {
        bool plan = next->statements[row->after[i]].type == NIAN_TYPE_PLAN;
        add_once(arena, plan ? &out->planned : &out->done, row->after[i]);
    }
    if (row->after_count && row->score > out->score)
        out->score = row->score;
}

/* ------------------------------------------------------------- figures */

static float compare_names(nian_str before, nian_str after)
{
    nian_arena scratch = {0};
    nian_letters old_letters, new_letters;
    nian_vocabulary old_words, new_words;
    nian_letters_read(&old_letters, &scratch, before);
    nian_letters_read(&new_letters, &scratch, after);
    nian_vocabulary_read(&old_words, &scratch, old_letters);
    nian_vocabulary_read(&new_words, &scratch, new_letters);
    float likeness = nian_vocabulary_likeness(&old_words, &new_words);
    nian_arena_free(&scratch);
    return likeness;
}

/* The promise is to stay below: it says so, or less is better by nature. */
static bool is_ceiling(const nian_indicator *promise)
{
    static const nian_str qualifiers[] = {
        NIAN_STR_INIT("以内"),   NIAN_STR_INIT("以下"), NIAN_STR_INIT("不超过"),
        NIAN_STR_INIT("不高于"), NIAN_STR_INIT("低于"),
    };
    static const nian_str names[] = {
        NIAN_STR_INIT("价格涨幅"), NIAN_STR_INIT("消费价格"),
        NIAN_STR_INIT("失业率"),   NIAN_STR_INIT("赤字"),
        NIAN_STR_INIT("能耗"),     NIAN_STR_INIT("排放"),
        NIAN_STR_INIT("浓度"),     NIAN_STR_INIT("事故"),
        NIAN_STR_INIT("死亡"),     NIAN_STR_INIT("办理时间"),
        NIAN_STR_INIT("时限"),
    };
    return nian_str_is_any(promise->qualifier, qualifiers,
                           sizeof qualifiers / sizeof *qualifiers) ||
           nian_str_has_any(promise->name, names, sizeof names / sizeof *names);
}

static bool is_about(nian_str qualifier)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("左右"),
        NIAN_STR_INIT("约"),
        NIAN_STR_INIT("近"),
    };
    return nian_str_is_any(qualifier, words, sizeof words / sizeof *words);
}

/* The least (or, of a ceiling, the most) that was promised. */
static bool bound(const nian_indicator *indicator, bool ceiling, double *out)
{
    const nian_decimal *value = NULL;
    if (indicator->has_value)
        value = &indicator->value;
    else if (ceiling && indicator->has_high)
        value = &indicator->high;
    else if (indicator->has_low)
        value = &indicator->low;
    else if (indicator->has_high)
        value = &indicator->high;
    if (value)
        *out = nian_decimal_double(*value);
    return value != NULL;
}

/* Whether `figure` says that the promise was not kept.  What is to fall or to
 * stay below is kept by less. */
static bool falls_short(const nian_indicator *promise,
                        const nian_indicator *figure)
{
    bool ceiling = is_ceiling(promise);
    double wanted, reached;
    if (!bound(promise, ceiling, &wanted) || !bound(figure, !ceiling, &reached))
        return false;
    double slack = fabs(wanted) * (is_about(promise->qualifier) ? ABOUT : 1e-9);
    return ceiling || wanted < 0 ? reached > wanted + slack
                                 : reached < wanted - slack;
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

typedef struct holding {
    const nian_comparison *comparison;
    const indices *done;
} holding;

static bool same_quantity(const holding *h, const nian_indicator *promise,
                          const nian_indicator *figure)
{
    if (!same_kind(promise, figure))
        return false;
    float likeness = compare_names(promise->name, figure->name);
    return likeness >= NAME_LIKENESS ||
           (likeness >= LONE_LIKENESS &&
            is_lone(h->comparison->before, promise) &&
            is_lone(h->comparison->after, figure));
}

/* A figure that tells that a promise was not kept; NULL when one keeps it, or
 * none speaks of it. */
static const nian_indicator *find_short(const holding *h,
                                        const nian_indicator *promise)
{
    const nian_report *next = h->comparison->after;
    const nian_indicator *found = NULL;
    for (size_t i = 0; i < next->indicator_count; i++) {
        const nian_indicator *figure = &next->indicators[i];
        if (!holds(h->done->items, h->done->count, figure->statement) ||
            !same_quantity(h, promise, figure))
            continue;
        if (!falls_short(promise, figure))
            return NULL;
        found = figure;
    }
    return found;
}

/* 到2026年 is not yet to be judged in 2023. */
static bool is_due(const holding *h, const nian_indicator *promise)
{
    return promise->period.to <= h->comparison->after->meta.year;
}

/* Figures of both reports join the words that say why. */
static bool misses_figure(answer *out, nian_arena *arena, const holding *h,
                          uint32_t plan)
{
    const nian_report *report = h->comparison->before;
    bool any = false;
    for (size_t i = 0; i < report->indicator_count; i++) {
        const nian_indicator *promise = &report->indicators[i];
        if (promise->statement != plan || promise->base || !is_due(h, promise))
            continue;
        const nian_indicator *figure = find_short(h, promise);
        if (!figure)
            continue;
        any = true;
        add_word(arena, &out->why, promise->text);
        add_word(arena, &out->why, figure->text);
    }
    return any;
}

/* How much of the name of a promised figure the evidence holds. */
static float rate_mention(const holding *h, nian_str name)
{
    nian_arena scratch = {0};
    nian_letters letters;
    nian_vocabulary words;
    nian_letters_read(&letters, &scratch, name);
    nian_vocabulary_read(&words, &scratch, letters);
    float best = 0;
    for (size_t i = 0; i < h->done->count; i++) {
        nian_letters told;
        const nian_report *next = h->comparison->after;
        nian_letters_read(&told, &scratch,
                          next->statements[h->done->items[i]].text);
        float sum = 0;
        for (size_t j = 0; j < words.count; j++)
            if (nian_letters_have_gram(told, words.uses[j].gram))
                sum += words.uses[j].weight * words.uses[j].weight;
        best = fmaxf(best, sum);
    }
    nian_arena_free(&scratch);
    return best;
}

/* Whether the evidence tells of as many of the same unit. */
static bool tells_same(const holding *h, const nian_indicator *promise)
{
    const nian_report *next = h->comparison->after;
    for (size_t i = 0; i < next->indicator_count; i++) {
        const nian_indicator *figure = &next->indicators[i];
        if (holds(h->done->items, h->done->count, figure->statement) &&
            figure->has_value && promise->has_value &&
            nian_str_equal(figure->unit, promise->unit) &&
            nian_decimal_compare(figure->value, promise->value) == 0)
            return true;
    }
    return false;
}

/* Of several figures that a plan promised, the evidence may speak of some and
 * not of others. */
static bool leaves_out(answer *out, nian_arena *arena, const holding *h,
                       uint32_t plan)
{
    const nian_report *report = h->comparison->before;
    const nian_indicator *silent = NULL;
    bool mentioned = false;
    for (size_t i = 0; i < report->indicator_count; i++) {
        const nian_indicator *promise = &report->indicators[i];
        if (promise->statement != plan || !promise->target || promise->base ||
            !is_due(h, promise))
            continue;
        float rate =
            tells_same(h, promise) ? 1 : rate_mention(h, promise->name);
        mentioned |= rate >= MENTIONED;
        if (rate < UNMENTIONED)
            silent = promise;
    }
    if (!silent || !mentioned)
        return false;
    add_word(arena, &out->why, silent->name);
    return true;
}

/* The report itself may say that it is not all that was promised. */
static bool admits_rest(answer *out, nian_arena *arena, const nian_report *next)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("比计划少"), NIAN_STR_INIT("比目标低"),
        NIAN_STR_INIT("低于目标"), NIAN_STR_INIT("低于预期"),
        NIAN_STR_INIT("不及预期"), NIAN_STR_INIT("未达到"),
        NIAN_STR_INIT("未达预期"), NIAN_STR_INIT("没有达到"),
        NIAN_STR_INIT("没有完成"), NIAN_STR_INIT("未完成"),
        NIAN_STR_INIT("尚未"),     NIAN_STR_INIT("未能"),
        NIAN_STR_INIT("没有全部"), NIAN_STR_INIT("还差"),
        NIAN_STR_INIT("推迟到"),   NIAN_STR_INIT("延期"),
        NIAN_STR_INIT("缓建"),     NIAN_STR_INIT("滞后"),
    };
    bool any = false;
    for (size_t i = 0; i < out->done.count; i++) {
        nian_str text = next->statements[out->done.items[i]].text;
        for (size_t j = 0; j < sizeof words / sizeof *words; j++)
            if (nian_str_has(text, words[j])) {
                add_word(arena, &out->why, words[j]);
                any = true;
            }
    }
    return any;
}

static bool falls_behind(answer *out, nian_arena *arena,
                         const nian_comparison *comparison, uint32_t plan)
{
    holding h = {comparison, &out->done};
    bool missed = misses_figure(out, arena, &h, plan);
    bool left = leaves_out(out, arena, &h, plan);
    bool admitted = admits_rest(out, arena, comparison->after);
    return missed || left || admitted;
}

/* --------------------------------------------------------------- rows */

/* How likely it is that nothing was missed: what is left by the likeliest
 * link that was not believed. */
static double rate_silence(const nian_comparison *comparison, uint32_t plan)
{
    double best = 0;
    for (size_t i = 0; i < comparison->unsure_count; i++) {
        const nian_change *row = &comparison->unsure[i];
        if (holds(row->before, row->before_count, plan) && row->score > best)
            best = row->score;
    }
    return 1 - best;
}

static void judge(nian_ledger_row *row, answer *found, nian_arena *arena,
                  const nian_comparison *comparison)
{
    const indices *evidence = &found->done;
    row->score = found->score;
    if (found->done.count) {
        row->outcome = falls_behind(found, arena, comparison, row->plan)
                           ? NIAN_OUTCOME_PARTLY
                           : NIAN_OUTCOME_FULFILLED;
    } else if (found->planned.count) {
        row->outcome = NIAN_OUTCOME_REPEATED;
        evidence = &found->planned;
    } else {
        row->score = rate_silence(comparison, row->plan);
    }
    row->evidence = evidence->items;
    row->evidence_count = evidence->count;
}

static nian_ledger_row
make_row(nian_arena *arena, const nian_comparison *comparison, uint32_t plan)
{
    nian_ledger_row out = {.plan = plan};
    answer found = {0};
    vec(const nian_change *) rows = {0};
    for (size_t i = 0; i < comparison->change_count; i++) {
        const nian_change *row = &comparison->changes[i];
        if (!holds(row->before, row->before_count, plan))
            continue;
        read_row(&found, arena, comparison->after, row);
        out.flags |= row->flags & NIAN_FLAG_PERSON;
        vec_push(arena, &rows, row);
    }
    judge(&out, &found, arena, comparison);
    for (size_t i = 0; i < rows.count; i++)
        read_words(&found, arena, rows.items[i]);
    out.why = found.why.items;
    out.why_count = found.why.count;
    return out;
}

static int by_outcome(const void *left, const void *right)
{
    const nian_ledger_row *before = left, *after = right;
    if (before->outcome != after->outcome)
        return before->outcome < after->outcome ? -1 : 1;
    return (before->plan > after->plan) - (before->plan < after->plan);
}

void nian_ledger_make(nian_ledger **out, const nian_comparison *comparison)
{
    ledger_owner *owner = nian_xcalloc(1, sizeof *owner);
    nian_ledger *ledger = &owner->ledger;
    const nian_report *report = comparison->before;
    vec(nian_ledger_row) rows = {0};
    for (uint32_t i = 0; i < report->statement_count; i++) {
        if (report->statements[i].type != NIAN_TYPE_PLAN)
            continue;
        nian_ledger_row row = make_row(&owner->arena, comparison, i);
        ledger->counts[row.outcome]++;
        vec_push(&owner->arena, &rows, row);
    }
    if (rows.count)
        qsort(rows.items, rows.count, sizeof *rows.items, by_outcome);
    ledger->report = report;
    ledger->next = comparison->after;
    ledger->rows = rows.items;
    ledger->row_count = rows.count;
    *out = ledger;
}

void nian_ledger_free(nian_ledger *ledger)
{
    if (!ledger)
        return;
    ledger_owner *owner = (ledger_owner *)ledger;
    nian_arena arena = owner->arena;
    nian_arena_free(&arena);
    free(owner);
}
