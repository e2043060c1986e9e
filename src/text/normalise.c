/* Bytes become text in up to two passes: what is no text is replaced or taken
 * out, what is not composed is composed.  A pass runs only where the first
 * look found something for it, and most reports need none. */
#include "text/text.h"

#include <string.h>

#include "text/passes.h"

enum {
    SOURCE_MAX = 1 << 30 /* offsets stay in 32 bits, even when all is bad */
};

typedef enum action {
    KEEP,
    COMPOSE, /* kept, and the second pass must look at it */
    BREAK,   /* ends a line */
    HIDDEN,
    CONTROL,
    INVALID
} action;

static const char *const note_text[] = {
    [BREAK] = "page or line separator read as a line end",
    [HIDDEN] = "invisible character taken out",
    [CONTROL] = "control character taken out",
    [INVALID] = "invalid utf-8 replaced",
};

typedef struct range {
    uint32_t first, last;
} range;

/* Zero width, bidirectional marks, soft hyphen, byte order mark. */
static const range hidden[] = {
    {0xAD, 0xAD},     {0x180E, 0x180E}, {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x2064}, {0x2066, 0x206F}, {0xFEFF, 0xFEFF}, {0xE0001, 0xE007F},
};

/* Characters that are in NFC whatever stands around them, beyond U+0300. */
static const range composed[] = {
    {0x2010, 0x2027},   {0x202F, 0x205E},   {0x2070, 0x20CF},
    {0x2100, 0x2125},   {0x2127, 0x2129},   {0x212C, 0x2328},
    {0x232B, 0x2ADB},   {0x2ADD, 0x3029},   {0x3030, 0x3098},
    {0x309B, 0xA66E},   {0xAC00, 0xD7A3},   {0xE000, 0xF8FF},
    {0xFE30, 0xFFFF},   {0x1F000, 0x1FAFF}, {0x20000, 0x2F7FF},
    {0x30000, 0x323AF},
};

static bool within(const range *ranges, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count && ranges[i].first <= code; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

bool nian_is_composed(uint32_t code)
{
    return code < 0x300 ||
           within(composed, sizeof composed / sizeof *composed, code);
}

static action judge(uint32_t code)
{
    if (code == '\n' || code == '\t' || (code >= 0x20 && code < 0x7F) ||
        (code >= 0x3000 && code < 0x3029)) /* 、。《》 */
        return KEEP;
    if (code == '\r' || code == 0x85 || code == '\f' || code == '\v' ||
        code == 0x2028 || code == 0x2029)
        return BREAK;
    if (code < 0xA0)
        return CONTROL;
    if (within(hidden, sizeof hidden / sizeof *hidden, code))
        return HIDDEN;
    return nian_is_composed(code) ? KEEP : COMPOSE;
}

typedef struct pass {
    nian_str source;
    size_t at;
    bool compose;
} pass;

/* U+4000 to U+9FFF and the wide marks ，：；！？（）, nearly all of a report:
 * kept whatever stands around. */
static bool is_plain(const unsigned char *at, size_t left)
{
    return left >= 3 &&
           ((at[0] >= 0xE4 && at[0] <= 0xE9 && (at[1] & 0xC0) == 0x80) ||
            (at[0] == 0xEF && at[1] == 0xBC)) &&
           (at[2] & 0xC0) == 0x80;
}

/* Goes over what is kept as it is; false at the end, else what stands there
 * and how long it is. */
static bool skip_kept(pass *p, action *found, size_t *len)
{
    const unsigned char *bytes = (const unsigned char *)p->source.ptr;
    while (p->at < p->source.len) {
        unsigned char lead = bytes[p->at];
        if ((lead >= 0x20 && lead < 0x7F) || lead == '\n') {
            p->at++;
            continue;
        }
        if (is_plain(bytes + p->at, p->source.len - p->at)) {
            p->at += 3;
            continue;
        }
        uint32_t code;
        *len = nian_utf8_next(nian_str_after(p->source, p->at), &code);
        *found = code == 0xFFFD && *len == 1 ? INVALID : judge(code);
        if (*found > COMPOSE)
            return true;
        p->compose |= *found == COMPOSE;
        p->at += *len;
    }
    return false;
}

static uint32_t count_lines(nian_str s)
{
    uint32_t lines = 0;
    for (nian_str rest = s, line; nian_str_line(&rest, &line);)
        lines += line.ptr + line.len < s.ptr + s.len;
    return lines;
}

/* CRLF is one line end; so is a page break at the start of a line. */
static void put_break(nian_buf *out, const pass *p)
{
    char last = out->len ? out->ptr[out->len - 1] : '\n';
    char byte = p->source.ptr[p->at];
    nian_str next = nian_str_after(p->source, p->at + 1);
    bool doubled = byte == '\r' ? nian_str_starts(next, NIAN_STR("\n"))
                                : byte == '\f' && last == '\n';
    if (!doubled)
        nian_buf_add_byte(out, '\n');
}

static void put_instead(nian_buf *out, const pass *p, action found)
{
    if (found == BREAK)
        put_break(out, p);
    else if (found == INVALID)
        nian_buf_add(out, NIAN_STR("\xEF\xBF\xBD"));
}

/* The first pass, from the first byte that cannot stay. */
static void repair(nian_text *text, nian_arena *arena, pass *p)
{
    nian_buf out = {0};
    size_t from = 0;
    uint32_t line = 1;
    action found = KEEP;
    size_t len = 0;
    p->at = 0;
    for (bool more = true; more; from = p->at) {
        more = skip_kept(p, &found, &len);
        nian_str kept = nian_str_slice(p->source, from, p->at);
        nian_offsets_add(&text->offsets, arena, (uint32_t)out.len,
                         (uint32_t)from);
        nian_buf_add(&out, kept);
        line += count_lines(kept);
        if (!more)
            break;
        size_t before = out.len;
        nian_offsets_add(&text->offsets, arena, (uint32_t)out.len,
                         (uint32_t)p->at);
        put_instead(&out, p, found);
        line += out.len > before && out.ptr[before] == '\n';
        if (p->source.ptr[p->at] != '\r')
            nian_notes_add(&text->notes, arena, line, 1,
                           nian_str_from(note_text[found]));
        p->at += len;
    }
    text->bytes = nian_str_copy(arena, nian_buf_str(&out));
    nian_buf_free(&out);
}

void nian_notes_add(nian_notes *notes, nian_arena *arena, uint32_t line,
                    uint32_t count, nian_str text)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (nian_str_equal(notes->items[i].text, text)) {
            notes->items[i].count += count;
            return;
        }
    }
    nian_note note = {line, count, text};
    vec_push(arena, notes, note);
}

void nian_normalise(nian_text *out, nian_arena *arena, nian_str source)
{
    *out = (nian_text){.bytes = source};
    if (source.len > SOURCE_MAX) {
        source = nian_str_slice(source, 0, SOURCE_MAX);
        out->bytes = source;
        nian_notes_add(&out->notes, arena, 0, 1,
                       NIAN_STR("text beyond 1 GiB left out"));
    }
    pass p = {.source = source};
    action found;
    size_t len;
    if (skip_kept(&p, &found, &len))
        repair(out, arena, &p);
    if (p.compose)
        nian_compose(out, arena);
}
