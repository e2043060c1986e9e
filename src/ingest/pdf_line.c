/* Rows of a table as lines, | a | b |, and back. */
#include "ingest/pdf_grid.h"
#include "ingest/pdf_join.h"

/* The next cell of a line, without the blanks around it. */
static bool next_cell(nian_str *rest, nian_str *cell)
{
    if (!nian_str_cut_start(rest, NIAN_STR("|")))
        return false;
    ptrdiff_t bar = nian_str_find(*rest, NIAN_STR("|"));
    if (bar < 0)
        return false;
    *cell = nian_str_trim(nian_str_slice(*rest, 0, (size_t)bar));
    *rest = nian_str_after(*rest, (size_t)bar);
    return true;
}

void nian_cells_extend(nian_str *line, nian_arena *arena, nian_str more)
{
    nian_buf text = {0};
    nian_str rest = *line;
    nian_str cell;
    nian_buf_add(&text, NIAN_STR("|"));
    while (next_cell(&rest, &cell)) {
        nian_str end = {NULL, 0};
        nian_buf whole = {0};
        next_cell(&more, &end);
        nian_buf_add(&whole, cell);
        nian_join_line(&whole, end);
        nian_buf_format(&text, " %.*s |", NIAN_STR_ARG(nian_buf_str(&whole)));
        nian_buf_free(&whole);
    }
    *line = nian_str_copy(arena, nian_buf_str(&text));
    nian_buf_free(&text);
}

bool nian_cells_hold_figures(const nian_strs *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        nian_str rest = lines->items[i];
        for (nian_str cell; next_cell(&rest, &cell);)
            if (cell.len && nian_is_figure_cell(cell))
                return true;
    }
    return false;
}
