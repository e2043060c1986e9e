/** When a figure was, or will be: the words that tell the time, the part of
 *  the report, and what runs on from sentence to sentence.
 *
 *      nian_clock_start(&clock, report);
 *      nian_clock_enter(&clock, report, statement);
 *      nian_clock_read(&clock, &clause);
 */
#ifndef NIAN_EXTRACT_INDICATOR_TIME_H
#define NIAN_EXTRACT_INDICATOR_TIME_H

#include "extract/indicator.h"

typedef enum nian_part {
    NIAN_PART_REVIEW,
    NIAN_PART_PLAN,  /**< of the year after the reviewed one */
    NIAN_PART_AHEAD, /**< of several years ahead */
    NIAN_PART_GLOSS  /**< 名词解释 */
} nian_part;

/** What a time word says. */
typedef struct nian_time {
    nian_period period; /**< from 0: no time word */
    bool ahead;         /**< lies behind the reviewed year */
    bool several;       /**< several years */
    size_t at;          /**< place in the statement */
    size_t end;
} nian_time;

vec_type(nian_times, nian_time);

typedef struct nian_clock {
    int review;     /**< the year that is reviewed; 0: unknown */
    bool delivered; /**< a work report: given in the year after */
    nian_part part;
    nian_period section; /**< of the running section */
    nian_period running; /**< of the running paragraph */
    bool frames;         /**< the running period opened its sentence */
    bool mixed;          /**< the review speaks of one year and of several */
    uint32_t section_index;
    uint32_t heading; /**< section whose heading opened the part; 0: none */
    uint32_t paragraph;
    size_t seen; /**< statements so far */
    size_t total;
} nian_clock;

void nian_clock_start(nian_clock *clock, const nian_report *report);
/** Before a statement: its section, its paragraph, how it opens. */
void nian_clock_enter(nian_clock *clock, const nian_report *report,
                      uint32_t statement);
/** Gives each figure its period and status; needs measures. */
void nian_clock_read(nian_clock *clock, nian_clause *clause,
                     nian_arena *scratch);

/** All time words of a text, in order. */
void nian_times_find(nian_times *out, nian_arena *scratch, nian_str text,
                     const nian_clock *clock);
/** The year at `at`: 2023, 二〇二三, 一九九八; 0 when none is there; `len` gets
 *  its bytes without 年. */
int nian_year_read(nian_str text, size_t at, size_t *len);

typedef enum nian_cue {
    NIAN_CUE_NONE,
    NIAN_CUE_WEAK, /**< words that inner headings use too */
    NIAN_CUE_SURE  /**< names the year, or is unmistakable */
} nian_cue;

/** Whether the heading opens another part, and the period it sets. */
nian_cue nian_part_read(nian_part *part, nian_period *period, nian_str heading,
                        const nian_clock *clock);

nian_period nian_years_back(const nian_clock *clock, int count);
nian_period nian_year_alone(int year);

#endif
