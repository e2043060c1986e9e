/* Files and the child: what is drawn, what is left behind, what a gnuplot
 * that misbehaves can do.  Without gnuplot the pictures are skipped. */
#include "test.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "charts.h"

typedef struct place {
    nian_arena arena;
    char folder[64];
    char *path; /* PATH as it was */
} place;

static int set_up(void **state)
{
    place *here = nian_xcalloc(1, sizeof *here);
    snprintf(here->folder, sizeof here->folder, "/tmp/nianlun-plot-XXXXXX");
    if (!mkdtemp(here->folder))
        return -1;
    here->path = strdup(getenv("PATH"));
    *state = here;
    return 0;
}

static const char *name_in(place *here, const char *name)
{
    return nian_cstr(&here->arena, nian_str_format(&here->arena, "%s/%s",
                                                   here->folder, name));
}

static int tear_down(void **state)
{
    place *here = *state;
    DIR *folder = opendir(here->folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2)
            remove(name_in(here, entry->d_name));
    closedir(folder);
    rmdir(here->folder);
    setenv("PATH", here->path, 1);
    free(here->path);
    nian_arena_free(&here->arena);
    free(here);
    return 0;
}

static size_t count_files(const place *here)
{
    size_t count = 0;
    DIR *folder = opendir(here->folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count - 2;
}

static nian_str read_file(place *here, const char *path)
{
    nian_buf bytes = {0};
    char block[4096];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
        nian_buf_add(&bytes, (nian_str){block, got});
    fclose(file);
    nian_str copy = nian_str_copy(&here->arena, nian_buf_str(&bytes));
    nian_buf_free(&bytes);
    return copy;
}

/* Puts a program called gnuplot first in PATH. */
static void pose_as_gnuplot(place *here, const char *body)
{
    const char *path = name_in(here, "gnuplot");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", body);
    fclose(file);
    assert_int_equal(chmod(path, 0755), 0);
    setenv("PATH", here->folder, 1);
}

static nian_chart hostile_chart(place *here, nian_series series[2])
{
    series[0] = make_series(&here->arena, HOSTILE, HOSTILE, false,
                            "2019=12 2020=-3 2023=8");
    series[1] =
        make_series(&here->arena, HOSTILE, HOSTILE, true, "2019=9..11 2021=>3");
    return (nian_chart){
        .title = NIAN_STR(HOSTILE),
        .subtitle = NIAN_STR(HOSTILE),
        .source = NIAN_STR(HOSTILE),
        .series = series,
        .series_count = 2,
    };
}

static void skip_without_gnuplot(void)
{
    if (access("/usr/bin/gnuplot", X_OK) == 0 ||
        access("/usr/local/bin/gnuplot", X_OK) == 0)
        return;
    print_message("skipped: gnuplot is not installed\n");
    skip();
}

/* Draws twice: the same bytes, nothing but the file. */
static nian_str draw(place *here, const char *name, const nian_chart *chart)
{
    nian_error err = {0};
    const char *path = name_in(here, name);
    if (!nian_plot_file(path, chart, &err))
        fail_msg("%s", err.message);
    nian_str first = read_file(here, path);
    assert_true(nian_plot_file(path, chart, &err));
    assert_true(nian_str_equal(first, read_file(here, path)));
    assert_int_equal(count_files(here), 1);
    return first;
}

static void test_svg(void **state)
{
    skip_without_gnuplot();
    nian_series series[2];
    nian_chart chart = hostile_chart(*state, series);
    nian_str svg = draw(*state, "chart.svg", &chart);
    assert_true(nian_str_starts(svg, NIAN_STR("<?xml")));
    assert_true(nian_str_ends(svg, NIAN_STR("</svg>\n\n")) ||
                nian_str_ends(svg, NIAN_STR("</svg>\n")));
    assert_false(nian_str_has(svg, NIAN_STR("]]>")));
    assert_false(nian_str_has(svg, NIAN_STR("<b>")));
    assert_false(nian_str_has(svg, NIAN_STR("<script")));
    assert_false(nian_str_has(svg, NIAN_STR("nuplot</title>")));
    assert_true(nian_str_has(svg, NIAN_STR("<title>]]&gt; &lt;b&gt;&amp;amp; "
                                           "`touch PWNED` \"x\"")));
    assert_true(nian_str_has(svg, NIAN_STR("<desc>")));
    assert_true(nian_str_has(svg, NIAN_STR("2019年12")));
    assert_int_not_equal(access("PWNED", F_OK), 0);
}

static void test_png(void **state)
{
    skip_without_gnuplot();
    nian_series series[2];
    nian_chart chart = hostile_chart(*state, series);
    nian_str png = draw(*state, "chart.PNG", &chart);
    assert_true(nian_str_starts(png, NIAN_STR("\x89PNG\r\n")));
    /* 1600 × 900, from the header. */
    assert_memory_equal(png.ptr + 16, "\0\0\x06\x40\0\0\x03\x84", 8);
}

static void test_pdf(void **state)
{
    skip_without_gnuplot();
    nian_series series[2];
    nian_chart chart = hostile_chart(*state, series);
    nian_str pdf = draw(*state, "chart.pdf", &chart);
    assert_true(nian_str_starts(pdf, NIAN_STR("%PDF-")));
    assert_true(nian_str_has(pdf, NIAN_STR("/CreationDate (D:1970")));
}

/* Several charts, of any width, in each format. */
static void test_figures(void **state)
{
    place *here = *state;
    skip_without_gnuplot();
    static const char *const names[] = {"all.svg", "all.png", "all.pdf"};
    nian_series series[2];
    nian_chart chart = hostile_chart(here, series);
    nian_chart charts[] = {chart, chart, chart, chart};
    nian_figure figure = {.panels = charts,
                          .panel_count = 4,
                          .title = NIAN_STR(HOSTILE),
                          .note = NIAN_STR(HOSTILE),
                          .dark = true};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        nian_error err = {0};
        figure.width = i == 0 ? NIAN_PLOT_NARROWEST : NIAN_PLOT_WIDEST;
        if (!nian_figure_file(name_in(here, names[i]), &figure, &err))
            fail_msg("%s", err.message);
        assert_true(read_file(here, name_in(here, names[i])).len > 1000);
        assert_int_not_equal(access("PWNED", F_OK), 0);
    }
}

