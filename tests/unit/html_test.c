/* Pages of an invented city, each with one thing that pages do. */
#include "test.h"

#include <stdlib.h>

#include "base/buf.h"
#include "ingest/mhtml.h"
#include "ingest/parsers.h"
#include "text/text.h"

/* Enough text that it is an article to anyone. */
#define P1 "2023年，云澜市深入推进法治政府建设，各项工作取得新的成效。"
#define P2 "全年办结行政复议案件120件，同比增长5%，调解率明显提高。"
#define P3 "下一步，我市将继续抓好普法宣传，办好群众身边的实事。"
#define BODY "<p>" P1 "</p><p>" P2 "</p><p>" P3 "</p>"
#define TEXT P1 "\n\n" P2 "\n\n" P3 "\n"
#define EIGHT BODY BODY BODY BODY BODY BODY BODY BODY
#define FOUR_TEXT TEXT "\n" TEXT "\n" TEXT "\n" TEXT
#define EIGHT_TEXT FOUR_TEXT "\n" FOUR_TEXT

typedef struct reading {
    nian_arena arena;
    nian_ingested taken;
    nian_error err;
    bool done;
} reading;

static reading read_bytes(nian_str page)
{
    reading r = {.done = false};
    r.done = nian_html_read(&r.taken, &r.arena, page, NULL, &r.err);
    if (r.done)
        assert_true(nian_utf8_valid(r.taken.text, NULL));
    return r;
}

static reading read_page(const char *page)
{
    return read_bytes(nian_str_from(page));
}

static void check(const char *page, const char *text)
{
    reading r = read_page(page);
    if (!r.done)
        fail_msg("%s", r.err.message);
    assert_str(r.taken.text, text);
    nian_arena_free(&r.arena);
}

static void check_refused(const char *page, const char *word)
{
    reading r = read_page(page);
    assert_false(r.done);
    assert_int_equal(r.err.code, NIAN_EINPUT);
    if (!strstr(r.err.message, word))
        fail_msg("%s", r.err.message);
    assert_null(strchr(r.err.message, '\n'));
    nian_arena_free(&r.arena);
}

static bool has_note(const reading *r, const char *words)
{
    for (size_t i = 0; i < r->taken.notes.count; i++)
        if (nian_str_has(r->taken.notes.items[i].text, nian_str_from(words)))
            return true;
    return false;
}

static void test_plain(void **state)
{
    (void)state;
    check("<html><body>" BODY "</body></html>", TEXT);
    check(BODY, TEXT);
    check("<div>" P1 "</div><div>" P2 "</div><div>" P3 "</div>", TEXT);
    check("<p>" P1 "<p>" P2 "<p>" P3, TEXT);
    check("<body>" P1 "\n" P2 "</body>", P1 P2 "\n");
    check("<pre>" P1 "\n" P2 "\n\n　　" P3 "</pre>", P1 "\n" P2 "\n\n" P3 "\n");
    check("<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE html PUBLIC "
          "\"x\" \"y\"><html xmlns=\"z\"><head/><body>" BODY "</body></html>",
          TEXT);
    check(BODY "</body></html><p>附则自发布之日起执行，由市政府解释。</p>",
          TEXT "\n附则自发布之日起执行，由市政府解释。\n");
}

static void test_lines(void **state)
{
    (void)state;
    check("<body>\n" P1 "\n\n" P2 "\n" P3 "\n</body>",
          P1 "\n\n" P2 "\n" P3 "\n");
    check("<div style='white-space: pre-wrap'>" P1 "\n" P2 "</div>",
          P1 "\n" P2 "\n");
}

static void test_breaks(void **state)
{
    (void)state;
    check("<div>　　" P1 "<br>　　" P2 "<br/><br />" P3 "</div>", TEXT);
    check("<div>" P1 "<br>" P2 "</div>", P1 "\n" P2 "\n");
    check("<p>" P1 "　　" P2 "&nbsp;&nbsp;&nbsp;&nbsp;" P3 "</p>", TEXT);
    check("<p>市长　王某，" P1 "</p>", "市长 王某，" P1 "\n");
}

static void test_blanks(void **state)
{
    (void)state;
    check("<p><span>" P1 "建</span>\n      <span>设</span><b>法</b>治。</p>",
          P1 "建设法治。\n");
    check("<p>" P1 "\n用 GDP\n计算，增长 5 %。</p>",
          P1 "用 GDP 计算，增长 5 %。\n");
    check("<p>" P1 "&nbsp&nbsp&emsp;&#12288;附&#8203;注</p>", P1 "\n\n附注\n");
}

