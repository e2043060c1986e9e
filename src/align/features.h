/** What is known of two reports before any of their statements is scored:
 *  characters become grams (runs of one or two), grams become ids, statements
 *  become bags of ids with weights.  Inside of align/ only.
 *
 *      nian_pairing pairing;
 *      nian_pairing_make(&pairing, &arena, before, after);
 *      nian_scored scored;
 *      nian_score(&scored, &pairing);
 */
#ifndef NIAN_ALIGN_FEATURES_H
#define NIAN_ALIGN_FEATURES_H

#include "align/align.h"

/* ------------------------------------------------------------- grams */

/** Interns runs of one or two characters; ids count up from 0. */
typedef struct nian_grams {
    uint64_t *slots; /**< key + 1 */
    uint32_t *ids;   /**< beside the slots */
    size_t capacity;
    vec(uint64_t) keys; /**< by id: first << 32 | second, second 0: alone */
} nian_grams;

uint32_t nian_gram_put(nian_grams *grams, nian_arena *arena, uint32_t first,
                       uint32_t second);

/** Of a gram by its characters; `second` 0: a single one. */
float nian_background_look_up(uint32_t first, uint32_t second);

/** By character: in how many of fifteen cases a word ends before it, given the
 *  one that it follows. */
void nian_background_borders(uint8_t *out, const uint32_t *codes, size_t count);

/* ------------------------------------------------------------- sense */

enum {
    NIAN_MEANING_SIZE = 32
};

/** Where a text lies in a space that was learned from years of reports: texts
 *  about one undertaking lie close even when they share no character.  Of
 *  length 1, or all zero when nothing in it is known. */
typedef struct nian_meaning {
    float values[NIAN_MEANING_SIZE];
} nian_meaning;

/** Vector of a gram by its characters, as it is to be summed; false when the
 *  table does not have it. */
bool nian_meaning_look_up(nian_meaning *out, uint32_t first, uint32_t second);
float nian_meaning_dot(const nian_meaning *left, const nian_meaning *right);
/** Scales to length 1. */
void nian_meaning_norm(nian_meaning *sense);

/* -------------------------------------------------------------- bags */

typedef struct nian_term {
    uint32_t gram;
    float value; /**< how often, or a weight of unit length */
} nian_term;

/** Ascending by gram. */
typedef struct nian_bag {
    const nian_term *terms;
    size_t count;
} nian_bag;

vec_type(nian_terms, nian_term);

/** Sorts `terms` and adds up those of one gram. */
nian_bag nian_bag_make(nian_terms *terms);
/** Sum of products. */
float nian_bag_dot(nian_bag left, nian_bag right);
/** Counts → (1 + ln count) × weight[gram], of length 1; empty stays so. */
nian_bag nian_bag_unit(nian_arena *arena, nian_bag counts, const float *weight);

/* -------------------------------------------------------------- names */

/** Names of one thing that both reports use, each its own. */
typedef struct nian_namebook nian_namebook;

/* --------------------------------------------------------- the pairing */

/** Where the grams of one statement or heading lie, cut into clauses. */
typedef struct nian_clause {
    uint32_t statement;
    nian_bag counts; /**< 1- and 2-grams, none across its ends */
} nian_clause;

typedef struct nian_item {
    nian_bag counts;  /**< 1- and 2-grams of the whole text */
    uint64_t words;   /**< equal texts have equal words */
    uint32_t length;  /**< characters that count */
    bool digits;      /**< holds a figure */
    uint32_t clauses; /**< index of the first */
    uint32_t clause_count;
} nian_item;

/** A clause of a text, by its characters. */
typedef struct nian_piece {
    uint32_t begin, end;
} nian_piece;

/** Two letters of another name of what is named here. */
typedef struct nian_named {
    uint32_t at; /**< character where the name begins */
    uint32_t first, second;
} nian_named;

/** A text as the characters that count. */
typedef struct nian_spelling {
    uint32_t *codes;
    size_t count;
    nian_piece *pieces;
    size_t piece_count;
    const nian_named *named; /**< ascending */
    size_t named_count;
} nian_spelling;

