/* Names from an earlier clause: 粮食产量屡创新高，达到99万吨; 民生支出350亿元，
 * 占一般公共预算支出的77%. */
#include "extract/indicator.h"
#include "extract/indicator_name.h"
#include "text/text.h"

enum {
    LONG_CLAUSE = 22, /* characters: a longer one names nothing */
    LONG_NAME = 18,
    SHORT_NAME = 2
};

static bool share_name(nian_str name)
{
    return nian_any_start(name, "占|约占|只占|仅占|占到") > 0;
}

/* 高于全国3.6个百分点: the rest of a comparison. */
static bool comparison_name(nian_str name)
{
    return nian_any_start(name,
                          "高于|低于|快于|好于|优于|高出|领先|慢于|"
                          "超出|大于|略低于|略高于|略快于|略好于|"
                          "明显高于|明显低于|大幅高于|均高于|远高于|"
                          "增速高于|增速快于|增速高出|增幅高于|增幅高出|"
                          "增速居|增幅居|增速位居|增幅位居|增速列|增速排") > 0;
}

/* 增加值占地区生产总值的比重: the share of something told before. */
static bool part_share(nian_str name)
{
    ptrdiff_t at = nian_str_find(name, NIAN_STR("占"));
    if (at <= 0)
        return false;
    nian_str part = nian_str_slice(name, 0, (size_t)at);
    const nian_word *own = nian_lexicon_end(&nian_naming_siblings, part);
    return own && own->text.len == part.len;
}

bool nian_naming_carries(const nian_figure *figure, nian_str name)
{
    bool growth = figure->class == NIAN_UNIT_PERCENT &&
                  nian_any_start(name, "投资|消费") == name.len;
    return name.len == 0 || share_name(name) || part_share(name) ||
           comparison_name(name) || (nian_naming_generic(name) && !growth) ||
           nian_naming_verbal(name) ||
           nian_any_start(name, "任务|目标") == name.len;
}

/* What may follow a name that is whole: 屡创新高, 突破, 连续. */
static bool name_may_end(nian_str rest)
{
    return rest.len == 0 ||
           nian_any_start(
               rest, "屡|接连|连|持续|稳|再|创|实现|达|增|连|快|不|明显|大幅|"
                     "显著|保持|突破|超|较|平|全面|首|继续|提|上|下|"
                     "降|回|完成|取得|进|由|从|位|居|排|占|为|是|在|"
                     "又|呈|迈|跃|翻|均|高|低|好|分别|同|已|累计|（");
}

/* The first run of a clause that ends in what is measured: 粮食产量 of
 * 粮食产量屡创新高. */
static nian_str measured_start(nian_str text)
{
    nian_str best = {NULL, 0};
    size_t count = 0;
    for (size_t at = 0; at < text.len && count < LONG_NAME; count++) {
        uint32_t code;
        at += nian_utf8_next(nian_str_after(text, at), &code);
        nian_str prefix = nian_str_slice(text, 0, at);
        if (count + 1 >= SHORT_NAME && nian_naming_measurable(prefix) &&
            name_may_end(nian_str_after(text, at)))
            best = prefix;
        else if (best.len && prefix.len > best.len + 6)
            break;
    }
    return best;
}

/* The last clause that ends at `end`, without its mark, and not before
 * `begin`. */
static nian_str clause_before(const nian_clause *clause, size_t begin,
                              size_t end)
{
    size_t from = begin;
    size_t to = end;
    for (size_t i = 0; i < clause->marks.count; i++) {
        const nian_mark *mark = &clause->marks.items[i];
        if (mark->kind != NIAN_MARK_STOP || mark->begin < begin ||
            mark->end > end)
            continue;
        if (mark->end == end)
            to = mark->begin;
        else
            from = mark->end;
    }
    return nian_str_slice(clause->text, from, to);
}

