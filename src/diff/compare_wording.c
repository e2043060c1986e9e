/* Whether the words of a plan promise more or less: scales of words, and
 * deadlines, in clauses of both texts that speak of the same thing. */
#include "diff/compare.h"

#include "text/text.h"

enum {
    CLAUSE_LEAST = 8, /* characters; a shorter one is read with the next */
    ALIKE_LEAST = 4,  /* runs of two that both clauses have */
    YEAR_END = 12
};

typedef struct scale_word {
    nian_str word;
    int degree;
} scale_word;

/* How far it reaches. */
static const scale_word reach[] = {
    {NIAN_STR_INIT("试点"), 1},     {NIAN_STR_INIT("先行先试"), 1},
    {NIAN_STR_INIT("探索"), 1},     {NIAN_STR_INIT("试行"), 1},
    {NIAN_STR_INIT("部分"), 1},     {NIAN_STR_INIT("逐步"), 1},
    {NIAN_STR_INIT("基本完成"), 1}, {NIAN_STR_INIT("基本建成"), 1},
    {NIAN_STR_INIT("基本实现"), 1}, {NIAN_STR_INIT("基本建立"), 1},
    {NIAN_STR_INIT("基本消除"), 1}, {NIAN_STR_INIT("全面推广"), 2},
    {NIAN_STR_INIT("全面推行"), 2}, {NIAN_STR_INIT("全面铺开"), 2},
    {NIAN_STR_INIT("全面推开"), 2}, {NIAN_STR_INIT("全面实施"), 2},
    {NIAN_STR_INIT("全面实行"), 2}, {NIAN_STR_INIT("全面建立"), 2},
    {NIAN_STR_INIT("全面建成"), 2}, {NIAN_STR_INIT("全面完成"), 2},
    {NIAN_STR_INIT("全面实现"), 2}, {NIAN_STR_INIT("全面取消"), 2},
    {NIAN_STR_INIT("全面开展"), 2}, {NIAN_STR_INIT("全覆盖"), 2},
    {NIAN_STR_INIT("复制推广"), 2}, {NIAN_STR_INIT("普遍实行"), 2},
    {NIAN_STR_INIT("普遍建立"), 2}, {NIAN_STR_INIT("全部"), 2},
};

/* How firmly it is promised. */
static const scale_word firmness[] = {
    {NIAN_STR_INIT("研究"), 1}, {NIAN_STR_INIT("探索"), 1},
    {NIAN_STR_INIT("谋划"), 1}, {NIAN_STR_INIT("鼓励"), 1},
    {NIAN_STR_INIT("力争"), 2}, {NIAN_STR_INIT("争取"), 2},
    {NIAN_STR_INIT("确保"), 3}, {NIAN_STR_INIT("务必"), 3},
    {NIAN_STR_INIT("必须"), 3}, {NIAN_STR_INIT("一律"), 3},
};

vec_type(clauses, nian_str);

/* ---------------------------------------------------------------- clauses */

static bool ends_clause(nian_str text, size_t at)
{
    static const char marks[] = ",;:.!?\n";
    for (size_t i = 0; i + 1 < sizeof marks; i++)
        if (text.ptr[at] == marks[i])
            return true;
    return nian_str_starts(nian_str_after(text, at), NIAN_STR("。"));
}

static void cut_clauses(clauses *out, nian_arena *arena, nian_str text)
{
    size_t begin = 0;
    for (size_t at = 0; at < text.len; at++) {
        nian_str clause = nian_str_slice(text, begin, at);
        if (!ends_clause(text, at) || nian_utf8_count(clause) < CLAUSE_LEAST)
            continue;
        vec_push(arena, out, clause);
        begin = at + 1;
    }
    if (begin < text.len)
        vec_push(arena, out, nian_str_after(text, begin));
}

/* How many runs of two Han characters `text` has, and how many of them stand
 * in `other` as well. */
static size_t count_pairs(nian_str text, nian_str other, size_t *shared)
{
    size_t count = 0;
    size_t last = 0;
    bool run = false;
    *shared = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(text, at), &code);
        bool han = nian_is_han(code);
        if (han && run) {
            nian_str pair = nian_str_slice(text, last, at + len);
            count++;
            *shared += nian_str_has(other, pair);
        }
        run = han;
        last = at;
        at += len;
    }
    return count;
}

/* How much of the shorter clause both have, in tenths; 0: too little to speak
 * of the same thing. */
static size_t likeness(nian_str before, nian_str after)
{
    size_t shared, back;
    size_t old = count_pairs(before, after, &shared);
    size_t new = count_pairs(after, before, &back);
    size_t least = old < new ? old : new;
    if (shared < ALIKE_LEAST || 2 * shared < least)
        return 0;
    return 10 * shared / least;
}

