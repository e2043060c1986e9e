/* What runs in a process of its own, and what becomes of it when it does not
 * behave.  The misbehaviour is in tests/jail. */
#include "test.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "ingest/jail.h"
#include "ingest/wire.h"

static const nian_jail_limits limits = {2000, 64, 8};

static int count_handles(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

/* Runs a command, which is to print `told` or to fail with `failure`. */
static void expect(const char *const *command, nian_str input, const char *told,
                   const char *failure)
{
    nian_buf out = {0};
    nian_error err = {0};
    bool fine = nian_jail_run_within(&out, command, input, &limits, NULL, &err);
    assert_int_equal(fine, err.code == NIAN_OK);
    assert_string_equal(err.message, failure);
    if (told)
        assert_str(nian_buf_str(&out), told);
    nian_buf_free(&out);
}

static void expect_deed(const char *deed, const char *told, const char *failure)
{
    nian_arena arena = {0};
    const char *const command[] = {BAD_PROGRAM, deed, NULL};
    const nian_str line = nian_str_format(&arena, "%s\n", told ? told : "");
    const nian_str words =
        *failure ? nian_str_format(&arena, "%s %s", BAD_PROGRAM, failure)
                 : NIAN_STR("");
    expect(command, NIAN_STR(""), told ? line.ptr : NULL,
           words.len ? words.ptr : "");
    nian_arena_free(&arena);
}

static void test_program(void **state)
{
    (void)state;
    static const char *const cat[] = {"cat", NULL};
    expect(cat, NIAN_STR("年年有余"), "年年有余", "");
    expect(cat, NIAN_STR(""), "", "");
    nian_arena arena = {0};
    char *much = nian_new_array(&arena, char, 5000001);
    memset(much, 'x', 5000000);
    expect(cat, (nian_str){much, 5000000}, much, "");
    nian_arena_free(&arena);
}

static void test_program_adds(void **state)
{
    (void)state;
    static const char *const cat[] = {"cat", NULL};
    nian_buf out = {0};
    for (int i = 0; i < 2; i++)
        assert_true(nian_jail_run(&out, cat, NIAN_STR("年"), NULL, NULL));
    assert_str(nian_buf_str(&out), "年年");
    nian_buf_free(&out);
}

static void test_program_that_fails(void **state)
{
    (void)state;
    static const char *const missing[] = {"no-such-program", NULL};
    expect(missing, NIAN_STR(""), "", "no-such-program is not installed");
    expect_deed("complain", NULL, "failed: last [31mwords\xEF\xBF\xBD");
    static const char *const text[] = {"/etc/os-release", NULL};
    expect(text, NIAN_STR(""), "", "/etc/os-release is not installed");
}

static void test_program_reaches_nothing(void **state)
{
    (void)state;
    static const char *const refused[][2] = {
        {"read", "EACCES"},    {"maps", "EACCES"},  {"write", "EACCES"},
        {"mode", "EPERM"},     {"socket", "EPERM"}, {"unix", "EPERM"},
        {"fork", "EPERM"},     {"fork3", "ENOSYS"}, {"kill", "EPERM"},
        {"kill-all", "EPERM"}, {"trace", "EPERM"},  {"ring", "EPERM"},
        {"leave", "EPERM"},    {"bounds", "EPERM"}, {"grow", "EFBIG"},
        {"handles", "none"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        expect_deed(refused[i][0], refused[i][1], "");
    assert_int_not_equal(access("/tmp/nianlun-was-here", F_OK), 0);
}

static void test_program_leaves_its_bounds(void **state)
{
    (void)state;
    expect_deed("allocate", "ENOMEM", "");
    expect_deed("flood", NULL, "wrote more than 8 MiB: is the file a bomb?");
    expect_deed("die", NULL, "died (signal 11): is the file damaged?");
}

static void expect_late(const char *deed, int milliseconds)
{
    const char *const command[] = {BAD_PROGRAM, deed, NULL};
    const nian_jail_limits short_time = {.milliseconds = milliseconds};
    nian_buf out = {0};
    nian_error err = {0};
    assert_false(nian_jail_run_within(&out, command, NIAN_STR(""), &short_time,
                                      NULL, &err));
    assert_int_equal(err.code, NIAN_EINPUT);
    assert_non_null(strstr(err.message, "took longer than 1 s: is the file "
                                        "damaged or a bomb?"));
    nian_buf_free(&out);
}

static void test_program_takes_its_time(void **state)
{
    (void)state;
    expect_late("wait", 50);
    expect_late("loop", 50);
    expect_late("mute", 50); /* after it has closed its ends */
}

/* The parser that does what the file says. */
static void expect_parser(const char *bytes, const char *told,
                          const char *failure)
{
    nian_arena arena = {0};
    nian_ingested taken;
    nian_error err = {0};
    setenv("NIANLUN_EXEC_PATH", BAD_PARSER_FOLDER, 1);
    bool fine = nian_jail_parse(&taken, &arena, NIAN_FORMAT_HTML,
                                nian_str_from(bytes), NULL, &err);
    assert_int_equal(fine, err.code == NIAN_OK);
    assert_string_equal(err.message, failure);
    assert_str(taken.text, told);
    nian_arena_free(&arena);
}

static void test_parser_reaches_nothing(void **state)
{
    (void)state;
    static const char *const killed[] = {
        "socket", "unix", "fork",  "fork3", "kill", "trace", "ring",
        "leave",  "mode", "shell", "grow",  "wait", "code"};
    for (size_t i = 0; i < sizeof killed / sizeof *killed; i++)
        expect_parser(killed[i], "",
                      "the parser was stopped since it reached beyond the "
                      "file: the file may be meant to do harm");
    expect_parser("read", "EACCES", "");
    expect_parser("write", "EACCES", "");
    expect_parser("maps", "EACCES", "");
    expect_parser("bounds", "EACCES", "");
    expect_parser("die", "",
                  "the parser died (signal 11): is the file damaged?");
}

static void test_parser_leaves_its_bounds(void **state)
{
    (void)state;
    expect_parser("arena", "",
                  "the parser ran out of memory (512 MB): is the file damaged "
                  "or a bomb?");
    expect_parser("flood", "",
                  "the parser wrote more than 128 MiB: is the file a bomb?");
}

static void test_parser_is_heard(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_ingested taken;
    nian_error err = {0};
    setenv("NIANLUN_EXEC_PATH", BAD_PARSER_FOLDER, 1);
    assert_true(nian_jail_parse(&taken, &arena, NIAN_FORMAT_HTML,
                                NIAN_STR("much"), NULL, NULL));
    assert_str(taken.text, "一\n");
    assert_str(taken.media_type, "text/html");
    assert_str(taken.encoding, "GB18030");
    assert_true(taken.ocr);
    assert_str(taken.said.title, "工作 报告");
    assert_str(taken.said.issuer, "青汀区");
    assert_int_equal(taken.said.year, 2023);
    assert_true(taken.said.year_sure > 0.49F && taken.said.year_sure < 0.51F);
    assert_int_equal(taken.notes.count, 1);
    assert_int_equal(taken.notes.items[0].line, 7);
    assert_int_equal(taken.notes.items[0].count, 2);
    assert_str(taken.notes.items[0].text, "a scar  [31m");
    assert_false(nian_jail_parse(&taken, &arena, NIAN_FORMAT_HTML,
                                 NIAN_STR("refuse"), NULL, &err));
    assert_int_equal(err.code, NIAN_EUNSUPPORTED);
    assert_string_equal(err.message, "encrypted: save it plain");
    assert_false(nian_jail_parse(&taken, &arena, NIAN_FORMAT_ODT,
                                 NIAN_STR("much"), NULL, &err));
    assert_int_equal(err.code, NIAN_EUNSUPPORTED);
    nian_arena_free(&arena);
}

static void test_parser_talks_nonsense(void **state)
{
    (void)state;
    static const char *const unsound =
        "the parser gave no sound answer: is the file damaged?";
    expect_parser("raw ", "", "the parser broke off: is the file damaged?");
    expect_parser("raw hello", "",
                  "the parser broke off: is the file damaged?");
    expect_parser("raw nianlun-parse 0\n", "",
                  "nianlun-parse is of another version than nianlun: reinstall "
                  "both");
    expect_parser("raw nianlun-parse 1\n", "", unsound);
    expect_parser("raw nianlun-parse 1\nT\xFF\xFF\xFF\xFF", "", unsound);
    expect_parser("raw nianlun-parse 1\nX????????", "", unsound);
    expect_parser("latin", "", unsound);
}

/* Every answer cut short, and every byte of it turned, is refused or sound. */
static void test_answers_damaged(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_ingested taken = {.text = NIAN_STR("一、总体情况\n"),
                           .media_type = NIAN_STR("text/html"),
                           .said = {.title = NIAN_STR("报告"), .year = 2023}};
    vec_push(&arena, &taken.notes, ((nian_note){1, 1, NIAN_STR("cut")}));
    nian_buf sound = {0};
    nian_wire_put(&sound, &taken, NULL);
    for (size_t len = 0; len < sound.len; len++)
        assert_false(
            nian_wire_take(&taken, &arena, (nian_str){sound.ptr, len}, NULL));
    for (size_t bit = 0; bit < 8 * sound.len; bit++) {
        nian_str copy = nian_str_copy(&arena, nian_buf_str(&sound));
        ((char *)copy.ptr)[bit / 8] ^= (char)(1 << bit % 8);
        if (nian_wire_take(&taken, &arena, copy, NULL))
            assert_true(nian_utf8_valid(taken.text, NULL) &&
                        nian_utf8_valid(taken.said.title, NULL) &&
                        taken.said.year <= 9999 && taken.said.year_sure <= 1);
    }
    nian_buf_free(&sound);
    nian_arena_free(&arena);
}

static void test_helper_is_missing(void **state)
{
    (void)state;
    nian_arena arena = {0};
    nian_ingested taken;
    nian_error err = {0};
    setenv("NIANLUN_EXEC_PATH", "/nowhere", 1);
    assert_false(nian_jail_parse(&taken, &arena, NIAN_FORMAT_HTML, NIAN_STR(""),
                                 NULL, &err));
    assert_int_equal(err.code, NIAN_EIO);
    assert_non_null(strstr(err.message, "not found beside nianlun: reinstall"));
    nian_arena_free(&arena);
}

/* In a process where one call is not there. */
static int run_without(int call, int argument)
{
    static const char *const cat[] = {"cat", NULL};
    const nian_ingest_options open = {.no_jail = true};
    nian_buf out = {0};
    nian_error err = {0};
    struct scmp_arg_cmp that = {0, SCMP_CMP_EQ, (scmp_datum_t)argument, 0};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (argument)
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
                         that);
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), call, 0);
    if (seccomp_load(filter) != 0)
        return 1;
    seccomp_release(filter);
    if (nian_jail_run(&out, cat, NIAN_STR("年"), NULL, &err))
        return 2;
    if (err.code != NIAN_EUNSUPPORTED || !strstr(err.message, "--no-jail"))
        return 3;
    if (!nian_jail_run(&out, cat, NIAN_STR("年"), &open, &err))
        return 4;
    int told = nian_str_equal(nian_buf_str(&out), NIAN_STR("年")) ? 0 : 5;
    nian_buf_free(&out);
    return told;
}

