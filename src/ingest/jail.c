/* Finding nianlun-parse, starting it, and saying in a line how it ended. */
#include "ingest/jail.h"

#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "ingest/child.h"
#include "ingest/jail_start.h"
#include "ingest/wire.h"

#define HELPER "nianlun-parse"

/* A run: who is told of in messages, and its bounds, all of them set. */
typedef struct run {
    const char *who;
    nian_jail_limits limits;
    int patience; /* seconds by the clock for one of the processor */
    bool open;    /* bounds alone */
    nian_arena *arena;
} run;

enum {
    PATIENCE = 3 /* by the clock, of what shares a busy machine */
};

static const nian_jail_limits parser_limits = {10000, 512, 128};
static const nian_jail_limits program_limits = {60000, 512, 128};

static const char *if_there(nian_arena *arena, nian_str folder,
                            const char *name)
{
    if (!folder.len || folder.ptr[0] != '/')
        return NULL;
    const char *path = nian_cstr(
        arena, nian_str_format(arena, "%.*s/%s", NIAN_STR_ARG(folder), name));
    return path && access(path, X_OK) == 0 ? path : NULL;
}

/* The folder of the running program; links are followed by the kernel. */
static nian_str own_folder(nian_arena *arena)
{
    char *path = nian_new_array(arena, char, PATH_MAX);
    ssize_t len = readlink("/proc/self/exe", path, PATH_MAX);
    nian_str whole = {path, len < 0 ? 0 : (size_t)len};
    ptrdiff_t slash = nian_str_find_last(whole, NIAN_STR("/"));
    return nian_str_slice(whole, 0, slash < 0 ? 0 : (size_t)slash);
}

static const char *find_helper(nian_arena *arena)
{
    nian_str own = own_folder(arena);
    const nian_str folders[] = {
        nian_str_from(getenv("NIANLUN_EXEC_PATH")),
        own,
        nian_str_concat(arena, own, NIAN_STR("/../" NIAN_LIBEXEC)),
        NIAN_STR(NIAN_LIBEXEC_FULL),
    };
    const char *found = NULL;
    for (size_t i = 0; !found && i < sizeof folders / sizeof *folders; i++)
        found = if_there(arena, folders[i], HELPER);
    return found;
}

/* A program of the system, or what is named by its whole path. */
static const char *find_program(nian_arena *arena, const char *name)
{
    static const char *const folders[] = {"/usr/local/bin", "/usr/bin", "/bin"};
    if (name[0] == '/')
        return access(name, X_OK) == 0 ? name : NULL;
    const char *found = NULL;
    for (size_t i = 0; !found && i < sizeof folders / sizeof *folders; i++)
        found = if_there(arena, nian_str_from(folders[i]), name);
    return found;
}

static int or_usual(int given, int usual)
{
    return given > 0 ? given : usual;
}

static run make_run(nian_arena *arena, const char *who,
                    const nian_jail_limits *given,
                    const nian_jail_limits *usual,
                    const nian_ingest_options *options)
{
    static const nian_jail_limits none = {0};
    given = given ? given : &none;
    return (run){
        .who = who,
        .limits = {or_usual(given->milliseconds, usual->milliseconds),
                   or_usual(given->megabytes, usual->megabytes),
                   or_usual(given->output_megabytes, usual->output_megabytes)},
        .patience = 1,
        .open = options && options->no_jail,
        .arena = arena,
    };
}

static int seconds_of(const run *job)
{
    return (job->limits.milliseconds + 999) / 1000;
}

