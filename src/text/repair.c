/* One look at all of the text tells which repairs it needs; most need none.
 * Each repair is a rewrite of its own. */
#include "text/repair.h"

#include <string.h>

#include "text/passes.h"
#include "text/pinyin.h"
#include "text/radicals_table.inc"

enum {
    SUPPLEMENT = 0x2E80,
    SUPPLEMENTS = sizeof supplement / sizeof *supplement,
    KANGXI = 0x2F00,
    RADICALS = sizeof kangxi / sizeof *kangxi,
    WIDE_O = 0xFF2F,
    WIDE_POINT = 0xFF0E,
    HABIT = 3 /* pronunciations with tones, for those without to count */
};

/* What a text may hold that needs a repair. */
typedef struct needs {
    bool radicals, wide, brackets, marks, private;
} needs;

static void look_at_ascii(needs *out, nian_str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    bool inner = at && at + 1 < s.len;
    if (*p == '(')
        out->brackets |= inner;
    else if (*p == '?')
        out->marks |= inner && p[1] >= 0x80;
    else if (*p == '$')
        out->marks |= inner && p[1] >= '1' && p[1] <= '9';
}

/* Characters of three bytes that are no ideographs of the main block. */
static void look_at_wide(needs *out, const unsigned char *p)
{
    if (p[0] == 0xEF) {
        out->brackets |= p[1] == 0xBC && p[2] == 0x88;
        out->wide |= (p[1] == 0xBC && p[2] >= 0x90 && p[2] <= 0x99) ||
                     (p[1] == 0xBC && p[2] >= 0xA1 && p[2] <= 0xBA) ||
                     (p[1] == 0xBD && p[2] >= 0x81 && p[2] <= 0x9A);
        out->marks |= p[1] == 0xBF && p[2] == 0xBD;
        out->private |= p[1] < 0xA4;
    } else if (p[0] == 0xE2) {
        out->radicals |= p[1] >= 0xBA && p[1] <= 0xBF;
        out->marks |= p[1] == 0x96;
    } else if (p[0] == 0xE3) {
        out->marks |= p[1] == 0x80 && p[2] == 0x93;
    } else {
        out->private |= p[0] == 0xEE;
    }
}

static needs look(nian_str s, size_t from)
{
    needs out = {.marks = false};
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (size_t at = from; at < s.len;) {
        if (p[at] >= 0xE4 && p[at] <= 0xE9) {
            out.marks |=
                (p[at] == 0xE9 && p[at + 1] == 0x94 && p[at + 2] == 0x9F) ||
                (p[at] == 0xE7 && p[at + 1] == 0x83 && p[at + 2] == 0xAB);
            at += 3;
        } else if (p[at] < 0x80) {
            if (p[at] == '(' || p[at] == '?' || p[at] == '$')
                look_at_ascii(&out, s, at);
            at++;
        } else if (p[at] < 0xE0) {
            at += 2;
        } else if (p[at] < 0xF0) {
            look_at_wide(&out, p + at);
            at += 3;
        } else {
            out.private |= p[at] >= 0xF3;
            at += 4;
        }
    }
    return out;
}

/* A rewrite that counts what it mends. */
typedef struct mender {
    nian_text *text;
    nian_arena *arena;
    nian_rewrite rewrite;
    size_t done; /* up to where the text is written */
    size_t first;
    uint32_t count;
} mender;

static mender mender_start(nian_text *text, nian_arena *arena)
{
    return (mender){.text = text,
                    .arena = arena,
                    .rewrite = {.arena = arena, .from = text}};
}

/* Puts `instead` for the bytes [begin, end). */
static void mend(mender *m, size_t begin, size_t end, nian_str instead)
{
    if (m->count++ == 0)
        m->first = begin;
    nian_rewrite_keep(&m->rewrite, m->done, begin);
    if (instead.len)
        nian_rewrite_put(&m->rewrite, instead, begin);
    m->done = end;
}

static void mender_end(mender *m, const char *note)
{
    if (m->count == 0) {
        nian_buf_free(&m->rewrite.out);
        return;
    }
    uint32_t line = nian_line_of(m->text->bytes, m->first);
    nian_rewrite_end(&m->rewrite, m->text, m->done);
    nian_notes_add(&m->text->notes, m->arena, line, m->count,
                   nian_str_from(note));
}

static uint32_t code_at(nian_str s, size_t at, size_t *len)
{
    uint32_t code = 0;
    *len = at < s.len ? nian_utf8_next(nian_str_after(s, at), &code) : 0;
    return code;
}

/* ------------------------------------------------------------- radicals */

static uint32_t ideograph(uint32_t code)
{
    uint32_t found = 0;
    if (code >= SUPPLEMENT && code < SUPPLEMENT + SUPPLEMENTS)
        found = supplement[code - SUPPLEMENT];
    else if (code >= KANGXI && code < KANGXI + RADICALS)
        found = kangxi[code - KANGXI];
    return found ? found : code;
}

static void mend_radicals(nian_text *text, nian_arena *arena, size_t from)
{
    mender m = mender_start(text, arena);
    nian_str s = text->bytes;
    for (size_t at = from, len; at < s.len; at += len) {
        char bytes[4];
        uint32_t code = code_at(s, at, &len);
        uint32_t to = ideograph(code);
        if (to != code)
            mend(&m, at, at + len, (nian_str){bytes, nian_utf8_put(bytes, to)});
    }
    mender_end(&m, "radical made the character that it is drawn as");
}

/* ---------------------------------------------------------------- width */

