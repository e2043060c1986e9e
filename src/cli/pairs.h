/** diff over many pairs: those that follow each other in a series or among
 *  files, or those that standard input names.
 *
 *      nianlun diff --each 青汀区 --format json
 *      nianlun diff --jsonl <pairs.jsonl
 *
 *  Pairs are compared on several threads and written in order; a batch of them
 *  is held at a time, so memory does not grow with their number.
 */
#ifndef NIAN_CLI_PAIRS_H
#define NIAN_CLI_PAIRS_H

#include "cli/cli.h"

/** For `diff` with --each or --jsonl. */
nian_exit nian_cli_diff_pairs(nian_cli *cli, nian_error *err);

#endif
