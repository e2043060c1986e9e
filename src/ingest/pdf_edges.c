/* What a printer puts above and below the text: running heads and feet, page
 * numbers.  Known by their standing at one height on page after page with the
 * same words, where figures count the pages; words alone prove nothing. */
#include "ingest/pdf_layout.h"

#include <limits.h>

enum {
    WINDOW = 6,     /* pages that are looked at before and behind */
    FEW_PAGES = 3,  /* so few repeat little */
    NEAR = 600,     /* hundredths of a point between two heights */
    TABLE_HEAD = 3, /* runs side by side: the head of a table */
    ZONE_MAX = 100, /* runs; what is fuller is no edge */
    LINE_RUNS = 12
};

typedef struct edges {
    nian_runs *runs;
    const nian_pages *pages;
    size_t *first; /* of each page, and the end */
    size_t *zone;  /* runs of each page that stand at its edges */
} edges;

static bool is_zone(const edges *e, const nian_run *run)
{
    const nian_page *page = &e->pages->items[run->page];
    int share = e->pages->count <= FEW_PAGES ? 10 : 15; /* of a hundred */
    int64_t middle = ((int64_t)run->top + run->bottom) * 50;
    return middle < (int64_t)page->height * share ||
           middle > (int64_t)page->height * (100 - share);
}

/* --- the same words, counting --- */

static bool next_token(nian_str *rest, nian_str *token, int *number)
{
    *rest = nian_str_trim(*rest);
    size_t at = 0;
    while (at < rest->len && rest->ptr[at] >= '0' && rest->ptr[at] <= '9')
        at++;
    *token = nian_str_slice(*rest, 0, at);
    if (at == 0 || !nian_str_to_int(*token, number)) {
        *number = -1;
        uint32_t code;
        at = rest->len && at == 0 ? nian_utf8_next(*rest, &code) : at;
        *token = nian_str_slice(*rest, 0, at);
    }
    *rest = nian_str_after(*rest, at);
    return at > 0;
}

static bool is_same(const nian_run *run, const nian_run *other)
{
    nian_str s = run->text;
    nian_str t = other->text;
    nian_str here = {NULL, 0};
    nian_str there = {NULL, 0};
    int i = 0;
    int k = 0;
    int step = (int)run->page - (int)other->page;
    for (;;) {
        bool more = next_token(&s, &here, &i);
        if (more != next_token(&t, &there, &k))
            return false;
        if (!more)
            return true;
        bool counts = i >= 0 && k >= 0 && i - k == step;
        if (!counts && !nian_str_equal(here, there))
            return false;
    }
}

static bool stands_on(const edges *e, const nian_run *run, size_t page)
{
    for (size_t i = e->first[page]; i < e->first[page + 1]; i++) {
        const nian_run *other = &e->runs->items[i];
        int apart = run->top - other->top;
        if (apart <= NEAR && apart >= -NEAR && is_same(run, other))
            return true;
    }
    return false;
}

static bool repeats(const edges *e, const nian_run *run)
{
    size_t from = run->page > WINDOW ? run->page - WINDOW : 0;
    size_t to = run->page + WINDOW + 1;
    to = to > e->pages->count ? e->pages->count : to;
    size_t others = to - from - 1;
    size_t found = 0;
    for (size_t page = from; page < to; page++)
        found += page != run->page && stands_on(e, run, page);
    return others < FEW_PAGES ? found >= 1
                              : found >= 2 && found * 10 >= others * 3;
}

/* --- a page's number, where nothing repeats --- */

static bool is_outermost(const edges *e, const nian_run *run)
{
    bool above = true;
    bool below = true;
    for (size_t i = e->first[run->page]; i < e->first[run->page + 1]; i++) {
        const nian_run *other = &e->runs->items[i];
        if (other->top < run->bottom && other->bottom > run->top)
            continue;
        above &= other->top >= run->bottom;
        below &= other->bottom <= run->top;
    }
    return above || below;
}

static bool cut_number(nian_str *s)
{
    size_t at = 0;
    *s = nian_str_trim(*s);
    while (at < s->len && s->ptr[at] >= '0' && s->ptr[at] <= '9')
        at++;
    *s = nian_str_trim(nian_str_after(*s, at));
    return at > 0 && at < 5;
}

