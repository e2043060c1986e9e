/* Names of figures out of their own clause.  规模以上工业增加值增长5% is named
 * by what stands before the figure, 新增6家上市企业 by what stands behind it.
 */
#include "extract/indicator.h"
#include "extract/indicator_name.h"
#include "text/text.h"

enum {
    LONG_LEFT = 12,  /* characters: beyond it only the last verb counts */
    LONG_RIGHT = 14, /* beyond it what was done with it is cut off */
    KEEP = 1         /* tag of words that only look like fillers */
};

/* --- what stands behind --- */

/* What no noun starts with. */
static const char NO_NOUN[] =
    "的|和|与|及|以及|至|到|由|从|提高|增长|增加|增至|增幅|减少|降|减|左右|"
    "大关|台阶|安排|用于|等|为|是|以|并|全部|均|都|已|在|中，|内|后|前|时|投入|"
    "建成|竣工|开工|投产|投用|完成|达|超|占|居|位|列|同比|比|较|实现|入选|完工|"
    "通车|运营|受益|落地|签约|支持|建设|实施|推进|加快|推动|解决|发展|开展|"
    "以上|以下|左|多，|余|分别|需|将|可|被|有|扩大|上升|上涨|下降|提升|其中|创|"
    "连续|保持|稳|再|首次|实行|落户|上市|上线|投运|改善|改造，|帮助|帮扶|扶持|"
    "惠及|带动|覆盖|新增|取得|通过|进入|启动|获得|获批|获评|成为|成立|交付|"
    "纳入|培育|打造|引进|跃|突破|最|排|不|仅|还|也|更|按|对|给|向|把|使|让";

/* 上市企业: verbs that stand before a noun as part of it. */
static bool verbal_noun(nian_str right)
{
    size_t verb = nian_any_start(
        right, "上市|在建|投产|开工|建设|竣工|签约|落地|支持|培育|发展|改造|"
               "上线|受益|运营|新增|帮扶|推进|实施|覆盖");
    return verb && nian_any_start(nian_str_after(right, verb),
                                  "企业|项目|公司|工程|单位|机构|标准|对象|"
                                  "群众|后备|小区|基地|用地");
}

static bool noun_behind(nian_str right)
{
    uint32_t code;
    if (right.len == 0 ||
        (nian_any_start(right, NO_NOUN) && !verbal_noun(right)))
        return false;
    nian_utf8_next(right, &code);
    return nian_is_han(code) || nian_is_latin(code) || code == 0x201C ||
           code == 0x300A || nian_is_digit(code);
}

/* What was done with the things that were counted is no part of their name. */
static nian_str cut_right(nian_str right)
{
    static const char *const verbs[] = {
        "开展", "支持", "帮扶", "解决", "推动", "带动", "为",   "实施", "进行",
        "受到", "荣获", "获得", "获评", "入选", "纳入", "实现", "完成", "用于",
        "并",   "建成", "投产", "落户", "落地", "开工", "列入", "进入", "成为",
    };
    if (nian_utf8_count(right) <= LONG_RIGHT)
        return right;
    size_t cut = right.len;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        ptrdiff_t at = nian_str_find(right, nian_str_from(verbs[i]));
        if (at > 9 && (size_t)at < cut)
            cut = (size_t)at;
    }
    return nian_str_slice(right, 0, cut);
}

/* A、 of A、28家B, A，实施 of a run into the next figure. */
static nian_str cut_joint(nian_str right, bool next_follows)
{
    static const char joints[] = "、|和|及|与|以及|并";
    if (!next_follows)
        return right;
    ptrdiff_t at = nian_any_find(right, joints);
    if (at <= 0)
        return right;
    nian_str rest = nian_str_after(right, (size_t)at);
    rest = nian_str_after(rest, nian_any_start(rest, joints));
    rest = nian_str_trim(rest);
    bool verb = rest.len == 0 || nian_lexicon_start(&nian_naming_verbs, rest);
    return verb ? nian_str_slice(right, 0, (size_t)at) : right;
}

/* --- what stands before --- */

/* 主要预期目标是, 任务为: what follows is the name. */
static nian_str cut_aim(nian_str left)
{
    static const char aims[] = "目标是|目标为|目标定为|任务是|任务为|要求是|"
                               "目标确定为|重点是|任务目标是|目标任务是|即";
    ptrdiff_t at = nian_any_find(left, aims);
    if (at < 0)
        return left;
    nian_str rest = nian_str_after(left, (size_t)at);
    rest = nian_str_after(rest, nian_any_start(rest, aims));
    return nian_naming_strip(rest).len ? rest : left;
}

/* The verb that stands last in a long run-up: keeps 新增 of
 * 支持A、B等地区新增. */
static nian_str last_verb(nian_str left)
{
    if (nian_utf8_count(left) <= LONG_LEFT)
        return left;
    nian_str near = nian_tail(left, LONG_LEFT);
    for (size_t at = 0; at < near.len; at++) {
        nian_str rest = nian_str_after(near, at);
        if (((unsigned char)near.ptr[at] & 0xC0) != 0x80 &&
            nian_lexicon_start(&nian_naming_verbs, rest))
            return rest;
    }
    return nian_tail(left, 6);
}

static nian_str verb_before(nian_str left, const nian_figure *previous)
{
    static const char joints[] = "、|和|及|与|并";
    if (previous && previous->behind && left.ptr == NULL)
        return left;
    if (previous && previous->behind) {
        ptrdiff_t at = nian_any_find(left, joints);
        if (at >= 0) {
            left = nian_str_after(left, (size_t)at);
            left = nian_str_after(left, nian_any_start(left, joints));
        }
    }
    nian_str verb = nian_naming_strip_start(left);
    for (size_t len;
         (len = nian_any_end(verb, "了|共|约|的|为|达|达到|累计|各|有|是|近"));)
        verb.len -= len;
    return last_verb(verb);
}

