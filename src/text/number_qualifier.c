/* What a number is qualified by: 不低于, 近, 约 before it, 左右, 以上 behind.
 */
#include "text/number.h"

static bool starts_at(nian_str s, size_t at, const char *literal)
{
    return nian_str_starts(nian_str_after(s, at), nian_str_from(literal));
}

enum {
    NO_QUALIFIER,
    AT_LEAST,
    AT_MOST,
    OVER,
    NEARLY,
    ABOUT,
    UPWARDS, /* 以上 */
    ROUGHLY, /* 左右 */
    AND_MORE /* 余 */
};

static const nian_str QUALIFIERS[] = {
    [NO_QUALIFIER] = {NULL, 0},        [AT_LEAST] = NIAN_STR_INIT("至少"),
    [AT_MOST] = NIAN_STR_INIT("以下"), [OVER] = NIAN_STR_INIT("超"),
    [NEARLY] = NIAN_STR_INIT("近"),    [ABOUT] = NIAN_STR_INIT("约"),
    [UPWARDS] = NIAN_STR_INIT("以上"), [ROUGHLY] = NIAN_STR_INIT("左右"),
    [AND_MORE] = NIAN_STR_INIT("余"),
};

nian_str nian_qualifier_more(void)
{
    return QUALIFIERS[AND_MORE];
}

/* Words before a number, in the order of their ends.  NO_QUALIFIER: they only
 * look like one (附近, 节约). */
