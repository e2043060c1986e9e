/* Landlock: which files a process can reach.  The C library has no names for
 * its calls, and headers may be older than the kernel that we run on, so that
 * the numbers stand here, which are the same on all processors
 * (linux/landlock.h). */
#include "ingest/jail_shut.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

enum {
    CREATE_RULESET = 444, /* calls */
    ADD_RULE = 445,
    RESTRICT_SELF = 446,
    ASK_VERSION = 1,
    PATH_BENEATH = 1, /* a kind of rule */
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_DIR = 1 << 3,
    TAKE_PART = READ_FILE | READ_DIR | EXECUTE,
    NET_BOTH = 3,   /* bind and connect by TCP */
    SCOPE_BOTH = 3, /* abstract sockets and signals */
    NET_SINCE = 4,
    SCOPE_SINCE = 6
};

/* struct landlock_ruleset_attr as version 6 has it. */
typedef struct ruleset {
    uint64_t files;
    uint64_t net;
    uint64_t scope;
} ruleset;

/* struct landlock_path_beneath_attr */
typedef struct __attribute__((packed)) beneath {
    uint64_t access;
    int32_t folder;
} beneath;

typedef struct rule {
    const char *path;
    uint64_t access;
} rule;

/* What a program that is dynamically linked, looks for fonts and for tables of
 * characters or of letters opens.  What is not there is passed over. */
static const rule rules[] = {
    {"/usr", TAKE_PART},
    {"/lib", TAKE_PART},
    {"/lib32", TAKE_PART},
    {"/lib64", TAKE_PART},
    {"/bin", TAKE_PART},
    {"/etc/alternatives", READ_FILE | READ_DIR},
    {"/etc/fonts", READ_FILE | READ_DIR},
    {"/etc/ld.so.cache", READ_FILE},
    {"/etc/ld.so.conf", READ_FILE},
    {"/etc/ld.so.conf.d", READ_FILE | READ_DIR},
    {"/var/cache/fontconfig", READ_FILE | READ_DIR},
    {"/dev/null", READ_FILE | WRITE_FILE},
    {"/dev/urandom", READ_FILE},
};

/* All that a version of Landlock can hold: each brought its own. */
static uint64_t all_access(long version)
{
    int bits = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    return ((uint64_t)1 << bits) - 1;
}

static int make_ruleset(long version)
{
    ruleset wanted = {
        .files = all_access(version),
        .net = version >= NET_SINCE ? NET_BOTH : 0,
        .scope = version >= SCOPE_SINCE ? SCOPE_BOTH : 0,
    };
    size_t size = version >= SCOPE_SINCE ? sizeof wanted
                  : version >= NET_SINCE ? offsetof(ruleset, scope)
                                         : offsetof(ruleset, net);
    return (int)syscall(CREATE_RULESET, &wanted, size, 0);
}

static void allow(int rules_handle, const char *path, uint64_t access)
{
    beneath place = {access, open(path, O_PATH | O_CLOEXEC)};
    if (place.folder < 0)
        return;
    syscall(ADD_RULE, rules_handle, PATH_BENEATH, &place, 0);
    close(place.folder);
}

static void allow_program(int rules_handle, const char *program)
{
    const char *letters = getenv("TESSDATA_PREFIX");
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        allow(rules_handle, rules[i].path, rules[i].access);
    allow(rules_handle, program, READ_FILE | EXECUTE);
    if (letters)
        allow(rules_handle, letters, READ_FILE | READ_DIR);
}

bool nian_shut_files(const char *program)
{
    long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
    int handle = version < 1 ? -1 : make_ruleset(version);
    if (handle < 0)
        return false;
    if (program)
        allow_program(handle, program);
    bool shut = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                syscall(RESTRICT_SELF, handle, 0) == 0;
    close(handle);
    return shut;
}