static void check_failure(place *here, const char *name, nian_error_code code,
                          const char *words)
{
    nian_error err = {0};
    size_t before = count_files(here);
    nian_series series =
        make_series(&here->arena, "指标", "件", false, "2019=1");
    nian_chart chart = make_chart(&series, 1);
    assert_false(nian_plot_file(name_in(here, name), &chart, &err));
    assert_int_equal(err.code, code);
    if (!strstr(err.message, words))
        fail_msg("\"%s\" lacks \"%s\"", err.message, words);
    assert_int_equal(count_files(here), before);
}

static void test_missing_gnuplot(void **state)
{
    setenv("PATH", "/nonexistent:.", 1);
    check_failure(*state, "chart.svg", NIAN_ECHILD, "package gnuplot-nox");
}

static void test_wrong_ending(void **state)
{
    check_failure(*state, "chart.jpg", NIAN_EINPUT, ".svg, .png or .pdf");
}

static void test_unwritable(void **state)
{
    place *here = *state;
    pose_as_gnuplot(here, "echo '<svg></svg>'");
    check_failure(here, "nowhere/chart.svg", NIAN_EIO, "No such file");
    assert_int_equal(mkdir(name_in(here, "folder.svg"), 0700), 0);
    check_failure(here, "folder.svg", NIAN_EIO, "folder.svg");
}

