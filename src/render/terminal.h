/** Text on a terminal: styles, lines broken as Chinese is set, columns.
 *
 *      nian_paragraph p = {0};
 *      nian_paragraph_add(&p, NIAN_STYLE_FAINT, NIAN_STR("2023-017  "));
 *      nian_paragraph_add(&p, NIAN_STYLE_PLAIN, statement->text);
 *      nian_paragraph_end(&p, view, 2, 12);
 *
 *  Escape sequences are written only when the view has colour; controls and
 *  marks that turn the direction of writing never reach the terminal.
 */
#ifndef NIAN_RENDER_TERMINAL_H
#define NIAN_RENDER_TERMINAL_H

#include "render/formats.h"
#include "render/words.h"

typedef enum nian_style {
    NIAN_STYLE_PLAIN,
    NIAN_STYLE_STRONG, /**< headlines */
    NIAN_STYLE_FAINT,  /**< ids, evidence */
    NIAN_STYLE_OLD,    /**< taken out */
    NIAN_STYLE_NEW,    /**< put in */
    NIAN_STYLE_GONE,   /**< the mark of what is no longer there */
    NIAN_STYLE_MARK    /**< flags, headings of sections */
} nian_style;

typedef struct nian_piece {
    nian_str text;
    nian_style style;
} nian_piece;

vec_type(nian_pieces, nian_piece);

/** All zero is empty; empty again after nian_paragraph_end(). */
typedef struct nian_paragraph {
    nian_arena arena;
    nian_pieces pieces;
    size_t lines; /**< at most so many, the last cut with …; 0: all */
} nian_paragraph;

/** The text is borrowed until the paragraph ends. */
void nian_paragraph_add(nian_paragraph *p, nian_style style, nian_str text);
/** A copy of what is formatted. */
void nian_paragraph_format(nian_paragraph *p, nian_style style,
                           const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/** Writes the lines: the first `first` columns in, the others `rest`. */
void nian_paragraph_end(nian_paragraph *p, const nian_view *view, size_t first,
                        size_t rest);

/** A word edit: red and green with colour, [old→new] [-old-] [+new+]
 *  without. */
void nian_paragraph_edits(nian_paragraph *p, const nian_view *view,
                          const nian_edit *edits, size_t count);

/** Byte offsets at which lines of `width` columns end; the rules of kinsoku:
 *  no closing mark begins a line, no opening one ends it, numbers and Latin
 *  words stay whole. */
vec_type(nian_breaks, uint32_t);
void nian_lines(nian_breaks *out, nian_arena *arena, nian_str text,
                size_t first, size_t rest);

/** As much of `text` as fits, with … when it was cut, then blanks up to
 *  `columns`. */
void nian_cell(nian_buf *out, nian_str text, size_t columns);

/** 1260000000000 元 as 1.26万亿元; exact, only the scale changes. */
void nian_write_amount(nian_buf *out, nian_decimal value, nian_str unit);

/** The value of a point with its unit and qualifier: 6—6.5%左右. */
void nian_write_point(nian_buf *out, const nian_series *series,
                      const nian_point *point);

/** How the last value differs from the one before it: -0.2个百分点, +3.1%; a
 *  year in brackets where that is not the year before. */
void nian_write_change(nian_buf *out, const nian_series *series);

#endif
