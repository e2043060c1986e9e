/* Who decides, as git would have it: from its environment, from its
 * configuration, else from the account. */
#include "corpus/git.h"

#include <inttypes.h>
#include <pwd.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* What git leaves out of names and addresses, which would break the line. */
static nian_str clean(nian_arena *arena, nian_str text)
{
    char *bytes = nian_arena_alloc(arena, text.len + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte >= ' ' && byte != 0x7F && byte != '<' && byte != '>')
            bytes[len++] = text.ptr[i];
    }
    return nian_str_trim((nian_str){bytes, len});
}

static nian_str from_environment(nian_arena *arena, const char *name)
{
    return clean(arena, nian_str_from(getenv(name)));
}

static nian_str from_config(nian_arena *arena, git_config *config,
                            const char *key)
{
    const char *value = NULL;
    if (!config || git_config_get_string(&value, config, key) < 0)
        return (nian_str){NULL, 0};
    return clean(arena, nian_str_from(value));
}

static nian_str account(nian_arena *arena)
{
    const struct passwd *entry = getpwuid(getuid());
    nian_str name = clean(arena, nian_str_from(entry ? entry->pw_name : NULL));
    return name.len ? name : NIAN_STR("nianlun");
}

/* +0800 or +08:00 or Z behind a time, as minutes. */
static bool read_zone(nian_str text, int *minutes)
{
    int hour, minute;
    *minutes = 0;
    if (text.len == 0 || nian_str_equal(text, NIAN_STR("Z")))
        return true;
    bool west = text.ptr[0] == '-';
    nian_str rest = nian_str_after(text, 3);
    nian_str_cut_start(&rest, NIAN_STR(":"));
    if ((!west && text.ptr[0] != '+') || rest.len != 2 ||
        !nian_str_to_int(nian_str_slice(text, 1, 3), &hour) ||
        !nian_str_to_int(rest, &minute))
        return false;
    *minutes = (hour * 60 + minute) * (west ? -1 : 1);
    return hour <= 14 && minute < 60;
}

/* 12:30:00, whose parts stand at fixed places. */
static bool read_clock(nian_str text, int64_t *seconds)
{
    int hour, minute, second;
    if (text.len != 8 || text.ptr[2] != ':' || text.ptr[5] != ':' ||
        !nian_str_to_int(nian_str_slice(text, 0, 2), &hour) ||
        !nian_str_to_int(nian_str_slice(text, 3, 5), &minute) ||
        !nian_str_to_int(nian_str_slice(text, 6, 8), &second))
        return false;
    *seconds = hour * 3600 + minute * 60 + second;
    return hour < 24 && minute < 60 && second < 60;
}

/* 2024-05-01T12:30:00+0800, or a blank for the T and before the zone. */
static bool read_date(nian_str text, int64_t *seconds, int *zone)
{
    enum {
        DAY = 10,  /* bytes of 2024-05-01 */
        CLOCK = 8, /* bytes of 12:30:00 */
        NOON = 12 * 60 * 60
    };
    int year, month, day;
    int64_t clock;
    bool fine =
        text.len >= DAY + 1 + CLOCK &&
        (text.ptr[DAY] == 'T' || text.ptr[DAY] == ' ') &&
        nian_stamp_read(nian_str_slice(text, 0, DAY), &year, &month, &day) &&
        day &&
        read_clock(nian_str_slice(text, DAY + 1, DAY + 1 + CLOCK), &clock) &&
        read_zone(nian_str_trim(nian_str_after(text, DAY + 1 + CLOCK)), zone);
    if (fine)
        *seconds = nian_stamp_time(year, month, day) - NOON + clock -
                   (int64_t)*zone * 60;
    return fine;
}

/* git's own form: seconds since 1970, perhaps behind @, and a zone. */
static bool read_seconds(nian_str text, int64_t *seconds, int *zone)
{
    enum {
        DIGITS_MAX = 10 /* until 2286 */
    };
    nian_str_cut_start(&text, NIAN_STR("@"));
    size_t digits = 0;
    *seconds = 0;
    while (digits < text.len && digits < DIGITS_MAX &&
           text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
        *seconds = *seconds * 10 + (text.ptr[digits++] - '0');
    nian_str behind = nian_str_after(text, digits);
    return digits && (behind.len == 0 || behind.ptr[0] == ' ') &&
           read_zone(nian_str_trim(behind), zone);
}

static bool read_time(int64_t *seconds, int *zone, nian_error *err)
{
    nian_str given = nian_str_trim(nian_str_from(getenv("GIT_AUTHOR_DATE")));
    *zone = 0;
    *seconds = (int64_t)time(NULL);
    if (given.len == 0 || read_date(given, seconds, zone) ||
        read_seconds(given, seconds, zone))
        return true;
    return nian_fail(err, NIAN_EINPUT,
                     "GIT_AUTHOR_DATE: %.*s is no time; write it as "
                     "2024-05-01T12:30:00+0800",
                     NIAN_STR_ARG(given));
}

bool nian_author_read(nian_author *out, nian_arena *arena, nian_corpus *corpus,
                      nian_error *err)
{
    AUTO(git_config_free, git_config *) config = NULL;
    int64_t seconds;
    int zone;
    if (!read_time(&seconds, &zone, err))
        return false;
    /* Without a configuration that can be read there are other sources. */
    if (git_repository_config_snapshot(&config, corpus->repo) < 0)
        config = NULL;
    nian_str name = from_environment(arena, "GIT_AUTHOR_NAME");
    nian_str mail = from_environment(arena, "GIT_AUTHOR_EMAIL");
    if (name.len == 0)
        name = from_config(arena, config, "user.name");
    if (mail.len == 0)
        mail = from_config(arena, config, "user.email");
    if (name.len == 0)
        name = account(arena);
    if (mail.len == 0)
        mail = nian_str_format(arena, "%.*s@localhost",
                               NIAN_STR_ARG(account(arena)));
    int minutes = zone < 0 ? -zone : zone;
    out->line =
        nian_str_format(arena, "%.*s <%.*s> %" PRId64 " %c%02d%02d",
                        NIAN_STR_ARG(name), NIAN_STR_ARG(mail), seconds,
                        zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
    return true;
}
