/* Names made comparable over the years: 预计全市地区生产总值增长 and
 * 国内生产总值 become one. */
#include "history/series.h"
#include "text/number.h"
#include "text/text.h"

/* Bytes of a bracket with what it holds, at the start of `s`. */
static size_t bracket(nian_str s)
{
    if (s.len == 0 || s.ptr[0] != '(')
        return 0;
    ptrdiff_t close = nian_str_find(s, NIAN_STR(")"));
    return close < 0 ? 0 : (size_t)close + 1;
}

static bool quote(uint32_t code)
{
    return code == '"' || code == '\'' || code == 0x201C || code == 0x201D ||
           code == 0x2018 || code == 0x2019 || code == 0x300A ||
           code == 0x300B || code == 0x3001 || code == 0x300C || code == 0x300D;
}

/* 2023年(末) */
static size_t year(nian_str s)
{
    nian_number number = nian_number_arabic(s);
    nian_str rest = nian_str_after(s, number.len);
    if (number.len != 4 || !nian_str_cut_start(&rest, NIAN_STR("年")))
        return 0;
    nian_str_cut_start(&rest, NIAN_STR("末"));
    return s.len - rest.len;
}

static nian_str without_marks(nian_arena *arena, nian_str s)
{
    char *bytes = nian_arena_alloc(arena, s.len, 1);
    size_t len = 0;
    for (size_t at = 0; at < s.len;) {
        nian_str rest = nian_str_after(s, at);
        uint32_t code;
        size_t step = nian_utf8_next(rest, &code);
        size_t skip = bracket(rest);
        skip = skip ? skip : year(rest);
        skip = skip ? skip : quote(code) ? step : 0;
        if (skip) {
            at += skip;
            continue;
        }
        for (size_t k = 0; k < step; k++)
            bytes[len++] = s.ptr[at++];
    }
    return (nian_str){bytes, len};
}

static nian_str without_openings(nian_str s)
{
    const nian_word *word;
    while ((word = nian_lexicon_start(&nian_series_openings, s)) != NULL &&
           word->text.len < s.len)
        s = nian_str_after(s, word->text.len);
    return s;
}

static nian_str without_growth(nian_str s)
{
    const nian_word *word;
    while ((word = nian_lexicon_end(&nian_series_growths, s)) != NULL &&
           word->text.len < s.len)
        s.len -= word->text.len;
    return s;
}

static nian_str with_meanings(nian_arena *arena, const nian_lexicon *words,
                              nian_str s)
{
    nian_buf out = {0};
    for (size_t at = 0; at < s.len;) {
        nian_str rest = nian_str_after(s, at);
        const nian_word *word = nian_lexicon_start(words, rest);
        uint32_t code;
        if (word) {
            nian_buf_add(&out, nian_series_meaning(word->tag));
            at += word->text.len;
            continue;
        }
        size_t step = nian_utf8_next(rest, &code);
        nian_buf_add(&out, nian_str_slice(rest, 0, step));
        at += step;
    }
    nian_str made = nian_str_copy(arena, nian_buf_str(&out));
    nian_buf_free(&out);
    return made;
}

/* Words that mean a quantity only where they are the whole name: 经济增长, but
 * not 数字经济增长. */
