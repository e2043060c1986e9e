/* Tables of words, and the little that is needed to weigh them. */
#include "extract/cues.h"

#include "document/heading.h"
#include "extract/words.h"
#include "text/text.h"

enum {
    YEAR_MIN = 1949,
    YEAR_MAX = 2100,
    FIRST_PLAN = 1956, /* so that the sixth begins in 1981 */
    PLAN_YEARS = 5,
    PLAN_FIRST = 6, /* none before it has a report to tell it by */
    PLAN_LAST = 40,
    HAN_LEN = 3,
    LEAN_MAX = 6, /* so that no sentence outweighs a part of a report */
    START = 180   /* bytes in which a sentence says what it is about */
};

static const nian_str surely_done[] = {
    NIAN_STR_INIT("回顾"),
    NIAN_STR_INIT("过去"),
    NIAN_STR_INIT("工作总结"),
    NIAN_STR_INIT("情况"),
};
static const nian_str surely_plan[] = {
    NIAN_STR_INIT("工作安排"),   NIAN_STR_INIT("工作建议"),
    NIAN_STR_INIT("下一步"),     NIAN_STR_INIT("今后"),
    NIAN_STR_INIT("工作计划"),   NIAN_STR_INIT("工作打算"),
    NIAN_STR_INIT("民生实事"),   NIAN_STR_INIT("下一年度"),
    NIAN_STR_INIT("今年工作"),   NIAN_STR_INIT("今年政府工作"),
    NIAN_STR_INIT("今年的工作"), NIAN_STR_INIT("今年的主要任务"),
    NIAN_STR_INIT("今年主要"),
};
static const nian_str perhaps_done[] = {
    NIAN_STR_INIT("以来"),   NIAN_STR_INIT("去年"),   NIAN_STR_INIT("进展"),
    NIAN_STR_INIT("成效"),   NIAN_STR_INIT("成绩"),   NIAN_STR_INIT("成就"),
    NIAN_STR_INIT("完成了"), NIAN_STR_INIT("取得了"), NIAN_STR_INIT("举措"),
};
static const nian_str perhaps_plan[] = {
    NIAN_STR_INIT("今年"),     NIAN_STR_INIT("安排"),
    NIAN_STR_INIT("任务"),     NIAN_STR_INIT("要求"),
    NIAN_STR_INIT("建议"),     NIAN_STR_INIT("计划"),
    NIAN_STR_INIT("重点工作"), NIAN_STR_INIT("工作重点"),
    NIAN_STR_INIT("未来"),     NIAN_STR_INIT("目标"),
    NIAN_STR_INIT("部署"),     NIAN_STR_INIT("展望"),
    NIAN_STR_INIT("思路"),     NIAN_STR_INIT("明年"),
    NIAN_STR_INIT("自身建设"), NIAN_STR_INIT("形势"),
    NIAN_STR_INIT("努力"),     NIAN_STR_INIT("奋力"),
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

bool nian_admits(const nian_passage *s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("有待"), NIAN_STR_INIT("亟需"), NIAN_STR_INIT("仍需"),
        NIAN_STR_INIT("尚未"), NIAN_STR_INIT("亟待"), NIAN_STR_INIT("还不够"),
    };
    return nian_has_any(s, words, COUNT(words));
}

/* The next year with 年 behind it; takes it and what stands before it off. */
static int next_year(nian_str *s)
{
    for (size_t at = 0; at + 4 < s->len; at++) {
        int year;
        if (s->ptr[at] < '1' || s->ptr[at] > '2' ||
            !nian_str_to_int(nian_str_slice(*s, at, at + 4), &year) ||
            year < YEAR_MIN || year > YEAR_MAX)
            continue;
        nian_str rest = nian_str_after(*s, at + 4);
        if (nian_str_starts(rest, NIAN_STR("年"))) {
            *s = rest;
            return year;
        }
    }
    return 0;
}

static bool is_work_report(const nian_report *report)
{
    return nian_str_equal(report->meta.kind, NIAN_STR("政府工作报告"));
}

/* The year that a report's plans are for, or 0. */
static int plan_year(const nian_report *report)
{
    bool delivered = is_work_report(report);
    return report->meta.year ? report->meta.year + !delivered : 0;
}

