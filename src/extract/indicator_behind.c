/* Names by what stands behind a figure: 新增6家上市企业, 取消43.8%的审批事项,
 * 投入19亿元改善办学条件. */
#include "extract/indicator_name.h"
#include "text/text.h"

enum {
    LONG_LEFT = 12,  /* characters: beyond it only the last verb counts */
    LONG_RIGHT = 14, /* beyond it what was done with it is cut off */
    LONG_OWNER = 24, /* 总投资200亿元的…项目 */
    KEEP = 1         /* tag of words that a noun may start with after all */
};

static const char JOINTS[] = "、|以及|和|及|与|并";

/* The figure as it stands in its clause. */
typedef struct standing {
    nian_clause *clause;
    nian_figure *figure;
    const nian_figure *previous; /* next to it in the same clause, or NULL */
    const nian_figure *next;
    nian_str left;
    nian_str right;
} standing;

/* --- what a noun may be --- */

/* 上市企业: verbs that stand before a noun as part of it. */
static bool verbal_noun(nian_str right)
{
    const nian_word *verb = nian_lexicon_start(&nian_naming_nounless, right);
    return verb &&
           nian_any_start(nian_str_after(right, verb->text.len),
                          "企业|项目|公司|工程|单位|机构|标准|对象|"
                          "群众|后备|小区|基地|用地|资金|重点|示范") > 0;
}

static bool noun_behind(nian_str right)
{
    uint32_t code;
    if (right.len == 0)
        return false;
    const nian_word *word = nian_lexicon_start(&nian_naming_nounless, right);
    if (word && word->tag != KEEP && !verbal_noun(right))
        return false;
    nian_utf8_next(right, &code);
    return nian_is_han(code) || nian_is_latin(code) || code == 0x201C ||
           code == 0x300A || nian_is_digit(code);
}

/* What was done with the things that were counted is no part of their name. */
static nian_str cut_right(nian_str right)
{
    static const char *const verbs[] = {
        "开展", "支持", "帮扶", "解决", "推动", "带动", "为",   "实施",
        "进行", "受到", "荣获", "获得", "获评", "入选", "纳入", "实现",
        "完成", "用于", "并",   "建成", "投产", "落户", "落地", "开工",
        "列入", "进入", "成为", "发放", "给予", "享受",
    };
    enum {
        SHORTEST = 6 /* bytes */
    };
    if (!nian_utf8_longer(right, LONG_RIGHT))
        return right;
    size_t cut = right.len;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        ptrdiff_t at = nian_str_find(right, nian_str_from(verbs[i]));
        if (at >= SHORTEST && (size_t)at < cut)
            cut = (size_t)at;
    }
    return nian_str_slice(right, 0, cut);
}

/* A、 of A、28家B: the next figure takes what stands behind the joint. */
static nian_str cut_joint(nian_str right)
{
    ptrdiff_t at = nian_any_find(right, JOINTS);
    if (at <= 0)
        return nian_naming_strip_end(right);
    nian_str rest = nian_str_after(right, (size_t)at);
    rest = nian_str_trim(nian_str_after(rest, nian_any_start(rest, JOINTS)));
    bool verb = rest.len == 0 || nian_naming_verb(rest) ||
                nian_naming_strip(rest).len == 0;
    return verb ? nian_str_slice(right, 0, (size_t)at)
                : nian_naming_strip_end(right);
}

/* 国家级 of 18个国家级、288个省级产业园 borrows 产业园. */
static nian_str borrow_kind(const standing *place, nian_str noun,
                            nian_arena *arena)
{
    static const char kinds[] = "级|类|型";
    size_t kind = nian_any_end(noun, kinds);
    if (!kind || !place->next || place->next->class != place->figure->class ||
        nian_utf8_longer(noun, 4))
        return noun;
    nian_str other = nian_span_text(place->clause->text, place->next->right);
    ptrdiff_t at = nian_str_find(other, nian_str_after(noun, noun.len - kind));
    if (at < 0 || at > 9)
        return noun;
    nian_str tail = nian_str_after(other, (size_t)at + kind);
    return nian_str_concat(arena, noun, cut_right(tail));
}

/* --- the verb before --- */

