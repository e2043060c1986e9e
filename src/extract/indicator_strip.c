/* Fillers off names: 预计2023年全省 … 比上年增长.  Both ends are walked by
 * longest match until nothing more comes off. */
#include "extract/indicator.h"
#include "extract/indicator_name.h"
#include "text/text.h"

enum {
    KEEP = 1 /* tag of words that only look like fillers */
};

/* Characters that stand in a time: 2023年1—9月, “十四五”时期. */
static bool time_char(uint32_t code)
{
    static const char *const others = "年月日-—、“”";
    if (nian_is_digit(code) || (nian_is_numeral(code) && code != 0x5343))
        return true;
    char bytes[4];
    size_t len = nian_utf8_put(bytes, code);
    return nian_str_has(nian_str_from(others), (nian_str){bytes, len});
}

/* 日用品, 月供: parts of a word. */
static bool in_a_word(nian_str time)
{
    return nian_any_start(time, "日|月") == time.len;
}

/* 2023年末, 截至2022年底, “十四五”以来, 1—9月份, 五年来. */
static size_t time_at_start(nian_str s)
{
    static const char openings[] = "截至到|截至|截止|自|从|到|至|在|于|过去的|"
                                   "过去|近|这|前|今后|未来|后|比|较";
    static const char units[] = "年|月|个月|季度|”|日";
    static const char closings[] =
        "时期以来|时期末|期间|时期|以来|年度|年底|年末|末|底|初|来|间|内|度|份|"
        "规划期|规划|计划|累计|期末|前三季度|上半年|下半年|全年|的|，|、";
    size_t at = nian_any_start(s, openings);
    size_t begin = at;
    while (at < s.len) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(s, at), &code);
        if (!time_char(code))
            break;
        at += len;
    }
    nian_str taken = nian_str_slice(s, begin, at);
    size_t unit = nian_any_end(taken, units);
    if (taken.len == 0)
        return 0;
    if (!unit)
        unit = nian_any_start(nian_str_after(s, at), "个月|季度|个季度");
    else
        unit = 0;
    if ((!nian_any_end(taken, units) && !unit) || in_a_word(taken))
        return 0;
    at += unit;
    for (size_t len;
         (len = nian_any_start(nian_str_after(s, at), closings)) > 0;)
        at += len;
    return at;
}

/* ②, ⑴, （一）, ——: marks of a list. */
static size_t list_mark(nian_str s)
{
    uint32_t code = 0;
    size_t len = s.len ? nian_utf8_next(s, &code) : 0;
    size_t open = nian_any_start(s, "（|(");
    nian_number number = nian_number_chinese(nian_str_after(s, open));
    if (!number.len)
        number = nian_number_arabic(nian_str_after(s, open));
    size_t close =
        open && number.len
            ? nian_any_start(nian_str_after(s, open + number.len), "）|)")
            : 0;
    if (close)
        return open + number.len + close;
    bool dash = code == 0x2014 || code == 0x2015 || code == 0x2500 ||
                code == '-' || code == 0xB7;
    return dash || (code >= 0x2460 && code <= 0x24FF) ? len : 0;
}

static size_t filler_at_start(nian_str s)
{
    size_t mark = list_mark(s);
    if (mark)
        return mark;
    const nian_word *word = nian_lexicon_start(&nian_naming_leads, s);
    if (word && word->tag != KEEP)
        return word->text.len;
    return word ? 0 : time_at_start(s);
}

nian_str nian_naming_strip_start(nian_str name)
{
    name = nian_str_trim(name);
    for (size_t len; name.len && (len = filler_at_start(name)) > 0;)
        name = nian_str_trim(nian_str_after(name, len));
    return name;
}

/* 比2002年, 较“十三五”末, 比全国平均水平. */
static size_t comparison_at_end(nian_str s)
{
    static const char closings[] =
        "年|末|底|初|期|前|时|月|水平|平均|平均水平|计划|预算|目标|同期|上年|"
        "去年|全国|全省|年初|年前";
    if (!nian_any_end(s, closings))
        return 0;
    nian_str near = nian_tail(s, 14);
    ptrdiff_t at = nian_any_find(near, "比|较|相比");
    return at < 0 ? 0 : near.len - (size_t)at;
}

static size_t change_at_end(nian_str s)
{
    const nian_word *word = nian_lexicon_end(&nian_change_lexicon, s);
    return word && word->tag ? word->text.len : 0;
}

/* 死亡率5年, 资金五年: how long it took. */
static size_t span_at_end(nian_str s)
{
    static const char numerals[] =
        "0|1|2|3|4|5|6|7|8|9|一|二|三|四|五|六|七|八|九|十|两";
    nian_str rest = s;
    if (!nian_str_cut_end(&rest, NIAN_STR("年")))
        return 0;
    nian_str before = rest;
    for (size_t len; (len = nian_any_end(before, numerals)) > 0;)
        before.len -= len;
    return before.len < rest.len && before.len ? s.len - before.len : 0;
}

/* 连续34年, 连跨三个. */
static size_t run_at_end(nian_str s)
{
    static const char closings[] = "年|个|次|届|位";
    nian_str near = nian_tail(s, 9);
    ptrdiff_t at = nian_any_find(near, "连续|连跨|已连续");
    if (at < 0 || !nian_any_end(s, closings))
        return 0;
    return near.len - (size_t)at;
}

