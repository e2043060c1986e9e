/* What a comparison must not depend on: the order of sections, how they are
 * numbered, how lines are wrapped; over the sample reports, and over real
 * ones where they are at hand. */
#include "test.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/vec.h"
#include "bytes.h"
#include "comparison.h"
#include "text/text.h"

vec_type(lines, nian_str);

static const char *const samples[] = {
    NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/2019.txt",
    NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/2020.md",
    NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/2022.md",
    NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/2023.txt",
    NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/2024.md",
    NIAN_ROOT "/corpus/云澜市/政府工作报告/2022.md",
    NIAN_ROOT "/corpus/云澜市/政府工作报告/2024.md",
};

static nian_report *read(nian_str bytes)
{
    nian_report *report;
    nian_report_read(&report, bytes, NULL);
    return report;
}

static void cut_lines(lines *out, nian_arena *arena, nian_str text)
{
    for (nian_str line; nian_str_line(&text, &line);)
        vec_push(arena, out, line);
}

static void add_line(nian_buf *out, nian_str line)
{
    nian_buf_add(out, line);
    nian_buf_add_byte(out, '\n');
}

/* -------------------------------------------------------------- shuffling */

/* A line that begins with 一、 or （一）, with or without hashes. */
static bool is_numbered(nian_str line, bool bracket)
{
    while (line.len && (line.ptr[0] == '#' || line.ptr[0] == ' '))
        line = nian_str_after(line, 1);
    if (bracket && !nian_str_cut_start(&line, NIAN_STR("（")))
        return false;
    static const nian_str numbers[] = {
        NIAN_STR_INIT("一"), NIAN_STR_INIT("二"), NIAN_STR_INIT("三"),
        NIAN_STR_INIT("四"), NIAN_STR_INIT("五"), NIAN_STR_INIT("六"),
        NIAN_STR_INIT("七"), NIAN_STR_INIT("八"), NIAN_STR_INIT("九"),
        NIAN_STR_INIT("十"),
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (!nian_str_cut_start(&line, numbers[i]))
            continue;
        count++;
        i = (size_t)-1;
    }
    return count &&
           nian_str_starts(line, bracket ? NIAN_STR("）") : NIAN_STR("、"));
}

/* Writes the blocks [begin, end) of lines in reverse, but for the last one,
 * which holds what follows it as well. */
static size_t add_reversed(nian_buf *out, const lines *all,
                           const size_t *begins, size_t count, size_t end)
{
    for (size_t i = count; i-- > 0;) {
        size_t block = i ? i - 1 : count - 1;
        size_t stop = block + 1 < count ? begins[block + 1] : end;
        for (size_t k = begins[block]; k < stop; k++)
            add_line(out, all->items[k]);
    }
    return count > 2 ? count - 1 : 0;
}

/* Turns the order of the sections （一） … within each part round. */
static size_t shuffle(nian_buf *out, nian_str text)
{
    nian_arena arena = {0};
    lines all = {0};
    cut_lines(&all, &arena, text);
    size_t *begins = nian_new_array(&arena, size_t, all.count + 1);
    size_t count = 0;
    size_t moved = 0;
    for (size_t i = 0; i <= all.count; i++) {
        bool part = i == all.count || is_numbered(all.items[i], false);
        if (part) {
            moved += add_reversed(out, &all, begins, count, i);
            count = 0;
        } else if (is_numbered(all.items[i], true)) {
            begins[count++] = i;
        }
        if (i < all.count && !count)
            add_line(out, all.items[i]);
    }
    nian_arena_free(&arena);
    return moved;
}

static nian_str text_of(const nian_report *report, uint32_t statement)
{
    return report->statements[statement].text;
}

static bool has_link(const nian_comparison *c, nian_str before, nian_str after)
{
    for (size_t i = 0; i < c->change_count; i++) {
        const nian_change *change = &c->changes[i];
        for (size_t x = 0; x < change->before_count; x++) {
            if (!nian_str_equal(text_of(c->before, change->before[x]), before))
                continue;
            for (size_t y = 0; y < change->after_count; y++)
                if (nian_str_equal(text_of(c->after, change->after[y]), after))
                    return true;
        }
    }
    return false;
}