static const nian_word BEFORE[] = {
    NIAN_WORD("<", AT_MOST),
    NIAN_WORD("<=", AT_MOST),
    NIAN_WORD(">=", AT_LEAST),
    NIAN_WORD(">", OVER),
    NIAN_WORD("大概", ABOUT),
    NIAN_WORD("超", OVER),
    NIAN_WORD("不超", AT_MOST),
    NIAN_WORD("高超", NO_QUALIFIER),
    NIAN_WORD("过", OVER),
    NIAN_WORD("超过", OVER),
    NIAN_WORD("不准超过", AT_MOST),
    NIAN_WORD("没有超过", AT_MOST),
    NIAN_WORD("不超过", AT_MOST),
    NIAN_WORD("不应超过", AT_MOST),
    NIAN_WORD("不得超过", AT_MOST),
    NIAN_WORD("不会超过", AT_MOST),
    NIAN_WORD("没超过", AT_MOST),
    NIAN_WORD("未超过", AT_MOST),
    NIAN_WORD("不可超过", AT_MOST),
    NIAN_WORD("不能超过", AT_MOST),
    NIAN_WORD("不过", NO_QUALIFIER),
    NIAN_WORD("经过", NO_QUALIFIER),
    NIAN_WORD("通过", NO_QUALIFIER),
    NIAN_WORD("度过", NO_QUALIFIER),
    NIAN_WORD("跨过", OVER),
    NIAN_WORD("走过", NO_QUALIFIER),
    NIAN_WORD("难过", NO_QUALIFIER),
    NIAN_WORD("上", UPWARDS),
    NIAN_WORD("成千上", NO_QUALIFIER),
    NIAN_WORD("陆上", NO_QUALIFIER),
    NIAN_WORD("手上", NO_QUALIFIER),
    NIAN_WORD("之上", NO_QUALIFIER),
    NIAN_WORD("掌上", NO_QUALIFIER),
    NIAN_WORD("向上", NO_QUALIFIER),
    NIAN_WORD("云上", NO_QUALIFIER),
    NIAN_WORD("网上", NO_QUALIFIER),
    NIAN_WORD("世上", NO_QUALIFIER),
    NIAN_WORD("晚上", NO_QUALIFIER),
    NIAN_WORD("会上", NO_QUALIFIER),
    NIAN_WORD("以上", NO_QUALIFIER),
    NIAN_WORD("早上", NO_QUALIFIER),
    NIAN_WORD("身上", NO_QUALIFIER),
    NIAN_WORD("马上", NO_QUALIFIER),
    NIAN_WORD("路上", NO_QUALIFIER),
    NIAN_WORD("地上", NO_QUALIFIER),
    NIAN_WORD("至上", NO_QUALIFIER),
    NIAN_WORD("水上", NO_QUALIFIER),
    NIAN_WORD("海上", NO_QUALIFIER),
    NIAN_WORD("岸上", NO_QUALIFIER),
    NIAN_WORD("船上", NO_QUALIFIER),
    NIAN_WORD("线上", NO_QUALIFIER),
    NIAN_WORD("不下", AT_LEAST),
    NIAN_WORD("小于或者等于", AT_MOST),
    NIAN_WORD("大于或者等于", AT_LEAST),
    NIAN_WORD("小于等于", AT_MOST),
    NIAN_WORD("大于等于", AT_LEAST),
    NIAN_WORD("小于或等于", AT_MOST),
    NIAN_WORD("大于或等于", AT_LEAST),
    NIAN_WORD("不下于", AT_LEAST),
    NIAN_WORD("低于", AT_MOST),
    NIAN_WORD("不低于", AT_LEAST),
    NIAN_WORD("不应低于", AT_LEAST),
    NIAN_WORD("不得低于", AT_LEAST),
    NIAN_WORD("不会低于", AT_LEAST),
    NIAN_WORD("不能低于", AT_LEAST),
    NIAN_WORD("小于", AT_MOST),
    NIAN_WORD("不小于", AT_LEAST),
    NIAN_WORD("不得小于", AT_LEAST),
    NIAN_WORD("少于", AT_MOST),
    NIAN_WORD("不少于", AT_LEAST),
    NIAN_WORD("不应少于", AT_LEAST),
    NIAN_WORD("不得少于", AT_LEAST),
    NIAN_WORD("不能少于", AT_LEAST),
    NIAN_WORD("高于", OVER),
    NIAN_WORD("不高于", AT_MOST),
    NIAN_WORD("不应高于", AT_MOST),
    NIAN_WORD("不得高于", AT_MOST),
    NIAN_WORD("多于", OVER),
    NIAN_WORD("不多于", AT_MOST),
    NIAN_WORD("不得多于", AT_MOST),
    NIAN_WORD("不亚于", AT_LEAST),
    NIAN_WORD("大于", OVER),
    NIAN_WORD("不大于", AT_MOST),
    NIAN_WORD("不得大于", AT_MOST),
    NIAN_WORD("不短于", AT_LEAST),
    NIAN_WORD("好于", OVER),
    NIAN_WORD("最少", AT_LEAST),
    NIAN_WORD("至少", AT_LEAST),
    NIAN_WORD("近", NEARLY),
    NIAN_WORD("最近", NO_QUALIFIER),
    NIAN_WORD("附近", NO_QUALIFIER),
    NIAN_WORD("将近", NEARLY),
    NIAN_WORD("拉近", NO_QUALIFIER),
    NIAN_WORD("远近", NO_QUALIFIER),
    NIAN_WORD("靠近", NO_QUALIFIER),
    NIAN_WORD("接近", NEARLY),
    NIAN_WORD("周近", NO_QUALIFIER),
    NIAN_WORD("走近", NO_QUALIFIER),
    NIAN_WORD("就近", NO_QUALIFIER),
    NIAN_WORD("亲近", NO_QUALIFIER),
    NIAN_WORD("贴近", NO_QUALIFIER),
    NIAN_WORD("临近", NO_QUALIFIER),
    NIAN_WORD("相近", NO_QUALIFIER),
    NIAN_WORD("邻近", NO_QUALIFIER),
    NIAN_WORD("最多", AT_MOST),
    NIAN_WORD("至多", AT_MOST),
    NIAN_WORD("＜", AT_MOST),
    NIAN_WORD("＞", OVER),
    NIAN_WORD("几", AND_MORE),
    NIAN_WORD("好几", AND_MORE),
    NIAN_WORD("约占", ABOUT),
    NIAN_WORD("不满", AT_MOST),
    NIAN_WORD("未满", AT_MOST),
    NIAN_WORD("≤", AT_MOST),
    NIAN_WORD("≥", AT_LEAST),
    NIAN_WORD("≦", AT_MOST),
    NIAN_WORD("约", ABOUT),
    NIAN_WORD("节约", NO_QUALIFIER),
    NIAN_WORD("预约", NO_QUALIFIER),
    NIAN_WORD("集约", NO_QUALIFIER),
    NIAN_WORD("合约", NO_QUALIFIER),
    NIAN_WORD("守约", NO_QUALIFIER),
    NIAN_WORD("契约", NO_QUALIFIER),
    NIAN_WORD("违约", NO_QUALIFIER),
    NIAN_WORD("条约", NO_QUALIFIER),
    NIAN_WORD("履约", NO_QUALIFIER),
    NIAN_WORD("大约", ABOUT),
    NIAN_WORD("公约", NO_QUALIFIER),
    NIAN_WORD("新约", NO_QUALIFIER),
    NIAN_WORD("失约", NO_QUALIFIER),
    NIAN_WORD("大纲约", NO_QUALIFIER),
    NIAN_WORD("制约", NO_QUALIFIER),
    NIAN_WORD("相约", NO_QUALIFIER),
    NIAN_WORD("特约", NO_QUALIFIER),
    NIAN_WORD("签约", NO_QUALIFIER),
    NIAN_WORD("≧", AT_LEAST),
    NIAN_WORD("不到", AT_MOST),
    NIAN_WORD("未达到", AT_MOST),
    NIAN_WORD("数", AND_MORE),
    NIAN_WORD("岁数", NO_QUALIFIER),
    NIAN_WORD("参数", NO_QUALIFIER),
    NIAN_WORD("分数", NO_QUALIFIER),
    NIAN_WORD("辆数", NO_QUALIFIER),
    NIAN_WORD("指数", NO_QUALIFIER),
    NIAN_WORD("奇数", NO_QUALIFIER),
    NIAN_WORD("倍数", NO_QUALIFIER),
    NIAN_WORD("位数", NO_QUALIFIER),
    NIAN_WORD("床位数", NO_QUALIFIER),
    NIAN_WORD("小数", NO_QUALIFIER),
    NIAN_WORD("能源数", NO_QUALIFIER),
    NIAN_WORD("少数", NO_QUALIFIER),
    NIAN_WORD("字数", NO_QUALIFIER),
    NIAN_WORD("多数", NO_QUALIFIER),
    NIAN_WORD("企业数", NO_QUALIFIER),
    NIAN_WORD("额数", NO_QUALIFIER),
    NIAN_WORD("学生数", NO_QUALIFIER),
    NIAN_WORD("无数", NO_QUALIFIER),
    NIAN_WORD("次数", NO_QUALIFIER),
    NIAN_WORD("计数", NO_QUALIFIER),
    NIAN_WORD("级数", NO_QUALIFIER),
    NIAN_WORD("天数", NO_QUALIFIER),
    NIAN_WORD("个数", NO_QUALIFIER),
    NIAN_WORD("台数", NO_QUALIFIER),
    NIAN_WORD("数数", NO_QUALIFIER),
    NIAN_WORD("整数", NO_QUALIFIER),
    NIAN_WORD("页数", NO_QUALIFIER),
    NIAN_WORD("偶数", NO_QUALIFIER),
    NIAN_WORD("家数", NO_QUALIFIER),
    NIAN_WORD("件数", NO_QUALIFIER),
    NIAN_WORD("户数", NO_QUALIFIER),
    NIAN_WORD("用户数", NO_QUALIFIER),
    NIAN_WORD("常数", NO_QUALIFIER),
    NIAN_WORD("点数", NO_QUALIFIER),
    NIAN_WORD("项数", NO_QUALIFIER),
    NIAN_WORD("基数", NO_QUALIFIER),
    NIAN_WORD("人数", NO_QUALIFIER),
    NIAN_WORD("总数", NO_QUALIFIER),
    NIAN_WORD("读数", NO_QUALIFIER),
    NIAN_WORD("系数", NO_QUALIFIER),
    NIAN_WORD("不足", AT_MOST),
    NIAN_WORD("大致", ABOUT),
    NIAN_WORD("破", OVER),
    NIAN_WORD("突破", OVER),
    NIAN_WORD("不突破", AT_MOST),
    NIAN_WORD("打破", NO_QUALIFIER),
    NIAN_WORD("侦破", NO_QUALIFIER),
    NIAN_WORD("超出", OVER),
    NIAN_WORD("约为", ABOUT),
    NIAN_WORD("大约为", ABOUT),
    NIAN_WORD("逾", OVER),
    NIAN_WORD("高达", NO_QUALIFIER),
    NIAN_WORD("未达", AT_MOST),
};
const nian_lexicon nian_qualifiers_before = NIAN_LEXICON(BEFORE);

