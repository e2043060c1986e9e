/* A page in the order of reading: columns of text one behind the other, rows
 * from top to bottom, runs from left to right.  Columns of text are told from
 * those of a table by their lines, which fill them. */
#include "ingest/pdf_layout.h"

#include <limits.h>
#include <stdlib.h>

enum {
    BINS = 200,       /* over the width of what is looked at */
    DEPTH = 2,        /* up to four columns */
    COLUMN_LINES = 6, /* fewer prove no column */
    COLUMN_SIZE = 9,  /* characters wide */
    SPANNING = 8,     /* a line in so many may run over both columns */
    RUNS_MAX = 20000  /* on a page; no columns are looked for in more */
};

typedef struct box {
    int left;
    int right;
} box;

typedef struct reader {
    nian_rows *out;
    nian_arena *arena;
    nian_reading *state;
} reader;

static box box_of(const nian_runs *runs)
{
    box b = {runs->items[0].left, runs->items[0].right};
    for (size_t i = 1; i < runs->count; i++) {
        const nian_run *run = &runs->items[i];
        b.left = run->left < b.left ? run->left : b.left;
        b.right = run->right > b.right ? run->right : b.right;
    }
    return b;
}

/* --- rows --- */

static int by_left(const void *before, const void *after)
{
    const nian_run *x = before;
    const nian_run *y = after;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    if (x->top != y->top)
        return x->top < y->top ? -1 : 1;
    return nian_str_compare(x->text, y->text);
}

static int least(int x, int y)
{
    return x < y ? x : y;
}

static int most(int x, int y)
{
    return x > y ? x : y;
}

/* Half of the lower one stands beside the other. */
static bool is_beside(const nian_row *row, const nian_run *run)
{
    int shared = least(row->bottom, run->bottom) - most(row->top, run->top);
    int height = least(row->bottom - row->top, run->bottom - run->top);
    return shared * 2 > height;
}

static nian_row row_of(const nian_run *run, uint32_t column)
{
    return (nian_row){.left = run->left,
                      .top = run->top,
                      .right = run->right,
                      .bottom = run->bottom,
                      .size = run->size,
                      .page = run->page,
                      .column = column};
}

/* The size of most of its words. */
static int size_of_row(const nian_run *runs, size_t count)
{
    int size = 0;
    int width = 0;
    for (size_t i = 0; i < count; i++)
        if (runs[i].size && runs[i].right - runs[i].left > width) {
            size = runs[i].size;
            width = runs[i].right - runs[i].left;
        }
    return size;
}

/* Small figures above the line: marks of footnotes, squares. */
static bool is_raised(const nian_row *row, const nian_run *run)
{
    int height = row->bottom - row->top;
    bool small = (run->bottom - run->top) * 4 < height * 3;
    nian_str s = run->text;
    while (s.len && strchr("0123456789[]*-,", s.ptr[0]))
        s = nian_str_after(s, 1);
    bool circled = nian_str_starts(s, NIAN_STR("①")) || s.len == 3;
    return small && run->bottom < row->bottom - height / 5 &&
           (s.len == 0 || circled);
}

static void close_row(reader *r, nian_row row, const nian_runs *runs)
{
    nian_run *items = nian_new_array(r->arena, nian_run, runs->count);
    for (size_t i = 0; i < runs->count; i++) {
        items[i] = runs->items[i];
        items[i].raised = is_raised(&row, &items[i]);
    }
    qsort(items, runs->count, sizeof *items, by_left);
    row.items = items;
    row.count = runs->count;
    row.size = size_of_row(items, row.count);
    vec_push(r->arena, r->out, row);
}

/* Runs come from top to bottom. */
static void add_rows(reader *r, const nian_runs *runs)
{
    nian_runs here = {0};
    nian_row row = {0};
    uint32_t column = r->state->column++;
    for (size_t i = 0; i < runs->count; i++) {
        const nian_run *run = &runs->items[i];
        if (here.count && !is_beside(&row, run)) {
            close_row(r, row, &here);
            here.count = 0;
        }
        if (here.count == 0)
            row = row_of(run, column);
        row.left = least(row.left, run->left);
        row.right = most(row.right, run->right);
        /* A raised mark comes first and is lower than its line. */
        if (run->bottom - run->top > row.bottom - row.top) {
            row.top = run->top;
            row.bottom = run->bottom;
        }
        vec_push(r->arena, &here, *run);
    }
    if (here.count)
        close_row(r, row, &here);
}

/* --- columns --- */

static bool is_over(const nian_run *run, int gutter)
{
    return run->left < gutter && run->right > gutter;
}

/* What stands on one side of a gutter. */
typedef struct side {
    size_t count;
    size_t full; /* runs that fill it, as lines of running text do */
    int width;
    int size;
} side;

static bool is_on(const nian_run *run, int gutter, bool left)
{
    return !is_over(run, gutter) && (run->left < gutter) == left;
}

