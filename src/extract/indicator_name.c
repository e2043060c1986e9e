/* Names of figures, each out of its own clause where that says enough:
 * 规模以上工业增加值增长5% is named by what stands before the figure. */
#include "extract/indicator_name.h"
#include "text/text.h"

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

/* 生产总值由2002年的: where a change begins is no part of the name. */
static nian_str cut_start(nian_str left)
{
    ptrdiff_t at = nian_any_find(left, "分别由|分别从|由|从");
    return at >= 0 ? nian_str_slice(left, 0, (size_t)at) : left;
}

/* 普法工作在全省县区中并列: where a rank is held is no part of the name. */
static nian_str cut_place(nian_str left)
{
    static const char places[] = "在全省|在全国|在全市|在全区|在中部|在西部|"
                                 "位居|位列|居全|居中|居西|居东|居世|居同|"
                                 "排名全|排全|列全|名列|稳居|跃居|跃升|升至";
    static const char regions[] =
        "全省|全国|全市|全区|世界|全球|中部|西部|东部|"
        "中西部|省|市|考核|评价|考评|排名|综合|名";
    static const char holds[] =
        "居|位居|位列|列|排|稳居|跃居|名列|保持|继续|并列|"
        "、居|、位居|、位列|、列|、稳居|、排";
    if (nian_any_start(nian_str_trim(left), holds))
        return (nian_str){NULL, 0};
    ptrdiff_t at = nian_any_first(left, places);
    if (at >= 0)
        left = nian_str_slice(left, 0, (size_t)at);
    left = nian_naming_strip(left);
    for (size_t len; (len = nian_any_end(left, regions)) > 0;)
        left = nian_naming_strip_end(nian_str_slice(left, 0, left.len - len));
    return left;
}

/* 中央提出今年经济增长: the name stands behind the time. */
static nian_str cut_time(nian_str name)
{
    static const char words[] = "今年|去年|全年|年内";
    ptrdiff_t at = nian_any_find(name, words);
    if (at <= 0)
        return name;
    nian_str before = nian_str_slice(name, 0, (size_t)at);
    nian_str rest = nian_str_after(name, (size_t)at);
    rest = nian_str_after(rest, nian_any_start(rest, words));
    bool compared = nian_any_end(before, "比|较|同|与|从|由") > 0;
    return compared || nian_utf8_count(rest) < 2 ? name
                                                 : nian_naming_strip(rest);
}

/* 国民经济较快增长全省生产总值: a heading that ran into its text. */
static nian_str cut_heading(nian_str name)
{
    enum {
        LONG = 13
    };
    static const char words[] = "全省|全市|全区|我省|我市|我区";
    ptrdiff_t at = nian_any_first(name, words);
    if (at < 12 || nian_utf8_count(name) < LONG)
        return name;
    nian_str before = nian_str_slice(name, 0, (size_t)at);
    nian_str rest = nian_naming_strip(nian_str_after(name, (size_t)at));
    bool joined = nian_any_end(before, "占|在|比|对|于|为|向|是|的|和|与|、|到|"
                                       "由|从|拉动|带动|使|给|达|列入|我") > 0;
    return joined || nian_utf8_count(rest) < 4 ? name : rest;
}

/* 打造A、B等C: of a list of examples the verb and C are the name. */
static nian_str cut_examples(nian_arena *arena, nian_str name)
{
    ptrdiff_t pause = nian_str_find(name, NIAN_STR("、"));
    ptrdiff_t at = nian_str_find_last(name, NIAN_STR("等"));
    if (pause < 0 || at < pause)
        return name;
    nian_str rest = nian_str_after(name, (size_t)at + 3);
    if (nian_any_start(rest, "级|候|于|值|方面|领域") ||
        nian_utf8_count(rest) < 3)
        return name;
    const nian_word *verb = nian_naming_verb(name);
    return verb ? nian_str_concat(arena, verb->text, rest) : rest;
}

/* 旅游业实现总收入: the verb between owner and quantity says nothing. */
static nian_str cut_link(nian_arena *arena, nian_str name)
{
    static const char links[] = "实现|完成";
    ptrdiff_t at = nian_any_find(name, links);
    if (at < 6)
        return name;
    nian_str rest = nian_str_after(name, (size_t)at + 6);
    return nian_naming_measurable(rest)
               ? nian_str_concat(arena, nian_str_slice(name, 0, (size_t)at),
                                 rest)
               : name;
}

