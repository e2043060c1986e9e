/* Open addressing with linear steps, in an arena.  Nothing is taken out, and
 * nothing walks over the slots: no order of hashes can reach an output. */
#include "base/map.h"

static nian_map_slot *find_slot(const nian_map *map, nian_str key,
                                uint32_t hash)
{
    size_t mask = map->capacity - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        nian_map_slot *slot = &map->slots[at];
        if (!slot->key.ptr ||
            (slot->hash == hash && nian_str_equal(slot->key, key)))
            return slot;
    }
}

static void grow(nian_map *map, nian_arena *arena)
{
    nian_map larger = {.capacity = map->capacity ? map->capacity * 2 : 64};
    larger.slots = nian_new_array(arena, nian_map_slot, larger.capacity);
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].key.ptr)
            *find_slot(&larger, map->slots[i].key, map->slots[i].hash) =
                map->slots[i];
    larger.count = map->count;
    *map = larger;
}

static nian_str keyable(nian_str key)
{
    return key.ptr ? key : NIAN_STR("");
}

uint32_t *nian_map_put(nian_map *map, nian_arena *arena, nian_str key,
                       bool *added)
{
    if ((map->count + 1) * 4 > map->capacity * 3)
        grow(map, arena);
    key = keyable(key);
    uint32_t hash = (uint32_t)nian_str_hash(key);
    nian_map_slot *slot = find_slot(map, key, hash);
    if (added)
        *added = !slot->key.ptr;
    if (!slot->key.ptr) {
        *slot = (nian_map_slot){key, hash, 0};
        map->count++;
    }
    return &slot->value;
}

const uint32_t *nian_map_get(const nian_map *map, nian_str key)
{
    if (!map->capacity)
        return NULL;
    key = keyable(key);
    nian_map_slot *slot = find_slot(map, key, (uint32_t)nian_str_hash(key));
    return slot->key.ptr ? &slot->value : NULL;
}
