/* OFD, from small packages that are written here. */
#include "test.h"

#include "ingest/ofd.h"
#include "ingest/parsers.h"
#include "zip.h"

#define SPACE "xmlns:ofd=\"http://www.ofdspec.org/2016\""

typedef struct made {
    nian_arena arena;
    nian_ofd_sheet sheet;
    nian_page page;
} made;

/* The words of text objects on an A4 page. */
static void make(made *m, const char *objects)
{
    *m = (made){0};
    nian_str page = nian_str_format(
        &m->arena,
        "<ofd:Page " SPACE "><ofd:Content><ofd:Layer ID=\"1\">%s</ofd:Layer>"
        "</ofd:Content></ofd:Page>",
        objects);
    nian_error err = {0};
    assert_true(nian_ofd_sheet_read(&m->sheet, &m->arena, page,
                                    NIAN_STR("Content.xml"), &err));
    nian_ofd_box area = {0, 0, 210, 297};
    uint32_t lines = 0;
    nian_ofd_words(&m->page, &m->arena, &m->sheet, &area, &lines);
}

/* Words divided by blanks, lines by bars. */
static nian_str words_of(made *m)
{
    nian_buf text = {0};
    for (size_t i = 0; i < m->page.count; i++) {
        const nian_page_word *word = &m->page.items[i];
        if (i)
            nian_buf_add_byte(&text, word[-1].line == word->line ? ' ' : '|');
        nian_buf_add(&text, word->text);
    }
    nian_str copy = nian_str_copy(&m->arena, nian_buf_str(&text));
    nian_buf_free(&text);
    return copy;
}

static void expect_words(const char *objects, const char *expected)
{
    made m;
    make(&m, objects);
    assert_str(words_of(&m), expected);
    nian_arena_free(&m.arena);
}

#define OBJECT(box, more)                                                      \
    "<ofd:TextObject Boundary=\"" box "\" Size=\"5\" " more ">"
#define CODE(more, text)                                                       \
    "<ofd:TextCode X=\"0\" Y=\"4\" " more ">" text "</ofd:TextCode>"
#define END "</ofd:TextObject>"

/* --- values --- */

static void numbers_may_be_set_apart_by_any_blanks(void **state)
{
    (void)state;
    double n[6];
    assert_int_equal(nian_ofd_numbers(n, 6, NIAN_STR("  1\t-2.5,.5 \n 3e-1")),
                     4);
    assert_true(n[0] == 1 && n[1] == -2.5 && n[2] == 0.5);
    assert_true(n[3] > 0.299 && n[3] < 0.301);
    assert_int_equal(nian_ofd_numbers(n, 6, NIAN_STR("1 x 2")), 1);
    assert_int_equal(nian_ofd_numbers(n, 6, NIAN_STR("- . e5")), 0);
    assert_int_equal(nian_ofd_numbers(n, 6, NIAN_STR("1e999999999999")), 1);
    assert_true(nian_ofd_box_read(NIAN_STR("1 2 3")).width == 0);
}

static void paths_stay_within_the_package(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_str from = NIAN_STR("Doc_0/Document.xml");
    assert_str(nian_ofd_path(&arena, from, NIAN_STR("Pages/P/Content.xml")),
               "Doc_0/Pages/P/Content.xml");
    assert_str(nian_ofd_path(&arena, from, NIAN_STR("/Doc_1/a.xml")),
               "Doc_1/a.xml");
    assert_str(nian_ofd_path(&arena, from, NIAN_STR(".\\a.xml ")),
               "Doc_0/a.xml");
    assert_str(nian_ofd_path(&arena, from, NIAN_STR("../../../etc/passwd")),
               "etc/passwd");
    nian_arena_free(&arena);
}

/* --- letters and words --- */

static void an_object_may_hold_a_line_a_run_or_a_letter(void **state)
{
    (void)state;
    expect_words(OBJECT("20 30 25 6", "")
                     CODE("DeltaX=\"g 2 5 2.5 2.5\"", "修渠12年") END,
                 "修渠12年");
    expect_words(OBJECT("30 30 5 6", "") CODE("", "12")
                     END OBJECT("20 30 10 6", "") CODE("DeltaX=\"5\"", "修渠")
                         END OBJECT("35 30 5 6", "") CODE("", "年") END,
                 "修渠12年");
    expect_words(OBJECT("20 40 5 6", "") CODE("", "乙")
                     END OBJECT("25 30 5 6", "") CODE("", "渠")
                         END OBJECT("20 30.2 5 6", "") CODE("", "修") END,
                 "修渠|乙");
}