/* Words behind a number with its unit. */
static const nian_word BEHIND[] = {
    NIAN_WORD("(含)以上", UPWARDS),      NIAN_WORD("上下", ROUGHLY),
    NIAN_WORD("上下功夫", NO_QUALIFIER), NIAN_WORD("上下游", NO_QUALIFIER),
    NIAN_WORD("上下班", NO_QUALIFIER),   NIAN_WORD("上下联动", NO_QUALIFIER),
    NIAN_WORD("上下衔接", NO_QUALIFIER), NIAN_WORD("上下贯通", NO_QUALIFIER),
    NIAN_WORD("之上", UPWARDS),          NIAN_WORD("之下", AT_MOST),
    NIAN_WORD("之内", AT_MOST),          NIAN_WORD("以上", UPWARDS),
    NIAN_WORD("以上（含）", UPWARDS),    NIAN_WORD("以下", AT_MOST),
    NIAN_WORD("以内", AT_MOST),          NIAN_WORD("余", AND_MORE),
    NIAN_WORD("余姚", NO_QUALIFIER),     NIAN_WORD("余家坡", NO_QUALIFIER),
    NIAN_WORD("余杭", NO_QUALIFIER),     NIAN_WORD("余热", NO_QUALIFIER),
    NIAN_WORD("及以上", UPWARDS),        NIAN_WORD("及以下", AT_MOST),
    NIAN_WORD("含以上", UPWARDS),        NIAN_WORD("左右", ROUGHLY),
    NIAN_WORD("开外", UPWARDS),          NIAN_WORD("或以上", UPWARDS),
    NIAN_WORD("或以下", AT_MOST),        NIAN_WORD("有余", AND_MORE),
    NIAN_WORD("餘", AND_MORE),           NIAN_WORD("馀", AND_MORE),
    NIAN_WORD("（含）以上", UPWARDS),
};
const nian_lexicon nian_qualifiers_behind = NIAN_LEXICON(BEHIND);

