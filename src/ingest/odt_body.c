/* office:text becomes paragraphs, tables and notes, with all changes taken as
 * accepted. */
#include "ingest/odt.h"

enum {
    BLANKS_MOST = 64,
    COLUMNS_MOST = NIAN_OUTLINE_COLUMNS
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static nian_odt_frame *top_frame(nian_odt *odt)
{
    return odt->frame_count && odt->frame_count <= NIAN_ODT_FRAMES
               ? &odt->frames[odt->frame_count - 1]
               : NULL;
}

/* --- text --- */

static bool is_heard(nian_odt *odt, nian_odt_frame *frame)
{
    if (!frame->hidden && !frame->dark)
        return true;
    if (!frame->told)
        odt->counts.hidden++;
    frame->told = true;
    return false;
}

/* The innermost span that says so decides. */
static bool is_bold(const nian_odt_frame *frame)
{
    size_t open = frame->spans < NIAN_ODT_SPANS ? frame->spans : NIAN_ODT_SPANS;
    while (open-- > 0)
        if (frame->looks[open].weighed)
            return frame->looks[open].bold;
    return frame->bold;
}

static void say(nian_odt *odt, nian_str text)
{
    nian_odt_frame *frame = top_frame(odt);
    odt->blank = false;
    if (!frame || odt->deleted || !is_heard(odt, frame))
        return;
    nian_outline_bold(odt->outline, is_bold(frame));
    nian_outline_text(odt->outline, text);
}

/* Blanks in a row are one, whatever kind they are; more than one is said by
 * text:s. */
void nian_odt_body_text(nian_odt *odt, nian_str text)
{
    nian_odt_frame *frame = top_frame(odt);
    if (!frame)
        return;
    if (odt->in_number) {
        frame->label = nian_str_concat(odt->arena, frame->label, text);
        return;
    }
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        if (byte != ' ' && byte != '\n' && byte != '\t' && byte != '\r')
            continue;
        if (i > start)
            say(odt, nian_str_slice(text, start, i));
        if (!odt->blank)
            say(odt, NIAN_STR(" "));
        odt->blank = true;
        start = i + 1;
    }
    if (start < text.len)
        say(odt, nian_str_after(text, start));
}

static void on_blanks(nian_odt *odt, const nian_xml_tag *tag)
{
    int count = nian_odt_number(tag, NIAN_XML_TEXT, "c", BLANKS_MOST, 1);
    for (int i = 0; i < count; i++)
        say(odt, NIAN_STR(" "));
}

static void on_tab(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    say(odt, NIAN_STR("\t"));
}

static void on_break(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    say(odt, NIAN_STR("\n"));
}

static void on_span(nian_odt *odt, const nian_xml_tag *tag)
{
    nian_odt_frame *frame = top_frame(odt);
    if (!frame)
        return;
    nian_odt_style look = nian_odt_style_find(
        odt, nian_xml_value(tag, NIAN_XML_TEXT, "style-name"));
    if (frame->spans < NIAN_ODT_SPANS) {
        frame->looks[frame->spans] = look;
        frame->dark += look.hidden;
        frame->told &= frame->dark > 1;
    }
    frame->spans++;
}

static void end_span(nian_odt *odt)
{
    nian_odt_frame *frame = top_frame(odt);
    if (!frame || frame->spans == 0)
        return;
    frame->spans--;
    if (frame->spans < NIAN_ODT_SPANS)
        frame->dark -= frame->looks[frame->spans].hidden;
}

/* --- paragraphs --- */

static void begin_paragraph(nian_odt *odt, const nian_xml_tag *tag, int level)
{
    nian_odt_style style = nian_odt_style_find(
        odt, nian_xml_value(tag, NIAN_XML_TEXT, "style-name"));
    bool bare = nian_str_equal(
        nian_xml_value(tag, NIAN_XML_TEXT, "is-list-header"), NIAN_STR("true"));
    nian_odt_frame frame = {
        .level = level ? level : style.level,
        .title = style.title && level == 0,
        .centred = style.centred,
        .contents = style.contents,
        .hidden = style.hidden,
        .bold = style.bold,
    };
    if (!bare && !odt->deleted)
        frame.label = nian_odt_list_next(odt, level);
    if (odt->frame_count < NIAN_ODT_FRAMES)
        odt->frames[odt->frame_count] = frame;
    odt->frame_count++;
    odt->blank = false;
}

static void on_paragraph(nian_odt *odt, const nian_xml_tag *tag)
{
    begin_paragraph(odt, tag, 0);
}

static void on_heading(nian_odt *odt, const nian_xml_tag *tag)
{
    begin_paragraph(odt, tag,
                    nian_odt_number(tag, NIAN_XML_TEXT, "outline-level",
                                    NIAN_ODT_LEVELS, 1));
}

static bool is_contents_head(nian_str line)
{
    return nian_str_cut_start(&line, NIAN_STR("目")) &&
           nian_str_equal(nian_str_trim(line), NIAN_STR("录"));
}