/* The verb that stands last in a long run-up: 新增 of 支持A、B等地区新增. */
static nian_str last_verb(nian_str left)
{
    if (!nian_utf8_longer(left, LONG_LEFT))
        return left;
    nian_str near = nian_tail(left, LONG_LEFT);
    for (size_t at = 0; at < near.len; at++) {
        nian_str rest = nian_str_after(near, at);
        if (((unsigned char)near.ptr[at] & 0xC0) != 0x80 &&
            nian_naming_verb(rest))
            return rest;
    }
    return (nian_str){NULL, 0};
}

/* 建设A、B等12个C: of a list of examples only the verb is kept. */
static nian_str without_examples(nian_str left)
{
    if (!nian_any_end(left, "等|等地"))
        return left;
    const nian_word *verb = nian_naming_verb(left);
    return verb ? verb->text : (nian_str){NULL, 0};
}

/* Behind the joint, when the figure before took what stands before it. */
nian_str nian_naming_own_left(nian_str left, const nian_figure *previous)
{
    if (!previous || !previous->behind)
        return left;
    ptrdiff_t at = nian_any_find(left, JOINTS);
    if (at < 0)
        return left;
    left = nian_str_after(left, (size_t)at);
    return nian_str_after(left, nian_any_start(left, JOINTS));
}

static nian_str verb_before(const standing *place)
{
    const nian_figure *previous = place->previous;
    if (previous && previous->behind && nian_any_end(place->left, "的"))
        return (nian_str){NULL, 0};
    nian_str verb =
        nian_naming_strip_start(nian_naming_own_left(place->left, previous));
    for (size_t len;
         (len = nian_any_end(verb, "了|共|约|的|为|达|达到|累计|各|有|是|近|"
                                   "约为|已|先后|相继"));)
        verb.len -= len;
    return nian_str_trim(last_verb(without_examples(verb)));
}

/* --- the ways to be named from behind --- */

static void take_name(const standing *place, nian_naming *naming, nian_str verb,
                      nian_str noun)
{
    nian_arena *arena = naming->arena;
    nian_figure *figure = place->figure;
    figure->verb = verb;
    figure->behind = true;
    figure->own = true;
    figure->name = nian_naming_clean(arena, nian_str_concat(arena, verb, noun));
    naming->topic.name = nian_naming_clean(arena, noun);
}

/* 惠及4万居民: of what is told before. */
static void add_cause(const standing *place, size_t i, nian_naming *naming,
                      nian_str topic)
{
    nian_figure *figure = place->figure;
    bool reaches =
        nian_any_start(figure->name, "惠及|受益|覆盖|涉及|受惠") > 0 ||
        (nian_any_end(figure->name, "受益|受惠|得实惠") &&
         figure->verb.len == 0);
    nian_str cause = i ? topic : nian_naming_clause(place->clause, i);
    if (!reaches || !cause.len || !figure->name.len)
        return;
    figure->name = nian_str_concat(
        naming->arena, nian_naming_clean(naming->arena, cause), figure->name);
    figure->carried = true;
}

static void name_things(const standing *place, size_t i, nian_naming *naming)
{
    nian_str topic = naming->topic.name;
    nian_str noun = place->next ? cut_joint(place->right) : place->right;
    noun = borrow_kind(place, nian_str_trim(cut_right(noun)), naming->arena);
    nian_str verb = verb_before(place);
    if (!verb.len && place->previous && place->previous->behind)
        verb = place->previous->verb;
    take_name(place, naming, verb, noun);
    add_cause(place, i, naming, topic);
}

/* 取消43.8%的审批事项 */
static bool name_share(const standing *place, nian_naming *naming)
{
    nian_str rest = place->right;
    if (place->figure->class != NIAN_UNIT_PERCENT ||
        nian_any_end(place->left, "到|至|达|为|占|在") ||
        !nian_str_cut_start(&rest, NIAN_STR("的")) || !noun_behind(rest) ||
        nian_any_start(rest,
                       "速度|比重|比例|份额|目标|增幅|增速|水平|增长|任务|"
                       "要求|基础|预期"))
        return false;
    take_name(place, naming, verb_before(place),
              cut_right(place->next ? cut_joint(rest) : rest));
    return true;
}

