/** Two reports held against each other: sections aligned, commitments with
 *  what became of them, indicators that moved.
 *
 *      nian_report *before, *after;
 *      nian_report_read(&before, NIAN_STR("今年将新建步道两公里。"), NULL);
 *      nian_report_read(&after, NIAN_STR("新建步道两公里。"), NULL);
 *      nian_comparison *comparison;
 *      nian_compare(&comparison, before, after, NULL);
 *      for (size_t i = 0; i < comparison->change_count; i++)
 *          printf("%.2f\n", comparison->changes[i].score);
 *      nian_comparison_free(comparison);
 *      nian_report_free(after);
 *      nian_report_free(before);
 *
 *  Every plan, action and result of both reports appears: in the rows of its
 *  links, or exactly once as new or dropped.  Both reports must outlive the
 *  comparison.  The same two reports always give the same rows.
 */
#ifndef NIANLUN_COMPARE_H
#define NIANLUN_COMPARE_H

#include "nianlun/report.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum nian_status {
    NIAN_STATUS_KEPT,
    NIAN_STATUS_REWORDED,
    NIAN_STATUS_FULFILLED, /**< plan before, action or result after */
    NIAN_STATUS_NEW,
    NIAN_STATUS_DROPPED
} nian_status;

enum {
    NIAN_FLAG_MOVED = 1,
    NIAN_FLAG_MERGED = 2,
    NIAN_FLAG_SPLIT = 4,
    NIAN_FLAG_STRONGER = 8,
    NIAN_FLAG_WEAKER = 16,
    NIAN_FLAG_UNSURE = 32, /**< below the threshold; shown on request only */
    NIAN_FLAG_PERSON = 64  /**< decided by a person */
};

/** One step of an edit script; the texts of '=' and '+' joined give the new
 *  text, those of '=' and '-' the old one, but for traditional or simplified
 *  script: that is no edit. */
typedef struct nian_edit {
    char op; /**< '=', '-' or '+' */
    nian_str text;
} nian_edit;

/** A row: all statements of `before` are about the same undertaking as all of
 *  `after`.  One side is empty when the status is new or dropped. */
typedef struct nian_change {
    nian_status status;
    unsigned flags;
    double score; /**< calibrated: of rows with .8 about eight in ten hold */
    const nian_str *why; /**< words that stand in both texts; 高企＝高新技术企业
                              where each has its own name of a thing */
    size_t why_count;
    const uint32_t *before; /**< indices of statements */
    size_t before_count;
    const uint32_t *after;
    size_t after_count;
    const nian_edit *edits; /**< over the texts of each side joined in order */
    size_t edit_count;
} nian_change;

typedef struct nian_section_change {
    nian_status status; /**< kept, reworded, new or dropped */
    unsigned flags;     /**< moved */
    double score;
    const uint32_t *before; /**< indices of sections */
    size_t before_count;
    const uint32_t *after;
    size_t after_count;
} nian_section_change;

/** The same quantity in both reports.  */
typedef struct nian_indicator_change {
    nian_str name;
    uint32_t before; /**< index of the indicator */
    uint32_t after;
    bool has_absolute, has_relative;
    nian_decimal absolute;
    double relative; /**< absolute / |old|, for ranking and display */
} nian_indicator_change;

/** Two statements, one of each report. */
typedef struct nian_statement_pair {
    uint32_t before, after;
} nian_statement_pair;

typedef struct nian_comparison {
    const nian_report *before;
    const nian_report *after;
    const nian_change *changes; /**< in the order of the new report; dropped
                                     rows stand where their section stood */
    size_t change_count;
    const nian_change *unsure; /**< links below the threshold, likeliest first;
                                  of each statement the likeliest few */
    size_t unsure_count;
    const nian_statement_pair *apart; /**< a person said: not the same */
    size_t apart_count;
    size_t unsure_left_out; /**< that are not among these */
    const nian_section_change *sections;
    size_t section_count;
    const nian_indicator_change *indicators;
    size_t indicator_count;
    size_t counts[5]; /**< rows by nian_status */
} nian_comparison;

/** What persons decided about a pair of reports; see links.yaml. */
typedef struct nian_decision {
    bool same;       /**< false: is not the same */
    nian_str before; /**< the id of a statement, its text, or the id and what
                          the text begins with: `2022-017 扩建养老院…` */
    nian_str after;
    uint32_t line; /**< of links.yaml; 0: of no file */
} nian_decision;

/** What a person said of a name: it stands for `means` in this series. */
typedef struct nian_renaming {
    nian_str name;
    nian_str means;
    bool apart;    /**< it does not, whatever the reports say */
    uint32_t line; /**< of links.yaml; 0: of no file */
} nian_renaming;

typedef struct nian_compare_options {
    double threshold; /**< links at or above it are facts; 0: the default */
    const nian_decision *decisions;
    size_t decision_count;
    const nian_renaming *renamings;
    size_t renaming_count;
    size_t workers;    /**< threads that explain rows; 0 and 1: none but the
                            caller's.  The result is the same. */
    bool plain_unsure; /**< leaves out the words and edits of unsure links,
                            which take a third of the time and are seldom
                            looked at */
} nian_compare_options;

/** Total: any two reports compare.  `options` may be NULL; what it points at
 *  is not needed afterwards.  Free with nian_comparison_free(). */
void nian_compare(nian_comparison **out, const nian_report *before,
                  const nian_report *after,
                  const nian_compare_options *options);

/** NULL is allowed. */
void nian_comparison_free(nian_comparison *comparison);

#ifdef __cplusplus
}
#endif
#endif
