/* Figures of tables.  The first row is the header; a column says what is
 * measured, in which unit, in which year, or how much it grew. */
#include "extract/indicator_table.h"

#include "base/decimal.h"
#include "extract/indicator_name.h"

enum {
    COLUMNS_MAX = 16
};

typedef struct cell_row {
    nian_str items[COLUMNS_MAX];
    size_t count;
} cell_row;

/* A unit with its scale: 万吨. */
typedef struct scaled_unit {
    nian_str text;
    int power;
} scaled_unit;

typedef struct column {
    nian_str name; /* without year and unit; empty: the row's label says it */
    scaled_unit unit;
    int year;
    bool growth;
    bool units; /* holds the units of its rows */
    bool blank; /* has no header: cells may have slipped into it */
} column;

typedef struct table {
    nian_indicator_list *out;
    nian_arena *arena;
    const nian_clock *clock;
    column columns[COLUMNS_MAX];
    size_t count;
    nian_str whole; /* 旅客周转量, that rows behind are parts of */
    nian_str unit;  /* in which it is measured */
} table;

static bool has(nian_str s, const char *words)
{
    return nian_any_find(s, words) >= 0;
}

/* Without marks of web pages, bold and footnotes. */
static nian_str clean_cell(nian_arena *arena, nian_str cell)
{
    static const char marks[] = "<br>|<br/>|**|　|&nbsp;";
    nian_buf bytes = {0};
    for (size_t at = 0; at < cell.len;) {
        nian_str rest = nian_str_after(cell, at);
        size_t len = nian_any_start(rest, marks);
        if (!len)
            nian_buf_add_byte(&bytes, cell.ptr[at++]);
        at += len;
    }
    nian_str text = nian_str_trim(nian_buf_str(&bytes));
    text = nian_str_copy(arena, text);
    nian_buf_free(&bytes);
    return text;
}

static void split(cell_row *out, nian_arena *arena, nian_str row)
{
    out->count = 0;
    row = nian_str_trim(row);
    nian_str_cut_start(&row, NIAN_STR("|"));
    nian_str_cut_end(&row, NIAN_STR("|"));
    while (out->count < COLUMNS_MAX) {
        ptrdiff_t bar = nian_str_find(row, NIAN_STR("|"));
        nian_str cell = bar < 0 ? row : nian_str_slice(row, 0, (size_t)bar);
        out->items[out->count++] = clean_cell(arena, cell);
        if (bar < 0)
            break;
        row = nian_str_after(row, (size_t)bar + 1);
    }
}

/* |---|:--| */
static bool is_rule(nian_str row)
{
    for (size_t i = 0; i < row.len; i++)
        if (row.ptr[i] != '|' && row.ptr[i] != '-' && row.ptr[i] != ':' &&
            row.ptr[i] != ' ')
            return false;
    return true;
}

/* --- units --- */

/* 万吨: nothing but a scale and a unit. */
static bool read_unit(scaled_unit *out, nian_str s)
{
    s = nian_str_trim(s);
    const nian_word *scale = nian_lexicon_start(&nian_scale_lexicon, s);
    nian_unit whole = nian_unit_read(s);
    out->power = 0;
    out->text = s;
    if (s.len && whole.len == s.len) {
        out->text = whole.text;
        return true;
    }
    if (!scale || scale->tag == 0)
        return false;
    nian_str rest = nian_str_after(s, scale->text.len);
    nian_unit unit = nian_unit_read(rest);
    out->power = (int)scale->tag;
    out->text = unit.text;
    return unit.len == rest.len;
}