static void steps_may_be_too_few_or_none(void **state)
{
    (void)state;
    expect_words(OBJECT("20 30 25 6", "") CODE("DeltaX=\"5\"", "修渠十里") END,
                 "修渠十里");
    expect_words(OBJECT("20 30 25 6", "") CODE("", "修渠十里") END, "修渠十里");
    expect_words(OBJECT("20 30 5 30", "ReadDirection=\"90\"") CODE("", "修渠")
                     END,
                 "修|渠");
    expect_words(OBJECT("20 30 60 6", "") CODE("DeltaX=\"g 9999999 5\"", "修渠")
                     END,
                 "修渠");
}

static void a_wide_gap_ends_a_word(void **state)
{
    (void)state;
    expect_words(OBJECT("20 30 60 6", "") CODE("DeltaX=\"5 20 5\"", "修渠十里")
                     END,
                 "修渠 十里");
    expect_words(OBJECT("20 30 60 6", "")
                     CODE("DeltaX=\"2.5 2.5 2.5 2.5\"", "12 34") END,
                 "12 34");
}

static void the_last_letter_fills_its_box(void **state)
{
    (void)state;
    expect_words(OBJECT("20 30 10 6", "") CODE("DeltaX=\"5\"", "达±")
                     END OBJECT("30 30 5 6", "") CODE("DeltaX=\"2.5\"", "80")
                         END,
                 "达±80");
}

static void text_codes_go_on_from_the_one_before(void **state)
{
    (void)state;
    expect_words(OBJECT("20 30 60 20", "") CODE(
                     "DeltaX=\"5\"",
                     "修渠") "<ofd:TextCode X=\"10\">十</ofd:TextCode>"
                             "<ofd:TextCode Y=\"14\">里</ofd:TextCode>" END,
                 "修渠十|里");
}

static void blanks_and_escapes_are_those_of_the_standard(void **state)
{
    (void)state;
    expect_words(OBJECT("20 30 60 6", "")
                     CODE("DeltaX=\"5 2.5 5\"", "\\4FEE\\0020渠\\") END,
                 "修 渠\\");
    expect_words(OBJECT("20 30 60 6", "")
                     CODE("DeltaX=\"5 20\"", "\n      修渠十\n    ") END,
                 "修渠 十");
}

static void a_matrix_scales_and_turns(void **state)
{
    (void)state;
    made m;
    make(&m, "<ofd:TextObject Boundary=\"20 30 20 6\" Size=\"10\" "
             "CTM=\"0.5 0 0 0.5 0 0\"><ofd:TextCode X=\"0\" Y=\"8\" "
             "DeltaX=\"10\">修渠</ofd:TextCode></ofd:TextObject>");
    assert_str(words_of(&m), "修渠");
    int width = m.page.items[0].right - m.page.items[0].left;
    assert_in_range(width, 2830, 2840); /* 10 mm */
    nian_arena_free(&m.arena);

    make(&m, "<ofd:TextObject Boundary=\"200 30 6 20\" Size=\"5\" "
             "CTM=\"0 1 -1 0 5 0\"><ofd:TextCode X=\"0\" Y=\"4\" "
             "DeltaX=\"5 5 5\">修渠十里</ofd:TextCode></ofd:TextObject>");
    assert_str(words_of(&m), "修渠十里");
    const nian_page_word *word = &m.page.items[0];
    assert_in_range(word->bottom - word->top, 5660, 5680); /* 20 mm down */
    assert_true(word->right - word->left < 2000);
    nian_arena_free(&m.arena);
}