/* 是上一个五年的2.5倍: measured against itself. */
static bool multiple_of(const nian_figure *figure, nian_str left)
{
    return figure->class == NIAN_UNIT_TIMES &&
           nian_any_start(nian_str_trim(left),
                          "是|为|相当于|达到|分别是|分别为|"
                          "约为|约是|、") > 0;
}

/* 国家下达的110万人任务 */
static nian_str task_of(const nian_clause *clause, const nian_figure *figure,
                        nian_str left)
{
    nian_str right = nian_span_text(clause->text, figure->right);
    size_t task = nian_any_start(right, "任务|目标|的任务|的目标");
    bool given = nian_any_find(left, "下达|确定|预期|制定|提出") >= 0;
    if (!task || !given || !nian_any_end(left, "的|下达"))
        return (nian_str){NULL, 0};
    nian_str name = nian_str_slice(right, 0, task);
    nian_str_cut_start(&name, NIAN_STR("的"));
    return name;
}

/* 超过了年初预定增长9%的目标: of what was told before. */
static bool of_an_aim(const nian_clause *clause, const nian_figure *figure,
                      nian_str left)
{
    nian_str right = nian_span_text(clause->text, figure->right);
    return nian_any_start(right, "的目标|的预定目标|的预期目标|的年度目标|"
                                 "的计划目标|的控制目标") > 0 &&
           nian_any_start(nian_str_trim(left),
                          "超过|略低于|略高于|低于|高于|超出|好于|达到|实现了|"
                          "完成了|超额完成|接近|快于|优于|超") > 0 &&
           nian_any_find(left, "年初|预定|预期|计划|确定|提出|原定") >= 0;
}

nian_str nian_naming_unreckoned(nian_str name)
{
    ptrdiff_t at = nian_str_find(name, NIAN_STR("因素"));
    if (at < 0 || !nian_any_start(name, "扣除|剔除|若扣除|如扣除|如剔除"))
        return name;
    name = nian_str_after(name, (size_t)at + 6);
    name = nian_str_after(name, nian_any_start(name, "影响后|影响|后|外"));
    return nian_naming_strip(name);
}

static nian_str own_name(const nian_clause *clause, const nian_figure *figure,
                         nian_str left, nian_arena *arena)
{
    nian_str task = task_of(clause, figure, left);
    if (task.len)
        return task;
    if (multiple_of(figure, left) || of_an_aim(clause, figure, left))
        return (nian_str){NULL, 0};
    if (figure->rank)
        return cut_place(left);
    left = figure->base ? cut_start(left) : left;
    nian_str name = cut_time(nian_naming_strip(cut_aim(left)));
    name = nian_naming_unreckoned(name);
    if (nian_str_equal(name, NIAN_STR("经济")))
        return NIAN_STR("经济增长");
    return cut_link(arena, cut_examples(arena, cut_heading(name)));
}

/* 公路投资312亿元，其中高速公路206亿元: the part is measured like the whole. */
static nian_str as_the_whole(const nian_clause *clause, size_t i, nian_str name,
                             nian_arena *arena)
{
    enum {
        LONGEST = 8
    };
    const nian_figure *figure = &clause->figures.items[i];
    nian_str left = nian_str_trim(nian_span_text(clause->text, figure->left));
    if (!i || figure->class != NIAN_UNIT_MONEY || !name.len ||
        !nian_any_start(left, "其中") || nian_naming_measurable(name) ||
        nian_naming_verb(name) || nian_utf8_count(name) > LONGEST ||
        nian_any_find(name, "投入|安排|用于|新增|按|支付|退税") >= 0 ||
        !nian_str_equal(figure->unit, figure[-1].unit))
        return name;
    const nian_word *head =
        nian_lexicon_end(&nian_naming_heads, figure[-1].name);
    nian_str whole = figure[-1].name;
    if (!head || head->text.len < 6 || head->text.len == whole.len)
        return name;
    return nian_str_concat(arena, name, head->text);
}

/* 城镇居民人均可支配收入4万元，农村居民2万元: what the first was measured by
 * stands behind the words that both have. */
