/** Figures of tables: header and row label name them.
 *
 *      | 产品名称 | 单位 | 产量  | 比上年增长% |
 *      |----------|------|-------|-------------|
 *      | 甲       | 万吨 | 45.9  | 8.3         |
 *
 *  gives 甲产量 459000 吨 and the growth of 甲.  A cell without a unit of its
 *  own, of its column or of its row is no figure.
 */
#ifndef NIAN_EXTRACT_INDICATOR_TABLE_H
#define NIAN_EXTRACT_INDICATOR_TABLE_H

#include "document/document.h"
#include "extract/indicator_time.h"

vec_type(nian_indicator_list, nian_indicator);

/** `rows` are the blocks of one table; its figures belong to `statement`, the
 *  last one before it. */
void nian_table_read(nian_indicator_list *out, nian_arena *arena,
                     const nian_block *rows, size_t count,
                     const nian_clock *clock, const nian_statement *statement,
                     uint32_t index);

/** Rows from `first` on that are one table. */
size_t nian_table_rows(const nian_block *blocks, size_t first, size_t count);

#endif
