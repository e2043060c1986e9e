/** Cutting names: shared by the passes that name figures. */
#ifndef NIAN_EXTRACT_INDICATOR_NAME_H
#define NIAN_EXTRACT_INDICATOR_NAME_H

#include "extract/indicator.h"

/** Without blanks and long brackets: as a name is shown. */
nian_str nian_naming_clean(nian_arena *arena, nian_str name);

/** Bytes of a remark or a footnote at the end: （下同）, [37]. */
size_t nian_naming_remark(nian_str name);

/** Without 扣除物价因素: how a figure was reckoned names nothing. */
nian_str nian_naming_unreckoned(nian_str name);

/** Names figure `i` by what stands behind it; false when that names nothing. */
bool nian_naming_behind(nian_clause *clause, size_t i, nian_naming *naming);

/** `left` without what the figure before was named by. */
nian_str nian_naming_own_left(nian_str left, const nian_figure *previous);

/** The clause before figure `i` as a name: what was done to what; empty when
 *  it is too long or holds a figure. */
nian_str nian_naming_clause(const nian_clause *clause, size_t i);

/** The verb that `s` starts with, or NULL; 生产总值 starts with none. */
const nian_word *nian_naming_verb(nian_str s);

/** Whether the name needs one from an earlier clause. */
bool nian_naming_carries(const nian_figure *figure, nian_str name);

/** 机电产品出口 for 出口 behind 机电产品进出口. */
nian_str nian_naming_part(const nian_clause *clause, const nian_naming *naming,
                          nian_str name);

/** 规模以上工业 of 规模以上工业收入 and 利税; empty when they share none. */
nian_str nian_naming_owner(nian_str whole, nian_str part);

/** Names figure `i` from an earlier clause. */
void nian_naming_carry(nian_clause *clause, size_t i, nian_naming *naming);

#endif
