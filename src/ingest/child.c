/* Starting, feeding, hearing and ending a process. */
#include "ingest/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

enum {
    PIDFD_OPEN = 434, /* a call that headers may not know; on all processors */
    WORDS_MOST = 4096
};

/* What a process has of ours to hold on to. */
typedef struct ends {
    int input;
    int out[2], err[2];
} ends;

typedef struct process {
    nian_child *child;
    pid_t pid;
    int handle; /* a descriptor of the process; -1 where there are none */
    int out, err;
    int64_t deadline; /* milliseconds of the monotonic clock */
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

static void close_ends(ends *all)
{
    close_end(&all->input);
    for (int i = 0; i < 2; i++) {
        close_end(&all->out[i]);
        close_end(&all->err[i]);
    }
}

/* Out of the way of 0 to 2, where the process gets its own ends: a program
 * that was started without them would lend us these numbers. */
static bool move_up(int *end)
{
    if (*end < 0 || *end > 2)
        return *end > 2;
    int moved = fcntl(*end, F_DUPFD_CLOEXEC, 3);
    close_end(end);
    *end = moved;
    return moved >= 0;
}

static bool write_all(int file, nian_str rest)
{
    while (rest.len) {
        ssize_t written = write(file, rest.ptr, rest.len);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            rest = nian_str_after(rest, (size_t)written);
    }
    return lseek(file, 0, SEEK_SET) == 0;
}

static bool make_input(int *input, nian_str bytes)
{
    *input = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    return move_up(input) && write_all(*input, bytes) &&
           fcntl(*input, F_ADD_SEALS,
                 F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0;
}

static bool make_pipe(int both[2])
{
    return pipe2(both, O_CLOEXEC) == 0 && move_up(&both[0]) &&
           move_up(&both[1]);
}

static int spawn(pid_t *pid, const nian_child *child, const ends *all,
                 posix_spawn_file_actions_t *actions,
                 posix_spawnattr_t *attributes)
{
    sigset_t none, every;
    sigemptyset(&none);
    sigfillset(&every);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &every);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK |
                                             POSIX_SPAWN_SETSIGDEF |
                                             POSIX_SPAWN_SETPGROUP);
    posix_spawn_file_actions_adddup2(actions, all->input, 0);
    posix_spawn_file_actions_adddup2(actions, all->out[1], 1);
    posix_spawn_file_actions_adddup2(actions, all->err[1], 2);
    return posix_spawn(pid, child->path, actions, attributes,
                       (char *const *)child->argv,
                       (char *const *)child->environment);
}

static int start(process *running, ends *all)
{
    nian_child *child = running->child;
    if (!make_input(&all->input, child->input) || !make_pipe(all->out) ||
        !make_pipe(all->err))
        return errno;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    int failed = spawn(&running->pid, child, all, &actions, &attributes);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

static void take_output(process *running)
{
    char block[65536];
    nian_child *child = running->child;
    ssize_t got = read(running->out, block, sizeof block);
    if (got < 0 && errno == EINTR)
        return;
    if (got <= 0)
        close_end(&running->out);
    else if ((size_t)got > child->most - child->out->len)
        child->too_large = true;
    else
        nian_buf_add(child->out, (nian_str){block, (size_t)got});
}

/* The last words are what matters. */
static void take_words(process *running)
{
    char block[WORDS_MOST];
    nian_buf *words = &running->child->words;
    ssize_t got = read(running->err, block, sizeof block);
    if (got < 0 && errno == EINTR)
        return;
    if (got <= 0) {
        close_end(&running->err);
        return;
    }
    nian_buf_add(words, (nian_str){block, (size_t)got});
    if (words->len > WORDS_MOST) {
        size_t over = words->len - WORDS_MOST;
        memmove(words->ptr, words->ptr + over, WORDS_MOST);
        words->len = WORDS_MOST;
    }
}

/* Whether the process has ended; it is left to be waited for, so that its
 * number still belongs to it.  Where SIGCHLD is ignored it is gone. */
static bool has_ended(const process *running)
{
    siginfo_t info = {0};
    int got =
        waitid(P_PID, (id_t)running->pid, &info, WEXITED | WNOHANG | WNOWAIT);
    return got == 0 ? info.si_pid == running->pid : errno == ECHILD;
}

/* Until both pipes are closed and the process has ended.  Without a handle of
 * it one looks every millisecond. */
static void attend(process *running)
{
    nian_child *child = running->child;
    while (!child->too_large) {
        bool open = running->out >= 0 || running->err >= 0;
        if (!open && has_ended(running))
            return;
        int64_t left = running->deadline - milliseconds_now();
        child->late = left <= 0;
        if (child->late)
            return;
        struct pollfd polled[3] = {
            {running->out, POLLIN, 0},
            {running->err, POLLIN, 0},
            {open ? -1 : running->handle, POLLIN, 0},
        };
        bool blind = !open && running->handle < 0;
        if (poll(polled, 3, blind ? 1 : (int)left) <= 0)
            continue;
        if (polled[0].revents)
            take_output(running);
        if (polled[1].revents)
            take_words(running);
    }
}

static void finish(process *running)
{
    close_end(&running->out);
    close_end(&running->err);
    kill(-running->pid, SIGKILL);
    kill(running->pid, SIGKILL);
    while (waitpid(running->pid, &running->child->status, 0) < 0 &&
           errno == EINTR)
        continue;
    close_end(&running->handle);
}

bool nian_child_run(nian_child *child, nian_error *err)
{
    ends all = {-1, {-1, -1}, {-1, -1}};
    process running = {.child = child, .handle = -1};
    size_t before = child->out->len;
    child->most += before;
    int failed = start(&running, &all);
    if (!failed) {
        running.out = all.out[0];
        running.err = all.err[0];
        all.out[0] = all.err[0] = -1;
    }
    close_ends(&all);
    if (failed)
        return nian_fail_errno(err, failed, "start %s", child->path);
    running.handle = (int)syscall(PIDFD_OPEN, running.pid, 0);
    running.deadline = milliseconds_now() + child->milliseconds;
    attend(&running);
    finish(&running);
    return true;
}

void nian_child_free(nian_child *child)
{
    nian_buf_free(&child->words);
}
