/** Dates as reports write them: 2023年12月23日, 二〇二三年十二月二十三日.
 *
 *      nian_date date;
 *      size_t len = nian_date_read(&date, s);
 */
#ifndef NIAN_DOCUMENT_DATE_H
#define NIAN_DOCUMENT_DATE_H

#include "base/str.h"

/** 0 for what is not known. */
typedef struct nian_date {
    int year, month, day;
} nian_date;

/** Of a date at the start of `s`, which must have a year and its 年; returns
 *  the bytes read, 0 when there is none. */
size_t nian_date_read(nian_date *out, nian_str s);

/** The first date in `s`; its offset, or NIAN_STR_NONE.  `len` (may be NULL)
 *  gets its length. */
ptrdiff_t nian_date_find(nian_date *out, nian_str s, size_t *len);

/** Of a line that is a date and nothing else, brackets, blanks between its
 *  figures and 2023-12-23, 2023.12.23, 2023/12/23 included. */
bool nian_date_line(nian_date *out, nian_str line);

/** A day in the name of a file: 20231223, 2023-12-23. */
bool nian_date_in_name(nian_date *out, nian_str name);

/** 2023-12-23, 2023-12 or 2023; empty when there is no year. */
nian_str nian_date_format(nian_arena *arena, nian_date date);

#endif
