/** Text as the stages see it: valid UTF-8, NFC, lines that end in LF, each
 *  byte traceable to the source.
 *
 *      nian_text text;
 *      nian_normalise(&text, &arena, bytes);
 *      uint32_t in_source = nian_offsets_map(&text.offsets, at);
 *
 *  Nothing here fails: invalid bytes, NUL and stray controls are replaced or
 *  taken out, and each repair is noted with its line and count.
 */
#ifndef NIAN_TEXT_TEXT_H
#define NIAN_TEXT_TEXT_H

#include "base/str.h"
#include "base/vec.h"
#include "nianlun/report.h"

/** From `out` on, output offset − `out` + `in` is the source offset. */
typedef struct nian_offset {
    uint32_t out;
    uint32_t in;
} nian_offset;

/** Ascending in both; the first is at out 0.  Empty: identity. */
vec_type(nian_offsets, nian_offset);

uint32_t nian_offsets_map(const nian_offsets *offsets, uint32_t at);
/** Adds a run; runs that continue the last one are joined with it. */
void nian_offsets_add(nian_offsets *offsets, nian_arena *arena, uint32_t out,
                      uint32_t in);

/** Adds what `inner` says of [from, from + len) as runs that start at `out`:
 *  one map after another. */
void nian_offsets_splice(nian_offsets *offsets, nian_arena *arena,
                         const nian_offsets *inner, uint32_t out, uint32_t from,
                         uint32_t len);

vec_type(nian_notes, nian_note);
/** Counts on the note of the same text, else adds one for `line`. */
void nian_notes_add(nian_notes *notes, nian_arena *arena, uint32_t line,
                    uint32_t count, nian_str text);

typedef struct nian_text {
    nian_str bytes;
    nian_offsets offsets; /**< bytes → source */
    nian_notes notes;
} nian_text;

/** Bytes → text.  UAX #15 for NFC.  Text that needs no repair is the source
 *  itself, which must outlive it. */
void nian_normalise(nian_text *out, nian_arena *arena, nian_str source);

/** nian_utf8_next() for all but the usual. */
size_t nian_utf8_decode(nian_str s, uint32_t *code);

/** Decodes one character; returns its length in bytes (at least 1) and puts
 *  U+FFFD for what is no UTF-8.  `s` must not be empty.  ASCII and the planes
 *  of the Han characters (U+1000 to U+CFFF) are decoded at once. */
static inline size_t nian_utf8_next(nian_str s, uint32_t *code)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    if (p[0] < 0x80) {
        *code = p[0];
        return 1;
    }
    if (p[0] > 0xE0 && p[0] < 0xED && s.len >= 3 && (p[1] & 0xC0) == 0x80 &&
        (p[2] & 0xC0) == 0x80) {
        *code = (p[0] & 0x0FU) << 12 | (p[1] & 0x3FU) << 6 | (p[2] & 0x3FU);
        return 3;
    }
    return nian_utf8_decode(s, code);
}
/** Appends one character; returns its length, 1..4. */
size_t nian_utf8_put(char out[4], uint32_t code);
/** Number of characters. */
size_t nian_utf8_count(nian_str s);
/** Whether there are more than `count`; long texts are not counted. */
bool nian_utf8_longer(nian_str s, size_t count);
/** Whether the character stands in it. */
bool nian_utf8_has(nian_str s, uint32_t code);
bool nian_utf8_valid(nian_str s, size_t *bad);

/** Unified ideographs, extensions and the iteration mark 々. */
bool nian_is_han(uint32_t code);
/** ASCII and full-width digits. */
bool nian_is_digit(uint32_t code);
/** ASCII and full-width Latin letters. */
bool nian_is_latin(uint32_t code);

/** White space of any width, zero width too. */
bool nian_is_blank(uint32_t code);
/** Chooses a drawing of the character before it. */
bool nian_is_variant(uint32_t code);

/** True for a text that simplifying would change: some of it is traditional
 *  script. */
bool nian_is_traditional(nian_str s);

/** Simplified script for traditional and nothing else, byte for byte in the
 *  same places; `s` itself when it holds no character to simplify. */
nian_str nian_simplify(nian_arena *arena, nian_str s);

/** What is compared: widths and quotes unified, letters lowered, traditional
 *  script simplified, white space and choices of glyphs gone.  `offsets` (may
 *  be NULL) leads back into `s`.  Digits stay. */
nian_str nian_fold(nian_arena *arena, nian_str s, nian_offsets *offsets);

/** Columns on a terminal: Han and full-width 2, combining 0.  — … “ ” count
 *  as 2, as CJK terminals draw them. */
size_t nian_columns(nian_str s);
/** The same while it is at most `most`, else any number above. */
size_t nian_columns_up_to(nian_str s, size_t most);

#endif
