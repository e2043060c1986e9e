/* Words with their boxes out of the table that pdftotext -tsv and tesseract
 * write.  Its texts are foreign; what is no row of words is passed over. */
#include "ingest/pdf.h"

enum {
    LEVEL_PAGE = 1,
    LEVEL_LINE = 4,
    LEVEL_WORD = 5,
    FIELDS = 12,
    LENGTH_MAX = 100000000 /* hundredths of a point: 352 metres */
};

typedef struct fields {
    nian_str items[FIELDS];
    size_t count;
} fields;

static void split(fields *out, nian_str row)
{
    out->count = 0;
    while (out->count < FIELDS - 1) {
        ptrdiff_t tab = nian_str_find(row, NIAN_STR("\t"));
        if (tab < 0)
            break;
        out->items[out->count++] = nian_str_slice(row, 0, (size_t)tab);
        row = nian_str_after(row, (size_t)tab + 1);
    }
    out->items[out->count++] = row;
}

/* 170.10 as hundredths, times unit / 100; never out of bounds. */
static int length_of(nian_str s, int unit)
{
    bool minus = nian_str_cut_start(&s, NIAN_STR("-"));
    int64_t value = 0;
    int decimals = -1;
    for (size_t i = 0; i < s.len && decimals < 2; i++) {
        if (s.ptr[i] == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return 0;
        value = value * 10 + (s.ptr[i] - '0');
        decimals += decimals >= 0;
        if (value > LENGTH_MAX)
            return 0;
    }
    for (; decimals < 2; decimals++) {
        value *= 10;
        decimals += decimals < 0; /* no point: as if one stood at the end */
    }
    value = value * unit / 100;
    if (value > LENGTH_MAX)
        return 0;
    return (int)(minus ? -value : value);
}

static int whole_of(nian_str s)
{
    ptrdiff_t point = nian_str_find(s, NIAN_STR("."));
    int number;
    if (point >= 0)
        s = nian_str_slice(s, 0, (size_t)point);
    return nian_str_to_int(s, &number) ? number : 0;
}

static void add_page(nian_pages *pages, nian_arena *arena, const fields *f,
                     int unit)
{
    nian_page page = {.width = length_of(f->items[8], unit),
                      .height = length_of(f->items[9], unit),
                      .ocr = unit == NIAN_PAGES_PIXELS};
    vec_push(arena, pages, page);
}

static void add_word(nian_page *page, nian_arena *arena, const fields *f,
                     uint32_t line, int unit)
{
    nian_page_word word = {.text = nian_str_trim(f->items[11]),
                           .left = length_of(f->items[6], unit),
                           .top = length_of(f->items[7], unit),
                           .line = line,
                           .sure = whole_of(f->items[10])};
    word.right = word.left + length_of(f->items[8], unit);
    word.bottom = word.top + length_of(f->items[9], unit);
    if (word.text.len && word.right > word.left && word.bottom > word.top)
        vec_push(arena, page, word);
}

void nian_pages_read(nian_pages *pages, nian_arena *arena, nian_str table,
                     int unit)
{
    nian_text clean;
    nian_normalise(&clean, arena, nian_str_copy(arena, table));
    uint32_t line = 0;
    size_t first = pages->count;
    fields f;
    for (nian_str rest = clean.bytes, row; nian_str_line(&rest, &row);) {
        split(&f, row);
        int level;
        if (f.count != FIELDS || !nian_str_to_int(f.items[0], &level))
            continue;
        line += level == LEVEL_LINE;
        if (level == LEVEL_PAGE && pages->count - first <= NIAN_PAGES_MAX)
            add_page(pages, arena, &f, unit);
        else if (level == LEVEL_WORD && pages->count > first)
            add_word(vec_last(pages), arena, &f, line, unit);
    }
}

/* Private use, and what no font could name. */
static bool is_hidden(uint32_t code)
{
    return (code >= 0xE000 && code <= 0xF8FF) || code == 0xFFFD ||
           code >= 0xF0000 ||
           (code >= 0x80 && code < 0x100 && code != 0xB7 && code != 0xB0 &&
            code != 0xD7 && code != 0xB1 && code != 0xB2 && code != 0xB3);
}

/* Codes of glyphs that were taken for characters: !"#$%&'( */
static bool is_odd_mark(uint32_t code)
{
    return code < 0x80 && !nian_is_digit(code) && !nian_is_latin(code) &&
           code != '.' && code != '-' && code != '_' && code != '*' &&
           code != '|' && code != '=';
}

nian_page_count nian_page_counted(const nian_page *page)
{
    nian_page_count count = {0};
    size_t odd = 0;
    for (size_t i = 0; i < page->count; i++) {
        nian_str s = page->items[i].text;
        for (size_t at = 0; at < s.len;) {
            uint32_t code;
            at += nian_utf8_next(nian_str_after(s, at), &code);
            count.characters++;
            count.hidden += is_hidden(code);
            odd += is_odd_mark(code);
        }
    }
    if (odd * 2 > count.characters)
        count.hidden = count.characters;
    return count;
}