/* The bracket at the end of 年末数（万人）, and 万人 out of it. */
static nian_str cut_unit(nian_str name, scaled_unit *unit)
{
    nian_str rest = name;
    if (nian_str_cut_end(&rest, NIAN_STR("%")) ||
        nian_str_cut_end(&rest, NIAN_STR("％"))) {
        *unit = (scaled_unit){NIAN_STR("%"), 0};
        return nian_str_trim(rest);
    }
    if (!nian_str_cut_end(&rest, NIAN_STR("）")) &&
        !nian_str_cut_end(&rest, NIAN_STR(")")))
        return name;
    ptrdiff_t wide = nian_str_find_last(rest, NIAN_STR("（"));
    ptrdiff_t open = wide < 0 ? nian_str_find_last(rest, NIAN_STR("(")) : wide;
    if (open < 0)
        return name;
    nian_str inside = nian_str_after(rest, (size_t)open + (wide < 0 ? 1 : 3));
    nian_str_cut_start(&inside, NIAN_STR("单位"));
    inside = nian_str_after(inside, nian_any_start(inside, "：|:"));
    if (!read_unit(unit, inside))
        return name;
    return nian_str_trim(nian_str_slice(rest, 0, (size_t)open));
}

/* --- the header --- */

/* Columns whose name adds nothing to the label of a row. */
static bool says_nothing(nian_str name)
{
    static const char words[] =
        "绝对数|数量|数值|指标值|本年|实际|全年|合计|总数|绝对量|本年数|总量|"
        "上年|完成|实绩|完成数|本期|年度|绝对值|统计值|数据|当年";
    return nian_any_start(name, words) == name.len;
}

static bool tells_growth(nian_str name)
{
    return has(name, "增长|增减|增幅|增速|同比|比上年|降幅|较上年") &&
           !has(name, "增长量|增加额|贡献");
}

static column read_column(nian_arena *arena, nian_str head)
{
    column made = {0};
    nian_str name = cut_unit(nian_naming_clean(arena, head), &made.unit);
    size_t len = 0;
    made.blank = name.len == 0;
    made.units = nian_any_start(name, "单位|计量单位") == name.len && name.len;
    made.year = nian_year_read(name, 0, &len);
    if (made.year) {
        name = nian_str_after(name, len);
        name = nian_str_trim(nian_str_after(name, nian_any_start(name, "年")));
    }
    made.growth = tells_growth(name);
    if (made.growth || says_nothing(name))
        name = (nian_str){NULL, 0};
    made.name = name;
    return made;
}

/* 产量, 比上年增长%: what grew is the column before. */
static void name_growth(table *t)
{
    for (size_t i = 2; i < t->count; i++)
        if (t->columns[i].growth && !t->columns[i - 1].units &&
            !nian_str_equal(t->columns[i - 1].unit.text, NIAN_STR("%")))
            t->columns[i].name = t->columns[i - 1].name;
}

/* --- rows --- */

/* 一、, 1., 其中： */
static nian_str clean_label(const table *t, nian_str label, scaled_unit *unit)
{
    label = nian_naming_clean(t->arena, label);
    label = nian_str_after(label, nian_any_start(label, "　| "));
    label = nian_str_after(label, nian_any_start(label, "其中|#"));
    label = nian_str_after(label, nian_any_start(label, "：|:"));
    return cut_unit(nian_naming_strip_start(label), unit);
}

/* The one number of a cell, with the unit that stands in it. */
static bool read_cell(nian_indicator *out, scaled_unit *unit, nian_str cell)
{
    nian_str rest = cell;
    bool minus = nian_str_cut_start(&rest, NIAN_STR("-")) ||
                 nian_str_cut_start(&rest, NIAN_STR("－")) ||
                 nian_str_cut_start(&rest, NIAN_STR("−"));
    nian_number number = nian_number_arabic(rest);
    nian_str tail = nian_str_trim(nian_str_after(rest, number.len));
    if (!number.len || (tail.len && !read_unit(unit, tail)))
        return false;
    out->has_value = true;
    out->value = nian_decimal_scale(number.value, unit->power);
    if (minus)
        out->value.mantissa = -out->value.mantissa;
    out->unit = unit->text;
    out->text = cell;
    return true;
}

