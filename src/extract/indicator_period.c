/* Each figure's period, and whether it is promised or reached. */
#include "extract/indicator_time.h"
#include "text/text.h"

static bool has(nian_str s, const char *words)
{
    return nian_any_find(s, words) >= 0;
}

/* 比2002年增长72%: grown over all the years since. */
static bool compared_with(nian_period *period, nian_str left)
{
    ptrdiff_t at = nian_any_find(left, "比|较");
    if (at < 0)
        return false;
    nian_str rest = nian_str_after(left, (size_t)at + 3);
    size_t len = 0;
    int year = nian_year_read(rest, 0, &len);
    if (nian_any_start(rest, "五年前|上届|“"))
        year = period->to - 5;
    if (nian_any_start(rest, "十年前"))
        year = period->to - 10;
    if (!year || year >= period->to - 1)
        return false;
    *period = (nian_period){year + 1, period->to, NIAN_BASIS_CUMULATIVE};
    return true;
}

/* 达到 in five years' review is as of the last year. */
static bool stock(const nian_figure *figure, nian_str left)
{
    nian_str near = nian_tail(left, 8);
    if (figure->measure == NIAN_MEASURE_GROWTH || figure->base)
        return false;
    if (figure->measure == NIAN_MEASURE_RANK)
        return true;
    if (nian_str_equal(figure->quantity->qualifier, NIAN_STR("超")) &&
        figure->own && !figure->behind)
        return !has(left, "新增|累计|投入|完成|发放|建设|共|新建|改造|实施");
    return has(near, "达|突破|超|为|增加到|增至|提高到|升至|扩大到|上升到|跃升|"
                     "居|降至|下降到|占|保持|稳定") &&
           !has(left, "新增|累计|投入|完成|发放|建设|共|新建|改造|年均|实施");
}

static bool averaged(nian_str left)
{
    return has(left, "年均|每年|年平均");
}

/* 累计 of its own figure. */
static bool summed(nian_str left)
{
    return has(nian_tail(left, 12), "累计|五年共|总共");
}

/* 任务, 目标 right before or behind a figure in the review: what had been
 * promised for it. */
static bool promised(const nian_clause *clause, const nian_figure *figure)
{
    nian_str left = nian_tail(nian_span_text(clause->text, figure->left), 12);
    nian_str right = nian_head(nian_span_text(clause->text, figure->right), 10);
    if (nian_any_start(right, "的预期目标|的目标|的预定目标|的任务|的年度目标|"
                              "目标|任务|预期目标|的控制目标|的预期"))
        return true;
    if (figure->class == NIAN_UNIT_POINT)
        return false;
    if (nian_any_end(left, "目标|任务|计划|目标的|计划的|任务的|目标值|高于预期"
                           "目标|超过目标|预期|控制目标"))
        return true;
    return has(left, "下达的|下达任务|确定的|预期的|年初提出的|年初确定的") &&
           has(right, "任务|目标");
}

static bool already(nian_str left)
{
    static const char done[] =
        "建立了|完成了|引进了|建成了|实现了|完善了|取得了|制定了|开展了|培训了|"
        "新建了|出台了|改造了|组织了|解决了|增加了|增长了|形成了|培育了|建设了|"
        "修建了|争取了|落实了|发放了|投入了|提高了|下降了|减少了";
    nian_str near = nian_tail(left, 14);
    if (has(near, done) && !has(left, "今年|将|要"))
        return true;
    return has(near, "已达|已有|已经|现有|已完成|已建|已累计|目前") ||
           (has(near, "去年") && !has(near, "比去年|较去年|去年底|去年的"));
}

/* The last time word in [begin, end), or NULL. */
static const nian_time *heard(const nian_times *times, size_t begin, size_t end)
{
    const nian_time *last = NULL;
    for (size_t i = 0; i < times->count && times->items[i].at < end; i++)
        if (times->items[i].at >= begin)
            last = &times->items[i];
    return last;
}

/* B of 由A到B does not hear the time that A has. */
static const nian_time *time_of(const nian_times *times,
                                const nian_clause *clause, size_t i)
{
    const nian_figure *figure = &clause->figures.items[i];
    size_t at = figure->quantity->span.begin;
    const nian_time *own = heard(times, figure->left.begin, at);
    if (!figure->reached || own)
        return own ? own : heard(times, 0, at);
    while (i > 0 && clause->figures.items[i].reached)
        i--;
    while (i > 0 && clause->figures.items[i - 1].base)
        i--;
    return heard(times, 0, clause->figures.items[i].left.begin);
}

static void set_status(nian_figure *figure, const nian_clause *clause,
                       const nian_clock *clock)
{
    nian_str left = nian_span_text(clause->text, figure->left);
    bool ahead =
        clock->part == NIAN_PART_PLAN || clock->part == NIAN_PART_AHEAD;
    bool past = figure->period.to && figure->period.to <= clock->review;
    figure->target = ahead && !past && !already(left) && !figure->base;
    if (!figure->target && !ahead && figure->period.to > clock->review) {
        figure->target = !already(left);
        if (!figure->target && figure->period.from > clock->review)
            figure->period = nian_year_alone(clock->review);
    }
    if (ahead && !past && !figure->target)
        figure->period = nian_year_alone(clock->review);
    if (!ahead && promised(clause, figure))
        figure->target = true;
}

