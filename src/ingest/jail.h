/** Runs a parser where it can do no harm: a process with bounds on time,
 *  memory, output and processes, without network and without files but the
 *  programs and tables it needs (Landlock, seccomp).  That process begins as
 *  nianlun-parse, which is looked for in $NIANLUN_EXEC_PATH, beside the
 *  running program, and where it was installed.
 *
 *      nian_buf pages = {0};
 *      static const char *const command[] = {"pdftotext", "-layout", "-", "-",
 *                                            NULL};
 *      bool fine = nian_jail_run(&pages, command, bytes, &options, err);
 *
 *  A kernel that has neither fails with NIAN_EUNSUPPORTED unless
 *  `options->no_jail`; the bounds hold even then.
 */
#ifndef NIAN_INGEST_JAIL_H
#define NIAN_INGEST_JAIL_H

#include "base/buf.h"
#include "ingest/ingest.h"

/** Reads `bytes` by the parser of `format` (parsers.h).  What it says of the
 *  file comes back; what it says is not trusted: text is checked to be UTF-8
 *  and within bounds.  Fails as the parser did, with NIAN_EINPUT where it ran
 *  out of its bounds or died, NIAN_EIO where it could not be started. */
bool nian_jail_parse(nian_ingested *out, nian_arena *arena, nian_format format,
                     nian_str bytes, const nian_ingest_options *options,
                     nian_error *err);

/** What a process may take; 0 is the usual. */
typedef struct nian_jail_limits {
    int milliseconds;     /**< by the clock, and of the processor */
    int megabytes;        /**< of memory */
    int output_megabytes; /**< on its standard output */
} nian_jail_limits;

/** Runs a program of the system by argv, looked for in the usual folders, with
 *  `input` as its standard input, and adds its standard output to `out`.
 *  Fails with NIAN_ENOTFOUND when it is not installed, NIAN_EINPUT when it
 *  fails (the message holds its last words), dies or leaves its bounds. */
bool nian_jail_run(nian_buf *out, const char *const *command, nian_str input,
                   const nian_ingest_options *options, nian_error *err);

/** The same within other bounds: 60 seconds, 512 MB and 128 MiB of output are
 *  the usual ones.  Of other seconds the clock allows three for one of the
 *  processor. */
bool nian_jail_run_within(nian_buf *out, const char *const *command,
                          nian_str input, const nian_jail_limits *limits,
                          const nian_ingest_options *options, nian_error *err);

#endif
