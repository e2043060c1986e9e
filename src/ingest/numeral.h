/** How a word processor writes the count of a list: 十一, ⑴, xi.
 *
 *      nian_numeral_add(&out, NIAN_NUMERAL_HAN, 11);      十一
 *
 *  The names of styles in OOXML and the samples of styles in OpenDocument
 *  (一, 二, 三, ...) lead to the same few systems.  What is beyond a script
 *  is written in plain figures.
 */
#ifndef NIAN_INGEST_NUMERAL_H
#define NIAN_INGEST_NUMERAL_H

#include "base/buf.h"

typedef enum nian_numeral {
    NIAN_NUMERAL_NONE,
    NIAN_NUMERAL_BULLET,
    NIAN_NUMERAL_DECIMAL,
    NIAN_NUMERAL_ZERO,          /**< 01 */
    NIAN_NUMERAL_WIDE,          /**< １ */
    NIAN_NUMERAL_HAN,           /**< 十一, 一百二十 */
    NIAN_NUMERAL_HAN_DIGITS,    /**< 一一 */
    NIAN_NUMERAL_FORMAL,        /**< 壹拾壹 */
    NIAN_NUMERAL_STEMS,         /**< 甲 */
    NIAN_NUMERAL_BRANCHES,      /**< 子 */
    NIAN_NUMERAL_CIRCLED,       /**< ① */
    NIAN_NUMERAL_STOPPED,       /**< ⒈ */
    NIAN_NUMERAL_BRACKETED,     /**< ⑴ */
    NIAN_NUMERAL_HAN_CIRCLED,   /**< ㊀ */
    NIAN_NUMERAL_HAN_BRACKETED, /**< ㈠ */
    NIAN_NUMERAL_UPPER_ROMAN,
    NIAN_NUMERAL_LOWER_ROMAN,
    NIAN_NUMERAL_UPPER_LETTER, /**< A … Z, AA, BB */
    NIAN_NUMERAL_LOWER_LETTER,
    NIAN_NUMERAL_GANADA, /**< 가 */
    NIAN_NUMERAL_CHOSUNG /**< ㄱ */
} nian_numeral;

/** By the name of OOXML: chineseCounting; decimal for one that is not known. */
nian_numeral nian_numeral_named(nian_str name);
/** By the sample of OpenDocument: 1, i, 一, or 一, 二, 三, … */
nian_numeral nian_numeral_like(nian_str sample);

void nian_numeral_add(nian_buf *out, nian_numeral script, int value);

#endif
