/* One writer at a time: flock(2) on a file in the repository.  The kernel
 * gives it back when its holder dies, so it is never stale; the file itself
 * stays and only tells who wrote last. */
#include "corpus/git.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define LOCK_NAME "nianlun.lock"

enum {
    TRIES = 7, /* 5, 10, 20 … milliseconds: about .6 seconds in all */
    FIRST_WAIT = 5
};

bool nian_lock_wait(int tried)
{
    if (tried >= TRIES)
        return false;
    long wait = FIRST_WAIT << tried;
    struct timespec time = {wait / 1000, wait % 1000 * 1000000};
    nanosleep(&time, NULL);
    return true;
}

static bool try_long(int fd)
{
    for (int tried = 0;; tried++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return true;
        int reason = errno;
        bool held = reason == EWOULDBLOCK || reason == EINTR;
        if (!held || !nian_lock_wait(tried)) {
            errno = reason;
            return false;
        }
    }
}

static void write_holder(int fd)
{
    char text[32];
    int len = snprintf(text, sizeof text, "%ld\n", (long)getpid());
    /* Only advice to whoever waits: a full disk must not stop us here. */
    if (ftruncate(fd, 0) != 0 || pwrite(fd, text, (size_t)len, 0) != len)
        return;
}

static bool refuse(int fd, const char *name, nian_error *err)
{
    char text[32];
    int holder = 0;
    ssize_t len = pread(fd, text, sizeof text, 0);
    nian_str digits = {text, len > 0 ? (size_t)len - 1 : 0};
    if (!nian_str_to_int(digits, &holder))
        return nian_fail(err, NIAN_ELOCKED,
                         "%s: another nianlun writes to it; try again when it "
                         "is done",
                         name);
    return nian_fail(err, NIAN_ELOCKED,
                     "%s: process %d writes to it; try again when it is done",
                     name, holder);
}

bool nian_lock_take(nian_lock *out, const nian_corpus *corpus, nian_error *err)
{
    const char *name = corpus->path;
    nian_arena arena = {0};
    out->fd = -1;
    nian_str path = nian_str_format(&arena, "%s" LOCK_NAME,
                                    git_repository_path(corpus->repo));
    int fd = open(nian_cstr(&arena, path), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    int reason = errno;
    nian_arena_free(&arena);
    if (fd < 0)
        return nian_fail_errno(err, reason, "%s: cannot write to the corpus",
                               name);
    if (try_long(fd)) {
        write_holder(fd);
        out->fd = fd;
        return true;
    }
    reason = errno;
    if (reason == EWOULDBLOCK)
        refuse(fd, name, err);
    else
        nian_fail_errno(err, reason, "%s: cannot lock the corpus", name);
    close(fd);
    return false;
}

void nian_lock_release(nian_lock *lock)
{
    if (lock->fd >= 0)
        close(lock->fd);
    lock->fd = -1;
}