static void test_signs(void **state)
{
    (void)state;
    check("<p>" P1 "误差<5%，a < 3，甲&lt;乙&amp;丙&quot;&middot;&#x3002;</p>",
          P1 "误差<5%，a < 3，甲<乙&丙\"·。\n");
    check("<p>" P1 "<市政府工作报告>已印发。</p>",
          P1 "<市政府工作报告>已印发。\n");
    check("<p>" P1 "</p> < <p>" P2 "</p>", P1 "\n\n" P2 "\n");
    check("<p>" P1 "绿地12万m<sup>2</sup>，10<sup>4</sup>吨，CO<sub>2</sub>，"
          "占5%<sup>1</sup>。<sup>[2]</sup>又。<sup>（注）</sup></p>",
          P1 "绿地12万m²，10⁴吨，CO2，占5%[1][2]。又。（注）\n");
    check("<p>" P1 "<ruby>澜<rp>(</rp><rt>lán</rt><rp>)</rp></ruby>江</p>",
          P1 "澜江\n");
    check("<p>" P1 "</p><p># 号</p><p>|</p>", P1 "\n\n＃ 号\n\n｜\n");
}

static void test_headings(void **state)
{
    (void)state;
    check("<article><h2>一、主要工作</h2><p>" P1 "</p><h3>（一）<br>复议</h3>"
          "<p>" P2 "</p><h4>" P3 "</h4></article>",
          "## 一、主要工作\n\n" P1 "\n\n### （一）复议\n\n" P2 "\n\n" P3 "\n");
    check("<p><b>一、主要工作</b></p>" BODY, "一、主要工作\n\n" TEXT);
}

static void test_lists(void **state)
{
    (void)state;
    check(BODY "<ol start=3><li>甲事。</li><li><p>乙事。</p></li>"
               "<li value=9>丙事。</li></ol>",
          TEXT "\n3. 甲事。\n\n4. 乙事。\n\n9. 丙事。\n");
    check(BODY
          "<ol style='list-style-type:cjk-ideographic'><li>甲事。<li>乙事。"
          "<li>三、丙事。</ol><ul><li>丁事。</ul>",
          TEXT "\n一、甲事。\n\n二、乙事。\n\n三、丙事。\n\n丁事。\n");
    check(BODY "<ol type=a><li>甲事。</ol><ol type=I start=14><li>乙事。</ol>"
               "<ol class='custom_cn2'><li>丙事。</ol>"
               "<ol style='list-style:none'><li>丁事。</ol>",
          TEXT "\na. 甲事。\n\nXIV. 乙事。\n\n（一）丙事。\n\n丁事。\n");
}

static void test_word(void **state)
{
    (void)state;
    check("<!--[if gte mso 9]><xml><o:Author>某</o:Author></xml><![endif]-->"
          "<p class=MsoNormal><span lang=EN-US>2023</span><span\n"
          "style='x'>年，云澜市深入推进法治政府建设，各项工作取得新的\n成效。"
          "</span><o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
          "<p style='mso-list:l0 level1'><![if !supportLists]><span "
          "style='mso-list:Ignore'>一、<span>&nbsp;&nbsp;</span></span>"
          "<![endif]>复议工作</p><p>" P2 "</p>",
          P1 "\n\n一、 复议工作\n\n" P2 "\n");
}

static void test_tables(void **state)
{
    (void)state;
    check(BODY "<table><caption>表1</caption><tr><th rowspan=2>指标<th "
               "colspan=2>件数</tr><tr><td>2022<td>2023</tr><tr><td>复议|诉讼"
               "<td>100<td><p>120</p></tr><tr><td colspan=3>注：初步数</tr>"
               "</table>",
          TEXT "\n表1\n\n| 指标 | 件数 | 件数 |\n| 指标 | 2022 | 2023 |\n"
               "| 复议｜诉讼 | 100 | 120 |\n\n注：初步数\n");
    check(BODY "<table><tr><td rowspan=2>120<td>甲<tr><td>乙</table>",
          TEXT "\n| 120 | 甲 |\n| | 乙 |\n");
    check("<table><tr><td><a href=/>栏目</a><td>" EIGHT "<tr><td>版权所有<td>某"
          "</table>",
          EIGHT_TEXT);
    check("<table><tr><td><td>" P1 "<td><tr><td>&nbsp;<td>" P2 "<td><tr><td>"
          "<td>" P3 "<td></table>",
          TEXT);
    check("<table><tr><td><table><tr><td>" BODY "</table></table>", TEXT);
    check(BODY "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
          TEXT "\n甲\n\n乙\n");
}