/* 考虑价格下降因素: how a figure was reckoned names nothing. */
static bool reckoning(nian_str text)
{
    return nian_any_find(text, "因素|考虑|扣除|剔除|可比|口径|不变价|折合|"
                               "总体上|总的来看") >= 0;
}

/* 推进“证照分离”改革: what was done to it comes off. */
static nian_str object_of(nian_str text)
{
    text = nian_naming_strip_start(text);
    ptrdiff_t run = nian_any_first(
        text,
        "连续|再创|创|实现|取得|稳步|快速|克服|再获|喜获|夺取|在高基|保持|"
        "有效|明显|显著|持续|不断|全面|再次|再夺|迈上|又获|发展较快|"
        "发展加快|加快发展|快速发展|发展壮大|蓬勃发展|较快发展|发展迅速");
    if (run >= 6)
        text = nian_str_slice(text, 0, (size_t)run);
    for (const nian_word *verb;
         (verb = nian_naming_verb(text)) != NULL && verb->text.len < text.len;)
        text = nian_str_after(text, verb->text.len);
    text = nian_str_trim(text);
    nian_str_cut_start(&text, NIAN_STR("了"));
    return nian_utf8_count(text) > LONG_CLAUSE ? (nian_str){NULL, 0} : text;
}

/* A name in the clauses without figures between the figure before and this
 * one, the nearest first. */
static nian_str topic_between(const nian_clause *clause, size_t i)
{
    const nian_figure *figure = &clause->figures.items[i];
    size_t begin = i ? clause->figures.items[i - 1].quantity->span.end : 0;
    size_t end = figure->left.begin;
    while (end > begin) {
        nian_str text = clause_before(clause, begin, end);
        end = (size_t)(text.ptr - clause->text.ptr);
        if (reckoning(text))
            continue;
        nian_str opened = nian_naming_strip_start(text);
        nian_str name = measured_start(opened);
        if (name.len && !nian_naming_generic(name))
            return nian_naming_strip(object_of(name));
        bool done = nian_naming_verb(opened) != NULL;
        if (i && done && text.len && end > begin &&
            nian_naming_generic(figure->name))
            return object_of(text);
        break;
    }
    return (nian_str){NULL, 0};
}

nian_str nian_naming_clause(const nian_clause *clause, size_t i)
{
    const nian_figure *figure = &clause->figures.items[i];
    if (i || figure->left.begin == 0)
        return (nian_str){NULL, 0};
    return object_of(clause_before(clause, 0, figure->left.begin));
}

static nian_str running_topic(const nian_clause *clause,
                              const nian_naming *naming)
{
    if (naming->topic.paragraph != clause->paragraph)
        return (nian_str){NULL, 0};
    return naming->topic.name;
}

/* 进出口…，其中出口…: the part takes the owner of the whole. */
static nian_str trade_part(nian_str topic, nian_str name, nian_arena *arena)
{
    static const char wholes[] = "进出口|进出口总额|进出口额|进出口总值";
    static const char parts[] = "出口|进口|出口额|进口额|出口总额|进口总额";
    size_t whole = nian_any_end(topic, wholes);
    ptrdiff_t at = nian_str_find_last(topic, NIAN_STR("进出口"));
    if (!whole || at <= 0 || nian_any_start(name, parts) == 0 ||
        nian_utf8_count(name) > 4)
        return name;
    return nian_str_concat(arena, nian_str_slice(topic, 0, (size_t)at), name);
}

nian_str nian_naming_part(const nian_clause *clause, const nian_naming *naming,
                          nian_str name)
{
    return trade_part(running_topic(clause, naming), name, naming->arena);
}

