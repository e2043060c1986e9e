/** Edit scripts: over integers, over words, over reports.
 *
 *      nian_script script;
 *      nian_myers(&script, &arena, before, n, after, m);
 *
 *  nian_myers knows no text and nian_words no reports; nian_compare() (in
 *  nianlun/compare.h) puts them to work on linked statements.
 */
#ifndef NIAN_DIFF_DIFF_H
#define NIAN_DIFF_DIFF_H

#include "base/str.h"
#include "nianlun/compare.h"

/** A run of the script: `before_count` items go, `after_count` come, or both
 *  are equal and stay. */
typedef struct nian_run {
    bool same;
    uint32_t before, before_count;
    uint32_t after, after_count;
} nian_run;

vec_type(nian_script, nian_run);

/** Shortest edit script, linear space: Myers 1986, "An O(ND) difference
 *  algorithm and its variations", Algorithmica 1, section 4b. */
void nian_myers(nian_script *out, nian_arena *arena, const uint32_t *before,
                size_t before_count, const uint32_t *after, size_t after_count);

typedef enum nian_word_kind {
    NIAN_WORD_HAN,    /**< one character */
    NIAN_WORD_LATIN,  /**< a run of letters */
    NIAN_WORD_NUMBER, /**< a figure with its scale and unit */
    NIAN_WORD_MARK,   /**< one character of any other kind */
    NIAN_WORD_BLANK   /**< a run of white space */
} nian_word_kind;

/** The smallest piece that an edit takes or leaves. */
typedef struct nian_word {
    nian_word_kind kind;
    nian_str text; /**< a slice of the text that was cut */
} nian_word;

vec_type(nian_word_list, nian_word);

/** Cuts all of `text` into words; nothing is left out. */
void nian_words_cut(nian_word_list *out, nian_arena *arena, nian_str text);

/** Makes a script over words read as phrases: equal splinters between edits
 *  are drowned, borders move to where a reader would set them.  The result
 *  is again a script of the same two lists. */
void nian_words_tidy(nian_script *script, const nian_word_list *before,
                     const nian_word_list *after);

vec_type(nian_edits, nian_edit);

/** Edits between two texts that read as phrases: tokens are numbers with
 *  their unit, Latin words, single Han characters and marks; equal splinters
 *  between edits are drowned.  Texts of '=' are slices of `after`. */
void nian_words(nian_edits *out, nian_arena *arena, nian_str before,
                nian_str after);

const char *nian_status_name(nian_status status); /**< kept, reworded … */

#endif
