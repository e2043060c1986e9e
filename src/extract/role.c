/* A walk through the report in its order, with what each heading and each
 * turning sentence says about what follows. */
#include "extract/role.h"

#include "base/str.h"
#include "text/text.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum {
    YEAR_MIN = 1949,
    YEAR_MAX = 2100,
    LEAD_MAX = 60, /* characters of a sentence that turns to the plan */
    EARLY = 6      /* no report turns to the plan in its first sixth */
};

typedef enum sense {
    SENSE_NONE,
    SENSE_DONE,
    SENSE_PLAN,
    SENSE_PROBLEM
} sense;

static bool has_any(nian_str s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_has(s, words[i]))
            return true;
    return false;
}

static bool starts_any(nian_str s, const nian_str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (nian_str_starts(s, words[i]))
            return true;
    return false;
}

/* These settle it whatever else the heading says. */
static const nian_str surely_done[] = {
    NIAN_STR_INIT("回顾"), NIAN_STR_INIT("完成了"), NIAN_STR_INIT("取得了"),
    NIAN_STR_INIT("成效"), NIAN_STR_INIT("成绩"),   NIAN_STR_INIT("成就"),
    NIAN_STR_INIT("总结"),
};
static const nian_str perhaps_done[] = {
    NIAN_STR_INIT("过去"),     NIAN_STR_INIT("以来"), NIAN_STR_INIT("去年"),
    NIAN_STR_INIT("工作情况"), NIAN_STR_INIT("进展"), NIAN_STR_INIT("举措"),
};
static const nian_str plans[] = {
    NIAN_STR_INIT("今年"),     NIAN_STR_INIT("下一步"),
    NIAN_STR_INIT("安排"),     NIAN_STR_INIT("任务"),
    NIAN_STR_INIT("要求"),     NIAN_STR_INIT("建议"),
    NIAN_STR_INIT("计划"),     NIAN_STR_INIT("打算"),
    NIAN_STR_INIT("重点工作"), NIAN_STR_INIT("工作重点"),
    NIAN_STR_INIT("今后"),     NIAN_STR_INIT("未来"),
    NIAN_STR_INIT("目标"),     NIAN_STR_INIT("部署"),
    NIAN_STR_INIT("展望"),     NIAN_STR_INIT("思路"),
    NIAN_STR_INIT("民生实事"), NIAN_STR_INIT("明年"),
    NIAN_STR_INIT("规划"),     NIAN_STR_INIT("自身建设"),
};
static const nian_str problems[] = {
    NIAN_STR_INIT("不足"), NIAN_STR_INIT("问题"),     NIAN_STR_INIT("困难"),
    NIAN_STR_INIT("差距"), NIAN_STR_INIT("短板"),     NIAN_STR_INIT("薄弱"),
    NIAN_STR_INIT("挑战"), NIAN_STR_INIT("矛盾突出"),
};
static const nian_str solving[] = {
    NIAN_STR_INIT("化解"), NIAN_STR_INIT("防范"), NIAN_STR_INIT("解决"),
    NIAN_STR_INIT("破解"), NIAN_STR_INIT("克服"), NIAN_STR_INIT("补"),
    NIAN_STR_INIT("应对"), NIAN_STR_INIT("缩小"), NIAN_STR_INIT("整治"),
    NIAN_STR_INIT("治理"), NIAN_STR_INIT("加强"), NIAN_STR_INIT("战胜"),
};

bool nian_admits(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("有待"), NIAN_STR_INIT("亟需"), NIAN_STR_INIT("仍需"),
        NIAN_STR_INIT("尚未"), NIAN_STR_INIT("亟待"), NIAN_STR_INIT("还不够"),
    };
    return has_any(s, words, COUNT(words));
}

/* The first year with 年 or 年度 in a heading, or 0. */
static int year_of(nian_str s)
{
    for (size_t at = 0; at + 4 < s.len; at++) {
        int year;
        if (!nian_str_to_int(nian_str_slice(s, at, at + 4), &year) ||
            year < YEAR_MIN || year > YEAR_MAX)
            continue;
        if (nian_str_starts(nian_str_trim(nian_str_after(s, at + 4)),
                            NIAN_STR("年")))
            return year;
    }
    return 0;
}

/* The year that a report's plans are for. */
static int plan_year(const nian_report *report)
{
    bool delivered =
        nian_str_equal(report->meta.kind, NIAN_STR("政府工作报告"));
    return report->meta.year ? report->meta.year + !delivered : 0;
}

static sense sense_of(const nian_report *report, const nian_section *section)
{
    nian_str s = section->heading;
    if (nian_admits(s) || (has_any(s, problems, COUNT(problems)) &&
                           !has_any(s, solving, COUNT(solving))))
        return SENSE_PROBLEM;
    if (section->level > 1)
        return SENSE_NONE;
    if (has_any(s, surely_done, COUNT(surely_done)))
        return SENSE_DONE;
    int year = year_of(s);
    if (year && plan_year(report))
        return year >= plan_year(report) ? SENSE_PLAN : SENSE_DONE;
    if (has_any(s, plans, COUNT(plans)))
        return SENSE_PLAN;
    return has_any(s, perhaps_done, COUNT(perhaps_done)) ? SENSE_DONE
                                                         : SENSE_NONE;
}

