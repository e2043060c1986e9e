/* Which byte of the source a byte of the text came from, kept as runs. */
#include "text/text.h"

uint32_t nian_offsets_map(const nian_offsets *offsets, uint32_t at)
{
    if (offsets->count == 0)
        return at;
    size_t low = 0;
    size_t high = offsets->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (offsets->items[middle].out <= at)
            low = middle;
        else
            high = middle;
    }
    const nian_offset *run = &offsets->items[low];
    uint32_t in = run->in + (at - run->out);
    /* What was put in place of something shorter ends where that ended. */
    if (high < offsets->count && in > offsets->items[high].in)
        in = offsets->items[high].in;
    return in;
}

void nian_offsets_add(nian_offsets *offsets, nian_arena *arena, uint32_t out,
                      uint32_t in)
{
    if (offsets->count) {
        nian_offset *last = vec_last(offsets);
        if (out - last->out == in - last->in && out >= last->out)
            return;
        if (last->out == out) {
            last->in = in;
            return;
        }
    }
    nian_offset run = {out, in};
    vec_push(arena, offsets, run);
}

/* Adds what `inner` says of [from, from + len) as runs that start at `out`. */
void nian_offsets_splice(nian_offsets *offsets, nian_arena *arena,
                         const nian_offsets *inner, uint32_t out, uint32_t from,
                         uint32_t len)
{
    nian_offsets_add(offsets, arena, out, nian_offsets_map(inner, from));
    size_t low = 0;
    size_t high = inner->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (inner->items[middle].out <= from)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < inner->count && inner->items[low].out < from + len; low++)
        nian_offsets_add(offsets, arena, out + (inner->items[low].out - from),
                         inner->items[low].in);
}