/* 比1997年的1050亿元增长45%: what is compared with stands before the figure
 * before. */
static nian_str compared_left(const nian_clause *clause, size_t i)
{
    const nian_figure *figure = &clause->figures.items[i];
    nian_str left = nian_span_text(clause->text, figure->left);
    /* 分别比1987年增长87%和15.4% */
    enum {
        LONGEST_LIST = 24
    };
    for (size_t k = 0;
         k < LONGEST_LIST && i && figure->listed && figure->change.len; k++) {
        figure = &clause->figures.items[--i];
        left = nian_span_text(clause->text, figure->left);
    }
    if (!i || figure->left.begin != figure[-1].quantity->span.end ||
        !figure->change.len)
        return left;
    nian_str before = nian_span_text(clause->text, figure[-1].left);
    ptrdiff_t at = nian_any_find(before, "比|较");
    return at >= 0 && nian_any_end(before, "年的|年") ? before : left;
}

/* 和11.8% behind 年均增长9%. */
static bool averages_too(const nian_clause *clause, size_t i)
{
    const nian_figure *figure = &clause->figures.items[i];
    return i && figure->listed && figure->change.len &&
           figure[-1].measure == figure->measure &&
           figure[-1].period.basis == NIAN_BASIS_AVERAGE;
}

/* A yearly mean is of several years: those told before, of the section, or of
 * the term. */
static void set_average(nian_figure *figure, nian_str left,
                        const nian_clock *clock, const nian_times *times)
{
    enum {
        TERM = 5
    };
    nian_period *period = &figure->period;
    for (size_t i = times->count; i-- > 0 && period->from == period->to;)
        if (times->items[i].several &&
            times->items[i].at < figure->quantity->span.begin)
            *period = times->items[i].period;
    if (period->from == period->to && clock->section.from < clock->section.to)
        *period = clock->section;
    if (period->from == period->to && clock->delivered &&
        clock->part == NIAN_PART_REVIEW && clock->mixed && !has(left, "每年"))
        *period = nian_years_back(clock, TERM);
    period->basis = NIAN_BASIS_AVERAGE;
}

static void set_period(nian_clause *clause, size_t i, const nian_clock *clock,
                       const nian_times *times)
{
    nian_figure *figure = &clause->figures.items[i];
    nian_str left = nian_span_text(clause->text, figure->left);
    const nian_time *time = time_of(times, clause, i);
    figure->period = time ? time->period : clock->running;
    figure->inherited =
        !time && (clock->mixed || clock->running.from != clock->running.to);
    bool several = figure->period.from != figure->period.to;
    /* 五年粮食总产量达: of all five; 五年来，…达到: as it stands. */
    bool sum = time && time->several && time->at >= figure->left.begin &&
               !nian_any_end(nian_str_slice(clause->text, 0, time->end),
                             "来|间|以来|期间|时期|的");
    if (several && !sum && stock(figure, left))
        figure->period = nian_year_alone(figure->period.to);
    if (averaged(left) || averages_too(clause, i))
        set_average(figure, left, clock, times);
    else if (summed(left))
        figure->period.basis = NIAN_BASIS_CUMULATIVE;
    else
        compared_with(&figure->period, compared_left(clause, i));
}

/* What runs on into the next sentence of the paragraph. */
static void run_on(nian_clock *clock, nian_str text, const nian_times *times)
{
    bool plan = clock->part != NIAN_PART_REVIEW;
    if (times->count == 0)
        return;
    nian_time last = times->items[times->count - 1];
    bool opened = nian_any_start(text, "过去一年|去年|过去的一年") > 0;
    /* A look ahead that opens its sentence runs on: 到2030年，…. */
    enum {
        OPENING = 15 /* bytes */
    };
    clock->frames = last.at <= OPENING;
    bool aside = last.period.from == last.period.to &&
                 last.period.to < clock->review && !clock->frames && !plan;
    if (last.several || last.period.basis == NIAN_BASIS_PARTIAL ||
        (plan && !opened)) {
        clock->running = clock->section;
        return;
    }
    /* 为1992年以来最好水平: a year in passing. */
    if (!aside)
        clock->running = last.period;
}

void nian_clock_read(nian_clock *clock, nian_clause *clause,
                     nian_arena *scratch)
{
    nian_times times = {0};
    if (!clock->review)
        return;
    nian_times_find(&times, scratch, clause->text, clock);
    for (size_t i = 0; i < clause->figures.count; i++) {
        nian_figure *figure = &clause->figures.items[i];
        nian_str before =
            nian_str_slice(clause->text, 0, figure->quantity->span.begin);
        set_period(clause, i, clock, &times);
        set_status(figure, clause, clock);
        figure->estimated =
            !figure->target && has(before, "预计|初步核算|初步统计");
    }
    run_on(clock, clause->text, &times);
}
