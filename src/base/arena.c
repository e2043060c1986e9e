/* Bump allocation in chunks that double up to a megabyte. */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK_FIRST = 4096,
    CHUNK_LARGEST = 1 << 20,
    ALIGN_MAX = 16
};

struct nian_arena_chunk {
    nian_arena_chunk *older;
    size_t size;
    size_t used;
    _Alignas(ALIGN_MAX) unsigned char bytes[];
};

static void die_of_memory(void)
{
    fputs("nianlun: out of memory\n", stderr);
    abort();
}

void *nian_xmalloc(size_t size)
{
    void *ptr = malloc(size ? size : 1);
    if (!ptr)
        die_of_memory();
    return ptr;
}

void *nian_xcalloc(size_t count, size_t size)
{
    void *ptr = calloc(count ? count : 1, size ? size : 1);
    if (!ptr)
        die_of_memory();
    return ptr;
}

void *nian_xrealloc(void *old, size_t size)
{
    void *ptr = realloc(old, size ? size : 1);
    if (!ptr)
        die_of_memory();
    return ptr;
}

static void add_chunk(nian_arena *arena, size_t least)
{
    size_t size = CHUNK_FIRST;
    if (arena->chunk) {
        size = arena->chunk->size;
        size = size < CHUNK_LARGEST / 2 ? size * 2 : CHUNK_LARGEST;
    }
    if (size < least)
        size = least;
    nian_arena_chunk *chunk = nian_xmalloc(sizeof *chunk + size);
    chunk->older = arena->chunk;
    chunk->size = size;
    chunk->used = 0;
    arena->chunk = chunk;
}

void *nian_arena_alloc(nian_arena *arena, size_t size, size_t align)
{
    assert(align && align <= ALIGN_MAX && (align & (align - 1)) == 0);
    if (size > SIZE_MAX / 2)
        die_of_memory();
    nian_arena_chunk *chunk = arena->chunk;
    size_t begin = chunk ? (chunk->used + align - 1) & ~(align - 1) : 0;
    if (!chunk || begin > chunk->size || chunk->size - begin < size) {
        add_chunk(arena, size);
        chunk = arena->chunk;
        begin = 0;
    }
    chunk->used = begin + size;
    arena->used += size;
    return memset(chunk->bytes + begin, 0, size);
}

void *nian_arena_alloc_array(nian_arena *arena, size_t size, size_t count,
                             size_t align)
{
    if (size && count > SIZE_MAX / size)
        die_of_memory();
    return nian_arena_alloc(arena, size * count, align);
}

void nian_arena_free(nian_arena *arena)
{
    while (arena->chunk) {
        nian_arena_chunk *older = arena->chunk->older;
        free(arena->chunk);
        arena->chunk = older;
    }
    arena->used = 0;
}

void nian_arena_adopt(nian_arena *arena, nian_arena *other)
{
    nian_arena_chunk *oldest = other->chunk;
    if (!oldest)
        return;
    while (oldest->older)
        oldest = oldest->older;
    oldest->older = arena->chunk;
    arena->chunk = other->chunk;
    arena->used += other->used;
    *other = (nian_arena){0};
}
