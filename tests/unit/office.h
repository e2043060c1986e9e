/** A package of a few parts, read by the parser of its format.
 *
 *      office *o = office_new(nian_docx_read);
 *      PART(o, "word/document.xml", "<w:document …", "</w:document>");
 *      office_read(o);
 *      assert_text(o, "一、综合\n");
 */
#ifndef NIAN_TESTS_OFFICE_H
#define NIAN_TESTS_OFFICE_H

#include <stdlib.h>

#include "ingest/parsers.h"
#include "zip.h"

typedef struct office {
    nian_arena arena;
    nian_parser *read;
    nian_buf bytes;
    nian_ingested taken;
    nian_error err;
} office;

static inline office *office_new(nian_parser *read)
{
    office *o = nian_xcalloc(1, sizeof *o);
    o->read = read;
    return o;
}

static inline void office_free(office *o)
{
    nian_buf_free(&o->bytes);
    nian_arena_free(&o->arena);
    free(o);
}

/** `pieces` end with NULL. */
static inline void office_part(office *o, const char *name,
                               const char *const *pieces)
{
    nian_buf part = {0};
    for (; *pieces; pieces++)
        nian_buf_add(&part, nian_str_from(*pieces));
    zip_add_str(&o->bytes, nian_str_from(name), nian_buf_str(&part));
    nian_buf_free(&part);
}

#define PART(o, name, ...)                                                     \
    office_part((o), (name), (const char *const[]){__VA_ARGS__, NULL})

static inline bool office_try(office *o)
{
    zip_end(&o->bytes);
    return o->read(&o->taken, &o->arena, nian_buf_str(&o->bytes), NULL,
                   &o->err);
}

static inline void office_read(office *o)
{
    if (!office_try(o))
        fail_msg("not read: %s", o->err.message);
}

static inline void assert_text(const office *o, const char *want)
{
    assert_str(o->taken.text, want);
}

static inline void assert_note(const office *o, uint32_t count,
                               const char *text)
{
    for (size_t i = 0; i < o->taken.notes.count; i++) {
        const nian_note *note = &o->taken.notes.items[i];
        if (!nian_str_equal(note->text, nian_str_from(text)))
            continue;
        assert_int_equal(note->count, count);
        return;
    }
    fail_msg("no note \"%s\"", text);
}

static inline void assert_refused(office *o, nian_error_code code,
                                  const char *words)
{
    assert_false(office_try(o));
    assert_int_equal(o->err.code, code);
    if (!nian_str_has(nian_str_from(o->err.message), nian_str_from(words)))
        fail_msg("\"%s\" does not say \"%s\"", o->err.message, words);
}

#endif
