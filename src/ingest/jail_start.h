/** How nianlun starts nianlun-parse, and what its exit status says before a
 *  parser or a program of the system has begun.
 *
 *      nianlun-parse VERSION PARENT SECONDS MEGABYTES JAIL parse FORMAT
 * ENCODING nianlun-parse VERSION PARENT SECONDS MEGABYTES JAIL run PROGRAM
 * ARGUMENT…
 *
 *  PARENT is the process whose end ends it; JAIL is `jail`, or `open` where a
 *  person asked for bounds alone.  Standard input holds the file.
 */
#ifndef NIAN_INGEST_JAIL_START_H
#define NIAN_INGEST_JAIL_START_H

enum nian_jail_start {
    NIAN_START_VERSION = 1,
    NIAN_START_PARENT,
    NIAN_START_SECONDS,
    NIAN_START_MEGABYTES,
    NIAN_START_JAIL,
    NIAN_START_VERB,
    NIAN_START_WHAT,
    NIAN_START_ENCODING
};

/** Statuses that programs do not use. */
enum nian_jail_exit {
    NIAN_EXIT_OTHER_VERSION = 120,
    NIAN_EXIT_NO_LANDLOCK,
    NIAN_EXIT_NO_SECCOMP,
    NIAN_EXIT_NOT_STARTED,
    NIAN_EXIT_ORPHAN /**< the parent had ended already */
};

#endif
