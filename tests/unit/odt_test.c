/* ODT: each rule on a package of a few lines. */
#include "test.h"

#include "office.h"

#define SPACE(name, tail)                                                      \
    " xmlns:" name "='urn:oasis:names:tc:opendocument:xmlns:" tail ":1.0'"
#define NAMES                                                                  \
    SPACE("office", "office")                                                  \
    SPACE("text", "text")                                                      \
    SPACE("table", "table")                                                    \
    SPACE("style", "style")                                                    \
    SPACE("draw", "drawing")                                                   \
    SPACE("fo", "xsl-fo-compatible")                                           \
    SPACE("svg", "svg-compatible")                                             \
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:loext='urn:loext'"
/** content.xml of styles and a text, each a list of strings. */
#define CONTENT(...)                                                           \
    "<office:document-content" NAMES ">", __VA_ARGS__,                         \
        "</office:document-content>"
#define STYLES(...)                                                            \
    "<office:automatic-styles>", __VA_ARGS__, "</office:automatic-styles>"
#define TEXT(...)                                                              \
    "<office:body><office:text>", __VA_ARGS__, "</office:text></office:body>"
#define READ(o, ...)                                                           \
    (PART((o), "content.xml", CONTENT(__VA_ARGS__)), office_read(o))

#define P(text) "<text:p>" text "</text:p>"
#define STYLED(style, text)                                                    \
    "<text:p text:style-name='" style "'>" text "</text:p>"
#define H(level, text)                                                         \
    "<text:h text:outline-level='" level "'>" text "</text:h>"
#define STYLE(name, parent, more)                                              \
    "<style:style style:family='paragraph' style:name='" name                  \
    "' style:parent-style-name='" parent "'>" more "</style:style>"
#define LEVEL(level, format, before, after, more)                              \
    "<text:list-level-style-number text:level='" level                         \
    "' style:num-format='" format "' style:num-prefix='" before                \
    "' style:num-suffix='" after "' " more "/>"
#define LIST_STYLE(name, ...)                                                  \
    "<text:list-style style:name='" name "'>", __VA_ARGS__, "</text:list-style>"
#define LIST(attributes, ...)                                                  \
    "<text:list " attributes ">", __VA_ARGS__, "</text:list>"
#define ITEM(...) "<text:list-item>", __VA_ARGS__, "</text:list-item>"
#define CELL(attributes, text)                                                 \
    "<table:table-cell " attributes ">" P(text) "</table:table-cell>"
#define ROW(...) "<table:table-row>", __VA_ARGS__, "</table:table-row>"

static int setup(void **state)
{
    *state = office_new(nian_odt_read);
    return 0;
}

static int teardown(void **state)
{
    office_free(*state);
    return 0;
}

static void paragraphs_and_headings(void **state)
{
    PART(*state, "styles.xml",
         "<office:document-styles" NAMES "><office:styles>",
         STYLE("Title", "", ""), "</office:styles></office:document-styles>");
    READ(*state, STYLES(STYLE("P1", "Title", "")),
         TEXT(STYLED("P1", "某区2031年"), STYLED("P1", "工作报告"),
              H("1", "一、总论"), P("正 文\n   续。"), P(""),
              H("2", "（一）分论")));
    assert_text(*state, "# 某区2031年工作报告\n\n## 一、总论\n\n正 文 续。\n\n"
                        "### （一）分论\n");
}

static void lists_are_counted(void **state)
{
    READ(
        *state,
        STYLES(LIST_STYLE("L", LEVEL("1", "一, 二, 三, ...", "", "、", ""),
                          LEVEL("2", "一, 二, 三, ...", "（", "）", ""),
                          LEVEL("3", "1", "", ".", "text:display-levels='2'"))),
        TEXT(
            LIST("text:style-name='L'", ITEM(P("甲"), LIST("", ITEM(P("乙"))))),
            P("文。"),
            LIST("text:style-name='L' text:continue-numbering='true'",
                 ITEM(LIST("",
                           ITEM(P("丙"), P("又。"), LIST("", ITEM(P("丁"))))),
                      ""),
                 ITEM(P("戊"), LIST("", ITEM(P("己"))))),
            LIST("text:style-name='L'", ITEM(P("庚")))));
    assert_text(*state, "一、甲\n\n（一）乙\n\n文。\n\n（二）丙\n\n又。\n\n"
                        "二.1.丁\n\n二、戊\n\n（一）己\n\n一、庚\n");
    assert_note(*state, 7, "number counted by the file written out");
}

