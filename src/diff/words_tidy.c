/* Turns a shortest script over words into one that reads as phrases.
 *
 * A shortest script keeps every character that happens to stand in both
 * texts, and a rewritten phrase comes out as confetti.  So an edit that could
 * stand elsewhere goes where a clause begins or ends, equal splinters between
 * edits are drowned in them, and a word of which an edit took a half goes to
 * the edit whole. */
#include "diff/diff.h"

#include <limits.h>

#include "align/align.h"

/* Letters of an equal run between edits. */
enum {
    SHORT = 3,       /* drowns between long edits; shorter ones drown beside
                        any edit that is longer than they are */
    LONG_EDIT = 8,   /* letters */
    FIGURE_SIZE = 2, /* letters that an equal figure counts for */
    WORD_REST = 2    /* what an edit may take of an equal run */
};

/* See cohesion(). */
#define WORD (-2.3F)
#define APART (-99.0F)

typedef struct tidy {
    nian_script *script;
    const nian_word_list *before, *after;
} tidy;

/* Counts as far as LONG_EDIT: no rule asks for more, and an edit that grows is
 * counted again each time. */
static size_t letters(const nian_word_list *words, uint32_t first,
                      uint32_t count, size_t figure)
{
    size_t sum = 0;
    for (uint32_t i = first; i < first + count && sum < LONG_EDIT; i++) {
        switch (words->items[i].kind) {
        case NIAN_WORD_HAN:
            sum++;
            break;
        case NIAN_WORD_LATIN:
        case NIAN_WORD_NUMBER:
            sum += figure;
            break;
        case NIAN_WORD_MARK:
        case NIAN_WORD_BLANK:
            break;
        }
    }
    return sum;
}

/* Letters of the longer side; a figure that changes is one step. */
static size_t edit_size(const tidy *t, const nian_run *run)
{
    size_t gone = letters(t->before, run->before, run->before_count, 1);
    size_t come = letters(t->after, run->after, run->after_count, 1);
    return gone > come ? gone : come;
}

/* One figure for another. */
static bool is_figure_edit(const tidy *t, const nian_run *run)
{
    return run->before_count == 1 && run->after_count == 1 &&
           t->before->items[run->before].kind == NIAN_WORD_NUMBER &&
           t->after->items[run->after].kind == NIAN_WORD_NUMBER;
}

/* Whether what stayed equal between two edits says nothing to a reader. */
static bool drowns(const tidy *t, const nian_run *left, const nian_run *same,
                   const nian_run *right)
{
    size_t size =
        letters(t->after, same->after, same->after_count, FIGURE_SIZE);
    size_t left_size = edit_size(t, left), right_size = edit_size(t, right);
    size_t least = left_size < right_size ? left_size : right_size;
    size_t most = left_size < right_size ? right_size : left_size;
    if (size > SHORT)
        return false;
    if (size == SHORT)
        return least >= LONG_EDIT;
    if (is_figure_edit(t, left) || is_figure_edit(t, right))
        return false;
    return most > size;
}

static void join(nian_run *into, const nian_run *run)
{
    into->before_count += run->before_count;
    into->after_count += run->after_count;
}

/* A drowned run makes its edit longer, and that may drown the run before:
 * the runs that are done are a stack that is looked at again. */
static void drown(const tidy *t)
{
    nian_run *runs = t->script->items;
    size_t count = 0;
    for (size_t i = 0; i < t->script->count; i++) {
        runs[count++] = runs[i];
        while (
            count >= 3 && !runs[count - 1].same &&
            drowns(t, &runs[count - 3], &runs[count - 2], &runs[count - 1])) {
            join(&runs[count - 3], &runs[count - 2]);
            join(&runs[count - 3], &runs[count - 1]);
            count -= 2;
        }
    }
    t->script->count = count;
}

/* How much the words at both sides of a place hold together: the log of the
 * chance to meet one beside the other, which is above WORD inside of most
 * Chinese words of two characters and below it between them. */
