/* The way of a statement through the passes, and figures made indicators. */
#include "extract/indicator.h"
#include "extract/indicator_name.h"
#include "extract/indicator_table.h"
#include "extract/plain.h"

typedef struct extractor {
    nian_report *report;
    nian_arena *arena;
    nian_naming naming;
    nian_clock clock;
    nian_indicator_list indicators;
} extractor;

static nian_decimal negated(nian_decimal value)
{
    value.mantissa = -value.mantissa;
    return value;
}

static void put_values(nian_indicator *indicator, const nian_figure *figure)
{
    const nian_quantity *quantity = figure->quantity;
    bool falls = figure->falls;
    indicator->has_value = quantity->has_value;
    indicator->has_low = quantity->has_low;
    indicator->has_high = quantity->has_high;
    indicator->value = falls ? negated(quantity->value) : quantity->value;
    indicator->low = falls ? negated(quantity->high) : quantity->low;
    indicator->high = falls ? negated(quantity->low) : quantity->high;
}

static nian_str clause_text(const nian_clause *clause,
                            const nian_figure *figure)
{
    size_t begin = figure->left.begin;
    size_t end = figure->quantity->span.end;
    if (figure->behind)
        end = figure->right.end;
    return nian_str_trim(nian_str_slice(clause->text, begin, end));
}

static void add_indicator(extractor *extraction, const nian_clause *clause,
                          const nian_figure *figure)
{
    nian_indicator indicator = {.statement = clause->statement,
                                .name = figure->name,
                                .unit = figure->unit,
                                .qualifier = figure->quantity->qualifier,
                                .change = figure->change,
                                .measure = figure->measure,
                                .carried = figure->carried,
                                .base = figure->base,
                                .target = figure->target,
                                .estimated = figure->estimated,
                                .period = figure->period,
                                .inherited = figure->inherited,
                                .span = figure->quantity->span};
    indicator.line = extraction->report->statements[clause->statement].line;
    put_values(&indicator, figure);
    indicator.text = nian_span_text(clause->text, figure->quantity->span);
    indicator.clause = clause_text(clause, figure);
    vec_push(extraction->arena, &extraction->indicators, indicator);
}

enum {
    FIGURES_MOST = 4096 /* of a statement: each is held against the others */
};

/* 三十号 and 5级 are no figures of a report: such a unit counts behind 万 and
 * 亿 alone. */
static void drop_weak_units(nian_quantity_list *quantities)
{
    for (size_t i = 0; i < quantities->count; i++) {
        nian_quantity *quantity = &quantities->items[i];
        if (quantity->weak)
            quantity->unit = (nian_str){NULL, 0};
    }
}

static void read_statement(extractor *extraction, uint32_t index)
{
    const nian_statement *statement = &extraction->report->statements[index];
    nian_arena scratch = {0};
    nian_clock_enter(&extraction->clock, extraction->report, index);
    nian_clause clause = {.text = statement->text,
                          .statement = index,
                          .paragraph = statement->paragraph};
    nian_number_scan(&clause.quantities, &scratch, clause.text);
    if (clause.quantities.count > FIGURES_MOST)
        clause.quantities.count = FIGURES_MOST;
    drop_weak_units(&clause.quantities);
    if (clause.quantities.count)
        nian_marks_find(&clause.marks, &scratch, clause.text);
    nian_figures_filter(&clause, &scratch);
    nian_figures_frame(&clause);
    nian_figures_name(&clause, &extraction->naming);
    nian_figures_distribute(&clause, &extraction->naming, &scratch);
    nian_figures_measure(&clause);
    nian_clock_read(&extraction->clock, &clause, &scratch);
    for (size_t i = 0; i < clause.figures.count; i++)
        add_indicator(extraction, &clause, &clause.figures.items[i]);
    nian_arena_free(&scratch);
}

