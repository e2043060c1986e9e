/** Filling the caller's nian_error.
 *
 *      return nian_fail(err, NIAN_EIO, "read %s: %s", path, reason);
 */
#ifndef NIAN_BASE_ERROR_H
#define NIAN_BASE_ERROR_H

#include <stdbool.h>

#include "nianlun/error.h"

/** Always false.  Control characters in the message become spaces, so that
 *  it stays one line whatever a file is called; a long one is cut between
 *  characters.  `err` may be NULL. */
bool nian_fail(nian_error *err, nian_error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The same with ": " and the words for `number` (an errno) at the end. */
bool nian_fail_errno(nian_error *err, int number, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
