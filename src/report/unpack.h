/** Arrivals of the files in a ZIP.
 *
 *      nian_arena arena = {0};
 *      nian_arrivals all;
 *      nian_unpack(&all, &arena, &kept, &file, bytes, &how);
 *      …
 *      nian_arena_free(&arena);
 *
 *  Each is named PATH/NAME and given what is given of the ZIP.  A ZIP that
 *  cannot be unpacked is one arrival, refused.
 */
#ifndef NIAN_REPORT_UNPACK_H
#define NIAN_REPORT_UNPACK_H

#include "report/arrival.h"

vec_type(nian_arrivals, nian_arrival);

/** At least one arrival.  What they hold lives in `arena`, their names in
 *  `kept`. */
void nian_unpack(nian_arrivals *out, nian_arena *arena, nian_arena *kept,
                 const nian_import_file *file, nian_str bytes,
                 const nian_ingest_options *how);

#endif
