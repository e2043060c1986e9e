/* Tables.  Those of data become rows, with what spans several cells written
 * into each of them where it is a label: a figure that is said once must not
 * be read twice.  Those that only place things on the screen are no tables to
 * a reader, and their cells are read one after the other. */
#include "ingest/html.h"

enum {
    COLUMNS_MOST = 64,
    ROWS_MOST = 5000,
    CELL_PROSE = 400, /* characters: a cell of that much text holds a text */
    CELL_BLOCKS = 4   /* paragraphs in a cell */
};

typedef struct cell {
    nian_str text;
    bool label; /* of words, to be repeated where it spans */
} cell;

typedef struct grid {
    const nian_html_page *page;
    nian_arena *arena;
    cell cells[COLUMNS_MOST];    /* of the row that is made */
    cell spans[COLUMNS_MOST];    /* from rows above */
    uint32_t left[COLUMNS_MOST]; /* rows that they still span */
    uint32_t width;              /* of the row */
    uint32_t own;                /* cells that the source has in it */
    uint32_t row;
    uint32_t percent; /* of the table in links */
    nian_html_lines *lines;
} grid;

static uint32_t span_of(const nian_html_node *node, nian_str name,
                        uint32_t most)
{
    nian_str value = nian_str_trim(nian_html_attr_of(node, name));
    int span;
    if (value.len > 9)
        return most;
    if (!nian_str_to_int(value, &span) || span < 1)
        return 1;
    return (uint32_t)span < most ? (uint32_t)span : most;
}

/* The next node from `at` on with `tag`, in the table itself. */
static uint32_t next_of(const nian_html_page *page, uint32_t at, uint32_t end,
                        nian_html_tag tag)
{
    while (at < end && page->nodes[at].tag != tag)
        at = page->nodes[at].tag == NIAN_HTML_TABLE || page->nodes[at].out
                 ? page->nodes[at].end
                 : at + 1;
    return at;
}

static bool has_digit(nian_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            return true;
    return false;
}

static void add_cell(grid *g, nian_str text, uint32_t columns, uint32_t rows)
{
    while (g->width < COLUMNS_MOST && g->left[g->width]) {
        g->cells[g->width] = g->spans[g->width];
        g->left[g->width++]--;
    }
    bool label = !has_digit(text);
    for (uint32_t i = 0; i < columns && g->width < COLUMNS_MOST; i++) {
        cell made = {text, label};
        if (i > 0 && !label)
            made.text = (nian_str){0};
        g->cells[g->width] = made;
        g->spans[g->width] = (cell){label ? text : (nian_str){0}, label};
        g->left[g->width++] = rows - 1;
    }
}

static void end_spans(grid *g)
{
    while (g->width < COLUMNS_MOST && g->left[g->width]) {
        g->cells[g->width] = g->spans[g->width];
        g->left[g->width++]--;
    }
}

/* A mark of cells must not stand in one. */
static void write_cell(nian_buf *out, nian_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '|')
            nian_buf_add(out, NIAN_STR("｜"));
        else
            nian_buf_add_byte(out, text.ptr[i]);
}

static nian_str join_cells(const grid *g)
{
    nian_buf row = {0};
    for (uint32_t i = 0; i < g->width; i++) {
        nian_str text = g->cells[i].text;
        nian_buf_add(&row, NIAN_STR("| "));
        write_cell(&row, text);
        nian_buf_add(&row, nian_str_slice(NIAN_STR(" "), 0, text.len));
    }
    nian_buf_add(&row, NIAN_STR("|"));
    nian_str made = nian_str_copy(g->arena, nian_buf_str(&row));
    nian_buf_free(&row);
    return made;
}

static bool is_empty(const grid *g)
{
    for (uint32_t i = 0; i < g->width; i++)
        if (g->cells[i].text.len)
            return false;
    return true;
}

/* A row of one cell is a caption or a note. */
static void write_row(grid *g, uint32_t node, bool spanned)
{
    nian_html_line line = {.node = node, .gap = g->row == 0};
    if (is_empty(g))
        return;
    if (g->own == 1 && !spanned) {
        line.text = g->cells[0].text;
        line.gap = true;
        g->row = 0;
    } else {
        line.kind = NIAN_HTML_ROW;
        line.text = join_cells(g);
        g->row++;
    }
    line.chars = (uint32_t)nian_utf8_count(line.text);
    line.links = line.chars * g->percent / 100;
    vec_push(g->arena, g->lines, line);
}

