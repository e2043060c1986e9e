/** Pronunciations that stand behind their characters: 設(shè), 建设（jiàn
 *  shè）, 务(wu4).
 *
 *      bool toned;
 *      size_t len = nian_pinyin_length(before, behind, &toned);
 */
#ifndef NIAN_TEXT_PINYIN_H
#define NIAN_TEXT_PINYIN_H

#include "base/str.h"

enum {
    NIAN_TONE_ANY = -1
};

/** The bytes of the bracket that `behind` starts with when it holds readings
 *  of as many characters at the end of `before`, and nothing else; else 0.
 *  `toned`: by marks or by numbers, so that it can be nothing else.  Capitals
 *  count where a tone is told: (He) is an element, (GDP) a word. */
size_t nian_pinyin_length(nian_str before, nian_str behind, bool *toned);

/** Whether a character, or its simpler form, is read so; `letters` are a to z
 *  with v for ü, tone is 0 to 4. */
bool nian_is_reading(uint32_t code, nian_str letters, int tone);

#endif
