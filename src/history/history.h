/** What the history stage keeps behind nianlun/history.h: reports read as
 *  letters, links between any two of them, threads, and what a query means.
 *
 *      nian_bonds bonds = nian_history_bonds(history, place, 1);
 *      if (bonds.count) ...                    bonds.items[0] is the best
 *
 *  Links between two reports are worked out when they are first asked for and
 *  then kept, so a history belongs to one thread at a time.
 */
#ifndef NIAN_HISTORY_HISTORY_H
#define NIAN_HISTORY_HISTORY_H

#include "align/align.h"
#include "nianlun/history.h"

/* ------------------------------------------------------------ letters */

/** The characters of a text that carry meaning, folded: Han, Latin, digits,
 *  % and +. */
typedef struct nian_letters {
    const uint32_t *codes;
    size_t count;
} nian_letters;

void nian_letters_read(nian_letters *out, nian_arena *arena, nian_str text);

bool nian_letters_equal(nian_letters before, nian_letters after);

/** Whether `part` stands in `whole` without a break. */
bool nian_letters_have(nian_letters whole, nian_letters part);
/** The same as a word: 高企 does not stand in 提高企业. */
bool nian_letters_name(nian_letters whole, nian_letters part);

/** Whether a letter, or two side by side, stand in it; a gram is
 *  first << 32 | second, second 0 for one letter. */
bool nian_letters_have_gram(nian_letters whole, uint64_t gram);

/** How telling one letter (`second` 0) or two are: nian_background_idf() of
 *  them. */
float nian_letters_idf(uint32_t first, uint32_t second);

/** The log of the chance to meet one beside the other: some -2 and more
 *  inside of a word, less between words. */
float nian_letters_cohesion(uint32_t first, uint32_t second);

/* ---------------------------------------------------------- vocabulary */

typedef struct nian_use {
    uint64_t gram; /**< first << 32 | second */
    float weight;
} nian_use;

/** The words of a text as runs of two letters, each as heavy as it is rare;
 *  ascending, of length 1. */
typedef struct nian_vocabulary {
    nian_use *uses;
    size_t count;
} nian_vocabulary;

void nian_vocabulary_read(nian_vocabulary *out, nian_arena *arena,
                          nian_letters letters);
/** The sum of both, of length 1; `share` of it is `more`. */
void nian_vocabulary_blend(nian_vocabulary *out, nian_arena *arena,
                           const nian_vocabulary *base,
                           const nian_vocabulary *more, float share);
/** Cosine. */
float nian_vocabulary_likeness(const nian_vocabulary *one,
                               const nian_vocabulary *other);
/** How much of the words of `one`, by what they tell, stand in `other`: 0..1.
 */
float nian_vocabulary_held(const nian_vocabulary *one,
                           const nian_vocabulary *other);

/* --------------------------------------------------------------- query */

/** A wording with another name in it, which must stand in the text. */
typedef struct nian_renamed {
    nian_vocabulary words;
    nian_letters name;
} nian_renamed;

/** Ways to say what is meant, any of which will do. */
typedef struct nian_query {
    vec(nian_vocabulary) wordings; /**< grams of one and of two letters, with
                                        weights that add up to 1 */
    vec(nian_letters) names;       /**< found as a whole or not at all */
    vec(nian_renamed) renamed;     /**< more wordings */
} nian_query;

/** `texts` are the letters of all statements of the series: they tell which
 *  readings of a query with several parts are in use. */
void nian_query_read(nian_query *out, nian_arena *arena, nian_str text,
                     const nian_letters *texts, size_t text_count);

/** Without words at its end that every undertaking is told with: 建设. */
nian_letters nian_query_core(nian_letters letters);

/** How much of the wording that fits best stands in `letters`, 0..1. */
float nian_query_rate(const nian_query *query, nian_letters letters);

/** Adds the long form of a short name (新农合) and the short form of a long
 *  one (棚户区改造: 棚改) as far as the series uses them. */
void nian_names_find(nian_query *query, nian_arena *arena, nian_str text,
                     const nian_letters *texts, size_t count);

/** Adds the names that `text` says became one another: “甲”更名为“乙”.  False
 *  when it adds none. */
bool nian_names_follow(nian_query *query, nian_arena *arena, nian_str text,
                       const nian_letters *texts, size_t count, size_t reports);

/** For words that were not found: the phrases that most statements have the
 *  longest part of them in; none when no two letters of them stand together
 *  anywhere. */
void nian_near_find(nian_strs *out, nian_arena *arena, nian_str asked,
                    const nian_letters *texts, size_t count);

/* ------------------------------------------------------------- history */

/** A statement of one of the reports. */
typedef struct nian_place {
    uint32_t report;
    uint32_t statement;
} nian_place;

