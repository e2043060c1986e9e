/* What a report is taken for: title, issuer, kind, year, number, date. */
#include "test.h"

#include "document/belief.h"
#include "document/date.h"
#include "document/document.h"
#include "document/issuer.h"
#include "document/kind.h"
#include "document/number.h"

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
    /* A title of four lines; brackets of another form; an imprint later than
     * the signature. */
    {"青汀委[2031]第 7 号 签发人：某某\n\n中共云澜市青汀区委\n\n"
     "云澜市青汀区人民政府\n\n关于青汀区2031年\n\n法治政府建设年度报告\n\n"
     "市委：\n\n2031年，我区依法行政，各项工作取得进展。\n\n"
     "中国共产党云澜市青汀区委员会\n\n云澜市青汀区人民政府\n\n"
     "二 〇 三 一 年十二月二十日\n\n抄送：市司法局。\n\n"
     "云澜市青汀区司法局办公室\n\n2031年12月25日印发\n",
     "002.txt",
     "中共云澜市青汀区委云澜市青汀区人民政府关于青汀区2031年"
     "法治政府建设年度报告",
     "云澜市青汀区", "法治政府建设年度报告", "青汀委〔2031〕第7号",
     "2031-12-20", 2031},
    /* An office of the party is neither the district nor the government's. */
    {"中共云澜市青汀区委办公室\n\n区办公室2031年度法治政府建设年度报告\n\n"
     "2031年，我办依法行政，各项工作取得进展。\n\n"
     "中国共产党云澜市青汀区委员会办公室\n\n云澜市青汀区政府办公室\n\n"
     "2031.11.20\n",
     "003.txt", "区办公室2031年度法治政府建设年度报告",
     "中共云澜市青汀区委办公室", "法治政府建设年度报告", "", "2031-11-20",
     2031},
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

/* A page without title, head and signature, in traditional script. */
static const char page[] =
    "黨對法治建設的領導\n\n2031年，我市堅持依法行政，推進法治雲瀾建設。全市"
    "開展普法活動，行政執法更加規範，行政復議案件減少三成。\n\n"
    "云瀾市門牌條例公布施行，平安云澜建設取得進展，法治云澜深入人心。全市行政"
    "執法人員參加法治培訓。2031年度法治考評居全省前列。\n\n"
    "云澜市在法治宣傳方面創新方法，云澜市法治講堂開課，全市群眾參加普法。\n";

static void test_what_the_text_speaks_of(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_metadata meta = find(&arena, page, "0f3a9c.txt");
    assert_str(meta.issuer, "云澜市");
    assert_str(meta.kind, "法治政府建设年度报告");
    assert_int_equal(meta.year, 2031);
    assert_true(meta.issuer_sure > 0.35F && meta.issuer_sure < 0.9F);
    assert_true(meta.kind_sure > 0.35F && meta.kind_sure < 0.9F);
    assert_int_equal(meta.title.len, 0);
    nian_arena_free(&arena);
}

static nian_document parse(nian_arena *arena, const char *source,
                           const nian_hints *hints)
{
    nian_text text;
    nian_document document;
    nian_normalise(&text, arena, nian_str_from(source));
    nian_parse(&document, arena, &text, hints);
    return document;
}

/* Two witnesses that differ leave both in doubt, and say so. */
static void test_doubt(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_hints hints = {.path = NIAN_STR("白石市-2031.txt")};
    nian_document document = parse(&arena, page, &hints);
    assert_true(document.doubt.issuer);
    assert_int_equal(document.doubt.issuers.count, 2);
    hints.path = NIAN_STR("云澜市-2031.txt");
    nian_document agreed = parse(&arena, page, &hints);
    assert_false(agreed.doubt.issuer);
    assert_true(agreed.meta.issuer_sure > document.meta.issuer_sure);
    nian_arena_free(&arena);
}

static bool is_noted(const nian_document *document, const char *words)
{
    for (size_t i = 0; i < document->notes.count; i++)
        if (nian_str_has(document->notes.items[i].text, nian_str_from(words)))
            return true;
    return false;
}

/* A name that says otherwise, and a date that cannot be. */
static void test_conflicts_are_noted(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_hints hints = {.path = NIAN_STR("白石市2030年政府工作报告.txt")};
    nian_document document = parse(
        &arena,
        "云澜市2031年法治政府建设年度报告\n\n2031年，修路三条，架桥两座，群众"
        "出行更加方便。\n\n云澜市人民政府\n\n2029年1月3日\n",
        &hints);
    assert_str(document.meta.issuer, "云澜市");
    assert_str(document.meta.kind, "法治政府建设年度报告");
    assert_int_equal(document.meta.year, 2031);
    assert_true(is_noted(&document, "named by 白石市"));
    assert_true(is_noted(&document, "named by 政府工作报告"));
    assert_true(is_noted(&document, "named by 2030"));
    assert_true(is_noted(&document, "dated 2029-01-03"));
    assert_true(document.meta.date_sure < 0.5F);
    assert_true(document.meta.year_sure < 0.95F);
    nian_arena_free(&arena);
}

static void test_what_the_file_says(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_hints hints = {.said = {.title = NIAN_STR("青汀县2031年法治政府建设"
                                                   "年度报告"),
                                 .issuer = NIAN_STR("青汀县人民政府"),
                                 .number = NIAN_STR("青府[2032] 3 号"),
                                 .date = NIAN_STR("2032-01-05")}};
    nian_document document = parse(
        &arena, "2031年，修路三条，架桥两座，群众出行更加方便。\n", &hints);
    assert_str(document.meta.issuer, "青汀县");
    assert_str(document.meta.kind, "法治政府建设年度报告");
    assert_str(document.meta.date, "2032-01-05");
    assert_str(document.meta.number, "青府〔2032〕3号");
    assert_int_equal(document.meta.year, 2031);
    assert_true(document.meta.issuer_sure > 0.6F);
    nian_arena_free(&arena);
}