static float cohesion(const nian_word_list *words, size_t at)
{
    if (at == 0 || at >= words->count)
        return APART;
    nian_word left = words->items[at - 1], right = words->items[at];
    if (left.kind != NIAN_WORD_HAN || right.kind != NIAN_WORD_HAN)
        return APART;
    nian_str both = {left.text.ptr, left.text.len + right.text.len};
    float value =
        (nian_background_idf(left.text) + nian_background_idf(right.text)) / 2 -
        nian_background_idf(both);
    return value > WORD ? value : APART;
}

/* How good a border between two words is; less than 0 inside of one. */
static int border(const nian_word_list *words, size_t at)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("。"), NIAN_STR_INIT("；"), NIAN_STR_INIT("！"),
        NIAN_STR_INIT("？"), NIAN_STR_INIT("\n"),
    };
    static const nian_str closes[] = {
        NIAN_STR_INIT("，"), NIAN_STR_INIT("、"), NIAN_STR_INIT("："),
        NIAN_STR_INIT("”"),  NIAN_STR_INIT("）"), NIAN_STR_INIT("》"),
    };
    static const nian_str opens[] = {
        NIAN_STR_INIT("“"),
        NIAN_STR_INIT("（"),
        NIAN_STR_INIT("《"),
    };
    if (at == 0 || at == words->count)
        return 5;
    nian_word left = words->items[at - 1], right = words->items[at];
    if (nian_str_is_any(left.text, ends, sizeof ends / sizeof *ends))
        return 5;
    if (nian_str_is_any(left.text, closes, sizeof closes / sizeof *closes))
        return 4;
    if (nian_str_is_any(right.text, opens, sizeof opens / sizeof *opens))
        return 3;
    if (right.kind == NIAN_WORD_MARK || left.kind == NIAN_WORD_BLANK)
        return 2;
    if (cohesion(words, at) > WORD)
        return -2;
    return left.kind != right.kind && left.kind != NIAN_WORD_MARK;
}

typedef struct place {
    uint32_t first, count; /* what came or went, on its side */
    ptrdiff_t shift;       /* against where it stands now */
    int score;
} place;

static void rate(const nian_word_list *words, place *best, ptrdiff_t shift)
{
    size_t at = (size_t)((ptrdiff_t)best->first + shift);
    int score = border(words, at) + border(words, at + best->count);
    if (score <= best->score)
        return;
    best->score = score;
    best->shift = shift;
}

/* The best place for words that only came or only went: they may slide while
 * what leaves at one end equals what enters at the other. */
static ptrdiff_t best_shift(const nian_word_list *words, uint32_t first,
                            uint32_t count, uint32_t room_left,
                            uint32_t room_right)
{
    place best = {.first = first, .count = count, .score = INT_MIN};
    rate(words, &best, 0);
    for (uint32_t i = 1; i <= room_left; i++) {
        if (!nian_str_equal(words->items[first - i].text,
                            words->items[first + count - i].text))
            break;
        rate(words, &best, -(ptrdiff_t)i);
    }
    for (uint32_t i = 0; i < room_right; i++) {
        if (!nian_str_equal(words->items[first + i].text,
                            words->items[first + count + i].text))
            break;
        rate(words, &best, (ptrdiff_t)i + 1);
    }
    return best.shift;
}

/* Moves an edit between two equal runs; `by` is within both of them. */
static void shift_edit(nian_run *left, nian_run *edit, nian_run *right,
                       ptrdiff_t by)
{
    uint32_t step = (uint32_t)by; /* wraps round for a step to the left */
    left->before_count += step;
    left->after_count += step;
    edit->before += step;
    edit->after += step;
    right->before += step;
    right->after += step;
    right->before_count -= step;
    right->after_count -= step;
}

