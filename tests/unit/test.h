/** cmocka with what it needs before it, and slices that compare well. */
#ifndef NIAN_TESTS_TEST_H
#define NIAN_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define assert_str(actual, expected)                                           \
    do {                                                                       \
        nian_str got_ = (actual);                                              \
        nian_str want_ = nian_str_from(expected);                              \
        if (!nian_str_equal(got_, want_))                                      \
            fail_msg("got \"%.*s\", want \"%.*s\"", NIAN_STR_ARG(got_),        \
                     NIAN_STR_ARG(want_));                                     \
    } while (0)

#endif