/* All links of one comparison stand in the other. */
static size_t check_links(const nian_comparison *one,
                          const nian_comparison *other)
{
    size_t links = 0;
    for (size_t i = 0; i < one->change_count; i++) {
        const nian_change *change = &one->changes[i];
        for (size_t x = 0; x < change->before_count; x++) {
            for (size_t y = 0; y < change->after_count; y++) {
                nian_str before = text_of(one->before, change->before[x]);
                nian_str after = text_of(one->after, change->after[y]);
                if (!has_link(other, before, after))
                    fail_msg("%.*s\n%.*s", NIAN_STR_ARG(before),
                             NIAN_STR_ARG(after));
                links++;
            }
        }
    }
    return links;
}

static void check_shuffled(const char *before_path, const char *after_path)
{
    nian_buf old = {0};
    nian_buf new = {0};
    nian_buf turned = {0};
    assert_true(read_bytes(&old, before_path));
    assert_true(read_bytes(&new, after_path));
    assert_true(shuffle(&turned, nian_buf_str(&new)) > 3);
    nian_report *before = read(nian_buf_str(&old));
    nian_report *after = read(nian_buf_str(&new));
    nian_report *other = read(nian_buf_str(&turned));
    nian_comparison *one;
    nian_comparison *two;
    nian_compare(&one, before, after, NULL);
    nian_compare(&two, before, other, NULL);
    check_comparison(two);
    size_t links = check_links(one, two);
    assert_true(links > 20);
    assert_int_equal(links, check_links(two, one));
    nian_comparison_free(two);
    nian_comparison_free(one);
    nian_report_free(other);
    nian_report_free(after);
    nian_report_free(before);
    nian_buf_free(&turned);
    nian_buf_free(&new);
    nian_buf_free(&old);
}

static void order_of_sections_changes_no_links(void **state)
{
    (void)state;
    check_shuffled(samples[0], samples[1]);
    check_shuffled(samples[3], samples[4]);
    check_shuffled(samples[5], samples[6]);
}

/* ----------------------------------------------------------------- layout */

/* （三） becomes (3), 三、 becomes 3.; a number above ten stays. */
static void renumber(nian_buf *out, nian_str text)
{
    static const nian_str numbers[] = {
        NIAN_STR_INIT("一"), NIAN_STR_INIT("二"), NIAN_STR_INIT("三"),
        NIAN_STR_INIT("四"), NIAN_STR_INIT("五"), NIAN_STR_INIT("六"),
        NIAN_STR_INIT("七"), NIAN_STR_INIT("八"), NIAN_STR_INIT("九"),
    };
    for (nian_str line; nian_str_line(&text, &line);) {
        while (line.len && (line.ptr[0] == '#' || line.ptr[0] == ' ')) {
            nian_buf_add_byte(out, line.ptr[0]);
            line = nian_str_after(line, 1);
        }
        nian_str rest = line;
        bool bracket = nian_str_cut_start(&rest, NIAN_STR("（"));
        nian_str after = bracket ? NIAN_STR("）") : NIAN_STR("、");
        for (int i = 0; i < 9; i++) {
            nian_str behind = rest;
            if (!nian_str_cut_start(&behind, numbers[i]) ||
                !nian_str_cut_start(&behind, after))
                continue;
            nian_buf_format(out, bracket ? "(%d)" : "%d.", i + 1);
            line = behind;
            break;
        }
        add_line(out, line);
    }
}

/* Breaks lines of prose at so many columns; no one breaks a heading. */
static void wrap(nian_buf *out, nian_str text, size_t columns)
{
    for (nian_str line; nian_str_line(&text, &line);) {
        size_t used = 0;
        bool prose = nian_str_has(line, NIAN_STR("。")) ||
                     nian_str_has(line, NIAN_STR("；"));
        while (line.len) {
            uint32_t code;
            size_t len = nian_utf8_next(line, &code);
            nian_str letter = nian_str_slice(line, 0, len);
            size_t wide = nian_columns(letter);
            if (used + wide > columns && prose) {
                nian_buf_add_byte(out, '\n');
                used = 0;
            }
            nian_buf_add(out, letter);
            used += wide;
            line = nian_str_after(line, len);
        }
        nian_buf_add_byte(out, '\n');
    }
}