static side side_of(const nian_runs *runs, int gutter, bool left)
{
    side found = {0};
    box b = {INT_MAX, INT_MIN};
    for (size_t i = 0; i < runs->count; i++) {
        const nian_run *run = &runs->items[i];
        if (!is_on(run, gutter, left))
            continue;
        found.count++;
        found.size = most(found.size, run->size);
        b.left = least(b.left, run->left);
        b.right = most(b.right, run->right);
    }
    found.width = found.count ? b.right - b.left : 0;
    for (size_t i = 0; i < runs->count; i++) {
        const nian_run *run = &runs->items[i];
        found.full += is_on(run, gutter, left) &&
                      (run->right - run->left) * 5 > found.width * 4;
    }
    return found;
}

/* Columns of text are full of lines; those of one page are as wide. */
static bool are_columns(const nian_runs *runs, int gutter)
{
    side left = side_of(runs, gutter, true);
    side right = side_of(runs, gutter, false);
    if (left.full < COLUMN_LINES || right.full < COLUMN_LINES ||
        left.size == 0 || right.size == 0 ||
        left.width < COLUMN_SIZE * left.size ||
        right.width < COLUMN_SIZE * right.size)
        return false;
    bool alike = abs(left.width - right.width) * 12 < left.width;
    return alike ||
           (left.full * 2 >= left.count && right.full * 2 >= right.count);
}

/* Where columns parted on the page before, and no line passes here. */
static bool is_free(const nian_runs *runs, int gutter)
{
    size_t passing = 0;
    for (size_t i = 0; i < runs->count; i++)
        passing += is_over(&runs->items[i], gutter);
    return gutter && passing * SPANNING <= runs->count;
}

/* Where fewest runs pass, near the middle; 0 when too many do everywhere. */
static int find_gutter(const nian_runs *runs)
{
    size_t passing[BINS + 1] = {0};
    box b = box_of(runs);
    int width = b.right - b.left;
    if (width < BINS)
        return 0;
    for (size_t i = 0; i < runs->count; i++) {
        int from = (runs->items[i].left - b.left) / (width / BINS);
        int to = (runs->items[i].right - b.left) / (width / BINS);
        for (int k = from; k < to && k <= BINS; k++)
            passing[k]++;
    }
    int best = 0;
    int best_run = 0;
    for (int k = BINS / 5; k < BINS * 4 / 5;) {
        int end = k;
        while (end < BINS && passing[end] * SPANNING <= runs->count)
            end++;
        if (end - k > best_run) {
            best_run = end - k;
            best = (k + end) / 2;
        }
        k = end + 1;
    }
    return best_run ? b.left + best * (width / BINS) : 0;
}

static void read_columns(reader *r, const nian_runs *runs, int depth);

/* Left, then right, of what stands between two lines that run over both. */
static void read_band(reader *r, const nian_runs *band, int gutter, int depth)
{
    nian_runs left = {0};
    nian_runs right = {0};
    for (size_t i = 0; i < band->count; i++)
        vec_push(r->arena, band->items[i].left < gutter ? &left : &right,
                 band->items[i]);
    read_columns(r, &left, depth + 1);
    read_columns(r, &right, depth + 1);
}

static void read_bands(reader *r, const nian_runs *runs, int gutter, int depth)
{
    nian_runs over = {0};
    nian_runs band = {0};
    for (size_t i = 0; i < runs->count; i++) {
        const nian_run *run = &runs->items[i];
        bool spans = is_over(run, gutter);
        if (spans && band.count) {
            add_rows(r, &over);
            over.count = 0;
            read_band(r, &band, gutter, depth);
            band.count = 0;
        }
        vec_push(r->arena, spans ? &over : &band, *run);
    }
    if (over.count)
        add_rows(r, &over);
    read_band(r, &band, gutter, depth);
}

static void read_columns(reader *r, const nian_runs *runs, int depth)
{
    int gutter = 0;
    if (runs->count >= 2 * COLUMN_LINES && runs->count <= RUNS_MAX &&
        depth < DEPTH)
        gutter = find_gutter(runs);
    if (gutter && !are_columns(runs, gutter))
        gutter = 0;
    if (depth == 0) {
        if (gutter == 0 && is_free(runs, r->state->gutter))
            gutter = r->state->gutter;
        r->state->gutter = gutter;
    }
    if (gutter)
        read_bands(r, runs, gutter, depth);
    else if (runs->count)
        add_rows(r, runs);
}

void nian_rows_find(nian_rows *out, nian_arena *arena, const nian_runs *page,
                    nian_reading *state)
{
    reader r = {out, arena, state};
    nian_runs runs = {0};
    for (size_t i = 0; i < page->count; i++)
        if (!page->items[i].gone)
            vec_push(arena, &runs, page->items[i]);
    read_columns(&r, &runs, 0);
}