static void watermarks_shadows_and_patterns_are_no_text(void **state)
{
    (void)state;
    made m;
    make(&m, OBJECT("20 30 60 60", "CTM=\"0.7 0.7 -0.7 0.7 0 0\"")
                 CODE("DeltaX=\"5\"", "内部") END OBJECT("20 30 60 6", "")
                     CODE("DeltaX=\"5\"", "修渠") END OBJECT("20.2 30 60 6", "")
                         CODE("DeltaX=\"5\"", "修渠")
                             END OBJECT("20 30 60 6", "Visible=\"false\"")
                                 CODE("", "藏") END);
    assert_str(words_of(&m), "修渠");
    assert_int_equal(m.sheet.tilted, 2);
    nian_arena_free(&m.arena);
    expect_words(
        "<ofd:PathObject><ofd:FillColor><ofd:Pattern><ofd:CellContent>" OBJECT(
            "0 0 5 5", "") CODE("", "纹") END
        "</ofd:CellContent></ofd:Pattern></ofd:FillColor>"
        "</ofd:PathObject>" OBJECT("20 30 60 6", "") CODE("", "渠") END,
        "渠");
}

/* --- packages --- */

typedef struct package {
    nian_arena arena;
    nian_buf box;
    nian_ingested taken;
    nian_error err;
} package;

#define FRONT(more)                                                            \
    "<ofd:OFD " SPACE "><ofd:DocBody><ofd:DocInfo><ofd:Title>修渠公报"     \
    "</ofd:Title><ofd:CreationDate>2024-03-28T10:00:00</ofd:CreationDate>"     \
    "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>" more         \
    "</ofd:DocBody></ofd:OFD>"
#define DOCUMENT(templates, pages)                                             \
    "<ofd:Document " SPACE "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"  \
    "0 0 210 297</ofd:PhysicalBox></ofd:PageArea>" templates                   \
    "</ofd:CommonData><ofd:Pages>" pages "</ofd:Pages></ofd:Document>"
#define PAGE(more, text)                                                       \
    "<ofd:Page " SPACE ">" more                                                \
    "<ofd:Content><ofd:Layer>" OBJECT("20 60 100 6", "") CODE("", text) END    \
        "</ofd:Layer></ofd:Content></ofd:Page>"
#define TEMPLATE "<ofd:TemplatePage ID=\"9\" BaseLoc=\"Tpls/T/Content.xml\"/>"
#define ON_TEMPLATE "<ofd:Template TemplateID=\"9\" ZOrder=\"Background\"/>"

static bool read_package(package *p)
{
    zip_end(&p->box);
    return nian_ofd_read(&p->taken, &p->arena, nian_buf_str(&p->box), NULL,
                         &p->err);
}

static void close_package(package *p)
{
    nian_buf_free(&p->box);
    nian_arena_free(&p->arena);
}

static bool is_noted(const package *p, const char *words)
{
    for (size_t i = 0; i < p->taken.notes.count; i++)
        if (nian_str_has(p->taken.notes.items[i].text, nian_str_from(words)))
            return true;
    return false;
}

static void says(const package *p, const char *words)
{
    assert_true(
        nian_str_has(nian_str_from(p->err.message), nian_str_from(words)));
}

static void pages_come_in_the_order_of_the_document(void **state)
{
    (void)state;
    package p = {0};
    zip_add(&p.box, "OFD.xml", FRONT(""));
    zip_add(&p.box, "Doc_0/Pages/1/Content.xml", PAGE("", "后来通水。"));
    zip_add(&p.box, "Doc_0/Pages/0/Content.xml", PAGE("", "先修渠。"));
    zip_add(&p.box, "Doc_0/Document.xml",
            DOCUMENT("", "<ofd:Page ID=\"1\" BaseLoc=\"Pages/0/Content.xml\"/>"
                         "<ofd:Page ID=\"2\" "
                         "BaseLoc=\"/Doc_0/Pages/1/Content.xml\"/>"));
    assert_true(read_package(&p));
    ptrdiff_t first = nian_str_find(p.taken.text, NIAN_STR("先修渠。"));
    ptrdiff_t second = nian_str_find(p.taken.text, NIAN_STR("后来通水。"));
    assert_true(first >= 0 && second > first);
    assert_str(p.taken.said.title, "修渠公报");
    assert_str(p.taken.said.date, "2024-03-28");
    assert_true(p.taken.said.date_sure < 0.5F);
    close_package(&p);
}