/* 十一五 at the start of `s`: which of the plans for five years; 十五 is the
 * tenth. */
static int read_plan(nian_str s)
{
    int number;
    size_t len = nian_han_number(s, &number);
    if (nian_str_starts(nian_str_after(s, len), NIAN_STR("五")))
        return number;
    return number == 15 ? 10 : 0;
}

/* 五” or 五时期: what ends the name of such a plan. */
static bool ends_plan(nian_str s)
{
    static const nian_str behind[] = {
        NIAN_STR_INIT("”"),    NIAN_STR_INIT("」"),   NIAN_STR_INIT("\""),
        NIAN_STR_INIT("时期"), NIAN_STR_INIT("期间"), NIAN_STR_INIT("规划"),
        NIAN_STR_INIT("计划"), NIAN_STR_INIT("末"),   NIAN_STR_INIT("以来"),
    };
    return nian_str_cut_start(&s, NIAN_STR("五")) &&
           nian_str_starts_any(s, behind, COUNT(behind));
}

static bool is_han_number(nian_str s)
{
    int number;
    return nian_han_number(s, &number) > 0;
}

/* The first year of the next plan for five years that is named, “十一五” or
 * 十一五时期, or 0; takes it and what stands before it off. */
static int next_plan(nian_str *s)
{
    for (size_t at = 0; at + HAN_LEN <= s->len; at++) {
        if (!ends_plan(nian_str_after(*s, at)))
            continue;
        size_t start = at;
        while (start >= HAN_LEN &&
               is_han_number(nian_str_slice(*s, start - HAN_LEN, start)))
            start -= HAN_LEN;
        int number = read_plan(nian_str_after(*s, start));
        if (number < PLAN_FIRST || number >= PLAN_LAST)
            continue;
        *s = nian_str_after(*s, at + HAN_LEN);
        return FIRST_PLAN + PLAN_YEARS * (number - 1);
    }
    return 0;
}

typedef struct times {
    bool over;
    bool coming;
    bool far; /* a goal further off, and none at hand */
} times;

/* When the years and the plans for five years that are named lie. */
static times find_times(const nian_report *report, nian_str s)
{
    times found = {false, false, false};
    int plan = plan_year(report);
    nian_str rest = s;
    for (int year; plan && (year = next_year(&rest)) != 0;) {
        found.over |= year < plan;
        found.coming |= year == plan;
        found.far |= year > plan;
    }
    for (int year; plan && (year = next_plan(&s)) != 0;) {
        found.over |= year + PLAN_YEARS <= plan;
        found.coming |= year == plan;
        found.far |= year > plan;
    }
    return found;
}

/* Of the years in a heading: all over, all to come, or no word.  The basis of
 * a plan is what was reached before it. */
static nian_sense sense_of_times(const nian_report *report, nian_str s)
{
    times found = find_times(report, s);
    bool basis = nian_str_ends(s, NIAN_STR("基础"));
    if (found.over && !found.coming)
        return NIAN_SENSE_SURELY_DONE;
    if (found.coming && !found.over)
        return basis ? NIAN_SENSE_DONE : NIAN_SENSE_SURELY_PLAN;
    return found.far && !found.over ? NIAN_SENSE_PLAN : NIAN_SENSE_NONE;
}

/* 今后需要着力解决的问题: it is gaps that are headed so, not their cure. */
static bool asks_solving(const nian_passage *s)
{
    static const nian_str needs[] = {
        NIAN_STR_INIT("需"),   NIAN_STR_INIT("待"),   NIAN_STR_INIT("须"),
        NIAN_STR_INIT("应"),   NIAN_STR_INIT("要"),   NIAN_STR_INIT("加以"),
        NIAN_STR_INIT("面临"), NIAN_STR_INIT("存在"),
    };
    return nian_str_ends_any(s->text, problems, COUNT(problems)) &&
           nian_has_word(s, NIAN_STR("的")) &&
           nian_has_any(s, needs, COUNT(needs));
}

