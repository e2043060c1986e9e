/* Words that stand together on a line.  A wide gap parts the cells of a table
 * or two columns; letters that are spread over a line have such gaps too, and
 * are told by their being alike. */
#include "ingest/pdf_layout.h"

#include <stdlib.h>

#include "ingest/pdf_join.h"

enum {
    SPREAD_WORDS = 5,
    INK_MIN = 4,    /* characters whose ink tells their size */
    FONTS_MAX = 24, /* of a page */
    OTHER_MAX = 8 /* characters that may be upright by their nature: 一1— */
};

/* The characters that are set in a square, and their number. */
static size_t squares(nian_str s, bool *all)
{
    size_t count = 0;
    *all = true;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        bool square = nian_is_han(code) || (code >= 0x3001 && code <= 0x30FF) ||
                      (code >= 0xFF01 && code <= 0xFF60);
        count += square;
        *all &= square;
    }
    return count;
}

/* --- turned pages --- */

/* Upright words, and whether one after another they run down. */
static bool is_upright(const nian_page *page, bool *down)
{
    size_t upright = 0;
    size_t flat = 0;
    int steps = 0;
    for (size_t i = 0; i < page->count; i++) {
        const nian_page_word *word = &page->items[i];
        size_t characters = nian_utf8_count(word->text);
        bool tall = word->bottom - word->top > word->right - word->left;
        if (characters >= 2) {
            upright += tall ? characters : 0;
            flat += tall ? 0 : characters;
        }
        if (i == 0)
            continue;
        const nian_page_word *before = word - 1;
        if (before->line == word->line)
            steps += word->top > before->top ? 1 : -1;
        else
            steps += word->left < before->left ? 1 : -1;
    }
    *down = steps >= 0;
    return upright > OTHER_MAX && upright > 2 * flat;
}

static nian_page_word turn(const nian_page *page, nian_page_word word,
                           bool down)
{
    nian_page_word to = word;
    to.left = down ? word.top : page->height - word.bottom;
    to.right = down ? word.bottom : page->height - word.top;
    to.top = down ? page->width - word.right : word.left;
    to.bottom = down ? page->width - word.left : word.right;
    return to;
}

/* --- runs --- */

/* The width of a Han character, of the words that hold nothing else; quotation
 * marks and figures are as wide as their font likes.  0: there are none. */
static int size_of(const nian_page_word *words, size_t count)
{
    int64_t width = 0;
    int64_t characters = 0;
    for (size_t i = 0; i < count; i++) {
        bool all;
        size_t here = squares(words[i].text, &all);
        if (all) {
            width += words[i].right - words[i].left;
            characters += (int64_t)here;
        }
    }
    return characters ? (int)(width / characters) : 0;
}

static int gap_before(const nian_page_word *word)
{
    return word->left - word[-1].right;
}

static int compare_ints(const void *before, const void *after)
{
    int x = *(const int *)before;
    int y = *(const int *)after;
    return (x > y) - (x < y);
}

/* Letters that are set apart to fill a line: 总 值 比 重 为. */
static bool is_spread(nian_arena *arena, const nian_page_word *words,
                      size_t count)
{
    if (count < SPREAD_WORDS)
        return false;
    int *gaps = nian_new_array(arena, int, count);
    size_t single = 0;
    for (size_t i = 0; i < count; i++) {
        single += words[i].text.len <= 4;
        gaps[i] = i ? gap_before(&words[i]) : 0;
    }
    qsort(gaps + 1, count - 1, sizeof *gaps, compare_ints);
    int middle = gaps[1 + (count - 1) / 2];
    return single * 2 >= count && middle > 0 &&
           gaps[count - 1] <= 2 * middle + middle / 2;
}

static nian_str text_of(nian_arena *arena, const nian_page_word *words,
                        size_t count)
{
    nian_buf text = {0};
    for (size_t i = 0; i < count; i++) {
        int height = words[i].bottom - words[i].top;
        if (i && gap_before(&words[i]) * 8 > height)
            nian_join_apart(&text, words[i].text);
        else
            nian_buf_add(&text, words[i].text);
    }
    nian_str copy = nian_str_copy(arena, nian_buf_str(&text));
    nian_buf_free(&text);
    return copy;
}

static void add_run(nian_runs *out, nian_arena *arena,
                    const nian_page_word *words, size_t count, uint32_t page)
{
    nian_run run = {.left = words[0].left,
                    .top = words[0].top,
                    .right = words[0].right,
                    .bottom = words[0].bottom,
                    .size = size_of(words, count),
                    .page = page};
    for (size_t i = 1; i < count; i++) {
        run.right = words[i].right > run.right ? words[i].right : run.right;
        run.top = words[i].top < run.top ? words[i].top : run.top;
        run.bottom =
            words[i].bottom > run.bottom ? words[i].bottom : run.bottom;
    }
    run.text = text_of(arena, words, count);
    if (run.text.len)
        vec_push(arena, out, run);
}

/* A raised mark, or what stands behind one. */
static bool is_other_size(const nian_page_word *word)
{
    int height = word->bottom - word->top;
    int before = word[-1].bottom - word[-1].top;
    return height * 4 < before * 3 || before * 4 < height * 3;
}

/* From here on a gap parts.  Between Han characters there is none but where
 * something ends; beside figures and letters some is usual. */
