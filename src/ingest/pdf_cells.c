/* Rows of a table when only its words are known, not its rules.  A cell may be
 * wrapped; its neighbours then stand beside its first line or its middle.
 *
 *   1. Pieces: what one line holds in one column.
 *   2. Pieces below each other become a cell where they stand closer than rows
 *      do, or, in a table that is set tight, where the upper one is full and
 *      nothing but words goes on.
 *   3. Cells beside each other become a row; two figures never share a cell.
 */
#include "ingest/pdf_grid.h"

#include <stdlib.h>

#include "ingest/pdf_join.h"

enum {
    CLOSE = 112,     /* hundredths of the least distance of two lines */
    ROW_APART = 122, /* and from here on a row's */
    TIGHT = 95       /* hundredths of a row's that a line is at least */
};

typedef struct piece {
    size_t column;
    size_t row; /* of the lines */
    nian_str text;
    int left, top, right, bottom;
    bool figure;
    size_t above; /* the piece above it in its column, or itself */
    size_t set;   /* towards the first piece of its row of the table */
    /* Of the whole set, where this is its first piece: */
    uint64_t columns;
    size_t figures; /* the line that holds its figures, counted from 1 */
    int high, low;
} piece;

vec_type(pieces, piece);

typedef struct maker {
    nian_arena *arena;
    const nian_row *rows;
    size_t count;
    const nian_strips *gutters;
    int size;
    pieces all;
    int close;  /* lines so near are one cell */
    bool tight; /* rows stand as close as lines */
} maker;

bool nian_is_figure_cell(nian_str s)
{
    size_t digits = 0;
    size_t others = 0;
    static const nian_str marks[] = {
        NIAN_STR_INIT("-"),  NIAN_STR_INIT("—"),  NIAN_STR_INIT("－"),
        NIAN_STR_INIT("．"), NIAN_STR_INIT("，"), NIAN_STR_INIT("％"),
        NIAN_STR_INIT("‰"),  NIAN_STR_INIT("–"),  NIAN_STR_INIT("−"),
    };
    while (s.len) {
        uint32_t code;
        if (nian_str_starts_any(s, marks, sizeof marks / sizeof *marks)) {
            others++;
            s = nian_str_after(s, nian_utf8_next(s, &code));
            continue;
        }
        size_t len = nian_utf8_next(s, &code);
        if (nian_is_digit(code))
            digits++;
        else if (code >= 0x80 || !strchr("+-.,%* ", (int)code))
            return false;
        s = nian_str_after(s, len);
    }
    return digits + others > 0;
}

static size_t column_of(const maker *m, const nian_run *run)
{
    size_t column = 0;
    int middle = (run->left + run->right) / 2;
    bool spans = false;
    for (size_t i = 0; i < m->gutters->count; i++)
        spans |= run->left < m->gutters->items[i].left &&
                 run->right > m->gutters->items[i].right;
    int at = spans ? run->left : middle;
    while (column < m->gutters->count &&
           at > (m->gutters->items[column].left +
                 m->gutters->items[column].right) /
                    2)
        column++;
    return column;
}

static void add_piece(maker *m, const nian_run *run, size_t row)
{
    size_t column = column_of(m, run);
    piece *last = m->all.count ? vec_last(&m->all) : NULL;
    if (last && last->row == row && last->column == column) {
        nian_buf text = {0};
        nian_buf_add(&text, last->text);
        nian_join_apart(&text, run->text);
        last->text = nian_str_copy(m->arena, nian_buf_str(&text));
        last->right = run->right;
        nian_buf_free(&text);
        return;
    }
    piece one = {.column = column,
                 .row = row,
                 .text = run->text,
                 .left = run->left,
                 .top = run->top,
                 .right = run->right,
                 .bottom = run->bottom};
    one.set = one.above = m->all.count;
    vec_push(m->arena, &m->all, one);
}

static void find_pieces(maker *m)
{
    size_t *last = nian_new_array(m->arena, size_t, m->gutters->count + 1);
    for (size_t i = 0; i < m->count; i++)
        for (size_t k = 0; k < m->rows[i].count; k++)
            add_piece(m, &m->rows[i].items[k], i);
    for (size_t i = 0; i < m->all.count; i++) {
        piece *p = &m->all.items[i];
        p->figure = nian_is_figure_cell(p->text);
        if (last[p->column])
            p->above = last[p->column] - 1;
        last[p->column] = i + 1;
    }
}

