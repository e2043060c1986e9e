/* The way of a statement through the passes, and figures made indicators. */
#include "extract/indicator.h"
#include "extract/indicator_name.h"
#include "extract/indicator_table.h"

typedef struct extractor {
    nian_report *report;
    nian_arena *arena;
    const nian_statement *written; /* statements as the report has them */
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

/* What a figure quotes are the words of the report, while names, units and
 * qualifiers are in simplified script whatever the report is in. */
static nian_str as_written(nian_str plain, nian_str written, nian_str part)
{
    bool inside = part.len && part.ptr >= plain.ptr &&
                  part.ptr + part.len <= plain.ptr + plain.len;
    if (!inside)
        return part;
    size_t at = (size_t)(part.ptr - plain.ptr);
    return nian_str_slice(written, at, at + part.len);
}

static void quote(nian_indicator *indicator, nian_str plain, nian_str written)
{
    if (plain.ptr == written.ptr || plain.len != written.len)
        return;
    indicator->text = as_written(plain, written, indicator->text);
    indicator->clause = as_written(plain, written, indicator->clause);
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
    quote(&indicator, clause->text,
          extraction->written[clause->statement].text);
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

static void read_table(extractor *extraction, const nian_block *rows,
                       size_t count, uint32_t index)
{
    nian_block *plain = nian_new_array(extraction->arena, nian_block, count);
    size_t first = extraction->indicators.count;
    for (size_t i = 0; i < count; i++) {
        plain[i] = rows[i];
        plain[i].text = nian_simplify(extraction->arena, rows[i].text);
    }
    nian_table_read(&extraction->indicators, extraction->arena, plain, count,
                    &extraction->clock, &extraction->report->statements[index],
                    index);
    for (size_t i = first; i < extraction->indicators.count; i++) {
        nian_indicator *indicator = &extraction->indicators.items[i];
        size_t row = indicator->line - rows[0].line;
        if (row < count)
            quote(indicator, plain[row].text, rows[row].text);
    }
}

/* The tables between a statement and the next one. */
static void read_tables(extractor *extraction, const nian_document *document,
                        size_t *block, uint32_t index)
{
    const nian_report *report = extraction->report;
    const nian_block *blocks = document->blocks.items;
    uint32_t end = index + 1 < report->statement_count
                       ? report->statements[index + 1].line
                       : UINT32_MAX;
    while (*block < document->blocks.count && blocks[*block].line < end) {
        size_t rows = nian_table_rows(blocks, *block, document->blocks.count);
        if (rows)
            read_table(extraction, blocks + *block, rows, index);
        *block += rows ? rows : 1;
    }
}

/* Words are looked up in simplified script, as those of types are.  A few
 * letters that it has lost (菜薹) make no report a traditional one. */
static nian_report simplified(const nian_report *report, nian_arena *arena)
{
    nian_report plain = *report;
    size_t count = report->statement_count;
    size_t changed = 0;
    nian_statement *statements = nian_new_array(arena, nian_statement, count);
    for (size_t i = 0; i < count; i++) {
        statements[i] = report->statements[i];
        statements[i].text = nian_simplify(arena, statements[i].text);
        changed += statements[i].text.ptr != report->statements[i].text.ptr;
    }
    if (changed * 2 > count)
        plain.statements = statements;
    return plain;
}

void nian_extract(nian_report *report, const nian_document *document,
                  nian_arena *arena)
{
    nian_report plain = simplified(report, arena);
    extractor extraction = {
        .report = &plain, .arena = arena, .written = report->statements};
    size_t block = 0;
    extraction.naming.arena = arena;
    nian_clock_start(&extraction.clock, &plain);
    for (uint32_t i = 0; i < report->statement_count; i++) {
        read_statement(&extraction, i);
        read_tables(&extraction, document, &block, i);
    }
    report->indicators = extraction.indicators.items;
    report->indicator_count = extraction.indicators.count;
}