static nian_str whole_name(nian_str name)
{
    static const struct {
        nian_str name, meaning;
    } rows[] = {
        {NIAN_STR_INIT("经济"), NIAN_STR_INIT("gdp")},
        {NIAN_STR_INIT("人口"), NIAN_STR_INIT("总人口")},
        {NIAN_STR_INIT("物价"), NIAN_STR_INIT("cpi")},
        {NIAN_STR_INIT("物价总水平"), NIAN_STR_INIT("cpi")},
        {NIAN_STR_INIT("进出口"), NIAN_STR_INIT("进出口总额")},
        {NIAN_STR_INIT("外贸"), NIAN_STR_INIT("进出口总额")},
        {NIAN_STR_INIT("粮食"), NIAN_STR_INIT("粮食产量")},
        {NIAN_STR_INIT("社零"), NIAN_STR_INIT("社会消费品零售总额")},
        {NIAN_STR_INIT("固投"), NIAN_STR_INIT("固定资产投资")},
        {NIAN_STR_INIT("居民收入"), NIAN_STR_INIT("居民人均可支配收入")},
        {NIAN_STR_INIT("城镇居民收入"),
         NIAN_STR_INIT("城镇居民人均可支配收入")},
        {NIAN_STR_INIT("农村居民收入"),
         NIAN_STR_INIT("农村居民人均可支配收入")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (nian_str_equal(name, rows[i].name))
            return rows[i].meaning;
    return name;
}

nian_str nian_series_canon(nian_arena *arena, nian_str name)
{
    nian_str canon = without_marks(arena, nian_fold(arena, name, NULL));
    canon = whole_name(without_growth(without_openings(canon)));
    canon = with_meanings(arena, &nian_series_synonyms, canon);
    canon = with_meanings(arena, &nian_series_compounds, canon);
    return whole_name(canon);
}

nian_str nian_series_meant(nian_str query, size_t at)
{
    static const struct {
        nian_str query, meant;
    } rows[] = {
        {NIAN_STR_INIT("新增就业"), NIAN_STR_INIT("城镇新增就业")},
        {NIAN_STR_INIT("就业"), NIAN_STR_INIT("城镇新增就业")},
        {NIAN_STR_INIT("失业率"), NIAN_STR_INIT("城镇登记失业率")},
        {NIAN_STR_INIT("失业率"), NIAN_STR_INIT("城镇调查失业率")},
        {NIAN_STR_INIT("城镇失业率"), NIAN_STR_INIT("城镇登记失业率")},
        {NIAN_STR_INIT("城镇失业率"), NIAN_STR_INIT("城镇调查失业率")},
        {NIAN_STR_INIT("财政收入"), NIAN_STR_INIT("一般预算收入")},
        {NIAN_STR_INIT("财政支出"), NIAN_STR_INIT("一般预算支出")},
        {NIAN_STR_INIT("人均可支配收入"), NIAN_STR_INIT("居民人均可支配收入")},
        {NIAN_STR_INIT("农村居民收入"),
         NIAN_STR_INIT("农村居民人均可支配收入")},
        {NIAN_STR_INIT("居民人均可支配收入"),
         NIAN_STR_INIT("全体居民人均可支配收入")},
        {NIAN_STR_INIT("空气质量优良率"),
         NIAN_STR_INIT("空气质量优良天数比重")},
        {NIAN_STR_INIT("民生支出比重"),
         NIAN_STR_INIT("民生支出占财政支出比重")},
        {NIAN_STR_INIT("民生支出比重"),
         NIAN_STR_INIT("民生支出占一般预算支出比重")},
        {NIAN_STR_INIT("服务业比重"), NIAN_STR_INIT("服务业增加值占gdp比重")},
        {NIAN_STR_INIT("服务业比重"), NIAN_STR_INIT("第三产业增加值占gdp比重")},
        {NIAN_STR_INIT("数字经济比重"),
         NIAN_STR_INIT("数字经济增加值占gdp比重")},
        {NIAN_STR_INIT("旅游收入"), NIAN_STR_INIT("旅游总收入")},
        {NIAN_STR_INIT("工业增加值"), NIAN_STR_INIT("规模以上工业增加值")},
        {NIAN_STR_INIT("规模以上工业"), NIAN_STR_INIT("规模以上工业增加值")},
        {NIAN_STR_INIT("人口"), NIAN_STR_INIT("常住人口")},
        {NIAN_STR_INIT("总人口"), NIAN_STR_INIT("常住人口")},
        {NIAN_STR_INIT("国防预算"), NIAN_STR_INIT("国防支出")},
        {NIAN_STR_INIT("赤字"), NIAN_STR_INIT("财政赤字")},
        {NIAN_STR_INIT("外资"), NIAN_STR_INIT("实际利用外资")},
        {NIAN_STR_INIT("优良天数"), NIAN_STR_INIT("空气质量优良天数比重")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (nian_str_equal(query, rows[i].query) && at-- == 0)
            return rows[i].meant;
    return (nian_str){NULL, 0};
}

bool nian_series_asks(nian_measure *measure, nian_str query)
{
    static const struct {
        const char *ending;
        nian_measure measure;
    } endings[] = {
        {"增长", NIAN_MEASURE_GROWTH}, {"增速", NIAN_MEASURE_GROWTH},
        {"增幅", NIAN_MEASURE_GROWTH}, {"涨幅", NIAN_MEASURE_GROWTH},
        {"降幅", NIAN_MEASURE_GROWTH}, {"增长率", NIAN_MEASURE_GROWTH},
        {"下降", NIAN_MEASURE_GROWTH}, {"增长速度", NIAN_MEASURE_GROWTH},
        {"上涨", NIAN_MEASURE_GROWTH}, {"降低", NIAN_MEASURE_GROWTH},
        {"率", NIAN_MEASURE_SHARE},    {"占比", NIAN_MEASURE_SHARE},
        {"比重", NIAN_MEASURE_SHARE},  {"比例", NIAN_MEASURE_SHARE},
        {"排名", NIAN_MEASURE_RANK},   {"位次", NIAN_MEASURE_RANK},
        {"名次", NIAN_MEASURE_RANK},
    };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!nian_str_ends(query, nian_str_from(endings[i].ending)))
            continue;
        *measure = endings[i].measure;
        return true;
    }
    return false;
}