static void test_numbers(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"青汀委〔2031〕41号", "青汀委〔2031〕41号"},
        {"青汀委[2031]41号", "青汀委〔2031〕41号"},
        {"青汀委【2031】 第 41 号", "青汀委〔2031〕第41号"},
        {"青汀府办函（2031）7号", "青汀府办函〔2031〕7号"},
        {"文号：青府(２０３１)７号", "青府〔2031〕7号"},
        {"青汀委〔2031〕41号　签发人：某某", "青汀委〔2031〕41号"},
        {"第41号", "第41号"},
        {"青汀委〔2031〕号", ""},
        {"根据青府〔2031〕7号文件", ""},
        {"行政处罚（2031年）12号案", ""},
    };
    nian_arena arena = {0};
    float sure;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(nian_number_read(&arena, nian_str_from(rows[i][0]), &sure),
                   rows[i][1]);
    nian_arena_free(&arena);
}

static void test_date_lines(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"2031年12月23日", "2031-12-23"},
        {"二〇三一年十二月二十三日", "2031-12-23"},
        {"二○三一年一月三日", "2031-01-03"},
        {"二O三一年十月", "2031-10"},
        {"二Ｏ三一年 十月 三十日", "2031-10-30"},
        {"二零三一年十一月二日", "2031-11-02"},
        {"2 0 3 1 年 1 2 月 2 日", "2031-12-02"},
        {"（2031年1月2日）", "2031-01-02"},
        {"2031-01-02", "2031-01-02"},
        {"2031.1.2", "2031-01-02"},
        {"2031/13/02", ""},
        {"2031年12月23日印发", ""},
        {"2031年，我区", ""},
    };
    nian_arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        nian_date date;
        bool found = nian_date_line(&date, nian_str_from(rows[i][0]));
        assert_int_equal(found, rows[i][1][0] != '\0');
        if (found)
            assert_str(nian_date_format(&arena, date), rows[i][1]);
    }
    nian_date named;
    assert_true(nian_date_in_name(&named, NIAN_STR("P020311223.txt")) == false);
    assert_true(nian_date_in_name(&named, NIAN_STR("公告20311223.txt")));
    assert_int_equal(named.day, 23);
    nian_arena_free(&arena);
}

static void test_tidy(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"中国共产党云澜市青汀区委员会", "中共云澜市青汀区委"},
        {"中共 云澜市 青汀区 委员会", "中共云澜市青汀区委"},
        {"中共云澜市青汀区委员会办公室", "中共云澜市青汀区委办公室"},
        {"云澜市青汀区政府办公室", "云澜市青汀区人民政府办公室"},
        {"云澜市人民政府", "云澜市"},
        {"《云澜市》", "云澜市"},
        {"云澜市（本级）", "云澜市"},
        {"中共云澜市青汀区委云澜市青汀区人民政府", "云澜市青汀区"},
        {"云澜市人民代表大会常务委员会", "云澜市人大常委会"},
        {"国务院", "国务院"},
    };
    nian_arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(nian_issuer_tidy(&arena, nian_str_from(rows[i][0])),
                   rows[i][1]);
    assert_true(
        nian_issuer_within(NIAN_STR("青汀区"), NIAN_STR("云澜市青汀区")));
    assert_false(nian_issuer_within(NIAN_STR("青汀区"), NIAN_STR("小青汀区")));
    assert_true(
        nian_issuer_serves(NIAN_STR("中共云澜市委"), NIAN_STR("云澜市")));
    assert_false(
        nian_issuer_serves(NIAN_STR("云澜市青汀区"), NIAN_STR("云澜市")));
    nian_arena_free(&arena);
}

static void test_belief(void **state)
{
    (void)state;
    nian_belief belief = {.count = 0};
    float one, two, three;
    nian_belief_hear(&belief, NIAN_STR("甲"), 0.6F);
    nian_belief_best(&belief, &one);
    nian_belief_hear(&belief, NIAN_STR("甲"), 0.8F);
    nian_belief_best(&belief, &two);
    nian_belief_hear(&belief, NIAN_STR("乙"), 0.6F);
    assert_str(nian_belief_best(&belief, &three), "甲");
    assert_true(one > 0.59F && one < 0.61F);
    assert_true(two > one && three < two);
    assert_false(nian_belief_contested(&belief));
    nian_belief_hear(&belief, NIAN_STR("乙"), 0.75F);
    assert_true(nian_belief_contested(&belief));
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
    nian_arena arena = {0};
    float sure;
    assert_str(
        nian_issuer_in_path(&arena, NIAN_STR("报告/云澜市/2031.md"), &sure),
        "云澜市");
    assert_str(nian_issuer_in_path(&arena, NIAN_STR("0f3a9c.txt"), &sure), "");
    nian_arena_free(&arena);
    assert_true(nian_issuer_shortens(NIAN_STR("某某自治区"),
                                     NIAN_STR("某某族某自治区")));
    assert_false(nian_issuer_shortens(NIAN_STR("某市"), NIAN_STR("乙丙市")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports),
        cmocka_unit_test(test_a_person_wins),
        cmocka_unit_test(test_what_the_text_speaks_of),
        cmocka_unit_test(test_doubt),
        cmocka_unit_test(test_what_the_file_says),
        cmocka_unit_test(test_conflicts_are_noted),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_date_lines),
        cmocka_unit_test(test_tidy),
        cmocka_unit_test(test_belief),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
