/* Lines, headings, sentences, the tree, and the stored form. */
#include "test.h"

#include <glob.h>
#include <string.h>

#include "document/document.h"
#include "document/frontmatter.h"
#include "document/heading.h"
#include "document/statement.h"
#include "report/door.h"

static void parse(nian_document *out, nian_arena *arena, const char *source)
{
    nian_text text;
    nian_normalise(&text, arena, nian_str_from(source));
    nian_parse(out, arena, &text, NULL);
}

static nian_str statement_at(const nian_document *document, size_t index)
{
    assert_true(index < document->statements.count);
    return document->statements.items[index].text;
}

static void test_labels(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        nian_mark mark;
        const char *label;
        int ordinal;
    } rows[] = {
        {"第三章 生态", NIAN_MARK_CHAPTER, "第三章", 3},
        {"第二节　水利", NIAN_MARK_ARTICLE, "第二节", 2},
        {"十一、财政", NIAN_MARK_HAN, "十一、", 11},
        {"（二十）文化", NIAN_MARK_HAN_BRACKET, "（二十）", 20},
        {"(四)体育", NIAN_MARK_HAN_BRACKET, "(四)", 4},
        {"第五，稳住就业", NIAN_MARK_ORDINAL, "第五，", 5},
        {"3.做好防汛", NIAN_MARK_DIGIT, "3.", 3},
        {"12、修路", NIAN_MARK_DIGIT, "12、", 12},
        {"⒈治水", NIAN_MARK_DIGIT, "⒈", 1},
        {"（1）修桥", NIAN_MARK_DIGIT_BRACKET, "（1）", 1},
        {"②架线", NIAN_MARK_CIRCLE, "②", 2},
        {"三是补短板", NIAN_MARK_FIRST, "三是", 3},
        {"——城乡面貌", NIAN_MARK_DASH, "——", 0},
        {"3.5万亩良田", NIAN_MARK_NONE, "", 0},
        {"2023年", NIAN_MARK_NONE, "", 0},
        {"一批项目", NIAN_MARK_NONE, "", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        nian_label label;
        nian_label_read(nian_str_from(rows[i].line), &label);
        assert_int_equal(label.mark, rows[i].mark);
        assert_str(label.text, rows[i].label);
        assert_int_equal(label.ordinal, rows[i].ordinal);
    }
}

static void test_sentences(void **state)
{
    (void)state;
    nian_str rest =
        NIAN_STR("修订《河道管理；暂行规定》；落实“先看病。后付费。”"
                 "制度（试点三年。共五县）。他说：“要快。”群众满意！"
                 "未完");
    static const char *const want[] = {
        "修订《河道管理；暂行规定》；",
        "落实“先看病。后付费。”",
        "制度（试点三年。共五县）。",
        "他说：“要快。”",
        "群众满意！",
        "未完",
    };
    nian_str s;
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_true(nian_sentence_next(&rest, &s));
        assert_str(s, want[i]);
    }
    assert_false(nian_sentence_next(&rest, &s));
}

static void test_tree(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    parse(&d, &arena,
          "云溪县2023年法治政府建设年度报告\n\n"
          "2023年，云溪县坚持依法行政，各项工作取得进展。\n\n"
          "一、主要工作\n\n"
          "（一）健全制度。修订办法三件；清理文件八件。\n\n"
          "（二）强化监督。一是办好建议。全年办理建议二十件。二是公开信息。"
          "答复申请九件。\n\n"
          "二、存在问题\n\n"
          "一是力量不足，经费偏紧。二是宣传不够。\n\n"
          "云溪县人民政府\n\n2024年1月8日\n\n抄送：市司法局。\n");
    static const struct {
        int level;
        const char *label, *heading;
    } want[] = {
        {1, "一、", "主要工作"},   {2, "（一）", "健全制度"},
        {2, "（二）", "强化监督"}, {3, "一是", "办好建议"},
        {3, "二是", "公开信息"},   {1, "二、", "存在问题"},
    };
    assert_int_equal(d.sections.count, 7);
    for (size_t i = 0; i < 6; i++) {
        const nian_section *section = &d.sections.items[i + 1];
        assert_int_equal(section->level, want[i].level);
        assert_str(section->label, want[i].label);
        assert_str(section->heading, want[i].heading);
    }
    assert_int_equal(d.statements.count, 9);
    assert_str(statement_at(&d, 1), "修订办法三件；");
    /* A lead is a heading and a sentence. */
    assert_str(statement_at(&d, 3), "一是办好建议。");
    assert_int_equal(d.statements.items[3].section, 4);
    assert_str(statement_at(&d, 7), "一是力量不足，经费偏紧。");
    assert_int_equal(d.statements.items[7].section, 6);
    assert_int_equal(d.statements.items[1].line, 7);
    nian_arena_free(&arena);
}

