/** Words that tell the review from the plan and from admitted gaps.
 *
 *      nian_passage passage = nian_passage_of(statement->text);
 *      lean += nian_sentence_lean(report, &passage);
 */
#ifndef NIAN_EXTRACT_CUES_H
#define NIAN_EXTRACT_CUES_H

#include "extract/words.h"
#include "nianlun/report.h"

typedef enum nian_sense {
    NIAN_SENSE_NONE,
    NIAN_SENSE_SURELY_DONE, /**< 回顾, or a year that is over */
    NIAN_SENSE_DONE,
    NIAN_SENSE_PLAN,
    NIAN_SENSE_SURELY_PLAN, /**< 工作安排, or the year to come */
    NIAN_SENSE_PROBLEM
} nian_sense;

nian_sense nian_heading_sense(const nian_report *report,
                              const nian_section *section);

/** Above 0: rather of the plan; below: rather of the review. */
int nian_sentence_lean(const nian_report *report, const nian_passage *passage);

/** 对此，会议建议：, 今年经济社会发展… */
bool nian_turns_to_plan(const nian_passage *s);

/** 我们也清醒地看到，… */
bool nian_names_gaps(const nian_passage *s);

/** 基础薄弱, 任务艰巨: of a gap, though it may be of its cure. */
bool nian_sounds_wrong(const nian_passage *s);

/** 去年…, …了…, and not a word of what shall be. */
bool nian_tells_past(const nian_passage *s);

/** What was reached, and nothing that is wrong: where it stands among gaps,
 *  the gaps are over. */
bool nian_tells_success(const nian_passage *s);

/** Words that admit a gap by themselves: 有待, 亟需 … */
bool nian_admits(const nian_passage *s);

#endif