typedef struct nian_side {
    const nian_report *report;
    size_t count;          /**< statements */
    nian_spelling *texts;  /**< by statement */
    nian_spelling *titles; /**< by section */
    nian_item *items;      /**< by statement */
    nian_item *headings;   /**< by section */
    bool *live;            /**< plan, action or result */
    vec(nian_clause) clauses;
    uint32_t *holders;            /**< by gram: live statements that hold it */
    float *self;                  /**< by statement: what it has to share */
    nian_meaning *senses;         /**< by statement */
    nian_meaning *clause_senses;  /**< by clause */
    nian_meaning *heading_senses; /**< by section */
    nian_meaning *block_senses;   /**< by statement: with its neighbours */
    nian_meaning *place_senses;   /**< by statement: itself, then its
                                       neighbours and its heading */
} nian_side;

typedef struct nian_pairing {
    nian_arena *arena;
    nian_side before, after;
    nian_grams grams;
    float *idf;     /**< by gram, over the background */
    float *low_idf; /**< by gram, less for what is common in these two */
    float *weight;  /**< idf, more for what few statements share */
    float mean_self;
    const nian_namebook *book;
} nian_pairing;

/** `names` is what persons said; may be NULL. */
void nian_pairing_make(nian_pairing *out, nian_arena *arena,
                       const nian_report *before, const nian_report *after,
                       const nian_names *names);

void nian_spelling_read(nian_spelling *out, nian_arena *arena, nian_str text);
/** Whether these letters are a name there: 高企 does not stand in 提高企业.
 *  Longer names are not met by chance, and between rare words the background
 *  has little to say. */
bool nian_spelling_stands(const nian_spelling *text, size_t begin,
                          size_t count);
/** Fills texts and titles. */
void nian_side_spell(nian_side *side, nian_arena *arena,
                     const nian_report *report);
/** Fills items and headings; grams of both sides share ids. */
void nian_side_read(nian_side *side, nian_grams *grams, nian_arena *arena,
                    const nian_namebook *book);
/** Finds the names of one thing that the spelled texts of both sides use
 *  differently: those of persons, of the reports themselves, and of general
 *  use. */
void nian_namebook_make(const nian_namebook **out, nian_arena *arena,
                        const nian_side *before, const nian_side *after,
                        const nian_names *names);
/** Finds where such names stand in the text, and what else is to be read
 *  there. */
void nian_namebook_apply(const nian_namebook *book, nian_spelling *text,
                         nian_arena *arena);
/** Them as words, shorter first. */
void nian_namebook_list(nian_names *out, nian_arena *arena,
                        const nian_namebook *book);

/** Fills all senses of both sides. */
void nian_pairing_meanings(nian_pairing *pairing);

/* ----------------------------------------------------- match: ints only */

/** Of all pairs that are offered, keeps those that are among the `limit` best
 *  of their row or of their column.  Equal scores: the lower index. */
typedef struct nian_selection {
    nian_arena *arena;
    uint32_t limit;
    size_t row_count, column_count;
    nian_pair *rows; /**< heaps of `limit`, worst first */
    nian_pair *columns;
    uint32_t *row_sizes, *column_sizes;
} nian_selection;

void nian_selection_begin(nian_selection *out, nian_arena *arena, size_t rows,
                          size_t columns, uint32_t limit);
void nian_selection_offer(nian_selection *selection, uint32_t row,
                          uint32_t column, float score);
/** By row, then column; each pair once. */
void nian_selection_end(nian_pairs *out, nian_selection *selection);

/** For qsort: by the place before, then by the place after. */
int nian_pair_by_place(const void *left, const void *right);

/** Postings: who holds a gram, and how much of it. */
typedef struct nian_posting {
    uint32_t item; /**< index of the bag */
    float value;
} nian_posting;

typedef struct nian_index {
    uint32_t *begin; /**< by gram; one more at the end */
    nian_posting *postings;
    size_t gram_count;
} nian_index;

