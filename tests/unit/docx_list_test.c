/* DOCX: lists that Word counts, and tables. */
#include "test.h"

#include "docx_xml.h"

static int setup(void **state)
{
    *state = office_new(nian_docx_read);
    return 0;
}

static int teardown(void **state)
{
    office_free(*state);
    return 0;
}

static void counts_are_written_as_word_shows_them(void **state)
{
    PART(*state, "word/numbering.xml",
         NUMBERING(LIST("0", LEVEL("0", "chineseCounting", "%1、"),
                        LEVEL("1", "chineseCounting", "（%2）"),
                        LEVEL("2", "decimal", "%3.")),
                   NUM("7", "0", "")));
    BODY(*state, ITEM("7", "0", "甲"), ITEM("7", "1", "乙"),
         ITEM("7", "1", "丙"), ITEM("7", "2", "5G基站"), ITEM("7", "0", "丁"),
         ITEM("7", "1", "戊"));
    assert_text(
        *state,
        "一、甲\n\n（一）乙\n\n（二）丙\n\n1. 5G基站\n\n二、丁\n\n（一）戊\n");
    assert_note(*state, 6, "number counted by the file written out");
}

static void a_count_may_start_anew(void **state)
{
    PART(*state, "word/numbering.xml",
         NUMBERING(LIST("0", LEVEL("0", "decimalEnclosedCircle", "%1"),
                        LEVEL("1", "ideographDigital", "%2．")),
                   NUM("1", "0", ""),
                   NUM("2", "0",
                       "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='4'/>"
                       "</w:lvlOverride>")));
    BODY(*state, ITEM("1", "0", "甲"), ITEM("1", "0", "乙"),
         ITEM("2", "0", "丙"), ITEM("2", "0", "丁"), ITEM("1", "0", "戊"),
         ITEM("0", "0", "己"));
    assert_text(*state, "①甲\n\n②乙\n\n④丙\n\n⑤丁\n\n⑥戊\n\n己\n");
}

static void levels_restart_as_they_say(void **state)
{
    PART(
        *state, "word/numbering.xml",
        NUMBERING(LIST("0", LEVEL("0", "decimal", "第%1章"),
                       "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt "
                       "w:val='chineseCounting'/><w:lvlRestart w:val='0'/>"
                       "<w:lvlText w:val='第%2条'/></w:lvl><w:lvl w:ilvl='2'>"
                       "<w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
                       "<w:isLgl/><w:lvlText w:val='%1.%2.%3'/></w:lvl>"),
                  NUM("1", "0", "")));
    BODY(*state, ITEM("1", "0", "甲"), ITEM("1", "1", "乙"),
         ITEM("1", "0", "丙"), ITEM("1", "1", "丁"), ITEM("1", "2", "戊"));
    assert_text(*state,
                "第1章甲\n\n第一条乙\n\n第2章丙\n\n第二条丁\n\n2.2.1 戊\n");
}

static void a_style_may_carry_the_list(void **state)
{
    PART(*state, "word/styles.xml",
         STYLES("<w:style w:type='paragraph' w:styleId='1'><w:name "
                "w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='3'/>"
                "</w:numPr></w:pPr></w:style><w:style w:type='paragraph' "
                "w:styleId='2'><w:name w:val='heading 2'/><w:pPr>"
                "<w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>"
                "</w:style><w:style w:type='numbering' w:styleId='L'>"
                "<w:name w:val='列表'/><w:pPr><w:numPr><w:numId w:val='4'/>"
                "</w:numPr></w:pPr></w:style>"));
    PART(*state, "word/numbering.xml",
         NUMBERING("<w:abstractNum w:abstractNumId='0'><w:numStyleLink "
                   "w:val='L'/></w:abstractNum><w:abstractNum "
                   "w:abstractNumId='1'><w:styleLink w:val='L'/><w:lvl "
                   "w:ilvl='0'><w:start w:val='1'/><w:numFmt "
                   "w:val='chineseCountingThousand'/><w:pStyle w:val='1'/>"
                   "<w:suff w:val='nothing'/><w:lvlText w:val='%1、'/>"
                   "</w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt "
                   "w:val='chineseCounting'/><w:pStyle w:val='2'/>"
                   "<w:lvlText w:val='（%2）'/></w:lvl></w:abstractNum>",
                   NUM("3", "0", ""), NUM("4", "1", "")));
    BODY(*state, STYLED("1", "总论"), STYLED("2", "分论"), STYLED("1", "余论"));
    assert_text(*state, "# 一、总论\n\n## （一）分论\n\n# 二、余论\n");
}

