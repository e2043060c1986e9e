/* Which part of the report runs: review, plan of the year, plan of several
 * years, glossary.  Headings say so; where there are none, sentences do. */
#include "extract/indicator_time.h"
#include "text/text.h"

static bool has(nian_str s, const char *words)
{
    return nian_any_find(s, words) >= 0;
}

/* Where a text names a year, or NIAN_STR_NONE. */
static ptrdiff_t year_place(nian_str text, int year)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t len = nian_utf8_next(nian_str_after(text, at), &code);
        if (nian_is_digit(code) || nian_is_numeral(code)) {
            size_t taken = 0;
            if (nian_year_read(text, at, &taken) == year)
                return (ptrdiff_t)at;
            len = taken ? taken : len;
        }
        at += len;
    }
    return NIAN_STR_NONE;
}

static bool names_year(nian_str text, int year)
{
    return year_place(text, year) >= 0;
}

static bool names_later_year(nian_str text, int year)
{
    for (int later = year; later < year + 2; later++)
        if (names_year(text, later))
            return true;
    return false;
}

static bool opens_gloss(nian_str heading)
{
    return has(heading, "名词解释|用语说明|名词说明|有关用语|专业术语|名词注释|"
                        "相关名词|术语解释|名词术语");
}

/* 今后五年 holds wherever it stands; “十四五”…目标 where it is outermost. */
static nian_cue opens_ahead(nian_str heading, const nian_clock *clock)
{
    if (has(heading, "今年") || names_year(heading, clock->review + 1))
        return NIAN_CUE_NONE;
    if (has(heading, "今后五年|未来五年|今后一个时期|未来一个时期|远景目标|"
                     "今后几年|今后三年"))
        return NIAN_CUE_SURE;
    bool plan = has(heading, "五”时期|五”规划|五”期间|五”计划|五”经济|五”目标|"
                             "五”发展|五”总体|五”主要|五”的");
    bool aims = has(heading, "目标|任务|思路|纲要|战略|要求|部署|蓝图|重点");
    bool done = has(heading, "回顾|完成|成就|总结|实施|开局|收官|实现|圆满");
    return plan && aims && !done ? NIAN_CUE_WEAK : NIAN_CUE_NONE;
}

static bool opens_review(nian_str heading, const nian_clock *clock)
{
    return has(heading, "回顾|成就|完成情况|过去五年|过去的五年|过去一年|"
                        "工作情况|工作总结|工作成效|主要成效|主要做法|五年来|"
                        "工作开展情况") ||
           (names_year(heading, clock->review) &&
            !names_later_year(heading, clock->review + 1));
}

/* The year itself: holds wherever the heading stands. */
static bool names_plan(nian_str heading, const nian_clock *clock)
{
    return names_later_year(heading, clock->review + 1) ||
           has(heading,
               "今年工作|今年的工作|今年各项工作|今年政府工作|今年主要|"
               "今年的主要|今年重点|今年经济|今年发展|今年全省|"
               "今年的各项|今年的政府|今年总体|今年我|明年工作");
}

/* 贯彻“六稳”工作部署 opens nothing: the words must be what the heading is. */
static bool opens_plan(nian_str heading)
{
    enum {
        SHORT = 18
    };
    return nian_utf8_count(heading) <= SHORT &&
           has(heading, "工作安排|工作部署|主要任务|工作任务|重点任务|重点工作|"
                        "预期目标|奋斗目标|主要目标|总体要求|工作打算|工作计划|"
                        "下一步|工作思路|工作建议|努力方向|工作重点");
}

/* 2025年和“十四五”时期工作回顾 starts with the year, 过去五年和2017年工作 with
 * the five. */
