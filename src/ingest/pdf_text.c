/* Pages as text: rows become paragraphs, tables, and notes at the end. */
#include "ingest/pdf_block.h"
#include "ingest/pdf_join.h"
#include "ingest/pdf_layout.h"
#include "ingest/pdf_margins.h"

enum {
    DOTS_MIN = 4,     /* that lead to the number of a page */
    PAGES_BEFORE = 20 /* that a file may lack */
};

typedef struct writer {
    nian_arena *arena;
    nian_rows rows;
    nian_measures measures;
    nian_margins margins;
    nian_page_tables tables;
    nian_rows feet; /* of notes */
    nian_buf text;
    size_t pages;
    uint32_t contents; /* lines of a table of contents */
} writer;

/* --- a row as words --- */

static void add_raised(nian_buf *text, nian_str mark)
{
    uint32_t before = nian_last_code(nian_buf_str(text));
    bool plain = mark.len && mark.ptr[0] >= '0' && mark.ptr[0] <= '9';
    if (nian_is_latin(before) && nian_str_equal(mark, NIAN_STR("2")))
        nian_buf_add(text, NIAN_STR("²"));
    else if (nian_is_latin(before) && nian_str_equal(mark, NIAN_STR("3")))
        nian_buf_add(text, NIAN_STR("³"));
    else if (plain)
        nian_buf_format(text, "[^%.*s]", NIAN_STR_ARG(mark));
    else
        nian_buf_add(text, mark);
}

nian_str nian_row_text(nian_arena *arena, const nian_row *row)
{
    nian_buf text = {0};
    for (size_t i = 0; i < row->count; i++)
        if (row->items[i].raised)
            add_raised(&text, row->items[i].text);
        else
            nian_join_apart(&text, row->items[i].text);
    nian_str copy = nian_str_copy(arena, nian_buf_str(&text));
    nian_buf_free(&text);
    return copy;
}

/* 一、综合…………3: the page that it leads to, else 0.  Figures of a table may
 * stand behind dots, too, but hardly count up to the number of pages. */
static int leads_to(const writer *w, nian_str s, int least)
{
    static const nian_str dots[] = {
        NIAN_STR_INIT("…"),  NIAN_STR_INIT("."), NIAN_STR_INIT("·"),
        NIAN_STR_INIT("．"), NIAN_STR_INIT(" "), NIAN_STR_INIT("⋯"),
    };
    size_t len = s.len;
    while (s.len && s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9')
        s.len--;
    int page;
    if (s.len == 0 ||
        !nian_str_to_int((nian_str){s.ptr + s.len, len - s.len}, &page) ||
        page < least || (size_t)page > w->pages + PAGES_BEFORE)
        return 0;
    size_t count = 0;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < sizeof dots / sizeof *dots; i++)
            if (nian_str_cut_end(&s, dots[i])) {
                count += i == 0 || i == 5 ? 3 : 1;
                more = true;
            }
    }
    return count >= DOTS_MIN && s.len ? page : 0;
}

/* --- notes at the foot of a page --- */

static bool is_smaller(const writer *w, const nian_row *row)
{
    return row->size && row->size * 100 < w->measures.size * 93;
}

/* 1 …, [1] …, ① …, * … */
static bool is_note_start(const nian_row *row)
{
    nian_str s = row->items[0].text;
    uint32_t code = nian_first_code(s);
    if (nian_str_cut_start(&s, NIAN_STR("[")) ||
        nian_str_cut_start(&s, NIAN_STR("〔")))
        code = nian_first_code(s);
    return nian_is_digit(code) || (code >= 0x2460 && code <= 0x2473) ||
           code == '*' || code == 0x203B;
}

/* 0: its mark is no number. */
static int note_number(const nian_row *row)
{
    nian_str s = row->items[0].text;
    int number = 0;
    if (!nian_str_cut_start(&s, NIAN_STR("[")))
        nian_str_cut_start(&s, NIAN_STR("〔"));
    for (; s.len && s.ptr[0] >= '0' && s.ptr[0] <= '9' && number < 1000;
         s = nian_str_after(s, 1))
        number = number * 10 + (s.ptr[0] - '0');
    return number;
}