static void test_hidden(void **state)
{
    (void)state;
    check("<style>p{}</style><script>if(a<b)'</p>'</script>" BODY
          "<p hidden>" P1 "</p><p style='Display : none;'>" P1 "</p>"
          "<p aria-hidden=true>" P1 "</p><!-- " P1 " --><select><option>甲"
          "</select><textarea>" P1 "</textarea><noscript>" P1 "</noscript>",
          TEXT);
    check("<div style='display:none'>" BODY "</div>", TEXT);
    check("<p>扫码关注我们，了解更多。</p><div style='visibility: hidden; "
          "opacity: 0;'>" BODY "</div>",
          "扫码关注我们，了解更多。\n\n" TEXT);
    check("<script></script><noscript>" BODY "</noscript>", TEXT);
}

static void test_furniture(void **state)
{
    (void)state;
    check("<div class=nav><a href=/>首页</a><a href=/a>政务公开</a></div>"
          "<div>当前位置：<a href=/>首页</a> &gt; 工作报告</div>"
          "<div>发布时间：2024-01-15 来源：市司法局 浏览次数：12</div>"
          "<div class=x>" BODY "<p>云澜市人民政府</p><p>2024年1月10日</p></div>"
          "<p>【<a href='javascript:p()'>打印</a>】【关闭】</p>"
          "<p>上一篇：<a href=/1>关于某事的通知</a></p>"
          "<h4>相关链接</h4><ul><li><a href=/2>一图读懂法治政府建设报告</a>"
          "<p>近日，有关部门介绍了情况，回答了提问。</p></li></ul>"
          "<div>版权所有：云澜市人民政府 云ICP备05000001号</div>",
          TEXT "\n云澜市人民政府\n\n2024年1月10日\n");
    check("<center>云澜市 > 政务公开 > 工作报告</center>" BODY
          "<hr>打印时间：2024-02-08 10:11",
          TEXT);
    check("<div><div id=zoom>" BODY "</div></div></div><p>" P2 "</p>"
          "<p>云澜市人民政府</p><p>2024年1月10日</p><p>【打印】</p><p>其他</p>",
          TEXT "\n" P2 "\n\n云澜市人民政府\n\n2024年1月10日\n");
}

/* Words of a page's furniture begin headings of reports too. */
static void test_likeness(void **state)
{
    (void)state;
    check(BODY "<p>关闭煤矿12处</p><p>技术支持能力全面提升</p>"
               "<p>ICP备案网站12个，高分辨率浏览。</p><p>扫码率达到九成</p>"
               "<p>" P2 "</p><p>承办单位逐步扩大</p>",
          TEXT "\n关闭煤矿12处\n\n技术支持能力全面提升\n\nICP备案网站12个，高分"
               "辨率浏览。\n\n扫码率达到九成\n\n" P2 "\n\n承办单位逐步扩大\n");
    check("<p class=top>" P1 "</p><p class=tool>" P2 "</p><p class=share>" P3
          "</p><p class=path>" P1 "</p><p class=nav>" P2 "</p>",
          TEXT "\n" P1 "\n\n" P2 "\n");
    check(
        "<meta name=ArticleTitle content='云澜市2023年工作报告...'><h3>《云澜市"
        "2023年工作报告（草案）》</h3>" BODY,
        "### 《云澜市2023年工作报告（草案）》\n\n" TEXT);
}

static void test_marks(void **state)
{
    (void)state;
    check("<p>一名网友说，停车位实在太少了，希望尽快解决。</p>"
          "<!--ZJEG_RSS.content.begin-->" BODY "<!--ZJEG_RSS.content.end-->"
          "<p>另一名网友说，公交车间隔太长了，希望加密班次。</p>",
          TEXT);
    check("<div id=zoom><p>" P1 "</p><div class=x>" BODY BODY
          "<div class=y><a href=/1>某项通知</a><a href=/2>某项公告</a></div>",
          P1 "\n\n" TEXT "\n" TEXT);
    check("<div>" P1 "<p>【打印】</p><div class='TRS_Editor'>" EIGHT
          "</div></div>",
          EIGHT_TEXT);
}

#define HEAD                                                                              \
    "<meta name='ArticleTitle' content='云澜市2023年法治政府建设年度报告'>" \
    "<meta name=PubDate content='2024-01-15 10:20'>"                                      \
    "<meta name=ContentSource content='市司法局'><title>报告_云澜市</title>"

static void check_title(const char *page, const char *title)
{
    reading r = read_page(page);
    assert_true(r.done);
    assert_str(r.taken.said.title, title);
    nian_arena_free(&r.arena);
}

