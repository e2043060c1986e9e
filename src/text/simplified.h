/** Traditional script to simplified, one character at a time.
 *
 *      nian_simplified(0x5C0D);      U+5BF9
 *
 *  The table is made by OpenCC when the program is built, so that folding a
 *  text needs neither its files nor its start-up time.
 */
#ifndef NIAN_TEXT_SIMPLIFIED_H
#define NIAN_TEXT_SIMPLIFIED_H

#include <stdint.h>

/** The character itself when there is no simpler one. */
uint32_t nian_simplified(uint32_t code);

#endif