/* The clause that is most like this one; empty when none is. */
static nian_str counterpart(nian_str clause, const clauses *others)
{
    nian_str best = {0};
    size_t most = 0;
    for (size_t i = 0; i < others->count; i++) {
        if (nian_str_equal(clause, others->items[i]))
            return others->items[i];
        size_t alike = likeness(clause, others->items[i]);
        if (alike > most)
            best = others->items[i];
        most = alike > most ? alike : most;
    }
    return best;
}

/* ---------------------------------------------------------------- degrees */

/* The one degree of a clause on a scale; 0: none, or several. */
static int degree_of(nian_str text, const scale_word *words, size_t count)
{
    int degree = 0;
    for (size_t i = 0; i < count; i++) {
        if (!nian_str_has(text, words[i].word))
            continue;
        if (degree && degree != words[i].degree)
            return 0;
        degree = words[i].degree;
    }
    return degree;
}

static int compare_degrees(nian_str before, nian_str after,
                           const scale_word *words, size_t count)
{
    int old = degree_of(before, words, count);
    int new = old ? degree_of(after, words, count) : 0;
    return old && new ? (new > old) - (new < old) : 0;
}

/* -------------------------------------------------------------- deadlines */

/* A point in time, in months; `own` when it lies in the report's own year. */
typedef struct deadline {
    int month; /* 0: none */
    bool own;
} deadline;

/* 2025 of 2025年底前, 到2025年; 0 for a year that bounds nothing. */
static int bounding_year(nian_str text, size_t at)
{
    int year;
    nian_str digits = nian_str_slice(text, at, at + 4);
    nian_str rest = nian_str_after(text, at + digits.len);
    nian_str head = nian_str_slice(text, 0, at);
    if (digits.len < 4 || !nian_str_to_int(digits, &year) || year < 1978 ||
        year > 2100)
        return 0;
    if (nian_str_starts(rest, NIAN_STR("年底前")) ||
        nian_str_starts(rest, NIAN_STR("年前")) ||
        (nian_str_starts(rest, NIAN_STR("年")) &&
         nian_str_ends(head, NIAN_STR("到"))))
        return year;
    return 0;
}

/* A clause with several has none. */
static int find_year(nian_str text)
{
    int found = 0;
    for (size_t at = 0; at + 4 < text.len; at++) {
        int year = bounding_year(text, at);
        if (year && found && year != found)
            return 0;
        found = year ? year : found;
    }
    return found;
}

static int find_month(nian_str text)
{
    static const scale_word words[] = {
        {NIAN_STR_INIT("一季度"), 3},      {NIAN_STR_INIT("上半年"), 6},
        {NIAN_STR_INIT("6月底前"), 6},     {NIAN_STR_INIT("三季度"), 9},
        {NIAN_STR_INIT("9月底前"), 9},     {NIAN_STR_INIT("10月底前"), 10},
        {NIAN_STR_INIT("年内"), YEAR_END}, {NIAN_STR_INIT("年底前"), YEAR_END},
        {NIAN_STR_INIT("年底"), YEAR_END},
    };
    return degree_of(text, words, sizeof words / sizeof *words);
}

static deadline deadline_of(nian_str text, int own)
{
    int year = find_year(text);
    int month = find_month(text);
    if (!own || (!year && !month))
        return (deadline){0, false};
    year = year ? year : own;
    month = month ? month : YEAR_END;
    return (deadline){(year - own) * YEAR_END + month, year == own};
}

/* Within the year of both it is the month that counts, for each year has its
 * own; later than that, the date. */
static int compare_deadlines(nian_str before, int before_year, nian_str after,
                             int after_year)
{
    deadline old = deadline_of(before, before_year);
    deadline new = deadline_of(after, after_year);
    if (!old.month || !new.month)
        return 0;
    int passed = old.own && new.own ? 0 : (after_year - before_year) * YEAR_END;
    int later = new.month + passed - old.month;
    return (later < 0) - (later > 0);
}

int nian_compare_wording(nian_str before, int before_year, nian_str after,
                         int after_year)
{
    nian_arena scratch = {0};
    clauses old = {0}, new = {0};
    cut_clauses(&old, &scratch, nian_fold(&scratch, before, NULL));
    cut_clauses(&new, &scratch, nian_fold(&scratch, after, NULL));
    bool up = false;
    bool down = false;
    for (size_t i = 0; i < old.count; i++) {
        nian_str x = old.items[i];
        nian_str y = counterpart(x, &new);
        int signs[] = {
            compare_degrees(x, y, reach, sizeof reach / sizeof *reach),
            compare_degrees(x, y, firmness, sizeof firmness / sizeof *firmness),
            compare_deadlines(x, before_year, y, after_year),
        };
        for (size_t s = 0; s < sizeof signs / sizeof *signs; s++) {
            up |= signs[s] > 0;
            down |= signs[s] < 0;
        }
    }
    nian_arena_free(&scratch);
    return up - down;
}