static void test_said(void **state)
{
    (void)state;
    reading r = read_page(HEAD BODY);
    assert_true(r.done);
    assert_str(r.taken.said.title, "云澜市2023年法治政府建设年度报告");
    assert_str(r.taken.said.date, "2024-01-15");
    assert_true(r.taken.said.date_sure > .5F && r.taken.said.date_sure < .7F);
    assert_str(r.taken.said.issuer, "市司法局");
    assert_true(r.taken.said.issuer_sure < .5F);
    assert_str(r.taken.text, "云澜市2023年法治政府建设年度报告\n\n" TEXT);
    assert_str(r.taken.media_type, "text/html");
    nian_arena_free(&r.arena);

    check_title(
        "<meta name=ArticleTitle content='云澜市<br/>报告&lt;/p&gt;'>" BODY,
        "云澜市报告");
    r = read_page("<meta name=ContentSource content=本站>" BODY);
    assert_int_equal(r.taken.said.issuer.len, 0);
    nian_arena_free(&r.arena);
}

static void test_head_table(void **state)
{
    (void)state;
    reading r = read_page(
        HEAD "<table><tr><td>索 引 号：<td>000123/2024-001<td>主题分类：<td>"
             "政务<tr><td>发文机关：<td>云澜市人民政府<td>成文日期：<td>"
             "2024年1月9日<tr><td>发文字号：<td>云府〔2024〕3号<td>名&emsp;称："
             "<td>云澜市2023年法治政府建设年度报告</table>" BODY);
    assert_true(r.done);
    assert_str(r.taken.said.issuer, "云澜市人民政府");
    assert_str(r.taken.said.number, "云府〔2024〕3号");
    assert_str(r.taken.said.date, "2024-01-09");
    assert_true(r.taken.said.date_sure > .8F);
    assert_str(r.taken.text, "云澜市2023年法治政府建设年度报告\n\n" TEXT);
    nian_arena_free(&r.arena);

    r = read_page("<ul><li><b>索引号：</b>000123</li><li><b>发布机构：</b>"
                  "云澜市司法局</li><li><b>文号：</b>无</li><li>发布日期："
                  "2024/2/3</li></ul><div>" BODY "</div>");
    assert_str(r.taken.said.issuer, "云澜市司法局");
    assert_int_equal(r.taken.said.number.len, 0);
    assert_str(r.taken.said.date, "2024-02-03");
    assert_str(r.taken.text, TEXT);
    nian_arena_free(&r.arena);
}

static void test_title(void **state)
{
    (void)state;
    check_title("<title>云澜市2023年工作报告_报告_云澜市人民政府</title>" BODY,
                "云澜市2023年工作报告");
    check_title("<title>云澜市人民政府 - 2021-2023年统计公报</title>" BODY,
                "2021-2023年统计公报");
    check_title("<title>云澜政务 报告 云澜市2023年工作报告</title><h1>云澜市"
                "2023年工作报告</h1><h1>云澜政务</h1>" BODY,
                "云澜市2023年工作报告");
    check("<title>云澜市2023年工作报告</title><h1>云澜市2023年<br>工作报告"
          "</h1>" BODY,
          "# 云澜市2023年工作报告\n\n" TEXT);
}

static void test_notes(void **state)
{
    (void)state;
    reading r = read_page("<p>" P1 "<img src=1.jpg alt=某图>" P2 "</p><p>" P3
                          "</p><a href=2.html>下一页</a>");
    assert_true(r.done);
    assert_str(r.taken.text, P1 P2 "\n\n" P3 "\n");
    assert_true(has_note(&r, "picture left out"));
    assert_true(has_note(&r, "another page"));
    assert_false(has_note(&r, "outside"));
    nian_arena_free(&r.arena);
    r = read_page("<!--content.begin-->" BODY "<!--content.end--><p>" P3
                  "</p>");
    assert_true(has_note(&r, "outside of the article"));
    nian_arena_free(&r.arena);
}

static void test_refused(void **state)
{
    (void)state;
    check_refused("<html><body><div id=app></div><script>x()</script></body>",
                  "script");
    check_refused("<frameset cols=1><frame src=a></frameset>", "frames");
    check_refused("<a href=/1>某通知</a><a href=/2>某公告</a>", "links");
    check_refused("<h1>某报告</h1><p>报告全文见附件。</p>"
                  "<a href='/f/2023.pdf'>附件</a>",
                  "/f/2023.pdf");
    check_refused("<p>\xB7\xA8\xD6\xCE</p>", "UTF-8");
}

static nian_str repeat(nian_buf *out, const char *word, size_t count)
{
    for (size_t i = 0; i < count; i++)
        nian_buf_add(out, nian_str_from(word));
    return nian_buf_str(out);
}