/* Below the first level 短板 and 问题 stand in headings of plans, too. */
static bool heads_gaps(const nian_section *section)
{
    static const nian_str having[] = {
        NIAN_STR_INIT("存在"),       NIAN_STR_INIT("主要问题"),
        NIAN_STR_INIT("困难和问题"), NIAN_STR_INIT("问题和不足"),
        NIAN_STR_INIT("不足和"),     NIAN_STR_INIT("问题与"),
    };
    nian_passage s = nian_passage_of(section->heading);
    if (nian_admits(&s) || asks_solving(&s))
        return true;
    return nian_has_any(&s, problems, COUNT(problems)) &&
           !nian_has_any(&s, solving, COUNT(solving)) &&
           (section->level == 1 || nian_has_any(&s, having, COUNT(having)));
}

nian_sense nian_heading_sense(const nian_report *report,
                              const nian_section *section)
{
    nian_passage s = nian_passage_of(section->heading);
    if (heads_gaps(section))
        return NIAN_SENSE_PROBLEM;
    if (section->level > 1)
        return NIAN_SENSE_NONE;
    nian_sense when = sense_of_times(report, s.text);
    bool done = nian_has_any(&s, surely_done, COUNT(surely_done));
    bool plan = nian_has_any(&s, surely_plan, COUNT(surely_plan));
    if (done != plan && !(plan && when == NIAN_SENSE_SURELY_DONE))
        return done ? NIAN_SENSE_SURELY_DONE : NIAN_SENSE_SURELY_PLAN;
    if (when != NIAN_SENSE_NONE)
        return when;
    done = nian_has_any(&s, perhaps_done, COUNT(perhaps_done));
    plan = nian_has_any(&s, perhaps_plan, COUNT(perhaps_plan));
    if (done == plan)
        return NIAN_SENSE_NONE;
    return done ? NIAN_SENSE_DONE : NIAN_SENSE_PLAN;
}

bool nian_turns_to_plan(const nian_passage *s)
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
        NIAN_STR_INIT("会议建议"),     NIAN_STR_INIT("提出以下建议"),
        NIAN_STR_INIT("提出如下建议"), NIAN_STR_INIT("预期目标是"),
        NIAN_STR_INIT("总体要求是"),   NIAN_STR_INIT("主要目标是"),
        NIAN_STR_INIT("奋斗目标是"),   NIAN_STR_INIT("目标建议为"),
        NIAN_STR_INIT("安排为"),       NIAN_STR_INIT("目标为"),
        NIAN_STR_INIT("指导思想是"),   NIAN_STR_INIT("总体思路是"),
    };
    nian_passage start = nian_passage_start(s, START);
    return nian_str_starts_any(s->text, starts, COUNT(starts)) ||
           nian_has_any(&start, words, COUNT(words));
}

bool nian_names_gaps(const nian_passage *s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("也要看到"),   NIAN_STR_INIT("清醒认识"),
        NIAN_STR_INIT("清醒地认识"), NIAN_STR_INIT("清醒看到"),
        NIAN_STR_INIT("清醒地看到"), NIAN_STR_INIT("仍存在"),
        NIAN_STR_INIT("还存在"),     NIAN_STR_INIT("存在一些"),
        NIAN_STR_INIT("存在不少"),   NIAN_STR_INIT("面临不少"),
        NIAN_STR_INIT("也应看到"),   NIAN_STR_INIT("还面临"),
        NIAN_STR_INIT("仍面临"),     NIAN_STR_INIT("主要问题是"),
        NIAN_STR_INIT("清楚地看到"), NIAN_STR_INIT("存在的主要问题"),
    };
    static const nian_str seeing[] = {
        NIAN_STR_INIT("看到"),     NIAN_STR_INIT("认识到"),
        NIAN_STR_INIT("仍有"),     NIAN_STR_INIT("还有"),
        NIAN_STR_INIT("前进路上"), NIAN_STR_INIT("前进道路上"),
        NIAN_STR_INIT("前进中"),   NIAN_STR_INIT("暴露出"),
        NIAN_STR_INIT("深知"),     NIAN_STR_INIT("存在"),
    };
    if (nian_has_any(s, words, COUNT(words)))
        return true;
    static const nian_str dealt[] = {
        NIAN_STR_INIT("均已"), NIAN_STR_INIT("已全部"), NIAN_STR_INIT("整改"),
        NIAN_STR_INIT("纠正"), NIAN_STR_INIT("梳理"),   NIAN_STR_INIT("排查"),
        NIAN_STR_INIT("针对"), NIAN_STR_INIT("销号"),
    };
    nian_passage start = nian_passage_start(s, START);
    return !nian_has_any(s, dealt, COUNT(dealt)) &&
           nian_has_any(&start, seeing, COUNT(seeing)) &&
           nian_has_any(&start, problems, COUNT(problems)) &&
           !nian_has_any(&start, solving, COUNT(solving));
}

