/* The one part of vec_push that is no macro: an array grows into a new block
 * of its arena, and the old one stays until the arena goes. */
#include "base/vec.h"

#include <string.h>

void *nian_vec_grow(nian_arena *arena, void *items, size_t size, size_t count,
                    size_t more, size_t *capacity)
{
    size_t wanted = *capacity ? *capacity * 2 : 8;
    if (wanted < count + more)
        wanted = count + more;
    void *grown = nian_arena_alloc_array(arena, size, wanted, 16);
    if (count)
        memcpy(grown, items, size * count);
    *capacity = wanted;
    return grown;
}
