/* Pieces that several pages show alike. */
#include "site/parts.h"

#include "report/report.h"
#include "text/text.h"

void nian_part_link(const nian_part *part, nian_str path, nian_str text)
{
    nian_html_put(part->html, "<a");
    nian_html_url(
        part->html, "href",
        nian_str_format(part->arena, "%.*s.html", NIAN_STR_ARG(path)));
    nian_html_put(part->html, ">");
    nian_html_text(part->html, text);
    nian_html_put(part->html, "</a>");
}

void nian_part_heading(const nian_part *part, size_t report, uint32_t section)
{
    const nian_report *from = part->series->reports.items[report];
    const nian_section *found = &from->sections[section];
    if (section == 0)
        nian_html_say(part->html, "section.none");
    nian_html_text(part->html, found->label);
    nian_html_text(part->html, found->heading);
}

const char *nian_part_type_key(nian_type type)
{
    static const char *const keys[] = {"type.context", "type.plan",
                                       "type.action", "type.result",
                                       "type.shortfall"};
    return keys[type];
}

void nian_part_origin(const nian_part *part, size_t report, uint32_t statement)
{
    const nian_report *from = part->series->reports.items[report];
    nian_type type = from->statements[statement].type;
    nian_html_put(part->html, "<a class=\"origin\"");
    nian_html_url(
        part->html, "href",
        nian_site_statement_path(part->arena, part->series, report, statement));
    nian_html_put(part->html, ">");
    nian_html_text(part->html, nian_statement_id(part->arena, from, statement));
    nian_html_put(part->html, "</a> <span class=\"type ");
    nian_html_put(part->html, nian_type_name(type));
    nian_html_put(part->html, "\">");
    nian_html_say(part->html, nian_part_type_key(type));
    nian_html_put(part->html, "</span> ");
    nian_str thread =
        nian_site_thread_of(part->arena, part->series, report, statement);
    nian_str own =
        nian_str_format(part->arena, "%.*s.html", NIAN_STR_ARG(thread));
    if (thread.len && !nian_str_equal(own, part->html->path)) {
        nian_part_link(part, thread,
                       nian_catalogue_say(part->html->words, "thread.link"));
        nian_html_put(part->html, " ");
    }
}

/* ------------------------------------------------------------------ edits */

static void put_marked(nian_html *html, char op, nian_str text)
{
    if (op == '=') {
        nian_html_text(html, text);
        return;
    }
    nian_html_put(html, op == '-' ? "<del><span class=\"vh\">"
                                  : "<ins><span class=\"vh\">");
    nian_html_say(html, op == '-' ? "edit.gone" : "edit.come");
    nian_html_put(html, "</span>");
    nian_html_text(html, text);
    nian_html_put(html, op == '-' ? "</del>" : "</ins>");
}

/* Edits run over the texts of all statements of a side. */
typedef struct edit_walk {
    const nian_edit *edits;
    size_t count;
    char other; /* what the other side alone has */
    nian_str rest;
} edit_walk;

/* The next `len` bytes of this side. */
static void put_edited(nian_html *html, edit_walk *walk, size_t len)
{
    while (len && (walk->rest.len || walk->count)) {
        if (!walk->rest.len) {
            walk->rest = walk->edits->op == walk->other ? (nian_str){NULL, 0}
                                                        : walk->edits->text;
            if (!walk->rest.len) {
                walk->edits++;
                walk->count--;
                continue;
            }
        }
        nian_str now = nian_str_slice(walk->rest, 0, len);
        put_marked(html, walk->edits->op, now);
        len -= now.len;
        walk->rest = nian_str_after(walk->rest, now.len);
        if (!walk->rest.len) {
            walk->edits++;
            walk->count--;
        }
    }
}