/* 总投资200亿元的甲项目: the figure belongs to what stands behind it. */
static bool name_owner(const standing *place, nian_naming *naming)
{
    static const char ends[] = "项目|工程|基地|企业|铁路|高铁|通道|大桥|机场|"
                               "公司|公路|园区|中心|高速|专项|一期|二期|三期";
    nian_str rest = place->right;
    if ((place->figure->class != NIAN_UNIT_MONEY &&
         place->figure->class != NIAN_UNIT_MEASURE) ||
        !nian_str_cut_start(&rest, NIAN_STR("的")) || !noun_behind(rest))
        return false;
    nian_str own =
        nian_naming_strip(nian_naming_own_left(place->left, place->previous));
    if (!own.len || !nian_naming_generic(own))
        return false;
    nian_str owner = nian_head(rest, LONG_OWNER);
    ptrdiff_t last = nian_any_find(owner, ends);
    if (last > 0) {
        nian_str end = nian_str_after(owner, (size_t)last);
        owner.len = (size_t)last + nian_any_start(end, ends);
    }
    place->figure->behind = true;
    place->figure->own = true;
    naming->topic.name = nian_naming_clean(naming->arena, owner);
    place->figure->name =
        nian_str_concat(naming->arena, naming->topic.name, own);
    return true;
}

static bool counts_things(const nian_figure *figure)
{
    return figure->class == NIAN_UNIT_COUNT ||
           figure->class == NIAN_UNIT_PEOPLE ||
           (figure->class == NIAN_UNIT_NONE && !figure->rank);
}

/* Money and measures are named from behind only when a verb or nothing
 * stands before them: 发放6亿元保障金. */
static bool verb_ends(nian_str left)
{
    nian_str verb = nian_naming_strip_start(left);
    if (verb.len == 0)
        return true;
    for (size_t count = 2; count <= 4; count++) {
        nian_str tail = nian_tail(verb, count);
        const nian_word *word = nian_naming_verb(tail);
        if (word && word->text.len == tail.len)
            return true;
    }
    return false;
}

/* 14人入选国家计划: what people did names them. */
static bool name_deed(const standing *place, nian_naming *naming)
{
    if (!counts_things(place->figure) ||
        !nian_any_start(place->right,
                        "入选|获|荣获|当选|晋级|通过|被|受到|参加|"
                        "取得|实现|考取|考上|进入|从中受益|越过|"
                        "摆脱|享受|得到"))
        return false;
    nian_str left = nian_naming_strip(place->left);
    if (left.len && !nian_naming_verbal(left))
        return false;
    take_name(place, naming, left,
              cut_right(place->next ? cut_joint(place->right) : place->right));
    return true;
}

/* 新增10亿元支持企业转型: what money is for names it. */
static bool name_purpose(const standing *place, nian_naming *naming)
{
    nian_str right = place->right;
    if (place->figure->class != NIAN_UNIT_MONEY || place->next ||
        !verb_ends(place->left) ||
        !nian_any_start(right, "支持|用于|改善|解决|扶持|奖励|实施|推动|帮助|"
                               "开展|补助|补贴|建设|发展|建立|专项用于"))
        return false;
    nian_str_cut_start(&right, NIAN_STR("专项"));
    nian_str_cut_start(&right, NIAN_STR("用于"));
    take_name(place, naming, verb_before(place), nian_head(right, 20));
    return true;
}