static void lists_go_on_and_start_as_they_say(void **state)
{
    READ(*state,
         STYLES(LIST_STYLE("L", LEVEL("1", "①, ②, ③, ...", "", "",
                                      "text:start-value='3'")),
                LIST_STYLE("M", LEVEL("1", "一", "", "",
                                      "loext:num-list-format='第%1%条'"))),
         TEXT(LIST("text:style-name='L' xml:id='a'", ITEM(P("甲"))),
              LIST("text:style-name='M'", ITEM(P("乙"))),
              LIST("text:style-name='L' text:continue-list='a'", ITEM(P("丙"))),
              LIST("text:style-name='L'",
                   "<text:list-item text:start-value='9'>", P("丁"),
                   "</text:list-item>", "<text:list-header>", P("戊"),
                   "</text:list-header>")));
    assert_text(*state, "③甲\n\n第一条乙\n\n④丙\n\n⑨丁\n\n戊\n");
}

static void a_list_in_a_list_keeps_its_counts(void **state)
{
    READ(*state,
         STYLES(LIST_STYLE("L", LEVEL("1", "1", "", "、", "")),
                LIST_STYLE("M", LEVEL("1", "A", "", ".", ""),
                           LEVEL("2", "1", "", "", "text:display-levels='2'"))),
         TEXT(LIST("text:style-name='L'", ITEM(P("甲")),
                   ITEM(P("乙"), LIST("text:style-name='M'", ITEM(P("丙"))),
                        LIST("text:style-name='M'", ITEM(P("丁")))),
                   "<text:list-item text:style-override='M'>", P("戊"),
                   "</text:list-item>")));
    assert_text(*state, "1、甲\n\n2、乙\n\nB.1 丙\n\nB.1 丁\n\nC.戊\n");
}

static void chapters_are_counted_by_the_outline(void **state)
{
    PART(*state, "styles.xml",
         "<office:document-styles" NAMES "><office:styles>",
         "<text:outline-style><text:outline-level-style text:level='1' "
         "style:num-format='1' style:num-prefix='第' style:num-suffix='章'/>"
         "</text:outline-style></office:styles></office:document-styles>");
    READ(*state, TEXT(H("1", "总论"), H("2", "分论"), H("1", "余论")));
    assert_text(*state, "# 第1章总论\n\n## 分论\n\n# 第2章余论\n");
}

static void changes_are_taken_as_accepted(void **state)
{
    READ(*state, TEXT("<text:tracked-changes><text:changed-region text:id='c1'>"
                      "<text:deletion>",
                      P("旧"), "</text:deletion></text:changed-region>",
                      "<text:changed-region text:id='c2'><text:insertion/>"
                      "</text:changed-region></text:tracked-changes>",
                      P("全年<text:change-start text:change-id='c1'/>九"
                        "<text:change-end text:change-id='c1'/>"
                        "<text:change-start text:change-id='c2'/>十"
                        "<text:change-end text:change-id='c2'/>件。"),
                      P("前半<text:change-start text:change-id='c1'/>多"),
                      P("余<text:change-end text:change-id='c1'/>后半。")));
    assert_text(*state, "全年十件。\n\n前半后半。\n");
    assert_note(*state, 2, "tracked change taken as accepted");
}

static void notes_and_boxes_have_their_place(void **state)
{
    READ(
        *state,
        TEXT(P(
            "全年<text:note><text:note-citation>1</text:note-citation>"
            "<text:note-body><text:p>甲：指某。</text:p></text:note-body>"
            "</text:note><draw:frame><draw:text-box><text:p>某某文件</text:p>"
            "</draw:text-box><svg:desc>一幅画</svg:desc></draw:frame>完成。")));
    assert_text(*state, "全年完成。\n\n某某文件\n\n[^1]: 甲：指某。\n");
}

