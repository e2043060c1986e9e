/** Marks that number a heading or an item: 第一章, 一、, （一）, 1., 一是 …
 *
 *      nian_label label;
 *      if (nian_label_read(line, &label))
 *          heading = nian_str_after(line, label.text.len);
 *
 *  Reads the mark alone; whether what follows is a heading is for parse.c.
 */
#ifndef NIAN_DOCUMENT_HEADING_H
#define NIAN_DOCUMENT_HEADING_H

#include "base/str.h"

/** In the order in which they usually nest; a report may nest otherwise. */
typedef enum nian_mark {
    NIAN_MARK_NONE,
    NIAN_MARK_TITLE, /**< the head of an annex */
    NIAN_MARK_PART,
    NIAN_MARK_CHAPTER,
    NIAN_MARK_ARTICLE,     /**< 第一节 */
    NIAN_MARK_HAN,         /**< 一、 */
    NIAN_MARK_HAN_BRACKET, /**< （一） */
    NIAN_MARK_ORDINAL,     /**< 第一， */
    NIAN_MARK_DIGIT,       /**< 1. */
    NIAN_MARK_DIGIT_BRACKET,
    NIAN_MARK_CIRCLE,
    NIAN_MARK_TOPIC, /**< a short line without a mark */
    NIAN_MARK_BOLD,  /**< a line in bold */
    NIAN_MARK_LEAD,  /**< a clause in bold that opens a line */
    NIAN_MARK_DASH,
    NIAN_MARK_FIRST /**< 一是, 一要 */
} nian_mark;

typedef struct nian_label {
    nian_mark mark;
    int ordinal;   /**< 0: the mark has none */
    nian_str text; /**< at the start of what was read, blanks behind it not
                        included */
    size_t len;    /**< with the blanks behind it */
} nian_label;

bool nian_label_read(nian_str line, nian_label *out);

/** 十二 → 12, up to 99; returns the bytes read, 0 when there is no number. */
size_t nian_han_number(nian_str s, int *value);

#endif