static nian_str as_the_sibling(const nian_clause *clause, size_t i,
                               nian_str name, nian_arena *arena)
{
    enum {
        LONGEST = 8,
        BACK = 3
    };
    const nian_figure *figure = &clause->figures.items[i];
    if (!name.len || nian_naming_measurable(name) || nian_naming_verb(name) ||
        nian_utf8_count(name) > LONGEST)
        return name;
    for (size_t back = 1; back <= BACK && back <= i; back++) {
        const nian_figure *other = figure - back;
        if (!nian_str_equal(figure->unit, other->unit) || other->behind ||
            !nian_naming_measurable(other->name))
            continue;
        for (size_t count = 4; count >= 2; count--) {
            nian_str suffix = nian_tail(name, count);
            ptrdiff_t at = nian_str_find(other->name, suffix);
            if (suffix.len == name.len || at <= 0)
                continue;
            nian_str rest =
                nian_str_after(other->name, (size_t)at + suffix.len);
            bool plain = nian_utf8_count(rest) <= LONGEST &&
                         nian_naming_measurable(rest) &&
                         nian_any_find(rest, "占|对|单位|产业|、") < 0 &&
                         !nian_str_ends(name, rest);
            return plain ? nian_str_concat(arena, name, rest) : name;
        }
    }
    return name;
}

/* 其中税收收入占70% */
static nian_str as_share(nian_str name, nian_arena *arena)
{
    nian_str rest = name;
    if (!nian_str_cut_end(&rest, NIAN_STR("占")) || !rest.len)
        return name;
    return nian_str_concat(arena, name, NIAN_STR("比"));
}

static void name_before(nian_clause *clause, size_t i, nian_naming *naming)
{
    nian_figure *figure = &clause->figures.items[i];
    const nian_figure *previous = i ? figure - 1 : NULL;
    if (previous && figure->left.begin != previous->quantity->span.end)
        previous = NULL;
    nian_str left = nian_naming_own_left(
        nian_span_text(clause->text, figure->left), previous);
    figure->name = nian_naming_clean(
        naming->arena, own_name(clause, figure, left, naming->arena));
    if (nian_naming_carries(figure, figure->name)) {
        nian_naming_carry(clause, i, naming);
        figure->name = as_share(figure->name, naming->arena);
        return;
    }
    figure->own = true;
    figure->name = as_the_whole(clause, i, figure->name, naming->arena);
    figure->name = as_the_sibling(clause, i, figure->name, naming->arena);
    figure->name = as_share(figure->name, naming->arena);
    nian_str part = nian_naming_part(clause, naming, figure->name);
    if (part.len != figure->name.len) {
        figure->name = part;
        return;
    }
    naming->topic.name = figure->name;
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

/* 12类45项服务: what the next figure counts. */
static bool counts_next(const nian_clause *clause, size_t i)
{
    const nian_figure *figure = &clause->figures.items[i];
    return i + 1 < clause->figures.count &&
           figure[1].quantity->span.begin == figure->quantity->span.end &&
           figure->class == NIAN_UNIT_COUNT &&
           figure[1].class == NIAN_UNIT_COUNT;
}

/* Better the words around it than no name. */
static nian_str last_resort(const nian_clause *clause,
                            const nian_figure *figure, nian_arena *arena)
{
    enum {
        LONGEST = 16
    };
    nian_str right =
        nian_naming_strip(nian_span_text(clause->text, figure->right));
    nian_str left = nian_str_trim(nian_span_text(clause->text, figure->left));
    return nian_naming_clean(arena, right.len ? nian_head(right, LONGEST)
                                              : nian_tail(left, LONGEST));
}

void nian_figures_name(nian_clause *clause, nian_naming *naming)
{
    nian_figures *figures = &clause->figures;
    for (size_t i = 0; i < figures->count; i++) {
        if (figures->items[i].reached)
            name_reached(clause, i);
        else if (!nian_naming_behind(clause, i, naming))
            name_before(clause, i, naming);
        if (!figures->items[i].name.len)
            figures->items[i].name =
                last_resort(clause, &figures->items[i], naming->arena);
        naming->topic.statement = clause->statement;
        naming->topic.paragraph = clause->paragraph;
    }
    for (size_t i = figures->count; i-- > 0;)
        if (counts_next(clause, i))
            figures->items[i].name = figures->items[i + 1].name;
}
