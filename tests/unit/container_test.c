/* ZIPs in memory, and the XML in them: what is read, what is refused. */
#include "test.h"

#include <stdlib.h>

#include "ingest/container.h"
#include "ingest/xml.h"
#include "zip.h"

typedef struct fixture {
    nian_arena arena;
    nian_buf bytes;
    nian_container box;
    nian_error err;
} fixture;

static int setup(void **state)
{
    *state = nian_xcalloc(1, sizeof(fixture));
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    nian_buf_free(&f->bytes);
    nian_arena_free(&f->arena);
    free(f);
    return 0;
}

static bool open_box(fixture *f)
{
    return nian_container_open(&f->box, &f->arena, nian_buf_str(&f->bytes),
                               &f->err);
}

static void assert_says(const fixture *f, nian_error_code code,
                        const char *words)
{
    assert_int_equal(f->err.code, code);
    if (!nian_str_has(nian_str_from(f->err.message), nian_str_from(words)))
        fail_msg("\"%s\" does not say \"%s\"", f->err.message, words);
}

static void entries_are_read_by_name(void **state)
{
    fixture *f = *state;
    nian_str part;
    zip_add(&f->bytes, "a.txt", "first");
    zip_add(&f->bytes, "报告/二〇二三年.md", "second");
    zip_end(&f->bytes);
    assert_true(open_box(f));
    assert_int_equal(f->box.entries.count, 2);
    assert_str(f->box.entries.items[1].name, "报告/二〇二三年.md");
    assert_int_equal(f->box.entries.items[1].size, 6);
    assert_true(nian_container_read(&part, &f->box,
                                    NIAN_STR("报告/二〇二三年.md"), &f->err));
    assert_str(part, "second");
    assert_true(
        nian_container_read(&part, &f->box, NIAN_STR("a.txt"), &f->err));
    assert_str(part, "first");
}

static void names_are_found_as_offices_write_them(void **state)
{
    fixture *f = *state;
    zip_add(&f->bytes, "Word\\Document.xml", "<a/>");
    zip_add(&f->bytes, "../../etc/passwd", "harmless");
    zip_end(&f->bytes);
    assert_true(open_box(f));
    assert_non_null(
        nian_container_find(&f->box, NIAN_STR("/word/document.xml")));
    assert_null(nian_container_find(&f->box, NIAN_STR("word/document")));
    nian_str part;
    assert_true(nian_container_read(&part, &f->box,
                                    NIAN_STR("../../etc/passwd"), &f->err));
    assert_str(part, "harmless");
}

static void what_is_missing_is_named(void **state)
{
    fixture *f = *state;
    nian_str part;
    zip_add(&f->bytes, "a.txt", "x");
    zip_end(&f->bytes);
    assert_true(open_box(f));
    assert_false(
        nian_container_read(&part, &f->box, NIAN_STR("b.txt"), &f->err));
    assert_says(f, NIAN_ENOTFOUND, "b.txt");
}

static void damage_is_told(void **state)
{
    fixture *f = *state;
    nian_str part;
    zip_add(&f->bytes, "a.txt", "a sentence");
    zip_end(&f->bytes);
    f->bytes.ptr[ZIP_LOCAL + 6] ^= 1;
    assert_true(open_box(f));
    assert_false(
        nian_container_read(&part, &f->box, NIAN_STR("a.txt"), &f->err));
    assert_says(f, NIAN_EINPUT, "damaged at a.txt");
}

static void a_cut_file_is_refused(void **state)
{
    fixture *f = *state;
    zip_add(&f->bytes, "a.txt", "a sentence");
    zip_end(&f->bytes);
    f->bytes.len -= 30;
    assert_false(open_box(f));
    assert_says(f, NIAN_EINPUT, "cut short");
}

static void a_password_is_told(void **state)
{
    fixture *f = *state;
    zip_add(&f->bytes, "a.txt", "a sentence of more than twelve bytes");
    f->bytes.ptr[6] |= 1;
    zip_end_with(&f->bytes, 1);
    assert_false(open_box(f));
    assert_says(f, NIAN_EUNSUPPORTED, "without a password");
}

static void too_many_entries_are_refused(void **state)
{
    fixture *f = *state;
    for (int i = 0; i <= NIAN_CONTAINER_ENTRIES; i++)
        zip_add(&f->bytes, "a", "");
    zip_end(&f->bytes);
    assert_false(open_box(f));
    assert_says(f, NIAN_EINPUT, "more than 10000 entries");
}

/* The same entry again and again is as good as a bomb. */
static void what_is_unpacked_is_bounded(void **state)
{
    fixture *f = *state;
    nian_str all = {nian_arena_alloc(&f->arena, 1 << 20, 1), 1 << 20};
    nian_str part;
    zip_add_str(&f->bytes, NIAN_STR("a"), all);
    zip_end(&f->bytes);
    assert_true(open_box(f));
    f->box.unpacked = NIAN_CONTAINER_BYTES - (2 << 20);
    assert_true(nian_container_read(&part, &f->box, NIAN_STR("a"), &f->err));
    assert_true(nian_container_read(&part, &f->box, NIAN_STR("a"), &f->err));
    assert_false(nian_container_read(&part, &f->box, NIAN_STR("a"), &f->err));
    assert_says(f, NIAN_EINPUT, "unpacks to more");
}

