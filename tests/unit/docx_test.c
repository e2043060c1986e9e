/* DOCX: text, headings, changes, what is left out; each rule on a package of a
 * few lines. */
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

static void paragraphs_are_lines(void **state)
{
    BODY(*state, P("某某区　政府："), P(""), P("  全年完成。 "));
    assert_text(*state, "某某区　政府：\n\n全年完成。\n");
}

static void headings_come_from_styles(void **state)
{
    PART(*state, "word/styles.xml",
         STYLES(STYLE("1", "heading 1", ""),
                "<w:style w:type='paragraph' w:styleId='a5'><w:name "
                "w:val='小节'/><w:basedOn w:val='1'/><w:pPr><w:outlineLvl "
                "w:val='1'/></w:pPr></w:style><w:style "
                "w:type='paragraph' w:styleId='a6'><w:name w:val='小小节'/>"
                "<w:basedOn w:val='a5'/></w:style>",
                STYLE("biaoti", "标题 3", "")));
    BODY(*state, STYLED("1", "总论"), STYLED("a5", "分论"),
         STYLED("a6", "又论"), STYLED("biaoti", "细论"));
    assert_text(*state, "# 总论\n\n## 分论\n\n## 又论\n\n### 细论\n");
}

static void a_paragraph_has_the_last_word_on_its_level(void **state)
{
    PART(*state, "word/styles.xml", STYLES(STYLE("1", "heading 1", "")));
    BODY(*state,
         "<w:p><w:pPr><w:pStyle w:val='1'/><w:outlineLvl "
         "w:val='9'/></w:pPr>",
         T("正文"), "</w:p>", "<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr>",
         T("深处"), "</w:p>");
    assert_text(*state, "正文\n\n### 深处\n");
}

static void a_title_stands_above_headings(void **state)
{
    PART(*state, "word/styles.xml",
         STYLES(STYLE("T", "Title", ""), STYLE("1", "heading 1", "")));
    BODY(*state, STYLED("T", "云澜市青汀区"), STYLED("T", "2031年政府工作报告"),
         STYLED("T", "（2031年1月9日）"), STYLED("1", "一、回顾"));
    assert_text(*state,
                "# 云澜市青汀区2031年政府工作报告\n\n（2031年1月9日）\n\n## "
                "一、回顾\n");
}

static void running_text_is_no_heading_for_its_style(void **state)
{
    PART(*state, "word/styles.xml", STYLES(STYLE("1", "heading 1", "")));
    BODY(*state, STYLED("1", "（一）修路。全年修路三条。"));
    assert_text(*state, "（一）修路。全年修路三条。\n");
}

static void changes_are_taken_as_accepted(void **state)
{
    BODY(*state, "<w:p>", T("全年"),
         "<w:del><w:r><w:delText>九</w:delText></w:r></w:del><w:ins>", T("十"),
         "</w:ins>", T("件。"), "</w:p>", "<w:p><w:moveFrom>", T("迁走"),
         "</w:moveFrom></w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
         T("前半"), "</w:p>", P("后半。"));
    assert_text(*state, "全年十件。\n\n前半后半。\n");
    assert_note(*state, 4, "tracked change taken as accepted");
}

static void notes_stand_at_the_end(void **state)
{
    PART(*state, "word/footnotes.xml",
         "<w:footnotes" NAMES "><w:footnote w:type='separator' w:id='0'><w:p/>"
         "</w:footnote><w:footnote w:id='2'>",
         P("甲村：指某村。"), P("又注。"), "</w:footnote></w:footnotes>");
    PART(*state, "word/endnotes.xml",
         "<w:endnotes" NAMES "><w:endnote w:id='2'>", P("乙村：指另村。"),
         "</w:endnote></w:endnotes>");
    BODY(*state, "<w:p>", T("乙"), "<w:r><w:endnoteReference w:id='2'/></w:r>",
         T("甲"), "<w:r><w:footnoteReference w:id='2'/></w:r>", T("完。"),
         "</w:p>");
    assert_text(
        *state,
        "乙甲完。\n\n[^1]: 乙村：指另村。\n\n[^2]: 甲村：指某村。又注。\n");
    assert_note(*state, 2, "footnote put at the end");
}

static void a_text_box_is_read_once(void **state)
{
    BODY(*state, "<w:p>", T("全年"),
         "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
         "<w:txbxContent>",
         P("某某文件"),
         "</w:txbxContent></mc:Choice><mc:Fallback><w:pict>"
         "<v:textbox><w:txbxContent>",
         P("某某文件"),
         "</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
         "</mc:AlternateContent></w:r>",
         T("完成。"), "</w:p>");
    assert_text(*state, "全年完成。\n\n某某文件\n");
}

