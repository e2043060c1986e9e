/* What stands beside a name: 败诉率 in a sentence on 行政诉讼 answers
 * 行政诉讼败诉率, 调解纠纷2705件 answers 人民调解案件. */
#include <math.h>

#include "history/series.h"
#include "text/text.h"

enum {
    SHORT = 6 /* bytes: two characters, the least that tells a thing */
};

/* What a name may have or lack and be the same; parts a year adds. */
static const nian_word LIGHT[] = {
    NIAN_WORD("举办", 0), NIAN_WORD("体系", 0), NIAN_WORD("全区", 0),
    NIAN_WORD("全市", 0), NIAN_WORD("全年", 0), NIAN_WORD("全省", 0),
    NIAN_WORD("全部", 0), NIAN_WORD("全面", 0), NIAN_WORD("共", 0),
    NIAN_WORD("办理", 0), NIAN_WORD("办结", 0), NIAN_WORD("占", 0),
    NIAN_WORD("发展", 0), NIAN_WORD("受理", 0), NIAN_WORD("各类", 0),
    NIAN_WORD("各级", 0), NIAN_WORD("合计", 0), NIAN_WORD("增至", 0),
    NIAN_WORD("完成", 0), NIAN_WORD("实有", 0), NIAN_WORD("年内", 0),
    NIAN_WORD("年度", 0), NIAN_WORD("年末", 0), NIAN_WORD("建到", 0),
    NIAN_WORD("建成", 0), NIAN_WORD("建设", 0), NIAN_WORD("开展", 0),
    NIAN_WORD("总", 0),   NIAN_WORD("总数", 0), NIAN_WORD("总量", 0),
    NIAN_WORD("成为", 0), NIAN_WORD("拓展", 0), NIAN_WORD("接受", 0),
    NIAN_WORD("收到", 0), NIAN_WORD("数量", 0), NIAN_WORD("新增", 0),
    NIAN_WORD("新建", 0), NIAN_WORD("新添", 0), NIAN_WORD("累计", 0),
    NIAN_WORD("组织", 0), NIAN_WORD("达", 0),   NIAN_WORD("达到", 0),
    NIAN_WORD("进行", 0), NIAN_WORD("队伍", 0),
};
const nian_lexicon nian_series_light = NIAN_LEXICON(LIGHT);

/* Ends of a query that say no more than a unit does. */
static const nian_word COUNTS[] = {
    NIAN_WORD("件", 0),   NIAN_WORD("案件", 0), NIAN_WORD("事项", 0),
    NIAN_WORD("种类", 0), NIAN_WORD("件数", 0), NIAN_WORD("人数", 0),
    NIAN_WORD("总数", 0), NIAN_WORD("户数", 0), NIAN_WORD("期数", 0),
    NIAN_WORD("次数", 0), NIAN_WORD("个数", 0), NIAN_WORD("总量", 0),
    NIAN_WORD("数量", 0),
};

nian_str nian_series_core(nian_str query)
{
    size_t longest = 0;
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++)
        if (nian_str_ends(query, COUNTS[i].text) &&
            COUNTS[i].text.len > longest)
            longest = COUNTS[i].text.len;
    if (query.len < longest + SHORT)
        return query;
    return nian_str_slice(query, 0, query.len - longest);
}

/* Steps over characters and pairs of characters of `s`. */
typedef struct walk {
    nian_str s;
    size_t before, at, end; /* the last two characters */
} walk;

static bool walk_on(walk *w)
{
    if (w->end >= w->s.len)
        return false;
    uint32_t code;
    size_t step = nian_utf8_next(nian_str_after(w->s, w->end), &code);
    w->before = w->at;
    w->at = w->end;
    w->end += step;
    return true;
}

static nian_str single(const walk *w)
{
    return nian_str_slice(w->s, w->at, w->end);
}

static nian_str twin(const walk *w)
{
    return nian_str_slice(w->s, w->before, w->end);
}

typedef struct evidence {
    double all;
    double name;   /* of it in the name */
    double beside; /* of it only in what stands beside */
} evidence;

static void weigh(evidence *sum, const nian_likeness *likeness, nian_str gram,
                  nian_str name, nian_str beside)
{
    double weight = nian_likeness_weight(likeness, gram);
    sum->all += weight;
    if (nian_str_has(name, gram))
        sum->name += weight;
    else if (nian_str_has(beside, gram))
        sum->beside += weight;
}

/* How much of the query stands in the name and beside it. */
static evidence found_of(const nian_likeness *likeness, nian_str query,
                         nian_str name, nian_str beside)
{
    evidence sum = {0, 0, 0};
    walk w = {.s = query};
    while (walk_on(&w)) {
        weigh(&sum, likeness, single(&w), name, beside);
        if (w.at > 0)
            weigh(&sum, likeness, twin(&w), name, beside);
    }
    return sum;
}

/* The share of the name's characters that the query has; what says little is
 * not counted. */
static double precision_of(const nian_likeness *likeness, nian_str query,
                           nian_str name)
{
    double all = 0;
    double known = 0;
    for (size_t at = 0; at < name.len;) {
        nian_str rest = nian_str_after(name, at);
        const nian_word *word = nian_lexicon_start(&nian_series_light, rest);
        if (word && !nian_str_has(query, word->text)) {
            at += word->text.len;
            continue;
        }
        uint32_t code;
        size_t step = nian_utf8_next(rest, &code);
        nian_str one = nian_str_slice(rest, 0, step);
        double weight = nian_likeness_weight(likeness, one);
        all += weight;
        known += nian_str_has(query, one) ? weight : 0;
        at += step;
    }
    return all > 0 ? known / all : 0;
}

/* The last two characters of a query are what it counts. */
static bool has_head(nian_str query, nian_str name)
{
    walk w = {.s = query};
    while (walk_on(&w))
        continue;
    return nian_str_has(name, twin(&w));
}

/* 出口 beside 进出口 is a part of it. */
static bool half_of_trade(nian_str query, nian_str name)
{
    static const nian_str both = NIAN_STR_INIT("进出口");
    return nian_str_has(query, both) && !nian_str_has(name, both) &&
           (nian_str_has(name, NIAN_STR("出口")) ||
            nian_str_has(name, NIAN_STR("进口")));
}

double nian_likeness_beside(const nian_likeness *likeness, nian_str query,
                            nian_str name, nian_str beside)
{
    static const double from_beside = .85;
    static const double no_head = .8;
    static const double unsaid = .5; /* what a name may leave out before it */
    if (!query.len || !name.len || half_of_trade(query, name))
        return 0;
    evidence sum = found_of(likeness, query, name, beside);
    if (sum.name < .2 * sum.all)
        return 0;
    double recall = (sum.name + from_beside * sum.beside) / sum.all;
    if (name.len > SHORT && nian_str_ends(query, name))
        recall += unsaid * (sum.all - sum.name - sum.beside) / sum.all;
    double precision = precision_of(likeness, query, name);
    return pow(recall, 1.3) * pow(precision, .8) *
           nian_likeness_other(query, name, beside) *
           nian_likeness_other(query, name, query) *
           (has_head(query, name) ? 1 : no_head);
}
