/** What an office file says of itself beside its text: its title and who made
 *  it.  Much of it is left from a template, so little is believed.
 *
 *      nian_properties_read(&out->said, &box, NIAN_STR("meta.xml"));
 */
#ifndef NIAN_INGEST_PROPERTIES_H
#define NIAN_INGEST_PROPERTIES_H

#include "base/buf.h"
#include "ingest/container.h"
#include "nianlun/report.h"

/** Fills what is still empty in `out`; slices live in the container's arena.
 *  A part that is missing or damaged says nothing. */
void nian_properties_read(nian_metadata *out, nian_container *box,
                          nian_str part);
/** The same of a flat file. */
void nian_properties_read_flat(nian_metadata *out, nian_arena *arena,
                               nian_str bytes);

/** The same for a title and for who made it, when the file is of another
 *  format: what is no title and no office says nothing. */
void nian_properties_title(nian_metadata *out, nian_arena *arena, nian_str s);
void nian_properties_office(nian_metadata *out, nian_arena *arena, nian_str s);

#endif
