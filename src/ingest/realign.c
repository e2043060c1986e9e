/* Lines of a text in pairs of bytes that lost one of them.  In Big5, where half
 * a character may be a letter of ASCII, few words are shifted and not all of
 * them show damage; in GB18030 all to the end of the run are, and do. */
#include "ingest/convert.h"

#include "base/buf.h"

enum {
    GAIN = 100,           /* tenths of nats that a line must read better by */
    LOSSES_MOST = 4,      /* in a line */
    WORK_MOST = 32 << 20, /* bytes looked at, each look counted as */
    LOOK = 2048,          /* so many more; what is left stays as it is */
    REACH = 3             /* characters around the place that is likeliest */
};

/* Bytes of the first `count` characters. */
static size_t bytes_of(nian_str line, size_t count)
{
    size_t at = 0;
    for (; count && at < line.len; count--) {
        unsigned char lead = (unsigned char)line.ptr[at];
        unsigned char trail =
            at + 1 < line.len ? (unsigned char)line.ptr[at + 1] : 0;
        bool four = trail >= 0x30 && trail <= 0x39;
        at += lead < 0x80 || lead == 0xFF ? 1 : four ? 4 : 2;
    }
    return at < line.len ? at : line.len;
}

typedef struct mender {
    const nian_encoding *from;
    size_t work; /* done */
} mender;

static bool is_tired(mender *m, nian_str line)
{
    m->work += line.len + LOOK;
    return m->work > WORK_MOST;
}

static long score_of(const mender *m, nian_arena *arena, nian_str line,
                     nian_converted *made)
{
    return nian_convert(made, arena, m->from, line, NULL)
               ? nian_encoding_score(made->text, 0)
               : 0;
}

/* The byte near character `good` that does most for the line when it is made
 * 0xFF; the end of the line when none does. */
static size_t find_half(mender *m, char *bytes, nian_str line, size_t good)
{
    nian_arena arena = {0};
    nian_converted made;
    long best = score_of(m, &arena, line, &made) + GAIN;
    size_t place = line.len;
    size_t first = good > REACH ? good - REACH : 0;
    for (size_t i = first; i <= good + REACH && !is_tired(m, line); i++) {
        size_t at = bytes_of(line, i);
        if (at == line.len || (unsigned char)bytes[at] < 0x80)
            continue;
        char kept = bytes[at];
        bytes[at] = (char)0xFF;
        long score = score_of(m, &arena, line, &made);
        bytes[at] = kept;
        if (score > best) {
            best = score;
            place = at;
        }
    }
    nian_arena_free(&arena);
    return place;
}

/* Damage shows where the nonsense ends, so what stands before each place of it
 * is looked at; false when nothing was to be mended. */
static bool mend_once(mender *m, char *bytes, nian_str line)
{
    nian_arena arena = {0};
    nian_converted made;
    size_t place = line.len, before = 0;
    score_of(m, &arena, line, &made);
    for (nian_str rest = made.text; place == line.len && !is_tired(m, line);) {
        ptrdiff_t bad = nian_str_find(rest, NIAN_STR("\xEF\xBF\xBD"));
        if (bad < 0)
            break;
        nian_str part = nian_str_slice(rest, 0, (size_t)bad);
        place = find_half(m, bytes, line, before + nian_encoding_good(part));
        before += nian_utf8_count(part) + 1;
        rest = nian_str_after(rest, (size_t)bad + 3);
    }
    nian_arena_free(&arena);
    if (place < line.len)
        bytes[place] = (char)0xFF;
    return place < line.len;
}

static bool is_damaged(const mender *m, nian_str line)
{
    nian_arena arena = {0};
    nian_converted made;
    bool damaged =
        nian_convert(&made, &arena, m->from, line, NULL) && made.bad > 0;
    nian_arena_free(&arena);
    return damaged;
}

nian_str nian_realign(nian_arena *arena, const nian_encoding *from,
                      nian_str bytes)
{
    nian_str copy = nian_str_copy(arena, bytes);
    char *room = (char *)(uintptr_t)copy.ptr;
    mender m = {.from = from};
    for (nian_str rest = copy, line; nian_str_line(&rest, &line);) {
        if (is_tired(&m, line))
            break;
        if (!is_damaged(&m, line))
            continue;
        char *at = room + (line.ptr - copy.ptr);
        for (int i = 0; i < LOSSES_MOST && mend_once(&m, at, line); i++)
            continue;
    }
    return copy;
}
