/* What stands in a run: text, breaks, symbols, references, and fields, which
 * are an instruction and its result. */
#include "ingest/docx_body.h"

enum {
    PROSE_BYTES = 200 /* in one run */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* --- text --- */

static bool is_heard(nian_docx_body *body)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    if (body->quiet)
        return false;
    if (!frame || !frame->run_hidden)
        return true;
    if (!frame->told)
        body->story->counts->hidden++;
    frame->told = true;
    return false;
}

/* A table of contents that does not end would swallow the report: no line of
 * one is a paragraph of sentences. */
static void end_broken_contents(nian_docx_body *body, nian_str text)
{
    if (!body->quiet || text.len < PROSE_BYTES ||
        !nian_str_has(text, NIAN_STR("。")))
        return;
    body->quiet = false;
    for (size_t i = 0; i < body->field_count; i++) {
        body->fields[i].dropped = false;
        body->quiet |= body->fields[i].instruction;
    }
}

static void say(nian_docx_body *body, nian_str text)
{
    end_broken_contents(body, text);
    const nian_docx_frame *frame = nian_docx_frame_top(body);
    if (text.len == 0 || !is_heard(body))
        return;
    nian_outline_bold(body->outline, frame && frame->run_bold);
    nian_outline_text(body->outline, text);
}

/* LF in a text is a blank of the file's own layout. */
static void say_words(nian_docx_body *body, nian_str text)
{
    for (nian_str line; nian_str_line(&text, &line);) {
        say(body, line);
        if (text.len)
            say(body, NIAN_STR(" "));
    }
}

static void add_instruction(nian_docx_body *body, nian_str text)
{
    if (body->field_count == 0 || body->field_deeper)
        return;
    nian_docx_field *field = &body->fields[body->field_count - 1];
    if (text.len == 0 || text.len > sizeof field->text - field->len)
        return;
    memcpy(field->text + field->len, text.ptr, text.len);
    field->len += text.len;
}

void nian_docx_run_text(nian_docx_body *body, nian_str text)
{
    if (body->in_instruction)
        add_instruction(body, text);
    else if (body->in_text)
        say_words(body, text);
}

static void on_text(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->in_text = true;
}

static void on_tab(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    say(body, NIAN_STR("\t"));
}

static void on_break(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    say(body, NIAN_STR("\n"));
}

static void on_hyphen(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    say(body, NIAN_STR("-"));
}

/* What stands below a line of a fraction. */
static void on_denominator(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    say(body, NIAN_STR("/"));
}

static void on_symbol(nian_docx_body *body, const nian_xml_tag *tag)
{
    char bytes[4];
    uint32_t code = nian_docx_symbol(nian_xml_value(tag, NIAN_XML_W, "font"),
                                     nian_xml_value(tag, NIAN_XML_W, "char"));
    if (code)
        say(body, (nian_str){bytes, nian_utf8_put(bytes, code)});
    else if (is_heard(body))
        body->story->counts->symbols++;
}

/* --- properties of a run --- */

static void on_run(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    nian_docx_frame *frame = nian_docx_frame_top(body);
    if (!frame)
        return;
    frame->run_hidden = frame->style->hidden == 1;
    frame->run_bold = frame->style->bold == 1;
    frame->told = false;
}

static void on_vanish(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    if (!frame || !body->in_run)
        return;
    if (body->in_paragraph)
        frame->hidden = nian_docx_toggle(tag);
    else
        frame->run_hidden = nian_docx_toggle(tag);
}

static void on_bold(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    if (frame && body->in_run && !body->in_paragraph)
        frame->run_bold = nian_docx_toggle(tag);
}

static void on_run_style(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    const nian_docx_style *style = nian_docx_style_find(
        body->story->styles, nian_xml_value(tag, NIAN_XML_W, "val"));
    if (!frame || body->in_paragraph)
        return;
    frame->run_hidden |= style->hidden == 1;
    frame->run_bold |= style->bold == 1;
}

/* --- fields --- */

static void settle_fields(nian_docx_body *body)
{
    body->quiet = false;
    for (size_t i = 0; i < body->field_count; i++)
        body->quiet |= body->fields[i].instruction || body->fields[i].dropped;
}

/* Numbers of pages, indexes and tables of contents are made by the program
 * for the paper. */
static bool is_dropped(nian_docx_body *body, const nian_docx_field *field)
{
    static const nian_str names[] = {
        NIAN_STR_INIT("TOC"),     NIAN_STR_INIT("PAGE"),
        NIAN_STR_INIT("PAGEREF"), NIAN_STR_INIT("NUMPAGES"),
        NIAN_STR_INIT("INDEX"),   NIAN_STR_INIT("SECTIONPAGES"),
    };
    nian_str text = nian_str_trim((nian_str){field->text, field->len});
    size_t len = 0;
    while (len < text.len && text.ptr[len] != ' ' && text.ptr[len] != '\\')
        len++;
    nian_str name = nian_str_slice(text, 0, len);
    if (nian_str_equal(name, names[0]))
        body->story->counts->contents++;
    return nian_str_is_any(name, names, COUNT(names));
}