/** A link seen from one of its ends. */
typedef struct nian_bond {
    uint32_t statement; /**< at the other end */
    float score;
} nian_bond;

/** Links of one statement into another report, best first. */
typedef struct nian_bonds {
    const nian_bond *items;
    size_t count;
} nian_bonds;

/** What a person decided of two statements. */
typedef struct nian_ruling {
    nian_place before, after;
    bool same;
} nian_ruling;

typedef struct nian_history_cache nian_history_cache;

struct nian_history {
    nian_arena arena;
    const nian_report **reports;
    size_t count;
    nian_history_cache *cache;      /**< fills while the history is used */
    vec(nian_ruling) rulings;       /**< as they were written */
    const nian_decision *decisions; /**< what the rulings were made of */
    size_t decision_count;
    const nian_renaming *renamings;
    size_t renaming_count;
};

/** Whether `text` has the form of an id: a year and an ordinal from 1. */
bool nian_history_is_id(nian_str text);
/** The statement that is called 2023-017, when there is one. */
bool nian_history_find_id(const nian_history *history, nian_str id,
                          nian_place *out);

typedef enum nian_said {
    NIAN_SAID_NOTHING,
    NIAN_SAID_SAME, /**< the two are one undertaking */
    NIAN_SAID_APART /**< they are not */
} nian_said;

/** What a person said of an older and a newer statement; their last word. */
nian_said nian_history_said(const nian_history *history, nian_place before,
                            nian_place after);
/** The nearest older statement that a person said `place` comes from. */
bool nian_history_said_origin(nian_place *out, const nian_history *history,
                              nian_place place);

/** Puts what persons decided into the links of two reports. */
void nian_history_overrule(nian_pairs *links, nian_arena *arena,
                           const nian_history *history, uint32_t older,
                           uint32_t newer);
/** Adds other ways to ask for the same: names that persons gave, that the
 *  reports give, and of general use.  `texts` as for nian_query_read(). */
void nian_history_rename(nian_query *query, nian_arena *arena,
                         const nian_history *history, nian_str text,
                         const nian_letters *texts, size_t text_count);
/** Takes out of the names what a person said is none of what is asked. */
void nian_history_unname(nian_query *query, nian_arena *arena,
                         const nian_history *history, nian_str text);

/** Works out the links of each wanted report with the next, several pairs at
 *  once; whatever is asked for without this is worked out alone. */
void nian_history_link(const nian_history *history, const bool *wanted);

/** Links `report` with the next unless that is done, and at the same time as
 *  many pairs beyond as there are threads: a thread that grows wants them. */
void nian_history_link_from(const nian_history *history, uint32_t report,
                            bool back);

/** Of `place` into the report `other`, with scores from .05. */
nian_bonds nian_history_bonds(const nian_history *history, nian_place place,
                              uint32_t other);

/** What a comparison of the two reports says of a link; NULL when it is none
 *  that a comparison takes for a fact.  `before` stands in the older one.
 *  Borrowed, without edits. */
const nian_change *nian_history_change(const nian_history *history,
                                       nian_place before, nian_place after);

/** The letters and words of a statement. */
nian_letters nian_history_letters(const nian_history *history,
                                  nian_place place);
const nian_vocabulary *nian_history_vocabulary(const nian_history *history,
                                               nian_place place);
/** The same of each clause of a statement; short ones go with the next. */
typedef struct nian_clauses {
    const nian_vocabulary *items;
    size_t count;
} nian_clauses;

nian_clauses nian_history_clauses(const nian_history *history,
                                  nian_place place);
const nian_statement *nian_history_statement(const nian_history *history,
                                             nian_place place);

/* -------------------------------------------------------------- thread */

typedef struct nian_member {
    nian_place place;
    uint32_t from; /**< index of the member it comes from, set by the log */
    float score;   /**< how surely it belongs */
} nian_member;

vec_type(nian_thread, nian_member);

/** What a person said of `place` and a member that is older: that it is the
 *  same as one of them counts for more than that it is not another. */
nian_said nian_history_said_of(const nian_history *history,
                               const nian_thread *thread, nian_place place);

/** The thread that `place` belongs to, by year and place; never empty.  It is
 *  called by its first member, which only reports up to that of `place` decide:
 *  whatever comes later never changes the name.  A report that comes in between
 *  hardly does (one in sixteen on the sample corpus), unless the commitment
 *  began in it; an earlier one does when the commitment stood there already. */
void nian_thread_follow(nian_thread *out, nian_arena *arena,
                        const nian_history *history, nian_place place);

/** Every statement of the series that is about the words of `text`, by year
 *  and place.  The score is how much of the query it holds and may be above
 *  1.  When there is none, `near` gets what the series has instead. */
void nian_history_search(nian_thread *out, nian_strs *near, nian_arena *arena,
                         const nian_history *history, nian_str text);

#endif
