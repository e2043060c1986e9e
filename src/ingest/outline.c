/* Gathers paragraphs, tables and notes from places that open in one another,
 * and writes them in order.  Tables are for outline_table.c. */
#include "ingest/outline.h"

#include "text/text.h"

static nian_outline_place *place_of(nian_outline *outline)
{
    return &outline->places[outline->depth];
}

void nian_outline_begin(nian_outline *out, nian_arena *arena)
{
    *out = (nian_outline){.arena = arena};
}

void nian_outline_text(nian_outline *outline, nian_str text)
{
    nian_outline_place *place = place_of(outline);
    if (place->kind == NIAN_OUTLINE_NOWHERE)
        return;
    outline->bytes += text.len;
    if (outline->bytes > NIAN_OUTLINE_BYTES)
        return;
    bool leads = place->lead == place->open.len;
    nian_buf_add(&place->open, text);
    if (leads && (place->bold || nian_str_trim(text).len == 0))
        place->lead = place->open.len;
}

void nian_outline_bold(nian_outline *outline, bool bold)
{
    place_of(outline)->bold = bold;
}

nian_str nian_outline_pending(const nian_outline *outline)
{
    return nian_str_trim(nian_buf_str(&outline->places[outline->depth].open));
}

void nian_outline_discard(nian_outline *outline)
{
    place_of(outline)->open.len = 0;
    place_of(outline)->lead = 0;
}

/* --- paragraphs --- */

/* Bytes in bold of the paragraph `text`, which is the open one without blanks
 * around it. */
static size_t lead_of(const nian_outline_place *place, nian_str text)
{
    size_t before = (size_t)(text.ptr - place->open.ptr);
    if (place->lead <= before)
        return 0;
    return nian_str_trim(nian_str_slice(text, 0, place->lead - before)).len;
}

/* A label and a text that begins with a figure would read as one number:
 * 1.5G基站; and one that ends in a figure needs its blank. */
static nian_str with_label(nian_outline *outline, nian_str text,
                           const nian_outline_look *look)
{
    nian_str label = nian_str_trim(look->label);
    if (label.len == 0)
        return text;
    unsigned char last = (unsigned char)label.ptr[label.len - 1];
    unsigned char first = text.len ? (unsigned char)text.ptr[0] : 0xFF;
    bool blank =
        last < 0x80 && (first < 0x80 || (look->apart && nian_is_digit(last)));
    outline->bytes += label.len;
    return nian_str_format(outline->arena, "%.*s%s%.*s", NIAN_STR_ARG(label),
                           blank ? " " : "", NIAN_STR_ARG(text));
}

static void add_blocks(nian_outline *outline, nian_outline_blocks *to,
                       const nian_outline_blocks *from)
{
    for (size_t i = 0; i < from->count; i++)
        vec_push(outline->arena, to, from->items[i]);
}

void nian_outline_paragraph(nian_outline *outline,
                            const nian_outline_look *look)
{
    nian_outline_place *place = place_of(outline);
    nian_str text = nian_outline_pending(outline);
    if (text.len) {
        size_t lead = lead_of(place, text);
        size_t bare = text.len;
        text = with_label(outline, nian_str_copy(outline->arena, text), look);
        nian_outline_block block = {
            .text = text,
            .lead = lead ? lead + text.len - bare : 0,
            .level = (uint8_t)look->level,
            .title = look->title,
            .centred = look->centred,
            .apart = place->apart,
        };
        outline->titled |= look->title && outline->depth == 0;
        vec_push(outline->arena, &place->blocks, block);
    }
    place->apart = text.len == 0;
    place->open.len = 0;
    place->lead = 0;
    add_blocks(outline, &place->blocks, &place->boxes);
    place->boxes.count = 0;
}

/* --- places --- */

void nian_outline_enter(nian_outline *outline, nian_outline_kind kind)
{
    if (outline->depth + 1 >= NIAN_OUTLINE_DEPTH) {
        outline->deeper++;
        return;
    }
    bool lost = place_of(outline)->kind == NIAN_OUTLINE_NOWHERE;
    nian_outline_place *place = &outline->places[++outline->depth];
    nian_buf open = place->open;
    open.len = 0;
    *place = (nian_outline_place){.kind = lost ? NIAN_OUTLINE_NOWHERE : kind,
                                  .open = open};
}

static void add_note(nian_outline *outline, const nian_outline_blocks *blocks)
{
    nian_buf text = {0};
    nian_outline_write(&text, blocks, false);
    nian_outline_block note = {
        .text = nian_str_copy(outline->arena, nian_buf_str(&text))};
    vec_push(outline->arena, &outline->notes, note);
    nian_buf_free(&text);
}

void nian_outline_add_note(nian_outline *outline, nian_str text)
{
    nian_outline_block note = {.text = nian_str_copy(outline->arena, text)};
    vec_push(outline->arena, &outline->notes, note);
}

/* What a place held goes where its kind belongs; `cell` is of the place
 * around it. */
static void hand_over(nian_outline *outline, nian_outline_place *place)
{
    nian_outline_place *outer = place_of(outline);
    if (place->kind == NIAN_OUTLINE_BOX)
        add_blocks(outline, &outer->boxes, &place->blocks);
    else if (place->kind == NIAN_OUTLINE_NOTE)
        add_note(outline, &place->blocks);
    else if (place->kind == NIAN_OUTLINE_CELL && outer->table &&
             outer->table->rows.count)
        vec_last(&vec_last(&outer->table->rows)->cells)->blocks = place->blocks;
}

void nian_outline_leave(nian_outline *outline)
{
    if (outline->deeper) {
        outline->deeper--;
        return;
    }
    if (outline->depth == 0)
        return;
    nian_outline_place *place = place_of(outline);
    place->nested = 0;
    nian_outline_table_end(outline);
    nian_outline_paragraph(outline, &(nian_outline_look){0});
    outline->depth--;
    hand_over(outline, place);
}

/* --- tables --- */

void nian_outline_table_begin(nian_outline *outline)
{
    nian_outline_place *place = place_of(outline);
    if (place->table)
        place->nested++;
    else
        place->table = nian_new(outline->arena, nian_outline_table);
}

void nian_outline_row_begin(nian_outline *outline)
{
    nian_outline_place *place = place_of(outline);
    nian_outline_row row = {0};
    if (place->table && ++outline->cells < NIAN_OUTLINE_CELLS)
        vec_push(outline->arena, &place->table->rows, row);
}

void nian_outline_cell_begin(nian_outline *outline,
                             const nian_outline_cell *spans)
{
    nian_outline_place *place = place_of(outline);
    bool fits = outline->depth + 1 < NIAN_OUTLINE_DEPTH && !outline->deeper &&
                place->table && place->table->rows.count &&
                ++outline->cells < NIAN_OUTLINE_CELLS;
    if (fits)
        vec_push(outline->arena, &vec_last(&place->table->rows)->cells, *spans);
    nian_outline_enter(outline,
                       fits ? NIAN_OUTLINE_CELL : NIAN_OUTLINE_NOWHERE);
}

void nian_outline_cell_end(nian_outline *outline)
{
    nian_outline_leave(outline);
}

void nian_outline_row_drop(nian_outline *outline)
{
    nian_outline_place *place = place_of(outline);
    if (place->table && place->table->rows.count)
        place->table->rows.count--;
}

void nian_outline_table_end(nian_outline *outline)
{
    nian_outline_place *place = place_of(outline);
    if (place->nested) {
        place->nested--;
        return;
    }
    nian_outline_block block = {.table = place->table};
    place->table = NULL;
    if (block.table)
        vec_push(outline->arena, &place->blocks, block);
}
