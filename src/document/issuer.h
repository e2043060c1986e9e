/** Who publishes: names of places and offices in titles, heads and paths.
 *
 *      nian_str name = nian_issuer_in_title(arena, title);   江门市江海区
 *
 *  A name that only says which level it is (省政府, 区办公室) is none.
 */
#ifndef NIAN_DOCUMENT_ISSUER_H
#define NIAN_DOCUMENT_ISSUER_H

#include "base/str.h"

/** The place that `s` starts with: 某省, 某市某区, 某某自治区; empty when it
 *  starts with none. */
nian_str nian_place_read(nian_str s);

/** Whether `stem` may be the name of a place without its unit, as far as a
 *  reader without a map can tell; `rest` follows the unit. */
bool nian_place_likely(nian_str stem, nian_str rest);

/** The first place in `s` with the office that follows it; a government is
 *  known by its place alone.  Empty when there is none. */
nian_str nian_issuer_in(nian_str s);

/** Of a title: the place or office that it speaks of. */
nian_str nian_issuer_in_title(nian_str title);

/** Of a line that is an office and nothing else (文件 may follow). */
nian_str nian_issuer_of_office(nian_arena *arena, nian_str line);

/** Of a path: the name of the file, else of its folder; `sure` says how much
 *  it looks like a name. */
nian_str nian_issuer_in_path(nian_arena *arena, nian_str path, float *sure);

/** One form for all spellings of a name: 中国共产党某区委员会 is 中共某区委,
 *  某市人民政府 is 某市; blanks and brackets go. */
nian_str nian_issuer_tidy(nian_arena *arena, nian_str name);

/** True when `full` is `brief` with the places above it: 某市某区 for 某区. */
bool nian_issuer_within(nian_str brief, nian_str full);

/** True for a district, county or town that is named without the places above
 *  it, and for its offices: another may have the same name. */
bool nian_issuer_lacks(nian_str name);

/** The place that an issuer is of or is an office of; empty for others. */
nian_str nian_issuer_place(nian_str name);

/** True when `office` is an office of `place`, a party's committee included. */
bool nian_issuer_serves(nian_str office, nian_str place);

/** True when `brief` leaves characters of `full` out and ends alike:
 *  某某自治区 for 某某某某自治区. */
bool nian_issuer_shortens(nian_str brief, nian_str full);

#endif