static void end_paragraph(nian_odt *odt)
{
    nian_odt_frame *frame = top_frame(odt);
    if (odt->frame_count)
        odt->frame_count--;
    if (!frame)
        return;
    if (odt->carried)
        *frame = odt->carrier;
    odt->carried = odt->deleted > 0;
    odt->carrier = *frame;
    if (odt->carried)
        return;
    nian_str text = nian_outline_pending(odt->outline);
    if (text.len && (frame->contents || is_contents_head(text))) {
        odt->counts.contents++;
        nian_outline_discard(odt->outline);
    } else if (text.len && frame->label.len) {
        odt->counts.numbers++;
    }
    nian_outline_look look = {
        .level = frame->level,
        .title = frame->title,
        .centred = frame->centred,
        .label = frame->label,
        .apart = true,
    };
    nian_outline_paragraph(odt->outline, &look);
}

/* The label as the writer's program shows it. */
static void on_number(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    nian_odt_frame *frame = top_frame(odt);
    if (frame)
        frame->label = (nian_str){0};
    odt->in_number = true;
}

/* --- places --- */

static void enter(nian_odt *odt, nian_outline_kind kind)
{
    nian_odt_lists_begin(odt);
    nian_outline_enter(odt->outline, kind);
}

static void leave(nian_odt *odt)
{
    nian_outline_leave(odt->outline);
    nian_odt_lists_end(odt);
}

static void on_note(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    enter(odt, NIAN_OUTLINE_NOTE);
}

static void on_box(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    enter(odt, NIAN_OUTLINE_BOX);
}

static void on_table(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    nian_outline_table_begin(odt->outline);
}

static void on_row(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    nian_outline_row_begin(odt->outline);
}

/* A cell that is repeated is as good as one over as many columns. */
static void on_cell(nian_odt *odt, const nian_xml_tag *tag)
{
    int columns = nian_odt_number(tag, NIAN_XML_TABLE, "number-columns-spanned",
                                  COLUMNS_MOST, 1);
    int repeated = nian_odt_number(tag, NIAN_XML_TABLE,
                                   "number-columns-repeated", COLUMNS_MOST, 1);
    int rows = nian_odt_number(tag, NIAN_XML_TABLE, "number-rows-spanned",
                               NIAN_OUTLINE_CELLS, 1);
    nian_outline_cell cell = {
        .columns = (uint32_t)(columns > repeated ? columns : repeated),
        .rows = (uint32_t)rows,
    };
    nian_odt_lists_begin(odt);
    nian_outline_cell_begin(odt->outline, &cell);
}

static void end_cell(nian_odt *odt)
{
    nian_outline_cell_end(odt->outline);
    nian_odt_lists_end(odt);
}

/* --- what is left out --- */

static void skip(nian_odt *odt)
{
    odt->skip = 1;
}

static void on_aside(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    skip(odt);
}

static void on_annotation(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    odt->counts.comments++;
    skip(odt);
}

static void on_contents(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    odt->counts.contents++;
    skip(odt);
}

static void on_ruby(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    odt->counts.ruby++;
    skip(odt);
}

static void on_hidden(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    odt->counts.hidden++;
    skip(odt);
}

static void on_section(nian_odt *odt, const nian_xml_tag *tag)
{
    if (nian_str_equal(nian_xml_value(tag, NIAN_XML_TEXT, "display"),
                       NIAN_STR("none")))
        on_hidden(odt, tag);
}

static void on_embedded(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    odt->counts.embedded++;
    skip(odt);
}

static void on_picture(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    odt->counts.pictures++;
    skip(odt);
}

/* --- changes --- */

static void on_region(nian_odt *odt, const nian_xml_tag *tag)
{
    nian_str id = nian_xml_value(tag, NIAN_XML_TEXT, "id");
    if (id.len == 0)
        id = nian_xml_value(tag, NIAN_XML_OTHER, "id");
    odt->change = nian_str_copy(odt->arena, id);
}

static void on_insertion(nian_odt *odt, const nian_xml_tag *tag)
{
    (void)tag;
    odt->counts.changes++;
    skip(odt);
}

/* Its text stands here; or in its place, when changes were shown. */
static void on_deletion(nian_odt *odt, const nian_xml_tag *tag)
{
    nian_map_put(&odt->deletions, odt->arena, odt->change, NULL);
    on_insertion(odt, tag);
}

static bool is_deletion(const nian_odt *odt, const nian_xml_tag *tag)
{
    nian_str id = nian_xml_value(tag, NIAN_XML_TEXT, "change-id");
    return nian_map_get(&odt->deletions, id) != NULL;
}

static void on_change_start(nian_odt *odt, const nian_xml_tag *tag)
{
    odt->deleted += is_deletion(odt, tag);
}

static void on_change_end(nian_odt *odt, const nian_xml_tag *tag)
{
    odt->deleted -= is_deletion(odt, tag) && odt->deleted;
}

/* --- the part --- */