/* The argv of nianlun-parse; `rest` ends in NULL. */
static const char *const *make_argv(const run *job, const char *verb,
                                    const char *const *rest)
{
    nian_arena *arena = job->arena;
    size_t count = 0;
    while (rest[count])
        count++;
    const char **argv =
        nian_new_array(arena, const char *, NIAN_START_WHAT + count + 1);
    argv[0] = HELPER;
    argv[NIAN_START_VERSION] = NIAN_WIRE_VERSION;
    argv[NIAN_START_PARENT] = nian_str_format(arena, "%ld", (long)getpid()).ptr;
    argv[NIAN_START_SECONDS] =
        nian_str_format(arena, "%d", seconds_of(job)).ptr;
    argv[NIAN_START_MEGABYTES] =
        nian_str_format(arena, "%d", job->limits.megabytes).ptr;
    argv[NIAN_START_JAIL] = job->open ? "open" : "jail";
    argv[NIAN_START_VERB] = verb;
    for (size_t i = 0; i < count; i++)
        argv[NIAN_START_WHAT + i] = rest[i];
    return argv;
}

/* The same for everybody, but for where a person keeps the letters that
 * tesseract knows.  One thread a process: many run side by side. */
static const char *const *make_environment(nian_arena *arena)
{
    static const char *const same[] = {"LC_ALL=C.UTF-8", "TZ=UTC",
                                       "OMP_THREAD_LIMIT=1"};
    enum {
        SAME = sizeof same / sizeof *same
    };
    const char *letters = getenv("TESSDATA_PREFIX");
    const char **all = nian_new_array(arena, const char *, SAME + 2);
    memcpy(all, same, sizeof same);
    if (letters)
        all[SAME] = nian_str_format(arena, "TESSDATA_PREFIX=%s", letters).ptr;
    return all;
}

/* The last line that says something, fit to stand in a message. */
static nian_str last_words(const run *job, const nian_child *child)
{
    nian_str found = {NULL, 0};
    nian_str rest = nian_buf_str(&child->words);
    for (nian_str line; nian_str_line(&rest, &line);)
        if (nian_str_trim(line).len)
            found = nian_str_trim(line);
    nian_text tidy;
    nian_normalise(&tidy, job->arena, found);
    return tidy.bytes;
}

static bool speaks_of_memory(nian_str words)
{
    static const nian_str phrases[] = {
        NIAN_STR_INIT("out of memory"), NIAN_STR_INIT("Out of memory"),
        NIAN_STR_INIT("bad_alloc"), NIAN_STR_INIT("annot allocate memory")};
    return nian_str_has_any(words, phrases, sizeof phrases / sizeof *phrases);
}

static bool fail_late(const run *job, nian_error *err)
{
    return nian_fail(err, NIAN_EINPUT,
                     "%s took longer than %d s: is the file damaged or a bomb?",
                     job->who, seconds_of(job));
}

static bool fail_memory(const run *job, nian_error *err)
{
    return nian_fail(err, NIAN_EINPUT,
                     "%s ran out of memory (%d MB): is the file damaged or a "
                     "bomb?",
                     job->who, job->limits.megabytes);
}

static bool judge_signal(const run *job, const nian_child *child,
                         nian_error *err)
{
    int number = WTERMSIG(child->status);
    if (number == SIGXCPU)
        return fail_late(job, err);
    if (number == SIGSYS)
        return nian_fail(err, NIAN_EINPUT,
                         "%s was stopped since it reached beyond the file: "
                         "the file may be meant to do harm",
                         job->who);
    if (number == SIGABRT && speaks_of_memory(nian_buf_str(&child->words)))
        return fail_memory(job, err);
    return nian_fail(err, NIAN_EINPUT,
                     "%s died (signal %d): is the file damaged?", job->who,
                     number);
}

static bool judge_status(const run *job, const nian_child *child,
                         nian_error *err)
{
    static const char *const lacks =
        "this kernel has no %s, so that %s cannot be shut in: with --no-jail "
        "it runs all the same, for files that you trust";
    int status = WEXITSTATUS(child->status);
    switch (status) {
    case 0:
        return true;
    case NIAN_EXIT_NO_LANDLOCK:
        return nian_fail(err, NIAN_EUNSUPPORTED, lacks, "Landlock", job->who);
    case NIAN_EXIT_NO_SECCOMP:
        return nian_fail(err, NIAN_EUNSUPPORTED, lacks, "seccomp", job->who);
    case NIAN_EXIT_OTHER_VERSION:
        return nian_fail(err, NIAN_EIO,
                         HELPER " is of another version than nianlun: "
                                "reinstall both");
    case NIAN_EXIT_NOT_STARTED:
        return nian_fail(err, NIAN_EIO, "%s could not be started: %.*s",
                         job->who, NIAN_STR_ARG(last_words(job, child)));
    default:
        break;
    }
    nian_str words = last_words(job, child);
    if (speaks_of_memory(words))
        return fail_memory(job, err);
    return nian_fail(
        err, NIAN_EINPUT, "%s failed: %.*s", job->who,
        NIAN_STR_ARG(words.len ? words : NIAN_STR("no reason given")));
}

