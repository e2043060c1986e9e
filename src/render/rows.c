#include "render/rows.h"

#include "report/report.h"
#include "text/text.h"

enum {
    ROW_INDENT = 2,
    TEXT_INDENT = 18 /* after "2023-017  计划  " */
};

void nian_rows_title(const nian_view *view, const char *title, size_t count)
{
    nian_paragraph p = {0};
    nian_buf_add_byte(view->out, '\n');
    nian_paragraph_format(&p, NIAN_STYLE_STRONG, "%s %zu", title, count);
    nian_paragraph_end(&p, view, 0, 0);
}

void nian_rows_section(const nian_view *view, const nian_report *report,
                       uint32_t statement, nian_rows_place *place)
{
    uint32_t index = report->statements[statement].section;
    if (place->report == report && place->section == index)
        return;
    *place = (nian_rows_place){report, index};
    const nian_section *section = &report->sections[index];
    nian_paragraph p = {0};
    nian_paragraph_add(&p, NIAN_STYLE_MARK, section->label);
    nian_paragraph_add(&p, NIAN_STYLE_MARK, section->heading);
    nian_paragraph_end(&p, view, 1, 1 + nian_columns(section->label));
}

void nian_rows_open(nian_paragraph *p, const nian_report *report,
                    uint32_t statement)
{
    nian_str id = nian_statement_id(&p->arena, report, statement);
    nian_type type = report->statements[statement].type;
    nian_paragraph_format(p, NIAN_STYLE_FAINT, "%-8.*s  %s  ", NIAN_STR_ARG(id),
                          nian_type_word(type));
}

void nian_rows_close(nian_paragraph *p, const nian_view *view)
{
    nian_paragraph_end(p, view, ROW_INDENT, TEXT_INDENT - ROW_INDENT);
}

void nian_rows_statement(const nian_view *view, const nian_report *report,
                         uint32_t statement)
{
    nian_paragraph p = {0};
    nian_rows_open(&p, report, statement);
    nian_paragraph_add(&p, NIAN_STYLE_PLAIN,
                       report->statements[statement].text);
    nian_rows_close(&p, view);
}

void nian_rows_flags(nian_paragraph *p, unsigned flags)
{
    bool first = true;
    for (unsigned flag = 1; flag && flag <= flags; flag <<= 1) {
        const char *word = flags & flag ? nian_flag_word(flag) : NULL;
        if (!word)
            continue;
        nian_paragraph_format(p, NIAN_STYLE_MARK, "%s%s", first ? " 〔" : " ",
                              word);
        first = false;
    }
    if (!first)
        nian_paragraph_add(p, NIAN_STYLE_MARK, NIAN_STR("〕"));
}

void nian_rows_why(const nian_view *view, double score, const nian_str *why,
                   size_t count)
{
    if (!(view->show & NIAN_SHOW_WHY))
        return;
    nian_paragraph p = {0};
    nian_paragraph_format(&p, NIAN_STYLE_FAINT, WORDS_WHY, score);
    for (size_t i = 0; i < count; i++) {
        if (i)
            nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR("、"));
        nian_paragraph_add(&p, NIAN_STYLE_FAINT, why[i]);
    }
    nian_paragraph_end(&p, view, TEXT_INDENT - ROW_INDENT,
                       TEXT_INDENT - ROW_INDENT);
}

bool nian_rows_alike(const nian_edit *edits, size_t count)
{
    size_t same = 0;
    size_t changed = 0;
    for (size_t i = 0; i < count; i++)
        *(edits[i].op == '=' ? &same : &changed) += edits[i].text.len;
    return same * 2 > changed;
}

static void edited(const nian_view *view, const nian_comparison *comparison,
                   const nian_change *change)
{
    nian_paragraph p = {0};
    nian_rows_open(&p, comparison->after, change->after[0]);
    nian_paragraph_edits(&p, view, change->edits, change->edit_count);
    nian_rows_flags(&p, change->flags);
    nian_rows_close(&p, view);
}

/* The statements of one side; flags stand after the last of the row. */
static void side(const nian_view *view, const nian_report *report,
                 const uint32_t *statements, size_t count, unsigned flags)
{
    for (size_t i = 0; i < count; i++) {
        nian_paragraph p = {0};
        nian_rows_open(&p, report, statements[i]);
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN,
                           report->statements[statements[i]].text);
        if (i + 1 == count)
            nian_rows_flags(&p, flags);
        nian_rows_close(&p, view);
    }
}

void nian_rows_change(const nian_view *view, const nian_comparison *comparison,
                      const nian_change *change, nian_rows_place *place)
{
    bool inlined = change->status == NIAN_STATUS_REWORDED &&
                   change->after_count == 1 && change->before_count == 1 &&
                   nian_rows_alike(change->edits, change->edit_count);
    if (change->after_count)
        nian_rows_section(view, comparison->after, change->after[0], place);
    else
        nian_rows_section(view, comparison->before, change->before[0], place);
    if (inlined) {
        edited(view, comparison, change);
    } else {
        unsigned flags = change->flags;
        bool kept = change->status == NIAN_STATUS_KEPT;
        if (!kept)
            side(view, comparison->before, change->before, change->before_count,
                 change->after_count ? 0 : flags);
        side(view, comparison->after, change->after, change->after_count,
             flags);
    }
    if (change->before_count && change->after_count)
        nian_rows_why(view, change->score, change->why, change->why_count);
}
