/** A process with an input, an output and an end in sight.
 *
 *      nian_child child = {.path = "/usr/bin/cat", .argv = argv,
 *                          .environment = none, .input = bytes, .out = &out,
 *                          .milliseconds = 1000, .most = 1 << 20};
 *      if (!nian_child_run(&child, err)) ...
 *      nian_child_free(&child);
 *
 *  The input is a sealed piece of memory, so that nobody waits for somebody
 *  who waits for him.  No other descriptor reaches the process; it stands in a
 *  group of its own, which is gone when nian_child_run() returns.
 */
#ifndef NIAN_INGEST_CHILD_H
#define NIAN_INGEST_CHILD_H

#include "base/buf.h"

typedef struct nian_child {
    const char *path;
    const char *const *argv;        /**< ends in NULL */
    const char *const *environment; /**< all of it; ends in NULL */
    nian_str input;
    int milliseconds;
    size_t most;    /**< bytes of output */
    nian_buf *out;  /**< gets them */
    nian_buf words; /**< the end of what it wrote to standard error */
    bool late;      /**< it was killed when its time was over */
    bool too_large; /**< it was killed since it wrote more than `most` */
    int status;     /**< as of waitpid() */
} nian_child;

/** Fails when the process cannot be started; how it ended is told by the
 *  fields.  May run on several threads at once. */
bool nian_child_run(nian_child *child, nian_error *err);
void nian_child_free(nian_child *child);

#endif
