/* Which lines go on in the next one.  Nothing but the look of both tells. */
#include "document/join.h"

#include <string.h>

#include "document/furniture.h"
#include "document/heading.h"
#include "document/statement.h"

enum {
    WIDTH_MIN = 26,  /* columns on a screen, two for a Han character */
    NARROW = 40,     /* lists of short items look like a column narrower */
    WIDTH_MAX = 160, /* of the widest printed page */
    LONG_LINE = 45,  /* characters; a heading is rarely longer */
    HALF_TOPIC = 20,
    HALF_TOPIC_MIN = 4,
    WIDTH_SLACK = 6,  /* a line may end early to keep a word or mark whole */
    WRAPPED_LINES = 8 /* fewer prove nothing */
};

static bool has_inner_end(nian_str s)
{
    nian_str body = nian_without_end(s);
    return nian_str_has(body, NIAN_STR("。")) ||
           nian_str_has(body, NIAN_STR("；")) ||
           nian_str_has(body, NIAN_STR("！"));
}

static bool has_comma(nian_str s)
{
    return nian_str_has(s, NIAN_STR("，")) || nian_str_has(s, NIAN_STR(","));
}

bool nian_is_prose(nian_str s)
{
    return has_inner_end(s) ||
           (has_comma(s) && nian_utf8_count(s) >= LONG_LINE);
}

static bool breaks_off(nian_str s)
{
    return nian_str_ends(s, NIAN_STR("，")) ||
           nian_str_ends(s, NIAN_STR("、")) || nian_str_ends(s, NIAN_STR(","));
}

/* The width of the column when the text was wrapped into one, else 0. */
static size_t column_width(const nian_lines *raw)
{
    size_t lengths[WIDTH_MAX + 1] = {0};
    size_t longer = 0;
    size_t texts = 0;
    for (size_t i = 0; i < raw->count; i++) {
        if (raw->items[i].kind != NIAN_LINE_TEXT)
            continue;
        size_t length = nian_columns_up_to(raw->items[i].raw, WIDTH_MAX);
        texts++;
        if (length <= WIDTH_MAX)
            lengths[length]++;
        else
            longer++;
    }
    size_t best = 0;
    size_t width = 0;
    for (size_t w = WIDTH_MAX; w >= WIDTH_MIN; w--) {
        size_t near = 0;
        for (size_t k = 0; k <= WIDTH_SLACK; k++)
            near += lengths[w - k];
        if (near > best) {
            best = near;
            width = w;
        }
    }
    size_t fifths = width < NARROW ? 3 : 2;
    bool wrapped = best >= WRAPPED_LINES && best * 5 >= texts * fifths &&
                   longer * 20 <= texts;
    return wrapped ? width : 0;
}

static bool starts_anew(const nian_line *line, bool gap)
{
    nian_label label;
    if (line->kind != NIAN_LINE_TEXT || line->hashes || line->bold ||
        nian_note_mark(line->text))
        return true;
    if (nian_label_read(line->text, &label))
        return label.mark != NIAN_MARK_DASH || gap;
    return gap && line->lead;
}

/* A figure that a converter set apart: 过去的 5 ⏎ 年 */
static bool splits_figure(nian_str s, nian_str next)
{
    static const nian_str units[] = {
        NIAN_STR_INIT("年"), NIAN_STR_INIT("月"), NIAN_STR_INIT("日"),
        NIAN_STR_INIT("个"), NIAN_STR_INIT("万"), NIAN_STR_INIT("亿"),
        NIAN_STR_INIT("件"), NIAN_STR_INIT("项"), NIAN_STR_INIT("人"),
        NIAN_STR_INIT("元"), NIAN_STR_INIT("%"),  NIAN_STR_INIT("％"),
        NIAN_STR_INIT("多"), NIAN_STR_INIT("余"), NIAN_STR_INIT("户"),
    };
    if (!nian_is_digit(nian_last_char(s)))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (nian_str_starts(next, units[i]))
            return true;
    return false;
}

/* Up to the margin of a wrapped text. */
static bool is_full(const nian_line *line, size_t width)
{
    return width && nian_columns(line->raw) + WIDTH_SLACK >= width;
}

/* A bracket that closes at the margin ends nothing: 文化站（室）⏎ 建设。 */
static bool is_over(nian_str s, bool full)
{
    if (full && !nian_str_cut_end(&s, NIAN_STR("）")))
        nian_str_cut_end(&s, NIAN_STR(")"));
    return nian_ends_sentence(s);
}