/* 了 behind a verb; 为了, 除了 and 了解 tell nothing. */
static bool is_over(nian_str s)
{
    for (ptrdiff_t at; (at = nian_str_find(s, NIAN_STR("了"))) > 0;) {
        nian_str before = nian_str_slice(s, 0, (size_t)at);
        nian_str after = nian_str_after(s, (size_t)at + 3);
        if (!nian_str_ends(before, NIAN_STR("为")) &&
            !nian_str_ends(before, NIAN_STR("不")) &&
            !nian_str_ends(before, NIAN_STR("得")) &&
            !nian_str_ends(before, NIAN_STR("除")) &&
            !nian_str_starts(after, NIAN_STR("解")))
            return true;
        s = after;
    }
    return false;
}

bool nian_sounds_wrong(const nian_passage *s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("薄弱"),     NIAN_STR_INIT("困难"),
        NIAN_STR_INIT("不足"),     NIAN_STR_INIT("滞后"),
        NIAN_STR_INIT("不强"),     NIAN_STR_INIT("不高"),
        NIAN_STR_INIT("不够"),     NIAN_STR_INIT("不适应"),
        NIAN_STR_INIT("不大"),     NIAN_STR_INIT("较低"),
        NIAN_STR_INIT("比较低"),   NIAN_STR_INIT("偏低"),
        NIAN_STR_INIT("紧张"),     NIAN_STR_INIT("老化"),
        NIAN_STR_INIT("落后"),     NIAN_STR_INIT("矛盾"),
        NIAN_STR_INIT("压力"),     NIAN_STR_INIT("短缺"),
        NIAN_STR_INIT("沉重"),     NIAN_STR_INIT("混乱"),
        NIAN_STR_INIT("较差"),     NIAN_STR_INIT("较大"),
        NIAN_STR_INIT("不力"),     NIAN_STR_INIT("不理想"),
        NIAN_STR_INIT("问题"),     NIAN_STR_INIT("反弹"),
        NIAN_STR_INIT("任务艰巨"), NIAN_STR_INIT("不合理"),
        NIAN_STR_INIT("脆弱"),     NIAN_STR_INIT("亏损"),
    };
    return nian_has_any(s, words, COUNT(words));
}

bool nian_tells_past(const nian_passage *s)
{
    static const nian_str future[] = {
        NIAN_STR_INIT("要"),     NIAN_STR_INIT("将"),   NIAN_STR_INIT("必须"),
        NIAN_STR_INIT("继续"),   NIAN_STR_INIT("力争"), NIAN_STR_INIT("确保"),
        NIAN_STR_INIT("进一步"), NIAN_STR_INIT("应"),   NIAN_STR_INIT("今年"),
        NIAN_STR_INIT("今后"),   NIAN_STR_INIT("目标"), NIAN_STR_INIT("争取"),
        NIAN_STR_INIT("努力"),   NIAN_STR_INIT("推进"), NIAN_STR_INIT("加快"),
        NIAN_STR_INIT("加强"),   NIAN_STR_INIT("推动"), NIAN_STR_INIT("坚持"),
        NIAN_STR_INIT("让"),     NIAN_STR_INIT("不断"), NIAN_STR_INIT("着力"),
        NIAN_STR_INIT("计划"),   NIAN_STR_INIT("拟"),   NIAN_STR_INIT("全面"),
    };
    static const nian_str starts[] = {
        NIAN_STR_INIT("去年"),         NIAN_STR_INIT("过去"),
        NIAN_STR_INIT("一年来"),       NIAN_STR_INIT("近年来"),
        NIAN_STR_INIT("近几年来"),     NIAN_STR_INIT("这些年"),
        NIAN_STR_INIT("多年来"),       NIAN_STR_INIT("几年来"),
        NIAN_STR_INIT("改革开放以来"), NIAN_STR_INIT("上年"),
    };
    /* 鼓励积累了经验的…: what is over belongs to whom it is for. */
    static const nian_str helping[] = {
        NIAN_STR_INIT("鼓励"), NIAN_STR_INIT("支持"), NIAN_STR_INIT("引导"),
        NIAN_STR_INIT("帮助"), NIAN_STR_INIT("扶持"), NIAN_STR_INIT("对"),
    };
    if (nian_has_any(s, future, COUNT(future)) ||
        nian_str_starts_any(s->text, helping, COUNT(helping)))
        return false;
    return nian_str_starts_any(s->text, starts, COUNT(starts)) ||
           is_over(s->text);
}

