/* From the text of a statement to bags of grams.  Marks, blanks, enumerators
 * and the digits of years are gone; what is left is compared. */
#include "align/features.h"

#include "text/text.h"

enum {
    CLAUSE_SHORTEST = 4, /* a shorter piece is glued to its neighbour */
    CLAUSES_MOST = 64,   /* the rest of a longer list stays in the last */
    YEAR = 0x5E74        /* 年 */
};

/* 一二三四五六七八九十 */
static const uint16_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                    0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};

/* One text under way. */
typedef struct reading {
    nian_arena *arena;   /* of what stays */
    nian_arena *scratch; /* of this text */
    vec(uint32_t) codes; /* all characters */
    vec(uint32_t) kept;  /* those that count */
    vec(nian_piece) pieces;
} reading;

static bool is_numeral(uint32_t code)
{
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (numerals[i] == code)
            return true;
    return nian_is_digit(code);
}

/* Letters of any script, digits, % and +: what is left when marks, symbols
 * and forms of layout are gone. */
static bool counts(uint32_t code)
{
    if (code < 0x80)
        return nian_is_digit(code) || nian_is_latin(code) || code == '%' ||
               code == '+';
    if (code == 0x3005 || code == 0x3007)
        return true;
    return code >= 0xC0 && !(code >= 0x2000 && code < 0x2C00) &&
           !(code >= 0x3000 && code < 0x3040) &&
           !(code >= 0xFE00 && code < 0x10000);
}

static bool is_digit_at(const reading *r, size_t i)
{
    return i < r->codes.count && nian_is_digit(r->codes.items[i]);
}

/* Ends a clause, unless it is a point or comma inside of a number. */
static bool ends_clause(const reading *r, size_t i)
{
    uint32_t code = r->codes.items[i];
    if (code == ';' || code == '!' || code == '?')
        return true;
    return (code == ',' || code == '.' || code == ':') &&
           !(i && is_digit_at(r, i - 1) && is_digit_at(r, i + 1));
}

/* 2022 before 年, and only there. */
static bool is_year(const reading *r, size_t i)
{
    const uint32_t *code = r->codes.items;
    return i + 4 < r->codes.count && code[i + 4] == YEAR &&
           ((code[i] == '1' && code[i + 1] == '9') ||
            (code[i] == '2' && code[i + 1] == '0')) &&
           is_digit_at(r, i + 2) && is_digit_at(r, i + 3) &&
           !(i && is_digit_at(r, i - 1));
}

/* Characters of 一是, （一）, 一、, 1. at the start. */
static size_t enumerator_length(const reading *r)
{
    const uint32_t *code = r->codes.items;
    size_t at = r->codes.count && code[0] == '(';
    size_t digits = at;
    while (digits < r->codes.count && is_numeral(code[digits]))
        digits++;
    if (digits == at || digits >= r->codes.count || digits > at + 3)
        return 0;
    uint32_t mark = code[digits];
    if (at)
        return mark == ')' ? digits + 1 : 0;
    /* 是 */
    bool counted = mark == 0x662F && !nian_is_digit(code[0]);
    bool listed = (mark == ',' || mark == '.') && !is_digit_at(r, digits + 1);
    return counted || listed ? digits + 1 : 0;
}

static void decode(reading *r, nian_str text)
{
    nian_str rest = nian_fold(r->scratch, text, NULL);
    while (rest.len) {
        uint32_t code;
        rest = nian_str_after(rest, nian_utf8_next(rest, &code));
        vec_push(r->scratch, &r->codes, code);
    }
}

static void close_piece(reading *r, uint32_t *begin, bool last)
{
    uint32_t end = (uint32_t)r->kept.count;
    if (end == *begin)
        return;
    bool is_short =
        end - *begin < CLAUSE_SHORTEST || r->pieces.count >= CLAUSES_MOST - 1;
    if (is_short && !last)
        return;
    if (is_short && r->pieces.count)
        vec_last(&r->pieces)->end = end;
    else
        vec_push(r->arena, &r->pieces, ((nian_piece){*begin, end}));
    *begin = end;
}

static void cut(reading *r)
{
    uint32_t begin = 0;
    for (size_t i = enumerator_length(r); i < r->codes.count; i++) {
        if (is_year(r, i))
            i += 4;
        if (counts(r->codes.items[i]))
            vec_push(r->arena, &r->kept, r->codes.items[i]);
        else if (ends_clause(r, i))
            close_piece(r, &begin, false);
    }
    close_piece(r, &begin, true);
}

void nian_spelling_read(nian_spelling *out, nian_arena *arena, nian_str text)
{
    nian_arena scratch = {0};
    reading r = {.arena = arena, .scratch = &scratch};
    vec_reserve(arena, &r.kept, text.len / 3 + 1);
    decode(&r, text);
    cut(&r);
    *out = (nian_spelling){.codes = r.kept.items,
                           .count = r.kept.count,
                           .pieces = r.pieces.items,
                           .piece_count = r.pieces.count};
    nian_arena_free(&scratch);
}