/* The first row of the notes of a page whose rows end at `end`. */
static size_t notes_of(const writer *w, size_t first, size_t end)
{
    size_t at = end;
    while (at > first &&
           (is_smaller(w, &w->rows.items[at - 1]) ||
            w->rows.items[at - 1].size == 0) &&
           w->rows.items[at - 1].count <= 2)
        at--;
    while (at < end && !(is_smaller(w, &w->rows.items[at]) &&
                         is_note_start(&w->rows.items[at])))
        at++;
    return at == first ? end : at;
}

/* Pictures tell too little of sizes. */
static void take_feet(writer *w, const nian_pages *pages)
{
    size_t kept = 0;
    for (size_t i = 0, end; i < w->rows.count; i = end) {
        for (end = i + 1; end < w->rows.count; end++)
            if (w->rows.items[end].page != w->rows.items[i].page)
                break;
        bool ocr = pages->items[w->rows.items[i].page].ocr;
        size_t feet = ocr ? end : notes_of(w, i, end);
        for (size_t k = i; k < end; k++)
            if (k < feet)
                w->rows.items[kept++] = w->rows.items[k];
            else
                vec_push(w->arena, &w->feet, w->rows.items[k]);
    }
    w->rows.count = kept;
}

/* --- writing --- */

static void end_block(writer *w)
{
    if (w->text.len)
        nian_buf_add(&w->text, NIAN_STR("\n"));
}

static void write_table(writer *w, const nian_page_table *table)
{
    end_block(w);
    for (size_t i = 0; i < table->lines.count; i++) {
        nian_str line = table->lines.items[i];
        nian_buf_add(&w->text, line);
        nian_buf_add(&w->text, NIAN_STR("\n"));
        for (size_t k = 1; i == 0 && k < line.len; k++)
            if (line.ptr[k] == '|')
                nian_buf_add(&w->text, NIAN_STR("| --- "));
        if (i == 0)
            nian_buf_add(&w->text, NIAN_STR("|\n"));
    }
}

static nian_str paragraph(writer *w, const nian_rows *rows, size_t first,
                          size_t end)
{
    nian_buf text = {0};
    for (size_t i = first; i < end; i++)
        nian_join_line(&text, nian_row_text(w->arena, &rows->items[i]));
    nian_str s = nian_str_copy(w->arena, nian_str_trim(nian_buf_str(&text)));
    nian_buf_free(&text);
    return s;
}

static void write_line(writer *w, nian_str s)
{
    if (s.len == 0)
        return;
    end_block(w);
    nian_buf_add(&w->text, s);
    nian_buf_add(&w->text, NIAN_STR("\n"));
}

/* Two parts of a line far from each other: 江海委〔2023〕41号  签发人：… */
static bool is_parted(const writer *w, const nian_row *row)
{
    return row->count == 2 &&
           row->items[1].left - row->items[0].right > 3 * w->measures.size &&
           !row->items[1].raised;
}

static void write_parts(writer *w, const nian_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        write_line(w, row->items[i].text);
}

static size_t paragraph_end(const writer *w, const nian_rows *rows,
                            size_t first, size_t limit)
{
    nian_setting setting = {&w->measures, &w->margins};
    size_t end = first + 1;
    while (end < limit && !is_parted(w, &rows->items[end]) &&
           !nian_paragraph_begins(&setting, w->arena, rows, first, end))
        end++;
    return end;
}

static void write_rows(writer *w, const nian_rows *rows, size_t first,
                       size_t limit)
{
    for (size_t i = first, end; i < limit; i = end) {
        end = i + 1;
        if (is_parted(w, &rows->items[i])) {
            write_parts(w, &rows->items[i]);
            continue;
        }
        end = paragraph_end(w, rows, i, limit);
        write_line(w, paragraph(w, rows, i, end));
    }
}

static void write_body(writer *w)
{
    size_t at = 0;
    for (size_t i = 0; i < w->tables.count; i++) {
        const nian_page_table *table = &w->tables.items[i];
        write_rows(w, &w->rows, at, table->first);
        write_table(w, table);
        at = table->first + table->count;
    }
    write_rows(w, &w->rows, at, w->rows.count);
}

/* 1 河长制：… → [^1]: 河长制：…, as Markdown has it; so is the mark in the
 * text. */
