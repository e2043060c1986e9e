/** From strings to small numbers: interning, counting, looking up.
 *
 *      nian_map names = {0};
 *      uint32_t *id = nian_map_put(&names, &arena, name, NULL);
 *
 *  Open addressing in an arena; keys are borrowed and must outlive the map.
 *  There is no iteration, so no output can depend on the order of a hash.
 */
#ifndef NIAN_BASE_MAP_H
#define NIAN_BASE_MAP_H

#include "base/str.h"

typedef struct nian_map_slot {
    nian_str key; /**< ptr NULL: free */
    uint32_t hash;
    uint32_t value;
} nian_map_slot;

/** All zero is an empty map. */
typedef struct nian_map {
    nian_map_slot *slots;
    size_t capacity; /**< 0 or a power of two */
    size_t count;
} nian_map;

/** The value under `key`, made 0 when it was not there; `added` (may be NULL)
 *  says which.  Valid until the next put. */
uint32_t *nian_map_put(nian_map *map, nian_arena *arena, nian_str key,
                       bool *added);

/** NULL when there is none. */
const uint32_t *nian_map_get(const nian_map *map, nian_str key);

#endif
