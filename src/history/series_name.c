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

nian_str nian_series_canon(nian_arena *arena, nian_str name)
{
    nian_str canon = without_marks(arena, nian_fold(arena, name, NULL));
    canon = without_growth(without_openings(canon));
    if (nian_str_equal(canon, NIAN_STR("经济")))
        return NIAN_STR("gdp");
    canon = with_meanings(arena, &nian_series_synonyms, canon);
    return with_meanings(arena, &nian_series_compounds, canon);
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
