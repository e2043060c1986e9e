/** Blanks between ideographs: within a word they say nothing, between names
 *  or columns they do.
 *
 *      nian_blanks blanks;
 *      nian_blanks_read(&blanks, line, text);
 *      if (nian_blanks_part(&blanks, at)) ... one blank stays
 */
#ifndef NIAN_DOCUMENT_BLANKS_H
#define NIAN_DOCUMENT_BLANKS_H

#include "text/text.h"

enum {
    NIAN_PIECES_MAX = 48 /* of a line; with more it is no list of names */
};

/** What stands between two blanks. */
typedef struct nian_piece {
    size_t begin;   /**< byte of the line */
    size_t count;   /**< characters */
    uint32_t gap;   /**< columns of the blanks before it; 0 for the first */
    uint32_t first; /**< its first character */
    uint32_t last;
    bool han;    /**< ideographs alone */
    bool letter; /**< ends in an ideograph or figure */
} nian_piece;

typedef struct nian_blanks {
    nian_piece pieces[NIAN_PIECES_MAX];
    size_t count;
    bool spaced; /**< letter by letter, 政 府 工 作 报 告, figures too */
    bool apart;  /**< names or columns stand in it */
    bool signed_by; /**< the last piece is the name of who spoke or signed */
} nian_blanks;

/** Where `text`, which the line is of, has blanks between all its words, as
 *  some readers of pictures leave them, they are no sign of a list. */
void nian_blanks_read(nian_blanks *out, nian_str line, nian_str text);

/** Whether the blanks before byte `at` of the line part two things. */
bool nian_blanks_part(const nian_blanks *blanks, size_t at);

#endif
