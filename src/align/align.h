/** Which statements and sections of two reports are about the same thing.
 *
 *      nian_alignment alignment;
 *      nian_align(&alignment, &arena, before, after);
 *
 *  Links are many to many.  A score is the calibrated probability that a
 *  careful reader would link the two.
 */
#ifndef NIAN_ALIGN_ALIGN_H
#define NIAN_ALIGN_ALIGN_H

#include "base/str.h"
#include "nianlun/compare.h"

typedef struct nian_pair {
    uint32_t before; /**< index of a statement (or a section) */
    uint32_t after;
    float score;
} nian_pair;

vec_type(nian_pairs, nian_pair);

/** Pairs of names that mean one thing. */
typedef struct nian_names {
    const nian_renaming *items;
    size_t count;
} nian_names;

typedef struct nian_alignment {
    nian_pairs links;    /**< all candidates with score >= .05, sorted by
                              before, then after */
    nian_pairs sections; /**< likewise, over sections; the root never */
    nian_names names;    /**< names of one thing, of which the reports use
                              different ones; the shorter first */
} nian_alignment;

/** A link at or above this is shown as fact. */
#define NIAN_LINK_THRESHOLD 0.36
#define NIAN_SECTION_THRESHOLD 0.33

void nian_align(nian_alignment *out, nian_arena *arena,
                const nian_report *before, const nian_report *after);

/** The same with names that persons gave; NULL: none. */
void nian_align_named(nian_alignment *out, nian_arena *arena,
                      const nian_report *before, const nian_report *after,
                      const nian_names *names);

/** Whether one text uses the one name where the other uses the other. */
bool nian_names_join(const nian_renaming *names, nian_str before,
                     nian_str after);

/** The same of many names in many texts. */
typedef struct nian_name_finder nian_name_finder;

/** Lies in the arena. */
const nian_name_finder *nian_name_finder_make(nian_arena *arena,
                                              const nian_names *names);
/** Sets `told` of each pair of names. */
void nian_name_finder_tell(bool *told, const nian_name_finder *finder,
                           nian_str before, nian_str after);

/** Whether a person said that the two are no names of one thing. */
bool nian_names_apart(const nian_names *names, nian_str name, nian_str means);

/** Whether a name is not one that everybody uses for many things. */
bool nian_name_is_rare(nian_str name);

enum {
    NIAN_CHANCE_LETTERS = 2 /**< so many may be side by side and no name */
};

/** Whether a word may end between two characters that follow each other. */
bool nian_word_ends(uint32_t before, uint32_t after);

/** Whether the name that begins there is one, and no piece of other words. */
bool nian_name_stands(nian_str text, size_t begin, size_t length);

/** Abbreviations in general official use, the short form first. */
nian_names nian_general_names(void);

/** The same quantity in both reports: similar names, same unit, measure and
 *  standing.  Indices of indicators, one to one, by after. */
void nian_indicators_align(nian_pairs *out, nian_arena *arena,
                           const nian_report *before, const nian_report *after);

/** How telling a run of one or two characters is: ln((N+1)/(df+1)) over the
 *  background of formal Chinese that is built in. */
float nian_background_idf(nian_str gram);

/** Cuts Chinese into words by how often one ends between two characters, in
 *  the same background: out[i] tells whether one begins at codes[i].  Figures
 *  and Latin words begin where their kind does.  No dictionary: what comes out
 *  is good for borders that a reader will accept, not for counting words. */
void nian_words_begin(bool *out, nian_arena *arena, const uint32_t *codes,
                      size_t count);

/** Words that stand in both texts and are rare elsewhere, most telling
 *  first; at most `limit`. */
void nian_shared_terms(nian_strs *out, nian_arena *arena, nian_str before,
                       nian_str after, size_t limit);

#endif