bool nian_tells_success(const nian_passage *s)
{
    static const nian_str reached[] = {
        NIAN_STR_INIT("建成"),   NIAN_STR_INIT("完成"),
        NIAN_STR_INIT("出台"),   NIAN_STR_INIT("启动"),
        NIAN_STR_INIT("成功"),   NIAN_STR_INIT("获批"),
        NIAN_STR_INIT("圆满"),   NIAN_STR_INIT("新增"),
        NIAN_STR_INIT("覆盖率"), NIAN_STR_INIT("满意率"),
        NIAN_STR_INIT("荣获"),   NIAN_STR_INIT("成效明显"),

        NIAN_STR_INIT("建立了"), NIAN_STR_INIT("实施了"),
        NIAN_STR_INIT("实现了"), NIAN_STR_INIT("开通"),
    };
    static const nian_str wrong[] = {
        NIAN_STR_INIT("不"),     NIAN_STR_INIT("难"),   NIAN_STR_INIT("低"),
        NIAN_STR_INIT("弱"),     NIAN_STR_INIT("差"),   NIAN_STR_INIT("滞后"),
        NIAN_STR_INIT("落后"),   NIAN_STR_INIT("问题"), NIAN_STR_INIT("缺"),
        NIAN_STR_INIT("短板"),   NIAN_STR_INIT("矛盾"), NIAN_STR_INIT("压力"),
        NIAN_STR_INIT("风险"),   NIAN_STR_INIT("挑战"), NIAN_STR_INIT("下降"),
        NIAN_STR_INIT("有待"),   NIAN_STR_INIT("亟"),   NIAN_STR_INIT("尚"),
        NIAN_STR_INIT("未"),     NIAN_STR_INIT("脆弱"), NIAN_STR_INIT("繁重"),
        NIAN_STR_INIT("严峻"),   NIAN_STR_INIT("艰巨"), NIAN_STR_INIT("偏"),
        NIAN_STR_INIT("负"),     NIAN_STR_INIT("少"),   NIAN_STR_INIT("慢"),
        NIAN_STR_INIT("困"),     NIAN_STR_INIT("仍"),   NIAN_STR_INIT("还"),
        NIAN_STR_INIT("贫"),     NIAN_STR_INIT("重"),   NIAN_STR_INIT("失"),
        NIAN_STR_INIT("减"),     NIAN_STR_INIT("隐患"), NIAN_STR_INIT("制约"),
        NIAN_STR_INIT("任务"),   NIAN_STR_INIT("稀"),   NIAN_STR_INIT("空白"),
        NIAN_STR_INIT("乏力"),   NIAN_STR_INIT("缓"),   NIAN_STR_INIT("粗"),
        NIAN_STR_INIT("走过场"), NIAN_STR_INIT("瓶颈"), NIAN_STR_INIT("放缓"),
        NIAN_STR_INIT("回落"),   NIAN_STR_INIT("过"),   NIAN_STR_INIT("亏"),
        NIAN_STR_INIT("污染"),   NIAN_STR_INIT("堵"),   NIAN_STR_INIT("高"),
    };
    return nian_has_any(s, reached, COUNT(reached)) &&
           !nian_has_any(s, wrong, COUNT(wrong));
}

/* How much a word leans: the logarithm of how much oftener it stands in plans
 * than in reviews, over the reports whose headings tell the two apart. */