static nian_period heading_period(nian_str heading, const nian_clock *clock)
{
    static const char one[] = "过去一年|过去的一年|去年";
    static const char several[] = "五年|本届政府|五”|四年|三年";
    ptrdiff_t spans = nian_any_first(heading, several);
    ptrdiff_t year = year_place(heading, clock->review);
    ptrdiff_t last = nian_any_first(heading, one);
    if (year < 0 || (last >= 0 && last < year))
        year = last;
    if (spans < 0 || (year >= 0 && year < spans))
        return nian_year_alone(clock->review);
    if (has(heading, "四年"))
        return nian_years_back(clock, 4);
    if (has(heading, "三年"))
        return nian_years_back(clock, 3);
    return nian_years_back(clock, 5);
}

/* 1996年的政府工作和1997年的奋斗目标 opens with the review. */
static bool names_both_years(nian_str heading, const nian_clock *clock)
{
    ptrdiff_t past = year_place(heading, clock->review);
    ptrdiff_t next = year_place(heading, clock->review + 1);
    return past >= 0 && next > past;
}

nian_cue nian_part_read(nian_part *part, nian_period *period, nian_str heading,
                        const nian_clock *clock)
{
    if (opens_gloss(heading)) {
        *part = NIAN_PART_GLOSS;
        return NIAN_CUE_SURE;
    }
    nian_cue ahead = opens_ahead(heading, clock);
    if (ahead != NIAN_CUE_NONE) {
        *part = NIAN_PART_AHEAD;
        *period = (nian_period){clock->review + 1, clock->review + 5,
                                NIAN_BASIS_CUMULATIVE};
        return ahead;
    }
    bool review =
        opens_review(heading, clock) || names_both_years(heading, clock);
    bool named = names_plan(heading, clock);
    if (!review && (named || opens_plan(heading))) {
        *part = NIAN_PART_PLAN;
        *period = nian_year_alone(clock->review + 1);
        return named ? NIAN_CUE_SURE : NIAN_CUE_WEAK;
    }
    if (!review)
        return NIAN_CUE_NONE;
    *part = NIAN_PART_REVIEW;
    *period = heading_period(heading, clock);
    return has(heading, "回顾") ? NIAN_CUE_SURE : NIAN_CUE_WEAK;
}

void nian_clock_start(nian_clock *clock, const nian_report *report)
{
    *clock = (nian_clock){.section_index = UINT32_MAX,
                          .paragraph = UINT32_MAX,
                          .total = report->statement_count};
    clock->delivered = nian_str_has(report->meta.kind, NIAN_STR("工作报告"));
    clock->review = report->meta.year;
    if (clock->review && clock->delivered)
        clock->review--;
    clock->section = nian_year_alone(clock->review);
    clock->running = clock->section;
}

static bool speaks_of_years(const nian_report *report, uint32_t section)
{
    return has(report->sections[section].heading,
               "五年|本届政府|五”|四年|三年");
}

/* The heading that says which part the section is: the outermost one with any
 * cue, or one further in that is sure. */
static void enter_section(nian_clock *clock, const nian_report *report,
                          uint32_t section)
{
    if (section == clock->section_index)
        return;
    clock->section_index = section;
    uint32_t heading = 0;
    nian_part part = clock->part;
    nian_period period = clock->section;
    bool settled = false;
    for (uint32_t at = section; at; at = report->sections[at].parent) {
        nian_part found;
        nian_period years = clock->section;
        nian_cue cue =
            nian_part_read(&found, &years, report->sections[at].heading, clock);
        if (cue == NIAN_CUE_NONE || settled)
            continue;
        heading = at;
        part = found;
        period = years;
        settled = cue == NIAN_CUE_SURE;
    }
    if (heading && heading != clock->heading) {
        clock->part = part;
        clock->section = period;
        clock->heading = heading;
        clock->mixed |=
            part == NIAN_PART_REVIEW && speaks_of_years(report, heading);
    }
    clock->running = clock->section;
}

static void open_plan(nian_clock *clock)
{
    clock->part = NIAN_PART_PLAN;
    clock->section = nian_year_alone(clock->review + 1);
    clock->running = clock->section;
}

/* Where a sentence says what is aimed at, or NIAN_STR_NONE.  Few speak of
 * 目标 or 指标 at all, or of 预期. */
