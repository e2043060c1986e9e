/** Issuer and kind out of running text alone, for a report without head and
 *  signature: the place that it speaks of most, at the level that it calls its
 *  own (我市, 全市), and the words of its trade.
 *
 *      nian_belief places = {.count = 0};
 *      nian_str text = nian_infer_text(&scratch, document);
 *      nian_infer_place(&places, &arena, text, NIAN_STR("国务院"));
 */
#ifndef NIAN_DOCUMENT_INFER_H
#define NIAN_DOCUMENT_INFER_H

#include "document/belief.h"
#include "document/document.h"

/** The folded statements, which is what the two read. */
nian_str nian_infer_text(nian_arena *arena, const nian_document *document);

/** Hears a few places, each as sure as the text is of it.  `nation` is who
 *  speaks for the whole country. */
void nian_infer_place(nian_belief *out, nian_arena *arena, nian_str text,
                      nian_str nation);

/** Empty when the words are of no kind that is known. */
nian_str nian_infer_kind(nian_str text, float *sure);

/** How often `word` stands in `text`. */
size_t nian_infer_count(nian_str text, nian_str word);

#endif
