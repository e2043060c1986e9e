/* The difference of two sequences of integers: Myers' O(ND) algorithm in
 * linear space.  Two searches walk towards each other and meet on a shortest
 * script; the parts before and after the meeting are done in the same way.
 * Sequences that share little are cut where the searches have come furthest,
 * so the script is always right but then may be longer than the shortest. */
#include "diff/diff.h"

#include <assert.h>
#include <string.h>

enum {
    COST_MAX = 512, /* a search gives up after as many edits: the worst case
                       is some COST_MAX × (n + m) steps, and scripts of twice
                       as many edits are still the shortest */
    STACK_MAX = 64  /* log2 of the longest input and room to spare */
};

/* Items [x, x_end) of before against [y, y_end) of after. */
typedef struct box {
    ptrdiff_t x, x_end, y, y_end;
} box;

typedef struct point {
    ptrdiff_t x, y;
} point;

/* How far each diagonal x − y is reached by as many edits as were made. */
typedef struct front {
    ptrdiff_t *reach;
    ptrdiff_t low, high;
} front;

typedef struct search {
    const uint32_t *before, *after;
    bool *gone, *come; /* the script so far */
    front ahead, back;
} search;

static bool same_at(const search *s, ptrdiff_t x, ptrdiff_t y)
{
    return s->before[x] == s->after[y];
}

/* Adds a diagonal on both sides, or takes one away at the border of the box;
 * `unreached` loses against every neighbour. */
static void widen(front *f, ptrdiff_t least, ptrdiff_t most,
                  ptrdiff_t unreached)
{
    if (f->low > least)
        f->reach[--f->low - 1] = unreached;
    else
        f->low++;
    if (f->high < most)
        f->reach[++f->high + 1] = unreached;
    else
        f->high--;
}

/* One more edit ahead; true when the search from the end is met. */
static bool step_ahead(search *s, const box *b, bool may_meet, point *met)
{
    front *f = &s->ahead;
    widen(f, b->x - b->y_end, b->x_end - b->y, -1);
    for (ptrdiff_t k = f->high; k >= f->low; k -= 2) {
        bool down = f->reach[k - 1] < f->reach[k + 1];
        ptrdiff_t x = down ? f->reach[k + 1] : f->reach[k - 1] + 1;
        while (x < b->x_end && x - k < b->y_end && same_at(s, x, x - k))
            x++;
        f->reach[k] = x;
        if (may_meet && s->back.low <= k && k <= s->back.high &&
            s->back.reach[k] <= x) {
            *met = (point){x, x - k};
            return true;
        }
    }
    return false;
}

/* One more edit back from the end; true when the search ahead is met. */
static bool step_back(search *s, const box *b, bool may_meet, point *met)
{
    front *f = &s->back;
    widen(f, b->x - b->y_end, b->x_end - b->y, PTRDIFF_MAX);
    for (ptrdiff_t k = f->high; k >= f->low; k -= 2) {
        bool up = f->reach[k - 1] < f->reach[k + 1];
        ptrdiff_t x = up ? f->reach[k - 1] : f->reach[k + 1] - 1;
        while (x > b->x && x - k > b->y && same_at(s, x - 1, x - k - 1))
            x--;
        f->reach[k] = x;
        if (may_meet && s->ahead.low <= k && k <= s->ahead.high &&
            s->ahead.reach[k] >= x) {
            *met = (point){x, x - k};
            return true;
        }
    }
    return false;
}

/* The point inside the box that is furthest from where its search began. */
static point furthest(const search *s, const box *b)
{
    point ahead = {b->x, b->y}, back = {b->x_end, b->y_end};
    for (ptrdiff_t k = s->ahead.low; k <= s->ahead.high; k += 2) {
        ptrdiff_t x = s->ahead.reach[k];
        x = x < b->x_end ? x : b->x_end;
        x = x - k < b->y_end ? x : b->y_end + k;
        if (x + x - k > ahead.x + ahead.y)
            ahead = (point){x, x - k};
    }
    for (ptrdiff_t k = s->back.low; k <= s->back.high; k += 2) {
        ptrdiff_t x = s->back.reach[k];
        x = x > b->x ? x : b->x;
        x = x - k > b->y ? x : b->y + k;
        if (x + x - k < back.x + back.y)
            back = (point){x, x - k};
    }
    bool more_ahead =
        ahead.x + ahead.y - b->x - b->y > b->x_end + b->y_end - back.x - back.y;
    return more_ahead ? ahead : back;
}

