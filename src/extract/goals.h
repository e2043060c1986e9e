/** What a sentence without a verb at its head says in the plan: a goal, or a
 *  remark on how things stand.
 *
 *      if (nian_is_goal(&passage) && !nian_is_remark(&passage)) ...
 */
#ifndef NIAN_EXTRACT_GOALS_H
#define NIAN_EXTRACT_GOALS_H

#include "extract/words.h"

/** 群众生活进一步提高, 各级领导都要带头: something shall be so. */
bool nian_is_goal(const nian_passage *s);

/** 这是…, 从国际看…, 信心百倍: said of the times, of oneself or of what was
 *  just said. */
bool nian_is_remark(const nian_passage *s);

/** 从国际看，…: how things stand, whoever acts in it. */
bool nian_is_view(const nian_passage *s);

/** 教育是民族振兴的基石: says what something is, and asks for nothing. */
bool nian_is_maxim(const nian_passage *s);

#endif
