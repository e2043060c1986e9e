/* Physical lines, cleaned one by one.  Joining them is for join.c. */
#include "document/lines.h"

#include <string.h>

#include "document/blanks.h"
#include "document/copies.h"
#include "document/join.h"
#include "document/rows.h"
#include "document/statement.h"

size_t nian_line_map(const nian_line *line, size_t at)
{
    return line->offsets.count ? nian_offsets_map(&line->offsets, (uint32_t)at)
                               : line->base + at;
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || code == '\t' || code == 0xA0 || code == 0x3000 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x202F;
}

/* Blanks carry meaning only between words of Latin letters and figures. */
static bool is_close_script(uint32_t code)
{
    return nian_is_han(code) || (code >= 0x3001 && code <= 0x303F) ||
           (code >= 0xFF01 && code <= 0xFF60) ||
           (code >= 0x2014 && code <= 0x2026);
}

static bool blank_matters(uint32_t before, uint32_t after)
{
    if (nian_is_latin(before) || nian_is_latin(after))
        return true;
    return !is_close_script(before) && !is_close_script(after);
}

static uint32_t char_at(nian_str s, size_t at)
{
    uint32_t code = 0;
    if (at < s.len)
        nian_utf8_next(nian_str_after(s, at), &code);
    return code;
}

typedef struct cleaner {
    nian_arena *scratch;
    nian_str from;
    char *out;
    size_t len;
    nian_line *line;
    uint32_t before; /* the character written last */
    bool bold;
    size_t bold_bytes;
    uint32_t points;    /* that stood as stops */
    uint32_t permilles; /* that stood as %。 */
    uint32_t gaps;      /* between characters that blanks parted */
    nian_blanks blanks;
} cleaner;

static void keep(cleaner *c, size_t at, size_t len)
{
    nian_offsets_add(&c->line->offsets, c->scratch, (uint32_t)c->len,
                     (uint32_t)(c->line->base + at));
    memcpy(c->out + c->len, c->from.ptr + at, len);
    c->len += len;
    c->bold_bytes += c->bold ? len : 0;
}

static size_t count_stars(nian_str s, size_t at)
{
    size_t stars = 0;
    while (at + stars < s.len && s.ptr[at + stars] == '*')
        stars++;
    return stars;
}

static void turn_bold(cleaner *c)
{
    if (c->bold && c->line->lead == 0 && c->bold_bytes == c->len)
        c->line->lead = c->len;
    c->bold = !c->bold;
}

static size_t take_blanks(cleaner *c, size_t at)
{
    size_t end = at;
    while (end < c->from.len) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(c->from, end), &code);
        if (!is_blank(code))
            break;
        end += len;
    }
    size_t next =
        end + (count_stars(c->from, end) >= 2 ? count_stars(c->from, end) : 0);
    if (c->len == 0 || next == c->from.len)
        return end;
    bool matters =
        blank_matters(c->before, char_at(c->from, next)) && !c->blanks.spaced;
    if (matters || nian_blanks_part(&c->blanks, end)) {
        keep(c, at, 1);
        c->out[c->len - 1] = ' ';
        c->before = ' ';
    } else {
        c->gaps++;
    }
    return end;
}

/* A stop that was set for a decimal point: 18。1%, 10。5万户.  No sentence
 * begins with one or two figures and such a unit. */
static bool is_point(nian_str s, size_t at)
{
    static const nian_str units[] = {
        NIAN_STR_INIT("%"),    NIAN_STR_INIT("％"),     NIAN_STR_INIT("‰"),
        NIAN_STR_INIT("万"),   NIAN_STR_INIT("亿"),     NIAN_STR_INIT("倍"),
        NIAN_STR_INIT("个百"), NIAN_STR_INIT("个千分"),
    };
    nian_str rest = nian_str_after(s, at);
    if (at == 0 || !nian_str_cut_start(&rest, NIAN_STR("。")) ||
        !nian_is_digit((unsigned char)s.ptr[at - 1]))
        return false;
    size_t whole = at;
    while (whole && nian_is_digit((unsigned char)s.ptr[whole - 1]))
        whole--;
    size_t part = 0;
    while (part < rest.len && nian_is_digit((unsigned char)rest.ptr[part]))
        part++;
    nian_str before = nian_str_slice(s, 0, whole);
    return part >= 1 && part <= 2 && !nian_str_ends(before, NIAN_STR(".")) &&
           !nian_str_ends(before, NIAN_STR(":")) &&
           !nian_str_ends(before, NIAN_STR("第")) &&
           nian_str_starts_any(nian_str_after(rest, part), units,
                               sizeof units / sizeof *units);
}