/* What grew is the amount that was told last: 利润468亿元、增长13.5%. */
static nian_str amount_before(const nian_clause *clause, size_t i)
{
    while (i-- > 0) {
        const nian_figure *figure = &clause->figures.items[i];
        bool relative = figure->class == NIAN_UNIT_PERCENT ||
                        figure->class == NIAN_UNIT_POINT ||
                        figure->class == NIAN_UNIT_TIMES || figure->rank ||
                        figure->quantity->kind == NIAN_QUANTITY_FRACTION;
        nian_str left = nian_span_text(clause->text, figure->left);
        if (nian_any_find(left, "折合|总量|按") >= 0)
            continue;
        if (!relative)
            return figure->behind ? (nian_str){NULL, 0} : figure->name;
    }
    return (nian_str){NULL, 0};
}

static bool changes(const nian_clause *clause, const nian_figure *figure)
{
    nian_str left = nian_str_trim(nian_span_text(clause->text, figure->left));
    const nian_word *word = nian_lexicon_end(&nian_change_lexicon, left);
    return word && word->tag;
}

static nian_str find_topic(const nian_clause *clause, size_t i,
                           const nian_naming *naming)
{
    const nian_figure *figure = &clause->figures.items[i];
    if (i && figure->listed && figure->name.len == 0 && !figure->rank)
        return figure[-1].name;
    nian_str topic = topic_between(clause, i);
    bool points = i && figure->class == NIAN_UNIT_POINT &&
                  figure[-1].class == NIAN_UNIT_PERCENT && !figure[-1].behind;
    if (!topic.len && figure->name.len == 0 && points)
        topic = figure[-1].name;
    if (!topic.len && figure->name.len == 0 && changes(clause, figure))
        topic = amount_before(clause, i);
    if (!topic.len && i)
        topic = running_topic(clause, naming);
    if (!topic.len)
        topic = nian_naming_clause(clause, i);
    if (!topic.len)
        topic = running_topic(clause, naming);
    return topic;
}

/* 工业增加值…，利税…: the second stands in place of the first. */
static nian_str without_sibling(nian_str topic, nian_str name)
{
    if (part_share(name))
        name = nian_str_slice(name, 0,
                              (size_t)nian_str_find(name, NIAN_STR("占")));
    const nian_word *own = nian_lexicon_end(&nian_naming_siblings, name);
    const nian_word *other = nian_lexicon_end(&nian_naming_siblings, topic);
    if (!own || !other || own->text.len != name.len)
        return topic;
    nian_str rest = nian_str_slice(topic, 0, topic.len - other->text.len);
    return nian_naming_strip_end(rest);
}

nian_str nian_naming_owner(nian_str whole, nian_str part)
{
    nian_str owner = without_sibling(whole, part);
    return owner.len < whole.len ? owner : (nian_str){NULL, 0};
}

/* 新增高速公路400公里，通车总里程…: the total is of more than was added. */
static nian_str without_addition(nian_str topic, nian_str name)
{
    static const char added[] = "新增|净增|新建|新开|增加|新建成|新改建|新增加";
    size_t len = nian_any_start(topic, added);
    bool stock = nian_any_find(name, "总里程|总数|总量|累计|余额|保有量|总人数|"
                                     "总户数|总规模|总面积") >= 0;
    nian_str rest = nian_str_after(topic, len);
    return stock && len && nian_utf8_count(rest) >= 2 ? rest : topic;
}

void nian_naming_carry(nian_clause *clause, size_t i, nian_naming *naming)
{
    nian_figure *figure = &clause->figures.items[i];
    bool ranked = figure->rank && !nian_naming_generic(figure->name);
    nian_str topic = find_topic(clause, i, naming);
    if (!topic.len) {
        figure->own = figure->name.len > 0;
        if (figure->own)
            naming->topic.name = figure->name;
        return;
    }
    figure->carried = true;
    topic =
        without_sibling(nian_naming_clean(naming->arena, topic), figure->name);
    topic = without_addition(topic, figure->name);
    nian_str own = figure->name;
    bool alone = figure->name.len == 0 || ranked;
    figure->name =
        alone ? topic : nian_str_concat(naming->arena, topic, figure->name);
    if (part_share(own))
        naming->topic.name = figure->name;
    else if (!i)
        naming->topic.name = topic;
}