void nian_part_statements(const nian_part *part, size_t report, bool old,
                          const uint32_t *statements, size_t count,
                          const nian_edit *edits, size_t edit_count)
{
    const nian_report *from = part->series->reports.items[report];
    edit_walk walk = {edits, edit_count, old ? '+' : '-', {NULL, 0}};
    for (size_t i = 0; i < count; i++) {
        nian_str text = from->statements[statements[i]].text;
        nian_html_put(part->html, "<p lang=\"zh\">");
        nian_part_origin(part, report, statements[i]);
        if (edit_count)
            put_edited(part->html, &walk, text.len);
        else
            nian_html_text(part->html, text);
        nian_html_put(part->html, "</p>");
    }
}

void nian_part_redline(const nian_part *part, const nian_edit *edits,
                       size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_marked(part->html, edits[i].op, edits[i].text);
}

/* ------------------------------------------------------------------ flags */

static const struct {
    unsigned flag;
    const char *key, *class;
} flags_shown[] = {
    {NIAN_FLAG_MOVED, "flag.moved", " moved"},
    {NIAN_FLAG_MERGED, "flag.merged", " merged"},
    {NIAN_FLAG_SPLIT, "flag.split", " split"},
    {NIAN_FLAG_STRONGER, "flag.stronger", " stronger"},
    {NIAN_FLAG_WEAKER, "flag.weaker", " weaker"},
    {NIAN_FLAG_UNSURE, "flag.unsure", " unsure"},
    {NIAN_FLAG_PERSON, "flag.person", " person"},
};

enum {
    FLAG_COUNT = sizeof flags_shown / sizeof *flags_shown
};

void nian_part_flags(const nian_part *part, unsigned flags)
{
    for (size_t i = 0; i < FLAG_COUNT; i++) {
        if (!(flags & flags_shown[i].flag))
            continue;
        nian_html_put(part->html, "<span class=\"flag");
        nian_html_put(part->html, flags_shown[i].class);
        nian_html_put(part->html, "\">");
        nian_html_say(part->html, flags_shown[i].key);
        nian_html_put(part->html, "</span> ");
    }
}

void nian_part_flag_classes(const nian_part *part, unsigned flags)
{
    for (size_t i = 0; i < FLAG_COUNT; i++)
        if (flags & flags_shown[i].flag)
            nian_html_put(part->html, flags_shown[i].class);
}

void nian_part_why(const nian_part *part, double score, const nian_str *why,
                   size_t count)
{
    nian_str sure = nian_str_format(part->arena, "%.2f", score);
    nian_html_put(part->html, "<details class=\"why\"><summary>");
    nian_html_say_with(part->html, "why.sure", &sure, 1);
    nian_html_put(part->html, "</summary><p>");
    if (count) {
        nian_str words = nian_str_join(part->arena, why, count, NIAN_STR("、"));
        nian_html_say_with(part->html, "why.words", &words, 1);
    } else {
        nian_html_say(part->html, "why.sense");
    }
    nian_html_put(part->html, "</p></details>");
}

nian_str nian_part_cut(nian_arena *arena, nian_str text, size_t most)
{
    if (!nian_utf8_longer(text, most))
        return text;
    size_t at = 0;
    for (size_t i = 0; i < most; i++) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(text, at), &code);
    }
    return nian_str_concat(arena, nian_str_slice(text, 0, at), NIAN_STR("…"));
}

/* ----------------------------------------------------------------- frames */

void nian_part_table_open(const nian_part *part, const char *label)
{
    nian_html_put(part->html, "<div class=\"scroll\" tabindex=\"0\" "
                              "role=\"group\"");
    nian_html_attribute(part->html, "aria-labelledby", nian_str_from(label));
    nian_html_put(part->html, "><table>\n");
}

void nian_part_table_close(const nian_part *part)
{
    nian_html_put(part->html, "</table></div>\n");
}

void nian_part_section_open(const nian_part *part, const char *id,
                            const char *key)
{
    nian_str name = nian_str_from(id);
    nian_html_put(part->html, "<section");
    nian_html_attribute(part->html, "aria-labelledby", name);
    nian_html_put(part->html, ">\n<h2");
    nian_html_id(part->html, name);
    nian_html_put(part->html, ">");
    nian_html_say(part->html, key);
    nian_html_put(part->html, "</h2>\n");
}
