/* A table becomes rows of `| cell |`; one that only sets its text on the page
 * (a red head, a frame, copies sent) becomes paragraphs. */
#include "ingest/outline.h"

#include "text/text.h"

enum {
    HEADER_ROWS = 3,       /* at most, that are read as one */
    REPEATED = 30,         /* characters of a merged cell said again */
    LONG_CELL = 400,       /* characters of a cell that holds a text */
    LONG_PARAGRAPHS = 4,   /* in such a cell */
    FRAME_ROWS = 4,        /* of a table that frames a report … */
    FRAME_CHARACTERS = 300 /* … and what it holds */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* What stands in a column of the row that is written. */
typedef struct slot {
    const nian_outline_cell *cell;
    uint32_t below; /* rows that it goes on for */
    bool first;     /* the cell starts in this column … */
    bool above;     /* … but in a row above */
} slot;

typedef struct grid {
    const nian_outline_table *table;
    slot slots[NIAN_OUTLINE_COLUMNS];
    size_t columns;
    size_t row; /* the next one */
} grid;

/* --- text of cells --- */

static void add_flat(nian_buf *out, const nian_outline_blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const nian_outline_block *block = &blocks->items[i];
        nian_buf_add_byte(out, '\n');
        nian_buf_add(out, block->text);
        for (size_t r = 0; block->table && r < block->table->rows.count; r++) {
            const nian_outline_row *row = &block->table->rows.items[r];
            for (size_t c = 0; c < row->cells.count; c++)
                add_flat(out, &row->cells.items[c].blocks);
        }
    }
}

/* One line, in which `|` ends no cell. */
static void add_cell_text(nian_buf *out, const nian_outline_cell *cell)
{
    nian_buf flat = {0};
    nian_buf line = {0};
    add_flat(&flat, &cell->blocks);
    nian_outline_add_joined(&line, nian_buf_str(&flat));
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '|')
            nian_buf_add(out, NIAN_STR("｜"));
        else
            nian_buf_add_byte(out, line.ptr[i] == '\t' ? ' ' : line.ptr[i]);
    }
    nian_buf_free(&flat);
    nian_buf_free(&line);
}

static size_t text_length(const nian_outline_cell *cell)
{
    size_t bytes = 0;
    for (size_t i = 0; i < cell->blocks.count; i++)
        bytes += cell->blocks.items[i].text.len;
    return bytes / 3;
}

/* --- the grid --- */

static uint32_t columns_of(const nian_outline_cell *cell)
{
    return cell->columns ? cell->columns : 1;
}

static uint32_t rows_of(const nian_outline_cell *cell)
{
    return cell->rows ? cell->rows : 1;
}

static size_t put_cell(grid *g, size_t at, const nian_outline_cell *cell)
{
    uint32_t span = columns_of(cell);
    for (uint32_t i = 0; i < span && at < NIAN_OUTLINE_COLUMNS; i++, at++)
        g->slots[at] = (slot){cell, rows_of(cell) - 1, i == 0, false};
    if (at > g->columns && cell->blocks.count)
        g->columns = at; /* a column without a word is none */
    return at;
}

/* Lays the next row over the one before; false when there is none. */
static bool next_row(grid *g)
{
    if (g->row == g->table->rows.count)
        return false;
    const nian_outline_row *row = &g->table->rows.items[g->row++];
    size_t next = 0;
    for (size_t at = 0; at < NIAN_OUTLINE_COLUMNS;) {
        slot *s = &g->slots[at];
        if (s->below) {
            s->below--;
            s->above = true;
            at++;
        } else if (next < row->cells.count) {
            at = put_cell(g, at, &row->cells.items[next++]);
        } else {
            g->slots[at++] = (slot){0};
        }
    }
    return true;
}

static size_t count_columns(const nian_outline_table *table)
{
    grid g = {.table = table};
    while (next_row(&g))
        continue;
    return g.columns;
}

/* --- what a table is --- */

static bool is_empty_row(const nian_outline_row *row)
{
    for (size_t i = 0; i < row->cells.count; i++)
        if (row->cells.items[i].blocks.count)
            return false;
    return true;
}

/* A row of one cell over all columns is a caption or a remark. */
static bool is_caption(const nian_outline_row *row, size_t columns)
{
    return columns > 1 && row->cells.count == 1 &&
           columns_of(&row->cells.items[0]) >= columns &&
           rows_of(&row->cells.items[0]) == 1 &&
           row->cells.items[0].blocks.count;
}