static void test_kernel_without(void **state)
{
    (void)state;
    enum {
        SET_SECCOMP = 22 /* prctl: where seccomp() is not there either */
    };
    const int lacks[][2] = {{SCMP_SYS(landlock_create_ruleset), 0},
                            {SCMP_SYS(seccomp), SET_SECCOMP}};
    for (size_t i = 0; i < 2; i++) {
        int status = 0;
        pid_t pid = fork();
        if (pid == 0)
            _exit(run_without(lacks[i][0], lacks[i][1]));
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_int_equal(status, 0);
    }
}

static void *run_some(void *number)
{
    static const char *const cat[] = {"cat", NULL};
    bool fine = true;
    for (int i = 0; i < 8; i++) {
        char words[32];
        snprintf(words, sizeof words, "%d %d", *(int *)number, i);
        nian_str sent = nian_str_from(words);
        nian_buf out = {0};
        fine &= nian_jail_run(&out, cat, sent, NULL, NULL) &&
                nian_str_equal(nian_buf_str(&out), sent);
        nian_buf_free(&out);
    }
    return fine ? number : NULL;
}

static void test_many_at_once(void **state)
{
    (void)state;
    enum {
        MANY = 16
    };
    pthread_t threads[MANY];
    int numbers[MANY];
    for (int i = 0; i < MANY; i++) {
        numbers[i] = i;
        assert_int_equal(
            pthread_create(&threads[i], NULL, run_some, &numbers[i]), 0);
    }
    for (int i = 0; i < MANY; i++) {
        void *told = NULL;
        pthread_join(threads[i], &told);
        assert_ptr_equal(told, &numbers[i]);
    }
}

