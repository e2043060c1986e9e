/* Letters become words: those on one baseline are a line, and a gap or a blank
 * ends a word. */
#include "ingest/ofd.h"

#include <stdlib.h>

enum {
    LENGTH_MAX = 100000000 /* hundredths of a point: 352 metres */
};

#define POINTS_A_MILLIMETRE (72 / 25.4)

typedef struct letter {
    nian_ofd_letter at;
    size_t line;
    size_t ordinal;
} letter;

static int compare_numbers(double before, double after)
{
    return (before > after) - (before < after);
}

static int compare_across(const void *before, const void *after)
{
    const letter *x = before;
    const letter *y = after;
    if (x->at.turns != y->at.turns)
        return x->at.turns < y->at.turns ? -1 : 1;
    int order = compare_numbers(x->at.across, y->at.across);
    return order ? order
                 : (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

static int compare_along(const void *before, const void *after)
{
    const letter *x = before;
    const letter *y = after;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    int order = compare_numbers(x->at.along, y->at.along);
    return order ? order
                 : (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

/* Letters within half their size of the first of a line are on it: raised
 * figures are, and the next line never is. */
static void find_lines(letter *letters, size_t count)
{
    size_t line = 0;
    double first = 0;
    double size = 0;
    for (size_t i = 0; i < count; i++) {
        const nian_ofd_letter *at = &letters[i].at;
        size = at->size > size ? at->size : size;
        if (i == 0 || at->turns != letters[i - 1].at.turns ||
            at->across - first > size / 2) {
            line++;
            first = at->across;
            size = at->size;
        }
        letters[i].line = line;
    }
}

/* The same letter in the same place, drawn twice to look bold. */
static bool is_shadow(const letter *before, const letter *next)
{
    return before->line == next->line && before->at.code == next->at.code &&
           next->at.along - before->at.along < before->at.size / 5;
}

static size_t drop_shadows(letter *letters, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool shadow = kept && is_shadow(&letters[kept - 1], &letters[i]);
        if (!shadow)
            letters[kept++] = letters[i];
    }
    return kept;
}

static bool is_apart(const letter *before, const letter *next)
{
    double gap = next->at.along - before->at.along - before->at.width;
    return before->line != next->line || gap > before->at.size / 5;
}

static int hundredths(double millimetres)
{
    double value = millimetres * POINTS_A_MILLIMETRE * NIAN_PAGES_POINTS;
    if (value > LENGTH_MAX)
        return LENGTH_MAX;
    return value < -LENGTH_MAX ? -LENGTH_MAX : (int)value;
}

/* The box on the page, from how far it goes along and across. */
static void set_box(nian_page_word *word, int turns, double begin, double end,
                    double upper, double lower)
{
    double left[] = {begin, -lower, -end, upper};
    double right[] = {end, -upper, -begin, lower};
    double top[] = {upper, begin, -lower, -end};
    double bottom[] = {lower, end, -upper, -begin};
    word->left = hundredths(left[turns]);
    word->right = hundredths(right[turns]);
    word->top = hundredths(top[turns]);
    word->bottom = hundredths(bottom[turns]);
}

static void add_word(nian_page *page, nian_arena *arena, const letter *letters,
                     size_t count, uint32_t line)
{
    nian_page_word word = {.line = line, .sure = 100};
    nian_buf text = {0};
    double size = 0;
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        size_t len = nian_utf8_put(bytes, letters[i].at.code);
        nian_buf_add(&text, (nian_str){bytes, len});
        size = letters[i].at.size > size ? letters[i].at.size : size;
    }
    word.text = nian_str_copy(arena, nian_buf_str(&text));
    nian_buf_free(&text);
    const nian_ofd_letter *first = &letters[0].at;
    const nian_ofd_letter *last = &letters[count - 1].at;
    set_box(&word, first->turns, first->along, last->along + last->width,
            first->across - size * 0.9, first->across + size * 0.25);
    if (word.right > word.left && word.bottom > word.top)
        vec_push(arena, page, word);
}

/* The letters of a sheet, moved to where its area begins. */
static letter *take_letters(nian_arena *arena, const nian_ofd_sheet *sheet,
                            const nian_ofd_box *area)
{
    size_t count = sheet->letters.count;
    letter *letters = nian_new_array(arena, letter, count);
    const double along[] = {area->x, area->y, -area->x, -area->y};
    const double across[] = {area->y, -area->x, -area->y, area->x};
    for (size_t i = 0; i < count; i++) {
        letters[i].at = sheet->letters.items[i];
        letters[i].ordinal = i;
        letters[i].at.along -= along[letters[i].at.turns];
        letters[i].at.across -= across[letters[i].at.turns];
    }
    return letters;
}

void nian_ofd_words(nian_page *page, nian_arena *arena,
                    const nian_ofd_sheet *sheet, const nian_ofd_box *area,
                    uint32_t *lines)
{
    size_t count = sheet->letters.count;
    if (!count)
        return;
    nian_arena scratch = {0};
    letter *letters = take_letters(&scratch, sheet, area);
    qsort(letters, count, sizeof *letters, compare_across);
    find_lines(letters, count);
    qsort(letters, count, sizeof *letters, compare_along);
    count = drop_shadows(letters, count);
    size_t first = 0;
    for (size_t i = 1; i <= count; i++) {
        if (i < count && !is_apart(&letters[i - 1], &letters[i]))
            continue;
        add_word(page, arena, letters + first, i - first,
                 *lines + (uint32_t)letters[first].line);
        first = i;
    }
    *lines += (uint32_t)letters[count - 1].line;
    nian_arena_free(&scratch);
}
