/** Lines that frame a report and say nothing of its year: the red head,
 *  title, addressee, signature, date, copies, glossary.
 */
#ifndef NIAN_DOCUMENT_FURNITURE_H
#define NIAN_DOCUMENT_FURNITURE_H

#include "document/lines.h"

/** Lines [0, count) that stand before the report's first words. */
size_t nian_head_count(const nian_lines *lines);

/** True for a line of an addressee alone: 市委、市政府： */
bool nian_is_addressee(nian_str s);
/** 抄送：, 签发人：, 印发 and the like, wherever they stand. */
bool nian_is_imprint(nian_str s);
/** A date and nothing else. */
bool nian_is_date(nian_str s);
/** 名词解释, 注释 … as a heading. */
bool nian_is_glossary_head(nian_str s);
/** 3.某某工程：是指…… */
bool nian_is_glossary_entry(nian_str s);
/** Bytes of the mark of a footnote that opens a line, with the blanks behind
 *  it: [^12]: as Markdown has it; 0 when there is none. */
size_t nian_note_mark(nian_str s);
/** 附件, 附件1, 附： … alone on a line. */
bool nian_is_annex_mark(nian_str s);
/** The name of an office, as in a signature. */
bool nian_is_office(nian_str s);

#endif