/* （下同）, [37]: remarks and footnotes at the end. */
size_t nian_naming_remark(nian_str s)
{
    bool note = nian_any_end(s, "]") > 0;
    if (!note && !nian_any_end(s, "）|)"))
        return 0;
    ptrdiff_t open = nian_any_find(s, note ? "[" : "（|(");
    if (open < 0)
        return 0;
    nian_str inside = nian_str_after(s, (size_t)open);
    inside = nian_str_after(inside, nian_any_start(inside, "（|(|["));
    size_t len;
    bool remark = note ? nian_number_digit(inside, 0, &len) >= 0
                       : nian_any_start(inside, "下同|同口径|可比|预计|快报|"
                                                "初步|以下|含|按");
    return remark ? s.len - (size_t)open : 0;
}

/* The longer of a filler and a verb of change; a word that only looks like a
 * filler stops both. */
static size_t filler_at_end(nian_str s)
{
    const nian_word *word = nian_lexicon_end(&nian_naming_trails, s);
    size_t change = change_at_end(s);
    if (word && word->tag == KEEP && word->text.len >= change)
        return 0;
    size_t len = word && word->tag != KEEP ? word->text.len : 0;
    len = change > len ? change : len;
    if (!len)
        len = comparison_at_end(s);
    if (!len)
        len = nian_naming_remark(s);
    if (!len)
        len = run_at_end(s);
    return len ? len : span_at_end(s);
}

nian_str nian_naming_strip_end(nian_str name)
{
    name = nian_str_trim(name);
    for (size_t len; name.len && (len = filler_at_end(name)) > 0;) {
        name.len -= len;
        name = nian_str_trim(name);
    }
    return name;
}

nian_str nian_naming_strip(nian_str name)
{
    name = nian_naming_strip_end(nian_naming_strip_start(name));
    /* 比一次会议确定的目标增加: a comparison names nothing. */
    if (nian_any_start(name, "比|较") &&
        !nian_any_start(name, "比重|比例|比率|比亚迪|较大|较高|较低"))
        return (nian_str){NULL, 0};
    return name;
}

/* A bracket is part of a name when it is short or says what is left out. */
static bool keeps_bracket(nian_str inside)
{
    return nian_utf8_count(inside) <= 3 ||
           nian_any_start(inside, "不含|含|R&D|PM|GDP|CPI");
}

/* [9] */
static size_t footnote(nian_str s)
{
    nian_str rest = s;
    if (!nian_str_cut_start(&rest, NIAN_STR("[")))
        return 0;
    nian_number number = nian_number_arabic(rest);
    rest = nian_str_after(rest, number.len);
    return number.len && nian_str_cut_start(&rest, NIAN_STR("]"))
               ? s.len - rest.len
               : 0;
}

nian_str nian_naming_clean(nian_arena *arena, nian_str name)
{
    char *bytes = nian_arena_alloc(arena, name.len, 1);
    size_t len = 0;
    for (size_t at = 0; at < name.len;) {
        nian_str rest = nian_str_after(name, at);
        size_t blanks = nian_number_blanks(rest, 0);
        size_t open = nian_any_start(rest, "（|(");
        ptrdiff_t close = open ? nian_str_find(rest, open == 3 ? NIAN_STR("）")
                                                               : NIAN_STR(")"))
                               : NIAN_STR_NONE;
        size_t skip = blanks ? blanks : footnote(rest);
        if (close > 0 &&
            !keeps_bracket(nian_str_slice(rest, open, (size_t)close)))
            skip = (size_t)close + open;
        if (skip) {
            at += skip;
            continue;
        }
        uint32_t code;
        size_t step = nian_utf8_next(rest, &code);
        for (size_t k = 0; k < step; k++)
            bytes[len++] = name.ptr[at++];
    }
    return nian_str_trim((nian_str){bytes, len});
}

const nian_word *nian_naming_verb(nian_str s)
{
    const nian_word *word = nian_lexicon_start(&nian_naming_verbs, s);
    return word && word->tag != KEEP ? word : NULL;
}

static bool whole_verb(nian_str name)
{
    const nian_word *word = nian_naming_verb(name);
    return word && word->text.len == name.len;
}

static bool whole(const nian_lexicon *lexicon, nian_str name)
{
    const nian_word *word = nian_lexicon_start(lexicon, name);
    return word && word->text.len == name.len;
}

/* 办理满意率, 线上化解率: a rate of what was done, not said to what. */
static bool rate_of_deed(nian_str name)
{
    enum {
        LONGEST = 6
    };
    return nian_str_ends(name, NIAN_STR("率")) &&
           nian_utf8_count(name) <= LONGEST &&
           (nian_naming_verb(name) ||
            nian_any_start(name,
                           "线上|综合|平均|总体|全部|及时|按时|群众|基本"));
}

bool nian_naming_generic(nian_str name)
{
    return whole(&nian_generic_names, name) || rate_of_deed(name);
}

bool nian_naming_verbal(nian_str name)
{
    static const char before[] =
        "先|再|又|已|共|分别|全部|可|正式|基本|新|直接";
    static const char nouns[] = "出口|进口|消费|就业";
    if (nian_any_start(name, nouns) == name.len)
        return false;
    if (whole(&nian_verbal_names, name) || whole_verb(name))
        return true;
    nian_str rest = nian_str_after(name, nian_any_start(name, before));
    return rest.len && rest.len < name.len &&
           (whole(&nian_verbal_names, rest) || whole_verb(rest));
}

bool nian_naming_measurable(nian_str name)
{
    return nian_lexicon_end(&nian_naming_heads, name) != NULL;
}
