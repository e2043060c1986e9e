/* A thousand files hold a few sorts of faults: each is said once, with the
 * first files that have it. */
#include "cli/add.h"

#include <stdio.h>

#include "text/text.h"

enum {
    LINES_FEW = 10, /* refusals that are told each on a line */
    PATHS_SHOWN = 5 /* of one sort */
};

/* "read a.txt: not UTF-8 (line 3)": the fault alone, figures and what is found
 * in the file masked, so that like faults are one. */
static nian_str key_of(nian_arena *arena, nian_str why)
{
    nian_buf key = {0};
    bool digit = false;
    ptrdiff_t guess = nian_str_find(why, NIAN_STR(" (perhaps "));
    ptrdiff_t end = nian_str_find(why, NIAN_STR(")"));
    for (size_t i = 0; i < why.len; i++) {
        if (guess >= 0 && end > guess && (ptrdiff_t)i == guess)
            i = (size_t)end + 1;
        if (i >= why.len)
            break;
        char c = why.ptr[i];
        bool figure = c >= '0' && c <= '9';
        if (!figure || !digit)
            nian_buf_add_byte(&key, figure ? '#' : c);
        digit = figure;
    }
    nian_str kept = nian_str_copy(arena, nian_buf_str(&key));
    nian_buf_free(&key);
    return kept;
}

/* The reason names the file, which the list of paths does, too.  In a reason
 * control characters have become blanks. */
static nian_str without_path(nian_str reason, nian_str path)
{
    nian_str rest = reason;
    nian_str_cut_start(&rest, NIAN_STR("read "));
    for (size_t i = 0; i < path.len; i++) {
        bool same = i < rest.len &&
                    (rest.ptr[i] == path.ptr[i] ||
                     ((unsigned char)path.ptr[i] < ' ' && rest.ptr[i] == ' '));
        if (!same)
            return reason;
    }
    rest = nian_str_after(rest, path.len);
    return nian_str_cut_start(&rest, NIAN_STR(": ")) ? rest : reason;
}

static void print_path(nian_str path)
{
    nian_buf line = {0};
    nian_add_path(&line, path);
    fprintf(stderr, "  %.*s\n", NIAN_STR_ARG(nian_buf_str(&line)));
    nian_buf_free(&line);
}

void nian_refusals_add(nian_refusals *refusals,
                       const nian_import_result *result)
{
    bool added;
    nian_arena *arena = &refusals->arena;
    nian_str why = without_path(result->reason, result->path);
    nian_str key = key_of(arena, why);
    uint32_t *index = nian_map_put(&refusals->reasons, arena, key, &added);
    if (added) {
        nian_refusal_group group = {.why = nian_str_copy(arena, why)};
        vec_push(arena, &refusals->groups, group);
        *index = (uint32_t)refusals->groups.count;
    }
    nian_refusal_group *group = &refusals->groups.items[*index - 1];
    /* Where they differ in figures or guesses, what they share is said. */
    if (group->count && !nian_str_equal(group->why, why))
        group->why = key;
    if (group->paths.count < PATHS_SHOWN)
        vec_push(arena, &group->paths, nian_str_copy(arena, result->path));
    group->count++;
    if (refusals->count++ < LINES_FEW)
        vec_push(arena, &refusals->lines, nian_str_copy(arena, result->reason));
}

static void tell_group(const nian_refusal_group *group)
{
    fprintf(stderr, "nianlun: %zu refused: %.*s\n", group->count,
            NIAN_STR_ARG(group->why));
    for (size_t i = 0; i < group->paths.count; i++)
        print_path(group->paths.items[i]);
    if (group->count > group->paths.count)
        fprintf(stderr, "  …and %zu more; --format jsonl lists all\n",
                group->count - group->paths.count);
}

/* The sort with most files first, of equal ones that which came first. */
static void tell_groups(const nian_refusals *refusals)
{
    size_t told = 0;
    for (size_t most = refusals->count; most > 0 && told < refusals->count;) {
        size_t next = 0;
        for (size_t i = 0; i < refusals->groups.count; i++) {
            const nian_refusal_group *group = &refusals->groups.items[i];
            if (group->count == most) {
                tell_group(group);
                told += group->count;
            } else if (group->count < most && group->count > next) {
                next = group->count;
            }
        }
        most = next;
    }
}

void nian_refusals_tell(const nian_refusals *refusals)
{
    if (refusals->count > LINES_FEW) {
        tell_groups(refusals);
        return;
    }
    for (size_t i = 0; i < refusals->lines.count; i++)
        fprintf(stderr, "nianlun: %.*s\n",
                NIAN_STR_ARG(refusals->lines.items[i]));
}

void nian_refusals_free(nian_refusals *refusals)
{
    nian_arena_free(&refusals->arena);
}