static void test_failing_gnuplot(void **state)
{
    pose_as_gnuplot(*state, "echo picture; echo 'line 3: oh no' >&2; exit 1");
    check_failure(*state, "chart.png", NIAN_ECHILD,
                  "gnuplot failed: line 3: oh no");
    pose_as_gnuplot(*state, "exit 0");
    check_failure(*state, "chart.png", NIAN_ECHILD, "no reason given");
    pose_as_gnuplot(*state, "kill -9 $$");
    check_failure(*state, "chart.png", NIAN_ECHILD, "signal 9");
    pose_as_gnuplot(*state, "echo '<svg>'");
    check_failure(*state, "chart.svg", NIAN_ECHILD, "unfinished");
    pose_as_gnuplot(*state, "exit 127");
    check_failure(*state, "chart.png", NIAN_ECHILD, "could not be started");
}

static void test_ignored_children(void **state)
{
    nian_buf out = {0};
    void (*before)(int) = signal(SIGCHLD, SIG_IGN);
    pose_as_gnuplot(*state, "echo picture");
    assert_true(nian_gnuplot_run(&out, NIAN_STR("x"), 5000, NULL));
    assert_str(nian_buf_str(&out), "picture\n");
    signal(SIGCHLD, before);
    nian_buf_free(&out);
}

/* A child that reads nothing must not end us by SIGPIPE, however long the
 * script is. */
static void test_child_that_does_not_listen(void **state)
{
    place *here = *state;
    char *script = nian_xcalloc(1, 1 << 20);
    nian_buf out = {0};
    pose_as_gnuplot(here, "exec 0<&-; echo picture");
    assert_true(
        nian_gnuplot_run(&out, (nian_str){script, 1 << 20}, 5000, NULL));
    assert_str(nian_buf_str(&out), "picture\n");
    nian_buf_free(&out);
    free(script);
}

static void test_child_that_never_ends(void **state)
{
    nian_error err = {0};
    nian_buf out = {0};
    pose_as_gnuplot(*state, "exec /bin/sleep 60");
    assert_false(nian_gnuplot_run(&out, NIAN_STR("x"), 100, &err));
    assert_int_equal(err.code, NIAN_ECHILD);
    assert_non_null(strstr(err.message, "took longer than 1 s"));
    /* One that closes its ends and stays. */
    pose_as_gnuplot(*state, "exec >&- 2>&- </dev/null; exec /bin/sleep 60");
    assert_false(nian_gnuplot_run(&out, NIAN_STR("x"), 100, &err));
    assert_non_null(strstr(err.message, "took longer than 1 s"));
    nian_buf_free(&out);
}

static void test_child_is_bounded(void **state)
{
    place *here = *state;
    nian_error err = {0};
    nian_buf out = {0};
    setenv("NIAN_SECRET", "open", 1);
    pose_as_gnuplot(here, "ulimit -f; ulimit -t; /usr/bin/env; echo \"$@\"");
    assert_true(nian_gnuplot_run(&out, NIAN_STR("x"), 5000, &err));
    nian_str said = nian_buf_str(&out);
    assert_true(nian_str_starts(said, NIAN_STR("0\n20\n")));
    assert_true(nian_str_has(said, NIAN_STR("LC_ALL=C.UTF-8\n")));
    assert_false(nian_str_has(said, NIAN_STR("NIAN_SECRET")));
    assert_true(nian_str_ends(said, NIAN_STR("\n-d -\n")));
    unsetenv("NIAN_SECRET");
    nian_buf_free(&out);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_svg),
        IN_PLACE(test_png),
        IN_PLACE(test_pdf),
        IN_PLACE(test_figures),
        IN_PLACE(test_missing_gnuplot),
        IN_PLACE(test_wrong_ending),
        IN_PLACE(test_unwritable),
        IN_PLACE(test_failing_gnuplot),
        IN_PLACE(test_ignored_children),
        IN_PLACE(test_child_that_does_not_listen),
        IN_PLACE(test_child_that_never_ends),
        IN_PLACE(test_child_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