static void fields_show_their_result(void **state)
{
    BODY(*state,
         "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>"
         "<w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar "
         "w:fldCharType='separate'/></w:r>",
         T("一、综合 1"), "</w:p>", "<w:p>", T("二、农业 2"),
         "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p><w:p>"
         "<w:fldSimple w:instr=' SEQ 表 '>",
         T("表1"), "</w:fldSimple><w:hyperlink>", T("链接"),
         "</w:hyperlink><w:fldSimple w:instr='PAGE'>", T("9"),
         "</w:fldSimple></w:p>");
    assert_text(*state, "表1链接\n");
}

#define CONTENTS                                                               \
    "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText>"    \
    "<w:fldChar w:fldCharType='separate'/></w:r>"
#define LONG                                                                                                       \
    "全年完成三十件实事，新修道路二十条，改造旧桥十四座，新增绿地三处，受益群" \
    "众两万人，各项任务按期完成，群众满意度继续提高，没有一件拖到下一年。"

static void a_field_may_end_in_what_was_deleted(void **state)
{
    BODY(*state, PARA(CONTENTS, T("一、综合 1")),
         PARA("<w:del><w:r><w:fldChar w:fldCharType='end'/></w:r></w:del>"),
         P("短。"));
    assert_text(*state, "短。\n");
}

static void a_field_that_does_not_end_hides_no_text(void **state)
{
    BODY(*state, PARA(CONTENTS, T("一、综合 1")), P(LONG), P("短。"),
         P("完。"));
    assert_text(*state, LONG "\n\n短。\n\n完。\n");
}

static void rings_and_readings_of_fields(void **state)
{
    BODY(*state,
         "<w:p><w:r><w:fldChar w:fldCharType='begin'/>"
         "<w:instrText>eq \\o\\ac(○,3)</w:instrText><w:fldChar "
         "w:fldCharType='end'/></w:r>",
         T("项"),
         "<w:r><w:fldChar w:fldCharType='begin'/>"
         "<w:instrText>EQ \\* jc2 \\o\\ad(\\s\\up 9(tīng),汀)</w:instrText>"
         "<w:fldChar w:fldCharType='end'/></w:r></w:p>");
    assert_text(*state, "③项汀\n");
}

static void a_table_of_contents_is_left_out(void **state)
{
    PART(*state, "word/styles.xml", STYLES(STYLE("TOC1", "toc 1", "")));
    BODY(*state,
         "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery "
         "w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
         "<w:sdtContent>",
         P("一、综合"), "</w:sdtContent></w:sdt>", P("目  录"), "<w:p>",
         T("一、综合"), "<w:r><w:tab/><w:t>3</w:t></w:r></w:p>",
         STYLED("TOC1", "二、农业"), P("正文。"));
    assert_text(*state, "正文。\n");
}

static void what_is_not_shown_is_left_out(void **state)
{
    BODY(*state, "<w:p>", T("明"),
         "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r>"
         "<w:rPr><w:vanish w:val='0'/></w:rPr><w:t>亮</w:t></w:r>"
         "<w:ruby><w:rt>",
         T("liàng"), "</w:rt><w:rubyBase>", T("靓"),
         "</w:rubyBase></w:ruby><w:r><w:softHyphen/><w:t>处</w:t>"
         "<w:noBreakHyphen/><w:sym w:font='Wingdings' "
         "w:char='F082'/><w:commentReference w:id='0'/></w:r>"
         "</w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
         "<w:sdtContent>",
         P("单击此处"), "</w:sdtContent></w:sdt><w:altChunk/>");
    assert_text(*state, "明亮靓处-②\n");
    assert_note(*state, 1, "hidden text left out");
    assert_note(*state, 1, "comment left out");
    assert_note(*state, 1, "pronunciation above a word left out");
    assert_note(*state, 1, "embedded document left out");
}

static void a_hidden_mark_joins_a_heading_with_its_text(void **state)
{
    PART(*state, "word/numbering.xml",
         NUMBERING(LIST("0", LEVEL("0", "decimal", "%1.")), NUM("1", "0", "")));
    BODY(*state,
         "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId "
         "w:val='1'/></w:numPr><w:rPr><w:vanish/><w:specVanish/>"
         "</w:rPr></w:pPr>",
         T("修路。"), "</w:p>", P("修三条。"));
    assert_text(*state, "1.修路。修三条。\n");
}

static void lines_broken_by_hand(void **state)
{
    BODY(*state, "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r>"
                 "<w:t>某某区2031年</w:t><w:br/><w:t>工作报告</w:t></w:r></w:p>"
                 "<w:p><w:r><w:t>第一行。</w:t><w:br/><w:t>第二行。</w:t></w:r>"
                 "</w:p>");
    assert_text(*state, "某某区2031年工作报告\n\n第一行。\n第二行。\n");
}

static void bold_at_the_start_of_a_paragraph_is_kept(void **state)
{
    PART(*state, "word/styles.xml",
         STYLES(STYLE("B", "强调", "<w:rPr><w:b/></w:rPr>")));
    BODY(*state,
         PARA("<w:r><w:rPr><w:b/></w:rPr><w:t> 一是修路。</w:t></w:r>",
              T("全年"), "<w:r><w:rPr><w:b/></w:rPr><w:t>三条。</w:t></w:r>"),
         STYLED("B", "农业"),
         PARA("<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>细</w:t></w:r>"));
    assert_text(*state, "**一是修路。**全年三条。\n\n**农业**\n\n细\n");
}

