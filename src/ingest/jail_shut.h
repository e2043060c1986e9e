/** Shuts a process in: no file, no network, no other process.  For
 *  nianlun-parse alone, which has one thread.
 *
 *      nian_filter filter;
 *      nian_filter_make(&filter, NIAN_SHUT_PARSER);
 *      if (nian_shut_files(NULL) && nian_shut_calls(&filter)) ...
 *
 *  What is open stays open, and nothing can be undone.
 */
#ifndef NIAN_INGEST_JAIL_SHUT_H
#define NIAN_INGEST_JAIL_SHUT_H

#include <stdbool.h>

typedef enum nian_shut {
    NIAN_SHUT_PARSER, /**< kills at any call that a parser has no need of */
    NIAN_SHUT_PROGRAM /**< refuses what a reader of files has no need of */
} nian_shut;

/** By Landlock.  `program` NULL: no file at all; else what this program of the
 *  system must read to run, and nothing to write.  False where the kernel has
 *  no Landlock. */
bool nian_shut_files(const char *program);

/** Instructions for the kernel: which calls may be made. */
typedef struct nian_filter {
    void *instructions; /**< struct sock_filter */
    unsigned short count;
} nian_filter;

/** Before bounds are set, since it wants memory and a file; that memory stays
 *  until the end of the process.  False when there is none. */
bool nian_filter_make(nian_filter *out, nian_shut kind);

/** By seccomp.  False where the kernel has none. */
bool nian_shut_calls(const nian_filter *filter);

#endif
