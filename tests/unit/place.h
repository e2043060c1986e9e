/** A folder of its own for a test, with a corpus, reports and git.
 *
 *      static void test_x(void **state)
 *      {
 *          test_place *place = *state;
 *          nian_corpus *corpus = make_corpus(place->corpus);
 *      }
 *      PLACE_TEST(test_x)
 */
#ifndef NIAN_TESTS_PLACE_H
#define NIAN_TESTS_PLACE_H

#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corpus/corpus.h"
#include "report/report.h"

#define PLACE_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* A folder of its own for each test, gone at the end. */
typedef struct test_place {
    nian_arena arena;
    const char *root;
    const char *corpus;
} test_place;

static inline const char *under(test_place *place, const char *name)
{
    return nian_cstr(&place->arena, nian_str_format(&place->arena, "%s/%s",
                                                    place->root, name));
}

static inline int set_up(void **state)
{
    test_place *own = nian_xcalloc(1, sizeof *own);
    const char *base = getenv("TMPDIR");
    nian_str name = nian_str_format(&own->arena, "%s/nianlun-test-XXXXXX",
                                    base && *base ? base : "/tmp");
    char *root = nian_arena_alloc(&own->arena, name.len + 1, 1);
    memcpy(root, name.ptr, name.len);
    own->root = mkdtemp(root);
    own->corpus = under(own, "corpus.git");
    *state = own;
    return own->root ? 0 : -1;
}

static inline void remove_folder(nian_arena *arena, const char *path)
{
    DIR *folder = opendir(path);
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *inner = nian_cstr(
            arena, nian_str_format(arena, "%s/%s", path, entry->d_name));
        struct stat info;
        if (lstat(inner, &info) == 0 && S_ISDIR(info.st_mode))
            remove_folder(arena, inner);
        else
            unlink(inner);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
}

static inline int tear_down(void **state)
{
    test_place *own = *state;
    remove_folder(&own->arena, own->root);
    nian_arena_free(&own->arena);
    free(own);
    return 0;
}

static inline void write_file(const char *path, nian_str bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

/* A short report of an invented county. */
static inline nian_import_file sample(test_place *place, const char *name,
                                      int year, const char *sentence)
{
    nian_str text = nian_str_format(
        &place->arena,
        "# 青禾县%d年法治政府建设年度报告\n\n一、主要工作\n\n"
        "全年办理行政复议案件%d件。%s\n\n二、下一步计划\n\n"
        "将继续完善行政执法公示制度。\n\n青禾县人民政府\n\n%d年12月20日\n",
        year, year % 100 + 10, sentence, year);
    nian_import_file file = {.path = under(place, name)};
    write_file(file.path, text);
    file.given.issuer = NIAN_STR("青禾县");
    file.given.kind = NIAN_STR("法治政府建设年度报告");
    file.given.year = year;
    return file;
}

static inline nian_corpus *make_corpus(const char *path)
{
    nian_error err = {0};
    nian_corpus *corpus = NULL;
    assert_true(nian_corpus_init(path, &err));
    assert_true(nian_corpus_open(&corpus, path, &err));
    return corpus;
}

static inline nian_import_counts
add(nian_corpus *corpus, const nian_import_file *files, size_t count)
{
    nian_error err = {0};
    nian_import_counts counts = {.left = 0};
    if (!nian_corpus_add(&counts, corpus, files, count, NULL, &err))
        fail_msg("%s", err.message);
    return counts;
}

/* What git prints; the test is skipped without git. */
static inline nian_str run_git(test_place *place, const char *const *words)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        const char *argv[16] = {"git"};
        for (size_t i = 0; words[i] && i < 14; i++)
            argv[i + 1] = words[i];
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        setenv("HOME", place->root, 1);
        setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
        unsetenv("GIT_DIR");
        unsetenv("GIT_INDEX_FILE");
        unsetenv("GIT_WORK_TREE");
        execvp("git", (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    close(ends[1]);
    nian_str out = {NULL, 0};
    char block[4096];
    for (ssize_t len; (len = read(ends[0], block, sizeof block)) > 0;)
        out =
            nian_str_concat(&place->arena, out, (nian_str){block, (size_t)len});
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
        print_message("git is not installed: skipped\n");
        skip();
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail_msg("git %s: %.*s", words[0], NIAN_STR_ARG(out));
    return nian_str_trim(out);
}

#define GIT(place, ...) run_git(place, (const char *const[]){__VA_ARGS__, NULL})

#define TIMELINE "timeline/青禾县/法治政府建设年度报告"

static inline nian_str id_of(test_place *place, const char *corpus,
                             const char *ref)
{
    return GIT(place, "-C", corpus, "rev-parse", ref);
}

#endif