static void test_page_break(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    const char *source = "一、交通\n\n全年新修农村公路 120 公里，改造危桥八座，"
                         "开通公交线路三条；完成客运站改\n\n- 2 -\n\n"
                         "造两处。群众出行更加方便。\n";
    parse(&d, &arena, source);
    assert_int_equal(d.statements.count, 3);
    assert_str(statement_at(&d, 0),
               "全年新修农村公路120公里，改造危桥八座，开通公交线路三条；");
    assert_str(statement_at(&d, 1), "完成客运站改造两处。");
    assert_int_equal(d.statements.items[1].line, 3);
    assert_int_equal(d.statements.items[2].line, 7);
    nian_span bytes = d.statements.items[2].bytes;
    assert_str(nian_str_slice(nian_str_from(source), bytes.begin, bytes.end),
               "群众出行更加方便。");
    nian_arena_free(&arena);
}

/* A full stop that was set for a decimal point is one; others stay. */
static void test_decimal_stop(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    const char *source =
        "一、经济\n\n产值增长18。1%，出口3。25亿元。全国第1。"
        "5个镇通车，比值为2.5。30万人受益。涨价7。2个百分点。\n";
    parse(&d, &arena, source);
    assert_int_equal(d.statements.count, 5);
    assert_str(statement_at(&d, 0), "产值增长18.1%，出口3.25亿元。");
    assert_str(statement_at(&d, 1), "全国第1。");
    assert_str(statement_at(&d, 4), "涨价7.2个百分点。");
    nian_span bytes = d.statements.items[4].bytes;
    assert_str(nian_str_slice(nian_str_from(source), bytes.begin, bytes.end),
               "涨价7。2个百分点。");
    assert_int_equal(d.notes.count, 1);
    nian_arena_free(&arena);
}

/* Marks and lines that converters broke. */
static void test_broken_marks(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    parse(
        &d, &arena,
        "一、人口\n\n人口自然增长率控制在7％。以内；失业率为4%。出生率"
        "8.1%。，居前列。\n\n全县抓住机遇，改革开放不断深入，山区面貌日新月异，"
        "群众生活大有改善，去年以来共投入\n\n350\n\n多万元，修路两条。\n\n"
        "――――\n\n――道路更加通畅。\n\n新修公路一条。\n\n群众出行方便。\n\n注：\n"
        "\n"
        "1.本文为初步统计数。\n");
    assert_int_equal(d.statements.count, 7);
    assert_str(statement_at(&d, 0), "人口自然增长率控制在7‰以内；");
    assert_str(statement_at(&d, 1), "失业率为4%。");
    assert_str(statement_at(&d, 2), "出生率8.1‰，居前列。");
    assert_str(statement_at(&d, 5), "新修公路一条。");
    assert_str(d.sections.items[2].heading, "道路更加通畅");
    nian_arena_free(&arena);
}

