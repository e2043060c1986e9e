/* Web pages hold a part of their text twice when it was pasted twice; what it
 * says was said once. */
#include "document/copies.h"

enum {
    PASSAGE_MIN = 120, /* characters; no formula of reports is as long */
    PARAGRAPH_MIN = 24 /* the same, of one that comes twice in a row */
};

/* The first line of each text, found by hash. */
typedef struct places {
    const nian_line *lines;
    uint32_t *slots; /* index + 1; 0: free */
    size_t mask;
} places;

static size_t room_for(size_t count)
{
    size_t room = 64;
    while (room < count * 2)
        room *= 2;
    return room;
}

/* The slot of the line with this text, or the free one for it. */
static uint32_t *slot_of(const places *p, nian_str text)
{
    size_t at = (size_t)nian_str_hash(text) & p->mask;
    while (p->slots[at] &&
           !nian_str_equal(p->lines[p->slots[at] - 1].text, text))
        at = (at + 1) & p->mask;
    return &p->slots[at];
}

/* Lines from `index` on that are the same as those from `first` on. */
static size_t run_length(const nian_lines *lines, size_t first, size_t index,
                         size_t *characters)
{
    size_t count = 0;
    *characters = 0;
    while (index + count < lines->count && first + count < index &&
           nian_str_equal(lines->items[first + count].text,
                          lines->items[index + count].text))
        *characters += nian_utf8_count(lines->items[index + count++].text);
    return count;
}

static void mark(nian_lines *lines, size_t index, size_t count,
                 nian_notes *notes)
{
    for (size_t i = 0; i < count; i++)
        lines->items[index + i].copy = true;
    nian_notes_add(notes, lines->arena, lines->items[index].number,
                   (uint32_t)count,
                   NIAN_STR("line of a passage that stands further up, "
                            "read once"));
}

/* A converter may write a paragraph again at once. */
static bool comes_again(const nian_lines *lines, size_t first, size_t index,
                        size_t characters)
{
    return first + 1 == index && lines->items[index].kind == NIAN_LINE_TEXT &&
           characters >= PARAGRAPH_MIN;
}

void nian_lines_find_copies(nian_lines *lines, nian_notes *notes)
{
    size_t room = room_for(lines->count);
    places p = {lines->items, nian_new_array(lines->scratch, uint32_t, room),
                room - 1};
    for (size_t i = 0; i < lines->count;) {
        if (lines->items[i].kind == NIAN_LINE_TABLE) { /* rows come again */
            i++;
            continue;
        }
        uint32_t *slot = slot_of(&p, lines->items[i].text);
        size_t characters = 0;
        size_t count = *slot ? run_length(lines, *slot - 1, i, &characters) : 0;
        if (characters >= PASSAGE_MIN ||
            (count && comes_again(lines, *slot - 1, i, characters))) {
            mark(lines, i, count, notes);
            i += count;
            continue;
        }
        if (*slot == 0)
            *slot = (uint32_t)i + 1;
        i++;
    }
}