/* --- how far lines and rows stand apart --- */

static int pitch_of(const maker *m, size_t at)
{
    const piece *p = &m->all.items[at];
    return p->above == at ? 0 : p->top - m->all.items[p->above].top;
}

/* The least distance of two pieces, one above the other; of two figures it is
 * that of two rows.  0: there are none. */
static int least_pitch(const maker *m, bool figures)
{
    int least = 0;
    for (size_t i = 0; i < m->all.count; i++) {
        const piece *p = &m->all.items[i];
        int pitch = pitch_of(m, i);
        bool both = p->figure && m->all.items[p->above].figure;
        if (pitch * 2 > m->size && (both || !figures) &&
            (least == 0 || pitch < least))
            least = pitch;
    }
    return least;
}

static void measure(maker *m)
{
    int least = least_pitch(m, false);
    int row = least_pitch(m, true);
    bool apart = false;
    m->close = (int)((int64_t)least * CLOSE / 100);
    for (size_t i = 0; i < m->all.count; i++)
        apart |= (int64_t)pitch_of(m, i) * 100 > (int64_t)least * ROW_APART;
    m->tight = row ? (int64_t)least * 100 > (int64_t)row * TIGHT : !apart;
    if (row && !m->tight)
        m->close = (least + row) / 2;
}

/* --- sets of pieces --- */

static size_t set_of(const maker *m, size_t at)
{
    while (m->all.items[at].set != at)
        at = m->all.items[at].set;
    return at;
}

/* The later set goes over into the earlier one.  Figures of one row stand on
 * one line, so that sets with figures on two lines stay apart. */
static void unite(maker *m, size_t one, size_t other)
{
    size_t x = set_of(m, one);
    size_t y = set_of(m, other);
    piece *to = &m->all.items[x < y ? x : y];
    piece *from = &m->all.items[x < y ? y : x];
    if (x == y ||
        (to->figures && from->figures && to->figures != from->figures))
        return;
    from->set = x < y ? x : y;
    to->columns |= from->columns;
    to->figures = to->figures ? to->figures : from->figures;
    to->high = from->high < to->high ? from->high : to->high;
    to->low = from->low > to->low ? from->low : to->low;
}

static int width_of(const maker *m, size_t column)
{
    int width = 0;
    for (size_t i = 0; i < m->all.count; i++) {
        const piece *p = &m->all.items[i];
        if (p->column == column && p->right - p->left > width)
            width = p->right - p->left;
    }
    return width;
}

static bool has_figures(const maker *m, size_t row)
{
    for (size_t i = 0; i < m->rows[row].count; i++)
        if (nian_is_figure_cell(m->rows[row].items[i].text))
            return true;
    return false;
}

/* Whether a line goes on in the one below it, in the same cell. */
static bool goes_on(const maker *m, size_t at, const int *widths)
{
    const piece *p = &m->all.items[at];
    const piece *above = &m->all.items[p->above];
    int pitch = pitch_of(m, at);
    if (pitch <= 0 || pitch > m->close || p->figure || above->figure)
        return false;
    if (!m->tight)
        return true;
    bool full =
        (above->right - above->left) + m->size * 6 / 5 >= widths[p->column];
    return full && widths[p->column] > 4 * m->size && !has_figures(m, p->row);
}

static void make_cells(maker *m)
{
    int *widths = nian_new_array(m->arena, int, m->gutters->count + 1);
    for (size_t c = 0; c <= m->gutters->count; c++)
        widths[c] = width_of(m, c);
    for (size_t i = 0; i < m->all.count; i++) {
        piece *p = &m->all.items[i];
        p->columns = p->column < 64 ? (uint64_t)1 << p->column : 0;
        p->high = p->top;
        p->low = p->bottom;
        p->figures = has_figures(m, p->row) ? p->row + 1 : 0;
        if (p->above != i && goes_on(m, i, widths))
            unite(m, p->above, i);
    }
}

