/* Tables among the rows of a page: rows one below the other whose runs leave
 * the same strips free.  Lines of running text cross such strips. */
#include "ingest/pdf_grid.h"

enum {
    ROWS_MIN = 2,
    COLUMNS_MAX = 40,
    RUNS_MAX = 60,   /* in a row */
    ROWS_MAX = 500,  /* of a table on one page */
    BULLET_MAX = 4,  /* characters */
    ROOM = 15000,    /* how wide a last column may be */
    REST_MAX = 4,    /* lines of a row that goes on over a page */
    CLOSE = 103,     /* hundredths of the distance of two rows */
    TAIL_CHARS = 30, /* a longer run alone is no cell */
    /* runs held against each other */
    PAIRS_OF_ROW = 50000,
    PAIRS_AT_LEAST = 20000000,
    PAIRS_MAX = 2000000000
};

typedef struct finder {
    nian_arena *arena;
    const nian_rows *rows;
    const nian_measures *measures;
    nian_page_tables *out;
    nian_strips before; /* gutters of the table that was found last */
    size_t pairs;       /* held against each other so far */
    size_t rest;        /* behind the rest of its last row; 0: there is none */
} finder;

static bool is_same_size(int size, int other)
{
    if (size == 0 || other == 0)
        return true;
    return size * 8 <= other * 9 && other * 8 <= size * 9;
}

/* 表3 …, 图2 …, 单位：亿元, 注：…: stand by a table and belong to none. */
static bool is_caption(const nian_row *row)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("表"),     NIAN_STR_INIT("图"),
        NIAN_STR_INIT("单位："), NIAN_STR_INIT("注："),
        NIAN_STR_INIT("注:"),    NIAN_STR_INIT("单位:"),
        NIAN_STR_INIT("附表"),   NIAN_STR_INIT("（单位"),
        NIAN_STR_INIT("续表"),   NIAN_STR_INIT("资料来源"),
    };
    nian_str s = row->items[0].text;
    return row->count <= 2 &&
           nian_str_starts_any(s, starts, sizeof starts / sizeof *starts);
}

/* 二、 at the start of a line alone opens a section. */
static bool is_prose(const nian_row *row)
{
    nian_str s = row->items[row->count - 1].text;
    return row->count == 1 && (nian_str_ends(s, NIAN_STR("。")) ||
                               nian_utf8_longer(s, TAIL_CHARS));
}

/* What is left of the free strips under one more row. */
static size_t narrow(nian_strip *free, size_t count, const nian_row *row,
                     int size)
{
    nian_strip next[COLUMNS_MAX];
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        int from = free[i].left;
        for (size_t k = 0; k <= row->count && kept < COLUMNS_MAX; k++) {
            int to = free[i].right;
            if (k < row->count && row->items[k].left < to)
                to = row->items[k].left;
            if (to - from > size / 3)
                next[kept++] = (nian_strip){from, to};
            if (k < row->count && row->items[k].right > from)
                from = row->items[k].right;
        }
    }
    for (size_t i = 0; i < kept; i++)
        free[i] = next[i];
    return kept;
}

static size_t gaps_of(nian_strip *free, const nian_row *row, int size)
{
    size_t count = 0;
    for (size_t k = 1; k < row->count && count < COLUMNS_MAX; k++) {
        nian_strip gap = {row->items[k - 1].right, row->items[k].left};
        if (gap.right - gap.left > size / 3)
            free[count++] = gap;
    }
    return count;
}

static bool continues(const nian_row *row, const nian_row *before)
{
    return row->column == before->column && row->count <= RUNS_MAX &&
           is_same_size(row->size, before->size) && !is_caption(row) &&
           !is_prose(row) &&
           row->top - before->top < 4 * (before->bottom - before->top);
}

