/** What converters, printers and old encodings did to a text: undone where it
 *  can be known, marked where it cannot.  The source keeps its bytes.
 *
 *      nian_repair(&text, &arena, front_matter_end);
 */
#ifndef NIAN_TEXT_REPAIR_H
#define NIAN_TEXT_REPAIR_H

#include "text/text.h"

/** Mends from byte `from` on, each kind with one note of how often and where
 *  first:
 *
 *  - radicals that a PDF gave for characters (⼀ U+2F00) become characters;
 *  - figures and Latin letters of full width become narrow;
 *  - pronunciations in brackets, 設(shè), go; without tones only where the
 *    text has shown the habit.
 *
 *  Marks of what is lost (?兑?, □, U+FFFD, 锟斤拷, $1) and characters of
 *  private use are noted and stay.  No part of nian_normalise(), since what a
 *  corpus keeps is read to the letter.  Mending what is mended changes
 *  nothing. */
void nian_repair(nian_text *text, nian_arena *arena, size_t from);

/** Notes what a lost character left behind. */
void nian_scars_note(nian_notes *notes, nian_arena *arena, nian_str text,
                     size_t from);

/** True where the ? at `at` stands for a character that is lost: it ends no
 *  sentence. */
bool nian_is_lost_mark(nian_str text, size_t at);

/** True for a text that was read in a wrong encoding as a whole; `why` says
 *  which and what to do. */
bool nian_is_garbled(nian_str text, nian_str *why);

#endif