/* 投入605亿元，实施民生实事: the clause behind says what it went to. */
static bool name_next_purpose(const standing *place, nian_naming *naming)
{
    static const char spending[] = "投入|筹措|筹集|拨付|筹资|筹措资金|投入资金|"
                                   "筹集资金|安排资金|投资|投入各类资金";
    static const char uses[] = "支持|用于|改善|解决|扶持|奖励|实施|推动|帮助|"
                               "开展|补助|补贴|建设|建立|新建|改造|改扩建|"
                               "修建|扩建|整治|治理|资助|救助|购置|保障";
    nian_str left = nian_naming_strip(place->left);
    size_t end = place->figure->right.end;
    nian_str rest = nian_str_after(place->clause->text, end);
    if (place->figure->class != NIAN_UNIT_MONEY || place->right.len ||
        nian_any_start(left, spending) != left.len || !left.len ||
        !nian_str_cut_start(&rest, NIAN_STR("，")) ||
        !nian_any_start(rest, uses))
        return false;
    size_t stop = (size_t)nian_any_first(rest, "，|。|；|、");
    rest = nian_str_slice(rest, 0, stop < rest.len ? stop : rest.len);
    const nian_figure *next = place->figure + 1;
    size_t limit = place->clause->text.len;
    if (next < place->clause->figures.items + place->clause->figures.count)
        limit = next->quantity->span.begin;
    size_t from = (size_t)(rest.ptr - place->clause->text.ptr);
    if (from + rest.len > limit) {
        /* 新建学校12所, and 新建12所学校. */
        nian_str before = nian_str_slice(rest, 0, limit - from);
        nian_str after = nian_str_slice(
            place->clause->text, next->quantity->span.end, from + rest.len);
        rest = nian_utf8_count(before) > 2
                   ? before
                   : nian_str_concat(naming->arena, before, after);
    }
    take_name(place, naming, left, nian_head(nian_naming_strip_end(rest), 16));
    place->figure->behind = false;
    return true;
}

/* 举办300场以上的文化活动: what is counted stands behind 的. */
static nian_str without_of(const standing *place)
{
    nian_str rest = place->right;
    bool counted = place->figure->class == NIAN_UNIT_COUNT ||
                   place->figure->class == NIAN_UNIT_PEOPLE;
    if (!counted || !place->figure->quantity->qualifier.len ||
        !nian_str_cut_start(&rest, NIAN_STR("的")) || !noun_behind(rest) ||
        !verb_ends(place->left))
        return place->right;
    return rest;
}

/* 34.7万人口实现脱贫: the unit is the noun. */
static nian_str unit_and_right(const nian_clause *clause,
                               const nian_figure *figure)
{
    nian_span span = {figure->quantity->value_span.end, figure->right.end};
    nian_str text = nian_str_trim(nian_span_text(clause->text, span));
    return nian_str_starts(text, figure->unit)
               ? text
               : nian_str_trim(nian_span_text(clause->text, figure->right));
}

/* 436个（类）重大项目: the bracket belongs to the unit. */
static nian_str without_bracket(nian_str right)
{
    size_t open = nian_any_start(right, "（|(");
    ptrdiff_t close = nian_any_first(right, "）|)");
    if (!open || close < 0 || close > 12)
        return right;
    nian_str rest = nian_str_after(right, (size_t)close);
    return nian_str_trim(nian_str_after(rest, nian_any_start(rest, "）|)")));
}

bool nian_naming_behind(nian_clause *clause, size_t i, nian_naming *naming)
{
    nian_figure *figures = clause->figures.items;
    standing place = {.clause = clause, .figure = &figures[i]};
    size_t end = figures[i].quantity->span.end;
    if (figures[i].rank || figures[i].base || figures[i].reached)
        return false;
    if (i && figures[i].left.begin == figures[i - 1].quantity->span.end)
        place.previous = &figures[i - 1];
    if (i + 1 < clause->figures.count && figures[i + 1].left.begin == end)
        place.next = &figures[i + 1];
    place.left = nian_span_text(clause->text, figures[i].left);
    place.right = nian_str_trim(nian_span_text(clause->text, figures[i].right));
    place.right = without_bracket(place.right);
    if (nian_any_start(figures[i].unit, "人口|家庭|农户"))
        place.right = unit_and_right(clause, &figures[i]);
    place.right = without_of(&place);
    if (name_share(&place, naming) || name_owner(&place, naming) ||
        name_next_purpose(&place, naming) || name_deed(&place, naming) ||
        name_purpose(&place, naming))
        return true;
    bool step = nian_any_find(nian_head(place.right, 10), "台阶|大关") >= 0;
    bool things = counts_things(&figures[i]) || verb_ends(place.left);
    bool kind = counts_things(&figures[i]) ||
                figures[i].class == NIAN_UNIT_MONEY ||
                figures[i].class == NIAN_UNIT_MEASURE;
    if (!step && (!things || !kind || !noun_behind(place.right)))
        return false;
    figures[i].behind = true;
    if (step)
        return false;
    name_things(&place, i, naming);
    return true;
}
