/** Small pages of words, as pdftotext would tell them.
 *
 *      new_page(sheet);
 *      double y = set(sheet, 100, PARAGRAPH);
 *      put(sheet, LEFT, y, "表1");
 *      assert_has(written(sheet).text, "。\n\n表1\n");
 */
#ifndef NIAN_TESTS_SHEET_H
#define NIAN_TESTS_SHEET_H

#include "test.h"

#include <stdlib.h>

#include "base/buf.h"
#include "ingest/pdf.h"

enum {
    LEFT = 80, /* points; 36 characters fill a line */
    PITCH = 20,
    SIZE = 12
};

/* A table of words, as pdftotext writes it. */
typedef struct sheet {
    nian_arena arena;
    nian_buf table;
    int page;
    int line;
} sheet;

static inline int setup(void **state)
{
    *state = nian_xcalloc(1, sizeof(sheet));
    return 0;
}

static inline int teardown(void **state)
{
    sheet *s = *state;
    nian_buf_free(&s->table);
    nian_arena_free(&s->arena);
    free(s);
    return 0;
}

static inline void new_page(sheet *s)
{
    nian_buf_format(&s->table,
                    "1\t%d\t0\t0\t0\t0\t0.000000\t0.000000\t595.30\t841.89\t-1"
                    "\t###PAGE###\n",
                    ++s->page);
}

static inline double width_of(nian_str word, double size)
{
    double width = 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(word, at), &code);
        width += code < 0x2000 ? size / 2 : size;
    }
    return width;
}

/* Words of one line; a blank in `text` is as wide as half a character. */
static inline void put_sized(sheet *s, double x, double y, double size,
                             const char *text)
{
    s->line++;
    nian_buf_format(&s->table,
                    "4\t%d\t0\t0\t%d\t0\t%.2f\t%.2f\t1.00\t1.00\t-1"
                    "\t###LINE###\n",
                    s->page, s->line, x, y);
    for (nian_str rest = nian_str_from(text); rest.len;) {
        ptrdiff_t blank = nian_str_find(rest, NIAN_STR(" "));
        size_t len = blank < 0 ? rest.len : (size_t)blank;
        nian_str word = nian_str_slice(rest, 0, len);
        if (len)
            nian_buf_format(&s->table,
                            "5\t%d\t0\t0\t0\t0\t%.2f\t%.2f\t%.2f\t%.2f\t100"
                            "\t%.*s\n",
                            s->page, x, y, width_of(word, size), size,
                            NIAN_STR_ARG(word));
        x += width_of(word, size) + size / 2;
        rest = nian_str_after(rest, len + 1);
    }
}

static inline void put(sheet *s, double x, double y, const char *text)
{
    put_sized(s, x, y, SIZE, text);
}

/* Sets Han characters as lines of `wide`, the first indented by `indent`;
 * returns where the next line stands. */
static inline double set_lines(sheet *s, double x, double y, size_t wide,
                               size_t indent, const char *text)
{
    nian_str rest = nian_str_from(text);
    for (size_t room = wide - indent; rest.len; room = wide, y += PITCH) {
        nian_str line = nian_str_slice(rest, 0, 3 * room);
        put(s, x + (double)(SIZE * (wide - room)), y,
            nian_cstr(&s->arena, line));
        rest = nian_str_after(rest, line.len);
    }
    return y;
}

/* A paragraph as wide as a page. */
static inline double set(sheet *s, double y, const char *text)
{
    return set_lines(s, LEFT, y, 36, 2, text);
}

#define TEN "甲乙丙丁戊己庚辛壬癸"
/* 155 characters: four full lines and a short one. */
#define PARAGRAPH                                                              \
    "今年" TEN TEN TEN TEN TEN "，" TEN TEN TEN TEN TEN                        \
    "，" TEN TEN TEN TEN TEN "。"

/* 106 characters, which leave no line short. */
#define FULL_LINES TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "天地玄黄宇宙"

static inline nian_ingested written(sheet *s)
{
    nian_pages pages = {0};
    nian_ingested taken = {0};
    nian_pages_read(&pages, &s->arena, nian_buf_str(&s->table),
                    NIAN_PAGES_POINTS);
    nian_pages_write(&taken, &s->arena, &pages);
    return taken;
}

static inline void assert_has(nian_str text, const char *words)
{
    if (!nian_str_has(text, nian_str_from(words)))
        fail_msg("no \"%s\" in \"%.*s\"", words, NIAN_STR_ARG(text));
}

static inline void assert_lacks(nian_str text, const char *words)
{
    if (nian_str_has(text, nian_str_from(words)))
        fail_msg("\"%s\" in \"%.*s\"", words, NIAN_STR_ARG(text));
}

static inline void assert_note(const nian_ingested *taken, uint32_t count,
                               const char *words)
{
    for (size_t i = 0; i < taken->notes.count; i++)
        if (nian_str_has(taken->notes.items[i].text, nian_str_from(words))) {
            assert_int_equal(taken->notes.items[i].count, count);
            return;
        }
    fail_msg("no note of \"%s\"", words);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#endif