static size_t cut_dashes(nian_str *s)
{
    static const nian_str dashes[] = {
        NIAN_STR_INIT("—"),  NIAN_STR_INIT("－"),
        NIAN_STR_INIT("-"),  NIAN_STR_INIT("–"),
        NIAN_STR_INIT("―"),  NIAN_STR_INIT("─"),
        NIAN_STR_INIT("·"),  NIAN_STR_INIT("~"),
        NIAN_STR_INIT("一"), /* as readers of pictures take a dash */
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        while (nian_str_cut_start(s, dashes[i]))
            count++;
    *s = nian_str_trim(*s);
    return count;
}

/* — 1 —, 第1页 共9页, 1/9, and a bare 1 on the first page. */
static bool is_page_number(nian_str s, uint32_t page)
{
    int number;
    if (nian_str_to_int(s, &number))
        return number == (int)page + 1;
    if (cut_dashes(&s))
        return cut_number(&s) && cut_dashes(&s) && s.len == 0;
    bool worded = nian_str_cut_start(&s, NIAN_STR("第"));
    if (!cut_number(&s))
        return false;
    if (worded && !nian_str_cut_start(&s, NIAN_STR("页")))
        return false;
    s = nian_str_trim(s);
    if (worded && s.len == 0)
        return true;
    nian_str_cut_start(&s, NIAN_STR("，"));
    bool of = nian_str_cut_start(&s, NIAN_STR("/")) ||
              nian_str_cut_start(&s, NIAN_STR("共"));
    if (!of || !cut_number(&s))
        return false;
    nian_str_cut_start(&s, NIAN_STR("页"));
    return s.len == 0;
}

/* The whole line of a run; how many runs it has. */
static size_t whole_line(const edges *e, nian_arena *arena, const nian_run *run,
                         nian_str *text)
{
    nian_strs parts = {0};
    int from = INT_MIN;
    for (size_t left = 1; left;) {
        const nian_run *next = NULL;
        left = 0;
        for (size_t i = e->first[run->page]; i < e->first[run->page + 1]; i++) {
            const nian_run *other = &e->runs->items[i];
            bool beside = other->top < run->bottom && other->bottom > run->top;
            if (!beside || other->left <= from)
                continue;
            left++;
            if (next == NULL || other->left < next->left)
                next = other;
        }
        if (next) {
            from = next->left;
            vec_push(arena, &parts, next->text);
        }
        if (parts.count >= LINE_RUNS)
            break;
    }
    *text = nian_str_join(arena, parts.items, parts.count, NIAN_STR(" "));
    return parts.count;
}

/* A head of a table that stands again on each page is for the table. */
static bool is_edge(const edges *e, nian_arena *arena, const nian_run *run)
{
    nian_str line;
    size_t runs = whole_line(e, arena, run, &line);
    if (is_page_number(line, run->page) && is_outermost(e, run))
        return true;
    return runs < TABLE_HEAD && repeats(e, run);
}

static void find_pages(edges *e, nian_arena *arena)
{
    e->first = nian_new_array(arena, size_t, e->pages->count + 1);
    e->zone = nian_new_array(arena, size_t, e->pages->count + 1);
    size_t at = 0;
    for (size_t page = 0; page <= e->pages->count; page++) {
        while (at < e->runs->count && e->runs->items[at].page < page)
            at++;
        e->first[page] = at;
    }
    for (size_t i = 0; i < e->runs->count; i++)
        e->zone[e->runs->items[i].page] += is_zone(e, &e->runs->items[i]);
}

uint32_t nian_edges_find(nian_runs *runs, const nian_pages *pages)
{
    nian_arena scratch = {0};
    edges e = {.runs = runs, .pages = pages};
    uint32_t count = 0;
    const nian_run *last = NULL;
    find_pages(&e, &scratch);
    for (size_t i = 0; i < runs->count; i++) {
        nian_run *run = &runs->items[i];
        run->gone = is_zone(&e, run) && e.zone[run->page] <= ZONE_MAX &&
                    is_edge(&e, &scratch, run);
        bool same = last && last->page == run->page && run->top < last->bottom;
        count += run->gone && !same;
        last = run->gone ? run : last;
    }
    nian_arena_free(&scratch);
    return count;
}