void nian_side_spell(nian_side *side, nian_arena *arena,
                     const nian_report *report)
{
    side->report = report;
    side->count = report->statement_count;
    side->texts = nian_new_array(arena, nian_spelling, side->count);
    side->titles = nian_new_array(arena, nian_spelling, report->section_count);
    for (size_t i = 0; i < side->count; i++)
        nian_spelling_read(&side->texts[i], arena, report->statements[i].text);
    for (size_t i = 0; i < report->section_count; i++)
        nian_spelling_read(&side->titles[i], arena,
                           report->sections[i].heading);
}

/* Grams by the character where they begin. */
typedef struct gram_row {
    uint32_t *ones;
    uint32_t *twos;
    uint32_t *things; /* by name in the text */
} gram_row;

static gram_row intern(nian_grams *grams, nian_arena *arena,
                       nian_arena *scratch, const nian_spelling *text)
{
    gram_row out = {nian_new_array(scratch, uint32_t, text->count),
                    nian_new_array(scratch, uint32_t, text->count),
                    nian_new_array(scratch, uint32_t, text->named_count)};
    for (size_t i = 0; i < text->count; i++) {
        out.ones[i] = nian_gram_put(grams, arena, text->codes[i], 0);
        if (i + 1 < text->count)
            out.twos[i] =
                nian_gram_put(grams, arena, text->codes[i], text->codes[i + 1]);
    }
    for (size_t i = 0; i < text->named_count; i++)
        out.things[i] = nian_gram_put(grams, arena, text->named[i].first,
                                      text->named[i].second);
    return out;
}

static nian_bag make_bag(nian_arena *arena, const gram_row *row,
                         const nian_spelling *text, nian_piece piece)
{
    nian_terms terms = {0};
    vec_reserve(arena, &terms, 2 * (size_t)(piece.end - piece.begin));
    for (uint32_t i = piece.begin; i < piece.end; i++) {
        vec_push(arena, &terms, ((nian_term){row->ones[i], 1}));
        if (i + 1 < piece.end)
            vec_push(arena, &terms, ((nian_term){row->twos[i], 1}));
    }
    for (size_t i = 0; i < text->named_count; i++)
        if (text->named[i].at >= piece.begin && text->named[i].at < piece.end)
            vec_push(arena, &terms, ((nian_term){row->things[i], 1}));
    return nian_bag_make(&terms);
}

static uint64_t hash_words(const nian_spelling *text)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < text->count; i++) {
        hash ^= text->codes[i];
        hash *= UINT64_C(1099511628211);
    }
    return hash;
}

static void read_item(nian_item *out, nian_arena *arena, const gram_row *row,
                      const nian_spelling *text, size_t length)
{
    *out =
        (nian_item){.counts = make_bag(arena, row, text,
                                       (nian_piece){0, (uint32_t)text->count}),
                    .words = hash_words(text),
                    .length = (uint32_t)length};
    for (size_t i = 0; i < text->count; i++)
        out->digits |= nian_is_digit(text->codes[i]);
}

static void add_clauses(nian_side *side, nian_arena *arena, const gram_row *row,
                        uint32_t statement)
{
    nian_item *item = &side->items[statement];
    const nian_spelling *text = &side->texts[statement];
    item->clauses = (uint32_t)side->clauses.count;
    item->clause_count = (uint32_t)text->piece_count;
    for (size_t i = 0; i < text->piece_count; i++) {
        nian_clause clause = {statement,
                              make_bag(arena, row, text, text->pieces[i])};
        vec_push(arena, &side->clauses, clause);
    }
}

void nian_side_read(nian_side *side, nian_grams *grams, nian_arena *arena,
                    const nian_namebook *book)
{
    const nian_report *report = side->report;
    side->items = nian_new_array(arena, nian_item, side->count);
    side->headings = nian_new_array(arena, nian_item, report->section_count);
    side->live = nian_new_array(arena, bool, side->count);
    for (uint32_t i = 0; i < side->count; i++) {
        nian_arena scratch = {0};
        nian_type type = report->statements[i].type;
        size_t length = side->texts[i].count;
        nian_namebook_apply(book, &side->texts[i], arena);
        gram_row row = intern(grams, arena, &scratch, &side->texts[i]);
        read_item(&side->items[i], arena, &row, &side->texts[i], length);
        add_clauses(side, arena, &row, i);
        side->live[i] =
            type != NIAN_TYPE_CONTEXT && type != NIAN_TYPE_SHORTFALL;
        nian_arena_free(&scratch);
    }
    for (size_t i = 0; i < report->section_count; i++) {
        nian_arena scratch = {0};
        size_t length = side->titles[i].count;
        nian_namebook_apply(book, &side->titles[i], arena);
        gram_row row = intern(grams, arena, &scratch, &side->titles[i]);
        read_item(&side->headings[i], arena, &row, &side->titles[i], length);
        nian_arena_free(&scratch);
    }
}