static const struct {
    nian_xml_space space;
    const char *local;
    void (*open)(nian_odt *odt, const nian_xml_tag *tag);
    void (*close)(nian_odt *odt);
} rules[] = {
    {NIAN_XML_TEXT, "p", on_paragraph, end_paragraph},
    {NIAN_XML_TEXT, "h", on_heading, end_paragraph},
    {NIAN_XML_TEXT, "span", on_span, end_span},
    {NIAN_XML_TEXT, "s", on_blanks, NULL},
    {NIAN_XML_TEXT, "tab", on_tab, NULL},
    {NIAN_XML_TEXT, "line-break", on_break, NULL},
    {NIAN_XML_TEXT, "number", on_number, NULL},
    {NIAN_XML_TEXT, "list", nian_odt_list_open, nian_odt_list_close},
    {NIAN_XML_TEXT, "list-item", nian_odt_item_open, NULL},
    {NIAN_XML_TEXT, "note", on_note, leave},
    {NIAN_XML_TEXT, "note-citation", on_aside, NULL},
    {NIAN_XML_DRAW, "text-box", on_box, leave},
    {NIAN_XML_DRAW, "custom-shape", on_box, leave},
    {NIAN_XML_DRAW, "rect", on_box, leave},
    {NIAN_XML_DRAW, "ellipse", on_box, leave},
    {NIAN_XML_DRAW, "caption", on_box, leave},
    {NIAN_XML_DRAW, "line", on_box, leave},
    {NIAN_XML_DRAW, "path", on_box, leave},
    {NIAN_XML_DRAW, "polygon", on_box, leave},
    {NIAN_XML_DRAW, "polyline", on_box, leave},
    {NIAN_XML_DRAW, "connector", on_box, leave},
    {NIAN_XML_DRAW, "image", on_picture, NULL},
    {NIAN_XML_DRAW, "object", on_embedded, NULL},
    {NIAN_XML_DRAW, "object-ole", on_embedded, NULL},
    {NIAN_XML_TABLE, "table", on_table, NULL},
    {NIAN_XML_TABLE, "table-row", on_row, NULL},
    {NIAN_XML_TABLE, "table-cell", on_cell, end_cell},
    {NIAN_XML_TABLE, "covered-table-cell", on_aside, NULL},
    {NIAN_XML_TEXT, "section", on_section, NULL},
    {NIAN_XML_TEXT, "changed-region", on_region, NULL},
    {NIAN_XML_TEXT, "insertion", on_insertion, NULL},
    {NIAN_XML_TEXT, "deletion", on_deletion, NULL},
    {NIAN_XML_TEXT, "format-change", on_aside, NULL},
    {NIAN_XML_TEXT, "change-start", on_change_start, NULL},
    {NIAN_XML_TEXT, "change-end", on_change_end, NULL},
    {NIAN_XML_OFFICE, "annotation", on_annotation, NULL},
    {NIAN_XML_TEXT, "ruby-text", on_ruby, NULL},
    {NIAN_XML_TEXT, "hidden-text", on_hidden, NULL},
    {NIAN_XML_TEXT, "page-number", on_aside, NULL},
    {NIAN_XML_TEXT, "page-count", on_aside, NULL},
    {NIAN_XML_TEXT, "page-continuation", on_aside, NULL},
    {NIAN_XML_TEXT, "table-of-content", on_contents, NULL},
    {NIAN_XML_TEXT, "illustration-index", on_contents, NULL},
    {NIAN_XML_TEXT, "table-index", on_contents, NULL},
    {NIAN_XML_TEXT, "object-index", on_contents, NULL},
    {NIAN_XML_TEXT, "user-index", on_contents, NULL},
    {NIAN_XML_TEXT, "alphabetical-index", on_contents, NULL},
    {NIAN_XML_TEXT, "bibliography", on_contents, NULL},
    {NIAN_XML_OFFICE, "binary-data", on_aside, NULL},
    {NIAN_XML_OFFICE, "forms", on_aside, NULL},
    /* What a drawing is called for those who cannot see it. */
    {NIAN_XML_OTHER, "title", on_aside, NULL},
    {NIAN_XML_OTHER, "desc", on_aside, NULL},
    {NIAN_XML_OTHER, "math", on_embedded, NULL},
};

void nian_odt_body_open(nian_odt *odt, const nian_xml_tag *tag)
{
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (nian_xml_is(tag->name, rules[i].space, rules[i].local)) {
            rules[i].open(odt, tag);
            return;
        }
    }
}

void nian_odt_body_close(nian_odt *odt, nian_xml_name name)
{
    if (nian_xml_is(name, NIAN_XML_TEXT, "number"))
        odt->in_number = false;
    else if (nian_xml_is(name, NIAN_XML_TABLE, "table"))
        nian_outline_table_end(odt->outline);
    for (size_t i = 0; i < COUNT(rules); i++)
        if (rules[i].close && nian_xml_is(name, rules[i].space, rules[i].local))
            rules[i].close(odt);
}
