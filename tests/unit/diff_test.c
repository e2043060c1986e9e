/* Edit scripts: Myers against a slow twin, words against what a reader
 * expects. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "bytes.h"
#include "diff/diff.h"

enum {
    TWIN_MAX = 40
};

/* A small generator of our own: the same numbers everywhere. */
static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* Length of the longest common subsequence, by the whole table. */
static size_t common_length(const uint32_t *before, size_t n,
                            const uint32_t *after, size_t m)
{
    size_t table[TWIN_MAX + 1][TWIN_MAX + 1] = {{0}};
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            size_t best = table[i - 1][j] > table[i][j - 1] ? table[i - 1][j]
                                                            : table[i][j - 1];
            if (before[i - 1] == after[j - 1])
                best = table[i - 1][j - 1] + 1;
            table[i][j] = best;
        }
    return table[n][m];
}

/* The script covers both sides in order, its equal runs are equal, and equal
 * and changed runs take turns.  Returns the number of equal items. */
static size_t check_script(const nian_script *script, const uint32_t *before,
                           size_t n, const uint32_t *after, size_t m)
{
    size_t x = 0, y = 0, same = 0;
    for (size_t i = 0; i < script->count; i++) {
        const nian_run *run = &script->items[i];
        assert_int_equal(run->before, x);
        assert_int_equal(run->after, y);
        assert_true(run->before_count + run->after_count > 0);
        assert_true(i == 0 || run->same != script->items[i - 1].same);
        if (run->same) {
            assert_int_equal(run->before_count, run->after_count);
            assert_memory_equal(before + x, after + y,
                                run->before_count * sizeof *before);
            same += run->before_count;
        }
        x += run->before_count;
        y += run->after_count;
    }
    assert_int_equal(x, n);
    assert_int_equal(y, m);
    return same;
}

static void fill(uint32_t *items, size_t count, uint32_t letters,
                 uint64_t *seed)
{
    for (size_t i = 0; i < count; i++)
        items[i] = next_random(seed) % letters;
}

static void test_myers_against_twin(void **state)
{
    (void)state;
    uint64_t seed = 1986;
    uint32_t before[TWIN_MAX], after[TWIN_MAX];
    for (int round = 0; round < 20000; round++) {
        size_t n = next_random(&seed) % (TWIN_MAX + 1);
        size_t m = next_random(&seed) % (TWIN_MAX + 1);
        uint32_t letters = 1 + next_random(&seed) % 12;
        fill(before, n, letters, &seed);
        fill(after, m, letters, &seed);
        nian_arena arena = {0};
        nian_script script;
        nian_myers(&script, &arena, before, n, after, m);
        size_t same = check_script(&script, before, n, after, m);
        assert_int_equal(same, common_length(before, n, after, m));
        nian_arena_free(&arena);
    }
}

static void test_myers_takes_nothing(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_script script;
    nian_myers(&script, &arena, NULL, 0, NULL, 0);
    assert_int_equal(script.count, 0);
    uint32_t one = 7;
    nian_myers(&script, &arena, &one, 1, NULL, 0);
    assert_int_equal(script.count, 1);
    assert_false(script.items[0].same);
    nian_myers(&script, &arena, &one, 1, &one, 1);
    assert_true(script.items[0].same);
    nian_arena_free(&arena);
}

/* Two long sequences without much in common: the search must give up being
 * exact, and the script must still be right. */
static void test_myers_bounds_its_work(void **state)
{
    (void)state;
    enum {
        LONG = 12000
    };
    static const uint32_t letters[] = {2, 3, 50, 100000};
    nian_arena arena = {0};
    uint32_t *before = nian_new_array(&arena, uint32_t, LONG);
    uint32_t *after = nian_new_array(&arena, uint32_t, LONG);
    uint64_t seed = 7;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        fill(before, LONG, letters[i], &seed);
        fill(after, LONG, letters[i], &seed);
        nian_script script;
        nian_myers(&script, &arena, before, LONG, after, LONG);
        check_script(&script, before, LONG, after, LONG);
    }
    nian_arena_free(&arena);
}

/* "=稳步[-推进-]{+实施+}" for what nian_words says of the two. */
static nian_str show(nian_arena *arena, const char *before, const char *after)
{
    nian_edits edits;
    nian_words(&edits, arena, nian_str_from(before), nian_str_from(after));
    nian_str out = NIAN_STR("");
    for (size_t i = 0; i < edits.count; i++) {
        nian_edit edit = edits.items[i];
        const char *open = edit.op == '=' ? "" : edit.op == '-' ? "[-" : "{+";
        const char *shut = edit.op == '=' ? "" : edit.op == '-' ? "-]" : "+}";
        out = nian_str_format(arena, "%.*s%s%.*s%s", NIAN_STR_ARG(out), open,
                              NIAN_STR_ARG(edit.text), shut);
    }
    return out;
}

static void check_words(const char *before, const char *after, const char *want)
{
    nian_arena arena = {0};
    assert_str(show(&arena, before, after), want);
    nian_arena_free(&arena);
}

static void test_words_keep_figures_whole(void **state)
{
    (void)state;
    check_words("增长5.5%左右，下降3%。", "增长6%左右，下降4%。",
                "增长[-5.5%-]{+6%+}左右，下降[-3%-]{+4%+}。");
    check_words("新建公园1.2万亩", "新建公园3万亩",
                "新建公园[-1.2万亩-]{+3万亩+}");
    check_words("2022年办结12件", "2023年办结120件",
                "[-2022年-]{+2023年+}办结[-12件-]{+120件+}");
    check_words("用好WebGIS平台", "用好Web平台", "用好[-WebGIS-]{+Web+}平台");
}

