/* nianlun-parse: binds itself, then reads a file by its parser or becomes a
 * program of the system.  It is started by nianlun alone; jail_start.h says
 * how. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "ingest/jail_shut.h"
#include "ingest/jail_start.h"
#include "ingest/parsers.h"
#include "ingest/wire.h"

/* Sanitizers map more than any bound would let them. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ROOMY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ROOMY 1
#endif
#endif
#ifndef ROOMY
#define ROOMY 0
#endif

enum {
    CLOSE_RANGE = 436, /* a call that headers may not know; on all processors */
    FILES_MOST = 32
};

#define LIMIT(resource, soft, hard)                                            \
    setrlimit((resource), &(struct rlimit){(soft), (hard)})

/* A number of argv, or 0. */
static rlim_t number_of(const char *word)
{
    return (rlim_t)strtoul(word, NULL, 10);
}

/* Memory last: what is more than that is refused from here on.  A second more
 * than the processor may be used lets SIGXCPU tell why. */
static void limit_all(char *const argv[], bool roomy)
{
    rlim_t seconds = number_of(argv[NIAN_START_SECONDS]);
    rlim_t bytes = number_of(argv[NIAN_START_MEGABYTES]) << 20;
    signal(SIGXFSZ, SIG_IGN); /* a cache of fonts is not worth dying for */
    LIMIT(RLIMIT_CORE, 0, 0);
    LIMIT(RLIMIT_FSIZE, 0, 0);
    LIMIT(RLIMIT_NOFILE, FILES_MOST, FILES_MOST);
    LIMIT(RLIMIT_CPU, seconds, seconds + 1);
    if (!roomy)
        LIMIT(RLIMIT_AS, bytes, bytes);
}

static void say(const char *words)
{
    if (write(2, words, strlen(words)) < 0)
        _exit(NIAN_EXIT_ORPHAN);
}

/* The file, as it lies in the parent's sealed memory. */
static nian_str map_input(void)
{
    struct stat about;
    if (fstat(0, &about) != 0 || about.st_size <= 0)
        return NIAN_STR("");
    size_t len = (size_t)about.st_size;
    void *bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, 0, 0);
    return bytes == MAP_FAILED ? NIAN_STR("") : (nian_str){bytes, len};
}

static bool parse(nian_ingested *taken, nian_arena *arena, char *const argv[],
                  nian_str bytes, nian_error *err)
{
    nian_ingest_options options = {
        .encoding = nian_str_from(argv[NIAN_START_ENCODING]),
    };
    int number = (int)number_of(argv[NIAN_START_WHAT]);
    nian_parser *read = nian_parser_find((nian_format)number);
    if (!read)
        return nian_fail(err, NIAN_EUNSUPPORTED,
                         "this build has no parser for the format");
    if (!read(taken, arena, bytes, &options, err))
        return false;
    if (taken->text.len > NIAN_WIRE_TEXT_MOST)
        return nian_fail(err, NIAN_EINPUT,
                         "holds more than %d MiB of text: is it a bomb?",
                         NIAN_WIRE_TEXT_MOST >> 20);
    return true;
}

/* Nothing is freed: the process is the arena. */
_Noreturn static void parse_and_end(char *const argv[], nian_str bytes)
{
    nian_arena arena = {0};
    nian_ingested taken = {0};
    nian_error failure = {0};
    nian_buf answer = {0};
    bool fine = parse(&taken, &arena, argv, bytes, &failure);
    nian_wire_put(&answer, &taken, fine ? NULL : &failure);
    nian_str rest = nian_buf_str(&answer);
    while (rest.len) {
        ssize_t written = write(1, rest.ptr, rest.len);
        if (written < 0 && errno != EINTR)
            _exit(NIAN_EXIT_ORPHAN);
        if (written > 0)
            rest = nian_str_after(rest, (size_t)written);
    }
    _exit(0);
}

/* `open`: a person said to go on with as much as there is.  Nothing between
 * the bounds and the jail asks for memory: sanitizers would want more than
 * there is to have for the program that is to come. */
static void shut_in(char *const argv[], const char *program, bool roomy,
                    nian_shut kind)
{
    nian_filter filter;
    bool open = strcmp(argv[NIAN_START_JAIL], "open") == 0;
    bool made = nian_filter_make(&filter, kind);
    limit_all(argv, roomy);
    if (!nian_shut_files(program) && !open)
        _exit(NIAN_EXIT_NO_LANDLOCK);
    if (!(made && nian_shut_calls(&filter)) && !open)
        _exit(NIAN_EXIT_NO_SECCOMP);
}

_Noreturn static void run_program(char *const argv[])
{
    shut_in(argv, argv[NIAN_START_WHAT], false, NIAN_SHUT_PROGRAM);
    execve(argv[NIAN_START_WHAT], argv + NIAN_START_WHAT, environ);
    say(strerror(errno));
    _exit(NIAN_EXIT_NOT_STARTED);
}

/* Ends with the parent, even if that ended before we could say so. */
static void follow_parent(const char *parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if ((rlim_t)getppid() != number_of(parent))
        _exit(NIAN_EXIT_ORPHAN);
}

int main(int argc, char *argv[])
{
    if (argc <= NIAN_START_WHAT ||
        strcmp(argv[NIAN_START_VERSION], NIAN_WIRE_VERSION) != 0) {
        say("nianlun-parse is started by nianlun\n");
        return NIAN_EXIT_OTHER_VERSION;
    }
    follow_parent(argv[NIAN_START_PARENT]);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    syscall(CLOSE_RANGE, 3, ~0U, 0);
    if (strcmp(argv[NIAN_START_VERB], "run") == 0)
        run_program(argv);
    if (argc <= NIAN_START_ENCODING)
        return NIAN_EXIT_OTHER_VERSION;
    /* libarchive asks for it, and cannot have its table then. */
    setlocale(LC_CTYPE, "C.UTF-8");
    nian_str bytes = map_input();
    shut_in(argv, NULL, ROOMY, ROOMY ? NIAN_SHUT_PROGRAM : NIAN_SHUT_PARSER);
    parse_and_end(argv, bytes);
}