/** `use` may be NULL; bags whose flag is false are left out. */
void nian_index_make(nian_index *out, nian_arena *arena, size_t gram_count,
                     const nian_bag *bags, size_t bag_count, const bool *use);

/** Marks grams that so many hold on both sides that to look at all their pairs
 *  would cost more than `budget` steps in all; the commonest go first. */
void nian_index_skip(bool *out, const uint32_t *before, const uint32_t *after,
                     size_t gram_count, uint64_t budget);

/** As fmaxf, but no call. */
static inline float nian_larger(float left, float right)
{
    return left > right ? left : right;
}

/** Σ over inputs of value × weight, through 1/(1+e^-z). */
float nian_logistic(const float *inputs, const float *weights, size_t count,
                    float bias);

/* --------------------------------------------------------------- score */

enum {
    NIAN_X_BASE,         /**< shared grams, each by how few hold it */
    NIAN_X_CLAUSE,       /**< the best pair of clauses */
    NIAN_X_CONTAINED,    /**< shared bigrams over those of the richer text */
    NIAN_X_FULFIL,       /**< a plan and something done */
    NIAN_X_SENSE,        /**< likeness of what is meant */
    NIAN_X_SENSE_CLAUSE, /**< the same for the best pair of clauses */
    NIAN_X_MUTUAL,       /**< two clauses that are each other's best */
    NIAN_X_EXPLAINED,    /**< how much of both has its best match here */
    NIAN_X_PLACE,        /**< sense with surroundings, against the row's best */
    NIAN_X_PLACE_RANK,   /**< how many of the column are nearer by that */
    NIAN_X_BLOCK,        /**< sense of the neighbours */
    NIAN_X_COUNT
};

typedef struct nian_candidate {
    uint32_t before, after;
    float inputs[NIAN_X_COUNT];
} nian_candidate;

vec_type(nian_candidates, nian_candidate);

/** By before, then after. */
void nian_score(nian_candidates *out, const nian_pairing *pairing);

/** Fills in what clauses tell of the candidates: CLAUSE, SENSE_CLAUSE, MUTUAL
 *  and EXPLAINED.  `candidates` by before, then after. */
void nian_clauses_score(nian_candidates *candidates,
                        const nian_pairing *pairing);

/** Probability of a link. */
float nian_candidate_score(const nian_candidate *candidate);

/** Adds a sure link for statements that are equal word for word, and lowers
 *  what else these were linked with.  Keeps the order. */
void nian_equal_links(nian_pairs *links, nian_arena *arena,
                      const nian_pairing *pairing);

/** The same for sections whose heading and all below are equal. */
void nian_equal_sections(nian_pairs *sections, nian_arena *arena,
                         const nian_pairing *pairing);

/** Lowers links between lines of figures that both find their own subject in
 *  the other report. */
void nian_part_subjects(nian_pairs *links, const nian_pairing *pairing);

enum {
    NIAN_S_HEAD,       /**< likeness of the headings */
    NIAN_S_HEAD_SENSE, /**< the same by sense */
    NIAN_S_BODY,       /**< sense of all that stands below */
    NIAN_S_LINKS,      /**< links between what stands below */
    NIAN_S_ROW,        /**< these three against the best of the row */
    NIAN_S_COLUMN,     /**< and of the column */
    NIAN_S_SAME_LEVEL, /**< how deep both stand */
    NIAN_S_SAME_ROLE,
    NIAN_S_BOTH_TOP,
    NIAN_S_SIZE,  /**< how much more the larger one holds */
    NIAN_S_COVER, /**< how much of both finds its like in the other */
    NIAN_S_COUNT
};

typedef struct nian_candidate_section {
    uint32_t before, after;
    float inputs[NIAN_S_COUNT];
} nian_candidate_section;

vec_type(nian_candidate_sections, nian_candidate_section);

/** Needs the links of the statements.  By before, then after. */
void nian_sections_score(nian_candidate_sections *out,
                         const nian_pairing *pairing, const nian_pairs *links);

float nian_candidate_section_score(const nian_candidate_section *candidate);

#endif