static bool is_wide(uint32_t code)
{
    return (code >= 0xFF10 && code <= 0xFF19) ||
           (code >= 0xFF21 && code <= 0xFF3A) ||
           (code >= 0xFF41 && code <= 0xFF5A);
}

static bool is_han_digit(uint32_t code)
{
    static const uint16_t digits[] = {
        0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
        0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
    };
    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
        if (digits[i] == code)
            return true;
    return false;
}

/* 二ＯＯ五年: the letter is written for 〇, which numbers know. */
static size_t zeros_length(nian_str s, size_t at, uint32_t before)
{
    size_t end = at;
    size_t len;
    while (code_at(s, end, &len) == WIDE_O)
        end += len;
    bool zeros = end > at &&
                 (is_han_digit(before) || is_han_digit(code_at(s, end, &len)));
    return zeros ? end - at : 0;
}

/* The point of a figure of which one digit is wide. */
static bool is_wide_point(nian_str s, size_t at, size_t len, uint32_t before)
{
    size_t next;
    uint32_t after = code_at(s, at + len, &next);
    return code_at(s, at, &next) == WIDE_POINT && nian_is_digit(before) &&
           nian_is_digit(after) && (before > 0x7F || after > 0x7F);
}

static void narrow(nian_text *text, nian_arena *arena, size_t from)
{
    mender m = mender_start(text, arena);
    nian_str s = text->bytes;
    uint32_t before = 0;
    for (size_t at = from, len; at < s.len; at += len) {
        uint32_t code = code_at(s, at, &len);
        size_t zeros = code == WIDE_O ? zeros_length(s, at, before) : 0;
        bool mends = is_wide(code) || is_wide_point(s, at, len, before);
        before = code;
        if (zeros) {
            len = zeros;
        } else if (mends) {
            char byte = (char)(code - 0xFEE0);
            mend(&m, at, at + len, (nian_str){&byte, 1});
        }
    }
    mender_end(&m, "figure or letter of full width made narrow");
}

/* --------------------------------------------------------------- pinyin */

static nian_str without_blanks(nian_str s)
{
    while (nian_str_cut_end(&s, NIAN_STR(" ")) ||
           nian_str_cut_end(&s, NIAN_STR("\xC2\xA0")) ||
           nian_str_cut_end(&s, NIAN_STR("\xE3\x80\x80")))
        continue;
    return s;
}

/* The next bracket from `at` on, or the end. */
static size_t next_bracket(nian_str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    while (at < s.len && p[at] != '(' &&
           !(p[at] == 0xEF && p[at + 1] == 0xBC && p[at + 2] == 0x88))
        at += p[at] >= 0xE0 ? 3 : 1;
    return at < s.len ? at : s.len;
}

/* Pronunciations with tones, counted up to HABIT. */
static size_t count_toned(nian_str s, size_t from)
{
    size_t count = 0;
    for (size_t at = next_bracket(s, from); at < s.len && count < HABIT;
         at = next_bracket(s, at + 1)) {
        bool toned;
        nian_str before = without_blanks(nian_str_slice(s, from, at));
        if (nian_pinyin_length(before, nian_str_after(s, at), &toned))
            count += toned;
    }
    return count;
}

/* The characters before a bracket are those that are written already: what
 * stood between is gone. */
static void drop_pinyin(nian_text *text, nian_arena *arena, size_t from)
{
    mender m = mender_start(text, arena);
    nian_str s = text->bytes;
    size_t habit = count_toned(s, from);
    size_t len = 1;
    for (size_t at = next_bracket(s, from); habit && at < s.len;
         at = next_bracket(s, at + len)) {
        bool toned;
        nian_str kept = without_blanks(nian_str_slice(s, m.done, at));
        size_t begin = m.done + kept.len;
        nian_rewrite_keep(&m.rewrite, m.done, begin);
        m.done = begin;
        size_t found = nian_pinyin_length(nian_buf_str(&m.rewrite.out),
                                          nian_str_after(s, at), &toned);
        len = 1;
        if (found && (toned || habit == HABIT)) {
            mend(&m, begin, at + found, (nian_str){NULL, 0});
            len = found;
        }
    }
    mender_end(&m, "pronunciation in brackets taken out");
}

/* ----------------------------------------------------------------- notes */

static void note_private(nian_text *text, nian_arena *arena, size_t from)
{
    nian_str s = text->bytes;
    uint32_t count = 0;
    size_t first = 0;
    for (size_t at = from, len; at < s.len; at += len) {
        uint32_t code = code_at(s, at, &len);
        bool private = (code >= 0xE000 && code < 0xF900) || code >= 0xF0000;
        if (private && count++ == 0)
            first = at;
    }
    if (count)
        nian_notes_add(&text->notes, arena, nian_line_of(s, first), count,
                       NIAN_STR("character of private use left as it is"));
}

static void note_garbled(nian_text *text, nian_arena *arena, size_t from)
{
    nian_str why;
    if (nian_is_garbled(nian_str_after(text->bytes, from), &why))
        nian_notes_add(&text->notes, arena, nian_line_of(text->bytes, from), 1,
                       why);
}

void nian_repair(nian_text *text, nian_arena *arena, size_t from)
{
    needs found = look(text->bytes, from);
    if (found.radicals)
        mend_radicals(text, arena, from);
    if (found.wide)
        narrow(text, arena, from);
    if (found.brackets)
        drop_pinyin(text, arena, from);
    if (found.private)
        note_private(text, arena, from);
    if (found.marks)
        nian_scars_note(&text->notes, arena, text->bytes, from);
    note_garbled(text, arena, from);
}
