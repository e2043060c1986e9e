/** The later passes of nian_normalise: each takes text and makes text, and
 *  keeps the way back to the source.
 *
 *      nian_compose(&text, &arena);
 */
#ifndef NIAN_TEXT_PASSES_H
#define NIAN_TEXT_PASSES_H

#include "base/buf.h"
#include "text/text.h"

/** To NFC (UAX #15).  A run of more than 128 marks stays as it is: real text
 *  has none, and ordering it would take quadratic time. */
void nian_compose(nian_text *text, nian_arena *arena);

/** True for what is in NFC whatever stands around it. */
bool nian_is_composed(uint32_t code);

/** A text in the making: pieces kept and pieces put in. */
typedef struct nian_rewrite {
    nian_arena *arena;
    const nian_text *from;
    nian_buf out;
    nian_offsets offsets;
} nian_rewrite;

void nian_rewrite_keep(nian_rewrite *rewrite, size_t begin, size_t end);
void nian_rewrite_put(nian_rewrite *rewrite, nian_str s, size_t at);
/** Puts the new text in place of the old. */
void nian_rewrite_end(nian_rewrite *rewrite, nian_text *text, size_t at);

/** 1-based line of the byte at `at`. */
uint32_t nian_line_of(nian_str text, size_t at);

#endif
