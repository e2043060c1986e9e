/* Names that need the sentence they stand in. */
#include "history/series.h"

/* What is harvested and made: the last one told is what 总产量 is of. */
static const nian_str PRODUCTS[] = {
    NIAN_STR_INIT("粮食"),   NIAN_STR_INIT("棉花"),   NIAN_STR_INIT("油料"),
    NIAN_STR_INIT("甘蔗"),   NIAN_STR_INIT("糖料"),   NIAN_STR_INIT("蔬菜"),
    NIAN_STR_INIT("水果"),   NIAN_STR_INIT("茶叶"),   NIAN_STR_INIT("烤烟"),
    NIAN_STR_INIT("烟叶"),   NIAN_STR_INIT("橡胶"),   NIAN_STR_INIT("蚕茧"),
    NIAN_STR_INIT("肉类"),   NIAN_STR_INIT("肉"),     NIAN_STR_INIT("奶"),
    NIAN_STR_INIT("蛋"),     NIAN_STR_INIT("水产品"), NIAN_STR_INIT("木材"),
    NIAN_STR_INIT("花卉"),   NIAN_STR_INIT("药材"),   NIAN_STR_INIT("夏粮"),
    NIAN_STR_INIT("秋粮"),   NIAN_STR_INIT("早稻"),   NIAN_STR_INIT("稻谷"),
    NIAN_STR_INIT("小麦"),   NIAN_STR_INIT("玉米"),   NIAN_STR_INIT("大豆"),
    NIAN_STR_INIT("马铃薯"), NIAN_STR_INIT("煤"),     NIAN_STR_INIT("钢"),
    NIAN_STR_INIT("水泥"),   NIAN_STR_INIT("原油"),   NIAN_STR_INIT("天然气"),
    NIAN_STR_INIT("化肥"),   NIAN_STR_INIT("汽车"),   NIAN_STR_INIT("发电"),
};

enum {
    PRODUCT_COUNT = sizeof PRODUCTS / sizeof *PRODUCTS,
    REACH = 240 /* bytes: some 80 characters */
};

static bool weighs(nian_str unit)
{
    static const nian_str units[] = {
        NIAN_STR_INIT("吨"), NIAN_STR_INIT("斤"), NIAN_STR_INIT("公斤"),
        NIAN_STR_INIT("千克"), NIAN_STR_INIT("市斤")};
    return nian_str_is_any(unit, units, sizeof units / sizeof *units);
}

/* 总产量 with what its clauses put before it: 再创历史新高总产量. */
static bool bare_output(const nian_indicator *indicator)
{
    static const nian_str ends[] = {NIAN_STR_INIT("总产量"),
                                    NIAN_STR_INIT("总产")};
    return weighs(indicator->unit) &&
           indicator->measure == NIAN_MEASURE_LEVEL &&
           nian_str_ends_any(indicator->name, ends, 2);
}

static nian_str text_before(const nian_report *report,
                            const nian_indicator *indicator)
{
    size_t end = indicator->span.begin;
    size_t begin = end > REACH ? end - REACH : 0;
    return nian_str_slice(report->statements[indicator->statement].text, begin,
                          end);
}

static bool grain_was_last(nian_str before)
{
    static const nian_str grain = NIAN_STR_INIT("粮食");
    ptrdiff_t at = nian_str_find_last(before, grain);
    if (at < 0)
        return false;
    nian_str rest = nian_str_after(before, (size_t)at + grain.len);
    for (size_t i = 1; i < PRODUCT_COUNT; i++)
        if (nian_str_has(rest, PRODUCTS[i]))
            return false;
    return true;
}

/* 稳居全国前十强 is no quantity that grows. */
static bool rank_phrase(const nian_indicator *indicator)
{
    static const nian_str opens[] = {
        NIAN_STR_INIT("稳居"),   NIAN_STR_INIT("位居"),
        NIAN_STR_INIT("跃居"),   NIAN_STR_INIT("居全国"),
        NIAN_STR_INIT("居全省"), NIAN_STR_INIT("排名"),
        NIAN_STR_INIT("排全"),   NIAN_STR_INIT("位列"),
        NIAN_STR_INIT("列全")};
    static const nian_str places[] = {NIAN_STR_INIT("第"), NIAN_STR_INIT("前"),
                                      NIAN_STR_INIT("首位"),
                                      NIAN_STR_INIT("榜首")};
    return indicator->measure != NIAN_MEASURE_RANK &&
           nian_str_starts_any(indicator->name, opens,
                               sizeof opens / sizeof *opens) &&
           nian_str_has_any(indicator->name, places,
                            sizeof places / sizeof *places);
}

nian_str nian_series_name(const nian_report *report, size_t at)
{
    const nian_indicator *indicator = &report->indicators[at];
    if (bare_output(indicator) &&
        !nian_str_has_any(indicator->name, PRODUCTS + 1, PRODUCT_COUNT - 1) &&
        grain_was_last(text_before(report, indicator)))
        return NIAN_STR("粮食总产量");
    while (at > 0 && rank_phrase(&report->indicators[at]) &&
           report->indicators[at - 1].statement == indicator->statement)
        at--;
    return report->indicators[at].name;
}
