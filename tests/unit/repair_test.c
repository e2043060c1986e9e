/* What is mended in a text, what is only noted, and what stays. */
#include "test.h"

#include "text/repair.h"

typedef struct repaired {
    nian_arena arena;
    nian_str source;
    nian_text text;
} repaired;

static void mend(repaired *out, const char *source)
{
    *out = (repaired){.source = nian_str_from(source)};
    nian_normalise(&out->text, &out->arena, out->source);
    nian_repair(&out->text, &out->arena, 0);
}

static const nian_note *find_note(const repaired *r, const char *words)
{
    for (size_t i = 0; i < r->text.notes.count; i++)
        if (nian_str_has(r->text.notes.items[i].text, nian_str_from(words)))
            return &r->text.notes.items[i];
    return NULL;
}

/* `source` becomes `wanted` by `count` repairs of the kind `words`, the first
 * of which is in `line`. */
static void check(const char *source, const char *wanted, const char *words,
                  uint32_t count, uint32_t line)
{
    repaired r;
    mend(&r, source);
    assert_str(r.text.bytes, wanted);
    const nian_note *note = find_note(&r, words);
    if (!note)
        fail_msg("%s: no note of %s", source, words);
    assert_int_equal(note->count, count);
    assert_int_equal(note->line, line);
    nian_arena_free(&r.arena);
}

static void check_kept(const char *source)
{
    repaired r;
    mend(&r, source);
    assert_str(r.text.bytes, source);
    if (r.text.notes.count)
        fail_msg("%s: %.*s", source, NIAN_STR_ARG(r.text.notes.items[0].text));
    nian_arena_free(&r.arena);
}

static void test_pronunciations(void **state)
{
    (void)state;
    check("橋梁建設(shè)與(yǔ)維護(hù)費(abc)增長", "橋梁建設與維護費(abc)增長",
          "pronunciation", 3, 1);
    check("一、總體\n建設 （jiàn shè）園區（两处）",
          "一、總體\n建設園區（两处）", "pronunciation", 1, 2);
    check("建(jiàn)設(jiànshè)", "建設", "pronunciation", 2, 1);
    check("設(she\xCC\x80)", "設", "pronunciation", 1, 1);
    check_kept("推广无线网(wifi)，氦(He)，生产总值（GDP），方案(a)。");
}

static void test_pronunciations_need_a_habit(void **state)
{
    (void)state;
    check_kept("配合(he)推进");
    check("設(shè)務(wù)配合(he)縣(xiàn)", "設務配合縣", "pronunciation", 4, 1);
    check("設(shè)務(wù)配合(he)", "設務配合(he)", "pronunciation", 2, 1);
    check("設(shè)務(wù)縣(xiàn)配合(He)", "設務縣配合(He)", "pronunciation", 3,
          1);
}

static void test_offsets_lead_back(void **state)
{
    (void)state;
    repaired r;
    mend(&r, "２０２３年建設(shè)⼀新");
    assert_str(r.text.bytes, "2023年建設一新");
    static const char *const pairs[][2] = {
        {"0", "０"}, {"年", "年"}, {"一", "⼀"}, {"新", "新"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        ptrdiff_t at = nian_str_find(r.text.bytes, nian_str_from(pairs[i][0]));
        uint32_t in = nian_offsets_map(&r.text.offsets, (uint32_t)at);
        assert_true(nian_str_starts(nian_str_after(r.source, in),
                                    nian_str_from(pairs[i][1])));
    }
    nian_arena_free(&r.arena);
}

static void test_width(void **state)
{
    (void)state;
    check("２０２３年增长１０．６％", "2023年增长10.6％", "full width", 8, 1);
    check("（１）加入ＷＴＯ", "（1）加入WTO", "full width", 4, 1);
    check("１．稳增长\n２．惠民生", "1．稳增长\n2．惠民生", "full width", 2, 1);
    check_kept("①②㎡（一）％，：2．6");
    check_kept("二ＯＯ五年，二Ｏ二三年");
}

static void test_radicals(void **state)
{
    (void)state;
    check("坚持⼀张蓝图，⻄部⼤开发", "坚持一张蓝图，西部大开发", "radical", 3,
          1);
}

static void test_scars(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
        uint32_t count;
    } scars[] = {
        {"推进事业?兑?现发展", "question mark", 1},
        {"擦亮水乡?古镇名片", "question mark", 1},
        {"北□市新建桥梁", "box", 1},
        {"〓〓镇", "box", 2},
        {"新建\xEF\xBF\xBD桥", "replacement character", 1},
        {"锟斤拷锟斤拷", "wrong encoding", 2},
        {"增长1$1.$2％", "not filled in", 2},
        {"新建\xEE\x80\x80桥", "private use", 1},
    };
    for (size_t i = 0; i < sizeof scars / sizeof *scars; i++)
        check(scars[i].text, scars[i].text, scars[i].words, scars[i].count, 1);
    check_kept("怎么办?我们有答案。是不是办成了吗?办成了。");
    check_kept("□是 □否；price $5; what? yes");
}

static void test_lost_marks(void **state)
{
    (void)state;
    assert_true(nian_is_lost_mark(NIAN_STR("水乡?古镇"), 6));
    assert_true(nian_is_lost_mark(NIAN_STR("?兑?现"), 0));
    assert_true(nian_is_lost_mark(NIAN_STR("?兑?现"), 4));
    assert_false(nian_is_lost_mark(NIAN_STR("怎么办?我们"), 9));
    assert_false(nian_is_lost_mark(NIAN_STR("水乡？"), 6));
    assert_false(nian_is_lost_mark(NIAN_STR("水乡? 古镇"), 6));
    assert_false(nian_is_lost_mark(NIAN_STR(""), 0));
}

static void test_lines_of_scars(void **state)
{
    (void)state;
    check("新建\n北□市\n南□市\n东□市", "新建\n北□市\n南□市\n东□市",
          "also in lines 3, 4", 3, 2);
}

static void test_wrong_encodings(void **state)
{
    (void)state;
    nian_str why;
    static const char gbk[] =
        "鍏ㄩ潰鎺ㄨ繘娉曟不鏀垮簻寤鸿锛屽姞寮哄叕鍏辨湇鍔★紝"
        "瀹炴柦鍗佸ぇ宸ョ▼锛屾敼鍠勫叕鍏辨湇鍔★紝淇濋殰浜烘皯銆";
    assert_true(nian_is_garbled(nian_str_from(gbk), &why));
    assert_true(nian_str_has(why, NIAN_STR("GBK")));
    assert_true(nian_is_garbled(NIAN_STR("Õþ¸®¹¤×÷±¨¸æÕþ¸®"), &why));
    assert_true(nian_str_has(why, NIAN_STR("Latin-1")));
    assert_false(nian_is_garbled(NIAN_STR("全面推进法治政府建设，"), &why));
    assert_false(nian_is_garbled(NIAN_STR("le rapport général de l'année "
                                          "dernière a été présenté à l'été"),
                                 &why));
    assert_false(nian_is_garbled(NIAN_STR(""), &why));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pronunciations),
        cmocka_unit_test(test_pronunciations_need_a_habit),
        cmocka_unit_test(test_offsets_lead_back),
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_radicals),
        cmocka_unit_test(test_scars),
        cmocka_unit_test(test_lines_of_scars),
        cmocka_unit_test(test_lost_marks),
        cmocka_unit_test(test_wrong_encodings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