/* Cells of one row: beside each other, one in each column. */
static void try_row(maker *m, size_t one, size_t other)
{
    size_t x = set_of(m, one);
    size_t y = set_of(m, other);
    const piece *p = &m->all.items[x];
    const piece *q = &m->all.items[y];
    int from = p->high > q->high ? p->high : q->high;
    int to = p->low < q->low ? p->low : q->low;
    int least = p->low - p->high < q->low - q->high ? p->low - p->high
                                                    : q->low - q->high;
    if (x != y && (p->columns & q->columns) == 0 && (to - from) * 2 > least)
        unite(m, x, y);
}

static void make_rows(maker *m)
{
    for (size_t i = 1; i < m->all.count; i++)
        if (m->all.items[i].row == m->all.items[i - 1].row)
            try_row(m, i - 1, i);
    for (size_t i = 0; i < m->all.count; i++) {
        int low = m->all.items[set_of(m, i)].low;
        for (size_t k = i + 1; k < m->all.count; k++) {
            if (m->all.items[k].top >= low)
                break;
            try_row(m, i, k);
        }
    }
}

/* --- lines --- */

static void add_cell(maker *m, nian_str *cell, nian_str more)
{
    nian_buf text = {0};
    nian_buf_add(&text, *cell);
    nian_join_line(&text, more);
    *cell = nian_str_copy(m->arena, nian_buf_str(&text));
    nian_buf_free(&text);
}

static nian_str *cells_of(maker *m, size_t set)
{
    nian_str *cells = nian_new_array(m->arena, nian_str, m->gutters->count + 1);
    for (size_t i = set; i < m->all.count; i++)
        if (set_of(m, i) == set)
            add_cell(m, &cells[m->all.items[i].column], m->all.items[i].text);
    return cells;
}

vec_type(cell_rows, nian_str *);

static bool any_figure(const maker *m, const nian_str *cells)
{
    for (size_t c = 0; c <= m->gutters->count; c++)
        if (cells[c].len && nian_is_figure_cell(cells[c]))
            return true;
    return false;
}

/* The head of a table is one row, since what reads it takes one. */
static void join_heads(maker *m, cell_rows *rows)
{
    while (rows->count > 2 && !any_figure(m, rows->items[0]) &&
           !any_figure(m, rows->items[1]) &&
           (rows->items[0][0].len == 0) != (rows->items[1][0].len == 0)) {
        for (size_t c = 0; c <= m->gutters->count; c++)
            if (rows->items[1][c].len)
                add_cell(m, &rows->items[0][c], rows->items[1][c]);
        for (size_t i = 2; i < rows->count; i++)
            rows->items[i - 1] = rows->items[i];
        rows->count--;
    }
}

static nian_str line_of(maker *m, const nian_str *cells)
{
    nian_buf text = {0};
    nian_buf_add(&text, NIAN_STR("|"));
    for (size_t c = 0; c <= m->gutters->count; c++) {
        nian_buf_add(&text, NIAN_STR(" "));
        for (size_t i = 0; i < cells[c].len; i++)
            if (cells[c].ptr[i] == '|')
                nian_buf_add(&text, NIAN_STR("｜"));
            else
                nian_buf_add_byte(&text, cells[c].ptr[i]);
        nian_buf_add(&text, NIAN_STR(" |"));
    }
    nian_str line = nian_str_copy(m->arena, nian_buf_str(&text));
    nian_buf_free(&text);
    return line;
}

void nian_cells_find(nian_strs *out, nian_arena *arena, const nian_row *rows,
                     size_t count, const nian_strips *gutters, int size)
{
    maker m = {.arena = arena,
               .rows = rows,
               .count = count,
               .gutters = gutters,
               .size = size};
    cell_rows found = {0};
    find_pieces(&m);
    measure(&m);
    make_cells(&m);
    make_rows(&m);
    for (size_t i = 0; i < m.all.count; i++)
        if (m.all.items[i].set == i)
            vec_push(arena, &found, cells_of(&m, i));
    join_heads(&m, &found);
    for (size_t i = 0; i < found.count; i++)
        vec_push(arena, out, line_of(&m, found.items[i]));
}