static void test_words_read_as_phrases(void **state)
{
    (void)state;
    check_words("", "", "");
    check_words("同样的话。", "同样的话。", "同样的话。");
    check_words("", "全新。", "{+全新。+}");
    check_words("取消。", "", "[-取消。-]");
    check_words("深入开展河道整治，做好清淤。",
                "深入开展清洁河湖行动，做好清淤。",
                "深入开展[-河道整治-]{+清洁河湖行动+}，做好清淤。");
    check_words("完善养老体系，建设食堂，推广经验。",
                "完善养老体系，推广经验。",
                "完善养老体系，[-建设食堂，-]推广经验。");
    check_words("修好道路、桥梁。", "修好道路、水渠、桥梁。",
                "修好道路、{+水渠、+}桥梁。");
    check_words("落实政务服务事项标准化，办结9项事项梳理。",
                "完善政务服务事项要素。",
                "[-落实-]{+完善+}政务服务事项"
                "[-标准化，办结9项事项梳理-]{+要素+}。");
    check_words("深化平台对接", "深入推动平台对接",
                "[-深化-]{+深入推动+}平台对接");
    check_words("加强水利建设", "加快水利设施建设",
                "[-加强-]{+加快+}水利{+设施+}建设");
}

static void test_words_are_not_torn(void **state)
{
    (void)state;
    check_words("治理取得积极成效", "治理收到实效",
                "治理[-取得积极成效-]{+收到实效+}");
    check_words("重点改造公司，完善法人治理结构。", "规范农场法人治理结构。",
                "[-重点改造公司，完善-]{+规范农场+}法人治理结构。");
    check_words("今年我区增长目标", "今年全区增长目标",
                "今年[-我区-]{+全区+}增长目标");
    /* Quotes that only one text has go with what stands in them. */
    check_words("推进“一网交易”改革", "推进交易改革",
                "推进[-“一网交易”-]{+交易+}改革");
}

/* '=' and '-' joined are the text before, '=' and '+' the text after, and
 * neighbours never share an op. */
static void check_edits(nian_arena *arena, nian_str before, nian_str after)
{
    nian_edits edits;
    nian_words(&edits, arena, before, after);
    nian_str rest_before = before, rest_after = after;
    for (size_t i = 0; i < edits.count; i++) {
        nian_edit edit = edits.items[i];
        assert_true(edit.text.len > 0);
        assert_true(i == 0 || edit.op != edits.items[i - 1].op);
        assert_true(edit.op != '-' || i == 0 || edits.items[i - 1].op == '=');
        if (edit.op != '+')
            assert_true(nian_str_cut_start(&rest_before, edit.text));
        const char *owner = edit.op == '-' ? before.ptr : after.ptr;
        size_t len = edit.op == '-' ? before.len : after.len;
        assert_true(edit.text.ptr >= owner);
        assert_true(edit.text.ptr + edit.text.len <= owner + len);
        if (edit.op != '-')
            assert_true(nian_str_cut_start(&rest_after, edit.text));
    }
    assert_int_equal(rest_before.len, 0);
    assert_int_equal(rest_after.len, 0);
}

static nian_str random_text(nian_arena *arena, uint64_t *seed)
{
    static const char *const pieces[] = {
        "推", "进", "建",   "设",   "的",    "，",       "。",
        "、", "12", "5.5%", " ",    "3万元", "“",        "”",
        "AI", "年", "\xff", "\xe5", "养老",  "服务体系",
    };
    nian_str text = NIAN_STR("");
    for (uint32_t left = next_random(seed) % 40; left; left--) {
        size_t pick = next_random(seed) % (sizeof pieces / sizeof *pieces);
        text = nian_str_concat(arena, text, nian_str_from(pieces[pick]));
    }
    return text;
}

static void test_words_lose_nothing(void **state)
{
    (void)state;
    uint64_t seed = 2023;
    for (int round = 0; round < 4000; round++) {
        nian_arena arena = {0};
        nian_str before = random_text(&arena, &seed);
        nian_str after = random_text(&arena, &seed);
        check_edits(&arena, before, after);
        nian_arena_free(&arena);
    }
}

/* The lines of two reports, side by side. */
static bool check_lines(const char *before, const char *after)
{
    nian_buf old_bytes = {0}, new_bytes = {0};
    bool found =
        read_bytes(&old_bytes, before) && read_bytes(&new_bytes, after);
    nian_str old_rest = nian_buf_str(&old_bytes), old_line;
    nian_str new_rest = nian_buf_str(&new_bytes), new_line;
    while (found && nian_str_line(&old_rest, &old_line) &&
           nian_str_line(&new_rest, &new_line)) {
        nian_arena arena = {0};
        check_edits(&arena, old_line, new_line);
        nian_arena_free(&arena);
    }
    nian_buf_free(&old_bytes);
    nian_buf_free(&new_bytes);
    return found;
}

static void test_words_lose_nothing_of_reports(void **state)
{
    (void)state;
    assert_true(
        check_lines(NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/2022.md",
                    NIAN_ROOT "/corpus/青汀区/法治政府建设年度报告/2023.txt"));
    if (!check_lines(NIAN_ROOT "/../shared/reports/国务院/国务院-2023.md",
                     NIAN_ROOT "/../shared/reports/国务院/国务院-2024.md"))
        print_message("skipped: no ../shared\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_myers_against_twin),
        cmocka_unit_test(test_myers_takes_nothing),
        cmocka_unit_test(test_myers_bounds_its_work),
        cmocka_unit_test(test_words_keep_figures_whole),
        cmocka_unit_test(test_words_read_as_phrases),
        cmocka_unit_test(test_words_are_not_torn),
        cmocka_unit_test(test_words_lose_nothing),
        cmocka_unit_test(test_words_lose_nothing_of_reports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