static int wide_gap(const nian_page_word *words, size_t at, int size,
                    const nian_page *page)
{
    if (size == 0)
        return (words[0].bottom - words[0].top) * 4 / 5;
    if (page->ocr)
        return size * 6 / 5;
    bool han = nian_is_han(nian_last_code(words[at - 1].text)) &&
               nian_is_han(nian_first_code(words[at].text));
    return size * (han ? 2 : 3) / 5;
}

/* The words of one line, from left to right. */
static void cut_line(nian_runs *out, nian_arena *arena,
                     const nian_page_word *words, size_t count,
                     const nian_page *page, uint32_t number)
{
    int size = size_of(words, count);
    bool spread = is_spread(arena, words, count);
    size_t first = 0;
    for (size_t i = 1; i <= count; i++) {
        if (i < count && (page->ocr || !is_other_size(&words[i])) &&
            (spread || gap_before(&words[i]) <= wide_gap(words, i, size, page)))
            continue;
        add_run(out, arena, words + first, i - first, number);
        first = i;
    }
}

static int compare_words(const void *before, const void *after)
{
    const nian_page_word *x = before;
    const nian_page_word *y = after;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    if (x->top != y->top)
        return x->top < y->top ? -1 : 1;
    return nian_str_compare(x->text, y->text);
}

static int compare_runs(const void *before, const void *after)
{
    const nian_run *x = before;
    const nian_run *y = after;
    if (x->top != y->top)
        return x->top < y->top ? -1 : 1;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    if (x->right != y->right)
        return x->right < y->right ? -1 : 1;
    return nian_str_compare(x->text, y->text);
}

/* What is as high is of one font, and so of one size. */
static void lend_sizes(nian_run *runs, size_t count)
{
    int heights[FONTS_MAX];
    int sizes[FONTS_MAX];
    size_t known = 0;
    for (size_t i = 0; i < count && known < FONTS_MAX; i++) {
        size_t k = 0;
        int height = runs[i].bottom - runs[i].top;
        while (k < known && abs(heights[k] - height) * 100 > height)
            k++;
        if (k == known && runs[i].size) {
            heights[known] = height;
            sizes[known++] = runs[i].size;
        }
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < known && runs[i].size == 0; k++)
            if (abs(heights[k] - (runs[i].bottom - runs[i].top)) * 100 <=
                heights[k])
                runs[i].size = sizes[k];
}

/* A box is as high as its font could draw, three lines at worst; what counts
 * is where its characters stand. */
static void trim_boxes(nian_run *runs, size_t count)
{
    int size = 0;
    int height = 0;
    for (size_t i = 0; i < count; i++)
        if (runs[i].size > size) {
            size = runs[i].size;
            height = runs[i].bottom - runs[i].top;
        }
    for (size_t i = 0; i < count; i++) {
        nian_run *run = &runs[i];
        int own = run->bottom - run->top;
        int room = run->size ? own - run->size * 11 / 10 : own / 8;
        if (run->size == 0 && height && own * 2 > size * 3)
            room = own - (int)((int64_t)own * size / height);
        if (room > 0) {
            run->top += room / 2;
            run->bottom -= room / 2;
        }
    }
}

/* Of ink nothing is known but about how wide a character is with the room
 * around it: near enough to the usual, or to the line above, is that. */
static void settle_sizes(nian_run *runs, size_t count, nian_arena *arena)
{
    vec(int) sizes = {0};
    for (size_t i = 0; i < count; i++) {
        bool all;
        size_t here = squares(runs[i].text, &all);
        size_t halves = nian_utf8_count(runs[i].text) + here;
        size_t width = (size_t)(runs[i].right - runs[i].left);
        runs[i].size = here >= INK_MIN ? (int)(width * 2 / halves) : 0;
        for (size_t k = INK_MIN; k <= here; k += INK_MIN)
            vec_push(arena, &sizes, runs[i].size);
    }
    if (sizes.count == 0)
        return;
    qsort(sizes.items, sizes.count, sizeof *sizes.items, compare_ints);
    int usual = sizes.items[sizes.count / 2];
    int before = usual;
    for (size_t i = 0; i < count; i++) {
        if (abs(runs[i].size - usual) * 5 <= usual)
            runs[i].size = usual;
        else if (abs(runs[i].size - before) * 5 <= before)
            runs[i].size = before;
        before = runs[i].size ? runs[i].size : before;
    }
}

void nian_runs_find(nian_runs *out, nian_arena *arena, const nian_page *page,
                    uint32_t number, bool *turned)
{
    nian_page_word *words = nian_new_array(arena, nian_page_word, page->count);
    bool down;
    *turned = is_upright(page, &down);
    for (size_t i = 0; i < page->count; i++)
        words[i] = *turned ? turn(page, page->items[i], down) : page->items[i];
    if (page->count)
        qsort(words, page->count, sizeof *words, compare_words);
    size_t before = out->count;
    for (size_t i = 0, end; i < page->count; i = end) {
        for (end = i + 1; end < page->count; end++)
            if (words[end].line != words[i].line)
                break;
        cut_line(out, arena, words + i, end - i, page, number);
    }
    size_t found = out->count - before;
    nian_run *runs = found ? out->items + before : NULL;
    if (!page->ocr) {
        lend_sizes(runs, found);
        trim_boxes(runs, found);
    }
    if (found)
        qsort(runs, found, sizeof *runs, compare_runs);
    if (page->ocr)
        settle_sizes(runs, found, arena);
}