static char *exec_path;
static int handles;

/* After all tests: nothing held, nobody unburied. */
static int set_up(void **state)
{
    (void)state;
    exec_path = getenv("NIANLUN_EXEC_PATH");
    exec_path = exec_path ? strdup(exec_path) : NULL;
    handles = count_handles();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    assert_int_equal(count_handles(), handles);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    if (exec_path)
        setenv("NIANLUN_EXEC_PATH", exec_path, 1);
    free(exec_path);
    return 0;
}

#define jail_unit_test(name)                                                   \
    cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* Where the tests run is not always a kernel that can shut something in. */
static bool kernel_is_fit(void)
{
    static const char *const cat[] = {"cat", NULL};
    nian_buf out = {0};
    nian_error err = {0};
    bool fit = nian_jail_run(&out, cat, NIAN_STR(""), NULL, &err) ||
               err.code != NIAN_EUNSUPPORTED;
    nian_buf_free(&out);
    if (!fit)
        print_message("skipped: %s\n", err.message);
    return fit;
}

int main(void)
{
    if (!kernel_is_fit())
        return 0;
    const struct CMUnitTest tests[] = {
        jail_unit_test(test_program),
        jail_unit_test(test_program_adds),
        jail_unit_test(test_program_that_fails),
        jail_unit_test(test_program_reaches_nothing),
        jail_unit_test(test_program_leaves_its_bounds),
        jail_unit_test(test_program_takes_its_time),
        jail_unit_test(test_parser_reaches_nothing),
        jail_unit_test(test_parser_leaves_its_bounds),
        jail_unit_test(test_parser_is_heard),
        jail_unit_test(test_parser_talks_nonsense),
        jail_unit_test(test_answers_damaged),
        jail_unit_test(test_helper_is_missing),
        jail_unit_test(test_kernel_without),
        jail_unit_test(test_many_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