static void test_bombs(void **state)
{
    (void)state;
    nian_buf page = {0};
    nian_buf_add(&page, NIAN_STR("<img src=\"x"));
    repeat(&page, "法", 3000);
    nian_buf_add(&page, NIAN_STR("\">"));
    reading picture = read_bytes(repeat(&page, BODY, 1));
    assert_str(picture.taken.text, TEXT);
    nian_arena_free(&picture.arena);
    page.len = 0;
    reading r = read_bytes(repeat(&page, "<div>", 100000));
    assert_false(r.done);
    nian_arena_free(&r.arena);
    page.len = 0;
    nian_buf_add(&page, NIAN_STR("<p"));
    repeat(&page, " a=1", 100000);
    nian_buf_add(&page, NIAN_STR("><table><tr><td colspan=1000000000 rowspan="
                                 "99999>甲<td>乙<tr><td>丙<td>丁</table>"));
    repeat(&page, "</i>", 100000);
    r = read_bytes(repeat(&page, BODY, 1));
    assert_true(r.done);
    assert_true(r.taken.text.len < 2000);
    assert_true(nian_str_has(r.taken.text, NIAN_STR(P3)));
    nian_arena_free(&r.arena);
    nian_buf_free(&page);
}

static void test_saved(void **state)
{
    static const nian_str parts = NIAN_STR_INIT(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/related;\r\n\tboundary=\"--x--\"\r\n\r\n\r\n"
        "----x--\r\nContent-Type: text/css\r\n\r\np{}\r\n----x--\r\n"
        "Content-Type: text/html; charset=\"GB2312\"\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<p a=3D1>=B7=\r\n=A8</p>\r\n----x--\r\n\r\njunk");
    static const nian_str whole = NIAN_STR_INIT(
        "MIME-Version: 1.0\nContent-Type: text/html\n"
        "Content-Transfer-Encoding: base64\n\nPHA+5rOV\nPC9wPg==");
    (void)state;
    nian_arena arena = {0};
    nian_str page, charset;
    assert_true(nian_mhtml_is(parts) && nian_mhtml_is(whole));
    assert_true(nian_mhtml_unpack(&page, &charset, &arena, parts, NULL));
    assert_str(page, "<p a=1>\xB7\xA8</p>\r\n");
    assert_str(charset, "GB2312");
    assert_true(nian_mhtml_unpack(&page, &charset, &arena, whole, NULL));
    assert_str(page, "<p>法</p>");
    assert_false(nian_mhtml_is(NIAN_STR("<p>MIME-Version: 1.0</p>")));
    assert_false(nian_mhtml_unpack(&page, &charset, &arena,
                                   nian_str_slice(parts, 0, 150), NULL));
    nian_arena_free(&arena);
}

/* Through the door: unpacked, decoded, and read by a process of its own. */
static void test_ingest(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_ingested taken;
    nian_error err = {0};
    nian_str saved = NIAN_STR(
        "MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\n\n<p>"
        "\xCE\xD2\xCA\xD0\xC9\xEE\xC8\xEB\xCD\xC6\xBD\xF8\xB7\xA8"
        "\xD6\xCE\xD5\xFE\xB8\xAE\xBD\xA8\xC9\xE8\xA1\xA3</p>");
    if (!nian_ingest(&taken, &arena, saved, "saved.mht", NULL, &err))
        fail_msg("%s", err.message);
    assert_str(taken.text, "我市深入推进法治政府建设。\n");
    assert_str(taken.encoding, "GB18030");

    nian_str lie = NIAN_STR("<meta charset=gb2312>" BODY);
    assert_true(nian_ingest(&taken, &arena, lie, "lie.html", NULL, &err));
    assert_str(taken.text, TEXT);
    assert_str(taken.notes.items[0].text,
               "the page declares GB18030, its bytes are UTF-8");
    nian_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),      cmocka_unit_test(test_lines),
        cmocka_unit_test(test_breaks),     cmocka_unit_test(test_blanks),
        cmocka_unit_test(test_signs),      cmocka_unit_test(test_headings),
        cmocka_unit_test(test_lists),      cmocka_unit_test(test_word),
        cmocka_unit_test(test_tables),     cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_furniture),  cmocka_unit_test(test_likeness),
        cmocka_unit_test(test_marks),      cmocka_unit_test(test_said),
        cmocka_unit_test(test_head_table), cmocka_unit_test(test_title),
        cmocka_unit_test(test_notes),      cmocka_unit_test(test_refused),
        cmocka_unit_test(test_bombs),      cmocka_unit_test(test_saved),
        cmocka_unit_test(test_ingest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
