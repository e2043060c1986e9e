/** Traditional script to simplified.
 *
 *      nian_simplified(0, 0x5C0D, NIAN_STR(""));      U+5BF9
 *
 *  The table is made by OpenCC when the program is built, so that folding a
 *  text needs neither its files nor its start-up time.
 */
#ifndef NIAN_TEXT_SIMPLIFIED_H
#define NIAN_TEXT_SIMPLIFIED_H

#include "base/str.h"

/** The character itself when there is no simpler one.  Some have one beside
 *  certain characters only: 著 in 著力, but not in 显著; so `before` is the
 *  character before it or 0, and `after` what follows.  So is 〇 what is drawn
 *  like it in 二○二三年.  As many bytes of UTF-8 as before. */
uint32_t nian_simplified(uint32_t before, uint32_t code, nian_str after);

#endif
