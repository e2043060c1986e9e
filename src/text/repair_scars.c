/* What a lost character left behind.  Nothing is guessed: a note says where
 * to look, and the text stays as it is. */
#include "text/repair.h"

#include "base/buf.h"
#include "text/passes.h"

enum {
    LINES_TOLD = 12,
    SAMPLE = 2048,    /* bytes that show a wrong encoding of a whole text */
    CLAUSE_MAX = 240, /* bytes that may ask */
    GARBLED_LEAST = 8
};

typedef enum scar {
    SCAR_NONE,
    SCAR_QUESTION,
    SCAR_BOX,
    SCAR_REPLACED,
    SCAR_DOUBLE,
    SCAR_UNFILLED,
    SCARS
} scar;

static const char *const told[] = {
    [SCAR_QUESTION] = "question mark where a character is lost, left as it is",
    [SCAR_BOX] = "box where a character is lost, left as it is",
    [SCAR_REPLACED] = "replacement character U+FFFD left as it is",
    [SCAR_DOUBLE] = "characters of a text read twice in a wrong encoding, left "
                    "as they are",
    [SCAR_UNFILLED] = "place of a replacement that was not filled in ($1), "
                      "left as it is",
};

static uint32_t code_at(nian_str s, size_t at, size_t *len)
{
    uint32_t code = 0;
    *len = at < s.len ? nian_utf8_next(nian_str_after(s, at), &code) : 0;
    return code;
}

static bool is_stop(uint32_t code)
{
    return code == 0x3002 || code == 0xFF01 || code == 0xFF1B ||
           code == 0xFF1F || code == '\n';
}

static bool asks(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("吗"),   NIAN_STR_INIT("呢"),   NIAN_STR_INIT("么"),
        NIAN_STR_INIT("什么"), NIAN_STR_INIT("怎"),   NIAN_STR_INIT("如何"),
        NIAN_STR_INIT("为何"), NIAN_STR_INIT("何"),   NIAN_STR_INIT("谁"),
        NIAN_STR_INIT("哪"),   NIAN_STR_INIT("几"),   NIAN_STR_INIT("多少"),
        NIAN_STR_INIT("是否"), NIAN_STR_INIT("能否"), NIAN_STR_INIT("可否"),
        NIAN_STR_INIT("嗎"),   NIAN_STR_INIT("麼"),   NIAN_STR_INIT("誰"),
        NIAN_STR_INIT("幾"),   NIAN_STR_INIT("為何"), NIAN_STR_INIT("吧"),
        NIAN_STR_INIT("难道"), NIAN_STR_INIT("難道"), NIAN_STR_INIT("岂"),
        NIAN_STR_INIT("豈"),   NIAN_STR_INIT("不是"), NIAN_STR_INIT("没有"),
        NIAN_STR_INIT("不能"), NIAN_STR_INIT("不好"), NIAN_STR_INIT("不行"),
        NIAN_STR_INIT("多大"), NIAN_STR_INIT("多久"), NIAN_STR_INIT("啥"),
    };
    return nian_str_has_any(s, words, sizeof words / sizeof *words);
}

/* What stands between the last stop and `at`. */
static nian_str clause_before(nian_str s, size_t at)
{
    size_t begin = at;
    while (begin > 0) {
        size_t from = begin;
        while (from > 0 && ((unsigned char)s.ptr[--from] & 0xC0) == 0x80)
            continue;
        size_t len;
        if (is_stop(code_at(s, from, &len)) || at - begin > CLAUSE_MAX)
            break;
        begin = from;
    }
    return nian_str_slice(s, begin, at);
}

/* 事业?兑?现 and 侨乡?风韵, but not 怎么办?我们: the mark is of no question.
 * Returns the bytes of the scar, or 0. */
static size_t lost_length(nian_str s, size_t at, uint32_t before)
{
    size_t len;
    uint32_t after = code_at(s, at + 1, &len);
    if (!nian_is_han(after))
        return 0;
    size_t second = at + 1 + len;
    if (second < s.len && s.ptr[second] == '?')
        return second + 1 - at;
    bool inner = nian_is_han(before) || before == '?';
    return inner && !asks(clause_before(s, at));
}

bool nian_is_lost_mark(nian_str text, size_t at)
{
    size_t begin = at;
    uint32_t before = 0;
    while (begin > 0 && ((unsigned char)text.ptr[--begin] & 0xC0) == 0x80)
        continue;
    if (at > 0)
        nian_utf8_next(nian_str_after(text, begin), &before);
    return nian_str_starts(nian_str_after(text, at), NIAN_STR("?")) &&
           lost_length(text, at, before) > 0;
}

static bool between_han(nian_str s, size_t after, uint32_t before)
{
    size_t len;
    return nian_is_han(before) && nian_is_han(code_at(s, after, &len));
}

