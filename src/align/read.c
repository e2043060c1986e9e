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

typedef struct piece {
    uint32_t begin, end; /* of kept characters */
} piece;

/* One text under way. */
typedef struct reading {
    nian_grams *grams;
    nian_arena *arena;   /* of what stays */
    nian_arena *scratch; /* of this text */
    nian_str folded;
    vec(uint32_t) codes; /* all characters, and where they begin */
    vec(uint32_t) at;
    vec(uint32_t) kept; /* indices into both of those that count */
    vec(piece) pieces;
    uint32_t *ones; /* by kept character: the gram that begins there */
    uint32_t *twos;
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
    r->folded = nian_fold(r->scratch, text, NULL);
    for (size_t at = 0; at < r->folded.len;) {
        uint32_t code;
        vec_push(r->scratch, &r->at, (uint32_t)at);
        at += nian_utf8_next(nian_str_after(r->folded, at), &code);
        vec_push(r->scratch, &r->codes, code);
    }
    vec_push(r->scratch, &r->at, (uint32_t)r->folded.len);
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
        vec_push(r->scratch, &r->pieces, ((piece){*begin, end}));
    *begin = end;
}

static void cut(reading *r)
{
    uint32_t begin = 0;
    for (size_t i = enumerator_length(r); i < r->codes.count; i++) {
        if (is_year(r, i))
            i += 4;
        if (counts(r->codes.items[i]))
            vec_push(r->scratch, &r->kept, (uint32_t)i);
        else if (ends_clause(r, i))
            close_piece(r, &begin, false);
    }
    close_piece(r, &begin, true);
}

static void intern(reading *r)
{
    size_t count = r->kept.count;
    r->ones = nian_new_array(r->scratch, uint32_t, count);
    r->twos = nian_new_array(r->scratch, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        uint32_t first = r->codes.items[r->kept.items[i]];
        r->ones[i] = nian_gram_put(r->grams, r->arena, first, 0);
        if (i + 1 == count)
            break;
        uint32_t second = r->codes.items[r->kept.items[i + 1]];
        r->twos[i] = nian_gram_put(r->grams, r->arena, first, second);
    }
}

static void push_grams(const reading *r, nian_terms *terms, uint32_t begin,
                       uint32_t end)
{
    vec_reserve(r->arena, terms, 2 * (size_t)(end - begin));
    for (uint32_t i = begin; i < end; i++) {
        vec_push(r->arena, terms, ((nian_term){r->ones[i], 1}));
        if (i + 1 < end)
            vec_push(r->arena, terms, ((nian_term){r->twos[i], 1}));
    }
}

static uint64_t hash_words(const reading *r)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < r->kept.count; i++) {
        hash ^= r->codes.items[r->kept.items[i]];
        hash *= UINT64_C(1099511628211);
    }
    return hash;
}

static void read_item(nian_item *out, reading *r, nian_str text)
{
    decode(r, text);
    cut(r);
    intern(r);
    nian_terms terms = {0};
    push_grams(r, &terms, 0, (uint32_t)r->kept.count);
    *out = (nian_item){.counts = nian_bag_make(&terms),
                       .words = hash_words(r),
                       .length = (uint32_t)r->kept.count};
    for (size_t i = 0; i < r->kept.count; i++)
        out->digits |= is_digit_at(r, r->kept.items[i]);
}

static void add_clauses(nian_side *side, const reading *r, uint32_t statement)
{
    nian_item *item = &side->items[statement];
    item->clauses = (uint32_t)side->clauses.count;
    item->clause_count = (uint32_t)r->pieces.count;
    for (size_t i = 0; i < r->pieces.count; i++) {
        piece p = r->pieces.items[i];
        nian_terms terms = {0};
        push_grams(r, &terms, p.begin, p.end);
        nian_clause clause = {statement, nian_bag_make(&terms)};
        vec_push(r->arena, &side->clauses, clause);
    }
}

void nian_side_read(nian_side *side, nian_grams *grams, nian_arena *arena,
                    const nian_report *report)
{
    side->report = report;
    side->count = report->statement_count;
    side->items = nian_new_array(arena, nian_item, side->count);
    side->headings = nian_new_array(arena, nian_item, report->section_count);
    side->live = nian_new_array(arena, bool, side->count);
    for (uint32_t i = 0; i < side->count; i++) {
        nian_arena scratch = {0};
        reading r = {.grams = grams, .arena = arena, .scratch = &scratch};
        const nian_statement *statement = &report->statements[i];
        read_item(&side->items[i], &r, statement->text);
        add_clauses(side, &r, i);
        side->live[i] = statement->type != NIAN_TYPE_CONTEXT &&
                        statement->type != NIAN_TYPE_SHORTFALL;
        nian_arena_free(&scratch);
    }
    for (size_t i = 0; i < report->section_count; i++) {
        nian_arena scratch = {0};
        reading r = {.grams = grams, .arena = arena, .scratch = &scratch};
        read_item(&side->headings[i], &r, report->sections[i].heading);
        nian_arena_free(&scratch);
    }
}
