/* Decisions that a later correction of a report left without a statement. */
#include "report/links.h"

#include "text/text.h"

static const nian_report *find_year(const nian_report *const *reports,
                                    size_t count, int year)
{
    for (size_t i = 0; i < count; i++)
        if (reports[i]->meta.year == year)
            return reports[i];
    return NULL;
}

static bool is_anywhere(const nian_report *const *reports, size_t count,
                        nian_str name)
{
    uint32_t found;
    for (size_t i = 0; i < count; i++)
        if (nian_statement_find(&found, reports[i], name))
            return true;
    return false;
}

typedef struct looking {
    nian_notes *out;
    nian_arena *arena;
    const nian_report *const *reports;
    size_t count;
    bool whole;
} looking;

static void look_for(const looking *l, nian_str name, uint32_t line)
{
    static const char advice[] = "; mend or remove it";
    nian_statement_name read;
    nian_statement_name_read(&read, name);
    const nian_report *report = find_year(l->reports, l->count, read.year);
    nian_note note = {.line = line, .count = 1};
    uint32_t found;
    if (read.year == 0 && l->whole && !is_anywhere(l->reports, l->count, name))
        note.text = nian_str_format(l->arena, "no statement “%.*s”%s",
                                    NIAN_STR_ARG(name), advice);
    else if (read.year && report && !nian_statement_find(&found, report, name))
        note.text = nian_str_format(
            l->arena, "no statement “%.*s” in %.*s@%d%s", NIAN_STR_ARG(name),
            NIAN_STR_ARG(report->meta.issuer), read.year, advice);
    else if (read.year && !report && l->whole)
        note.text = nian_str_format(l->arena, "no report of %d for %.*s%s",
                                    read.year, NIAN_STR_ARG(name), advice);
    if (note.text.len)
        vec_push(l->arena, l->out, note);
}

void nian_links_stale(nian_notes *out, nian_arena *arena,
                      const nian_links *links,
                      const nian_report *const *reports, size_t count,
                      bool whole)
{
    const looking l = {out, arena, reports, count, whole};
    *out = (nian_notes){0};
    for (size_t i = 0; i < links->decision_count; i++) {
        const nian_decision *decision = &links->decisions[i];
        look_for(&l, decision->before, decision->line);
        look_for(&l, decision->after, decision->line);
    }
}