static void end_lines(nian_buf *out, nian_str text, const char *end)
{
    for (nian_str line; nian_str_line(&text, &line);) {
        nian_buf_add(out, line);
        nian_buf_add(out, nian_str_from(end));
    }
}

/* The same statements, of the same types, in sections of the same depth. */
static void check_same_report(const nian_report *one, const nian_report *other)
{
    assert_int_equal(one->statement_count, other->statement_count);
    assert_int_equal(one->section_count, other->section_count);
    for (size_t i = 0; i < one->statement_count; i++) {
        const nian_statement *x = &one->statements[i];
        const nian_statement *y = &other->statements[i];
        if (!nian_str_equal(x->text, y->text))
            fail_msg("%.*s\n%.*s", NIAN_STR_ARG(x->text),
                     NIAN_STR_ARG(y->text));
        assert_int_equal(x->type, y->type);
        assert_int_equal(x->section, y->section);
    }
    for (size_t i = 0; i < one->section_count; i++) {
        assert_true(nian_str_equal(one->sections[i].heading,
                                   other->sections[i].heading));
        assert_int_equal(one->sections[i].level, other->sections[i].level);
    }
}

/* Compares a report with itself in another dress. */
static void check_dressed(const nian_report *report, nian_buf *dressed)
{
    nian_report *other = read(nian_buf_str(dressed));
    check_same_report(report, other);
    nian_comparison *c;
    nian_compare(&c, report, other, NULL);
    check_comparison(c);
    assert_int_equal(c->counts[NIAN_STATUS_KEPT], c->change_count);
    nian_comparison_free(c);
    nian_report_free(other);
    nian_buf_free(dressed);
}

static void numbers_and_lines_change_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        nian_buf bytes = {0};
        nian_buf dressed = {0};
        assert_true(read_bytes(&bytes, samples[i]));
        nian_str text = nian_buf_str(&bytes);
        nian_report *report = read(text);
        renumber(&dressed, text);
        check_dressed(report, &dressed);
        end_lines(&dressed, text, "\r\n");
        check_dressed(report, &dressed);
        end_lines(&dressed, text, " \t　\n");
        check_dressed(report, &dressed);
        nian_report_free(report);
        nian_buf_free(&dressed);
        nian_buf_free(&bytes);
    }
}

static void wrapped_lines_change_nothing(void **state)
{
    (void)state;
    static const size_t columns[] = {30, 60, 76};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        nian_buf bytes = {0};
        nian_buf dressed = {0};
        assert_true(read_bytes(&bytes, samples[3]));
        nian_report *report = read(nian_buf_str(&bytes));
        wrap(&dressed, nian_buf_str(&bytes), columns[i]);
        check_dressed(report, &dressed);
        nian_report_free(report);
        nian_buf_free(&dressed);
        nian_buf_free(&bytes);
    }
}

/* ----------------------------------------------------------- real reports */

static void real_reports_keep_the_rules(void **state)
{
    (void)state;
    static const char *const paths[] = {
        NIAN_ROOT "/../shared/reports/国务院/国务院-1999.md",
        NIAN_ROOT "/../shared/reports/国务院/国务院-2000.md",
        NIAN_ROOT "/../shared/reports/国家统计局/国家统计局统计公报-1995.md",
        NIAN_ROOT "/../shared/reports/国家统计局/国家统计局统计公报-1996.md",
        NIAN_ROOT "/../shared/reports/provinces/甘肃省/甘肃省-2009.md",
        NIAN_ROOT "/../shared/reports/provinces/甘肃省/甘肃省-2010.md",
    };
    nian_report *last = NULL;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        nian_report *report;
        if (!nian_report_read_file(&report, paths[i], NULL, NULL)) {
            print_message("skipped: no %s\n", paths[i]);
            continue;
        }
        check_self(report);
        if (i % 2 && last) {
            nian_comparison *c;
            nian_compare(&c, last, report, NULL);
            check_comparison(c);
            nian_comparison_free(c);
        }
        nian_report_free(last);
        last = report;
    }
    nian_report_free(last);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_of_sections_changes_no_links),
        cmocka_unit_test(numbers_and_lines_change_nothing),
        cmocka_unit_test(wrapped_lines_change_nothing),
        cmocka_unit_test(real_reports_keep_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
