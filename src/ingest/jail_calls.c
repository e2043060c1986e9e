/* seccomp: which calls of the kernel a process can make.
 *
 * A parser computes: it needs memory, its answer's pipe and an end.  Libraries
 * that look for a table or a clock get EACCES and go on without; whatever else
 * is called was not called by a parser, and ends the process.  A program of
 * the system needs a hundred calls that differ by version, so that those are
 * named which reach other processes, the network or the machine. */
#include "ingest/jail_shut.h"

#include <errno.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/arena.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum {
    INSTRUCTION = sizeof(struct sock_filter),
    FILTER_MOST = BPF_MAXINSNS * INSTRUCTION
};

static const int parser_needs[] = {
    SCMP_SYS(read),          SCMP_SYS(write),
    SCMP_SYS(writev),        SCMP_SYS(lseek),
    SCMP_SYS(fstat),         SCMP_SYS(close),
    SCMP_SYS(munmap),        SCMP_SYS(mremap),
    SCMP_SYS(madvise),       SCMP_SYS(brk),
    SCMP_SYS(futex),         SCMP_SYS(getrandom),
    SCMP_SYS(getpid),        SCMP_SYS(gettid),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),  SCMP_SYS(restart_syscall),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
    SCMP_SYS(time),          SCMP_SYS(sysinfo),
    SCMP_SYS(exit),          SCMP_SYS(exit_group),
};

static const int parser_may_try[] = {
    SCMP_SYS(open),      SCMP_SYS(openat),     SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(stat),
    SCMP_SYS(lstat),     SCMP_SYS(newfstatat), SCMP_SYS(statx),
    SCMP_SYS(readlink),  SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    SCMP_SYS(uname),     SCMP_SYS(prctl),      SCMP_SYS(sched_getaffinity),
    SCMP_SYS(ioctl),     SCMP_SYS(fcntl),      SCMP_SYS(prlimit64),
};

static const int program_must_not[] = {
    /* other processes */
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(rt_tgsigqueueinfo),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(process_madvise),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(kcmp),
    SCMP_SYS(setpgid),
    SCMP_SYS(setsid),
    SCMP_SYS(setpriority),
    SCMP_SYS(setrlimit),
    SCMP_SYS(shmget),
    SCMP_SYS(shmat),
    SCMP_SYS(msgget),
    SCMP_SYS(semget),
    SCMP_SYS(mq_open),
    /* the network, and what writes without a file */
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    /* files: what Landlock leaves open */
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(chown),
    SCMP_SYS(fchown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(setxattr),
    SCMP_SYS(lsetxattr),
    SCMP_SYS(fsetxattr),
    SCMP_SYS(removexattr),
    SCMP_SYS(lremovexattr),
    SCMP_SYS(fremovexattr),
    SCMP_SYS(utime),
    SCMP_SYS(utimes),
    SCMP_SYS(utimensat),
    SCMP_SYS(futimesat),
    SCMP_SYS(truncate),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(inotify_init),
    SCMP_SYS(inotify_init1),
    SCMP_SYS(fanotify_init),
    /* the machine */
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(move_mount),
    SCMP_SYS(fsopen),
    SCMP_SYS(fsmount),
    SCMP_SYS(fspick),
    SCMP_SYS(open_tree),
    SCMP_SYS(mount_setattr),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(modify_ldt),
    SCMP_SYS(iopl),
    SCMP_SYS(ioperm),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    SCMP_SYS(acct),
    SCMP_SYS(quotactl),
    SCMP_SYS(syslog),
    SCMP_SYS(sethostname),
    SCMP_SYS(setdomainname),
    SCMP_SYS(settimeofday),
    SCMP_SYS(clock_settime),
    SCMP_SYS(clock_adjtime),
    SCMP_SYS(adjtimex),
    SCMP_SYS(capset),
    SCMP_SYS(setuid),
    SCMP_SYS(setgid),
    SCMP_SYS(setreuid),
    SCMP_SYS(setregid),
    SCMP_SYS(setresuid),
    SCMP_SYS(setresgid),
    SCMP_SYS(setgroups),
    SCMP_SYS(setfsuid),
    SCMP_SYS(setfsgid),
    SCMP_SYS(personality),
};

static bool add_all(scmp_filter_ctx filter, uint32_t action, const int *calls,
                    size_t count)
{
    bool fine = true;
    for (size_t i = 0; i < count; i++)
        fine &= seccomp_rule_add(filter, action, calls[i], 0) == 0;
    return fine;
}

static bool add_where(scmp_filter_ctx filter, uint32_t action, int call,
                      struct scmp_arg_cmp where)
{
    return seccomp_rule_add_array(filter, action, call, 1, &where) == 0;
}

/* Memory that is not to be run, and a signal to itself: abort(). */
static bool add_parser(scmp_filter_ctx filter)
{
    struct scmp_arg_cmp plain = {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
    struct scmp_arg_cmp self = {0, SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0};
    return add_all(filter, SCMP_ACT_ALLOW, parser_needs, COUNT(parser_needs)) &&
           add_all(filter, SCMP_ACT_ERRNO(EACCES), parser_may_try,
                   COUNT(parser_may_try)) &&
           add_where(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), plain) &&
           add_where(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), plain) &&
           add_where(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), self);
}

/* Threads it may have, processes not; of clone3 the flags lie in memory that
 * a filter cannot see, and the C library asks clone when there is none.  Bounds
 * may be asked for: the superuser could raise them. */
static bool add_program(scmp_filter_ctx filter)
{
    const uint32_t refuse = SCMP_ACT_ERRNO(EPERM);
    struct scmp_arg_cmp process = {0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0};
    struct scmp_arg_cmp other = {0, SCMP_CMP_NE, (scmp_datum_t)getpid(), 0};
    struct scmp_arg_cmp sets = {2, SCMP_CMP_NE, 0, 0};
    return add_all(filter, refuse, program_must_not, COUNT(program_must_not)) &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3),
                            0) == 0 &&
           add_where(filter, refuse, SCMP_SYS(clone), process) &&
           add_where(filter, refuse, SCMP_SYS(tgkill), other) &&
           add_where(filter, refuse, SCMP_SYS(prlimit64), sets);
}

/* What was exported to a file in memory. */
static bool read_back(nian_filter *out, int file)
{
    off_t size = lseek(file, 0, SEEK_END);
    if (size <= 0 || size > FILTER_MOST)
        return false;
    out->instructions = nian_xmalloc((size_t)size);
    out->count = (unsigned short)((size_t)size / INSTRUCTION);
    return pread(file, out->instructions, (size_t)size, 0) == size;
}

static bool export(nian_filter *out, scmp_filter_ctx filter)
{
    int file = memfd_create("filter", MFD_CLOEXEC);
    if (file < 0)
        return false;
    bool made = seccomp_export_bpf(filter, file) == 0 && read_back(out, file);
    close(file);
    return made;
}

bool nian_filter_make(nian_filter *out, nian_shut kind)
{
    bool parser = kind == NIAN_SHUT_PARSER;
    scmp_filter_ctx filter =
        seccomp_init(parser ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ALLOW);
    *out = (nian_filter){0};
    if (!filter)
        return false;
    bool made = (parser ? add_parser(filter) : add_program(filter)) &&
                export(out, filter);
    seccomp_release(filter);
    return made;
}

bool nian_shut_calls(const nian_filter *filter)
{
    struct sock_fprog program = {filter->count, filter->instructions};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