/* What a page holds twice is read once, and noted; formulas come again. */
static void test_copies(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    const char *part =
        "（二）航运\n\n各位代表！\n\n全县疏浚河道十二公里，新建码头两座，改造渡"
        "口"
        "五处，更新渡船八条，培训船工二百余人，建立水上救生队伍四支。沿江各乡镇"
        "都"
        "设立了航运服务站，方便群众办理证照、检验船只、缴纳规费。水运货物比上年"
        "多了三成，旅客多了一成，全年没有发生沉船事故，船工和群众都很满意。\n"
        "\n";
    char source[4096];
    snprintf(source, sizeof source,
             "一、工作回顾\n\n（一）道路\n\n新修公路一条。\n\n%s%s各位代表！\n",
             part, part);
    parse(&d, &arena, source);
    assert_int_equal(d.sections.count, 4);
    assert_int_equal(d.statements.count, 6);
    assert_int_equal(d.notes.count, 1);
    assert_str(d.notes.items[0].text,
               "line of a passage that stands further up, read once");
    nian_arena_free(&arena);
}

/* A labelled line that tells what was reached is no heading. */
static void test_reached_line(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    parse(&d, &arena,
          "一、2022年工作回顾\n\n——财政收入达到92亿元，增长6.3%。\n\n"
          "——坚持绿色发展。\n\n全年新增绿地三处。\n");
    assert_int_equal(d.sections.count, 3);
    assert_str(statement_at(&d, 0), "——财政收入达到92亿元，增长6.3%。");
    assert_str(d.sections.items[2].heading, "坚持绿色发展");
    nian_arena_free(&arena);
}

static void same_document(const nian_document *before,
                          const nian_document *after)
{
    assert_int_equal(before->sections.count, after->sections.count);
    for (size_t i = 0; i < before->sections.count; i++) {
        const nian_section *s = &before->sections.items[i];
        const nian_section *t = &after->sections.items[i];
        assert_int_equal(s->parent, t->parent);
        assert_int_equal(s->level, t->level);
        assert_true(nian_str_equal(s->label, t->label));
        assert_true(nian_str_equal(s->heading, t->heading));
    }
    assert_int_equal(before->statements.count, after->statements.count);
    for (size_t i = 0; i < before->statements.count; i++) {
        const nian_statement *s = &before->statements.items[i];
        const nian_statement *t = &after->statements.items[i];
        assert_int_equal(s->section, t->section);
        assert_int_equal(s->paragraph, t->paragraph);
        assert_true(nian_str_equal(s->text, t->text));
    }
}

static void test_stored_form(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document before;
    nian_document after;
    parse(&before, &arena,
          "# 云溪县政府工作报告\n——2022年1月9日在云溪县第三届人民代表大会"
          "第二次会议上\n\n各位代表：\n\n我代表县政府作报告，请予审议。\n\n"
          "**一、2021年工作**\n\n**稳住增长。**生产总值增长5%；财政收入"
          "增长3%。\n\n| 项目 | 数量 |\n| 公路 | 3 |\n\n二、2022年安排\n\n"
          "修路。\n- 架桥，治水。\n");
    nian_buf out = {0};
    nian_document_write(&out, &before, NULL);
    nian_text text;
    nian_normalise(&text, &arena, nian_buf_str(&out));
    nian_parse(&after, &arena, &text, NULL);
    assert_true(after.stored);
    same_document(&before, &after);
    assert_str(after.meta.kind, "政府工作报告");
    assert_int_equal(after.meta.year, 2022);
    assert_true(nian_str_equal(before.meta.date, after.meta.date));
    nian_buf_free(&out);
    nian_arena_free(&arena);
}

/* Letters and figures alone: what no repair but those noted may take. */
static nian_str letters(nian_arena *arena, nian_str s)
{
    char *out = nian_arena_alloc(arena, s.len + 1, 1);
    size_t len = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code;
        size_t step = nian_utf8_next(nian_str_after(s, at), &code);
        if (nian_is_han(code) || nian_is_digit(code) || nian_is_latin(code)) {
            memcpy(out + len, s.ptr + at, step);
            len += step;
        }
        at += step;
    }
    return (nian_str){out, len};
}