/* Only at the ends of the text may an equal run be used up. */
static void slide(const tidy *t)
{
    nian_script *script = t->script;
    for (size_t i = 1; i + 1 < script->count; i++) {
        nian_run *left = &script->items[i - 1], *edit = &script->items[i];
        nian_run *right = &script->items[i + 1];
        if (edit->same || (edit->before_count && edit->after_count))
            continue;
        bool came = edit->after_count > 0;
        ptrdiff_t by = best_shift(came ? t->after : t->before,
                                  came ? edit->after : edit->before,
                                  came ? edit->after_count : edit->before_count,
                                  left->after_count - (i > 1),
                                  right->after_count - (i + 2 < script->count));
        shift_edit(left, edit, right, by);
    }
}

/* Takes out empty runs and joins edits that then stand side by side. */
static void settle(nian_script *script)
{
    size_t count = 0;
    for (size_t i = 0; i < script->count; i++) {
        const nian_run *run = &script->items[i];
        if (!run->before_count && !run->after_count)
            continue;
        if (count && script->items[count - 1].same == run->same)
            join(&script->items[count - 1], run);
        else
            script->items[count++] = *run;
    }
    script->count = count;
}

/* The last word of the edit on either side holds on to the first of `same`
 * more than that does to what follows it. */
static bool pulls_first(const tidy *t, const nian_run *edit,
                        const nian_run *same)
{
    const nian_word_list *after = t->after, *before = t->before;
    uint32_t at = same->after;
    float inside = same->after_count > 1 ? cohesion(after, at + 1) : WORD;
    return (edit->after_count && cohesion(after, at) > inside) ||
           (edit->before_count && cohesion(before, same->before) > inside);
}

static bool pulls_last(const tidy *t, const nian_run *edit,
                       const nian_run *same)
{
    const nian_word_list *after = t->after, *before = t->before;
    uint32_t end = same->after + same->after_count;
    float inside = same->after_count > 1 ? cohesion(after, end - 1) : WORD;
    return (edit->after_count && cohesion(after, end) > inside) ||
           (edit->before_count && cohesion(before, edit->before) > inside);
}

/* The first word of `right` becomes the last of `left`. */
static void move_left(nian_run *left, nian_run *right)
{
    left->before_count++;
    left->after_count++;
    right->before++;
    right->after++;
    right->before_count--;
    right->after_count--;
}

/* The last word of `left` becomes the first of `right`. */
static void move_right(nian_run *left, nian_run *right)
{
    right->before--;
    right->after--;
    right->before_count++;
    right->after_count++;
    left->before_count--;
    left->after_count--;
}

static bool same_word(const tidy *t, uint32_t before, uint32_t after)
{
    return nian_str_equal(t->before->items[before].text,
                          t->after->items[after].text);
}

/* Drowning may leave both sides of an edit with the same words at an end;
 * they belong to the equal run beside it. */
static void give_back(const tidy *t)
{
    nian_script *script = t->script;
    for (size_t i = 0; i < script->count; i++) {
        nian_run *edit = &script->items[i];
        if (edit->same)
            continue;
        while (i && edit->before_count && edit->after_count &&
               same_word(t, edit->before, edit->after))
            move_left(edit - 1, edit);
        bool last = i + 1 == script->count;
        while (!last && edit->before_count && edit->after_count &&
               same_word(t, edit->before + edit->before_count - 1,
                         edit->after + edit->after_count - 1))
            move_right(edit, edit + 1);
    }
}

/* Words that an edit cut in two go to the edit whole. */
static void mend(const tidy *t)
{
    nian_script *script = t->script;
    for (size_t i = 0; i < script->count; i++) {
        nian_run *same = &script->items[i];
        if (!same->same)
            continue;
        for (int step = 0; i && step < WORD_REST && same->after_count; step++)
            if (pulls_first(t, same - 1, same))
                move_left(same - 1, same);
        bool last = i + 1 == script->count;
        for (int step = 0; !last && step < WORD_REST && same->after_count;
             step++)
            if (pulls_last(t, same + 1, same))
                move_right(same, same + 1);
    }
}

void nian_words_tidy(nian_script *script, const nian_word_list *before,
                     const nian_word_list *after)
{
    tidy t = {script, before, after};
    slide(&t);
    settle(script);
    drown(&t);
    give_back(&t);
    settle(script);
    mend(&t);
    settle(script);
    drown(&t);
}