static nian_measure measure_of(const column *head, nian_str unit)
{
    if (head->growth)
        return NIAN_MEASURE_GROWTH;
    return nian_str_equal(unit, NIAN_STR("%")) ||
                   nian_str_equal(unit, NIAN_STR("‰"))
               ? NIAN_MEASURE_SHARE
               : NIAN_MEASURE_LEVEL;
}

static void take_cell(table *t, nian_indicator indicator, nian_str label,
                      scaled_unit row_unit, const column *head, nian_str cell)
{
    scaled_unit unit = head->unit;
    if (!unit.text.len && !head->growth)
        unit = row_unit;
    if (!read_cell(&indicator, &unit, cell) || !unit.text.len)
        return;
    int year = head->year ? head->year : t->clock->review;
    indicator.name = nian_str_concat(t->arena, label, head->name);
    indicator.measure = measure_of(head, indicator.unit);
    indicator.period = nian_year_alone(year);
    indicator.target = year > t->clock->review;
    vec_push(t->arena, t->out, indicator);
}

/* 铁路 behind 旅客周转量 in the same unit is a part of it. */
static nian_str owned_label(table *t, nian_str label, scaled_unit unit)
{
    bool plain = t->count < 3 || t->columns[2].name.len == 0;
    if (nian_naming_measurable(label) || !unit.text.len || !plain) {
        bool flow = nian_any_end(label, "量|额|投资|面积|总值") > 0;
        t->whole = flow ? label : (nian_str){NULL, 0};
        t->unit = unit.text;
        return label;
    }
    if (!t->whole.len || !nian_str_equal(t->unit, unit.text)) {
        t->whole = (nian_str){NULL, 0};
        return label;
    }
    return nian_str_concat(t->arena, t->whole, label);
}

/* The header of a cell: its own, or that of the empty cell to the left from
 * which it slipped. */
static const column *column_of(const table *t, const cell_row *cells, size_t i)
{
    if (!t->columns[i].blank)
        return &t->columns[i];
    while (i > 1 && t->columns[i].blank)
        i--;
    return t->columns[i].blank || cells->items[i].len ? NULL : &t->columns[i];
}

static void take_row(table *t, const nian_block *row,
                     const nian_indicator *common)
{
    cell_row cells;
    scaled_unit unit = {0};
    split(&cells, t->arena, row->text);
    nian_str label = clean_label(t, cells.items[0], &unit);
    if (!label.len || nian_utf8_count(label) > 40)
        return;
    for (size_t i = 1; i < cells.count && i < t->count; i++)
        if (t->columns[i].units && !read_unit(&unit, cells.items[i]))
            unit = (scaled_unit){0};
    label = owned_label(t, label, unit);
    nian_indicator indicator = *common;
    indicator.line = row->line;
    indicator.clause = row->text;
    for (size_t i = 1; i < cells.count && i < t->count; i++) {
        const column *head = column_of(t, &cells, i);
        if (head && !head->units)
            take_cell(t, indicator, label, unit, head, cells.items[i]);
    }
}

size_t nian_table_rows(const nian_block *blocks, size_t first, size_t count)
{
    size_t end = first;
    while (end < count && blocks[end].kind == NIAN_BLOCK_TABLE &&
           (end == first || blocks[end].line == blocks[end - 1].line + 1))
        end++;
    return end - first;
}

void nian_table_read(nian_indicator_list *out, nian_arena *arena,
                     const nian_block *rows, size_t count,
                     const nian_clock *clock, const nian_statement *statement,
                     uint32_t index)
{
    table t = {.out = out, .arena = arena, .clock = clock};
    cell_row head;
    uint32_t end = (uint32_t)statement->text.len;
    nian_indicator common = {
        .statement = index, .span = {end, end}, .tabular = true};
    if (count < 2 || !clock->review)
        return;
    split(&head, arena, rows[0].text);
    t.count = head.count;
    for (size_t i = 0; i < head.count; i++)
        t.columns[i] = read_column(arena, head.items[i]);
    name_growth(&t);
    for (size_t i = 1; i < count; i++)
        if (!is_rule(rows[i].text))
            take_row(&t, &rows[i], &common);
}