/* 上千万, 数十: these words need a number that opens with a power. */
static bool opens_with_power(const nian_amount *amount, nian_str s)
{
    return amount->implied || starts_at(s, amount->begin, "十");
}

nian_qualifier nian_qualifier_before(nian_str s, const nian_amount *amount)
{
    nian_qualifier none = {{NULL, 0}, amount->begin};
    nian_str before = nian_str_slice(s, 0, amount->begin);
    while (nian_str_cut_end(&before, NIAN_STR(" ")))
        continue;
    nian_str_cut_end(&before, NIAN_STR("了"));
    const nian_word *word = nian_lexicon_end(&nian_qualifiers_before, before);
    if (!word || word->tag == NO_QUALIFIER)
        return none;
    bool power = word->tag == UPWARDS || word->tag == AND_MORE;
    if (power && !opens_with_power(amount, s))
        return none;
    return (nian_qualifier){QUALIFIERS[word->tag], before.len - word->text.len};
}

nian_qualifier nian_qualifier_behind(nian_str s, const nian_amount *amount)
{
    nian_qualifier none = {{NULL, 0}, amount->end};
    size_t begin = amount->end + nian_number_blanks(s, amount->end);
    const nian_word *word =
        nian_lexicon_start(&nian_qualifiers_behind, nian_str_after(s, begin));
    if (word && word->tag != NO_QUALIFIER)
        return (nian_qualifier){QUALIFIERS[word->tag], begin + word->text.len};
    /* 50年多: only where the word ends the phrase. */
    bool ends = starts_at(s, begin, "多") && amount->unit.len &&
                !nian_han_or_word(s, begin + 3);
    if (ends)
        return (nian_qualifier){QUALIFIERS[AND_MORE], begin + 3};
    return none;
}
