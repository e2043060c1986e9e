/* A story becomes paragraphs: what a reader sees with all changes accepted and
 * nothing of the page around it. */
#include "ingest/docx_body.h"

enum {
    LEVEL_NONE = 9,
    LEADER_MOST = 120 /* bytes of a line of a typed table of contents */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

bool nian_docx_rule_run(nian_docx_body *body, const nian_docx_rule *rules,
                        size_t count, const nian_xml_tag *tag)
{
    for (size_t i = 0; i < count; i++) {
        if (nian_xml_is(tag->name, rules[i].space, rules[i].local)) {
            rules[i].run(body, tag);
            return true;
        }
    }
    return false;
}

nian_docx_frame *nian_docx_frame_top(nian_docx_body *body)
{
    return body->frame_count ? &body->frames[body->frame_count - 1] : NULL;
}

/* --- paragraphs --- */

static void on_paragraph(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    nian_docx_cell_begin(body);
    if (body->frame_count == NIAN_DOCX_FRAMES) {
        body->skip = 1;
        return;
    }
    body->frames[body->frame_count++] = (nian_docx_frame){
        .style = &body->story->styles->usual,
        .level = NIAN_DOCX_UNSAID,
        .number = NIAN_DOCX_UNSAID,
        .number_level = NIAN_DOCX_UNSAID,
        .centred = NIAN_DOCX_UNSAID,
    };
}

static bool ends_in_page(nian_str line)
{
    static const nian_str leaders[] = {
        NIAN_STR_INIT("\t"),
        NIAN_STR_INIT("…"),
        NIAN_STR_INIT("...."),
        NIAN_STR_INIT("····"),
    };
    return line.len && line.len < LEADER_MOST &&
           nian_is_digit((unsigned char)line.ptr[line.len - 1]) &&
           nian_str_has_any(line, leaders, COUNT(leaders));
}

/* 目录, and what is typed below it with dots and numbers of pages. */
static bool is_contents(nian_docx_body *body, const nian_docx_frame *frame)
{
    nian_str line = nian_outline_pending(body->outline);
    if (line.len == 0)
        return false;
    nian_str end = line;
    bool head = nian_str_cut_start(&end, NIAN_STR("目")) &&
                nian_str_equal(nian_str_trim(end), NIAN_STR("录"));
    body->in_contents = head || (body->in_contents && ends_in_page(line));
    return body->in_contents || frame->style->contents;
}

static nian_str next_label(nian_docx_body *body, const nian_docx_frame *frame,
                           bool *apart)
{
    const nian_docx_style *style = frame->style;
    int number = frame->number;
    int level = frame->number_level;
    if (number == NIAN_DOCX_UNSAID)
        number = style->number;
    if (level == NIAN_DOCX_UNSAID)
        level = style->number_level;
    if (number <= 0 || !body->story->numbering)
        return (nian_str){0};
    return nian_docx_numbering_next(body->story->numbering, number, level,
                                    style->id, apart);
}

static nian_outline_look look_of(const nian_docx_frame *frame)
{
    const nian_docx_style *style = frame->style;
    int level = frame->level == NIAN_DOCX_UNSAID ? style->level : frame->level;
    int centred =
        frame->centred == NIAN_DOCX_UNSAID ? style->centred : frame->centred;
    return (nian_outline_look){
        .level = level >= 0 && level < LEVEL_NONE ? level + 1 : 0,
        .title = style->title && frame->level == NIAN_DOCX_UNSAID,
        .centred = centred == 1,
    };
}

/* A paragraph whose mark is deleted or hidden goes on in the next one, which
 * says how both look. */
static void end_paragraph(nian_docx_body *body)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    bool empty = nian_outline_pending(body->outline).len == 0;
    body->frame_count--;
    if (frame->deleted || (frame->hidden && empty))
        return;
    nian_outline_look look = look_of(frame);
    look.label = next_label(body, frame, &look.apart);
    if (body->carried.len) {
        look.label = body->carried;
        look.apart = body->carried_apart;
    }
    body->carried = (nian_str){0};
    if (frame->hidden) {
        body->carried = look.label;
        body->carried_apart = look.apart;
        return;
    }
    if (is_contents(body, frame)) {
        body->story->counts->contents++;
        nian_outline_discard(body->outline);
    } else if (look.label.len && !empty) {
        body->story->counts->numbers++;
    }
    nian_outline_paragraph(body->outline, &look);
}

