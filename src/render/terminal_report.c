/* One report on a terminal: what it says of itself, its outline, statements,
 * indicators and notes. */
#include "render/terminal.h"

#include "report/report.h"
#include "text/text.h"

enum {
    ID_COLUMNS = 10
};

static void head_item(nian_paragraph *p, const char *name, nian_str value)
{
    if (p->pieces.count)
        nian_paragraph_add(p, NIAN_STYLE_PLAIN, NIAN_STR("  "));
    nian_paragraph_format(p, NIAN_STYLE_FAINT, "%s ", name);
    nian_paragraph_add(p, NIAN_STYLE_PLAIN,
                       value.len ? value : NIAN_STR(WORDS_UNKNOWN));
}

static void head(const nian_view *view, const nian_report *report)
{
    const nian_metadata *meta = &report->meta;
    nian_paragraph p = {0};
    nian_arena arena = {0};
    nian_str year = {NULL, 0};
    if (meta->year)
        year = nian_str_format(&arena, "%d", meta->year);
    nian_paragraph_add(&p, NIAN_STYLE_STRONG,
                       meta->title.len ? meta->title
                                       : nian_report_label(&arena, report));
    nian_paragraph_end(&p, view, 0, 0);
    head_item(&p, WORDS_ISSUER, meta->issuer);
    head_item(&p, WORDS_KIND, meta->kind);
    head_item(&p, WORDS_YEAR, year);
    if (meta->date.len)
        head_item(&p, WORDS_DATE, meta->date);
    if (meta->number.len)
        head_item(&p, WORDS_NUMBER, meta->number);
    nian_paragraph_end(&p, view, 0, 0);
    nian_arena_free(&arena);
}

static void counts(const nian_view *view, const nian_report *report)
{
    static const nian_type order[] = {
        NIAN_TYPE_PLAN,      NIAN_TYPE_ACTION,  NIAN_TYPE_RESULT,
        NIAN_TYPE_SHORTFALL, NIAN_TYPE_CONTEXT,
    };
    size_t of_type[5] = {0};
    for (size_t i = 0; i < report->statement_count; i++)
        of_type[report->statements[i].type]++;
    nian_paragraph p = {0};
    nian_paragraph_format(&p, NIAN_STYLE_PLAIN, "%s %zu  %s %zu（",
                          WORDS_SECTIONS, report->section_count - 1,
                          WORDS_STATEMENTS, report->statement_count);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        nian_paragraph_format(&p, NIAN_STYLE_PLAIN, "%s%s %zu", i ? "，" : "",
                              nian_type_word(order[i]), of_type[order[i]]);
    nian_paragraph_format(&p, NIAN_STYLE_PLAIN, "）  %s %zu  %s %zu",
                          WORDS_INDICATORS, report->indicator_count,
                          WORDS_NOTES, report->note_count);
    nian_paragraph_end(&p, view, 0, 0);
}

static size_t depth_of(const nian_report *report, uint32_t section)
{
    size_t depth = 0;
    for (; section; section = report->sections[section].parent)
        depth++;
    return depth;
}

static void heading(const nian_view *view, const nian_report *report,
                    uint32_t index, bool with_id)
{
    const nian_section *section = &report->sections[index];
    size_t depth = depth_of(report, index);
    size_t indent = depth > 1 ? 2 * (depth - 1) : 0;
    nian_paragraph p = {0};
    if (with_id) {
        nian_str id = nian_section_id(&p.arena, index);
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, "%-6.*s", NIAN_STR_ARG(id));
        indent += 6;
        for (size_t i = 1; i < depth; i++)
            nian_paragraph_add(&p, NIAN_STYLE_PLAIN, NIAN_STR("  "));
    }
    nian_paragraph_add(&p, NIAN_STYLE_MARK, section->label);
    nian_paragraph_add(&p, NIAN_STYLE_MARK, section->heading);
    nian_paragraph_end(&p, view, with_id ? 0 : indent,
                       indent + nian_columns(section->label));
}