static bool left_out_pages(const nian_document *document)
{
    for (size_t i = 0; i < document->notes.count; i++)
        if (nian_str_has(document->notes.items[i].text,
                         NIAN_STR("page number")))
            return true;
    return false;
}

/* YAML refuses a noncharacter as it stands, and the whole block with it. */
static void test_stored_title(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document before, after;
    nian_text text;
    parse(&before, &arena, "县政府工作报告\n\n修路。架桥。\n");
    before.meta.title = NIAN_STR("某\xEF\xBF\xBF\"县\\报告\x7F");
    nian_buf out = {0};
    nian_document_write(&out, &before, NULL);
    nian_normalise(&text, &arena, nian_buf_str(&out));
    nian_parse(&after, &arena, &text, NULL);
    assert_true(after.stored);
    assert_true(nian_str_equal(after.meta.title, before.meta.title));
    nian_buf_free(&out);
    nian_arena_free(&arena);
}

static void check_stored(const char *path)
{
    nian_buf bytes = {0};
    nian_arena arena = {0};
    nian_document before, after;
    nian_text text, again;
    if (!nian_door_read(&bytes, path, NULL))
        fail_msg("cannot read %s", path);
    nian_normalise(&text, &arena, nian_buf_str(&bytes));
    nian_parse(&before, &arena, &text, NULL);
    nian_buf out = {0};
    nian_document_write(&out, &before, NULL);
    nian_normalise(&again, &arena, nian_buf_str(&out));
    nian_parse(&after, &arena, &again, NULL);
    same_document(&before, &after);
    assert_true(nian_str_equal(before.meta.title, after.meta.title));
    assert_int_equal(before.meta.year, after.meta.year);
    nian_frontmatter front;
    nian_frontmatter_read(&front, &arena, again.bytes);
    nian_str kept = letters(&arena, nian_str_after(again.bytes, front.end));
    if (!left_out_pages(&before) &&
        !nian_str_equal(letters(&arena, before.text), kept))
        fail_msg("%s: the stored form lost words", path);
    nian_buf_free(&out);
    nian_buf_free(&bytes);
    nian_arena_free(&arena);
}

/* Every `step`th file of a pattern; how many were read. */
static size_t check_files(const char *pattern, size_t step)
{
    glob_t files;
    size_t count = 0;
    if (glob(pattern, 0, NULL, &files) != 0)
        return 0;
    for (size_t i = 0; i < files.gl_pathc; i += step, count++)
        check_stored(files.gl_pathv[i]);
    globfree(&files);
    return count;
}

static void test_stored_samples(void **state)
{
    (void)state;
    assert_int_equal(check_files(NIAN_ROOT "/corpus/*/*/*", 1), 9);
    size_t count = check_files(NIAN_ROOT "/../shared/reports/seeds/*", 1);
    count += check_files(NIAN_ROOT "/../shared/reports/*/*.md", 5);
    count += check_files(NIAN_ROOT "/../shared/reports/provinces/*/*.md", 20);
    if (count == 0)
        print_message("skipped: no ../shared\n");
}

/* Counts decide what stands in what, not the order of the marks. */
static void test_nesting(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    parse(&d, &arena,
          "1.农业\n\n（一）种粮\n\n播种万亩，收成良好。\n\n"
          "（二）养畜\n\n存栏千头，长势良好。\n\n"
          "2.工业\n\n（一）织布\n\n新增织机百台，产销两旺。\n\n"
          "**提质增效**\n\n改造旧机五十台，节电明显。\n\n"
          "（二）制茶\n\n新建茶厂两座，远销外省。\n");
    static const struct {
        int level;
        const char *heading;
    } want[] = {
        {1, "农业"}, {2, "种粮"},     {2, "养畜"}, {1, "工业"},
        {2, "织布"}, {3, "提质增效"}, {2, "制茶"},
    };
    assert_int_equal(d.sections.count, 8);
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(d.sections.items[i + 1].level, want[i].level);
        assert_str(d.sections.items[i + 1].heading, want[i].heading);
    }
    nian_arena_free(&arena);
}

