/** What holds of every office file: it is read the same twice, as valid text
 *  within its bounds, or refused in one line.
 *
 *      check_office(nian_docx_read, nian_buf_str(&package));
 */
#ifndef NIAN_TESTS_FUZZ_OFFICE_H
#define NIAN_TESTS_FUZZ_OFFICE_H

#include "fuzz.h"
#include "ingest/outline.h"
#include "ingest/parsers.h"

enum {
    /* A header that spans columns is said in each: short words only. */
    OFFICE_REPEATS = NIAN_OUTLINE_COLUMNS
};

static inline void check_lines(nian_str text)
{
    nian_str before = {0};
    for (nian_str line; nian_str_line(&text, &line); before = line) {
        require(line.len == nian_str_trim(line).len);
        require(line.len || before.len); /* no two blank ones */
    }
}

static inline void check_office(nian_parser *read, nian_str bytes)
{
    nian_arena arena = {0};
    nian_ingested taken = {0};
    nian_ingested again = {0};
    nian_error err = {0};
    bool fine = read(&taken, &arena, bytes, NULL, &err);
    nian_str said = nian_str_from(err.message);
    size_t bad;
    require(fine == (err.code == NIAN_OK));
    require(fine == (said.len == 0) && !nian_str_has(said, NIAN_STR("\n")));
    require(nian_utf8_valid(said, &bad));
    require(read(&again, &arena, bytes, NULL, NULL) == fine);
    require(nian_str_equal(taken.text, again.text));
    require(nian_utf8_valid(taken.text, &bad));
    require(taken.text.len <= (bytes.len + 64) * OFFICE_REPEATS);
    for (size_t i = 0; i < taken.notes.count; i++)
        require(taken.notes.items[i].count > 0);
    if (fine)
        check_lines(taken.text);
    nian_arena_free(&arena);
}

#endif