static void on_paragraph_properties(nian_docx_body *body,
                                    const nian_xml_tag *tag)
{
    (void)tag;
    body->in_paragraph = true;
}

static void on_run_properties(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->in_run = true;
}

static void on_style(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    if (frame)
        frame->style = nian_docx_style_find(
            body->story->styles, nian_xml_value(tag, NIAN_XML_W, "val"));
}

static void on_level(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    if (frame)
        frame->level = nian_docx_number(tag, LEVEL_NONE);
}

static void on_number(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    if (frame)
        frame->number = nian_docx_number(tag, 0);
}

static void on_number_level(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    if (frame)
        frame->number_level = nian_docx_number(tag, 0);
}

static void on_alignment(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    if (frame && body->in_paragraph)
        frame->centred = nian_str_equal(nian_xml_value(tag, NIAN_XML_W, "val"),
                                        NIAN_STR("center"));
}

/* --- changes --- */

static void skip(nian_docx_body *body)
{
    body->skip = 1;
}

/* Of text, of the mark of a paragraph, of a row. */
static void on_deletion(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_frame *frame = nian_docx_frame_top(body);
    (void)tag;
    body->story->counts->changes++;
    if (body->in_row)
        body->row_deleted = true;
    else if (body->in_paragraph && frame)
        frame->deleted |= body->in_run;
    else
        skip(body);
    body->deletion = body->skip > 0;
}

static void on_insertion(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->story->counts->changes++;
}

/* --- what is chosen or left out --- */

static void on_alternatives(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    if (body->choice_count < NIAN_DOCX_CHOICES)
        body->choices[body->choice_count] =
            (nian_docx_choice){.before = body->outline->bytes};
    body->choice_count++;
}

static nian_docx_choice *top_choice(nian_docx_body *body)
{
    size_t open = body->choice_count;
    return open && open <= NIAN_DOCX_CHOICES ? &body->choices[open - 1] : NULL;
}

static void on_choice(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    nian_docx_choice *choice = top_choice(body);
    if (!choice || choice->chosen)
        skip(body);
    else
        choice->chosen = true;
}

/* The words that the choice had not. */
static void on_fallback(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    const nian_docx_choice *choice = top_choice(body);
    if (!choice || choice->before < body->outline->bytes)
        skip(body);
}

static void on_text_box(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    nian_outline_enter(body->outline, NIAN_OUTLINE_BOX);
}

static void on_ruby(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->story->counts->ruby++;
    skip(body);
}

static void on_embedded(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->story->counts->embedded++;
}

static void on_aside(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    skip(body);
}

static void on_control_properties(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    nian_docx_cell_begin(body);
    body->in_control = true;
    body->control_contents = false;
    body->control_empty = false;
}

static void read_control(nian_docx_body *body, const nian_xml_tag *tag)
{
    if (nian_xml_is(tag->name, NIAN_XML_W, "docPartGallery"))
        body->control_contents |=
            nian_str_equal(nian_xml_value(tag, NIAN_XML_W, "val"),
                           NIAN_STR("Table of Contents"));
    else if (nian_xml_is(tag->name, NIAN_XML_W, "showingPlcHdr"))
        body->control_empty = nian_docx_toggle(tag);
}

static void on_control(nian_docx_body *body, const nian_xml_tag *tag)
{
    (void)tag;
    body->story->counts->contents += body->control_contents;
    if (body->control_contents || body->control_empty)
        skip(body);
    body->control_contents = false;
    body->control_empty = false;
}

/* --- notes --- */

static void on_note(nian_docx_body *body, const nian_xml_tag *tag)
{
    nian_docx_notes *notes = body->story->notes;
    if (!body->mark)
        return;
    nian_str key =
        nian_str_format(body->arena, "%c%.*s", body->mark,
                        NIAN_STR_ARG(nian_xml_value(tag, NIAN_XML_W, "id")));
    uint32_t *index = nian_map_put(&notes->by_id, body->arena, key, NULL);
    *index = (uint32_t)notes->texts.count;
    nian_outline_enter(body->outline, NIAN_OUTLINE_NOTE);
}

static void end_note(nian_docx_body *body)
{
    nian_docx_notes *notes = body->story->notes;
    if (!body->mark)
        return;
    nian_outline_leave(body->outline);
    nian_outline_blocks *read = &body->outline->notes;
    vec_push(body->arena, &notes->texts,
             read->count ? vec_last(read)->text : (nian_str){0});
}

/* --- the part --- */