static void a_skipped_level_counts_as_one(void **state)
{
    PART(*state, "word/numbering.xml",
         NUMBERING(LIST("0", LEVEL("0", "decimal", "%1"),
                        LEVEL("1", "decimal", "%1.%2"),
                        LEVEL("2", "decimal", "%1.%2.%3")),
                   NUM("1", "0", "")));
    BODY(*state, ITEM("1", "0", "甲"), ITEM("1", "2", "乙"),
         ITEM("1", "1", "丙"));
    assert_text(*state, "1 甲\n\n1.1.1 乙\n\n1.2 丙\n");
}

static void bullets_are_the_writers(void **state)
{
    PART(*state, "word/numbering.xml",
         NUMBERING(
             LIST("0", LEVEL("0", "bullet", "●"), LEVEL("1", "bullet", "——")),
             NUM("1", "0", "")));
    BODY(*state, ITEM("1", "0", "甲"), ITEM("1", "1", "乙"));
    assert_text(*state, "甲\n\n——乙\n");
}

static void deleted_items_are_not_counted(void **state)
{
    PART(*state, "word/numbering.xml",
         NUMBERING(LIST("0", LEVEL("0", "decimal", "%1.")), NUM("1", "0", "")));
    BODY(*state, ITEM("1", "0", "甲"),
         "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId "
         "w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>"
         "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>",
         ITEM("1", "0", "丙"));
    assert_text(*state, "1.甲\n\n2.丙\n");
}

static void tables_become_rows(void **state)
{
    BODY(*state, "<w:tbl>", ROW(CELL("<w:gridSpan w:val='3'/>", "表1 指标")),
         ROW(CELL("<w:vMerge w:val='restart'/>", "指标"),
             CELL("<w:gridSpan w:val='2'/>", "2031年")),
         ROW(CELL("<w:vMerge/>", ""), CELL("", "数量"), CELL("", "增长%")),
         ROW(CELL("", "公路|里程"), CELL("", "3"), CELL("", "4.5")),
         ROW(CELL("", "桥"), CELL("<w:vMerge w:val='restart'/>", "座"),
             CELL("", "1")),
         ROW(CELL("", "渡"), CELL("<w:vMerge/>", ""), CELL("", "2")),
         "</w:tbl>");
    assert_text(
        *state,
        "表1 指标\n\n| 指标 | 2031年数量 | 2031年增长% |\n|---|---|---|\n"
        "| 公路｜里程 | 3 | 4.5 |\n| 桥 | 座 | 1 |\n| 渡 | 座 | 2 |\n");
}

static void a_table_that_sets_the_page_is_text(void **state)
{
    BODY(*state, "<w:tbl>",
         ROW(CELL("", "某政〔2031〕9号"), CELL("", "签发人：某某")), "</w:tbl>",
         P("正文。"), "<w:tbl>", ROW(CELL("", "抄送：某某。"), CELL("", "")),
         ROW(CELL("", "某办公室"), CELL("", "2031年1月9日印发")), "</w:tbl>");
    assert_text(*state, "某政〔2031〕9号\n\n签发人：某某\n\n正文。\n\n"
                        "抄送：某某。\n\n某办公室 2031年1月9日印发\n");
}

static void a_deleted_row_goes(void **state)
{
    BODY(*state, "<w:tbl>", ROW(CELL("", "指标"), CELL("", "数")),
         "<w:tr><w:trPr><w:del/></w:trPr>", CELL("", "甲"), CELL("", "1"),
         "</w:tr>", ROW(CELL("", "乙"), CELL("", "2")), "</w:tbl>");
    assert_text(*state, "| 指标 | 数 |\n|---|---|\n| 乙 | 2 |\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(counts_are_written_as_word_shows_them),
        TEST(a_count_may_start_anew),
        TEST(levels_restart_as_they_say),
        TEST(a_style_may_carry_the_list),
        TEST(a_skipped_level_counts_as_one),
        TEST(bullets_are_the_writers),
        TEST(deleted_items_are_not_counted),
        TEST(tables_become_rows),
        TEST(a_table_that_sets_the_page_is_text),
        TEST(a_deleted_row_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