static void what_lies_under_several_pages_is_furniture(void **state)
{
    (void)state;
    package p = {0};
    zip_add(&p.box, "OFD.xml", FRONT("<ofd:Signatures>s.xml</ofd:Signatures>"));
    zip_add(&p.box, "Doc_0/Document.xml",
            DOCUMENT(TEMPLATE, "<ofd:Page BaseLoc=\"a.xml\"/>"
                               "<ofd:Page BaseLoc=\"b.xml\"/>"));
    zip_add(&p.box, "Doc_0/a.xml", PAGE(ON_TEMPLATE, "先修渠。"));
    zip_add(&p.box, "Doc_0/b.xml", PAGE(ON_TEMPLATE, "后来通水。"));
    zip_add(&p.box, "Doc_0/Tpls/T/Content.xml", PAGE("", "青禾县文件"));
    assert_true(read_package(&p));
    assert_false(nian_str_has(p.taken.text, NIAN_STR("青禾县文件")));
    assert_true(is_noted(&p, "青禾县文件"));
    assert_true(is_noted(&p, "not verified"));
    close_package(&p);
}

static void a_letterhead_under_one_page_is_read(void **state)
{
    (void)state;
    package p = {0};
    zip_add(&p.box, "OFD.xml", FRONT(""));
    zip_add(&p.box, "Doc_0/Document.xml",
            DOCUMENT(TEMPLATE, "<ofd:Page BaseLoc=\"a.xml\"/>"));
    zip_add(&p.box, "Doc_0/a.xml",
            "<Page>" ON_TEMPLATE "</Page>"); /* no namespace is declared */
    assert_false(read_package(&p));
    says(&p, "a.xml");
    close_package(&p);

    p = (package){0};
    zip_add(&p.box, "OFD.xml", FRONT(""));
    zip_add(&p.box, "Doc_0/Document.xml",
            DOCUMENT(TEMPLATE, "<ofd:Page BaseLoc=\"a.xml\"/>"));
    zip_add(&p.box, "Doc_0/a.xml", "<Page><Template TemplateID=\"9\"/></Page>");
    zip_add(&p.box, "Doc_0/Tpls/T/Content.xml", PAGE("", "青禾县文件"));
    assert_true(read_package(&p));
    assert_true(nian_str_has(p.taken.text, NIAN_STR("青禾县文件")));
    close_package(&p);
}

/* A package of one page, or of none where `page` is NULL. */
static void expect_refused(const char *page, const char *words)
{
    package p = {0};
    zip_add(&p.box, "OFD.xml", FRONT(""));
    zip_add(&p.box, "Doc_0/Document.xml",
            DOCUMENT("", "<ofd:Page BaseLoc=\"a.xml\"/>"));
    if (page)
        zip_add(&p.box, "Doc_0/a.xml", page);
    assert_false(read_package(&p));
    says(&p, words);
    close_package(&p);
}

static void what_cannot_be_read_is_told(void **state)
{
    (void)state;
    expect_refused(NULL, "a.xml is not in it");
    expect_refused("\x8F\x01 no markup", "encrypted");
    expect_refused("<Page><Content>", "a.xml");
    expect_refused("<Page/>", "no text");
    expect_refused("<Page><ImageObject/></Page>", "pictures");
    expect_refused(PAGE("", "¤¤¤"), "hide");
    expect_refused(PAGE("", "\xEE\x80\x80\xEE\x80\x81年"), "hide");

    package p = {0};
    zip_add(&p.box, "OFD.xml", FRONT(""));
    zip_add(&p.box, "Encryptions.xml", "<Encryptions/>");
    assert_false(read_package(&p));
    says(&p, "encrypted");
    close_package(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_may_be_set_apart_by_any_blanks),
        cmocka_unit_test(paths_stay_within_the_package),
        cmocka_unit_test(an_object_may_hold_a_line_a_run_or_a_letter),
        cmocka_unit_test(steps_may_be_too_few_or_none),
        cmocka_unit_test(a_wide_gap_ends_a_word),
        cmocka_unit_test(the_last_letter_fills_its_box),
        cmocka_unit_test(text_codes_go_on_from_the_one_before),
        cmocka_unit_test(blanks_and_escapes_are_those_of_the_standard),
        cmocka_unit_test(a_matrix_scales_and_turns),
        cmocka_unit_test(watermarks_shadows_and_patterns_are_no_text),
        cmocka_unit_test(pages_come_in_the_order_of_the_document),
        cmocka_unit_test(what_lies_under_several_pages_is_furniture),
        cmocka_unit_test(a_letterhead_under_one_page_is_read),
        cmocka_unit_test(what_cannot_be_read_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