static void begin_field(nian_docx_body *body, bool simple)
{
    if (body->field_count == NIAN_DOCX_FIELDS) {
        body->field_deeper++;
        return;
    }
    nian_docx_field *field = &body->fields[body->field_count++];
    field->instruction = true;
    field->dropped = false;
    field->simple = simple;
    field->len = 0;
}

static void begin_result(nian_docx_body *body)
{
    if (body->field_count == 0 || body->field_deeper)
        return;
    nian_docx_field *field = &body->fields[body->field_count - 1];
    field->instruction = false;
    field->dropped = is_dropped(body, field);
}

static void end_field(nian_docx_body *body)
{
    if (body->field_deeper) {
        body->field_deeper--;
        return;
    }
    if (body->field_count == 0)
        return;
    const nian_docx_field *field = &body->fields[--body->field_count];
    settle_fields(body);
    if (field->instruction && !body->skip)
        say(body, nian_docx_equation(body->arena,
                                     (nian_str){field->text, field->len}));
}

static void on_field_mark(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_str type = nian_xml_value(tag, NIAN_XML_W, "fldCharType");
    if (nian_str_equal(type, NIAN_STR("begin")))
        begin_field(body, false);
    else if (nian_str_equal(type, NIAN_STR("separate")))
        begin_result(body);
    else if (nian_str_equal(type, NIAN_STR("end")))
        end_field(body);
    settle_fields(body);
}

static void on_simple_field(nian_docx_body *body, const nian_xml_tag *tag)
{
    begin_field(body, true);
    add_instruction(body, nian_xml_value(tag, NIAN_XML_W, "instr"));
    begin_result(body);
    settle_fields(body);
}

static void on_instruction(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->in_instruction = true;
}

/* A field may begin before what was deleted and end within. */
void nian_docx_run_deleted(nian_docx_body *body, const nian_xml_tag *tag)
{
    if (nian_xml_is(tag->name, NIAN_XML_W, "fldChar"))
        on_field_mark(body, tag);
}

/* --- references --- */

static void refer(nian_docx_body *body, char mark, const nian_xml_tag *tag)
{
    nian_docx_notes *notes = body->story->notes;
    if (!notes || !is_heard(body))
        return;
    nian_str key =
        nian_str_format(body->arena, "%c%.*s", mark,
                        NIAN_STR_ARG(nian_xml_value(tag, NIAN_XML_W, "id")));
    const uint32_t *index = nian_map_get(&notes->by_id, key);
    if (index)
        nian_outline_add_note(body->outline, notes->texts.items[*index]);
}

static void on_footnote(nian_docx_body *body, const nian_xml_tag *tag)
{
    refer(body, 'f', tag);
}

static void on_endnote(nian_docx_body *body, const nian_xml_tag *tag)
{
    refer(body, 'e', tag);
}

static void on_comment(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->story->counts->comments++;
}

static void on_picture(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->story->counts->pictures++;
}

/* Words set as a drawing, as red heads are. */
static void on_word_art(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_outline_enter(body->outline, NIAN_OUTLINE_BOX);
    nian_outline_text(body->outline,
                      nian_xml_value(tag, NIAN_XML_NONE, "string"));
    nian_outline_leave(body->outline);
}

bool nian_docx_run_open(nian_docx_body *body, const nian_xml_tag *tag)
{
    static const nian_docx_rule rules[] = {
        {NIAN_XML_W, "t", on_text},
        {NIAN_XML_M, "t", on_text},
        {NIAN_XML_W, "r", on_run},
        {NIAN_XML_W, "rStyle", on_run_style},
        {NIAN_XML_W, "vanish", on_vanish},
        {NIAN_XML_W, "b", on_bold},
        {NIAN_XML_W, "tab", on_tab},
        {NIAN_XML_W, "ptab", on_tab},
        {NIAN_XML_W, "br", on_break},
        {NIAN_XML_W, "cr", on_break},
        {NIAN_XML_W, "noBreakHyphen", on_hyphen},
        {NIAN_XML_W, "sym", on_symbol},
        {NIAN_XML_M, "den", on_denominator},
        {NIAN_XML_W, "fldChar", on_field_mark},
        {NIAN_XML_W, "fldSimple", on_simple_field},
        {NIAN_XML_W, "instrText", on_instruction},
        {NIAN_XML_W, "footnoteReference", on_footnote},
        {NIAN_XML_W, "endnoteReference", on_endnote},
        {NIAN_XML_W, "commentReference", on_comment},
        {NIAN_XML_A, "blip", on_picture},
        {NIAN_XML_V, "imagedata", on_picture},
        {NIAN_XML_V, "textpath", on_word_art},
    };
    return nian_docx_rule_run(body, rules, COUNT(rules), tag);
}

void nian_docx_run_close(nian_docx_body *body, nian_xml_name name)
{
    if (nian_xml_is(name, NIAN_XML_W, "t") ||
        nian_xml_is(name, NIAN_XML_M, "t")) {
        body->in_text = false;
    } else if (nian_xml_is(name, NIAN_XML_W, "instrText")) {
        body->in_instruction = false;
    } else if (nian_xml_is(name, NIAN_XML_W, "fldSimple")) {
        end_field(body);
        settle_fields(body);
    } else if (nian_xml_is(name, NIAN_XML_W, "r")) {
        nian_docx_frame *frame = nian_docx_frame_top(body);
        if (frame)
            frame->run_hidden = false;
    }
}
