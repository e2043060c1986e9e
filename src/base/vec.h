/** Growing arrays in an arena.
 *
 *      vec(nian_str) lines = {0};
 *      vec_push(arena, &lines, line);
 *      lines.items[0]; lines.count;
 *
 *  Growing copies to a new place in the arena: keep indices, not pointers,
 *  while pushing.  `vec_type` names a vector that crosses functions.
 */
#ifndef NIAN_BASE_VEC_H
#define NIAN_BASE_VEC_H

#include <stddef.h>

#include "base/arena.h"

#define vec(type)                                                              \
    struct {                                                                   \
        type *items;                                                           \
        size_t count;                                                          \
        size_t capacity;                                                       \
    }

#define vec_type(name, type) typedef vec(type) name

#define vec_reserve(arena, v, more)                                            \
    ((v)->count + (more) > (v)->capacity                                       \
         ? (void)((v)->items =                                                 \
                      nian_vec_grow((arena), (v)->items, sizeof *(v)->items,   \
                                    (v)->count, (more), &(v)->capacity))       \
         : (void)0)

#define vec_push(arena, v, item)                                               \
    (vec_reserve((arena), (v), 1), (void)((v)->items[(v)->count++] = (item)))

#define vec_last(v) (&(v)->items[(v)->count - 1])

/** Use the macros. */
void *nian_vec_grow(nian_arena *arena, void *items, size_t size, size_t count,
                    size_t more, size_t *capacity);

#endif
