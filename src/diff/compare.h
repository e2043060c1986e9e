/** What the files of nian_compare() share: the comparison under way.
 *
 *      nian_comparing c = {.before = before, .after = after, ...};
 *      nian_compare_decide(&c, NIAN_LINK_THRESHOLD, NULL, 0);
 */
#ifndef NIAN_DIFF_COMPARE_H
#define NIAN_DIFF_COMPARE_H

#include "diff/diff.h"
#include "diff/rows.h"

/** Kinds of pairs.  Each makes rows of its own, so that what a row says of
 *  its statements holds for all of them. */
enum {
    NIAN_LINKED_OLD_PLAN = 1, /**< the old one is a plan */
    NIAN_LINKED_NEW_PLAN = 2,
    NIAN_LINKED_PERSON = 4 /**< a person said so */
};

typedef struct nian_comparing {
    nian_arena *arena;
    const nian_report *before;
    const nian_report *after;
    const nian_alignment *alignment;
    const nian_name_finder *finder; /**< of the alignment's names */
    nian_pairs figures;             /**< the same quantity in both, by after */
    nian_comparison *out;
    nian_linked_pairs facts;
    nian_linked_pairs doubts; /**< below the threshold */
} nian_comparing;

vec_type(nian_changes, nian_change);

/** Where a row stands when both reports are read as one. */
typedef struct nian_reading {
    ptrdiff_t after;  /**< place in the new report, -1: before all of it */
    ptrdiff_t before; /**< place in the old report, -1: it has none */
    bool dropped;     /**< stands behind what is at the same place */
} nian_reading;

/** For qsort, over structs that begin with a nian_reading. */
int nian_by_reading(const void *left, const void *right);

/** Puts the links of the alignment and a person's decisions into facts and
 *  doubts. */
void nian_compare_decide(nian_comparing *c, double threshold,
                         const nian_decision *decisions, size_t count);

/** Puts rows in the order of the new report. */
void nian_compare_order(const nian_comparing *c, nian_changes *changes);

/** Sets the flags of what moved; changes are in order. */
void nian_compare_moves(nian_comparing *c, nian_changes *changes);
/** Stronger, weaker, or nothing. */
unsigned nian_compare_strength(const nian_comparing *c,
                               const nian_change *change, nian_str before,
                               nian_str after);

/** 1: the words of a plan promise more than the year before, -1: less, 0:
 *  neither, or both.  Years are those of the reports; 0: not known. */
int nian_compare_wording(nian_str before, int before_year, nian_str after,
                         int after_year);

void nian_compare_sections(nian_comparing *c);
void nian_compare_indicators(nian_comparing *c);

/** The rows of links alone, in order, with status, score and flags as
 *  nian_compare() gives them, without words that say why and without edits;
 *  for who has aligned the two reports and wants to know of some rows.
 *  `options` may be NULL. */
void nian_compare_links(nian_changes *out, nian_arena *arena,
                        const nian_report *before, const nian_report *after,
                        const nian_alignment *alignment,
                        const nian_compare_options *options);

/** Edits between two texts, one - and one + where no one would read more. */
void nian_compare_edits(nian_edits *out, nian_arena *arena, nian_str before,
                        nian_str after);

/** Whether both say the same in other marks, widths or particles. */
bool nian_same_words(nian_str before, nian_str after);

#endif