/* A ‰ that a converter broke in two: 8.5%。以内, 6.3%。， */
static bool is_permille(nian_str s, size_t at)
{
    static const nian_str behind[] = {
        NIAN_STR_INIT("以内"), NIAN_STR_INIT("左右"), NIAN_STR_INIT("以下"),
        NIAN_STR_INIT("以上"), NIAN_STR_INIT("，"),   NIAN_STR_INIT("；"),
        NIAN_STR_INIT("。"),   NIAN_STR_INIT("、"),   NIAN_STR_INIT("的"),
    };
    nian_str rest = nian_str_after(s, at);
    bool broken = nian_str_cut_start(&rest, NIAN_STR("%。")) ||
                  nian_str_cut_start(&rest, NIAN_STR("％。"));
    return broken &&
           nian_str_starts_any(rest, behind, sizeof behind / sizeof *behind);
}

/* Writes one mark for those at `at`, which are no shorter. */
static void mend(cleaner *c, size_t at, nian_str mark, uint32_t *count)
{
    keep(c, at, mark.len);
    memcpy(c->out + c->len - mark.len, mark.ptr, mark.len);
    c->before = nian_last_char(mark);
    ++*count;
}

static void clean_all(cleaner *c)
{
    for (size_t at = 0; at < c->from.len;) {
        size_t stars = count_stars(c->from, at);
        if (stars >= 2) {
            turn_bold(c);
            at += stars;
            continue;
        }
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(c->from, at), &code);
        if (is_blank(code)) {
            at = take_blanks(c, at);
            continue;
        }
        if (code == 0x3002 && is_point(c->from, at)) {
            mend(c, at, NIAN_STR("."), &c->points);
            at += len;
            continue;
        }
        if ((code == '%' || code == 0xFF05) && is_permille(c->from, at)) {
            mend(c, at, NIAN_STR("‰"), &c->permilles);
            at += len + NIAN_STR("。").len;
            continue;
        }
        keep(c, at, len);
        c->before = code;
        at += len;
    }
}

static bool needs_cleaning(nian_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char byte = (unsigned char)s.ptr[i];
        if ((byte == '%' || byte == 0xEF) && is_permille(s, i))
            return true;
        if (byte >= 0xE4)
            i += 2; /* no blank starts so */
        else if (byte == ' ' || byte == '*' || byte == '\t' || byte == 0xC2 ||
                 (byte == 0xE2 && i + 1 < s.len &&
                  (unsigned char)s.ptr[i + 1] == 0x80 && i + 2 < s.len &&
                  (unsigned char)s.ptr[i + 2] <= 0xAF &&
                  ((unsigned char)s.ptr[i + 2] <= 0x8A ||
                   (unsigned char)s.ptr[i + 2] == 0xAF)) ||
                 (byte == 0xE3 && i + 2 < s.len &&
                  (unsigned char)s.ptr[i + 1] == 0x80 &&
                  (unsigned char)s.ptr[i + 2] == 0x80) ||
                 (byte == 0xE3 && is_point(s, i)))
            return true;
    }
    return false;
}

static void note_cleaning(const cleaner *c, const nian_lines *lines,
                          nian_notes *notes)
{
    const struct {
        uint32_t count;
        const char *text;
    } kinds[] = {
        {c->points, "full stop read as a decimal point"},
        {c->permilles, "%。 read as ‰"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].count)
            nian_notes_add(notes, lines->arena, c->line->number, kinds[i].count,
                           nian_str_from(kinds[i].text));
}

static void clean(nian_line *line, const nian_lines *lines, nian_str text,
                  nian_notes *notes)
{
    if (!needs_cleaning(line->text))
        return;
    cleaner c = {.scratch = lines->scratch, .from = line->text, .line = line};
    c.out = nian_arena_alloc(lines->arena, line->text.len, 1);
    nian_blanks_read(&c.blanks, line->text, text);
    clean_all(&c);
    while (c.len && c.out[c.len - 1] == ' ')
        c.len--;
    note_cleaning(&c, lines, notes);
    line->blanks = c.gaps;
    line->text = (nian_str){c.out, c.len};
    line->bold = c.len && c.bold_bytes >= c.len;
    if (line->bold || line->lead >= c.len)
        line->lead = 0;
    nian_offsets_add(&line->offsets, lines->scratch, (uint32_t)c.len,
                     (uint32_t)(line->base + c.from.len));
}

static bool only(nian_str s, const char *set)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(set, s.ptr[i]))
            return false;
    return s.len > 0;
}

/* ――――, ———: a rule in the marks of the other width. */
static bool is_rule(nian_str s)
{
    static const nian_str strokes[] = {
        NIAN_STR_INIT("―"),  NIAN_STR_INIT("—"),  NIAN_STR_INIT("─"),
        NIAN_STR_INIT("＿"), NIAN_STR_INIT("＝"), NIAN_STR_INIT("－"),
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
        while (nian_str_cut_start(&s, strokes[i]))
            count++;
    return count >= 2 && s.len == 0;
}

static nian_line_kind kind_of(nian_str s)
{
    if (nian_str_starts(s, NIAN_STR("|")))
        return NIAN_LINE_TABLE;
    if (nian_str_starts(s, NIAN_STR("<!--")) || is_rule(s) ||
        (s.len >= 3 &&
         (only(s, "- ") || only(s, "* ") || only(s, "_ ") || only(s, "= "))))
        return NIAN_LINE_COMMENT;
    return NIAN_LINE_TEXT;
}

/* A bullet is the writer's mark, not the report's. */
static nian_str without_bullet(nian_str s)
{
    static const nian_str bullets[] = {
        NIAN_STR_INIT("-"),
        NIAN_STR_INIT("*"),
        NIAN_STR_INIT("•"),
    };
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        nian_str rest = s;
        if (!nian_str_cut_start(&rest, bullets[i]))
            continue;
        nian_str trimmed = nian_str_trim(rest);
        return trimmed.len && trimmed.len < rest.len ? trimmed : s;
    }
    return s;
}

