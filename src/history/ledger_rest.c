/* What the evidence of a plan leaves out, and what comes nearest where there
 * is none.
 *
 * Most of a plan's words are told anew the year after, so a clause that is not
 * found again proves nothing.  Only what has a name or a figure is held
 * against the report: a document in 《》, a work in “” that is called one, a
 * figure that was promised. */
#include "history/ledger.h"

#include <math.h>
#include <string.h>

#include "base/str.h"
#include "text/text.h"

/* Evidence that holds this much of a name speaks of it, or does not. */
#define MENTIONED 0.50F
#define UNMENTIONED 0.15F
/* A statement that holds this much of a plan's words is worth a look. */
#define NEAR 0.25F

enum {
    NAME_LETTERS_MIN = 3
};

/* How much of a name one statement of the evidence holds. */
static float rate_mention(const nian_holding *h, nian_str name)
{
    nian_arena scratch = {0};
    nian_letters letters;
    nian_vocabulary words;
    nian_letters_read(&letters, &scratch, name);
    nian_vocabulary_read(&words, &scratch, letters);
    float best = 0;
    for (size_t i = 0; i < h->done.count; i++) {
        nian_letters told = h->letters[h->done.items[i].statement];
        float sum = 0;
        for (size_t j = 0; j < words.count; j++)
            if (nian_letters_have_gram(told, words.uses[j].gram))
                sum += words.uses[j].weight * words.uses[j].weight;
        best = fmaxf(best, sum);
    }
    nian_arena_free(&scratch);
    return best;
}

/* Of several figures that a plan promised, the evidence may speak of some and
 * not of others. */
static void miss_figures(nian_holding *h)
{
    bool any = false, silent = false;
    for (size_t i = 0; i < h->figures.count; i++) {
        nian_ledger_figure *figure = &h->figures.items[i];
        const nian_indicator *promise =
            &h->comparison->before->indicators[figure->target];
        float rate = figure->told ? 1 : rate_mention(h, promise->name);
        figure->mentioned = rate >= UNMENTIONED || !promise->target;
        any |= rate >= MENTIONED && promise->target;
        silent |= !figure->mentioned;
    }
    if (any && silent)
        h->reasons |= NIAN_PARTLY_PART;
}

/* “…” may quote a slogan; these words behind it say that it is a work. */
static bool is_work(nian_str behind)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("工程"), NIAN_STR_INIT("行动"), NIAN_STR_INIT("计划"),
        NIAN_STR_INIT("项目"), NIAN_STR_INIT("专项"), NIAN_STR_INIT("试点"),
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (nian_str_starts(behind, words[i]))
            return true;
    return false;
}

static bool is_told(const nian_holding *h, nian_str name)
{
    nian_arena scratch = {0};
    nian_letters letters;
    nian_letters_read(&letters, &scratch, name);
    bool told = letters.count < NAME_LETTERS_MIN;
    for (size_t i = 0; !told && i < h->comparison->after->statement_count; i++)
        told = nian_letters_have(h->letters[i], letters);
    nian_arena_free(&scratch);
    return told;
}

/* Names between `open` and `shut` that stand nowhere in the next report. */
static void miss_names(nian_holding *h, nian_str text, nian_str open,
                       nian_str shut, bool works)
{
    for (;;) {
        ptrdiff_t at = nian_str_find(text, open);
        if (at < 0)
            return;
        nian_str inside = nian_str_after(text, (size_t)at + open.len);
        ptrdiff_t end = nian_str_find(inside, shut);
        if (end < 0)
            return;
        nian_str name = nian_str_slice(inside, 0, (size_t)end);
        nian_str behind = nian_str_after(inside, (size_t)end + shut.len);
        bool counts = !works || is_work(nian_simplify(h->arena, behind));
        if (counts && !is_told(h, name))
            vec_push(h->arena, &h->unmentioned,
                     nian_str_slice(text, (size_t)at, text.len - behind.len));
        text = behind;
    }
}

/* The report itself may say that it is not all that was promised. */
static void read_admissions(nian_holding *h, nian_strs *why)
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
        NIAN_STR_INIT("缓建"),
    };
    const nian_report *next = h->comparison->after;
    for (size_t i = 0; i < h->done.count; i++) {
        nian_str text = nian_simplify(
            h->arena, next->statements[h->done.items[i].statement].text);
        for (size_t j = 0; j < sizeof words / sizeof *words; j++)
            if (nian_str_has(text, words[j])) {
                vec_push(h->arena, why, words[j]);
                h->reasons |= NIAN_PARTLY_SAID;
            }
    }
}

void nian_ledger_rest(nian_holding *h, nian_strs *why, uint32_t plan)
{
    nian_str text = h->comparison->before->statements[plan].text;
    miss_figures(h);
    miss_names(h, text, NIAN_STR("《"), NIAN_STR("》"), false);
    miss_names(h, text, NIAN_STR("“"), NIAN_STR("”"), true);
    if (h->unmentioned.count)
        h->reasons |= NIAN_PARTLY_PART;
    read_admissions(h, why);
}

static bool is_denied(const nian_comparison *comparison, uint32_t plan,
                      uint32_t statement)
{
    for (size_t i = 0; i < comparison->apart_count; i++)
        if (comparison->apart[i].before == plan &&
            comparison->apart[i].after == statement)
            return true;
    return false;
}

bool nian_ledger_nearest(const nian_holding *h, uint32_t plan,
                         nian_evidence *out)
{
    const nian_comparison *comparison = h->comparison;
    nian_letters letters;
    nian_vocabulary words;
    nian_letters_read(&letters, h->arena,
                      comparison->before->statements[plan].text);
    nian_vocabulary_read(&words, h->arena, letters);
    *out = (nian_evidence){0, 0};
    for (size_t i = 0; i < comparison->unsure_count; i++) {
        const nian_change *row = &comparison->unsure[i];
        if (row->before[0] != plan)
            continue;
        *out = (nian_evidence){row->after[0], (float)row->score};
        return true;
    }
    for (uint32_t i = 0; i < comparison->after->statement_count; i++) {
        float rate = nian_vocabulary_held(&words, &h->words[i]);
        if (rate > out->score && !is_denied(comparison, plan, i))
            *out = (nian_evidence){i, rate};
    }
    return out->score >= NEAR;
}
