/** Turns any bytes into well-formed XML of a vocabulary, so that a fuzzer
 *  reaches what stands behind the parser of XML.
 *
 *      static const char *const names[] = {"w:p", "w:r", "w:t"};
 *      markup_write(&xml, part, "<w:document …>", "</w:document>", &words);
 *
 *  Bytes that begin with `<` are taken as they are.
 */
#ifndef NIAN_TESTS_MARKUP_H
#define NIAN_TESTS_MARKUP_H

#include "base/buf.h"
#include "fuzz.h"

enum {
    MARKUP_DEPTH = 40
};

typedef struct markup_words {
    const char *const *names; /* of elements */
    size_t name_count;
    const char *const *attributes; /* w:val='1' … */
    size_t attribute_count;
} markup_words;

static inline void markup_text(nian_buf *out, uint8_t byte)
{
    static const char *const texts[] = {"一、", "年",   " ",           "。",
                                        "5",    "目录", "a|b",         "\n",
                                        "文件", "#",    "EQ \\o(1,2)", "TOC"};
    nian_buf_add(out,
                 nian_str_from(texts[byte % (sizeof texts / sizeof *texts)]));
}

/* A byte closes, says something, or opens; an opening one takes the next for
 * its attribute. */
static inline void markup_write(nian_buf *out, nian_str part, const char *head,
                                const char *tail, const markup_words *words)
{
    const char *open[MARKUP_DEPTH];
    size_t depth = 0;
    if (nian_str_starts(part, NIAN_STR("<"))) {
        nian_buf_add(out, part);
        return;
    }
    nian_buf_add(out, nian_str_from(head));
    for (size_t i = 0; i < part.len; i++) {
        uint8_t byte = (uint8_t)part.ptr[i];
        if (byte % 4 == 0 && depth) {
            nian_buf_format(out, "</%s>", open[--depth]);
        } else if (byte % 4 == 1) {
            markup_text(out, byte / 4);
        } else if (depth < MARKUP_DEPTH) {
            uint8_t next = i + 1 < part.len ? (uint8_t)part.ptr[++i] : 0;
            open[depth] = words->names[byte / 4 % words->name_count];
            nian_buf_format(out, "<%s %s>", open[depth++],
                            words->attributes[next % words->attribute_count]);
        }
    }
    while (depth)
        nian_buf_format(out, "</%s>", open[--depth]);
    nian_buf_add(out, nian_str_from(tail));
}

#endif