static void outline(const nian_view *view, const nian_report *report)
{
    for (uint32_t i = 1; i < report->section_count; i++)
        heading(view, report, i, true);
}

static void statements(const nian_view *view, const nian_report *report)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < report->statement_count; i++) {
        const nian_statement *statement = &report->statements[i];
        for (; shown < statement->section; shown++)
            heading(view, report, shown + 1, false);
        nian_paragraph p = {0};
        nian_str id = nian_statement_id(&p.arena, report, i);
        nian_paragraph_format(&p, NIAN_STYLE_FAINT, "%.*s  %s  ",
                              NIAN_STR_ARG(id),
                              nian_type_word(statement->type));
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, statement->text);
        nian_paragraph_end(&p, view, 2, 2 + ID_COLUMNS + 6);
    }
}

static void indicators(const nian_view *view, const nian_report *report)
{
    enum {
        OTHERS = ID_COLUMNS + 2 + 30, /* the figure, 年均 and （目标） */
        NAMES_LEAST = 16
    };
    size_t names =
        view->width > OTHERS + NAMES_LEAST ? view->width - OTHERS : NAMES_LEAST;
    for (size_t i = 0; i < report->indicator_count; i++) {
        const nian_indicator *indicator = &report->indicators[i];
        nian_paragraph p = {.lines = 1};
        nian_buf line = {0};
        nian_str id = nian_statement_id(&p.arena, report, indicator->statement);
        nian_cell(&line, id, ID_COLUMNS);
        nian_cell(&line, indicator->name, names);
        nian_buf_format(
            &line, "  %s%.*s%.*s", nian_basis_word(indicator->period.basis),
            NIAN_STR_ARG(indicator->change), NIAN_STR_ARG(indicator->text));
        if (indicator->target)
            nian_buf_add(&line, NIAN_STR("（" WORDS_TARGET "）"));
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, nian_buf_str(&line));
        nian_paragraph_end(&p, view, 0, 0);
        nian_buf_free(&line);
    }
}

static void notes(const nian_view *view, const nian_report *report)
{
    nian_paragraph p = {0};
    if (report->note_count == 0) {
        nian_paragraph_add(&p, NIAN_STYLE_PLAIN, NIAN_STR(WORDS_NO_NOTES));
        nian_paragraph_end(&p, view, 0, 0);
    }
    for (size_t i = 0; i < report->note_count; i++) {
        const nian_note *note = &report->notes[i];
        if (note->line) {
            nian_buf_format(view->out, "%6u  ", note->line);
            nian_paragraph_add(&p, NIAN_STYLE_PLAIN, note->text);
        } else {
            nian_buf_format(view->out, "%6s  ", "-");
            nian_paragraph_add(&p, NIAN_STYLE_PLAIN, note->text);
        }
        if (note->count > 1)
            nian_paragraph_format(&p, NIAN_STYLE_FAINT, " × %u", note->count);
        nian_paragraph_end(&p, view, 0, 8);
    }
}

void nian_text_show_report(const nian_view *view, const nian_report *report)
{
    static const struct {
        unsigned flag;
        void (*show)(const nian_view *view, const nian_report *report);
    } parts[] = {
        {NIAN_SHOW_OUTLINE, outline},
        {NIAN_SHOW_STATEMENTS, statements},
        {NIAN_SHOW_INDICATORS, indicators},
        {NIAN_SHOW_NOTES, notes},
    };
    if (view->show & NIAN_SHOW_TEXT) {
        nian_buf_add(view->out, report->text);
        return;
    }
    unsigned show = view->show;
    head(view, report);
    counts(view, report);
    if (show == 0)
        show = NIAN_SHOW_OUTLINE;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!(show & parts[i].flag))
            continue;
        nian_buf_add_byte(view->out, '\n');
        parts[i].show(view, report);
    }
}
