/** Gathers what an office file holds and writes the text form of ingest.h.
 *
 *      nian_outline outline;
 *      nian_outline_begin(&outline, &arena);
 *      nian_outline_text(&outline, NIAN_STR("主要做法"));
 *      nian_outline_paragraph(&outline, &(nian_outline_look){.level = 1});
 *      fine = nian_outline_end(&text, &outline, err);      # 主要做法
 *
 *  A paragraph is what was added since the one before.  Text boxes and notes
 *  may open within one: they are places of their own, and what goes on behind
 *  them goes on where it was.  Tables nest in cells.
 */
#ifndef NIAN_INGEST_OUTLINE_H
#define NIAN_INGEST_OUTLINE_H

#include "base/buf.h"
#include "base/error.h"

enum {
    NIAN_OUTLINE_DEPTH = 24, /**< of places in places; what is deeper joins
                                  the place it stands in */
    NIAN_OUTLINE_BYTES = 64 * 1024 * 1024, /**< of text */
    NIAN_OUTLINE_COLUMNS = 64,             /**< what is wider is left out */
    NIAN_OUTLINE_CELLS = 1000000,
    NIAN_HEADING_CHARACTERS = 64 /**< longer ones are paragraphs */
};

typedef struct nian_outline_table nian_outline_table;

/** How a paragraph was set. */
typedef struct nian_outline_look {
    int level;      /**< of a heading, from 1; 0: running text */
    bool title;     /**< the report's own, above all levels */
    bool centred;   /**< its line breaks are for looks */
    nian_str label; /**< counted by the writer's program: 一、, 1. */
    bool apart;     /**< a blank or tab stands behind the label */
} nian_outline_look;

/** A paragraph, or a table. */
typedef struct nian_outline_block {
    nian_str text; /**< with LF where a line was broken by hand */
    size_t lead;   /**< bytes in bold at its start */
    uint8_t level;
    bool title;
    bool centred;
    bool apart; /**< an empty paragraph stands before it */
    nian_outline_table *table;
} nian_outline_block;

vec_type(nian_outline_blocks, nian_outline_block);

typedef struct nian_outline_cell {
    nian_outline_blocks blocks;
    uint32_t columns;
    uint32_t rows;
    bool continued; /**< belongs to the cell above */
} nian_outline_cell;

typedef struct nian_outline_row {
    vec(nian_outline_cell) cells;
} nian_outline_row;

struct nian_outline_table {
    vec(nian_outline_row) rows;
};

typedef enum nian_outline_kind {
    NIAN_OUTLINE_BODY,
    NIAN_OUTLINE_CELL,
    NIAN_OUTLINE_BOX,    /**< its paragraphs follow the open one */
    NIAN_OUTLINE_NOTE,   /**< a footnote: stands at the end */
    NIAN_OUTLINE_NOWHERE /**< is left out */
} nian_outline_kind;

typedef struct nian_outline_place {
    nian_outline_kind kind;
    nian_buf open; /**< the paragraph that grows */
    size_t lead;   /**< bytes of it in bold, from its start */
    bool bold;     /**< what is added next */
    bool apart;    /**< an empty paragraph was the last */
    nian_outline_blocks blocks;
    nian_outline_blocks boxes; /**< wait for its end */
    nian_outline_table *table; /**< that is open in this place */
    size_t nested;             /**< tables that began in no cell of it */
} nian_outline_place;

typedef struct nian_outline {
    nian_arena *arena;
    nian_outline_place places[NIAN_OUTLINE_DEPTH]; /**< [0] is the body */
    size_t depth;                                  /**< of the innermost */
    size_t deeper; /**< places that were not opened any more */
    nian_outline_blocks notes;
    size_t bytes; /**< gathered */
    size_t cells;
    bool titled;
} nian_outline;

void nian_outline_begin(nian_outline *out, nian_arena *arena);

/** Adds to the open paragraph; LF is a line break by hand. */
void nian_outline_text(nian_outline *outline, nian_str text);
/** Whether what is added next is set in bold. */
void nian_outline_bold(nian_outline *outline, bool bold);
/** What stands in the open paragraph, without blanks around it. */
nian_str nian_outline_pending(const nian_outline *outline);
/** Takes back what stands there. */
void nian_outline_discard(nian_outline *outline);
/** Ends the paragraph; one without text is none. */
void nian_outline_paragraph(nian_outline *outline,
                            const nian_outline_look *look);

/** Opens a place in the open paragraph.  A note is numbered by its turn. */
void nian_outline_enter(nian_outline *outline, nian_outline_kind kind);
/** Closes the innermost place, and the paragraph in it. */
void nian_outline_leave(nian_outline *outline);
/** Puts the paragraphs of a note that was read elsewhere at its turn. */
void nian_outline_add_note(nian_outline *outline, nian_str text);

/** A table is rows, a row cells; a cell is a place. */
void nian_outline_table_begin(nian_outline *outline);
void nian_outline_row_begin(nian_outline *outline);
void nian_outline_cell_begin(nian_outline *outline,
                             const nian_outline_cell *spans);
void nian_outline_cell_end(nian_outline *outline);
/** Takes the last row back: it was deleted. */
void nian_outline_row_drop(nian_outline *outline);
void nian_outline_table_end(nian_outline *outline);

/** Writes all, notes last, and gives back what the outline held outside of the
 *  arena.  Fails with NIAN_EINPUT for more text than a report can hold. */
bool nian_outline_end(nian_str *text, nian_outline *outline, nian_error *err);

/** Of a file whose text came out empty: fails with NIAN_EINPUT when it holds
 *  pictures, which are most likely scans of pages. */
bool nian_outline_check(nian_str text, uint32_t pictures, nian_error *err);

/** For outline_table.c: lines of a block without marks of its own. */
void nian_outline_write(nian_buf *out, const nian_outline_blocks *blocks,
                        bool titled);
/** Rows as `| cell |`, or the paragraphs of a table that only sets them. */
void nian_outline_write_table(nian_buf *out, const nian_outline_table *table,
                              bool titled);
/** With the line breaks taken out: a blank only where letters would touch. */
void nian_outline_add_joined(nian_buf *out, nian_str lines);

#endif
