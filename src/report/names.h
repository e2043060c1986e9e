/** Names of issuers that one run and its corpus know, so that 某区 and 某市某区
 *  are one.
 *
 *      nian_issuers known = {.arena = &arena};
 *      nian_issuers_add(&known, NIAN_STR("云澜市青汀区"));
 *      nian_issuers_complete(&name, &known, NIAN_STR("青汀区"))
 */
#ifndef NIAN_REPORT_NAMES_H
#define NIAN_REPORT_NAMES_H

#include "base/map.h"

typedef struct nian_issuers {
    nian_arena *arena;
    nian_strs names; /* each once, in the order in which they came */
    nian_map seen;
} nian_issuers;

/** The name is copied. */
void nian_issuers_add(nian_issuers *issuers, nian_str name);

/** The name with the places above it, when exactly one place that is known
 *  ends as it does.  Of two that do, say Chaoyang of two cities, neither is
 *  taken: false, and `rival` holds one of them, empty when there is none. */
bool nian_issuers_complete(nian_str *out, nian_str *rival,
                           const nian_issuers *issuers, nian_str name);

/** A name that is known and that `name` completes; empty when none is. */
nian_str nian_issuers_shorter(const nian_issuers *issuers, nian_str name);

#endif
