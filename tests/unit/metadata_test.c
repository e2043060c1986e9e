/* What a report is taken for: title, issuer, kind, year, number, date. */
#include "test.h"

#include "document/document.h"
#include "document/issuer.h"
#include "document/kind.h"

static nian_metadata find(nian_arena *arena, const char *source,
                          const char *path)
{
    nian_text text;
    nian_document document;
    nian_hints hints = {.path = nian_str_from(path)};
    nian_normalise(&text, arena, nian_str_from(source));
    nian_parse(&document, arena, &text, &hints);
    return document.meta;
}

typedef struct expectation {
    const char *source, *path;
    const char *title, *issuer, *kind, *number, *date;
    int year;
} expectation;

static const expectation expected[] = {
    {"中国共产党云澜市青汀区委员会\n\n青汀委〔2031〕7号\n\n签发人：某某\n\n"
     "中共云澜市青汀区委 云澜市青汀区人民政府 关于云澜市青汀区 2031 年"
     "法治政府 建设年度报告\n\n市委、市政府：\n\n"
     "2031年，我区依法行政，各项工作取得进展。\n\n一、工作情况\n\n"
     "开展培训三场。\n\n中共云澜市青汀区委\n\n云澜市青汀区人民政府\n\n"
     "2031年12月20日\n\n抄送：市司法局。\n",
     "001.txt",
     "中共云澜市青汀区委云澜市青汀区人民政府关于云澜市青汀区2031年法治政府"
     "建设年度报告",
     "云澜市青汀区", "法治政府建设年度报告", "青汀委〔2031〕7号", "2031-12-20",
     2031},
    {"**政府工作报告**\n——2032年1月9日在云澜市第十六届人民代表大会第三次"
     "会议上\n\n云澜市市长 某某\n\n各位代表：\n\n我代表市人民政府作报告。\n",
     "x.md", "政府工作报告", "云澜市", "政府工作报告", "", "2032-01-09", 2032},
    /* The title names the year covered; the session tells the year given. */
    {"---\ntitle: 2031年云澜市人民政府工作报告\n---\n\n政府工作报告\n"
     "在云澜市第十六届人民代表大会第三次会议上（2032年1月9日）\n\n"
     "各位代表：\n\n我代表市人民政府作报告，请予审议。\n",
     "云澜市-2031.md", "2031年云澜市人民政府工作报告", "云澜市", "政府工作报告",
     "", "2032-01-09", 2032},
    {"政府工作报告\n\n各位代表：\n\n我代表市人民政府作报告，请予审议。\n\n"
     "一、2031年工作回顾\n\n修路三条。\n\n二、2032年工作安排\n\n架桥两座。\n",
     "档案/云澜市/云澜市-2031.md", "政府工作报告", "云澜市", "政府工作报告", "",
     "", 2032},
    {"# 云澜市人大常委会文件\n\n云常〔2032〕5号\n\n## 关于云澜市 2031 年度"
     "法治政府建设 情况报告的审议意见\n\n市政府：\n\n会议听取了报告，提出意见。"
     "\n\n云澜市人民代表大会常务委员会\n\n2032年4月10日\n",
     "意见.md", "关于云澜市2031年度法治政府建设情况报告的审议意见",
     "云澜市人大常委会", "审议意见", "云常〔2032〕5号", "2032-04-10", 2031},
    {"云澜市2031年国民经济和社会发展统计公报\n\n云澜市统计局\n\n"
     "二〇三二年三月十五日\n\n全年地区生产总值增长百分之五，经济运行平稳。\n",
     "a/b.txt", "云澜市2031年国民经济和社会发展统计公报", "云澜市统计局",
     "国民经济和社会发展统计公报", "", "2032-03-15", 2031},
    {"云澜市2031年生态环境状况公报\n\n全年空气优良天数三百天，水质稳定向好。\n",
     "b.txt", "云澜市2031年生态环境状况公报", "云澜市", "生态环境状况公报", "",
     "", 2031},
    {"修路三条，架桥两座，群众出行更加方便，生活越来越好。\n",
     "云澜市青汀区-2031.txt", "", "云澜市青汀区", "", "", "", 2031},
};

static void test_reports(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        nian_arena arena = {0};
        const expectation *want = &expected[i];
        nian_metadata meta = find(&arena, want->source, want->path);
        assert_str(meta.title, want->title);
        assert_str(meta.issuer, want->issuer);
        assert_str(meta.kind, want->kind);
        assert_str(meta.number, want->number);
        assert_str(meta.date, want->date);
        assert_int_equal(meta.year, want->year);
        nian_arena_free(&arena);
    }
}

static void test_a_person_wins(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_text text;
    nian_document document;
    nian_hints hints = {
        .meta = {.issuer = NIAN_STR("青汀区"), .year = 2030},
    };
    nian_normalise(&text, &arena, nian_str_from(expected[0].source));
    nian_parse(&document, &arena, &text, &hints);
    assert_str(document.meta.issuer, "青汀区");
    assert_int_equal(document.meta.year, 2030);
    assert_true(document.meta.year_sure == 1);
    assert_str(document.meta.kind, "法治政府建设年度报告");
    nian_arena_free(&arena);
}

static void test_places(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"云澜市青汀区人民政府", "云澜市青汀区"},
        {"某某自治区主席", "某某自治区"},
        {"广澜州市区", "广澜州"},
        {"青汀省省长 某某", "青汀省"},
        {"省政府", ""},
        {"自治区第八届", ""},
        {"社会主义市场经济", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(nian_place_read(nian_str_from(rows[i][0])), rows[i][1]);
    assert_str(nian_issuer_in_path(NIAN_STR("报告/云澜市/2031.md")), "云澜市");
    assert_str(nian_issuer_in_path(NIAN_STR("0f3a9c.txt")), "");
    assert_true(nian_issuer_shortens(NIAN_STR("某某自治区"),
                                     NIAN_STR("某某族某自治区")));
    assert_false(nian_issuer_shortens(NIAN_STR("某市"), NIAN_STR("乙丙市")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports),
        cmocka_unit_test(test_a_person_wins),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