static void what_is_not_of_the_text_is_left_out(void **state)
{
    READ(*state,
         STYLES("<style:style style:family='text' style:name='T1'>"
                "<style:text-properties text:display='none'/></style:style>"),
         TEXT("<text:table-of-content>", P("一、总论 1"),
              "</text:table-of-content>", P("目 录"),
              P("明<text:span text:style-name='T1'>暗</text:span>"
                "<office:annotation><text:p>批注</text:p></office:annotation>"
                "<text:ruby><text:ruby-base>靓</text:ruby-base>"
                "<text:ruby-text>liàng</text:ruby-text></text:ruby>"
                "<text:s text:c='2'/>处<text:line-break/>二"
                "<text:page-number>3</text:page-number>"),
              "<text:section text:display='none'>", P("暗处"),
              "</text:section>"));
    assert_text(*state, "明靓  处\n二\n");
    assert_note(*state, 2, "hidden text left out");
    assert_note(*state, 1, "comment left out");
    assert_note(*state, 2, "line of a table of contents left out");
}

static void tables_become_rows(void **state)
{
    READ(*state,
         TEXT("<table:table>",
              ROW(CELL("table:number-rows-spanned='2'", "指标"),
                  CELL("table:number-columns-spanned='2'", "2031年"),
                  "<table:covered-table-cell/>"),
              ROW("<table:covered-table-cell/>", CELL("", "数量"),
                  CELL("", "增长%")),
              ROW(CELL("", "公路"), CELL("", "3"), CELL("", "4.5")),
              ROW("<table:table-cell table:number-columns-repeated='99999'/>"),
              "</table:table>"));
    assert_text(*state, "| 指标 | 2031年数量 | 2031年增长% |\n|---|---|---|\n"
                        "| 公路 | 3 | 4.5 |\n");
}

static void bold_at_the_start_of_a_paragraph_is_kept(void **state)
{
    READ(*state,
         STYLES("<style:style style:family='text' style:name='T1'>"
                "<style:text-properties fo:font-weight='bold'/></style:style>"),
         TEXT(P(
             "<text:span text:style-name='T1'>一是修路。</text:span>全年。")));
    assert_text(*state, "**一是修路。**全年。\n");
}

static void a_flat_file_is_read(void **state)
{
    office *o = *state;
    static const char flat[] =
        "<office:document" NAMES
        "><office:meta><dc:title>某区工作报告</dc:title>"
        "</office:meta><office:master-styles><text:p>页眉</text:p>"
        "</office:master-styles><office:body><office:text>" P(
            "在此。") "</office:text></office:body></office:document>";
    assert_true(nian_odt_read(&o->taken, &o->arena, nian_str_from(flat), NULL,
                              &o->err));
    assert_text(o, "在此。\n");
    assert_str(o->taken.said.title, "某区工作报告");
}

static void pictures_alone_are_no_text(void **state)
{
    PART(*state, "content.xml",
         CONTENT(TEXT(P("<draw:frame><draw:image/></draw:frame>"))));
    assert_refused(*state, NIAN_EINPUT, "pictures alone");
}

static void a_password_is_told(void **state)
{
    PART(*state, "META-INF/manifest.xml",
         "<m:manifest" SPACE(
             "m",
             "manifest") "><m:file-entry>"
                         "<m:encryption-data/></m:file-entry></m:manifest>");
    assert_refused(*state, NIAN_EUNSUPPORTED, "without a password");
}

static void what_is_no_odt_is_told(void **state)
{
    PART(*state, "word/document.xml", "<a/>");
    assert_refused(*state, NIAN_EINPUT, "no content.xml");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(paragraphs_and_headings),
        TEST(lists_are_counted),
        TEST(lists_go_on_and_start_as_they_say),
        TEST(a_list_in_a_list_keeps_its_counts),
        TEST(chapters_are_counted_by_the_outline),
        TEST(changes_are_taken_as_accepted),
        TEST(notes_and_boxes_have_their_place),
        TEST(what_is_not_of_the_text_is_left_out),
        TEST(tables_become_rows),
        TEST(bold_at_the_start_of_a_paragraph_is_kept),
        TEST(a_flat_file_is_read),
        TEST(pictures_alone_are_no_text),
        TEST(a_password_is_told),
        TEST(what_is_no_odt_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
