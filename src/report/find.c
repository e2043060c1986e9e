/* Statements that a person named.  An id is an ordinal: when a report is
 * corrected it may come to stand for another sentence.  So words that stand
 * beside an id have the last say, and an id without words is taken as it
 * is. */
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#include "text/text.h"

enum {
    NAME_LETTERS = 40 /* of a statement; more is left out for … */
};

/* Two letters in a row that both have, by all that there are: what a mended
 * word or figure leaves of a sentence. */
#define NEAR 0.75

/* What carries meaning, folded. */
typedef struct spelling {
    uint32_t *codes;
    size_t count;
} spelling;

static bool is_letter(uint32_t code)
{
    return nian_is_han(code) || nian_is_latin(code) || nian_is_digit(code) ||
           code == '%';
}

static spelling spell(nian_arena *arena, nian_str text)
{
    nian_str rest = nian_fold(arena, text, NULL);
    spelling out = {nian_new_array(arena, uint32_t, nian_utf8_count(rest)), 0};
    while (rest.len) {
        uint32_t code;
        rest = nian_str_after(rest, nian_utf8_next(rest, &code));
        if (is_letter(code))
            out.codes[out.count++] = code;
    }
    return out;
}

static size_t count_digits(nian_str s)
{
    size_t count = 0;
    while (count < s.len && s.ptr[count] >= '0' && s.ptr[count] <= '9')
        count++;
    return count;
}

void nian_statement_name_read(nian_statement_name *out, nian_str text)
{
    nian_str rest = nian_str_trim(text);
    *out = (nian_statement_name){.words = rest};
    size_t year = count_digits(rest);
    nian_str tail = nian_str_after(rest, year + 1);
    size_t ordinal = count_digits(tail);
    nian_str behind = nian_str_after(tail, ordinal);
    int first, second;
    bool id = year && year < rest.len && rest.ptr[year] == '-' && ordinal &&
              (behind.len == 0 || behind.ptr[0] == ' ') &&
              nian_str_to_int(nian_str_slice(rest, 0, year), &first) &&
              nian_str_to_int(nian_str_slice(tail, 0, ordinal), &second);
    if (id)
        *out = (nian_statement_name){first, second, nian_str_trim(behind)};
}

nian_str nian_statement_name_make(nian_arena *arena, const nian_report *report,
                                  uint32_t statement)
{
    nian_str text = nian_str_trim(report->statements[statement].text);
    nian_str id = nian_statement_id(arena, report, statement);
    size_t at = 0;
    for (size_t i = 0; i < NAME_LETTERS && at < text.len; i++) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(text, at), &code);
    }
    return nian_str_format(arena, "%.*s %.*s%s", NIAN_STR_ARG(id),
                           NIAN_STR_ARG(nian_str_slice(text, 0, at)),
                           at < text.len ? "…" : "");
}

/* What is sought in one report. */
typedef struct sought {
    nian_arena *arena;
    const nian_report *report;
    spelling words;
    bool open; /* the words are a beginning */
} sought;

static bool has_words(const sought *s, uint32_t statement)
{
    spelling read = spell(s->arena, s->report->statements[statement].text);
    if (read.count < s->words.count ||
        (!s->open && read.count > s->words.count))
        return false;
    return memcmp(read.codes, s->words.codes,
                  s->words.count * sizeof *read.codes) == 0;
}

static int by_pair(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* Neighbours as numbers, ascending. */
static uint64_t *pairs_of(nian_arena *arena, spelling s, size_t *count)
{
    uint64_t *pairs = nian_new_array(arena, uint64_t, s.count);
    *count = s.count ? s.count - 1 : 0;
    for (size_t i = 0; i < *count; i++)
        pairs[i] = (uint64_t)s.codes[i] << 32 | s.codes[i + 1];
    if (*count)
        qsort(pairs, *count, sizeof *pairs, by_pair);
    return pairs;
}

static double nearness(const sought *s, uint32_t statement)
{
    spelling read = spell(s->arena, s->report->statements[statement].text);
    if (s->open && read.count > s->words.count)
        read.count = s->words.count;
    size_t old_count, new_count, both = 0;
    const uint64_t *old = pairs_of(s->arena, s->words, &old_count);
    const uint64_t *new = pairs_of(s->arena, read, &new_count);
    for (size_t i = 0, k = 0; i < old_count && k < new_count;) {
        both += old[i] == new[k];
        bool behind = old[i] <= new[k];
        k += new[k] <= old[i];
        i += behind;
    }
    size_t all = old_count + new_count;
    return all ? 2.0 * (double)both / (double)all : 0;
}

static size_t distance(uint32_t statement, int ordinal)
{
    size_t from = (size_t)ordinal - 1;
    return statement > from ? statement - from : from - statement;
}

/* Of several that read the same, the nearest to where it stood. */
static bool find_words(uint32_t *out, const sought *s, int ordinal)
{
    bool found = false;
    for (uint32_t i = 0; i < s->report->statement_count; i++) {
        if (!has_words(s, i))
            continue;
        if (!found || distance(i, ordinal) < distance(*out, ordinal))
            *out = i;
        found = true;
    }
    return found;
}

static bool find_near(uint32_t *out, const sought *s)
{
    double best = 0;
    for (uint32_t i = 0; i < s->report->statement_count; i++) {
        double near = nearness(s, i);
        if (near > best)
            *out = i;
        best = near > best ? near : best;
    }
    return best >= NEAR;
}

static bool find_by_words(uint32_t *out, nian_arena *arena,
                          const nian_report *report,
                          const nian_statement_name *name)
{
    nian_str words = name->words;
    sought s = {.arena = arena, .report = report};
    s.open = nian_str_cut_end(&words, NIAN_STR("…"));
    s.words = spell(arena, words);
    size_t place = (size_t)name->ordinal - 1;
    if (s.words.count == 0)
        return false;
    if (name->year && place < report->statement_count &&
        has_words(&s, (uint32_t)place)) {
        *out = (uint32_t)place;
        return true;
    }
    return find_words(out, &s, name->year ? name->ordinal : 1) ||
           (name->year && find_near(out, &s));
}

bool nian_statement_find(uint32_t *out, const nian_report *report,
                         nian_str name)
{
    nian_statement_name read;
    nian_statement_name_read(&read, name);
    if (read.year && (read.year != report->meta.year || read.ordinal < 1))
        return false;
    if (read.year && read.words.len == 0) {
        *out = (uint32_t)read.ordinal - 1;
        return *out < report->statement_count;
    }
    nian_arena arena = {0};
    bool found = find_by_words(out, &arena, report, &read);
    nian_arena_free(&arena);
    return found;
}
