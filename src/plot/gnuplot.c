/* The child: gnuplot with a script on its standard input, and what it writes.
 *
 * It is found once in PATH and started by argv, never by a shell, with an
 * environment of its own, room for no file, and an end in sight.  The picture
 * comes through a pipe, so that no name of a file ever reaches gnuplot. */
#include "plot/plot.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"

enum {
    PICTURE_LARGEST = 64 << 20,
    COMPLAINT_LARGEST = 4096,
    CPU_SECONDS = 20,
    MEMORY_MEGABYTES = 2048,
    NOT_STARTED = 127
};

typedef struct process {
    pid_t pid;
    int in, out, err;
    int64_t deadline; /* milliseconds of the monotonic clock */
    nian_str rest;    /* of the script */
    nian_buf *picture;
    nian_buf complaint;
    bool too_large;
} process;

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

/* An end of a pipe that no other child inherits, out of the way of 0 to 2. */
static bool tidy_end(int *end)
{
    int moved = fcntl(*end, F_DUPFD_CLOEXEC, 3);
    close_end(end);
    *end = moved;
    return moved >= 0;
}

static bool tidy_ends(int ends[2])
{
    bool first = tidy_end(&ends[0]);
    bool second = tidy_end(&ends[1]);
    return first && second;
}

static const char *find_gnuplot(nian_arena *arena)
{
    nian_str rest = nian_str_from(getenv("PATH"));
    while (rest.len) {
        ptrdiff_t colon = nian_str_find(rest, NIAN_STR(":"));
        size_t len = colon < 0 ? rest.len : (size_t)colon;
        nian_str folder = nian_str_slice(rest, 0, len);
        rest = nian_str_after(rest, len + 1);
        /* Relative folders depend on where one stands: a trap. */
        if (!nian_str_starts(folder, NIAN_STR("/")))
            continue;
        const char *path = nian_cstr(
            arena, nian_str_concat(arena, folder, NIAN_STR("/gnuplot")));
        if (path && access(path, X_OK) == 0)
            return path;
    }
    return NULL;
}

/* What fontconfig needs to find the fonts of the user; nothing else. */
static char **make_environment(nian_arena *arena)
{
    static const char *const kept[] = {"HOME", "FONTCONFIG_FILE",
                                       "FONTCONFIG_PATH"};
    enum {
        KEPT = sizeof kept / sizeof *kept
    };
    char **environment = nian_new_array(arena, char *, KEPT + 2);
    size_t count = 0;
    environment[count++] = (char *)nian_str_format(arena, "LC_ALL=C.UTF-8").ptr;
    for (size_t i = 0; i < KEPT; i++) {
        const char *value = getenv(kept[i]);
        if (!value)
            continue;
        nian_str entry = nian_str_format(arena, "%s=%s", kept[i], value);
        environment[count++] = (char *)entry.ptr;
    }
    return environment;
}

static void limit(int resource, rlim_t most)
{
    struct rlimit limits = {most, most};
    setrlimit(resource, &limits);
}

/* In the child, between fork and exec: only calls that are safe there. */
static void become_gnuplot(const int ends[3], const char *path,
                           char *const *environment)
{
    char name[] = "gnuplot", plain[] = "-d", standard_input[] = "-";
    char *argv[] = {name, plain, standard_input, NULL};
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* a cache of fonts is not worth dying for */
    limit(RLIMIT_CPU, CPU_SECONDS);
    limit(RLIMIT_AS, (rlim_t)MEMORY_MEGABYTES << 20);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    for (int i = 0; i < 3; i++)
        if (dup2(ends[i], i) < 0)
            _exit(NOT_STARTED);
    execve(path, argv, environment);
    _exit(NOT_STARTED);
}

/* A socket takes the script, not a pipe: MSG_NOSIGNAL spares the process that
 * we are a part of from SIGPIPE when gnuplot ends early. */
static bool make_ends(int in[2], int out[2], int err[2])
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, in) != 0)
        in[0] = in[1] = -1;
    if (pipe(out) != 0)
        out[0] = out[1] = -1;
    if (pipe(err) != 0)
        err[0] = err[1] = -1;
    bool made = tidy_ends(in);
    made &= tidy_ends(out);
    made &= tidy_ends(err);
    return made;
}

static bool start(process *child, const char *path, char *const *environment)
{
    int in[2], out[2], err[2];
    bool made = make_ends(in, out, err);
    child->pid = made ? fork() : -1;
    if (child->pid == 0)
        become_gnuplot((int[]){in[0], out[1], err[1]}, path, environment);
    int reason = errno;
    close_end(&in[0]);
    close_end(&out[1]);
    close_end(&err[1]);
    if (child->pid < 0) {
        close_end(&in[1]);
        close_end(&out[0]);
        close_end(&err[0]);
        errno = reason;
        return false;
    }
    child->in = in[1];
    child->out = out[0];
    child->err = err[0];
    fcntl(child->in, F_SETFL, O_NONBLOCK);
    return true;
}

