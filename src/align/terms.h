/** What two texts share, cut into what a reader would say.  Inside of align/
 *  only.
 *
 *      nian_spelled before, after;
 *      nian_letters_spell(&before, &arena, old_text);
 *      nian_letters_spell(&after, &arena, new_text);
 *      nian_shared_read(&spans, &arena, &before, &after, run);
 */
#ifndef NIAN_ALIGN_TERMS_H
#define NIAN_ALIGN_TERMS_H

#include "align/align.h"

/** A text by its characters; long ones only as far as anyone would read. */
typedef struct nian_spelled {
    nian_str text;
    uint32_t *codes;
    uint32_t *at; /**< offsets in the text; one more at the end */
    bool *begins; /**< whether a word begins here; one more at the end */
    size_t count;
} nian_spelled;

void nian_letters_spell(nian_spelled *out, nian_arena *arena, nian_str text);

/** The same characters in both. */
typedef struct nian_shared {
    uint32_t before, after, length; /**< in characters */
} nian_shared;

vec_type(nian_shareds, nian_shared);

/** Han or Latin. */
bool nian_is_letter(uint32_t code);
/** What a run may go on over: letters, figures, and + - . · in a name. */
bool nian_is_in_word(uint32_t code);

/** Adds the phrases of a run that both texts share: whole words at both ends
 *  in both, no half figures, nothing that only leads in or out. */
void nian_shared_read(nian_shareds *out, nian_arena *arena,
                      const nian_spelled *before, const nian_spelled *after,
                      nian_shared run);

#endif