static void typed_rows_stand_together(void **state)
{
    BODY(*state, P("主要产量如下："),
         PARA(T("粮食"), "<w:r><w:tab/><w:t>3</w:t></w:r>"),
         PARA(T("茶叶"), "<w:r><w:tab/><w:t>4</w:t></w:r>"), P("完。"));
    assert_text(*state, "主要产量如下：\n\n粮食\t3\n茶叶\t4\n\n完。\n");
}

static void empty_paragraphs_set_others_apart(void **state)
{
    BODY(*state, P("某某区"), P("工作报告"), P(""), P("第一段。"), P(""),
         P("第二段。"));
    assert_text(*state, "某某区\n工作报告\n\n第一段。\n\n第二段。\n");
}

static void pictures_alone_are_no_text(void **state)
{
    PART(*state, "word/document.xml",
         "<w:document" NAMES
         " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>",
         PARA("<w:r><a:blip/></w:r>"), "</w:document>");
    assert_refused(*state, NIAN_EINPUT, "pictures alone");
}

static void a_header_lends_its_title(void **state)
{
    PART(*state, "word/_rels/document.xml.rels",
         RELATION("/header", "header1.xml"));
    PART(*state, "word/header1.xml", "<w:hdr" NAMES ">", P("某某区委文件"),
         P("内部"), "</w:hdr>");
    BODY(*state, P("某委〔2031〕1号"));
    assert_text(*state, "某某区委文件\n\n某委〔2031〕1号\n");
    assert_note(*state, 1, "title taken from the header of the page");
}

static void parts_are_where_the_package_says(void **state)
{
    PART(*state, "_rels/.rels", RELATION("/officeDocument", "/doc/main.xml"));
    PART(*state, "doc/main.xml", "<w:document" NAMES "><w:body>", P("在此。"),
         "</w:body></w:document>");
    office_read(*state);
    assert_text(*state, "在此。\n");
}

static void strict_files_are_read(void **state)
{
    PART(*state, "word/document.xml",
         "<x:document "
         "xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'>"
         "<x:body><x:p><x:r><x:t>严格。</x:t></x:r></x:p></x:body>"
         "</x:document>");
    office_read(*state);
    assert_text(*state, "严格。\n");
}

static void properties_are_believed_little(void **state)
{
    PART(*state, "docProps/core.xml",
         "<c:p xmlns:c='urn:c' xmlns:d='http://purl.org/dc/elements/"
         "1.1/'><d:title>青汀区2031年工作报告</d:title></c:p>");
    PART(*state, "docProps/app.xml",
         "<Properties "
         "xmlns='http://schemas.openxmlformats.org/officeDocument/2006"
         "/extended-properties'><Company>青汀区人民政府</Company>"
         "</Properties>");
    BODY(*state, P("文。"));
    office *o = *state;
    assert_str(o->taken.said.title, "青汀区2031年工作报告");
    assert_str(o->taken.said.issuer, "青汀区人民政府");
    assert_true(o->taken.said.issuer_sure > 0 &&
                o->taken.said.issuer_sure < 0.5F);
}

static void what_is_no_docx_is_told(void **state)
{
    PART(*state, "content.xml", "<a/>");
    assert_refused(*state, NIAN_EINPUT, "no word/document.xml");
}

static void a_damaged_part_is_told(void **state)
{
    PART(*state, "word/document.xml", "<w:document" NAMES "><w:body>");
    assert_refused(*state, NIAN_EINPUT, "word/document.xml");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(paragraphs_are_lines),
        TEST(headings_come_from_styles),
        TEST(a_paragraph_has_the_last_word_on_its_level),
        TEST(a_title_stands_above_headings),
        TEST(running_text_is_no_heading_for_its_style),
        TEST(changes_are_taken_as_accepted),
        TEST(notes_stand_at_the_end),
        TEST(a_text_box_is_read_once),
        TEST(fields_show_their_result),
        TEST(a_field_may_end_in_what_was_deleted),
        TEST(a_field_that_does_not_end_hides_no_text),
        TEST(rings_and_readings_of_fields),
        TEST(a_table_of_contents_is_left_out),
        TEST(what_is_not_shown_is_left_out),
        TEST(a_hidden_mark_joins_a_heading_with_its_text),
        TEST(lines_broken_by_hand),
        TEST(bold_at_the_start_of_a_paragraph_is_kept),
        TEST(typed_rows_stand_together),
        TEST(empty_paragraphs_set_others_apart),
        TEST(pictures_alone_are_no_text),
        TEST(a_header_lends_its_title),
        TEST(parts_are_where_the_package_says),
        TEST(strict_files_are_read),
        TEST(properties_are_believed_little),
        TEST(what_is_no_docx_is_told),
        TEST(a_damaged_part_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