static void send_script(process *child)
{
    ssize_t sent =
        send(child->in, child->rest.ptr, child->rest.len, MSG_NOSIGNAL);
    if (sent > 0)
        child->rest = nian_str_after(child->rest, (size_t)sent);
    else if (sent < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (sent < 0 || child->rest.len == 0)
        close_end(&child->in);
}

static void take(int *end, nian_buf *into, size_t most, bool *too_large)
{
    char block[65536];
    ssize_t got = read(*end, block, sizeof block);
    if (got < 0 && errno == EINTR)
        return;
    if (got <= 0) {
        close_end(end);
        return;
    }
    size_t room = most - into->len;
    size_t fits = (size_t)got < room ? (size_t)got : room;
    nian_buf_add(into, (nian_str){block, fits});
    if (fits < (size_t)got)
        *too_large = true;
}

/* Until gnuplot has closed both ends, which it does by ending. */
static bool exchange(process *child)
{
    bool long_complaint = false;
    while ((child->out >= 0 || child->err >= 0) && !child->too_large) {
        struct pollfd ends[3] = {
            {child->in, POLLOUT, 0},
            {child->out, POLLIN, 0},
            {child->err, POLLIN, 0},
        };
        int64_t left = child->deadline - milliseconds_now();
        if (left <= 0)
            return false;
        if (poll(ends, 3, (int)left) <= 0)
            continue;
        if (ends[0].revents)
            send_script(child);
        if (ends[1].revents)
            take(&child->out, child->picture, PICTURE_LARGEST,
                 &child->too_large);
        if (ends[2].revents)
            take(&child->err, &child->complaint, COMPLAINT_LARGEST,
                 &long_complaint);
    }
    return !child->too_large;
}

/* Waits for the end, or makes one. */
static bool finish(process *child, bool done, int *status)
{
    const struct timespec moment = {0, 2000000};
    while (done) {
        pid_t ended = waitpid(child->pid, status, WNOHANG);
        /* Where SIGCHLD is ignored the system takes the status away: the
         * picture alone tells how it went. */
        if (ended == child->pid || (ended < 0 && errno == ECHILD))
            return true;
        done = milliseconds_now() < child->deadline;
        nanosleep(&moment, NULL);
    }
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, status, 0) < 0 && errno == EINTR)
        continue;
    return false;
}

/* gnuplot repeats the command, points at it, and says why on the last line. */
static nian_str last_line(nian_str complaint)
{
    nian_str found = {NULL, 0};
    for (nian_str line; nian_str_line(&complaint, &line);)
        if (nian_str_trim(line).len)
            found = nian_str_trim(line);
    return found;
}

static bool judge(const process *child, bool ended, int status,
                  int milliseconds, nian_error *err)
{
    if (child->too_large)
        return nian_fail(err, NIAN_ECHILD,
                         "draw chart: gnuplot wrote more than %d MiB",
                         PICTURE_LARGEST >> 20);
    if (!ended)
        return nian_fail(err, NIAN_ECHILD,
                         "draw chart: gnuplot took longer than %d s",
                         (milliseconds + 999) / 1000);
    if (WIFSIGNALED(status))
        return nian_fail(err, NIAN_ECHILD,
                         "draw chart: gnuplot was stopped by signal %d",
                         WTERMSIG(status));
    if (WEXITSTATUS(status) == NOT_STARTED)
        return nian_fail(err, NIAN_ECHILD,
                         "draw chart: gnuplot could not be started: reinstall "
                         "the package gnuplot-nox");
    nian_str reason = last_line(nian_buf_str(&child->complaint));
    if (WEXITSTATUS(status) != 0 || child->picture->len == 0)
        return nian_fail(
            err, NIAN_ECHILD, "draw chart: gnuplot failed: %.*s",
            NIAN_STR_ARG(reason.len ? reason : NIAN_STR("no reason given")));
    return true;
}

static bool run(nian_buf *out, nian_str script, int milliseconds,
                nian_arena *arena, nian_error *err)
{
    const char *path = find_gnuplot(arena);
    if (!path)
        return nian_fail(err, NIAN_ECHILD,
                         "draw chart: gnuplot is not installed: install the "
                         "package gnuplot-nox");
    process child = {
        .deadline = milliseconds_now() + milliseconds,
        .rest = script,
        .picture = out,
    };
    if (!start(&child, path, make_environment(arena)))
        return nian_fail_errno(err, errno, "draw chart: start gnuplot");
    int status = 0;
    bool done = exchange(&child);
    close_end(&child.in);
    close_end(&child.out);
    close_end(&child.err);
    bool ended = finish(&child, done, &status);
    bool fine = judge(&child, ended, status, milliseconds, err);
    nian_buf_free(&child.complaint);
    return fine;
}

bool nian_gnuplot_run(nian_buf *out, nian_str script, int milliseconds,
                      nian_error *err)
{
    nian_arena arena = {0};
    bool fine = run(out, script, milliseconds, &arena, err);
    nian_arena_free(&arena);
    return fine;
}
