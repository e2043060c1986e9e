#include "deeds.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *told(long got)
{
    return got >= 0 ? "done" : strerrorname_np(errno);
}

static const char *open_as(const char *path, int how)
{
    return told(open(path, how, 0600));
}

static const char *fork_by(long got)
{
    if (got == 0)
        _exit(0);
    return told(got);
}

/* Page by page, so that it is not only promised. */
static const char *allocate(void)
{
    enum {
        PIECE = 16 << 20
    };
    for (int i = 0; i < 128; i++) {
        char *piece = malloc(PIECE);
        if (!piece)
            return told(-1);
        memset(piece, 1, PIECE);
    }
    return "done";
}

static const char *flood(void)
{
    static char block[1 << 16];
    for (int i = 0; i < 1 << 14; i++)
        if (write(1, block, sizeof block) < 0)
            return told(-1);
    return "done";
}

static const char *raise_bounds(void)
{
    struct rlimit most = {RLIM_INFINITY, RLIM_INFINITY};
    return told(setrlimit(RLIMIT_AS, &most));
}

static const char *grow_file(void)
{
    int file = memfd_create("note", 0);
    return file < 0 ? told(-1) : told(write(file, "x", 1));
}

static const char *count_handles(void)
{
    for (int i = 3; i < 1024; i++)
        if (fcntl(i, F_GETFD) >= 0)
            return "held";
    return "none";
}

static const char *loop(void)
{
    volatile uint64_t turns = 1;
    while (turns)
        turns |= 1;
    return "done";
}

/* Whoever waits for the end of what it says waits for nothing. */
static const char *wait_mute(void)
{
    close(1);
    close(2);
    return told(pause());
}

static const char *run_code(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
               ? told(-1)
               : "done";
}

static const char *run_shell(void)
{
    char name[] = "sh", flag[] = "-c", line[] = "echo reached";
    char *argv[] = {name, flag, line, NULL};
    return told(execve("/bin/sh", argv, environ));
}

typedef struct deed {
    const char *name;
    const char *(*act)(void);
} deed;

#define DEED(title, expression)                                                \
    static const char *title(void)                                             \
    {                                                                          \
        return expression;                                                     \
    }

DEED(read_passwords, open_as("/etc/passwd", O_RDONLY))
DEED(read_self, open_as("/proc/self/maps", O_RDONLY))
DEED(write_file, open_as("/tmp/nianlun-was-here", O_WRONLY | O_CREAT))
DEED(change_mode, told(chmod("/tmp", 01777)))
DEED(open_socket, told(socket(AF_INET, SOCK_STREAM, 0)))
DEED(open_unix, told(socket(AF_UNIX, SOCK_STREAM, 0)))
DEED(make_process, fork_by(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)))
DEED(make_process_3, fork_by(syscall(SYS_clone3, NULL, 0)))
DEED(kill_parent, told(kill(getppid(), SIGTERM)))
DEED(kill_all, told(kill(-1, SIGCONT)))
DEED(trace, told(ptrace(PTRACE_TRACEME, 0, NULL, NULL)))
DEED(mount_ring, told(syscall(SYS_io_uring_setup, 1, NULL)))
DEED(leave_group, told(setpgid(0, getpgid(getppid()))))
DEED(wait_long, told(pause()))
DEED(die, told(raise(SIGSEGV)))

static const deed deeds[] = {
    {"read", read_passwords},
    {"maps", read_self},
    {"write", write_file},
    {"mode", change_mode},
    {"socket", open_socket},
    {"unix", open_unix},
    {"fork", make_process},
    {"fork3", make_process_3},
    {"kill", kill_parent},
    {"kill-all", kill_all},
    {"trace", trace},
    {"ring", mount_ring},
    {"leave", leave_group},
    {"wait", wait_long},
    {"die", die},
    {"allocate", allocate},
    {"flood", flood},
    {"bounds", raise_bounds},
    {"grow", grow_file},
    {"handles", count_handles},
    {"loop", loop},
    {"code", run_code},
    {"shell", run_shell},
    {"mute", wait_mute},
};

const char *do_deed(const char *name)
{
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
        if (strcmp(deeds[i].name, name) == 0)
            return deeds[i].act();
    return NULL;
}