/* What stands at `at`, where a character of `*len` bytes is `code`; `*len`
 * becomes that of the scar. */
static scar judge(nian_str s, size_t at, uint32_t code, uint32_t before,
                  size_t *len)
{
    nian_str rest = nian_str_after(s, at);
    size_t lost;
    switch (code) {
    case '?':
        lost = lost_length(s, at, before);
        *len = lost ? lost : *len;
        return lost ? SCAR_QUESTION : SCAR_NONE;
    case '$': /* １$1.$2％ */
        return rest.len > 1 && rest.ptr[1] >= '1' && rest.ptr[1] <= '9' &&
                       (nian_is_han(before) || nian_is_digit(before) ||
                        before == '.')
                   ? SCAR_UNFILLED
                   : SCAR_NONE;
    case 0x25A1: /* □, unless it is a box to tick */
    case 0x25AF:
        return between_han(s, at + *len, before) ? SCAR_BOX : SCAR_NONE;
    case 0x3013: /* 〓 */
        return SCAR_BOX;
    case 0xFFFD:
        return SCAR_REPLACED;
    default:
        break;
    }
    if (!nian_str_starts(rest, NIAN_STR("锟斤拷")) &&
        !nian_str_starts(rest, NIAN_STR("烫烫烫")))
        return SCAR_NONE;
    *len = sizeof "锟斤拷" - 1;
    return SCAR_DOUBLE;
}

/* Scars of one sort. */
typedef struct found {
    uint32_t count, first, last, lines;
    nian_buf more; /* ", 12" for each line behind the first */
} found;

static void take(found *f, uint32_t line)
{
    if (f->count++ == 0)
        f->first = f->last = line;
    if (line == f->last)
        return;
    f->last = line;
    if (++f->lines < LINES_TOLD)
        nian_buf_format(&f->more, "%s%u", f->lines > 1 ? ", " : "", line);
    else if (f->lines == LINES_TOLD)
        nian_buf_add(&f->more, NIAN_STR(" …"));
}

static nian_str tell(nian_arena *arena, const found *f, scar sort)
{
    if (f->lines == 0)
        return nian_str_from(told[sort]);
    return nian_str_format(arena, "%s; also in lines %.*s", told[sort],
                           NIAN_STR_ARG(nian_buf_str(&f->more)));
}

void nian_scars_note(nian_notes *notes, nian_arena *arena, nian_str text,
                     size_t from)
{
    found all[SCARS] = {{0}};
    uint32_t line = nian_line_of(text, from);
    uint32_t before = 0;
    for (size_t at = from, len; at < text.len; at += len) {
        uint32_t code = code_at(text, at, &len);
        scar sort = judge(text, at, code, before, &len);
        if (sort)
            take(&all[sort], line);
        line += code == '\n';
        before = code;
    }
    for (scar sort = SCAR_NONE + 1; sort < SCARS; sort++) {
        if (all[sort].count)
            nian_notes_add(notes, arena, all[sort].first, all[sort].count,
                           tell(arena, &all[sort], sort));
        nian_buf_free(&all[sort].more);
    }
}

/* ------------------------------------------- a wrong encoding as a whole */

/* What the first two bytes of 中, 全, 发, 的 … and of the wide comma are in
 * GBK; hardly any of them stands in a text. */
static bool is_misread(uint32_t code)
{
    static const uint16_t codes[] = {
        0x6D5C, 0x6D93, 0x6FB6, 0x7039, 0x705E, 0x7D1D, 0x9286, 0x934F,
        0x9352, 0x9354, 0x9356, 0x9359, 0x93C0, 0x93C2, 0x93C8, 0x951B,
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] == code)
            return true;
    return false;
}

bool nian_is_garbled(nian_str text, nian_str *why)
{
    size_t count = 0;
    size_t misread = 0;
    size_t latin = 0;
    nian_str sample = nian_str_slice(text, 0, SAMPLE);
    for (size_t at = 0, len; at < sample.len; at += len, count++) {
        uint32_t code = code_at(sample, at, &len);
        latin += code >= 0x80 && code < 0x100;
        misread += code > 0x6D00 && is_misread(code);
    }
    if (misread >= GARBLED_LEAST && misread * 20 > count)
        *why = NIAN_STR("text in UTF-8 that was read as GBK; convert it back "
                        "with iconv -f UTF-8 -t GB18030");
    else if (latin >= GARBLED_LEAST && latin * 3 > count)
        *why = NIAN_STR("text that was read as Latin-1; convert it back with "
                        "iconv -f UTF-8 -t LATIN1, which gives UTF-8 or "
                        "GB18030");
    else
        return false;
    return true;
}