/* A line across the table, and the table goes on below it. */
static bool is_bridge(const finder *f, size_t at, const nian_strip *free,
                      size_t count)
{
    if (at + 1 >= f->rows->count)
        return false;
    const nian_row *row = &f->rows->items[at];
    const nian_row *next = row + 1;
    nian_strip left[COLUMNS_MAX];
    for (size_t i = 0; i < count; i++)
        left[i] = free[i];
    return row->count == 1 && next->count > 1 && continues(next, row) &&
           narrow(left, count, next, row->size) > 0;
}

/* Rows from `first` on, to the last one that parts. */
static size_t extent(const finder *f, size_t first, size_t *several)
{
    const nian_row *rows = f->rows->items;
    nian_strip free[COLUMNS_MAX];
    int size = rows[first].size ? rows[first].size : f->measures->size;
    size_t count = gaps_of(free, &rows[first], size);
    size_t end = first + 1;
    *several = 1;
    for (size_t i = first + 1;
         count && i < f->rows->count && i < first + ROWS_MAX; i++) {
        if (!continues(&rows[i], &rows[i - 1]))
            break;
        nian_strip left[COLUMNS_MAX];
        for (size_t k = 0; k < count; k++)
            left[k] = free[k];
        size_t kept = narrow(left, count, &rows[i], size);
        if (kept == 0 && is_bridge(f, i, free, count))
            continue;
        if (kept == 0)
            break;
        count = kept;
        for (size_t k = 0; k < count; k++)
            free[k] = left[k];
        *several += rows[i].count > 1;
        if (rows[i].count > 1)
            end = i + 1;
    }
    return end;
}

/* How close rows that part stand. */
static int row_pitch(const nian_row *rows, size_t first, size_t end)
{
    int least = 0;
    for (size_t i = first + 1; i < end; i++) {
        int pitch = rows[i].top - rows[i - 1].top;
        bool both = rows[i].count > 1 && rows[i - 1].count > 1;
        if (both && (least == 0 || pitch < least))
            least = pitch;
    }
    return least;
}

/* The rest of a cell above: set as it is, at its left or at its middle. */
static bool is_rest(const nian_row *row, const nian_row *above, int size)
{
    const nian_run *run = &row->items[0];
    for (size_t i = 0; i < above->count; i++) {
        const nian_run *other = &above->items[i];
        int left = run->left - other->left;
        int middle = (run->left + run->right - other->left - other->right) / 2;
        if ((left < size && left > -size) || (middle < size && middle > -size))
            return run->right < other->right + size;
    }
    return false;
}

/* Lines below the last row that parts are the rest of its cells. */
static size_t with_tail(const finder *f, size_t first, size_t end)
{
    const nian_row *rows = f->rows->items;
    int size = rows[first].size ? rows[first].size : f->measures->size;
    int pitch = row_pitch(rows, first, end);
    while (end < f->rows->count && rows[end].count == 1 &&
           continues(&rows[end], &rows[end - 1]) &&
           (rows[end].top - rows[end - 1].top) * 100 <= pitch * CLOSE &&
           is_rest(&rows[end], &rows[end - 1], size))
        end++;
    return end;
}

/* Whether a page begins at `at` and the last one ended with a table. */
static bool is_page_head(const finder *f, size_t at)
{
    if (f->out->count == 0)
        return false;
    const nian_page_table *last = vec_last(f->out);
    const nian_row *row = &f->rows->items[at];
    return last->first + last->count == at &&
           (at == f->rest || row->page == row[-1].page + 1);
}

/* A table on the next page that has the same columns. */
static bool is_more(const finder *f, size_t at, const nian_strips *gutters)
{
    const nian_strips *before = &f->before;
    if (before->count != gutters->count || !is_page_head(f, at))
        return false;
    for (size_t i = 0; i < gutters->count; i++)
        if (before->items[i].left > gutters->items[i].right ||
            before->items[i].right < gutters->items[i].left)
            return false;
    return true;
}

static bool fits(const finder *f, const nian_row *row,
                 const nian_strips *gutters)
{
    nian_strip free[COLUMNS_MAX];
    if (gutters->count == 0 || gutters->count >= COLUMNS_MAX ||
        (row->count > 1 && row->right < gutters->items[0].right) ||
        (row->count > 1 && row->left > gutters->items[0].right) ||
        row->left > gutters->items[gutters->count - 1].right + ROOM)
        return false;
    for (size_t i = 0; i < gutters->count; i++)
        free[i] = gutters->items[i];
    return narrow(free, gutters->count, row, f->measures->size) >=
           gutters->count;
}

