/** The lines of a text as a reader sees them: marks of bold and stray blanks
 *  gone, what a page cut in two joined again.
 *
 *      nian_lines lines = {.arena = &arena, .scratch = &scratch};
 *      nian_lines_read(&lines, text, front, &notes);
 */
#ifndef NIAN_DOCUMENT_LINES_H
#define NIAN_DOCUMENT_LINES_H

#include "text/text.h"

typedef enum nian_line_kind {
    NIAN_LINE_TEXT,
    NIAN_LINE_TABLE,   /**< starts with | */
    NIAN_LINE_COMMENT, /**< <!-- … --> or a rule of dashes */
    NIAN_LINE_QUOTE,   /**< stored form: furniture */
    NIAN_LINE_ENTRY    /**< stored form: an entry of a glossary */
} nian_line_kind;

typedef struct nian_line {
    nian_line_kind kind;
    nian_str text;
    nian_str words;       /**< `text` in the script of the report, byte for
                               byte in the same places */
    nian_str raw;         /**< before cleaning */
    uint32_t number;      /**< 1-based */
    size_t base;          /**< where `text` starts in the text that was read */
    nian_offsets offsets; /**< of `text` there; empty: base + offset */
    bool gap;             /**< a blank line stands before it */
    uint32_t blanks;      /**< between characters, that were taken out */
    bool bold;            /**< all of it */
    bool copy;            /**< of a passage that stands further up */
    size_t lead;          /**< bytes of bold at its start, when not all is */
    uint8_t hashes;       /**< Markdown heading */
} nian_line;

/** A vector, with the arena of the words that stay and the one of all that
 *  is dropped once the report stands. */
typedef struct nian_lines {
    nian_line *items;
    size_t count;
    size_t capacity;
    nian_arena *arena;
    nian_arena *scratch;
} nian_lines;

/** Blank lines and page numbers are left out.  Lines of front matter, which
 *  ends at byte `front`, are comments. */
void nian_lines_read(nian_lines *out, nian_str text, size_t front,
                     nian_notes *notes);

/** Of the stored form, from byte `at` on, where line `number` starts: nothing
 *  is joined or cleaned. */
void nian_lines_read_stored(nian_lines *out, nian_str text, size_t at,
                            uint32_t number);

/** Sets line.words, when the lines were read of `read` and the report writes
 *  `written`: the same text in simplified script and in its own.  Mostly both
 *  are one. */
void nian_lines_find_words(nian_lines *lines, nian_str read, nian_str written);

/** What the report writes for a part of line.text; other text itself. */
nian_str nian_line_words(const nian_line *line, nian_str part);

/** Byte of the text that was read. */
size_t nian_line_map(const nian_line *line, size_t at);

#endif