typedef struct walker {
    const nian_report *report;
    bool headed;      /* some heading opens the plan */
    nian_role turned; /* what the last part of the report was */
    nian_role told;   /* by the headings of the section, or by `turned` */
    uint32_t section;
    uint32_t problem; /* paragraph that admits, and its sections */
    bool admitting;
} walker;

/* A heading of the first level turns the report; a deeper one tells of its
 * own statements alone. */
static void enter_section(walker *w, uint32_t index)
{
    const nian_section *section = &w->report->sections[index];
    if (index == 0)
        return;
    if (section->parent != 0)
        enter_section(w, section->parent);
    switch (sense_of(w->report, section)) {
    case SENSE_DONE:
        w->turned = w->told = NIAN_ROLE_DONE;
        break;
    case SENSE_PLAN:
        w->turned = w->told = NIAN_ROLE_PLAN;
        break;
    case SENSE_PROBLEM:
        w->told = NIAN_ROLE_PROBLEM;
        break;
    case SENSE_NONE:
        break;
    }
}

static bool turns_to_plan(nian_str s)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("今年经济社会发展"), NIAN_STR_INIT("今年工作"),
        NIAN_STR_INIT("今年是"),           NIAN_STR_INIT("今年政府工作"),
        NIAN_STR_INIT("今后五年"),         NIAN_STR_INIT("未来五年"),
        NIAN_STR_INIT("做好今年"),         NIAN_STR_INIT("今年，"),
        NIAN_STR_INIT("下一步"),           NIAN_STR_INIT("展望新"),
        NIAN_STR_INIT("新的一年"),         NIAN_STR_INIT("今后一个时期"),
    };
    static const nian_str words[] = {
        NIAN_STR_INIT("会议建议"),
        NIAN_STR_INIT("提出以下建议"),
        NIAN_STR_INIT("提出如下建议"),
    };
    return starts_any(s, starts, COUNT(starts)) ||
           (nian_utf8_count(s) <= LEAD_MAX && has_any(s, words, COUNT(words)));
}

/* 2024年，我区将… at the end of a report on 2023. */
static bool looks_ahead(const walker *w, nian_str s)
{
    int year = year_of(nian_str_slice(s, 0, 24));
    nian_str start = nian_str_slice(s, 0, 90);
    return year && plan_year(w->report) == year &&
           (nian_str_has(start, NIAN_STR("将")) ||
            nian_str_has(start, NIAN_STR("要")) ||
            nian_str_has(start, NIAN_STR("是")));
}

static bool turns_to_problems(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("也要看到"),   NIAN_STR_INIT("清醒认识"),
        NIAN_STR_INIT("清醒地认识"), NIAN_STR_INIT("清醒看到"),
        NIAN_STR_INIT("清醒地看到"), NIAN_STR_INIT("仍存在"),
        NIAN_STR_INIT("还存在"),     NIAN_STR_INIT("存在一些"),
        NIAN_STR_INIT("存在不少"),   NIAN_STR_INIT("面临不少"),
        NIAN_STR_INIT("也应看到"),   NIAN_STR_INIT("深知"),
        NIAN_STR_INIT("还面临"),     NIAN_STR_INIT("仍面临"),
        NIAN_STR_INIT("主要问题是"), NIAN_STR_INIT("也清楚地看到"),
    };
    return has_any(s, words, COUNT(words));
}

/* 一是…有待优化 and its like belong to the paragraph that names the gaps. */
static bool is_item(const nian_section *section)
{
    return nian_str_ends(section->label, NIAN_STR("是")) ||
           nian_str_starts(section->label, NIAN_STR("—"));
}

static void walk(walker *w, nian_statement *statement, size_t index)
{
    if (statement->section != w->section) {
        bool item = is_item(&w->report->sections[statement->section]);
        w->section = statement->section;
        w->told = w->turned;
        enter_section(w, statement->section);
        if (w->admitting && item)
            w->problem = statement->paragraph;
        else
            w->admitting = false;
    }
    if (w->problem != statement->paragraph)
        w->admitting = false;
    bool late = index * EARLY > w->report->statement_count;
    if (late &&
        (turns_to_plan(statement->text) || looks_ahead(w, statement->text)) &&
        (!w->headed || w->told != NIAN_ROLE_DONE || w->admitting)) {
        w->turned = w->told = NIAN_ROLE_PLAN;
        w->admitting = false;
    }
    if (w->told == NIAN_ROLE_DONE && turns_to_problems(statement->text)) {
        w->admitting = true;
        w->problem = statement->paragraph;
    }
    statement->role = w->admitting ? NIAN_ROLE_PROBLEM : w->told;
}

void nian_roles_find(const nian_report *report, nian_statement *statements)
{
    walker w = {.report = report, .section = 0};
    for (size_t i = 1; i < report->section_count && !w.headed; i++)
        w.headed = sense_of(report, &report->sections[i]) == SENSE_PLAN;
    for (size_t i = 0; i < report->statement_count; i++)
        walk(&w, &statements[i], i);
}
