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
#include "text/text.h"

/* Letters of an equal run between edits. */
enum {
    SHORT = 3,       /* drowns between long edits; shorter ones drown beside
                        any edit that is longer than they are */
    PHRASE = 6,      /* drowns between edits of twice its length */
    LONG_EDIT = 8,   /* letters */
    COUNTED = 12,    /* letters; how many more there are is all one */
    QUOTED = 4,      /* drowns when only one text has it in quotes */
    FIGURE_SIZE = 2, /* letters that an equal figure counts for */
    WORD_REST = 3    /* what an edit may take of an equal run */
};

typedef struct tidy {
    nian_script *script;
    const nian_word_list *before, *after;
    const bool *before_begins, *after_begins; /* whether a word begins here */
} tidy;

/* What a reader takes for words, over the pieces of a text: Chinese is cut
 * where words mostly end, all else is whole. */
static bool *find_words(nian_arena *arena, const nian_word_list *words)
{
    bool *begins = nian_new_array(arena, bool, words->count + 1);
    uint32_t *codes = nian_new_array(arena, uint32_t, words->count);
    for (size_t i = 0; i < words->count; i++)
        nian_utf8_next(words->items[i].text, &codes[i]);
    nian_words_begin(begins, arena, codes, words->count);
    for (size_t i = 0; i < words->count; i++)
        begins[i] |= words->items[i].kind != NIAN_WORD_HAN;
    begins[words->count] = true;
    return begins;
}

/* Counts as far as COUNTED: no rule asks for more, and an edit that grows is
 * counted again each time. */
static size_t letters(const nian_word_list *words, uint32_t first,
                      uint32_t count, size_t figure)
{
    size_t sum = 0;
    for (uint32_t i = first; i < first + count && sum < COUNTED; i++) {
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

/* Whether a side of an edit opens quotes that it does not close, or begins
 * with the end of some. */
static bool opens_quotes(const nian_word_list *words, uint32_t first,
                         uint32_t count)
{
    for (uint32_t i = first + count; i > first; i--) {
        nian_str text = words->items[i - 1].text;
        if (nian_str_equal(text, NIAN_STR("”")))
            return false;
        if (nian_str_equal(text, NIAN_STR("“")))
            return true;
    }
    return false;
}

static bool closes_quotes(const nian_word_list *words, uint32_t first,
                          uint32_t count)
{
    return count && nian_str_equal(words->items[first].text, NIAN_STR("”"));
}

static bool is_quoted(const tidy *t, const nian_run *left,
                      const nian_run *right)
{
    return (opens_quotes(t->before, left->before, left->before_count) &&
            closes_quotes(t->before, right->before, right->before_count)) ||
           (opens_quotes(t->after, left->after, left->after_count) &&
            closes_quotes(t->after, right->after, right->after_count));
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
    if (size <= QUOTED && is_quoted(t, left, right))
        return true;
    if (size > SHORT)
        return size <= PHRASE && least >= 2 * size;
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

/* How good a border between two words is; less than 0 inside of one. */
static int border(const nian_word_list *words, const bool *begins, size_t at)
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
    if (!begins[at])
        return -2;
    return left.kind != right.kind && left.kind != NIAN_WORD_MARK;
}

typedef struct place {
    uint32_t first, count; /* what came or went, on its side */
    ptrdiff_t shift;       /* against where it stands now */
    int score;
} place;

static void rate(const nian_word_list *words, const bool *begins, place *best,
                 ptrdiff_t shift)
{
    size_t at = (size_t)((ptrdiff_t)best->first + shift);
    int score =
        border(words, begins, at) + border(words, begins, at + best->count);
    if (score <= best->score)
        return;
    best->score = score;
    best->shift = shift;
}

/* The best place for words that only came or only went: they may slide while
 * what leaves at one end equals what enters at the other. */
static ptrdiff_t best_shift(const nian_word_list *words, const bool *begins,
                            uint32_t first, uint32_t count, uint32_t room_left,
                            uint32_t room_right)
{
    place best = {.first = first, .count = count, .score = INT_MIN};
    rate(words, begins, &best, 0);
    for (uint32_t i = 1; i <= room_left; i++) {
        if (!nian_str_equal(words->items[first - i].text,
                            words->items[first + count - i].text))
            break;
        rate(words, begins, &best, -(ptrdiff_t)i);
    }
    for (uint32_t i = 0; i < room_right; i++) {
        if (!nian_str_equal(words->items[first + i].text,
                            words->items[first + count + i].text))
            break;
        rate(words, begins, &best, (ptrdiff_t)i + 1);
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
                                  came ? t->after_begins : t->before_begins,
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

/* Whether an equal run begins, or ends, inside of a word. */
static bool begins_torn(const tidy *t, const nian_run *same)
{
    return !t->after_begins[same->after] || !t->before_begins[same->before];
}

static bool ends_torn(const tidy *t, const nian_run *same)
{
    return !t->after_begins[same->after + same->after_count] ||
           !t->before_begins[same->before + same->before_count];
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

/* How many pieces both sides of an edit begin with alike, as far as whole
 * words go. */
static uint32_t common_start(const tidy *t, const nian_run *edit)
{
    uint32_t whole = 0;
    uint32_t least = edit->before_count < edit->after_count ? edit->before_count
                                                            : edit->after_count;
    for (uint32_t i = 0; i < least; i++) {
        if (!same_word(t, edit->before + i, edit->after + i))
            break;
        if (t->before_begins[edit->before + i + 1] &&
            t->after_begins[edit->after + i + 1])
            whole = i + 1;
    }
    return whole;
}

static uint32_t common_end(const tidy *t, const nian_run *edit)
{
    uint32_t whole = 0;
    uint32_t before = edit->before + edit->before_count;
    uint32_t after = edit->after + edit->after_count;
    uint32_t least = edit->before_count < edit->after_count ? edit->before_count
                                                            : edit->after_count;
    for (uint32_t i = 1; i <= least; i++) {
        if (!same_word(t, before - i, after - i))
            break;
        if (t->before_begins[before - i] && t->after_begins[after - i])
            whole = i;
    }
    return whole;
}

/* Drowning and mending may leave both sides of an edit with the same words at
 * an end; they belong to the equal run beside it. */
static void give_back(const tidy *t)
{
    nian_script *script = t->script;
    for (size_t i = 0; i < script->count; i++) {
        nian_run *edit = &script->items[i];
        if (edit->same)
            continue;
        for (uint32_t k = i ? common_start(t, edit) : 0; k; k--)
            move_left(edit - 1, edit);
        bool last = i + 1 == script->count;
        for (uint32_t k = last ? 0 : common_end(t, edit); k; k--)
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
            if (begins_torn(t, same))
                move_left(same - 1, same);
        bool last = i + 1 == script->count;
        for (int step = 0; !last && step < WORD_REST && same->after_count;
             step++)
            if (ends_torn(t, same))
                move_right(same, same + 1);
    }
}

void nian_words_tidy(nian_script *script, const nian_word_list *before,
                     const nian_word_list *after)
{
    nian_arena scratch = {0};
    tidy t = {script, before, after, find_words(&scratch, before),
              find_words(&scratch, after)};
    slide(&t);
    settle(script);
    drown(&t);
    give_back(&t);
    settle(script);
    mend(&t);
    settle(script);
    drown(&t);
    give_back(&t);
    settle(script);
    nian_arena_free(&scratch);
}