/* The level of a Markdown heading, whose marks are taken off. */
static uint8_t take_hashes(nian_line *line)
{
    size_t level = 0;
    while (level < line->text.len && line->text.ptr[level] == '#')
        level++;
    if (level == 0 || level > 9)
        return 0;
    nian_str rest = nian_str_after(line->text, level);
    bool blank = rest.len == 0 || !nian_str_equal(nian_str_trim(rest), rest);
    if (!blank && level == 1)
        return 0;
    nian_str trimmed = nian_str_trim(rest);
    line->base += (size_t)(trimmed.ptr - line->text.ptr);
    line->text = trimmed;
    return (uint8_t)level;
}

typedef struct reader {
    nian_lines *out;
    nian_notes *notes;
    nian_str all;
    size_t front;
    bool gap;
} reader;

static void read_line(reader *r, nian_str raw, uint32_t number)
{
    nian_str s = nian_str_trim(raw);
    if (s.len == 0) {
        r->gap = true;
        return;
    }
    bool front = (size_t)(s.ptr - r->all.ptr) < r->front;
    if (!front && !nian_is_page_number(s))
        s = without_bullet(s);
    if (front && nian_str_equal(s, NIAN_STR("---")))
        return;
    nian_line line = {.kind = front ? NIAN_LINE_COMMENT : kind_of(s),
                      .text = s,
                      .number = number,
                      .base = (size_t)(s.ptr - r->all.ptr),
                      .raw = s,
                      .gap = r->gap};
    if (line.kind == NIAN_LINE_TEXT) {
        line.hashes = take_hashes(&line);
        clean(&line, r->out, r->all, r->notes);
    }
    if (line.text.len == 0)
        return;
    vec_push(r->out->scratch, r->out, line);
    r->gap = false;
}

static size_t count_lines(nian_str text)
{
    size_t lines = 0;
    for (nian_str rest = text, line; nian_str_line(&rest, &line);)
        lines += line.len > 0;
    return lines;
}

/* Blanks of what became the row of a table part its cells. */
static void note_blanks(const nian_lines *lines, nian_notes *notes)
{
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].kind == NIAN_LINE_TEXT && lines->items[i].blanks)
            nian_notes_add(notes, lines->arena, lines->items[i].number,
                           lines->items[i].blanks,
                           NIAN_STR("blank between characters taken out"));
}

void nian_lines_read(nian_lines *out, nian_str text, size_t front,
                     nian_notes *notes)
{
    reader r = {out, notes, text, front, true};
    uint32_t number = 0;
    vec_reserve(out->scratch, out, count_lines(text));
    for (nian_str rest = text, line; nian_str_line(&rest, &line);)
        read_line(&r, line, ++number);
    nian_lines_find_rows(out);
    note_blanks(out, notes);
    nian_lines_drop_pages(out, notes);
    nian_lines_join(out, notes);
    nian_lines_find_copies(out, notes);
}

static nian_line stored_line(nian_str s, nian_str all, uint32_t number)
{
    nian_line line = {
        .text = s, .number = number, .base = (size_t)(s.ptr - all.ptr)};
    nian_str text = s;
    if (nian_str_starts(s, NIAN_STR("|")))
        line.kind = NIAN_LINE_TABLE;
    else if (nian_str_cut_start(&text, NIAN_STR("> ")))
        line.kind = NIAN_LINE_QUOTE;
    else if (nian_str_cut_start(&text, NIAN_STR("- ")))
        line.kind = NIAN_LINE_ENTRY;
    else if (nian_str_starts(s, NIAN_STR("#")))
        line.hashes = take_hashes(&line);
    else
        nian_str_cut_start(&text, NIAN_STR("\\"));
    if (line.hashes == 0) {
        line.base += s.len - text.len;
        line.text = text;
    }
    return line;
}

void nian_lines_read_stored(nian_lines *out, nian_str text, size_t at,
                            uint32_t number)
{
    vec_reserve(out->scratch, out, count_lines(text));
    bool gap = true;
    for (nian_str rest = nian_str_after(text, at), raw;
         nian_str_line(&rest, &raw); number++) {
        nian_str s = nian_str_trim(raw);
        if (s.len == 0) {
            gap = true;
            continue;
        }
        nian_line line = stored_line(s, text, number);
        line.gap = gap;
        gap = false;
        if (line.text.len)
            vec_push(out->scratch, out, line);
    }
}