static ptrdiff_t aims_place(nian_str text)
{
    if (!nian_str_has(text, NIAN_STR("标")) &&
        !nian_str_has(text, NIAN_STR("预期")))
        return NIAN_STR_NONE;
    return nian_any_first(
        text,
        "预期目标是|预期目标为|预期目标：|预期目标:|预期目标建议|主要目标是|"
        "主要目标为|主要目标：|主要目标:|调控目标是|发展目标是|发展目标：|"
        "奋斗目标是|总体目标是|主要预期指标|预期今年");
}

/* Sentences that do a heading's work. */
static void open_part(nian_clock *clock, nian_str text)
{
    if (!clock->delivered || clock->part == NIAN_PART_GLOSS)
        return;
    bool tenth = clock->seen * 10 > clock->total;
    bool fifth = clock->seen * 5 > clock->total;
    ptrdiff_t aims = aims_place(text);
    bool others =
        aims > 0 && has(nian_str_slice(text, 0, (size_t)aims),
                        "今后五年|未来五年|五”时期|五”期间|完成|到20");
    bool this_year =
        nian_any_start(text, "今年是|今年要|今年政府工作|今年工作") > 0;
    if ((aims >= 0 && !others && tenth) || (this_year && fifth))
        open_plan(clock);
}

static bool opens_with(nian_str text, const char *words)
{
    if (nian_any_start(text, words))
        return true;
    ptrdiff_t comma = nian_str_find(text, NIAN_STR("，"));
    return comma > 0 && comma < 60 &&
           nian_any_start(nian_str_after(text, (size_t)comma + 3), words) > 0;
}

/* 2023年，面对…: without a figure it speaks of all that follows. */
static bool opens_year(nian_str text, const nian_clock *clock)
{
    if (nian_any_start(text, "过去一年|过去的一年|刚刚过去的|一年来"))
        return true;
    size_t len = 0;
    bool year = nian_year_read(text, 0, &len) == clock->review;
    if (!year && !nian_any_start(text, "去年"))
        return false;
    nian_str rest = nian_str_after(text, len);
    for (size_t at = 0; at < rest.len; at++) {
        size_t digit;
        if (nian_number_digit(rest, at, &digit) >= 0)
            return false;
    }
    return true;
}

/* 过去五年, 我们…: holds for the section. */
static void open_span(nian_clock *clock, nian_str text)
{
    if (clock->part != NIAN_PART_REVIEW)
        return;
    nian_str head = nian_head(text, 40);
    bool five =
        opens_with(text, "过去五年|五年来|过去的五年|这五年|本届政府") ||
        (opens_with(text, "“十") && has(head, "五”时期|五”期间")) ||
        (nian_any_start(text, "这五年|是") && has(head, "的五年"));
    bool one = opens_year(text, clock);
    if (one)
        clock->section = nian_year_alone(clock->review);
    else if (five)
        clock->section = nian_years_back(clock, 5);
    else
        return;
    clock->mixed |= five;
    clock->running = clock->section;
}

/* A look ahead within the review is over with its sentence, unless it was a
 * frame for several. */
static bool looked_ahead(const nian_clock *clock, nian_role role)
{
    int year = clock->running.to;
    bool far = year > clock->review + 1 && clock->frames;
    return clock->part == NIAN_PART_REVIEW && role == NIAN_ROLE_DONE &&
           clock->running.from == year && year > clock->review && !far;
}

void nian_clock_enter(nian_clock *clock, const nian_report *report,
                      uint32_t statement)
{
    const nian_statement *entered = &report->statements[statement];
    enter_section(clock, report, entered->section);
    if (entered->paragraph != clock->paragraph) {
        clock->paragraph = entered->paragraph;
        clock->running = clock->section;
    }
    if (looked_ahead(clock, entered->role))
        clock->running = clock->section;
    open_part(clock, entered->text);
    open_span(clock, entered->text);
    clock->seen++;
}
