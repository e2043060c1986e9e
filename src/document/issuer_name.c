/* Spellings of one name, and names of files and folders. */
#include "document/furniture.h"
#include "document/issuer.h"
#include "document/kind.h"
#include "text/text.h"

enum {
    LEVELS_MOST = 3, /* the file, its folder, the folder above */
    PREFIX_MIN = 2
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const nian_str empty = {NULL, 0};

/* The Han characters that a name starts with, without the kind of report. */
static nian_str han_prefix(nian_str name)
{
    size_t at = 0;
    while (at < name.len) {
        nian_str rest = nian_str_after(name, at);
        uint32_t code;
        size_t len = nian_utf8_next(rest, &code);
        if (!nian_is_han(code) || nian_kind_starts(rest))
            break;
        at += len;
    }
    return nian_str_slice(name, 0, at);
}

static nian_str name_above(nian_str *path)
{
    ptrdiff_t slash = nian_str_find_last(*path, NIAN_STR("/"));
    nian_str name = nian_str_after(*path, (size_t)(slash + 1));
    *path = nian_str_slice(*path, 0, slash > 0 ? (size_t)slash : 0);
    return name;
}

static bool is_district(nian_str s)
{
    nian_str place = nian_place_read(s);
    return place.len == s.len && nian_str_ends(s, NIAN_STR("区")) &&
           !nian_str_has(s, NIAN_STR("自治"));
}

/* Districts of two cities may share a name; a folder of the city tells. */
static nian_str with_city(nian_arena *arena, nian_str place, nian_str above)
{
    nian_str folder = name_above(&above);
    bool city = nian_str_ends(folder, NIAN_STR("市")) &&
                nian_place_read(folder).len == folder.len &&
                nian_issuer_in(folder).len == folder.len;
    return city && is_district(place) && !nian_str_starts(place, folder)
               ? nian_str_concat(arena, folder, place)
               : place;
}

nian_str nian_issuer_in_path(nian_arena *arena, nian_str path, float *sure)
{
    static const float by_level[LEVELS_MOST] = {0.6F, 0.6F, 0.45F};
    const float by_prefix = 0.3F;
    nian_str guess = empty;
    for (size_t level = 0; level < LEVELS_MOST && path.len; level++) {
        nian_str name = name_above(&path);
        nian_str place = nian_issuer_in(name);
        nian_str prefix = han_prefix(name);
        *sure = by_level[level];
        if (place.len)
            return with_city(arena, place, path);
        if (nian_str_equal(prefix, NIAN_STR("国务院")) ||
            (prefix.len && nian_is_office(prefix)))
            return prefix;
        if (guess.len == 0 && level < 2 &&
            nian_utf8_count(prefix) >= PREFIX_MIN)
            guess = prefix;
    }
    *sure = guess.len ? by_prefix : 0;
    return guess;
}

/* Takes what encloses or follows a name: 《某市》, 某市（本级）. */
static nian_str unwrap(nian_str s)
{
    static const nian_str opens[] = {
        NIAN_STR_INIT("《"), NIAN_STR_INIT("【"), NIAN_STR_INIT("「"),
        NIAN_STR_INIT("["),  NIAN_STR_INIT("("),  NIAN_STR_INIT("（"),
        NIAN_STR_INIT("\""), NIAN_STR_INIT("“"),
    };
    static const nian_str closes[] = {
        NIAN_STR_INIT("》"), NIAN_STR_INIT("】"), NIAN_STR_INIT("」"),
        NIAN_STR_INIT("]"),  NIAN_STR_INIT(")"),  NIAN_STR_INIT("）"),
        NIAN_STR_INIT("\""), NIAN_STR_INIT("”"),
    };
    for (size_t i = 0; i < COUNT(opens); i++) {
        ptrdiff_t at = nian_str_find(s, opens[i]);
        bool closed = nian_str_ends(s, closes[i]);
        if (at == 0 && closed && s.len > opens[i].len)
            s = nian_str_slice(s, opens[i].len, s.len - closes[i].len);
        else if (at > 0 && closed)
            s = nian_str_slice(s, 0, (size_t)at);
    }
    return s;
}

/* 中国共产党某区委员会, 中共某区委员会: 中共某区委, with an office behind it.
 */
static nian_str tidy_party(nian_arena *arena, nian_str s)
{
    nian_str rest = s;
    if (!nian_str_cut_start(&rest, NIAN_STR("中国共产党")) &&
        !nian_str_cut_start(&rest, NIAN_STR("中共")))
        return s;
    nian_str place = nian_place_read(rest);
    rest = nian_str_after(rest, place.len);
    if (place.len == 0 || (!nian_str_cut_start(&rest, NIAN_STR("委员会")) &&
                           !nian_str_cut_start(&rest, NIAN_STR("委"))))
        return s;
    /* The committee and the government together speak for the place, as do
     * their offices for the committee's. */
    nian_str second = rest;
    bool office = nian_str_cut_start(&second, NIAN_STR("办公室"));
    if (second.len && nian_str_starts(second, place))
        return office ? nian_str_format(arena, "中共%.*s委办公室",
                                        NIAN_STR_ARG(place))
                      : place;
    return nian_str_format(arena, "中共%.*s委%.*s", NIAN_STR_ARG(place),
                           NIAN_STR_ARG(rest));
}

nian_str nian_issuer_tidy(nian_arena *arena, nian_str name)
{
    static const nian_str standing = NIAN_STR_INIT("人民代表大会常务委员会");
    nian_str s = unwrap(nian_fold(arena, name, NULL));
    nian_str_cut_start(&s, NIAN_STR("中华人民共和国"));
    s = tidy_party(arena, s);
    nian_str place = nian_place_read(s);
    nian_str rest = nian_str_after(s, place.len);
    if (place.len == 0)
        return s;
    if (nian_str_equal(rest, NIAN_STR("人民政府")) ||
        nian_str_equal(rest, NIAN_STR("政府")))
        return place;
    if (nian_str_equal(rest, standing))
        return nian_str_concat(arena, place, NIAN_STR("人大常委会"));
    if (nian_str_cut_start(&rest, NIAN_STR("政府办公")))
        return nian_str_format(arena, "%.*s人民政府办公%.*s",
                               NIAN_STR_ARG(place), NIAN_STR_ARG(rest));
    return s;
}

bool nian_issuer_within(nian_str brief, nian_str full)
{
    if (brief.len == 0 || brief.len >= full.len || !nian_str_ends(full, brief))
        return false;
    nian_str above = nian_str_slice(full, 0, full.len - brief.len);
    nian_str_cut_start(&above, NIAN_STR("中共"));
    return above.len && nian_place_read(above).len == above.len;
}

nian_str nian_issuer_place(nian_str name)
{
    nian_str_cut_start(&name, NIAN_STR("中共"));
    return nian_place_read(name);
}

/* A place within another has a place before its last unit. */
static bool stands_alone(nian_str place)
{
    for (size_t at = 0; at < place.len;) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(place, at), &code);
        nian_str above = nian_str_slice(place, 0, at);
        if (at < place.len && nian_place_read(above).len == at)
            return false;
    }
    return true;
}

bool nian_issuer_lacks(nian_str name)
{
    static const nian_str units[] = {
        NIAN_STR_INIT("区"), NIAN_STR_INIT("县"), NIAN_STR_INIT("镇"),
        NIAN_STR_INIT("乡"), NIAN_STR_INIT("旗"),
    };
    nian_str place = nian_issuer_place(name);
    return nian_str_ends_any(place, units, COUNT(units)) &&
           !nian_str_has(place, NIAN_STR("自治")) && stands_alone(place);
}

bool nian_issuer_serves(nian_str office, nian_str place)
{
    nian_str_cut_start(&office, NIAN_STR("中共"));
    if (place.len == 0 || office.len <= place.len ||
        !nian_str_starts(office, place))
        return false;
    nian_str rest = nian_str_after(office, place.len);
    return nian_place_read(rest).len != rest.len;
}