static const nian_str anywhere[] = {
    NIAN_STR_INIT("力争"),   NIAN_STR_INIT("今年"),   NIAN_STR_INIT("抓好"),
    NIAN_STR_INIT("打造"),   NIAN_STR_INIT("培育"),   NIAN_STR_INIT("鼓励"),
    NIAN_STR_INIT("做好"),   NIAN_STR_INIT("健全"),   NIAN_STR_INIT("完善"),
    NIAN_STR_INIT("确保"),   NIAN_STR_INIT("办好"),   NIAN_STR_INIT("让"),
    NIAN_STR_INIT("引导"),   NIAN_STR_INIT("用好"),   NIAN_STR_INIT("做强"),
    NIAN_STR_INIT("目标是"), NIAN_STR_INIT("育一批"), NIAN_STR_INIT("造一批"),
    NIAN_STR_INIT("设一批"), NIAN_STR_INIT("更多"),   NIAN_STR_INIT("我们将"),
    NIAN_STR_INIT("必须"),   NIAN_STR_INIT("亿元"),   NIAN_STR_INIT("取得"),
    NIAN_STR_INIT("居全"),   NIAN_STR_INIT("成功"),   NIAN_STR_INIT("年来"),
    NIAN_STR_INIT("累计"),   NIAN_STR_INIT("得到"),   NIAN_STR_INIT("顺利"),
    NIAN_STR_INIT("进展"),   NIAN_STR_INIT("成效"),   NIAN_STR_INIT("明显"),
    NIAN_STR_INIT("显著"),   NIAN_STR_INIT("连续"),   NIAN_STR_INIT("预计"),
    NIAN_STR_INIT("过去"),   NIAN_STR_INIT("分别"),   NIAN_STR_INIT("全国第"),
    NIAN_STR_INIT("入选"),   NIAN_STR_INIT("获"),     NIAN_STR_INIT("超额"),
    NIAN_STR_INIT("感谢"),   NIAN_STR_INIT("去年"),   NIAN_STR_INIT("比上年"),
    NIAN_STR_INIT("同比"),   NIAN_STR_INIT("增长"),
};
static const short anywhere_lean[] = {
    3,  3,  2,  2,  1,  2,  1,  1,  1,  1,  2,  1,  1,  2,  2,  3,
    3,  3,  2,  1,  3,  2,  -2, -2, -5, -4, -4, -4, -3, -3, -2, -2,
    -2, -2, -3, -4, -4, -2, -4, -5, -2, -5, -6, -3, -3, -3, -1};
static const nian_str at_start[] = {
    NIAN_STR_INIT("加快"),     NIAN_STR_INIT("推进"),     NIAN_STR_INIT("加强"),
    NIAN_STR_INIT("支持"),     NIAN_STR_INIT("完善"),     NIAN_STR_INIT("做好"),
    NIAN_STR_INIT("继续"),     NIAN_STR_INIT("深化"),     NIAN_STR_INIT("要"),
    NIAN_STR_INIT("推动"),     NIAN_STR_INIT("抓好"),     NIAN_STR_INIT("健全"),
    NIAN_STR_INIT("提升"),     NIAN_STR_INIT("促进"),     NIAN_STR_INIT("强化"),
    NIAN_STR_INIT("积极发展"), NIAN_STR_INIT("大力发展"),
};
static const short at_start_lean[] = {2, 1, 1, 2, 1, 2, 2, 1, 3,
                                      1, 1, 1, 3, 2, 1, 2, 1};

/* Each word counts once.  Annual reports of offices review in the same verbs
 * in which others plan; `bare` leaves those out. */
static int sum_cues(const nian_passage *s, bool bare)
{
    int lean = is_over(s->text) ? -3 : 0;
    for (size_t i = 0; i < COUNT(anywhere); i++) {
        int weight = anywhere_lean[i];
        if ((!bare || weight < 0 || weight > 2) &&
            nian_has_word(s, anywhere[i]))
            lean += weight;
    }
    for (size_t i = 0; i < COUNT(at_start) && !bare; i++)
        if (nian_str_starts(s->text, at_start[i]))
            lean += at_start_lean[i];
    return lean;
}

int nian_sentence_lean(const nian_report *report, const nian_passage *passage)
{
    nian_passage s = nian_passage_start(passage, START * 4);
    int lean = sum_cues(&s, !is_work_report(report));
    if (nian_turns_to_plan(&s))
        lean += 3;
    times found = find_times(report, nian_str_slice(s.text, 0, START / 3));
    if (found.over != found.coming)
        lean += found.coming ? 3 : -3;
    return lean > LEAN_MAX ? LEAN_MAX : lean < -LEAN_MAX ? -LEAN_MAX : lean;
}
