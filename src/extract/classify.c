/* Role and type of a statement.  Words decide, and where in the report the
 * statement stands. */
#include "extract/extract.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

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

static bool heads_plan(nian_str heading)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("今年"),     NIAN_STR_INIT("下一步"),
        NIAN_STR_INIT("工作安排"), NIAN_STR_INIT("任务"),
        NIAN_STR_INIT("要求"),     NIAN_STR_INIT("建议"),
        NIAN_STR_INIT("计划"),     NIAN_STR_INIT("打算"),
        NIAN_STR_INIT("重点工作"), NIAN_STR_INIT("今后五年"),
        NIAN_STR_INIT("目标"),
    };
    return has_any(heading, words, COUNT(words)) &&
           !nian_str_has(heading, NIAN_STR("回顾"));
}

static bool heads_problem(nian_str heading)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("不足"),
        NIAN_STR_INIT("问题"),
        NIAN_STR_INIT("困难"),
        NIAN_STR_INIT("差距"),
    };
    static const nian_str solving[] = {
        NIAN_STR_INIT("化解"),
        NIAN_STR_INIT("防范"),
        NIAN_STR_INIT("解决"),
    };
    return has_any(heading, words, COUNT(words)) &&
           !has_any(heading, solving, COUNT(solving));
}

static bool opens_plan(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("今年经济社会发展"), NIAN_STR_INIT("今年工作"),
        NIAN_STR_INIT("今年是"),           NIAN_STR_INIT("今年政府工作"),
        NIAN_STR_INIT("今后五年"),         NIAN_STR_INIT("未来五年"),
    };
    return starts_any(s, words, COUNT(words));
}

static bool admits(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("有待"),
        NIAN_STR_INIT("亟需"),
        NIAN_STR_INIT("仍需"),
        NIAN_STR_INIT("尚未"),
    };
    return has_any(s, words, COUNT(words));
}

static bool turns_to_problems(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("也要看到"),   NIAN_STR_INIT("清醒认识"),
        NIAN_STR_INIT("清醒地认识"), NIAN_STR_INIT("清醒看到"),
        NIAN_STR_INIT("清醒地看到"), NIAN_STR_INIT("仍存在"),
        NIAN_STR_INIT("还存在"),
    };
    return has_any(s, words, COUNT(words));
}

static bool frames(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("为指导"),     NIAN_STR_INIT("为核心"),
        NIAN_STR_INIT("总体要求是"), NIAN_STR_INIT("衷心感谢"),
        NIAN_STR_INIT("衷心的感谢"), NIAN_STR_INIT("崇高的敬意"),
        NIAN_STR_INIT("提出意见"),   NIAN_STR_INIT("各位代表！"),
        NIAN_STR_INIT("这些成绩"),
    };
    return has_any(s, words, COUNT(words));
}

static bool is_outcome(nian_str s)
{
    static const nian_str words[] = {
        NIAN_STR_INIT("增长"), NIAN_STR_INIT("下降"), NIAN_STR_INIT("达到"),
        NIAN_STR_INIT("达"),   NIAN_STR_INIT("突破"), NIAN_STR_INIT("提高到"),
        NIAN_STR_INIT("位居"), NIAN_STR_INIT("超过"),
    };
    return has_any(s, words, COUNT(words));
}

/* The first heading from `section` upwards that says what its part is. */
static bool role_of_heading(const nian_report *report, uint32_t section,
                            nian_role *role)
{
    while (section != 0) {
        nian_str heading = report->sections[section].heading;
        if (heads_problem(heading)) {
            *role = NIAN_ROLE_PROBLEM;
            return true;
        }
        if (report->sections[section].level == 1 && heads_plan(heading)) {
            *role = NIAN_ROLE_PLAN;
            return true;
        }
        section = report->sections[section].parent;
    }
    return false;
}

static nian_type type_of(nian_str s, nian_role role)
{
    if (role == NIAN_ROLE_PROBLEM || admits(s))
        return NIAN_TYPE_SHORTFALL;
    if (role == NIAN_ROLE_FRAME || frames(s))
        return NIAN_TYPE_CONTEXT;
    if (role == NIAN_ROLE_PLAN)
        return NIAN_TYPE_PLAN;
    return is_outcome(s) ? NIAN_TYPE_RESULT : NIAN_TYPE_ACTION;
}

void nian_classify(const nian_report *report, nian_statement *statements)
{
    bool planned = false;
    uint32_t problem = UINT32_MAX; /* the paragraph that admits */
    for (size_t i = 0; i < report->statement_count; i++) {
        nian_statement *statement = &statements[i];
        if (i * 5 > report->statement_count && opens_plan(statement->text))
            planned = true;
        if (!planned && turns_to_problems(statement->text))
            problem = statement->paragraph;
        nian_role role = planned ? NIAN_ROLE_PLAN : NIAN_ROLE_DONE;
        if (problem == statement->paragraph)
            role = NIAN_ROLE_PROBLEM;
        role_of_heading(report, statement->section, &role);
        statement->role = role;
        statement->type = type_of(statement->text, role);
    }
}