static bool is_change(nian_xml_name name)
{
    return name.space == NIAN_XML_W &&
           nian_str_ends(name.local, NIAN_STR("Change"));
}

static bool open_structure(nian_docx_body *body, const nian_xml_tag *tag)
{
    static const nian_docx_rule rules[] = {
        {NIAN_XML_W, "p", on_paragraph},
        {NIAN_XML_W, "pPr", on_paragraph_properties},
        {NIAN_XML_W, "rPr", on_run_properties},
        {NIAN_XML_W, "pStyle", on_style},
        {NIAN_XML_W, "outlineLvl", on_level},
        {NIAN_XML_W, "numId", on_number},
        {NIAN_XML_W, "ilvl", on_number_level},
        {NIAN_XML_W, "jc", on_alignment},
        {NIAN_XML_W, "del", on_deletion},
        {NIAN_XML_W, "moveFrom", on_deletion},
        {NIAN_XML_W, "ins", on_insertion},
        {NIAN_XML_W, "moveTo", on_insertion},
        {NIAN_XML_W, "rt", on_ruby},
        {NIAN_XML_W, "txbxContent", on_text_box},
        {NIAN_XML_W, "sdtPr", on_control_properties},
        {NIAN_XML_W, "sdtContent", on_control},
        {NIAN_XML_W, "altChunk", on_embedded},
        {NIAN_XML_W, "footnote", on_note},
        {NIAN_XML_W, "endnote", on_note},
        {NIAN_XML_MC, "AlternateContent", on_alternatives},
        {NIAN_XML_MC, "Choice", on_choice},
        {NIAN_XML_MC, "Fallback", on_fallback},
        {NIAN_XML_W, "sectPr", on_aside},
        {NIAN_XML_W, "tabs", on_aside},
        {NIAN_XML_W, "tblPr", on_aside},
        {NIAN_XML_W, "tblGrid", on_aside},
        {NIAN_XML_W, "sdtEndPr", on_aside},
    };
    return nian_docx_rule_run(body, rules, COUNT(rules), tag);
}

static void on_open(void *context, const nian_xml_tag *tag)
{
    nian_docx_body *body = context;
    if (body->skip || is_change(tag->name)) {
        body->skip++;
        if (body->deletion)
            nian_docx_run_deleted(body, tag);
    } else if (body->in_control) {
        read_control(body, tag);
    } else if (!open_structure(body, tag) && !nian_docx_run_open(body, tag)) {
        nian_docx_cell_open(body, tag);
    }
}

static void close_structure(nian_docx_body *body, nian_xml_name name)
{
    if (nian_xml_is(name, NIAN_XML_W, "p") && body->frame_count)
        end_paragraph(body);
    else if (nian_xml_is(name, NIAN_XML_W, "pPr"))
        body->in_paragraph = false;
    else if (nian_xml_is(name, NIAN_XML_W, "rPr"))
        body->in_run = false;
    else if (nian_xml_is(name, NIAN_XML_W, "txbxContent"))
        nian_outline_leave(body->outline);
    else if (nian_xml_is(name, NIAN_XML_W, "footnote") ||
             nian_xml_is(name, NIAN_XML_W, "endnote"))
        end_note(body);
    else if (nian_xml_is(name, NIAN_XML_MC, "AlternateContent") &&
             body->choice_count)
        body->choice_count--;
}

static void on_close(void *context, nian_xml_name name)
{
    nian_docx_body *body = context;
    if (body->skip) {
        body->deletion &= --body->skip > 0;
    } else if (body->in_control) {
        body->in_control = !nian_xml_is(name, NIAN_XML_W, "sdtPr");
    } else {
        close_structure(body, name);
        nian_docx_run_close(body, name);
        nian_docx_cell_close(body, name);
    }
}

static void on_text(void *context, nian_str text)
{
    nian_docx_body *body = context;
    if (!body->skip)
        nian_docx_run_text(body, text);
}

bool nian_docx_story_read(nian_docx_story *story, nian_str part, char mark,
                          nian_error *err)
{
    static const nian_xml_handlers handlers = {on_open, on_close, on_text};
    if (part.len == 0)
        return true;
    nian_docx_body *body = nian_new(story->package->box.arena, nian_docx_body);
    body->story = story;
    body->outline = story->outline;
    body->arena = story->package->box.arena;
    body->mark = mark;
    return nian_xml_read_entry(&story->package->box, part, &handlers, body,
                               err);
}