static bool goes_on(const nian_line *line, const nian_line *next, size_t width)
{
    bool full = is_full(line, width);
    if (line->kind != NIAN_LINE_TEXT || line->hashes || line->bold ||
        is_over(line->text, full) || starts_anew(next, next->gap))
        return false;
    if (breaks_off(line->text) || splits_figure(line->text, next->text))
        return true;
    if (full && !next->gap)
        return true;
    nian_label label;
    bool itemised = nian_label_read(line->text, &label) &&
                    label.mark == NIAN_MARK_FIRST && has_comma(line->text);
    if (!nian_is_prose(line->text) && !itemised)
        return false;
    return nian_ends_sentence(next->text) || nian_is_prose(next->text);
}

/* A figure that stands alone between the two halves of its sentence. */
static bool stands_between(const nian_lines *lines, size_t index)
{
    const nian_line *line = &lines->items[index];
    if (index + 1 >= lines->count || line->kind != NIAN_LINE_TEXT ||
        line[-1].kind != NIAN_LINE_TEXT || line[-1].hashes || line[-1].bold)
        return false;
    for (size_t i = 0; i < line->text.len; i++)
        if (!nian_is_digit((unsigned char)line->text.ptr[i]))
            return false;
    return has_comma(line[-1].text) && !nian_ends_sentence(line[-1].text) &&
           splits_figure(line->text, line[1].text);
}

/* A heading set in two short lines right above its text. */
static bool is_half_topic(const nian_line *line)
{
    nian_label label;
    return line->kind == NIAN_LINE_TEXT && !line->hashes && !line->bold &&
           !line->lead && !nian_ends_sentence(line->text) &&
           !nian_is_digit(nian_last_char(line->text)) &&
           !nian_utf8_longer(line->text, HALF_TOPIC) &&
           nian_utf8_count(line->text) >= HALF_TOPIC_MIN &&
           !nian_label_read(line->text, &label);
}

static bool is_split_topic(const nian_lines *lines, size_t index, size_t width)
{
    if (index + 2 >= lines->count)
        return false;
    const nian_line *line = &lines->items[index];
    bool alone = index == 0 || lines->items[index].gap ||
                 nian_ends_sentence(lines->items[index - 1].text);
    return alone && is_half_topic(line) && is_half_topic(line + 1) &&
           !is_full(line + 1, width) && !line[1].gap && !line[2].gap &&
           nian_is_prose(line[2].text) && nian_ends_sentence(line[2].text);
}

/* One line out of several. */
static nian_line join(const nian_lines *all, size_t first, size_t count)
{
    const nian_line *lines = &all->items[first];
    nian_line line = lines[0];
    if (count == 1)
        return line;
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += lines[i].text.len + 1;
    char *bytes = nian_arena_alloc(all->arena, len, 1);
    nian_offsets offsets = {0};
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        nian_str s = lines[i].text;
        bool latin = at && (unsigned char)bytes[at - 1] < 0x80 && s.len &&
                     (unsigned char)s.ptr[0] < 0x80 &&
                     nian_is_latin((unsigned char)bytes[at - 1]);
        nian_offsets inner = lines[i].offsets;
        nian_offset base = {0, (uint32_t)lines[i].base};
        if (inner.count == 0)
            inner = (nian_offsets){&base, 1, 1};
        if (latin)
            bytes[at++] = ' ';
        nian_offsets_splice(&offsets, all->scratch, &inner, (uint32_t)at, 0,
                            (uint32_t)s.len);
        memcpy(bytes + at, s.ptr, s.len);
        at += s.len;
    }
    const nian_line *last = &lines[count - 1];
    nian_offsets_add(&offsets, all->scratch, (uint32_t)at,
                     (uint32_t)nian_line_map(last, last->text.len));
    line.text = (nian_str){bytes, at};
    line.offsets = offsets;
    return line;
}

void nian_lines_join(nian_lines *lines, nian_notes *notes)
{
    size_t width = column_width(lines);
    size_t kept = 0;
    for (size_t i = 0; i < lines->count;) {
        size_t end = i + 1 + is_split_topic(lines, i, width);
        bool topic = end > i + 1;
        while (!topic && end < lines->count &&
               (goes_on(&lines->items[end - 1], &lines->items[end], width) ||
                stands_between(lines, end)))
            end++;
        nian_line line = join(lines, i, end - i);
        if (end - i > 1)
            nian_notes_add(notes, lines->arena, line.number,
                           (uint32_t)(end - i - 1),
                           NIAN_STR("line break within a sentence taken out"));
        lines->items[kept++] = line;
        i = end;
    }
    lines->count = kept;
}