static bool frames(const nian_outline_cell *cell)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("签发人"), NIAN_STR_INIT("抄送"), NIAN_STR_INIT("主送"),
        NIAN_STR_INIT("印发"),   NIAN_STR_INIT("〔"),
    };
    for (size_t i = 0; i < cell->blocks.count; i++) {
        nian_str text = nian_str_trim(cell->blocks.items[i].text);
        if (nian_str_has_any(text, words, COUNT(words)) ||
            nian_str_ends(text, NIAN_STR("文件")))
            return true;
    }
    return false;
}

/* A cell that holds a text of its own, or a table. */
static bool is_page(const nian_outline_cell *cell)
{
    for (size_t i = 0; i < cell->blocks.count; i++)
        if (cell->blocks.items[i].table)
            return true;
    return cell->blocks.count >= LONG_PARAGRAPHS &&
           text_length(cell) > LONG_CELL;
}

static bool sets_page(const nian_outline_table *table, size_t columns)
{
    size_t filled = 0;
    size_t length = 0;
    bool frame = false;
    for (size_t r = 0; r < table->rows.count; r++) {
        const nian_outline_row *row = &table->rows.items[r];
        filled += !is_empty_row(row) && !is_caption(row, columns);
        for (size_t c = 0; c < row->cells.count; c++) {
            const nian_outline_cell *cell = &row->cells.items[c];
            if (is_page(cell))
                return true;
            frame |= frames(cell);
            length += text_length(cell);
        }
    }
    return columns < 2 || filled < 2 ||
           (frame && filled <= FRAME_ROWS && length <= FRAME_CHARACTERS);
}

/* --- writing --- */

static bool is_short(nian_str text)
{
    return !nian_utf8_longer(text, REPEATED);
}

/* A cell that is merged over columns is said in each of a header, and once
 * below; over rows, in each but for the first column, whose words would name
 * several rows alike. */
static bool is_said(const slot *s, size_t column, bool header)
{
    if (!s->cell)
        return false;
    if (!s->first)
        return header;
    return !s->above || header || column > 0;
}

static void add_slot(nian_buf *out, const slot *s, size_t column, bool header)
{
    size_t start = out->len;
    if (!is_said(s, column, header))
        return;
    add_cell_text(out, s->cell);
    nian_str said = nian_str_after(nian_buf_str(out), start);
    if ((!s->first || s->above) && !is_short(said))
        out->len = start;
}

static void end_cell(nian_buf *out, size_t start)
{
    if (out->len > start)
        nian_buf_add_byte(out, ' ');
    nian_buf_add(out, NIAN_STR("|"));
}

/* Rows that a header spans: a cell over rows stands beside one over columns,
 * as 指标 stands beside 2023年 over 绝对数 and 增长. */
static size_t header_rows(const nian_outline_table *table, size_t first)
{
    uint32_t rows = 1;
    bool wide = false;
    const nian_outline_row *row = &table->rows.items[first];
    for (size_t i = 0; i < row->cells.count; i++) {
        const nian_outline_cell *cell = &row->cells.items[i];
        if (rows_of(cell) > rows)
            rows = rows_of(cell);
        wide |= columns_of(cell) > 1;
    }
    bool fits = wide && rows <= HEADER_ROWS && first + rows < table->rows.count;
    return fits ? rows : 1;
}

/* The words above a column, each once: 2023年绝对数. */
static void add_header(nian_buf *out, grid *g, size_t rows)
{
    nian_buf cells[NIAN_OUTLINE_COLUMNS] = {0};
    const nian_outline_cell *said[NIAN_OUTLINE_COLUMNS] = {0};
    for (size_t r = 0; r < rows && next_row(g); r++) {
        for (size_t i = 0; i < NIAN_OUTLINE_COLUMNS; i++) {
            const slot *s = &g->slots[i];
            if (s->cell && s->cell != said[i])
                add_slot(&cells[i], s, i, true);
            said[i] = s->cell;
        }
    }
    nian_buf_add_byte(out, '|');
    for (size_t i = 0; i < NIAN_OUTLINE_COLUMNS; i++) {
        if (i < g->columns) {
            nian_buf_add_byte(out, ' ');
            size_t start = out->len;
            nian_buf_add(out, nian_buf_str(&cells[i]));
            end_cell(out, start);
        }
        nian_buf_free(&cells[i]);
    }
    nian_buf_add(out, NIAN_STR("\n|"));
    for (size_t i = 0; i < g->columns; i++)
        nian_buf_add(out, NIAN_STR("---|"));
    nian_buf_add_byte(out, '\n');
}