static bool judge(const run *job, const nian_child *child, nian_error *err)
{
    if (child->too_large)
        return nian_fail(err, NIAN_EINPUT,
                         "%s wrote more than %d MiB: is the file a bomb?",
                         job->who, job->limits.output_megabytes);
    if (child->late)
        return fail_late(job, err);
    if (WIFSIGNALED(child->status))
        return judge_signal(job, child, err);
    return judge_status(job, child, err);
}

static bool execute(const run *job, nian_buf *out, const char *verb,
                    const char *const *rest, nian_str input, nian_error *err)
{
    const char *helper = find_helper(job->arena);
    if (!helper)
        return nian_fail(err, NIAN_EIO,
                         HELPER ": not found beside nianlun: reinstall, or say "
                                "in NIANLUN_EXEC_PATH which folder it is in");
    nian_child child = {
        .path = helper,
        .argv = make_argv(job, verb, rest),
        .environment = make_environment(job->arena),
        .input = input,
        .milliseconds = job->limits.milliseconds * job->patience,
        .most = (size_t)job->limits.output_megabytes << 20,
        .out = out,
    };
    bool fine = nian_child_run(&child, err) && judge(job, &child, err);
    nian_child_free(&child);
    return fine;
}

bool nian_jail_parse(nian_ingested *out, nian_arena *arena, nian_format format,
                     nian_str bytes, const nian_ingest_options *options,
                     nian_error *err)
{
    nian_arena scratch = {0};
    nian_buf answer = {0};
    run job = make_run(&scratch, "the parser", NULL, &parser_limits, options);
    /* A parser waits for nothing: what is late by the clock alone shares its
     * machine with many. */
    job.patience = PATIENCE;
    const char *encoding_name =
        options ? nian_cstr(&scratch, options->encoding) : NULL;
    const char *const rest[] = {
        nian_str_format(&scratch, "%d", (int)format).ptr,
        encoding_name ? encoding_name : "",
        NULL,
    };
    *out = (nian_ingested){0};
    bool fine = execute(&job, &answer, "parse", rest, bytes, err) &&
                nian_wire_take(out, arena, nian_buf_str(&answer), err);
    nian_buf_free(&answer);
    nian_arena_free(&scratch);
    return fine;
}

bool nian_jail_run_within(nian_buf *out, const char *const *command,
                          nian_str input, const nian_jail_limits *limits,
                          const nian_ingest_options *options, nian_error *err)
{
    nian_arena scratch = {0};
    const char *path = find_program(&scratch, command[0]);
    run job = make_run(&scratch, command[0], limits, &program_limits, options);
    job.patience = limits ? PATIENCE : 1;
    size_t count = 0;
    while (command[count])
        count++;
    const char **rest = nian_new_array(&scratch, const char *, count + 1);
    memcpy(rest, command, count * sizeof *rest);
    rest[0] = path;
    bool fine = path ? execute(&job, out, "run", rest, input, err)
                     : nian_fail(err, NIAN_ENOTFOUND, "%s is not installed",
                                 command[0]);
    nian_arena_free(&scratch);
    return fine;
}

bool nian_jail_run(nian_buf *out, const char *const *command, nian_str input,
                   const nian_ingest_options *options, nian_error *err)
{
    return nian_jail_run_within(out, command, input, NULL, options, err);
}
