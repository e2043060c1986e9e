/* Names that look alike and count differently: 城镇登记失业率 and
 * 城镇调查失业率, 纯收入 and 可支配收入, 城镇居民 and 农村居民. */
#include "history/series.h"

enum {
    WORDS_MAX = 4
};

/* Ways to count one thing.  `about` stands in both names where it is not
 * empty.  A name without any of the words is counted by the first of them
 * where `plain` says so, else by any. */
typedef struct choice {
    nian_str about;
    nian_str words[WORDS_MAX];
    bool plain;
    bool definition; /* one followed the other: worth showing together */
} choice;

static const choice CHOICES[] = {
    {NIAN_STR_INIT("失业率"),
     {NIAN_STR_INIT("登记"), NIAN_STR_INIT("调查")},
     false,
     true},
    {NIAN_STR_INIT("城镇化率"),
     {NIAN_STR_INIT("常住"), NIAN_STR_INIT("户籍")},
     true,
     true},
    {NIAN_STR_INIT("收入"),
     {NIAN_STR_INIT("可支配收入"), NIAN_STR_INIT("纯收入"),
      NIAN_STR_INIT("生活费收入"), NIAN_STR_INIT("现金收入")},
     false,
     true},
    {NIAN_STR_INIT("贫困"),
     {NIAN_STR_INIT("绝对"), NIAN_STR_INIT("相对")},
     false,
     true},
    {NIAN_STR_INIT("居民"),
     {NIAN_STR_INIT("全体居民"), NIAN_STR_INIT("城镇居民"),
      NIAN_STR_INIT("农村居民")},
     true,
     false},
    {NIAN_STR_INIT("公路"),
     {NIAN_STR_INIT("普通公路"), NIAN_STR_INIT("高速公路"),
      NIAN_STR_INIT("农村公路")},
     true,
     false},
    {NIAN_STR_INIT("产业"),
     {NIAN_STR_INIT("第一产业"), NIAN_STR_INIT("第二产业"),
      NIAN_STR_INIT("第三产业")},
     false,
     false},
};

static unsigned words_of(const choice *set, nian_str name)
{
    unsigned found = 0;
    for (unsigned i = 0; i < WORDS_MAX; i++)
        if (set->words[i].len && nian_str_has(name, set->words[i]))
            found |= 1U << i;
    return !found && set->plain ? 1 : found;
}

static nian_str word_of(const choice *set, unsigned found)
{
    for (unsigned i = 0; i < WORDS_MAX; i++)
        if (found >> i & 1)
            return set->words[i];
    return (nian_str){NULL, 0};
}

/* 出口 is a part of 进出口. */
static nian_str half_of_trade(nian_str query, nian_str name)
{
    static const nian_str both = NIAN_STR_INIT("进出口");
    static const nian_str halves[] = {NIAN_STR_INIT("出口"),
                                      NIAN_STR_INIT("进口")};
    if (nian_str_has(query, both) == nian_str_has(name, both))
        return (nian_str){NULL, 0};
    for (size_t i = 0; i < 2; i++)
        if (nian_str_has(nian_str_has(query, both) ? name : query, halves[i]))
            return nian_str_has(query, both) ? halves[i] : both;
    return (nian_str){NULL, 0};
}

nian_str nian_series_conflict(nian_str query, nian_str name, bool *definition)
{
    nian_str half = half_of_trade(query, name);
    if (half.len)
        return half;
    for (size_t i = 0; i < sizeof CHOICES / sizeof *CHOICES; i++) {
        const choice *set = &CHOICES[i];
        if (!nian_str_has(query, set->about) || !nian_str_has(name, set->about))
            continue;
        unsigned asked = words_of(set, query);
        unsigned told = words_of(set, name);
        if (!asked || !told || (asked & told))
            continue;
        if (definition)
            *definition = set->definition;
        return word_of(set, told);
    }
    return (nian_str){NULL, 0};
}

nian_str nian_series_definition(nian_str name)
{
    for (size_t i = 0; i < sizeof CHOICES / sizeof *CHOICES; i++) {
        const choice *set = &CHOICES[i];
        if (set->definition && nian_str_has(name, set->about) &&
            words_of(set, name))
            return word_of(set, words_of(set, name));
    }
    return (nian_str){NULL, 0};
}
