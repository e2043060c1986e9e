/* --only new,dropped,weaker: rows by their status or a flag of theirs. */
#include "cli/only.h"

#include "base/error.h"
#include "diff/diff.h"
#include "render/render.h"
#include "render/words.h"

static bool is_named(nian_str word, const char *name, const char *chinese)
{
    return (name && nian_str_equal(word, nian_str_from(name))) ||
           (chinese && nian_str_equal(word, nian_str_from(chinese)));
}

static bool read_word(nian_wanted *out, nian_str word)
{
    nian_wanted last = *out;
    for (unsigned i = 0; i <= NIAN_STATUS_DROPPED; i++) {
        nian_status status = (nian_status)i;
        if (is_named(word, nian_status_name(status), nian_status_word(status)))
            out->statuses |= 1U << i;
    }
    for (unsigned flag = 1; flag <= NIAN_FLAG_PERSON; flag <<= 1)
        if (flag != NIAN_FLAG_UNSURE &&
            is_named(word, nian_flag_name(flag), nian_flag_word(flag)))
            out->flags |= flag;
    return out->statuses != last.statuses || out->flags != last.flags;
}

/* The end of the first word of a list. */
static size_t word_end(nian_str list, size_t *mark)
{
    static const nian_str marks[] = {
        NIAN_STR_INIT(","),
        NIAN_STR_INIT("，"),
        NIAN_STR_INIT("、"),
    };
    for (size_t at = 0; at < list.len; at++)
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (nian_str_starts(nian_str_after(list, at), marks[i])) {
                *mark = marks[i].len;
                return at;
            }
    *mark = 0;
    return list.len;
}

bool nian_cli_only(nian_wanted *out, const nian_cli *cli, nian_error *err)
{
    *out = (nian_wanted){0};
    const char *value = nian_cli_value(cli, "only");
    if (!value)
        return true;
    nian_str rest = nian_str_from(value);
    do {
        size_t mark;
        size_t end = word_end(rest, &mark);
        nian_str word = nian_str_slice(rest, 0, end);
        rest = nian_str_after(rest, end + mark);
        nian_wanted more = {0};
        if (!read_word(&more, word))
            return nian_fail(err, NIAN_EINPUT,
                             "--only: no status and no flag is called '%.*s'; "
                             "name some of new, dropped, fulfilled, reworded, "
                             "kept, moved, merged, split, stronger, weaker",
                             NIAN_STR_ARG(word));
        out->statuses |= more.statuses;
        out->flags |= more.flags;
    } while (rest.len);
    return true;
}

void nian_comparison_select(nian_comparison *out, nian_arena *arena,
                            const nian_comparison *comparison,
                            nian_wanted wanted)
{
    *out = *comparison;
    if (!wanted.statuses && !wanted.flags)
        return;
    nian_change *rows =
        nian_new_array(arena, nian_change, comparison->change_count);
    out->change_count = 0;
    for (size_t i = 0; i < comparison->change_count; i++) {
        const nian_change *change = &comparison->changes[i];
        if ((wanted.statuses & (1U << change->status)) ||
            (wanted.flags & change->flags))
            rows[out->change_count++] = *change;
    }
    out->changes = rows;
    out->section_count = 0;
    out->indicator_count = 0;
    out->unsure_count = 0;
}