/* The tables between a statement and the next one. */
static void read_tables(extractor *extraction, const nian_block *blocks,
                        size_t count, size_t *block, uint32_t index)
{
    const nian_report *report = extraction->report;
    uint32_t end = index + 1 < report->statement_count
                       ? report->statements[index + 1].line
                       : UINT32_MAX;
    while (*block < count && blocks[*block].line < end) {
        size_t rows = nian_table_rows(blocks, *block, count);
        if (rows)
            nian_table_read(&extraction->indicators, extraction->arena,
                            blocks + *block, rows, &extraction->clock,
                            &report->statements[index], index);
        *block += rows ? rows : 1;
    }
}

static void extract(nian_report *report, const nian_block *blocks, size_t count,
                    nian_arena *arena)
{
    extractor extraction = {.report = report, .arena = arena};
    size_t block = 0;
    extraction.naming.arena = arena;
    nian_clock_start(&extraction.clock, report);
    for (uint32_t i = 0; i < report->statement_count; i++) {
        read_statement(&extraction, i);
        read_tables(&extraction, blocks, count, &block, i);
    }
    report->indicators = extraction.indicators.items;
    report->indicator_count = extraction.indicators.count;
}

static nian_block *plain_blocks(const nian_document *document,
                                nian_arena *arena)
{
    nian_block *out = nian_new_array(arena, nian_block, document->blocks.count);
    for (size_t i = 0; i < document->blocks.count; i++) {
        out[i] = document->blocks.items[i];
        if (out[i].kind == NIAN_BLOCK_TABLE)
            out[i].text = nian_simplify(arena, out[i].text);
    }
    return out;
}

/* Names, figures and clauses are words of the report; units and what tells of
 * change are the same in every report. */
static void restore(nian_indicator *indicator, const nian_twin *twins,
                    size_t near, nian_arena *arena)
{
    nian_str *const words[] = {&indicator->name, &indicator->text,
                               &indicator->clause};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        *words[i] = nian_plain_words(arena, twins, near, *words[i]);
}

/* The block that a figure of a table stands in. */
static size_t find_block(const nian_block *blocks, size_t count, uint32_t line)
{
    size_t at = 0;
    while (at + 1 < count && blocks[at].line < line)
        at++;
    return at;
}

static void restore_all(nian_report *report, const nian_report *plain,
                        const nian_block *blocks, const nian_document *document,
                        nian_arena *arena)
{
    nian_arena scratch = {0};
    size_t count = document->blocks.count;
    nian_twin *rows = nian_new_array(&scratch, nian_twin, count);
    nian_twin *twins =
        nian_new_array(&scratch, nian_twin, report->statement_count);
    nian_indicator *out =
        nian_new_array(arena, nian_indicator, plain->indicator_count);
    for (size_t i = 0; i < count; i++)
        rows[i] = (nian_twin){blocks[i].text, document->blocks.items[i].text};
    for (size_t i = 0; i < report->statement_count; i++)
        twins[i] =
            (nian_twin){plain->statements[i].text, report->statements[i].text};
    for (size_t i = 0; i < plain->indicator_count; i++) {
        out[i] = plain->indicators[i];
        bool row = out[i].tabular;
        restore(&out[i], row ? rows : twins,
                row ? find_block(blocks, count, out[i].line) : out[i].statement,
                arena);
    }
    report->indicators = out;
    report->indicator_count = plain->indicator_count;
    nian_arena_free(&scratch);
}

void nian_extract(nian_report *report, const nian_document *document,
                  nian_arena *arena)
{
    const nian_block *blocks = document->blocks.items;
    if (!report->traditional) {
        extract(report, blocks, document->blocks.count, arena);
        return;
    }
    nian_report plain;
    nian_plain_make(&plain, report, arena);
    blocks = plain_blocks(document, arena);
    extract(&plain, blocks, document->blocks.count, arena);
    restore_all(report, &plain, blocks, document, arena);
}
