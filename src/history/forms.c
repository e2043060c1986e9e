/* Other names of what a query asks for, found in the series itself: 新农合 is
 * 新型农村合作医疗, 棚户区改造 is 棚改, and what a report says was renamed. */
#include "history/history.h"

#include <string.h>

enum {
    SHORT_LETTERS_MIN = 3, /* of a short form that is asked for */
    SPAN_MAX = 12,         /* letters of a long form */
    SKIP_MAX = 1,          /* words of it that the short form leaves out */
    WORDS_MAX = 6,
    USES_LONG = 2, /* in the series, to be a name at all */
    USES_SHORT = 3,
    JOINT_PART = 5, /* of the uses of a short form, one in so many */
    NAME_LETTERS_MAX = 14,
    NAME_USES_MAX = 2, /* a report, on average */
    BETWEEN_MAX = 6    /* bytes between a name and the word that renames */
};

static bool is_known(const nian_query *query, nian_letters name)
{
    for (size_t i = 0; i < query->names.count; i++)
        if (nian_letters_equal(query->names.items[i], name))
            return true;
    return false;
}

static size_t count_uses(nian_letters name, const nian_letters *texts,
                         size_t count)
{
    size_t uses = 0;
    for (size_t i = 0; i < count; i++)
        uses += nian_letters_have(texts[i], name);
    return uses;
}

/* ------------------------------------------------------------ short forms */

static bool *words_of(nian_arena *arena, nian_letters letters)
{
    bool *begins = nian_new_array(arena, bool, letters.count + 1);
    nian_words_begin(begins, arena, letters.codes, letters.count);
    begins[letters.count] = true;
    return begins;
}

static size_t next_word(const bool *begins, size_t count, size_t at)
{
    for (at++; at < count && !begins[at]; at++)
        ;
    return at;
}

/* The letters of `text` from `start` of which the words begin with those of
 * the short form, one after the other; none when they do not. */
static nian_letters read_long(nian_letters text, const bool *begins,
                              size_t start, nian_letters asked)
{
    size_t at = start, skipped = 0;
    for (size_t i = 0; i < asked.count;) {
        if (at >= text.count || at - start > SPAN_MAX)
            return (nian_letters){0};
        bool same = text.codes[at] == asked.codes[i];
        if (!same && skipped == SKIP_MAX)
            return (nian_letters){0};
        skipped = same ? 0 : skipped + 1;
        i += same;
        at = next_word(begins, text.count, at);
    }
    return (nian_letters){text.codes + start, at - start};
}

/* Long forms of a name of few letters. */
static void lengthen(nian_query *query, nian_arena *arena, nian_letters asked,
                     const nian_letters *texts, size_t count)
{
    nian_arena scratch = {0};
    for (size_t i = 0; i < count; i++) {
        const bool *begins = NULL;
        for (size_t at = 0; at + asked.count < texts[i].count; at++) {
            if (texts[i].codes[at] != asked.codes[0])
                continue;
            begins = begins ? begins : words_of(&scratch, texts[i]);
            if (!begins[at])
                continue;
            nian_letters name = read_long(texts[i], begins, at, asked);
            if (name.count > asked.count + 1 && !is_known(query, name) &&
                count_uses(name, texts, count) >= USES_LONG)
                vec_push(arena, &query->names, name);
        }
    }
    nian_arena_free(&scratch);
}

/* How often the letters stand as a word of their own. */
static size_t count_words(nian_letters name, const nian_letters *texts,
                          size_t count)
{
    nian_arena scratch = {0};
    size_t uses = 0;
    for (size_t i = 0; i < count; i++) {
        if (!nian_letters_have(texts[i], name))
            continue;
        const bool *begins = words_of(&scratch, texts[i]);
        for (size_t at = 0; at + name.count <= texts[i].count; at++)
            uses += begins[at] && begins[at + name.count] &&
                    memcmp(texts[i].codes + at, name.codes,
                           name.count * sizeof *name.codes) == 0;
    }
    nian_arena_free(&scratch);
    return uses;
}

/* How many statements have both. */
static size_t count_joint(nian_letters name, nian_letters other,
                          const nian_letters *texts, size_t count)
{
    size_t joint = 0;
    for (size_t i = 0; i < count; i++)
        joint += nian_letters_have(texts[i], name) &&
                 nian_letters_have(texts[i], other);
    return joint;
}

