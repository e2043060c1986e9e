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
    return nian_any_start(name, "高于|低于|快于|好于|优于|高出|领先|慢于|"
                                "超出|大于") > 0;
}

bool nian_naming_carries(const nian_figure *figure, nian_str name)
{
    return name.len == 0 || figure->rank || share_name(name) ||
           comparison_name(name) || nian_naming_generic(name) ||
           nian_naming_verbal(name);
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
        if (count + 1 < SHORT_NAME)
            continue;
        if (nian_naming_measurable(prefix))
            best = prefix;
        else if (best.len && prefix.len > best.len + 6)
            break;
    }
    return best;
}

/* The last clause between `begin` and `end`, without its mark. */
static nian_str clause_before(const nian_clause *clause, size_t begin,
                              size_t end)
{
    size_t from = begin;
    size_t to = begin;
    for (size_t i = 0; i < clause->marks.count; i++) {
        const nian_mark *mark = &clause->marks.items[i];
        if (mark->begin < begin || mark->end > end)
            continue;
        if (mark->kind != NIAN_MARK_STOP)
            continue;
        from = to > begin || to > from ? to : from;
        if (mark->end >= end) {
            to = mark->begin;
            break;
        }
        to = mark->end;
    }
    return nian_str_slice(clause->text, from, to > from ? to : from);
}

/* A name in the clauses without figures between the figure before and this
 * one. */
static nian_str topic_between(const nian_clause *clause, size_t i)
{
    const nian_figure *figure = &clause->figures.items[i];
    size_t begin = i ? clause->figures.items[i - 1].quantity->span.end : 0;
    if (figure->left.begin <= begin)
        return (nian_str){NULL, 0};
    nian_str text = clause_before(clause, begin, figure->left.begin);
    nian_str name =
        nian_naming_strip_start(measured_start(nian_naming_strip_start(text)));
    if (name.len && !nian_naming_generic(name))
        return nian_naming_strip(name);
    return (nian_str){NULL, 0};
}

/* The whole clause before the first figure of a statement. */
static nian_str clause_topic(const nian_clause *clause, size_t i)
{
    const nian_figure *figure = &clause->figures.items[i];
    if (i || figure->left.begin == 0)
        return (nian_str){NULL, 0};
    nian_str text =
        nian_naming_strip_start(clause_before(clause, 0, figure->left.begin));
    ptrdiff_t run = nian_any_find(text, "连续|再创|创|实现|取得|稳步|快速");
    if (run > 3)
        text = nian_str_slice(text, 0, (size_t)run);
    const nian_word *verb = nian_lexicon_start(&nian_naming_verbs, text);
    if (verb && verb->text.len < text.len)
        text = nian_str_after(text, verb->text.len);
    text = nian_str_trim(text);
    nian_str_cut_start(&text, NIAN_STR("了"));
    if (nian_utf8_count(text) > LONG_CLAUSE)
        return (nian_str){NULL, 0};
    return text;
}

static nian_str running_topic(const nian_clause *clause,
                              const nian_naming *naming)
{
    if (naming->topic.paragraph != clause->paragraph)
        return (nian_str){NULL, 0};
    return naming->topic.name;
}

static nian_str find_topic(const nian_clause *clause, size_t i,
                           const nian_naming *naming)
{
    nian_str topic = topic_between(clause, i);
    if (!topic.len && i)
        topic = running_topic(clause, naming);
    if (!topic.len)
        topic = clause_topic(clause, i);
    if (!topic.len)
        topic = running_topic(clause, naming);
    return topic;
}

void nian_naming_carry(nian_clause *clause, size_t i, nian_naming *naming)
{
    nian_figure *figure = &clause->figures.items[i];
    nian_str topic = find_topic(clause, i, naming);
    if (!topic.len) {
        figure->own = figure->name.len > 0;
        if (figure->own)
            naming->topic.name = figure->name;
        return;
    }
    figure->carried = true;
    topic = nian_naming_clean(naming->arena, topic);
    bool alone = figure->name.len == 0 || figure->rank;
    figure->name =
        alone ? topic : nian_str_concat(naming->arena, topic, figure->name);
    if (!i)
        naming->topic.name = topic;
}