static void add_row(nian_buf *out, const grid *g)
{
    nian_buf_add_byte(out, '|');
    for (size_t i = 0; i < g->columns; i++) {
        nian_buf_add_byte(out, ' ');
        size_t start = out->len;
        add_slot(out, &g->slots[i], i, false);
        end_cell(out, start);
    }
    nian_buf_add_byte(out, '\n');
}

static bool is_empty(const grid *g)
{
    for (size_t i = 0; i < g->columns; i++)
        if (g->slots[i].cell && g->slots[i].cell->blocks.count)
            return false;
    return true;
}

/* Between what stands there and what comes. */
static void add_blank(nian_buf *out)
{
    nian_str before = nian_buf_str(out);
    if (before.len && !nian_str_ends(before, NIAN_STR("\n\n")))
        nian_buf_add_byte(out, '\n');
}

/* 某办公室 | 2031年1月9日印发: who printed it and when are one line. */
static bool tells_printing(const nian_outline_row *row)
{
    if (row->cells.count < 2)
        return false;
    for (size_t c = 0; c < row->cells.count; c++)
        if (row->cells.items[c].blocks.count > 1)
            return false;
    const nian_outline_blocks *last = &vec_last(&row->cells)->blocks;
    return last->count &&
           nian_str_ends(nian_str_trim(last->items[0].text), NIAN_STR("印发"));
}

static void add_printing(nian_buf *out, const nian_outline_row *row)
{
    add_blank(out);
    for (size_t c = 0; c < row->cells.count; c++) {
        size_t start = out->len;
        if (c && !nian_str_ends(nian_buf_str(out), NIAN_STR("\n")))
            nian_buf_add_byte(out, ' ');
        size_t begin = out->len;
        add_cell_text(out, &row->cells.items[c]);
        if (out->len == begin)
            out->len = start;
    }
    nian_buf_add_byte(out, '\n');
}

static void add_page(nian_buf *out, const nian_outline_table *table,
                     bool titled)
{
    for (size_t r = 0; r < table->rows.count; r++) {
        const nian_outline_row *row = &table->rows.items[r];
        if (tells_printing(row)) {
            add_printing(out, row);
            continue;
        }
        for (size_t c = 0; c < row->cells.count; c++)
            nian_outline_write(out, &row->cells.items[c].blocks, titled);
    }
}

/* Where a file marks only that a cell goes on below, the cell above gets its
 * rows counted and the mark goes. */
static void count_rows(const nian_outline_table *table)
{
    struct {
        nian_outline_cell *cell;
        size_t end; /* the row behind its last */
    } open[NIAN_OUTLINE_COLUMNS + 1] = {0};
    for (size_t r = 0; r < table->rows.count; r++) {
        nian_outline_row *row = &table->rows.items[r];
        size_t at = 0;
        size_t kept = 0;
        for (size_t c = 0; c < row->cells.count; c++) {
            nian_outline_cell cell = row->cells.items[c];
            bool goes_on = cell.continued && open[at].cell && open[at].end == r;
            if (goes_on) {
                open[at].cell->rows = rows_of(open[at].cell) + 1;
            } else {
                row->cells.items[kept] = cell;
                open[at].cell = &row->cells.items[kept++];
            }
            open[at].end = r + 1;
            at += columns_of(&cell);
            if (at > NIAN_OUTLINE_COLUMNS)
                at = NIAN_OUTLINE_COLUMNS;
        }
        row->cells.count = kept;
    }
}

void nian_outline_write_table(nian_buf *out, const nian_outline_table *table,
                              bool titled)
{
    count_rows(table);
    size_t columns = count_columns(table);
    size_t first = 0;
    size_t count = table->rows.count;
    if (sets_page(table, columns)) {
        add_page(out, table, titled);
        return;
    }
    while (first < count && is_caption(&table->rows.items[first], columns))
        nian_outline_write(
            out, &table->rows.items[first++].cells.items[0].blocks, titled);
    while (count > first && is_caption(&table->rows.items[count - 1], columns))
        count--;
    grid g = {.table = table, .row = first, .columns = columns};
    add_blank(out);
    add_header(out, &g, header_rows(table, first));
    while (g.row < count && next_row(&g))
        if (!is_empty(&g))
            add_row(out, &g);
    for (; count < table->rows.count; count++)
        nian_outline_write(out, &table->rows.items[count].cells.items[0].blocks,
                           titled);
}