/* Rows at the head of a page that stand in the columns of the table before;
 * `at` when there are none. */
static size_t more_rows(const finder *f, size_t at)
{
    const nian_row *rows = f->rows->items;
    size_t end = at;
    if (!is_page_head(f, at) || !is_same_size(rows[at].size, rows[at - 1].size))
        return at;
    for (size_t i = at; i < f->rows->count && i < at + ROWS_MAX; i++) {
        if (is_caption(&rows[i]) || is_prose(&rows[i]) ||
            rows[i].count > RUNS_MAX || !fits(f, &rows[i], &f->before) ||
            (i > at && !continues(&rows[i], &rows[i - 1])))
            break;
        if (rows[i].count > 1)
            end = i + 1;
    }
    return end > at ? with_tail(f, at, end) : at;
}

/* Each run stands below one of the row before, as the rest of its cell. */
static bool is_all_rest(const nian_row *row, const nian_row *above, int size)
{
    for (size_t i = 0; i < row->count; i++) {
        nian_row one = {.items = &row->items[i], .count = 1};
        if (nian_is_figure_cell(row->items[i].text) ||
            !is_rest(&one, above, size))
            return false;
    }
    return row->count < above->count;
}

/* The next row stands beside the middle of its cell. */
static bool is_first_line(const finder *f, size_t at)
{
    const nian_row *row = &f->rows->items[at];
    return at + 1 < f->rows->count && row[1].column == row->column &&
           row[1].top - row->top < row->size;
}

/* Lines at the head of a page that end the last row of the page before. */
static size_t take_rest(finder *f, size_t at)
{
    nian_page_table *table = vec_last(f->out);
    const nian_row *rows = f->rows->items;
    size_t last = at - 1;
    size_t end = at;
    while (end < f->rows->count && rows[end].page == rows[last].page + 1 &&
           rows[end].column == rows[at].column && end < at + REST_MAX &&
           is_same_size(rows[end].size, rows[last].size) &&
           !is_caption(&rows[end]) && !is_prose(&rows[end]) &&
           !is_first_line(f, end) && nian_cells_hold_figures(&table->lines) &&
           is_all_rest(&rows[end], &rows[last], f->measures->size)) {
        nian_strs more = {0};
        nian_cells_find(&more, f->arena, &rows[end], 1, &f->before,
                        f->measures->size);
        nian_cells_extend(vec_last(&table->lines), f->arena, more.items[0]);
        table->count++;
        end++;
    }
    return end;
}

static void append(finder *f, const nian_page_table *more)
{
    nian_page_table *table = vec_last(f->out);
    size_t from = 0;
    while (from < more->lines.count && from < table->lines.count &&
           nian_str_equal(more->lines.items[from], table->lines.items[from]))
        from++;
    for (size_t i = from; i < more->lines.count; i++)
        vec_push(f->arena, &table->lines, more->lines.items[i]);
    table->count += more->count;
}

/* A head alone at the foot of the page before. */
static void take_head(finder *f, nian_page_table *table)
{
    const nian_row *rows = f->rows->items;
    size_t at = table->first;
    bool taken = f->out->count &&
                 vec_last(f->out)->first + vec_last(f->out)->count == at;
    if (at == 0 || taken || rows[at].page != rows[at - 1].page + 1 ||
        rows[at - 1].count < 2 || rows[at - 1].count > RUNS_MAX ||
        !is_same_size(rows[at].size, rows[at - 1].size) ||
        is_caption(&rows[at - 1]) || !fits(f, &rows[at - 1], &f->before))
        return;
    nian_strs lines = {0};
    nian_cells_find(&lines, f->arena, &rows[at - 1], 1, &f->before,
                    f->measures->size);
    bool rest = table->lines.count &&
                is_all_rest(&rows[at], &rows[at - 1], f->measures->size);
    if (rest)
        nian_cells_extend(&lines.items[0], f->arena, table->lines.items[0]);
    for (size_t i = rest; i < table->lines.count; i++)
        vec_push(f->arena, &lines, table->lines.items[i]);
    table->lines = lines;
    table->first--;
    table->count++;
}