/* A report that numbers nothing: topics, and topics that hold topics. */
static void test_topics(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    parse(&d, &arena,
          "云溪县2031年法治政府建设年度报告\n\n服务更有温度\n\n"
          "窗口延时两小时，群众少跑腿。\n\n2032年工作安排\n\n深化改革\n\n"
          "推行容缺受理，压减材料。\n\n强化监督\n\n开展专项督查，通报结果。\n");
    assert_int_equal(d.sections.count, 5);
    assert_str(d.sections.items[2].heading, "2032年工作安排");
    assert_int_equal(d.sections.items[2].level, 1);
    assert_int_equal(d.sections.items[3].level, 2);
    assert_int_equal(d.sections.items[4].level, 2);
    assert_int_equal(d.statements.count, 3);
    nian_arena_free(&arena);
}

/* Nothing is set apart at all: sentences that open paragraphs are topics. */
static void test_topic_sentences(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    parse(&d, &arena,
          "云溪县2031年法治政府建设年度报告\n\n"
          "服务效能有了提升。窗口延时两小时。群众少跑腿。\n\n"
          "执法行为更加规范。评查案卷百宗。通报典型案例。\n\n"
          "矛盾化解更加及时。调解纠纷千件。回访率过半。\n\n"
          "普法宣传更加走心。拍摄短剧六部。\n\n"
          "（一）\n\n推进改革（试点）\n\n新设窗口三个。\n");
    assert_int_equal(d.sections.count, 6);
    assert_str(d.sections.items[1].heading, "服务效能有了提升");
    assert_str(d.sections.items[5].heading, "推进改革（试点）");
    assert_int_equal(d.statements.count, 8);
    nian_arena_free(&arena);
}

static size_t count_blocks(const nian_document *d, nian_block_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < d->blocks.count; i++)
        count += d->blocks.items[i].kind == kind;
    return count;
}

static void test_frame_and_glossary(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_document d;
    parse(&d, &arena,
          "云溪县政府工作报告\n——2032年1月9日在云溪县第三届人民代表大会第二次"
          "会议上\n\n云溪县县长 某某\n\n各位代表：\n\n"
          "一、2031年工作回顾\n\n落实《云溪县林长制实施办法》（以下简称"
          "“林长办法”），巡林千次。\n\n主要产量如下：\n\n"
          "粮 食 40712 吨 5.1\n茶 叶 411 吨 2.6\n\n"
          "附件\n\n**名词解释**\n\n1.“一窗通办”：是指一个窗口受理各类事项。"
          "\n\n2.口袋公园：小型绿地。\n\n[^1]: 见附表。\n");
    assert_int_equal(d.sections.count, 2);
    assert_int_equal(d.statements.count, 2);
    assert_int_equal(count_blocks(&d, NIAN_BLOCK_TABLE), 2);
    assert_int_equal(count_blocks(&d, NIAN_BLOCK_GLOSSARY), 4);
    assert_int_equal(count_blocks(&d, NIAN_BLOCK_FURNITURE), 5);
    assert_int_equal(d.aliases.count, 3);
    assert_str(d.aliases.items[0].name, "林长办法");
    assert_str(d.aliases.items[1].name, "一窗通办");
    assert_str(d.aliases.items[1].meaning, "一个窗口受理各类事项");
    nian_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_tree),
        cmocka_unit_test(test_page_break),
        cmocka_unit_test(test_decimal_stop),
        cmocka_unit_test(test_broken_marks),
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_reached_line),
        cmocka_unit_test(test_stored_form),
        cmocka_unit_test(test_stored_samples),
        cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_stored_title),
        cmocka_unit_test(test_topics),
        cmocka_unit_test(test_topic_sentences),
        cmocka_unit_test(test_frame_and_glossary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