static nian_str marked(writer *w, nian_str s)
{
    size_t digits = 0;
    while (digits < s.len && s.ptr[digits] >= '0' && s.ptr[digits] <= '9')
        digits++;
    nian_str rest = nian_str_after(s, digits);
    if (digits == 0 || digits > 3 || nian_str_starts(rest, NIAN_STR(".")))
        return s;
    return nian_str_format(w->arena, "[^%.*s]: %.*s", (int)digits, s.ptr,
                           NIAN_STR_ARG(nian_str_trim(rest)));
}

/* Behind note 3 a note 4 begins, and no line that starts with 2023. */
static bool is_next_note(const nian_row *row, const nian_row *before)
{
    int number = note_number(row);
    return is_note_start(row) && (number == 0 || row->page != before->page ||
                                  number == note_number(before) + 1);
}

/* Notes stand at the end as an entry each, under a head that says so. */
static void write_feet(writer *w)
{
    if (w->feet.count == 0)
        return;
    nian_buf_add(&w->text, NIAN_STR("\n注释\n"));
    for (size_t i = 0, end; i < w->feet.count; i = end) {
        for (end = i + 1; end < w->feet.count; end++)
            if (is_next_note(&w->feet.items[end], &w->feet.items[i]))
                break;
        write_line(w, marked(w, paragraph(w, &w->feet, i, end)));
    }
}

/* --- from pages to rows --- */

static void drop_contents(writer *w)
{
    size_t kept = 0;
    int page = 1;
    for (size_t i = 0; i < w->rows.count; i++) {
        nian_str s = nian_row_text(w->arena, &w->rows.items[i]);
        int to = leads_to(w, s, page);
        bool head =
            nian_str_equal(s, NIAN_STR("目录")) && i + 1 < w->rows.count &&
            leads_to(w, nian_row_text(w->arena, &w->rows.items[i + 1]), page);
        page = to ? to : page;
        w->contents += to || head;
        if (to == 0 && !head)
            w->rows.items[kept++] = w->rows.items[i];
    }
    w->rows.count = kept;
}

static void note(nian_ingested *out, nian_arena *arena, uint32_t count,
                 nian_str text)
{
    if (count)
        nian_notes_add(&out->notes, arena, 0, count, text);
}

static void read_rows(writer *w, nian_ingested *out, nian_arena *arena,
                      const nian_pages *pages)
{
    nian_runs runs = {0};
    uint32_t upright = 0;
    for (size_t i = 0; i < pages->count; i++) {
        bool turned;
        nian_runs_find(&runs, w->arena, &pages->items[i], (uint32_t)i, &turned);
        upright += turned;
    }
    uint32_t gone = nian_edges_find(&runs, pages);
    nian_reading state = {0};
    for (size_t i = 0, end; i < runs.count; i = end) {
        for (end = i + 1; end < runs.count; end++)
            if (runs.items[end].page != runs.items[i].page)
                break;
        nian_runs page = {runs.items + i, end - i, end - i};
        nian_rows_find(&w->rows, w->arena, &page, &state);
    }
    note(out, arena, upright, NIAN_STR("page turned to be read"));
    note(out, arena, gone,
         NIAN_STR("running head, foot or page number left out"));
}

void nian_pages_write(nian_ingested *out, nian_arena *arena,
                      const nian_pages *pages)
{
    nian_arena scratch = {0};
    writer w = {.arena = &scratch, .pages = pages->count};
    read_rows(&w, out, arena, pages);
    drop_contents(&w);
    w.measures = nian_measures_find(&scratch, &w.rows);
    take_feet(&w, pages);
    nian_margins_find(&w.margins, &scratch, &w.rows, w.measures.size);
    nian_tables_find(&w.tables, &scratch, &w.rows, &w.measures);
    write_body(&w);
    uint32_t feet = (uint32_t)w.feet.count;
    write_feet(&w);
    note(out, arena, w.contents,
         NIAN_STR("line of a table of contents left out"));
    note(out, arena, feet, NIAN_STR("line of footnotes moved to the end"));
    out->text = nian_str_copy(arena, nian_buf_str(&w.text));
    nian_buf_free(&w.text);
    nian_arena_free(&scratch);
}