/* The short form of a name of several words: the first letter of each, where
 * that is mostly a word and not, as 高农 in 提高农业, a part of two, and where
 * it is said in one breath with the long form, as 南北 is not with
 * 南水北调. */
static void shorten(nian_query *query, nian_arena *arena, nian_letters asked,
                    const nian_letters *texts, size_t count)
{
    const bool *begins = words_of(arena, asked);
    uint32_t *codes = nian_new_array(arena, uint32_t, WORDS_MAX);
    nian_letters name = {codes, 0};
    for (size_t i = 0; i < asked.count && name.count < WORDS_MAX; i++)
        if (begins[i])
            codes[name.count++] = asked.codes[i];
    if (name.count < 2 || asked.count < name.count * 2)
        return;
    size_t words = count_words(name, texts, count);
    nian_letters first = {asked.codes, next_word(begins, asked.count, 0)};
    if (words >= USES_SHORT && words * 2 > count_uses(name, texts, count) &&
        count_joint(name, first, texts, count) * JOINT_PART >= words)
        vec_push(arena, &query->names, name);
}

void nian_names_find(nian_query *query, nian_arena *arena, nian_str text,
                     const nian_letters *texts, size_t count)
{
    nian_letters asked;
    nian_letters_read(&asked, arena, text);
    if (asked.count == SHORT_LETTERS_MIN)
        lengthen(query, arena, asked, texts, count);
    else
        shorten(query, arena, asked, texts, count);
}

/* --------------------------------------------------------------- renaming */

static const nian_str rename_marks[] = {
    NIAN_STR_INIT("以下简称"), NIAN_STR_INIT("更名为"), NIAN_STR_INIT("改称"),
    NIAN_STR_INIT("升级为"),   NIAN_STR_INIT("提升为"), NIAN_STR_INIT("升格为"),
    NIAN_STR_INIT("合并为"),
};

/* New, and not one that reports use for many things. */
static void add_name(nian_query *query, nian_arena *arena, nian_str text,
                     const nian_letters *texts, size_t count, size_t reports)
{
    nian_letters name;
    nian_letters_read(&name, arena, text);
    if (name.count >= 2 && name.count <= NAME_LETTERS_MAX &&
        !is_known(query, name) &&
        count_uses(name, texts, count) <= reports * NAME_USES_MAX)
        vec_push(arena, &query->names, name);
}

/* What stands in quotes right behind, and right before, the mark. */
static nian_str quoted_behind(nian_str text)
{
    ptrdiff_t open = nian_str_find(text, NIAN_STR("“"));
    if (open < 0 || open > BETWEEN_MAX)
        return (nian_str){0};
    text = nian_str_after(text, (size_t)open + strlen("“"));
    ptrdiff_t shut = nian_str_find(text, NIAN_STR("”"));
    return shut < 0 ? (nian_str){0} : nian_str_slice(text, 0, (size_t)shut);
}

static nian_str quoted_before(nian_str text)
{
    nian_str last = {0};
    for (nian_str rest = text;;) {
        ptrdiff_t open = nian_str_find(rest, NIAN_STR("“"));
        if (open < 0)
            return last;
        rest = nian_str_after(rest, (size_t)open + strlen("“"));
        ptrdiff_t shut = nian_str_find(rest, NIAN_STR("”"));
        if (shut < 0)
            return last;
        size_t left = rest.len - (size_t)shut - strlen("”");
        last = left <= BETWEEN_MAX ? nian_str_slice(rest, 0, (size_t)shut)
                                   : (nian_str){0};
    }
}

bool nian_names_follow(nian_query *query, nian_arena *arena, nian_str text,
                       const nian_letters *texts, size_t count, size_t reports)
{
    size_t known = query->names.count;
    for (size_t i = 0; i < sizeof rename_marks / sizeof *rename_marks; i++) {
        ptrdiff_t at = nian_str_find(text, rename_marks[i]);
        if (at < 0)
            continue;
        nian_str before = nian_str_slice(text, 0, (size_t)at);
        nian_str behind =
            nian_str_after(text, (size_t)at + rename_marks[i].len);
        add_name(query, arena, quoted_before(before), texts, count, reports);
        add_name(query, arena, quoted_behind(behind), texts, count, reports);
    }
    return query->names.count > known;
}