/* A point through which a shortest script of the box passes, or a good one
 * where the shortest would take too long to find. */
static point split(search *s, const box *b)
{
    ptrdiff_t first = b->x - b->y, last = b->x_end - b->y_end;
    bool odd = ((first - last) & 1) != 0;
    s->ahead.low = s->ahead.high = first;
    s->ahead.reach[first] = b->x;
    s->back.low = s->back.high = last;
    s->back.reach[last] = b->x_end;
    for (ptrdiff_t cost = 1;; cost++) {
        point met;
        if (step_ahead(s, b, odd, &met) || step_back(s, b, !odd, &met))
            return met;
        if (cost >= COST_MAX)
            return furthest(s, b);
    }
}

static void trim(const search *s, box *b)
{
    while (b->x < b->x_end && b->y < b->y_end && same_at(s, b->x, b->y)) {
        b->x++;
        b->y++;
    }
    while (b->x < b->x_end && b->y < b->y_end &&
           same_at(s, b->x_end - 1, b->y_end - 1)) {
        b->x_end--;
        b->y_end--;
    }
}

static ptrdiff_t area(const box *b)
{
    return b->x_end - b->x + b->y_end - b->y;
}

/* The smaller part is always done first, so that the stack stays as deep as
 * the logarithm of the input. */
static void solve(search *s, box whole)
{
    box stack[STACK_MAX] = {whole};
    size_t depth = 1;
    while (depth) {
        box b = stack[--depth];
        trim(s, &b);
        if (b.x == b.x_end || b.y == b.y_end) {
            memset(s->gone + b.x, true, (size_t)(b.x_end - b.x));
            memset(s->come + b.y, true, (size_t)(b.y_end - b.y));
            continue;
        }
        point at = split(s, &b);
        box head = {b.x, at.x, b.y, at.y};
        box tail = {at.x, b.x_end, at.y, b.y_end};
        bool head_first = area(&head) < area(&tail);
        assert(depth + 2 <= STACK_MAX);
        stack[depth++] = head_first ? tail : head;
        stack[depth++] = head_first ? head : tail;
    }
}

static void take_runs(nian_script *out, nian_arena *arena, const search *s,
                      size_t before_count, size_t after_count)
{
    size_t x = 0, y = 0;
    while (x < before_count || y < after_count) {
        nian_run run = {.before = (uint32_t)x, .after = (uint32_t)y};
        size_t from_x = x, from_y = y;
        while (x < before_count && y < after_count && !s->gone[x] &&
               !s->come[y]) {
            x++;
            y++;
        }
        run.same = x > from_x;
        while (!run.same && x < before_count && s->gone[x])
            x++;
        while (!run.same && y < after_count && s->come[y])
            y++;
        run.before_count = (uint32_t)(x - from_x);
        run.after_count = (uint32_t)(y - from_y);
        assert(run.before_count || run.after_count);
        vec_push(arena, out, run);
    }
}

void nian_myers(nian_script *out, nian_arena *arena, const uint32_t *before,
                size_t before_count, const uint32_t *after, size_t after_count)
{
    nian_arena scratch = {0};
    size_t total = before_count + after_count;
    ptrdiff_t zero = (ptrdiff_t)after_count + 1; /* the diagonals' middle */
    search s = {
        .before = before,
        .after = after,
        .gone = nian_new_array(&scratch, bool, before_count + 1),
        .come = nian_new_array(&scratch, bool, after_count + 1),
        .ahead.reach = nian_new_array(&scratch, ptrdiff_t, total + 3) + zero,
        .back.reach = nian_new_array(&scratch, ptrdiff_t, total + 3) + zero,
    };
    solve(&s, (box){0, (ptrdiff_t)before_count, 0, (ptrdiff_t)after_count});
    *out = (nian_script){0};
    take_runs(out, arena, &s, before_count, after_count);
    nian_arena_free(&scratch);
}
