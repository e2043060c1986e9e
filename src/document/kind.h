/** What sort of report a title names: 政府工作报告, 统计公报, 审议意见 … */
#ifndef NIAN_DOCUMENT_KIND_H
#define NIAN_DOCUMENT_KIND_H

#include "base/str.h"

#define NIAN_KIND_WORK NIAN_STR("政府工作报告")
#define NIAN_KIND_OPINION NIAN_STR("审议意见")
#define NIAN_KIND_BULLETIN NIAN_STR("国民经济和社会发展统计公报")

/** A kind that is known; empty for other titles. */
nian_str nian_kind_in(nian_str title);

/** The kind of a title that names none of these: its last words without
 *  place, year and 关于.  Empty when it is no title of a report. */
nian_str nian_kind_guess(nian_arena *arena, nian_str title);

/** True where the words of a kind begin. */
bool nian_kind_starts(nian_str s);

#endif