static void read_row(grid *g, uint32_t row)
{
    const nian_html_node *nodes = g->page->nodes;
    bool spanned = g->left[0] > 0;
    g->width = g->own = 0;
    uint32_t at = next_of(g->page, row + 1, nodes[row].end, NIAN_HTML_TD);
    while (at < nodes[row].end) {
        nian_str text = nian_html_inner(g->page, at, g->arena);
        add_cell(g, text,
                 span_of(&nodes[at], NIAN_STR("colspan"), COLUMNS_MOST),
                 span_of(&nodes[at], NIAN_STR("rowspan"), ROWS_MOST));
        g->own++;
        at = next_of(g->page, nodes[at].end, nodes[row].end, NIAN_HTML_TD);
    }
    end_spans(g);
    write_row(g, row, spanned);
}

/* Tables that list links are no data of a report. */
static uint32_t link_percent(const nian_html_page *page, uint32_t table)
{
    size_t all = 1;
    size_t links = 0;
    uint32_t link_end = 0;
    for (uint32_t at = table; at < page->nodes[table].end; at++) {
        const nian_html_node *node = &page->nodes[at];
        if (node->tag == NIAN_HTML_A &&
            nian_html_attr_of(node, NIAN_STR("href")).len)
            link_end = node->end;
        size_t len = nian_str_trim(node->text).len;
        all += len;
        links += at < link_end ? len : 0;
    }
    return (uint32_t)(links * 100 / all);
}

void nian_html_table(nian_html_lines *out, const nian_html_page *page,
                     uint32_t table, nian_arena *arena)
{
    grid *g = nian_new(arena, grid);
    g->page = page;
    g->arena = arena;
    g->lines = out;
    g->percent = link_percent(page, table);
    uint32_t end = page->nodes[table].end;
    uint32_t caption = next_of(page, table + 1, end, NIAN_HTML_CAPTION);
    if (caption < end) {
        nian_str text = nian_html_inner(page, caption, arena);
        nian_html_line line = {.text = text, .gap = true, .node = caption};
        line.chars = (uint32_t)nian_utf8_count(text);
        if (text.len)
            vec_push(arena, out, line);
    }
    uint32_t row = next_of(page, table + 1, end, NIAN_HTML_TR);
    for (uint32_t count = 0; row < end && count < ROWS_MOST; count++) {
        read_row(g, row);
        row = next_of(page, page->nodes[row].end, end, NIAN_HTML_TR);
    }
}

/* A cell with paragraphs, headings, or much text. */
static bool holds_text(const nian_html_page *page, uint32_t td)
{
    uint32_t blocks = 0;
    size_t chars = 0;
    for (uint32_t at = td + 1; at < page->nodes[td].end; at++) {
        const nian_html_node *node = &page->nodes[at];
        if (nian_html_is_heading(node->tag))
            return true;
        blocks += node->tag == NIAN_HTML_P || node->tag == NIAN_HTML_BLOCK ||
                  node->tag == NIAN_HTML_BR;
        if (node->tag == NIAN_HTML_TEXT)
            chars += node->text.len / 3;
    }
    return chars > CELL_PROSE * 2 ||
           (chars > CELL_PROSE && blocks >= CELL_BLOCKS);
}

/* What a row has: cells with words in them. */
typedef struct row_look {
    uint32_t cells;
    bool text; /* one holds a text, or a table */
} row_look;

static bool has_words(const nian_html_page *page, uint32_t td)
{
    for (uint32_t at = td + 1; at < page->nodes[td].end; at++)
        if (nian_str_trim(page->nodes[at].text).len)
            return true;
    return false;
}

static row_look look_at_row(const nian_html_page *page, uint32_t row)
{
    row_look look = {0};
    for (uint32_t at = row + 1; at < page->nodes[row].end && !look.text; at++) {
        nian_html_tag tag = page->nodes[at].tag;
        look.text = tag == NIAN_HTML_TABLE ||
                    (tag == NIAN_HTML_TD && holds_text(page, at));
        look.cells += tag == NIAN_HTML_TD && has_words(page, at);
    }
    return look;
}

/* Most rows of a table of data have more than one cell with words. */
bool nian_html_is_data(const nian_html_page *page, uint32_t table)
{
    uint32_t end = page->nodes[table].end;
    uint32_t rows = 0;
    uint32_t wide = 0;
    uint32_t row = next_of(page, table + 1, end, NIAN_HTML_TR);
    while (row < end && rows < ROWS_MOST) {
        row_look look = look_at_row(page, row);
        if (look.text)
            return false;
        wide += look.cells >= 2;
        rows += look.cells >= 1;
        row = next_of(page, page->nodes[row].end, end, NIAN_HTML_TR);
    }
    return rows >= 2 && wide * 2 >= rows;
}