/* Words scattered over a page begin a table in each row, and each asks what
 * stands above what; a page full of tables takes a fifth of what is allowed. */
static bool is_affordable(finder *f, size_t first, size_t end)
{
    size_t runs = 0;
    size_t most = f->rows->count * PAIRS_OF_ROW + PAIRS_AT_LEAST;
    for (size_t i = first; i < end; i++)
        runs += f->rows->items[i].count;
    f->pairs += runs * runs;
    return f->pairs < most && f->pairs < PAIRS_MAX;
}

/* •, （1）, 1.: what stands before an item of a list. */
static bool is_bullet(nian_str s)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("."),  NIAN_STR_INIT("．"), NIAN_STR_INIT("、"),
        NIAN_STR_INIT("）"), NIAN_STR_INIT(")"),  NIAN_STR_INIT("•"),
        NIAN_STR_INIT("●"),  NIAN_STR_INIT("◆"),  NIAN_STR_INIT("■"),
        NIAN_STR_INIT("▪"),  NIAN_STR_INIT("○"),  NIAN_STR_INIT("·"),
        NIAN_STR_INIT("★"),  NIAN_STR_INIT("◇"),
    };
    return !nian_utf8_longer(s, BULLET_MAX) &&
           nian_str_ends_any(s, ends, sizeof ends / sizeof *ends);
}

static bool is_list(const nian_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].count > 2 ||
            (rows[i].count == 2 && !is_bullet(rows[i].items[0].text)))
            return false;
    return true;
}

/* The rows from `first` on that are a table, and its gutters; `first` when
 * they are none. */
static size_t table_end(finder *f, size_t first, nian_strips *gutters)
{
    const nian_row *rows = f->rows->items;
    size_t several = 0;
    if (rows[first].count < 2 || rows[first].count > RUNS_MAX ||
        is_caption(&rows[first]))
        return first;
    size_t end = extent(f, first, &several);
    if (several < ROWS_MIN)
        return first;
    end = with_tail(f, first, end);
    if (!is_affordable(f, first, end))
        return first;
    nian_gutters_find(gutters, f->arena, rows + first, end - first,
                      rows[first].size ? rows[first].size : f->measures->size);
    bool good = gutters->count > 0 && gutters->count < COLUMNS_MAX &&
                several * 3 >= end - first &&
                !is_list(rows + first, end - first);
    return good ? end : first;
}

static void add_table(finder *f, size_t first, size_t end,
                      const nian_strips *gutters)
{
    nian_page_table table = {.first = first, .count = end - first};
    bool more = is_more(f, first, gutters);
    f->before = *gutters;
    nian_cells_find(&table.lines, f->arena, f->rows->items + first, end - first,
                    gutters, f->measures->size);
    if (more) {
        append(f, &table);
        return;
    }
    take_head(f, &table);
    vec_push(f->arena, f->out, table);
}

void nian_tables_find(nian_page_tables *out, nian_arena *arena,
                      const nian_rows *rows, const nian_measures *measures)
{
    finder f = {.arena = arena, .rows = rows, .measures = measures, .out = out};
    for (size_t i = 0; i < rows->count;) {
        nian_strips gutters = {0};
        size_t end = table_end(&f, i, &gutters);
        size_t more = more_rows(&f, i);
        if (more > i && (end == i || gutters.count < f.before.count)) {
            gutters = f.before;
            end = more;
        }
        if (end == i) {
            i++;
            continue;
        }
        add_table(&f, i, end, &gutters);
        i = end;
        if (end < rows->count && is_page_head(&f, end))
            i = f.rest = take_rest(&f, end);
    }
}
