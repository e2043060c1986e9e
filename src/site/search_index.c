/* What a series adds to the search: runs of two characters with the reports
 * that hold them, and the sentences of each report.
 *
 * An index is lines of text, `SLOT FIRSTSECOND REPORT REPORT…`, in the order
 * of the slots; before them stands where each block of slots begins. */
#include "site/search.h"

#include <stdio.h>
#include <stdlib.h>

#include "report/report.h"
#include "text/text.h"

/* A run of two, and the report that holds it. */
typedef struct use {
    uint16_t slot;
    uint16_t report;
    uint32_t first, second;
} use;

vec_type(uses, use);

unsigned nian_search_slot(uint32_t first, uint32_t second)
{
    return (first * 40503U + second * 30011U) % NIAN_SEARCH_SLOTS;
}

static bool is_letter(uint32_t code)
{
    return nian_is_han(code) || nian_is_latin(code) || nian_is_digit(code);
}

static void take_runs(uses *out, nian_arena *arena, nian_str text,
                      uint16_t report)
{
    nian_arena scratch = {0};
    nian_str rest = nian_fold(&scratch, text, NULL);
    uint32_t before = 0;
    while (rest.len) {
        uint32_t code;
        rest = nian_str_after(rest, nian_utf8_next(rest, &code));
        if (!is_letter(code)) {
            before = 0;
            continue;
        }
        use made = {(uint16_t)nian_search_slot(before, code), report, before,
                    code};
        if (before)
            vec_push(arena, out, made);
        before = code;
    }
    nian_arena_free(&scratch);
}

static int compare_uses(const void *left, const void *right)
{
    const use *l = left;
    const use *r = right;
    if (l->slot != r->slot)
        return l->slot < r->slot ? -1 : 1;
    if (l->first != r->first)
        return l->first < r->first ? -1 : 1;
    if (l->second != r->second)
        return l->second < r->second ? -1 : 1;
    return (l->report > r->report) - (l->report < r->report);
}

/* Each run of a report once. */
static void take_report(uses *out, nian_arena *arena,
                        const nian_site_series *series, size_t index)
{
    const nian_report *report = series->reports.items[index];
    uses own = {0};
    nian_arena scratch = {0};
    for (size_t i = 0; i < report->section_count; i++)
        take_runs(&own, &scratch, report->sections[i].heading, (uint16_t)index);
    for (size_t i = 0; i < report->statement_count; i++)
        take_runs(&own, &scratch, report->statements[i].text, (uint16_t)index);
    if (own.count)
        qsort(own.items, own.count, sizeof *own.items, compare_uses);
    for (size_t i = 0; i < own.count; i++)
        if (i == 0 || compare_uses(&own.items[i - 1], &own.items[i]) != 0)
            vec_push(arena, out, own.items[i]);
    nian_arena_free(&scratch);
}

static bool is_same_run(const use *one, const use *other)
{
    return one->first == other->first && one->second == other->second &&
           one->slot == other->slot;
}

static void put_line(nian_buf *out, const uses *all, size_t *at)
{
    const use *first = &all->items[*at];
    char bytes[4];
    nian_buf_format(out, "%03x ", (unsigned)first->slot);
    nian_buf_add(out, (nian_str){bytes, nian_utf8_put(bytes, first->first)});
    nian_buf_add(out, (nian_str){bytes, nian_utf8_put(bytes, first->second)});
    for (; *at < all->count && is_same_run(first, &all->items[*at]); ++*at)
        nian_buf_format(out, " %u", (unsigned)all->items[*at].report);
    nian_buf_add_byte(out, '\n');
}

/* Where each block begins, behind the head itself. */
static void write_lines(nian_buf *out, const uses *all)
{
    enum {
        PER_BLOCK = NIAN_SEARCH_SLOTS / NIAN_SEARCH_BLOCKS
    };
    size_t begins[NIAN_SEARCH_BLOCKS + 1];
    nian_buf lines = {0};
    size_t at = 0;
    for (unsigned block = 0; block <= NIAN_SEARCH_BLOCKS; block++) {
        begins[block] = lines.len;
        while (at < all->count && all->items[at].slot / PER_BLOCK == block)
            put_line(&lines, all, &at);
    }
    for (unsigned block = 0; block <= NIAN_SEARCH_BLOCKS; block++)
        nian_buf_format(out, "%08zx\n", begins[block]);
    nian_buf_add(out, nian_buf_str(&lines));
    nian_buf_free(&lines);
}

static void write_index(nian_buf *out, const nian_site_series *series,
                        size_t index)
{
    (void)index;
    uses all = {0};
    nian_arena arena = {0};
    for (size_t i = 0; i < series->reports.count && i < UINT16_MAX; i++)
        take_report(&all, &arena, series, i);
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, compare_uses);
    write_lines(out, &all);
    nian_arena_free(&arena);
}

/* nianlun.text("PATH", ["2023-001", "…", …]) */
static void write_text(nian_buf *out, const nian_site_series *series,
                       size_t index)
{
    nian_arena arena = {0};
    const nian_report *report = series->reports.items[index];
    nian_buf_add(out, NIAN_STR("nianlun.text(\""));
    nian_script_escape(out, nian_site_report_path(&arena, series, index));
    nian_buf_add(out, NIAN_STR("\",["));
    for (uint32_t i = 0; i < report->statement_count; i++) {
        nian_buf_add(out, i ? NIAN_STR(",\n\"") : NIAN_STR("\n\""));
        nian_buf_add(out, nian_statement_id(&arena, report, i));
        nian_buf_add(out, NIAN_STR("\",\""));
        nian_script_escape(out, report->statements[i].text);
        nian_buf_add_byte(out, '"');
    }
    nian_buf_add(out, NIAN_STR("]);\n"));
    nian_arena_free(&arena);
}

void nian_site_list_search(nian_site_files *out, nian_arena *arena,
                           const nian_site_series *series)
{
    nian_site_file file = {.write = write_index};
    file.path = nian_str_format(arena, "%.*ssearch.index",
                                NIAN_STR_ARG(series->folder));
    vec_push(arena, out, file);
    for (size_t i = 0; i < series->reports.count; i++) {
        nian_str path = nian_site_report_path(arena, series, i);
        file = (nian_site_file){.write = write_text, .index = i};
        file.path = nian_str_format(arena, "%.*s.text.js", NIAN_STR_ARG(path));
        vec_push(arena, out, file);
    }
}
