/* Scripts of charts against goldens that a person can review; NIAN_ACCEPT=1
 * accepts them. */
#ifndef NIAN_TEST_GOLDENS_H
#define NIAN_TEST_GOLDENS_H

#include <stdio.h>
#include <stdlib.h>

#include "bytes.h"
#include "test.h"

static inline nian_str read_file(nian_arena *arena, const char *path)
{
    nian_buf bytes = {0};
    if (!read_bytes(&bytes, path))
        fail_msg("no file %s", path);
    nian_str copy = nian_str_copy(arena, nian_buf_str(&bytes));
    nian_buf_free(&bytes);
    return copy;
}

static inline void check_script(nian_arena *arena, const char *name,
                                nian_str script)
{
    const char *path =
        nian_cstr(arena, nian_str_format(arena, "%s/tests/golden/plot/%s.gp",
                                         NIAN_ROOT, name));
    if (getenv("NIAN_ACCEPT")) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fwrite(script.ptr, 1, script.len, file);
        fclose(file);
    }
    nian_str golden = read_file(arena, path);
    if (!nian_str_equal(script, golden))
        fail_msg("%s moved:\n%.*s", path, NIAN_STR_ARG(script));
}

#endif
