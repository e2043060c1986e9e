/** The rows of a comparison that a user asked for.
 *
 *      nian_wanted wanted;
 *      if (!nian_cli_only(&wanted, cli, err))
 *          return NIAN_EXIT_TROUBLE;
 *      nian_comparison shown;
 *      nian_comparison_select(&shown, &cli->arena, comparison, wanted);
 */
#ifndef NIAN_CLI_ONLY_H
#define NIAN_CLI_ONLY_H

#include "cli/cli.h"

typedef struct nian_wanted {
    unsigned statuses; /**< bits by nian_status */
    unsigned flags;    /**< of nian_change */
} nian_wanted;

/** Reads --only; all zero without it.  Fails with NIAN_EINPUT on a word that
 *  names no status and no flag. */
bool nian_cli_only(nian_wanted *out, const nian_cli *cli, nian_error *err);

/** The comparison with its wanted rows and nothing else; all of it where
 *  nothing is wanted.  Counts stay.  Lives as long as both. */
void nian_comparison_select(nian_comparison *out, nian_arena *arena,
                            const nian_comparison *comparison,
                            nian_wanted wanted);

#endif
