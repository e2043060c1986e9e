/** Cutting names: shared by the passes that name figures. */
#ifndef NIAN_EXTRACT_INDICATOR_NAME_H
#define NIAN_EXTRACT_INDICATOR_NAME_H

#include "extract/indicator.h"

/** Without blanks and long brackets: as a name is shown. */
nian_str nian_naming_clean(nian_arena *arena, nian_str name);

/** Whether the name needs one from an earlier clause. */
bool nian_naming_carries(const nian_figure *figure, nian_str name);

/** Names figure `i` from an earlier clause. */
void nian_naming_carry(nian_clause *clause, size_t i, nian_naming *naming);

#endif