static void write_open(void *context, const nian_xml_tag *tag)
{
    nian_buf_format(context, "<%d:%.*s", (int)tag->name.space,
                    NIAN_STR_ARG(tag->name.local));
    for (size_t i = 0; i < tag->count; i++)
        nian_buf_format(context, " %d:%.*s=%.*s",
                        (int)tag->attributes[i].name.space,
                        NIAN_STR_ARG(tag->attributes[i].name.local),
                        NIAN_STR_ARG(tag->attributes[i].value));
    nian_buf_add_byte(context, '>');
}

static void write_close(void *context, nian_xml_name name)
{
    nian_buf_format(context, "</%.*s>", NIAN_STR_ARG(name.local));
}

static void write_text(void *context, nian_str text)
{
    nian_buf_add(context, text);
}

static bool read_xml(fixture *f, nian_str xml)
{
    static const nian_xml_handlers handlers = {write_open, write_close,
                                               write_text};
    f->bytes.len = 0;
    return nian_xml_read(xml, NIAN_STR("part.xml"), &handlers, &f->bytes,
                         &f->err);
}

#define STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define USUAL "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

static void a_namespace_is_known_by_its_tail(void **state)
{
    fixture *f = *state;
    char want[64];
    snprintf(want, sizeof want, "<%d:p %d:val=1 0:x=2>年</p>", NIAN_XML_W,
             NIAN_XML_W);
    assert_true(read_xml(
        f, NIAN_STR("<w:p xmlns:w='" USUAL "' w:val='1' x='2'>年</w:p>")));
    assert_str(nian_buf_str(&f->bytes), want);
    assert_true(read_xml(
        f, NIAN_STR("<z:p xmlns:z='" STRICT "' z:val='1' x='2'>年</z:p>")));
    assert_str(nian_buf_str(&f->bytes), want);
    assert_true(read_xml(f, NIAN_STR("<p xmlns='urn:else'/>")));
    snprintf(want, sizeof want, "<%d:p></p>", NIAN_XML_OTHER);
    assert_str(nian_buf_str(&f->bytes), want);
}

static void utf16_is_read(void **state)
{
    fixture *f = *state;
    static const char bytes[] = "\xFF\xFE<\0a\0>\0\x74\x5E<\0/\0a\0>\0";
    assert_true(read_xml(f, (nian_str){bytes, sizeof bytes - 1}));
    assert_str(nian_buf_str(&f->bytes), "<0:a>年</a>");
}

static void entities_are_refused(void **state)
{
    fixture *f = *state;
    assert_false(read_xml(f, NIAN_STR("<!DOCTYPE a [<!ENTITY b 'bb'>"
                                      "<!ENTITY c '&b;&b;'>]><a>&c;</a>")));
    assert_says(f, NIAN_EINPUT, "part.xml, line 1: it declares entities");
    assert_false(read_xml(f, NIAN_STR("<!DOCTYPE a [<!ENTITY x SYSTEM "
                                      "'file:///etc/passwd'>]><a>&x;</a>")));
    assert_says(f, NIAN_EINPUT, "declares entities");
}

static void depth_is_bounded(void **state)
{
    fixture *f = *state;
    nian_buf deep = {0};
    for (int i = 0; i <= NIAN_XML_DEPTH_MAX; i++)
        nian_buf_add(&deep, NIAN_STR("<a>"));
    assert_false(read_xml(f, nian_buf_str(&deep)));
    assert_says(f, NIAN_EINPUT, "nest too deep");
    nian_buf_free(&deep);
}

static void a_tag_is_bounded(void **state)
{
    fixture *f = *state;
    size_t len = (size_t)NIAN_XML_TAG_MAX * 2;
    char *bytes = nian_arena_alloc(&f->arena, len, 1);
    memset(bytes, 'x', len);
    memcpy(bytes, "<a b='", 6);
    assert_false(read_xml(f, (nian_str){bytes, len}));
    assert_says(f, NIAN_EINPUT, "larger than a megabyte");
}

static void broken_xml_is_told_with_its_line(void **state)
{
    fixture *f = *state;
    assert_false(read_xml(f, NIAN_STR("<a>\n<b></a>")));
    assert_says(f, NIAN_EINPUT, "part.xml, line 2: mismatched tag");
    assert_false(read_xml(f, NIAN_STR("<a>")));
    assert_says(f, NIAN_EINPUT, "is damaged");
}

static void an_entry_flows_into_the_reader(void **state)
{
    fixture *f = *state;
    static const nian_xml_handlers handlers = {.text = write_text};
    nian_buf text = {0};
    zip_add(&f->bytes, "a.xml", "<a>one<b>two</b></a>");
    zip_end(&f->bytes);
    assert_true(open_box(f));
    assert_true(nian_xml_read_entry(&f->box, NIAN_STR("a.xml"), &handlers,
                                    &text, &f->err));
    assert_str(nian_buf_str(&text), "onetwo");
    assert_false(nian_xml_read_entry(&f->box, NIAN_STR("b.xml"), &handlers,
                                     &text, &f->err));
    assert_says(f, NIAN_ENOTFOUND, "b.xml");
    nian_buf_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(entries_are_read_by_name),
        TEST(names_are_found_as_offices_write_them),
        TEST(what_is_missing_is_named),
        TEST(damage_is_told),
        TEST(a_cut_file_is_refused),
        TEST(a_password_is_told),
        TEST(too_many_entries_are_refused),
        TEST(what_is_unpacked_is_bounded),
        TEST(a_namespace_is_known_by_its_tail),
        TEST(utf16_is_read),
        TEST(entities_are_refused),
        TEST(depth_is_bounded),
        TEST(a_tag_is_bounded),
        TEST(broken_xml_is_told_with_its_line),
        TEST(an_entry_flows_into_the_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
