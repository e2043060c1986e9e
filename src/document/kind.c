/* Kinds of reports.  A new kind is a row here. */
#include "document/kind.h"

#include "document/date.h"
#include "document/issuer.h"
#include "document/statement.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A title with all `signs` is of the kind; the first row wins. */
static const struct {
    nian_str signs[2];
    nian_str kind;
} rows[] = {
#define ROW(one, two, kind)                                                    \
    {                                                                          \
        {NIAN_STR_INIT(one), NIAN_STR_INIT(two)}, NIAN_STR_INIT(kind)          \
    }
    ROW("审议意见", "", "审议意见"),
    ROW("法治政府", "报告", "法治政府建设年度报告"),
    ROW("法治政府", "情况", "法治政府建设年度报告"),
    ROW("统计公报", "", "国民经济和社会发展统计公报"),
    ROW("国民经济", "结果的公报", "国民经济和社会发展统计公报"),
    ROW("政府工作报告", "", "政府工作报告"),
    ROW("政府工作的报告", "", "政府工作报告"),
    ROW("政府", "年工作报告", "政府工作报告"),
    ROW("政府信息公开", "年度报告", "政府信息公开工作年度报告"),
#undef ROW
};

nian_str nian_kind_in(nian_str title)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        if (nian_str_has(title, rows[i].signs[0]) &&
            nian_str_has(title, rows[i].signs[1]))
            return rows[i].kind;
    return (nian_str){NULL, 0};
}

bool nian_kind_starts(nian_str s)
{
    static const nian_str starts[] = {
        NIAN_STR_INIT("政府工作"), NIAN_STR_INIT("工作报告"),
        NIAN_STR_INIT("统计公报"), NIAN_STR_INIT("国民经济"),
        NIAN_STR_INIT("法治政府"), NIAN_STR_INIT("审议意见"),
        NIAN_STR_INIT("年度报告"), NIAN_STR_INIT("人民政府"),
    };
    for (size_t i = 0; i < COUNT(starts); i++)
        if (nian_str_starts(s, starts[i]))
            return true;
    return false;
}

/* Years, and 度 behind them, taken out. */
static nian_str without_years(nian_arena *arena, nian_str s)
{
    nian_strs parts = {0};
    for (;;) {
        nian_date date;
        size_t len = 0;
        ptrdiff_t at = nian_date_find(&date, s, &len);
        vec_push(arena, &parts,
                 at == NIAN_STR_NONE ? s : nian_str_slice(s, 0, (size_t)at));
        if (at == NIAN_STR_NONE)
            break;
        s = nian_str_after(s, (size_t)at + len);
        nian_str_cut_start(&s, NIAN_STR("度"));
    }
    return nian_str_join(arena, parts.items, parts.count, (nian_str){NULL, 0});
}

nian_str nian_kind_guess(nian_arena *arena, nian_str title)
{
    static const nian_str ends[] = {
        NIAN_STR_INIT("报告"), NIAN_STR_INIT("公报"),   NIAN_STR_INIT("意见"),
        NIAN_STR_INIT("总结"), NIAN_STR_INIT("白皮书"), NIAN_STR_INIT("计划"),
        NIAN_STR_INIT("要点"), NIAN_STR_INIT("决定"),   NIAN_STR_INIT("通报"),
    };
    bool named = false;
    for (size_t i = 0; i < COUNT(ends); i++)
        named |= nian_str_ends(title, ends[i]);
    if (!named)
        return (nian_str){NULL, 0};
    ptrdiff_t about = nian_str_find_last(title, NIAN_STR("关于"));
    if (about != NIAN_STR_NONE)
        title = nian_str_after(title, (size_t)about + 6);
    nian_str issuer = nian_issuer_in(title);
    if (issuer.len && issuer.ptr == title.ptr)
        title = nian_str_after(title, issuer.len);
    nian_str_cut_start(&title, NIAN_STR("人民政府"));
    return nian_str_trim(without_years(arena, title));
}