static bool counts_things(const nian_figure *figure)
{
    return figure->class == NIAN_UNIT_COUNT ||
           figure->class == NIAN_UNIT_PEOPLE ||
           (figure->class == NIAN_UNIT_NONE && !figure->rank);
}

/* 发放6亿元保障金: money and measures are named from behind only when a verb
 * or nothing stands before them. */
static bool verb_ends(nian_str left)
{
    nian_str verb = nian_naming_strip_start(left);
    if (verb.len == 0)
        return true;
    for (size_t count = 2; count <= 4; count++) {
        nian_str tail = nian_tail(verb, count);
        const nian_word *word = nian_lexicon_start(&nian_naming_verbs, tail);
        if (word && word->text.len == tail.len)
            return true;
    }
    return false;
}

static bool named_behind(const nian_figure *figure, nian_str left,
                         nian_str right)
{
    if (figure->rank || figure->base || figure->reached)
        return false;
    if (counts_things(figure))
        return noun_behind(right);
    if (figure->class == NIAN_UNIT_MONEY || figure->class == NIAN_UNIT_MEASURE)
        return noun_behind(right) && verb_ends(left);
    return false;
}

/* 取消43.8%的审批事项 */
static bool share_of(const nian_figure *figure, nian_str right, nian_str *noun)
{
    nian_str rest = right;
    if (figure->class != NIAN_UNIT_PERCENT ||
        !nian_str_cut_start(&rest, NIAN_STR("的")) || !noun_behind(rest) ||
        nian_any_start(rest,
                       "速度|比重|比例|份额|目标|增幅|增速|水平|增长|任务|"
                       "要求|基础|预期"))
        return false;
    *noun = rest;
    return true;
}

static void name_behind(nian_figure *figure, const nian_figure *previous,
                        nian_str left, nian_str noun, bool next_follows,
                        nian_naming *naming)
{
    noun = nian_str_trim(cut_right(cut_joint(noun, next_follows)));
    nian_str verb = nian_str_trim(verb_before(left, previous));
    if (!verb.len && previous && previous->behind)
        verb = previous->verb;
    figure->verb = verb;
    figure->behind = true;
    figure->own = true;
    figure->name = nian_naming_clean(
        naming->arena, nian_str_concat(naming->arena, verb, noun));
    naming->topic.name = nian_naming_clean(naming->arena, noun);
    naming->topic.noun_behind = true;
}

/* --- both --- */

/* Behind the joint, when the figure before took what stands before it. */
static nian_str own_left(nian_str left, const nian_figure *previous)
{
    static const char joints[] = "、|和|及|与|以及|并";
    if (!previous || !previous->behind)
        return left;
    ptrdiff_t at = nian_any_find(left, joints);
    if (at < 0)
        return left;
    left = nian_str_after(left, (size_t)at);
    return nian_str_after(left, nian_any_start(left, joints));
}

static void name_before(nian_clause *clause, size_t i, nian_str left,
                        nian_naming *naming)
{
    nian_figure *figure = &clause->figures.items[i];
    nian_str name = nian_naming_strip(cut_aim(left));
    if (nian_str_equal(name, NIAN_STR("经济")))
        name = NIAN_STR("经济增长");
    figure->name = nian_naming_clean(naming->arena, name);
    if (!nian_naming_carries(figure, figure->name)) {
        figure->own = true;
        naming->topic.name = figure->name;
        naming->topic.noun_behind = false;
        return;
    }
    nian_naming_carry(clause, i, naming);
}

static void name_figure(nian_clause *clause, size_t i, nian_naming *naming)
{
    nian_figure *figure = &clause->figures.items[i];
    nian_figure *previous = i ? &clause->figures.items[i - 1] : NULL;
    if (previous && figure->left.begin != previous->quantity->span.end)
        previous = NULL;
    nian_str left = nian_span_text(clause->text, figure->left);
    nian_str right = nian_str_trim(nian_span_text(clause->text, figure->right));
    bool next_follows =
        i + 1 < clause->figures.count &&
        clause->figures.items[i + 1].left.begin == figure->quantity->span.end;
    nian_str noun = right;
    if (share_of(figure, right, &noun) || named_behind(figure, left, right))
        name_behind(figure, previous, left, noun, next_follows, naming);
    else
        name_before(clause, i, own_left(left, previous), naming);
}

/* A and B of 由A到B have one name; in lists the k-th of each. */
static void name_reached(nian_clause *clause, size_t i)
{
    nian_figures *figures = &clause->figures;
    size_t first = i;
    while (first > 0 && figures->items[first - 1].reached)
        first--;
    size_t base = first;
    while (base > 0 && figures->items[base - 1].base)
        base--;
    size_t bases = first - base;
    size_t place = i - first < bases ? i - first : bases - 1;
    figures->items[i].name = figures->items[base + place].name;
    figures->items[i].own = figures->items[base + place].own;
    figures->items[i].carried = figures->items[base + place].carried;
}

void nian_figures_name(nian_clause *clause, nian_naming *naming)
{
    for (size_t i = 0; i < clause->figures.count; i++) {
        if (clause->figures.items[i].reached)
            name_reached(clause, i);
        else
            name_figure(clause, i, naming);
        naming->topic.statement = clause->statement;
        naming->topic.paragraph = clause->paragraph;
    }
}
