/** Memory that is given back all at once.
 *
 *  Each owner (report, comparison, corpus …) holds one arena; what it hands
 *  out lives there, zeroed and never NULL.  Out of memory aborts.
 *
 *      nian_arena arena = {0};
 *      int *years = nian_new_array(&arena, int, 12);
 *      nian_arena_free(&arena);
 */
#ifndef NIAN_BASE_ARENA_H
#define NIAN_BASE_ARENA_H

#include <stddef.h>

typedef struct nian_arena_chunk nian_arena_chunk;

/** All zero is an empty arena. */
typedef struct nian_arena {
    nian_arena_chunk *chunk; /**< the newest; older ones hang on it */
    size_t used;             /**< bytes handed out, for reports on memory */
} nian_arena;

/** Zeroed bytes, aligned to `align` (a power of two, at most 16). */
void *nian_arena_alloc(nian_arena *arena, size_t size, size_t align);

/** Gives all back; the arena is empty again and may be used on. */
void nian_arena_free(nian_arena *arena);
/** Takes over all that lies in `other`, which is empty then. */
void nian_arena_adopt(nian_arena *arena, nian_arena *other);

#define nian_new(arena, type)                                                  \
    ((type *)nian_arena_alloc((arena), sizeof(type), _Alignof(type)))

#define nian_new_array(arena, type, count)                                     \
    ((type *)nian_arena_alloc_array((arena), sizeof(type), (count),            \
                                    _Alignof(type)))

/** Aborts when size × count overflows. */
void *nian_arena_alloc_array(nian_arena *arena, size_t size, size_t count,
                             size_t align);

/** malloc, calloc and realloc that abort; for what no arena should hold. */
void *nian_xmalloc(size_t size);
void *nian_xcalloc(size_t count, size_t size);
void *nian_xrealloc(void *old, size_t size);

#endif
