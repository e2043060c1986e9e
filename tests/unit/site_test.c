/* What the pages stand on: escaping, the words, and the folder that is only
 * touched where something changed. */
#include "place.h"

#include "site/html.h"
#include "site/output.h"

static const nian_catalogue *words_of(const char *language)
{
    const nian_catalogue *words = nian_catalogue_find(nian_str_from(language));
    assert_non_null(words);
    return words;
}

/* -------------------------------------------------------------- escaping */

static void test_text(void **state)
{
    (void)state;
    nian_buf out = {0};
    nian_html_escape(&out, NIAN_STR("建<b onclick=\"x\">'&\x01\n年\xE2\x80\xAE"
                                    "\xFF"));
    assert_str(nian_buf_str(&out),
               "建&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;\n年\xEF\xBF\xBD");
    nian_buf_free(&out);
}

static void test_script(void **state)
{
    (void)state;
    nian_buf out = {0};
    nian_script_escape(&out, NIAN_STR("</script>\"\\年\n]]>"));
    assert_str(nian_buf_str(&out), "\\u003c/script\\u003e\\\"\\\\年\\u000a]]"
                                   "\\u003e");
    nian_buf_free(&out);
}

static void test_url(void **state)
{
    (void)state;
    nian_buf out = {0};
    nian_html html = {.out = &out, .path = NIAN_STR("甲/乙/1.html")};
    nian_html_url(&html, "href", NIAN_STR("甲/20\"23.html#2023-001"));
    nian_html_url(&html, "href", NIAN_STR("#s4"));
    nian_html_url(&html, "href", NIAN_STR("甲/乙/2.html"));
    nian_html_url(&html, "href", NIAN_STR("丙.html"));
    assert_str(nian_buf_str(&out),
               " href=\"../20%2223.html#2023-001\" href=\"#s4\""
               " href=\"2.html\" href=\"../../%E4%B8%99.html\"");
    nian_buf_free(&out);
}

static void test_id(void **state)
{
    (void)state;
    nian_buf out = {0};
    nian_html html = {.out = &out};
    nian_html_id(&html, NIAN_STR("a b\"年"));
    assert_str(nian_buf_str(&out), " id=\"a_b_年\"");
    nian_buf_free(&out);
}

/* ------------------------------------------------------------------ words */

static void test_places(void **state)
{
    (void)state;
    nian_buf out = {0};
    nian_html html = {.out = &out, .words = words_of("en")};
    nian_html_say_count(&html, "count.new", 3);
    assert_str(nian_buf_str(&out), "3 new");
    nian_buf_free(&out);
}

/* Both languages say the same things. */
static void test_catalogues(void **state)
{
    (void)state;
    const nian_catalogue *zh = words_of("zh");
    const nian_catalogue *en = words_of("en");
    assert_true(nian_catalogue_size(zh) > 10);
    assert_int_equal(nian_catalogue_size(zh), nian_catalogue_size(en));
    for (size_t i = 0; i < nian_catalogue_size(zh); i++)
        assert_true(nian_str_equal(nian_catalogue_key(zh, i),
                                   nian_catalogue_key(en, i)));
    assert_null(nian_catalogue_find(NIAN_STR("fr")));
}

/* ----------------------------------------------------------------- folder */

static nian_output *open_site(const char *folder)
{
    nian_output *output;
    nian_error err = {0};
    if (!nian_output_open(&output, folder, NIAN_STR("stamp"), &err))
        fail_msg("%s", err.message);
    return output;
}

static nian_output_counts close_site(nian_output *output)
{
    nian_output_counts counts;
    assert_true(nian_output_close(output, true, &counts, NULL));
    return counts;
}

static void put(nian_output *output, const char *path, const char *bytes)
{
    assert_true(nian_output_put(output, nian_str_from(path),
                                nian_str_from(bytes), NULL));
}

static void test_unchanged(void **state)
{
    const char *folder = under(*state, "pages");
    nian_output *output = open_site(folder);
    put(output, "甲/a.html", "one");
    put(output, "b.html", "two");
    assert_int_equal(close_site(output).written, 2);
    output = open_site(folder);
    put(output, "甲/a.html", "one");
    put(output, "b.html", "three");
    nian_output_counts counts = close_site(output);
    assert_int_equal(counts.written, 1);
    assert_int_equal(counts.unchanged, 1);
    assert_int_equal(counts.removed, 0);
}

static void test_removed(void **state)
{
    const char *folder = under(*state, "pages");
    nian_output *output = open_site(folder);
    put(output, "甲/乙/a.html", "one");
    put(output, "b.html", "two");
    close_site(output);
    output = open_site(folder);
    put(output, "b.html", "two");
    assert_int_equal(close_site(output).removed, 1);
    assert_int_equal(access(under(*state, "pages/甲"), F_OK), -1);
    assert_int_equal(access(under(*state, "pages/b.html"), F_OK), 0);
}

/* A group with the same key is left alone while its files are there. */
static void test_group(void **state)
{
    const char *folder = under(*state, "pages");
    nian_str note;
    nian_output *output = open_site(folder);
    assert_false(
        nian_output_group(output, NIAN_STR("甲/"), NIAN_STR("k"), &note));
    put(output, "甲/a.html", "one");
    nian_output_note(output, NIAN_STR("a note"));
    nian_output_group_end(output);
    close_site(output);

    output = open_site(folder);
    assert_true(
        nian_output_group(output, NIAN_STR("甲/"), NIAN_STR("k"), &note));
    assert_str(note, "a note");
    assert_int_equal(close_site(output).unchanged, 1);

    assert_int_equal(remove(under(*state, "pages/甲/a.html")), 0);
    output = open_site(folder);
    assert_false(
        nian_output_group(output, NIAN_STR("甲/"), NIAN_STR("k"), &note));
    put(output, "甲/a.html", "one");
    nian_output_group_end(output);
    assert_int_equal(close_site(output).written, 1);
}

static void test_foreign(void **state)
{
    nian_output *output;
    nian_error err = {0};
    FILE *file = fopen(under(*state, "mine.txt"), "w");
    assert_non_null(file);
    fclose(file);
    const test_place *place = *state;
    assert_false(
        nian_output_open(&output, place->root, NIAN_STR("stamp"), &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_int_equal(access(under(*state, "mine.txt"), F_OK), 0);
}

/* A list that was tampered with leads to no file outside of the folder. */
static void test_list(void **state)
{
    FILE *file = fopen(under(*state, "mine.txt"), "w");
    assert_non_null(file);
    fclose(file);
    assert_int_equal(mkdir(under(*state, "pages"), 0777), 0);
    file = fopen(under(*state, "pages/.nianlun-site"), "w");
    assert_non_null(file);
    fputs("nianlun-site/1\nfile\t0\t0\t\t../mine.txt\n", file);
    fclose(file);
    nian_output *output = open_site(under(*state, "pages"));
    put(output, "a.html", "one");
    assert_int_equal(close_site(output).removed, 0);
    assert_int_equal(access(under(*state, "mine.txt"), F_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),   cmocka_unit_test(test_script),
        cmocka_unit_test(test_url),    cmocka_unit_test(test_id),
        cmocka_unit_test(test_places), cmocka_unit_test(test_catalogues),
        PLACE_TEST(test_unchanged),    PLACE_TEST(test_removed),
        PLACE_TEST(test_group),        PLACE_TEST(test_foreign),
        PLACE_TEST(test_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
