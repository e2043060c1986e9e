/* Looks up the table that simplified_make.c printed; what that asks of each
 * character alone is asked here of the few that depend on their neighbours. */
#include "text/simplified.h"

#include "simplified_table.h"
#include "text/text.h"

/* `code` is `to` between the characters listed, or everywhere but there. */
static const struct {
    uint16_t code, to;
    bool except;
    nian_str before, after;
} rules[] = {
    /* clang-format off */
    {0x8457, 0x7740, true, /* 著力, not 显著 */
     NIAN_STR_INIT("显顯卓名编編论論巨鉅原专專土昭遗遺译譯合拙执執撰"),
     NIAN_STR_INIT("名作称稱者录錄録述书書有")},
    {0x77AD, 0x4E86, true, /* 瞭解, not 瞭望 */
     NIAN_STR_INIT(""), NIAN_STR_INIT("望")},
    {0x85C9, 0x501F, true, /* 藉助, not 慰藉 */
     NIAN_STR_INIT("慰狼枕蕴蘊"), NIAN_STR_INIT("")},
    {0x934A, 0x94FE, true, /* 資金鍊, not 鍛鍊 */
     NIAN_STR_INIT("鍛锻磨修精提煉炼淬冶"), NIAN_STR_INIT("鋼钢鐵铁油金")},
    {0x934A, 0x70BC, false,
     NIAN_STR_INIT("鍛锻磨修精提煉炼淬冶"), NIAN_STR_INIT("鋼钢鐵铁油金")},
    {0x8986, 0x590D, false, /* 答覆, not 覆盖 */
     NIAN_STR_INIT("答回批反"), NIAN_STR_INIT("")},
    {0x4FF1, 0x5177, false, /* 傢俱, not 俱乐部 */
     NIAN_STR_INIT("傢家"), NIAN_STR_INIT("")},
    {0x5EA7, 0x5750, false, /* 座標, not 座位 */
     NIAN_STR_INIT(""), NIAN_STR_INIT("標标")},
    {0x4E7E, 0x4E7E, false, /* 乾坤, not 乾燥 */
     NIAN_STR_INIT(""), NIAN_STR_INIT("坤隆县縣安陵")},
    {0x4E7E, 0x5E72, true,
     NIAN_STR_INIT(""), NIAN_STR_INIT("坤隆县縣安陵")},
    /* clang-format on */
};

static uint32_t next_seen(nian_str after)
{
    uint32_t next = ' ';
    while (after.len && (nian_is_blank(next) || nian_is_variant(next)))
        after = nian_str_after(after, nian_utf8_next(after, &next));
    return next;
}

static uint32_t between(uint32_t before, uint32_t code, nian_str after)
{
    uint32_t next = next_seen(after);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (rules[i].code != code)
            continue;
        bool listed = nian_utf8_has(rules[i].before, before) ||
                      nian_utf8_has(rules[i].after, next);
        if (listed != rules[i].except)
            return rules[i].to;
    }
    return code;
}

/* What is drawn like 〇. */
static bool is_circle(uint32_t code)
{
    return code == 0x25CB || code == 0x25EF || code == 0xFF2F;
}

/* 二○二三年, and neither ○ before an item nor an O. */
static uint32_t zero(uint32_t before, uint32_t code, nian_str after)
{
    static const nian_str digits = NIAN_STR_INIT("〇一二三四五六七八九");
    uint32_t next = next_seen(after);
    bool figure = nian_utf8_has(digits, before) || is_circle(before) ||
                  nian_utf8_has(digits, next);
    return figure ? 0x3007 : code;
}

uint32_t nian_simplified(uint32_t before, uint32_t code, nian_str after)
{
    if (code < SIMPLIFIED_FIRST || code > SIMPLIFIED_LAST)
        return is_circle(code) ? zero(before, code, after) : code;
    uint32_t found = simplified[code - SIMPLIFIED_FIRST];
    return found ? found : between(before, code, after);
}

static bool changes(nian_str s, size_t at, size_t before)
{
    uint32_t code, last = 0;
    size_t len = nian_utf8_next(nian_str_after(s, at), &code);
    if (before < at)
        nian_utf8_next(nian_str_after(s, before), &last);
    return nian_simplified(last, code, nian_str_after(s, at + len)) != code;
}

bool nian_is_traditional(nian_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t before = 0;
    for (size_t at = 0; at < s.len;) {
        size_t here = at;
        uint32_t code;
        at += nian_utf8_next(nian_str_after(s, at), &code);
        bool table = code >= SIMPLIFIED_FIRST && code <= SIMPLIFIED_LAST;
        bool differs = table ? simplified[code - SIMPLIFIED_FIRST] != code
                             : p[here] >= 0xE2 && is_circle(code);
        if (differs && changes(s, here, before))
            return true;
        before = here;
    }
    return false;
}
