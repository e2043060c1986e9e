/** What must hold of the comparison of any two reports.
 *
 *      nian_compare(&comparison, before, after, NULL);
 *      check_comparison(comparison);
 *      check_self(before);
 */
#ifndef NIAN_TESTS_COMPARISON_H
#define NIAN_TESTS_COMPARISON_H

#include <string.h>

#include "diff/compare.h"
#include "report/report.h"

static inline bool is_live(const nian_statement *statement)
{
    return statement->type != NIAN_TYPE_CONTEXT &&
           statement->type != NIAN_TYPE_SHORTFALL;
}

static inline nian_str joined(nian_arena *arena, const nian_report *report,
                              const uint32_t *statements, size_t count)
{
    nian_str all = {0};
    for (size_t i = 0; i < count; i++)
        all =
            nian_str_concat(arena, all, report->statements[statements[i]].text);
    return all;
}

/* The edits, applied to the old text, give the new one byte for byte. */
static inline void check_edits(const nian_comparison *c,
                               const nian_change *change)
{
    nian_arena arena = {0};
    nian_str old = {0};
    nian_str new = {0};
    for (size_t i = 0; i < change->edit_count; i++) {
        nian_edit edit = change->edits[i];
        assert_true(edit.op == '=' || edit.op == '-' || edit.op == '+');
        if (edit.op != '+')
            old = nian_str_concat(&arena, old, edit.text);
        if (edit.op != '-')
            new = nian_str_concat(&arena, new, edit.text);
    }
    assert_true(nian_str_equal(
        old, joined(&arena, c->before, change->before, change->before_count)));
    assert_true(nian_str_equal(
        new, joined(&arena, c->after, change->after, change->after_count)));
    nian_arena_free(&arena);
}

/* 高企＝高新技术企业: each side has one of them. */
static inline bool tells_names(nian_str why, nian_str before, nian_str after)
{
    ptrdiff_t at = nian_str_find(why, NIAN_STR("＝"));
    if (at < 0)
        return false;
    const nian_renaming names = {.name = nian_str_slice(why, 0, (size_t)at),
                                 .means = nian_str_after(why, (size_t)at + 3)};
    return nian_names_join(&names, before, after);
}

static inline void check_change(const nian_comparison *c,
                                const nian_change *change)
{
    assert_true(change->score >= 0 && change->score <= 1);
    assert_int_equal(!!(change->flags & NIAN_FLAG_MERGED),
                     change->before_count > 1);
    assert_int_equal(!!(change->flags & NIAN_FLAG_SPLIT),
                     change->after_count > 1);
    assert_int_equal(change->status == NIAN_STATUS_NEW, !change->before_count);
    assert_int_equal(change->status == NIAN_STATUS_DROPPED,
                     !change->after_count);
    nian_arena arena = {0};
    nian_str old =
        joined(&arena, c->before, change->before, change->before_count);
    nian_str new = joined(&arena, c->after, change->after, change->after_count);
    for (size_t i = 0; i < change->why_count; i++)
        assert_true((nian_str_has(old, change->why[i]) &&
                     nian_str_has(new, change->why[i])) ||
                    tells_names(change->why[i], old, new));
    nian_arena_free(&arena);
    check_edits(c, change);
}

/* How often each statement stands in a row with a counterpart, and without. */
static inline void check_covered(const nian_comparison *c, bool old_side)
{
    const nian_report *report = old_side ? c->before : c->after;
    nian_arena arena = {0};
    size_t *linked = nian_new_array(&arena, size_t, report->statement_count);
    size_t *alone = nian_new_array(&arena, size_t, report->statement_count);
    for (size_t i = 0; i < c->change_count; i++) {
        const nian_change *change = &c->changes[i];
        size_t count = old_side ? change->before_count : change->after_count;
        const uint32_t *ids = old_side ? change->before : change->after;
        bool pair = change->before_count && change->after_count;
        for (size_t k = 0; k < count; k++)
            (pair ? linked : alone)[ids[k]]++;
    }
    for (size_t i = 0; i < report->statement_count; i++) {
        if (!is_live(&report->statements[i]))
            assert_int_equal(linked[i] + alone[i], 0);
        else
            assert_true(linked[i] ? !alone[i] : alone[i] == 1);
    }
    nian_arena_free(&arena);
}

static inline void check_comparison(const nian_comparison *c)
{
    size_t counts[5] = {0};
    ptrdiff_t last = -1;
    for (size_t i = 0; i < c->change_count; i++) {
        check_change(c, &c->changes[i]);
        counts[c->changes[i].status]++;
        if (!c->changes[i].after_count)
            continue;
        assert_true((ptrdiff_t)c->changes[i].after[0] >= last);
        last = (ptrdiff_t)c->changes[i].after[0];
    }
    assert_memory_equal(counts, c->counts, sizeof counts);
    check_covered(c, true);
    check_covered(c, false);
    for (size_t i = 0; i < c->unsure_count; i++) {
        assert_true(c->unsure[i].flags & NIAN_FLAG_UNSURE);
        assert_true(!i || c->unsure[i - 1].score >= c->unsure[i].score);
        check_change(c, &c->unsure[i]);
    }
}

static inline void check_self(const nian_report *report)
{
    nian_comparison *c;
    nian_compare(&c, report, report, NULL);
    check_comparison(c);
    assert_int_equal(c->counts[NIAN_STATUS_KEPT], c->change_count);
    for (size_t i = 0; i < c->change_count; i++)
        assert_int_equal(
            c->changes[i].flags &
                (NIAN_FLAG_MOVED | NIAN_FLAG_STRONGER | NIAN_FLAG_WEAKER),
            0);
    for (size_t i = 0; i < c->section_count; i++) {
        assert_int_equal(c->sections[i].status, NIAN_STATUS_KEPT);
        assert_int_equal(c->sections[i].flags, 0);
    }
    for (size_t i = 0; i < c->indicator_count; i++)
        assert_true(c->indicators[i].relative == 0);
    nian_comparison_free(c);
}

#endif
