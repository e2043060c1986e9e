/** What a file that is meant to do harm would have its reader do.  Each deed
 *  returns what came of it: `done`, or the name of an error. */
#ifndef NIAN_TESTS_DEEDS_H
#define NIAN_TESTS_DEEDS_H

/** NULL for a name that is no deed; does not return from some. */
const char *do_deed(const char *name);

#endif
